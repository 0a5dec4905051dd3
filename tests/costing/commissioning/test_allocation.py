"""What stands twice, what several funds pay, and what cannot be published yet."""

from answerable.costing.commissioning.allocation import (
    find_repeats,
    find_shared,
    list_lacks,
    say_repeat,
    say_shared,
)
from answerable.costing.fund import Commissioning
from tests.costing.commissioning.given import fund_of, plain
from tests.costing.given import COMMUNITY_SAFETY


def test_no_line_of_the_community_safety_fund_stands_twice():
    assert find_repeats(COMMUNITY_SAFETY.allocations) == ()


def test_a_reference_that_stands_twice_is_said_with_both_recipients():
    (repeat,) = find_repeats((plain("m-1"), plain("M-1 ", "Harbour Group", "250")))
    assert repeat.by == "reference"
    assert say_repeat(repeat) == (
        "The reference m-1 stands twice: Lighthouse Trust and Harbour Group, £1,000 and £250. "
        "Remove one of the two, or give it a reference of its own."
    )


def test_one_recipient_council_and_purpose_under_two_references_is_said_with_both():
    (repeat,) = find_repeats((plain("m-1"), plain("m-2", "lighthouse trust", "250", purpose="MENTORS")))
    assert repeat.by == "purpose"
    assert say_repeat(repeat) == (
        "m-1 and m-2 are both for Lighthouse Trust, whole force area, Mentors: £1,000 and £250. "
        "Remove one of the two, or say in each purpose how they differ."
    )


def test_the_same_work_in_another_council_is_not_a_repeat():
    assert find_repeats((plain("m-1", council="Northtown"), plain("m-2", council="Southtown"))) == ()


def test_a_third_time_is_held_against_the_first():
    repeats = find_repeats((plain("m-1"), plain("m-2"), plain("m-3")))
    assert [(each.first.reference, each.second.reference) for each in repeats] == [("m-1", "m-2"), ("m-1", "m-3")]


def test_one_purpose_paid_out_of_two_funds_is_said_and_is_no_fault():
    other = fund_of(plain("other", amount="500"))
    (shared,) = find_shared(
        Commissioning(body="Body", funds=(fund_of(plain("m-1"), plain("d", "Door")), other)), 2022
    )
    assert say_shared(shared) == (
        "Lighthouse Trust is paid for Mentors out of several funds: £1,000 out of Pilot and £500 out of Pilot, "
        "£1,500 in all."
    )


def test_another_year_of_the_same_work_is_not_shared():
    funds = (fund_of(plain("m-1")), fund_of(plain("m-2", year=2021)))
    assert find_shared(Commissioning(body="Body", funds=funds), 2022) == ()


def test_what_the_order_has_published_and_a_grant_lacks_is_listed():
    fund = fund_of(
        plain("m-1", reasons="It keeps boys in school.", terms="Quarterly returns."), plain("m-2", terms=" ")
    )
    (lack,) = list_lacks(fund, 2022)
    assert lack.missing == ("reasons", "conditions")
    assert lack.words == "m-2: cannot be published yet: no reasons or conditions."
    assert list_lacks(fund, 2021) == ()


def test_an_allocation_without_a_recipient_or_purpose_lacks_those_too():
    (lack,) = list_lacks(fund_of(plain("m-1", " ", purpose="", reasons="x", terms="none")), 2022)
    assert lack.missing == ("recipient", "purpose")
