"""Words that count the things a table lists, or a list that stands just above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answerable.checking.evidence.grid import Grid
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph, Sentence
from answerable.checking.linking.listing import NUMBER, items_after, read_count
from answerable.checking.linking.wording import fold_word

_VERB = (
    r"(?:are|were|is|was|have|had|has|make|cover|add|come|came|account|do|did|will)\b"
    r"(?!\s+(?:rated|marked|red|amber))"
)
_IN_TABLE = re.compile(
    rf"(?:^|\.\s+|\d\s+)The\s+{NUMBER}\s+(?P<noun>[a-z]{{4,20}}s)\s+in\s+(?P<table>Table\s+\d{{1,2}}(?:\.\d{{1,2}})?)\s+{_VERB}",
    re.IGNORECASE,
)
_OF_HEADER = re.compile(rf"^(?:\d[\d.]*\s+)?The\s+{NUMBER}\s+(?P<noun>[a-z]{{4,20}}s)\s+{_VERB}", re.IGNORECASE)
_ABOVE = re.compile(
    rf"^(?:\d[\d.]*[.)]?\s+)?(?:(?:each|all)\s+of\s+)?(?:the|these)\s+{NUMBER}\s+(?P<noun>[a-z]{{4,20}}s)\s+"
    rf"(?P<where>above\b|listed\s+above\b)?\s*{_VERB}",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|all|overall|average|mean|net|sum|force|county|borough|area)\b", re.IGNORECASE)
_FEWEST = 3
_PARTS_OF_TIME = frozenset(
    map(fold_word, ("month", "quarter", "year", "week", "day", "period", "column", "row", "figure", "line"))
)
_GROUPINGS = frozenset(
    map(fold_word, ("kind", "type", "group", "family", "class", "set", "sort", "block", "band", "part"))
)
"""What rows are put together in: there are fewer of them than rows."""
_MOST_OUT = 2
"""A count further out than this is of something else."""


class CountedRows(NamedTuple):
    """Words that count, and the labels of what they count."""

    sentence: Sentence
    counted: str
    noun: str
    where: str
    labels: tuple[str, ...]


def find_counted_rows(paper: Paper) -> Iterator[CountedRows]:
    """Sentences that count what a table lists: `The six options in Table 4 were`, `The five wards have`."""
    grids = [grid for grid in paper.grids if grid.rows]
    for paragraph in paper.paragraphs:
        if paragraph.look == "heading" or "he " not in paragraph.text:
            continue
        for sentence in paragraph.sentences:
            match = _IN_TABLE.search(sentence.text)
            if match:
                held = [grid for grid in grids if _is_titled(grid, match["table"])]
                where = match["table"]
            else:
                match = _OF_HEADER.match(sentence.text)
                held = _tables_of(grids, match["noun"]) if match else []
                where = "the table"
            if not match or fold_word(match["noun"]) in _PARTS_OF_TIME | _GROUPINGS:
                continue
            listed = {_list_labels(grid) for grid in held}
            if len(listed) == 1 and not _is_counted_elsewhere(paper, sentence, match["count"], match["noun"]):
                labels = next(iter(listed))
                if len(labels) >= _FEWEST and abs(read_count(match["count"]) - len(labels)) <= _MOST_OUT:
                    yield CountedRows(sentence, match["count"], match["noun"], where, labels)


def find_counted_above(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, re.Match[str], list[Paragraph]]]:
    """Paragraphs that count the items of the list that ends just before them, with those items."""
    for paragraph in paragraphs:
        match = _ABOVE.match(paragraph.sentences[0].text) if paragraph.sentences else None
        if not match or paragraph.look == "heading":
            continue
        opening = _find_opening(paragraphs, paragraph.index)
        if opening is None:
            continue
        items = [item for item in items_after(paragraphs, opening.index) if item.index < paragraph.index]
        named = fold_word(match["noun"]) in {fold_word(word) for word in re.findall(r"[A-Za-z]+", opening.text)}
        if items and items[-1].index == paragraph.index - 1 and (named or match["where"]):
            yield paragraph, match, items


def _find_opening(paragraphs: Sequence[Paragraph], index: int) -> Paragraph | None:
    """The paragraph that opens the list before a place: the nearest that ends in a colon, with only items after."""
    for at in range(index - 1, max(-1, index - 17), -1):
        if paragraphs[at].text.rstrip().endswith(":"):
            return paragraphs[at]
        if paragraphs[at].look != "list_item":
            return None
    return None


def _is_titled(grid: Grid, title: str) -> bool:
    return bool(re.match(rf"\W*{re.escape(title)}(?![\d.]*\d)", grid.caption, re.IGNORECASE))


def _tables_of(grids: Sequence[Grid], noun: str) -> list[Grid]:
    """Tables whose first column is headed by a noun, and which sum it up: they list all there are."""
    return [
        grid
        for grid in grids
        if grid.header
        and fold_word(grid.header[0].strip()) == fold_word(noun)
        and any(_TOTAL.search(row.label) for row in grid.rows)
    ]


def _list_labels(grid: Grid) -> tuple[str, ...]:
    return tuple(
        row.label
        for row in grid.rows
        if row.label.strip() and not _TOTAL.search(row.label) and any(cell.amount for cell in row.cells[1:])
    )


def _is_counted_elsewhere(paper: Paper, sentence: Sentence, count: str, noun: str) -> bool:
    """Whether the paper counts so many of them in another sentence too: some that it spoke of, then."""
    said = re.compile(rf"\b{count}\s+(?:\w+\s+)?{re.escape(noun)}\b", re.IGNORECASE)
    return any(
        said.search(other.text)
        for paragraph in paper.paragraphs
        for other in (paragraph.sentences if noun.lower() in paragraph.text.lower() else ())
        if other.start != sentence.start or other.paragraph.index != sentence.paragraph.index
    )
