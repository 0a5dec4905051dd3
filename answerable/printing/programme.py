"""A work programme: what each meeting of the year is to take, and what has no date yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.printing.paper import Paper, Table
from answerable.printing.setting import cell, head, name_file, print_day, say, tabulate


@dataclass(frozen=True, kw_only=True)
class ProgrammeLine:
    """An item; `date` is None for one still to be programmed."""

    date: dt.date | None = None
    item: str
    aims: str = ""
    presenters: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeSheet:
    """A year's programme; `year` as printed (`2022/23`)."""

    body: str
    year: str
    lines: tuple[ProgrammeLine, ...] = ()
    date: dt.date | None = None


def lay_out_programme(sheet: ProgrammeSheet) -> Paper:
    """The dated items by meeting, then those to be programmed. Raises ValueError where nothing has a date."""
    titled = f"Work programme {sheet.year}"
    dated = [line for line in sheet.lines if line.date]
    waiting = [line for line in sheet.lines if not line.date]
    day = sheet.date or max((line.date for line in dated if line.date), default=None)
    if day is None:
        raise ValueError("the work programme has neither a date nor a dated item; give it the day it is printed on")
    return Paper(
        slug=name_file(sheet.body, "work-programme", sheet.year),
        title=f"{sheet.body}: {titled}",
        date=day,
        blocks=(
            head(1, titled),
            say(f"Issued by: {sheet.body}"),
            *([say(f"Date: {print_day(sheet.date)}")] if sheet.date else []),
            *((_lay_out_table(dated),) if dated else ()),
            *((head(2, "Items to be programmed"), _lay_out_table(waiting)) if waiting else ()),
        ),
        whole=True,
        note=f"{sheet.body}, {titled.lower()}",
        author=sheet.body,
    )


def _lay_out_table(lines: Sequence[ProgrammeLine]) -> Table:
    return tabulate(
        (
            ("Date of meeting", 4, any(line.date for line in lines)),
            ("Item/ topic", 6, True),
            ("Aims and objectives", 9, True),
            ("Presenting", 6, any(line.presenters for line in lines)),
            ("Additional information", 6, any(line.notes for line in lines)),
        ),
        (
            (
                cell(print_day(line.date) if line.date else ""),
                cell(line.item),
                cell(*line.aims.split("\n")),
                cell(*line.presenters),
                cell(*line.notes.split("\n")),
            )
            for line in lines
        ),
    )
