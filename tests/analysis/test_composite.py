"""Composites: published indices, coverage, refusals."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis import attainment, composite, dti, egdi
from egovplan.catalogue.scoring import composite_types

ORACLES = Path(__file__).parents[3] / "shared" / "oracles"


def oracle(name):
    path = ORACLES / name
    if not path.exists():
        pytest.skip(f"the published numbers in ../shared/oracles/{name} are not here")
    return json.loads(path.read_text(encoding="utf-8"))


def test_egdi_of_the_un_e_government_surveys():
    data = oracle("egdi.json")
    for _, _, osi, hci, tii, index in data["rows"]:
        assert egdi(osi, hci, tii).value == pytest.approx(index, abs=data["tolerance"])
        assert composite([osi, hci, tii]).value == pytest.approx(index, abs=data["tolerance"])


def test_dti_of_the_provinces_in_2022():
    data = oracle("dti_2022.json")
    for _, *pillars, index in data["rows"]:
        named = dict(zip(data["weights"], pillars, strict=True))
        assert composite(named, data["weights"]).value == pytest.approx(index, abs=data["tolerance"])
        assert dti(pillars).value == dti(named).value == pytest.approx(index, abs=data["tolerance"])


def test_the_weights_of_the_dti_are_those_of_decision_922():
    weights = composite_types()["dti"].weights
    assert list(weights.values()) == [100, 100, 100, 100, 100, 200, 150, 150]
    assert sum(weights.values()) == 1000


def test_pillars_go_by_their_english_codes_too():
    assert dti({"awareness": 1.0, "digital_government": 0.5}) == dti({"nhan_thuc": 1.0, "chinh_quyen_so": 0.5})


def test_a_missing_component_lowers_the_coverage_and_nothing_is_filled_in():
    got = composite({"a": 1.0, "b": None, "c": math.nan}, {"a": 1, "b": 2, "c": 1})
    assert (got.value, got.coverage, got.missing) == (1.0, 0.25, ("b", "c"))
    assert egdi(0.5, None, 0.7).coverage == pytest.approx(2 / 3)


def test_a_weight_without_a_component_is_missing():
    got = composite({"a": 1.0}, {"a": 1, "b": 3})
    assert (got.coverage, got.missing) == (0.25, ("b",))
    assert dti({"awareness": 1.0}).coverage == 0.1


def test_without_any_value_there_is_no_mean():
    got = composite([None, None])
    assert (got.value, got.coverage) == (None, 0)
    assert math.isnan(float(got))
    assert composite({"a": None, "b": 1}, {"a": 1, "b": 0}).value is None


def test_a_component_that_weighs_nothing_changes_nothing():
    assert composite({"a": 1, "b": None}, {"a": 1, "b": 0}).coverage == 1


def test_scores_and_composites_are_components():
    assert composite([attainment(60, 75, 90), attainment(60, None, 90)]).value == 50
    assert composite({"pillar": composite([1, 0]), "other": 1}).value == 0.75


@pytest.mark.parametrize(
    ("components", "weights", "message"),
    [
        ([], None, "at least one component"),
        ({}, {"a": 1}, "at least one component"),
        ([1, 2], [1], "2 components but 1 weights"),
        ({"a": 1}, {"b": 1}, "without a weight: a"),
        ([1, 2], [1, -1], "not be negative"),
        ([1, 2], [0, 0], "nor all zero"),
        (["x"], None, "no finite number"),
        ([math.inf], None, "no finite number"),
        ("ab", None, "mapping or a sequence"),
        (5, None, "mapping or a sequence"),
    ],
)
def test_what_makes_no_mean_is_refused(components, weights, message):
    with pytest.raises(ValueError, match=message):
        composite(components, weights)


@pytest.mark.parametrize("components", [[1, 2], {"unknown": 1}, {"awareness": 1, "nhan_thuc": 1}])
def test_components_that_a_published_index_does_not_have_are_refused(components):
    with pytest.raises(ValueError, match="components"):
        dti(components)


@settings(max_examples=60, deadline=None)
@given(
    values=st.dictionaries(st.text(min_size=1), st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=1, max_size=8),
    weight=st.floats(0.01, 100),
)
def test_a_mean_lies_among_its_components_and_equal_weights_are_no_weights(values, weight):
    got = composite(values, dict.fromkeys(values, weight))
    known = [value for value in values.values() if value is not None]
    assert got.coverage == pytest.approx(len(known) / len(values))
    if known:
        assert min(known) - 1e-6 <= got.value <= max(known) + 1e-6
        assert got.value == pytest.approx(composite(values).value, abs=1e-6)
