"""Matching statements to concepts: right on every statement of the seeds, and never by a guess."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import timeit
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seed_clauses import PLANS, SEEDS, Clause, plan_clauses, seed_clauses

from egovplan.catalogue.indicators import Catalogue, Concept, Wording, concept, concepts, load_catalogue
from egovplan.model import Direction, Quantity, Statement, StatementKind, Unit
from egovplan.vietnamese.concept_matching import THRESHOLD, ConceptMatch, explain_match, match_concept
from egovplan.vietnamese.folding import fold_phrase

NEEDS_SEEDS = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside this repository")


def code_of(clause: str, **more: object) -> str | None:
    match = match_concept(fold_phrase(clause), **more)  # type: ignore[arg-type]
    return match.code if match else None


def matched(clause: Clause, noun: bool) -> ConceptMatch | None:
    return match_concept(
        clause.text, context=clause.context, unit=clause.unit, noun=clause.noun if noun else None, at=clause.at
    )


# --- the hand check of the seeds -------------------------------------------------------------------------------------


@NEEDS_SEEDS
@pytest.mark.parametrize("noun", [True, False], ids=["with the noun", "without"])
def test_the_statements_of_the_seeds_get_the_concepts_a_reader_gives_them(noun: bool) -> None:
    firm = [clause for clause in seed_clauses() if not clause.optional]
    assert len(firm) == 217
    answers = [(clause, match.code if match else None) for clause in firm for match in [matched(clause, noun)]]
    given_one = [(clause, code) for clause, code in answers if code is not None]
    wrong = [(clause.file, clause.line, clause.value, code) for clause, code in given_one if code != clause.concept]
    assert len(given_one) >= 0.95 * len(firm)
    assert len(wrong) <= 0.03 * len(given_one), wrong


@NEEDS_SEEDS
def test_the_baselines_of_the_first_seed_share_the_concepts_of_its_targets() -> None:
    codes = {(c.line, c.value): m.code for c in seed_clauses() if c.file == "000" and (m := matched(c, noun=True))}
    assert codes[53, 60] == codes[84, 90] == codes[265, 90] == "email.regular_use"
    assert codes[54, 10] == codes[83, 70] == codes[233, 20] == "document.electronic_exchange"
    assert codes[49, 0.6] == codes[87, 90] == "infrastructure.computers_per_officer"
    assert codes[56, 17] == codes[85, 90] == codes[232, 40] == "document.management_system"
    assert codes[67, 100] == codes[88, 100] == codes[266, 100] == "portal.agency_website"
    assert codes[69, 2] == codes[98, 80] == codes[237, 20] == "onestop.electronic"


@NEEDS_SEEDS
def test_numbers_that_no_concept_fits_get_none() -> None:
    asides = [clause for clause in seed_clauses() if clause.concept is None]
    assert {(clause.file, clause.line) for clause in asides} == {("000", 449), ("002", 36), ("002", 37), ("002", 208)}
    answers = [match_concept(clause.text, unit=clause.unit, noun=clause.noun) for clause in asides]
    assert answers == [None] * len(asides)


@NEEDS_SEEDS
def test_three_plans_of_one_province_speak_of_the_same_concepts() -> None:
    """What the comparison through the years rests on: exchange, systems, services, desks, signatures, networks."""
    by_file: dict[str, set[str | None]] = {}
    for clause in seed_clauses():
        match = matched(clause, noun=True)
        by_file.setdefault(clause.file, set()).add(match.code if match else None)
    shared = by_file["000"] & by_file["004"]
    assert shared >= {
        "document.electronic_exchange", "document.management_system", "service.online_level", "onestop.electronic",
        "network.lan", "infrastructure.computers_per_officer",
    }  # fmt: skip
    assert by_file["001"] >= {"document.electronic_exchange", "service.online_level", "network.government_network"}


@pytest.mark.skipif(not PLANS.is_dir(), reason="the other plans are not beside this repository")
def test_the_statements_of_two_later_plans_get_the_concepts_a_reader_gives_them() -> None:
    clauses = plan_clauses()
    assert len(clauses) > 80
    answers = [(clause, match.code if match else None) for clause in clauses for match in [matched(clause, noun=False)]]
    wrong = [(c.file, c.line, c.value, code, c.concept) for c, code in answers if code and code != c.concept]
    missed = [(c.file, c.line, c.value) for c, code in answers if c.concept and not code]
    assert len(missed) <= 0.05 * len(answers), missed
    assert len(wrong) <= 0.03 * len(answers), wrong


# --- every concept ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", concepts(), ids=lambda entry: entry.code)
def test_the_examples_of_a_concept_match_it_and_no_other(entry: Concept) -> None:
    for example in entry.examples:
        match = match_concept(fold_phrase(example))
        assert match is not None, example
        assert (match.code, match.rivals) == (entry.code, ()), str(explain_match(example))


@pytest.mark.parametrize("entry", concepts(), ids=lambda entry: entry.code)
def test_every_wording_can_reach_the_threshold_by_its_own_clause(entry: Concept) -> None:
    for wording in entry.wordings:
        best = sum(max(len(cue.split()) for cue in group) ** 0.5 for group in wording.all) + wording.bonus
        assert best >= THRESHOLD


# --- what is kept apart ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("80% cơ quan cấp huyện sử dụng chữ ký số", "signature.agencies"),
        ("15% dịch vụ công trực tuyến sử dụng chữ ký số", "signature.services"),
        ("90% văn bản điện tử được ký số", "signature.documents"),
        ("60% công chức được cấp chữ ký số cá nhân", "signature.officers"),
        ("45% người dân trưởng thành có chữ ký số", "signature.citizens"),
        ("70% công chức thường xuyên sử dụng thư điện tử", "email.regular_use"),
        ("70% công chức được cấp hộp thư điện tử", "email.provision"),
        ("50% huyện triển khai hệ thống một cửa điện tử", "onestop.electronic"),
        ("95% hồ sơ thủ tục hành chính giải quyết qua hệ thống một cửa điện tử", "onestop.dossiers"),
        ("70% bộ phận một cửa cấp xã liên thông hồ sơ điện tử với cấp huyện", "onestop.interconnection"),
        ("40% cơ quan sử dụng phần mềm quản lý văn bản và điều hành", "document.management_system"),
        ("90% phần mềm quản lý văn bản kết nối trục liên thông văn bản", "document.system_interconnection"),
        ("80% hồ sơ công việc được xử lý trên môi trường mạng", "document.work_files_online"),
        ("30% hồ sơ thủ tục hành chính được giải quyết trực tuyến", "service.online_dossiers"),
        ("30% dịch vụ công trực tuyến tích hợp lên cổng dịch vụ công quốc gia", "service.national_portal_integration"),
        ("40% sở có dịch vụ công trực tuyến mức độ 3", "service.providing_agencies"),
        ("Có 40% dịch vụ công trực tuyến mức độ 3", "service.online_level"),
        ("Có 12 máy chủ", "infrastructure.servers"),
        ("Có 240 máy trạm", "infrastructure.workstations"),
        ("Kinh phí hằng năm cho công nghệ thông tin 5 tỷ đồng", "finance.annual_it_spending"),
        ("Vốn từ ngân sách địa phương 5 tỷ đồng", "finance.local_funding"),
    ],
)  # fmt: skip
def test_neighbouring_concepts_are_told_apart(clause: str, code: str) -> None:
    assert code_of(clause) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("70% ủy ban nhân dân cấp xã sử dụng hệ thống quản lý văn bản", "100% sở sử dụng hệ thống quản lý văn bản"),
        ("100% dịch vụ công trực tuyến mức độ 2", "30% dịch vụ công trực tuyến mức độ 4"),
        ("20% cấp xã có một cửa điện tử", "70% huyện, thành phố có một cửa điện tử"),
        ("Có 12 đơn vị có mạng LAN", "80% đơn vị có mạng LAN"),
    ],
)
def test_scope_and_unit_are_no_part_of_a_concept(one: str, other: str) -> None:
    assert code_of(one) is not None
    assert code_of(one) == code_of(other)


@pytest.mark.parametrize(
    "clause",
    [
        "Kim ngạch xuất khẩu tăng 12%",
        "Trồng mới 1.200 ha rừng phòng hộ",
        "Giảm 3% số vụ phạm tội về ma túy",
        "Dân số trung bình khoảng 1.674.000 người",
        "Tỷ lệ hộ nghèo còn 4,5%",
        "95% rác thải sinh hoạt được thu gom",
        "Phấn đấu 80% lao động qua đào tạo nghề",
        "Xây dựng 20 km đường liên xã",
        "100%",
        "",
    ],
)
def test_what_is_not_of_e_government_gets_none(clause: str) -> None:
    assert match_concept(fold_phrase(clause)) is None


# --- clause, sentence, section ---------------------------------------------------------------------------------------


def test_a_carried_over_subject_is_heard_where_the_clause_is_silent() -> None:
    assert code_of("20% cấp xã") is None
    assert code_of("20% cấp xã", context="ứng dụng mô hình một cửa điện tử: 70% cấp huyện") == "onestop.electronic"


def test_a_shared_verb_behind_is_heard_where_the_clause_is_silent() -> None:
    assert code_of("100% cấp tỉnh,", following="80% cấp huyện có mạng lan") == "network.lan"


def test_the_sentence_before_is_heard_by_a_short_clause_only() -> None:
    earlier = "vốn từ ngân sách địa phương là 8.000 triệu đồng"
    assert code_of("mỗi năm 4.000 triệu đồng", earlier=earlier, unit="money") == "finance.local_funding"
    long = "trong đó dành cho sửa chữa đường, cầu và kênh mương thủy lợi mỗi năm khoảng 4.000 triệu đồng"
    assert code_of(long, earlier=earlier, unit="money") is None


def test_the_clause_goes_before_its_context() -> None:
    context = "70% công chức thường xuyên sử dụng thư điện tử,"
    assert code_of("60% đơn vị có mạng lan", context=context) == "network.lan"


def test_a_heading_helps_but_never_decides_alone() -> None:
    section = "ứng dụng thư điện tử"
    assert code_of("80% công chức thường xuyên sử dụng", section=section) == "email.regular_use"
    assert code_of("80% công chức", section="thường xuyên sử dụng thư điện tử trong công việc") is None


def test_the_words_beside_the_number_count_most() -> None:
    clause = "vi phạm bản quyền phần mềm giảm xuống 40%, đồng thời nâng cấp mạng lan của các cơ quan"
    assert code_of(clause, at=clause.index("40")) == "security.software_infringement"
    assert code_of(clause + " đạt 70%", at=len(clause) + 5) == "network.lan"


def test_a_purpose_is_not_what_is_measured() -> None:
    clause = "xây dựng 12 cơ sở dữ liệu nhằm cung cấp dịch vụ công trực tuyến mức độ 3 cho người dân"
    assert code_of(clause) == "data.databases_built"


# --- unit and noun ---------------------------------------------------------------------------------------------------


def test_a_unit_rules_out_concepts_measured_otherwise() -> None:
    assert code_of("60% máy chủ", unit=Unit.PERCENT) is None
    assert code_of("60 máy chủ", unit="count") == "infrastructure.servers"
    assert code_of("vốn ngân sách trung ương 40%", unit="percent") is None


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(ValueError, match="furlong"):
        match_concept("60 máy chủ", unit="furlong")


def test_the_noun_tells_who_signs_from_what_is_signed_for() -> None:
    clause = "50% dịch vụ công trực tuyến của cơ quan sử dụng chữ ký số"
    assert code_of(clause, noun="dịch vụ công trực tuyến") == "signature.services"
    clause = "100% cơ quan nhà nước sử dụng chữ ký số khi trao đổi văn bản điện tử"
    assert code_of(clause, noun="cơ quan nhà nước") == "signature.agencies"


def test_a_count_of_something_else_is_another_concept() -> None:
    clause = "hệ thống quản lý văn bản và điều hành gồm 3 phân hệ"
    assert code_of(clause, unit="count") == "document.management_system"
    assert code_of(clause, unit="count", noun="phân hệ") is None


# --- spelling --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "clause",
    [
        "45% CBCC thường xuyên sử dụng thư điện tử",
        "45% cán bộ, công chức thường xuyên sử dụng thư điện tử",
        "45% cán bộ - công chức thường xuyên sử dụng e-mail",
        "45%  CÁN BỘ,\nCÔNG CHỨC (thường xuyên) sử dụng “thư điện tử”",
    ],
)
def test_case_punctuation_and_short_forms_make_no_difference(clause: str) -> None:
    assert code_of(clause) == "email.regular_use"


def test_a_cue_is_a_phrase_of_whole_words() -> None:
    assert code_of("30% cơ quan có mạng lan") == "network.lan"
    assert code_of("30% cơ quan có mạng lang thang") is None


# --- ties, precedence, threshold -------------------------------------------------------------------------------------


def twin(code: str, *before: str, cue: str = "cây cầu treo") -> Concept:
    return Concept(
        code=code, name=code, name_vi=code, units=(Unit.COUNT,), direction=Direction.INCREASE,
        stage=concept("network.lan").stage, wordings=(Wording(all=((cue,),)),), before=before,
    )  # fmt: skip


def catalogue_of(*entries: Concept) -> Catalogue:
    return Catalogue({entry.code: entry for entry in entries})


def test_two_concepts_that_claim_a_statement_alike_are_named_and_neither_is_taken() -> None:
    match = match_concept("xây 3 cây cầu treo", catalogue=catalogue_of(twin("bridge.one"), twin("bridge.two")))
    assert match is not None
    assert match.ambiguous
    assert match.code is None
    assert match.rivals == ("bridge.one", "bridge.two")


def test_the_catalogue_may_say_which_goes_first() -> None:
    both = catalogue_of(twin("bridge.one"), twin("bridge.two", "bridge.one"))
    match = match_concept("xây 3 cây cầu treo", catalogue=both)
    assert match is not None
    assert (match.code, match.rivals, match.ambiguous) == ("bridge.two", ("bridge.one",), False)


def test_precedence_must_hold_over_all_rivals() -> None:
    three = catalogue_of(twin("bridge.one"), twin("bridge.two", "bridge.one"), twin("bridge.three"))
    match = match_concept("xây 3 cây cầu treo", catalogue=three)
    assert match is not None
    assert match.rivals == ("bridge.one", "bridge.three", "bridge.two")


def test_precedence_never_overrules_the_cues() -> None:
    longer = twin("bridge.long", cue="cây cầu treo dân sinh mới")
    match = match_concept("3 cây cầu treo dân sinh mới", catalogue=catalogue_of(longer, twin("a.b", "bridge.long")))
    assert match is not None
    assert (match.code, match.rivals) == ("bridge.long", ())


def test_the_context_may_break_a_tie_but_brings_in_nobody_new() -> None:
    one = Concept(
        **{**fields(twin("bridge.one")), "wordings": (Wording(all=(("cây cầu treo",),), any=(("dây văng",),)),)}
    )
    three = catalogue_of(one, twin("bridge.two"), twin("road.one", cue="đường bê tông liên thôn mới mở"))
    match = match_concept("3 cây cầu treo", context="cầu dây văng", catalogue=three)
    assert match is not None
    assert match.code == "bridge.one"
    match = match_concept("3 cây cầu treo", context="đường bê tông liên thôn mới mở", catalogue=three)
    assert match is not None
    assert match.rivals == ("bridge.one", "bridge.two")


def fields(entry: Concept) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__slots__ if name != "__weakref__"}


def test_a_single_word_is_not_enough() -> None:
    one = catalogue_of(twin("bridge.one", cue="cầu"))
    assert match_concept("xây 3 cầu", catalogue=one) is None
    assert "below" in explain_match("xây 3 cầu", catalogue=one).verdict


def test_an_empty_catalogue_matches_nothing() -> None:
    assert match_concept("70% đơn vị có mạng lan", catalogue=Catalogue({})) is None


def test_a_users_concept_is_matched_beside_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        """
        [forest.tree_cover]
        name = "Land under trees"
        name_vi = "Tỷ lệ che phủ rừng"
        units = ["percent"]
        direction = "increase"
        stage = "outcome"
        wordings = [{ all = [["tỷ lệ che phủ rừng", "CPR"]] }]

        [spellings]
        cpr = "tỷ lệ che phủ rừng"
        """,
        encoding="utf-8",
    )
    own = load_catalogue(file)
    assert code_of("Tỷ lệ che phủ rừng đạt 40%", catalogue=own) == "forest.tree_cover"
    assert code_of("CPR đạt 40%", catalogue=own) == "forest.tree_cover"
    assert code_of("30% cơ quan có mạng LAN", catalogue=own) == "network.lan"
    assert code_of("Tỷ lệ che phủ rừng đạt 40%") is None


# --- explanations ----------------------------------------------------------------------------------------------------


def test_a_match_names_the_cues_that_decided_and_where_they_stand() -> None:
    match = match_concept("80% công chức thường xuyên sử dụng", context="dùng thư điện tử:")
    assert match is not None
    cues = {(cue.phrase, cue.place) for cue in match.cues}
    assert {("thường xuyên sử dụng", "clause"), ("thư điện tử", "context")} <= cues
    assert match.score >= THRESHOLD


def test_an_explanation_agrees_with_the_match_and_lists_the_others() -> None:
    clause = "100% cơ quan đã kết nối mạng truyền số liệu chuyên dùng được cung cấp dịch vụ chứng thực chữ ký số"
    explained = explain_match(clause)
    assert explained.match == match_concept(clause)
    assert explained.match is not None
    assert {"signature.agencies", "network.government_network"} <= {c.code for c in explained.candidates}
    assert list(explained.candidates) == sorted(explained.candidates, key=lambda c: (-c.rank, c.code))
    assert "signature.agencies" in str(explained)


def test_an_explanation_says_why_there_is_no_match() -> None:
    assert explain_match("Trồng 300 ha rừng").verdict == "no concept: the cues of none were all found"
    both = catalogue_of(twin("bridge.one"), twin("bridge.two"))
    assert explain_match("3 cây cầu treo", catalogue=both).verdict == "ambiguous between bridge.one and bridge.two"


def test_a_statement_is_explained_from_its_own_words() -> None:
    statement = Statement(
        id="s", kind=StatementKind.TARGET, quantity=Quantity(70, Unit.PERCENT, noun="đơn vị cấp xã"),
        label="đơn vị cấp xã có mạng LAN", section="Hạ tầng", quote="70% đơn vị cấp xã",
    )  # fmt: skip
    explained = explain_match(statement)
    assert explained.match is not None
    assert explained.match.code == "network.lan"
    assert explained.verdict == "network.lan, decided by the context"


# --- invariants ------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(sorted({word for c in concepts() for e in c.examples for word in fold_phrase(e).split()}))
CODES = {entry.code for entry in concepts()} | {None}


@given(st.lists(WORDS, max_size=25), st.lists(WORDS, max_size=10))
def test_any_words_give_a_concept_of_the_catalogue_or_none(words: list[str], more: list[str]) -> None:
    match = match_concept(" ".join(words), context=" ".join(more))
    if match is not None:
        assert match.code in CODES
        assert set(match.rivals) <= CODES
        assert match.ambiguous == (match.code is None)
        assert not match.ambiguous or len(match.rivals) > 1


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_is_refused_with_an_error(text: str, noun: str) -> None:
    explained = explain_match(text, noun=noun)
    assert explained.match is None or explained.match.code in CODES


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from([" ", ", ", " - ", "; ", " ("]))
def test_punctuation_between_words_changes_nothing(words: list[str], mark: str) -> None:
    spaced, marked = match_concept(" ".join(words), at=0), match_concept(mark.join(words), at=0)
    assert (spaced and spaced.code) == (marked and marked.code)


def test_the_answer_is_the_same_in_every_process() -> None:
    clauses = [fold_phrase(example) for entry in concepts() for example in entry.examples]
    script = (
        "import sys, pickle; from egovplan.vietnamese.concept_matching import match_concept;"
        "print(pickle.dumps([match_concept(c) for c in pickle.loads(bytes.fromhex(sys.argv[1]))]).hex())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", script, pickle.dumps(clauses).hex()], env=env, capture_output=True, text=True, check=True
    )
    assert pickle.loads(bytes.fromhex(run.stdout.strip())) == [match_concept(clause) for clause in clauses]


def test_a_clause_of_any_length_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        clause = "70% cơ quan có mạng lan và thư điện tử, " * times
        return min(timeit.repeat(lambda: explain_match(clause, unit="percent"), number=1, repeat=3))

    assert seconds(8000) < 20 * seconds(1000)
