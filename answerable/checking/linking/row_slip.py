"""A figure of a sentence that its row of a table does not have, where figures beside it show which row and column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from answerable.checking.linking.cell_conflict import Labels, is_narrower, row_spoken_of, rows_by_word
from answerable.checking.linking.conflict import Conflict
from answerable.checking.linking.link import Links, are_comparable
from answerable.checking.linking.misprint import FEWEST_DIGITS, is_misprint
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.wording import content_words

_AGAINST = re.compile(
    r"^(?:\s+in\s+the\s+(?:quarter|year|month|period))?,?\s+(?:against|compared\s+(?:with|to)|down\s+from|up\s+from)\s+£?$",
    re.IGNORECASE,
)
"""Between two figures of one thing, of now and of before."""
_YEAR = re.compile(r"\b20\d\d\b")
_LEVELS_OF_TWO = 2

_Rows = dict[tuple[int, int, int], list[Statement]]


def find_row_slips(links: Links) -> Iterator[Conflict]:
    """Figures that differ from their cell: named with others of its column, against its neighbour, or under a
    heading that is the row's label."""
    headed, by_word = _rows_by_label(links.rows), rows_by_word(links)
    for statements in links.sentences.values():
        rows = _headed_rows(statements[0], headed, links)
        for index, statement in enumerate(statements):
            if not _may_be_slip(statement, links):
                continue
            cell = (
                _cell_of_column(statement, statements, links)
                or _cell_beside(statement, statements[index + 1 : index + 2], links)
                or _cell_of_heading(statement, rows)
                or _cell_of_label(statement, by_word, links)
            )
            if cell is not None:
                yield Conflict(statement, cell, misprint=is_misprint(statement, cell))


def _may_be_slip(statement: Statement, links: Links) -> bool:
    return (
        statement.role == "level"
        and statement.digits >= _LEVELS_OF_TWO
        and not statement.is_past
        and not statement.amount.figure.approximate
        and not any(other.in_table for other in links.agrees_with(statement))
    )


def _cell_of_column(statement: Statement, statements: list[Statement], links: Links) -> Statement | None:
    """The cell of the row named before a figure, in the column in which another figure of the sentence stands."""
    words = _words_before(statement)
    for other in statements:
        if other is statement or other.kind != statement.kind or other.digits < FEWEST_DIGITS or not words:
            continue
        for beside in links.agrees_with(other):
            if not beside.in_table or not beside.own or not beside.own <= _words_before(other):
                continue
            named = [
                cell
                for cell in links.grids[beside.place[:2]]
                if _column(cell) == _column(beside) and cell.own and cell.own <= words
            ]
            if len(named) == 1 and named[0] is not beside and _differ(statement, named[0], links):
                return named[0]
    return None


def _cell_beside(statement: Statement, following: list[Statement], links: Links) -> Statement | None:
    """The other of a row's two figures, where a sentence holds one figure against one that the row has."""
    if not following or statement.sentence is None:
        return None
    other, text = following[0], statement.sentence.text
    start = statement.sentence.start
    if not _AGAINST.match(text[statement.amount.end - start : other.amount.start - start]):
        return None
    heading = content_words(statement.sentence.paragraph.heading)
    for beside in links.agrees_with(other):
        if not beside.in_table or not beside.own or not beside.own <= _words_before(statement):
            continue
        levels = [one for one in links.rows[beside.place] if one.role == "level" and one.kind == beside.kind]
        of_heading = bool(heading) and beside.around == heading
        if len(levels) == _LEVELS_OF_TWO and of_heading and all(one.kind == statement.kind for one in levels):
            cell = levels[0] if levels[1] is beside else levels[1]
            if _differ(statement, cell, links):
                return cell
    return None


def _cell_of_heading(statement: Statement, rows: list[list[Statement]]) -> Statement | None:
    """The cell of the row that the heading names, of which a figure has two neighbouring digits swapped."""
    found = [
        cell
        for row in rows
        if not any(cell.size == statement.size for cell in row)
        for cell in row
        if cell.role == "level" and cell.kind == statement.kind and _are_swapped(statement, cell)
        if not _is_of_other_year(statement, cell)
    ]
    return found[0] if len({cell.size for cell in found}) == 1 else None


def _cell_of_label(statement: Statement, by_word: dict[tuple[str, str], Labels], links: Links) -> Statement | None:
    """The cell of the one row named before a figure, of whose digits two are swapped: of a short label, three must
    be printed."""
    row = row_spoken_of(statement, by_word) if statement.kind in ("GBP", "%") else None
    if not row or not row[0].own <= _words_before(statement) or links.agrees_with(statement):
        return None
    least = FEWEST_DIGITS if len(row[0].own) == 1 else _LEVELS_OF_TWO
    found = [
        cell
        for cell in row
        if cell.kind == statement.kind and cell.last_place == statement.last_place and cell.digits >= least
        if _are_reordered(statement, cell) and _differ(statement, cell, links)
        if not is_narrower(statement, cell, links)
    ]
    return found[0] if len(found) == 1 and statement.digits >= least else None


def _are_reordered(one: Statement, two: Statement) -> bool:
    """Whether two figures of decimals have the same digits but for two that changed places."""
    if not one.amount.figure.decimals or one.amount.figure.decimals != two.amount.figure.decimals:
        return False
    digits = one.amount.figure.decimals + 1
    ones, twos = (f"{figure.size.scaleb(-figure.last_place):.0f}".zfill(digits) for figure in (one, two))
    differing = sum(left != right for left, right in zip(ones, twos, strict=False))
    return len(ones) == len(twos) and differing == _LEVELS_OF_TWO and sorted(ones) == sorted(twos)


def _headed_rows(statement: Statement, headed: dict[frozenset[str], _Rows], links: Links) -> list[list[Statement]]:
    """The rows whose label is a sentence's heading and which have another figure of its paragraph."""
    paragraph = statement.sentence.paragraph if statement.sentence else None
    if paragraph is None or not paragraph.heading:
        return []
    rows = headed.get(content_words(paragraph.heading), {})
    sizes = {
        other.size
        for number in range(len(paragraph.sentences) if rows else 0)
        for other in links.sentences.get((0, paragraph.index, number), ())
        if other.digits >= FEWEST_DIGITS
    }
    return [row for row in rows.values() if any(cell.size in sizes for cell in row)]


def _rows_by_label(rows: _Rows) -> dict[frozenset[str], _Rows]:
    held: dict[frozenset[str], _Rows] = defaultdict(dict)
    for place, row in rows.items():
        if row[0].own:
            held[row[0].own][place] = row
    return held


def _are_swapped(one: Statement, two: Statement) -> bool:
    """Whether two figures printed to one place have the same digits but for two neighbours."""
    place = min(one.last_place, two.last_place)
    ones, twos = (f"{figure.size.scaleb(-place):.0f}" for figure in (one, two))
    at = [place for place, (left, right) in enumerate(zip(ones, twos, strict=False)) if left != right]
    return (
        len(ones) == len(twos) >= FEWEST_DIGITS
        and len(at) == _LEVELS_OF_TWO
        and at[1] == at[0] + 1
        and sorted(ones) == sorted(twos)
    )


def _differ(statement: Statement, cell: Statement, links: Links) -> bool:
    """Whether a figure is not a cell's, though it could be, and stands nowhere else in the table."""
    return (
        are_comparable(statement, cell)
        and cell.role == "level"
        and not cell.fits(statement)
        and not _is_of_other_year(statement, cell)
        and not any(other.fits(statement) for other in links.grids[cell.place[:2]])
    )


def _is_of_other_year(statement: Statement, cell: Statement) -> bool:
    """Whether a sentence dates a figure and the cell's column is of none of its years."""
    if statement.sentence is None or cell.grid is None or cell.cell is None:
        return False
    text, end = statement.sentence.text, statement.amount.end - statement.sentence.start
    said = set(_YEAR.findall(text[:end] + re.split(r"[,;]\s", text[end:], maxsplit=1)[0]))
    headed = set(_YEAR.findall(cell.grid.heading(cell.cell.column)))
    return bool(said and headed) and not said & headed


def _words_before(statement: Statement) -> frozenset[str]:
    """The words of a sentence between the figure before and this one."""
    sentence = statement.sentence
    if sentence is None:
        return frozenset()
    start = statement.amount.start - sentence.start
    ends = [amount.end - sentence.start for amount in sentence.amounts if amount.end <= statement.amount.start]
    return content_words(sentence.text[max(ends, default=0) : start])


def _column(statement: Statement) -> int | None:
    return statement.cell.column if statement.cell else None
