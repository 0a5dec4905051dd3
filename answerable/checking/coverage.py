"""How many of a paper's figures were tested, and why the rest could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Coverage, Untested
from answerable.checking.rule import Outcome
from answerable.record import Figure

ALONE_IN_TABLE = "in a table that states no sum, share or change of it"
ALONE_IN_PROSE = "stated once, with nothing beside it to work it out from"
APPROXIMATE = "printed as approximate"
RANKED = "a place in an order, without the list it is a place in"


def measure_coverage(paper: Paper, outcomes: Iterable[Outcome]) -> Coverage:
    """A figure is tested where a rule held it against another figure, the calendar or the law."""
    agree: set[str] = set()
    disagree: set[str] = set()
    for outcome in outcomes:
        agree |= outcome.agree
        disagree |= outcome.disagree
    tested = agree | disagree
    left = Counter(_why(figure) for figure in paper.record.figures if figure.id not in tested)
    return Coverage(
        figures=len(paper.record.figures),
        tested=len(tested),
        agree=len(agree - disagree),
        disagree=len(disagree),
        untested=tuple(Untested(why=why, count=count) for why, count in left.most_common()),
    )


def _why(figure: Figure) -> str:
    if figure.unit == "rank":
        return RANKED
    if figure.approximate:
        return APPROXIMATE
    return ALONE_IN_TABLE if figure.table else ALONE_IN_PROSE
