"""Reporting duties as real dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis.reporting_dates import DayBasis, occurrences
from egovplan.model import ReportingDuty, Rhythm


def duty(rhythm: str, due: str | None = None, window: tuple[str | None, str | None] = (None, None)) -> ReportingDuty:
    return ReportingDuty("duty", rhythm, "báo cáo", due=due, window_start=window[0], window_end=window[1])


def days(duty: ReportingDuty, start: str, end: str) -> list[str]:
    return [found.day.isoformat() for found in occurrences(duty, date.fromisoformat(start), date.fromisoformat(end))]


def windows(duty: ReportingDuty, start: str, end: str) -> list[tuple[str, str]]:
    found = occurrences(duty, date.fromisoformat(start), date.fromisoformat(end))
    return [(f"{one.window_start}", f"{one.window_end}") for one in found]


def test_day_of_the_last_month_of_every_quarter():
    assert days(duty("quarterly", "Q-20"), "2019-01-01", "2019-12-31") == [
        "2019-03-20",
        "2019-06-20",
        "2019-09-20",
        "2019-12-20",
    ]


def test_day_of_every_month_and_of_the_last_month_of_every_half_year():
    assert days(duty("monthly", "M-25"), "2020-01-26", "2020-03-25") == ["2020-02-25", "2020-03-25"]
    assert days(duty("half_yearly", "H-15"), "2019-01-01", "2020-06-15") == ["2019-06-15", "2019-12-15", "2020-06-15"]


def test_day_of_every_year():
    assert days(duty("yearly", "11-30"), "2026-01-01", "2027-12-31") == ["2026-11-30", "2027-11-30"]


def test_a_whole_date_comes_once():
    assert days(duty("yearly", "2019-12-20"), "2018-01-01", "2025-12-31") == ["2019-12-20"]
    assert days(duty("yearly", "2019-12-20"), "2020-01-01", "2025-12-31") == []


def test_both_ends_are_included_and_the_days_beside_them_are_not():
    assert days(duty("yearly", "11-30"), "2026-11-30", "2026-11-30") == ["2026-11-30"]
    assert days(duty("yearly", "11-30"), "2026-12-01", "2027-11-29") == []


@pytest.mark.parametrize(
    ("due", "expected"),
    [("Q-31", ["2019-03-31", "2019-06-30", "2019-09-30", "2019-12-31"]), ("02-29", ["2019-02-28"])],
)
def test_a_day_that_the_month_does_not_have_is_its_last(due, expected):
    assert days(duty("quarterly", due), "2019-01-01", "2019-12-31") == expected


def test_a_leap_day_is_kept_in_a_leap_year():
    assert days(duty("yearly", "02-29"), "2020-01-01", "2020-12-31") == ["2020-02-29"]


def test_one_duty_may_have_the_windows_of_all_quarters():
    quarterly = duty("quarterly", "Q-20", ("Q-15", "Q-14"))
    assert windows(quarterly, "2019-01-01", "2019-12-31") == [
        ("2018-12-15", "2019-03-14"),
        ("2019-03-15", "2019-06-14"),
        ("2019-06-15", "2019-09-14"),
        ("2019-09-15", "2019-12-14"),
    ]


@pytest.mark.parametrize(
    ("window", "day", "start", "end"),
    [
        (("12-15", "03-14"), "2019-03-20", "2018-12-15", "2019-03-14"),
        (("03-15", "06-14"), "2019-06-20", "2019-03-15", "2019-06-14"),
        (("06-15", "09-14"), "2019-09-20", "2019-06-15", "2019-09-14"),
        (("09-15", "12-14"), "2019-12-20", "2019-09-15", "2019-12-14"),
    ],
)
def test_a_window_by_day_and_month_names_one_quarter_of_the_year(window, day, start, end):
    one = duty("quarterly", "Q-20", window)
    assert days(one, "2019-01-01", "2019-12-31") == [day]
    assert windows(one, "2019-01-01", "2019-12-31") == [(start, end)]


def test_a_report_before_its_window_ends_belongs_to_that_window():
    yearly = duty("yearly", "12-20", ("01-01", "12-31"))
    assert windows(yearly, "2019-01-01", "2019-12-31") == [("2019-01-01", "2019-12-31")]


def test_a_report_in_january_is_on_the_year_before():
    yearly = duty("yearly", "01-15", ("01-01", "12-31"))
    assert windows(yearly, "2020-01-01", "2020-12-31") == [("2019-01-01", "2019-12-31")]


def test_a_window_with_a_year_is_reported_once():
    once = duty("once", "01-15", ("2019-01-01", "2019-12-31"))
    assert days(once, "2018-01-01", "2024-12-31") == ["2020-01-15"]
    assert windows(once, "2018-01-01", "2024-12-31") == [("2019-01-01", "2019-12-31")]


def test_without_due_date_the_window_tells_the_day():
    found = occurrences(duty("half_yearly", None, ("01-01", "06-14")), date(2019, 1, 1), date(2019, 12, 31))
    assert [(one.day, one.basis, one.window_start) for one in found] == [
        (date(2019, 6, 14), DayBasis.WINDOW, date(2019, 1, 1))
    ]


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        ("weekly", 52),
        ("monthly", 12),
        ("quarterly", 4),
        ("half_yearly", 2),
        ("nine_monthly", 1),
        ("yearly", 1),
        ("once", 0),
        ("on_demand", 0),
    ],
)
def test_the_rhythm_alone_tells_the_last_day_of_each_span(rhythm, expected):
    found = occurrences(duty(rhythm), date(2019, 1, 1), date(2019, 12, 31))
    assert len(found) == expected
    assert {one.basis for one in found} <= {DayBasis.RHYTHM}
    assert {(one.window_start, one.window_end) for one in found} <= {(None, None)}


def test_the_rhythm_alone_ends_each_span_on_its_last_day():
    assert days(duty("quarterly"), "2019-01-01", "2019-06-30") == ["2019-03-31", "2019-06-30"]
    assert days(duty("nine_monthly"), "2019-01-01", "2019-12-31") == ["2019-09-30"]


def test_once_on_a_day_without_a_year_has_no_date():
    assert days(duty("once", "12-20"), "2019-01-01", "2025-12-31") == []


@pytest.mark.parametrize("text", ["20 tháng cuối quý", "13-01", "04-31", "Q-00", "Q-32", "2019-02-30", "X-10", "1-5"])
def test_a_day_in_no_known_form_is_refused_by_name(text):
    with pytest.raises(ValueError, match=r"ReportingDuty\.due of duty must be YYYY-MM-DD, MM-DD"):
        days(duty("quarterly", text), "2019-01-01", "2019-12-31")


def test_days_turned_round_are_refused():
    with pytest.raises(ValueError, match="lies before the first day"):
        days(duty("monthly"), "2019-12-31", "2019-01-01")


def test_the_ends_of_the_calendar_are_no_obstacle():
    assert days(duty("yearly", "12-20", ("12-25", "12-24")), "0001-01-01", "0001-12-31") == ["0001-12-20"]
    assert days(duty("monthly", "M-31"), "9999-11-30", "9999-12-31") == ["9999-11-30", "9999-12-31"]


FORMS = st.sampled_from([None, "Q-15", "M-31", "H-01", "02-29", "12-31", "2019-05-05"])
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(list(Rhythm)), FORMS, FORMS, FORMS, DAYS, st.integers(0, 900), st.integers(0, 900))
def test_splitting_the_days_looked_at_splits_the_occurrences(rhythm, due, first, last, start, near, far):
    one = duty(rhythm, due, (first, last))
    middle, end = start + timedelta(days=near), start + timedelta(days=near + far + 1)
    parts = occurrences(one, start, middle) + occurrences(one, middle + timedelta(days=1), end)
    whole = occurrences(one, start, end)
    assert parts == whole
    assert [found.day for found in whole] == sorted({found.day for found in whole})
    for found in whole:
        assert start <= found.day <= end
