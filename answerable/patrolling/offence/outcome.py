"""What came of an offence: nothing yet, a positive outcome, another one; also in the words of street files."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

from msgspec import Struct

from answerable.law.parameter import read_rows

NONE, POSITIVE, OTHER = 0, 1, 2
"""The codes of `Offences.outcome`."""

GROUPS = {"none": NONE, "positive": POSITIVE, "other": OTHER}


class OutcomeGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of a street file's outcomes count as what (`parameters/street_outcomes.toml`)."""

    group: Literal["none", "positive", "other"]
    named: tuple[str, ...]
    valid_from: dt.date
    authority: str
    source: str
    verified: bool


def read_street_outcome(words: str | None) -> int:
    """The code of a last outcome as printed, whatever its case; one that the table does not know ends the case
    otherwise."""
    return _known().get(words.strip().lower(), OTHER) if words else NONE


@cache
def _known() -> dict[str, int]:
    groups = read_rows("street_outcomes.toml", "outcome", OutcomeGroup, "answerable.patrolling")
    return {name.lower(): GROUPS[each.group] for each in groups for name in each.named}
