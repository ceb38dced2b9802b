"""Money said in the text: claims beside a table of money, budget lines where there is none."""

import pytest

from egovplan.analysis.consistency import check
from egovplan.model import BudgetLine, Claim, ClaimKind, Plan
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2022\n"
NOTES = """\
I. KINH PHÍ
Tổng nhu cầu vốn cho 2 năm 2021 - 2022 là 17.000 triệu đồng. Trong đó:
1. Nguồn vốn ngân sách Trung ương và vốn ODA: 8.700 triệu đồng. Bao gồm:
a) Vốn của các bộ cho phòng cháy rừng 1.000 triệu đồng;
b) Vốn vay nước ngoài: 4.700 triệu đồng;
c) Vốn sự nghiệp của Trung ương mỗi năm 1.500 triệu đồng, hai năm 3.000 triệu đồng.
2. Vốn từ ngân sách địa phương: 8.300 triệu đồng. Mỗi năm 4.150 triệu đồng.
"""
TABLE = """\
PHỤ LỤC SỐ 1
DANH MỤC CÁC DỰ ÁN
Đơn vị tính: tỷ đồng
| STT | Tên dự án đầu tư | Dự toán | Nguồn vốn Trung ương | Nguồn vốn Địa phương |
| --- | --- | --- | --- | --- |
| 1 | Cổng thông tin | 9,000 | 8,700 | 0,300 |
| 2 | Mạng nội bộ | 8,000 | 0 | 8,000 |
"""


def read(text: str) -> Plan:
    return read_text(HEAD + text).plan


def amounts(plan: Plan) -> list[Claim]:
    return [claim for claim in plan.claims if claim.kind is ClaimKind.AMOUNT]


def lines(plan: Plan) -> list[tuple[str, str | None, list[str], int | None]]:
    return [told(line) for line in plan.budget]


def told(line: BudgetLine) -> tuple[str, str | None, list[str], int | None]:
    assert line.amount is not None
    return f"{line.amount.value}", line.amount.unit, [str(source) for source in line.sources], line.year


def test_amounts_beside_a_table_of_money_are_claims_not_lines() -> None:
    plan = read(NOTES + TABLE)
    assert all(line.project_id for line in plan.budget)
    assert [(c.subject, c.value, c.table, c.unit) for c in amounts(plan) if c.table] == [
        ("amount", "17000", "budget", "triệu đồng"),
        ("central+oda", "8700", "budget", "triệu đồng"),
        ("local", "8300", "budget", "triệu đồng"),
    ]


def test_parts_of_an_amount_name_its_claim_and_a_yearly_amount_is_none() -> None:
    claims = amounts(read(NOTES + TABLE))
    whole = next(claim for claim in claims if claim.subject == "central+oda")
    assert [claim.value for claim in claims if claim.group == whole.id] == ["1000", "4700", "3000"]
    assert "1500" not in {claim.value for claim in claims}
    assert "4150" not in {claim.value for claim in claims}


def test_right_sums_are_not_marked_and_wrong_ones_are() -> None:
    assert "sum-mismatch" not in {finding.code for finding in check(read(NOTES + TABLE))}
    wrong = NOTES.replace("4.700", "4.800") + TABLE.replace("8,000 |\n", "8,000 |\n", 1)
    assert [finding.line for finding in check(read(wrong)) if finding.code == "sum-mismatch"] == [5]
    missing = NOTES + TABLE.replace("| 2 | Mạng nội bộ | 8,000 | 0 | 8,000 |\n", "")
    assert {finding.code for finding in check(read(missing))} >= {"sum-mismatch"}


def test_without_a_table_the_parts_are_budget_lines_and_the_whole_stays_a_claim() -> None:
    plan = read(
        "I. KINH PHÍ\nTổng kinh phí: 12 tỷ đồng, trong đó: ngân sách trung ương 5 tỷ đồng, ngân sách tỉnh 7 tỷ đồng.\n"
    )
    assert lines(plan) == [("5", "tỷ đồng", ["central"], None), ("7", "tỷ đồng", ["local"], None)]
    assert [(claim.subject, claim.value) for claim in amounts(plan)] == [("amount", "12")]
    assert "sum-mismatch" not in {finding.code for finding in check(plan)}


def test_the_first_amount_is_the_whole_where_the_others_add_up_to_it() -> None:
    plan = read("I. KINH PHÍ\n1. Dự kiến: 1.250 tỷ đồng; ngân sách tỉnh 820 tỷ đồng, vốn xã hội hóa 430 tỷ đồng.\n")
    assert lines(plan) == [("820", "tỷ đồng", ["local"], None), ("430", "tỷ đồng", ["private"], None)]


def test_a_share_in_brackets_makes_no_whole() -> None:
    plan = read(
        "I. KINH PHÍ\nTổng kinh phí: 100 tỷ đồng, gồm vốn đầu tư 60 tỷ đồng (chiếm 60% tổng kinh phí), vốn sự nghiệp 40 tỷ "
        "đồng.\n"
    )
    assert [value for value, _, _, _ in lines(plan)] == ["60", "40"]


def test_parts_from_one_kind_of_source_are_compared_with_the_whole_alone() -> None:
    text = (
        "I. KINH PHÍ\nTổng kinh phí năm 2021 là 17 tỷ đồng, từ ngân sách tỉnh 9 tỷ đồng và ngân sách huyện 8 tỷ đồng.\n"
    )
    claims = amounts(read(text + TABLE))
    assert [claim.table for claim in claims] == ["budget", None, None]
    assert claims[0].group == "2021"


def test_a_lone_amount_is_a_line_with_its_year() -> None:
    plan = read("I. KINH PHÍ\n1. Kinh phí năm 2021 từ ngân sách tỉnh: 3,5 tỷ đồng.\n")
    assert lines(plan) == [("3.5", "tỷ đồng", ["local"], 2021)]
    assert not amounts(plan)


@pytest.mark.parametrize(
    "text",
    [
        "I. HIỆN TRẠNG\n1. Kinh phí\n- Ngân sách tỉnh đã đầu tư 20 tỷ đồng.\n",
        "I. NỘI DUNG\n1. Mạng\n- Xây dựng trung tâm dữ liệu với 5 tỷ đồng của ngân sách tỉnh.\n",
        "I. KINH PHÍ\n1. Ngân sách tỉnh mỗi năm 5 tỷ đồng.\n",
        "I. KINH PHÍ\n1. Bố trí 1% tổng chi ngân sách.\n",
    ],
)
def test_money_of_the_past_per_year_or_of_one_task_is_no_line(text: str) -> None:
    plan = read(text)
    assert not plan.budget
    assert not amounts(plan)


def test_whole_words_hold_no_source() -> None:
    plan = read("I. KINH PHÍ\n1. Toàn bộ kinh phí cho cán bộ là 5 tỷ đồng.\n")
    assert lines(plan) == [("5", "tỷ đồng", [], None)]
