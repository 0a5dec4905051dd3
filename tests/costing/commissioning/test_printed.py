"""Printed sums held against the lines."""

from decimal import Decimal

import msgspec

from answerable.costing.commissioning.printed import hold_sums, say_held
from answerable.costing.fund import PrintedSum
from tests.costing.commissioning.given import fund_of, plain
from tests.costing.given import COMMUNITY_SAFETY

HELD = {each.printed.name: each for each in hold_sums(COMMUNITY_SAFETY, 2022)}


def hold(amount, *allocations, of="all"):
    printed = PrintedSum(of=of, name="Total", year=2022, amount=Decimal(amount))
    (held,) = hold_sums(fund_of(*allocations, printed=(printed,)), 2022)
    return held


def test_the_sub_total_leaves_out_the_top_up_of_the_victims_fund():
    held = HELD["Sub-total"]
    assert held.worked_out == Decimal(2_363_303)
    assert (held.difference, held.state, held.choices) == (-271_410, "omits", (("victims",),))
    assert say_held(held) == (
        "“Sub-total” is printed as £2,091,893 (Report to the panel of 9 January 2023). "
        "The print is £271,410 less than £2,363,303: it leaves out Victims fund (£271,410)."
    )


def test_the_total_carries_the_same_omission():
    held = HELD["Total allocated"]
    assert (held.worked_out, held.choices) == (Decimal(3_863_303), (("victims",),))


def test_the_sum_of_the_councils_agrees():
    held = HELD["7 local partnerships"]
    assert (held.state, held.difference, held.choices) == ("agrees", 0, ())


def test_the_fund_as_the_text_prints_it_is_five_pounds_more_in_one_digit():
    held = HELD["Community-safety budget, in the text"]
    assert (held.worked_out, held.difference, held.state) == (Decimal(3_863_303), 5, "differs")
    assert held.words.endswith("nothing given explains it, and the two differ in one digit alone.")


def test_two_digits_in_each_others_place_are_seen():
    held = hold("1327", plain("a"), plain("b", amount="372"))
    assert held.words.endswith("the two differ in the order of two digits alone.")


def test_a_line_that_is_counted_twice_is_found():
    held = hold("1900", plain("a"), plain("b", "Harbour Group", "450"))
    assert (held.state, held.choices) == ("doubles", (("b",),))
    assert held.words == "The print is £450 more than £1,450: it counts twice Harbour Group (£450)."


def test_lines_of_one_amount_are_possibilities_and_none_is_picked():
    held = hold("1165", plain("a"), plain("b", "North", "165"), plain("c", "South", "165"))
    assert held.choices == (("b",), ("c",))
    assert held.words.endswith("it leaves out either North (£165) or South (£165).")


def test_many_possibilities_are_counted_and_not_named():
    held = hold("40", *(plain(str(at), amount="10") for at in range(5)))
    assert held.words.endswith("it may have missed or doubled lines, in any of 5 ways.")


def test_a_difference_of_another_length_has_no_explanation():
    held = hold("99999", plain("a"))
    assert held.words == "The print is £98,999 more than £1,000; nothing given explains it."


def test_a_sum_with_nothing_to_hold_it_against_is_unknown_and_not_wrong():
    held = hold("5", plain("a"), of="councils")
    assert (held.state, held.worked_out, held.difference) == ("unknown", None, None)
    assert hold_sums(msgspec.structs.replace(COMMUNITY_SAFETY, amounts={}), 2022)[3].state == "unknown"


def test_sums_of_another_year_are_left_alone():
    assert hold_sums(COMMUNITY_SAFETY, 2021) == ()
