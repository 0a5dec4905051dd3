"""The rise of police council tax above which a referendum must be held, year by year (1992 Act, chapter 4ZA)."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec

LIMITS_FILE = Path(__file__).parent / "limits" / "police_band_d.toml"


class ReferendumLimit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limit of one financial year in England. `verified` is whether it was confirmed in print."""

    year: str
    valid_from: dt.date
    cash_pounds: Decimal
    percent: Decimal | None = None
    source: str
    verified: bool

    def is_passed(self, before: Decimal, after: Decimal) -> bool:
        """Whether a rise of band D, in pounds, would have to go to a referendum.

        The cash test is "more than"; the percentage test "as much or more" (the principles of each year).
        """
        rise = after - before
        if rise <= self.cash_pounds:
            return False
        return self.percent is None or before <= 0 or rise * 100 >= self.percent * before


@cache
def read_limits() -> dict[str, ReferendumLimit]:
    """Every limit by its financial year (`2023/24`)."""
    with LIMITS_FILE.open("rb") as file:
        rows = tomllib.load(file)["limit"]
    return {limit.year: limit for limit in msgspec.convert(rows, list[ReferendumLimit])}


def find_limit(year: str) -> ReferendumLimit | None:
    """The limit of a financial year, or nothing where none is known."""
    return read_limits().get(year)
