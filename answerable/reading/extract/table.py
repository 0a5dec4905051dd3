"""Tables: their captions, headers and rows, torn ones joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.header import (
    Grid,
    cell_text,
    count_header_rows,
    is_value,
    join_header,
    lay_out_grid,
)
from answerable.reading.extract.period import read_label_period
from answerable.reading.extract.section import Passage, Section
from answerable.reading.layout import Block, Cell, Line
from answerable.reading.ledger import Ledger
from answerable.record import Cite, Table
from answerable.record.table import TableKind

HOME = "table"
CELL_HOMES = frozenset({"action", "decision", "programme item"})

_INTRODUCES = re.compile(
    r"\b(?:tables?|below|following|set out|shown|charts?|figures?|breakdown|summar\w+|as follows)\b|:$", re.I
)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z‘“\"'£(\d])")
_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\D)")
_LONGEST_CAPTION_WORDS = 60
_PROSE_WORDS = 30
_SHORT_WORDS = 15
# A cell of fewer words holds a reference, a name or a date.
_FEWEST_PROSE_WORDS = 4
# ... save where it counts something: `140 homes`.
_COUNTED = re.compile(r"\d[\d,]* [a-z]{3,}(?: [a-z]+)?")
_PRINTED_TOGETHER = 2
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{3,4}\s?hrs\b")
_AGENDA_WORDS = re.compile(r"^(?:agenda\s+)?item\b|\btopic\b|\btime\b|\bpresent|\bsubject\b|\blead\b|\bpaper\b", re.I)
_MINUTE_REF = re.compile(r"(?:[A-Z]{2,5}[/ -])?\d{1,4}\s?/\s?\d{2,4}\b|\d{1,3}(?:\.\d{1,2})?[.)]?$")


class TableParts(msgspec.Struct):
    """A table of the layout taken apart: its title rows, its header and the rows below."""

    block: Block
    grid: Grid
    titles: int
    header_rows: int

    @property
    def header(self) -> tuple[str, ...]:
        return join_header(self.grid[self.titles : self.titles + self.header_rows])

    @property
    def title(self) -> str | None:
        return " ".join(cell_text(row[0]) for row in self.grid[: self.titles]) or None

    @property
    def body(self) -> Grid:
        return self.grid[self.titles + self.header_rows :]


def take_apart(block: Block) -> TableParts:
    """A table block on a grid with its header found."""
    grid = lay_out_grid(block)
    titles, header_rows = count_header_rows(grid)
    return TableParts(block, grid, titles, header_rows)


def find_tables(section: Section, ledger: Ledger) -> tuple[Table, ...]:
    """Every table of a section. Blocks of data tables are claimed, save those that hold actions, decisions or
    programme items: these tables, agendas and attendance lists repeat words that other facts hold.

    A table whose block somebody else has claimed is of the kind of its claimant (`agenda`, `attendance`, else
    `layout`, which only arranges prose and has no rows here). A table that goes on after a page break, with its
    header repeated or with none, is one table.
    """
    found: list[Table] = []
    opened: _Open | None = None
    above: list[Block] = []
    for block in section.blocks:
        if block.kind == "furniture":
            continue
        if block.kind != "table":
            opened, above = None, [*above[-1:], block] if block.text else above
            continue
        parts = take_apart(block)
        kind = _kind_of(parts, section, ledger)
        if kind != "data" or is_held(block, ledger):
            found.append(_tell(parts, kind, _caption_of(above), f"{section.id}-table-{len(found) + 1}"))
            opened = None
            continue
        ledger.claim(leaves_and_table(block), HOME)
        for run in _split_runs(parts):
            if opened is None or not opened.takes(run):
                opened = _Open(f"{section.id}-table-{len(found) + 1}", _caption_of(above), run)
                found.append(opened.table())
            else:
                opened.take(run)
                found[-1] = opened.table()
    return tuple(found)


def part_titles(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks, with each table that opens with its item's number and title parted in two: that row, and the table."""
    return tuple(piece for block in blocks for piece in _part_title(block))


def _part_title(block: Block) -> tuple[Block, ...]:
    if block.kind != "table" or len(block.rows) < 3:
        return (block,)
    first = [cell for cell in block.rows[0] if cell.text]
    second = [cell for cell in block.rows[1] if cell.text]
    if len(first) != 2 or len(second) < 3 or first[0] is not block.rows[0][0]:
        return (block,)
    number, title = fold(first[0].text), fold(first[1].text)
    if not _MINUTE_REF.fullmatch(number) or is_value(title) or read_label_period(title):
        return (block,)
    replace = msgspec.structs.replace
    return replace(block, rows=block.rows[:1]), replace(block, rows=block.rows[1:])


def list_cell_passages(section: Section, ledger: Ledger) -> tuple[Passage, ...]:
    """The words of a section's actions, decisions and programme items, where figures stand too."""
    date = section.meeting_date or section.date
    return tuple(
        Passage(blocks=(leaf,), text=fold(leaf.text), home=home, date=date, section=section)
        for block in section.blocks
        if (home := ledger.home(block)) is not None and home in CELL_HOMES
        for leaf in leaves_of(block)
        if len(leaf.text.split()) >= _FEWEST_PROSE_WORDS or _COUNTED.fullmatch(leaf.text.strip())
    )


def leaves_of(block: Block) -> Iterator[Block]:
    """The blocks that hold words: the block itself, or those in the cells of a table."""
    if block.kind != "table":
        yield block
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from leaves_of(inner)


def leaves_and_table(block: Block) -> Iterator[Block]:
    yield block
    yield from leaves_of(block)


def is_held(block: Block, ledger: Ledger) -> bool:
    """Whether somebody has claimed a table or any of the words in its cells."""
    return any(ledger.is_claimed(held) for held in leaves_and_table(block))


class _Run(msgspec.Struct):
    """A stretch of rows under one header, within one table block."""

    header: tuple[str, ...]
    header_row: Sequence[Cell | None] | None
    title: str | None
    rows: Grid


class _Open:
    """A table that a later block may still continue."""

    def __init__(self, table_id: str, caption: str | None, run: _Run) -> None:
        self.id, self.caption = table_id, run.title or caption
        self.header = _narrow(run)
        self.width = len(self.header) or max((len(row) for row in run.rows), default=0)
        self.rows: list[tuple[str, ...]] = []
        self.cites: list[Cite] = []
        self.first = run.header_row
        self.take(run)

    def takes(self, run: _Run) -> bool:
        if run.title:
            return False
        if run.header:
            return _narrow(run) == self.header
        return all(len(_fit(_texts(row), self.width)) == self.width for row in run.rows)

    def take(self, run: _Run) -> None:
        for row in run.rows:
            cited = cite_row(row)
            if cited is not None:
                self.rows.append(tuple(_fit(_texts(row), self.width)))
                self.cites.append(cited)

    def table(self) -> Table:
        head = cite_row(self.first) if self.first is not None else None
        return Table(
            id=self.id,
            caption=self.caption,
            header=self.header,
            rows=tuple(self.rows),
            kind="data",
            row_cites=tuple(self.cites),
            cite=head or self.cites[0],
        )


def cite_row(row: Iterable[Cell | None]) -> Cite | None:
    """The citation of a row; nothing for a row without words. Of a row torn by a page break, its first piece."""
    return cite_piece(leaf for cell in row if cell is not None for block in cell.blocks for leaf in leaves_of(block))


def cite_piece(blocks: Iterable[Block]) -> Cite | None:
    """The citation of the words that are printed together: what follows after a page break is left out."""
    held: list[Block] = []
    at: tuple[int | None, int] | None = None
    for block in blocks:
        lines: list[Line] = []
        for line in block.lines:
            if not line.text.strip():
                continue
            if at is not None and (line.page != at[0] or line.number > at[1] + _PRINTED_TOGETHER):
                break
            at = (line.page, line.number)
            lines.append(line)
        if lines:
            whole = len(lines) == len(block.lines)
            held.append(block if whole else msgspec.structs.replace(block, lines=tuple(lines)))
    return cite_blocks(held) if held else None


def _split_runs(parts: TableParts) -> Iterator[_Run]:
    """The rows under each header: a later row like the header but for its first label begins another table."""
    header, head_row = parts.header, parts.grid[parts.titles + parts.header_rows - 1] if parts.header_rows else None
    run = _Run(header, head_row, parts.title, [])
    for row in parts.body:
        texts = _texts(row)
        if len(header) > 2 and tuple(texts[1:]) == header[1:] and len(texts) == len(header):
            if texts[0] == header[0]:
                continue
            if run.rows:
                yield run
            header = tuple(texts)
            run = _Run(header, row, None, [])
        else:
            run.rows.append(row)
    if run.rows:
        yield run


def _texts(row: Iterable[Cell | None]) -> list[str]:
    return [cell_text(cell) for cell in row]


def _narrow(run: _Run) -> tuple[str, ...]:
    """A header without the unlabelled columns at its right that every row can spare."""
    labelled = len(run.header)
    while labelled and not run.header[labelled - 1]:
        labelled -= 1
    spare = all(sum(map(bool, _texts(row))) <= labelled for row in run.rows)
    return run.header[:labelled] if labelled > 1 and spare else run.header


def _fit(texts: list[str], width: int) -> list[str]:
    """A row made as wide as its header: padded, or relieved of empty places, the last first."""
    texts = list(texts)
    while len(texts) > width and "" in texts:
        del texts[len(texts) - 1 - texts[::-1].index("")]
    return texts + [""] * (width - len(texts))


def _tell(parts: TableParts, kind: TableKind, caption: str | None, table_id: str) -> Table:
    """A table that repeats what other facts hold; where it only arranges their prose, without its rows."""
    header = parts.header
    rows = (
        []
        if kind == "layout"
        else [(texts, cite) for row in parts.body if (texts := _texts(row)) and (cite := cite_row(row))]
    )
    head = cite_row(parts.grid[parts.titles + parts.header_rows - 1]) if parts.header_rows else None
    filled = (cell for row in parts.grid for cell in row if cell is not None)
    first = head or next((cite for cell in filled if (cite := cite_row([cell]))), None)
    return Table(
        id=table_id,
        caption=parts.title or caption,
        header=header,
        rows=tuple(tuple(texts) for texts, _ in rows),
        row_cites=tuple(cite for _, cite in rows),
        kind=kind,
        cite=first or Cite(line=1, quote=""),
    )


def _kind_of(parts: TableParts, section: Section, ledger: Ledger) -> TableKind:
    home = _held_home(parts.block, ledger)
    if home in CELL_HOMES:
        return "data"
    if home is not None:
        return "agenda" if "agenda" in home else "attendance" if "attend" in home else "layout"
    rows = [[text for text in _texts(row) if text] for row in parts.body or parts.grid]
    rows = [row for row in rows if row]
    if not rows or len(parts.grid[0]) == 1:
        return "layout"
    if section.kind == "agenda" and _is_agenda(parts, rows):
        return "agenda"
    if section.kind in ("agenda", "minutes", "action_tracker") and not _is_numeric(rows):
        return "layout"
    cells = [text for row in rows for text in row]
    prose = sum(len(text.split()) > _PROSE_WORDS for text in cells)
    return "layout" if prose * 2 > len(cells) else "data"


def _held_home(block: Block, ledger: Ledger) -> str | None:
    homes = (ledger.home(held) for held in leaves_and_table(block))
    return next((home for home in homes if home and not home.startswith("unread")), None)


def _is_agenda(parts: TableParts, rows: Sequence[Sequence[str]]) -> bool:
    if sum(bool(_AGENDA_WORDS.search(label)) for label in parts.header) > 1:
        return True
    return any(_CLOCK.search(text) for row in rows for text in row)


def _is_numeric(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table states numbers: in most rows a cell after the label is a value, and cells are short."""
    if len(rows) < 2 and len(rows[0]) < 3:
        return False
    valued = sum(any(is_value(text) and not _CLOCK.fullmatch(text) for text in row[1:]) for row in rows)
    short = sum(len(text.split()) <= 8 for row in rows for text in row)
    refs = sum(bool(_MINUTE_REF.fullmatch(row[0])) and bool(_MINUTE_REF.fullmatch(row[-1])) for row in rows)
    return valued * 2 > len(rows) and refs * 2 < len(rows) and short * 5 > 4 * sum(map(len, rows))


def _caption_of(above: Sequence[Block]) -> str | None:
    """What introduces a table: the heading or the last sentence before it, without its printed number.

    A sentence of the paragraph before that speaks of the table counts where the nearest does not.
    """
    if not above:
        return None
    text = fold(above[-1].text)
    nearest = _SENTENCE_END.split(_NUMBERED.sub("", text))
    short = len(nearest) == 1 and len(text.split()) <= _SHORT_WORDS
    if above[-1].kind == "heading" or (short and not text.endswith((".", ":"))):
        return text or None
    chosen = _last_introducing(nearest)
    if chosen is None and len(above) > 1 and above[0].kind != "heading":
        chosen = _last_introducing(_SENTENCE_END.split(_NUMBERED.sub("", fold(above[0].text))), "table")
    return " ".join((chosen or nearest[-1]).split()[:_LONGEST_CAPTION_WORDS]) or None


def _last_introducing(sentences: Sequence[str], word: str = "") -> str | None:
    introducing = [sentence for sentence in sentences if word in sentence and _INTRODUCES.search(sentence)]
    return introducing[-1] if introducing else None
