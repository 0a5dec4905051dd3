"""ACT903: an open row whose due date had passed when the tracker was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.tracked import name_row, track_paper
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Action
from answerable.tracking.standing import find_due_day


def find(paper: Paper) -> Iterator[Examined]:
    for tracker in track_paper(paper).trackers:
        for printing in tracker.printings:
            if printing.action.status == "complete" or tracker.date is None:
                continue
            due = find_due_day(printing.action)
            if due is not None:
                late = due < tracker.date
                silent = tracker.has_updates and not printing.action.update
                yield Examined(disagreement=_report(printing.action, due, tracker.date, silent) if late else None)


def _report(action: Action, due: dt.date, printed_on: dt.date, is_silent: bool) -> Disagreement:
    """A warning where the tracker prints updates and none of this row; where it prints none, none is blank."""
    days = (printed_on - due).days
    return Disagreement(
        message=(
            f"{name_row(action)} was due on {due:%-d %B %Y} "
            f"and is still open in the tracker of {printed_on:%-d %B %Y}."
        ),
        working=(
            f"Due: {action.due}.",
            f"Tracker: {printed_on:%-d %B %Y}, {days} day{'' if days == 1 else 's'} later.",
            f"Update: {action.update or 'blank'}.",
        ),
        printed=action.due,
        cite=action.cite,
        severity="warning" if is_silent else "info",
    )
