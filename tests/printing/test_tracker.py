"""A tracker's three tables are printed and read back row by row."""

from __future__ import annotations

import datetime as dt

import pytest

from answerable.printing.tracker import TrackerRow, TrackerSheet, lay_out_tracker
from tests.printing.reading_back import read_back, unplaced

SHEET = TrackerSheet(
    body="Midshire Police and Crime Panel",
    date=dt.date(2027, 1, 9),
    year="2026-2027",
    before="2025-2026",
    outstanding=(
        TrackerRow(
            ref="630",
            meeting=dt.date(2026, 1, 31),
            text="The Commissioner to set the budgets of similar forces beside his own.",
            update="To be used in the budget debate.",
        ),
    ),
    current=(
        TrackerRow(
            ref="676 ii",
            meeting=dt.date(2026, 10, 19),
            text="Show where the money of Safer Streets went in the region.",
            owner="Commissioner",
            due=dt.date(2027, 3, 20),
        ),
        TrackerRow(
            ref="687 iii a",
            meeting=dt.date(2026, 11, 14),
            text="Show where officers and staff are placed.",
            owner="Chief Executive",
            update="Asked for on 2 December.",
        ),
    ),
    completed=(
        TrackerRow(
            ref="673 ii",
            meeting=dt.date(2026, 10, 19),
            text="Send the estates strategy to members.",
            owner="Chief Executive",
            update="Sent on 1 November 2026.",
        ),
    ),
)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_tracker_read_back_has_its_rows_in_their_three_tables(form: str) -> None:
    record = read_back(lay_out_tracker(SHEET), form)
    assert [
        (each.table, each.ref, each.origin_date, each.text, each.owner or "", each.due_date, each.update or "")
        for each in record.actions
    ] == [
        (table, row.ref, row.meeting, row.text, row.owner, row.due, row.update)
        for table, rows in (
            ("Outstanding actions from 2025-2026", SHEET.outstanding),
            ("Outstanding actions 2026-2027", SHEET.current),
            ("Completed actions 2026-2027", SHEET.completed),
        )
        for row in rows
    ]
    assert [each.status for each in record.actions] == ["outstanding", "outstanding", "outstanding", "complete"]


def test_tracker_read_back_knows_its_body_and_day() -> None:
    record = read_back(lay_out_tracker(SHEET))
    (document,) = record.documents
    assert (document.kind, document.body, document.date) == ("action_tracker", SHEET.body, SHEET.date)
    assert unplaced(record) == []


def test_table_without_rows_says_none_and_its_rows_are_not_taken_from_the_next() -> None:
    sheet = TrackerSheet(body=SHEET.body, date=SHEET.date, completed=SHEET.completed)
    record = read_back(lay_out_tracker(sheet))
    assert [(each.table, each.ref) for each in record.actions] == [("Completed actions this year", "673 ii")]


def test_long_tracker_over_several_pages_keeps_every_row() -> None:
    rows = tuple(
        TrackerRow(
            ref=str(600 + at),
            meeting=dt.date(2026, 10, 19),
            text=f"Report to the Panel on matter {at}, with the figures for each district and what they mean.",
            owner="Chief Executive",
            update="The figures were asked for and will come in the spring.",
        )
        for at in range(60)
    )
    record = read_back(lay_out_tracker(TrackerSheet(body=SHEET.body, date=SHEET.date, current=rows)))
    assert [(each.ref, each.text) for each in record.actions] == [(row.ref, row.text) for row in rows]
