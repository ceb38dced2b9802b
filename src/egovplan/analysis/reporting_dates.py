"""When something must be reported: real dates from day and month.

`ReportingDuty` holds days as plans print them. Each is one of

- ``YYYY-MM-DD``: that day;
- ``MM-DD``: that day of every year;
- ``M-DD``, ``Q-DD``, ``H-DD``: day DD of every month, of the last month of
  every quarter, of the last month of every half year.

A day that a month does not have is the month's last (``Q-31`` is 30 June).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from attrs import frozen
from dateutil.rrule import MONTHLY, SU, WEEKLY, rrule

from egovplan.model import ReportingDuty, Rhythm

__all__ = ["DayBasis", "Occurrence", "occurrences"]

_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MONTH_AND_DAY = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)\Z")
_LAST_MONTH_AND_DAY = re.compile(r"(?P<span>[MQH])-(?P<day>\d\d)\Z")

_LAST_MONTHS = {"M": tuple(range(1, 13)), "Q": (3, 6, 9, 12), "H": (6, 12)}
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}

# The last day of the span that each rhythm reports on, in the same words.
_RHYTHM_DAYS = {
    Rhythm.MONTHLY: "M-31",
    Rhythm.QUARTERLY: "Q-31",
    Rhythm.HALF_YEARLY: "H-31",
    Rhythm.NINE_MONTHLY: "09-30",
    Rhythm.YEARLY: "12-31",
}


class DayBasis(StrEnum):
    """What the day of an occurrence follows from."""

    DUE = "due"
    WINDOW = "window"
    RHYTHM = "rhythm"


@frozen
class Occurrence:
    """One time that something is reported.

    Attributes:
        duty_id: The duty.
        day: The last day to report; where none is printed, the last day
            that is reported on.
        basis: What ``day`` follows from: the printed due date, the end of the
            printed window, or the rhythm alone.
        window_start: First day reported on, where a window is printed.
        window_end: Last day reported on, likewise.
    """

    duty_id: str
    day: date
    basis: DayBasis
    window_start: date | None = None
    window_end: date | None = None


def occurrences(duty: ReportingDuty, start: date, end: date) -> tuple[Occurrence, ...]:
    """The times that something is reported between two days.

    Args:
        duty: What is reported; its days as described above.
        start: First day to look at.
        end: Last day to look at, included.

    Returns:
        Occurrences whose ``day`` lies between the two, ascending. Each has the
        window whose end lies nearest to its day. A window by day and month
        (``12-15`` to ``03-14``) makes a duty of every quarter, month or half
        year that one of the year's reports which it covers. What is reported
        on demand, or once on a day without a year, has no dates: the result
        is empty.

    Raises:
        ValueError: If a day of the duty is not in one of the forms above, or
            ``end`` lies before ``start``.

    >>> days = {"window_start": "Q-15", "window_end": "Q-14", "due": "Q-20"}
    >>> duty = ReportingDuty("d", Rhythm.QUARTERLY, "báo cáo hàng quý", **days)
    >>> first, second = occurrences(duty, date(2019, 1, 1), date(2019, 6, 30))
    >>> first.day.isoformat(), first.window_start.isoformat(), first.window_end.isoformat()
    ('2019-03-20', '2018-12-15', '2019-03-14')
    """
    if end < start:
        raise ValueError(f"the last day {end} lies before the first day {start}")
    for name in ("window_start", "window_end", "due"):
        _check(duty, name)
    anchor: str | None
    if duty.due:
        anchor, basis = duty.due, DayBasis.DUE
    elif duty.window_end:
        anchor, basis = duty.window_end, DayBasis.WINDOW
    else:
        anchor, basis = _RHYTHM_DAYS.get(duty.rhythm), DayBasis.RHYTHM
    return tuple(_occurrence(duty, day, basis) for day in _days_of(duty, anchor, start, end))


def _check(duty: ReportingDuty, name: str) -> None:
    """Refuse a day in no known form, or that no calendar has."""
    text = getattr(duty, name)
    if text is None:
        return
    try:
        if _ISO.match(text):
            date.fromisoformat(text)
            return
        months, day = _months_and_day(text)
        if 1 <= months[0] <= 12 and 1 <= day <= max(_LONGEST_MONTHS.get(month, 31) for month in months):
            return
    except ValueError:
        pass
    raise ValueError(
        f"ReportingDuty.{name} of {duty.id} must be YYYY-MM-DD, MM-DD, M-DD, Q-DD or H-DD and a day of the calendar, "
        f"got {text!r}"
    )


def _months_and_day(text: str) -> tuple[tuple[int, ...], int]:
    """The months in which a recurring day comes, and the day."""
    if found := _MONTH_AND_DAY.match(text):
        return (int(found["month"]),), int(found["day"])
    if found := _LAST_MONTH_AND_DAY.match(text):
        return _LAST_MONTHS[found["span"]], int(found["day"])
    raise ValueError(text)


def _days_of(duty: ReportingDuty, anchor: str | None, start: date, end: date) -> Iterator[date]:
    """The days between two days on which the duty falls."""
    if anchor is None:
        # Of the rhythms without months, only the weekly one has days of its own.
        if duty.rhythm is Rhythm.WEEKLY:
            yield from _run(rrule(WEEKLY, byweekday=SU, dtstart=_moment(start), until=_moment(end)))
    elif _ISO.match(anchor):
        day = date.fromisoformat(anchor)
        if start <= day <= end:
            yield day
    elif duty.window_end and _ISO.match(duty.window_end):
        # A window with a year happens once, and so does its report.
        once = _nearest(anchor, date.fromisoformat(duty.window_end))
        if once is not None and start <= once <= end:
            yield once
    elif duty.rhythm is not Rhythm.ONCE:
        months = _covered(duty, anchor)
        yield from (day for day in _recurring(anchor, start, end) if day.month in months)


def _covered(duty: ReportingDuty, anchor: str) -> tuple[int, ...]:
    """The months of the anchor, or the one of them that a window by day and month belongs to."""
    months, _ = _months_and_day(anchor)
    if len(months) > 1 and duty.window_end and (found := _MONTH_AND_DAY.match(duty.window_end)):
        return (min(month for month in months if month >= int(found["month"])),)
    return months


def _recurring(text: str, start: date, end: date) -> Iterator[date]:
    """The real days of a recurring one; the last of the month where it has no such day."""
    months, day = _months_and_day(text)
    rule = rrule(
        MONTHLY,
        bymonth=months,
        bymonthday=tuple(range(1, day + 1)),
        bysetpos=-1,
        dtstart=_moment(start.replace(day=1)),
        until=_moment(end),
    )
    return (found for found in _run(rule) if found >= start)


def _nearest(text: str, to: date, *, not_after: bool = False) -> date | None:
    """The real day nearest to another; of two equally near the earlier; None beyond the calendar."""
    if _ISO.match(text):
        return date.fromisoformat(text)
    around = _recurring(text, _shifted(to, -732), to if not_after else _shifted(to, 732))
    return min(around, key=lambda day: (abs(day - to), day), default=None)


def _occurrence(duty: ReportingDuty, day: date, basis: DayBasis) -> Occurrence:
    last = _nearest(duty.window_end, day) if duty.window_end else None
    first = _nearest(duty.window_start, last or day, not_after=True) if duty.window_start else None
    return Occurrence(duty.id, day, basis, first, last)


def _shifted(day: date, days: int) -> date:
    """A day some days away, kept inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _run(rule: rrule) -> Iterator[date]:
    return (moment.date() for moment in rule)
