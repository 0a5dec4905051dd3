"""A table of an HTML paper while its rows and cells come in."""

from __future__ import annotations

from answerable.reading.layout import Block, Cell

MAX_SPAN = 200


class OpenTable:
    """Rows of cells as their tags open and close."""

    def __init__(self) -> None:
        self.in_head = False
        self.in_cell = False
        self._rows: list[list[Cell]] = []
        self._heads: list[bool] = []
        self._header = False
        self._columns = self._row_span = 1

    def start_row(self) -> None:
        self._rows.append([])
        self._heads.append(self.in_head)

    def end_row(self) -> None:
        """A row without any cell is none."""
        if self._rows and not self._rows[-1]:
            self._rows.pop()
            self._heads.pop()

    def start_cell(self, header: bool, columns: int, rows: int) -> None:
        self._header, self._columns, self._row_span = header, _span(columns), _span(rows)
        self.in_cell = True

    def drop_cell(self) -> None:
        self.in_cell = False

    def end_cell(self, blocks: list[Block]) -> None:
        """The open cell ends with these blocks in it."""
        if not self._rows:
            self.start_row()
        header = self._header or self._heads[-1]
        self._rows[-1].append(Cell(tuple(blocks), self._columns, self._row_span, header))
        self.in_cell = False

    def finish(self) -> Block | None:
        """The table's block; nothing for a table without words."""
        rows = tuple(tuple(row) for row in self._rows if row)
        if not any(cell.blocks for row in rows for cell in row):
            return None
        return Block("table", rows=rows)


def _span(number: int) -> int:
    return min(max(1, number), MAX_SPAN)
