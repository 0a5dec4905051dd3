"""What commands on trials are given: protocols, seeds and rows, each refused in a line where it cannot be used."""

from __future__ import annotations

import codecs
import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from answerable.commands.measure import load_joined, require_files
from answerable.commands.papers import INTERRUPTED, complain, leave

if TYPE_CHECKING:
    from answerable.measuring.loading.data_file import DataFile
    from answerable.measuring.loading.shape import Shape
    from answerable.patrolling.offence.offences import Offences
    from answerable.patrolling.protocol import Protocol

MOST_SEED = 10_000
"""Characters of a seed: what is longer is another file."""

ProtocolPath = Annotated[Path, typer.Argument(metavar="PROTOCOL", help="The protocol: TOML, or the registered JSON.")]
SeedPath = Annotated[Path, typer.Option("--seed", metavar="FILE", help="The seed's file, as registering wrote it.")]
Rows = Annotated[
    Path | None,
    typer.Option("--rows", metavar="FOLDER", help="Keep the clean rows here: the same file loads once."),
]


def find_today() -> dt.date:
    """The day where trials are run."""
    from answerable.patrolling.trial.schedule import ZONE

    return dt.datetime.now(ZoneInfo(ZONE)).date()


@contextmanager
def refusing(doing: str) -> Iterator[None]:
    """Say in a line what keeps a trial from being worked out, naming the file `doing`, and end with 1."""
    from answerable.measuring.refusal import MeasureError
    from answerable.patrolling.refusal import PatrolError

    try:
        yield
    except PatrolError as refused:
        complain(f"{doing}: {refused}" if doing else f"{refused}")
        leave(1)
    except MeasureError as refused:
        # Which file of rows it was is named where it is loaded
        complain(f"{refused}")
        leave(1)
    except OSError as fault:
        complain(f"{fault.filename or doing} cannot be written ({(fault.strerror or 'unknown reason').lower()})")
        leave(1)
    except KeyboardInterrupt:
        complain("interrupted: nothing was done")
        leave(INTERRUPTED)


@contextmanager
def writing_closed() -> Iterator[None]:
    """Whatever is written meanwhile is readable by its owner alone."""
    mask = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(mask)


def read_protocol_given(path: Path) -> Protocol:
    """The protocol of a file; what is wrong with it is said, and the command ends with 1."""
    from answerable.patrolling.trial.protocol_file import read_protocol_file

    require_files([path], "PROTOCOL")
    with refusing(f"{path}"):
        return read_protocol_file(path)


def read_seed(path: Path) -> str:
    """The seed that a file holds, without the end of its line."""
    require_files([path], "--seed")
    try:
        written = path.read_bytes()
        # As editors save it: with a mark of its coding before the first letter, or in two bytes a letter
        is_wide = written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        seed = written.decode("utf-16" if is_wide else "utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        seed = ""
    if not seed or len(seed) > MOST_SEED or "\n" in seed:
        complain(f"{path}: this is no seed: its file holds one line and nothing else, as registering wrote it")
        leave(1)
    return seed


def load_given(paths: Sequence[Path] | None, shape: Shape, folder: Path, hint: str) -> DataFile | None:
    """The rows of files of one shape, joined; nothing where none was named. Raises `MeasureError` as loading does."""
    if not paths:
        return None
    require_files(paths, hint)
    return load_joined(paths, shape, folder)


def load_offences(paths: Sequence[Path], folder: Path, hint: str) -> Offences:
    """Offences of the force's own files. Raises `MeasureError` and `PatrolError` for files that are none."""
    from answerable.measuring.refusal import MeasureError
    from answerable.patrolling.offence.offences import read_offences
    from answerable.patrolling.offence.shapes import OFFENCES

    file = load_given(paths, OFFENCES, folder, hint)
    if file is None:
        raise MeasureError("There is no file of offences.")
    return read_offences(file)
