"""Funds: money allocated once, within what there is, and paid as it falls due."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk import fund as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import Fund, FundAllocation
from answerable.keeping.queries.desk import fund as queries
from tests.costing.given import COMMUNITY_SAFETY, SAFER_STREETS
from tests.keeping.desk.makings_money import FINANCE, YEAR, make_allocation, make_fund, make_office

pytestmark = pytest.mark.django_db


def test_a_fund_that_is_imported_is_the_fund_that_was_read():
    from answerable.costing.fund import Commissioning

    given = Commissioning(body=make_office().name, funds=(COMMUNITY_SAFETY,), bids=SAFER_STREETS)
    changes.import_commissioning(make_office(), given, by=FINANCE)
    kept = queries.commissioning_of(make_office())
    assert kept.funds[0].amounts == COMMUNITY_SAFETY.amounts
    assert {one.reference: one.amount for one in kept.funds[0].allocations} == {
        one.reference: one.amount for one in COMMUNITY_SAFETY.allocations
    }
    assert {bid.amount for bid in kept.bids} == {bid.amount for bid in SAFER_STREETS}


def test_more_than_is_left_is_not_allocated():
    fund = make_fund()
    make_allocation(fund)
    with pytest.raises(RefusedError, match="£40,000 is left"):
        make_allocation(fund, "Thorne partnership", "40000.01", council="Thorne")
    make_allocation(fund, "Thorne partnership", "40000.00", council="Thorne")


def test_the_same_recipient_and_purpose_get_one_allocation_a_year():
    fund = make_fund()
    make_allocation(fund, amount="10000.00")
    with pytest.raises(RefusedError, match="change that one"):
        make_allocation(fund, amount="10000.00")
    make_allocation(fund, amount="10000.00", purpose="Wardens")


def test_an_allocation_grows_within_what_is_left():
    fund = make_fund()
    row = make_allocation(fund)
    assert changes.change_allocation(row, by=FINANCE, amount=Decimal("100000.00")).amount == 100_000
    with pytest.raises(RefusedError, match="is left"):
        changes.change_allocation(row, by=FINANCE, amount=Decimal("100000.01"))


def test_a_fund_does_not_fall_below_what_is_allocated():
    fund = make_fund()
    make_allocation(fund)
    with pytest.raises(RefusedError, match="£60,000 is allocated"):
        changes.change_fund(fund, by=FINANCE, amounts={str(YEAR): "59999.99"})


def test_a_payment_by_unit_comes_to_its_units():
    fund = make_fund()
    row = make_allocation(fund, amount="12220.00", unit_amount=Decimal("1222.00"), units=10, in_arrears=True)
    paid_on = dt.date(2024, 9, 30)
    with pytest.raises(RefusedError, match="£3,666"):
        changes.pay(row, by=FINANCE, paid_on=paid_on, amount=Decimal("3600.00"), units=3)
    changes.pay(row, by=FINANCE, paid_on=paid_on, amount=Decimal("3666.00"), units=3)
    with pytest.raises(RefusedError, match="was paid"):
        changes.withdraw_allocation(row, by=FINANCE)


def test_a_fund_with_allocations_stays():
    fund = make_fund()
    row = make_allocation(fund)
    with pytest.raises(RefusedError, match="take the allocations back"):
        changes.close_fund(fund, by=FINANCE)
    changes.withdraw_allocation(row, by=FINANCE)
    changes.close_fund(fund, by=FINANCE)
    assert not Fund.objects.standing().exists()
    assert not FundAllocation.objects.standing().exists()


def test_a_bid_that_was_won_says_how_much():
    with pytest.raises(RefusedError, match="amount that was won"):
        changes.enter_bid(make_office(), by=FINANCE, fund="Safer places", bidder="Ashby", state="won")
