"""The amounts above which payments and contracts are published, each with who set it and from when."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache

from msgspec import Struct

from answerable.law.parameter import choose_valid, read_rows


class Threshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is `over` so many pounds is published. `verified` is whether a public page that says so was read."""

    name: str
    over: Decimal
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool

    def is_passed(self, amount: Decimal) -> bool:
        """Whether an amount is over it; a credit is as large as what it takes back."""
        return abs(amount) > self.over


def find_threshold(name: str, on: dt.date | None = None) -> Threshold:
    """The threshold of that name in force on a day, the newest without one; of a day before all, the first."""
    return choose_valid((each for each in _read() if each.name == name), on)


@cache
def _read() -> tuple[Threshold, ...]:
    return read_rows("spending.toml", "threshold", Threshold, "answerable.costing")
