"""What makes a visit, and which lengths are looked for: dated numbers with a source (`parameters/dosage.toml`)."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec import Struct

from answerable.law.parameter import read_rows

MINUTE, HOUR = 60, 3600


class Standard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number: a size or a length of time, in `unit`."""

    name: str
    value: float
    unit: str
    valid_from: dt.date
    authority: str
    source: str
    verified: bool


class Band(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lengths of a visit that are looked for: minutes from `low` to `high`, both of them in it."""

    name: str
    low: float
    high: float
    valid_from: dt.date
    authority: str
    source: str
    verified: bool


@cache
def find_standard(name: str) -> Standard:
    """The newest number of that name. Raises `LookupError` where there is none."""
    held = [each for each in read_rows("dosage.toml", "standard", Standard, ROOM) if each.name == name]
    if not held:
        raise LookupError(f"no standard {name}")
    return max(held, key=lambda each: each.valid_from)


@cache
def find_band(name: str) -> Band:
    """The newest band of that name. Raises `LookupError` where there is none."""
    held = [each for each in read_rows("dosage.toml", "band", Band, ROOM) if each.name == name]
    if not held:
        raise LookupError(f"no band {name}")
    return max(held, key=lambda each: each.valid_from)


ROOM = "answerable.patrolling"
QUARTER, BEST = "about a quarter of an hour", "best length found"
"""The band that visits are held against, and the one that was found to work best."""
