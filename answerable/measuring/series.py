"""What a series in time goes through: breaks in the recording, and decisions on its limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct


class Break(Struct, frozen=True):
    """A change in how a thing is recorded: figures before this day and from it on are not of one kind."""

    on: dt.date
    words: str


class Rebasing(Struct, frozen=True, kw_only=True):
    """A decision that limits are worked out afresh from a day on: why, and who decided it."""

    on: dt.date
    reason: str
    decided_by: str


class Exclusion(Struct, frozen=True, kw_only=True):
    """A decision that a point, though drawn, has no part in working out the limits: why, and who decided it."""

    on: dt.date
    reason: str
    decided_by: str


def list_breaks(breaks: Iterable[Break], since: dt.date, until: dt.date) -> tuple[Break, ...]:
    """The breaks that keep the days from `since` to `until` from being one record.

    A break on the first day is none: everything after it is recorded alike.
    """
    return tuple(sorted((each for each in breaks if since < each.on <= until), key=lambda each: each.on))
