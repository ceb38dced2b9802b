"""The value of a claim as a span of days."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

from egovplan.model import Claim, ClaimKind, Plan

__all__ = ["ClaimedPeriod", "claimed_period", "claimed_periods"]

# A year, or a day, alone or with a second one behind a slash (ISO 8601 interval).
_SPAN = re.compile(r"(\d{4})(-\d\d-\d\d)?(?:/(\d{4})(-\d\d-\d\d)?)?\Z", re.ASCII)


@frozen
class ClaimedPeriod:
    """A printed span of time, also one that is turned round.

    Attributes:
        text: The span as the claim gives it.
        first: Its first day, None where the digits make no date.
        last: Its last day, likewise.
        years: The years as printed, in the order of the text.
    """

    text: str
    first: date | None
    last: date | None
    years: tuple[int, ...]


def claimed_period(text: str | None) -> ClaimedPeriod | None:
    """Read the value of a claim as a span: a year, a day, or two of them with a slash between.

    >>> span = claimed_period("2009/2010")
    >>> span.first, span.last, span.years
    (datetime.date(2009, 1, 1), datetime.date(2010, 12, 31), (2009, 2010))
    """
    match = _SPAN.match(text.strip()) if text else None
    if match is None:
        return None
    year, day, to_year, to_day = match.groups()
    years = (int(year), int(to_year)) if to_year else (int(year),)
    end_year, end_day = (to_year, to_day) if to_year else (year, day)
    return ClaimedPeriod(match.group(), _date(year, day or "-01-01"), _date(end_year, end_day or "-12-31"), years)


def claimed_periods(plan: Plan, subject: str | None = None) -> list[tuple[Claim, ClaimedPeriod]]:
    """The dates and periods that a plan claims, in its order.

    Args:
        plan: The plan.
        subject: ``document``, ``period``, ``horizon``, ``phase``, ``table``;
            None for all of them.
    """
    claims = (c for c in plan.claims if c.kind is ClaimKind.DATE and subject in (None, c.subject))
    return [(claim, span) for claim in claims if (span := claimed_period(claim.value)) is not None]


def _date(year: str, day: str) -> date | None:
    try:
        return date.fromisoformat(year + day)
    except ValueError:
        return None
