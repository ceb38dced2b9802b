"""Observations from lists, dicts and frames."""

from __future__ import annotations

import pickle
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.analysis.frame_records import frame_records
from egovplan.analysis.observation_cells import is_missing, read_day, read_number
from egovplan.analysis.observations import ObservationError, to_observations
from egovplan.model import Deadline, Indicator, Observation, Plan, Year

MAIL = Indicator("mail", "Tỷ lệ cán bộ dùng thư điện tử", "mail.use")
NETWORKS = Indicator("lan", "Mạng LAN", "network.local", unit="count")
PROVINCE = Indicator("online-province", "Dịch vụ công trực tuyến cấp tỉnh", "service.online", levels=("province",))
DISTRICT = Indicator("online-district", "Dịch vụ công trực tuyến cấp huyện", "service.online", levels=("district",))
PLAN = Plan("p", indicators=[MAIL, NETWORKS, PROVINCE, DISTRICT])

END_OF_2010 = date(2010, 12, 31)


def one(row, plan=PLAN, **options):
    (found,) = to_observations([row], plan, **options)
    return found


def problem(rows, plan=PLAN, **options) -> str:
    with pytest.raises(ObservationError) as caught:
        to_observations(rows, plan, **options)
    return str(caught.value)


# Shapes


@pytest.mark.parametrize(
    "source",
    [
        [Observation("mail", END_OF_2010, 60)],
        [{"indicator": "mail", "date": "2010-12-31", "value": 60}],
        [("mail", 2010, 60)],
        [["mail", Year(2010), 60.0]],
        {"indicator": ["mail"], "year": [2010], "value": [60]},
        {"mail": {2010: 60}},
        {"mail": [("2010-12-31", "60")]},
        {"mail": {Deadline(END_OF_2010): Decimal("60.0")}},
        ({"indicator": name, "year": 2010, "value": 60} for name in ["mail"]),
        [{" Indicator ": "mail", "YEAR": 2010.0, "Value": "60%"}],
    ],
)
def test_every_shape_gives_the_same_observation(source):
    assert to_observations(source, PLAN) == (Observation("mail", END_OF_2010, 60),)


def test_one_value_per_indicator_needs_the_day_of_all():
    assert to_observations({"mail": 60}, on=2010) == (Observation("mail", END_OF_2010, 60),)
    with pytest.raises(TypeError, match="'mail': give its values by date"):
        to_observations({"mail": 60})


def test_notes_are_kept():
    assert one({"indicator": "mail", "year": 2010, "value": 60, "note": "Sở A đo"}).note == "Sở A đo"


def test_columns_may_have_other_names():
    row = {"Mã": "mail", "Năm": 2010, "Giá trị": 60}
    assert one(row, columns={"indicator": "Mã", "year": "Năm", "value": "Giá trị"}).value == 60


def test_an_unknown_column_name_is_refused():
    with pytest.raises(ValueError, match="there is no column 'amount' to name"):
        to_observations([], columns={"amount": "x"})


@pytest.mark.parametrize("source", [60, "mail", b"mail", [60], [("mail", 60)], {"mail": [60]}])
def test_what_is_no_source_is_refused(source):
    with pytest.raises(TypeError):
        to_observations(source)


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(TypeError, match="different lengths"):
        to_observations({"indicator": ["a"], "value": [1, 2]})


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("with_narwhals", [True, False])
def test_frames_of_any_library(library, with_narwhals, monkeypatch):
    if with_narwhals:
        pytest.importorskip("narwhals")
    else:
        monkeypatch.setitem(sys.modules, "narwhals", None)
    frames = pytest.importorskip(library)
    data = {"indicator": ["mail", "lan", "mail"], "date": [date(2010, 12, 31)] * 3, "value": [60.0, 12.0, None]}
    frame = frames.table(data) if library == "pyarrow" else frames.DataFrame(data)
    assert to_observations(frame, PLAN) == (Observation("mail", END_OF_2010, 60), Observation("lan", END_OF_2010, 12))


def test_moments_and_missing_values_of_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": ["mail", "mail"], "date": pandas.to_datetime(["2010-12-31"] * 2)})
    frame["value"] = pandas.array([60, None], dtype="Int64")
    assert to_observations(frame, PLAN) == (Observation("mail", END_OF_2010, 60),)


def test_lazy_frames_are_collected():
    polars = pytest.importorskip("polars")
    frame = polars.LazyFrame({"indicator": ["mail"], "year": [2010], "value": [60]})
    assert to_observations(frame, PLAN) == (Observation("mail", END_OF_2010, 60),)


def test_a_frame_that_only_narwhals_reads_names_the_extra(monkeypatch):
    class Strange:
        columns = ("value",)

    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ImportError, match=r'a Strange needs narwhals: pip install "egovplan\[frames\]"'):
        frame_records(Strange())


# Indicators


@pytest.mark.parametrize(
    "row",
    [
        {"indicator": "mail"},
        {"indicator_id": "mail"},
        {"indicator": "mail.use"},
        {"concept": "mail.use"},
        {"label": "tỷ lệ cán bộ  dùng thư điện tử"},
        {"indicator": "TỶ LỆ CÁN BỘ DÙNG THƯ ĐIỆN TỬ"},
        {"indicator_id": None, "concept": "mail.use", "label": float("nan")},
    ],
)
def test_an_indicator_goes_by_id_concept_or_label(row):
    assert one({**row, "year": 2010, "value": 60}).indicator_id == "mail"


def test_two_names_together_narrow_the_choice():
    row = {"concept": "service.online", "label": DISTRICT.label, "year": 2010, "value": 6}
    assert one(row).indicator_id == "online-district"


def test_a_name_that_several_have_is_refused_with_their_ids():
    told = problem([{"concept": "service.online", "year": 2010, "value": 6}])
    assert "row 1: 2 indicators have the concept 'service.online'" in told
    assert "(online-province, online-district)" in told


def test_names_that_contradict_each_other_are_refused():
    told = problem([{"concept": "mail.use", "label": "Mạng LAN", "year": 2010, "value": 6}])
    assert "row 1: no indicator has the concept 'mail.use' and the label 'Mạng LAN' together" in told


def test_an_indicator_that_the_plan_does_not_have_is_refused():
    assert "row 1: the plan has no indicator with the id 'fax'" in problem(
        [{"indicator_id": "fax", "year": 2010, "value": 1}]
    )


def test_without_a_plan_the_name_is_the_id():
    assert one(("anything", 2010, 1), plan=None).indicator_id == "anything"


def test_a_concept_needs_a_plan():
    told = problem([{"concept": "mail.use", "year": 2010, "value": 1}], plan=None)
    assert "named by concept needs a plan" in told


def test_a_list_of_indicators_serves_as_well_as_a_plan():
    assert one({"concept": "mail.use", "year": 2010, "value": 1}, plan=[MAIL]).indicator_id == "mail"


def test_a_percentage_of_what_is_counted_is_refused():
    assert "is a percentage, but lan is measured as count" in problem([("lan", 2010, "60%")])


# Errors and gaps


def test_every_bad_row_is_named_in_one_error():
    rows = [
        ("mail", 2010, 60),
        ("mail", "someday", 60),
        ("mail", 2010, "viele"),
        ("mail", None, 1),
        {"indicator": "mail"},
    ]
    with pytest.raises(ObservationError) as caught:
        to_observations(rows, PLAN)
    assert [text.partition(":")[0] for text in caught.value.problems] == ["row 2", "row 3", "row 4", "row 5"]
    assert str(caught.value).startswith("4 rows cannot be read as observations:\n  row 2: 'someday' is no date")


def test_a_long_list_of_problems_is_cut_but_kept():
    with pytest.raises(ObservationError, match="… and 5 more") as caught:
        to_observations([("mail", 2010, "x")] * 25, PLAN)
    assert len(caught.value.problems) == 25
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_a_problem_of_a_mapping_names_indicator_and_date():
    assert "'mail' at 2010: 'x' is no number" in problem({"mail": {2010: "x"}})


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_what_was_not_measured_gives_no_observation_and_no_zero(value):
    assert to_observations([("mail", 2010, value), ("mail", 2011, 0)], PLAN) == (
        Observation("mail", date(2011, 12, 31), 0),
    )


def test_rows_without_any_value_column_are_refused():
    assert "there is no column 'value'" in problem([{"indicator": "mail", "year": 2010, "amount": 3}])


def test_a_date_of_its_own_goes_before_the_date_of_all():
    found = to_observations([("mail", 2010, 1), ("mail", None, 2)], PLAN, on="2012")
    assert [observation.date.year for observation in found] == [2010, 2012]


# Numbers and dates in text


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("80", "strict", 80),
        ("80.5", "strict", 80.5),
        ("0.125", "strict", 0.125),
        ("-3", "strict", -3),
        ("80 %", "strict", 80),
        ("1.268", "plain", 1.268),
        ("1e3", "plain", 1000),
        ("1.268", "vietnamese", 1268),
        ("1.268.000", "vietnamese", 1268000),
        ("1.268,5", "vietnamese", 1268.5),
        ("80,5%", "vietnamese", 80.5),
        ("03", "vietnamese", 3),
        ("0,600", "vietnamese", 0.6),
    ],
)
def test_numbers_in_text_are_read_in_the_style_asked_for(text, style, expected):
    assert read_number(text, style) == expected


@pytest.mark.parametrize(
    ("text", "style", "message"),
    [
        ("1.268", "strict", "may be 1.268 or 1268: say style='plain' or style='vietnamese'"),
        ("80,5", "strict", "has a comma: say style='vietnamese'"),
        ("1,268", "plain", "is no number"),
        ("80.5", "vietnamese", "is no number in Vietnamese style"),
        ("12 máy", "vietnamese", "is no number"),
        ("nan", "plain", "is no number"),
        ("1e999", "plain", "no finite number"),
        (True, "plain", "is no number"),
        (10**400, "plain", "no finite number"),
        (object(), "plain", "is no number"),
    ],
)
def test_numbers_that_cannot_be_read_are_refused_in_words(text, style, message):
    with pytest.raises(ValueError, match=message):
        read_number(text, style)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_a_number_written_the_vietnamese_way_reads_back(whole, decimals):
    value = Decimal(whole).scaleb(-decimals)
    text = f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_number(text, "vietnamese") == float(value)


@pytest.mark.parametrize(
    ("cell", "style", "expected"),
    [
        ("2010", "strict", END_OF_2010),
        (2010, "strict", END_OF_2010),
        ("2012-02", "strict", date(2012, 2, 29)),
        ("2019-04-10", "strict", date(2019, 4, 10)),
        ("2019-04-10 00:00:00", "strict", date(2019, 4, 10)),
        (datetime(2019, 4, 10, 8, 30), "strict", date(2019, 4, 10)),
        ("10/4/2019", "vietnamese", date(2019, 4, 10)),
        ("10-04-2019", "vietnamese", date(2019, 4, 10)),
        ("4/2019", "vietnamese", date(2019, 4, 30)),
    ],
)
def test_days_are_read(cell, style, expected):
    assert read_day(cell, style) == expected


@pytest.mark.parametrize(
    ("cell", "style", "message"),
    [
        ("10/4/2019", "strict", "may begin with the day or the month"),
        ("10/4/2019", "plain", "may begin with the day or the month"),
        ("31/02/2019", "vietnamese", "no day of the calendar"),
        ("2019-13-01", "strict", "no day of the calendar"),
        ("2019-00", "strict", "no day of the calendar"),
        ("quý IV/2019", "vietnamese", "is no date: write 2019-04-10 or 2019"),
        (19, "strict", "is no year"),
        (2010.5, "strict", "is no year"),
    ],
)
def test_days_that_cannot_be_read_are_refused_in_words(cell, style, message):
    with pytest.raises(ValueError, match=message):
        read_day(cell, style)


def test_zero_is_not_missing():
    assert not is_missing(0)
    assert not is_missing("0")
