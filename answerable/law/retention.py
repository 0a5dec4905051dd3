"""How long the papers of a meeting stay open to the public, so that none is removed before."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec

from answerable.law.day import add_months
from answerable.law.parameter import choose_valid, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day


class Retention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For how many years from the meeting papers of a kind are kept."""

    kind: str
    words: str
    years: int
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


@cache
def list_retentions() -> tuple[Retention, ...]:
    """The kinds of papers that are kept, and for how long."""
    return read_rows("retention.toml", "retention", Retention)


def keep_until(kind: str, meeting: dt.date) -> dt.date:
    """The last day on which a paper of a meeting must be kept: the day before the anniversary."""
    held = choose_valid((row for row in list_retentions() if row.kind == kind), meeting)
    return add_months(meeting, 12 * held.years) - dt.timedelta(days=1)


def judge_disposal(kind: str, meeting: dt.date, on: dt.date) -> tuple[Ruling, ...]:
    """Whether a paper may be removed on a day."""
    last = keep_until(kind, meeting)
    if on > last:
        return ()
    held = choose_valid((row for row in list_retentions() if row.kind == kind), meeting)
    words = f"The {held.words} of {say_day(meeting)} must stay open to the public until {say_day(last)}."
    return (make_ruling("E-RETENTION-LOCK", words, verified=held.verified, source=held.source),)
