"""What reading notices about the text itself."""

import pytest

from egovplan.model import Finding
from egovplan.reading.reader import read_text
from egovplan.reading.reading_findings import position_in_list

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025\n"


def read(text: str, *codes: str) -> list[Finding]:
    return [finding for finding in read_text(HEAD + text).findings if finding.code in codes]


def values(finding: Finding) -> dict[str, str]:
    return dict(finding.arguments)


def test_a_gap_in_the_numbers_of_headings() -> None:
    (found,) = read("I. MỤC TIÊU\n1. A\nIII. NỘI DUNG\n1. B\nVI. TỔ CHỨC THỰC HIỆN\n", "numbering-gap")[1:]
    assert (found.line, values(found)) == (7, {"number": "VI", "previous": "III"})


def test_a_list_whose_first_number_is_lost() -> None:
    (found,) = read("I. HIỆU QUẢ\nMở đầu.\n2. Nâng cao năng lực.\n3. Giảm chi phí.\n", "numbering-gap")
    assert (found.line, values(found)["previous"]) == (5, "0")


def test_a_number_that_stands_twice() -> None:
    (found,) = read("I. NỘI DUNG\n1. Mạng\n2. Cổng\n2. Kho số\n3. Đào tạo\n", "numbering-repeat")
    assert (found.line, values(found)["number"]) == (6, "2")
    assert [source.line for source in found.related] == [5]


@pytest.mark.parametrize(
    "text",
    [
        "I. MỤC TIÊU\n1. A\n2. B\nII. NỘI DUNG\n1. C\n",
        "I. NỘI DUNG\n1. A\na) a.\nb) b.\nc) c.\nd) d.\nđ) đ.\ne) e.\ng) g.\nh) h.\ni) i.\nk) k.\n",
        "I. NỘI DUNG\n1. A\na) a.\nb) b.\nc) c.\nd) d.\ne) e.\nf) f.\ng) g.\n",
        "I. NỘI DUNG\n1. A\nCác việc:\n1. a\n2. b\nCác việc khác:\n1. a\n2. b\n",
        "Chương I\nĐiều 1. A.\nĐiều 2. B.\nChương II\nĐiều 3. C.\n",
        "I. NỘI DUNG\n1. A\n1.1. a\n1.2. b\n2. B\n2.1. a\n",
        "IX. A\nX. B\nXI. C\n".replace("IX", "I", 1).replace("XI", "III").replace("X.", "II."),
    ],
)
def test_lists_as_they_are_written_have_no_faults(text: str) -> None:
    assert not read(text, "numbering-gap", "numbering-repeat")


def test_letters_that_are_left_out_leave_a_gap() -> None:
    (found,) = read("I. NỘI DUNG\n1. A\na) a.\nb) b.\nd) d.\n", "numbering-gap")
    assert values(found) == {"number": "d", "previous": "b"}


def test_numbers_without_order_are_no_list() -> None:
    text = "I. NỘI DUNG\n" + "".join(f"{number}. A\n" for number in (5, 9, 3, 12, 7, 30))
    assert not read(text, "numbering-gap", "numbering-repeat")


def test_a_lost_heading() -> None:
    text = "I. MỤC TIÊU\n1. Chung\n2. Cụ thể\na) Nội bộ.\n1. Xây dựng hạ tầng\n2. Đào tạo\n"
    (found,) = read(text, "heading-missing")
    assert (found.line, values(found)) == (7, {"number": "1", "kind": "contents"})
    assert not read(text, "numbering-repeat")
    announced = text.replace("1. Xây", "Các nhiệm vụ cụ thể của từng năm:\n1. Xây")
    assert not read(announced, "heading-missing")


def test_spoilt_capitals_once_for_each_paragraph() -> None:
    text = "PHỤ LỤC 1\ndanh mỤc cÁc Đơn vỊ cẦn nâng cẤp\nPHỤ LỤC 2\nDANH sách dỊch vỤ\n"
    assert [finding.line for finding in read(text, "spoilt-capitals")] == [4, 6]


def test_spoilt_capitals_everywhere_are_one_finding() -> None:
    (found,) = read("I. NỘI DUNG\n" + "- Phát triỂn mẠng.\n" * 12, "spoilt-capitals")
    assert found.line == 4
    assert len(found.related) == 11


@pytest.mark.parametrize(
    "text", ["ỨNG DỤNG eOffice CỦA Sở TT&TT", "QĐ-UBND và TTr.STTTT", "UBNDtỉnh", "iPhone, eĐấu thầu"]
)
def test_words_with_capitals_inside_are_not_spoilt(text: str) -> None:
    assert not read(f"I. NỘI DUNG\n- {text}.\n", "spoilt-capitals")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("theo Nghị định số 43/2011/NC-CP của Chính phủ", "unknown-document-symbol"),
        ("trước ngày 31/02/2021", "date-invalid"),
        ("theo văn bản ngày 11/2020 của tỉnh", "date-incomplete"),
        ("giai đoạn 2025 - 2021 của tỉnh", "period-inverted"),
        ("giai đoạn 2021 - 2100 của tỉnh", "period-implausible"),
    ],
)
def test_dates_periods_and_symbols_of_the_running_text_are_told_once(words: str, code: str) -> None:
    (found,) = read(f"I. NỘI DUNG\n- Triển khai các nhiệm vụ {words}.\n", code)
    assert found.line == 4


def test_what_a_legal_basis_told_is_not_told_again() -> None:
    reading = read_text(f"{HEAD}Căn cứ Công văn số 3/BTTTT-THH ngày 11/2020 của Bộ;\nI. MỤC TIÊU\n- Mạng.\n")
    found = [finding for finding in reading.findings if finding.code == "date-incomplete"]
    assert [finding.subject_id for finding in found] == [reading.plan.legal_bases[0].id]


def test_furniture_gives_no_findings() -> None:
    text = "I. MỤC TIÊU\n- Mạng của tỉnh.\n" + "- Cổng.\n" * 9 + "- 1Quyết định 43/2011/NC-CP về phê duyỆt\n"
    assert not read(text, "unknown-document-symbol", "spoilt-capitals")


@pytest.mark.parametrize(
    ("style", "label", "place"),
    [
        ("roman", "xiv", 14),
        ("roman", "ix", 9),
        ("letter", "e", 6),
        ("capital", "c", 3),
        ("decimal3", "2.1.4", 4),
        ("phần", "nhất", None),
    ],
)
def test_places_in_lists(style: str, label: str, place: int | None) -> None:
    assert position_in_list(style, label) == place
