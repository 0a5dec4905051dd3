"""An exhibit's table as CSV for a spreadsheet: values as they are, not as they are said."""

from __future__ import annotations

import csv
import io
import re

from answerable.drawing.exhibit import Cell, Table

# A spreadsheet takes a text that begins so for a formula, and runs it; a signed number is none.
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d.,%£]*$)")
_BYTE_ORDER_MARK = "\ufeff"


def write_csv(table: Table) -> str:
    """The rows under their headings; days as 2022-05-01, numbers in full, nothing where nothing is known.

    A byte-order mark lets every spreadsheet read the letters. Headings are made safe as cells are.
    """
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow([_write_cell(column.name) for column in table.columns])
    writer.writerows([_write_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue()


def _write_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return str(cell)
