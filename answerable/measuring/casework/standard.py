"""What casework is held to: who set it, from when, and where that was read."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.measuring.parameter import read_parameters


class Standard(Struct, frozen=True, kw_only=True):
    """So many per cent are to be answered in time. `verified` is whether a public page that says so was read."""

    name: str
    percent: float
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


def find_standard(name: str, on: dt.date) -> Standard | None:
    """The standard of that name in force on a day, the latest where several are; nothing where none was set."""
    held = [
        each
        for each in read_parameters("casework.toml", "standard", Standard)
        if each.name == name and each.valid_from <= on
    ]
    return max(held, key=lambda each: each.valid_from, default=None)
