"""The dated parameters of procedure: every number, list and rule with its source, and whether that was read."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

import msgspec

Row = TypeVar("Row")


class Dated(Protocol):
    """What has a first and perhaps a last day of validity."""

    @property
    def valid_from(self) -> dt.date: ...
    @property
    def valid_to(self) -> dt.date | None: ...


Held = TypeVar("Held", bound=Dated)


class Number(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of procedure. `verified` is whether a public page that says so was read."""

    name: str
    value: int
    unit: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


def read_rows(file: str, table: str, shape: type[Row], room: str = "answerable.law") -> tuple[Row, ...]:
    """The rows of one table of a file of parameters; an error where one of them lacks a field or has one too many."""
    printed = files(room).joinpath("parameters", file).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(printed)[table], tuple[shape, ...])  # type: ignore[valid-type]


def find_number(name: str, on: dt.date | None = None) -> Number:
    """The number that holds on a day; without a day, the newest. Before the first, the first."""
    return choose_valid(_numbers()[name], on)


def choose_valid(rows: Iterable[Held], on: dt.date | None) -> Held:
    """The newest row that had begun on a day; of a day before all of them, the oldest."""
    newest_first = sorted(rows, key=lambda row: row.valid_from, reverse=True)
    begun = (row for row in newest_first if on is None or row.valid_from <= on)
    return next(begun, newest_first[-1])


def list_valid(rows: Iterable[Held], on: dt.date | None) -> tuple[Held, ...]:
    """The rows that hold on a day; without a day, those that have no end."""
    return tuple(
        row
        for row in rows
        if (on is None or row.valid_from <= on) and (row.valid_to is None or (on is not None and on <= row.valid_to))
    )


@cache
def _numbers() -> dict[str, tuple[Number, ...]]:
    held: dict[str, tuple[Number, ...]] = {}
    for number in read_rows("numbers.toml", "number", Number):
        held[number.name] = (*held.get(number.name, ()), number)
    return held
