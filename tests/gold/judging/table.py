"""Numeric cells of data tables, each with the labels of its row and its column."""

from __future__ import annotations

import re

from tests.gold.likeness import same_cell, same_label, split_words
from tests.gold.pairing import Fact
from tests.gold.tally import Score, Tally

Cell = tuple[str, str, str]
_NUMERIC = re.compile(r"[£$€(+\-−–]*\s*\d")


def judge_tables(answers: Fact, record: Fact) -> Score:
    """A tally of cells: the value, under its column's label, beside its row's label. Only numbers are invented."""
    tally = Tally()
    tables = [(table, _list_cells(table)) for table in record["tables"] if table["kind"] == "data"]
    used: set[tuple[int, int]] = set()
    for answer in answers["tables"]:
        near = [number for number, (table, _) in enumerate(tables) if _overlaps(answer, table)]
        for wanted in answer["cells"]:
            _judge_cell(wanted, near, tables, used, tally)
    _count_invented(answers, tables, used, tally)
    return {"table cells": tally}


def _judge_cell(
    wanted: list[str], near: list[int], tables: list[tuple[Fact, list[Cell]]], used: set, tally: Tally
) -> None:
    for number in near:
        for place, cell in enumerate(tables[number][1]):
            if (number, place) not in used and _same(wanted, cell):
                used.add((number, place))
                tally.agree()
                return
    tally.expected += 1
    tally.misses.append(f"expected cell {wanted}")


def _same(wanted: list[str], cell: Cell) -> bool:
    row, column, value = wanted
    return same_cell(value, cell[2]) and same_label(row, cell[0]) and (not column or same_column(column, cell[1]))


def same_column(answer: str, label: str) -> bool:
    """Whether a column's label is the answer's; of a header in two rows the words may stand in either order."""
    return same_label(answer, label) or sorted(split_words(answer)) == sorted(split_words(label))


def _list_cells(table: Fact) -> list[Cell]:
    header = table["header"]
    cells = []
    for row in table["rows"]:
        label = next((cell for cell in row if cell.strip()), "")
        start = row.index(label) + 1 if label else 1
        cells += [
            (label, header[place] if place < len(header) else "", cell)
            for place, cell in enumerate(row[start:], start)
            if cell.strip()
        ]
    return cells


def _overlaps(answer: Fact, table: Fact) -> bool:
    if "line" not in answer:
        return True
    first, last = _lines(table)
    return first <= answer["line_end"] and last >= answer["line"] - 1


def _lines(table: Fact) -> tuple[int, int]:
    cites = [table.get("cite", {}), *table.get("row_cites", [])]
    lines = [cite[end] for cite in cites for end in ("line", "line_end") if cite.get(end)]
    return (min(lines), max(lines)) if lines else (0, 10**9)


def _count_invented(answers: Fact, tables: list[tuple[Fact, list[Cell]]], used: set, tally: Tally) -> None:
    """Cells of data tables beyond the answers are wrong, unless the answers set the table aside (`other_tables`)."""
    tally.found += len(used) - tally.right
    aside = answers.get("other_tables", [])
    for number, (table, cells) in enumerate(tables):
        first, last = _lines(table)
        if not any(place[0] == number for place in used) and (
            aside == "all" or any(first <= end and last >= start for start, end in aside)
        ):
            continue
        for place, cell in enumerate(cells):
            if (number, place) not in used and _NUMERIC.match(cell[2].strip()):
                tally.invent(f"cell {cell} at line {first}")
