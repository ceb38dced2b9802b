"""What the report says, and that it needs nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

import egovplan
from egovplan import Plan
from egovplan.analysis import ObservationError
from egovplan.datasets import sample_text
from egovplan.model import Finding, Observation, Source
from egovplan.report import write_report
from egovplan.report.excerpts import excerpt_of
from egovplan.report.subject import subject_of
from egovplan.testing import plans

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
VOID = {"meta", "link", "img", "br"}


class Page(HTMLParser):
    """A page as a tree of sections with their text; complains where elements are not closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.sections, self.pictures = [], [], [], {}, []
        self.section = None
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "section":
            self.section = values["id"]
        if tag == "img":
            self.pictures.append((self.section, values))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "section":
            self.section = None

    def handle_data(self, data):
        self.sections[self.section] = self.sections.get(self.section, "") + data

    def text(self, section):
        return " ".join(self.sections[section].split())


@pytest.fixture(scope="module")
def sample():
    return egovplan.load_text(sample_text())


def followed(loaded):
    return [i for i in loaded.plan.indicators if len(loaded.plan.roadmap.series().get(i.id, ())) > 1]


def test_the_sample_in_both_languages(sample):
    for locale, heading in (("vi", "Tổng quan"), ("en", "At a glance")):
        page = Page(write_report(sample, locale=locale))
        assert ("lang", locale) in page.attributes
        assert heading in page.text("glance")
        assert {where for where, _ in page.pictures} == {"indicators", "budget"}
        assert len([where for where, _ in page.pictures if where == "indicators"]) == len(followed(sample))


def test_every_finding_stands_with_its_line_and_the_marked_words(sample):
    page = Page(write_report(sample))
    assert page.tags.count("mark") >= len(sample.findings)
    for finding in sample.findings:
        assert finding.code in page.text("findings")
        assert f"line {finding.line}" in page.text("findings")


def test_every_target_of_the_plan_is_somewhere_with_its_line(sample):
    page = Page(write_report(sample))
    shown = page.text("indicators") + page.text("targets")
    for statement in sample.plan.targets:
        assert str(statement.source.line) in shown
        assert f"{statement.quantity.value:g}" in shown


def test_the_coverage_is_told(sample):
    page = Page(write_report(sample))
    assert "Lines accounted for" in page.text("coverage")
    gaps = egovplan.load_text("XIN CHÀO\nKhông liên quan 12,5.\n" * 50)
    told = Page(write_report(gaps)).text("coverage")
    if gaps.coverage.unclaimed:
        assert "Lines that nothing claims" in told


def test_a_plan_alone_is_checked_and_has_no_coverage(sample):
    page = Page(write_report(sample.plan))
    assert "coverage" not in page.sections
    assert "milestone-regression" in page.text("findings")
    assert "mark" not in page.tags


def test_a_plan_with_nothing_in_it_says_so():
    page = Page(write_report(Plan("p")))
    assert "follows no indicator" in page.text("indicators")
    assert "names no money" in page.text("budget")
    assert "Nothing was noticed" in page.text("findings")
    assert page.pictures == []


def test_attainment_is_there_only_where_something_was_measured(sample):
    indicator = followed(sample)[0]
    without = Page(write_report(sample))
    assert "attainment" not in without.sections
    page = Page(write_report(sample, observations={indicator.id: {2020: 45, 2022: 80}}))
    assert "indicators with a target could be assessed" in page.text("attainment")
    assert "there is no observation" in page.text("attainment")
    assert page.pictures[0][0] == "attainment"
    assert "80%" in page.text("indicators")


@pytest.mark.parametrize("form", ["mapping", "rows", "objects"])
def test_observations_in_any_form(sample, form):
    name = followed(sample)[0].id
    day = date(2022, 12, 31)
    given = {
        "mapping": {name: {2022: 61.5}},
        "rows": [{"indicator": name, "year": 2022, "value": 61.5}],
        "objects": [Observation(name, day, 61.5)],
    }[form]
    assert "61.5%" in Page(write_report(sample, observations=given)).text("indicators")


def test_observations_of_no_indicator_are_named():
    page = write_report(Plan("p"), observations=[Observation("nobody", date(2020, 1, 1), 5)])
    assert "nobody" in Page(page).text("attainment")
    with pytest.raises(ObservationError, match="nobody"):
        write_report(Plan("p"), observations={"nobody": {2020: 5}})


def test_amounts_without_a_unit_are_told_apart(hostile):
    page = Page(write_report(hostile))
    assert "Not added" in page.text("budget")
    assert "unit unknown" in page.text("budget")
    assert "2 billion đồng" in page.text("budget")


def test_hostile_words_stay_words(hostile):
    page = Page(write_report(hostile, observations={"i": {2021: 50, 2023: 70}}))
    assert not {"script", "svg", "iframe"} & set(page.tags)
    assert page.tags.count("a") == len([1 for name, value in page.attributes if name == "href" and value[0] == "#"])
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("style", "action")]
    for text in page.sections.values():
        assert "7 * 7 }" in text or "49" not in text


def test_the_page_refers_to_nothing_outside(sample):
    page = Page(write_report(sample, observations={followed(sample)[0].id: {2022: 61.5}}))
    addresses = [value for name, value in page.attributes if name in ("src", "href", "srcset", "action", "data")]
    assert all(value.startswith(("#", "data:")) for value in addresses)
    policy = next(value for name, value in page.attributes if value and "default-src" in value)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")


def test_steering_characters_are_taken_out():
    page = write_report(Plan("p", title="Kế \u202ehoạch\u2066 \x07 \x1b[31m"))
    assert not re.search("[\u202e\u2066\x07\x1b]", page)


def test_every_chart_has_words(sample):
    for _, attributes in Page(write_report(sample)).pictures:
        assert len(attributes["alt"]) > 20
        assert int(attributes["width"]) > 100


def test_the_page_is_written_as_it_is_returned_and_the_same_each_time(sample, tmp_path):
    path = tmp_path / "báo cáo.html"
    page = write_report(sample, path, locale="vi")
    assert path.read_bytes() == page.encode("utf-8")
    assert page == write_report(sample, str(tmp_path / "again.html"), locale="vi")


@pytest.mark.parametrize("subject", [None, "plan.txt", 5, []])
def test_what_is_no_plan_is_refused(subject):
    with pytest.raises(TypeError, match="a report is about"):
        write_report(subject)


def test_an_unknown_locale_is_refused():
    with pytest.raises(ValueError, match="there is no locale"):
        write_report(Plan("p"), locale="xx")


def test_another_language_has_english_words():
    assert "At a glance" in write_report(Plan("p"), locale="fr")


@settings(max_examples=12)
@given(plan=plans())
def test_every_plan_has_a_well_formed_report(plan):
    page = Page(write_report(plan, locale="vi"))
    assert {"glance", "indicators", "budget", "findings"} <= set(page.sections)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_report_on_a_real_plan(path, locale):
    loaded = egovplan.load(path)
    page = Page(write_report(loaded, locale=locale))
    pictures = [where for where, _ in page.pictures]
    assert pictures.count("indicators") == page.tags.count("article") >= len(followed(loaded))
    assert page.text("findings").count("dòng " if locale == "vi" else "line ") >= len(
        [finding for finding in loaded.findings if finding.line]
    )
    assert ("projects" in page.sections) == bool(loaded.plan.projects)


def test_the_shared_plans_are_there():
    if not SEEDS:
        pytest.skip("there is no folder ../shared/seeds with real plans")
    assert len(SEEDS) == 5


def test_a_span_beyond_its_line_marks_what_there_is():
    loaded = egovplan.load_text("một\nhai")
    subject = subject_of(loaded)
    assert excerpt_of(subject, Source(2, 4, 90)).marked == "hai"
    assert excerpt_of(subject, Source(1, 90, 95)).marked == ""
    assert excerpt_of(subject, Source(9)) is None


def test_a_long_line_is_cut_around_the_words():
    loaded = egovplan.load_text("x" * 500 + "80%" + "y" * 500)
    excerpt = excerpt_of(subject_of(loaded), Source(1, 500, 503))
    assert excerpt.marked == "80%"
    assert excerpt.before.startswith("…x")
    assert excerpt.after.endswith("y…")
    assert len(excerpt.before + excerpt.after) < 260


def test_findings_without_a_place_are_of_the_whole_document(sample):
    loaded = type("Loaded", (), {"plan": Plan("p"), "text": "", "findings": (Finding("own", "warning", "blue"),)})()
    assert "blue own whole document" in Page(write_report(loaded)).text("findings")


def test_neither_pyplot_nor_ipython_is_imported():
    script = """
import sys
from egovplan import Plan
from egovplan.report import write_report
write_report(Plan("p"))
print([name for name in ("matplotlib.pyplot", "IPython") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
