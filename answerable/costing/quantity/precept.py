"""The sums of a precept that a paper may print: bands, the whole, each council's part, and what a rise brings in."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.costing.bounds import find_half_unit
from answerable.costing.budget import Budget
from answerable.costing.council_tax import BAND_NINTHS, band_amount
from answerable.costing.precept.bands import work_out_bands
from answerable.costing.precept.notices import TOTALS, work_out_notices
from answerable.costing.precept.yields import YIELD_OF_THE_RISE, explain_yield, work_out_precept
from answerable.costing.quantity.quantity import Part, Quantity, Years, keep_years
from answerable.costing.quantity.revenue import make_part
from answerable.costing.revenue.entry import list_entries


def list_bands(budget: Budget) -> Iterator[Quantity]:
    """Each band by `Band A` and `A`: exact, and as last year's bill with the rounded rise."""
    band_d = budget.band_d
    for band in BAND_NINTHS:
        exact = {year: (Part(f"Band {band}", band_amount(amount, band)),) for year, amount in band_d.items()}
        risen = {
            year: (Part(f"Band {band}", work_out_bands(band_d[year - 1], amount, "rise").of(band).bill),)
            for year, amount in band_d.items()
            if year - 1 in band_d
        }
        for name in (f"Band {band}", band):
            yield Quantity(name=name, years=exact, is_balance=True)
            yield Quantity(name=name, years=risen, is_balance=True, is_other=True)


def list_precept(budget: Budget) -> Iterator[Quantity]:
    """The precept by each of its names, the councils' parts by theirs, and the yield of the rise of band D."""
    years = sorted({*budget.band_d, *(year for line in budget.lines for year in line.amounts)})
    notices = {y: work_out_notices(budget, y) for y in years if work_out_precept(budget, y) is not None}
    whole = {**_list_estimates(budget, years), **{y: (Part("Precept", found.total),) for y, found in notices.items()}}
    for name in TOTALS:
        yield Quantity(name=name, years=keep_years(whole))
    for council in dict.fromkeys(each.council for found in notices.values() for each in found.notices):
        asked = {
            year: [Part(council, each.amount) for each in found.notices if each.council == council]
            for year, found in notices.items()
        }
        yield Quantity(name=council, years=keep_years(asked))
    yield Quantity(name=YIELD_OF_THE_RISE, years=_explain_yields(budget, whole), is_change=True)


def _list_estimates(budget: Budget, years: list[int]) -> Years:
    """The budget's own lines of kind precept, for the years without a tax base."""
    half = find_half_unit(budget.unit)
    estimates = {
        year: [
            make_part(each, half, each.amount)
            for each in list_entries(budget, year)
            if each.kind == "precept" and each.amount is not None
        ]
        for year in years
    }
    return keep_years(estimates)


def _explain_yields(budget: Budget, precepts: Years) -> Years:
    """What each rise of band D brings in, for the years of which it can be told."""
    told = [year for year in precepts if budget.band_d.get(year)]
    found = {year: explain_yield(budget, year) for year in told if year - 1 in told}
    return {
        year: (Part(YIELD_OF_THE_RISE, explained.from_rise, explained.rise_known_to),)
        for year, explained in found.items()
    }
