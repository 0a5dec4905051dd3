"""Two versions of a budget: what is new, gone or changed, and what that does to the gap."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.versions import compare_budgets
from tests.costing.revenue.samples import any_budget, base, budget, change_line, line, saving

BEFORE = budget(
    line("pay", "cost", {2023: 700, 2024: 720}),
    line("fuel", "cost", {2023: 50, 2024: 55}),
    line("fees", "income", {2023: 100, 2024: 100}),
    line("grant", "grant", {2023: 500, 2024: 500}, "Funding"),
    line("precept", "precept", {2023: 120, 2024: 125}, "Funding"),
)
AFTER = replace(
    change_line(BEFORE, "pay", amounts={2023: Decimal(690), 2024: Decimal(715)}, note="Fewer hours of overtime"),
    stage="proposed",
)


def find(comparison, code):
    return next(each for each in comparison.first.lines if each.code == code)


def test_a_changed_line_has_its_amounts_its_change_and_its_reason():
    comparison = compare_budgets(BEFORE, AFTER)
    pay = find(comparison, "pay")
    assert (pay.before, pay.after, pay.change, pay.effect, pay.state) == (700, 690, -10, -10, "changed")
    assert pay.why == "Fewer hours of overtime"
    assert (comparison.before, comparison.after) == ("provisional budget 2023/24", "proposed budget 2023/24")


def test_a_line_that_did_not_change_is_the_same():
    assert find(compare_budgets(BEFORE, AFTER), "fuel").state == "same"
    assert [each.code for each in compare_budgets(BEFORE, AFTER).first.changed] == ["pay"]


def test_changed_lines_are_told_with_the_largest_effect_first():
    after = change_line(AFTER, "grant", amounts={2023: Decimal(560)})
    after = change_line(after, "fuel", amounts={2023: Decimal(51)})
    assert [each.code for each in compare_budgets(BEFORE, after).first.changed] == ["grant", "pay", "fuel"]


def test_more_income_takes_from_the_gap():
    after = change_line(BEFORE, "fees", amounts={2023: Decimal(130)})
    fees = find(compare_budgets(BEFORE, after), "fees")
    assert (fees.change, fees.effect) == (30, -30)


def test_new_and_gone_lines_are_told_from_changed_ones():
    after = replace(BEFORE, lines=(*BEFORE.lines[:1], *BEFORE.lines[2:], line("rent", "cost", {2023: 20})))
    comparison = compare_budgets(BEFORE, after)
    assert (find(comparison, "rent").state, find(comparison, "rent").effect) == ("new", 20)
    assert (find(comparison, "fuel").state, find(comparison, "fuel").effect) == ("gone", -50)
    assert comparison.first.change_of_gap == -30


def test_shares_are_parts_of_the_whole_change_of_the_gap():
    after = change_line(AFTER, "grant", amounts={2023: Decimal(490)})
    comparison = compare_budgets(BEFORE, replace(after, stage="revised"))
    assert comparison.first.change_of_gap == 0
    assert find(comparison, "pay").share is None
    after = change_line(AFTER, "fuel", amounts={2023: Decimal(20)})
    assert find(compare_budgets(BEFORE, after), "pay").share == Decimal("0.25")


def test_every_year_that_both_versions_have_is_compared():
    comparison = compare_budgets(BEFORE, AFTER)
    assert [(year.year, year.change_of_gap) for year in comparison.years] == [(2023, -10), (2024, -5)]
    longer = change_line(AFTER, "fuel", amounts={2023: Decimal(50), 2024: Decimal(55), 2025: Decimal(60)})
    assert compare_budgets(BEFORE, longer).only_after == (2025,)
    assert compare_budgets(longer, BEFORE).only_before == (2025,)


def test_tax_bases_that_come_in_change_the_precept():
    after = replace(AFTER, tax_bases=(base("North", "1.3"),), band_d={2023: Decimal(100)})
    precept = find(compare_budgets(BEFORE, after), "precept")
    assert (precept.before, precept.after, precept.effect) == (120, 130, -10)


def test_a_line_that_becomes_income_changes_the_gap_by_twice_its_amount():
    after = change_line(BEFORE, "fuel", kind="income")
    fuel = find(compare_budgets(BEFORE, after), "fuel")
    assert (fuel.change, fuel.effect, fuel.state) == (0, -100, "changed")


def test_savings_are_compared_by_name():
    before = replace(BEFORE, savings=(saving("Fleet", {2023: 10}, "identified"), saving("Rent", {2023: 4})))
    after = replace(AFTER, savings=(saving("Fleet", {2023: 15}, "agreed"), saving("Later", {2024: 3})))
    year = compare_budgets(before, after).first
    fleet, rent = year.savings
    assert (fleet.before, fleet.after, fleet.change) == (10, 15, 5)
    assert (fleet.state_before, fleet.state_after) == ("identified", "agreed")
    assert (rent.after, rent.change, rent.state_after) == (None, -4, None)
    assert (year.gap_left_before, year.gap_left_after) == (16, 5)


def test_two_versions_of_the_same_stage_are_told_apart():
    comparison = compare_budgets(AFTER, AFTER)
    assert (comparison.before, comparison.after) == (
        "earlier proposed budget 2023/24",
        "later proposed budget 2023/24",
    )
    assert comparison.first.changed == ()


def test_budgets_of_two_bodies_are_not_compared():
    with pytest.raises(CostError, match="budgets of two bodies"):
        compare_budgets(BEFORE, replace(AFTER, body="Another"))


def test_budgets_without_a_common_year_are_not_compared():
    with pytest.raises(CostError, match="no year in common"):
        compare_budgets(BEFORE, budget(line("pay", "cost", {2030: 1})))


@settings(max_examples=100, deadline=None)
@given(any_budget(), any_budget())
def test_the_effects_of_all_lines_come_to_the_change_of_the_gap(before, after):
    common = {y.year for y in work_out_budget(before).years} & {y.year for y in work_out_budget(after).years}
    if not common:
        with pytest.raises(CostError, match="no year in common"):
            compare_budgets(before, after)
        return
    comparison = compare_budgets(before, after)
    assert {year.year for year in comparison.years} == common
    for year in comparison.years:
        assert sum(each.effect for each in year.lines) == year.change_of_gap == year.gap_after - year.gap_before
        saved = sum(each.change for each in year.savings)
        assert year.gap_left_after - year.gap_left_before == year.change_of_gap - saved
        assert all(each.effect == 0 for each in year.lines if each.state == "same")
        assert not year.change_of_gap or abs(sum(each.share for each in year.lines) - 1) < Decimal("1e-20")
