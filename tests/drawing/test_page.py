"""Exhibits as a page is given them."""

from __future__ import annotations

import datetime as dt

import msgspec

from answerable.drawing.exhibit import Column, Table
from answerable.drawing.page import show_exhibit
from answerable.drawing.svg import read_size
from tests.drawing.samples import EXHIBIT


def test_cells_are_said_and_figures_set_apart() -> None:
    shown = show_exhibit(EXHIBIT)
    assert [cell.words for cell in shown.rows[2]] == ["Admissions under 25", "145", "215", "0.67", "p < 0.001"]
    assert [cell.is_figure for cell in shown.rows[2]] == [False, True, True, True, True]


def test_day_is_marked_so_that_it_stays_in_one_line() -> None:
    table = Table(columns=(Column("What"), Column("Due", "date")), rows=(("Lights", dt.date(2026, 9, 24)),))
    shown = show_exhibit(msgspec.structs.replace(EXHIBIT, table=table))
    assert [(cell.words, cell.is_day) for cell in shown.rows[0]] == [("Lights", False), ("24 September 2026", True)]


def test_dash_is_spoken() -> None:
    shown = show_exhibit(EXHIBIT)
    assert [(cell.words, cell.spoken) for cell in shown.rows[3][1:3]] == [("–", "not known"), ("3,100", "")]


def test_drawing_is_made_for_a_page_and_for_a_telephone() -> None:
    shown = show_exhibit(EXHIBIT)
    assert read_size(shown.narrow_svg)[0] < 400 < read_size(shown.svg)[0]


def test_exhibit_without_a_chart_has_its_table_open_and_no_picture() -> None:
    bare = msgspec.structs.replace(
        EXHIBIT, chart=None, table=msgspec.structs.replace(EXHIBIT.table, rows=EXHIBIT.table.rows * 10)
    )
    shown = show_exhibit(bare, picture="/three.svg")
    assert (shown.svg, shown.narrow_svg, shown.picture, shown.is_folded) == ("", "", "", False)


def test_long_table_under_a_drawing_is_folded() -> None:
    long = msgspec.structs.replace(
        EXHIBIT, table=msgspec.structs.replace(EXHIBIT.table, rows=EXHIBIT.table.rows * 10)
    )
    assert show_exhibit(long).is_folded
    assert not show_exhibit(EXHIBIT).is_folded
