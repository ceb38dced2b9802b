"""Loading a document that has a file of corrections beside it."""

from pathlib import Path

import pytest

import egovplan
from egovplan.loading import corrections_beside

DOCUMENT = """KẾ HOẠCH
I. MỤC TIÊU
- Đến năm 2030, tối thiểu 80% hồ sơ được xử lý trên mạng.
"""

CORRECTIONS = """egovplan_corrections = "1"

[[corrections]]
action = "change"
line = 3
value = {value}
set = {{ value = 85 }}
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def write_corrections(document: Path, text: str) -> None:
    document.with_name("plan.corrections.toml").write_text(text, encoding="utf-8")


def values(loaded: egovplan.LoadedPlan) -> list[object]:
    return [statement.quantity.value for statement in loaded.plan.statements]


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_the_file_beside_a_document_is_found(document: Path, suffix: str) -> None:
    assert corrections_beside(document) is None
    beside = document.with_name(f"plan.corrections{suffix}")
    beside.touch()
    assert corrections_beside(document) == beside


def test_a_path_without_a_name_has_nothing_beside_it() -> None:
    assert corrections_beside("/") is None


def test_corrections_are_applied_at_every_reading(document: Path) -> None:
    write_corrections(document, CORRECTIONS.format(value=80))
    first, again = egovplan.load(document), egovplan.load(document)
    assert values(first) == values(again) == [85]
    with document.open("rb") as file:
        assert values(egovplan.load(file)) == [85]


def test_the_plan_as_printed_can_be_asked_for(document: Path) -> None:
    write_corrections(document, CORRECTIONS.format(value=80))
    assert values(egovplan.load(document, corrected=False)) == [80]


def test_a_correction_that_no_longer_fits_is_told_and_changes_nothing(document: Path) -> None:
    write_corrections(document, CORRECTIONS.format(value=75))
    loaded = egovplan.load(document)
    assert values(loaded) == [80]
    assert "correction-unmatched" in [finding.code for finding in loaded.findings]


def test_a_wrong_file_of_corrections_is_a_load_error_that_names_it(document: Path) -> None:
    write_corrections(document, "drop line 3")
    with pytest.raises(egovplan.LoadError, match=r"plan\.corrections\.toml"):
        egovplan.load(document)
