"""Printed totals held against what the budget comes to: never used, never corrected, and explained where possible."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.amount import add_up, round_to
from answerable.costing.budget import (
    Budget,
    BudgetLine,
    CapitalScheme,
    Debt,
    Funding,
    PrintedTotal,
    Reserve,
    Saving,
    TaxBase,
)
from answerable.costing.printed import hold_against_print, judge_print, tell_printed
from tests.costing.given import PRINTED, WEST_MIDLANDS

PLAN = (2023, 2024, 2025, 2026)


def held_of(table, name, year=None, budget=WEST_MIDLANDS):
    return next(
        each
        for each in hold_against_print(budget)
        if (each.printed.table, each.printed.name, each.printed.year) == (table, name, year)
    )


def hold(amount, *, table="capital", name="Total", unit="0.01", budget, **years):
    printed = PrintedTotal(table=table, name=name, amount=Decimal(amount), unit=Decimal(unit), **years)
    (held,) = hold_against_print(replace(budget, printed=(printed,)))
    return held


def make_plan(*amounts_by_scheme, **parts):
    """Schemes a, b, c ... of one programme; amounts by year from 2023 on."""
    schemes = tuple(
        CapitalScheme(
            name=name, programme="Fleet", amounts={2023 + at: Decimal(word) for at, word in enumerate(words.split())}
        )
        for name, words in zip("abcdefgh", amounts_by_scheme, strict=False)
    )
    return Budget(body="Office", year=2023, schemes=schemes, **parts)


def test_sections_costs_and_gap_agree():
    found = [each for each in hold_against_print(WEST_MIDLANDS) if each.printed.table == "budget"]
    agreeing = [each.printed.name for each in found if each.finding == "agrees"]
    assert agreeing == ["Force"] * 2 + ["Commissioner"] * 2 + ["Total costs"] * 2 + ["Funding gap"] * 2


def test_totals_of_the_capital_table_leave_out_its_first_year():
    fleet = held_of("capital", "Fleet")
    assert (fleet.finding, fleet.years, fleet.left_out) == ("scope", PLAN, (2022,))
    assert fleet.worked == fleet.printed.amount == Decimal("23.8") * 1_000_000
    assert fleet.why == "It is of 2023/24 to 2026/27, without 2022/23."


def test_a_total_of_other_years_may_be_rounded_as_well():
    video = held_of("capital", "Body-worn video")
    assert (video.finding, video.years, video.difference) == ("scope", PLAN, -100_000)
    assert "£0.1m less than is worked out: rounding of 4 amounts can make up to £0.2m" in video.why


def test_the_papers_own_years_add_up_to_another_total_than_it_prints():
    total = held_of("capital", "Total")
    assert total.worked == Decimal("193.8") * 1_000_000
    assert "The paper's own totals of those years add up to £193.7m." in total.why


def test_one_year_differs_by_rounding():
    last = held_of("capital", "Total", 2026)
    assert (last.finding, last.worked) == ("rounding", Decimal("46.6") * 1_000_000)


def test_a_scheme_with_nought_in_the_year_left_out_agrees_with_all_years():
    assert held_of("capital", "Taser").finding == "agrees"


def test_the_printed_rise_of_the_grant_needs_another_grant_the_year_before():
    rise = held_of("budget", "Rise of police grants", 2023)
    assert (rise.finding, rise.worked) == ("differs", 6_000_000)
    assert "The print would take £559.4m in 2022/23, where £563.7m is given." in rise.why


def test_the_printed_yield_is_explained_by_the_tax_base():
    found = held_of("precept", "Yield of the rise", 2023)
    assert found.finding == "differs"
    assert round_to(found.worked, Decimal(100_000)) == Decimal("11.1") * 1_000_000
    assert "it brings in £11.1m" in found.why


def test_rulings_gather_the_totals_of_other_years_and_leave_the_yield_to_the_precept():
    rulings = judge_print(WEST_MIDLANDS)
    assert [ruling.code for ruling in rulings] == ["W-TOTAL-SCOPE", "W-TOTAL-SCOPE", "W-SOURCE-CONFLICT"]
    assert "8 printed totals are of 2023/24 to 2026/27, without 2022/23" in rulings[0].words
    assert "is printed as £10.3m" in rulings[2].words
    assert not any(ruling.stops for ruling in rulings)


def test_the_exhibit_shows_every_print_and_first_those_that_do_not_agree():
    (exhibit,) = tell_printed(WEST_MIDLANDS)
    assert exhibit.title == (
        "39 printed totals: 2 do not agree, 12 are of other years, 2 agree within rounding and 23 agree"
    )
    assert len(exhibit.table.rows) == len(PRINTED)
    assert [row[0] for row in exhibit.table.rows[:2]] == ["Rise of police grants", "Yield of the rise"]
    assert exhibit.origins[0].words == "Report to the panel of 9 January 2023"


def test_nothing_printed_makes_no_exhibit():
    silent = replace(WEST_MIDLANDS, printed=())
    assert tell_printed(silent) == judge_print(silent) == ()


def test_a_print_of_rounded_parts_agrees_within_rounding_with_exact_ones():
    # 1.4 + 1.4 + 1.4 is printed as 4 where the parts are printed as 1: together they are 4.2
    budget = make_plan("1400000", "1400000", "1400000")
    held = hold("3000000", unit="1000000", year=2023, budget=budget)
    assert (held.finding, held.worked) == ("rounding", 4_200_000)
    assert hold("4000000", unit="1000000", year=2023, budget=budget).finding == "agrees"


def test_a_part_left_out_is_found():
    held = hold("30", year=2023, budget=make_plan("10", "20", "7"))
    assert (held.finding, held.omitted, held.difference) == ("omits", ("c",), -7)
    assert held.why == "It is £7 less than is worked out: it leaves out c."


def test_a_pair_left_out_is_found():
    held = hold("10", year=2023, budget=make_plan("10", "20", "7"))
    assert held.omitted == ("b", "c")


def test_a_part_left_out_over_years_is_that_part_in_all_of_them():
    held = hold("40", first_year=2023, last_year=2024, budget=make_plan("10 11", "20 22", "6 6"))
    assert (held.finding, held.omitted) == ("differs", ())
    held = hold("63", first_year=2023, last_year=2024, budget=make_plan("10 11", "20 22", "6 6"))
    assert (held.finding, held.omitted, held.years) == ("omits", ("c",), (2023, 2024))


def test_where_two_parts_would_explain_it_none_is_named():
    held = hold("20", year=2023, budget=make_plan("10", "10", "10"))
    assert (held.finding, held.omitted) == ("differs", ())


def test_a_large_part_left_out_is_not_taken_for_rounding():
    # Eight amounts rounded to a million may be four million out, but hardly ever are.
    budget = make_plan(*["10000000"] * 7, "4000000", unit=Decimal(1_000_000))
    held = hold("70000000", unit="1000000", year=2023, budget=budget)
    assert (held.finding, held.omitted) == ("omits", ("h",))
    assert hold("73000000", unit="1000000", year=2023, budget=budget).finding == "rounding"


def test_a_print_of_one_year_that_is_another_years_is_said():
    held = hold("12", year=2024, budget=make_plan("12 15"))
    assert (held.finding, held.years, held.left_out) == ("scope", (2023,), (2024,))
    assert judge_print(replace(make_plan("12 15"), printed=(held.printed,)))[0].words == (
        "In the capital programme a printed total is of 2023/24, without 2024/25: Total."
    )


def test_a_print_that_several_years_would_explain_is_put_down_to_none():
    held = hold("5", budget=make_plan("5 5 5"))
    assert (held.finding, held.worked) == ("differs", 15)


def test_years_that_a_print_names_and_nothing_is_given_for_are_said():
    held = hold("27", first_year=2023, last_year=2026, budget=make_plan("12 15"))
    assert (held.finding, held.years) == ("agrees", (2023, 2024))
    assert held.why == "No amount is given for 2025/26 to 2026/27."


def test_a_print_that_nothing_explains_shows_both_amounts():
    budget = make_plan("10", "20", "7")
    held = hold("38", year=2023, budget=budget)
    assert (held.finding, held.worked, held.difference) == ("differs", 37, 1)
    (ruling,) = judge_print(replace(budget, printed=(held.printed,)))
    assert ruling.words == (
        "Total in 2023/24, in the capital programme, is printed as £38 and comes to £37. It is £1 more than is "
        "worked out, and nothing explains it for certain: neither rounding, nor other years, nor a part or two left "
        "out."
    )


def test_a_print_that_the_budget_has_no_name_for_is_not_guessed():
    held = hold("38", name="Flete", year=2023, budget=make_plan("10"))
    assert held.finding == "unknown"
    assert held.why == "Nothing that is given for the capital programme is called Flete. Is Fleet meant?"
    assert judge_print(replace(make_plan("10"), printed=(held.printed,))) == ()


def test_a_print_of_a_year_without_amounts_cannot_be_worked_out():
    held = hold("38", year=2030, budget=make_plan("10"))
    assert (held.finding, held.worked, held.why) == ("unknown", None, "No amount is given for 2030/31.")


@pytest.mark.parametrize("name", ["fleet", "Total Fleet", "Sub-total of Fleet", " TOTAL "])
def test_a_name_is_known_in_any_capitals_and_with_total_before_it(name):
    assert hold("30", name=name, year=2023, budget=make_plan("10", "20")).finding == "agrees"


def budget_line(name, kind, before, now, section="Force"):
    return BudgetLine(
        code=name.lower(), name=name, section=section, kind=kind, amounts={2022: Decimal(before), 2023: Decimal(now)}
    )


REVENUE = Budget(
    body="Office",
    year=2023,
    lines=(
        budget_line("Pay", "cost", "90", "100"),
        budget_line("Income", "income", "10", "15"),
        budget_line("Grant", "grant", "60", "62", "Resources"),
        budget_line("Precept", "precept", "15", "20", "Resources"),
    ),
    savings=(Saving(name="Fleet review", amounts={2023: Decimal(2)}),),
)


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("Force", "85"), ("Resources", "82"), ("pay", "100"), ("Income", "15"), ("Total costs", "85"),
        ("Total funding", "82"), ("Funding gap", "3"), ("Savings", "2"), ("Fleet review", "2"),
        ("Rise of pay", "10"), ("Rise of total costs", "5"), ("Rise of force", "5"),
    ],
)  # fmt: skip
def test_a_total_of_the_revenue_budget_is_found_by_its_name(name, amount):
    assert hold(amount, table="budget", name=name, year=2023, budget=REVENUE).finding == "agrees"


def test_a_section_printed_before_its_income_leaves_it_out():
    assert hold("100", table="budget", name="Force", year=2023, budget=REVENUE).omitted == ("Income",)


BASES = tuple(
    TaxBase(council=council, year=2023, dwellings=Decimal(base), declared_on=dt.date(2023, 1, 20))
    for council, base in (("Ashby", "10"), ("Burton", "20"))
)
TAXED = replace(REVENUE, tax_bases=BASES, band_d={2022: Decimal("187.55"), 2023: Decimal("202.55")})


def test_the_gap_takes_the_precept_of_the_tax_bases_and_not_its_estimate():
    held = hold("3", table="budget", name="Funding gap", year=2023, budget=TAXED)
    assert held.worked == 85 - 62 - Decimal("6076.50")


@pytest.mark.parametrize(
    ("name", "amount"),
    [("Precept", "6076.50"), ("Total", "6076.50"), ("Ashby", "2025.50"), ("Yield of the rise", "450")],
)
def test_the_precept_each_councils_part_and_the_yield_are_found(name, amount):
    assert hold(amount, table="precept", name=name, year=2023, budget=TAXED).finding == "agrees"


@pytest.mark.parametrize(
    ("name", "amount", "finding"),
    [
        ("Band D", "202.55", "agrees"), ("B", "157.54", "agrees"), ("Band F", "292.57", "agrees"),
        ("Band C", "180.14", "differs"),
        ("Rise of band F", "21.66", "rounding"), ("Rise of band F", "21.67", "agrees"),
    ],
)  # fmt: skip
def test_a_printed_band_is_the_ninths_of_band_d(name, amount, finding):
    assert hold(amount, table="bands", name=name, year=2023, budget=TAXED).finding == finding


def test_a_band_that_is_last_years_bill_and_the_rounded_rise_is_rounded_otherwise():
    # Band D from £106.55 to £111.55: band A is 74.37 from the exact amount, 74.36 as 71.03 and 3.33.
    budget = replace(REVENUE, band_d={2015: Decimal("106.55"), 2016: Decimal("111.55")})
    assert hold("74.37", table="bands", name="A", year=2016, budget=budget).finding == "agrees"
    held = hold("74.36", table="bands", name="A", year=2016, budget=budget)
    assert held.finding == "rounding"
    assert held.why == "It is last year's bill and the rounded rise, where the exact amount is a penny off."


BALANCES = Budget(
    body="Office",
    year=2023,
    fundings=(Funding(name="Loan", kind="borrowing", amounts={2023: Decimal(40)}),),
    reserves=(
        Reserve(name="General", from_year=2023, opening=Decimal(90), used={2023: Decimal(30), 2024: Decimal(5)}),
    ),
    debts=(Debt(name="Loans", from_year=2023, opening=Decimal(100), repaid={2024: Decimal(7)}),),
)


@pytest.mark.parametrize(
    ("table", "name", "year", "amount"),
    [
        ("reserves", "General", 2023, "60"), ("reserves", "Total", 2024, "55"),
        ("reserves", "Opening General", 2024, "60"),
        ("debt", "Loans", 2023, "140"), ("debt", "Closing Loans", 2024, "133"), ("debt", "New borrowing", 2023, "40"),
        ("funding", "Borrowing", 2023, "40"),
    ],
)  # fmt: skip
def test_balances_of_reserves_and_borrowing_are_found(table, name, year, amount):
    assert hold(amount, table=table, name=name, year=year, budget=BALANCES).finding == "agrees"


def test_a_balance_without_a_year_is_the_last_and_is_never_a_sum_of_years():
    assert hold("55", table="reserves", name="General", budget=BALANCES).finding == "agrees"
    assert hold("60", table="reserves", name="General", budget=BALANCES).years == (2023,)
    assert hold("115", table="reserves", name="General", budget=BALANCES).finding == "differs"


def test_a_part_of_the_budget_that_cannot_be_worked_out_says_why():
    early = replace(BALANCES.reserves[0], used={2022: Decimal(1)})
    held = hold("1", table="reserves", name="General", year=2023, budget=replace(BALANCES, reserves=(early,)))
    assert held.finding == "unknown"
    assert "give the balance at the start of the first year" in held.why


def test_prints_in_pounds_and_in_millions_are_shown_apart():
    budget = make_plan("1500000", "200")
    prints = (
        PrintedTotal(table="capital", name="Total", amount=Decimal(1_500_000), unit=Decimal(100_000)),
        PrintedTotal(table="capital", name="b", amount=Decimal(205)),
    )
    millions_shown, pounds_shown = tell_printed(replace(budget, printed=prints))
    assert millions_shown.slug == "printed-in-millions"
    assert pounds_shown.table.rows[0][3:6] == (205, 200, 5)


amounts = st.lists(st.integers(1, 9_999_999), min_size=4, max_size=6)


@given(amounts, st.data())
def test_a_scope_that_is_found_is_what_is_printed(given_amounts, data):
    places = range(len(given_amounts))
    sums = {(first, last): sum(given_amounts[first : last + 1]) for first in places for last in places[first:]}
    printed = sums[data.draw(st.sampled_from(sorted(sums)))]
    lengths = sorted(last - first for (first, last), total in sums.items() if total == printed)
    assume(lengths.count(lengths[-1]) == 1)
    held = hold(printed, budget=make_plan(" ".join(map(str, given_amounts))))
    assert held.finding in ("agrees", "scope")
    assert held.worked == printed
    assert add_up(Decimal(given_amounts[year - 2023]) for year in held.years) == printed
    assert sorted((*held.years, *held.left_out)) == list(range(2023, 2023 + len(given_amounts)))


@given(st.lists(st.integers(1, 10**9), min_size=3, max_size=8), st.data())
def test_a_part_said_to_be_left_out_makes_up_the_difference(given_amounts, data):
    budget = make_plan(*map(str, given_amounts))
    gone = data.draw(st.integers(0, len(given_amounts) - 1))
    held = hold(sum(given_amounts) - given_amounts[gone], year=2023, budget=budget)
    assume(held.omitted)
    names = dict(zip("abcdefgh", given_amounts, strict=False))
    assert held.difference == -sum(names[name] for name in held.omitted)


@given(st.lists(st.decimals(0, 10**8, places=2), min_size=1, max_size=8))
def test_a_print_rounded_from_the_exact_total_agrees_or_is_rounding(given_amounts):
    budget = make_plan(*map(str, given_amounts))
    unit = Decimal(100_000)
    printed = (add_up(given_amounts) / unit).quantize(Decimal(1)) * unit
    assert hold(printed, unit="100000", year=2023, budget=budget).finding == "agrees"
    parts = add_up((each / unit).quantize(Decimal(1)) * unit for each in given_amounts)
    assert hold(parts, unit="100000", year=2023, budget=budget).is_agreement
