"""A meeting as its agenda or its minutes state it, with who was there and what was taken."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record.cite import Cite, Fact

PaperManner = Literal["written", "verbal", "attached", "noting"]


class Attendee(Fact, frozen=True, kw_only=True):
    """A person as the attendance prints them; `name` in natural order and case, without titles."""

    name: str
    role: str | None = None
    organisation: str | None = None
    cite: Cite


class Note(Fact, frozen=True, kw_only=True):
    """A paragraph minuted or printed under an item (or, on a meeting, outside any item).

    `rest_cite` is where the rest of a paragraph stands that a page end tore in two.
    """

    text: str
    cite: Cite
    rest_cite: Cite | None = None


class Item(Fact, frozen=True, kw_only=True):
    """An item of business. `ref` is the minute or item reference as printed (`012/22`, `681`)."""

    ref: str | None = None
    item_number: str | None = None
    title: str
    start_time: dt.time | None = None
    presenters: tuple[str, ...] = ()
    paper: PaperManner | None = None
    section: str | None = None
    notes: tuple[Note, ...] = ()
    cite: Cite


class FutureMeeting(Fact, frozen=True, kw_only=True):
    """A later meeting that the paper announces."""

    date: dt.date
    venue: str | None = None
    note: str | None = None
    cite: Cite


class Meeting(Fact, frozen=True, kw_only=True):
    """A meeting. `body` names the body that met; times are the clock times printed, local to the venue."""

    id: str
    source: Literal["agenda", "minutes"]
    body: str | None = None
    date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    venue: str | None = None
    chair: str | None = None
    present: tuple[Attendee, ...] = ()
    also_present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    observers: int | None = None
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()
    next_meeting_date: dt.date | None = None
    future_meetings: tuple[FutureMeeting, ...] = ()
    cite: Cite
