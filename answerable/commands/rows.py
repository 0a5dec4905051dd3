"""Files of rows as commands load them: with a bar where someone watches, and a word on each row not taken."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from answerable.commands.papers import complain

if TYPE_CHECKING:
    from answerable.measuring.loading.report import Loaded, LoadReport
    from answerable.measuring.loading.shape import Shape

MOST_SHOWN = 5


def load_shown(path: Path, shape: str | Shape, folder: Path, *, rejected: Path | None = None) -> Loaded:
    """Load a file into a folder of clean rows and say what was not taken; raises `MeasureError` as `load` does."""
    from answerable.measuring.analysis import load

    with loading_bar(path) as progress:
        loaded = load(path, shape, rows=folder, progress=progress)
    say_report(path, loaded.report)
    if rejected is not None:
        write_rejected(rejected, loaded.report)
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


def write_rejected(place: Path, report: LoadReport) -> None:
    """The rejections as CSV: line, column, value, sentence."""
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "column", "value", "why"))
        writer.writerows((each.line, each.column, each.value, each.words) for each in report.rejections)


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
