"""Objects as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

import egovplan
from egovplan.analysis import trajectory
from egovplan.analysis.series import series
from egovplan.datasets import sample_text
from egovplan.model import Finding, Indicator, Plan
from egovplan.notebook import Html, to_html
from egovplan.notebook.markup import element, table
from egovplan.testing import plans

HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """The elements of a piece of HTML and its text; every element must be closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words, self.names = [], [], "", []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += f" {data}"


@pytest.fixture(scope="module")
def loaded():
    return egovplan.load_text(sample_text())


def indicator_of(loaded):
    return next(i for i in loaded.plan.indicators if len(i.targets) > 3)


SUBJECTS = {
    "loaded": lambda loaded: loaded,
    "plan": lambda loaded: loaded.plan,
    "indicator": indicator_of,
    "roadmap": lambda loaded: loaded.plan.roadmap,
    "trajectory": lambda loaded: trajectory(indicator_of(loaded)),
    "score": lambda loaded: egovplan.score(indicator_of(loaded), {2022: 70}),
    "plan score": lambda loaded: egovplan.score_plan(loaded.plan),
    "budget": lambda loaded: egovplan.aggregate_budget(loaded.plan),
    "series": lambda loaded: series(loaded.plan, "document.electronic_exchange"),
    "targets": lambda loaded: loaded.plan.targets,
    "indicators": lambda loaded: loaded.plan.indicators,
    "projects": lambda loaded: loaded.plan.projects,
    "findings": lambda loaded: loaded.findings,
    "rows": lambda loaded: egovplan.tables.statements(loaded),
}


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_everything_shows_as_a_table(loaded, name, locale):
    html = to_html(SUBJECTS[name](loaded), locale)
    assert html._repr_html_() == html
    shown = Tags(html)
    assert "table" in shown.tags
    assert len(shown.words.split()) > 5


def test_a_plan_shows_its_targets_by_year(loaded):
    words = Tags(to_html(loaded.plan)).words.split()
    assert {"2021", "2025", "60%", "100%"} <= set(words)


def test_money_that_was_not_added_says_so():
    from egovplan.model import BudgetLine, PrintedAmount

    html = to_html(egovplan.aggregate_budget([BudgetLine("a", PrintedAmount("450"))]))
    assert "unit unknown" in Tags(html).words


def test_words_of_a_plan_are_escaped():
    plan = Plan("p", title=HOSTILE, indicators=[Indicator("i", HOSTILE)])
    for subject in (plan, plan.indicators[0], plan.indicators, [{HOSTILE: HOSTILE}], [Finding("x", "info", HOSTILE)]):
        shown = Tags(to_html(subject))
        assert not {"script", "img"} & set(shown.tags)
        assert "alert(1)" in shown.words


@settings(max_examples=25)
@given(plan=plans())
def test_every_plan_shows_as_well_formed_html(plan):
    shown = Tags(to_html(plan, "vi"))
    assert set(shown.tags) <= {"div", "h4", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(shown.names) <= {"class", "style"}
    for rows in (egovplan.tables.projects(plan), egovplan.tables.portals(plan)):
        assert set(Tags(to_html(rows)).names) <= {"class", "style"}


def test_a_long_list_is_cut_and_says_so():
    html = to_html([{"a": number} for number in range(1234)])
    assert html.count("<tr>") == 201
    assert "and 1034 more" in html


@pytest.mark.parametrize("subject", [5, "text", object(), [1, 2], [Plan("p")]])
def test_what_has_no_view_is_refused(subject):
    with pytest.raises(TypeError, match="there is nothing to show"):
        to_html(subject)


def test_an_empty_list_says_so():
    assert to_html([]) == "<p>nothing to show</p>"


def test_html_is_not_escaped_twice():
    inner = element("b", "a & b")
    assert element("p", inner, " < c") == "<p><b>a &amp; b</b> &lt; c</p>"
    assert isinstance(table(["x"], [[inner]]), Html)
    assert "<b>" in table(["x"], [[inner]])
