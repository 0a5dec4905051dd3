"""Whether a budget balances, as rulings: a draft is warned, a final budget is stopped."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.refusal import CostError
from answerable.costing.revenue.balance import judge_balance, judge_statement
from answerable.costing.revenue.statement import work_out_budget
from tests.costing.given import WEST_MIDLANDS
from tests.costing.revenue.samples import base, budget, change_line, line, saving


def test_a_draft_with_a_gap_is_warned_by_how_much():
    (ruling,) = judge_balance(WEST_MIDLANDS, is_final=False)
    assert (ruling.code, ruling.stops) == ("E-BUDGET-UNBALANCED", False)
    assert "costs of £752.8m and funding of £724.7m leave £28.1m without funding" in ruling.words


def test_a_final_budget_with_a_gap_is_stopped():
    (ruling,) = judge_balance(WEST_MIDLANDS, is_final=True)
    assert ruling.stops


def test_a_budget_that_balances_has_nothing_said_of_it():
    assert judge_balance(replace(WEST_MIDLANDS, year=2022), is_final=True) == ()


def test_savings_balance_a_budget():
    plan = budget(line("pay", "cost", {2023: 100}), savings=(saving("Overtime", {2023: 100}),))
    assert judge_balance(plan, is_final=True) == ()


def test_funding_beyond_the_costs_does_not_balance_either():
    plan = budget(line("pay", "cost", {2023: 100}), line("grant", "grant", {2023: 150}))
    (ruling,) = judge_balance(plan, is_final=True)
    assert ruling.stops
    assert "leave £50 with no plan for it" in ruling.words


def test_what_rounding_can_make_is_said_and_stops_nobody():
    nearly = change_line(WEST_MIDLANDS, "pay", amounts={2022: Decimal("656900000")})
    (ruling,) = judge_balance(replace(nearly, year=2022), is_final=True)
    assert not ruling.stops
    assert ruling.words == (
        "2022/23 balances within rounding: costs of £711.5m and funding of £711.4m leave £0.1m, which is less than "
        "rounding nine amounts to the nearest £100,000 can make (£450,000)."
    )


def test_a_budget_to_the_penny_is_not_balanced_by_rounding():
    costs = [line(f"pay{at}", "cost", {2023: 100}) for at in range(30)]
    plan = budget(*costs, line("grant", "grant", {2023: "2999.95"}))
    (ruling,) = judge_balance(plan, is_final=True)
    assert ruling.stops
    assert "does not balance" in ruling.words
    assert "leave £0.05 without funding" in ruling.words


def test_lines_to_the_penny_are_exact_beside_a_capital_programme_in_millions():
    costs, grant = line("pay", "cost", {2023: "750000123.45"}), line("grant", "grant", {2023: "749990123.45"})
    mixed = budget(costs, grant, unit=Decimal(100_000))
    assert work_out_budget(mixed).of(2023).standing == "gap"
    (ruling,) = judge_balance(mixed, is_final=True)
    assert ruling.stops


def test_half_a_penny_of_a_precept_is_rounded_up_as_it_is_everywhere():
    plan = budget(
        line("council-tax", "precept", {2023: 0}), tax_bases=(base("North", "100.01"),), band_d={2023: Decimal("8.5")}
    )
    (ruling,) = judge_statement(plan, work_out_budget(plan))
    assert "comes to £850.09" in ruling.words


def test_less_than_a_penny_is_said_so():
    plan = budget(
        line("pay", "cost", {2023: "100.01"}), tax_bases=(base("North", "3.0003"),), band_d={2023: Decimal("33.333")}
    )
    (ruling,) = judge_balance(plan, is_final=True)
    assert "leave less than a penny, since council tax by the tax bases does not come to whole pence" in ruling.words
    assert not ruling.stops


def test_a_final_budget_without_lines_for_its_year_is_refused():
    plan = budget(line("pay", "cost", {2024: 100}))
    assert judge_balance(plan, is_final=False) == ()
    with pytest.raises(CostError, match="no line for 2023/24"):
        judge_balance(plan, is_final=True)


def test_an_estimate_of_the_precept_that_the_tax_bases_do_not_bear_out_is_shown_with_both():
    plan = replace(WEST_MIDLANDS, tax_bases=(base("All councils", "730000"),))
    (ruling,) = judge_statement(plan, work_out_budget(plan))
    assert ruling.code == "W-YIELD-MISMATCH"
    assert "2023/24: the precept line gives £149.3m" in ruling.words
    assert "£202.55 by the tax bases comes to £147,861,500" in ruling.words
    assert "£1,438,500 less" in ruling.words


def test_an_estimate_that_rounding_explains_is_no_mismatch():
    plan = replace(WEST_MIDLANDS, tax_bases=(base("All councils", "737102"),))
    assert judge_statement(plan, work_out_budget(plan)) == ()


def test_two_statements_of_the_collection_funds_that_differ_are_both_shown():
    plan = budget(
        line("pay", "cost", {2023: 100}),
        line("collection", "surplus", {2023: 25}, "Funding"),
        tax_bases=(base("North", "1", surplus="-40"),),
    )
    (ruling,) = judge_statement(plan, work_out_budget(plan))
    assert ruling.code == "W-SOURCE-CONFLICT"
    assert "a surplus of £25" in ruling.words
    assert "a deficit of £40" in ruling.words
