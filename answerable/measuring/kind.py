"""A kind of analysis: which files it is computed from, what may be chosen, what it gives and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from answerable.drawing.exhibit import Badge, Exhibit, Origin, Told
from answerable.law.words import say_list
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.shape import Shape


class Input(NamedTuple):
    """A file that an analysis takes: what it is called there, its shape, and whether it may be left out."""

    name: str
    shape: Shape
    is_optional: bool = False


class Kind(NamedTuple):
    """A kind of analysis.

    `options` is a frozen Struct whose fields, each with a default and a `description` in its `Meta`, are what a form
    and the command line ask for. `measure` takes `{input name: DataFile}` and the options and gives a `result`: a
    frozen Struct that JSON carries whole. `tell` takes that result alone, so that a page told again a year later is
    the same. Slow imports happen inside the functions.
    """

    name: str
    heading: str
    purpose: str
    inputs: tuple[Input, ...]
    options: type[Struct]
    result: type[Struct]
    measure: Callable[[Mapping[str, DataFile], Any], Struct]
    tell: Callable[[Any], Told]


INVENTED = Badge("invented", "Made for a demonstration: these rows are nobody's real data.")


def tell_whole(kind: Kind, result: Struct, files: Iterable[DataFile]) -> Told:
    """What an analysis says, each exhibit with the files that it rests on and, where rows are invented, saying so.

    Exhibits that name their own origins keep them.
    """
    given = list(files)
    return rest_on(kind.tell(result), list_origins(given), badge_invented(given))


def list_origins(files: Iterable[DataFile]) -> tuple[Origin, ...]:
    """The files that something rests on, as its origins."""
    return tuple(Origin(words=say_file(file), sha256=file.sha256) for file in files)


def rest_on(told: Told, origins: tuple[Origin, ...], badges: tuple[Badge, ...]) -> Told:
    """What is told, each exhibit with these origins, unless it names its own, and with these badges besides."""
    return msgspec.structs.replace(
        told, exhibits=tuple(_with_origins(exhibit, badges, origins) for exhibit in told.exhibits)
    )


def badge_invented(files: Sequence[DataFile]) -> tuple[Badge, ...]:
    """That rows are invented, and which where others are not."""
    invented = [file.name for file in files if file.is_invented]
    if not invented or len(invented) == len(files):
        return (INVENTED,) if invented else ()
    words = f"The rows of {say_list(invented)} were made for a demonstration and are nobody's real data."
    return (Badge("invented", words),)


def _with_origins(exhibit: Exhibit, badges: tuple[Badge, ...], origins: tuple[Origin, ...]) -> Exhibit:
    known = {badge.name for badge in exhibit.badges}
    added = tuple(badge for badge in badges if badge.name not in known)
    return msgspec.structs.replace(exhibit, badges=exhibit.badges + added, origins=exhibit.origins or origins)


def say_file(file: DataFile) -> str:
    """A file as the origin of a figure: its name, its rows and who made it."""
    words = f"{file.name}: {file.rows:,} {'row' if file.rows == 1 else 'rows'}"
    return f"{words}. {file.provenance}" if file.provenance else words
