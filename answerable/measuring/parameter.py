"""The dated parameters of measuring (`parameters/*.toml`): standards, limits and names, each with its source."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct

from answerable.law.parameter import read_rows

Row = TypeVar("Row")


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A size below which something is not done: a count not shown, a group not ranked, a ratio not worked out."""

    name: str
    below: int
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


def read_parameters(file: str, table: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of one table of `parameters/<file>`; an error where one lacks a field or has another form of value."""
    # A class can be hashed, which the type of `cache` does not know of a generic one.
    held: tuple[Row, ...] = _read_once(file, table, shape)  # type: ignore[arg-type]
    return held


@cache
def _read_once(file: str, table: str, shape: type[Any]) -> tuple[Any, ...]:
    return read_rows(file, table, shape, "answerable.measuring")
