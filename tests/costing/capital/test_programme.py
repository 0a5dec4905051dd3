"""The capital programme: what is spent, by scheme, programme and year, and whether it is funded."""

from decimal import Decimal

from hypothesis import given
from msgspec.structs import replace

from answerable.costing.amount import add_up
from answerable.costing.budget import BudgetLine, CapitalScheme, Funding
from answerable.costing.capital.programme import work_out_capital
from tests.costing.capital.plan import fundings, make_budget, pounds, schemes
from tests.costing.given import WEST_MIDLANDS, millions

MILLION = 1_000_000


def spend(name="Vans", programme="Fleet", **words):
    return CapitalScheme(name=name, programme=programme, amounts=pounds(**words))


def fund(name="Receipts", programme="Fleet", kind="receipts", **words):
    return Funding(name=name, programme=programme, kind=kind, amounts=pounds(**words))


def test_a_published_programme_comes_to_its_totals_by_year_and_is_funded():
    statement = work_out_capital(WEST_MIDLANDS)
    assert {each.year: each.spent for each in statement.years} == millions("22.4", "52.3", "50.2", "44.7", "46.6")
    usual, estates = statement.programmes
    assert usual.spent == millions("15.8", "15.5", "17.2", "19.7", "19.1")
    assert estates.spent == millions("6.6", "36.8", "33.0", "25.0", "27.5")
    assert all(balance == 0 for each in (usual, estates) for balance in each.balance.values())
    assert statement.rulings == ()


def test_a_total_is_of_the_years_it_covers():
    statement = work_out_capital(WEST_MIDLANDS)
    assert statement.covers == (2022, 2023, 2024, 2025, 2026)
    assert statement.sum_spent() == Decimal("216.2") * MILLION
    assert statement.sum_spent(range(2023, 2027)) == Decimal("193.8") * MILLION


def test_funding_is_added_up_by_its_kind():
    second = work_out_capital(WEST_MIDLANDS).years[1]
    assert second.by_kind == {
        "revenue": Decimal("8.5") * MILLION,
        "borrowing": Decimal("40.6") * MILLION,
        "receipts": Decimal("3.2") * MILLION,
    }


def test_a_programme_that_is_not_funded_is_said_with_its_shortfall():
    budget = make_budget(schemes=(spend(y2023="500", y2024="200"),), fundings=(fund(y2023="350.50", y2024="200"),))
    statement = work_out_capital(budget)
    assert [each.shortfall for each in statement.years] == [Decimal("149.50"), 0]
    (ruling,) = statement.rulings
    assert ruling.code == "E-CAPITAL-UNFUNDED"
    assert ruling.words == "Of the £500 of capital in 2023/24, £149.50 is not funded."


def test_one_programmes_own_funding_does_not_pay_for_another():
    budget = make_budget(
        schemes=(spend(y2023="100"), spend("Roof", "Estates", y2023="100")),
        fundings=(fund(y2023="130"), fund("Grant", "Estates", "grant", y2023="70")),
    )
    (year,) = work_out_capital(budget).years
    assert (year.spent, year.funded, year.shortfall, year.unspent) == (200, 200, 30, 30)
    assert work_out_capital(budget).rulings[0].words == (
        "Of the £200 of capital in 2023/24, £30 is not funded. Funding of its own falls short for Estates by £30. "
        "£30 of other funding is not spent."
    )


def test_funding_without_a_programme_serves_whichever_is_short():
    budget = make_budget(
        schemes=(spend(y2023="100"), spend("Roof", "Estates", y2023="100")),
        fundings=(fund(y2023="80"), fund("Loan", "", "borrowing", y2023="150")),
    )
    (year,) = work_out_capital(budget).years
    assert (year.shared, year.shortfall, year.unspent) == (150, 0, 30)


def test_schemes_without_a_programme_are_funded_by_what_serves_any():
    budget = make_budget(schemes=(spend(programme="", y2023="9"),), fundings=(fund(programme="", y2023="9"),))
    statement = work_out_capital(budget)
    assert statement.rulings == ()
    assert [programme.fundings for programme in statement.programmes] == [()]


def test_a_year_without_any_funding_is_said_to_have_none_given():
    budget = make_budget(schemes=(spend(y2023="10", y2024="10"),), fundings=(fund(y2023="10"),))
    (ruling,) = work_out_capital(budget).rulings
    assert ruling.words == ("Of the £10 of capital in 2024/25 nothing is funded: no funding is given for that year.")


def test_a_shortfall_within_rounding_of_its_parts_is_not_ruled_against_but_kept():
    tenth = Decimal(100_000)
    schemes_given = tuple(spend(name, y2023="1200000") for name in ("a", "b"))
    short = make_budget(unit=tenth, schemes=schemes_given, fundings=(fund(y2023="2300000"),))
    (year,) = work_out_capital(short).years
    assert (year.shortfall, year.rounding, year.count) == (tenth, 150_000, 3)
    assert year.is_rounded
    assert work_out_capital(short).rulings == ()
    exact = replace(short, unit=Decimal("0.01"))
    assert [ruling.code for ruling in work_out_capital(exact).rulings] == ["E-CAPITAL-UNFUNDED"]


def test_revenue_contributions_are_held_against_the_line_of_the_same_name_and_no_other():
    line = BudgetLine(code="c", name="revenue contributions", section="Force", kind="cost", amounts=pounds(y2023="7"))
    other = replace(line, code="d", name="Capital financing")
    budget = make_budget(
        lines=(line, other),
        schemes=(spend(y2023="8"), spend("Roof", "Estates", y2023="1")),
        fundings=(
            fund("Revenue contributions", kind="revenue", y2023="8"),
            fund("Revenue contributions", "Estates", "revenue", y2023="1"),
        ),
    )
    statement = work_out_capital(budget)
    (tie,) = statement.ties
    assert (tie.here_amount, tie.there_amount, tie.difference) == (7, 9, -2)
    (ruling,) = statement.rulings
    assert ruling.code == "W-SOURCE-CONFLICT"
    assert "£7" in ruling.words
    assert "£9" in ruling.words


def test_no_capital_has_no_years():
    assert work_out_capital(make_budget()).years == ()


@given(schemes, fundings)
def test_funding_less_spending_is_what_is_not_spent_less_what_is_short(some_schemes, some_fundings):
    statement = work_out_capital(make_budget(schemes=tuple(some_schemes), fundings=tuple(some_fundings)))
    for year in statement.years:
        assert year.funded - year.spent == year.unspent - year.shortfall
        assert add_up(year.by_kind.values()) == year.funded
        assert year.funded - year.spent == year.shared + add_up(p.balance[year.year] for p in statement.programmes)
    assert statement.sum_spent() == add_up(amount for each in some_schemes for amount in each.amounts.values())


@given(schemes, fundings)
def test_the_order_of_what_is_given_changes_no_amount(some_schemes, some_fundings):
    there = work_out_capital(make_budget(schemes=tuple(some_schemes), fundings=tuple(some_fundings)))
    back = work_out_capital(
        make_budget(schemes=tuple(reversed(some_schemes)), fundings=tuple(reversed(some_fundings)))
    )
    assert there.years == back.years
