"""Savings against the gap, year by year, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up, divide
from answerable.costing.budget import Budget, Saving, SavingState
from answerable.costing.revenue.statement import work_out_budget


class SavingsYear(Struct, frozen=True, kw_only=True):
    """The savings of one year in pounds, by how far they have come, and what they leave of the gap.

    `gap` and `gap_left` are nothing where the budget has no lines for the year. `resting` is what of the gap
    only savings close that are no more than identified, in pounds, once all others are made, and `identified_share`
    that as a part of the gap (0 to 1); nothing where there is no gap. `lasting` is the part of the total that goes on
    in later years, `once` the rest.
    """

    year: int
    gap: Decimal | None
    identified: Decimal
    agreed: Decimal
    under_way: Decimal
    delivered: Decimal
    lasting: Decimal
    once: Decimal
    total: Decimal
    gap_left: Decimal | None
    resting: Decimal | None
    identified_share: Decimal | None


class SavingsPlan(Struct, frozen=True, kw_only=True):
    """All years that have a gap or a saving. `stopping` names savings that are said to last and yet give no amount
    for a later year of the plan: with the year after which they stop. Nothing is carried on for them."""

    years: tuple[SavingsYear, ...]
    stopping: tuple[tuple[str, int], ...] = ()


def work_out_savings(budget: Budget) -> SavingsPlan:
    """The savings by year: each counts in the years for which it gives an amount, and in no other."""
    gaps = {each.year: each.gap for each in work_out_budget(budget).years}
    years = sorted({*gaps, *(year for saving in budget.savings for year in saving.amounts)})
    stopping = [
        (saving.name, max(saving.amounts))
        for saving in budget.savings
        if saving.is_recurrent and saving.amounts and max(saving.amounts) < max(years)
    ]
    return SavingsPlan(
        years=tuple(_work_out_year(budget.savings, year, gaps.get(year)) for year in years), stopping=tuple(stopping)
    )


def _work_out_year(savings: Iterable[Saving], year: int, gap: Decimal | None) -> SavingsYear:
    given = [(saving, saving.amounts[year]) for saving in savings if year in saving.amounts]
    total = add_up(amount for _, amount in given)
    identified = _sum_state(given, "identified")
    resting = _find_resting(identified, total, gap)
    return SavingsYear(
        year=year,
        gap=gap,
        identified=identified,
        agreed=_sum_state(given, "agreed"),
        under_way=_sum_state(given, "under_way"),
        delivered=_sum_state(given, "delivered"),
        lasting=add_up(amount for saving, amount in given if saving.is_recurrent),
        once=add_up(amount for saving, amount in given if not saving.is_recurrent),
        total=total,
        gap_left=None if gap is None else gap - total,
        resting=resting,
        identified_share=_share(resting, gap),
    )


def _sum_state(given: Iterable[tuple[Saving, Decimal]], state: SavingState) -> Decimal:
    return add_up(amount for saving, amount in given if saving.state == state)


def _find_resting(identified: Decimal, total: Decimal, gap: Decimal | None) -> Decimal | None:
    """What of a gap the savings only identified close, after all that are further on."""
    if gap is None or gap <= 0:
        return None
    open_gap = max(gap - (total - identified), NOTHING)
    return max(min(identified, open_gap), NOTHING)


def _share(part: Decimal | None, gap: Decimal | None) -> Decimal | None:
    return divide(part, gap) if part is not None and gap else None
