"""Payments in arrears, by unit."""

from decimal import Decimal

from answerable.costing.commissioning.payment import say_beyond, work_out_allocation
from tests.costing.commissioning.given import paid, plain, review


def test_reviews_at_1222_pounds_come_to_what_is_allocated():
    statement = work_out_allocation(review(units=12))
    assert statement.allocation.amount == Decimal(14_664)
    assert statement.conflicts == ()
    assert (statement.paid, statement.owed, statement.units_reported) == (0, 14_664, None)


def test_what_is_paid_in_arrears_is_counted_with_its_units():
    statement = work_out_allocation(review(paid("6110", 5), paid("2444", 2)))
    assert (statement.paid, statement.owed, statement.units_reported) == (8554, 6110, 7)
    assert statement.conflicts == ()
    assert say_beyond(statement) == ""


def test_more_reviews_than_expected_are_paid_for_and_said():
    statement = work_out_allocation(review(paid("17108", 14)))
    assert (statement.owed, statement.beyond, statement.units_beyond) == (0, 2444, 2)
    assert statement.beyond_units == statement.beyond
    assert say_beyond(statement) == (
        "Northtown Council (northtown): £17,108 was paid on an allocation of £14,664, £2,444 more; "
        "14 reviews were reported, 2 reviews more than expected, which accounts for all of it."
    )


def test_units_account_for_a_part_of_what_was_paid_beyond():
    statement = work_out_allocation(review(paid("16000", 13)))
    assert statement.beyond_units == 1222
    assert say_beyond(statement).endswith("1 review more than expected, which accounts for £1,222.")


def test_more_paid_than_allocated_without_units_is_to_be_explained():
    statement = work_out_allocation(plain("a", payments=(paid("1200"),)))
    assert (statement.beyond, statement.beyond_units) == (200, 0)
    assert say_beyond(statement).endswith("£200 more. Say why, or correct the payments.")


def test_an_allocation_that_is_not_its_units_by_their_amount_is_said():
    (words,) = work_out_allocation(review(amount="14000")).conflicts
    assert words == (
        "Northtown Council (northtown): 12 reviews at £1,222 each come to £14,664; £14,000 is allocated, £664 less."
    )


def test_a_payment_that_is_not_its_units_by_their_amount_is_said():
    (words,) = work_out_allocation(review(paid("6000", 5))).conflicts
    assert words == (
        "Northtown Council (northtown): the payment of £6,000 on 1 December 2022 is for 5 reviews at £1,222 each, "
        "which come to £6,110: £110 less."
    )


def test_a_payment_by_unit_that_does_not_say_how_many_is_said():
    (words,) = work_out_allocation(review(paid("1222"))).conflicts
    assert words.endswith("does not say for how many reviews it is.")
