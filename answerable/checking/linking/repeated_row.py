"""Rows that a paper prints in two tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from answerable.checking.linking.conflict import Conflict
from answerable.checking.linking.link import Links
from answerable.checking.linking.misprint import FEWEST_DIGITS, is_misprint
from answerable.checking.linking.statement import Statement

MOST_TABLES = 25
"""A row in more tables than this is a heading of a form; no more of them are compared."""
REPEATED_CELLS = 2
"""A row is repeated where so many of its longer figures are, and more than differ: small counts come up alike in
the tables of any two places."""


def find_repeated_rows(links: Links) -> Iterator[tuple[list[tuple[Statement, Statement]], list[Conflict]]]:
    """Rows printed in two tables under the same label and headings: the cells that agree, and those that do not."""
    by_label: dict[frozenset[str], list[dict[frozenset[str], Statement]]] = defaultdict(list)
    rows: dict[tuple[int, int, int], dict[frozenset[str], Statement]] = {}
    for statement in links.tables:
        if not statement.own:
            continue
        if statement.place not in rows:
            rows[statement.place] = {}
            by_label[statement.own].append(rows[statement.place])
        rows[statement.place][statement.head | {statement.period or ""}] = statement
    for repeated in by_label.values():
        for index, first in enumerate(repeated[:MOST_TABLES]):
            for second in repeated[index + 1 : MOST_TABLES]:
                agreeing, differing = _compare_rows(first, second)
                telling = sum(one.digits >= FEWEST_DIGITS for one, _ in agreeing)
                if telling >= REPEATED_CELLS and telling > len(differing):
                    found = [Conflict(one, two, is_misprint(one, two)) for one, two in differing]
                    yield agreeing, [one for one in found if _is_of_one_table(one, telling)]


def _is_of_one_table(conflict: Conflict, telling: int) -> bool:
    """Whether a cell is surely of the same row: tables with captions of their own may be of two places, and have in
    common what is the same for all places; so may two cells that are nothing alike."""
    one, two = conflict.first.around, conflict.second.around
    if one - two and two - one:
        return conflict.misprint and telling > REPEATED_CELLS
    return conflict.misprint or telling > REPEATED_CELLS


def _compare_rows(
    first: dict[frozenset[str], Statement], second: dict[frozenset[str], Statement]
) -> tuple[list[tuple[Statement, Statement]], list[tuple[Statement, Statement]]]:
    """The cells of two rows under one heading that agree, and those that do not."""
    agreeing: list[tuple[Statement, Statement]] = []
    differing: list[tuple[Statement, Statement]] = []
    for heading in first.keys() & second.keys():
        one, two = first[heading], second[heading]
        if one.place[:2] == two.place[:2] or one.kind != two.kind:
            continue
        if one.fits(two):
            if one.size:
                agreeing.append((one, two))
        else:
            differing.append((one, two))
    return agreeing, differing
