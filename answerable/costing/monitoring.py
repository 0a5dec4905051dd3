"""A year's budget as it is spent: what was spent by a day, and what the year is forecast to end at."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from answerable.costing.budget import LineKind


class Outturn(Struct, frozen=True, kw_only=True):
    """A line or a saving of the approved budget with what became of it, in pounds and positive as its kind says.

    `moved` is what was moved to it (or, less than nought, from it) in the year by virement: nought over all lines.
    `why` explains the variance.
    """

    code: str
    name: str
    section: str
    kind: LineKind
    budget: Decimal
    moved: Decimal = Decimal(0)
    spent: Decimal | None = None
    forecast: Decimal
    why: str = ""


class Monitoring(Struct, frozen=True, kw_only=True):
    """The budget of the financial year that begins in `year`, as it stood at the end of `to_on`."""

    body: str
    force: str = ""
    year: int
    to_on: dt.date
    outturns: tuple[Outturn, ...]
