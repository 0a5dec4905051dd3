"""A fund worked out: allocations, what remains, what is paid and owed."""

from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from answerable.costing.commissioning.statement import work_out_fund
from answerable.costing.fund import Fund, FundAllocation
from tests.costing.commissioning.given import PATROLS, fund_of, paid, plain, review
from tests.costing.given import COMMUNITY_SAFETY, FORCE_WIDE


def test_the_community_safety_fund_is_allocated_to_the_pound():
    statement = work_out_fund(COMMUNITY_SAFETY, 2022)
    assert statement.force_wide == Decimal(2_363_303)
    assert statement.by_councils == Decimal(1_500_000)
    assert statement.allocated == statement.amount == Decimal(3_863_303)
    assert statement.remainder == 0
    assert [(share.name, share.amount) for share in statement.councils[:2]] == [
        ("Birmingham", Decimal(660_000)),
        ("Coventry", Decimal(165_000)),
    ]
    assert len(statement.recipients) == 15


def test_a_line_that_is_forgotten_shows_as_what_is_not_allocated():
    without = tuple(each for each in COMMUNITY_SAFETY.allocations if each.reference != "victims")
    assert work_out_fund(msgspec.structs.replace(COMMUNITY_SAFETY, allocations=without), 2022).remainder == 271_410


def test_more_allocated_than_there_is_leaves_a_remainder_below_nought():
    assert work_out_fund(fund_of(plain("a", amount="20000.01")), 2022).remainder == Decimal("-0.01")


def test_a_year_without_an_amount_has_no_remainder_and_is_not_taken_for_nought():
    statement = work_out_fund(COMMUNITY_SAFETY, 2023)
    assert statement.amount is None
    assert statement.remainder is None
    assert statement.allocations == ()
    assert work_out_fund(fund_of(plain("a"), amount=None), 2022).remainder is None


def test_only_the_allocations_of_the_year_are_counted():
    statement = work_out_fund(fund_of(plain("a"), plain("b", year=2021, amount="7")), 2022)
    assert statement.allocated == 1000


def test_a_recipient_written_in_two_ways_is_one_recipient():
    statement = work_out_fund(fund_of(plain("a"), plain("b", "lighthouse  trust", purpose="Doors")), 2022)
    assert [(share.name, share.amount, share.allocations) for share in statement.recipients] == [
        ("Lighthouse Trust", Decimal(2000), 2)
    ]


def test_what_is_paid_beyond_an_allocation_does_not_hide_what_is_owed_on_another():
    statement = work_out_fund(fund_of(review(paid("17108", 14)), plain("b", amount="5000")), 2022)
    assert (statement.paid, statement.beyond, statement.owed) == (17_108, 2444, 5000)


def test_a_year_carries_its_own_step_of_match_funding():
    step = work_out_fund(PATROLS, 2022).match
    assert step is not None
    assert step.required == 960_000
    assert work_out_fund(COMMUNITY_SAFETY, 2022).match is None


MONEY = st.integers(0, 10**11).map(lambda pence: Decimal(pence) / 100)
ALLOCATIONS = st.lists(
    st.builds(
        FundAllocation,
        reference=st.text(max_size=3),
        recipient=st.sampled_from(["A", "B", "b "]),
        council=st.sampled_from(["", "Northtown", "Southtown"]),
        purpose=st.sampled_from(["x", "y"]),
        year=st.sampled_from([2021, 2022]),
        amount=MONEY,
        payments=st.lists(MONEY.map(paid), max_size=2).map(tuple),
    ),
    max_size=8,
)


@given(ALLOCATIONS, MONEY)
def test_what_is_allocated_and_what_remains_are_the_fund_to_the_penny(allocations, amount):
    statement = work_out_fund(Fund(code="f", name="F", amounts={2022: amount}, allocations=tuple(allocations)), 2022)
    assert statement.remainder + statement.allocated == amount
    assert statement.force_wide + statement.by_councils == statement.allocated
    assert sum(share.amount for share in statement.recipients) == statement.allocated
    assert sum(share.amount for share in statement.councils) == statement.by_councils
    assert statement.paid - statement.beyond + statement.owed == statement.allocated


@given(st.permutations(FORCE_WIDE))
def test_the_order_of_allocations_changes_no_sum(allocations):
    fund = msgspec.structs.replace(COMMUNITY_SAFETY, allocations=tuple(allocations))
    one, other = work_out_fund(fund, 2022), work_out_fund(COMMUNITY_SAFETY, 2022)
    assert one.force_wide == other.force_wide
    assert one.recipients == work_out_fund(msgspec.structs.replace(fund, allocations=FORCE_WIDE), 2022).recipients
