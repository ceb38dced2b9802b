"""The values of claims, and that no claim or plan, however odd, breaks a check."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from clean_plan import clean_plan, with_
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis.consistency import check
from egovplan.analysis.consistency.claimed_numbers import claimed_number
from egovplan.analysis.consistency.claimed_periods import claimed_period
from egovplan.analysis.consistency.word_data import money_per_unit
from egovplan.analysis.consistency.wording import content_words, overlap, short
from egovplan.model import Claim, ClaimKind, Plan, Source


@pytest.mark.parametrize("value", ["", "ba mươi", "30 cơ sở", ">", "--3", "1,5", "9" * 40, "٣"])
def test_what_is_no_plain_number_is_no_claimed_number(value: str) -> None:
    assert claimed_number(value) is None


def test_a_claimed_number_tells_how_far_off_another_is() -> None:
    number = claimed_number(">= 10")
    assert number is not None
    assert number.distance(Decimal(7)) == 3
    assert number.distance(Decimal(10)) == 0
    assert claimed_number("4-5") == claimed_number("4 - 5")


@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(["", "=", ">=", "<=", "~"]))
def test_a_number_agrees_with_itself_under_every_comparator_that_includes_it(number: int, sign: str) -> None:
    claimed = claimed_number(f"{sign}{number}")
    assert claimed is not None
    assert claimed.allows(number)


@pytest.mark.parametrize("sign", [">", "<"])
def test_more_than_and_less_than_do_not_include_the_number(sign: str) -> None:
    claimed = claimed_number(f"{sign}30")
    assert claimed is not None
    assert not claimed.allows(30)


def test_periods_are_read_also_where_they_are_turned_round_or_no_dates() -> None:
    span = claimed_period("2009/1010")
    assert span is not None
    assert (span.years, span.last) == ((2009, 1010), date(1010, 12, 31))
    broken = claimed_period("2019-02-31")
    assert broken is not None
    assert broken.first is None
    assert claimed_period("giai đoạn 2011") is None
    assert claimed_period(None) is None


def test_units_of_money_are_known_in_several_spellings() -> None:
    for spelling in ("Triệu  đồng", "TRIỆU ĐỒNG", "tr.đ", "triệu"):
        unit = money_per_unit(spelling)
        assert unit is not None
        assert unit.amount == 1_000_000
    assert money_per_unit("suất") is None


def test_wordings_are_compared_without_numbers_and_function_words() -> None:
    assert content_words("80% số các xã") == {"xã"}
    assert overlap(frozenset(), frozenset({"a"})) == 0
    assert short("a  b\nc") == "a b c"
    assert len(short("x" * 500)) == 80


VALUES = st.one_of(
    st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
    st.from_regex(r"[~]?(>=|<=|>|<|=)?[0-9]{1,12}(\.[0-9]{1,4})?(-[0-9]{1,12})?", fullmatch=True),
    st.from_regex(r"[0-9]{4}(-[0-1][0-9]-[0-3][0-9])?(/[0-9]{4})?", fullmatch=True),
)
COLUMNS = ["amount", "cost", "central", "central+oda", "servers", "procedures"]
TOPICS = ["document", "legal_basis", "period", "phase", "table", "horizon"]
SUBJECTS = st.sampled_from([*COLUMNS, *TOPICS, "projects", "databases", "appendix:1", "appendix:", "chữ"])
TABLES = st.one_of(
    st.none(), st.sampled_from(["projects", "budget", "services", "databases", "inventory", "generic_tables", "x"])
)
CLAIMS = st.builds(
    Claim,
    id=st.integers(min_value=0, max_value=10**9).map(lambda n: f"odd-{n}"),
    kind=st.sampled_from(ClaimKind),
    subject=SUBJECTS,
    value=VALUES,
    table=TABLES,
    group=st.one_of(st.none(), st.sampled_from(["whole", "2007/2015", "I", "district", "2021", ""])),
    unit=st.one_of(st.none(), st.sampled_from(["tỷ đồng", "triệu đồng", "USD", "suất"])),
    source=st.one_of(st.none(), st.integers(min_value=1, max_value=900).map(Source)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, max_size=6, unique_by=lambda claim: claim.id), st.booleans())
def test_no_claim_breaks_a_check(claims: list[Claim], on_a_full_plan: bool) -> None:
    plan = with_(clean_plan(), "claims", *claims) if on_a_full_plan else Plan("p", claims=claims)
    for finding in check(plan):
        assert finding.message
