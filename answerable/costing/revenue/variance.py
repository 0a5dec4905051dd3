"""Which variances of a line ask for an explanation: a level that is named, dated and sourced."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache

from msgspec import Struct

from answerable.costing.amount import HUNDRED, say_amount, say_percent
from answerable.law.parameter import choose_valid, read_rows

_NAME = "variance to be explained"


class VarianceThreshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From what size on a variance is to be explained, in pounds and in per cent of its line's current budget."""

    name: str
    least_pounds: Decimal
    percent: Decimal
    always_pounds: Decimal
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool

    def is_passed(self, variance: Decimal, current: Decimal) -> bool:
        """Whether a variance is so large that its line has to say why."""
        size = abs(variance)
        if size >= self.always_pounds:
            return True
        return size >= self.least_pounds and size * HUNDRED >= self.percent * abs(current)

    @property
    def words(self) -> str:
        """`£500,000 or more, or £50,000 or more where that is 5% of the line's current budget`."""
        return (
            f"{say_amount(self.always_pounds)} or more, or {say_amount(self.least_pounds)} or more where that is "
            f"{say_percent(self.percent)} of the line's current budget"
        )


def find_variance_threshold(on: dt.date) -> VarianceThreshold:
    """The level that holds on a day."""
    return choose_valid(_list_thresholds(), on)


@cache
def _list_thresholds() -> tuple[VarianceThreshold, ...]:
    rows = read_rows("monitoring.toml", "threshold", VarianceThreshold, "answerable.costing")
    return tuple(row for row in rows if row.name == _NAME)
