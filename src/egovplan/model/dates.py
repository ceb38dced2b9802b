"""Dates with the precision they were printed in, and the words."""

from __future__ import annotations

import datetime
from datetime import date

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model import validation
from egovplan.model.conversion import precision as precision_of
from egovplan.model.enums import Precision
from egovplan.model.validation import calendar_year, day, member, not_before

__all__ = ["Deadline", "Period", "Year"]


@frozen(order=True)
class Year:
    """A calendar year; as a position in time it stands for its last day."""

    value: int = field(validator=calendar_year)

    @property
    def start(self) -> date:
        """1 January."""
        return date(self.value, 1, 1)

    @property
    def end(self) -> date:
        """31 December."""
        return date(self.value, 12, 31)

    def __int__(self) -> int:
        return self.value

    def __repr__(self) -> str:
        return f"Year({self.value})"


@frozen
class Deadline:
    """The last day by which something must hold, as exactly as it was printed.

    Attributes:
        date: The last day (``đến năm 2013`` is 2013-12-31).
        precision: What was printed: a year, a quarter, a month, a day.
        text: The words, or None where the date was not printed but follows
            from the plan (its period, its date of issue).
    """

    date: datetime.date = field(validator=day)
    precision: Precision = field(default=Precision.DAY, converter=precision_of, validator=member(Precision))
    text: str | None = field(default=None, validator=optional(validation.text))

    @property
    def year(self) -> int:
        """The calendar year of the last day."""
        return self.date.year

    def __repr__(self) -> str:
        return f"Deadline({self.date.isoformat()}, {self.precision})"


@frozen
class Period:
    """A span of days, both ends included (``giai đoạn 2011 - 2015``).

    Attributes:
        start: First day.
        end: Last day; not before ``start``.
        precision: What was printed.
        text: The words, or None.
    """

    start: date = field(validator=day)
    end: date = field(validator=[day, not_before("start")])
    precision: Precision = field(default=Precision.YEAR, converter=precision_of, validator=member(Precision))
    text: str | None = field(default=None, validator=optional(validation.text))

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.start.year, self.end.year + 1)

    @property
    def days(self) -> int:
        """How many days it has, both ends included."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __repr__(self) -> str:
        return f"Period({self.start.isoformat()} to {self.end.isoformat()})"
