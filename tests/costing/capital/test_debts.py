"""Borrowing: what is owed by year, within the limits that the body set."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.amount import add_up
from answerable.costing.budget import Debt, Funding
from answerable.costing.capital.debt_run import estimate_interest
from answerable.costing.capital.debts import say_before, work_out_debt
from answerable.costing.refusal import CostError
from tests.costing.capital.plan import amounts, by_year, fundings, make_budget, pounds
from tests.costing.given import WEST_MIDLANDS, millions

LOAN = Debt(name="Loans", from_year=2023, opening=Decimal(600), repaid=pounds(y2023="50", y2024="50"))
NEW = Funding(name="Loan", kind="borrowing", amounts=pounds(y2023="200", y2024="100"))


def rule(*debts, **parts):
    return [(each.code, each.words) for each in work_out_debt(make_budget(debts=debts, **parts)).rulings]


def test_debt_closes_with_what_was_owed_and_borrowed_less_what_is_repaid():
    (run,) = work_out_debt(make_budget(debts=(LOAN,), fundings=(NEW,))).runs
    assert [(each.opening, each.borrowed, each.repaid, each.closing) for each in run.years] == [
        (600, 200, 50, 750),
        (750, 100, 50, 800),
    ]


def test_new_borrowing_belongs_to_the_first_debt_given():
    other = replace(LOAN, name="Leases", opening=Decimal(10), repaid={})
    first, second = work_out_debt(make_budget(debts=(LOAN, other), fundings=(NEW,))).runs
    assert first.years[-1].closing == 800
    assert second.years[-1].closing == 10


def test_borrowing_before_the_first_debt_opens_is_taken_to_be_in_its_balance():
    debt = replace(LOAN, opening=Decimal(60_000_000), repaid={})
    statement = work_out_debt(replace(WEST_MIDLANDS, debts=(debt,)))
    assert statement.borrowed == millions("2.0", "40.6", "30.0", "15.0", "12.3")
    assert statement.totals[-1].closing == Decimal("157.9") * 1_000_000
    assert say_before(statement) == "The £2.0m borrowed in 2022/23 is taken to be in the opening balance."


def test_without_a_debt_new_borrowing_stands_alone():
    statement = work_out_debt(WEST_MIDLANDS)
    assert statement.totals == ()
    assert add_up(statement.borrowed.values()) == Decimal("99.9") * 1_000_000


def test_debt_above_the_limit_stops():
    limited = replace(LOAN, limit=pounds(y2023="760", y2024="790"), boundary=pounds(y2023="700"))
    assert rule(limited, fundings=(NEW,)) == [
        (
            "W-DEBT-OVER-BOUNDARY",
            "All borrowing comes to £750 in 2023/24, £50 above the operational boundary of £700.",
        ),
        ("E-DEBT-OVER-LIMIT", "All borrowing comes to £800 in 2024/25, £10 above the limit of £790."),
    ]


def test_debt_is_held_against_the_limit_at_its_highest_in_the_year():
    paid_off = replace(LOAN, repaid=pounds(y2023="500"), limit=pounds(y2023="400"))
    ((code, words),) = rule(paid_off)
    assert code == "E-DEBT-OVER-LIMIT"
    assert "£600 in 2023/24, £200 above" in words


def test_the_limit_of_one_debt_alone_is_the_bodys_own():
    limited = replace(LOAN, limit=pounds(y2023="700"))
    other = Debt(name="Leases", from_year=2023, opening=Decimal(120))
    assert rule(limited, other) == [
        ("E-DEBT-OVER-LIMIT", "All borrowing comes to £720 in 2023/24, £20 above the limit of £700."),
    ]


def test_debts_that_each_have_a_limit_are_held_against_their_own():
    limited = replace(LOAN, limit=pounds(y2023="700"))
    other = Debt(name="Leases", from_year=2023, opening=Decimal(120), limit=pounds(y2023="100"))
    assert rule(limited, other) == [
        ("E-DEBT-OVER-LIMIT", "Leases comes to £120 in 2023/24, £20 above the limit of £100."),
    ]


def test_debt_above_the_limit_by_no_more_than_rounding_warns():
    tenth = Decimal(100_000)
    debt = Debt(name="Loans", from_year=2023, opening=10 * tenth, repaid={2023: 0 * tenth}, limit={2023: 9 * tenth})
    ((code, words),) = rule(debt, unit=tenth)
    assert code == "W-DEBT-OVER-BOUNDARY"
    assert "no more than rounding can make" in words


def test_interest_is_estimated_on_the_mean_of_opening_and_closing():
    assert estimate_interest(Decimal(600), Decimal(750), Decimal("4.5")) == Decimal("30.375")
    assert estimate_interest(Decimal(600), Decimal(750), None) is None
    rated = replace(LOAN, rate_percent=Decimal("4.5"))
    statement = work_out_debt(make_budget(debts=(rated, replace(LOAN, name="Leases")), fundings=(NEW,)))
    assert statement.runs[0].years[0].interest == Decimal("30.375")
    assert statement.totals[0].interest is None  # one of the two has no rate


def test_more_repaid_than_owed_is_said():
    ((code, words),) = rule(replace(LOAN, repaid=pounds(y2023="610")))
    assert code == "W-SOURCE-CONFLICT"
    assert words == "Loans: £10 more than is owed is repaid by the end of 2023/24."


def test_a_repayment_before_the_opening_balance_is_refused():
    with pytest.raises(CostError, match="Loans is repaid in 2022/23"):
        rule(replace(LOAN, repaid=pounds(y2022="1")))


debts = st.lists(
    st.builds(Debt, name=st.sampled_from("ab"), from_year=st.just(2023), opening=amounts, repaid=by_year),
    min_size=1,
    max_size=3,
)


@given(debts, fundings)
def test_all_that_is_owed_at_the_end_is_what_was_owed_and_borrowed_less_repaid(some, some_fundings):
    statement = work_out_debt(make_budget(debts=tuple(some), fundings=tuple(some_fundings)))
    borrowed = add_up(amount for f in some_fundings if f.kind == "borrowing" for amount in f.amounts.values())
    repaid = add_up(amount for debt in some for amount in debt.repaid.values())
    opening = add_up(debt.opening for debt in some)
    assert statement.totals[-1].closing == opening + borrowed - repaid
    assert add_up(run.years[-1].closing for run in statement.runs) == statement.totals[-1].closing
