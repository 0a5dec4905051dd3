"""Markup inside text: the HTML and Markdown that converters leave in a line or a tab-separated cell.

Tags, emphasis marks, link addresses and escapes are taken away and their meaning (bold, italic, list, break) is
kept. What only looks like markup (`a < b`, `5*`, `snake_case`, `[x](5)`) is print and stays.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from answerable.reading.formats.flow import Flow

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|"
    "kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|caption"
)
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)
    | (?P<comment><!--[^>]{{0,2000}}-->)
    | <(?P<autolink>(?:https?://|mailto:|www\.)[^\s<>]{{1,2000}}|[\w.+-]{{1,100}}@[\w.-]{{1,100}})>
    | (?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>)
    | !?\[(?P<link>(?:[^\[\]\\]|\\.){{0,2000}})\]\(\s?
        (?P<address>(?:[^()\\\s]|\\.|\([^()\s]{{0,500}}\)){{0,2000}})(?:\s"[^"]{{0,500}}")?\)
    | (?P<stars>\*+)
    | (?P<unders>_+)
    | (?P<bullet>(?<![^\s>])[•▪‣◦·●](?=\s))
    | (?P<gap>[ ]{{2,}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"#\S*|[a-z][a-z0-9+.-]*:\S*|(?:\.{0,2}/|www\.|[\w-]+\.)\S*[a-z]\S*", re.IGNORECASE)
_TAG_NAME = re.compile(r"[a-z]+[1-6]?", re.IGNORECASE)
_FOOTNOTE_MARKED = re.compile(r"[\d%)]$")

_BOLD_TAGS = {"b", "strong"}
_ITALIC_TAGS = {"i", "em", "cite"}
_LOOK_TAGS = _BOLD_TAGS | _ITALIC_TAGS
_PARAGRAPH_TAGS = {
    *("p", "div", "blockquote", "center", "dd", "dl", "dt", "figure", "figcaption", "hr", "pre"),
    *("table", "tr", "td", "th", "caption"),
}
_LIST_TAGS = {"ul", "ol"}


class Token(NamedTuple):
    """A stretch of the source: words (`kind` is "text"), or a piece of markup."""

    kind: str
    text: str
    before: str = ""
    after: str = ""


class Emphasis(NamedTuple):
    """What was left over when the bold marks of a line were paired."""

    unclosed: bool = False
    unopened: bool = False


def cut_tokens(source: str) -> list[Token]:
    """The source as words and markup, in order. Text tokens and dropped markup together are the whole source."""
    tokens: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "", match[0]
        if kind == "address":
            if not _ADDRESS.fullmatch(match["address"]):
                continue
            kind, text = "link", match["link"]
        elif kind == "autolink":
            text = match["autolink"]
        if match.start() > at:
            tokens.append(Token("text", source[at : match.start()]))
        tokens.append(
            Token(
                kind, text, source[max(0, match.start() - 1) : match.start()], source[match.end() : match.end() + 1]
            )
        )
        at = match.end()
    if at < len(source):
        tokens.append(Token("text", source[at:]))
    return tokens


def parse_markup(source: str, flow: Flow, *, cell: bool = False) -> Emphasis:
    """Add the words of one line, or of one table cell, to the flow, each with its look.

    In a cell, two spaces and a bullet sign between words begin a new block; in a line they are print. A bold mark
    without its partner holds from, or to, the edge of its block; other lone marks are print.
    """
    tokens = _open_links(cut_tokens(source))
    looks, emphasis = _pair_marks(tokens, cell)
    _Writer(flow, cell).write(tokens, looks)
    return emphasis


def _open_links(tokens: list[Token]) -> list[Token]:
    """A link's words may hold emphasis and escapes of their own."""
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "link":
            opened += [inner for inner in cut_tokens(token.text) if inner.kind != "link"]
        else:
            opened.append(token)
    return opened


class _Look(NamedTuple):
    """What an emphasis token turns on or off; `literal` are the marks that turn out to be print."""

    bold: bool | None = None
    italic: bool | None = None
    literal: str = ""


_BREAKS = {"gap", "bullet"}


def _breaks_block(token: Token, cell: bool) -> bool:
    if token.kind == "tag":
        return _name(token) not in _LOOK_TAGS | {"a", "sup", "sub", "span", "u", "font"}
    return cell and token.kind in _BREAKS


class _Pairing:
    """Pairs emphasis marks from left to right; a mark closes what is open before it opens anything new."""

    def __init__(self, cell: bool) -> None:
        self.looks: dict[int, _Look] = {}
        self.from_start: set[int] = set()
        self.bold: int | None = None
        self.italic: int | None = None
        self.block_start = 0
        self.unopened = False
        self._cell = cell
        self._kinds: dict[int, str] = {}

    def meet(self, index: int, token: Token) -> None:
        size = len(token.text)
        opens, closes = _sides(token)
        if (token.kind == "unders" and size > 2) or size > 4:
            self.looks[index] = _Look(literal=token.text)
        elif size == 4:
            self.looks[index] = _Look(literal="" if self.bold is not None or opens or closes else token.text)
        elif closes and self._close(index, token):
            pass
        elif opens:
            self._open(index, token)
        elif closes and size == 2 and token.kind == "stars":
            self._close_unopened(index, token)
        else:
            self.looks[index] = _Look(literal=token.text)

    def _close(self, index: int, token: Token) -> bool:
        size = len(token.text)
        bold = size >= 2 and self.bold is not None
        italic = size != 2 and self.italic is not None
        if italic and self._kinds[self.italic or 0] != token.kind:
            return False
        if not (bold or italic):
            return False
        self.looks[index] = _Look(False if bold else None, False if italic else None)
        self.bold = None if bold else self.bold
        self.italic = None if italic else self.italic
        return True

    def _open(self, index: int, token: Token) -> None:
        bold, italic = len(token.text) >= 2, len(token.text) != 2
        if italic and self.italic is not None:
            self.give_back_italic()
        self.looks[index] = _Look(True if bold else None, True if italic else None, "")
        if bold:
            self.bold = index
        if italic:
            self.italic = index
        self._kinds[index] = token.kind

    def _close_unopened(self, index: int, token: Token) -> None:
        if self._cell and _FOOTNOTE_MARKED.search(token.before):
            self.looks[index] = _Look(literal=token.text)
            return
        self.looks[index] = _Look(False)
        self.from_start.add(self.block_start)
        self.unopened = True

    def give_back_italic(self) -> None:
        """A lone `*` or `_` is print."""
        if self.italic is not None:
            look = self.looks[self.italic]
            mark = "*" if self._kinds[self.italic] == "stars" else "_"
            self.looks[self.italic] = _Look(look.bold, None, "" if look.bold else mark)
            self.italic = None

    def end_block(self, index: int) -> None:
        self.block_start = index + 1


def _pair_marks(tokens: list[Token], cell: bool) -> tuple[dict[int, _Look], Emphasis]:
    pairing = _Pairing(cell)
    for index, token in enumerate(tokens):
        if token.kind in ("stars", "unders"):
            pairing.meet(index, token)
        elif _breaks_block(token, cell):
            if pairing.bold is None:
                pairing.end_block(index)
            if token.kind == "tag":
                pairing.give_back_italic()
    pairing.give_back_italic()
    if pairing.bold is not None and tokens[pairing.bold].kind == "unders":
        pairing.looks[pairing.bold] = _Look(literal="__")
        pairing.bold = None
    looks = pairing.looks
    for start in pairing.from_start:
        looks.setdefault(start, _Look(True))
    return looks, Emphasis(pairing.bold is not None, pairing.unopened)


def _sides(token: Token) -> tuple[bool, bool]:
    """Whether a mark can open (words follow) and can close (words stand before)."""
    opens = bool(token.after.strip())
    closes = bool(token.before.strip())
    if token.kind == "unders":
        return opens and not token.before.isalnum(), closes and not token.after.isalnum()
    return opens, closes


def _name(token: Token) -> str:
    found = _TAG_NAME.search(token.text)
    return found[0].lower() if found else ""


class _Writer:
    """Writes tokens into a flow, keeping account of open tags and lists."""

    def __init__(self, flow: Flow, cell: bool) -> None:
        self._flow = flow
        self._cell = cell
        self._bold = self._italic = False
        self._tags: list[str] = []
        self._outer = 0
        self._lists = 0
        self._raised = False

    def write(self, tokens: list[Token], looks: dict[int, _Look]) -> None:
        for index, token in enumerate(tokens):
            look = looks.get(index)
            if look:
                self._bold = self._bold if look.bold is None else look.bold
                self._italic = self._italic if look.italic is None else look.italic
                self._add(look.literal)
            if token.kind in ("stars", "unders"):
                continue
            if token.kind == "tag":
                self._meet_tag(token)
            elif token.kind == "bullet" and (self._cell or self._lists):
                self._flow.start("list_item", max(1, self._lists), token.text)
            elif token.kind == "gap" and self._cell:
                self._flow.close()
            elif token.kind == "escape":
                self._add(token.text[1:])
            elif token.kind == "entity":
                self._add(html.unescape(token.text))
            elif token.kind != "comment":
                self._add(token.text)

    def _add(self, text: str) -> None:
        bold = self._bold or any(tag in _BOLD_TAGS for tag in self._tags)
        italic = self._italic or any(tag in _ITALIC_TAGS for tag in self._tags)
        if self._raised:
            self._flow.raise_digits(text, bold, italic)
        else:
            self._flow.add(text, bold, italic)

    def _meet_tag(self, token: Token) -> None:
        name, closing = _name(token), token.text.startswith("</")
        if name in _LOOK_TAGS:
            self._meet_look(name, closing)
        elif name == "sup":
            self._raised = not closing
        elif name == "br":
            self._flow.close()
        elif name in _LIST_TAGS:
            self._meet_list(closing)
        elif name == "li":
            self._begin(closing)
            self._flow.start("list_item", max(1, self._lists), None if closing else "•")
        elif name in _PARAGRAPH_TAGS:
            self._begin(closing)
            self._flow.end()
        elif len(name) == 2 and name[0] == "h":
            self._begin(closing)
            self._flow.start(*(("paragraph", 0) if closing else ("heading", int(name[1]))))

    def _meet_look(self, name: str, closing: bool) -> None:
        if not closing:
            self._tags.append(name)
        elif name in self._tags:
            del self._tags[len(self._tags) - 1 - self._tags[::-1].index(name)]

    def _begin(self, closing: bool) -> None:
        """A block ends: what was opened inside it and never closed ends with it."""
        self._flow.close()
        del self._tags[self._outer :]
        self._outer = 0 if closing else len(self._tags)

    def _meet_list(self, closing: bool) -> None:
        self._begin(closing)
        self._lists = max(0, self._lists + (-1 if closing else 1))
        if self._lists:
            self._flow.start("list_item", self._lists)
        else:
            self._flow.end()
