"""How a conflict between two prints of one quantity is told."""

from __future__ import annotations

from decimal import Decimal

from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.linking.conflict import Conflict
from answerable.checking.linking.statement import Statement
from answerable.checking.rule import Disagreement
from answerable.record import Cite

_QUOTED_WORDS = 9
_SCALE_PLACES = {"thousand": 3, "million": 6, "billion": 9}


def tell_conflict(paper: Paper, conflict: Conflict, *, certain: bool) -> Disagreement:
    """A conflict as a finding on its later place, or on the sentence where the other is a table's cell.

    `certain` makes an error of it; else it is a warning.
    """
    first, second = conflict.first, conflict.second
    later, earlier = (first, second) if second.in_table and not first.in_table else (second, first)
    severity: Severity = "error" if certain else "warning"
    return Disagreement(
        message=(
            f"{later.amount.text} here does not agree with {earlier.amount.text} {name_place(paper, earlier)}, "
            f"which is the same quantity."
        ),
        working=(
            f"{later.amount.text}: {quote_around(later)}",
            f"{earlier.amount.text}: {quote_around(earlier)}",
            f"{_plain(later)} is not {_plain(earlier)}.",
        ),
        printed=later.amount.text,
        expected=earlier.amount.text,
        tolerance=_tell_tolerance(later, earlier),
        explanation="One digit was changed, left out or swapped in one of the two." if conflict.misprint else None,
        cite=later.sentence.cite() if later.sentence else later.amount.cite,
        also=(earlier.sentence.cite() if earlier.sentence else cite_cell(earlier),),
        severity=severity,
    )


def name_place(paper: Paper, statement: Statement) -> str:
    """Where a figure stands, in words: `in the table's row "Net", column "Forecast"`, `on line 12`."""
    cite = statement.amount.cite
    if statement.row is not None and statement.grid is not None and statement.cell is not None:
        heading = statement.grid.heading(statement.cell.column)
        column = f", column “{heading}”" if heading else ""
        return f"in the table's row “{statement.row.label}”{column}"
    return f"on page {cite.page}" if paper.paged else f"on line {cite.line}"


def quote_around(statement: Statement) -> str:
    """The words that say what a figure is of, as printed and cut short."""
    if statement.row is not None and statement.grid is not None and statement.cell is not None:
        return f"row “{statement.row.label}”, column “{statement.grid.heading(statement.cell.column)}”"
    if statement.sentence is None:
        return ""
    start = statement.amount.start - statement.sentence.start
    before = statement.sentence.text[:start].split()[-_QUOTED_WORDS:]
    after = statement.sentence.text[start:].split()[:_QUOTED_WORDS]
    return "“… " + " ".join(before + after) + " …”"


def cite_cell(statement: Statement) -> Cite:
    return statement.row.cite if statement.row is not None else statement.amount.cite


def print_like(value: Decimal, statement: Statement) -> str:
    """A value as a paper would print it beside a figure: `£6.0m` beside `£569.7m`, `12.5%` beside `3.1%`."""
    figure = statement.amount.figure
    places = _SCALE_PLACES.get(figure.scale or "", 0)
    digits = max(figure.decimals, 1 if places else 0) if value != value.to_integral_value() or places else 0
    shown = f"{round(value.scaleb(-places), max(digits, figure.decimals)):,f}"
    scale = {"thousand": "k", "million": "m", "billion": "bn"}.get(figure.scale or "", "")
    return f"{'£' if statement.kind == 'GBP' else ''}{shown}{scale}{'%' if statement.kind == '%' else ''}"


def _plain(statement: Statement) -> str:
    sign = "£" if statement.kind == "GBP" else ""
    return f"{sign}{statement.size.normalize():,f}{'%' if statement.kind == '%' else ''}"


def _tell_tolerance(first: Statement, second: Statement) -> str:
    half = first.bounds.tolerance + second.bounds.tolerance
    return f"rounding of the two prints allows a difference of {half.normalize():,f}" if half else "counts are exact"
