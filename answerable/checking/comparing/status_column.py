"""A table's own word for whether each measure meets its target, held against the two figures of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined

_TARGET = re.compile(r"\b(?:target|standard|goal|threshold)\b", re.IGNORECASE)
_STATUS = re.compile(
    r"(?P<met>on track|on target|met|achieved|green|yes)"
    r"|(?P<missed>off track|off target|not on track|not met|not achieved|missed|behind|red|no)",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:no more than|not more than|at most|maximum|fewer than|less than|up to|no later than|or (?:fewer|less))\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|no (?:fewer|less) than|not less than|minimum|more than|or more)\b", re.IGNORECASE
)
# What is better the more there is of it, by the word for it.
_MORE = re.compile(
    r"\b(?:answered|attended|satisf\w+|confidence|compl(?:y|iance|eted)|finali[sz]ed|positive|resolved|trained|detected"
    r"|recruited|(?:with)?in \d+ (?:seconds|minutes|hours|days|weeks))\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:abandon\w*|vacan\w+|sick\w*|absen\w+|attrition|turnover|errors?|repeat|reoffend\w*|unanswered|overdue|late"
    r"|backlog|killed|injured|fail\w*|waiting|missed|not)\b",
    re.IGNORECASE,
)
_FEWEST_ALIKE = 4
"""Rows whose word goes with their figures before one that does not can be told: some papers allow a tolerance."""


class _Told(NamedTuple):
    row: Row
    value: Amount
    target: Amount
    said: str
    is_met: bool
    is_said_met: bool


def find_status_claims(paper: Paper) -> Iterator[Examined]:
    """Every row of a table with a target, one figure beside it and a word such as `On track`.

    Silent where more than one row goes against its figures: then the word means something else.
    """
    for grid in paper.grids:
        targets = [index for index, label in enumerate(grid.header) if _TARGET.search(label)]
        if len(targets) != 1:
            continue
        told = [held for row in grid.rows if (held := _read_row(row, targets[0])) is not None]
        odd = [held for held in told if held.is_met != held.is_said_met]
        if len(told) - len(odd) < _FEWEST_ALIKE or len(odd) > 1:
            continue
        for held in told:
            yield Examined((held.value, held.target), _disagree(held, grid, len(told)) if held in odd else None)


def _read_row(row: Row, column: int) -> _Told | None:
    target = next((cell.amount for cell in row.cells if cell.column == column), None)
    said = [match for cell in row.cells if (match := _STATUS.fullmatch(cell.text.strip()))]
    labels = [cell.text for cell in row.cells if cell.amount is None and not _STATUS.fullmatch(cell.text.strip())]
    beside = [cell.amount for cell in row.cells if cell.amount is not None and cell.column > column]
    if target is None or len(said) != 1 or len(beside) != 1 or not labels:
        return None
    value, more = beside[0], _is_more_better(" ".join(labels))
    if more is None or value.unit != target.unit:
        return None
    is_met = value.value >= target.value if more else value.value <= target.value
    return _Told(row, value, target, said[0][0], is_met, said[0]["met"] is not None)


def _is_more_better(label: str) -> bool | None:
    """Whether more of a measure is better; nothing where its words do not tell."""
    if _AT_MOST.search(label) or _AT_LEAST.search(label):
        return _AT_MOST.search(label) is None
    more, less = bool(_MORE.search(label)), bool(_LESS.search(label))
    return more if more != less else None


def _disagree(held: _Told, grid: Grid, rows: int) -> Disagreement:
    side = "above" if held.value.value > held.target.value else "below"
    side = "at" if held.value.value == held.target.value else side
    return Disagreement(
        message=(
            f"{held.row.label} of {held.value.text} is {side} its target of {held.target.text}, and does not agree "
            f"with “{held.said}”."
        ),
        working=(
            f"{held.value.text} against {held.target.text}: {side} the target.",
            f"The table prints “{held.said}”.",
            f"In the other {rows - 1} rows the word goes with the figures.",
        ),
        printed=held.said,
        explanation="One of the two figures may be misprinted, or the word carried over from an earlier table.",
        cite=held.row.cite,
        also=(grid.cite,) if grid.cite != held.row.cite else (),
    )
