"""HTML papers: headings, paragraphs, lists and tables as a browser would print them."""

from __future__ import annotations

import codecs
import contextlib
import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from answerable.reading.formats.encoding import decode_text
from answerable.reading.formats.flow import Flow
from answerable.reading.formats.html_table import OpenTable
from answerable.reading.formats.numeral import spell_number
from answerable.reading.formats.title import mark_titles
from answerable.reading.layout import Block, BlockKind, Layout, Page, UnreadableError

MAX_DEPTH = 250
"""Elements open at once. Deeper ones are read as if they were not there, their words with them kept."""
MAX_TABLE_DEPTH = 6
MAX_LIST_DEPTH = 12

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,40})|encoding\s*=\s*[\"']([\w-]{2,40})[\"']", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*[^;]*?(none|decimal|(?:lower|upper)-(?:roman|alpha|latin))", re.IGNORECASE
)

_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
_SKIPPED = {
    *("script", "style", "template", "noscript", "svg", "math", "head", "object", "iframe", "canvas", "audio"),
    *("video", "select", "textarea", "button", "dialog"),
}
_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dialog",
        "div",
        "fieldset",
        "figcaption",
    ),
    *("figure", "footer", "form", "header", "html", "legend", "main", "nav", "p", "pre", "section", "summary"),
}
_HOLDERS = {"li", "ul", "ol", "td", "th", "dd", "dt"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FURNITURE = {"nav", "footer", "header", "aside"}
_CONTENT = {"main", "article"}
_BOLD = {"b", "strong"}
_ITALIC = {"i", "em", "cite"}
_CELLS = {"td", "th"}
_ROW_GROUPS = {"thead", "tbody", "tfoot"}
_TABLE_PARTS = _CELLS | _ROW_GROUPS | {"tr", "caption", "dt", "dd"}
_LIST_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}

# What an opening tag closes, as in a browser: (the tags it ends, the tags it does not look beyond).
_IMPLIED_ENDS: dict[str, tuple[set[str], set[str]]] = {
    "li": ({"li"}, {"ul", "ol", "table", "td", "th"}),
    "dt": ({"dt", "dd"}, {"dl", "table"}),
    "dd": ({"dt", "dd"}, {"dl", "table"}),
    "tr": ({"tr", "td", "th", "caption"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    **{group: ({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}, {"table"}) for group in _ROW_GROUPS},
}
_ENDS_PARAGRAPH = _BLOCKS | _HEADINGS | {"ul", "ol", "dl", "table", "hr", "li"}


def read_html(data: bytes) -> Layout:
    """The layout of an HTML file: one page, its lines (paragraphs and their `<br>` parts) numbered from 1.

    Scripts, styles and hidden parts are left out; navigation, header, footer and asides are furniture. Numbers that
    a browser would print before list items stand in the text.
    """
    count = itertools.count(1)
    reader = _Reader(lambda: next(count))
    text = _decode(data)
    reader.read(text)
    blocks = tuple(mark_titles(reader.blocks))
    if not blocks:
        raise UnreadableError("this web page has no text in it; open it in a browser and save it as PDF")
    return Layout("text/html", (Page(1, blocks),), lines=next(count) - 1)


def read_fragment(source: str, first_line: int) -> list[Block]:
    """Blocks of a piece of HTML inside a text file, its lines numbered as in that file."""
    reader = _Reader(lambda: first_line - 1 + reader.text_line)
    reader.read(source)
    return reader.blocks


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            # Pages that say ISO-8859-1 mean Windows-1252, as browsers take it.
            name = "cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii", "utf-8", "utf8") else name
            if name != "cp1252":
                # An encoding that is none, or none for text, is left to be found out.
                with contextlib.suppress(LookupError):
                    return decode_text(data.decode(name, "replace").encode())
    return decode_text(data)


_Opened = Literal["", "list", "table", "row", "cell", "caption"]


class _Element(NamedTuple):
    """An open element, with what its words inherit."""

    tag: str
    bold: bool = False
    italic: bool = False
    furniture: bool = False
    skipped: bool = False
    raised: bool = False
    kept_space: bool = False
    opened: _Opened = ""
    """What the tag really began here: a stray `<td>` begins no cell."""


class _List:
    """An open list: how its items are numbered, and up to which."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        style = _LIST_STYLE.search(attributes.get("style", ""))
        self.style = style[1].lower() if style else ("decimal" if tag == "ol" else "bullet")
        if tag == "ol" and not style:
            self.style = _LIST_TYPES.get(attributes.get("type", "1"), "decimal")
        self.step = -1 if "reversed" in attributes else 1
        self.next = _integer(attributes.get("start"), 1)

    def number(self, attributes: dict[str, str]) -> str | None:
        """The item's printed number, or nothing for a bullet or an unmarked list."""
        if self.style in ("bullet", "none"):
            return None
        value = _integer(attributes.get("value"), self.next)
        self.next = value + self.step
        return f"{spell_number(value, self.style)}."


class _Reader(HTMLParser):
    """Takes tags and words as they come and lays them into flows: one for the page, one for each open cell."""

    def __init__(self, next_line: Callable[[], int]) -> None:
        super().__init__(convert_charrefs=True)
        self.text_line = 1
        self._next_line = next_line
        self._flows = [Flow(next_line)]
        self._elements = [_Element("")]
        self._lists: list[list[_List]] = [[]]
        self._tables: list[OpenTable] = []
        self._fresh_item = False
        self._fresh_text = True

    @property
    def blocks(self) -> list[Block]:
        return self._flows[0].blocks

    def read(self, source: str) -> None:
        # A tag that never ends is no print; left in, the parser would look for its end once for every `<` in it.
        whole = source.rfind(">") + 1
        self.feed(source[:whole] + source[whole:].partition("<")[0])
        self.close()
        while len(self._elements) > 1:
            self._pop()
        self._flow.close()

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    # --- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _IMPLIED_ENDS:
            self._end_implied(*_IMPLIED_ENDS[tag])
        if tag in _ENDS_PARAGRAPH:
            self._end_implied({"p", *_HEADINGS}, {"td", "th", "table", "caption", "li", "dd", "dt"})
        attributes = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self._meet_void(tag)
        elif len(self._elements) < MAX_DEPTH:
            element = self._inherit(tag, attributes)
            self._elements.append(element)
            if not element.skipped:
                self._elements[-1] = element._replace(opened=self._open(tag, attributes))
        elif tag in _ENDS_PARAGRAPH:
            self._begin()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _SKIPPED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            if tag == "br":
                self._flow.close()
            return
        barrier = "" if tag in ("table", "dl", "body", "html") else "table" if tag in _TABLE_PARTS else "cell"
        for index in range(len(self._elements) - 1, 0, -1):
            if self._elements[index].tag == tag:
                while len(self._elements) > index:
                    self._pop()
                return
            if barrier and self._elements[index].opened == barrier:
                return

    def _end_implied(self, tags: set[str], barriers: set[str]) -> None:
        ends = 0
        for index in range(len(self._elements) - 1, 0, -1):
            tag = self._elements[index].tag
            if tag in barriers:
                break
            if tag in tags:
                ends = index
        while ends and len(self._elements) > ends:
            self._pop()

    def _inherit(self, tag: str, attributes: dict[str, str]) -> _Element:
        outer = self._elements[-1]
        style = attributes.get("style", "")
        weight, slant = _BOLD_STYLE.search(style), _ITALIC_STYLE.search(style)
        furniture = (
            outer.furniture or tag in _FURNITURE or attributes.get("role") in ("navigation", "banner", "contentinfo")
        )
        if tag in ("header", "aside") and any(element.tag in _CONTENT for element in self._elements):
            furniture = outer.furniture
        return _Element(
            tag,
            bold=weight[1].lower() not in ("normal", "lighter") and weight[1] > "5"
            if weight
            else outer.bold or tag in _BOLD,
            italic=slant[1].lower() != "normal" if slant else outer.italic or tag in _ITALIC,
            furniture=furniture and tag not in _CONTENT,
            skipped=outer.skipped or tag in _SKIPPED or "hidden" in attributes or bool(_HIDDEN_STYLE.search(style)),
            raised=outer.raised or tag == "sup",
            kept_space=outer.kept_space or tag == "pre",
        )

    def _open(self, tag: str, attributes: dict[str, str]) -> _Opened:
        """Begin what the tag begins here, and say what that is."""
        if tag in _HEADINGS:
            self._begin("heading", int(tag[1]))
        elif tag in ("ul", "ol"):
            self._flow.close()
            self._lists[-1].append(_List(tag, attributes))
            self._begin()
            return "list"
        elif tag == "li":
            self._open_item(attributes)
        elif tag in ("table", "dl"):
            return self._open_table()
        elif tag in _ROW_GROUPS and self._is_between_cells():
            self._tables[-1].in_head = tag == "thead"
        elif tag == "tr" and self._is_between_cells():
            self._tables[-1].start_row()
            return "row"
        elif tag in _CELLS | {"dt", "dd", "caption"} and self._is_between_cells():
            return self._open_cell(tag, attributes)
        elif (tag in _BLOCKS and not self._fresh_item) or tag in _TABLE_PARTS:
            self._begin()
        return ""

    def _open_item(self, attributes: dict[str, str]) -> None:
        lists = self._lists[-1]
        number = lists[-1].number(attributes) if lists else None
        bullet = "•" if not lists or lists[-1].style == "bullet" else None
        self._start("list_item", min(max(1, len(lists)), MAX_LIST_DEPTH), bullet)
        if number:
            self._flow.add(f"{number} ")
        self._fresh_item = True

    def _meet_void(self, tag: str) -> None:
        if tag == "br":
            self._flow.close()
        elif tag == "hr":
            self._begin()

    def _pop(self) -> None:
        element = self._elements.pop()
        tag = element.tag
        if element.skipped and not self._elements[-1].skipped:
            return
        if element.opened == "list":
            self._flow.close()
            self._lists[-1].pop()
            self._begin()
        elif element.opened == "table":
            self._close_table()
        elif element.opened in ("cell", "caption"):
            self._close_cell(element.opened)
        elif element.opened == "row":
            self._tables[-1].end_row()
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif tag in _BLOCKS | _HEADINGS | {"li"}:
            self._begin()

    # --- tables

    def _is_between_cells(self) -> bool:
        return bool(self._tables) and not self._tables[-1].in_cell

    def _open_table(self) -> _Opened:
        if len(self._tables) >= MAX_TABLE_DEPTH or self._is_between_cells():
            self._begin()
            return ""
        self._flow.close()
        self._tables.append(OpenTable())
        return "table"

    def _open_cell(self, tag: str, attributes: dict[str, str]) -> _Opened:
        table = self._tables[-1]
        if tag == "dt":
            table.start_row()
        table.start_cell(
            header=tag == "th",
            columns=_integer(attributes.get("colspan"), 1),
            rows=_integer(attributes.get("rowspan"), 1),
        )
        self._flows.append(Flow(self._next_line))
        self._lists.append([])
        self._begin()
        return "caption" if tag == "caption" else "cell"

    def _close_cell(self, opened: str) -> None:
        self._flow.close()
        blocks = self._flows.pop().blocks
        self._lists.pop()
        if opened == "cell":
            self._tables[-1].end_cell(blocks)
            return
        self._tables[-1].drop_cell()
        for block in blocks:
            self._flow.put(block)

    def _close_table(self) -> None:
        block = self._tables.pop().finish()
        if block:
            self._flow.put(block)
        self._begin()

    # --- words

    def _begin(self, kind: BlockKind = "paragraph", level: int = 0) -> None:
        """Begin a block of the kind that this place calls for."""
        self._fresh_item = False
        lists = self._lists[-1]
        if kind == "paragraph" and lists and self._is_in_item():
            kind, level = "list_item", min(len(lists), MAX_LIST_DEPTH)
        self._start(kind, level)

    def _is_in_item(self) -> bool:
        """Whether words here belong to a list item: not those between the list's tag and its first item."""
        return next((element.tag for element in reversed(self._elements) if element.tag in _HOLDERS), "") == "li"

    def _start(self, kind: BlockKind, level: int, bullet: str | None = None) -> None:
        if self._elements[-1].furniture and kind != "heading":
            kind, level, bullet = "furniture", 0, None
        self._flow.start(kind, level, bullet)
        self._fresh_text = True

    def handle_data(self, data: str) -> None:
        element = self._elements[-1]
        if element.skipped:
            return
        if element.kept_space:
            for index, line in enumerate(data.split("\n")):
                if index:
                    self._flow.close()
                self._add(line, element)
            return
        self._add(_SPACE.sub(" ", data), element, data)

    def _add(self, text: str, element: _Element, source: str = "") -> None:
        if text.strip():
            if self._fresh_text:
                self.text_line = self.getpos()[0] + source[: len(source) - len(source.lstrip())].count("\n")
            self._fresh_item = self._fresh_text = False
        if element.raised:
            self._flow.raise_digits(text, element.bold, element.italic)
        else:
            self._flow.add(text, element.bold, element.italic)


def _integer(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(found[1]) if found else otherwise
