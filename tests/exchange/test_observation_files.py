"""Observations from CSV files."""

from __future__ import annotations

import io
from datetime import date

import pytest

from egovplan.analysis.observations import ObservationError
from egovplan.exchange.observations import read_observations
from egovplan.model import Indicator, Observation, Plan, Source

PLAN = Plan("p", indicators=[Indicator("mail", "Thư điện tử", "mail.use")])
END_OF_2010 = date(2010, 12, 31)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_files_as_spreadsheets_write_them(tmp_path, delimiter, ending, encoding):
    path = tmp_path / "figures.csv"
    rows = [["label", "year", "value", "note"], ["Thư điện tử", "2010", "60", "Sở A"], ["Thư điện tử", "2011", "", ""]]
    path.write_bytes((ending.join(delimiter.join(row) for row in rows) + ending).encode(encoding))
    assert read_observations(path, PLAN) == (
        Observation("mail", END_OF_2010, 60, "Sở A", Source(2, locator="figures.csv")),
    )


def test_a_path_may_be_text(tmp_path):
    (tmp_path / "a.csv").write_text("indicator,year,value\nmail,2010,60\n", encoding="utf-8")
    assert read_observations(str(tmp_path / "a.csv"))[0].value == 60


def test_lists_dicts_and_frames_go_the_same_way():
    assert read_observations({"mail": {2010: 60}}, PLAN) == (Observation("mail", END_OF_2010, 60),)


def test_vietnamese_numbers_are_read_only_when_asked_for():
    text = 'indicator,date,value\nmail,10/4/2019,"80,5"\n'
    assert read_observations(io.StringIO(text), PLAN, style="vietnamese")[0].value == 80.5
    with pytest.raises(ObservationError, match="line 2: '80,5' has a comma"):
        read_observations(io.StringIO(text.replace("10/4/2019", "2019-04-10")), PLAN)


def test_errors_name_file_and_physical_line(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text('indicator,year,value,note\nmail,2010,60,"two\nlines"\n\nmail,2011,many,\nfax,2011,1,\n', "utf-8")
    with pytest.raises(ObservationError) as caught:
        read_observations(path, PLAN)
    assert caught.value.problems == (
        "line 5 of figures.csv: 'many' is no number",
        "line 6 of figures.csv: the plan has no indicator with the id, concept or label 'fax'",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: there is no header"),
        ("indicator,year,value,value\n", "line 1: the header names 'value' twice"),
        ("indicator,year,value\nmail,2010,60,5\n", "line 2: 4 cells, but the header has 3"),
        ("indicator,year\nmail,2010\n", "line 2: there is no column 'value'"),
    ],
)
def test_files_without_order_are_refused_in_words(text, message):
    with pytest.raises(ObservationError, match=message):
        read_observations(io.StringIO(text), PLAN)


def test_a_short_row_lacks_its_last_cells():
    assert read_observations(io.StringIO("indicator,year,value\nmail,2010\n"), PLAN) == ()


def test_a_wrong_encoding_is_told(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes("indicator,year,value\nthư,2010,1\n".encode("cp1258"))
    with pytest.raises(ObservationError, match=r"line 1 of figures\.csv: the file is not utf-8"):
        read_observations(path)


def test_a_delimiter_can_be_named():
    assert read_observations(io.StringIO("indicator:year:value\nmail:2010:60\n"), PLAN, delimiter=":")[0].value == 60
