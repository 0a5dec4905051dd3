"""Shares and changes of rounded figures, against known answers."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.change import measure_change, measure_factor, tell_direction
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import measure_gap, measure_share, spare_zeros

counts = st.integers(1, 10**9)


def exactly(value) -> Bounds:
    return Bounds.exactly(Decimal(value))


def printed(value: str, half: str) -> Bounds:
    return Bounds.printed(Decimal(value), Decimal(half))


def test_the_vacancies_of_a_published_table_are_those_printed():
    for vacant, posts, rate in (("37", "788.8", "4.69"), ("7.2", "150.8", "4.77"), ("44.2", "939.6", "4.70")):
        share = measure_share(exactly(vacant), exactly(posts))
        assert round(share.middle, 2) == Decimal(rate)


def test_the_changes_of_a_published_statement_are_those_printed():
    known = ((28_675, 19_018, "-33.7"), (8_945, 7_509, "-16.1"), (162, 147, "-9.3"), (1_087, 1_229, "13.1"))
    for before, after, change in known:
        assert round(measure_change(exactly(before), exactly(after)).middle, 1) == Decimal(change)


def test_a_gap_counts_the_whole_once():
    gap = measure_gap(printed("10.0", "0.05"), printed("9.0", "0.05"))
    assert gap == Bounds(100 - Decimal(905) / Decimal("9.95"), 100 - Decimal(895) / Decimal("10.05")) or (
        round(gap.low, 6),
        round(gap.high, 6),
    ) == (Decimal("9.045226"), Decimal("10.945274"))


def test_nothing_is_a_share_of_what_may_be_nothing():
    assert measure_share(exactly(1), printed("0.0", "0.05")) is None
    assert measure_change(exactly(0), exactly(1)) is None


def test_a_change_from_below_nothing_has_no_percentage():
    assert measure_change(exactly(-5), exactly(3)) is None


def test_direction_is_told_only_where_rounding_leaves_no_doubt():
    assert tell_direction(printed("1.2", "0.05"), printed("1.4", "0.05")) == 1
    assert tell_direction(printed("1.4", "0.05"), printed("1.2", "0.05")) == -1
    assert tell_direction(printed("1.2", "0.05"), printed("1.3", "0.05")) == 0


def test_zeros_at_the_end_of_a_print_are_counted():
    assert [spare_zeros(Decimal(value), 2) for value in ("51.00", "23.20", "17.85")] == [2, 1, 0]


@given(counts, counts)
def test_a_change_is_the_factor_less_one(before, after):
    factor, change = measure_factor(exactly(before), exactly(after)), measure_change(exactly(before), exactly(after))
    assert abs(change.middle - (factor.middle - 1) * 100) < Decimal("1e-12")


def test_leavers_and_their_rates_imply_one_strength():
    """43 leavers at 15.7% and 38 at 13.9% are of the same 274 people, and 32 and 20 of 86 are the shares printed."""
    for leavers, rate in ((43, "15.7"), (38, "13.9")):
        assert round(Decimal(leavers) / Decimal(rate) * 100) in (273, 274)
        assert round(measure_share(exactly(leavers), exactly(274)).middle, 1) == Decimal(rate)
    for part, rate in ((32, "37.2"), (20, "23.3")):
        assert round(measure_share(exactly(part), exactly(86)).middle, 1) == Decimal(rate)
