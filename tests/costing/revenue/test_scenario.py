"""What a budget would be under other assumptions, and such budgets side by side."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import (
    Assumption,
    Budget,
    BudgetLine,
    OfficerCost,
    Saving,
    Scenario,
    TaxBase,
)
from answerable.costing.refusal import CostError
from answerable.costing.revenue.move import describe_scenario
from answerable.costing.revenue.scenario import apply_scenario, compare_scenarios
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.what_if import tell_scenarios
from answerable.drawing.svg import draw_chart
from tests.costing.given import WEST_MIDLANDS


def line(code, kind, driver="none", section="Force", **pounds):
    """`line("pay", "cost", "officer_pay", y2023="100")`."""
    amounts = {int(year[1:]): Decimal(words) for year, words in pounds.items()}
    return BudgetLine(code=code, name=code.capitalize(), section=section, kind=kind, driver=driver, amounts=amounts)


PLAN = Budget(
    body="A body",
    year=2023,
    lines=(
        line("pay", "cost", "officer_pay", y2022="380", y2023="400", y2024="412", y2025="420"),
        line("staff", "cost", "staff_pay", y2022="90", y2023="100", y2024="103", y2025="105"),
        line("goods", "cost", "prices", y2022="95", y2023="100", y2024="104", y2025="106"),
        line("fees", "income", "fees", y2022="20", y2023="20", y2024="20", y2025="20"),
        line("grant", "grant", "grant", "Funding", y2022="400", y2023="410", y2024="410", y2025="410"),
        line("precept", "precept", "none", "Funding", y2022="140", y2023="150", y2024="160", y2025="170"),
        line("reserves", "from_reserves", "none", "Funding", y2022="5", y2023="5", y2024="0"),
    ),
    band_d={2022: Decimal(14), 2023: Decimal(15), 2024: Decimal(16), 2025: Decimal(17)},
    officer_cost=OfficerCost(amount=Decimal("0.05"), source="Given for the example"),
)


def apply(budget=PLAN, **changes):
    named = {driver: {year: Decimal(by) for year, by in steps.items()} for driver, steps in changes.items()}
    return apply_scenario(budget, Scenario(name="What if", **named))


def amounts_of(budget, code):
    return next(each.amounts for each in budget.lines if each.code == code)


def gaps(budget):
    return {each.year: each.gap for each in work_out_budget(budget).years}


def test_one_point_more_on_pay_lasts_into_the_years_after_it_and_leaves_the_years_before():
    assert amounts_of(apply(officer_pay={2024: 1}), "pay") == {
        2022: 380,
        2023: 400,
        2024: Decimal("416.12"),
        2025: Decimal("424.2"),
    }


def test_changes_of_several_years_compound():
    assert amounts_of(apply(prices={2023: 10, 2025: 10}), "goods") == {
        2022: 95,
        2023: 110,
        2024: Decimal("114.4"),
        2025: Decimal("128.26"),
    }


def test_each_driver_moves_its_own_lines_alone():
    changed = apply(grant={2023: -1})
    assert amounts_of(changed, "grant")[2023] == Decimal("405.9")
    assert all(amounts_of(changed, each.code) == each.amounts for each in PLAN.lines if each.code != "grant")


def test_more_from_fees_and_charges_leaves_less_of_a_gap():
    assert gaps(apply(fees={2023: 50}))[2023] == gaps(PLAN)[2023] - 10


def test_reserves_are_used_in_that_year_alone():
    changed = apply(from_reserves={2024: 7})
    assert amounts_of(changed, "reserves") == {2022: 5, 2023: 5, 2024: 7}
    assert {year: gap - gaps(PLAN)[year] for year, gap in gaps(changed).items()} == {
        2022: 0,
        2023: 0,
        2024: -7,
        2025: 0,
    }


def test_reserves_may_be_used_in_a_year_of_the_plan_that_had_no_use_of_them():
    assert amounts_of(apply(from_reserves={2025: 2}), "reserves")[2025] == 2


def test_without_tax_bases_band_d_moves_the_estimate_of_the_precept_by_the_tax_base_it_implies():
    """£150 at £15, £160 at £16 and £170 at £17: ten dwellings each year."""
    changed = apply(band_d={2023: -1, 2025: -1})
    assert changed.band_d == {2022: 14, 2023: 14, 2024: 15, 2025: 15}
    assert amounts_of(changed, "precept") == {2022: 140, 2023: 140, 2024: 150, 2025: 150}


def test_with_tax_bases_band_d_and_the_bases_are_what_moves():
    bases = tuple(
        TaxBase(council=name, year=2023, dwellings=Decimal(words), declared_on=None)
        for name, words in (("North", "6.5"), ("South", "4.5"))
    )
    budget = replace(PLAN, tax_bases=bases)
    assert gaps(apply(budget, band_d={2023: 1}))[2023] == gaps(budget)[2023] - 11
    fewer = apply(budget, tax_base={2023: -10})
    assert [base.dwellings for base in fewer.tax_bases] == [Decimal("5.85"), Decimal("4.05")]
    assert gaps(fewer)[2023] == gaps(budget)[2023] + Decimal("16.5")
    assert gaps(fewer)[2024] == gaps(PLAN)[2024] + 16, "later years have the estimate alone, and it moves with them"


def test_what_a_paper_printed_is_not_held_against_a_changed_budget():
    assert WEST_MIDLANDS.printed
    assert apply(WEST_MIDLANDS, officer_pay={2023: 1}).printed == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"staff_pay": {2023: 1}}, "staff pay 1% more from 2023/24, but no line moves with staff pay then"),
        ({"officer_pay": {2030: 1}}, "officers' pay 1% more from 2030/31, but no line moves with officers' pay then"),
        ({"officer_pay": {2022: 1}}, "but the budget is that of 2023/24"),
        ({"grant": {2023: -101}}, "nothing can fall by more than 100%"),
        ({"band_d": {2024: 5}}, "no tax base and no precept is given then"),
        ({"tax_base": {2024: 5}}, "no tax base and no precept is given then"),
        ({"band_d": {2023: -203}}, "leaves band D of 2023/24 below nought"),
        ({"from_reserves": {2024: 1}}, "the budget does not go on until then"),
        ({"from_reserves": {2023: -6_000_000}}, "Planned use of reserves is no more than £5,700,000"),
    ],
)
def test_a_change_with_nothing_to_act_on_is_refused_rather_than_passed_over(changes, words):
    with pytest.raises(CostError) as refused:
        apply(WEST_MIDLANDS, **changes)
    assert words in str(refused.value)
    assert "“What if”" in str(refused.value)


def test_a_later_step_of_a_driver_with_nothing_to_act_on_is_refused_too():
    with pytest.raises(CostError, match="from 2026/27"):
        apply(officer_pay={2023: 1, 2026: 1})


def test_band_d_of_a_year_that_the_plan_gives_none_for_has_to_be_given_first():
    budget = replace(PLAN, band_d={2023: Decimal(15)})
    with pytest.raises(CostError, match="no band D is given for 2024/25"):
        apply(budget, band_d={2023: 1})


def test_reserves_cannot_be_used_by_a_budget_without_a_line_for_them():
    budget = replace(PLAN, lines=tuple(each for each in PLAN.lines if each.kind != "from_reserves"))
    with pytest.raises(CostError, match="no line for the use of reserves"):
        apply(budget, from_reserves={2023: 1})


def test_a_scenario_says_its_changes_in_words():
    scenario = Scenario(
        name="What if",
        officer_pay={2023: Decimal("1.0"), 2024: Decimal("0.50")},
        band_d={2023: Decimal(-5)},
        from_reserves={2023: Decimal(2_000_000)},
        grant={2023: Decimal(0)},
    )
    assert describe_scenario(scenario) == (
        "officers' pay 1% more from 2023/24",
        "officers' pay 0.5% more from 2024/25",
        "£5 less on band D from 2023/24",
        "£2,000,000 more from reserves in 2023/24",
    )


SCENARIOS = (
    Scenario(name="Pay one point more", officer_pay={2023: Decimal(1)}, note="The award is not settled."),
    Scenario(name="Grant 1% less", grant={2024: Decimal(-1)}),
    Scenario(name="Fewer staff", staff_pay={2027: Decimal(-1)}),
)


def test_scenarios_stand_beside_the_budget_with_the_difference_in_pounds_and_officers():
    compared = compare_scenarios(replace(PLAN, scenarios=SCENARIOS))
    assert compared.years == (2023, 2024, 2025), "the year before the budget's own is not a what-if"
    assert [each.gap for each in compared.base.years] == [15, 29, 31]
    pay, grant = compared.outlooks
    assert (pay.of(2023).gap, pay.of(2023).more, pay.of(2023).officers.whole) == (19, 4, 80)
    assert [each.more for each in grant.years] == [0, Decimal("4.1"), Decimal("4.1")]
    assert (grant.of(2024).costs, grant.of(2024).funding) == (599, Decimal("565.9"))
    assert grant.of(2024).band_d == 16


def test_a_scenario_that_cannot_be_worked_out_says_why_and_keeps_no_other_back():
    compared = compare_scenarios(replace(PLAN, scenarios=SCENARIOS))
    assert [each.name for each in compared.unworkable] == ["Fewer staff"]
    assert "from 2027/28" in compared.unworkable[0].words
    told = {each.slug: each for each in tell_scenarios(replace(PLAN, scenarios=SCENARIOS))}
    assert any("Fewer staff" in note for note in told["scenarios"].notes)
    assert told["scenarios-assumptions"].table.rows[-1][:2] == ("Fewer staff", "Could not be worked out")


def test_savings_are_told_apart_from_the_gap():
    saved = replace(PLAN, scenarios=SCENARIOS, savings=(Saving(name="Estate", amounts={2023: Decimal(10)}),))
    first = compare_scenarios(saved).outlooks[0].of(2023)
    assert (first.gap, first.gap_left) == (19, 9)
    told = tell_scenarios(saved)[0]
    assert "£9 after savings" in told.sentence
    assert any(column.name.startswith("Gap after savings") for column in told.table.columns)


def test_the_published_gap_under_three_scenarios():
    scenarios = (
        Scenario(name="Pay one point more", officer_pay={2023: Decimal(1)}),
        Scenario(name="Grant 1% less", grant={2023: Decimal(-1)}),
        Scenario(name="£5 less on band D", band_d={2023: Decimal(-5)}),
    )
    compared = compare_scenarios(replace(WEST_MIDLANDS, scenarios=scenarios))
    assert compared.base.of(2023).gap == 28_100_000
    assert [round(each.of(2023).more) for each in compared.outlooks] == [6_725_000, 5_697_000, 3_685_510]
    assert compared.outlooks[0].of(2023).officers.exact == Decimal("134.5")
    assert compared.outlooks[2].of(2023).band_d == Decimal("197.55")
    told = tell_scenarios(replace(WEST_MIDLANDS, scenarios=scenarios))
    assert [each.slug for each in told] == ["scenarios", "scenarios-assumptions"], "one year has no course"
    assert told[0].title == (
        "Under 3 scenarios 2023/24 is left with a gap of £31.8m to £34.8m; as it stands, with a gap of £28.1m"
    )
    assert [badge.name for badge in told[0].badges] == ["estimate", "estimate"], "band D on a base that is implied"
    assert "£6.7m more than as it stands, what 135 officers cost" in told[0].sentence


def test_a_scenario_that_would_need_a_referendum_says_so():
    scenarios = tuple(
        Scenario(name=f"£{pounds} more on band D", band_d={2023: Decimal(pounds)}) for pounds in ("0.00", "0.01")
    )
    compared = compare_scenarios(replace(WEST_MIDLANDS, scenarios=scenarios))
    assert [[ruling.code for ruling in each.rulings] for each in compared.outlooks] == [
        [],
        ["E-REFERENDUM-TRIGGERED"],
    ]
    notes = tell_scenarios(replace(WEST_MIDLANDS, scenarios=scenarios))[0].notes
    assert any("“£0.01 more on band D”" in note and "referendum" in note for note in notes)


def test_what_the_budget_assumes_stands_beside_what_scenarios_change():
    budget = replace(
        PLAN,
        scenarios=SCENARIOS[:2],
        assumptions=(
            Assumption(driver="officer_pay", percents={2023: Decimal("3.0"), 2024: Decimal("2.50")}, source="Plan"),
        ),
    )
    told = tell_scenarios(budget)[-1]
    assert told.table.rows == (
        ("The budget as it stands", "Officers' pay 3% in 2023/24 and 2.5% in 2024/25 (Plan)", ""),
        ("Pay one point more", "Officers' pay 1% more from 2023/24", "The award is not settled."),
        ("Grant 1% less", "Grant 1% less from 2024/25", ""),
    )


def test_a_plan_of_several_years_is_told_by_year_and_in_sum():
    told = {each.slug: each for each in tell_scenarios(replace(PLAN, scenarios=SCENARIOS[:2]))}
    assert told["scenarios-course"].title == "By 2025/26 the scenarios leave a gap of £35.10 to £35.20"
    assert (
        told["scenarios-years"].title == "Over 2023/24 to 2025/26 “Pay one point more” comes to £12.32 more of a gap"
    )
    assert len(told["scenarios-years"].table.rows) == 9


def test_scenarios_are_drawn():
    for each in tell_scenarios(replace(PLAN, scenarios=SCENARIOS)):
        if each.chart:
            assert "<svg" in draw_chart(each.chart, title=each.title, sentence=each.sentence)


def test_without_scenarios_or_lines_there_is_nothing_to_tell():
    assert tell_scenarios(PLAN) == ()
    assert tell_scenarios(Budget(body="A body", year=2023, scenarios=SCENARIOS)) == ()
    with pytest.raises(CostError, match="no line from 2023/24"):
        compare_scenarios(Budget(body="A body", year=2023))


PERCENTS = st.decimals(-50, 50, places=2)
PERCENT_LEVERS = ("officer_pay", "staff_pay", "prices", "grant", "fees", "tax_base")
YEARS = st.sampled_from((2023, 2024, 2025))


@st.composite
def draw_scenario(draw):
    changes = {lever: draw(st.dictionaries(YEARS, PERCENTS, max_size=2)) for lever in PERCENT_LEVERS}
    pounds = draw(st.dictionaries(YEARS, st.decimals(0, 5, places=2), max_size=2))
    return Scenario(name="What if", band_d=pounds, from_reserves=pounds, **changes)


@given(st.dictionaries(st.sampled_from((*PERCENT_LEVERS, "band_d", "from_reserves")), st.sets(YEARS)))
def test_a_scenario_without_any_change_gives_the_budget_back(levers):
    scenario = Scenario(
        name="Nothing", **{lever: dict.fromkeys(years, Decimal(0)) for lever, years in levers.items()}
    )
    assert apply_scenario(PLAN, scenario) == PLAN


@given(draw_scenario(), draw_scenario())
def test_two_scenarios_come_to_the_same_in_either_order(first, second):
    one = gaps(apply_scenario(apply_scenario(PLAN, first), second))
    other = gaps(apply_scenario(apply_scenario(PLAN, second), first))
    assert all(abs(one[year] - other[year]) < Decimal("1e-20") for year in one)


@given(draw_scenario())
def test_the_difference_of_the_gap_is_that_of_costs_less_that_of_funding(scenario):
    compared = compare_scenarios(replace(PLAN, scenarios=(scenario,)))
    for base, changed in zip(compared.base.years, compared.outlooks[0].years, strict=True):
        moved = (changed.costs - base.costs) - (changed.funding - base.funding)
        assert abs(changed.more - moved) < Decimal("1e-20")
