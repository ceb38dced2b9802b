"""The plans that ship: what load reads from the documents, without their sentences."""

from __future__ import annotations

import datetime
import json
import re
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path

import attrs
import pytest

import egovplan
from egovplan import datasets
from egovplan.analysis import aggregate_budget, score, trajectory
from egovplan.analysis.lineage import lineage
from egovplan.analysis.series import series
from egovplan.exchange.json_format import from_json, to_json
from egovplan.model import PARTS, Agency, Plan, Source

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
FILES = ROOT / "src" / "egovplan" / "datasets" / "plans"
NEEDS_SEEDS = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")
BEGINS = {
    "quang-ngai-2011-2015": "000",
    "quang-ngai-2018": "004",
    "quang-ngai-2019-2020": "001",
    "ninh-thuan-2009-2010": "002",
    "ba-ria-vung-tau-2011-2015": "003",
}
NAMES = datasets.names()
LONGEST_LABEL = 8
LANGUAGES = ("vi", "en")

# Words of the document, or short labels in their place.
TEXTS = frozenset(
    "label name title text quote section noun group objective status note what role subject value funding "
    "source_text period_text issued_text agency".split()
)
# What names bodies of government, printed as the document has it.
NAMES_OF_BODIES = frozenset(["agency", "lead", "partners", "names", "issuer"])


@cache
def loaded(name: str) -> Plan:
    (document,) = SEEDS.glob(f"{BEGINS[name]}_*.txt")
    return egovplan.load(document).plan


def texts(value, field=""):
    """Every text in a plan with the name of its field; bodies of government left out."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield field, value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, field)
    elif attrs.has(type(value)) and not isinstance(value, Agency | Source):
        for attribute in attrs.fields(type(value)):
            if attribute.init and attribute.eq and attribute.name not in NAMES_OF_BODIES:
                yield from texts(getattr(value, attribute.name), attribute.name)


# --- names and terms -------------------------------------------------------------------------------------------------


def test_five_plans_of_three_provinces_ship():
    assert set(NAMES) == set(BEGINS)
    assert {datasets.about(name).province for name in NAMES} == {"quang-ngai", "ninh-thuan", "ba-ria-vung-tau"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_of_a_plan_is_what_it_says(name):
    known, plan = datasets.about(name), datasets.plan(name)
    assert (known.number, known.province, known.issued_on) == (
        plan.document.number, plan.document.province, plan.document.issued_on,
    )  # fmt: skip
    assert known.years == (plan.period.start.year, plan.period.end.year)
    assert known.number in known.source
    assert "Apache-2.0" in known.licence
    assert "50/2005/QH11" in known.licence
    assert (plan.title, datasets.plan(name, "en").title) == (known.title, known.title_en)


@pytest.mark.parametrize("call", [datasets.plan, datasets.about])
def test_another_name_is_an_error_that_helps(call):
    with pytest.raises(ValueError, match="did you mean 'quang-ngai-2018'"):
        call("quang-ngai-2081")
    with pytest.raises(ValueError, match="there are quang-ngai-2011-2015, "):
        call("atlantis")


def test_another_language_is_an_error():
    with pytest.raises(ValueError, match="'vi' or 'en', not in 'fr'"):
        datasets.plan("quang-ngai-2018", "fr")


def test_the_sample_is_still_there():
    assert datasets.sample_text().splitlines()[1] == "TỈNH SƠN HẢI"
    assert set(dir(datasets)) == set(datasets.__all__)


# --- labels and no sentences -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_the_json_format(name):
    text = (FILES / f"{name}.json").read_text(encoding="utf-8")
    assert from_json(text) == datasets.plan(name)
    assert to_json(datasets.plan(name), indent=1) + "\n" == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_short(name, language):
    headings = [(field, piece) for field, text in texts(datasets.plan(name, language)) for piece in text.split(" > ")]
    long = [(field, text) for field, text in headings if len(text.replace("…", "").split()) > LONGEST_LABEL + 1]
    assert long == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_left_out(name):
    plan = datasets.plan(name)
    assert not [statement.quote for statement in plan.statements if statement.quote]
    assert not [project for project in plan.projects if project.objective or project.status or project.note]
    assert plan.generic_tables == ()


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_in_vietnamese_and_in_english(name):
    vietnamese, english = (datasets.plan(name, language) for language in LANGUAGES)
    for part in ("goals", "indicators", "statements", "milestones", "projects", "services", "databases", "staffing"):
        field = {"projects": "name", "services": "name", "databases": "name", "staffing": "role"}.get(part, "label")
        for one, other in zip(getattr(vietnamese, part), getattr(english, part), strict=True):
            told, label = getattr(one, field), getattr(other, field)
            assert told != label, f"{part}: {told!r} has no English label; add it to tools/dataset_labels"
            assert "…" not in told + label


@pytest.mark.parametrize("name", NAMES)
def test_the_languages_differ_in_labels_alone(name):
    vietnamese, english = (datasets.plan(name, language) for language in LANGUAGES)
    assert facts(vietnamese) == facts(english)


@pytest.mark.parametrize("name", NAMES)
def test_the_english_file_names_parts_of_the_plan(name):
    labels = json.loads((FILES / f"{name}.en.json").read_text(encoding="utf-8"))
    assert set(labels) <= {part.id for _, part in datasets.plan(name).parts()}


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_no_run_of_words_of_the_document_is_longer_than_a_name(name):
    (document,) = SEEDS.glob(f"{BEGINS[name]}_*.txt")
    words = re.findall(r"\w+", document.read_text(encoding="utf-8").lower())
    runs = {tuple(words[i : i + LONGEST_LABEL + 1]) for i in range(len(words))}
    for field, text in texts(datasets.plan(name)):
        own = re.findall(r"\w+", text.lower())
        assert not [i for i in range(len(own) - LONGEST_LABEL) if tuple(own[i : i + LONGEST_LABEL + 1]) in runs], (
            field,
            text,
        )


# --- equal to what load reads ----------------------------------------------------------------------------------------


def facts(value, field=""):
    """Numbers, dates, enums, ids, lines and bodies of a plan, as nested plain values; its words left out."""
    if isinstance(value, Plan):
        return {part: [facts(item) for item in getattr(value, part)] for part in PARTS if part != "generic_tables"} | {
            name: facts(getattr(value, name)) for name in ("id", "document", "period", "horizon")
        }
    if isinstance(value, tuple):
        return [facts(item) for item in value]
    if value is None or isinstance(value, Enum | bool | int | float | Decimal | datetime.date | str):
        return value
    return {
        attribute.name: facts(held)
        for attribute in attrs.fields(type(value))
        if attribute.init and attribute.eq
        for held in [getattr(value, attribute.name)]
        if not (attribute.name in TEXTS and (held is None or isinstance(held, str)))
    }


STALE = "the dataset is out of date: run tools/make_datasets.py ../shared/seeds"


@NEEDS_SEEDS
@pytest.mark.parametrize("part", [part for part in PARTS if part != "generic_tables"])
@pytest.mark.parametrize("name", NAMES)
def test_numbers_dates_enums_bodies_and_lines_are_those_of_the_document(name, part):
    shipped, read = getattr(datasets.plan(name), part), getattr(loaded(name), part)
    assert [facts(item) for item in shipped] == [facts(item) for item in read], STALE


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_that_of_the_document(name):
    shipped, read = datasets.plan(name), loaded(name)
    for field in ("id", "document", "period", "horizon"):
        assert facts(getattr(shipped, field)) == facts(getattr(read, field)), STALE
    assert (shipped.document.number, shipped.document.issuer, shipped.document.signatory) == (
        read.document.number, read.document.issuer, read.document.signatory,
    )  # fmt: skip


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_bodies_are_printed_as_in_the_document(name):
    for part in ("services", "databases", "portals", "rollouts", "inventory", "responsibilities", "reporting_duties"):
        for shipped, read in zip(getattr(datasets.plan(name), part), getattr(loaded(name), part), strict=True):
            assert (read.agency or "").startswith(shipped.agency or ""), STALE
    assert datasets.plan(name).agencies == loaded(name).agencies, STALE


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_claims_keep_their_numbers_and_budgets_their_sums(name):
    shipped, read = datasets.plan(name), loaded(name)
    assert [claim.value for claim in shipped.claims] == [claim.value for claim in read.claims], STALE
    by = ("source", "year")
    assert str(aggregate_budget(shipped, by=by)) == str(aggregate_budget(read, by=by)), STALE


# --- at work ---------------------------------------------------------------------------------------------------------


@NEEDS_SEEDS
def test_a_series_of_shipped_plans_is_that_of_the_documents():
    def told(plans, concept):
        return [(p.plan_id, p.statement.id, p.line, p.date, p.value) for p in series(plans, concept)]

    shipped, read = [datasets.plan(name) for name in NAMES], [loaded(name) for name in NAMES]
    for concept in ("document", "onestop", "signature", "network", "service.online_level", "email"):
        assert told(shipped, concept) == told(read, concept), STALE


def test_shipped_plans_are_scored_and_followed():
    plan = datasets.plan("quang-ngai-2011-2015")
    (email,) = [i for i in plan.indicators if i.concept == "email.regular_use"]
    assert score(email, {datetime.date(2015, 12, 31): 75}, target=90).value == 50
    assert trajectory(email).values[-1] == 90
    found = lineage([datasets.plan(name) for name in NAMES if name.startswith("quang-ngai")], "document")
    assert [step.change for step in found][:2] == ["raised", "raised"]
