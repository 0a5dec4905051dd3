"""Exhibits in papers, in each form, and read back from print."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import msgspec
import pikepdf
import pytest
from docx import Document

from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.printing.exhibit import lay_out_exhibit
from answerable.printing.paper import Block, Paper, Picture
from answerable.printing.paper import Table as PrintedTable
from answerable.printing.rendering import render_paper
from answerable.printing.setting import head
from tests.drawing.samples import CHARTS, EXHIBIT
from tests.printing.reading_back import read_back
from tests.printing.test_accessibility import tags


def print_paper(*blocks: Block) -> Paper:
    return Paper(
        slug="performance",
        title="Performance report",
        date=dt.date(2022, 9, 20),
        blocks=(head(1, "Performance report"), *blocks),
        whole=True,
        author="Westborough Police",
    )


PAPER = print_paper(*lay_out_exhibit(EXHIBIT))
FORMS = pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_table_is_read_back_from_print(form: str) -> None:
    (table,) = read_back(PAPER, form).tables
    assert table.header == ("Measure", "Year to June 2022", "Baseline", "Ratio", "Chance")
    assert table.rows == (
        ("Homicide", "46", "52", "0.89", "p = 0.61"),
        ("Firearm discharges", "147", "162", "0.91", "p = 0.43"),
        ("Admissions under 25", "145", "215", "0.67", "p < 0.001"),
        ("Knife robbery", "–", "3,100", "–", "–"),
    )


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_sentence_notes_and_badges_are_read_back_from_print(form: str) -> None:
    (report,) = read_back(PAPER, form).reports
    said = " ".join(paragraph.cite.quote for paragraph in report.paragraphs)
    for words in (EXHIBIT.sentence, EXHIBIT.notes[0], EXHIBIT.badges[0].words):
        assert words in said


def test_words_of_a_drawing_are_no_words_of_the_page() -> None:
    record = read_back(PAPER)
    assert not [unread for unread in record.unread if "No change" in unread.cite.quote]
    assert "No change" not in " ".join(each.cite.quote for report in record.reports for each in report.paragraphs)


def test_drawing_in_pdf_is_a_figure_with_its_words() -> None:
    assert "Figure" in [tag.name for tag in tags(PAPER)]
    with pikepdf.open(io.BytesIO(render_paper(PAPER, "pdf"))) as pdf:
        told = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        assert told
        assert all(EXHIBIT.sentence in words for words in told)
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_drawing_in_word_is_a_raster_with_its_words() -> None:
    packed = render_paper(PAPER, "docx")
    (drawn,) = Document(io.BytesIO(packed)).inline_shapes
    assert EXHIBIT.sentence in drawn._inline.docPr.get("descr")
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        assert [name for name in parts.namelist() if name.endswith(".png")] == ["word/media/image1.png"]


def test_drawing_in_html_is_svg_and_in_text_its_words() -> None:
    page = render_paper(PAPER, "html").decode()
    assert "<figure><svg" in page
    assert f"[Picture: {EXHIBIT.title}. {EXHIBIT.sentence}" in render_paper(PAPER, "txt").decode()


@FORMS
def test_paper_with_drawings_is_printed_in_the_same_bytes(form: str) -> None:
    assert render_paper(PAPER, form) == render_paper(PAPER, form)


@FORMS
def test_every_kind_of_chart_is_printed(form: str) -> None:
    exhibits = [msgspec.structs.replace(EXHIBIT, title=name, chart=chart) for name, chart in CHARTS.items()]
    printed = render_paper(print_paper(*(block for each in exhibits for block in lay_out_exhibit(each))), form)
    assert printed


def test_exhibit_without_a_chart_is_printed_without_a_picture() -> None:
    blocks = lay_out_exhibit(msgspec.structs.replace(EXHIBIT, chart=None))
    assert not [block for block in blocks if isinstance(block, Picture)]


def test_table_wider_than_a_page_is_turned() -> None:
    hours = Table(
        columns=(Column("Day"), *(Column(f"{hour:02}", "count") for hour in range(24))),
        rows=(("Monday", *range(24)), ("Tuesday", *range(24, 48))),
    )
    (printed,) = (
        block
        for block in lay_out_exhibit(Exhibit(slug="week", title="Week", sentence="Calls.", table=hours))
        if isinstance(block, PrintedTable)
    )
    assert len(printed.widths) == 3
    assert len(printed.rows) == 24
