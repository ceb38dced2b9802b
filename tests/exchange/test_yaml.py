"""Plans that people write by hand, and plans written so that people can edit them."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovplan import load
from egovplan.datasets import sample_path
from egovplan.exchange.format_error import FormatError
from egovplan.exchange.short_forms import (
    amount_text,
    deadline_text,
    period_text,
    quantity_text,
    read_amount,
    read_deadline,
    read_period,
    read_quantity,
)
from egovplan.exchange.yaml_format import from_yaml, to_yaml
from egovplan.model import (
    Deadline,
    Goal,
    IdMaker,
    Indicator,
    Milestone,
    Money,
    Period,
    Plan,
    PrintedAmount,
    Quantity,
    Statement,
)
from egovplan.testing import deadlines, periods, plans, printed_amounts, quantities

pytest.importorskip("ruamel.yaml", reason="the extra yaml is not installed")

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FormatError) as caught:
        from_yaml(text)
    return [(problem.path, problem.message) for problem in caught.value.problems]


# round trips


def test_a_plan_with_something_of_everything_comes_back(plan: Plan) -> None:
    assert from_yaml(to_yaml(plan)) == plan


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_comes_back(plan: Plan) -> None:
    assert from_yaml(to_yaml(plan)) == plan


def test_the_sample_comes_back_with_its_sources() -> None:
    plan = load(sample_path()).plan
    assert len(plan.statements) > 20
    assert from_yaml(to_yaml(plan)) == plan


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_come_back(seed: Path) -> None:
    plan = load(seed).plan
    assert from_yaml(to_yaml(plan)) == plan


def test_there_are_seeds() -> None:
    if not SEEDS:
        pytest.skip("../shared/seeds is not here")
    assert len(SEEDS) == 5


def test_the_same_date_in_two_places_is_written_twice() -> None:
    day = Deadline(date(2015, 12, 31), "year", "đến năm 2015")
    text = to_yaml(Plan("p", milestones=[Milestone("a", "một", day), Milestone("b", "hai", day)]))
    assert "&" not in text
    assert "*" not in text


def test_what_is_usual_is_left_out_and_what_is_short_written_short() -> None:
    indicator = Indicator("i", "hồ sơ")
    statement = Statement("s", "target", read_quantity("at least 80 %"), "hồ sơ", "i", Deadline(date(2015, 3, 15)))
    text = to_yaml(Plan("p", indicators=[indicator], statements=[statement]))
    assert "quantity: at least 80 %\n" in text
    assert "deadline: 2015-03-15\n" in text
    assert "basis" not in text
    assert "direction" not in text


def test_bytes_and_a_byte_order_mark_are_read() -> None:
    assert from_yaml("\ufeffid: p\ntitle: Kế hoạch\n".encode()).title == "Kế hoạch"
    with pytest.raises(FormatError, match="line 2: is not UTF-8"):
        from_yaml(b"id: p\ntitle: \xff\n")


# the short forms


@given(quantity=quantities())
def test_a_short_quantity_says_everything_or_is_not_there(quantity: Quantity) -> None:
    text = quantity_text(quantity)
    assert text is None or read_quantity(text) == quantity


@given(deadline=deadlines(), period=periods(), amount=printed_amounts())
def test_short_dates_and_amounts_say_everything_or_are_not_there(
    deadline: Deadline, period: Period, amount: PrintedAmount
) -> None:
    assert deadline_text(deadline) is None or read_deadline(str(deadline_text(deadline))) == deadline
    assert (deadline_text(deadline) is None) == (deadline.text is not None)
    assert period_text(period) is None or read_period(str(period_text(period))) == period
    assert amount_text(amount) is None or read_amount(str(amount_text(amount))) == amount


@given(st.text(max_size=30) | st.from_regex(r"(about |at least )?[0-9.,/ -]{1,9}%?( [a-zđ/]+)?", fullmatch=True))
def test_reading_short_forms_refuses_with_words_or_reads(text: str) -> None:
    for read in (read_quantity, read_deadline, read_period, read_amount):
        try:
            value = read(text)
        except ValueError:
            continue
        assert value is not None


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("80", Quantity(80)),
        ("-2.5 %", Quantity(-2.5, "percent")),
        ("at least 80%", Quantity(80, "percent", comparator=">=")),
        ("≥ 80 %", Quantity(80, "percent", comparator=">=")),
        (">= 80 % hồ sơ", Quantity(80, "percent", noun="hồ sơ", comparator=">=")),
        ("tối thiểu 80 %", Quantity(80, "percent", comparator=">=")),
        ("dưới 5 ngày", Quantity(5, noun="ngày", comparator="<")),
        ("more than 30 cơ sở dữ liệu", Quantity(30, noun="cơ sở dữ liệu", comparator=">")),
        ("about 30 - 50 %", Quantity(30, "percent", high=50, approximate=True)),
        ("30 đến 50 xã", Quantity(30, high=50, noun="xã")),
        ("58/64 xã", Quantity(58, denominator=64, noun="xã")),
        ("0.9 máy/cán bộ", Quantity(0.9, "ratio", noun="máy/cán bộ")),
        ("4.5 tỷ đồng", Quantity(4.5, "money", noun="tỷ đồng")),
    ],
)
def test_quantities_are_written_in_a_few_words(text: str, quantity: Quantity) -> None:
    assert read_quantity(text) == quantity


@pytest.mark.parametrize(
    "text",
    ["", "eighty", "80,5 %", "1.268", "1.268.000 xã", "at least", "80 %%", "50-30 %"],
)
def test_what_is_no_quantity_or_two_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2015", Deadline(date(2015, 12, 31), "year")),
        ("2016-02", Deadline(date(2016, 2, 29), "month")),
        ("2015-Q1", Deadline(date(2015, 3, 31), "quarter")),
        ("2015-H1", Deadline(date(2015, 6, 30), "half")),
        ("2015-06-30", Deadline(date(2015, 6, 30), "day")),
    ],
)
def test_a_deadline_is_as_exact_as_it_is_written(text: str, deadline: Deadline) -> None:
    assert read_deadline(text) == deadline
    assert deadline_text(deadline) == text


@pytest.mark.parametrize("text", ["15", "2015-13", "2015-Q5", "2015-02-30", "20150630", "0000", "31/12/2015"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be a date|no month"):
        read_deadline(text)


def test_the_exact_amount_goes_with_a_unit_of_money_only() -> None:
    assert read_amount("8.7 tỷ đồng") == PrintedAmount("8.7", "tỷ đồng", Money(8_700_000_000))
    assert read_amount("20000 USD").money == Money(20_000, "USD")
    assert read_amount("4-5 tỷ đồng") == PrintedAmount(4, "tỷ đồng", Money(4 * 10**9), Decimal(5))
    assert read_amount("450") == PrintedAmount(450)
    assert read_amount("12 suất").money is None


def test_an_amount_that_keeps_its_money_apart_is_written_in_fields() -> None:
    amount = PrintedAmount(5, "tỷ đồng")  # a unit of money, and yet no exact amount
    assert amount_text(amount) is None


# plans written by hand

HAND_WRITTEN = """
title: Kế hoạch ứng dụng CNTT tỉnh Sơn Hải
document: {number: 12/KH-UBND, kind: plan, province: son-hai, issued_on: 2010-03-01}
period: 2011-2015
goals:
- label: Chính quyền điện tử
  indicators:
  - label: văn bản điện tử
    concept: document.electronic_exchange
    levels: province
    baselines: {2010: about 30 %}
    targets:
      2013: 60 %
      2015: {quantity: at least 90 %, quote: tối thiểu 90% văn bản}
  goals:
  - label: Dịch vụ công
    indicators:
    - label: cơ sở dữ liệu
      targets:
      - quantity: more than 30 cơ sở dữ liệu
        deadline: 2015-Q2
projects:
- name: Cổng thông tin điện tử
  number: 1
  lead: Sở TT&TT
  periods: [2011-2013]
  cost: 3 tỷ đồng
  budget: {central: 2 tỷ đồng, local+oda: 1 tỷ đồng}
- name: Tập huấn
  cost: 450
  budget:
  - {sources: local, amount: 450, year: 2012}
agencies:
- {name: Sở Thông tin và Truyền thông, level: province}
"""


def test_a_plan_is_written_with_what_belongs_together_together() -> None:
    plan = from_yaml(HAND_WRITTEN)
    assert plan.id == "son-hai-12-kh-ubnd-2010"
    assert plan.period == Period(date(2011, 1, 1), date(2015, 12, 31))
    above, below = plan.goals
    assert (above.kind, above.parent_id, below.kind, below.parent_id) == ("general", None, "specific", above.id)
    documents, databases = plan.indicators
    assert (documents.goal_id, databases.goal_id) == (above.id, below.id)
    assert (documents.unit, databases.unit) == ("percent", "count")
    first, second, third, fourth = plan.statements
    assert [s.indicator_id for s in plan.statements] == [documents.id] * 3 + [databases.id]
    assert (first.kind, first.due, first.quantity) == ("baseline", date(2010, 12, 31), read_quantity("about 30 %"))
    assert (second.kind, second.due, second.label, second.levels) == (
        "target", date(2013, 12, 31), "văn bản điện tử", ("province",),
    )  # fmt: skip
    assert third.quote == "tối thiểu 90% văn bản"
    assert (fourth.due, fourth.quantity.comparator) == (date(2015, 6, 30), ">")
    assert [p.number for p in plan.projects] == ["1", None]
    assert [(b.project_id, b.sources, b.year) for b in plan.budget] == [
        (plan.projects[0].id, ("central",), None),
        (plan.projects[0].id, ("local", "oda"), None),
        (plan.projects[1].id, ("local",), 2012),
    ]
    assert plan.budget[0].amount == PrintedAmount(2, "tỷ đồng", Money(2 * 10**9))
    assert plan.agencies[0].id == "any/so-thong-tin-va-truyen-thong"


def test_what_was_written_by_hand_comes_back() -> None:
    plan = from_yaml(HAND_WRITTEN)
    assert from_yaml(to_yaml(plan)) == plan


def test_ids_depend_on_the_wording_and_not_on_the_order() -> None:
    first = from_yaml("id: p\ngoals:\n- label: một\n- label: hai\n")
    second = from_yaml("id: p\ntitle: x\ngoals:\n- label: hai\n- {label: một, kind: general}\n")
    assert {g.label: g.id for g in first.goals} == {g.label: g.id for g in second.goals}
    assert first.goals[0].id == IdMaker("p").make("goal", "general", "một")


def test_an_id_that_is_taken_is_not_made_again() -> None:
    taken = IdMaker("p").make("goal", "general", "một")
    plan = from_yaml(f"id: p\ngoals:\n- label: một\n- {{id: {taken}, label: hai}}\n")
    assert len({g.id for g in plan.goals}) == 2


def test_equal_wordings_get_ids_of_their_own() -> None:
    plan = from_yaml("id: p\nbudget:\n- {sources: local}\n- {sources: local}\n")
    assert plan.budget[0].id != plan.budget[1].id


@pytest.mark.parametrize(
    "part",
    [
        "legal_bases: [{number: 64/2007/NĐ-CP}]",
        "milestones: [{label: Cổng hoàn thành, deadline: 2011}]",
        "services: [{name: Đăng ký kinh doanh}]",
        "service_groups: [{name: Đất đai}]",
        "databases: [{name: CSDL dân cư}]",
        "portals: [{agency: Sở Y tế, procedures: 94}]",
        "rollouts: [{agency: Sở Nội vụ, year: 2012}]",
        "inventory: [{agency: Sở Tư pháp, servers: 2}]",
        "staffing: [{role: cán bộ CNTT, body: district, low: 2, high: 3}]",
        "responsibilities: [{agency: Sở Tài chính, text: Bố trí vốn}]",
        "reporting_duties: [{rhythm: yearly, text: báo cáo năm}]",
        "claims: [{kind: total, subject: servers, value: 2}]",
        "generic_tables: [{caption: Bảng lạ, header: [a, b], rows: [[1, 2], [3, '']]}]",
    ],
)
def test_every_part_can_do_without_an_id(part: str) -> None:
    name = part.partition(":")[0]
    assert len(getattr(from_yaml(f"id: p\n{part}\n"), name)) == 1


def test_words_and_numbers_are_what_the_field_wants() -> None:
    plan = from_yaml("id: 12\ntitle: no\nclaims: [{kind: total, subject: servers, value: 012}]\n")
    assert (plan.id, plan.title, plan.claims[0].value) == ("12", "no", "012")


def test_nothing_is_None_and_not_a_word() -> None:
    assert from_yaml("id: p\ntitle: ~\ndocument:\ngoals:\n") == Plan("p")


# problems, each with its line


def test_every_problem_is_named_with_line_and_path_as_written() -> None:
    text = """\
id: p
colour: red
period: 2015-2011
goals:
- kind: vague
  label: một cửa
  goals:
  - {kind: specific}
indicators:
- label: hồ sơ
  targets:
    2013: 80,5 %
    someday: 80 %
    2015: {quantity: 90 %, basis: cost}
statements:
- {kind: target, label: x, quantity: 5, indicator_id: nowhere}
"""
    assert problems(text) == [
        ("line 2, $.colour", "unknown key"),
        ("line 3, $.period", "ends before it begins: '2015-2011'"),
        ("line 5, $.goals[0].kind", "must be one of general, specific; got 'vague'"),
        ("line 8, $.goals[0].goals[0].label", "missing"),
        (
            "line 12, $.indicators[0].targets['2013']",
            "must be a quantity such as 'at least 80 %' or '20 cơ sở dữ liệu' (decimals with a point, "
            "no mark for thousands), not '80,5 %'",
        ),
        (
            "line 13, $.indicators[0].targets.someday",
            "must be a date such as 2015, 2015-Q3, 2015-H1, 2015-06 or 2015-12-31, not 'someday'",
        ),
        ("line 14, $.indicators[0].targets['2015'].basis", "must be one of level, change; got 'cost'"),
        ("line 16, $.statements[0].indicator_id", "names 'nowhere', which is no indicator here"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "line 1, $", "there is nothing in it"),
        ("- id: p", "line 1, $", "must be a mapping of a plan's fields"),
        ("plan", "line 1, $", "must be a mapping of a plan's fields"),
        ("id: p\ngoals: [1", "line 2, $", "is no YAML: expected ',' or ']'"),
        ("id: p\ntitle: a\x07b", "line 2, $", "is no YAML: unacceptable character"),
        ("id: p\n---\nid: q", "line 2, $", "is no YAML: but found another document"),
        ("id: p\ntitle: a\ntitle: b", "line 3, $.title", "stands here a second time"),
        ("id: p\n? [a, b]\n: c", "line 2, $", "has a key that is a list"),
        ("id: p\ntitle: !python/object:os.system x", "line 2, $.title", "has the tag"),
        ("id: p\ngoals: &a []\nclaims: *a", "line 2, $.claims", "is repeated by an alias"),
        ("- " * 5000, "line 1, $", "nested too deeply"),
        ("title: ''", "line 1, $.id", "missing"),
        ("id: p\ngoals: one", "line 2, $.goals", "must be a list"),
        ("id: p\ngoals: [one]", "line 2, $.goals[0]", "must be a mapping"),
        ("id: p\nindicators:\n- label: x\n  targets: 5", "line 4, $.indicators[0].targets", "must be a list"),
        ("id: p\nprojects:\n- name: x\n  budget: {moon: 5}", "line 4, $.projects[0].budget.moon", "must be one of"),
        ("id: p\nprojects:\n- name: x\n  cost: 1.268", "line 4, $.projects[0].cost", "may be 1268 to some"),
        ("id: p\nstaffing:\n- {role: x, body: y, low: two, high: 3}", "line 3, $.staffing[0].low", "whole number"),
        ("id: p\nstaffing:\n- {role: x, body: y, low: 1_0, high: 30}", "line 3, $.staffing[0].low", "whole number"),
        ("egovplan_schema: 99\nid: p", "line 1, $.egovplan_schema", "not known here"),
    ],
)  # fmt: skip
def test_a_problem_has_its_line(text: str, place: str, message: str) -> None:
    (first, *_) = problems(text)
    assert first[0] == place
    assert message in first[1]


def test_unknown_keys_are_read_past_on_demand() -> None:
    assert from_yaml("id: p\ncolour: red\n", unknown="keep") == Plan("p")


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    with pytest.raises(FormatError, match="alias"):
        from_yaml("\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.text("id: p-[]{}&*!|>'\"%@#\n,?5", max_size=40))
def test_whatever_the_text_it_is_a_plan_or_a_format_error(text: str) -> None:
    try:
        places = [f"line 1, {from_yaml(text).id}"]
    except FormatError as error:
        places = [problem.path for problem in error.problems]
    assert all(place.startswith("line ") for place in places)


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    with pytest.raises(ImportError, match=r"egovplan\[yaml\]"):
        to_yaml(Plan("p"))
    with pytest.raises(ImportError, match=r"egovplan\[yaml\]"):
        from_yaml("id: p")


def test_goals_beneath_goals_keep_kinds_that_are_written() -> None:
    plan = from_yaml("id: p\ngoals: [{label: a, goals: [{label: b, kind: general}]}]")
    assert plan.goals[1] == Goal(plan.goals[1].id, "general", "b", plan.goals[0].id)
