"""A finance report is printed and read back: parts, numbered paragraphs, exhibits, and tables with their figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from decimal import Decimal

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from msgspec import Struct

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Origin, Table
from answerable.printing.exhibit_report import ExhibitReportSheet, lay_out_exhibit_report
from answerable.printing.paper import Heading, Numbered, Paragraph, Picture, plain_text
from answerable.printing.rendering import render_paper
from tests.printing.reading_back import read_back, unplaced

FORMS = pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
PROVISIONAL = Badge("provisional", "This is the proposed budget; it is not approved yet.")
LINES = Exhibit(
    slug="lines",
    title="2023/24: a funding gap of £2.0m",
    sentence="In 2023/24 costs come to £14.0m and funding to £12.0m, which leaves a gap of £2.0m.",
    table=Table(
        columns=(Column("Line"), Column("2022/23, £m", "number", 1), Column("2023/24, £m", "number", 1)),
        rows=(
            ("Pay of officers", Decimal("9.2"), Decimal("9.8")),
            ("Vehicles", Decimal("4.1"), Decimal("4.2")),
            ("Total costs", Decimal("13.3"), Decimal("14.0")),
        ),
    ),
    chart=BarDrawing(
        x=Axis(title="£m"), categories=("2022/23", "2023/24"), bars=(Bar(name="Costs", values=(13.3, 14.0)),)
    ),
    notes=("Rounded to £0.1m.",),
    badges=(PROVISIONAL,),
    origins=(Origin(words="Budget book of Midshire"),),
)
BANDS = Exhibit(
    slug="bands",
    title="Band D is £202.55",
    sentence="Band D for 2023/24 is £202.55, £15 more than the £187.55 of 2022/23.",
    table=Table(
        columns=(Column("Band"), Column("Bill", "money", 2)),
        rows=(("Band A", Decimal("135.03")), ("Band D", Decimal("202.55"))),
    ),
    badges=(PROVISIONAL, Badge("estimate", "Two councils have not declared a tax base.")),
)


class Part(Struct, frozen=True, kw_only=True):
    title: str
    paragraphs: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()


SHEET = ExhibitReportSheet(
    body="Midshire Police and Crime Panel",
    date=dt.date(2023, 2, 6),
    number="6",
    title="Budget and precept 2023/24",
    presenter="Simon Fosdyke",
    author="Mary Kenworthy",
    purpose="To set out the budget for 2023/24.",
    recommendations=("That the budget be considered.", "That the precept be reviewed."),
    introduction="The settlement came late.\n\n- It is for one year.",
    lead="In 2023/24 £14.0m is to be spent, £0.7m more than in 2022/23.",
    sections=(
        Part(title="Revenue budget", paragraphs=("Pay takes the most.", "Vehicles come next."), exhibits=(LINES,)),
        Part(title="Council tax", exhibits=(BANDS,)),
    ),
    finance="The whole report is about money.",
    legal="The requirement is worked out under section 42A of the Local Government Finance Act 1992.",
    equalities="An assessment was made in January 2023; households with low incomes pay less by council tax support.",
    background_papers=("Police grant report 2023/24",),
)


@FORMS
def test_report_read_back_has_the_parts_of_a_report_and_no_word_is_lost(form: str) -> None:
    record = read_back(lay_out_exhibit_report(SHEET), form)
    (report,) = record.reports
    assert (report.title, report.date, report.presented_by) == (SHEET.title, SHEET.date, (SHEET.presenter,))
    assert report.recommendations == SHEET.recommendations
    implied = report.implications
    assert (implied.finance, implied.legal) == ("The whole report is about money.", SHEET.legal)
    assert implied.equalities == SHEET.equalities
    document, *_ = record.documents
    assert (document.kind, document.body) == ("report", SHEET.body)
    assert unplaced(record) == []


@FORMS
def test_paragraphs_are_numbered_within_their_part_and_a_finding_is_one_of_them(form: str) -> None:
    (report,) = read_back(lay_out_exhibit_report(SHEET), form).reports
    assert [(each.number, each.text) for each in report.paragraphs if each.number] == [
        ("1.1", SHEET.purpose),
        ("2.1", SHEET.lead),
        ("3.1", "The settlement came late."),
        ("4.1", "Pay takes the most."),
        ("4.2", "Vehicles come next."),
        ("4.3", LINES.sentence),
        ("5.1", BANDS.sentence),
    ]


@FORMS
def test_tables_read_back_are_those_of_the_exhibits(form: str) -> None:
    tables = read_back(lay_out_exhibit_report(SHEET), form).tables
    assert [(each.header, each.rows) for each in tables] == [
        (
            ("Line", "2022/23, £m", "2023/24, £m"),
            (("Pay of officers", "9.2", "9.8"), ("Vehicles", "4.1", "4.2"), ("Total costs", "13.3", "14.0")),
        ),
        (("Band", "Bill"), (("Band A", "£135.03"), ("Band D", "£202.55"))),
    ]


def test_drawing_note_and_source_of_an_exhibit_are_printed_with_it() -> None:
    blocks = lay_out_exhibit_report(SHEET).blocks
    (picture,) = (block for block in blocks if isinstance(block, Picture))
    assert LINES.sentence in picture.words
    said = [plain_text(block.runs) for block in blocks if hasattr(block, "runs")]
    assert "Rounded to £0.1m." in said
    assert "Source: Budget book of Midshire" in said


def test_badge_is_printed_in_full_once_and_then_by_the_paragraph_that_has_it() -> None:
    blocks = lay_out_exhibit_report(SHEET).blocks
    badges = [plain_text(block.runs) for block in blocks if isinstance(block, Paragraph) and block.runs[0].bold]
    assert [words for words in badges if not words.startswith("Source")] == [
        f"Provisional: {PROVISIONAL.words}",
        "Estimate: Two councils have not declared a tax base.",
        "Provisional: as under 4.3.",
    ]


def test_parts_stand_in_the_order_of_a_report() -> None:
    blocks = lay_out_exhibit_report(SHEET).blocks
    headings = [plain_text(block.runs) for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == [
        "Purpose", "Recommendations", "In short", "Introduction", "Revenue budget", "Council tax",
        "Finance implications", "Legal implications", "Equalities implications", "Background papers",
    ]  # fmt: skip


def test_no_background_papers_are_said_and_an_unsaid_list_is_left_out() -> None:
    none = lay_out_exhibit_report(dataclasses.replace(SHEET, background_papers=())).blocks
    assert plain_text(none[-1].runs) == "There are none."
    unsaid = lay_out_exhibit_report(dataclasses.replace(SHEET, background_papers=None)).blocks
    assert not any(isinstance(block, Heading) and "Background" in plain_text(block.runs) for block in unsaid)


def test_figures_stand_to_the_right_in_word_and_on_a_page_and_names_to_the_left() -> None:
    paper = lay_out_exhibit_report(SHEET)
    table, *_ = Document(io.BytesIO(render_paper(paper, "docx"))).tables
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert sides == [[None, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.RIGHT]] * 4
    page = render_paper(paper, "html").decode()
    assert '<td>Vehicles</td><td class="figure">4.1</td>' in page


def test_single_recommendation_has_no_letter() -> None:
    blocks = lay_out_exhibit_report(dataclasses.replace(SHEET, recommendations=("That it be noted.",))).blocks
    assert Paragraph((blocks[0].runs[0].__class__("That it be noted."),)) in blocks
    assert not any(isinstance(block, Numbered) and block.label == "a)" for block in blocks)


def test_table_of_a_writer_that_is_not_whole_is_refused_with_its_part() -> None:
    with pytest.raises(ValueError, match="the part Introduction, line 1: 1 cells"):
        lay_out_exhibit_report(dataclasses.replace(SHEET, introduction="{ruled 1,1}\n| one |"))
