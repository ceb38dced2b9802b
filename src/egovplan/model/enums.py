"""The closed vocabularies of a plan, as string enums.

Every member's value is the word that stands in tables and files, so that
``StatementKind("target") is StatementKind.TARGET`` and a JSON document needs
no table of its own.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AgencyKind",
    "Basis",
    "BudgetSource",
    "ClaimKind",
    "Comparator",
    "Direction",
    "GoalKind",
    "Level",
    "Precision",
    "ProjectKind",
    "Rhythm",
    "Severity",
    "StatementKind",
    "Unit",
]


class StatementKind(StrEnum):
    """What a quantified statement is: a level to reach, one that holds, or money."""

    TARGET = "target"
    MILESTONE = "milestone"
    BASELINE = "baseline"
    BUDGET = "budget"


class Unit(StrEnum):
    """The unit of a quantity; the noun or currency beside it says the rest."""

    PERCENT = "percent"
    COUNT = "count"
    RATIO = "ratio"
    MONEY = "money"


class Comparator(StrEnum):
    """How the true value stands to the printed one (``at least 80 %`` is ``>=``)."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"


class Basis(StrEnum):
    """Whether the number is a level, or by how much a level changes."""

    LEVEL = "level"
    CHANGE = "change"


class Direction(StrEnum):
    """Which way an indicator should move."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Level(StrEnum):
    """A level of government."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Precision(StrEnum):
    """How exactly a date was printed."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class GoalKind(StrEnum):
    """General (overall) or specific objective."""

    GENERAL = "general"
    SPECIFIC = "specific"


class ProjectKind(StrEnum):
    """An investment project, or a task of a plan's task list."""

    PROJECT = "project"
    TASK = "task"


class BudgetSource(StrEnum):
    """Where money comes from."""

    CENTRAL = "central"
    LOCAL = "local"
    ODA = "oda"
    FUND = "fund"
    PRIVATE = "private"
    OTHER = "other"


class AgencyKind(StrEnum):
    """What kind of body an agency is."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    CENTRAL_BODY = "central_body"
    PEOPLES_COMMITTEE = "peoples_committee"
    PEOPLES_COUNCIL = "peoples_council"
    DEPARTMENT = "department"
    OFFICE = "office"
    PARTY = "party"
    MASS_ORGANISATION = "mass_organisation"
    POLICE_OR_MILITARY = "police_or_military"
    COURT_OR_PROCURACY = "court_or_procuracy"
    PUBLIC_UNIT = "public_unit"
    ENTERPRISE = "enterprise"
    GROUP = "group"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a document says about itself, to be checked against the rest of it."""

    TOTAL = "total"
    COUNT = "count"
    DATE = "date"
    NUMBER = "number"
    CROSS_REFERENCE = "cross_reference"
    AMOUNT = "amount"


class Rhythm(StrEnum):
    """How often something is reported."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    NINE_MONTHLY = "nine_monthly"
    YEARLY = "yearly"
    ONCE = "once"
    ON_DEMAND = "on_demand"


class Severity(StrEnum):
    """How much a finding matters.

    ``error``: a number cannot be trusted as it stands. ``warning``: a reader
    should look. ``info``: for the record.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
