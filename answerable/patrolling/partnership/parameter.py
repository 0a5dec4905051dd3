"""The dated parameters of what stands around patrols: levels of evaluation, a fund's measures, match and marks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar

from msgspec import Struct

from answerable.law.parameter import read_rows

Whose = Literal["all", "under 25", "knife", "under 25 with a knife"]


class Level(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A level of evaluation, 0 to 5: what such a study does (`design`) and can show, as a clause (`shows`)."""

    level: int
    name: str
    design: str
    shows: str
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


class Metric(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measure that a fund asks for, and what it is counted from; see `parameters/return.toml`."""

    code: str
    name: str
    of: Literal["offences", "admissions", "given"]
    categories: tuple[str, ...]
    whose: Whose
    within: str
    proxy: str
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


class Match(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a fund wants found beside its grant in its first, second, third year: per cent of the grant."""

    fund: str
    year: int
    percent: Decimal
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is printed in the place of a small count, which is from `low` to `high`."""

    printed: str
    low: int
    high: int
    rounds_to: int
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


Row = TypeVar("Row")


def find_level(level: int) -> Level:
    """A level of evaluation; raises `LookupError` for one that the scale has not."""
    for each in _read("evidence.toml", "level", Level):
        if each.level == level:
            return each
    raise LookupError(f"There is no level {level} of evaluation: give 0 (not evaluated) to 5 (drawn by lot).")


def list_metrics() -> tuple[Metric, ...]:
    """The measures that a fund against serious violence asks for, in the order of its return."""
    return _read("return.toml", "metric", Metric)


def list_matches(fund: str) -> tuple[Match, ...]:
    """What a fund wants found beside its grant, by its year; empty for a fund that is not known."""
    return tuple(each for each in _read("return.toml", "match", Match) if each.fund.casefold() == fund.casefold())


def find_mark(printed: str) -> Mark | None:
    """The mark that stands for a small count, nothing for words that are none."""
    return next((each for each in _read("return.toml", "mark", Mark) if each.printed == printed), None)


def _read(file: str, table: str, shape: type[Row]) -> tuple[Row, ...]:
    rows: tuple[Row, ...] = _read_once(file, table, shape)  # type: ignore[arg-type]
    return rows


@cache
def _read_once(file: str, table: str, shape: type[Any]) -> tuple[Any, ...]:
    return read_rows(file, table, shape, "answerable.patrolling")
