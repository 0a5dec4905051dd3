"""Other forces' rates as they were printed: what they can be held against, and where they contradict themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from answerable.measuring.interval import Interval, bound_count
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.rounding import Bounds


class Comparator(Struct, frozen=True, kw_only=True):
    """A force's rate, in per cent as printed; `interval`, per cent too, where its size is known.

    `contradiction` is `rounding` where the rate without movers is printed above the overall one and rounding can
    explain it, `error` where it cannot.
    """

    force: str
    measure: str
    first_on: dt.date
    last_on: dt.date
    overall: Decimal
    excluding: Decimal | None = None
    size: float | None = None
    is_ours: bool = False
    note: str = ""
    interval: Interval | None = None
    contradiction: str = ""


def list_comparators(rows: Sequence[Row], measure: str, level: float) -> tuple[Comparator, ...]:
    """The forces of a measure in its last period: our own first, the others by name, not in order of their rates."""
    ours = [row for row in rows if row["measure"] == measure]
    if not ours:
        return ()
    last_on = max(row["last_on"] for row in ours)
    found = [_read(row, level) for row in ours if row["last_on"] == last_on]
    return tuple(sorted(found, key=lambda each: (not each.is_ours, each.force)))


def _read(row: Row, level: float) -> Comparator:
    overall = _read_rate(row["overall"], row["force"])
    excluding = None if row["excluding"] is None else _read_rate(row["excluding"], row["force"])
    return Comparator(
        force=row["force"],
        measure=row["measure"],
        first_on=row["first_on"],
        last_on=row["last_on"],
        overall=overall,
        excluding=excluding,
        size=row["size"],
        is_ours=bool(row["is_ours"]),
        note=row["note"] or "",
        interval=_bound(overall, row["size"], row["measure"], level),
        contradiction=_find_contradiction(overall, excluding),
    )


def _read_rate(words: str, force: str) -> Decimal:
    try:
        rate = Decimal(words.strip().removesuffix("%").strip())
    except InvalidOperation:
        rate = Decimal("NaN")
    if not rate.is_finite() or not 0 <= rate <= 100:
        raise MeasureError(f"“{words}” of {force} is no rate: write it in per cent, as 9.45.")
    return rate


def _bound(overall: Decimal, size: float | None, measure: str, level: float) -> Interval | None:
    """Of attrition, the interval of leavers as independent events. Days of absence are not independent: none."""
    if not size or measure != "attrition":
        return None
    low, high, _ = bound_count(float(overall) * size / 100, size, level)
    return Interval(100 * low, 100 * high, level)


def _find_contradiction(overall: Decimal, excluding: Decimal | None) -> str:
    """Those who left without moving are some of those who left: their rate cannot be the higher."""
    if excluding is None or excluding <= overall:
        return ""
    return "rounding" if _bound_print(excluding).low <= _bound_print(overall).high else "error"


def _bound_print(value: Decimal) -> Bounds:
    return Bounds.printed(value, Decimal(5).scaleb(int(value.as_tuple().exponent) - 1))
