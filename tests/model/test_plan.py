"""The plan as a whole: lookup, references, views, equality, equivalence."""

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from egovplan.model import (
    PARTS,
    Deadline,
    Document,
    Finding,
    Goal,
    Indicator,
    Milestone,
    Plan,
    Quantity,
    Source,
    Statement,
    equivalent,
    without_sources,
)
from egovplan.testing import plans

some = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def statement(number: int, year: int | None = None, kind: str = "target", indicator: str | None = "i") -> Statement:
    deadline = Deadline(date(year, 12, 31), "year") if year else None
    return Statement(f"s{number}", kind, Quantity(number, "percent"), "x", indicator, deadline, source=Source(number))


FOLLOWED = Plan(
    "p",
    indicators=(Indicator("i", "x"), Indicator("j", "y")),
    statements=(
        statement(1, 2015),
        statement(2, 2010, "baseline"),
        statement(3),
        statement(4, 2012, "milestone"),
        statement(5, 2012, indicator=None),
        statement(6, 2013, "budget"),
    ),
    milestones=(Milestone("m", "Cổng hoàn thành", Deadline(date(2011, 12, 31))), Milestone("n", "xong")),
)


def test_parts_are_found_by_id() -> None:
    assert FOLLOWED["s4"].quantity.value == 4
    assert "m" in FOLLOWED
    assert "z" not in FOLLOWED
    with pytest.raises(KeyError, match="plan p has no part with the id 'z'"):
        FOLLOWED["z"]


@some
@given(plan=plans(max_size=2))
def test_every_part_is_found_by_its_id(plan: Plan) -> None:
    parts = list(plan.parts())
    assert [name for name, _ in parts] == [name for name in PARTS for _ in getattr(plan, name)]
    assert all(plan[part.id] is part for _, part in parts)


@some
@given(plan=plans(max_size=2))
def test_plans_pickle_and_compare_by_value(plan: Plan) -> None:
    again = pickle.loads(pickle.dumps(plan))
    assert again == plan
    assert hash(again) == hash(plan)
    assert all(again[part.id] == part for _, part in plan.parts())
    assert attrs.evolve(plan) == plan
    assert attrs.evolve(plan, title="another") != plan


@some
@given(plan=plans(max_size=2))
def test_representations_of_plans_are_short(plan: Plan) -> None:
    assert len(repr(plan)) < 500
    assert repr(Plan("p")) == "<Plan p: empty>"


def test_an_id_comes_once() -> None:
    with pytest.raises(ValueError, match=r"Plan\.milestones holds the id 'a' a second time"):
        Plan("p", goals=(Goal("a", "general", "x"),), milestones=(Milestone("a", "x"),))


def test_a_statement_names_an_indicator_that_is_there() -> None:
    with pytest.raises(ValueError, match=r"Plan\.statements: s1 names the indicator i, which is not there"):
        Plan("p", statements=(statement(1),))
    with pytest.raises(ValueError, match="names the indicator i"):
        Plan("p", goals=(Goal("i", "general", "x"),), statements=(statement(1),))


def test_indicators_hold_their_own_statements() -> None:
    followed, other = FOLLOWED.indicators
    assert [s.id for s in followed.statements] == ["s1", "s2", "s3", "s4", "s6"]
    assert other.statements == ()
    assert FOLLOWED["i"] is followed


def test_targets_stand_by_date_with_undated_ones_last() -> None:
    (followed, _) = FOLLOWED.indicators
    assert [s.id for s in followed.targets] == ["s4", "s1", "s3"]
    assert [s.id for s in followed.observations] == ["s2"]
    assert [s.id for s in FOLLOWED.targets] == ["s1", "s3", "s4", "s5"]
    assert [s.id for s in FOLLOWED.observations] == ["s2"]


def test_bound_statements_do_not_count_in_comparisons() -> None:
    assert FOLLOWED.indicators[0] == Indicator("i", "x")


def test_dropping_statements_unbinds_them() -> None:
    assert attrs.evolve(FOLLOWED, statements=())["i"].statements == ()


def test_the_roadmap_goes_by_years() -> None:
    roadmap = FOLLOWED.roadmap
    assert set(roadmap.years) >= {2011, 2012, 2015}
    assert [part.id for part in roadmap.year(2011)] == ["m"]
    assert "s4" in [part.id for part in roadmap.year(2012)]
    assert list(roadmap.series()) == ["i"]
    assert len(repr(roadmap)) < 200


def test_equivalent_plans_were_read_elsewhere() -> None:
    moved = attrs.evolve(
        FOLLOWED, statements=tuple(attrs.evolve(s, source=Source(s.source.line + 9)) for s in FOLLOWED.statements)
    )
    assert moved != FOLLOWED
    assert equivalent(moved, FOLLOWED)
    assert not equivalent(attrs.evolve(moved, title="x"), FOLLOWED)


def test_equivalence_looks_into_documents_and_related_places() -> None:
    assert equivalent(Plan("p", document=Document("1/KH", source=Source(1))), Plan("p", document=Document("1/KH")))
    first = Finding("c", "error", "x", Source(1), (Source(2),))
    assert equivalent(first, Finding("c", "error", "x", Source(5), (Source(6), Source(7))))
    assert not equivalent(first, Finding("c", "error", "y"))


@some
@given(plan=plans(max_size=2))
def test_taking_sources_out_leaves_the_rest(plan: Plan) -> None:
    bare = without_sources(plan)
    assert equivalent(bare, plan)
    assert all(getattr(part, "source", None) is None for _, part in bare.parts())
    assert without_sources(bare) == bare
    assert [part.id for _, part in bare.parts()] == [part.id for _, part in plan.parts()]
