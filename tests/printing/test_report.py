"""A report is printed and read back in its parts."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from answerable.printing.paper import Bullet, Run
from answerable.printing.report import ReportParagraph, ReportSheet, ReportTable, lay_out_report
from tests.printing.reading_back import read_back, unplaced

SHEET = ReportSheet(
    body="Midshire Police and Crime Panel",
    date=dt.date(2027, 1, 9),
    number="7",
    title="Tackling serious violence in the districts",
    priority="Preventing and reducing crime",
    presenter="Simon Fosdyke",
    author="Mark Kenworthy",
    purpose="To tell the Panel what has been done against serious violence since July.",
    recommendations=("That the progress be noted.", "That a further report be brought in July 2027."),
    paragraphs=(
        ReportParagraph(
            number="1.1",
            heading="Background",
            text="The duty to work together came into force in January 2023, and seven councils take part.",
        ),
        ReportParagraph(
            number="1.2",
            heading="Background",
            text="The partnership met four times.\n\n- Two meetings looked at schools.\n- Two looked at towns.",
        ),
        ReportParagraph(
            number="2.1",
            heading="What was done",
            text="Patrols were sent to **nine places** that hold a third of the harm.",
            blocks=(Bullet((Run("The list is in the appendix."),)),),
        ),
    ),
    tables=(
        ReportTable(
            caption="Offences by district",
            header=("District", "2025/26", "2026/27"),
            rows=(("Coventry", "412", "389"), ("Dudley", "305", "310"), ("Total", "717", "699")),
            money=True,
        ),
    ),
    finance="The work costs £410,000 in 2026/27 and is paid for by grant.",
    legal="The duty is in the Police, Crime, Sentencing and Courts Act 2022.",
    equalities="Young men are harmed most often; an assessment was made in May 2026.",
    background_papers=("Strategic needs assessment 2026",),
    appendices=("Places and patrols",),
)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_report_read_back_has_its_parts(form: str) -> None:
    record = read_back(lay_out_report(SHEET), form)
    (report,) = record.reports
    assert (report.title, report.date, report.priority) == (SHEET.title, SHEET.date, SHEET.priority)
    assert report.presented_by == (SHEET.presenter,)
    assert report.purpose == SHEET.purpose
    assert report.recommendations == SHEET.recommendations
    implied = report.implications
    assert (implied.finance, implied.legal, implied.equalities) == (SHEET.finance, SHEET.legal, SHEET.equalities)


def test_report_read_back_knows_to_whom_it_goes_and_who_wrote_it() -> None:
    record = read_back(lay_out_report(SHEET))
    (document,) = record.documents
    assert (document.kind, document.body, document.date) == ("report", SHEET.body, SHEET.date)
    assert document.authors == (SHEET.author,)
    assert unplaced(record) == []


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_paragraphs_read_back_have_their_number_and_heading(form: str) -> None:
    (report,) = read_back(lay_out_report(SHEET), form).reports
    body = [each for each in report.paragraphs if each.heading in ("Background", "What was done")]
    assert [(each.number, each.heading, each.text) for each in body] == [
        ("1.1", "Background", SHEET.paragraphs[0].text),
        ("1.2", "Background", "The partnership met four times."),
        (None, "Background", "Two meetings looked at schools."),
        (None, "Background", "Two looked at towns."),
        ("2.1", "What was done", "Patrols were sent to nine places that hold a third of the harm."),
        (None, "What was done", "The list is in the appendix."),
    ]


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_table_read_back_has_its_caption_and_cells(form: str) -> None:
    tables = read_back(lay_out_report(SHEET), form).tables
    (printed,) = SHEET.tables
    assert [(each.caption, each.header, each.rows) for each in tables] == [
        (printed.caption, printed.header, printed.rows)
    ]


def test_more_recommendations_than_letters_are_numbered() -> None:
    clauses = tuple(f"That matter {at} be noted by the Panel." for at in range(1, 30))
    (report,) = read_back(lay_out_report(dataclasses.replace(SHEET, recommendations=clauses))).reports
    assert report.recommendations == clauses


def test_table_that_is_not_whole_is_refused_with_its_place() -> None:
    broken = ReportParagraph(number="3.2", text="As follows:\n\n{ruled 1,1}\n| one |")
    with pytest.raises(ValueError, match=r"paragraph 3\.2, line 3: 1 cells in a table of 2 columns"):
        lay_out_report(dataclasses.replace(SHEET, paragraphs=(broken,)))


@pytest.mark.parametrize("rows", [(("Coventry", "412"),), (("Coventry", "412", "389", "1"),)], ids=["short", "long"])
def test_table_with_a_row_of_another_length_is_refused_by_its_caption(rows: tuple[tuple[str, ...], ...]) -> None:
    ragged = dataclasses.replace(SHEET.tables[0], rows=rows)
    with pytest.raises(ValueError, match="the table Offences by district: a row of"):
        lay_out_report(dataclasses.replace(SHEET, tables=(ragged,)))
