"""Reserves: balances by year, whether they are enough, and what the rest of the budget says of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.amount import add_up
from answerable.costing.budget import BudgetLine, Funding, Reserve
from answerable.costing.capital.reserves import work_out_reserves
from answerable.costing.refusal import CostError
from tests.costing.capital.plan import amounts, by_year, make_budget, pounds
from tests.costing.given import WEST_MIDLANDS, millions

GENERAL = Reserve(
    name="General reserve", is_general=True, from_year=2023, opening=Decimal(900), least=Decimal(500),
    added=pounds(y2023="100"), used=pounds(y2023="300", y2024="150"), used_for_capital=pounds(y2024="40"),
)  # fmt: skip


def test_a_reserve_closes_with_what_it_opened_with_and_what_came_and_went():
    (run,) = work_out_reserves(make_budget(reserves=(GENERAL,))).runs
    assert [(each.year, each.opening, each.closing) for each in run.years] == [(2023, 900, 700), (2024, 700, 510)]


def test_a_reserve_goes_on_to_the_last_year_of_the_plan():
    (run,) = work_out_reserves(replace(WEST_MIDLANDS, reserves=(GENERAL,))).runs
    assert [each.closing for each in run.years] == [700, 510, 510, 510]


def test_totals_are_of_the_reserves_that_have_opened():
    later = Reserve(name="Estates", from_year=2024, opening=Decimal(50))
    totals = work_out_reserves(make_budget(reserves=(GENERAL, later))).totals
    assert [(each.year, each.count, each.closing) for each in totals] == [(2023, 1, 700), (2024, 2, 560)]


def test_a_reserve_used_beyond_what_is_in_it_is_overdrawn():
    spent = replace(GENERAL, used=pounds(y2023="1200"))
    (ruling,) = work_out_reserves(make_budget(reserves=(spent,))).rulings
    assert ruling.code == "E-RESERVES-OVERDRAWN"
    assert ruling.stops
    assert ruling.words == (
        "General reserve is overdrawn: −£200 at the end of 2023/24 and −£240 at the end of 2024/25."
    )


def test_an_overdraft_that_rounding_can_make_warns_and_does_not_stop():
    tenth = Decimal(100_000)
    reserve = Reserve(name="Projects", from_year=2023, opening=5 * tenth, used={2023: 3 * tenth, 2024: 3 * tenth})
    (ruling,) = work_out_reserves(make_budget(unit=tenth, reserves=(reserve,))).rulings
    assert ruling.code == "W-RESERVES-LOW"
    assert "3 amounts given to £0.1m may together be £150,000 out" in ruling.words


def test_a_balance_below_what_is_needed_warns():
    low = replace(GENERAL, least=Decimal(600))
    (ruling,) = work_out_reserves(make_budget(reserves=(low,))).rulings
    assert ruling.code == "W-RESERVES-LOW"
    assert ruling.words == "General reserve falls below the £600 that is needed: £510 at the end of 2024/25."


def test_the_general_reserve_is_said_beside_the_net_costs_of_its_year():
    reserve = replace(GENERAL, opening=Decimal(12_000_000), added={}, used={}, used_for_capital={})
    shares = work_out_reserves(replace(WEST_MIDLANDS, reserves=(reserve,))).general
    (share,) = shares  # the revenue budget gives no costs after 2023/24
    assert (share.year, share.balance, share.costs) == (2023, 12_000_000, Decimal("752.8") * 1_000_000)
    assert share.percent.quantize(Decimal("0.01")) == Decimal("1.59")


def test_what_the_revenue_budget_takes_is_held_against_what_the_reserves_give():
    reserve = replace(GENERAL, opening=Decimal(20_000_000), used=millions("", "3.0"), added={}, used_for_capital={})
    statement = work_out_reserves(replace(WEST_MIDLANDS, reserves=(reserve,)))
    (tie,) = statement.ties
    assert (tie.what, tie.year, tie.difference) == ("Use of reserves", 2023, 2_700_000)
    (conflict,) = statement.rulings
    assert conflict.code == "W-SOURCE-CONFLICT"
    assert conflict.words == (
        "Use of reserves: in 2023/24 the revenue budget's lines give £5.7m and the reserves give £3.0m."
    )


def test_what_is_put_into_reserves_is_held_against_the_revenue_budget_too():
    line = BudgetLine(code="r", name="To reserves", section="Force", kind="to_reserves", amounts=pounds(y2023="80"))
    ties = work_out_reserves(make_budget(lines=(line,), reserves=(GENERAL,))).ties
    assert [(tie.what, tie.here_amount, tie.there_amount) for tie in ties] == [
        ("Use of reserves", None, 300),
        ("Added to reserves", 80, 100),
    ]


def test_capital_funded_by_reserves_is_held_against_what_they_give_for_capital():
    draw = Funding(name="Draw", kind="reserves", amounts=pounds(y2024="40"))
    statement = work_out_reserves(make_budget(fundings=(draw,), reserves=(GENERAL,)))
    (tie,) = statement.ties
    assert tie.agrees
    assert statement.rulings == ()


def test_a_movement_before_the_opening_balance_is_refused():
    early = replace(GENERAL, used=pounds(y2022="1"))
    with pytest.raises(CostError, match="General reserve moves in 2022/23, but its opening balance is that of the"):
        work_out_reserves(make_budget(reserves=(early,)))


reserves = st.lists(
    st.builds(
        Reserve,
        name=st.sampled_from("abc"),
        from_year=st.sampled_from([2022, 2023]),
        opening=amounts,
        added=by_year,
        used=by_year,
        used_for_capital=by_year,
    ),
    min_size=1,
    max_size=4,
)


@given(reserves)
def test_what_closes_is_what_opened_and_every_movement(some):
    statement = work_out_reserves(make_budget(reserves=tuple(some)))
    for run in statement.runs:
        reserve = run.reserve
        moved = add_up(reserve.added.values()) - add_up((*reserve.used.values(), *reserve.used_for_capital.values()))
        assert run.years[-1].closing == reserve.opening + moved
        assert all(before.closing == after.opening for before, after in zip(run.years, run.years[1:], strict=False))
    for total in statement.totals:
        assert total.closing == total.opening + total.added - total.used - total.used_for_capital
    assert statement.totals[-1].closing == add_up(run.years[-1].closing for run in statement.runs)
