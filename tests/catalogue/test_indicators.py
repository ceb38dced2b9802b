"""The indicator catalogue: what ships is sound, and a user's file is laid on top of it or refused by name."""

from __future__ import annotations

import datetime
import importlib.util
from pathlib import Path

import pytest

from egovplan.catalogue.indicators import (
    Catalogue,
    CatalogueError,
    Concept,
    Stage,
    Wording,
    concept,
    concepts,
    load_catalogue,
    shipped_catalogue,
)
from egovplan.model import Direction, Unit
from egovplan.vietnamese.folding import fold_phrase

DOCS = Path(__file__).resolve().parents[2] / "docs"

FOREST = """
[forest.tree_cover]
name = "Land under trees"
name_vi = "Tỷ lệ che phủ rừng"
units = ["percent"]
direction = "increase"
stage = "outcome"
related = ["ranking.dti"]
wordings = [{ all = [["che phủ rừng", "@woods"]] }]

[sets]
woods = ["độ che phủ"]
"""


def cues_of(entry: Concept) -> list[str]:
    return [
        cue
        for wording in entry.wordings
        for cues in (*wording.all, *wording.any, wording.none, wording.subject)
        for cue in cues
    ]


def test_there_are_at_least_sixty_concepts() -> None:
    assert len(concepts()) >= 60
    assert len({entry.code for entry in concepts()}) == len(concepts())


@pytest.mark.parametrize(
    "code",
    ["document.electronic_exchange", "onestop.electronic", "email.regular_use", "network.lan", "service.online_level"],
)
def test_the_codes_that_others_rely_on_are_there(code: str) -> None:
    assert concept(code).code == code


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        concept("document.unheard_of")


def test_codes_come_in_alphabetical_order() -> None:
    assert [entry.code for entry in concepts()] == sorted(entry.code for entry in concepts())


def test_no_two_concepts_have_the_same_name() -> None:
    assert len({entry.name for entry in concepts()}) == len(concepts())
    assert len({fold_phrase(entry.name_vi) for entry in concepts()}) == len(concepts())


@pytest.mark.parametrize("entry", concepts(), ids=lambda entry: entry.code)
def test_every_concept_has_a_source_an_example_and_folded_cues(entry: Concept) -> None:
    assert entry.source
    assert entry.examples
    assert [cue for cue in cues_of(entry) if fold_phrase(cue) != cue] == []


@pytest.mark.parametrize("entry", concepts(), ids=lambda entry: entry.code)
def test_references_lead_to_other_concepts(entry: Concept) -> None:
    known = {other.code for other in concepts()} - {entry.code}
    assert set(entry.related) <= known
    assert set(entry.before) <= known


def test_precedence_never_goes_both_ways() -> None:
    both = [(a.code, b) for a in concepts() for b in a.before if a.code in concept(b).before]
    assert both == []


def test_a_share_says_what_it_is_out_of_and_where_it_ends() -> None:
    for entry in concepts():
        if entry.units[0] is Unit.PERCENT:
            assert entry.denominator, entry.code
            assert entry.limit == (100 if entry.direction is Direction.INCREASE else 0), entry.code


def test_a_count_that_is_no_rank_has_no_end() -> None:
    for entry in concepts():
        if Unit.PERCENT not in entry.units and entry.domain != "ranking":
            assert entry.limit is None, entry.code


def test_ranks_fall_towards_one() -> None:
    ranks = [entry for entry in concepts() if entry.domain == "ranking"]
    assert ranks
    assert {(entry.direction, entry.limit) for entry in ranks} == {(Direction.DECREASE, 1)}


def test_money_and_nothing_else_is_additive() -> None:
    for entry in concepts():
        assert entry.additive == (Unit.MONEY in entry.units), entry.code
        assert Unit.MONEY not in entry.units or entry.units == (Unit.MONEY,), entry.code


def test_the_four_levels_of_service_end_with_2022_and_the_next_scheme_begins() -> None:
    old, new = concept("service.online_level"), concept("service.fully_online")
    assert old.valid_until == datetime.date(2022, 12, 31)
    assert old.holds_on(datetime.date(2015, 12, 31))
    assert not old.holds_on(datetime.date(2023, 1, 1))
    assert new.holds_on(datetime.date(2023, 1, 1))
    assert not new.holds_on(datetime.date(2015, 12, 31))
    assert "service.fully_online" in old.related


def test_every_stage_of_the_results_chain_is_in_use() -> None:
    assert {entry.stage for entry in concepts()} == set(Stage)


def test_every_shared_set_is_in_use() -> None:
    used = {cue for entry in concepts() for cue in cues_of(entry)}
    assert [name for name, phrases in shipped_catalogue().sets.items() if not set(phrases) <= used] == []


def test_the_page_of_the_reference_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("page", DOCS / "generate_indicator_catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    assert generator.main(["--check"]) == 0


def test_a_users_file_adds_concepts_and_leaves_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FOREST, encoding="utf-8")
    merged = load_catalogue(file)
    assert len(merged) == len(shipped_catalogue()) + 1
    assert merged["forest.tree_cover"].wordings == (Wording(all=(("che phủ rừng", "độ che phủ"),)),)
    assert merged["network.lan"] is concept("network.lan")
    assert "forest.tree_cover" not in shipped_catalogue()


def test_a_users_file_replaces_a_concept_of_the_same_code(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FOREST.replace("forest.tree_cover", "network.lan"), encoding="utf-8")
    merged = load_catalogue(file)
    assert len(merged) == len(shipped_catalogue())
    assert merged["network.lan"].name == "Land under trees"


def test_a_users_file_may_use_the_sets_that_ship(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FOREST.replace("@woods", "@agency"), encoding="utf-8")
    assert "cơ quan" in load_catalogue(file)["forest.tree_cover"].wordings[0].all[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('stage = "outcome"', 'stage = "outcome"\nlevel = 3', "forest.tree_cover: has unknown fields: level"),
        ('stage = "outcome"\n', "", "forest.tree_cover: lacks stage"),
        ('"percent"', '"per cent"', "forest.tree_cover.units: 'per cent' is none of percent, count"),
        ('units = ["percent"]', "units = []", "forest.tree_cover: Length of 'units'"),
        ('"increase"', '"up"', "forest.tree_cover.direction: 'up' is none of increase, decrease"),
        ("@woods", "@wood", "forest.tree_cover.wordings[0].all: no set is named '@wood'"),
        ('all = [["che phủ rừng", "@woods"]]', "all = []", "wordings[0].all: must be a list of groups"),
        ('all = [["che phủ rừng", "@woods"]]', "all = [[]]", "wordings[0].all: must hold one cue"),
        ('all = [["che phủ rừng", "@woods"]]', 'all = [["rừng"]], weight = 2', "[0]: has unknown fields: weight"),
        ('all = [["che phủ rừng", "@woods"]]', 'all = [["rừng"]], bonus = "1"', "wordings[0].bonus: must be a number"),
        ('wordings = [{ all = [["che phủ rừng", "@woods"]] }]', "wordings = 1", "wordings: must be a list of tables"),
        ("ranking.dti", "ranking.none", "refers to 'ranking.none', which is no concept"),
        ("forest.tree_cover", "forest", "must be a table, [domain.name]"),
        ("forest.tree_cover", 'forest."Tree cover"', "'code' must match"),
        ('name = "Land under trees"', "name = 1", "must be text"),
        ('stage = "outcome"', 'stage = "outcome"\nvalid_from = 2020-01-01T00:00:00', "valid_from: must be a date"),
        ('stage = "outcome"', 'stage = "outcome"\nlimit = "all"', "forest.tree_cover: 'limit' must be"),
        ('woods = ["độ che phủ"]', "woods = 3", "sets.woods: must be a list of texts"),
        ("[sets]\nwoods", "[spellings]\nwoods", "no set is named '@woods'"),
        ("[forest.tree_cover]", "[forest.tree_cover", "is no TOML in UTF-8"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_and_the_field_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "own.toml"
    text = FOREST.replace(old, new)
    assert text != FOREST
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(file)
    assert str(file) in str(caught.value)
    assert said in str(caught.value)


def test_a_missing_file_and_one_of_other_bytes_are_catalogue_errors(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_catalogue(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match="no TOML in UTF-8"):
        load_catalogue(tmp_path / "bytes.toml")


def test_a_catalogue_counts_and_yields_its_concepts() -> None:
    small = Catalogue({"network.lan": concept("network.lan"), "email.provision": concept("email.provision")})
    assert len(small) == 2
    assert [entry.code for entry in small] == ["email.provision", "network.lan"]
    assert "network.lan" in small
    assert "network.wan" not in small
