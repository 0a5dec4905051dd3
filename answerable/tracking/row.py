"""Rows of trackers: the printings of one row in successive trackers are one row."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from answerable.record import Action
from answerable.tracking.owed import is_minuted
from answerable.tracking.reference import Reference, compare_references, parse_reference
from answerable.tracking.shelf import Shelf, Span, Whence, find_span
from answerable.tracking.wording import Lexicon, stems_of

SAME_ROW = 0.5
"""How alike two printings under one reference must be to be one row; clerks reword a row little."""
SAME_WORDS = 0.9
"""How alike they must be where a reference is absent."""

_FIRST_WORDS = 30
"""Characters of a row's words by which they are found in its print, where the rest may run over lines."""
_MINUTE = re.compile(
    r"(?:min(?:ute)?\.?\s)?\d{1,4}(?:/\d{2,4})?(?:\s?\(?(?:[ivx]{1,5}|[a-z])\)?){1,2}|\d{2,4}(?:/\d{2,4})?",
    re.IGNORECASE,
)


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """A row as one paper prints it; `minuted` where it is words of the notes and no row of a tracker."""

    action: Action
    whence: Whence
    minuted: bool
    reference: Reference | None
    stems: frozenset[str]
    minute: Reference | None = None
    """The minute that a row names beside a number of its own (`25/12 | 317 (i)`)."""

    @property
    def key(self) -> tuple[str, ...]:
        action = self.action
        date = self.whence.date.isoformat() if self.whence.date else ""
        place = f"{action.cite.page or 0:06}{action.cite.line or 0:06}"
        return (date, str(self.reference or ""), action.text, action.update or "", self.whence.path, place)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row with its printings, the oldest first, all of one body."""

    printings: tuple[Printing, ...]

    @property
    def last(self) -> Printing:
        return self.printings[-1]

    @property
    def body(self) -> str | None:
        return self.last.whence.body

    @property
    def key(self) -> tuple[str, ...]:
        return self.printings[0].key

    @property
    def tracked(self) -> tuple[Printing, ...]:
        """Its printings in trackers."""
        return tuple(printing for printing in self.printings if not printing.minuted)

    @property
    def span(self) -> Span | None:
        """When it was asked for, as far as a printing says so."""
        return next((span for printing in self.printings if (span := find_span(printing.action))), None)


class Tracker(msgspec.Struct, frozen=True, kw_only=True):
    """A document that holds rows: a tracker, or the log of actions in the notes of a meeting."""

    whence: Whence
    printings: tuple[Printing, ...]

    @property
    def date(self) -> dt.date | None:
        return self.whence.date

    @property
    def has_updates(self) -> bool:
        """Whether it prints updates at all; where it has no such column, none is blank."""
        return any(printing.action.update for printing in self.printings)

    @property
    def has_closed(self) -> bool:
        """Whether it prints closed actions: some bodies take them off, and what is absent from such a list may be
        done.
        """
        return any(printing.action.status == "complete" for printing in self.printings)


def gather_printings(shelf: Shelf) -> list[Printing]:
    found = []
    for record, placed in shelf:
        for action in record.actions:
            whence = placed.find(action.cite)
            found.append(
                Printing(
                    action=action,
                    whence=whence,
                    minuted=is_minuted(action, whence),
                    reference=parse_reference(action.ref),
                    stems=stems_of(action.text),
                    minute=_read_minute(action),
                )
            )
    return sorted(found, key=lambda printing: printing.key)


def _read_minute(action: Action) -> Reference | None:
    """The minute printed between a row's own number and its words, where nothing else stands there."""
    ref, quote = action.ref or "", action.cite.quote
    at = quote.find(action.text[:_FIRST_WORDS], len(ref))
    if not ref or not quote.startswith(ref) or at < 0:
        return None
    between = quote[len(ref) : at]
    for known in (action.origin_meeting, action.owner, action.due):
        between = between.replace(known, " ", 1) if known else between
    match = _MINUTE.fullmatch(between.strip(" |\t"))
    return parse_reference(match[0]) if match else None


def gather_trackers(printings: Iterable[Printing]) -> list[Tracker]:
    """The trackers among the papers, by date."""
    held: dict[Whence, list[Printing]] = defaultdict(list)
    for printing in printings:
        if not printing.minuted:
            held[printing.whence].append(printing)
    trackers = [Tracker(whence=whence, printings=tuple(rows)) for whence, rows in held.items()]
    return sorted(trackers, key=lambda tracker: (tracker.date or dt.date.max, tracker.whence.path))


def join_rows(printings: Sequence[Printing], lexicon: Lexicon) -> list[Row]:
    """Printings of the same row joined, over all papers; two rows of one document are two rows.

    Each document's printings, by date, go to the rows there are that fit them best, each row taking one.
    """
    by_whence: dict[Whence, list[Printing]] = defaultdict(list)
    for printing in printings:
        by_whence[printing.whence].append(printing)
    groups: list[list[Printing]] = []
    for _, held in sorted(by_whence.items(), key=lambda entry: (entry[0].date or dt.date.max, entry[1][0].key)):
        _join_document(groups, held, lexicon)
    return sorted((Row(printings=tuple(group)) for group in groups), key=lambda row: row.key)


def _join_document(groups: list[list[Printing]], held: list[Printing], lexicon: Lexicon) -> None:
    pairs = []
    by_reference: dict[Reference | None, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        by_reference[group[-1].reference].append(index)
    for at, printing in enumerate(held):
        # rows under two references are never one, so most need no comparison
        own = by_reference[None] + by_reference[printing.reference]
        near = range(len(groups)) if printing.reference is None else own
        for index in near:
            likeness = _likeness(groups[index][-1], printing, lexicon)
            if likeness:
                pairs.append((-likeness, printing.key, index, at))
    taken: set[int] = set()
    placed: set[int] = set()
    for _, _, index, at in sorted(pairs):
        if index not in taken and at not in placed:
            groups[index].append(held[at])
            taken.add(index)
            placed.add(at)
    groups += [[printing] for at, printing in enumerate(held) if at not in placed]


def _likeness(first: Printing, second: Printing, lexicon: Lexicon) -> float:
    """How alike two printings are, or 0 where they are not of one row."""
    if first.whence.body != second.whence.body:
        return 0.0
    score = lexicon.compare(first.stems, second.stems).score
    agreement = compare_references(first.reference, second.reference)
    if agreement == "same":
        return score if score >= SAME_ROW else 0.0
    spans = find_span(first.action), find_span(second.action)
    if agreement in ("other", "other clause") or (spans[0] and spans[1] and spans[0] != spans[1]):
        return 0.0
    return score if score >= SAME_WORDS else 0.0
