"""Attrition: who left in twelve months, with and without those who only moved, on two strengths."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from answerable.drawing.wording import say_period
from answerable.measuring.interval import Interval, bound_count
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import suppress
from answerable.measuring.verdict import Verdict, judge_counts
from answerable.measuring.workforce.vacancy import ROLE_NAMES

YEAR_DAYS = (364, 371)
"""The least and most days of twelve months: 52 weeks and 53, as offices that pay by the week count them."""


class Attrition(Struct, frozen=True, kw_only=True):
    """Leavers of a unit and role over a period.

    Rates are fractions of the average strength, or of the opening one, whichever their names say; without `moved`
    (staff who became officers of the force), and without `transferred` (to another force) as well. `interval` is of
    `on_average`, or of `on_opening` where only that is known; `verdict` is against the period before. What is hidden
    or not known is nothing.
    """

    unit: str
    role: str
    first_on: dt.date
    last_on: dt.date
    is_hidden: bool = False
    hides_moved: bool = False
    leavers: float | None = None
    moved: float | None = None
    transferred: float | None = None
    average_strength: float | None = None
    opening_strength: float | None = None
    on_average: float | None = None
    on_opening: float | None = None
    without_moved: float | None = None
    without_any: float | None = None
    without_moved_on_opening: float | None = None
    interval: Interval | None = None
    verdict: Verdict | None = None


def measure_attrition(rows: Sequence[Row], level: float) -> tuple[Attrition, ...]:
    """The attrition of each unit and role in the last period of the file.

    Where the file has the period before as well, a verdict says whether the rate changed.
    """
    if not rows:
        return ()
    for row in rows:
        _refuse_period(row)
    last_on = max(row["last_on"] for row in rows)
    now = [row for row in rows if row["last_on"] == last_on]
    first_on = min(row["first_on"] for row in now)
    earlier = [row for row in rows if row["last_on"] < first_on]
    before = [row for row in earlier if row["last_on"] == max(each["last_on"] for each in earlier)]
    found = {(each.unit, each.role): each for each in _measure_period(before, level)}
    return tuple(_judge(each, found.get((each.unit, each.role)), level) for each in _measure_period(now, level))


def _refuse_period(row: Row) -> None:
    """Raise `MeasureError` for leavers of other than twelve months: their rate is no yearly one."""
    days = (row["last_on"] - row["first_on"]).days + 1
    if not YEAR_DAYS[0] <= days <= YEAR_DAYS[1]:
        raise MeasureError(
            f"{row['unit']}: the leavers of {say_period(row['first_on'], row['last_on'])} are not those of twelve "
            "months, and a rate of attrition is. Add up twelve months of them."
        )


def _measure_period(rows: Sequence[Row], level: float) -> list[Attrition]:
    found: list[Attrition] = []
    for unit in dict.fromkeys(row["unit"] for row in rows):
        ours = [row for row in rows if row["unit"] == unit]
        roles = [role for role in ROLE_NAMES if any((row["role"] or "") == role for row in ours)]
        found += _hide([_add_up(unit, role, ours) for role in roles], level)
    return found


def _judge(each: Attrition, before: Attrition | None, level: float) -> Attrition:
    """The line with its verdict, where both periods have their leavers and one of the two strengths."""
    if before is None or each.leavers is None or before.leavers is None:
        return each
    for name in ("average_strength", "opening_strength"):
        strength, earlier = getattr(each, name), getattr(before, name)
        if strength and earlier:
            verdict = judge_counts(
                round(before.leavers),
                round(each.leavers),
                better="neither",
                before_exposure=earlier * _days(before),
                after_exposure=strength * _days(each),
                level=level,
            )
            return replace(each, verdict=verdict)
    return each


def _days(each: Attrition) -> int:
    return (each.last_on - each.first_on).days + 1


def _add_up(unit: str, role: str, rows: Sequence[Row]) -> Attrition:
    ours = [row for row in rows if (row["role"] or "") == role]
    leavers = sum(row["leavers"] for row in ours)
    moved, transferred = _sum_known(ours, "moved"), _sum_known(ours, "transferred")
    if (moved or 0) + (transferred or 0) > leavers + 1e-9:
        raise MeasureError(f"{unit}: more moved or transferred than left ({leavers:g} leavers).")
    return Attrition(
        unit=unit,
        role=role,
        first_on=min(row["first_on"] for row in ours),
        last_on=ours[0]["last_on"],
        leavers=leavers,
        moved=moved,
        transferred=transferred,
        average_strength=_find_one(ours, "average_strength", unit),
        opening_strength=_find_one(ours, "opening_strength", unit),
    )


def _sum_known(rows: Sequence[Row], name: str) -> float | None:
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known) if known else None


def _find_one(rows: Sequence[Row], name: str, unit: str) -> float | None:
    """The strength that the rows of one unit and role share. `MeasureError` where they differ."""
    known = {row[name] for row in rows if row[name] is not None}
    if len(known) > 1:
        listed = ", ".join(f"{each:g}" for each in sorted(known))
        raise MeasureError(f"{unit}: rows of one role have different strengths ({listed}).")
    return known.pop() if known else None


def _hide(sums: Sequence[Attrition], level: float) -> list[Attrition]:
    """The rates of each role and of all together, with nothing of those whose leavers or movers are too few.

    What all together have beyond the roles given is counted as one more role, since it follows from them.
    """
    roles = [each for each in sums if each.role]
    whole = next((each for each in sums if not each.role), None) or _add_roles(roles)
    counts = [_count(each) for each in roles]
    beyond = [max(0, number - sum(row[place] for row in counts)) for place, number in enumerate(_count(whole))]
    found = suppress([*counts, beyond])
    rated = [
        _rate(each, total, total or any(cells), level)
        for each, total, cells in zip(roles, found.row_totals, found.cells, strict=False)
    ]
    return [*rated, _rate(whole, found.total, found.total or any(found.column_totals), level)]


def _count(each: Attrition) -> list[int]:
    """Those who moved, who transferred, and all other leavers, as people."""
    moved, transferred = math.ceil(each.moved or 0), math.ceil(each.transferred or 0)
    return [moved, transferred, max(0, math.ceil(each.leavers or 0) - moved - transferred)]


def _add_roles(roles: Sequence[Attrition]) -> Attrition:
    def add(name: str) -> float | None:
        known = [getattr(each, name) for each in roles]
        return None if None in known else sum(known)

    first = roles[0]
    return Attrition(
        unit=first.unit,
        role="",
        first_on=min(each.first_on for each in roles),
        last_on=first.last_on,
        leavers=add("leavers"),
        moved=add("moved"),
        transferred=add("transferred"),
        average_strength=add("average_strength"),
        opening_strength=add("opening_strength"),
    )


def _rate(each: Attrition, hides_leavers: bool, hides_moved: bool, level: float) -> Attrition:
    if hides_leavers:
        return Attrition(unit=each.unit, role=each.role, first_on=each.first_on, last_on=each.last_on, is_hidden=True)
    leavers = each.leavers or 0.0
    moved = None if hides_moved else each.moved
    transferred = None if hides_moved else each.transferred
    whole = each.average_strength or each.opening_strength
    stayed = None if moved is None else leavers - moved
    left = None if moved is None or transferred is None else leavers - moved - transferred
    return replace(
        each,
        hides_moved=hides_moved,
        moved=moved,
        transferred=transferred,
        on_average=_divide(leavers, each.average_strength),
        on_opening=_divide(leavers, each.opening_strength),
        without_moved=_divide(stayed, each.average_strength),
        without_moved_on_opening=_divide(stayed, each.opening_strength),
        without_any=_divide(left, each.average_strength),
        interval=bound_count(leavers, whole, level) if whole else None,
    )


def _divide(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole
