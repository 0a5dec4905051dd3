"""`answerable read`: papers in, the record of each out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from answerable.commands.papers import (
    Jobs,
    JsonList,
    Ocr,
    Paper,
    Paths,
    Round,
    Timeout,
    ending_well,
    leave,
    put_in_order,
    require_papers,
)
from answerable.commands.read_store import Store
from answerable.reading.workers import DEFAULT_TIMEOUT_SECONDS
from answerable.record import Fault, Reading, Record, to_json


class Format(StrEnum):
    """How `answerable read` prints what it read."""

    text = "text"
    json = "json"


class Printed(NamedTuple):
    """One paper's outcome, ready to print: made in the worker, so that the parent only writes."""

    output: bytes
    reader: str = ""
    fault: str | None = None


def read(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
    jobs: Jobs = 1,
    ocr: Ocr = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A folder for one JSON file per paper; papers already there are not read again."),
    ] = None,
    timeout: Timeout = DEFAULT_TIMEOUT_SECONDS,
) -> None:
    """Read papers (PDF, Word, HTML, text) and print the record of each.

    A paper that cannot be read is named with the reason on the error stream, and
    the others are read.
    Exit status: 0 when every paper was read, 1 when some could not be, 2 for
    wrong usage.
    """
    papers = require_papers(paths)
    store = _open_store(out, papers)
    session = _Session(papers, form, store)

    def say_interrupted() -> str:
        again = "run the same command again to go on" if out else "nothing was kept; --out DIR keeps what is read"
        return f"interrupted after {session.done} of {len(papers)} papers; {again}"

    try:
        with ending_well(session.finish, say_interrupted):
            session.run(jobs, ocr, timeout)
    finally:
        if store:
            store.close()
    if session.faults:
        leave(1)


def render(reading: Reading | Fault, form: Format) -> Printed:
    """What is printed for one paper."""
    if isinstance(reading, Fault):
        output = to_json([reading]) if form is Format.json else b""
        return Printed(output, fault=f"{reading.source.path}: {reading.error}")
    output = to_json([reading.record]) if form is Format.json else summarise(reading).encode()
    return Printed(output, reading.reader)


def summarise(reading: Reading) -> str:
    """A paper's record in a few readable lines: what it holds, its meetings, what was not placed."""
    record = reading.record
    lines = [f"{record.source.path} ({_extent(record)})"]
    kinds = Counter(document.kind.replace("_", " ") for document in record.documents)
    lines += [f"  {'documents:':<16}{', '.join(f'{count} {kind}' for kind, count in kinds.items())}"] if kinds else []
    for meeting in record.meetings:
        when = meeting.date.strftime("%-d %B %Y") if meeting.date else "no date"
        lines.append(
            f"  {meeting.source + ':':<16}{when}, {meeting.body or 'body not named'}, {len(meeting.items)} items"
        )
    counts = {name: len(getattr(record, name)) for name in _COUNTED}
    held = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    lines.append(f"  {'holds:':<16}{held or 'nothing that is known'}")
    lines.append(f"  {'not placed:':<16}{len(record.unread)} passages")
    return "\n".join(lines) + "\n"


_COUNTED = (
    "questions",
    "resolutions",
    "actions",
    "promises",
    "decisions",
    "work_programme",
    "reports",
    "tables",
    "figures",
)


def _extent(record: Record) -> str:
    source = record.source
    number, unit = (source.pages, "page") if source.pages else (source.lines or 0, "line")
    return f"{number} {unit}{'' if number == 1 else 's'}"


class _Session:
    """One run of the command: prints in input order as soon as the next paper is there, or keeps each as it comes."""

    def __init__(self, papers: list[Paper], form: Format, store: Store | None) -> None:
        self.done = self.faults = 0
        self._papers, self._form, self._store = papers, form, store
        self._round = Round("Reading")
        self._list = JsonList()

    def run(self, jobs: int, ocr: bool, timeout: float) -> None:
        store = self._store
        unread = [paper for paper in self._papers if not (store and store.holds(paper.path, paper.name))]
        self.done = len(self._papers) - len(unread)
        then = partial(render, form=Format.json if store else self._form)
        with self._round.run(unread, then, jobs=jobs, ocr=ocr, timeout=timeout, done=self.done) as outcomes:
            if store:
                for index, printed in self._count(outcomes):
                    self._keep(store, unread[index], printed)
            else:
                for printed in put_in_order(self._count(outcomes)):
                    self._print(printed.output)

    def finish(self) -> None:
        """Finish what is printed, so that it is whole even when the run was not."""
        if self._store:
            sys.stdout.write(f"{self.done} of {len(self._papers)} papers are in {self._store.folder}\n")
            sys.stdout.flush()
        elif self._form is Format.json:
            self._round.write(self._list.end(), sys.stdout.buffer)

    def _count(self, outcomes: Iterable[tuple[int, Printed]]) -> Iterator[tuple[int, Printed]]:
        for index, printed in outcomes:
            if printed.fault:
                self.faults += 1
                self._round.complain(printed.fault)
            else:
                self.done += 1
            yield index, printed

    def _keep(self, store: Store, paper: Paper, printed: Printed) -> None:
        if printed.fault:
            return
        try:
            store.keep(paper.path, paper.name, printed.output, printed.reader)
        except OSError as error:
            self.done -= 1
            self.faults += 1
            reason = (error.strerror or "unknown reason").lower()
            self._round.complain(f"{paper.path}: its record could not be kept ({reason})")

    def _print(self, output: bytes) -> None:
        if output:
            entry = self._list.entry(output) if self._form is Format.json else output
            self._round.write(entry, sys.stdout.buffer)


def _open_store(out: Path | None, papers: list[Paper]) -> Store | None:
    if out is None:
        return None
    try:
        return Store(out, [paper.name for paper in papers])
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise typer.BadParameter(f"cannot write to {out} ({reason})", param_hint="--out") from None
