"""The commands as a user calls them, on the sample and on small files."""

from __future__ import annotations

import csv
import io
import json
import re
import sys

import pytest
from click.testing import CliRunner

import egovplan
from egovplan.command_line.program import COMMANDS, program
from egovplan.datasets import sample_path
from egovplan.exchange.tables import SCHEMAS

SAMPLE = str(sample_path())
PLAN = """KẾ HOẠCH
II. MỤC TIÊU
- Đến năm 2025, tối thiểu 80% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng.
"""


@pytest.fixture
def plan_file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def call(*arguments: str, code: int = 0, width: str = "100", given: bytes | None = None):
    result = CliRunner().invoke(program, arguments, input=given, env={"COLUMNS": width})
    assert result.exit_code == code, result.output
    return result


# --- show ---


def test_show_without_a_file_reads_the_sample():
    assert call("show").stdout == call("show", SAMPLE).stdout.replace(SAMPLE, "sample.txt")


def test_show_prints_document_targets_roadmap_and_findings_with_lines():
    shown = call("show").stdout
    assert "2745/QĐ-UBND, decision, December 18, 2020, Sơn Hải" in shown
    assert re.search(r"at least 95%  cán bộ, công chức .* by the end of 2025  53\n", shown)
    assert re.search(r"baseline  2021  2022  2023  2024  2025\n", shown)
    assert re.search(r"~45%   60%   75%   85%   95%  100%\n", shown)
    assert re.search(r"by the end of 2021  Hoàn thành nâng cấp Cổng dịch vụ công của tỉnh +77\n", shown)
    assert re.search(r"milestone-regression .* 92\n", shown)


def test_show_groups_targets_by_goal():
    shown = call("show", width="200").stdout
    goal, other = shown.index("Trong nội bộ cơ quan nhà nước\n"), shown.index("Phục vụ người dân và doanh nghiệp\n")
    assert goal < shown.index("thường xuyên sử dụng thư điện tử") < other < shown.index("hài lòng")


def test_show_speaks_vietnamese():
    shown = call("show", "--locale", "vi").stdout
    assert "tối thiểu 95%" in shown
    assert "đến hết năm 2025" in shown
    assert "ngược với chiều hướng" in shown


def test_show_says_so_where_a_document_is_no_plan(tmp_path):
    path = tmp_path / "novel.txt"
    path.write_text("Trăm năm trong cõi người ta\n", encoding="utf-8")
    shown = call("show", str(path)).stdout
    assert "nothing that could be read" in shown
    assert "not-a-plan" in shown


def test_output_for_people_has_no_blanks_at_line_ends_and_no_colours_in_a_pipe():
    shown = call("show").stdout
    assert not re.search(r"[ \t]$", shown, re.MULTILINE)
    assert "\x1b" not in shown


@pytest.mark.parametrize("command", ["show", "check", "coverage", "explain"])
def test_a_document_cannot_steer_the_terminal(command, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.replace("hồ sơ", "hồ\x1b]0;owned\x07 \x1b[31msơ \u202e"), encoding="utf-8")
    printed = call(command, str(path), *(["3"] if command == "explain" else [])).stdout
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", printed)


def test_words_in_brackets_are_text_and_no_markup(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.replace("hồ sơ công việc", "hồ sơ [red]công việc[/red]"), encoding="utf-8")
    assert "[red]công việc[/red]" in call("show", str(path), width="200").stdout


# --- table ---


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_table_comes_as_json_and_as_csv_with_the_same_rows(name):
    rows = json.loads(call("table", name, SAMPLE, "--format", "json").stdout)
    lines = list(csv.DictReader(io.StringIO(call("table", name, SAMPLE).stdout)))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert all(tuple(row) == SCHEMAS[name].names for row in rows)


def test_csv_is_written_byte_for_byte():
    printed = call("table", "milestones", SAMPLE).stdout_bytes
    assert printed.count(b"\r\n") == printed.count(b"\n") > 1
    assert "Hoàn thành nâng cấp".encode() in printed


def test_markdown_cells_cannot_break_out_of_their_table(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.replace("hồ sơ", "<b>hồ sơ</b> &amp;"), encoding="utf-8")
    header, rule, *rows = call("table", "statements", str(path), "--format", "md").stdout.splitlines()
    assert rows
    assert {line.count(" | ") for line in (header, rule, *rows)} == {header.count(" | ")}
    assert not any("<b>" in row for row in rows)


def test_a_table_is_read_from_standard_input():
    printed = call("table", "statements", "-", "--format", "json", given=PLAN.encode()).stdout
    assert [row["value"] for row in json.loads(printed)] == [80]


def test_an_unknown_table_is_refused_with_those_there_are():
    assert "'statements'" in call("table", "nonsense", SAMPLE, code=2).stderr


# --- explain ---


def test_explain_marks_what_was_read_and_says_what_it_is(plan_file):
    printed = call("explain", plan_file, "3").stdout.splitlines()
    [line] = [row for row in printed if row.startswith("3 | ")]
    below = printed[printed.index(line) + 1 :]
    letters = {row.lstrip(" |")[:1]: row.index("|") for row in below if set(row.lstrip(" |")[1:]) == {"^"}}
    assert len(letters) == 2, "the goal and the target"
    [legend] = [row for row in below if "target: at least 80%" in row]
    marked = next(row for row in below if row.lstrip(" |").startswith(legend[0]) and "^" in row)
    start = marked.index(legend[0])
    assert line[start : start + 3] == "80%"


def test_explain_breaks_long_lines_and_keeps_the_marks_below_their_words():
    printed = call("explain", SAMPLE, "54", width="60").stdout.splitlines()
    assert max(map(len, printed)) <= 60
    for position, row in enumerate(printed):
        for mark in re.finditer(r"[b-d]\^\^", row):
            above = next(line for line in printed[position - 1 :: -1] if "^" not in line)
            assert re.fullmatch(r"\d\d%", above[mark.start() : mark.end()])


def test_explain_says_so_where_nothing_was_read():
    assert "Nothing was read out of this line" in call("explain", SAMPLE, "5").stdout


def test_explain_shows_findings_also_at_the_related_place():
    for line in ("86", "92"):
        assert "milestone-regression" in call("explain", SAMPLE, line).stdout


@pytest.mark.parametrize("line", ["0", "-1", "99999", "x"])
def test_explain_refuses_a_line_that_is_not_there(line):
    assert "LINE" in call("explain", SAMPLE, "--", line, code=2).stderr


# --- check ---


def test_check_prints_like_a_compiler():
    printed = call("check", SAMPLE).stdout.splitlines()
    at = next(i for i, line in enumerate(printed) if "milestone-regression" in line)
    assert printed[at].startswith(f"{SAMPLE}:92: warning milestone-regression ")
    assert printed[at + 1].startswith("    92 | - 80% cán bộ")
    assert printed[at + 2] == "       |   ^^^"
    assert printed[at + 3] == f"  {SAMPLE}:86: see also"
    assert printed[at + 4].startswith("    86 | - 85% cán bộ")


def test_check_fails_as_asked(plan_file):
    severities = {str(finding.severity) for finding in egovplan.load(SAMPLE).findings}
    call("check", SAMPLE, "--fail-on", "warning", code=1)
    call("check", SAMPLE, "--fail-on", "error", code=1 if "error" in severities else 0)
    call("check", SAMPLE)


def test_check_does_not_fail_on_what_is_milder(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH\nII. MỤC TIÊU\n- Đạt 0.9 máy tính trên một cán bộ.\n", encoding="utf-8")
    found = {str(finding.severity) for finding in egovplan.load(str(path)).findings}
    call("check", str(path), "--fail-on", "error", code=1 if "error" in found else 0)


def test_check_leaves_out_what_is_milder_and_counts_the_rest():
    every, some = call("check", SAMPLE), call("check", SAMPLE, "--least", "error")
    assert "milestone-regression" in every.stdout
    assert "milestone-regression" not in some.stdout
    assert "warning" in every.stderr
    assert "warning" not in some.stderr


def test_check_gives_rows_for_programs():
    rows = json.loads(call("check", SAMPLE, "--format", "json", "--least", "warning").stdout)
    assert ("milestone-regression", 92) in [(row["code"], row["line"]) for row in rows]
    assert {row["severity"] for row in rows} <= {"error", "warning"}


# --- coverage, evaluate, export ---


def test_coverage_gives_shares_and_lists_what_was_left():
    printed = call("coverage", SAMPLE).stdout
    measured = egovplan.load(SAMPLE).coverage
    assert f"{measured.line_share:.1%} of {sum(measured.lines.values())} lines accounted for" in printed
    for line in measured.unclaimed:
        assert f"{line.number:6}  " in printed


def test_coverage_for_programs_has_every_line_and_number():
    record = json.loads(call("coverage", SAMPLE, "--format", "json").stdout)
    measured = egovplan.load(SAMPLE).coverage
    assert record["numbers"] == measured.numbers
    assert [line["number"] for line in record["unclaimed"]] == [line.number for line in measured.unclaimed]


def test_a_plan_agrees_with_its_own_tables(tmp_path):
    loaded = egovplan.load(SAMPLE)
    tables = {name: getattr(egovplan.tables, name)(loaded) for name in ("statements", "milestones")}
    path = tmp_path / "annotation.json"
    path.write_text(json.dumps({**tables, "note": "made by a machine"}, ensure_ascii=False), encoding="utf-8")
    results = json.loads(call("evaluate", SAMPLE, str(path), "--format", "json").stdout)
    assert [(result["table"], result["f1"], result["differences"]) for result in results] == [
        ("statements", 1.0, []),
        ("milestones", 1.0, []),
    ]
    assert "milestones" not in call("evaluate", SAMPLE, str(path), "--table", "statements").stdout


def test_evaluate_takes_a_list_of_statements(plan_file, tmp_path):
    path = tmp_path / "annotation.json"
    path.write_text('[{"line": 3, "value": 81, "unit": "percent"}]', encoding="utf-8")
    printed = call("evaluate", plan_file, str(path)).stdout
    assert printed.startswith("statements: 0 of 1 read, 1 invented")
    assert "missing" in printed


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ("no json", "is no JSON"),
        ('{"nonsense": []}', "annotates no table"),
        ('[{"line": 3}]', "$[0].value: missing"),
        ("3", "must be a list"),
    ],
)
def test_evaluate_names_what_is_wrong_with_an_annotation(annotation, message, plan_file, tmp_path):
    path = tmp_path / "annotation.json"
    path.write_text(annotation, encoding="utf-8")
    assert message in call("evaluate", plan_file, str(path), code=2).stderr


def test_evaluate_of_a_table_that_is_not_annotated_is_refused(plan_file, tmp_path):
    path = tmp_path / "annotation.json"
    path.write_text('{"statements": []}', encoding="utf-8")
    assert "nothing is annotated" in call("evaluate", plan_file, str(path), "--table", "projects", code=2).stderr


def test_export_to_json_reads_back(tmp_path):
    printed = call("export", SAMPLE, "--to", "json").stdout
    call("export", SAMPLE, "--to", "json", "--output", str(tmp_path / "plan.json"))
    assert egovplan.from_json(printed) == egovplan.load(SAMPLE).plan
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == printed


def test_export_to_a_folder_writes_every_table(tmp_path):
    call("export", SAMPLE, "--to", "csv-folder", "--output", str(tmp_path / "plan"))
    assert {path.stem for path in (tmp_path / "plan").glob("*.csv")} == set(SCHEMAS)
    assert (tmp_path / "plan" / "datapackage.json").is_file()


def test_export_to_yaml_reads_back():
    pytest.importorskip("ruamel.yaml", reason="needs the extra yaml")
    from egovplan.exchange.yaml_format import from_yaml

    assert from_yaml(call("export", SAMPLE, "--to", "yaml").stdout) == egovplan.load(SAMPLE).plan


def test_export_to_stratml_reads_back_and_tells_what_was_left_out():
    pytest.importorskip("lxml", reason="needs the extra stratml")
    result = call("export", SAMPLE, "--to", "stratml", "--locale", "vi")
    plan = egovplan.load(SAMPLE).plan
    assert {g.label for g in egovplan.from_stratml(result.stdout).plan.goals} == {g.label for g in plan.goals}
    assert "egovplan: info stratml-left-out StratML không có chỗ" in result.stderr


def test_export_to_excel_writes_a_workbook_in_the_language_asked_for(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra excel")
    names = {}
    for locale in ("en", "vi"):
        path = tmp_path / f"{locale}.xlsx"
        call("export", SAMPLE, "--to", "excel", "--output", str(path), "--locale", locale)
        names[locale] = openpyxl.load_workbook(path).sheetnames
    assert names["en"] != names["vi"]


@pytest.mark.parametrize("target", ["csv-folder", "excel"])
def test_a_folder_or_a_workbook_needs_a_place(target):
    assert "--output" in call("export", SAMPLE, "--to", target, code=2).stderr


def test_a_missing_extra_is_named_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    result = call("export", SAMPLE, "--to", "yaml", code=2)
    assert re.fullmatch(r'egovplan: [^\n]* pip install "egovplan\[yaml\]"\n', result.stderr)


# --- report ---


def measured(tmp_path, *rows: str) -> str:
    path = tmp_path / "measured.csv"
    path.write_text("\n".join(("indicator;date;value", *rows)), encoding="utf-8")
    return str(path)


def test_a_report_is_one_page_with_what_was_measured(tmp_path):
    pytest.importorskip("matplotlib", reason="needs the extra report")
    figures = measured(tmp_path, "email.regular_use;2021;63.5")
    page = call("report", SAMPLE, "--observations", figures, "--locale", "vi").stdout
    assert page.startswith(("<!DOCTYPE html>", "<!doctype html>"))
    assert "63,5" in page
    call("report", SAMPLE, "--observations", figures, "--locale", "vi", "--output", str(tmp_path / "report.html"))
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    "row", ["email.regular_use;31/12/2021;many", "nonsense;31/12/2021;63", "email.regular_use;10/4/2021;6"]
)
def test_figures_that_cannot_be_read_are_named(row, tmp_path):
    pytest.importorskip("matplotlib", reason="needs the extra report")
    assert "line 2 of measured.csv" in call("report", SAMPLE, "--observations", measured(tmp_path, row), code=2).stderr


def test_figures_are_read_the_vietnamese_way_where_that_is_asked_for(tmp_path):
    pytest.importorskip("matplotlib", reason="needs the extra report")
    figures = measured(tmp_path, "email.regular_use;10/4/2021;63,5")
    call("report", SAMPLE, "--observations", figures, "--style", "vietnamese")


# --- all of them ---


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command):
    assert call(command, "-h").stdout.startswith(f"Usage: program {command} ")


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"evaluate", "table", "explain", "export", "report"}))
@pytest.mark.parametrize("content", [None, bytes(range(256)) * 9])
def test_a_file_that_cannot_be_read_is_one_line_and_no_traceback(command, content, tmp_path):
    path = tmp_path / "plan.bin"
    if content is not None:
        path.write_bytes(content)
    result = call(command, str(path), code=2)
    assert result.stdout == ""
    assert re.fullmatch(rf"egovplan: {re.escape(str(path))}: [^\n]+\n", result.stderr)


def test_a_file_that_cannot_be_written_is_one_line(tmp_path):
    target = tmp_path / "missing" / "plan.json"
    result = call("export", SAMPLE, "--to", "json", "--output", str(target), code=2)
    assert re.fullmatch(r"egovplan: [^\n]*plan\.json: [^\n]+\n", result.stderr)


def test_the_version_is_printed():
    assert call("--version").stdout.strip().endswith(egovplan.__version__)
