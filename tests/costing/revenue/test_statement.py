"""The revenue budget: sections, funding and gap, of a published budget and of any other."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import SPENT
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import name_standing, work_out_budget
from tests.costing.given import WEST_MIDLANDS
from tests.costing.revenue.samples import any_budget, base, budget, line, saving


def millions(words):
    return Decimal(words) * 1_000_000


def test_a_published_budget_comes_to_its_printed_totals():
    year = work_out_budget(WEST_MIDLANDS).of(2023)
    assert [(section.name, section.net) for section in year.sections] == [
        ("Force", millions("743.8")),
        ("Commissioner", millions("9.0")),
    ]
    assert year.total_costs == millions("752.8")
    assert (year.grants, year.precept, year.from_reserves) == (millions("569.7"), millions("149.3"), millions("5.7"))
    assert year.funding == millions("724.7")
    assert year.gap == millions("28.1")
    assert (year.standing, year.precept_basis) == ("gap", "estimate")


def test_the_year_before_it_balances():
    year = work_out_budget(WEST_MIDLANDS).of(2022)
    assert (year.total_costs, year.funding, year.gap) == (millions("711.4"), millions("711.4"), 0)
    assert year.standing == "balanced"


def test_income_is_taken_off_its_own_section_and_is_no_funding():
    force = work_out_budget(WEST_MIDLANDS).of(2023).sections[0]
    assert (force.spent, force.income, force.net) == (millions("848.8"), millions("105.0"), millions("743.8"))


def test_contingency_and_what_goes_to_reserves_are_spent():
    year = work_out_budget(
        budget(
            line("pay", "cost", {2023: 100}),
            line("storms", "contingency", {2023: 10}),
            line("rainy day", "to_reserves", {2023: 5}),
            line("collection", "deficit", {2023: 2}),
            line("grant", "grant", {2023: 117}, "Funding"),
        )
    ).of(2023)
    assert (year.total_costs, year.gap) == (117, 0)


def test_tax_bases_and_band_d_take_the_place_of_the_estimate_of_the_precept():
    plan = budget(
        line("pay", "cost", {2023: 500, 2024: 500}),
        line("precept", "precept", {2023: 480, 2024: 490}, "Funding"),
        tax_bases=(base("North", "2.5"), base("South", "1.5")),
        band_d={2023: Decimal("100.10")},
    )
    first, second = work_out_budget(plan).years
    assert (first.precept, first.precept_basis, first.gap) == (Decimal("400.40"), "bases", Decimal("99.60"))
    assert (second.precept, second.precept_basis) == (490, "estimate")


def test_a_precept_is_worked_out_without_a_line_for_it():
    plan = budget(line("pay", "cost", {2023: 500}), tax_bases=(base("North", "4"),), band_d={2023: Decimal(125)})
    year = work_out_budget(plan).of(2023)
    assert (year.precept, year.gap) == (500, 0)


def test_a_precept_that_nothing_gives_is_not_known():
    year = work_out_budget(budget(line("pay", "cost", {2023: 500}))).of(2023)
    assert (year.precept, year.precept_basis, year.gap) == (None, "none", 500)


def test_the_surplus_of_the_collection_funds_comes_from_the_tax_bases():
    plan = budget(
        line("pay", "cost", {2023: 100}),
        tax_bases=(base("North", "1", surplus="40"), base("South", "1", surplus="-10")),
    )
    year = work_out_budget(plan).of(2023)
    assert (year.surplus, year.other_spent, year.gap) == (30, 0, 70)


def test_a_deficit_of_the_collection_funds_is_spent():
    plan = budget(line("pay", "cost", {2023: 100}), tax_bases=(base("North", "1", surplus="-10"),))
    year = work_out_budget(plan).of(2023)
    assert (year.surplus, year.other_spent, year.total_costs, year.gap) == (0, 10, 110, 110)


def test_a_surplus_that_a_line_gives_is_not_counted_twice():
    plan = budget(
        line("pay", "cost", {2023: 100}),
        line("collection", "surplus", {2023: 25}, "Funding"),
        tax_bases=(base("North", "1", surplus="40"),),
    )
    assert work_out_budget(plan).of(2023).surplus == 25


def test_savings_are_taken_off_the_gap_and_not_off_the_costs():
    plan = budget(line("pay", "cost", {2023: 100}), savings=(saving("Overtime", {2023: 30, 2024: 30}),))
    year = work_out_budget(plan).of(2023)
    assert (year.total_costs, year.gap, year.savings, year.gap_left) == (100, 100, 30, 70)


def test_a_line_without_an_amount_is_named_and_not_counted():
    plan = budget(line("pay", "cost", {2023: 100, 2024: 110}), line("fuel", "cost", {2023: 20}))
    assert work_out_budget(plan).of(2024).not_given == ("Fuel",)
    assert work_out_budget(plan).of(2024).total_costs == 110


def test_a_gap_smaller_than_rounding_can_make_is_said_to_be_rounding():
    plan = replace(WEST_MIDLANDS, lines=WEST_MIDLANDS.lines[:-1])
    year = work_out_budget(plan).of(2022)
    assert (year.gap, year.rounding, year.standing) == (millions("13.1"), millions("0.4"), "gap")
    assert name_standing(millions("0.3"), year.rounding) == "rounding"
    assert name_standing(millions("-0.3"), year.rounding) == "rounding"
    assert name_standing(millions("0.4"), year.rounding) == "gap"
    assert name_standing(millions("-0.4"), year.rounding) == "over"


def test_a_year_without_lines_is_refused_in_a_sentence():
    with pytest.raises(CostError, match="2030/31"):
        work_out_budget(WEST_MIDLANDS).of(2030)


def test_two_lines_with_one_code_are_refused():
    with pytest.raises(CostError, match="“pay”"):
        work_out_budget(budget(line("pay", "cost", {2023: 1}), line("pay", "cost", {2023: 2})))


def test_a_budget_without_lines_has_no_years():
    assert work_out_budget(budget()).years == ()


@settings(max_examples=150, deadline=None)
@given(any_budget())
def test_any_budget_balances_or_says_by_how_much_it_does_not(plan):
    for year in work_out_budget(plan).years:
        assert year.gap == year.total_costs - year.funding
        assert year.funding == year.grants + (year.precept or 0) + year.from_reserves + year.surplus
        assert year.total_costs == sum(section.net for section in year.sections) + year.other_spent
        assert year.gap == sum(entry.effect for entry in year.entries)
        assert year.gap_left + year.savings == year.gap
        assert (year.standing == "balanced") == (year.gap == 0)


@settings(max_examples=100, deadline=None)
@given(any_budget())
def test_every_pound_given_is_counted_once(plan):
    for year in work_out_budget(plan).years:
        given_spent = sum(each.amounts.get(year.year, 0) for each in plan.lines if each.kind in SPENT)
        assert sum(section.spent for section in year.sections) == given_spent


@settings(max_examples=100, deadline=None)
@given(any_budget(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(plan, random):
    shuffled = replace(plan, lines=tuple(random.sample(plan.lines, len(plan.lines))))
    once, again = work_out_budget(plan), work_out_budget(shuffled)
    for one, other in zip(once.years, again.years, strict=True):
        assert {section.name: section.net for section in one.sections} == {s.name: s.net for s in other.sections}
        assert (one.gap, one.gap_left, one.precept) == (other.gap, other.gap_left, other.precept)


@settings(max_examples=100, deadline=None)
@given(any_budget(), st.integers(min_value=2, max_value=1000))
def test_a_budget_of_so_many_times_the_amounts_has_so_many_times_the_gap(plan, times):
    def scale(amounts):
        return {year: amount * times for year, amount in amounts.items()}

    scaled = replace(
        plan,
        lines=tuple(replace(each, amounts=scale(each.amounts)) for each in plan.lines),
        savings=tuple(replace(each, amounts=scale(each.amounts)) for each in plan.savings),
        tax_bases=tuple(replace(each, surplus=each.surplus * times) for each in plan.tax_bases),
        band_d=scale(plan.band_d),
    )
    for one, other in zip(work_out_budget(plan).years, work_out_budget(scaled).years, strict=True):
        assert other.gap == one.gap * times
        assert other.gap_left == one.gap_left * times
        assert [section.net for section in other.sections] == [section.net * times for section in one.sections]
