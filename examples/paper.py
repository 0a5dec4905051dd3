"""The parts that a demonstration paper is made of, before it is given a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

DEMONSTRATION = "Demonstration paper: facts from public papers, wording ours."


@dataclass(frozen=True)
class Run:
    """Words in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Numbered:
    """A paragraph with its number as printed (`1.7`, `iii.`, `a)`); `depth` counts indents."""

    label: str
    runs: tuple[Run, ...]
    depth: int = 0


@dataclass(frozen=True)
class Bullet:
    runs: tuple[Run, ...]
    depth: int = 0


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Section:
    """A row of a table that only names the rows below it."""

    title: str


@dataclass(frozen=True)
class Table:
    """`look` is `ruled`, `plain` (no lines) or `money` (figures to the right); `widths` are shares of the page."""

    look: str
    widths: tuple[int, ...]
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Minute:
    """One minute: its reference (empty where the paper prints none), its title and what it says."""

    ref: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Minutes:
    rows: tuple[Minute | Section, ...]


Block = Heading | Paragraph | Numbered | Bullet | PageBreak | Table | Minutes
Cell = tuple[Block, ...]
Row = tuple[Cell, ...] | Section


@dataclass(frozen=True)
class Paper:
    """A paper and how it is printed.

    `outputs` are file endings; `minutes` says how minutes stand on the page: `edges` (ruled, the reference at both
    edges), `ledger` (ruled, one reference) or `headings`.
    """

    slug: str
    title: str
    date: dt.date
    outputs: tuple[str, ...]
    blocks: tuple[Block, ...]
    minutes: str = "headings"
    note: str = DEMONSTRATION


def plain_text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, and those inside tables and minutes, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Table):
            for cell in (block.header, *(row for row in block.rows if not isinstance(row, Section))):
                for inner in cell:
                    yield from walk_blocks(inner)
        elif isinstance(block, Minutes):
            for row in block.rows:
                if isinstance(row, Minute):
                    yield from walk_blocks(row.blocks)
