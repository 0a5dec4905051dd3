"""UNI604: fewer than none of a thing that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.grid import Cell, Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined

_COUNTED = re.compile(
    r"\b(?:offences?|crimes?|calls|incidents?|victims?|complaints?|officers?|staff|posts|people|cases|visits"
    r"|referrals"
    r"|arrests|searches|burglar(?:y|ies)|robber(?:y|ies)|thefts?|homicides?|vehicles|sites|schools|meetings"
    r"|questions|number of"
    r"|attended|recorded|received|headcount|stop and search(?:es)?|fires|collisions|casualties|responses"
    r"|applications)\b",
    re.IGNORECASE,
)
# What may well be below nothing.
_MAY_BE_NEGATIVE = re.compile(
    r"chang|varia|movement|differen|increas|decreas|reduc|net\b|balance|gap|gain|loss|growth|over|under|against"
    r"|target|\+/-|±"
    r"|£|cost|budget|spend|income|saving|%|per cent|rate|impact|adjust|trend|vs|v\.|compar|score|index|forecast"
    r"|surplus|shortfall"
    r"|vacan|leaver|transfer|remov|turnover",
    re.IGNORECASE,
)
_MINUS = ("-", "−", "–")
_FEWEST_OTHERS = 2


def find(paper: Paper) -> Iterator[Examined]:
    for grid in paper.grids:
        if _MAY_BE_NEGATIVE.search(grid.caption):
            continue
        for row in grid.rows:
            for cell in row.cells:
                if _is_count(grid, row, cell):
                    yield Examined(disagreement=_judge(grid, row, cell))


def _is_count(grid: Grid, row: Row, cell: Cell) -> bool:
    amount = cell.amount
    words = f"{row.label} {grid.heading(cell.column)}"
    return (
        amount is not None
        and amount.is_count
        and bool(_COUNTED.search(f"{words} {grid.caption}"))
        and not _MAY_BE_NEGATIVE.search(words)
    )


def _judge(grid: Grid, row: Row, cell: Cell) -> Disagreement | None:
    amount = cell.amount
    if amount is None or amount.value >= 0 or not amount.text.strip().startswith(_MINUS):
        return None
    others = [other.amount for other in grid.column(cell.column) if other.amount is not None and other is not cell]
    if len(others) < _FEWEST_OTHERS or any(other.value < 0 for other in others):
        return None  # a column with other negative figures is of changes, whatever it is called
    heading = grid.heading(cell.column)
    return Disagreement(
        message=f"{amount.text} for “{row.label}” is a count below nothing, in a column of counts.",
        working=(
            f"Row “{row.label}”, column “{heading}”: {amount.text}.",
            f"The other {len(others)} figures of the column are not negative.",
        ),
        printed=amount.text,
        expected="0 or more",
        explanation="A dash was read as a minus, or a change was put into a column of counts.",
        cite=row.cite,
    )
