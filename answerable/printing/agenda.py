"""An agenda: what a meeting is to take, in order, with times, presenters and how each item comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from answerable.law.words import say_list
from answerable.printing.paper import Block, Cell, Paper, Row, Section, Table
from answerable.printing.setting import (
    cell,
    head,
    name_file,
    print_clock,
    print_day,
    print_hours,
    say,
    say_labelled,
)

Layout = Literal["board", "panel"]
Manner = Literal["written", "verbal", "attached", "noting", ""]

_MANNERS: dict[Manner, str] = {
    "written": "Written report",
    "verbal": "Verbal update",
    "attached": "Attached",
    "noting": "For noting",
    "": "",
}


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One item. `section` names the block it stands in; `notes` are paragraphs printed under it.

    `urgent_reason` is why the chair takes it late, `closed_ground` why the public may be kept out, `page` where its
    paper starts in the pack.
    """

    number: str
    title: str
    start_time: dt.time | None = None
    presenters: tuple[str, ...] = ()
    manner: Manner = ""
    section: str = ""
    notes: tuple[str, ...] = ()
    urgent_reason: str = ""
    closed_ground: str = ""
    page: int | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaSheet:
    """An agenda. `supplement` counts the supplements from 1; 0 is the agenda itself."""

    body: str
    layout: Layout
    date: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    venue: str = ""
    members: tuple[str, ...] = ()
    lines: tuple[AgendaLine, ...] = ()
    notices: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    next_meeting: dt.date | None = None
    supplement: int = 0
    published_on: dt.date | None = None


def lay_out_agenda(sheet: AgendaSheet) -> Paper:
    """The agenda as its body prints it: a board's by number and hour, a panel's with the papers in front."""
    named = "Supplementary agenda" if sheet.supplement else "Agenda"
    count = f" {sheet.supplement}" if sheet.supplement else ""
    return Paper(
        slug=name_file(sheet.body, f"{named}{count}", sheet.date.isoformat()),
        title=f"{sheet.body}: {named.lower()}{count} for {print_day(sheet.date)}",
        date=sheet.published_on or sheet.date,
        blocks=(*_lay_out_head(sheet, named), _lay_out_lines(sheet), *_lay_out_end(sheet)),
        whole=True,
        note=f"{sheet.body}, {print_day(sheet.date)}",
        author=sheet.body,
    )


def _lay_out_head(sheet: AgendaSheet, named: str) -> Iterator[Block]:
    yield head(1, sheet.body)
    hours = print_hours(sheet.start_time, sheet.end_time)
    yield say(", ".join(filter(None, (print_day(sheet.date, weekday=True), hours))), bold=True)
    if sheet.venue:
        yield say(sheet.venue)
    if sheet.members:
        yield say(f"Membership: {say_list(sheet.members)}")
    for notice in sheet.notices:
        yield say(notice)
    if sheet.contact:
        yield say(f"Contact: {', '.join(sheet.contact)}")
    yield head(2, named)
    if sheet.supplement:
        yield say(f"This is supplement {sheet.supplement} to the agenda.")


def _lay_out_lines(sheet: AgendaSheet) -> Table:
    columns = _columns(sheet)
    rows: list[Row] = []
    section = ""
    for line in sheet.lines:
        if line.section and line.section != section:
            rows.append(Section(line.section))
        section = line.section
        rows.append(tuple(make(line) for _, _, make in columns))
    return Table(
        "lined",
        tuple(width for _, width, _ in columns),
        tuple((say(label),) for label, _, _ in columns),
        tuple(rows),
    )


def _columns(sheet: AgendaSheet) -> list[tuple[str, int, Callable[[AgendaLine], Cell]]]:
    """Label, width and content of each column that any line fills."""
    panel = sheet.layout == "panel"
    number = ("Item", 2, lambda line: cell(line.number))
    hour = ("Time", 2, lambda line: cell(print_clock(line.start_time)) if line.start_time else ())
    business = ("Topic" if panel else "Business", 14, _lay_out_line)
    paper = ("Paper", 3, lambda line: cell(_MANNERS[line.manner]))
    page = ("Page", 2, lambda line: cell(str(line.page)) if line.page is not None else ())
    order = (paper, number, business, hour, page) if panel else (number, hour, business, paper, page)
    filled = {
        "Time": any(line.start_time for line in sheet.lines),
        "Paper": any(line.manner for line in sheet.lines),
        "Page": any(line.page is not None for line in sheet.lines),
    }
    return [column for column in order if filled.get(column[0], True)]


def _lay_out_line(line: AgendaLine) -> Cell:
    """The item's main cell: its title, what explains it, who presents it, why it is urgent or closed."""
    said = [say(line.title, bold=True), *map(say, line.notes)]
    if line.presenters:
        said.append(say(f"To be presented by: {say_list(line.presenters)}"))
    if line.urgent_reason:
        said.append(say_labelled("Urgent business", line.urgent_reason))
    if line.closed_ground:
        said.append(say_labelled("Not open to the public", line.closed_ground))
    if line.refs:
        said.append(say(f"See minutes {say_list(line.refs)}."))
    return tuple(said)


def _lay_out_end(sheet: AgendaSheet) -> Iterator[Block]:
    if sheet.next_meeting:
        yield say(f"Next meeting: {print_day(sheet.next_meeting, weekday=True)}")
    if sheet.published_on:
        yield say(f"Published on {print_day(sheet.published_on)}.")
