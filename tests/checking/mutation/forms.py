"""A made paper in the forms that papers come in: text with bars or with tabs, HTML, Word and PDF."""

from __future__ import annotations

import datetime as dt

from answerable.printing import paper as printing
from answerable.printing.rendering.docx import render_docx
from answerable.printing.rendering.html import render_html
from answerable.printing.rendering.pdf import render_pdf
from answerable.printing.rendering.text import render_text
from tests.checking.mutation.draft import Block, Draft, fill, standing, write_text
from tests.checking.mutation.relation import View

FORMS = ("bars", "tabs", "html", "docx", "pdf")


def print_paper(draft: Draft, view: View, form: str) -> bytes:
    """The paper's bytes in a form; of its chapters only, as minutes have marks of their own in text."""
    if form == "bars":
        return write_text(draft, view).text.encode()
    blocks = tuple(_convert(block, view) for block in standing(draft, view))
    paper = printing.Paper(slug="paper", title="Report", date=dt.date(2024, 1, 2), blocks=blocks)
    render = {"tabs": render_text, "html": render_html, "docx": render_docx, "pdf": render_pdf}[form]
    return render(paper)


def _convert(block: Block, view: View) -> printing.Block:
    runs = _run(fill(block.text, view))
    if block.kind in ("title", "heading"):
        return printing.Heading(1 if block.kind == "title" else 2, runs)
    if block.kind == "bullet":
        return printing.Bullet(runs)
    if block.kind == "table":
        return _convert_table(block, view)
    return printing.Numbered(block.label, runs) if block.label else printing.Paragraph(runs)


def _convert_table(block: Block, view: View) -> printing.Table:
    header = tuple(_cell(fill(cell, view)) for cell in block.header)
    rows = tuple(tuple(_cell(fill(cell, view)) for cell in cells) for _, cells in block.rows)
    return printing.Table("ruled", (4, *[2] * (len(header) - 1)), header, rows)


def _cell(text: str) -> printing.Cell:
    return (printing.Paragraph(_run(text)),)


def _run(text: str) -> tuple[printing.Run, ...]:
    return (printing.Run(text),)
