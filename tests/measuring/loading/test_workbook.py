import datetime as dt

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from answerable.measuring.loading.load import load_file, preview_file
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from tests.measuring.loading.sample import GOOD, HEADINGS, INCIDENTS, load_lines

CREATED = dt.datetime(2022, 5, 1, 10, 0)  # noqa: DTZ001 -- a workbook's times have no zone
ROW = (
    "A1",
    "P1",
    CREATED,
    CREATED + dt.timedelta(seconds=450),
    2,
    10.5,
    dt.time(0, 7, 30),
    "no",
    dt.date(2022, 5, 2),
)


def save(path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def load(path, tmp_path, **asked):
    return load_file(path, INCIDENTS, tmp_path / "rows", **asked)


def test_workbook_gives_the_same_file_as_the_same_rows_in_csv(tmp_path):
    path = save(tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), ROW]))
    assert load(path, tmp_path).file.sha256 == load_lines(tmp_path, HEADINGS, GOOD).file.sha256


def test_headings_may_stand_under_merged_titles(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Incidents, May 2022"
    sheet.merge_cells("A1:I2")
    for at, name in enumerate(HEADINGS.split(","), 1):
        sheet.cell(5, at, name)
        sheet.cell(7, at, ROW[at - 1])
        sheet.cell(8, at, "bad" if name == "officers" else ROW[at - 1])
    book.save(tmp_path / "given.xlsx")
    loaded = load(tmp_path / "given.xlsx", tmp_path)
    assert loaded.report.taken == 1
    assert [(each.line, each.column) for each in loaded.report.rejections] == [(8, "officers")]


def test_sheet_whose_headings_fit_best_is_read_and_the_others_named(tmp_path):
    path = save(
        tmp_path / "given.xlsx",
        ("Notes", [["ref", "what it means"]]),
        ("Data", [HEADINGS.split(","), ROW]),
        ("More", []),
    )
    loaded = load(path, tmp_path)
    assert loaded.report.format == "Excel, sheet “Data”"
    assert "The sheet “Data” was read. Not read: Notes, More." in loaded.report.warnings


def test_sheet_can_be_chosen(tmp_path):
    other = [HEADINGS.split(","), ("A2", *ROW[1:])]
    path = save(tmp_path / "given.xlsx", ("May", [HEADINGS.split(","), ROW]), ("June", other))
    assert read_rows(load(path, tmp_path, sheet="June").file)[0]["ref"] == "A2"
    assert preview_file(path, INCIDENTS, sheet="May").rows[0]["ref"] == "A1"
    with pytest.raises(MeasureError, match=r"The workbook has no sheet “July”\. It has: May, June\."):
        load(path, tmp_path, sheet="July")


def test_dates_left_as_numbers_are_dates(tmp_path):
    row = ("A1", "P1", 44682.416666666664, 44682.421875, "2", 10.5, 450, "no", 44683)
    path = save(tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), row]))
    assert load(path, tmp_path).file.sha256 == load_lines(tmp_path, HEADINGS, GOOD).file.sha256


def test_share_shown_in_per_cent_is_what_is_seen(tmp_path):
    path = save(tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), (*ROW[:5], 0.662, *ROW[6:])]))
    book = openpyxl.load_workbook(path)
    book["Data"][f"{get_column_letter(6)}2"].number_format = "0.0%"
    book.save(path)
    assert read_rows(load(path, tmp_path).file)[0]["cost"] == 66.2


def test_length_of_time_over_a_day_is_seconds(tmp_path):
    path = save(
        tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), (*ROW[:6], dt.timedelta(hours=30), *ROW[7:])])
    )
    assert read_rows(load(path, tmp_path).file)[0]["travel"] == 108_000


def test_error_in_a_cell_is_no_value(tmp_path):
    path = save(tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), (*ROW[:5], "#DIV/0!", *ROW[6:])]))
    assert read_rows(load(path, tmp_path).file)[0]["cost"] is None


def test_workbook_cut_off_is_refused_in_a_sentence(tmp_path):
    path = save(tmp_path / "given.xlsx", ("Data", [HEADINGS.split(","), ROW]))
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(MeasureError, match="The Excel file is damaged or was cut off"):
        load(path, tmp_path)
