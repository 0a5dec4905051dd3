"""Below which sizes a result is not worked out: dated numbers with their source (`parameters/effect.toml`)."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec import Struct

from answerable.law.parameter import read_rows


class EffectLimit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A size, in `unit`, below which something is not worked out."""

    name: str
    below: float
    unit: str
    valid_from: dt.date
    authority: str
    source: str
    verified: bool


@cache
def find_limit(name: str) -> float:
    """The newest size of that name. Raises `LookupError` where there is none."""
    held = [
        each for each in read_rows("effect.toml", "limit", EffectLimit, "answerable.patrolling") if each.name == name
    ]
    if not held:
        raise LookupError(f"no limit {name}")
    return max(held, key=lambda each: each.valid_from).below
