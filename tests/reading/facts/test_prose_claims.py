"""What captions, headings and titles say about the document itself."""

import pytest

from egovplan.analysis.consistency import check
from egovplan.model import Claim, ClaimKind, Plan
from egovplan.reading.reader import read_text

HEAD = "Số: 12/KH-UBND\nSơn Hải, ngày 10 tháng 4 năm 2021\nKẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025\n"


def read(text: str) -> Plan:
    return read_text(HEAD + text).plan


def of(plan: Plan, kind: ClaimKind, subject: str) -> list[Claim]:
    return [claim for claim in plan.claims if (claim.kind, claim.subject) == (kind, subject)]


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in check(plan)}


def test_a_caption_restates_number_and_date() -> None:
    plan = read(
        "I. MỤC TIÊU\n- Có mạng.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12 /KH-UBND ngày 16 /4/2021 của UBND tỉnh Sơn Hải)\n"
    )
    assert [claim.value for claim in of(plan, ClaimKind.NUMBER, "document")] == ["12/KH-UBND"]
    assert [claim.value for claim in of(plan, ClaimKind.DATE, "document")] == ["2021-04-16"]
    assert "date-conflict" in codes(plan)
    assert "caption-conflict" not in codes(plan)


def test_a_caption_that_agrees_is_not_marked() -> None:
    plan = read("I. MỤC TIÊU\n- Có mạng.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 10/4/2021)\n")
    assert not codes(plan) & {"date-conflict", "caption-conflict"}


def test_a_caption_with_another_number_is_marked() -> None:
    plan = read("I. MỤC TIÊU\n- Có mạng.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 21/KH-UBND ngày 10/4/2021)\n")
    assert "caption-conflict" in codes(plan)


def test_a_caption_that_names_an_act_of_another_kind_claims_nothing() -> None:
    plan = read("I. MỤC TIÊU\n- Có mạng.\nPHỤ LỤC\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 11/4/2021)\n")
    assert not of(plan, ClaimKind.NUMBER, "document")


def test_outlooks_with_the_periods_they_are_added_to() -> None:
    plan = read(
        "I. NỘI DUNG\n1. Quy hoạch\n- Rà soát Quy hoạch giai đoạn 2007 - 2015 và định hướng đến 2015 của tỉnh.\n"
    )
    (claim,) = of(plan, ClaimKind.DATE, "horizon")
    assert (claim.value, claim.group) == ("2015", "2007/2015")
    assert "horizon-inverted" in codes(plan)


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát Quy hoạch giai đoạn 2007 - 2015, tầm nhìn đến năm 2020.",
        "Rà soát Quy hoạch giai đoạn 2007 - 2015; định hướng đến năm 2015 là phát triển.",
        "Xây dựng định hướng đến năm 2015 của tỉnh.",
        "Quy hoạch giai đoạn 2007 - 2010, định hướng 2011 - 2015.",
    ],
)
def test_outlooks_that_are_right_or_stand_alone_are_not_marked(words: str) -> None:
    assert "horizon-inverted" not in codes(read(f"I. NỘI DUNG\n1. Quy hoạch\n- {words}\n"))


def test_the_same_outlook_is_claimed_once() -> None:
    text = "- Rà soát Quy hoạch giai đoạn 2007 - 2015 và định hướng đến năm 2020.\n"
    assert len(of(read(f"I. NỘI DUNG\n1. Quy hoạch\n{text}{text}"), ClaimKind.DATE, "horizon")) == 1


def test_headings_that_are_periods_are_phases() -> None:
    plan = read("I. MỤC TIÊU\na) Giai đoạn 2021 - 2022:\n- Có mạng.\nb) Giai đoạn 2023 - 2025:\n- Có cổng.\n")
    assert [claim.value for claim in of(plan, ClaimKind.DATE, "phase")] == ["2021/2022", "2023/2025"]
    assert "overlapping-phases" not in codes(plan)


def test_periods_that_open_sentences_of_the_roadmap_are_phases() -> None:
    plan = read("I. LỘ TRÌNH\n2021-2023: Xây dựng hạ tầng.\n2023-2025: Khai thác.\n")
    assert [claim.value for claim in of(plan, ClaimKind.DATE, "phase")] == ["2021/2023", "2023/2025"]
    assert "overlapping-phases" in codes(plan)


def test_a_phase_that_is_printed_otherwise_further_down_is_claimed() -> None:
    text = (
        "I. MỤC TIÊU\na) Giai đoạn 2021 - 2022:\n- Có mạng.\nb) Giai đoạn 2023 - 2025:\n- Có cổng.\n"
        "II. NỘI DUNG\n1. Mạng\n- Phát triển mạng trong giai đoạn {} của tỉnh.\n"
    )
    assert "overlapping-phases" in codes(read(text.format("2022 - 2025")))
    for harmless in ("2023 - 2025", "2021 - 2025", "2016 - 2020", "2021 - 2030"):
        assert "overlapping-phases" not in codes(read(text.format(harmless))), harmless


def test_a_period_that_is_turned_round_is_kept_as_a_claim() -> None:
    plan = read("I. KINH PHÍ\n1. Kinh phí cho kế hoạch 2021 - 1022 như sau.\n")
    (claim,) = of(plan, ClaimKind.DATE, "period")
    assert claim.value == "2021/1022"
    assert "year-implausible" in codes(plan)
