"""Figures in the cells of data tables: measured as their column, row or table says, labelled by row and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from answerable.reading.extract.header import find_glued, is_value
from answerable.reading.extract.measure import Quantity
from answerable.reading.extract.period import find_periods, read_label_period
from answerable.reading.extract.quantity import read_cell_number
from answerable.record import Cite, Figure, Table

# A unit with its number in a label (`@ 2%`, `within 10 seconds`, `£15 rise`) is an amount, not the unit of its cells.
_ALONE = r"(?<!\d)(?<!\d[ -])"
_COLUMN_UNITS = (
    (re.compile(r"£\s?(?:m\b|million|mill?\b)", re.I), "GBP", "million", 6),
    (re.compile(r"£\s?[’']?\s?(?:000|k\b|thousand)", re.I), "GBP", "thousand", 3),
    (re.compile(r"£\s?bn\b|£\s?billion", re.I), "GBP", "billion", 9),
    (re.compile(r"£(?!\s?\d)|\bGBP\b|\bcost\b|\bprice\b", re.I), "GBP", None, 0),
    (re.compile(rf"{_ALONE}(?:%|\bper ?cent\b)|\bpercentage\b", re.I), "%", None, 0),
    (re.compile(r"\bFTE\b", re.I), "FTE", None, 0),
    (re.compile(rf"{_ALONE}\bsec(?:ond)?s?\b", re.I), "seconds", None, 0),
    (re.compile(rf"{_ALONE}\bmin(?:ute)?s\b", re.I), "minutes", None, 0),
    (re.compile(rf"{_ALONE}\bhours\b", re.I), "hours", None, 0),
    (re.compile(rf"{_ALONE}\bdays\b", re.I), "days", None, 0),
)
_WHOLE_TABLE_UNIT = re.compile(r"£\s?(?:m\b|million|[’']?000|k\b|bn\b)|\(£\)|£’000|\ball figures in £", re.IGNORECASE)


def read_table_figures(table: Table, before: int) -> list[Figure]:
    figures: list[Figure] = []
    whole = _table_unit(table)
    periods = [read_label_period(label) for label in table.header]
    units = [_label_unit(label) for label in table.header]
    glued, starts = find_glued(table.header)
    if starts:
        units[glued] = None
    for cells, cite in zip(table.rows, table.row_cites, strict=True):
        if not figures and _names_units(cells):
            units = [_label_unit(cell) or unit for cell, unit in zip_longest(cells, units, fillvalue=None)]
            continue
        label, first = _row_label(cells)
        row_unit, row_period = _label_unit(label), read_label_period(label) if label and len(label) < 30 else None
        for column in range(first, len(cells)):
            quantity = _cell_quantity(cells[column])
            if quantity is None:
                continue
            named = table.header[column] if column < len(table.header) else ""
            unit = units[column] if column < len(units) else None
            figures.append(
                _cell_figure(
                    table,
                    quantity,
                    _measured(quantity, unit, row_unit, whole),
                    " – ".join(part for part in (label, named) if part) or table.caption,
                    _cell_period(periods, column, row_period) or _caption_period(table),
                    before + len(figures) + 1,
                    cite,
                )
            )
    return figures


Measured = tuple[str | None, str | None, int]


def _row_label(cells: Sequence[str]) -> tuple[str, int]:
    """The words that name a row, and the first column that may hold its figures."""
    for column, text in enumerate(cells):
        if text and (not is_value(text) or (column == 0 and len(cells) > 1 and _names_row(text))):
            return text, column + 1
        if text:
            return "", column
    return "", len(cells)


_WORDED = re.compile(r"\d+\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}")


def _names_row(text: str) -> bool:
    return bool(read_label_period(text)) or (text.isdigit() and len(text) <= 2) or bool(_WORDED.match(text))


def _cell_quantity(text: str) -> Quantity | None:
    if not any(map(str.isdigit, text)):
        return None
    quantity = read_cell_number(text)
    return quantity if quantity is not None and not (read_label_period(text) and quantity.unit is None) else None


def _cell_period(periods: Sequence[str | None], column: int, row: str | None) -> str | None:
    """A cell's period: its column's, its row's, or both where a month heads the column and a year the row."""
    headed = periods[column] if column < len(periods) else None
    if headed and row and headed.isalpha() != row.isalpha():
        return f"{headed} {row}" if headed.isalpha() else f"{row} {headed}"
    return headed or row or (periods[0] if periods else None)


def _table_unit(table: Table) -> Measured | None:
    """The unit of a whole table, from its corner (`Revenue Budget, £m`) or its caption."""
    for label in (table.header[0] if table.header else "", table.caption or ""):
        if _WHOLE_TABLE_UNIT.search(label):
            return _label_unit(label)
    return None


_UNIT_CELL = re.compile(r"\(?(?:£(?:\s?(?:m|mn|k|bn|million|thousand|[’']?000s?))?|%|FTE)\)?", re.IGNORECASE)


def _names_units(cells: Sequence[str]) -> bool:
    """Whether a row under the headings says only what each column is measured in: `£m`, `£000`, `%`."""
    printed = [cell.strip() for cell in cells if cell.strip()]
    return bool(printed) and all(map(_UNIT_CELL.fullmatch, printed))


def _label_unit(label: str | None) -> Measured | None:
    for pattern, unit, scale, places in _COLUMN_UNITS:
        if label and pattern.search(label):
            return unit, scale, places
    return None


def _measured(quantity: Quantity, column: Measured | None, row: Measured | None, whole: Measured | None) -> Measured:
    """What a cell's number is measured in: its own print first, then its column, its row, its table."""
    if (quantity.unit is not None and quantity.unit != "GBP") or quantity.kind != "number":
        return quantity.unit, quantity.scale, 0
    given = column or row or whole
    if quantity.unit == "GBP":
        scaled = quantity.scale is None and given is not None and given[0] == "GBP"
        return ("GBP", given[1], given[2]) if scaled and given is not None else ("GBP", quantity.scale, 0)
    return given or (None, None, 0)


def _caption_period(table: Table) -> str | None:
    periods = find_periods(table.caption or "")
    return periods[0].text if len(periods) == 1 else None


def _cell_figure(
    table: Table,
    quantity: Quantity,
    measured: Measured,
    subject: str | None,
    period: str | None,
    number: int,
    cite: Cite,
) -> Figure:
    unit, scale, places = measured
    value = quantity.value if not places else Decimal(format(quantity.value.scaleb(places), "f"))
    return Figure(
        id=f"figure-{number}",
        text=quantity.text,
        value=value,
        unit=unit,
        scale=scale,
        decimals=quantity.decimals,
        approximate=quantity.approximate,
        subject=subject,
        period=period,
        table=table.id,
        cite=cite,
    )
