"""A promise made in prose: something undertaken, announced or hedged."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record.cite import Cite, Fact

PromiseStrength = Literal["firm", "plan", "soft"]


class Promise(Fact, frozen=True, kw_only=True):
    """Words that commit somebody, frozen as printed.

    `strength`: firm = a specific thing undertaken, confirmed, offered or agreed; plan = scheduled or
    announced work; soft = hedged, conditional or relayed. `tracked_by` holds ids of actions or resolutions
    of the same paper that carry it. `cue` is the wording that showed it.
    """

    id: str
    date: dt.date | None = None
    ref: str | None = None
    who: str | None = None
    text: str
    strength: PromiseStrength
    due: str | None = None
    tracked_by: tuple[str, ...] = ()
    cue: str | None = None
    cite: Cite
