"""Word by python-docx: real styles, real tables, and numbers that Word itself counts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from answerable.printing.paper import (
    Block,
    Bullet,
    Heading,
    Minute,
    Minutes,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Run,
    Section,
    Signature,
    Table,
)
from answerable.printing.rendering.figure import list_figure_columns
from answerable.printing.rendering.label import Label, split_label
from answerable.printing.rendering.rank import SECTION_LEVEL, TITLE_LEVEL

_PAGE_WIDTH_CM = 16.6
_REF_WIDTH_CM = 1.9
_HEADING_SIZES = {1: 16, 2: 13, 3: 11, 4: 11}
# Dots of a picture for each unit of its drawing: sharp when printed.
_PICTURE_SCALE = 2.0
_SIGN_HERE = "." * 30
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NUMBER_FORMATS = {"decimal": "decimal", "roman": "lowerRoman", "letter": "lowerLetter"}


def render_docx(paper: Paper, *following: Paper) -> bytes:
    """A Word file; the same bytes for the same paper (the paper's own date in its properties, none in the zip).

    Papers that follow each start a page; foot and properties are those of the first.
    """
    document = Document()
    _set_page(document, paper)
    for each in (paper, *following):
        if each is not paper:
            document.add_page_break()
        _Writer(document, each.minutes).write(document, each.blocks)
    packed = io.BytesIO()
    document.save(packed)
    return _without_clock(packed.getvalue())


def _set_page(document: WordDocument, paper: Paper) -> None:
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    for level, size in _HEADING_SIZES.items():
        _set_heading(document.styles[f"Heading {level}"], size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for words, part in ((paper.head, section.header), (paper.note, section.footer)):
        part.paragraphs[0].add_run(words).font.size = Pt(8)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.language = paper.title, paper.author, "", "en-GB"
    about.created = about.modified = dt.datetime.combine(paper.date, dt.time(9))
    about.revision = 1


def _set_heading(style: Any, size: int) -> None:
    """Black, in the face of the text: Word's own headings are blue and take their face from a theme."""
    style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
    faces = style.element.rPr.rFonts
    for theme in [name for name in faces.attrib if name.endswith("Theme")]:
        del faces.attrib[theme]


class _Writer:
    """Writes blocks into a document or a cell; holds the numbered lists that are still being counted."""

    def __init__(self, document: WordDocument, minutes: str) -> None:
        self.document = document
        self.edges = minutes == "edges"
        self.lists: dict[tuple[str, str, str, int], tuple[int, int]] = {}

    def write(self, into: WordDocument | _Cell, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._write_block(into, block)

    def _write_block(self, into: WordDocument | _Cell, block: Block) -> None:
        match block:
            case Heading(level, runs):
                self._fill(into.add_paragraph(style=f"Heading {level}"), runs)
            case Paragraph(runs):
                self._fill(into.add_paragraph(), runs)
            case Bullet(runs, depth):
                self._fill(into.add_paragraph(style="List Bullet 2" if depth else "List Bullet"), runs)
            case Numbered():
                self._write_numbered(into.add_paragraph(style="List Paragraph"), block)
            case PageBreak():
                self.document.add_page_break()
            case Picture():
                self._write_picture(into.add_paragraph(), block)
            case Signature(labels):
                self._fill(into.add_paragraph(), tuple(Run(f"{label}: {_SIGN_HERE}    ") for label in labels))
            case Table():
                self._write_table(into, block)
            case Minutes():
                self._write_minutes(block)

    def _fill(self, paragraph: WordParagraph, runs: tuple[Run, ...]) -> None:
        for run in runs:
            written = paragraph.add_run(run.text)
            written.bold, written.italic = run.bold or None, run.italic or None

    def _write_picture(self, paragraph: WordParagraph, block: Picture) -> None:
        """A raster, since Word shows no SVG by itself; its words stand where Word keeps them for screen readers."""
        from answerable.drawing.svg import rasterise_svg

        drawn = paragraph.add_run().add_picture(
            io.BytesIO(rasterise_svg(block.svg, _PICTURE_SCALE)), width=Cm(_PAGE_WIDTH_CM * block.width)
        )
        about = drawn._inline.docPr
        about.set("descr", block.words)
        about.set("name", "Picture")

    def _write_numbered(self, paragraph: WordParagraph, block: Numbered) -> None:
        label = split_label(block.label)
        if label is None:
            self._fill(paragraph, (Run(f"{block.label} "), *block.runs))
            return
        self._fill(paragraph, block.runs)
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = self._list_for(label, block.depth)

    def _list_for(self, label: Label, depth: int) -> int:
        """The Word list that prints this label next: the running one if it has come to it, else a new one."""
        key = (label.prefix, label.suffix, label.style, depth)
        number, last = self.lists.get(key, (0, -1))
        if label.count != last + 1:
            number = self._new_list(label, depth)
        self.lists[key] = (number, label.count)
        return number

    def _new_list(self, label: Label, depth: int) -> int:
        numbering = self.document.part.numbering_part.element
        number = 1 + max(int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum")))
        left = 567 + 567 * depth
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="{label.count}"/><w:numFmt w:val="{_NUMBER_FORMATS[label.style]}"/>'
            f'<w:lvlText w:val={quoteattr(f"{label.prefix}%1{label.suffix}")}/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
        )
        # The schema wants every w:abstractNum before the first w:num.
        numbering.findall(qn("w:num"))[0].addprevious(abstract)
        added: int = numbering.add_num(number).numId
        return added

    def _write_table(self, into: WordDocument | _Cell, block: Table) -> None:
        share = _PAGE_WIDTH_CM / sum(block.widths)
        table = _new_table(into, [width * share for width in block.widths], ruled=block.look != "plain")
        figures = list_figure_columns(block)
        if block.header:
            row = table.add_row()
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            for cell, content, is_figure in zip(row.cells, block.header, figures, strict=True):
                self._write_cell(cell, content, is_figure=is_figure)
                for run in cell.paragraphs[0].runs:
                    run.bold = True
        for row in block.rows:
            cells = table.add_row().cells
            if isinstance(row, Section):
                self._write_section(cells, row)
            else:
                for cell, content, is_figure in zip(cells, row, figures, strict=True):
                    self._write_cell(cell, content, is_figure=is_figure)
        into.add_paragraph()

    def _write_minutes(self, block: Minutes) -> None:
        edge = [_REF_WIDTH_CM] if self.edges else []
        body = _PAGE_WIDTH_CM - _REF_WIDTH_CM * (1 + len(edge))
        table = _new_table(self.document, [_REF_WIDTH_CM, body, *edge], ruled=True)
        for row in block.rows:
            cells = table.add_row().cells
            if isinstance(row, Section):
                self._write_cell(cells[0].merge(cells[-1]), (Heading(SECTION_LEVEL, (Run(row.title, bold=True),)),))
            else:
                self._write_minute(cells, row)

    def _write_minute(self, cells: tuple[_Cell, ...], minute: Minute) -> None:
        title = (Heading(TITLE_LEVEL, (Run(minute.title, bold=True),)),) if minute.title else ()
        self._write_cell(cells[1], (*title, *minute.blocks))
        for cell in (cells[0], *cells[2:]):
            cell.paragraphs[0].add_run(minute.ref)

    def _write_section(self, cells: tuple[_Cell, ...], section: Section) -> None:
        cells[0].merge(cells[-1]).paragraphs[0].add_run(section.title).bold = True

    def _write_cell(self, cell: _Cell, blocks: tuple[Block, ...], *, is_figure: bool = False) -> None:
        """Word gives every cell one empty paragraph; it goes once the cell holds others. Figures stand right."""
        empty = cell.paragraphs[0]._p
        self.write(cell, blocks)
        if blocks:
            cell._tc.remove(empty)
        if is_figure:
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _new_table(into: WordDocument | _Cell, widths: list[float], *, ruled: bool) -> WordTable:
    table: WordTable = into.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid" if ruled else "Normal Table"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _without_clock(packed: bytes) -> bytes:
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
