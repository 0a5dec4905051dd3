"""Word papers (.docx): paragraphs, lists with the numbers that Word prints, tables, notes, text boxes.

Tracked insertions are kept and deletions dropped: what is read is what Word would print.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.reading.formats.docx_archive import DAMAGED, Archive, Element, child, is_on, local, value
from answerable.reading.formats.docx_numbering import Numbering
from answerable.reading.formats.docx_styles import Look, Style, Styles, outline_level
from answerable.reading.formats.docx_table import TableRows
from answerable.reading.formats.flow import Flow
from answerable.reading.formats.tabbed import lay_tabs
from answerable.reading.formats.title import mark_titles
from answerable.reading.layout import Block, BlockKind, Layout, Page, UnreadableError

MAX_DEPTH = 60
"""Parts nested in parts (tables in cells, fields in links); Word itself allows far fewer."""

_KEPT_BLOCKS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "hdr", "ftr", "txbxContent"}
_KEPT_RUNS = {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
_KEPT_RUNS |= {"oMath", "oMathPara", "num", "den", "e", "sup", "f", "d", "rad"}
_PLACE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
_TOO_DEEP = "this Word file is nested too deeply to be read; open it in Word, save it again, and read that"


def read_docx(data: bytes) -> Layout:
    """The layout of a Word file: one page, its lines (paragraphs, and their parts at forced breaks) numbered from 1.

    Numbers that Word prints before list paragraphs stand in the text; bullets are taken off. Headers and footers are
    furniture, footnotes and endnotes paragraphs at the end. Several tab-separated paragraphs in a row are a table.
    Raises `UnreadableError` for a damaged, locked or hostile file.
    """
    archive = Archive(data)
    root = archive.part(archive.main)
    body = child(root, "body")
    if body is None:
        raise UnreadableError(DAMAGED)
    reader = _Reader(archive)
    blocks = reader.read(body)
    if not blocks:
        raise UnreadableError("this Word file has no text in it; if it holds pictures, save it as PDF and use --ocr")
    return Layout(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (Page(1, tuple(blocks)),),
        lines=reader.lines,
    )


@dataclass
class _Paragraph:
    """What the runs of a paragraph inherit, and what they leave behind."""

    style: Style
    boxes: list[Element] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    in_code: list[bool] = field(default_factory=list)

    @property
    def shows_text(self) -> bool:
        """Not inside a field's code, and not inside a page number."""
        return not any(self.in_code) and not any(map(_is_place_field, self.fields))


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        related = list(archive.related(archive.main).values())
        named = dict(related)
        self._styles = Styles(archive.part(named.get("styles", "")))
        self._numbering = Numbering(archive.part(named.get("numbering", "")))
        self._notes = {kind: archive.part(named.get(f"{kind}s", "")) for kind in ("footnote", "endnote")}
        self._note_numbers: dict[tuple[str, str], int] = {}
        self._heads = [name for kind, name in related if kind == "header"]
        self._feet = [name for kind, name in related if kind == "footer"]
        self._lines = itertools.count(1)
        self._depth = 0
        self.lines = 0

    def read(self, body: Element) -> list[Block]:
        blocks = [block for name in self._heads for block in self._margin(name)]
        blocks += mark_titles(self._flow_of(body))
        blocks += self._read_notes()
        blocks += [block for name in self._feet for block in self._margin(name)]
        self.lines = next(self._lines) - 1
        return blocks

    def _margin(self, name: str) -> Iterator[Block]:
        """A header or footer as furniture; a picture alone leaves nothing."""
        root = self._archive.part(name)
        for block in self._flow_of(root) if root is not None else ():
            if block.kind == "table":
                inner = [part for row in block.rows for cell in row for part in cell.blocks]
                yield from (Block("furniture", part.lines) for part in inner if part.lines)
            else:
                yield Block("furniture", block.lines)

    def _flow_of(self, container: Element) -> list[Block]:
        flow = Flow(lambda: next(self._lines))
        self._read_blocks(container, flow)
        flow.close()
        return lay_tabs(flow.blocks)

    # --- blocks

    def _read_blocks(self, container: Element, flow: Flow) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadableError(_TOO_DEEP)
        for element in container:
            name = local(element)
            if name == "p":
                self._read_paragraph(element, flow)
            elif name == "tbl":
                block = self._read_table(element)
                if block:
                    flow.put(block)
            elif name in _KEPT_BLOCKS:
                self._read_blocks(element, flow)
            elif name == "AlternateContent":
                self._read_blocks(_chosen(element), flow)
        self._depth -= 1

    def _read_paragraph(self, element: Element, flow: Flow) -> None:
        properties = child(element, "pPr")
        style = self._styles.style(value(child(properties, "pStyle")) or self._styles.default_paragraph)
        kind, level, bullet, number = self._shape(properties, style)
        flow.start(kind, level, bullet)
        paragraph = _Paragraph(style)
        if number and _has_text(element):
            flow.add(f"{number} ", *_bold_italic(self._styles.look(style, None, child(properties, "rPr"))))
        self._read_runs(element, flow, paragraph)
        flow.end()
        for box in paragraph.boxes:
            self._read_blocks(box, flow)

    def _shape(self, properties: Element | None, style: Style) -> tuple[BlockKind, int, str | None, str | None]:
        heading = outline_level(properties, style.heading)
        numbering = child(properties, "numPr")
        list_id = value(child(numbering, "numId")) or style.list_id
        level_text = value(child(numbering, "ilvl"))
        level = int(level_text) if level_text and level_text.isdigit() else style.list_level or 0
        mark = self._numbering.mark(list_id, level) if list_id and list_id != "0" else None
        if heading:
            return "heading", heading, None, mark.number if mark else None
        if mark:
            return "list_item", mark.level, mark.bullet, mark.number
        return "paragraph", 0, None, None

    # --- runs

    def _read_runs(self, container: Element, flow: Flow, paragraph: _Paragraph) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadableError(_TOO_DEEP)
        for element in container:
            name = local(element)
            if name == "r":
                self._read_run(element, flow, paragraph)
            elif name == "fldSimple":
                if not _is_place_field(value(element, "instr") or ""):
                    self._read_runs(element, flow, paragraph)
            elif name in _KEPT_RUNS:
                self._read_runs(element, flow, paragraph)
            elif name == "AlternateContent":
                self._read_runs(_chosen(element), flow, paragraph)
        self._depth -= 1

    def _read_run(self, run: Element, flow: Flow, paragraph: _Paragraph) -> None:
        properties = child(run, "rPr")
        look = self._styles.look(paragraph.style, value(child(properties, "rStyle")), properties)
        for element in run:
            name = local(element)
            if name == "fldChar":
                _meet_field(value(element, "fldCharType"), paragraph)
            elif name == "instrText" and paragraph.fields:
                paragraph.fields[-1] += element.text or ""
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                paragraph.boxes += _text_boxes(element)
            elif not look.is_on("vanish") and paragraph.shows_text:
                self._add_piece(name, element, look, flow)

    def _add_piece(self, name: str, element: Element, look: Look, flow: Flow) -> None:
        bold, italic = _bold_italic(look)
        if name == "t":
            text = (element.text or "").upper() if look.is_on("caps") else element.text or ""
            (flow.raise_digits if look.raised else flow.add)(text, bold, italic)
        elif name in ("tab", "ptab"):
            flow.add("\t", bold, italic)
        elif name == "cr" or (name == "br" and value(element, "type") in (None, "textWrapping")):
            flow.close()
        elif name == "noBreakHyphen":
            flow.add("-", bold, italic)
        elif name == "sym":
            flow.add(_symbol(value(element, "char")), bold, italic)
        elif name in ("footnoteReference", "endnoteReference"):
            number = self._note_number(name.removesuffix("Reference"), value(element, "id") or "")
            flow.raise_digits(str(number), bold, italic)

    # --- notes

    def _note_number(self, kind: str, note_id: str) -> int:
        """Notes are numbered in the order in which the text refers to them."""
        taken = sum(held == kind for held, _ in self._note_numbers)
        return self._note_numbers.setdefault((kind, note_id), taken + 1)

    def _read_notes(self) -> Iterator[Block]:
        for kind, root in self._notes.items():
            notes = {value(note, "id"): note for note in root if local(note) == kind} if root is not None else {}
            for (held, note_id), number in list(self._note_numbers.items()):
                if held == kind and note_id in notes:
                    yield from self._read_note(notes[note_id], number)

    def _read_note(self, note: Element, number: int) -> Iterator[Block]:
        flow = Flow(lambda: next(self._lines))
        flow.add(f"{number} ")
        for index, element in enumerate(part for part in note if local(part) == "p"):
            if index:
                flow.end()
            style = self._styles.style(value(child(element, "pPr", "pStyle")))
            self._read_runs(element, flow, _Paragraph(style))
        flow.close()
        yield from flow.blocks

    # --- tables

    def _read_table(self, table: Element) -> Block | None:
        rows = TableRows()
        for row in _parts(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            rows.start(
                header=bool(is_on(child(properties, "tblHeader"))),
                skipped=_count(value(child(properties, "gridBefore"))),
            )
            for cell in _parts(row, "tc"):
                shape = child(cell, "tcPr")
                merge = child(shape, "vMerge")
                rows.add(
                    self._flow_of(cell),
                    columns=max(1, _count(value(child(shape, "gridSpan")))),
                    goes_on=merge is not None and value(merge) != "restart",
                )
        return rows.finish()


def _parts(container: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those that stand in a content control or an insertion."""
    for element in container:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _parts(element, name)


def _meet_field(kind: str | None, paragraph: _Paragraph) -> None:
    if kind == "begin":
        paragraph.fields.append("")
        paragraph.in_code.append(True)
    elif kind == "separate" and paragraph.in_code:
        paragraph.in_code[-1] = False
    elif kind == "end" and paragraph.fields:
        paragraph.fields.pop()
        paragraph.in_code.pop()


def _is_place_field(code: str) -> bool:
    """A field that shows a page's number: Word counts pages, the file does not."""
    return code.strip().upper().split(" ")[0] in _PLACE_FIELDS


def _chosen(alternatives: Element) -> Element:
    """Word writes what is new twice, once for older programs: only one of the two is print."""
    choice = child(alternatives, "Choice")
    if choice is None:
        choice = child(alternatives, "Fallback")
    return choice if choice is not None else Element("none")


def _text_boxes(element: Element) -> list[Element]:
    """The text boxes inside a drawing, each once."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        part = waiting.pop(0)
        if local(part) == "txbxContent":
            found.append(part)
        elif local(part) == "AlternateContent":
            waiting.append(_chosen(part))
        else:
            waiting += part
    return found


def _has_text(element: Element) -> bool:
    return any(local(part) in ("t", "sym", "footnoteReference") for part in element.iter())


def _bold_italic(look: Look) -> tuple[bool, bool]:
    return look.is_on("b"), look.is_on("i")


def _symbol(code: str | None) -> str:
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= character <= "\uf8ff" or "\ud800" <= character <= "\udfff" else character


def _count(text: str | None) -> int:
    return min(int(text), 200) if text and text.isdigit() and len(text) < 7 else 0
