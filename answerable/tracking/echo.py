"""Promises that a resolution of the same meeting asks for again: two sayings of one thing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from answerable.record import Promise
from answerable.tracking.owed import Owed
from answerable.tracking.wording import Lexicon

SAME_THING = 0.5
"""How alike a promise and a resolution of one minute must be worded to ask for the same."""


def join_echoes(listed: Sequence[Owed], lexicon: Lexicon) -> list[Owed]:
    """Give each promise the ids of the resolutions, in its own paper, that ask for the same.

    Those are what the reader saw, and what is worded alike under the same minute.
    """
    resolutions = [owed for owed in listed if owed.kind == "resolution"]
    return [_join(owed, resolutions, lexicon) if owed.kind == "promise" else owed for owed in listed]


def _join(owed: Owed, resolutions: Sequence[Owed], lexicon: Lexicon) -> Owed:
    seen = owed.fact.tracked_by if isinstance(owed.fact, Promise) else ()
    echoes = [
        resolution.fact.id
        for resolution in resolutions
        if resolution.whence.path == owed.whence.path
        and (resolution.fact.id in seen or _is_same(owed, resolution, lexicon))
    ]
    return msgspec.structs.replace(owed, carried_by=tuple(sorted(echoes)))


def _is_same(owed: Owed, resolution: Owed, lexicon: Lexicon) -> bool:
    if owed.date != resolution.date or owed.reference is None or resolution.reference is None:
        return False
    if owed.reference.main != resolution.reference.main:
        return False
    return lexicon.compare(owed.stems, resolution.stems).score >= SAME_THING
