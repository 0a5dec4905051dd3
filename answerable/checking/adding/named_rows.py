"""Sums in prose over rows that it names: "Friday, Saturday and Sunday together take 46.1% of the calls"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.checking.adding.marked_sentence import MARK, Marked, same_kind
from answerable.checking.adding.stated_sums import StatedSum
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence

_TOGETHER = re.compile(r"\b(?:together|between them|combined)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:\W{0,4}\d{1,3}(?:\.\d{1,3}){0,2}[.)]?\s+)?(?:[Tt]he )?(?P<names>[A-Z][^.;:()⟦⟧]{5,160}? and "
    r"[^.;:()⟦⟧]{3,60}?) "
    r"(?:together |between them |combined )?(?:ha[ds]|have|take|took|make up|made up|account(?:ed)? for|cost|come to|"
    r"came to|total(?:led)?|receive[ds]?|are|were|make|made|brought|bring|amount(?:ed)? to)\b[^.;⟦⟧]{0,30}"
    rf"(?P<total>{MARK})"
)
_BETWEEN_NAMES = re.compile(r", and |, | and ")
_FEWEST_ROWS = 3


def find_named_sums(paper: Paper) -> Iterator[StatedSum]:
    """Every sum over named rows of a table: those that agree, and those that one slip keeps from it."""
    for paragraph in paper.paragraphs:
        if not paragraph.amounts or not _TOGETHER.search(paragraph.text):
            continue
        for sentence in paragraph.sentences:
            if sentence.amounts and _TOGETHER.search(sentence.text):
                yield from _find_in(sentence, paper.grids)


def _find_in(sentence: Sentence, grids: Sequence[Grid]) -> Iterator[StatedSum]:
    marked = Marked(sentence)
    match = _NAMED.match(marked.text.lstrip())
    if match is None:
        return
    total = marked.amount(match["total"][1:-1])
    names = [_fold(name) for name in _BETWEEN_NAMES.split(match["names"])]
    tried = [
        StatedSum(marked, total, parts, sure=False)
        for grid in grids
        for parts in _columns_of(grid, names)
        if same_kind(total, *parts)
    ]
    agreeing = [stated for stated in tried if stated.agrees]
    slipped = [stated for stated in tried if stated.slip]
    yield from agreeing[:1] or (slipped if len(slipped) == 1 else ())


def _columns_of(grid: Grid, names: Sequence[str]) -> Iterator[tuple[Amount, ...]]:
    """The numbers of the named rows in each column where all of them have one; nothing where a name is no row's."""
    rows: dict[str, Row] = {}
    for row in grid.rows:
        if rows.setdefault(_fold(row.label), row) is not row:
            return  # a name of two rows says not which
    if len(rows) < _FEWEST_ROWS or not all(name in rows for name in names):
        return
    for column in range(grid.width):
        held = [rows[name].cells[column].amount for name in names if column < len(rows[name].cells)]
        parts = tuple(amount for amount in held if amount is not None)
        if len(parts) == len(names):
            yield parts


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")
