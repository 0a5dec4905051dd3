"""Papers of an invented panel, written as text and read by the reader, to be reconciled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from answerable.reading.reader import read_paper
from answerable.record import Record
from answerable.tracking import Missing, Reconciliation, reconcile

PANEL = "Merchester Police and Crime Panel"
MARCH, JUNE, SEPTEMBER = dt.date(2023, 3, 6), dt.date(2023, 6, 12), dt.date(2023, 9, 11)


class Row(NamedTuple):
    """A row of a tracker as it is printed; `closed` puts it into the table of completed actions."""

    ref: str
    meeting: str
    action: str
    update: str = ""
    due: str = ""
    closed: bool = False


# What the panel asked for in March, and the rows that carry it in June.
ASKED = (
    "Staffing of the control room by shift.",
    "The cost of the new telephone system.",
    "Waiting times for calls about domestic abuse.",
    "Dates of the next recruitment round for detectives.",
)
ROWS = (
    Row("42 ii a", "Mar 2023", "The Commissioner to give the staffing of the control room by shift.", "Sent 3 April"),
    Row(
        "42 ii b", "Mar 2023", "The Commissioner to say what the new telephone system costs.", "Awaiting the contract"
    ),
    Row("42 ii c", "Mar 2023", "The Commissioner to give waiting times for domestic abuse calls.", "In hand"),
    Row("42 ii d", "Mar 2023", "The Commissioner to give recruitment dates for detectives.", "Expected in July"),
)
DONE = Row("30", "Jan 2023", "The Treasurer to explain the insurance premium.", "Sent 3 April", closed=True)
"""A closed row, by which a tracker shows that it prints closed actions too."""


def write_minutes(
    day: dt.date = MARCH,
    asked: Sequence[str] = ASKED,
    *,
    body: str = PANEL,
    said: str = "The Commissioner presented the report.",
    minute: int = 42,
    resolved: Iterable[str] = (),
) -> str:
    """Minutes with one item: what was said, and a resolution with a clause for everything asked for."""
    lines = [
        f"**MINUTES OF THE MEETING OF THE {body.upper()} HELD ON {day:%A %-d %B %Y}".upper()
        + " AT 14:00 HOURS – TOWN HALL**",
        f"**{minute - 1} MINUTES OF LAST MEETING**",
        "**RESOLVED: -**",
        "**That the minutes of the last meeting be agreed, and signed by the Chairman.**",
        f"**{minute} CALL HANDLING**",
        said,
        "**RESOLVED: -**",
    ]
    clauses = ["- i. **That the report be noted.**"]
    if asked:
        clauses.append("- ii. **That the Commissioner provide the Panel with: -**")
        clauses += [f"  - {chr(97 + index)}. **{text}**" for index, text in enumerate(asked)]
    clauses += [f"- {'ii' * (not asked)}{'iii' * bool(asked)}. **{text}**" for text in resolved]
    return "\n\n".join([*lines, "\n".join(clauses), "The meeting ended at 16:05 hours"]) + "\n"


def write_tracker(day: dt.date = JUNE, rows: Sequence[Row] = ROWS, *, body: str = PANEL) -> str:
    """An action tracker with a table of outstanding and one of completed actions."""
    text = f"## {body} – Action Tracker {day:%B %Y}\n\n**Date:** {day:%-d %B %Y}\n"
    for number, heading, closed in ((1, "Outstanding Actions", False), (2, "Completed Actions", True)):
        held = [row for row in rows if row.closed is closed]
        if held:
            text += f"\n#### {number}. {heading}\n\n" + _write_table(held)
    return text


def _write_table(rows: Sequence[Row]) -> str:
    due = any(row.due for row in rows)
    head = ["Minute No.", "Meeting Date", "Action", *(["Due date"] * due), "Update/ Notes"]
    printed = [[row.ref, row.meeting, row.action, *([row.due] * due), row.update] for row in rows]
    return "".join("\t".join(cells) + "\n" for cells in ([f"<i>{label}</i>" for label in head], *printed))


def write_agenda(day: dt.date, items: Sequence[str], *, body: str = PANEL) -> str:
    table = "".join(f"{number}\t{title}\t14:{number:02}\n" for number, title in enumerate(items, 1))
    return f"**{body}**\n\n**{day:%A %-d %B %Y} at 14:00 hours**\n\n**AGENDA**\n\nItem\tTopic\tTime\n{table}"


def read_texts(folder: Path, *texts: str) -> list[Record]:
    """The records of papers, written to a folder and read."""
    records = []
    for number, text in enumerate(texts, 1):
        path = folder / f"paper-{number}.txt"
        path.write_text(text, encoding="utf-8")
        records.append(read_paper(path).record)
    return records


def track_texts(folder: Path, *texts: str, on: dt.date | None = None) -> Reconciliation:
    return reconcile(read_texts(folder, *texts), on=on)


def matched_refs(found: Reconciliation) -> dict[str, str]:
    """Of every resolution that a row carries, its reference and the row's."""
    return {
        f"{match.resolution.ref} {match.resolution.sub}": match.action.ref or ""
        for match in found.matched
        if match.resolution
    }


def missing_refs(found: Reconciliation) -> list[str]:
    return [name_missing(missing) for missing in found.missing if missing.resolution]


def name_missing(missing: Missing) -> str:
    resolution = missing.resolution
    return f"{resolution.ref} {resolution.sub}" if resolution else missing.fact.text


def stalled_refs(found: Reconciliation) -> dict[str, tuple[str, ...]]:
    return {stalled.action.ref or "": stalled.reasons for stalled in found.stalled}
