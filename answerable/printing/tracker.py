"""The action tracker in three tables: outstanding from before, this year's, completed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.printing.paper import Block, Paper
from answerable.printing.setting import cell, head, name_file, print_day, print_short_day, say, tabulate


@dataclass(frozen=True, kw_only=True)
class TrackerRow:
    """An action: `ref` the minute that agreed it, `meeting` its date, `update` what was last reported."""

    ref: str = ""
    meeting: dt.date
    text: str
    owner: str = ""
    update: str = ""
    due: dt.date | str | None = None


@dataclass(frozen=True, kw_only=True)
class TrackerSheet:
    """The actions as they stand on `date`. `year` (`2022-2023`) and `before` name what the tables hold."""

    body: str
    date: dt.date
    outstanding: tuple[TrackerRow, ...] = ()
    current: tuple[TrackerRow, ...] = ()
    completed: tuple[TrackerRow, ...] = ()
    year: str = ""
    before: str = ""


def lay_out_tracker(sheet: TrackerSheet) -> Paper:
    """Three tables in the order a panel reads them. A table that nothing stands in says so, as does a paper."""
    titled = f"Action tracker {sheet.date:%B %Y}"
    year = sheet.year or "this year"
    tables = (
        (f"1. Outstanding actions from {sheet.before or 'earlier years'}", sheet.outstanding),
        (f"2. Outstanding actions {year}", sheet.current),
        (f"3. Completed actions {year}", sheet.completed),
    )
    every = (*sheet.outstanding, *sheet.current, *sheet.completed)
    columns = _columns(every)
    laid_out = [block for title, rows in tables for block in _lay_out_table(title, rows, columns)]
    return Paper(
        slug=name_file(sheet.body, "action-tracker", sheet.date.isoformat()),
        title=f"{sheet.body}: {titled}",
        date=sheet.date,
        blocks=(
            head(1, titled),
            say(f"Issued by: {sheet.body}"),
            say(f"Date: {print_day(sheet.date)}"),
            *(laid_out if every else [say("There are no actions to report.")]),
        ),
        whole=True,
        note=f"{sheet.body}, action tracker, {print_day(sheet.date)}",
        author=sheet.body,
    )


def _columns(rows: Sequence[TrackerRow]) -> tuple[tuple[str, int, bool], ...]:
    """The same columns in every table: an owner and a due date only where any action has them."""
    return (
        ("Minute/ action no.", 4, True),
        ("Meeting date", 5, True),
        ("Action", 13, True),
        ("Owner", 6, any(row.owner for row in rows)),
        ("Due", 5, any(row.due for row in rows)),
        ("Update/ notes", 10, True),
    )


def _lay_out_table(
    title: str, rows: Sequence[TrackerRow], columns: tuple[tuple[str, int, bool], ...]
) -> Iterator[Block]:
    yield head(2, title)
    if not rows:
        yield say("None.")
        return
    yield tabulate(
        columns,
        (
            (
                cell(row.ref),
                cell(print_short_day(row.meeting)),
                cell(row.text),
                cell(row.owner),
                cell(print_short_day(row.due) if isinstance(row.due, dt.date) else row.due or ""),
                cell(row.update),
            )
            for row in rows
        ),
    )
