"""What holds of any budget at all: it balances or says by how much, bands and notices tie to the precept."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.amount import PENNY, round_to
from answerable.costing.budget import Budget
from answerable.costing.council_tax import BAND_NINTHS
from answerable.costing.precept.bands import work_out_bands
from answerable.costing.precept.notices import work_out_notices
from answerable.costing.precept.yields import work_out_precept
from answerable.costing.revenue.balance import judge_balance
from answerable.costing.revenue.requirement import work_out_requirement
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.wording import say_exact
from tests.costing.revenue.samples import YEARS, any_budget

dwellings = st.fixed_dictionaries({band: st.integers(0, 100_000) for band in BAND_NINTHS})
band_ds = st.decimals(min_value="0.01", max_value=1000, places=4)
TINY = Decimal("1e-12")


def add_by_hand(plan: Budget, year: int) -> Decimal:
    """The gap by the words of the act alone: everything to be spent, less everything that meets it."""
    spent = met = Decimal(0)
    for line in plan.lines:
        amount = line.amounts.get(year, Decimal(0))
        if line.kind in ("cost", "contingency", "to_reserves", "deficit"):
            spent += amount
        elif line.kind in ("income", "grant", "from_reserves", "surplus"):
            met += amount
    bases = [base for base in plan.tax_bases if base.year == year]
    if bases and year in plan.band_d:
        met += plan.band_d[year] * sum(base.dwellings for base in bases)
    else:
        met += sum(line.amounts.get(year, Decimal(0)) for line in plan.lines if line.kind == "precept")
    if not any(line.kind in ("surplus", "deficit") and year in line.amounts for line in plan.lines):
        met += sum(base.surplus for base in bases)
    return spent - met


@settings(max_examples=100, deadline=None)
@given(any_budget())
def test_the_gap_is_what_is_spent_less_what_meets_it(plan: Budget) -> None:
    for year in work_out_budget(plan).years:
        assert year.gap == add_by_hand(plan, year.year)
        assert year.gap_left == year.gap - sum(saving.amounts.get(year.year, 0) for saving in plan.savings)


@settings(max_examples=100, deadline=None)
@given(any_budget(), st.booleans())
def test_any_budget_balances_or_the_ruling_says_by_how_much_it_does_not(plan: Budget, is_final: bool) -> None:
    for year in work_out_budget(plan).years:
        rulings = judge_balance(replace(plan, year=year.year), is_final)
        assert [ruling.code for ruling in rulings] == ["E-BUDGET-UNBALANCED"] * bool(year.gap_left)
        for ruling in rulings:
            assert f"leave {say_exact(abs(year.gap_left), plan.unit)}" in ruling.words
            assert ruling.stops == (is_final and abs(year.gap_left) >= year.rounding)


@settings(max_examples=100, deadline=None)
@given(any_budget())
def test_the_basic_amount_that_the_act_asks_for_closes_the_gap(plan: Budget) -> None:
    for year in (each.year for each in work_out_budget(plan).years):
        if not any(base.year == year for base in plan.tax_bases):
            continue
        needed = work_out_requirement(plan, year)
        again = work_out_budget(replace(plan, band_d={year: needed.band_d})).of(year)
        if needed.requirement:
            assert abs(again.gap_left) < TINY
        else:
            assert again.gap_left <= 0


@settings(max_examples=100, deadline=None)
@given(any_budget())
def test_the_notices_of_any_budget_are_its_precept_to_the_penny(plan: Budget) -> None:
    for year in work_out_budget(plan).years:
        if year.precept_basis != "bases":
            continue
        notices = work_out_notices(plan, year.year)
        assert sum(each.amount for each in notices.notices) == notices.total == round_to(year.precept)


@given(dwellings, band_ds)
def test_what_all_homes_of_all_bands_pay_is_the_precept(homes: dict[str, int], band_d: Decimal) -> None:
    """A tax base counts homes by their ninths of band D: exact bills come to the precept, rounded ones nearly."""
    table = work_out_bands(None, band_d)
    ninths = sum(count * BAND_NINTHS[band] for band, count in homes.items())
    paid = sum(count * table.of(band).exact for band, count in homes.items())
    assert abs(paid - band_d * ninths / 9) < TINY
    billed = sum(count * table.of(band).bill for band, count in homes.items())
    assert abs(billed - paid) <= sum(homes.values()) * PENNY / 2


@given(band_ds)
def test_no_bill_is_more_than_half_a_penny_off_its_exact_amount(band_d: Decimal) -> None:
    for row in work_out_bands(None, band_d).rows:
        assert abs(row.bill - row.exact) <= PENNY / 2
        assert abs(row.exact * 9 - band_d * row.ninths) < TINY


@settings(max_examples=100, deadline=None)
@given(any_budget(), st.decimals(min_value=0, max_value=100, places=2))
def test_a_pound_more_on_band_d_brings_in_a_pound_for_every_home_of_band_d(plan: Budget, rise: Decimal) -> None:
    risen = replace(plan, band_d={year: amount + rise for year, amount in plan.band_d.items()})
    for year in YEARS:
        before, after = work_out_precept(plan, year), work_out_precept(risen, year)
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert after - before == rise * sum(base.dwellings for base in plan.tax_bases if base.year == year)
