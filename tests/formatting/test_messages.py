"""Messages in Vietnamese and English, and whether all of them are there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from egovplan.analysis.reason import Reason
from egovplan.catalogue.findings import finding, finding_types
from egovplan.catalogue.scoring import reason_types
from egovplan.formatting import format_finding, format_reason, format_status, format_term
from egovplan.formatting.catalogues import LOCALE_DIRECTORY, catalogue, locale_of
from egovplan.model import AgencyKind, BudgetSource, Comparator, Finding, Rhythm, ServiceLevel

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def needed(tmp_path_factory):
    """Every message that the library can say, as the build extracts them."""
    path = tmp_path_factory.mktemp("messages") / "egovplan.pot"
    mapping = str(ROOT / "pyproject.toml")
    CommandLineInterface().run(["pybabel", "-q", "extract", "-F", mapping, "-o", str(path), str(ROOT / "src")])
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def written(language: str):
    with (LOCALE_DIRECTORY / language / "LC_MESSAGES" / "egovplan.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_every_message_has_a_vietnamese_translation(needed):
    vietnamese = written("vi")
    missing = []
    for message in needed:
        there = vietnamese.get(message.id, message.context)
        if there is None or not there.string or there.fuzzy:
            what = message.context or ", ".join(message.auto_comments) or "message"
            missing.append(f"  {what}: {message.id!r} ({', '.join(sorted({path for path, _ in message.locations}))})")
    assert not missing, (
        f"{len(missing)} messages have no Vietnamese translation; add them to "
        f"src/egovplan/formatting/locale/vi/LC_MESSAGES/egovplan.po:\n" + "\n".join(missing)
    )


def test_extraction_finds_findings_reasons_statuses_and_terms(needed):
    found = {(message.context, message.id) for message in needed}
    assert {(None, kind.message) for kind in finding_types().values()} <= found
    assert {(None, kind.message) for kind in reason_types().values()} <= found
    assert {("Status", "substantial progress"), ("BudgetSource", "oda"), (None, "at least {amount}")} <= found
    assert not [pair for pair in found if pair[0] == "Comparator"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_translations_name_the_same_values(language):
    wrong = [
        message.id
        for message in written(language)
        if message.id and message.string and set(PLACE.findall(message.id)) != set(PLACE.findall(message.string))
    ]
    assert not wrong


@pytest.mark.parametrize("code", sorted(finding_types()))
def test_every_finding_is_told_with_its_values_in_both_languages(code):
    values = {name: f"«{name}»" for name in PLACE.findall(finding_types()[code].message)}
    found = finding(code, **values)
    assert format_finding(found, "en") == found.message
    assert all(value in format_finding(found, "vi") for value in values.values())


def test_a_finding_of_a_users_own_check_keeps_its_message():
    own = Finding("my-check", "warning", "the plan is blue")
    assert format_finding(own, "vi") == "the plan is blue"


def test_a_finding_without_its_values_keeps_its_message():
    stripped = Finding("numbering-gap", "info", "VI follows III: a number is missing")
    assert format_finding(stripped, "vi") == "VI follows III: a number is missing"


def test_words_of_ours_in_a_finding_are_told_in_the_language():
    found = finding("milestone-regression", label="thư điện tử", later=60, earlier=80, direction="increase")
    assert format_finding(found, "vi").endswith("(tăng)")


def test_braces_in_a_value_are_only_text():
    assert format_finding(finding("date-invalid", text="{0} {x}"), "vi").startswith("{0} {x} không phải")


def test_reasons_tell_numbers_and_days_the_locales_way():
    reason = Reason("deadline_passed", (("due", date(2015, 12, 31)), ("days", 1234), ("at", date(2019, 4, 10))))
    assert format_reason(reason, "vi") == "thời hạn 31 tháng 12 năm 2015 đã qua 1.234 ngày tính đến 10 tháng 4 năm 2019"
    assert format_reason(reason) == "the deadline of December 31, 2015 passed 1,234 days before April 10, 2019"


def test_a_reason_of_a_users_own_method_keeps_its_words():
    assert format_reason(Reason("too_blue"), "vi") == "too_blue"


def test_statuses():
    assert format_status("on_track", "vi") == "đúng tiến độ"
    assert format_status("on_track", "en") == "on track"
    assert format_status(None, "vi") == "chưa đánh giá"
    assert format_status("much_bluer", "vi") == "much bluer"


def test_terms_read_well_in_both_languages():
    assert format_term(AgencyKind.PEOPLES_COMMITTEE, "en") == "People's Committee"
    assert format_term(AgencyKind.PEOPLES_COMMITTEE, "vi") == "Ủy ban nhân dân"
    assert format_term(ServiceLevel.FULL, "vi") == "toàn trình"
    assert format_term(BudgetSource.FUND) == "fund"
    assert format_term(Rhythm.QUARTERLY, "vi") == "hằng quý"
    assert format_term(Comparator.AT_MOST, "vi") == "<="


def test_a_locale_goes_by_any_of_its_spellings():
    assert locale_of("vi-VN") == locale_of("vi_VN")
    assert format_status("behind", "vi-VN") == "chậm tiến độ"


@pytest.mark.parametrize("name", ["", "tiếng Việt", "xx", "../../etc"])
def test_an_unknown_locale_is_refused(name):
    with pytest.raises(ValueError, match="there is no locale"):
        format_status("behind", name)


def test_a_language_without_catalogue_has_english_words():
    assert catalogue("fr").gettext("no deadline") == "no deadline"
