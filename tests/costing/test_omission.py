"""Which part was left out of a printed sum."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.costing.omission import find_omission, list_omissions

AMOUNTS = tuple(map(Decimal, ("652108", "354000", "271410", "210000", "500000", "270000", "63785", "42000")))


def test_the_line_that_a_printed_sub_total_leaves_out_is_found():
    assert find_omission(AMOUNTS, Decimal(2_091_893)) == (2,)


def test_a_sum_that_holds_every_line_leaves_nothing_out():
    assert find_omission(AMOUNTS, sum(AMOUNTS)) == ()


def test_parts_that_cancel_or_are_within_rounding_are_not_left_out_of_a_sum_that_agrees():
    assert find_omission((Decimal(5), Decimal(-5), Decimal(30)), Decimal(30)) == ()
    assert find_omission((Decimal("0.04"), Decimal(30)), Decimal("30.04"), within=Decimal("0.1")) == ()


def test_a_pair_is_found_where_no_single_line_explains_it():
    assert find_omission(AMOUNTS, sum(AMOUNTS) - 63785 - 42000) == (6, 7)


def test_a_sum_above_its_lines_is_not_an_omission():
    assert find_omission(AMOUNTS, sum(AMOUNTS) + 5) == ()


def test_two_lines_of_one_amount_explain_nothing_for_certain_and_are_both_listed():
    parts = (Decimal(165), Decimal(135), Decimal(165), Decimal(90))
    assert find_omission(parts, Decimal(390)) == ()
    assert list_omissions(parts, Decimal(390)) == ((0,), (2,))


def test_income_below_nought_may_be_what_was_left_out():
    assert find_omission((Decimal(700), Decimal(-200), Decimal(30)), Decimal(730)) == (1,)


def test_rounding_is_not_taken_for_an_omission_and_an_omission_may_be_rounded():
    parts = tuple(map(Decimal, ("4.7", "5.1", "5.7", "6.4", "6.6")))
    assert find_omission(parts, Decimal("28.4"), within=Decimal("0.1")) == ()
    assert find_omission(parts, Decimal("23.9"), within=Decimal("0.1")) == (0,)


def test_a_printed_nought_needs_no_line_to_explain_it():
    assert find_omission((Decimal(7),), Decimal(0)) == ()


@given(st.lists(st.integers(-(10**9), 10**9), max_size=12), st.integers(-(10**9), 10**9))
def test_whatever_is_listed_accounts_for_the_whole_difference(pence, printed):
    parts = [Decimal(each) / 100 for each in pence]
    for chosen in list_omissions(parts, Decimal(printed) / 100):
        assert len(chosen) in (1, 2)
        assert sum(parts) - sum(parts[at] for at in chosen) == Decimal(printed) / 100


@given(st.sets(st.integers(1, 10**9), min_size=2, max_size=12), st.data())
def test_one_part_left_out_is_always_found(pence, data):
    parts = [Decimal(each) / 100 for each in sorted(pence)]
    at = data.draw(st.integers(0, len(parts) - 1))
    assert find_omission(parts, sum(parts) - parts[at]) == (at,)
