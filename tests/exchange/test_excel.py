"""Workbooks: what people fill in, and the tables beside it."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovplan import load
from egovplan.analysis.observations import ObservationError
from egovplan.catalogue.findings import finding_types
from egovplan.datasets import sample_path
from egovplan.exchange import tables
from egovplan.exchange.excel import read_tables, read_workbook, write_workbook
from egovplan.exchange.excel.cells import LONGEST, cell_value, column_value, safe_text, unsafe_text
from egovplan.exchange.excel.words import words_in
from egovplan.exchange.format_error import FormatError
from egovplan.model import (
    BudgetLine,
    Deadline,
    Goal,
    Indicator,
    Money,
    Observation,
    Plan,
    PrintedAmount,
    Quantity,
    Responsibility,
    Statement,
)
from egovplan.testing import plans

openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


LAST = Deadline(date(2015, 12, 31))


def followed() -> Plan:
    """Two indicators: a share with a baseline and two targets, a number with a range to reach."""
    share = Indicator("share", "văn bản điện tử", unit="percent", levels=("province",), service_levels=("3",))
    number = Indicator("number", "cơ sở dữ liệu", unit="count")
    return Plan(
        "son-hai",
        title="=Kế hoạch",
        indicators=[share, number],
        statements=[
            Statement("s0", "baseline", Quantity(30, "percent"), "văn bản", "share", Deadline(date(2010, 12, 31))),
            Statement("s2", "target", Quantity(90, "percent", comparator=">="), "x", "share", LAST),
            Statement("s1", "milestone", Quantity(60, "percent"), "văn bản", "share", Deadline(date(2013, 12, 31))),
            Statement("s3", "target", Quantity(20, noun="cơ sở dữ liệu", high=30), "x", "number"),
        ],
    )  # fmt: skip


def written(plan: Any, locale: str = "vi") -> io.BytesIO:
    file = io.BytesIO()
    write_workbook(plan, file, locale)
    file.seek(0)
    return file


def edited(file: io.BytesIO, change: Callable[[Any], None]) -> io.BytesIO:
    """The workbook after a person has changed it in a spreadsheet program."""
    book = openpyxl.load_workbook(file)
    change(book)
    again = io.BytesIO()
    book.save(again)
    again.seek(0)
    return again


def place(sheet: Any, key: str, row: int) -> Any:
    """The cell of a row under an id."""
    return next(sheet.cell(row, cell.column) for cell in sheet[1] if cell.value == f"observations.{key}")


def filled(plan: Plan, *entries: tuple[int, dict[str, Any]]) -> io.BytesIO:
    """The workbook of a plan with something in cells of the form."""

    def fill(book: Any) -> None:
        for row, cells in entries:
            for key, value in cells.items():
                place(book.worksheets[0], key, row).value = value

    return edited(written(plan), fill)


def errors(plan: Plan, *entries: tuple[int, dict[str, Any]], **options: Any) -> list[str]:
    with pytest.raises(ObservationError) as caught:
        read_workbook(filled(plan, *entries), plan, **options)
    return list(caught.value.problems)


# the form


def test_the_form_has_a_row_per_target_with_empty_cells_for_what_is_measured() -> None:
    sheet = openpyxl.load_workbook(written(followed())).worksheets[0]
    keys = [cell.value.removeprefix("observations.") for cell in sheet[1]]
    rows = [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=3)]
    assert [(r["indicator_id"], r["statement_id"], r["comparator"], r["target"], r["high"]) for r in rows] == [
        ("share", "s1", None, 60, None),
        ("share", "s2", "≥", 90, None),
        ("number", "s3", None, 20, 30),
    ]
    assert [r["due"] for r in rows] == [datetime(2013, 12, 31), datetime(2015, 12, 31), None]
    assert [r["unit"] for r in rows] == ["%", "%", "cơ sở dữ liệu"]
    assert (rows[0]["baseline"], rows[0]["baseline_date"]) == (30, datetime(2010, 12, 31))
    assert rows[0]["scope"] == "cấp tỉnh\ndịch vụ công mức độ 3"
    assert all(r[key] is None for r in rows for key in ("value", "date", "note"))


def test_an_indicator_without_a_target_has_a_row_too() -> None:
    plan = Plan("p", indicators=[Indicator("i", "x")])
    found = read_workbook(filled(plan, (3, {"value": 5, "date": date(2015, 1, 1)})), plan)
    assert [(o.indicator_id, o.value) for o in found] == [("i", 5)]


@pytest.mark.parametrize(
    ("locale", "heading"), [("vi", "Kết quả đo được"), ("en", "Measured value"), ("vi_VN", "Kết quả đo được")]
)
def test_headings_are_in_the_language_asked_for(locale: str, heading: str) -> None:
    sheet = openpyxl.load_workbook(written(followed(), locale)).worksheets[0]
    assert place(sheet, "value", 2).value == heading


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="en, vi, not 'fr'"):
        write_workbook(followed(), io.BytesIO(), "fr")


def test_ids_are_hidden_and_only_the_empty_cells_are_open() -> None:
    sheet = openpyxl.load_workbook(written(followed())).worksheets[0]
    assert sheet.row_dimensions[1].hidden
    hidden = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
    assert hidden == {f"observations.{key}" for key in ("plan_id", "indicator_id", "statement_id")}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {place(sheet, key, row).coordinate for key in ("value", "date", "note") for row in (3, 4, 5)}


def test_what_is_entered_is_validated() -> None:
    sheet = openpyxl.load_workbook(written(followed())).worksheets[0]
    rules = {
        cell: rule for rule in sheet.data_validations.dataValidation for cells in rule.sqref for cell in [str(cells)]
    }
    letter = {key: place(sheet, key, 3).column_letter for key in ("value", "date", "note")}
    share, number = rules[f"{letter['value']}3:{letter['value']}4"], rules[f"{letter['value']}5"]
    assert (share.type, share.formula1, share.formula2, share.errorStyle) == ("decimal", "0", "100", "warning")
    assert (number.type, number.operator, number.errorStyle) == ("decimal", "greaterThanOrEqual", "stop")
    assert rules[f"{letter['date']}3:{letter['date']}5"].type == "date"
    assert rules[f"{letter['note']}3:{letter['note']}5"].type == "textLength"
    assert all(rule.prompt and rule.error for rule in rules.values())


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_words_fit_where_excel_puts_them(locale: str) -> None:
    words = words_in(locale)
    names = [words.sheet(name) for name in ("form", "guide", *tables.SCHEMAS)]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    for name in ("value", "value_percent", "date", "note"):
        assert len(words("prompts", name)) <= 255
        assert len(words("prompts", f"{name}_error")) <= 225
        assert len(words("prompts", f"{name.partition('_')[0]}_title")) <= 32


def test_every_table_and_column_has_a_vietnamese_name() -> None:
    vietnamese, english = words_in("vi"), words_in("en")
    for name, schema in tables.SCHEMAS.items():
        assert vietnamese.sheet(name) != english.sheet(name)
        for column in schema.names:
            assert vietnamese.column(name, column) != english.column(name, column), (name, column)


# reading what was filled in


def test_what_was_filled_in_comes_back_as_observations() -> None:
    plan = followed()
    file = filled(
        plan,
        (3, {"value": 55.5, "date": date(2013, 6, 30), "note": "Sở TT&TT báo cáo"}),
        (5, {"value": 22, "date": date(2014, 12, 31)}),
    )
    first, second = read_workbook(file, plan)
    assert attrs.evolve(first, source=None) == Observation("share", date(2013, 6, 30), 55.5, "Sở TT&TT báo cáo")
    assert attrs.evolve(second, source=None) == Observation("number", date(2014, 12, 31), 22)
    assert first.source is not None
    assert (first.source.line, first.source.locator) == (3, "'Nhập số liệu'!N3")


def test_a_workbook_that_nobody_filled_in_has_no_observations() -> None:
    assert read_workbook(written(followed()), followed()) == ()
    noted = filled(followed(), (3, {"note": "chưa có số liệu", "date": date(2015, 1, 1)}))
    assert read_workbook(noted, followed()) == ()


def test_zero_is_a_value() -> None:
    assert [o.value for o in read_workbook(filled(followed(), (3, {"value": 0, "date": date(2015, 1, 1)})))] == [0]


def test_without_a_plan_the_ids_are_taken_as_they_stand() -> None:
    file = filled(followed(), (3, {"value": 1, "date": date(2015, 1, 1)}))
    assert [o.indicator_id for o in read_workbook(file)] == ["share"]


def test_a_path_will_do(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    write_workbook(followed(), path)
    assert read_workbook(str(path), followed()) == ()
    assert path.exists()
    path.unlink()  # nothing holds it open


def test_a_typed_percentage_is_one() -> None:
    def fill(book: Any) -> None:
        for row, value, number_format in ((3, 0.805, "0.0%"), (4, 0.9, '0.0" %"')):
            place(book.worksheets[0], "value", row).value = value
            place(book.worksheets[0], "value", row).number_format = number_format
            place(book.worksheets[0], "date", row).value = date(2015, 1, 1)

    assert [o.value for o in read_workbook(edited(written(followed()), fill), followed())] == [80.5, 0.9]


def test_a_percentage_of_what_is_counted_is_an_error() -> None:
    def fill(book: Any) -> None:
        place(book.worksheets[0], "value", 5).value = 0.8
        place(book.worksheets[0], "value", 5).number_format = "0%"
        place(book.worksheets[0], "date", 5).value = date(2015, 1, 1)

    with pytest.raises(ObservationError, match=r"N5: the value 80.0 % is a percentage, but .* measured as count"):
        read_workbook(edited(written(followed()), fill), followed())


def test_texts_are_read_in_the_style_that_is_named() -> None:
    entry = (3, {"value": "80,5", "date": "31/12/2014"})
    (found,) = read_workbook(filled(followed(), entry), followed(), style="vietnamese")
    assert (found.value, found.date) == (80.5, date(2014, 12, 31))
    assert "style='vietnamese'" in errors(followed(), entry)[0]


def test_the_day_of_all_values_can_be_told() -> None:
    (found,) = read_workbook(filled(followed(), (3, {"value": 5})), followed(), on=2014)
    assert found.date == date(2014, 12, 31)


def test_errors_name_the_cell_at_fault() -> None:
    told = errors(
        followed(),
        (3, {"value": "nhiều", "date": date(2015, 1, 1)}),
        (4, {"value": 5}),
        (5, {"value": 5, "date": "hôm qua"}),
    )
    places = [problem.partition(": ")[0] for problem in told]
    assert places == ["'Nhập số liệu'!N3", "'Nhập số liệu'!N4", "'Nhập số liệu'!O5"]
    assert "no number" in told[0]
    assert "no date" in told[1]
    assert "no date" in told[2]


def test_of_two_bad_cells_the_error_names_the_one_it_is_about() -> None:
    (told,) = errors(followed(), (3, {"value": "80,5", "date": "31/12/2014"}))
    assert told.startswith("'Nhập số liệu'!N3: '80,5' has a comma")


def test_a_year_typed_into_a_cell_that_shows_dates_is_an_error() -> None:
    (told,) = errors(followed(), (3, {"value": 5, "date": datetime(1905, 7, 7)}))
    assert told.startswith("'Nhập số liệu'!O3: the date 1905-07-07 looks like a year")


def test_an_unknown_indicator_is_an_error() -> None:
    (told,) = errors(followed(), (3, {"value": 5, "date": date(2015, 1, 1), "indicator_id": "gone"}))
    assert "N3: the plan has no indicator with the id 'gone'" in told
    (told,) = errors(followed(), (3, {"value": 5, "date": date(2015, 1, 1), "indicator_id": None}))
    assert "there is no indicator" in told


def test_a_row_of_another_plan_is_an_error() -> None:
    file = filled(followed(), (3, {"value": 5, "date": date(2015, 1, 1)}))
    with pytest.raises(ObservationError, match="belongs to the plan 'son-hai', not to 'other'"):
        read_workbook(file, attrs.evolve(followed(), id="other"))


def test_a_formula_counts_by_what_was_calculated_and_is_no_silent_gap() -> None:
    (told,) = errors(followed(), (3, {"value": "=1+1", "date": date(2015, 1, 1)}))
    assert "N3: holds a formula without a value" in told
    file = filled(followed(), (3, {"value": "=40+2", "date": date(2015, 1, 1)}))
    calculated = repacked(file, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>42</v>", b"<v />", b"<v>42</v>")
    assert [o.value for o in read_workbook(calculated, followed())] == [42]


def test_an_error_of_the_spreadsheet_is_an_error() -> None:
    (told,) = errors(followed(), (3, {"value": "#DIV/0!", "date": date(2015, 1, 1)}))
    assert "N3: holds the error #DIV/0!" in told


def test_sheets_rows_and_columns_may_be_renamed_moved_and_added() -> None:
    def rearrange(book: Any) -> None:
        sheet = book.worksheets[0]
        place(sheet, "value", 4).value = 77
        place(sheet, "date", 4).value = date(2014, 5, 6)
        sheet.title = "Sheet ai cũng biết"
        sheet.insert_rows(3, 2)
        sheet.insert_cols(1)
        sheet.cell(2, 1, "cột mới")
        sheet.cell(5, 1, "thêm")
        book.move_sheet(sheet, 5)

    (found,) = read_workbook(edited(written(followed()), rearrange), followed())
    assert (found.indicator_id, found.value, found.date) == ("share", 77, date(2014, 5, 6))
    assert found.source is not None
    assert found.source.locator == "'Sheet ai cũng biết'!O6"


def test_a_workbook_outlives_the_version_that_wrote_it() -> None:
    """The indicators of a later version have the same ids, whatever else it reads differently."""
    file = filled(followed(), (4, {"value": 77, "date": date(2014, 5, 6)}))
    later = Plan("son-hai", indicators=[Indicator("share", "tỷ lệ văn bản điện tử", "document.electronic_exchange")])
    assert [o.indicator_id for o in read_workbook(file, later)] == ["share"]


def test_a_copy_of_the_form_is_read_too() -> None:
    def copy(book: Any) -> None:
        again = book.copy_worksheet(book.worksheets[0])
        place(again, "value", 3).value = 5
        place(again, "date", 3).value = date(2015, 1, 1)

    assert len(read_workbook(edited(written(followed()), copy), followed())) == 1


def test_without_the_row_of_ids_nothing_is_guessed() -> None:
    with pytest.raises(FormatError, match="no sheet with the ids of its columns"):
        read_workbook(edited(written(followed()), lambda book: book.worksheets[0].delete_rows(1)))

    def forget(book: Any) -> None:
        place(book.worksheets[0], "date", 1).value = None

    with pytest.raises(FormatError, match=r"no column with the id observations\.date"):
        read_workbook(edited(written(followed()), forget))

    def double(book: Any) -> None:
        place(book.worksheets[0], "date", 1).value = "observations.value"

    with pytest.raises(FormatError, match="two columns with the id 'value'"):
        read_workbook(edited(written(followed()), double))


# the tables


def expected(loaded: Any) -> dict[str, list[tables.Row]]:
    """The tables, with None for an empty text where the column allows it."""
    made = {}
    for name, schema in tables.SCHEMAS.items():
        rows = tables.registered(name)(loaded)
        optional = {column.name for column in schema.columns if not column.required}
        made[name] = [{k: None if v == "" and k in optional else v for k, v in row.items()} for row in rows]
    return made


def test_every_table_has_a_sheet_that_reads_back_to_the_same_records(loaded: SimpleNamespace) -> None:
    again = read_tables(written(loaded))
    assert again == {name: tables.registered(name)(loaded) for name in tables.SCHEMAS}
    assert len(again["findings"]) == 4


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(max_size=2), locale=st.sampled_from(("vi", "en")))
def test_the_tables_of_any_plan_come_back(plan: Plan, locale: str) -> None:
    file = written(plan, locale)
    assert read_tables(file) == expected(plan)
    file.seek(0)
    assert read_workbook(file, plan) == ()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(max_size=2))
def test_the_tables_come_back_from_the_form_in_which_excel_saves(plan: Plan) -> None:
    assert read_tables(as_excel_saves(written(plan))) == expected(plan)


def test_the_sample_comes_back() -> None:
    loaded = load(sample_path())
    assert read_tables(written(loaded)) == expected(loaded)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_come_back(seed: Path) -> None:
    loaded = load(seed)
    file = written(loaded)
    assert read_tables(file) == expected(loaded)
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert sheet.max_row - 2 == sum(max(1, len(i.targets)) for i in loaded.plan.indicators)


def test_there_are_seeds() -> None:
    if not SEEDS:
        pytest.skip("../shared/seeds is not here")
    assert len(SEEDS) == 5


def test_the_sheet_of_an_empty_table_is_there_and_hidden() -> None:
    book = openpyxl.load_workbook(written(followed()))
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert states["Dự án, nhiệm vụ"] == "hidden"
    assert states["Chỉ tiêu"] == "visible"
    assert read_tables(written(followed()))["projects"] == []


def test_a_changed_cell_that_is_none_of_its_type_is_named(loaded: SimpleNamespace) -> None:
    def spoil(book: Any) -> None:
        book["Mục tiêu"]["C3"].value = "tám"
        book["Kinh phí"]["K3"].value = 1.5
        book["Mốc thực hiện"]["F3"].value = "hôm qua"
        book["Chỉ tiêu"]["D3"].value = "có lẽ"
        book["Chỉ tiêu"]["I3"].value = None
        book["Chỉ tiêu"]["J3"].value = "=1/0"

    with pytest.raises(FormatError) as caught:
        read_tables(edited(written(loaded), spoil))
    told = {problem.path: problem.message for problem in caught.value.problems}
    assert told == {
        "'Mục tiêu'!C3": "must be a whole number",
        "'Kinh phí'!K3": "must be a whole number",
        "'Mốc thực hiện'!F3": "must be a date such as 2015-12-31",
        "'Chỉ tiêu'!D3": "must be true or false",
        "'Chỉ tiêu'!I3": "must not be empty",
        "'Chỉ tiêu'!J3": "holds a formula without a value: "
        "open the file in a spreadsheet program, calculate and save it",
    }


def test_a_table_that_lacks_a_column_or_stands_twice_is_named(loaded: SimpleNamespace) -> None:
    with pytest.raises(FormatError, match=r"Mục tiêu: has no column with the id goals\.plan_id"):
        read_tables(edited(written(loaded), lambda book: book["Mục tiêu"].delete_cols(1)))
    with pytest.raises(FormatError, match="which another sheet holds already"):
        read_tables(edited(written(loaded), lambda book: book.copy_worksheet(book["Mục tiêu"])))


def test_large_amounts_and_early_days_keep_every_digit() -> None:
    amount = PrintedAmount("17000000000.000001", "triệu đồng", Money("17000000000000001"))
    duty = Goal("g", "general", "x")
    plan = Plan("p", budget=[BudgetLine("b", amount)], goals=[duty])
    assert read_tables(written(plan))["budget"][0]["amount"] == 17_000_000_000_000_001
    column = tables.SCHEMAS["milestones"]["due"]
    assert column_value(cell_value("1899-12-31", column), column) == "1899-12-31"


def test_a_text_longer_than_a_cell_is_cut_with_a_finding() -> None:
    plan = Plan("p", responsibilities=[Responsibility("r", "Sở Nội vụ", "x" * 40_000)])
    file = io.BytesIO()
    (found,) = write_workbook(plan, file)
    assert found.code == "excel-text-cut"
    assert found.message.startswith("Trách nhiệm!F3: a text of 40000 characters was cut to the 32767")
    file.seek(0)
    assert len(read_tables(file)["responsibilities"][0]["text"]) == LONGEST
    assert write_workbook(followed(), io.BytesIO()) == ()


# nothing runs


@given(
    st.text(max_size=12)
    | st.text("_x0045fF=\x07", max_size=24)
    | st.sampled_from(["_x0041_", "_x005F_x0041_", "\r\n", "=1", "'=1", "#N/A", "\ud800"])
)
def test_any_text_survives_a_cell(text: str) -> None:
    safe = safe_text(text)
    assert unsafe_text(safe.replace("x005F_", "")) == text  # openpyxl drops this
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_no_cell_of_a_hostile_plan_is_a_formula() -> None:
    bad = "=cmd|' /C calc'!A0"
    texts = [bad, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "#REF!", '=HYPERLINK("x")']
    plan = Plan(
        "=p",
        title=bad,
        goals=[Goal(f"=g{i}", "general", text) for i, text in enumerate(texts)],
        indicators=[Indicator("@i", bad)],
        statements=[Statement("-s", "target", Quantity(5, noun=bad), bad, "@i")],
    )
    book = openpyxl.load_workbook(written(plan))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    assert not [
        cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(tuple("=+-@\t\r"))
    ]
    assert [row["label"] for row in read_tables(written(plan))["goals"]] == texts
    filled_in = filled(plan, (3, {"value": 1, "date": date(2015, 1, 1), "note": "'=1+1"}))
    (found,) = read_workbook(filled_in, plan)
    assert (found.indicator_id, found.note) == ("@i", "=1+1")


# hostile files


def repacked(file: io.BytesIO, part: str, *changes: bytes) -> io.BytesIO:
    """The archive with bytes of a part replaced, pairwise."""
    again = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == part:
                for before, after in zip(changes[::2], changes[1::2], strict=True):
                    data = data.replace(before, after)
            new.writestr(entry.filename, data)
    again.seek(0)
    return again


INLINE = re.compile(rb't="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)
SHARED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def as_excel_saves(file: io.BytesIO) -> io.BytesIO:
    """The workbook with its texts in a part of their own, as spreadsheet programs save them."""
    again = io.BytesIO()
    texts: list[bytes] = []

    def shared(match: re.Match[bytes]) -> bytes:
        texts.append(b"<si>" + match[2] + b"</si>")
        return b't="s"%s><v>%d</v></c>' % (match[1], len(texts) - 1)

    with zipfile.ZipFile(file) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = INLINE.sub(shared, old.read(entry))
            if entry.filename == "[Content_Types].xml":
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_TYPE}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            elif entry.filename == "xl/_rels/workbook.xml.rels":
                link = f'<Relationship Id="shared" Type="{SHARED}" Target="/xl/sharedStrings.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", link.encode())
            new.writestr(entry.filename, data)
        head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        new.writestr("xl/sharedStrings.xml", head + b"".join(texts) + b"</sst>")
    assert texts
    again.seek(0)
    return again


def bomb(part: str, size: int) -> io.BytesIO:
    """A small workbook with a part that unpacks to that many bytes."""
    file = written(Plan("p"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as inside:
        block = b" " * 2**20
        for _ in range(size // 2**20):
            inside.write(block)
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("part", "size"), [("xl/worksheets/sheet99.xml", 2**25 + 2**20), ("xl/media/x.bin", 9 * 2**20)]
)
def test_a_bomb_is_refused_before_it_is_unpacked(part: str, size: int) -> None:
    file = bomb(part, size)
    assert len(file.getvalue()) < 2**20
    with pytest.raises(FormatError, match=r"unpack to \d+ MiB; at most"):
        read_workbook(file)


@pytest.mark.parametrize(
    ("part", "before", "element", "message"),
    [
        ("xl/styles.xml", b"</cellXfs>", b"<xf/>", "has more styles and settings than"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<c/>", "has more cells than"),
        ("xl/sharedStrings.xml", b"</sst>", b"<si/>", "has more cells than"),
    ],
)
def test_a_bomb_of_many_small_elements_is_refused(part: str, before: bytes, element: bytes, message: str) -> None:
    many = element * (200_000 if "styles" in part else 1_600_000)
    bad = repacked(as_excel_saves(written(followed())), part, before, many + before)
    with pytest.raises(FormatError, match=message):
        read_workbook(bad)


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    file = bomb("xl/media/x.bin", 9 * 2**20)
    size = struct.pack("<L", 9 * 2**20)
    lying = io.BytesIO(file.getvalue().replace(size, struct.pack("<L", 100)))
    with pytest.raises(FormatError, match="is no Excel workbook"):
        read_workbook(lying)


def test_a_workbook_of_too_many_parts_is_refused() -> None:
    file = written(Plan("p"))
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(2001):
            archive.writestr(f"x/{number}", "")
    file.seek(0)
    with pytest.raises(FormatError, match="parts, more than"):
        read_workbook(file)


def test_a_sheet_with_a_cell_far_below_is_refused_with_the_sheet() -> None:
    def stray(book: Any) -> None:
        book.worksheets[0].cell(1_048_576, 1, "x")

    with pytest.raises(FormatError, match="Nhập số liệu: the workbook has more than 100,000 rows"):
        read_workbook(edited(written(followed()), stray))


def test_entities_are_refused() -> None:
    head = b"<worksheet "
    bad = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet '
    with pytest.raises(FormatError, match=r"document type definition in xl/worksheets/sheet1\.xml"):
        read_workbook(repacked(written(followed()), "xl/worksheets/sheet1.xml", head, bad))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no Excel workbook"),
        (b"id,value\n1,2\n", "is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "is an .xls file or has a password"),
        (b"PK\x05\x06" + bytes(18), "is a zip archive, but no Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_workbook(io.BytesIO(data))


def test_a_file_larger_than_any_workbook_of_figures_is_refused() -> None:
    with pytest.raises(FormatError, match="is larger than the 32 MiB"):
        read_workbook(io.BytesIO(bytes(32 * 2**20 + 1)))


def test_a_file_opened_for_text_is_refused_and_a_missing_one_told(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="opened for bytes"):
        read_workbook(io.StringIO("x"))  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "missing.xlsx")


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found: Any = read_workbook(io.BytesIO(bytes(whole)))
    except (FormatError, ObservationError) as error:
        found = str(error)
    assert found == () or found


_WHOLE = written(followed()).getvalue()


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"egovplan\[excel\]"):
        write_workbook(followed(), io.BytesIO())
    with pytest.raises(ImportError, match=r"egovplan\[excel\]"):
        read_workbook(io.BytesIO(_WHOLE))


def test_the_finding_is_in_the_catalogue() -> None:
    assert finding_types()["excel-text-cut"].severity == "warning"
