"""A figure that a sentence gives for one year and its table for another: headings, or years, that changed places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.link import HALF, Links, weigh
from answerable.checking.linking.misprint import FEWEST_DIGITS
from answerable.checking.linking.period import compare_periods
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.telling import cite_cell, name_place, quote_around
from answerable.checking.linking.wording import TOTAL_WORDS
from answerable.checking.rule import Disagreement

_FEWEST_OF_TWO = 2
"""Where two figures stand in each other's place, so many digits of each are enough."""


class Misplaced(NamedTuple):
    """A sentence's figure, the cell that has it under another year, and the cell of the sentence's own year."""

    said: Statement
    found: Statement
    own: Statement


def find_misplaced(links: Links) -> Iterator[Misplaced]:
    """Figures of sentences that stand in the row they speak of, but under another year than theirs.

    Where a sentence names both years, both of its figures must stand under the other's.
    """
    cells = [cell for cell in links.tables if cell.digits >= _FEWEST_OF_TWO and cell.period]
    cells.sort(key=lambda cell: cell.size)
    sizes = [cell.size for cell in cells]
    for sentence in links.sentences.values():
        crossed = [found for said in sentence for found in _look_up(said, cells, sizes, links)]
        for one in crossed:
            alone = _tells(one.said) and _is_named(one.found, one.said.near, links)
            alone = alone and not _names_year_of(one.said, one.found)
            if alone or any(_are_swapped(one, other) for other in crossed):
                yield one


def _tells(statement: Statement) -> bool:
    """Whether a number is long enough not to stand in a row twice by chance."""
    return max(statement.digits, len(re.sub(r"\D", "", statement.amount.text)) - 1) >= FEWEST_DIGITS


def _look_up(said: Statement, cells: list[Statement], sizes: list[Decimal], links: Links) -> Iterator[Misplaced]:
    if said.period is None or said.digits < _FEWEST_OF_TWO or said.role != "level" or said.amount.figure.approximate:
        return
    if said.is_past or any(partner.in_table for partner in links.agrees_with(said)):
        return
    low, high = said.bounds
    for cell in cells[bisect_left(sizes, low) : bisect_right(sizes, high)]:
        own = _cell_of_year(said, cell, links) if _is_same_row(said, cell, links) else None
        if own is not None:
            yield Misplaced(said, cell, own)
            return


def _is_same_row(said: Statement, cell: Statement, links: Links) -> bool:
    """Whether a cell has a sentence's figure under another year, in a row that the sentence names."""
    if compare_periods(said.period, cell.period) is not False or not cell.fits(said):
        return False
    if cell.role != "level" or not (cell.kind == said.kind or cell.is_bare):
        return False
    return _is_named(cell, said.all_words, links)


def _is_named(cell: Statement, words: frozenset[str], links: Links) -> bool:
    """Whether words have most of the label of a cell's row, or it is that of everything."""
    whole = weigh(cell.own, links.weights)
    named = weigh(cell.own & words, links.weights) / whole if whole else 0.0
    return named > HALF or (bool(cell.own) and cell.own <= TOTAL_WORDS)


def _cell_of_year(said: Statement, cell: Statement, links: Links) -> Statement | None:
    """The one cell of the row for the sentence's year, where it has another value."""
    held = [
        other
        for other in links.rows.get(cell.place, ())
        if compare_periods(said.period, other.period) is True and other.role == "level" and other.kind == cell.kind
    ]
    return held[0] if len(held) == 1 and not held[0].fits(said) else None


def _names_year_of(said: Statement, cell: Statement) -> bool:
    """Whether a sentence names the year of a cell as well as its own."""
    if said.sentence is None or cell.grid is None or cell.cell is None:
        return True
    words = cell.grid.heading(cell.cell.column).split()
    return any(word in said.sentence.text for word in words if any(map(str.isdigit, word)))


def _are_swapped(one: Misplaced, other: Misplaced) -> bool:
    return one.found is other.own and one.own is other.found


def tell_misplaced(paper: Paper, misplaced: Misplaced) -> Disagreement:
    """The finding on the sentence, with both cells."""
    said, found, own = misplaced
    return Disagreement(
        message=(
            f"{said.amount.text} here does not agree with {own.amount.text} {name_place(paper, own)}: the table has "
            f"{found.amount.text} for another year."
        ),
        working=(
            f"{said.amount.text}: {quote_around(said)}",
            f"{own.amount.text}: {quote_around(own)}",
            f"{found.amount.text}: {quote_around(found)}",
        ),
        printed=said.amount.text,
        expected=own.amount.text,
        explanation="The headings of two columns, or the years in the sentence, may have changed places.",
        cite=said.sentence.cite() if said.sentence else said.amount.cite,
        also=(cite_cell(own), *((own.grid.cite,) if own.grid else ())),
    )
