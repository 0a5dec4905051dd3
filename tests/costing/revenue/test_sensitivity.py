"""What one per cent of pay, prices, grant or tax base comes to, and one pound of band D."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import Budget, BudgetLine, OfficerCost, Scenario, TaxBase
from answerable.costing.refusal import CostError
from answerable.costing.revenue.scenario import apply_scenario
from answerable.costing.revenue.sensitivity import work_out_sensitivity
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.what_if import tell_sensitivity
from tests.costing.given import WEST_MIDLANDS

MILLION = 1_000_000


def line(code, kind, driver, pounds, year=2017, section="Force"):
    return BudgetLine(
        code=code, name=code, section=section, kind=kind, driver=driver, amounts={year: Decimal(pounds)}
    )


# Orders of magnitude that a medium-term plan of 2017 names: £3m, £1m and £4.5m for one per cent.
PLAN_OF_2017 = Budget(
    body="A body",
    year=2017,
    unit=Decimal(100_000),
    lines=(
        line("police-pay", "cost", "officer_pay", 300 * MILLION),
        line("staff-pay", "cost", "staff_pay", 100 * MILLION),
        line("non-pay", "cost", "prices", 120 * MILLION),
        line("grant", "grant", "grant", 450 * MILLION, section="Funding"),
        line("precept", "precept", "none", 70 * MILLION, section="Funding"),
    ),
    band_d={2017: Decimal("100")},
    officer_cost=OfficerCost(amount=Decimal(50_000), source="Given for the example"),
)


def test_one_per_cent_of_pay_and_of_grant_is_what_the_plan_of_2017_says():
    table = work_out_sensitivity(PLAN_OF_2017, 2017)
    assert table.of("officer_pay").amount == 3 * MILLION
    assert table.of("staff_pay").amount == MILLION
    assert table.of("grant").amount == Decimal("4.5") * MILLION
    assert table.total_costs == 520 * MILLION


def test_an_unfunded_one_per_cent_on_all_pay_is_80_officers():
    effect = work_out_sensitivity(PLAN_OF_2017, 2017).of("pay")
    assert effect.amount == 4 * MILLION
    assert effect.officers.whole == 80
    assert effect.officers.exact == 80


def test_more_pay_adds_to_the_gap_and_more_grant_or_tax_takes_from_it():
    table = work_out_sensitivity(PLAN_OF_2017, 2017)
    assert table.of("officer_pay").on_gap == 3 * MILLION
    assert table.of("grant").on_gap == Decimal("-4.5") * MILLION
    assert table.of("tax_base").on_gap == -700_000
    assert table.of("band_d").on_gap == -700_000, "£70m at £100 is a base of 700,000 dwellings"


def test_a_share_is_of_total_costs():
    assert round(work_out_sensitivity(PLAN_OF_2017, 2017).of("officer_pay").share, 4) == Decimal("0.5769")


def test_half_an_officer_is_rounded_up_and_the_exact_number_is_kept():
    budget = replace(PLAN_OF_2017, officer_cost=OfficerCost(amount=Decimal(80_000)))
    officers = work_out_sensitivity(budget, 2017).of("officer_pay").officers
    assert (officers.exact, officers.whole) == (Decimal("37.5"), 38)


def test_without_the_cost_of_an_officer_none_are_counted():
    table = work_out_sensitivity(replace(PLAN_OF_2017, officer_cost=None), 2017)
    assert all(effect.officers is None for effect in table.effects)
    assert "officers" not in tell_sensitivity(replace(PLAN_OF_2017, officer_cost=None))[0].title


def test_what_no_line_moves_with_is_not_known_rather_than_nought():
    table = work_out_sensitivity(WEST_MIDLANDS, 2023)
    assert table.of("staff_pay").amount is None
    assert table.of("officer_pay").amount == Decimal("6725000")
    assert table.of("fees").on_gap == Decimal("-1050000"), "more of income is less of a gap"


def test_declared_tax_bases_go_before_what_the_estimate_implies():
    bases = tuple(TaxBase(council=name, year=2017, dwellings=Decimal(350_500)) for name in ("North", "South"))
    implied = work_out_sensitivity(PLAN_OF_2017, 2017)
    known = work_out_sensitivity(replace(PLAN_OF_2017, tax_bases=bases), 2017)
    assert (implied.tax_base, implied.is_implied) == (700_000, True)
    assert (known.tax_base, known.is_implied) == (701_000, False)
    assert known.of("band_d").amount == 701_000
    assert known.of("tax_base").amount == 701_000


def test_a_year_without_lines_is_refused_in_a_sentence():
    with pytest.raises(CostError, match="2030/31"):
        work_out_sensitivity(PLAN_OF_2017, 2030)


def test_the_exhibit_says_each_with_its_share_and_its_officers():
    (told,) = tell_sensitivity(PLAN_OF_2017)
    assert told.title == "1% more on all pay adds £4.0m to the gap, what 80 officers cost"
    assert "1% more grant takes £4.5m from the gap" in told.sentence
    assert [column.name for column in told.table.columns] == [
        "Change",
        "Of, £m",
        "Adds to the gap, £000",
        "Share of total costs of £520.0m",
        "In officers",
    ]
    rows = {row[0]: row for row in told.table.rows}
    assert rows["1% more grant"][1:3] == (450, -4500)
    assert rows["£1 more on band D"][2] == -700
    assert [badge.name for badge in told.badges] == ["estimate"], "the tax base is only implied"


def test_what_no_line_moves_with_is_named_under_the_table():
    (told,) = tell_sensitivity(WEST_MIDLANDS)
    assert any("staff pay" in note for note in told.notes)
    assert not any("all pay" in str(row[0]) for row in told.table.rows), "officers' pay is all that is known of pay"


def test_a_budget_that_nothing_moves_has_no_sensitivity_to_tell():
    fixed = replace(PLAN_OF_2017, lines=(line("rent", "cost", "none", 5),), band_d={})
    assert tell_sensitivity(fixed) == ()


POUNDS = st.decimals(0, 10**9, places=2)
PERCENTS = st.decimals(-100, 100, places=2)


@given(POUNDS, POUNDS, POUNDS, PERCENTS)
def test_twice_the_per_cent_comes_to_twice_as_much(pay, prices, grant, percent):
    budget = replace(
        PLAN_OF_2017,
        lines=(
            line("pay", "cost", "officer_pay", pay),
            line("prices", "cost", "prices", prices),
            line("grant", "grant", "grant", grant),
        ),
    )
    once = work_out_sensitivity(budget, 2017, percent=percent, pounds=percent)
    twice = work_out_sensitivity(budget, 2017, percent=2 * percent, pounds=2 * percent)
    for one, two in zip(once.effects, twice.effects, strict=True):
        assert (one.on_gap is None) == (two.on_gap is None)
        assert one.on_gap is None or two.on_gap == 2 * one.on_gap


@pytest.mark.parametrize("lever", ["officer_pay", "staff_pay", "prices", "grant", "tax_base", "band_d"])
@pytest.mark.parametrize("bases", [(), (TaxBase(council="All", year=2017, dwellings=Decimal("701234.56")),)])
def test_it_is_what_a_scenario_of_the_same_change_does_to_the_gap(lever, bases):
    budget = replace(PLAN_OF_2017, tax_bases=bases)
    scenario = Scenario(name="One more", **{lever: {2017: Decimal(1)}})
    before, after = (work_out_budget(each).of(2017).gap for each in (budget, apply_scenario(budget, scenario)))
    assert after - before == work_out_sensitivity(budget, 2017).of(lever).on_gap
