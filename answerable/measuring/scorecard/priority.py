"""The national priorities for policing and their measures: dated rows of `parameters/priorities.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from answerable.law.parameter import list_valid


class Priority(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A national priority, and who set it. `verified` is whether a public page that says so was read."""

    code: str
    title: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool


class NationalMeasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the nation measures under a priority. A force may have a proxy of it, or none."""

    code: str
    priority: str
    title: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool


class _Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    priority: tuple[Priority, ...]
    measure: tuple[NationalMeasure, ...]


def list_priorities(on: dt.date | None = None) -> tuple[Priority, ...]:
    """The priorities that hold on a day (without one: those without an end), in the order in which they are told."""
    return list_valid(_read_parameters().priority, on)


def list_national_measures(on: dt.date | None = None) -> tuple[NationalMeasure, ...]:
    """The national measures that hold on a day (without one: those without an end)."""
    return list_valid(_read_parameters().measure, on)


@cache
def _read_parameters() -> _Parameters:
    printed = files("answerable.measuring").joinpath("parameters", "priorities.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(printed), _Parameters)
