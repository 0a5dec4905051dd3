"""Records in, reconciliation out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from answerable.record import Record, Resolution
from answerable.tracking.chaining import make_chains
from answerable.tracking.echo import join_echoes
from answerable.tracking.fit import explain
from answerable.tracking.gap import describe_row, find_gaps, state_nearest, state_said
from answerable.tracking.library import Library
from answerable.tracking.matching import MARGIN, Choice, choose_rows
from answerable.tracking.origin import find_orphans
from answerable.tracking.owed import gather_owed
from answerable.tracking.proof import find_unproven
from answerable.tracking.reconciliation import Matched, Reconciliation, Refused
from answerable.tracking.row import gather_printings, gather_trackers, join_rows
from answerable.tracking.shelf import Shelf
from answerable.tracking.standing import find_stalled
from answerable.tracking.stated import find_stated_counts
from answerable.tracking.wording import Lexicon

LISTS = ("matched", "missing", "orphans", "stalled", "refused", "not_yet", "untracked", "untraced", "unproven")


def reconcile(records: Sequence[Record], *, on: dt.date | None = None, chains: bool = True) -> Reconciliation:
    """Hold what several papers promise and resolve against the trackers and later papers among them.

    The papers may be of several bodies and in any order. `on` is the day against which due dates are held; without
    it, the day of the latest paper of each body. Nothing is fetched and nothing guessed: what two rows fit equally is
    refused, and what no later tracker was given for is `not_yet`. Without `chains` later papers are not searched
    for evidence.
    """
    shelf = Shelf(records)
    owed = gather_owed(shelf)
    printings = gather_printings(shelf)
    trackers = gather_trackers(printings)
    texts = [one.text for one in owed] + [printing.action.text for printing in printings]
    lexicon = Lexicon(texts, shelf.body_names)
    rows = join_rows(printings, lexicon)
    owed = join_echoes(owed, lexicon)
    choices = choose_rows(owed, rows, shelf, lexicon)
    matched = tuple(_matched(choices))
    by_resolution = {(match.said_in.path, match.promise.id) for match in matched if match.promise and match.by}
    library = Library(shelf)
    gaps = find_gaps(choices, trackers, by_resolution)
    orphans, untraced, asked = find_orphans(rows, choices, library, lexicon)
    lists = {
        "matched": matched,
        "missing": gaps.missing,
        "orphans": orphans,
        "stalled": find_stalled(rows, trackers, library, lexicon, on),
        "refused": tuple(_refused(choice) for choice in choices if choice.refused),
        "not_yet": gaps.not_yet,
        "untracked": gaps.untracked,
        "untraced": untraced,
        "unproven": find_unproven(rows, trackers, library, lexicon),
    }
    return Reconciliation(
        sources=tuple(record.source for record in shelf.records),
        bodies=shelf.body_names,
        on=on,
        stated=find_stated_counts(library, trackers),
        chain=make_chains(choices, rows, asked, library, lexicon) if chains else (),
        counts={name: len(lists[name]) for name in LISTS},
        **lists,  # type: ignore[arg-type]
    )


def _matched(choices: Sequence[Choice]) -> Iterator[Matched]:
    """Every pair of something owed and a row that carries it; a promise also by way of the resolution that asks
    it.
    """
    resolved = {
        (choice.owed.whence.path, choice.owed.fact.id): choice
        for choice in choices
        if isinstance(choice.owed.fact, Resolution) and choice.carried
    }
    for choice in choices:
        yield from _pairs(choice, choice, None)
        if choice.carried or choice.refused:
            continue
        for carrier in choice.owed.carried_by:
            by = resolved.get((choice.owed.whence.path, carrier))
            if by is not None:
                yield from _pairs(choice, by, carrier)


def _pairs(choice: Choice, carried: Choice, by: str | None) -> Iterator[Matched]:
    for fit in carried.carried:
        way = f"By way of {carried.owed.label}. " if by else ""
        yield Matched(
            **state_said(choice.owed),  # type: ignore[arg-type]
            action=fit.printing.action,
            tracked_in=fit.printing.whence,
            score=fit.score,
            grounds=fit.grounds,
            why=way + explain(fit),
            now=fit.row.last.action if fit.row.last is not fit.printing else None,
            now_in=fit.row.last.whence if fit.row.last is not fit.printing else None,
            by=by,
        )


def _refused(choice: Choice) -> Refused:
    rows = ", ".join(f"{describe_row(fit)} ({fit.score:.2f})" for fit in choice.refused)
    return Refused(
        **state_said(choice.owed),  # type: ignore[arg-type]
        candidates=tuple(state_nearest(fit) for fit in choice.refused),
        margin=MARGIN,
        why=f"{rows} fit equally: the best is not {MARGIN:.2f} ahead of the next.",
    )
