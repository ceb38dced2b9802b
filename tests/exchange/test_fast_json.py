"""The compiled ways of reading JSON give what the plain way gives, and let nothing through that it refuses."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("msgspec", reason='needs msgspec: pip install "egovplan[json]"')

from egovplan import testing
from egovplan.exchange import fast_json
from egovplan.exchange.format_error import FormatError
from egovplan.exchange.json_format import from_json, to_json
from egovplan.exchange.structuring import from_data, to_data
from egovplan.model import Indicator, Plan, Quantity, Statement

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def slowly(data):
    """The plan as the plain way reads it, or its error."""
    try:
        return from_data(data, Plan)
    except FormatError as error:
        return str(error)


def document(plan):
    return {"egovplan_schema": "1", **to_data(plan)}


@few
@given(testing.plans())
def test_a_written_plan_is_read_alike_by_all_ways(plan):
    text = to_json(plan)
    for read in (fast_json.decode(text), fast_json.decode_checked(text.encode()), from_json(text, trusted=True)):
        assert read == plan
        assert type(read) is Plan
        assert repr(list(read.parts())) == repr(list(plan.parts()))
        assert read.document == plan.document


def test_parts_are_of_the_models_own_classes_and_bound_to_the_plan(plan):
    read = fast_json.decode(to_json(plan))
    assert all(type(part).__module__.startswith("egovplan.model") for _, part in read.parts())
    assert type(read.statements[0].quantity) is Quantity
    assert type(read.statements[0].source).__module__ == "egovplan.model.source"
    indicator = read["indicator-1"]
    assert type(indicator) is Indicator
    assert indicator.statements == (read["statement-1"],)
    with pytest.raises(AttributeError):
        read["statement-1"].label = "changed"


JUNK = st.sampled_from(
    [None, True, 0, -1, 1.5, 70.0, 10**30, "", " ", "a b", "x", "8.7", "NaN", "2015-02-30", "20151231", [], {}, [None]]
)


def places(data, path=()):
    """Every place of a document."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def holder(data, path):
    for step in path[:-1]:
        data = data[step]
    return data


@few
@given(st.data())
def test_a_spoilt_document_is_refused_where_the_plain_way_refuses_it(plan, data):
    spoilt = copy.deepcopy(document(plan))
    path = data.draw(st.sampled_from([p for p in places(spoilt) if p != ("egovplan_schema",)]))
    kind = data.draw(st.sampled_from(["replace", "drop", "add"]))
    place = holder(spoilt, path)
    if kind == "replace" or not isinstance(place, dict):
        place[path[-1]] = data.draw(JUNK)
    elif kind == "drop":
        del place[path[-1]]
    else:
        place["colour"] = data.draw(JUNK)
    wanted = slowly({key: value for key, value in spoilt.items() if key != "egovplan_schema"})
    read = fast_json.decode_checked(json.dumps(spoilt))
    if isinstance(wanted, str):
        assert read is None
    else:  # it may leave a document that is right to the plain way, but never read it differently
        assert read is None or (read == wanted and repr(read.statements) == repr(wanted.statements))


@pytest.mark.parametrize(
    "text",
    [
        '{"egovplan_schema": "1", "id": "p", "colour": 1}',
        '{"egovplan_schema": "1", "id": "p", "_index": {}}',
        '{"egovplan_schema": "1", "id": "p", "indicators": [{"id": "i", "label": "x", "statements": []}]}',
        '{"egovplan_schema": "1", "id": "p q"}',
        '{"egovplan_schema": "2", "id": "p"}',
        '{"id": "p"}',
        '{"egovplan_schema": "1", "id": "p"',
        "[]",
        "",
        '{"egovplan_schema": "1", "id": "p", "title": NaN}',
    ],
)
def test_what_is_wrong_is_left_to_the_way_that_names_it(text):
    assert fast_json.decode_checked(text) is None
    with pytest.raises(FormatError):
        from_json(text)


def test_trusted_text_that_is_no_such_text_still_gets_its_error():
    with pytest.raises(FormatError, match=r"\$\.id: must be text, not 5"):
        from_json('{"egovplan_schema": "1", "id": 5}', trusted=True)
    with pytest.raises(FormatError, match="version '9' is not known"):
        from_json('{"egovplan_schema": "9", "id": "p"}', trusted=True)


def test_trusted_text_is_not_validated_again():
    assert from_json('{"egovplan_schema": "1", "id": "two words"}', trusted=True).id == "two words"


def test_whole_numbers_are_whole_after_checked_reading():
    statement = '{"id": "s", "kind": "target", "quantity": {"value": 70.0}, "label": "x"}'
    text = f'{{"egovplan_schema": "1", "id": "p", "statements": [{statement}]}}'
    assert repr(fast_json.decode_checked(text).statements[0].value) == "70"


def test_without_msgspec_trust_names_the_extra_and_checking_goes_the_plain_way(monkeypatch):
    def missing():
        raise ImportError('reading trusted JSON needs msgspec: pip install "egovplan[json]"')

    monkeypatch.setattr(fast_json, "msgspec_module", missing)
    fast_json.is_available.cache_clear()
    try:
        plan = Plan("p", statements=[Statement("s", "target", Quantity(1), "x")])
        assert from_json(to_json(plan)) == plan
        with pytest.raises(ImportError, match=r"egovplan\[json\]"):
            from_json(to_json(plan), trusted=True)
    finally:
        fast_json.is_available.cache_clear()
