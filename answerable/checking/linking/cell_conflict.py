"""A sentence and the cell that it speaks of, with two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from answerable.checking.linking.conflict import LONG_DIGITS, Conflict
from answerable.checking.linking.link import HALF, Links, are_comparable, weigh
from answerable.checking.linking.misprint import FEWEST_DIGITS, MisprintIndex, is_misprint
from answerable.checking.linking.period import compare_periods, period_key
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.wording import NARROWING, QUALIFIERS, TOTAL_WORDS, content_words

NAMED_MOSTLY = 0.6
"""A clause is about a row where so much of it, by weight, is the row's and the column's words."""


_ROW_OF_FIGURES = 3
_LARGEST_SHARE = 1000
_WHOLE = 100
_SHARE = re.compile(r"%|\b(?:per ?cent(?:age)?|rate|share|proportion|ratio|satisf\w+|confiden\w+)\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_MONTH_KEY = re.compile(r"M\d{4}-\d\d$")


def find_cell_conflicts(links: Links) -> Iterator[Conflict]:
    """Sentences and the cells they speak of, with two values: one a misprint of the other, or else the row and the
    column both named."""
    rows = rows_by_word(links)
    index = MisprintIndex(cell for cell in links.tables if cell.digits >= FEWEST_DIGITS)
    for statement in links.prose:
        if statement.digits < 2 or statement.amount.figure.approximate or _is_row_of_figures(statement, links):
            continue
        agreeing = links.agrees_with(statement)
        if any(other.in_table or other.place < statement.place for other in agreeing):
            continue
        # Where another sentence has it too, it is no slip in this one: the cell must surely be meant.
        may_be = partial(_is_surely_meant if agreeing else _may_be_meant, statement, links=links)
        meant = index.near(statement, may_be)
        if meant:
            best = max(meant, key=lambda cell: weigh(cell.near & statement.near, links.weights))
            yield Conflict(statement, best, misprint=True)
            continue
        if agreeing:
            continue
        row = row_spoken_of(statement, rows)
        if row:
            yield from _compare_cells(statement, row, links)


def _may_be_meant(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether a sentence's figure, one slip from a cell's, is meant for it: the shorter, the more must be named."""
    digits = min(statement.digits, cell.digits)
    if digits < FEWEST_DIGITS or not are_comparable(statement, cell) or not _is_of_unit(statement, cell):
        return False
    if _names_other_month(statement, cell):
        return False
    if statement.is_past and cell.period is None:
        return False
    if (statement.role == "goal") != (cell.role == "goal"):
        return False
    if statement.kind != cell.kind and statement.last_place != cell.last_place:
        return False
    if _is_printed_beside(statement, cell, links) or _is_of_another_row(statement, cell, links):
        return False
    if digits < LONG_DIGITS and _is_one_of_series(cell, links):
        return False
    return _has_sibling(statement, cell, links) or _is_named_enough(statement, cell, digits, links)


def _is_row_of_figures(statement: Statement, links: Links) -> bool:
    """Whether what stands for a sentence is a line of a table that was not taken for one."""
    beside = len(links.sentences.get(statement.place, ()))
    return statement.sentence is not None and beside >= _ROW_OF_FIGURES and len(statement.all_words) <= beside


def _is_of_unit(statement: Statement, cell: Statement) -> bool:
    """Whether a cell that prints no unit may be a share, where the sentence's figure is one."""
    if not cell.is_bare or statement.kind not in ("%", "percentage points") or cell.grid is None or cell.cell is None:
        return True
    words = f"{cell.grid.heading(cell.cell.column)} {cell.grid.caption} {cell.row.label if cell.row else ''}"
    return bool(_SHARE.search(words)) and cell.size < _LARGEST_SHARE


def _is_printed_beside(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether the cell's row has the sentence's figure in another column, or its table a long one anywhere, so that
    it is no slip of the keys."""
    if any(other.fits(statement) for other in links.rows.get(cell.place, ())):
        return True
    long = statement.digits > FEWEST_DIGITS
    return any(
        other.size == statement.size and (long or other.head == cell.head)
        for other in links.grids.get(cell.place[:2], ())
    )


def _is_of_another_row(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether another figure of the sentence is the cell's own, or the row has nothing like it under the heading
    that it names."""
    others = [other for other in links.sentences.get(statement.place, ()) if other is not statement]
    if any(partner is cell for other in others for partner in links.agrees_with(other)):
        return True
    beside = [one for one in links.rows.get(cell.place, ()) if one is not cell and one.head and one.head != cell.head]
    return any(
        one.head <= other.own and other.role == one.role and are_comparable(other, one) and not _are_near(other, one)
        for other in others
        for one in beside
    )


def _are_near(one: Statement, two: Statement) -> bool:
    return one.fits(two) or is_misprint(one, two)


def _is_one_of_series(cell: Statement, links: Links) -> bool:
    """Whether tables of one form, for each quarter or place in turn, have the cell's row with other values."""
    twins = [
        other
        for other in links.labels.get((cell.own, cell.head), ())
        if other.place[:2] != cell.place[:2] and other.period == cell.period
    ]
    return any(not other.fits(cell) for other in twins)


def _names_other_month(statement: Statement, cell: Statement) -> bool:
    """Whether a clause names a month and the cell is of another."""
    period = cell.period or ""
    if statement.sentence is None or not _MONTH_KEY.match(period):
        return False
    named = {_MONTHS.index(word[:3].lower()) + 1 for word in _MONTH.findall(statement.sentence.text)}
    return bool(named) and int(period[-2:]) not in named


def _is_surely_meant(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether a sentence names both the row of a cell and its period."""
    return (
        cover_label(statement, cell, links) == 1
        and compare_periods(statement.period, cell.period) is True
        and _may_be_meant(statement, cell, links)
    )


def _is_named_enough(statement: Statement, cell: Statement, digits: int, links: Links) -> bool:
    """Whether a sentence names a cell's row, column or period as far as so many digits ask."""
    if digits > LONG_DIGITS:
        return bool(statement.all_words & (cell.all_words | _words_of_table(cell)))
    same_period = compare_periods(statement.period, cell.period) is True
    column = bool(cell.head & statement.own)
    named = 0.0 if _is_period_row(cell) and not column else cover_label(statement, cell, links)
    sums_table = _sums_table(cell)
    if digits == LONG_DIGITS and (named == 1 or (named >= HALF and same_period)):
        return True
    if digits == LONG_DIGITS and sums_table and statement.near & _words_of_table(cell):
        return True
    if is_narrower(statement, cell, links):
        return False
    if digits == LONG_DIGITS and column:
        return True
    if sums_table:
        own_column = column and (bool(cell.own) or (statement.period is None and _is_long(statement, cell)))
        return own_column or (named == 1 and len(cell.own) > 1)
    if named == 1:
        return digits > FEWEST_DIGITS or len(cell.own) > 1 or column or same_period or cell.role == "change"
    return named >= HALF and (digits > FEWEST_DIGITS or same_period)


def _is_long(statement: Statement, cell: Statement) -> bool:
    """Whether both print more digits than one slip of the keys could bring together by chance, noughts counted."""
    return all(sum(map(str.isdigit, one.amount.text)) > FEWEST_DIGITS for one in (statement, cell))


def _is_period_row(cell: Statement) -> bool:
    """Whether a row is named by nothing but its month or year, which any sentence may speak of."""
    return len(cell.own) <= 1 and cell.row is not None and period_key(cell.row.label) is not None


def _sums_table(cell: Statement) -> bool:
    """Whether a cell stands in the row that sums its table up, or is that of everything."""
    label = cell.row.label.casefold() if cell.row else ""
    return cell.own <= TOTAL_WORDS and (bool(cell.own) or "total" in label)


def _words_of_table(cell: Statement) -> frozenset[str]:
    """The words that label the rows of a cell's table."""
    return content_words(" ".join(row.label for row in cell.grid.rows)) if cell.grid else frozenset()


def cover_label(statement: Statement, cell: Statement, links: Links) -> float:
    """How much of a row's label a clause names, by weight."""
    whole = weigh(cell.own, links.weights)
    return weigh(cell.own & statement.near, links.weights) / whole if whole else 0.0


def _has_sibling(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether another figure of the sentence agrees with another cell of the same row, or of the same column
    where the cell's own row is named too or sums the table."""
    siblings = [
        partner
        for other in links.sentences.get(statement.place, ())
        if other is not statement
        for partner in links.agrees_with(other)
        if partner.in_table and partner.place[:2] == cell.place[:2]
    ]
    if any(partner is cell for partner in siblings):
        return False
    named = _sums_table(cell) or cover_label(statement, cell, links) >= HALF
    return any(partner.place == cell.place or (partner.head == cell.head and named) for partner in siblings)


Labels = dict[frozenset[str], list[list[Statement]]]


def rows_by_word(links: Links) -> dict[tuple[str, str], Labels]:
    """The rows of figures of the tables by their labels, each under its rarest word and each kind of its figures."""
    by_row: dict[tuple[int, int, int], list[Statement]] = defaultdict(list)
    for statement in links.tables:
        if statement.own:
            by_row[statement.place].append(statement)
    held: dict[tuple[str, str], Labels] = defaultdict(lambda: defaultdict(list))
    for cells in by_row.values():
        label = cells[0].own
        rarest = max(sorted(label), key=lambda word: links.weights.get(word, 0.0))
        for kind in {cell.kind for cell in cells}:
            held[rarest, kind][label].append(cells)
    return held


def row_spoken_of(statement: Statement, rows: dict[tuple[str, str], Labels]) -> list[Statement] | None:
    """The one row whose label a clause names in full; none where two do, unless one label holds the others."""
    named = {
        label: held
        for word in statement.near
        for label, held in rows.get((word, statement.kind), {}).items()
        if label <= statement.near
    }
    inside = [label for label in named if label <= statement.own] or list(named)
    longest = named.get(frozenset().union(*inside), [])
    return longest[0] if len(longest) == 1 else None


def _compare_cells(statement: Statement, row: list[Statement], links: Links) -> Iterator[Conflict]:
    cells = [
        cell
        for cell in row
        if cell.role == statement.role and are_comparable(statement, cell) and _is_of_unit(statement, cell)
    ]
    named = [cell for cell in cells if _column_is_named(statement, cell, cells)]
    if len(named) != 1:
        return
    cell = named[0]
    if cell.fits(statement) or is_narrower(statement, cell, links) or _is_whole(cell):
        return
    if _is_of_another_row(statement, cell, links) or _is_one_of_series(cell, links):
        return
    if _is_row_certain(statement, cell, links) and _has_company(statement, cell, links):
        yield Conflict(statement, cell, misprint=False)


def _is_whole(cell: Statement) -> bool:
    """Whether a cell says only that all of something is all of it."""
    return cell.size == _WHOLE and (cell.kind == "%" or cell.is_bare)


def _has_company(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether anything but the row's label ties the sentence to the table: its period, or another figure of its
    paragraph that the table has."""
    if compare_periods(statement.period, cell.period) is True:
        return True
    paragraph = statement.sentence.paragraph if statement.sentence else None
    return paragraph is not None and any(
        partner.place[:2] == cell.place[:2]
        for number in range(len(paragraph.sentences))
        for other in links.sentences.get((0, paragraph.index, number), ())
        if other is not statement
        for partner in links.agrees_with(other)
    )


def _column_is_named(statement: Statement, cell: Statement, cells: list[Statement]) -> bool:
    """Whether a sentence names a cell's column, by its period or by the words of its heading."""
    if compare_periods(statement.period, cell.period) is True:
        return cell.head & QUALIFIERS <= statement.near
    special = cell.head - frozenset().union(*(other.head for other in cells if other is not cell))
    if special:
        return special <= statement.near and (cell.period is None or statement.period is None)
    return len(cells) == 1 and statement.period is None


def is_narrower(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether the sentence or the cell is of a part, a place or a kind that the other does not name."""
    printed = cell.own | cell.head | cell.around
    parts = (statement.own & NARROWING) - printed or (
        (cell.own - TOTAL_WORDS) | cell.head
    ) & NARROWING - statement.all_words
    return bool(parts) or bool(statement.names - printed - links.familiar)


def _is_row_certain(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether a label is telling enough to stand for its row when the two values are nothing alike."""
    whole = weigh(statement.own, links.weights)
    share = weigh(statement.own & (cell.own | cell.head | cell.around), links.weights) / whole if whole else 0.0
    return len(cell.own) >= 2 and cell.own <= statement.own and share >= NAMED_MOSTLY
