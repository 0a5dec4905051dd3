"""What a meeting resolved, clause by clause."""

from __future__ import annotations

import datetime as dt

from answerable.record.cite import Cite, Fact


class Resolution(Fact, frozen=True, kw_only=True):
    """One clause of a resolution: `ref` is its minute (`687`), `sub` its clause as printed (`iii a`)."""

    id: str
    meeting_date: dt.date | None = None
    ref: str | None = None
    sub: str | None = None
    text: str
    cite: Cite
