"""A decision that a body's register or list prints."""

from __future__ import annotations

import datetime as dt

from answerable.record.cite import Cite, Fact


class Decision(Fact, frozen=True, kw_only=True):
    """A decision. `number` is normalised to `2022/030`; `number_printed` is what the paper prints."""

    number: str | None = None
    number_printed: str | None = None
    title: str
    date: dt.date | None = None
    confidential: bool | None = None
    summary: str | None = None
    cite: Cite
