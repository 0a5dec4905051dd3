"""Workbooks as commands read them: what is wrong with one is said line by line, and nothing of it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from answerable.commands.papers import INTERRUPTED, complain, leave

if TYPE_CHECKING:
    from answerable.costing.book import Fault
    from answerable.costing.budget import Budget
    from answerable.costing.fund import Commissioning
    from answerable.drawing.exhibit import Exhibit

MOST_SHOWN = 40


@contextmanager
def refusing(doing: str) -> Iterator[None]:
    """Say in a line what keeps money from being worked out, and end with 1."""
    from answerable.costing.refusal import CostError

    try:
        yield
    except CostError as refused:
        complain(f"{doing}: {refused}")
        leave(1)
    except KeyboardInterrupt:
        complain("interrupted: nothing was worked out")
        leave(INTERRUPTED)


def read_budget_file(path: Path, hint: str = "FILE") -> Budget:
    """The budget of a workbook or folder; what is wrong with it is said, and the command ends with 1."""
    from answerable.costing.book import read_budget

    require_there(path, hint)
    with refusing(f"{path}"):
        read = read_budget(path)
    say_faults(path, read.faults, read.notes)
    if read.budget is None:
        leave(1)
    return read.budget


def read_commissioning_file(path: Path) -> Commissioning:
    """The funds of a workbook or folder, as `read_budget_file`."""
    from answerable.costing.book import read_commissioning

    require_there(path, "FILE")
    with refusing(f"{path}"):
        read = read_commissioning(path)
    say_faults(path, read.faults, read.notes)
    if read.commissioning is None:
        leave(1)
    return read.commissioning


def require_there(path: Path, hint: str) -> None:
    """Wrong usage where there is no such file or folder."""
    if not path.exists():
        raise typer.BadParameter(f"there is no file {path}", param_hint=hint)


def say_faults(path: Path, faults: Sequence[Fault], notes: Sequence[str]) -> None:
    """Every fault of a workbook with its cell, then what was left out of it."""
    for fault in faults[:MOST_SHOWN]:
        complain(f"{path}: {fault}")
    if len(faults) > MOST_SHOWN:
        complain(f"{path}: and {len(faults) - MOST_SHOWN:,} more like these")
    for note in notes:
        complain(f"{path}: {note}")


def name_origin(exhibits: Sequence[Exhibit], *paths: Path) -> tuple[Exhibit, ...]:
    """Exhibits with the files that they were worked out from, each by its hash."""
    from answerable.drawing.exhibit import Origin
    from answerable.measuring.loading.writer import hash_file

    origins = tuple(Origin(words=path.name, sha256=hash_file(path) if path.is_file() else "") for path in paths)
    return tuple(msgspec.structs.replace(exhibit, origins=(*exhibit.origins, *origins)) for exhibit in exhibits)
