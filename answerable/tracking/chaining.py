"""The chain of each thing owed: its words, the action, the updates, and what later papers say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from answerable.reading.extract.calendar import find_dates
from answerable.tracking.gap import state_nearest, state_said
from answerable.tracking.library import Library, Said
from answerable.tracking.matching import Choice
from answerable.tracking.owed import Owed
from answerable.tracking.reconciliation import Chain, Nearest, Trace
from answerable.tracking.reconciliation import Said as StatedSaid
from answerable.tracking.reference import Reference, find_references
from answerable.tracking.row import Row
from answerable.tracking.wording import Lexicon

EVIDENT = 0.6
"""How much of the weight of what is owed a later passage must say to be shown as what may have come of it."""
FEWEST_EVIDENT = 3
WITHIN = dt.timedelta(days=3 * 365)
"""How long after they were said words alone are looked for; what names the row is found however late.

It also keeps the search from growing with the square of a body's papers.
"""
MOST_SHOWN = 3
"""Later passages shown of one chain: the likeliest."""


def make_chains(
    choices: Sequence[Choice],
    rows: Sequence[Row],
    asked: dict[tuple[str, ...], Said],
    library: Library,
    lexicon: Lexicon,
) -> tuple[Chain, ...]:
    """One chain for everything owed, and one for every row whose words were not found but asked for in the prose."""
    chains = [_chain(choice, library, lexicon) for choice in choices]
    for row in rows:
        if row.key in asked:
            chains.append(_chain_of_row(row, asked[row.key], library))
    return tuple(chain for chain in chains if chain.actions or chain.traces)


def _chain(choice: Choice, library: Library, lexicon: Lexicon) -> Chain:
    owed = choice.owed
    traces = [trace for fit in choice.carried for trace in _updates(fit.row)]
    references = {
        fit.printing.reference for fit in choice.carried if fit.printing.reference and not fit.printing.minuted
    }
    traces += _evidence(owed, references, library, lexicon)
    return Chain(
        body=owed.whence.body,
        said=(StatedSaid(**state_said(owed)),),  # type: ignore[arg-type]
        actions=tuple(state_nearest(fit) for fit in choice.carried),
        traces=tuple(sorted(traces, key=lambda trace: (str(trace.date or ""), trace.kind, trace.text))),
    )


def _chain_of_row(row: Row, passage: Said, library: Library) -> Chain:
    first = row.tracked[0]
    asked = Trace(
        kind=passage.kind,
        date=passage.date,
        text=passage.text,
        cite=passage.cite,
        found_in=passage.whence,
        score=None,
    )
    return Chain(
        body=row.body,
        actions=(Nearest(action=first.action, tracked_in=first.whence, score=1.0),),
        traces=(asked, *_updates(row)),
    )


def _updates(row: Row) -> Iterable[Trace]:
    """The updates of a row, each where it was first printed."""
    before = ""
    for printing in row.printings:
        update = printing.action.update
        if update and update != before:
            yield Trace(
                kind="update",
                date=printing.whence.date,
                text=update,
                cite=printing.action.update_cite or printing.action.cite,
                found_in=printing.whence,
            )
            before = update


def _evidence(owed: Owed, references: set[Reference], library: Library, lexicon: Lexicon) -> list[Trace]:
    """Later passages of the same body that name the row, or say most of what was owed."""
    if owed.date is None:
        return []
    found: list[tuple[float, Said]] = []
    days = {dated.date for dated in find_dates(owed.text, owed.date.year)}
    telling = frozenset(filter(lexicon.is_telling, owed.stems))
    needed: list[str | Reference] = [*lexicon.find_needed(owed.stems, EVIDENT), *references]
    until = owed.date + WITHIN
    for passage, stems in library.holding(owed.whence.body, needed, owed.date):
        if passage.kind in ("agenda", "programme") and days and passage.date not in days:
            continue  # the words name another meeting
        if references and not references.isdisjoint(find_references(passage.text)):
            found.append((1.0, passage))
        elif passage.date and passage.date <= until and len(stems & telling) >= FEWEST_EVIDENT:
            cover = lexicon.cover(stems, owed.stems)
            if cover >= EVIDENT:
                found.append((round(cover, 4), passage))
    found.sort(key=lambda entry: (-entry[0], entry[1].key))
    return [
        Trace(kind=one.kind, date=one.date, text=one.text, cite=one.cite, found_in=one.whence, score=score)
        for score, one in found[:MOST_SHOWN]
    ]
