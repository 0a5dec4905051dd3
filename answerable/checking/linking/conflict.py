"""One quantity stated in two sentences with two values, one a slip of the keys away from the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.link import Links, are_comparable, cover
from answerable.checking.linking.misprint import MisprintIndex
from answerable.checking.linking.period import compare_periods
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.subject import are_of_two_subjects

COVERED_MISPRINT = 0.75
COVERED_LONG_MISPRINT = 0.35
"""So much of the shorter clause both must have, where one slip makes one figure the other: of a long figure, less."""
LONG_DIGITS = 5
"""Two figures of so many digits that are one slip apart are hardly so by chance."""
FEWEST_SHARED_WORDS = 2


class Conflict(NamedTuple):
    """Two statements of one quantity that do not agree; `misprint` where one slip of the keys makes one the other."""

    first: Statement
    second: Statement
    misprint: bool

    def agrees_through(self, other: Conflict, links: Links) -> bool:
        """Whether another conflict is this one again: the same figure against a cell that agrees with its partner."""
        mine = (self.first, self.second)
        if not any(other.first is statement for statement in mine):
            return False
        partner = self.second if other.first is self.first else self.first
        return any(agreeing is other.second for agreeing in links.agrees_with(partner))


_CONFLICTS: WeakKeyDictionary[Paper, list[Conflict]] = WeakKeyDictionary()


def find_prose_conflicts(paper: Paper, links: Links) -> list[Conflict]:
    """Pairs of sentences that state one quantity with two values; worked out once for a paper."""
    if paper not in _CONFLICTS:
        _CONFLICTS[paper] = list(_find_prose_conflicts(paper, links))
    return _CONFLICTS[paper]


def _find_prose_conflicts(paper: Paper, links: Links) -> Iterator[Conflict]:
    index = MisprintIndex(links.prose)
    for first in links.prose:
        for second in index.near(first, partial(_could_conflict, paper, links, first)):
            yield Conflict(first, second, misprint=True)


def _could_conflict(paper: Paper, links: Links, first: Statement, second: Statement) -> bool:
    """Whether a sentence and a later one are of one quantity, if their figures are a slip apart."""
    if first.place >= second.place or not _could_be_same(paper, first, second):
        return False
    # Where each is printed elsewhere too, they are two quantities.
    if links.agrees_with(first) and links.agrees_with(second):
        return False
    return not are_of_two_subjects(first, second, links) and _are_one(first, second, links)


def _could_be_same(paper: Paper, first: Statement, second: Statement) -> bool:
    one, two = first.amount.figure, second.amount.figure
    if first.place[:2] == second.place[:2] or one.approximate or two.approximate:
        return False
    if first.is_past != second.is_past or first.role != second.role or not are_comparable(first, second):
        return False
    if min(first.digits, second.digits) > LONG_DIGITS:
        return True
    if _open_otherwise(first, second):
        return False
    if first.kind == "count" and one.unit and two.unit and one.unit != two.unit:
        return False
    if first.qualifiers != second.qualifiers or first.rate != second.rate:
        return False
    return (
        compare_periods(first.period, second.period) is True
        or paper.document_at(first.amount.cite) == paper.document_at(second.amount.cite)
        or min(first.digits, second.digits) >= LONG_DIGITS
    )


def _open_otherwise(first: Statement, second: Statement) -> bool:
    """Whether two sentences begin with words that the other does not have: each of its own place or thing."""
    one, two = first.opening, second.opening
    return bool(one and two) and one not in second.all_words and two not in first.all_words


def _are_one(first: Statement, second: Statement, links: Links) -> bool:
    """Whether wording leaves no doubt that two statements, one a slip from the other, are of one thing."""
    if len(first.near & second.near) < FEWEST_SHARED_WORDS:
        return False
    covered = cover(first, second, links.weights)
    if min(first.digits, second.digits) >= LONG_DIGITS:
        return covered >= COVERED_LONG_MISPRINT
    if first.names != second.names or (first.period is None) != (second.period is None):
        return False
    return covered >= COVERED_MISPRINT
