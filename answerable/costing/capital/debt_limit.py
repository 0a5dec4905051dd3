"""What is owed, held against the operational boundary and the limit that the body set."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, say_amount
from answerable.costing.capital.debt_run import DebtRun, DebtYear
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling


class Headroom(Struct, frozen=True, kw_only=True):
    """What is owed in a year, at its highest, beside the boundary and the limit that hold for it.

    `name` is the debt that these belong to, or empty where they hold for all debts together. `rounding` is how far
    off rounding may have put what is owed.
    """

    name: str
    year: int
    owed: Decimal
    boundary: Decimal | None
    limit: Decimal | None
    rounding: Decimal = NOTHING


def measure_headroom(runs: Sequence[DebtRun], totals: Sequence[DebtYear]) -> tuple[Headroom, ...]:
    """Each year's limits beside what they hold for.

    The limit of the Local Government Act 2003 s.3 is the body's own, for all that it owes: where one debt alone gives
    it, all debts are held against it; where several do, each against its own.
    """
    rooms = []
    for total in totals:
        limited = [run for run in runs if total.year in run.debt.limit or total.year in run.debt.boundary]
        for run in limited:
            is_whole = len(limited) == 1
            owed = total if is_whole else next((each for each in run.years if each.year == total.year), None)
            if owed is not None:
                rooms.append(_make_headroom("" if is_whole else run.debt.name, owed, run))
    return tuple(rooms)


def judge_headroom(room: Headroom, unit: Decimal) -> Ruling | None:
    """`E-DEBT-OVER-LIMIT` above the limit, `W-DEBT-OVER-BOUNDARY` above the boundary or, as far as the rounded
    amounts can tell, at the limit; nothing within both."""
    owed = f"{room.name or 'All borrowing'} comes to {say_amount(room.owed, unit)} in {say_financial_year(room.year)}"
    if room.limit is not None and room.owed > room.limit:
        over = f"{say_amount(room.owed - room.limit, unit)} above the limit of {say_amount(room.limit, unit)}"
        if room.owed - room.rounding > room.limit:
            return make_ruling("E-DEBT-OVER-LIMIT", f"{owed}, {over}.")
        words = f"{owed}, {over}: no more than rounding can make, so that it may be within the limit."
        return make_ruling("W-DEBT-OVER-BOUNDARY", words)
    if room.boundary is not None and room.owed > room.boundary:
        over = f"{say_amount(room.owed - room.boundary, unit)} above the operational boundary"
        return make_ruling("W-DEBT-OVER-BOUNDARY", f"{owed}, {over} of {say_amount(room.boundary, unit)}.")
    return None


def _make_headroom(name: str, owed: DebtYear, run: DebtRun) -> Headroom:
    return Headroom(
        name=name,
        year=owed.year,
        owed=owed.highest,
        boundary=run.debt.boundary.get(owed.year),
        limit=run.debt.limit.get(owed.year),
        rounding=owed.rounding,
    )
