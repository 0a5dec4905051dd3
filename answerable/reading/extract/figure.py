"""Figures: every number that a paper states, with its unit, subject, period and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from answerable.reading.extract.change import read_change
from answerable.reading.extract.comparison import Stated, compare_figures, is_compared
from answerable.reading.extract.measure import Quantity
from answerable.reading.extract.period import Period, assign_period, find_periods
from answerable.reading.extract.quantity import find_quantities
from answerable.reading.extract.section import Passage
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.subject import count_noun, find_noun, find_subject
from answerable.reading.extract.table import CELL_HOMES
from answerable.reading.extract.table_figure import read_table_figures
from answerable.reading.extract.wording import Wording
from answerable.record import Cite, Figure, Table

_QUOTED_AROUND = 40
_FEWEST_AROUND = 18
_LOOKED_BACK = 6


def find_figures(passages: Iterable[Passage], tables: Iterable[Table]) -> tuple[Figure, ...]:
    """Every figure that the prose and the data tables of a paper state, in the order given.

    The citation of a figure in prose quotes it with the words around it on its own line; that of a table's cell
    quotes the row.
    """
    found: list[Figure] = []
    read: set[tuple[int | None, int]] = set()
    for passage in passages:
        found.extend(list(_from_passage(passage, len(found))))
        if passage.home in CELL_HOMES:
            read.update((line.page, line.number) for block in passage.blocks for line in block.lines)
    for table in tables:
        if table.kind == "data" and not _is_read(table, read):
            found += read_table_figures(table, len(found))
    return tuple(found)


def _is_read(table: Table, read: set[tuple[int | None, int]]) -> bool:
    """Whether the words of a table's rows are held, and read for figures, as those of actions, decisions or items."""
    if not read:
        return False
    cites = table.row_cites
    for index, cite in enumerate(cites):
        first, last = cite.line or 1, (cite.line or 1) + len(table.rows[index])
        if index + 1 < len(cites) and cites[index + 1].page == cite.page:
            last = max(first + 1, cites[index + 1].line or 1)
        if any((cite.page, line) in read for line in range(first, last)):
            return True
    return False


def _from_passage(passage: Passage, before: int) -> Iterator[Figure]:
    quantities = find_quantities(passage.text)
    if not quantities:
        return
    wording = Wording(passage.blocks)
    offset = wording.text.find(passage.text)
    number = before
    earlier: list[Stated] = []
    left = 0
    for start, sentence in _sentences(passage.text):
        first = left
        while left < len(quantities) and quantities[left].start < start + len(sentence):
            left += 1
        inside = quantities[first:left]
        if not inside:
            continue
        periods = find_periods(sentence)
        kept = [quantity for quantity in inside if not _is_period(quantity, periods, start)]
        for stated in _state(kept, sentence, start, periods, earlier[-_LOOKED_BACK:]):
            earlier.append(stated)
            number += 1
            yield _figure(stated, number, passage, _cite(stated.quantity, passage, wording, offset))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for sentence in split_sentences(text):
        at = text.find(sentence, at)
        yield at, sentence
        at += len(sentence)


def _is_period(quantity: Quantity, periods: Sequence[Period], start: int) -> bool:
    """Whether a number belongs to a stretch of time (`the last 12 months`), or is a year printed in two digits."""
    at = quantity.start - start
    return any(period.start <= at < period.end for period in periods)


def _state(
    quantities: Sequence[Quantity], sentence: str, start: int, periods: Sequence[Period], earlier: Sequence[Stated]
) -> list[Stated]:
    """The figures of a sentence, each with what the sentence says about it."""
    stated: list[Stated] = []
    subject = earlier[-1].subject if earlier else None
    ends = [0, *(quantity.end - start for quantity in quantities)]
    starts = [*(quantity.start - start for quantity in quantities[1:]), len(sentence)]
    for quantity, before_end, next_start in zip(quantities, ends, starts, strict=False):
        span = quantity.start - start, quantity.end - start
        noun = find_noun(sentence, span[1]) if quantity.kind != "duration" else None
        subject = find_subject(sentence, span, noun, subject, before_end)
        stated.append(
            Stated(
                quantity=quantity,
                unit=quantity.unit or count_noun(noun),
                subject=subject,
                start=span[0],
                end=span[1],
                period=assign_period(periods, sentence, span, (before_end, next_start)),
                change=read_change(quantity, sentence, *span),
                compared=is_compared(sentence, span[0]),
            )
        )
    compare_figures(stated, sentence, earlier)
    return stated


def _cite(quantity: Quantity, passage: Passage, wording: Wording, offset: int) -> Cite:
    """A figure's place: itself with a few words around it, on its own printed line where that holds enough."""
    at = offset + quantity.start if offset >= 0 else wording.text.find(quantity.text)
    if at < 0:
        return wording.cite(0, len(wording.text))
    stop = at + len(quantity.text)
    left, right = wording.line_bounds(at)
    if at - left < _FEWEST_AROUND:
        left = max(0, at - _QUOTED_AROUND)  # at the start of its line a figure is told by the words before it
    begin, end = max(left, at - _QUOTED_AROUND), min(max(right, stop), stop + _QUOTED_AROUND)
    if begin and wording.text[begin - 1] != " ":
        begin = min(at, wording.text.find(" ", begin) + 1 or at)
    if end < len(wording.text) and wording.text[end] != " ":
        end = max(stop, wording.text.rfind(" ", stop, end))
    return wording.cite(begin, end)


def _figure(stated: Stated, number: int, passage: Passage, cite: Cite) -> Figure:
    quantity = stated.quantity
    return Figure(
        id=f"figure-{number}",
        text=quantity.text,
        value=quantity.value,
        unit=stated.unit,
        scale=quantity.scale,
        decimals=quantity.decimals,
        approximate=quantity.approximate,
        subject=stated.subject,
        period=stated.period,
        comparator=stated.comparator,
        change=stated.change,
        ref=passage.ref,
        cite=cite,
    )
