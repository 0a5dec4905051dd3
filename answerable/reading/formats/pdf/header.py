"""Which rows of a table are its header."""

from __future__ import annotations

import re

from answerable.reading.formats.pdf.draft import DraftCell

_FIGURE = re.compile(r"[-–(]?\s?[£$€]?\s?[-–(]?\d[\d,.]*\s?(?:%|m|k|bn)?\)?")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d){1,2})?$")
MOST_HEADER_ROWS = 3


def mark_header(rows: list[list[DraftCell]]) -> None:
    """Flag the cells of a table's leading header rows: rows set in bold over rows that are not, or one row of words
    and periods over columns of figures."""
    if len(rows) < 2:
        return
    bold = [_is_bold(row) for row in rows]
    count = next((index for index, value in enumerate(bold) if not value), len(rows))
    if count == len(rows) or count > MOST_HEADER_ROWS:
        count = 0
    if count == 0 and _names_columns(rows):
        count = 1
    for row in rows[:count]:
        for cell in row:
            cell.header = True


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
