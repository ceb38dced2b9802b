"""StratML: written as the schema wants it, read as others write it."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovplan import load
from egovplan.catalogue.findings import finding_types
from egovplan.datasets import sample_path
from egovplan.exchange.format_error import FormatError
from egovplan.exchange.stratml import from_stratml, to_stratml
from egovplan.exchange.stratml.identifiers import from_xml_id, note_lines, read_notes, xml_id
from egovplan.exchange.stratml.structure import PART_1, PART_2, breaches
from egovplan.model import (
    BudgetLine,
    Deadline,
    Goal,
    Indicator,
    Milestone,
    Observation,
    Plan,
    Quantity,
    Statement,
    StatementKind,
    equivalent,
)
from egovplan.testing import plans

etree = pytest.importorskip("lxml.etree", reason="the extra stratml is not installed")

SHARED = Path(__file__).parents[3] / "shared"
STANDARDS = SHARED / "standards"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
PART_1_FILE = STANDARDS / "stratml-part1-real-PMOAI.xml"
PART_2_FILE = STANDARDS / "stratml-part2-real-SMLC2011.xml"

needs_standards = pytest.mark.skipif(
    not (STANDARDS / "stratml-part2-2.2.6.xsd").is_file(), reason="the schemas in ../shared/standards are not here"
)


def schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(str(STANDARDS / name)))


@pytest.fixture(scope="module")
def validator() -> Any:
    return schema("stratml-part2-2.2.6.xsd")


def parsed(text: str) -> Any:
    return etree.fromstring(text.encode("utf-8"))


def structural(text: str, structure: Any = PART_2) -> list[tuple[str, str, str]]:
    return [(breach.code, breach.inside, breach.name) for breach in breaches(parsed(text), structure)]


def names(element: Any) -> list[str]:
    return [etree.QName(child).localname for child in element]


def found(text: str, path: str) -> list[Any]:
    return list(parsed(text).xpath(path, namespaces={"s": PART_2.namespace}))


FIRST, LAST = Deadline(date(2010, 12, 31)), Deadline(date(2015, 12, 31), "year", "năm 2015")
PROVINCE = ("province",)


def followed() -> Plan:
    share = Indicator("i/1", "văn bản điện tử", "document.electronic_exchange", levels=PROVINCE, goal_id="g3")
    return Plan(
        "2011-son-hai",
        title="Kế hoạch Sơn Hải",
        goals=[
            Goal("g1", "general", "Chính quyền điện tử"),
            Goal("g2", "specific", "Dịch vụ công", "g1"),
            Goal("g3", "specific", "Văn bản", "g2"),
            Goal("g4", "specific", "x" * 40 + " " + "y" * 80),
        ],
        indicators=[
            share,
            Indicator("i2", "máy tính", unit="ratio", direction="decrease", goal_id="g1"),
            Indicator("i3", "cơ sở dữ liệu", unit="count"),
        ],
        statements=[
            Statement("s1", "baseline", Quantity(30.5, "percent"), "a", "i/1", FIRST, levels=PROVINCE),
            Statement(
                "s2", "target", Quantity(90, "percent", comparator=">="), "b", "i/1", LAST,
                quote="tối thiểu 90%", levels=PROVINCE,
            ),
            Statement("s3", "target", Quantity(20, "percent"), "c", "i/1", LAST, "change", levels=PROVINCE),
            Statement("s4", "target", Quantity(0.9, "ratio", noun="máy/cán bộ"), "d", "i2"),
            Statement("s5", "milestone", Quantity(20, noun="cơ sở dữ liệu", high=30), "e", "i3"),
            Statement("s6", "target", Quantity(5), "f"),
            Statement("s7", "budget", Quantity(5, "money", noun="tỷ đồng"), "g", "i3"),
        ],
        milestones=[Milestone("m1", "Cổng hoàn thành", Deadline(date(2011, 6, 30)))],
        budget=[BudgetLine("b1", sources=["local"])],
    )  # fmt: skip


# writing


@needs_standards
def test_a_plan_with_something_of_everything_is_valid(plan: Plan, validator: Any) -> None:
    text = to_stratml(plan).text
    assert validator.validate(parsed(text)), validator.error_log
    assert structural(text) == []


@needs_standards
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_is_valid(plan: Plan, validator: Any) -> None:
    text = to_stratml(plan).text
    assert validator.validate(parsed(text)), validator.error_log


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_has_the_structure_of_part_2(plan: Plan) -> None:
    assert structural(to_stratml(plan).text) == []


@needs_standards
@pytest.mark.parametrize("path", [sample_path(), *SEEDS], ids=lambda path: path.stem)
def test_the_sample_and_the_seeds_are_valid(path: Path, validator: Any) -> None:
    loaded = load(path)
    document = to_stratml(loaded)
    assert validator.validate(parsed(document.text)), validator.error_log
    told = sum(s.kind != "budget" and s.indicator_id is not None for s in loaded.plan.statements)
    assert (
        len(found(document.text, "//s:NumberOfUnits"))
        + len(found(document.text, "//s:Descriptor[s:DescriptorName='change']"))
        == told
    )


@needs_standards
def test_an_empty_plan_is_valid(validator: Any) -> None:
    assert validator.validate(parsed(to_stratml(Plan("p")).text)), validator.error_log


MUTATIONS = {
    "an identifier that begins with a digit": ("<stratml:Identifier>g1<", "<stratml:Identifier>1g<"),
    "an identifier that stands twice": ("<stratml:Identifier>g2<", "<stratml:Identifier>g1<"),
    "a date in another form": (">2015-12-31<", ">31/12/2015<"),
    "a number with words": ("<stratml:NumberOfUnits>90<", "<stratml:NumberOfUnits>90 %<"),
    "a misspelt element": ("stratml:MeasurementDimension>", "stratml:MeasurementDimensions>"),
    "a type that is none": ('Type="Performance_Plan"', 'Type="Plan"'),
    "no type": (' Type="Performance_Plan"', ""),
    "no name": ("<stratml:Name>Kế hoạch Sơn Hải</stratml:Name>\n  <stratml:S", "<stratml:S"),
    "a kind of indicator that is none": ('IndicatorType="Qualitative"', 'IndicatorType="Verbal"'),
    "another order": (
        "<stratml:Name>Dịch vụ công</stratml:Name>\n        <stratml:Description></stratml:Description>",
        "<stratml:Description></stratml:Description>\n        <stratml:Name>Dịch vụ công</stratml:Name>",
    ),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_mutated_export_breaks_its_structure(mutation: str) -> None:
    text = to_stratml(followed()).text
    before, after = MUTATIONS[mutation]
    assert before in text
    assert structural(text.replace(before, after)) != []


# libxml2 does not look whether an xsd:ID stands twice
@needs_standards
@pytest.mark.parametrize("mutation", sorted(MUTATIONS.keys() - {"an identifier that stands twice"}))
def test_a_mutated_export_fails_validation(mutation: str, validator: Any) -> None:
    text = to_stratml(followed()).text
    assert validator.validate(parsed(text)), validator.error_log
    assert not validator.validate(parsed(text.replace(*MUTATIONS[mutation])))


def test_goals_become_goals_and_objectives_whatever_their_depth() -> None:
    text = to_stratml(followed()).text
    goals = found(text, "//s:Goal")
    assert [goal.findtext("{*}Name") for goal in goals] == [
        "Chính quyền điện tử", "x" * 40 + "…", "Kế hoạch Sơn Hải",
    ]  # fmt: skip
    assert goals[1].findtext("{*}Description") == "x" * 40 + " " + "y" * 80
    assert [o.findtext("{*}Name") for o in goals[0].iterfind("{*}Objective")] == [None, "Dịch vụ công", "Văn bản"]
    assert goals[0][-1].findtext("{*}OtherInformation") == "parent: g2"
    assert goals[2].find("{*}Identifier") is None


def test_an_indicator_has_its_results_by_date() -> None:
    text = to_stratml(followed()).text
    [indicator] = [e for e in found(text, "//s:PerformanceIndicator") if e.findtext("{*}Identifier") == "i_x002F_1"]
    assert names(indicator) == [
        "MeasurementDimension", "UnitOfMeasurement", "Identifier", "Relationship", "MeasurementInstance",
        "MeasurementInstance", "OtherInformation",
    ]  # fmt: skip
    assert indicator.findtext("{*}UnitOfMeasurement") == "%"
    assert indicator.findtext("{*}Relationship/{*}ReferentIdentifier") == "document.electronic_exchange"
    first, second = indicator.iterfind("{*}MeasurementInstance")
    assert names(first) == ["ActualResult"]
    assert [(c.tag.rpartition("}")[2], c.text) for c in first[0]] == [
        ("EndDate", "2010-12-31"), ("NumberOfUnits", "30.5"), ("Description", "a"),
    ]  # fmt: skip
    assert names(second) == ["TargetResult", "TargetResult"]
    assert second[0].findtext("{*}Descriptor/{*}DescriptorValue") == "at least 90 %"
    assert second[0].findtext("{*}Description") == "tối thiểu 90%"
    assert second[1].find("{*}NumberOfUnits") is None
    assert second[1].findtext("{*}Descriptor/{*}DescriptorName") == "change"


def test_observations_become_actual_results_of_a_report() -> None:
    document = to_stratml(followed(), [Observation("i3", date(2013, 5, 1), 12, "Sở TT&TT báo cáo")])
    assert 'Type="Performance_Report"' in document.text
    [result] = found(document.text, "//s:ActualResult[s:EndDate='2013-05-01']")
    assert (result.findtext("{*}NumberOfUnits"), result.findtext("{*}Description")) == ("12", "Sở TT&TT báo cáo")
    assert structural(document.text) == []
    with pytest.raises(ValueError, match="has no indicator 'gone'"):
        to_stratml(followed(), [Observation("gone", date(2013, 5, 1), 12)])


def test_numbers_have_no_exponents() -> None:
    plan = Plan("p", indicators=[Indicator("i", "x", unit="count")])
    text = to_stratml(plan, [Observation("i", date(2013, 5, 1), v) for v in (1e22, 1e-7, 10**20)]).text
    assert [e.text for e in found(text, "//s:NumberOfUnits")] == ["1" + "0" * 22, "0.0000001", "1" + "0" * 20]


def test_findings_tell_what_has_no_place() -> None:
    told = {(f.code, dict(f.arguments)["part"]): dict(f.arguments) for f in to_stratml(followed()).findings}
    assert told["stratml-left-out", "budget lines"]["count"] == "1"
    assert told["stratml-left-out", "statements of money"]["count"] == "1"
    assert told["stratml-left-out", "statements without an indicator"]["count"] == "1"
    assert told["stratml-simplified", "goals"]["count"] == "1"
    assert {code for code, _ in told} == {"stratml-left-out", "stratml-simplified"}
    assert to_stratml(Plan("p", goals=[Goal("g", "general", "x")])).findings == ()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_every_part_that_is_left_out_is_counted(plan: Plan) -> None:
    arguments = [dict(f.arguments) for f in to_stratml(plan).findings if f.code == "stratml-left-out"]
    kept = {"goals", "indicators", "statements", "milestones", "responsibilities", "agencies"}
    lost = sum(1 for name, _ in plan.parts() if name not in kept)
    lost += sum(s.kind == "budget" or s.indicator_id is None for s in plan.statements) + (plan.horizon is not None)
    assert sum(int(a["count"]) for a in arguments) == lost


def test_characters_that_xml_cannot_hold_are_replaced_with_a_finding() -> None:
    document = to_stratml(Plan("p", goals=[Goal("g", "general", "a\x0cb\x00")]))
    assert [f.code for f in document.findings] == ["stratml-character"]
    assert found(document.text, "//s:Goal/s:Name")[0].text == "a\ufffdb\ufffd"


def test_markup_in_a_plan_is_text() -> None:
    hostile = '<script>alert(1)</script> & ]]> "x"'
    text = to_stratml(Plan("p", goals=[Goal("g", "general", hostile)])).text
    assert found(text, "//s:Goal/s:Name")[0].text == hostile
    assert from_stratml(text).plan.goals[0].label == hostile


def test_an_id_that_plan_and_part_share_stands_once() -> None:
    document = to_stratml(Plan("g", title="K", goals=[Goal("g", "general", "x")]))
    assert structural(document.text) == []
    assert any("id of the plan" in f.message for f in document.findings)


# ids and notes


@given(st.text(min_size=1, max_size=12) | st.text("_x0041F-.9a", min_size=1))
def test_any_id_becomes_an_xml_id_and_comes_back(part_id: str) -> None:
    made = xml_id(part_id)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.\-]*", made)
    assert from_xml_id(made) == part_id


@given(st.dictionaries(st.sampled_from(["kind", "place", "title"]), st.text("ab: \n", min_size=1)))
def test_notes_come_back_on_one_line(notes: dict[str, str]) -> None:
    again, others = read_notes(note_lines(notes.items()), ["kind", "place", "title"])
    assert again == {key: " ".join(value.split()) for key, value in notes.items() if value.split()}
    assert others == ""


# reading what we wrote


def test_what_we_write_we_read() -> None:
    reading = from_stratml(to_stratml(followed()).text)
    plan = reading.plan
    assert (plan.id, plan.title) == ("2011-son-hai", "Kế hoạch Sơn Hải")
    assert {g.id: (g.kind, g.label, g.parent_id) for g in plan.goals} == {
        g.id: (g.kind, g.label, g.parent_id) for g in followed().goals
    }
    assert {i.id: i for i in plan.indicators} == {i.id: i for i in followed().indicators}
    assert [(s.indicator_id, s.kind, s.quantity, s.due, s.basis) for s in plan.statements if s.due] == [
        (s.indicator_id, s.kind, s.quantity, s.due, s.basis) for s in followed().statements if s.due
    ]
    ranged, ratio = plan["i3"].statements[0], plan["i2"].statements[0]
    assert (ranged.quantity, ratio.quantity) == (
        Quantity(20, noun="cơ sở dữ liệu", high=30), Quantity(0.9, "ratio", noun="máy/cán bộ"),
    )  # fmt: skip
    assert [(m.id, m.label, m.due) for m in plan.milestones] == [("m1", "Cổng hoàn thành", date(2011, 6, 30))]
    assert reading.findings == ()


def key(statement: Statement) -> tuple[Any, ...]:
    kind = StatementKind.TARGET if statement.kind is StatementKind.MILESTONE else statement.kind
    return statement.indicator_id, kind.value, statement.quantity.value, str(statement.due), statement.basis.value


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_goals_indicators_and_numbers_of_any_plan_come_back(plan: Plan) -> None:
    again = from_stratml(to_stratml(plan).text).plan
    assert {g.id: (g.kind, g.label, g.parent_id) for g in again.goals} == {
        g.id: (g.kind, g.label.strip(), g.parent_id) for g in plan.goals
    }
    assert {(i.id, i.unit, i.direction, i.levels, i.concept, i.goal_id) for i in again.indicators} == {
        (i.id, i.unit, i.direction, i.levels, i.concept, i.goal_id) for i in plan.indicators
    }
    told = [s for s in plan.statements if s.indicator_id is not None and s.kind is not StatementKind.BUDGET]
    whole = [s for s in told if s.basis.value == "level"]
    assert sorted(key(s) for s in again.statements if s.basis.value == "level") == sorted(key(s) for s in whole)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_what_was_read_once_stays_the_same(plan: Plan) -> None:
    once = from_stratml(to_stratml(plan).text).plan
    assert equivalent(from_stratml(to_stratml(once).text).plan, once)


def test_the_sample_comes_back_with_goals_and_indicators() -> None:
    plan = load(sample_path()).plan
    again = from_stratml(to_stratml(plan).text).plan
    assert {g.id: (g.kind, g.label, g.parent_id) for g in again.goals} == {
        g.id: (g.kind, g.label, g.parent_id) for g in plan.goals
    }
    assert {i.id: i for i in again.indicators} == {i.id: i for i in plan.indicators}
    assert (again.id, again.document.number, again.document.issued_on) == (
        plan.id, plan.document.number, plan.document.issued_on,
    )  # fmt: skip


# reading the files of others


def part_2(core: str, rest: str = "") -> str:
    return (
        f'<PerformancePlanOrReport xmlns="{PART_2.namespace}" Type="Strategic_Plan"><Name>K</Name>'
        f"<StrategicPlanCore>{core}</StrategicPlanCore>{rest}</PerformancePlanOrReport>"
    )


def indicator(inner: str) -> str:
    return part_2(
        "<Goal><Name>g</Name><Description/><Objective><Name>o</Name><PerformanceIndicator>"
        f"<MeasurementDimension>plans</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement>{inner}"
        "</PerformanceIndicator></Objective></Goal>"
    )


@needs_standards
def test_the_real_file_of_part_1_is_read() -> None:
    reading = from_stratml(PART_1_FILE.read_bytes())
    plan = reading.plan
    assert [g.kind for g in plan.goals] == ["general"] + ["specific"] * 5
    assert {g.parent_id for g in plan.goals[1:]} == {plan.goals[0].id}
    assert all(g.id.startswith("_") for g in plan.goals)
    assert plan.document.issued_on == date(2017, 4, 12)
    assert {f.code for f in reading.findings} == {"stratml-unread"}  # it keeps to its schema
    assert schema("stratml-part1.xsd").validate(etree.parse(str(PART_1_FILE)))


@needs_standards
def test_the_real_file_of_part_2_is_read_with_the_places_where_it_breaks_its_schema(validator: Any) -> None:
    reading = from_stratml(PART_2_FILE.read_bytes())
    plan = reading.plan
    assert [g.kind for g in plan.goals].count("general") == 3
    assert len(plan.goals) == 13
    assert len(plan.indicators) + len(plan.milestones) >= 11
    measured = {(s.indicator_id, s.value, s.due) for s in plan.observations}
    assert {(value, due) for _, value, due in measured} >= {(829, date(2012, 1, 26)), (8, date(2011, 12, 31))}
    assert plan.period is not None
    assert (plan.period.start, plan.period.end) == (date(2011, 1, 1), date(2011, 12, 31))

    tree = etree.parse(str(PART_2_FILE))
    assert not validator.validate(tree)
    errors = [(error.path or "").replace("stratml:", "").split("/", 2)[2] for error in validator.error_log]
    assert len(errors) == 8
    places = {
        source.locator
        for finding in reading.findings
        if finding.code in ("stratml-order", "stratml-unknown", "stratml-value", "stratml-missing")
        for source in (finding.source, *finding.related)
        if source is not None
    }
    assert [error for error in errors if error not in places] == []


@needs_standards
@pytest.mark.parametrize("path", [PART_1_FILE, PART_2_FILE], ids=["part 1", "part 2"])
def test_the_real_files_are_valid_once_they_are_written_again(path: Path, validator: Any) -> None:
    plan = from_stratml(path.read_bytes()).plan
    text = to_stratml(plan).text
    assert validator.validate(parsed(text)), validator.error_log
    assert {g.id for g in from_stratml(text).plan.goals} == {g.id for g in plan.goals}


def test_nothing_is_left_out_silently() -> None:
    text = part_2(
        "<Organization><Name>Sở TT&amp;TT</Name><Acronym>STTTT</Acronym></Organization>"
        "<Vision><Description>v</Description></Vision><Goal><Name>g</Name><Description>more words</Description></Goal>",
        "<AdministrativeInformation><StartDate>2011-01-01</StartDate></AdministrativeInformation>"
        "<Submitter><GivenName>A</GivenName><EmailAddress/></Submitter>",
    )
    reading = from_stratml(text)
    assert reading.plan.document.issuer == "Sở TT&TT"
    left = {dict(f.arguments)["element"] for f in reading.findings}
    assert left == {
        "Organization/Acronym", "Vision/Description", "Goal/Description", "AdministrativeInformation/StartDate",
        "Submitter/GivenName",
    }  # fmt: skip
    assert all(f.source and f.source.line == 1 for f in reading.findings)


def test_stakeholders_become_bodies_and_what_they_perform_their_duties() -> None:
    roles = "<Role><Name>Host</Name><Description>runs it</Description><RoleType>Performer</RoleType></Role>"
    text = part_2(
        "<Organization>"
        f"<Stakeholder><Name>Sở Nội vụ</Name>{roles}</Stakeholder>"
        '<Stakeholder StakeholderTypeType="Person"><Name>A. Person</Name></Stakeholder>'
        "<Stakeholder><Name>Citizens</Name><Role><Name>x</Name><RoleType>Beneficiary</RoleType></Role></Stakeholder>"
        "</Organization><Goal><Name>g</Name><Description/></Goal>"
    )
    reading = from_stratml(text)
    assert [a.name for a in reading.plan.agencies] == ["Sở Nội vụ", "Citizens"]
    [duty] = reading.plan.responsibilities
    assert (duty.agency, duty.text, duty.agency_ids) == ("Sở Nội vụ", "Host: runs it", (reading.plan.agencies[0].id,))
    left = [dict(f.arguments)["element"] for f in reading.findings]
    assert left == ["Stakeholder/Name", "Role/Name", "Role/RoleType"]


def test_targets_in_words_are_milestones() -> None:
    reading = from_stratml(
        indicator(
            "<Identifier>a</Identifier><MeasurementInstance><TargetResult><EndDate>2011-06-30</EndDate>"
            "<Description>published</Description></TargetResult></MeasurementInstance>"
        )
    )
    assert reading.plan.indicators == ()
    assert [(m.id, m.label, m.due) for m in reading.plan.milestones] == [("a", "published", date(2011, 6, 30))]


def test_an_indicator_without_results_is_kept() -> None:
    reading = from_stratml(indicator("<Identifier>a</Identifier>"))
    assert [(i.id, i.label, i.unit, i.statements) for i in reading.plan.indicators] == [("a", "plans", "count", ())]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("%", Quantity(5, "percent")),
        ("Percent", Quantity(5, "percent")),
        ("phần trăm", Quantity(5, "percent")),
        ("Number", Quantity(5)),
        ("", Quantity(5)),
        ("plans", Quantity(5, noun="plans")),
        ("tỷ đồng", Quantity(5, "money", noun="tỷ đồng")),
        ("USD", Quantity(5, "money", noun="USD")),
    ],
)
def test_the_unit_of_measurement_tells_what_is_counted(unit: str, expected: Quantity) -> None:
    text = indicator(
        "<MeasurementInstance><TargetResult><NumberOfUnits>5.0</NumberOfUnits></TargetResult></MeasurementInstance>"
    )
    [statement] = from_stratml(text.replace(">Number<", f">{unit}<")).plan.statements
    assert statement.quantity == expected


def test_a_descriptor_that_does_not_agree_with_its_number_is_not_believed() -> None:
    result = (
        "<MeasurementInstance><TargetResult><NumberOfUnits>5</NumberOfUnits><Descriptor>"
        "<DescriptorName>quantity</DescriptorName><DescriptorValue>at least 6</DescriptorValue>"
        "</Descriptor></TargetResult></MeasurementInstance>"
    )
    reading = from_stratml(indicator(result))
    assert [s.quantity for s in reading.plan.statements] == [Quantity(5)]
    assert [dict(f.arguments)["element"] for f in reading.findings] == [
        "Descriptor/DescriptorName", "Descriptor/DescriptorValue",
    ]  # fmt: skip


def test_what_breaks_the_schema_is_read_all_the_same_with_findings() -> None:
    text = part_2(
        "<Goal><Description>d</Description><Name>g</Name><Identifier>1-2</Identifier><Colour>red</Colour>"
        "<Objective><Name>o</Name><Identifier>x</Identifier></Objective>"
        "<Objective><Name>p</Name><Identifier>x</Identifier></Objective><Objective><Description/></Objective></Goal>"
        "<Goal/>",
        "<AdministrativeInformation><StartDate>1/1/2011</StartDate></AdministrativeInformation>",
    ).replace("<Name>K</Name>", "")
    reading = from_stratml(text)
    assert [(g.id, g.label) for g in reading.plan.goals[:2]] == [("1-2", "g"), ("x", "o")]
    assert reading.plan.goals[2].id != "x"
    assert reading.plan.goals[3].label == "Goal 2"
    broken = {(f.code, dict(f.arguments).get("inside"), dict(f.arguments).get("name")) for f in reading.findings}
    assert broken >= {
        ("stratml-order", "Goal", "Name"),
        ("stratml-value", "Goal", "Identifier"),
        ("stratml-value", "Objective", "Identifier"),
        ("stratml-unknown", "Goal", "Colour"),
        ("stratml-missing", "Goal", "Name"),
        ("stratml-missing", "PerformancePlanOrReport", "Name"),
        ("stratml-value", "AdministrativeInformation", "StartDate"),
    }
    assert {"stratml-identifier-repeated", "stratml-unlabelled", "stratml-unread"} <= {f.code for f in reading.findings}


def test_a_plan_in_another_namespace_is_read_with_a_finding() -> None:
    reading = from_stratml(part_2("<Goal><Name>g</Name><Description/></Goal>").replace(PART_2.namespace, "urn:old"))
    assert [g.label for g in reading.plan.goals] == ["g"]
    assert [f.code for f in reading.findings] == ["stratml-value"]


def test_places_are_lines_and_paths() -> None:
    text = part_2("\n<Goal><Name>a</Name><Description/></Goal>\n<Goal><Name>b</Name><Description/></Goal>")
    sources = [g.source for g in from_stratml(text).plan.goals]
    assert [(s.line, s.locator) for s in sources if s] == [
        (2, "StrategicPlanCore/Goal[1]"),
        (3, "StrategicPlanCore/Goal[2]"),
    ]


def test_text_and_bytes_in_their_encodings_are_read() -> None:
    text = part_2("<Goal><Name>một cửa</Name><Description/></Goal>")
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n' + text
    for document in (
        text,
        declared,
        "\ufeff" + declared,
        declared.encode(),
        declared.encode("utf-8-sig"),
        text.encode("utf-16"),
    ):
        assert from_stratml(document).plan.goals[0].label == "một cửa"
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>' + part_2("<Goal><Name>café</Name><Description/></Goal>")
    assert from_stratml(latin.encode("latin-1")).plan.goals[0].label == "café"


# what is refused

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/x"> %a;]>',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(doctype: str, encoding: str | None) -> None:
    text = doctype + "\n" + part_2("<Goal><Name>&j;</Name><Description/></Goal>")
    document = text if encoding is None else text.encode(encoding)
    with pytest.raises(FormatError, match="line 1: has a document type definition"):
        from_stratml(document)


def test_a_document_type_in_an_encoding_that_hides_it_is_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
    with pytest.raises(FormatError, match="is written in utf-7"):
        from_stratml(hidden)


def test_an_entity_that_nobody_defined_is_an_error() -> None:
    with pytest.raises(FormatError, match="line 1: is no XML: Entity 'x' not defined"):
        from_stratml(part_2("<Goal><Name>&x;</Name><Description/></Goal>"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no XML"),
        ("plan", "is no XML"),
        ("<a>\n<b></a>", "line 2: is no XML"),
        ("<html/>", "its root is html, not PerformancePlanOrReport or StrategicPlan"),
        ("<a>" * 400 + "</a>" * 400, "is no XML: Excessive depth"),
        (b'<?xml version="1.0"?><a>\xff</a>', "line 1: is not utf-8"),
        ("<a/>" + " " * (8 * 2**20), "is larger than the 8 MiB"),
        ("<a>" + "<b/>" * 200_001 + "</a>", "has more than 200,000 elements"),
    ],
)  # fmt: skip
def test_what_is_no_stratml_is_refused(text: str | bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        from_stratml(text)


def test_many_elements_are_read_in_linear_time() -> None:
    goals = "".join(f"<Goal><Name>g{i}</Name><Description/></Goal>" for i in range(20_000))
    assert len(from_stratml(part_2(goals)).plan.goals) == 20_000


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(to_stratml(followed()).text.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(9, 126))
    try:
        told = from_stratml(bytes(whole)).plan.id
    except FormatError as error:
        told = str(error)
    assert told


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(ImportError, match=r"egovplan\[stratml\]"):
        to_stratml(Plan("p"))
    with pytest.raises(ImportError, match=r"egovplan\[stratml\]"):
        from_stratml("<x/>")


# the structure that is transcribed from the schemas


@needs_standards
@pytest.mark.parametrize(
    ("structure", "name"),
    [(PART_1, "stratml-part1.xsd"), (PART_2, "stratml-part2-2.2.6.xsd")],
    ids=["part 1", "part 2"],
)
def test_the_structure_is_that_of_the_schema(structure: Any, name: str) -> None:
    space = {"x": "http://www.w3.org/2001/XMLSchema"}
    root = etree.parse(str(STANDARDS / name)).getroot()
    assert root.get("targetNamespace") == structure.namespace
    types = {t.get("name"): t for t in root.iterfind("x:complexType", space)}
    written = {}
    for element in root.iterfind("x:element", space):
        holder = types.get((element.get("type") or "").removeprefix("stratml:"), element)
        extended = holder.find(".//x:extension", space)
        inherited = (
            types[extended.get("base").removeprefix("stratml:")].iterfind(".//x:element", space)
            if extended is not None
            else ()
        )
        children = [*inherited, *holder.iterfind(".//x:element", space)]
        if children:
            written[element.get("name")] = " ".join(
                child.get("ref").removeprefix("stratml:") + often(child) for child in children
            )
    assert dict(structure.children) == written


def often(child: Any) -> str:
    least, most = child.get("minOccurs", "1"), child.get("maxOccurs", "1")
    return {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+", ("0", "2"): "*"}[
        least, most
    ]


def test_every_finding_is_in_the_catalogue() -> None:
    codes = {code for code in finding_types() if code.startswith("stratml-")}
    assert len(codes) == 10
    assert attrs.asdict(finding_types()["stratml-unread"])["severity"] == "info"
