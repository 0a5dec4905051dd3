"""Tables as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io

from hypothesis import given
from hypothesis import strategies as st

from answerable.drawing.csv import write_csv
from answerable.drawing.exhibit import Cell, Column, Table
from tests.drawing.samples import EXHIBIT


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def one_cell(cell: Cell) -> str:
    return read(write_csv(Table(columns=(Column("A"),), rows=((cell,),))))[1][0]


def test_csv_holds_values_as_they_are() -> None:
    assert read(write_csv(EXHIBIT.table))[3:] == [
        ["Admissions under 25", "145", "215", "0.674", "0.0003"],
        ["Knife robbery", "", "3100", "", ""],
    ]


def test_day_is_written_for_a_program() -> None:
    assert one_cell(dt.date(2022, 5, 1)) == "2022-05-01"


def test_text_that_a_spreadsheet_would_run_is_quoted() -> None:
    assert one_cell('=HYPERLINK("x")') == '\'=HYPERLINK("x")'


def test_negative_number_stays_a_number() -> None:
    assert one_cell(-26.2) == "-26.2"


def test_heading_that_a_spreadsheet_would_run_is_quoted() -> None:
    assert read(write_csv(Table(columns=(Column("@SUM(A1)"),), rows=())))[0] == ["'@SUM(A1)"]


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8")))
def test_text_comes_back_as_it_was_but_for_the_quote(words: str) -> None:
    assert one_cell(words).removeprefix("'") == words.removeprefix("'")
