"""`answerable track`: several papers in, what was promised against what is tracked out."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from answerable.commands.papers import (
    Jobs,
    Ocr,
    Paths,
    Round,
    Timeout,
    ending_well,
    leave,
    put_in_order,
    require_papers,
)
from answerable.reading.workers import DEFAULT_TIMEOUT_SECONDS
from answerable.record import Fault, Reading, Record
from answerable.tracking import Reconciliation, reconcile, track_to_json
from answerable.tracking.text import print_reconciliation


class Format(StrEnum):
    """How `answerable track` prints what it found."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """What makes the command fail: what is missing or stalled, only what is missing, or nothing."""

    stalled = "stalled"
    missing = "missing"
    none = "none"


Outcome: TypeAlias = Record | Fault


def track(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
    on: Annotated[
        dt.datetime | None,
        typer.Option(
            "--on",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="Hold due dates against this day, not the latest paper's.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on", help="Exit with 1 for what is missing or stalled, only for what is missing, or never."
        ),
    ] = FailOn.stalled,
    jobs: Jobs = 1,
    ocr: Ocr = False,
    timeout: Timeout = DEFAULT_TIMEOUT_SECONDS,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="In text: list also what no tracker is expected to carry.")
    ] = False,
) -> None:
    """Read papers (PDF, Word, HTML, text) together and hold what they promise and resolve against their trackers.

    Give minutes with the trackers that follow them, of one body or several, in any order. A paper that cannot be read
    is named with the reason on the error stream, and the others are tracked. Exit status: 0 when nothing is missing
    or stalled, 1 when something is or a paper could not be read, 2 for wrong usage.
    """
    papers = require_papers(paths)
    reading_round = Round("Reading")
    records: list[Record] = []
    faults: list[Fault] = []
    with ending_well(lambda: None, lambda: f"interrupted after {len(records)} of {len(papers)} papers"):
        with reading_round.run(papers, take_record, jobs=jobs, ocr=ocr, timeout=timeout) as outcomes:
            for outcome in put_in_order(outcomes):
                if isinstance(outcome, Fault):
                    faults.append(outcome)
                    reading_round.complain(f"{outcome.source.path}: {outcome.error}")
                else:
                    records.append(outcome)
        found = reconcile(records, on=on.date() if on else None)
        _write(found, form, verbose)
    if faults or _fails(found, fail_on):
        leave(1)


def take_record(reading: Reading | Fault) -> Outcome:
    """What is kept of a paper's reading, made in the worker: its pages are not needed."""
    return reading if isinstance(reading, Fault) else reading.record


def _write(found: Reconciliation, form: Format, verbose: bool) -> None:
    if form is Format.json:
        sys.stdout.buffer.write(track_to_json(found) + b"\n")
    else:
        sys.stdout.buffer.write(print_reconciliation(found, verbose=verbose).encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _fails(found: Reconciliation, fail_on: FailOn) -> bool:
    if fail_on is FailOn.none:
        return False
    return bool(found.missing or (fail_on is FailOn.stalled and found.stalled))
