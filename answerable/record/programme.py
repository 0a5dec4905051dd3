"""A row of a work programme: what a later meeting is to take."""

from __future__ import annotations

import datetime as dt

from answerable.record.cite import Cite, Fact


class ProgrammeItem(Fact, frozen=True, kw_only=True):
    """A programmed item; `date` is absent for one still "to be programmed"."""

    date: dt.date | None = None
    date_printed: str | None = None
    topic: str
    aims: str | None = None
    presenting: tuple[str, ...] = ()
    note: str | None = None
    cite: Cite
