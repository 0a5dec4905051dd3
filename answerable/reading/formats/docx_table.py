"""A table of a Word file: rows of cells, with the cells that Word merges made one."""

from __future__ import annotations

import msgspec

from answerable.reading.layout import Block, Cell


class TableRows:
    """Rows as they come. A cell that goes on the one above in its column adds to that one's span."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._open: dict[int, tuple[int, int]] = {}
        self._column = 0
        self._header = False

    def start(self, header: bool, skipped: int = 0) -> None:
        """A new row. `skipped` grid columns stand empty before its first cell."""
        self._rows.append([])
        self._column, self._header = 0, header
        if skipped:
            self.add([], skipped)

    def add(self, blocks: list[Block], columns: int = 1, goes_on: bool = False) -> None:
        """A cell over so many grid columns; `goes_on` when it is merged with the cell above."""
        above = self._open.get(self._column)
        if goes_on and above and not blocks:
            row, place = above
            cell = self._rows[row][place]
            self._rows[row][place] = msgspec.structs.replace(cell, row_span=cell.row_span + 1)
        else:
            self._open[self._column] = (len(self._rows) - 1, len(self._rows[-1]))
            self._rows[-1].append(Cell(tuple(blocks), columns, header=self._header))
        self._column += columns

    def finish(self) -> Block | None:
        """The table's block; nothing for a table without words."""
        rows = tuple(tuple(row) for row in self._rows if row)
        if not any(cell.blocks for row in rows for cell in row):
            return None
        return Block("table", rows=rows, ruled=True)
