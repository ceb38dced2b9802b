"""Whose plan it is: a province with what had been merged into it by then."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from egovplan.catalogue.provinces import former_provinces, provinces
from egovplan.model import Plan

__all__ = ["Territory", "day_of_plan", "territory_of"]


@frozen
class Territory:
    """A province on the day of a plan.

    Attributes:
        province: Its code, or None for the centre (or where no province is named).
        joined: Codes of the provinces that had gone into it by then.

    >>> str(Territory("quang-ngai", ("kon-tum",)))
    'Quảng Ngãi with Kon Tum'
    """

    province: str | None
    joined: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the province; of one that the catalogue does not have its code."""
        return _name(self.province)

    def went_into(self, later: Territory) -> bool:
        """Whether this one is part of a later one, or the same before others joined it.

        Args:
            later: A territory of a later day.
        """
        return self != later and (self.province == later.province or self.province in later.joined)

    def __str__(self) -> str:
        return self.name + (f" with {' and '.join(map(_name, self.joined))}" if self.joined else "")


def _name(code: str | None) -> str:
    if code is None:
        return "no province"
    known = provinces().get(code)
    return known.name if known else code


def day_of_plan(plan: Plan) -> date | None:
    """The day a plan is of: its issue, else the first day of its period, else None."""
    return plan.document.issued_on or (plan.period.start if plan.period else None)


def territory_of(plan: Plan) -> Territory:
    """The territory that a plan is for.

    A province that took in others (in July 2025 most did) is another territory
    from then on, though it keeps its name; one that only changed its name or
    rank (Huế) is the same one, under its latest code.
    """
    day, code = day_of_plan(plan), plan.document.province
    if code is None or code not in provinces():
        return Territory(code)
    code = _latest(code)
    if day is None:
        return Territory(code)
    return Territory(code, tuple(entry.code for entry in former_provinces(code, day) if _latest(entry.code) != code))


def _latest(code: str) -> str:
    """The code under which a province went on when it was founded anew, and nothing else joined it then."""
    here = provinces()[code]
    if here.into is None or here.until is None:
        return code
    heir = provinces()[here.into]
    return heir.code if heir.since == here.until + timedelta(days=1) else code
