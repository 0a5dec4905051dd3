"""What there is to say of a fund."""

import datetime as dt

from answerable.costing.commissioning.judgement import judge_commissioning, judge_fund
from answerable.costing.fund import Commissioning
from tests.costing.commissioning.given import PATROLS, fund_of, headcount, paid, plain, review, uplift
from tests.costing.given import COMMUNITY_SAFETY


def codes(fund, year=2022):
    return [ruling.code for ruling in judge_fund(fund, year)]


def test_of_the_community_safety_fund_only_the_print_is_at_fault():
    assert codes(COMMUNITY_SAFETY) == ["W-SOURCE-CONFLICT"] * 3


def test_a_fund_in_order_has_no_ruling():
    assert judge_fund(fund_of(plain("a"), plain("b", "Harbour Group")), 2022) == ()


def test_more_allocated_than_there_is_stops_with_both_amounts():
    (ruling,) = judge_fund(fund_of(plain("a", amount="20665")), 2022)
    assert (ruling.code, ruling.stops) == ("E-ALLOCATED-TWICE", True)
    assert ruling.words == (
        "Pilot, 2022/23: £20,665 is allocated out of £20,000: £665 more than there is. "
        "Reduce an allocation, or say what pays for it."
    )


def test_one_reference_twice_stops_and_one_purpose_twice_only_warns():
    (reference,) = judge_fund(fund_of(plain("a"), plain("a", "Harbour Group")), 2022)
    (purpose,) = judge_fund(fund_of(plain("a"), plain("b")), 2022)
    assert (reference.code, reference.stops) == ("E-ALLOCATED-TWICE", True)
    assert (purpose.code, purpose.stops) == ("E-ALLOCATED-TWICE", False)


def test_allocations_of_an_amount_that_is_not_given_only_warn():
    (ruling,) = judge_fund(fund_of(plain("a"), amount=None), 2022)
    assert not ruling.stops
    assert "what the fund has in the year is not given" in ruling.words


def test_a_match_that_is_short_warns_in_its_year_alone():
    assert codes(PATROLS, 2021) == []
    (ruling,) = judge_fund(PATROLS, 2022)
    assert ruling.code == "W-MATCH-SHORT"
    assert ruling.words.endswith("£900,000 was found, £60,000 short.")
    assert codes(PATROLS, 2023) == []


def test_a_headcount_that_is_short_is_said_and_stops_no_paper():
    (late,) = judge_fund(uplift(headcount(7908, dt.date(2024, 3, 31))), 2023)
    (early,) = judge_fund(uplift(headcount(7908, dt.date(2023, 9, 30))), 2023)
    assert (late.code, late.stops, late.source) == ("E-GRANT-CONDITION", False, "Police grant settlement 2023/24")
    assert late.words == (
        "Uplift grant: Headcount: at least 7,909 by 31 March 2024; 7,908 on 31 March 2024, 1 short; "
        "£16,800,000 is at stake."
    )
    assert "1 short so far" in early.words


def test_a_headcount_that_is_met_or_not_counted_has_no_ruling():
    assert codes(uplift(headcount(), headcount(7909, dt.date(2024, 3, 31))), 2023) == []


def test_units_beyond_those_expected_are_allowed_and_anything_else_beyond_warns():
    assert codes(fund_of(review(paid("17108", 14)))) == []
    assert codes(fund_of(plain("a", payments=(paid("1200"),)))) == ["W-PAID-OVER-ALLOCATION"]


def test_units_that_do_not_come_to_the_allocation_are_a_conflict():
    assert codes(fund_of(review(amount="14000"))) == ["W-SOURCE-CONFLICT"]


def test_all_funds_are_judged_in_the_order_given():
    rulings = judge_commissioning(Commissioning(body="Body", funds=(PATROLS, COMMUNITY_SAFETY)), 2022)
    assert [ruling.words.split(",")[0] for ruling in rulings] == ["Hotspot patrols", *["Community-safety fund"] * 3]


def test_a_remainder_of_one_penny_is_no_fault():
    assert judge_fund(fund_of(plain("a", amount="19999.99")), 2022) == ()
