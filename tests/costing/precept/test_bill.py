"""A resident's bill, and what it pays for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import Budget, BudgetLine, TaxBase
from answerable.costing.precept.bill import tell_bill, work_out_bill
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import work_out_budget
from answerable.drawing.svg import draw_chart
from tests.costing.given import WEST_MIDLANDS

BASES = tuple(
    TaxBase(council=name, year=2023, dwellings=Decimal(each), declared_on=dt.date(2023, 1, 20))
    for name, each in (("Alderbury", "300000.50"), ("Brookham", "437101.45"))
)
WITH_BASES = replace(WEST_MIDLANDS, tax_bases=BASES)


def line(name, section, kind, amount):
    return BudgetLine(code=name, name=name, section=section, kind=kind, amounts={2023: Decimal(amount)})


def test_a_bill_is_said_a_year_a_month_and_a_week_with_its_change():
    bill = work_out_bill(WEST_MIDLANDS, "b")
    assert (bill.amount, bill.a_month, bill.a_week) == (Decimal("157.54"), Decimal("13.13"), Decimal("3.03"))
    assert (bill.before, bill.change, bill.change_a_month, bill.change_a_week) == (
        Decimal("145.87"), Decimal("11.67"), Decimal("0.97"), Decimal("0.22"),
    )  # fmt: skip


def test_what_it_pays_for_is_in_proportion_to_net_costs_and_comes_to_the_bill():
    bill = work_out_bill(WEST_MIDLANDS, "D")
    assert sum(part.amount for part in bill.parts) == bill.amount == Decimal("202.55")
    assert bill.net_costs == Decimal("752.8") * 1_000_000
    by_name = {part.name: part.amount for part in bill.parts}
    assert by_name["Pay costs"] == Decimal("180.94")
    assert by_name["External income"] == Decimal("-28.25")
    force, office = bill.sections
    assert force[0] == "Force"
    assert force[1] + office[1] == bill.amount


def test_council_tax_is_a_share_of_all_that_pays_with_both_amounts():
    exhibit = tell_bill(work_out_bill(WEST_MIDLANDS, "D"))
    assert "Council tax is 20.6% of what pays for the police (£149.3m of £724.7m)." in exhibit.sentence
    assert "estimate" in {badge.name for badge in exhibit.badges}


def test_a_council_adds_what_it_is_asked_for_in_all():
    bill = work_out_bill(WITH_BASES, "D", "alderbury")
    assert (bill.council, bill.council_precept) == ("Alderbury", Decimal("60765101.27"))
    exhibit = tell_bill(bill)
    assert "A home in band D in Alderbury pays £202.55" in exhibit.sentence
    assert "estimate" not in {badge.name for badge in exhibit.badges}


def test_a_bill_that_cannot_be_worked_out_says_what_is_missing():
    with pytest.raises(CostError, match="no council tax band"):
        work_out_bill(WEST_MIDLANDS, "J")
    with pytest.raises(CostError, match="gives no band D for 2023/24"):
        work_out_bill(replace(WEST_MIDLANDS, band_d={}), "D")
    with pytest.raises(CostError, match="choose Alderbury or Brookham"):
        work_out_bill(WITH_BASES, "D", "Elsewhere")


def test_a_budget_without_costs_pays_for_nothing_that_can_be_named():
    bill = work_out_bill(Budget(body="The body", year=2023, band_d={2023: Decimal(100)}), "H")
    assert (bill.amount, bill.parts, bill.change) == (Decimal("200.00"), (), None)
    exhibit = tell_bill(bill)
    assert exhibit.chart is None
    assert "nothing says what the bill pays for" in exhibit.notes[0]


def test_the_exhibit_ends_with_the_whole_bill_and_its_chart_draws():
    exhibit = tell_bill(work_out_bill(WEST_MIDLANDS, "D"))
    assert exhibit.table.rows[-1] == ("The whole bill", Decimal("752.8"), Decimal("202.55"))
    assert draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)


def test_income_is_taken_off_the_bill_below_nought():
    lines = (line("Pay", "Force", "cost", "100"), line("Hire", "Hall", "income", "20"))
    bill = work_out_bill(Budget(body="The body", year=2023, band_d={2023: Decimal(80)}, lines=lines), "D")
    assert bill.sections == (("Force", Decimal("100.00")), ("Hall", Decimal("-20.00")))
    (bar,) = tell_bill(bill).chart.bars
    assert bar.values == (100.0, -20.0)


@given(
    costs=st.lists(st.decimals(min_value=1, max_value=10**9, places=2), min_size=1, max_size=12),
    income=st.decimals(min_value=0, max_value="0.5", places=2),
    band=st.sampled_from("ABCDEFGH"),
    band_d=st.decimals(min_value=1, max_value=1000, places=4),
)
def test_the_parts_of_any_bill_come_to_it_to_the_penny(costs, income, band, band_d):
    lines = [line(f"Line {at}", f"Section {at % 3}", "cost", each) for at, each in enumerate(costs)]
    lines.append(line("Income", "Section 0", "income", income))
    budget = Budget(body="The body", year=2023, band_d={2023: band_d}, lines=tuple(lines))
    bill = work_out_bill(budget, band)
    assert sum(part.amount for part in bill.parts) == bill.amount
    assert sum(amount for _, amount in bill.sections) == bill.amount
    assert sum(part.cost for part in bill.parts) == work_out_budget(budget).of(2023).total_costs
