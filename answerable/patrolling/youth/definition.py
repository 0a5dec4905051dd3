"""What is counted as serious youth violence, and how old an offence is before its outcome is asked for."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec import Struct

from answerable.law.parameter import choose_valid, read_rows

_ROOM = "answerable.patrolling"


class Definition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Offences of these categories of which a victim or suspect was under an age; `words` say so on a page."""

    name: str
    categories: tuple[str, ...]
    under_age: int
    words: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool


class Lag(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many days an offence is given before it counts in a rate of outcomes."""

    name: str
    days: int
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool


@cache
def find_definition(on: dt.date | None = None) -> Definition:
    """The definition that holds on a day, the newest without one."""
    return choose_valid(read_rows("youth.toml", "definition", Definition, _ROOM), on)


@cache
def find_lag(on: dt.date | None = None) -> Lag:
    """The lag that holds on a day, the newest without one."""
    return choose_valid(read_rows("youth.toml", "lag", Lag, _ROOM), on)
