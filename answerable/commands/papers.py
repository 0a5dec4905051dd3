"""What commands that read papers share: their options, the papers named, the round of reading, its output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Annotated, NamedTuple, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from answerable.reading.formats.opening import SUFFIXES
from answerable.reading.workers import describe_path, read_papers
from answerable.record import Fault, Reading

INTERRUPTED = 130

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Papers, or folders of papers.")]
Jobs = Annotated[
    int,
    typer.Option(
        "-j", "--jobs", min=1, max=256, help="Papers read at once; a large one by two where there are two for each."
    ),
]
Ocr = Annotated[bool, typer.Option("--ocr", help="Recognise the text of scanned pages (needs tesseract).")]
Timeout = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds after which a paper is given up.")]

Outcome = TypeVar("Outcome")


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


def require_papers(paths: list[Path]) -> list[Paper]:
    """The papers named; wrong usage where there are none."""
    papers = list(find_papers(paths))
    if not papers:
        raise typer.BadParameter("there are no papers (PDF, Word, HTML or text) in that folder", param_hint="PATH")
    return papers


class Round:
    """Papers read in processes of their own under a progress bar, which is shown on a terminal only."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._progress = _progress()

    @contextmanager
    def run(
        self,
        papers: list[Paper],
        then: Callable[[Reading | Fault], Outcome],
        *,
        jobs: int,
        ocr: bool,
        timeout: float,
        done: int = 0,
    ) -> Iterator[Iterator[tuple[int, Outcome]]]:
        """What `then` made of each paper, with its index, as they come; `done` further papers were read before.

        On leaving, the processes and the bar are gone.
        """
        paths = [paper.path for paper in papers]
        reading = read_papers(paths, then, jobs=jobs, ocr=ocr, timeout=timeout)
        with self._progress as progress:
            task = progress.add_task(self._doing, total=len(papers) + done, completed=done)
            try:
                yield _count(reading, partial(progress.advance, task))
            finally:
                reading.close()

    def complain(self, sentence: str) -> None:
        """One line on the error stream, above the progress bar."""
        complain(sentence, self._progress.console)

    def write(self, output: bytes, stream: IO[bytes]) -> None:
        """Write, with the bar taken down meanwhile if it stands on the same terminal."""
        shown = stream.isatty() and self._progress.live.is_started
        if shown:
            self._progress.stop()
        stream.write(output)
        stream.flush()
        if shown:
            self._progress.start()


def _count(outcomes: Iterable[Outcome], advance: Callable[[], None]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        advance()


def put_in_order(outcomes: Iterable[tuple[int, Outcome]]) -> Iterator[Outcome]:
    """Outcomes by their index, each as soon as all before it are there."""
    held: dict[int, Outcome] = {}
    following = 0
    for index, outcome in outcomes:
        held[index] = outcome
        while following in held:
            yield held.pop(following)
            following += 1


class JsonList:
    """A JSON list written entry by entry, so that it is whole wherever it ends."""

    def __init__(self) -> None:
        self._begun = False

    def entry(self, listed: bytes) -> bytes:
        """An entry, given as a list of one, as it stands in the longer list."""
        before = b",\n" if self._begun else b"[\n"
        self._begun = True
        return before + listed.strip().removeprefix(b"[").removesuffix(b"]").strip(b"\n")

    def end(self) -> bytes:
        return b"\n]\n" if self._begun else b"[]\n"


@contextmanager
def ending_well(finish: Callable[[], None], say_interrupted: Callable[[], str]) -> Iterator[None]:
    """Finish what is printed, so that it is whole even when the run was not: interrupted, or read by nobody."""
    try:
        try:
            yield
        except KeyboardInterrupt:
            finish()
            complain(say_interrupted())
            leave(INTERRUPTED)
        finish()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever was reading the output may have had enough (`answerable read ... | head`).
        if not isinstance(error, BrokenPipeError):
            complain(f"the output could not be written ({(error.strerror or 'unknown reason').lower()})")
        leave(1)


def complain(sentence: str, console: Console | None = None) -> None:
    """One line on the error stream, above the progress bar if there is one."""
    line = " ".join(sentence.split())
    if console and console.is_terminal:
        console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    else:
        sys.stderr.write(f"{describe_path(line)}\n")
        sys.stderr.flush()


def leave(status: int) -> NoReturn:
    raise typer.Exit(status)


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
