"""`answerable read`: papers in, the record of each out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from answerable.commands.read_store import Store
from answerable.reading.formats.opening import SUFFIXES
from answerable.reading.workers import DEFAULT_TIMEOUT_SECONDS, describe_path, read_papers
from answerable.record import Fault, Reading, Record, to_json

INTERRUPTED = 130


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
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Papers, or folders of papers.")],
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, max=256, help="Papers read at once.")] = 1,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Recognise the text of scanned pages (needs tesseract).")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A folder for one JSON file per paper; papers already there are not read again."),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds after which a paper is given up.")
    ] = DEFAULT_TIMEOUT_SECONDS,
) -> None:
    """Read papers (PDF, Word, HTML, text) and print the record of each.

    A paper that cannot be read is named with the reason on the error stream, and the others are read.
    Exit status: 0 when every paper was read, 1 when some could not be, 2 for wrong usage.
    """
    papers = list(find_papers(paths))
    if not papers:
        raise typer.BadParameter("there are no papers (PDF, Word, HTML or text) in that folder", param_hint="PATH")
    store = _open_store(out, papers)
    reading_round = _Round(papers, form, store)
    try:
        reading_round.run(jobs, ocr, timeout)
    except KeyboardInterrupt:
        reading_round.stop()
        again = "run the same command again to go on" if out else "nothing was kept; --out DIR keeps what is read"
        _complain(f"interrupted after {reading_round.done} of {len(papers)} papers; {again}")
        _exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever was reading the output has had enough (`answerable read ... | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _exit(1)
    finally:
        if store:
            store.close()
    reading_round.stop()
    if reading_round.faults:
        _exit(1)


class Paper(NamedTuple):
    """A paper to read, and the name under which its record is kept: its path within the folder that was named."""

    path: str
    name: str


def find_papers(paths: list[Path]) -> Iterator[Paper]:
    """The papers named, and those in the folders named, in order; each folder by name, hidden files left out."""
    for path in paths:
        if not path.is_dir():
            yield Paper(str(path), path.name)
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                    found = Path(folder, name)
                    yield Paper(str(found), str(found.relative_to(path)))


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


class _Round:
    """One run of the command: prints in input order, as soon as the next paper is there."""

    def __init__(self, papers: list[Paper], form: Format, store: Store | None) -> None:
        self.done = self.faults = 0
        self._papers, self._form, self._store = papers, form, store
        self._held: dict[int, Printed] = {}
        self._next = 0
        self._written = 0
        self._progress = _progress()

    def run(self, jobs: int, ocr: bool, timeout: float) -> None:
        unread = [paper for paper in self._papers if not (self._store and self._store.holds(paper.path, paper.name))]
        self.done = len(self._papers) - len(unread)
        kept = Format.json if self._store else self._form
        with self._progress as progress:
            task = progress.add_task("Reading", total=len(self._papers), completed=self.done)
            outcomes = read_papers(
                [paper.path for paper in unread], partial(render, form=kept), jobs=jobs, ocr=ocr, timeout=timeout
            )
            for index, printed in outcomes:
                self._take(unread[index], index, printed)
                progress.advance(task)

    def stop(self) -> None:
        """Finish what is printed, so that it is whole even when the run was not."""
        if self._store:
            sys.stdout.write(f"{self.done} of {len(self._papers)} papers are in {self._store.folder}\n")
        elif self._form is Format.json:
            sys.stdout.write("\n]\n" if self._written else "[]\n")
        sys.stdout.flush()

    def _take(self, paper: Paper, index: int, printed: Printed) -> None:
        if printed.fault:
            self.faults += 1
            _complain(printed.fault, self._progress.console)
        else:
            self.done += 1
        if self._store:
            self._keep(paper, printed)
            return
        self._held[index] = printed
        while self._next in self._held:
            self._write(self._held.pop(self._next).output)
            self._next += 1

    def _keep(self, paper: Paper, printed: Printed) -> None:
        if printed.fault or not self._store:
            return
        try:
            self._store.keep(paper.path, paper.name, printed.output, printed.reader)
        except OSError as error:
            self.done -= 1
            self.faults += 1
            reason = (error.strerror or "unknown reason").lower()
            _complain(f"{paper.path}: its record could not be kept ({reason})", self._progress.console)

    def _write(self, output: bytes) -> None:
        if self._form is Format.json:
            entry = output.strip().removeprefix(b"[").removesuffix(b"]").strip(b"\n")
            output = (b",\n" if self._written else b"[\n") + entry
        if not output:
            return
        self._written += 1
        # The progress bar is taken down while a paper is printed on the same terminal.
        shown = sys.stdout.isatty() and not self._progress.disable
        if shown:
            self._progress.stop()
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
        sys.stdout.flush()
        if shown:
            self._progress.start()


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _open_store(out: Path | None, papers: list[Paper]) -> Store | None:
    if out is None:
        return None
    try:
        return Store(out, [paper.name for paper in papers])
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise typer.BadParameter(f"cannot write to {out} ({reason})", param_hint="--out") from None


def _complain(sentence: str, console: Console | None = None) -> None:
    """One line on the error stream, above the progress bar if there is one."""
    line = " ".join(sentence.split())
    if console and console.is_terminal:
        console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    else:
        sys.stderr.write(f"{describe_path(line)}\n")
        sys.stderr.flush()


def _exit(status: int) -> NoReturn:
    raise typer.Exit(status)
