"""Bids added up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.costing.commissioning.bid import say_success, work_out_bids
from answerable.costing.fund import Bid
from tests.costing.given import SAFER_STREETS, SAFER_STREETS_PRINTED


def bid(state="waiting", asked=None, amount=None, fund="Fund"):
    given = [None if each is None else Decimal(each) for each in (asked, amount)]
    return Bid(fund=fund, bidder="Office", state=state, asked=given[0], amount=given[1])


def test_the_three_bids_of_safer_streets_come_to_what_was_printed():
    statement = work_out_bids(SAFER_STREETS)
    assert statement.total.won == SAFER_STREETS_PRINTED == 458_545 + 365_667 + 227_100
    assert [(each.fund, each.won) for each in statement.funds] == [
        ("Safer Streets 3", Decimal(458_545)),
        ("Safer Streets 4", Decimal(592_767)),
    ]


def test_few_decided_bids_are_counted_and_not_made_a_percentage():
    total = work_out_bids(SAFER_STREETS).total
    assert total.success is None
    assert say_success(total) == "3 of 3 bids decided were won"


def test_from_five_decided_on_the_share_has_its_interval():
    total = work_out_bids([bid("won")] * 3 + [bid("lost")] * 2).total
    assert say_success(total) == "3 of 5 bids decided were won (60%; 95% interval 23% to 88%)"


def test_waiting_and_withdrawn_bids_are_not_decided():
    total = work_out_bids([bid("won"), bid("lost"), bid(), bid("withdrawn")]).total
    assert (total.bids, total.decided, total.waiting_bids, total.withdrawn_bids) == (4, 2, 1, 1)
    assert say_success(total) == "1 of 2 bids decided was won"
    assert say_success(work_out_bids([bid()]).total) == "no bid has been decided"


def test_what_was_asked_is_not_nought_where_nobody_says_it():
    total = work_out_bids(SAFER_STREETS).total
    assert (total.asked, total.waiting_for) == (None, None)
    assert work_out_bids([bid(asked="250000"), bid("lost", "1000")]).total.waiting_for == 250_000


def test_a_bid_won_without_an_amount_is_counted_apart():
    total = work_out_bids([bid("won", amount="100"), bid("won")]).total
    assert (total.won, total.unpriced) == (100, 1)


def test_the_amount_of_a_bid_that_was_lost_is_not_won():
    assert work_out_bids([bid("lost", amount="100")]).total.won == 0


@given(
    st.lists(
        st.builds(
            Bid,
            fund=st.sampled_from("ABC"),
            bidder=st.just("Office"),
            state=st.sampled_from(["waiting", "won", "lost", "withdrawn"]),
            amount=st.none() | st.integers(0, 10**9).map(Decimal),
        )
    )
)
def test_the_funds_together_are_all_bids(bids):
    statement = work_out_bids(bids)
    assert sum(each.won for each in statement.funds) == statement.total.won
    assert sum(each.bids for each in statement.funds) == len(bids)
    assert sum(each.decided for each in statement.funds) == statement.total.decided
