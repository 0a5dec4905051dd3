"""The parts that a paper is made of, before it is given a form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

# Control characters other than tab and line feed, and halves of characters: no form can hold them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\u2028]")


class _Printable:
    """Holds words as they can be printed: every end of a line as `\\n`, what no form can hold left out."""

    def __post_init__(self) -> None:
        for each in fields(self):  # type: ignore[arg-type]
            words = getattr(self, each.name)
            if isinstance(words, str):
                object.__setattr__(self, each.name, _UNPRINTABLE.sub("", _LINE_END.sub("\n", words)))


@dataclass(frozen=True)
class Run(_Printable):
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
class Numbered(_Printable):
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
class Signature:
    """Lines to sign on, each with what belongs there (`Chair`, `Date`)."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Picture(_Printable):
    """A drawing as SVG, what it shows in words for who cannot see it, and its width as a share of the column."""

    svg: str
    words: str
    width: float = 1.0


@dataclass(frozen=True)
class Section(_Printable):
    """A row of a table that only names the rows below it."""

    title: str


@dataclass(frozen=True)
class Table:
    """`look` is `ruled`, `lined` (light rules), `plain` (no lines) or `money` (figures to the right).

    `widths` are shares of the page; `header` is empty where the columns have no labels.
    """

    look: str
    widths: tuple[int, ...]
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Minute(_Printable):
    """One minute: its reference (empty where the paper prints none), its title and what it says."""

    ref: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Minutes:
    rows: tuple[Minute | Section, ...]


Block = Heading | Paragraph | Numbered | Bullet | PageBreak | Picture | Signature | Table | Minutes
Cell = tuple[Block, ...]
Row = tuple[Cell, ...] | Section


@dataclass(frozen=True, kw_only=True)
class Paper(_Printable):
    """A paper and how it is printed.

    `slug` names its file; `minutes` says how minutes stand on the page: `edges` (ruled, the reference at both edges),
    `ledger` (ruled, one reference) or `headings`; `whole` keeps a paragraph of few lines from being torn by a page
    end. `head` stands at the top of each page (`DRAFT`), `note` at its foot; `author` is the body or office that
    issues it.
    """

    slug: str
    title: str
    date: dt.date
    blocks: tuple[Block, ...]
    minutes: str = "headings"
    whole: bool = False
    head: str = ""
    note: str = ""
    author: str = ""


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
