"""Papers put in order: which document a fact stands in, whose meeting it is of, and when that was."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from answerable.reading.extract.calendar import MONTHS
from answerable.record import Action, Cite, Document, Record
from answerable.record.cite import Fact

_NOT_WORDS = re.compile(r"[^a-z0-9 ]+")
_BODY_IN_TITLE = re.compile(
    r"^(?P<body>(?:the\s+)?[A-Z][^–—:|]{2,80}?\b(?:Panel|Board|Committee|Council|Partnership|Authority|Forum|Group))\b"
    r"\s*(?:[–—:|-]|action|tracker|minutes|notes|agenda|$)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{'|'.join(month[:3] for month in MONTHS)})[a-z]{{0,7}}\.?[\s/-]*(?:[’']?(?P<year>20\d\d|\d\d))\b",
    re.IGNORECASE,
)


class Whence(Fact, frozen=True, kw_only=True):
    """The document of a paper in which a fact stands. `path` and `sha256` are of the file, `document` its id
    there.
    """

    path: str
    sha256: str | None = None
    document: str | None = None
    kind: str | None = None
    title: str | None = None
    body: str | None = None
    date: dt.date | None = None


class Span(msgspec.Struct, frozen=True):
    """A day, or the first and last day of a month where only that is printed."""

    first: dt.date
    last: dt.date

    def holds(self, date: dt.date | None) -> bool:
        return date is not None and self.first <= date <= self.last


class Shelf:
    """Several papers in an order of their own, so that the order in which they are given changes nothing."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(_without_copies(records))
        self._bodies = _name_bodies(self.records)
        self._sole = next(iter(self._bodies.values())) if len(self._bodies) == 1 else None
        self._placed = [_Placed(record, self) for record in self.records]

    def __iter__(self) -> Iterator[tuple[Record, _Placed]]:
        return iter(zip(self.records, self._placed, strict=True))

    @property
    def body_names(self) -> tuple[str, ...]:
        return tuple(sorted(self._bodies.values()))

    def named_in(self, text: str, but: str | None) -> frozenset[str]:
        """The bodies, other than one, that a wording names. A name within the other's own name does not count."""
        folded, own = f" {normalise_body(text)} ", normalise_body(but or "")
        return frozenset(name for key, name in self._bodies.items() if key not in own and f" {key} " in folded)

    def settle_body(self, printed: str | None, title: str) -> str | None:
        """A document's body, under one name however it is printed: else named in its title, else the only body
        there is.
        """
        if printed:
            return self._bodies.get(normalise_body(printed), printed)
        folded = f" {normalise_body(title)} "
        named = [key for key in self._bodies if f" {key} " in folded]
        return self._bodies[max(named, key=len)] if named else self._sole


class _Placed:
    """The documents of one paper, to find the one that a citation stands in."""

    def __init__(self, record: Record, shelf: Shelf) -> None:
        self._record, self._shelf = record, shelf
        self._paged = record.source.pages is not None
        dated = sorted({meeting.date for meeting in record.meetings if meeting.source == "agenda" and meeting.date})
        self._pack_date = dated[-1] if dated else None
        by_id = {document.id: document for document in record.documents}
        ordered = sorted(record.documents, key=self._start)
        self._starts = [self._start(document) for document in ordered]
        self._whences = [self._describe(document, by_id) for document in ordered]
        self._bare = self._describe_bare()

    @property
    def whences(self) -> tuple[Whence, ...]:
        return tuple(self._whences)

    def find(self, cite: Cite) -> Whence:
        """The document that a citation stands in; the bare paper where it stands before all of them."""
        index = bisect_right(self._starts, (cite.page or 1, cite.line or 0)) - 1
        if not self._whences:
            return self._bare
        return self._whences[max(0, index)]

    def _start(self, document: Document) -> tuple[int, int]:
        line = document.cite.line if self._paged else document.line_start
        return (document.page_start or 1, line or 0)

    def _describe(self, document: Document, by_id: dict[str, Document]) -> Whence:
        parent = by_id.get(document.part_of or "")
        body = self._shelf.settle_body(document.body or (parent.body if parent else None), document.title)
        date = document.date or (parent.date if parent else None) or self._pack_date
        return Whence(
            path=self._record.source.path,
            sha256=self._record.source.sha256,
            document=document.id,
            kind=document.kind,
            title=document.title,
            body=body,
            date=date or _month_end(document.title),
        )

    def _describe_bare(self) -> Whence:
        return Whence(
            path=self._record.source.path,
            sha256=self._record.source.sha256,
            body=self._shelf.settle_body(None, ""),
            date=self._pack_date,
        )


def normalise_body(name: str) -> str:
    """A body's name in one form: `The Police & Crime Panel` and `police and crime panel` alike."""
    text = _NOT_WORDS.sub(" ", name.casefold().replace("&", " and ").replace("’", "'").replace("'", ""))
    return " ".join(text.split()).removeprefix("the ")


def find_span(action: Action) -> Span | None:
    """When an action was asked for: its day, or the month that its row prints."""
    if action.origin_date:
        return Span(action.origin_date, action.origin_date)
    return read_month(action.origin_meeting or "")


@lru_cache(maxsize=4096)
def read_month(text: str) -> Span | None:
    """The first month with its year in a text: `Nov 2022`, `January 23`."""
    match = _MONTH_YEAR.search(text)
    if match is None:
        return None
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower()))
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    first = dt.date(year, month, 1)
    return Span(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1))


def _month_end(title: str) -> dt.date | None:
    span = read_month(title)
    return span.last if span else None


def _without_copies(records: Iterable[Record]) -> list[Record]:
    """The papers in order of their bytes' hash and path, a file given twice once."""
    ordered = sorted(records, key=lambda record: (record.source.path, record.source.sha256 or ""))
    seen: set[str] = set()
    kept: list[Record] = []
    for record in ordered:
        key = record.source.sha256 or record.source.path
        if key not in seen:
            seen.add(key)
            kept.append(record)
    return kept


def _name_bodies(records: Sequence[Record]) -> dict[str, str]:
    """Every body that met, by its name in one form, with the print most often seen.

    Named are bodies of meetings and of minutes, agendas and trackers, and those that stand at the head of a title.
    """
    printed: dict[str, Counter[str]] = {}
    for record in records:
        for name in _bodies_of(record):
            printed.setdefault(normalise_body(name), Counter())[name] += 1
    printed.pop("", None)
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in sorted(printed.items())}


def _bodies_of(record: Record) -> Iterator[str]:
    yield from (meeting.body for meeting in record.meetings if meeting.body)
    for document in record.documents:
        if document.kind not in ("minutes", "agenda", "action_tracker"):
            continue
        if document.body:
            yield document.body
        elif match := _BODY_IN_TITLE.match(document.title):
            yield match["body"]
