"""A document's blocks as one thread: tables that only arrange prose unrolled, their margins beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.numbering import Mark, read_mark
from answerable.reading.layout import Block, Cell
from answerable.reading.ledger import Ledger
from answerable.record import Cite

# In so many columns nobody sets out minutes.
_COLUMNS_OF_DATA = 5
# Cells longer than this on average hold prose, not data.
_PROSE_LENGTH = 60
_LONGEST_HEADING = 240
_LONGEST_NUMBER = 10
_NUMERIC = re.compile(r"[\s£$%()+\-–.,\dkmbn/]*\d[\s£$%()+\-–.,\dkmbn/]*")
_HEADER_CELL = re.compile(
    r"\W*(?:(?:agenda\s+)?item(?:\s+(?:no\.?|under discussion))?|no\.?|number|ref\.?|reference"
    r"|minute(?:\s+no\.?)?|topic|title|subject|discussion"
    r"|notes?|minutes|actions?(?:\s+(?:by|owner))?|lead|owner|by whom|who|by when|decision|details?|#)\W*",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.?!:;,”\"’)]$|^\W*$")
_SENTENCE_END = re.compile(r"[.?!]$")


class Strand(msgspec.Struct, frozen=True):
    """A paragraph or list item of the thread with its text; more than one block where a page end tore it.

    `margin` is the number that a table's margin prints beside the first words of a row, `margin_blocks` the blocks
    that print it. `aside` says that it stood in a column to the right (an action's owner), `row` that it opens a
    table row, `tabled` that it stood in a table at all, `header` that it is a column's label,
    `numbered` that the first of its blocks is its number in a margin.
    """

    blocks: tuple[Block, ...]
    text: str
    margin: Mark | None = None
    margin_blocks: tuple[Block, ...] = ()
    aside: bool = False
    row: bool = False
    tabled: bool = False
    header: bool = False
    numbered: bool = False

    @property
    def block(self) -> Block:
        return self.blocks[1] if self.numbered else self.blocks[0]

    @property
    def listed(self) -> bool:
        """Whether it is a bullet or list item."""
        return self.block.kind == "list_item"

    @property
    def bold(self) -> bool:
        return self.block.share("bold") > 0.6

    @property
    def italic(self) -> bool:
        return self.block.share("italic") > 0.6

    @property
    def titled(self) -> bool:
        """Whether it looks like a heading: set as one, or short and bold or in capitals."""
        if self.block.kind == "heading":
            return True
        return len(self.text) <= 160 and self.block.kind == "paragraph" and (is_capitals(self.text) or self.bold)


_GLANCE = 40
"""So many characters show of nearly every text that it is not set in capitals."""


def is_capitals(text: str) -> bool:
    """Whether a text of more than three letters is set in capitals."""
    if sum(map(str.islower, text[:_GLANCE])) > 0.15 * len(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.85 * len(letters)


def part_tables(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with a table cut in two below each row that only numbers and titles an item (`2  Outstanding actions`).

    Text papers print an item's title and the table under it as one run of tab-separated rows.
    """
    parted: list[Block] = []
    for block in blocks:
        if block.kind != "table" or len(block.rows) < 2 or arranges_prose(block):
            parted.append(block)
            continue
        rows: list[tuple[Cell, ...]] = []
        for row in block.rows:
            if _titles_item(row):
                if rows:
                    parted.append(msgspec.structs.replace(block, rows=tuple(rows)))
                parted.append(msgspec.structs.replace(block, rows=(row,)))
                rows = []
            else:
                rows.append(row)
        if rows and len(rows) < len(block.rows):
            parted.append(msgspec.structs.replace(block, rows=tuple(rows)))
        elif rows:
            parted.append(block)
    return parted


def _titles_item(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell.text]
    if len(filled) != 2 or not row[0].text or not re.fullmatch(r"\d{1,3}[.)]?", filled[0].text):
        return False
    title = filled[1].text
    return len(row) > 2 and title[:1].isupper() and len(title) < 120 and not any(map(str.isdigit, title[:1]))


def unroll(blocks: Iterable[Block]) -> list[Strand]:
    """Blocks as strands in reading order. Furniture is left out; a table of data stays whole."""
    strands: list[Strand] = []
    for block in blocks:
        if block.kind == "furniture":
            continue
        if block.kind == "table" and arranges_prose(block):
            for strand in _table_strands(block):
                _join(strands, strand)
        elif block.kind == "table":
            strands.append(Strand((block,), block.text))
        elif block.text:
            _join(strands, Strand((block,), block.text))
    return strands


def _table_strands(table: Block) -> Iterator[Strand]:
    """The strands of a table's rows; a number alone in its row belongs to the row below."""
    lone: tuple[Mark, tuple[Block, ...]] | None = None
    for row in table.rows:
        for strand in _row_strands(row):
            if strand.margin is not None and not strand.text:
                lone = (strand.margin, strand.margin_blocks)
            elif lone is not None and strand.margin is None:
                yield msgspec.structs.replace(strand, margin=lone[0], margin_blocks=lone[1], row=True)
                lone = None
            else:
                yield strand
    if lone is not None:
        yield Strand(lone[1], lone[1][0].text, tabled=True)


def _join(strands: list[Strand], strand: Strand) -> None:
    """Add a strand, or add its words to the last where a page end or a table's edge tore a sentence in two."""
    last = strands[-1] if strands else None
    if last is None or not _is_torn(last, strand):
        strands.append(strand)
        return
    strands[-1] = msgspec.structs.replace(last, blocks=last.blocks + strand.blocks, text=f"{last.text} {strand.text}")


def _is_torn(last: Strand, strand: Strand) -> bool:
    if (
        last.block.kind in ("table", "heading")
        or strand.block.kind in ("table", "heading")
        or strand.margin
        or last.aside
    ):
        return False
    if strand.aside or not strand.text[0].islower() or _CLOSED.search(last.text):
        return False
    above, below = last.blocks[-1].lines, strand.block.lines
    apart = bool(above and below) and above[-1].page != below[0].page
    return last.tabled != strand.tabled or strand.row or apart


def arranges_prose(table: Block) -> bool:
    """Whether a table only arranges prose: minutes with their numbers in the margin, columns of long text."""
    rows = [[cell for cell in row if cell.text] for row in table.rows]
    filled = [cell for row in rows for cell in row]
    if not filled:
        return False
    numbers = sum(1 for cell in filled if _NUMERIC.fullmatch(cell.text) and "/" not in cell.text)
    longest = [max((len(cell.text) for cell in row), default=0) for row in rows if row]
    numbered = sum(1 for row in rows if len(row) > 1 and _is_margin(row[0]))
    if len(table.rows) == 1 and numbered and len(rows[0]) == 2 and rows[0][1].text[:1].isupper():
        return True
    wide = sum(1 for row in rows if len(row) >= _COLUMNS_OF_DATA)
    if wide > 0.8 * len(rows):
        return False  # minutes stand beside a number and an action, not among five columns
    if numbered and numbered >= 0.3 * len([row for row in rows if len(row) > 1]):
        return sum(longest) / len(longest) > _PROSE_LENGTH / 2 and numbers - numbered < 0.5 * len(filled)
    if max(len(row) for row in table.rows) > 3 or numbers > 0.2 * len(filled):
        return False
    mostly_one = sum(1 for row in rows if len(row) == 1) > 0.6 * len([row for row in rows if row])
    return mostly_one and sum(longest) / len(longest) > _PROSE_LENGTH


def _is_margin(cell: Cell) -> bool:
    text = cell.text
    if not text or len(text) > 24:
        return False
    mark = read_mark(text)
    return mark is not None and not mark.rest.strip(" .:")


def _row_strands(row: Sequence[Cell]) -> Iterator[Strand]:
    filled = [cell for cell in row if cell.text]
    if not filled:
        return
    if len(filled) > 1 and all(_HEADER_CELL.fullmatch(cell.text) for cell in filled):
        yield from (
            Strand((block,), block.text, header=True, tabled=True) for cell in filled for block in cell_blocks(cell)
        )
        return
    margins = [cell for cell in filled if _is_margin(cell)] if len(filled) > 1 else []
    bodies = [cell for cell in filled if cell not in margins]
    if not bodies:
        printed = tuple(held for margin in margins for held in cell_blocks(margin))
        mark = read_mark(margins[0].text)
        if mark and len({cell.text for cell in margins}) == 1:
            yield Strand(printed, "", margin=mark, margin_blocks=printed, row=True, tabled=True)
            return
        margins, bodies = margins[:1], margins[1:]
    main = max(bodies, key=lambda cell: len(cell.text))
    mark = read_mark(margins[0].text) if margins else None
    asides = [cell for cell in bodies if cell is not main and _is_aside(cell, row)]
    printed = tuple(held for margin in margins for held in cell_blocks(margin))
    first = True
    for cell in bodies:
        if cell in asides:
            continue
        for block in cell_blocks(cell):
            margin, beside = (mark, printed) if first else (None, ())
            yield Strand((block,), block.text, margin=margin, margin_blocks=beside, row=first, tabled=True)
            first = False
    for cell in asides:
        for block in cell_blocks(cell):
            yield Strand((block,), block.text, aside=True, tabled=True)


def _is_aside(cell: Cell, row: Sequence[Cell]) -> bool:
    """A short cell at the right: who is to act."""
    return cell is row[-1] and len(cell.text) <= 40 and not _SENTENCE_END.search(cell.text)


def cell_blocks(cell: Cell) -> Iterator[Block]:
    """A cell's blocks with words, nested tables opened."""
    for block in cell.blocks:
        if block.kind == "table":
            for row in block.rows:
                for inner in row:
                    yield from cell_blocks(inner)
        elif block.kind != "furniture" and block.text:
            yield block


def place(ledger: Ledger, blocks: Iterable[Block], home: str) -> None:
    """Give blocks their home, save those that have one: a part of the same block may be placed already."""
    ledger.claim([block for block in blocks if not ledger.is_claimed(block)], home)


def cite_strand(blocks: Sequence[Block]) -> Cite:
    """The citation of a strand's first block: other print lies between its blocks where a page end tore it."""
    return cite_blocks(blocks[:2] if _is_numbered(blocks) else blocks[0])


def cite_title(blocks: Sequence[Block], title: str) -> Cite:
    """The citation of an item's heading: its short blocks whole, with number and download note; else the title."""
    if sum(len(block.text) for block in blocks) <= _LONGEST_HEADING:
        return cite_blocks(blocks)
    return cite_words(blocks, title)


def cite_rest(blocks: Sequence[Block]) -> Cite | None:
    """The citation of what follows a strand's first block beyond a page end, where it was torn."""
    rest = blocks[2:] if _is_numbered(blocks) else blocks[1:]
    return cite_blocks(rest[0]) if rest else None


def _is_numbered(blocks: Sequence[Block]) -> bool:
    """Whether the first of a strand's blocks is its number in a margin."""
    return len(blocks) > 1 and len(blocks[0].text) <= _LONGEST_NUMBER and blocks[0].text[:1].isdigit()


def cite_words(blocks: Sequence[Block], words: str) -> Cite:
    """The citation of words within a strand's blocks, or of the block they begin in where a tear parts them."""
    for block in blocks:
        try:
            return cite_blocks(block, fold(words))
        except ValueError:
            continue
    return cite_strand(blocks)
