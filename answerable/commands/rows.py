"""Files of rows as commands load them: with a bar where someone watches, and a word on each row not taken."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from answerable.commands.papers import complain

if TYPE_CHECKING:
    from answerable.measuring.loading.report import Loaded, LoadReport
    from answerable.measuring.loading.shape import Shape

MOST_SHOWN = 5


class Rejected:
    """The rows that were not taken, of all the files of a command, in one CSV."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._read: list[tuple[Path, LoadReport]] = []

    def add(self, path: Path, report: LoadReport) -> None:
        """Write the rejections so far: line, column, value and sentence, and the file where there are several."""
        self._read.append((path, report))
        many = len(self._read) > 1
        with self._place.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow((*(("file",) if many else ()), "line", "column", "value", "why"))
            for path, report in self._read:
                name = (str(path),) if many else ()
                writer.writerows(
                    (*name, each.line, each.column, each.value, each.words) for each in report.rejections
                )


def load_shown(path: Path, shape: str | Shape, folder: Path, *, rejected: Rejected | None = None) -> Loaded:
    """Load a file into a folder of clean rows and say what was not taken; raises `MeasureError` as `load` does."""
    from answerable.measuring.analysis import load

    with loading_bar(path) as progress:
        loaded = load(path, shape, rows=folder, progress=progress)
    say_report(path, loaded.report)
    if rejected is not None:
        rejected.add(path, loaded.report)
    return loaded


def say_report(path: Path, report: LoadReport) -> None:
    """What loading made of a file, where there is anything to say: the counts, warnings, and the first rejections."""
    from answerable.measuring.loading.report import MOST_NAMED

    if report.rejected or report.repeated:
        complain(f"{path}: {report.sentence}")
    for warning in report.warnings:
        complain(f"{path}: {warning}")
    for each in report.rejections[:MOST_SHOWN]:
        complain(f"{path}: line {each.line}, {each.column}: {each.words}" if each.column else
                 f"{path}: line {each.line}: {each.words}")  # fmt: skip
    if len(report.rejections) > MOST_SHOWN:
        listed = min(len(report.rejections), MOST_NAMED)
        more = max(report.rejected, len(report.rejections)) - MOST_SHOWN
        complain(f"{path}: and {more:,} more; --rejected FILE lists the first {listed}")


@contextmanager
def working(words: str) -> Iterator[None]:
    """Say on a terminal what takes a while."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(words)
        yield


@contextmanager
def loading_bar(path: Path) -> Iterator[Any]:
    """A bar that a load moves on, on a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(f"Loading {path.name}", total=1.0)

        def tell(rows: int, share: float) -> None:
            progress.update(task, completed=share, description=f"Loading {path.name}: {rows:,} rows")

        yield tell
