"""MIS701: a place for a value with none in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from answerable.checking.evidence.grid import Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph, Sentence
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_UNIT_BEFORE = (
    r"percentage|percent|rate|rates|proportion|share|change|variance|increase|decrease|reduction|growth"
    r"|satisfaction"
    r"|compliance|performance|difference|attrition|attendance|turnover|margin|uptake|return|movement|values?"
    r"|figures?"
)
_HOLES = re.compile(
    rf"(?P<share>(?<!\w)(?!(?:{_UNIT_BEFORE})\s\()[A-Za-z][\w'’-]*\s\(\s?%\s?\))"
    r"|(?P<money>\b(?:of|is|at|to|by|was|were|costs?|costing|totall?ing|spent|worth|from|approximately|about"
    r"|around)"
    r"\s£(?=\s?(?:[.;)]|,\s|$|(?:and|for|in|to|of|was|is|which|from|per|each|during|by|on|at|has|will)\b)))"
    r"|(?P<bracket>\b(?:of|is|was|were|by|to|at|from|about|approximately|around|than|a|the|£)\s\[\s?(?:[xX?_]{1,4}|\.{2,4}|…|number|figure|amount|value|total|percentage|TBC"
    r"|tbc)\s?\](?=\s?%|\s?[a-z.,;]))"
    r"|(?P<letters>£\s?[xX]{1,4}(?:[.,][xX]{1,3})*\s?(?:m|k|bn|million|billion|thousand)?(?![\w’'])"
    r"|(?<![\w-])[xX]{1,3}(?:\.[xX]{1,2})?\s?%"
    r"|(?<![\w-])xx{1,2}\s(?=[a-z]{3}))"
    r"|(?P<later>£\s?(?:TBC|tbc|TBA|tba|to be confirmed)\b|\b(?:TBC|TBA)\s?%)"
    r"|(?P<percent>\b(?:about|approximately|around|nearly|almost|were)\s%(?=\s(?:of|in|since|from|compared)\b|[.;,])"
    r"|\b(?:by|to)\s%(?=\s(?:since|compared)\b|[.;,]))"
    r"|(?P<machine>#(?:REF|DIV/0|VALUE|NAME|NUM|N/A)[!?]?)"
)
_SHORTEST_SENTENCE = 5
_SHORTEST_WITH_SHARE = 8
_LATER = re.compile(r"^\W*(?:TBC|TBA|to be confirmed|to follow|xx+|\?+)\W*$", re.IGNORECASE)
_SUMMING = re.compile(r"\b(?:total|all|overall)\b", re.IGNORECASE)
"""A row that sums a table has nothing under rates and scores."""
_UNIT_ALONE = frozenset({"£", "%", "£m", "£k"})
_VALUE = re.compile(r"^[(+−-]?£\s?\d|^[(+−-]?\d[\d,.]*\s?%")
_FEWEST_FILLED = 3
_FEWEST_BESIDE_EMPTY = 5


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if paragraph.look != "heading" and _may_hold(paragraph.text):
            for sentence in paragraph.sentences:
                yield from _read_sentence(paragraph, sentence)
    for grid in paper.grids:
        yield from _read_grid(grid)


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in ("%", "£", "[", "#", "xx"))


def _read_sentence(paragraph: Paragraph, sentence: Sentence) -> Iterator[Examined]:
    holes = [match for match in _HOLES.finditer(sentence.text) if _is_hole(match, sentence)]
    if not holes:
        yield Examined()
        return
    printed = [" ".join(match[0].split()) for match in holes]
    listed = ", ".join(f"“{words}”" for words in printed)
    many = len(holes) > 1
    yield Examined(
        disagreement=Disagreement(
            message=f"{listed} {'have' if many else 'has'} no value printed where one belongs.",
            working=tuple(f"“{words}” has no digit." for words in printed),
            printed=printed[0],
            explanation="The value was to be put in later, or was lost when the text was copied.",
            cite=paragraph.cite(sentence.start + holes[0].start(), sentence.start + holes[-1].end()),
        )
    )


def _is_hole(match: re.Match[str], sentence: Sentence) -> bool:
    words = len(sentence.text.split())
    if match.lastgroup == "share":
        # Beside a title or a label `(%)` names the unit; within a sentence that goes on it has lost its number.
        return (
            words >= _SHORTEST_WITH_SHARE
            and sentence.text.rstrip()[-1:] in ".;:"
            and match.end() < len(sentence.text)
        )
    return match.lastgroup == "machine" or words >= _SHORTEST_SENTENCE


def _read_grid(grid: Grid) -> Iterator[Examined]:
    for column in range(1, grid.width):
        cells = grid.column(column)
        filled = [cell for cell in cells if cell.amount is not None]
        yield from _find_lone_signs(grid, column)
        if len(filled) < _FEWEST_FILLED:
            continue
        for cell in cells:
            if cell.amount is not None:
                continue
            row = grid.rows[cell.row]
            if _LATER.match(cell.text) or cell.text.startswith("#"):
                yield Examined(disagreement=_tell_cell(grid, row, column, f"“{cell.text}”", len(filled), row.cite))
            elif not cell.text and len(filled) == len(cells) - 1 >= _FEWEST_BESIDE_EMPTY:
                yield _examine_empty(grid, row, column, len(filled))
        yield Examined()


def _find_lone_signs(grid: Grid, column: int) -> Iterator[Examined]:
    """Cells of a column of values that have the sign of the unit and no number."""
    cells = grid.column(column)
    lone = [cell for cell in cells if cell.text.strip() in _UNIT_ALONE]
    filled = sum(bool(_VALUE.match(cell.text)) for cell in cells) if lone else 0
    for cell in lone:
        row = grid.rows[cell.row]
        if filled >= _FEWEST_FILLED and _is_value_lost(grid, row, column):
            yield Examined(disagreement=_tell_cell(grid, row, column, f"“{cell.text.strip()}”", filled, row.cite))


def _is_value_lost(grid: Grid, row: Row, column: int) -> bool:
    """Whether a sign stands alone under a heading in words, in a row whose other cells are filled: not in one that
    heads a part of the table, or gives the units of its columns."""
    heading = grid.heading(column).strip()
    others = [cell.text.strip() for cell in row.cells if cell.column != column]
    filled = len(others) > 1 and all(others) and not _UNIT_ALONE & set(others)
    return filled and bool(heading) and heading not in _UNIT_ALONE and any(map(str.isdigit, "".join(others)))


def _examine_empty(grid: Grid, row: Row, column: int, filled: int) -> Examined:
    """The one empty cell of a column; a row with no figures at all is a heading, one with two labels a merged one."""
    others = [cell for cell in row.cells if cell.amount is not None]
    widest = max(sum(cell.amount is not None for cell in other.cells) for other in grid.rows)
    if not others or not row.label or len(others) != widest - 1 or _SUMMING.search(row.label):
        return Examined()
    found = _tell_cell(grid, row, column, "nothing", filled, row.cite)
    return Examined(disagreement=msgspec.structs.replace(found, severity="info"))


def _tell_cell(grid: Grid, row: Row, column: int, printed: str, filled: int, cite: Cite) -> Disagreement:
    heading = grid.heading(column) or f"column {column + 1}"
    return Disagreement(
        message=f"The cell for “{row.label}” under “{heading}” has {printed}, and {filled} other rows a figure.",
        working=(f"Row “{row.label}”, “{heading}”: {printed}.", f"{filled} other rows of the column have a figure."),
        printed=printed.strip("“”") if printed != "nothing" else None,
        explanation="The value was to be put in later.",
        cite=cite,
    )
