"""The head of a table: which rows are its header, and what each column is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from answerable.reading.extract.citing import fold
from answerable.reading.extract.period import read_label_period
from answerable.reading.extract.person import is_name
from answerable.reading.extract.quantity import read_cell_number
from answerable.reading.layout import Block, Cell

Grid = list[list["Cell | None"]]

_EMPTY = Cell()
_HEADER_WORDS = re.compile(
    r"\b(?:action|activity|agenda|aims?|area|amount|allocation|band|budget|by whom|category|change"
    r"|comments?|cost|date|deadline"
    r"|decision|description|details?|due|forecast|item|lead|measure|meeting|minute|month|name|no\.?|notes?"
    r"|number|objective|offence"
    r"|officer|owner|percentage|period|presenting|priority|progress|purpose|recommendation|ref(?:erence)?"
    r"|report|responsib\w+|role"
    r"|status|subject|target|time|title|topic|total|type|update|variance|venue|what|when|who|presenter"
    r"|year|outturn|scheme|strand"
    r"|force|ward|quarter|risk)\b",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(r"[.;]$|^[:–-]|\d{2}")
_BAND = re.compile(r"^\d{1,4} ?(?:to|[-–]) ?\d{1,4} ?[a-z]+", re.I)
"""A band heads a column (`10 to 60 seconds`)."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_LABEL_WORDS = 14
# `Minute/ Action No.` ends with a full stop and is no sentence.
_LONGEST_ABBREVIATED = 4
_VALUES_SHARE = 0.5
# Where a label begins, and how many columns without one show that the last label is of them too.
_LABEL_STARTS = re.compile(r"(?<!\S)(?:[A-Z\d£]|%(?=\s\w))")
_FEWEST_UNNAMED = 2


def lay_out_grid(block: Block) -> Grid:
    """A table's cells on a grid: a cell that spans stands in its first place, the others it covers are `None`."""
    grid: Grid = []
    held: dict[int, int] = {}
    for row in block.rows:
        placed: list[Cell | None] = []
        coming: dict[int, int] = {}
        for cell in row:
            while held.get(len(placed), 0):
                placed.append(None)
            if cell.row_span > 1:
                coming |= {len(placed) + over: cell.row_span for over in range(cell.column_span)}
            placed += [cell] + [None] * (cell.column_span - 1)
        while held.get(len(placed), 0):
            placed.append(None)
        held = {column: left - 1 for column, left in (held | coming).items() if left > 1}
        grid.append(placed)
    width = max((len(row) for row in grid), default=0)
    return [row + [_EMPTY] * (width - len(row)) for row in grid]


def cell_text(cell: Cell | None) -> str:
    """A cell's words with white space folded; nothing for a place that a spanning cell covers."""
    return fold(cell.text) if cell is not None else ""


def is_value(text: str) -> bool:
    """Whether a cell holds a number to be read, rather than a label (a year or a month is a label)."""
    return text in {"-", "–", "—", "nil", "n/a", "N/A"} or read_cell_number(text) is not None


def count_header_rows(grid: Grid) -> tuple[int, int]:
    """How many rows at the top are a title, and how many after them are the header."""
    titles = 0
    while titles < len(grid) - 2 and _is_title(grid[titles], grid[titles + 1]):
        titles += 1
    rows = grid[titles:]
    if len(rows) < 2 or not _is_header(rows[0], rows[1:]):
        return titles, 0
    second = len(rows) > 2 and _goes_on(rows[0], rows[1], rows[2:])
    return titles, 2 if second else 1


def join_header(rows: Sequence[Sequence[Cell | None]]) -> tuple[str, ...]:
    """Header rows as one label a column; a label over several columns is said in each (`2022/23 Precept £: p`)."""
    if not rows:
        return ()
    spread = [
        _spread(row) if len(rows) > 1 and row is not rows[-1] else [cell_text(cell) for cell in row] for row in rows
    ]
    joined = [" ".join(dict.fromkeys(label for label in labels if label)) for labels in zip(*spread, strict=True)]
    return part_labels(joined) if len(rows) == 1 else tuple(joined)


def part_labels(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels set too close to be told apart, over their columns: `2023/24 2024/25 Change` before two empty ones.

    They are parted only where as many begin, with a capital, a figure or a sign, as there are columns to be named.
    """
    parted = list(labels)
    at, starts = find_glued(labels)
    if len(starts) == len(labels) - at and starts[0] == 0:
        ends = (*starts[1:], len(labels[at]))
        parted[at:] = [labels[at][start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return tuple(parted)


def find_glued(labels: Sequence[str]) -> tuple[int, list[int]]:
    """Which label, the last, may be of itself and of all the empty ones after it, and where in it labels begin.

    What it says (a `%`) is then of no one column. No beginnings where it is of its own column alone.
    """
    at = max((index for index, label in enumerate(labels) if label), default=-1)
    starts = [match.start() for match in _LABEL_STARTS.finditer(labels[at])] if at >= 0 else []
    return (at, starts) if len(labels) - at > _FEWEST_UNNAMED and len(starts) > _FEWEST_UNNAMED else (at, [])


def name_columns(header: Iterable[str], vocabulary: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    """Which column holds which meaning. Each label takes the first meaning of the vocabulary that fits it."""
    columns: dict[str, int] = {}
    for index, label in enumerate(header):
        for meaning, pattern in vocabulary.items():
            if meaning not in columns and pattern.search(label):
                columns[meaning] = index
                break
    return columns


def _is_title(row: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """One label over a whole table that has more columns below it."""
    filled = [cell for cell in row if cell_text(cell)]
    return len(filled) == 1 and filled[0] is row[0] and sum(bool(cell_text(cell)) for cell in below) > 2


def _is_header(row: Sequence[Cell | None], body: Sequence[Sequence[Cell | None]]) -> bool:
    labels = [cell_text(cell) for cell in row]
    filled = [label for label in labels if label]
    cells = [cell for cell in row if cell is not None and cell_text(cell)]
    if not filled:
        return False
    if all(cell.header for cell in cells):
        return True
    if (len(filled) < 2 and len(labels) > 1) or any(len(label.split()) > _LONGEST_LABEL_WORDS for label in filled):
        return False
    if any(is_value(label) and not read_label_period(label) and not _BAND.search(label) for label in labels[1:]):
        return False
    if _stands_over_values(labels, body) or _is_set_apart(cells, body) or _is_calendar(labels, body):
        return True
    known = sum(bool(_HEADER_WORDS.search(label)) for label in filled)
    if known * 2 > len(filled) or (known and len(filled) == 2 and not is_value(labels[0])):
        return not any(_is_sentence(label) for label in filled)
    if known * 3 >= len(filled) > 2 and not is_name(labels[0]) and not any(map(_is_sentence, filled)):
        return all(any(map(str.isalpha, label)) for label in filled)
    return _is_shorter(labels, body)


def _is_sentence(label: str) -> bool:
    return label.endswith((".", ";")) and len(label.split()) > _LONGEST_ABBREVIATED


def _is_shorter(labels: Sequence[str], body: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a full row of a few words each stands over a column of sentences or dates."""
    if not all(labels) or any(len(label.split()) > 5 or _NO_LABEL.search(label) for label in labels):
        return False
    for column, label in enumerate(labels):
        under = [text for row in body if (text := cell_text(row[column]))]
        longer = sum(len(text) > 2 * len(label) + 6 or bool(_DATED.search(text)) for text in under)
        if len(under) > 1 and longer * 4 >= len(under) * 3:
            return True
    return False


def _stands_over_values(labels: Sequence[str], body: Sequence[Sequence[Cell | None]]) -> bool:
    for column, label in enumerate(labels):
        under = [text for row in body if (text := cell_text(row[column]))]
        if column and label and under and sum(map(is_value, under)) > len(under) * _VALUES_SHARE:
            return True
    return False


def _is_calendar(labels: Sequence[str], body: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether most columns are headed by a period, and none of what stands below is one."""
    headed = sum(bool(read_label_period(label)) for label in labels[1:])
    if len(labels) < 4 or headed * 3 < 2 * len(labels[1:]):
        return False
    return not any(read_label_period(cell_text(cell)) for row in body for cell in row[1:])


def _is_set_apart(cells: Sequence[Cell], body: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether the row alone is bold or italic."""
    if not all(_look(cell) for cell in cells):
        return False
    rest = [cell for row in body for cell in row if cell is not None and cell_text(cell)]
    return sum(map(_look, rest)) * 2 < len(rest)


def _look(cell: Cell) -> bool:
    return any(
        block.kind != "table" and max(block.share("bold"), block.share("italic")) > 0.8 for block in cell.blocks
    )


def _goes_on(
    first: Sequence[Cell | None], second: Sequence[Cell | None], body: Sequence[Sequence[Cell | None]]
) -> bool:
    """Whether the second row completes a header whose first row has labels over several columns."""
    labels = [cell_text(cell) for cell in second]
    spans = any(cell is None for cell in first) or any(not cell_text(cell) for cell in first[1:])
    if not spans or sum(map(bool, labels)) < 2:
        return False
    if any(is_value(label) and not read_label_period(label) for label in labels):
        return False
    headed = all(cell.header for cell in second if cell is not None and cell_text(cell))
    return headed or _stands_over_values(labels, body)


def _spread(row: Sequence[Cell | None]) -> list[str]:
    labels: list[str] = []
    for cell in row:
        labels.append(labels[-1] if cell is None and labels else cell_text(cell))
    return labels
