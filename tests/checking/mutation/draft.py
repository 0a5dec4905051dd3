"""A paper while it is written: blocks of print with figures marked by key, and what holds between the figures."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from tests.checking.mutation.relation import Relation, View

_MARK = re.compile(r"⟦(k\d+)⟧")
YEARS = (1900, 2099)
"""A bare number of these is read as a year, by people too."""
_LISTED = ("bullet", "clause")


class Key(str):
    """The key of a figure; within words it is the mark that its print is put in place of."""

    def __format__(self, spec: str) -> str:
        return f"⟦{self!s}⟧"


@dataclass(frozen=True)
class Block:
    """`kind` is `title`, `heading`, `paragraph`, `bullet`, `table`, or `raw` and `clause`: a line with its own marks.
    `label` is a paragraph's printed number.

    `place` is the key by which relations speak of the whole block.
    """

    kind: str
    text: str = ""
    label: str = ""
    place: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A table's rows: the place of each and its cells."""


@dataclass
class Draft:
    """What a paper prints, where, and every relation that its making assures."""

    rng: random.Random
    blocks: list[Block] = field(default_factory=list)
    prints: dict[str, str] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    powers: dict[str, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    row_of: dict[str, str] = field(default_factory=dict)
    grouped: bool = True
    tabs: bool = False
    million: str = "m"

    def __post_init__(self) -> None:
        """How the whole paper prints: thousands with or without commas, tables by bars or tabs, millions."""
        self.grouped = self.rng.random() < 0.85
        self.tabs = self.rng.random() < 0.35
        self.million = self.rng.choice(("m", "m", " million"))

    def view(self, changed: dict[str, str] | None = None, gone: set[str] | None = None) -> View:
        """The paper as it is, or with some figures printed otherwise and some places gone."""
        return View({**self.prints, **(changed or {})}, self.exact, self.powers, gone or set())

    def put(self, text: str, exact: bool = False, power: int = 0) -> Key:
        """A figure as printed; its key. `power` is of ten, where a heading scales it."""
        key = Key(f"k{len(self.prints)}")
        self.prints[key] = text
        if exact:
            self.exact.add(key)
        if power:
            self.powers[key] = power
        return key

    def count(self, value: int) -> Key:
        return self.put(
            str(value) if not self.grouped and not YEARS[0] <= value <= YEARS[1] else f"{value:,}", exact=True
        )

    def round(self, value: Decimal, decimals: int) -> str:
        """A number rounded in either of the ways that papers round, grouped, in brackets below nought."""
        rounding = self.rng.choice((ROUND_HALF_UP, ROUND_HALF_EVEN))
        shown = value.quantize(Decimal(1).scaleb(-decimals), rounding)
        return f"({abs(shown):,f})" if shown < 0 else f"{shown:,f}"

    def percent(self, value: Decimal, decimals: int = 0) -> Key:
        shown = self.round(abs(value), decimals)
        return self.put(f"{'-' if value < 0 and Decimal(shown) else ''}{shown}%")

    def pounds(self, value: Decimal, decimals: int = 1) -> Key:
        return self.put(f"£{self.round(value, decimals)}{self.million}")

    def hold(self, *relations: Relation) -> None:
        self.relations += relations

    def gone_with(self, place: str) -> set[str]:
        """A row or paragraph and the figures in it."""
        return {place, *(key for key, row in self.row_of.items() if row == place)}

    def place(self) -> str:
        return self.put("")

    def say(self, text: str, kind: str = "paragraph", label: str = "", place: str = "") -> str:
        place = place or self.place()
        self.row_of |= dict.fromkeys(_MARK.findall(text), place)
        self.blocks.append(Block(kind, text, label, place))
        return place

    def head(self, text: str) -> None:
        self.say(text, "heading")

    def table(self, header: list[str], rows: list[list[str]]) -> list[str]:
        """A table; the places of its rows."""
        places = [self.place() for _ in rows]
        for place, row in zip(places, rows, strict=True):
            for cell in row:
                self.row_of |= dict.fromkeys(_MARK.findall(cell), place)
        self.blocks.append(
            Block("table", header=tuple(header), rows=tuple(zip(places, map(tuple, rows), strict=True)))
        )
        return places

    def pick(self, *wordings: str) -> str:
        return self.rng.choice(wordings)


@dataclass(frozen=True)
class Printed:
    """A paper as text, with the lines on which each figure and place stands (1-based)."""

    text: str
    lines: dict[str, set[int]]


def fill(text: str, view: View) -> str:
    return _MARK.sub(lambda match: view.prints[match[1]], text)


def standing(draft: Draft, view: View) -> list[Block]:
    """The blocks as they stand: without the rows and places that are gone."""
    kept = []
    for block in draft.blocks:
        if block.place in view.gone:
            continue
        rows = tuple((place, cells) for place, cells in block.rows if place not in view.gone)
        kept.append(Block(block.kind, block.text, block.label, block.place, block.header, rows))
    return kept


def _join(cells: tuple[str, ...], tabs: bool) -> str:
    return "\t".join(cells) if tabs else "| " + " | ".join(cells) + " |"


def write_text(draft: Draft, view: View) -> Printed:
    """The paper as a text file: tables as lines of cells between bars."""
    written: list[str] = []
    lines: dict[str, set[int]] = {}

    def put(raw: str, place: str = "") -> None:
        written.append(fill(raw, view))
        for key in (*_MARK.findall(raw), *([place] if place else [])):
            lines.setdefault(key, set()).add(len(written))

    listed = False
    for block in standing(draft, view):
        if listed and block.kind not in _LISTED:
            put("")
        listed = block.kind in _LISTED
        if block.kind == "table":
            put(_join(block.header, draft.tabs))
            for place, cells in block.rows:
                put(_join(cells, draft.tabs), place)
        else:
            mark = {"title": "# ", "heading": "## ", "bullet": "- "}.get(block.kind, "")
            put(f"{mark}{block.label + ' ' if block.label else ''}{block.text}", block.place)
        if not listed:
            put("")
    return Printed("\n".join(written) + "\n", lines)
