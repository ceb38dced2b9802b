"""What the model refuses, and that it names the field."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from egovplan import model
from egovplan.model import (
    Agency,
    BudgetLine,
    Claim,
    Deadline,
    Document,
    Finding,
    GenericTable,
    Goal,
    Indicator,
    InventoryItem,
    LegalBasis,
    Milestone,
    Money,
    Observation,
    OnlineService,
    Period,
    Plan,
    Portal,
    PrintedAmount,
    Project,
    Quantity,
    ReportingDuty,
    Responsibility,
    Rollout,
    Source,
    StaffingNorm,
    Statement,
    Year,
)

DAY = date(2015, 12, 31)
LATE = datetime(2015, 12, 31, 23, 59)
QUANTITY = Quantity(80, "percent")

NONSENSE: list[tuple[str, Callable[[], Any]]] = [
    ("Source.line", lambda: Source(0)),
    ("Source.line", lambda: Source(True)),
    ("Source.line", lambda: Source("3")),  # type: ignore[arg-type]
    ("Source.start", lambda: Source(1, -1, 4)),
    ("Source.start", lambda: Source(1, end=4)),
    ("Source.end", lambda: Source(1, 9, 4)),
    ("Source.locator", lambda: Source(1, locator=" ")),
    ("Year.value", lambda: Year(0)),
    ("Year.value", lambda: Year(10_000)),
    ("Year.value", lambda: Year(2015.0)),  # type: ignore[arg-type]
    ("Deadline.date", lambda: Deadline("2015")),  # type: ignore[arg-type]
    ("Deadline.date", lambda: Deadline(LATE)),
    ("Deadline.precision", lambda: Deadline(DAY, "decade")),
    ("Deadline.text", lambda: Deadline(DAY, text="")),
    ("Period.start", lambda: Period(LATE, DAY)),
    ("Period.end", lambda: Period(DAY, date(2014, 1, 1))),
    ("Period.precision", lambda: Period(DAY, DAY, "decade")),
    ("Money.amount", lambda: Money(8.7)),  # type: ignore[arg-type]
    ("Money.amount", lambda: Money("much")),
    ("Money.amount", lambda: Money(Decimal("NaN"))),
    ("Money.amount", lambda: Money(True)),
    ("Money.currency", lambda: Money(1, "đồng")),
    ("Money.currency", lambda: Money(1, "vnd")),
    ("PrintedAmount.value", lambda: PrintedAmount(8.7)),  # type: ignore[arg-type]
    ("PrintedAmount.unit", lambda: PrintedAmount(1, "")),
    ("PrintedAmount.money", lambda: PrintedAmount(1, money=Money(1))),
    ("PrintedAmount.money", lambda: PrintedAmount(1, "đồng", 1)),  # type: ignore[arg-type]
    ("PrintedAmount.high", lambda: PrintedAmount(5, high=4)),
    ("Quantity.value", lambda: Quantity("80")),  # type: ignore[arg-type]
    ("Quantity.value", lambda: Quantity(True)),
    ("Quantity.value", lambda: Quantity(float("nan"))),
    ("Quantity.value", lambda: Quantity(float("inf"))),
    ("Quantity.unit", lambda: Quantity(1, "pounds")),
    ("Quantity.high", lambda: Quantity(50, high=30)),
    ("Quantity.noun", lambda: Quantity(1, noun=5)),  # type: ignore[arg-type]
    ("Quantity.denominator", lambda: Quantity(1, denominator="64")),  # type: ignore[arg-type]
    ("Quantity.comparator", lambda: Quantity(1, comparator="~")),
    ("Quantity.comparator", lambda: Quantity(1, comparator="range")),
    ("Quantity.approximate", lambda: Quantity(1, approximate="yes")),  # type: ignore[arg-type]
    ("Statement.id", lambda: Statement("a b", "target", QUANTITY, "x")),
    ("Statement.id", lambda: Statement("", "target", QUANTITY, "x")),
    ("Statement.kind", lambda: Statement("s", "wish", QUANTITY, "x")),
    ("Statement.quantity", lambda: Statement("s", "target", 80, "x")),  # type: ignore[arg-type]
    ("Statement.label", lambda: Statement("s", "target", QUANTITY, "\n")),
    ("Statement.deadline", lambda: Statement("s", "target", QUANTITY, "x", deadline=DAY)),  # type: ignore[arg-type]
    ("Statement.basis", lambda: Statement("s", "target", QUANTITY, "x", basis="growth")),
    ("Statement.levels", lambda: Statement("s", "target", QUANTITY, "x", levels=("planet",))),
    ("Statement.service_levels", lambda: Statement("s", "target", QUANTITY, "x", service_levels=(5,))),
    ("Statement.service_levels", lambda: Statement("s", "target", QUANTITY, "x", service_levels=(True,))),
    ("Statement.source", lambda: Statement("s", "target", QUANTITY, "x", source=10)),  # type: ignore[arg-type]
    ("Statement.quote", lambda: Statement("s", "target", QUANTITY, "x", quote=5)),  # type: ignore[arg-type]
    ("Observation.indicator_id", lambda: Observation("", DAY, 1)),
    ("Observation.date", lambda: Observation("i", LATE, 1)),
    ("Observation.value", lambda: Observation("i", DAY, float("nan"))),
    ("Goal.kind", lambda: Goal("g", "vague", "x")),
    ("Goal.parent_id", lambda: Goal("g", "general", "x", "a b")),
    ("Milestone.deadline", lambda: Milestone("m", "x", DAY)),  # type: ignore[arg-type]
    ("Indicator.unit", lambda: Indicator("i", "x", unit="pounds")),
    ("Indicator.direction", lambda: Indicator("i", "x", direction="sideways")),
    ("Indicator.levels", lambda: Indicator("i", "x", levels=("planet",))),
    ("Indicator.service_levels", lambda: Indicator("i", "x", service_levels=("all",))),
    ("Document.number", lambda: Document("")),
    ("Document.issued_on", lambda: Document(issued_on=LATE)),
    ("LegalBasis.issued_on", lambda: LegalBasis("b", issued_on="11/2010")),  # type: ignore[arg-type]
    ("Project.kind", lambda: Project("p", "dream", "x")),
    ("Project.name", lambda: Project("p", "project", "")),
    ("Project.number", lambda: Project("p", "project", "x", 1)),  # type: ignore[arg-type]
    ("Project.lead_ids", lambda: Project("p", "project", "x", lead_ids=(1,))),  # type: ignore[arg-type]
    ("Project.periods", lambda: Project("p", "project", "x", periods=(2015,))),  # type: ignore[arg-type]
    ("Project.cost", lambda: Project("p", "project", "x", cost=Money(1))),  # type: ignore[arg-type]
    ("BudgetLine.sources", lambda: BudgetLine("b", sources=("heaven",))),
    ("BudgetLine.year", lambda: BudgetLine("b", year=0)),
    ("BudgetLine.year", lambda: BudgetLine("b", year=True)),
    ("BudgetLine.amount", lambda: BudgetLine("b", 5)),  # type: ignore[arg-type]
    ("OnlineService.level", lambda: OnlineService("s", "x", level="planet")),
    ("Portal.procedures", lambda: Portal("p", "x", procedures=-1)),
    ("Portal.agency", lambda: Portal("p", "")),
    ("Rollout.year", lambda: Rollout("r", "x", year="2012")),  # type: ignore[arg-type]
    ("InventoryItem.servers", lambda: InventoryItem("i", "x", servers=2.0)),  # type: ignore[arg-type]
    ("StaffingNorm.low", lambda: StaffingNorm("n", "x", "district", -1, 2)),
    ("StaffingNorm.high", lambda: StaffingNorm("n", "x", "district", 3, 2)),
    ("GenericTable.header", lambda: GenericTable("t", header=(1,))),  # type: ignore[arg-type]
    ("Responsibility.text", lambda: Responsibility("r", "x", "")),
    ("ReportingDuty.rhythm", lambda: ReportingDuty("d", "sometimes", "x")),
    ("Claim.kind", lambda: Claim("c", "boast", "x", "1")),
    ("Claim.value", lambda: Claim("c", "total", "x", 81)),  # type: ignore[arg-type]
    ("Agency.level", lambda: Agency("a", "x", "planet")),
    ("Agency.kind", lambda: Agency("a", "x", kind="club")),
    ("Agency.names", lambda: Agency("a", "x", names=(None,))),  # type: ignore[arg-type]
    ("Finding.severity", lambda: Finding("c", "fatal", "x")),
    ("Finding.code", lambda: Finding("sum mismatch", "error", "x")),
    ("Finding.related", lambda: Finding("c", "error", "x", related=(3,))),  # type: ignore[arg-type]
    ("Plan.id", lambda: Plan("a b")),
    ("Plan.document", lambda: Plan("p", document=None)),  # type: ignore[arg-type]
    ("Plan.period", lambda: Plan("p", period=2015)),  # type: ignore[arg-type]
    ("Plan.goals", lambda: Plan("p", goals=("a goal",))),  # type: ignore[arg-type]
    ("Plan.goals", lambda: Plan("p", goals=(Milestone("m", "x"),))),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("field", "make"), NONSENSE, ids=[f"{n}-{field}" for n, (field, _) in enumerate(NONSENSE)])
def test_nonsense_is_refused_and_the_field_named(field: str, make: Callable[[], Any]) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        make()
    assert str(caught.value).startswith(field), caught.value


def test_every_class_of_the_model_refuses_something() -> None:
    classes = {name for name, kind in vars(model).items() if isinstance(kind, type) and attrs.has(kind)}
    views = {"Roadmap", "Point", "Mapping"}  # made by the library, never read
    same_fields = {"ServiceGroup", "Database"}  # fields as in OnlineService
    assert classes - views - same_fields == {field.split(".")[0] for field, _ in NONSENSE}


def test_a_vocabulary_is_told_in_full() -> None:
    with pytest.raises(ValueError, match=r"Quantity\.unit must be one of percent, count, ratio, money; got 'pounds'"):
        Quantity(1, "pounds")


def test_names_of_members_become_members() -> None:
    statement = Statement("s", "target", Quantity(1, "ratio", comparator=">="), "x", levels=["commune"])
    assert statement.kind is model.StatementKind.TARGET
    assert statement.quantity.unit is model.Unit.RATIO
    assert statement.quantity.comparator is model.Comparator.AT_LEAST
    assert statement.levels == (model.Level.COMMUNE,)


def test_levels_of_service_come_from_numbers_words_and_members() -> None:
    statement = Statement("s", "target", QUANTITY, "x", service_levels=(3, "4", "full", model.ServiceLevel.PART))
    assert [level.token for level in statement.service_levels] == [3, 4, "full", "part"]


def test_whole_numbers_stay_whole() -> None:
    assert type(Quantity(70.0).value) is int
    assert type(Quantity(Decimal(70)).value) is int  # type: ignore[arg-type]
    assert Quantity(Decimal("0.6")).value == 0.6  # type: ignore[arg-type]
    assert Quantity(10**400).value == 10**400


def test_lists_become_tuples() -> None:
    assert Plan("p", goals=[Goal("g", "general", "x")]).goals == (Goal("g", "general", "x"),)  # type: ignore[arg-type]
    assert Agency("a", "x", names=["y"]).names == ("y",)
    assert GenericTable("t", rows=[["1"], ["2", "3"]]).rows == (("1",), ("2", "3"))


def test_one_text_is_not_a_list_of_letters() -> None:
    assert Agency("a", "x", names="Sở Y tế").names == ("Sở Y tế",)
    assert BudgetLine("b", sources="central").sources == (model.BudgetSource.CENTRAL,)
