"""Minutes: who was there and what was said, asked, answered, promised and resolved, in the order spoken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answerable.printing.attendance import Attendee, lay_out_attendance
from answerable.printing.entry import (
    ActionAgreed,
    AnswerGiven,
    Break,
    ChairHanded,
    Entry,
    InterestTold,
    Moved,
    Note,
    PromiseMade,
    QuestionKind,
    QuestionPut,
    ResolutionMade,
    VoteTaken,
)
from answerable.printing.paper import Block, Minute, Minutes, Paper, Section, Signature
from answerable.printing.proceedings import lay_out_entries
from answerable.printing.setting import head, lines, name_file, print_clock, print_day, say

__all__ = [
    "ActionAgreed",
    "AnswerGiven",
    "Attendee",
    "Break",
    "ChairHanded",
    "Entry",
    "InterestTold",
    "MinuteLine",
    "MinutesSheet",
    "Moved",
    "Note",
    "PromiseMade",
    "QuestionKind",
    "QuestionPut",
    "ResolutionMade",
    "VoteTaken",
    "lay_out_minutes",
]

Layout = Literal["board", "panel"]


@dataclass(frozen=True, kw_only=True)
class MinuteLine:
    """One minute; `recording_mark` is where it starts in the recording (`0:14:05`)."""

    ref: str
    title: str
    section: str = ""
    entries: tuple[Entry, ...] = ()
    recording_mark: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesSheet:
    """Minutes. `observers` counts the public; `recording` is the address of the recording."""

    body: str
    layout: Layout
    date: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    venue: str = ""
    chair: str = ""
    present: tuple[Attendee, ...] = ()
    also_present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    observers: int | None = None
    lines: tuple[MinuteLine, ...] = ()
    state: Literal["draft", "confirmed"] = "draft"
    signed_by: str = ""
    signed_on: dt.date | None = None
    next_meeting: dt.date | None = None
    recording: str = ""


def lay_out_minutes(sheet: MinutesSheet) -> Paper:
    """The minutes as their body prints them: a board's notes ruled, with the reference at both edges, a panel's under
    numbered headings. Draft minutes say so at the top of every page."""
    draft = sheet.state == "draft"
    return Paper(
        slug=name_file(sheet.body, _named(sheet), sheet.date.isoformat()),
        title=f"{sheet.body}: {'draft ' if draft else ''}{_named(sheet).lower()} of {print_day(sheet.date)}",
        date=sheet.date,
        blocks=(
            *_lay_out_head(sheet),
            *lay_out_attendance(
                chair=sheet.chair,
                present=sheet.present,
                also_present=sheet.also_present,
                apologies=sheet.apologies,
                observers=sheet.observers,
            ),
            Minutes(tuple(_lay_out_lines(sheet))),
            *_lay_out_end(sheet),
        ),
        minutes="edges" if sheet.layout == "board" else "headings",
        head="Draft" if draft else "",
        whole=True,
        note=f"{sheet.body}, {_named(sheet).lower()} of {print_day(sheet.date)}",
        author=sheet.body,
    )


def _named(sheet: MinutesSheet) -> str:
    return "Notes" if sheet.layout == "board" else "Minutes"


def _lay_out_head(sheet: MinutesSheet) -> Iterator[Block]:
    yield head(1, f"{_named(sheet)} of the {sheet.body.removeprefix('The ')}")
    yield head(2, f"Meeting held on {print_day(sheet.date, weekday=True)}")
    where = [f"Started at {print_clock(sheet.start_time)}"] if sheet.start_time else []
    yield from lines(sheet.venue, *where)
    if sheet.state == "draft":
        yield say("Draft: not yet confirmed as a correct record.", bold=True)
    if sheet.recording:
        yield say(f"The recording of this meeting is at {sheet.recording}")


def _lay_out_lines(sheet: MinutesSheet) -> Iterator[Minute | Section]:
    section = ""
    for line in sheet.lines:
        if line.section and line.section != section:
            yield Section(line.section)
        section = line.section
        mark = lines(f"In the recording from {line.recording_mark}" if line.recording_mark else "")
        yield Minute(line.ref, line.title, (*mark, *lay_out_entries(line.entries)))


def _lay_out_end(sheet: MinutesSheet) -> Iterator[Block]:
    if sheet.end_time:
        yield say(f"The meeting ended at {print_clock(sheet.end_time)}.")
    if sheet.next_meeting:
        yield say(f"Next meeting: {print_day(sheet.next_meeting, weekday=True)}")
    if sheet.state == "confirmed" and sheet.signed_by:
        signed = f" on {print_day(sheet.signed_on)}" if sheet.signed_on else ""
        yield say(f"Confirmed as a correct record and signed by {sheet.signed_by}{signed}.")
    else:
        yield Signature(("Chair", "Date"))
