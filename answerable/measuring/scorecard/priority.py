"""The national priorities for policing and their measures: dated rows of `parameters/priorities.toml`."""

from __future__ import annotations

import datetime as dt

import msgspec

from answerable.law.parameter import list_valid
from answerable.measuring.parameter import read_parameters


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


def list_priorities(on: dt.date | None = None) -> tuple[Priority, ...]:
    """The priorities that hold on a day (without one: those without an end), in the order in which they are told."""
    return list_valid(read_parameters("priorities.toml", "priority", Priority), on)


def list_national_measures(on: dt.date | None = None) -> tuple[NationalMeasure, ...]:
    """The national measures that hold on a day (without one: those without an end)."""
    return list_valid(read_parameters("priorities.toml", "measure", NationalMeasure), on)
