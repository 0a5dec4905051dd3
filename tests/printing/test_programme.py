"""A work programme is printed and read back item by item, dated or not."""

from __future__ import annotations

import datetime as dt

import pytest

from answerable.printing.programme import ProgrammeLine, ProgrammeSheet, lay_out_programme
from tests.printing.reading_back import read_back, unplaced

SHEET = ProgrammeSheet(
    body="Midshire Police and Crime Panel",
    year="2026-27",
    date=dt.date(2027, 1, 9),
    lines=(
        ProgrammeLine(
            date=dt.date(2027, 2, 6),
            item="Policing precept and budget 2027/28",
            aims="To review the precept that the Commissioner proposes.",
            presenters=("Mark Kenworthy",),
        ),
        ProgrammeLine(
            date=dt.date(2027, 2, 6),
            item="Community policing",
            aims="To learn how neighbourhood policing is rebuilt.",
            presenters=("Simon Fosdyke", "Alethea Fullerton"),
            notes="Follows the inquiry.",
        ),
        ProgrammeLine(date=dt.date(2027, 3, 20), item="Fairness and belonging"),
        ProgrammeLine(
            item="Training in police finance", aims="Members have asked to learn more.", notes="Date to be agreed."
        ),
        ProgrammeLine(item="Visit to the contact centre"),
    ),
)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_programme_read_back_has_every_item_with_its_day(form: str) -> None:
    record = read_back(lay_out_programme(SHEET), form)
    assert [
        (each.date, each.topic, each.aims or "", each.presenting, each.note or "") for each in record.work_programme
    ] == [(line.date, line.item, line.aims, line.presenters, line.notes) for line in SHEET.lines]


def test_programme_read_back_knows_its_body_and_what_has_no_date() -> None:
    record = read_back(lay_out_programme(SHEET))
    (document,) = record.documents
    assert (document.kind, document.body, document.date) == ("work_programme", SHEET.body, SHEET.date)
    assert [each.date_printed for each in record.work_programme][3:] == ["Items to be programmed"] * 2
    assert unplaced(record) == []


@pytest.mark.parametrize("lines", [SHEET.lines[:1], SHEET.lines[-1:]], ids=["dated", "waiting"])
def test_programme_of_one_item_is_read_back(lines: tuple[ProgrammeLine, ...]) -> None:
    sheet = ProgrammeSheet(body=SHEET.body, year=SHEET.year, date=SHEET.date, lines=lines)
    record = read_back(lay_out_programme(sheet))
    assert [(each.date, each.topic) for each in record.work_programme] == [(line.date, line.item) for line in lines]


def test_programme_without_any_date_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a date nor a dated item"):
        lay_out_programme(ProgrammeSheet(body=SHEET.body, year=SHEET.year, lines=SHEET.lines[-1:]))
