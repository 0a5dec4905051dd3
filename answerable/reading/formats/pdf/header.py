"""Which rows of a table are its header."""

from __future__ import annotations

import re

from answerable.reading.formats.pdf.draft import DraftCell

_FIGURE = re.compile(r"[-–(]?\s?[£$€]?\s?[-–(]?\d[\d,.]*\s?(?:%|m|k|bn)?\)?")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d){1,2})?$")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d){1,2})?\b")
MOST_HEADER_ROWS = 3
LEAST_NAMED_COLUMNS = 3
MOST_NAME_LETTERS = 40
UNLIKE_SHARE = 0.6


def mark_header(rows: list[list[DraftCell]]) -> None:
    """Flag the cells of a table's leading header rows: rows set in bold over rows that are not; or one row of words
    and periods over columns of figures, or of short names over numbers and sentences."""
    if len(rows) < 2:
        return
    bold = [_is_bold(row) for row in rows]
    count = next((index for index, value in enumerate(bold) if not value), len(rows))
    if count == len(rows) or count > MOST_HEADER_ROWS:
        count = 0
    if count and _recurs(rows, bold, count):
        count = 0
    if count == 0 and (_names_columns(rows) or _is_unlike(rows)):
        count = 1
    for row in rows[:count]:
        for cell in row:
            cell.header = True


def _recurs(rows: list[list[DraftCell]], bold: list[bool], count: int) -> bool:
    """Whether rows like the first stand farther down too: then they head the parts of the table, not its columns."""
    filled = [bool(cell.blocks) for cell in rows[0]]
    later = zip(rows[count:], bold[count:], strict=True)
    return not all(filled) and any(value and [bool(cell.blocks) for cell in row] == filled for row, value in later)


def _is_unlike(rows: list[list[DraftCell]]) -> bool:
    """Whether the first row has short names, over rows of which most have a number or a sentence below a name."""
    texts = [cell.text.strip() for cell in rows[0]]
    if len(texts) < LEAST_NAMED_COLUMNS or len({*texts}) < len(texts):
        return False
    named = {cell.column for cell, text in zip(rows[0], texts, strict=True) if _is_name(text)}
    if rows[0][0].column not in named or 2 * len(named) < len(texts) or any(map(_is_figure, rows[0])):
        return False
    unlike = [
        any(cell.column in named and cell.blocks and not _is_name(cell.text) for cell in row) for row in rows[1:]
    ]
    return sum(unlike) >= UNLIKE_SHARE * len(unlike)


def _is_name(text: str) -> bool:
    plain = _YEARS.sub("", text)
    return 0 < len(text) <= MOST_NAME_LETTERS and not re.search(r"\d|[.;:!?]$", plain.removesuffix("No."))


def _is_bold(row: list[DraftCell]) -> bool:
    """Whether every word of the row is bold, more than one cell has words, and none is a sum: totals are bold too."""
    if any(map(_is_figure, row[1:])):
        return False
    filled = [cell for cell in row if cell.blocks]
    if len(filled) < 2 and len(row) > 1 and not (len(filled) == 1 and filled[0].column_span > 1):
        return False
    return bool(filled) and all(line.bold for cell in filled for block in cell.blocks for line in block.all_lines())


def _names_columns(rows: list[list[DraftCell]]) -> bool:
    first, rest = rows[0], rows[1:]
    if len(first) < 2 or sum(bool(cell.blocks) for cell in first) < len(first) - 1 or any(map(_is_figure, first)):
        return False
    figures = sum(_is_figure(cell) for row in rest for cell in row[1:])
    cells = sum(bool(cell.blocks) for row in rest for cell in row[1:])
    return cells > 0 and figures >= 0.6 * cells


def _is_figure(cell: DraftCell) -> bool:
    text = cell.text.strip()
    return bool(_FIGURE.fullmatch(text)) and not _PERIOD.match(text)
