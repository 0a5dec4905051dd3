"""Rates of groups beside those of another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.fairness.rate import Stratum, compare_rates, standardise_ratio

FORCE = {"White": 10_868, "Black": 3_512}
PEOPLE = {"White": 1_919_138, "Black": 164_069}


def test_ratio_of_use_of_force_is_the_published_one():
    white, black = compare_rates(FORCE, PEOPLE, "White")
    assert white.relative is None
    assert black.relative is not None
    assert round(black.relative.ratio, 2) == 3.78
    assert (round(black.relative.low, 2), round(black.relative.high, 2)) == (3.64, 3.93)


def test_several_records_to_a_person_widen_the_interval_and_leave_the_ratio():
    _, alone = compare_rates(FORCE, PEOPLE, "White")
    _, several = compare_rates(FORCE, PEOPLE, "White", records_a_person=2)
    assert alone.relative is not None
    assert several.relative is not None
    assert several.relative.ratio == alone.relative.ratio
    assert several.relative.low < alone.relative.low < alone.relative.high < several.relative.high


@pytest.mark.parametrize("counts", [{"White": 29, "Black": 400}, {"White": 400, "Black": 29}, {"White": 400}])
def test_no_ratio_is_made_with_a_small_count_on_either_side(counts):
    _, black = compare_rates(counts, PEOPLE, "White", smallest=30)
    assert black.relative is None
    assert black.lowest is None


def test_no_ratio_is_made_with_none_on_one_side_however_small_the_limit():
    _, black = compare_rates({"White": 5}, PEOPLE, "White", smallest=0)
    assert black.relative is None


def test_group_without_people_has_no_rate():
    rates = compare_rates({"White": 50, "Black": 50}, {"White": 1_000, "Black": 0}, "White")
    assert [each.group for each in rates] == ["White"]


def test_reference_without_people_is_refused():
    with pytest.raises(ValueError, match="White has no people"):
        compare_rates({"White": 50}, {"Black": 10}, "White")


def test_those_not_stated_bound_the_ratio_on_both_sides():
    _, black = compare_rates({"White": 100, "Black": 50}, {"White": 1_000, "Black": 100}, "White", not_stated=50)
    assert black.relative is not None
    assert black.relative.ratio == pytest.approx(5)
    assert black.lowest == pytest.approx((50 / 100) / (150 / 1_000))
    assert black.highest == pytest.approx((100 / 100) / (100 / 1_000))


def test_ratio_that_place_alone_makes_vanishes_area_by_area():
    """Both groups are met alike in each area, but most of one live in the busy one."""
    busy = Stratum(count=900, people=9_000, other_count=100, other_people=1_000)
    calm = Stratum(count=10, people=1_000, other_count=90, other_people=9_000)
    found = standardise_ratio("Black", [busy, calm])
    assert found is not None
    assert found.crude == pytest.approx(910 / 190)
    assert found.ratio.ratio == pytest.approx(1)
    assert found.ratio.p == pytest.approx(1)
    assert found.within == pytest.approx(0)
    assert found.between == pytest.approx(found.difference)


def test_mantel_haenszel_ratio_is_that_of_its_formula():
    strata = [
        Stratum(count=8, people=100, other_count=4, other_people=100),
        Stratum(count=30, people=200, other_count=10, other_people=300),
    ]
    found = standardise_ratio("Black", strata)
    above, below = 8 * 100 / 200 + 30 * 300 / 500, 4 * 100 / 200 + 10 * 200 / 500
    assert found is not None
    assert found.ratio.ratio == pytest.approx(above / below)
    spread = 12 * 100 * 100 / 200**2 + 40 * 200 * 300 / 500**2
    width = (found.ratio.high / found.ratio.low) ** (1 / (2 * 1.959963984540054))
    assert width == pytest.approx(2.718281828459045 ** ((spread / (above * below)) ** 0.5))


def test_area_in_which_a_group_does_not_live_is_left_out():
    both = Stratum(count=10, people=100, other_count=10, other_people=200)
    one = Stratum(count=5, people=50, other_count=0, other_people=0)
    found = standardise_ratio("Black", [both, one])
    assert found is not None
    assert found.areas == 1
    assert found.ratio.ratio == pytest.approx(2)


@pytest.mark.parametrize("other", [(0, 100), (0, 0)])
def test_nothing_is_standardised_where_nothing_can_be_compared(other):
    stratum = Stratum(count=10, people=100, other_count=other[0], other_people=other[1])
    assert standardise_ratio("Black", [stratum]) is None


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    """2,000 draws of Poisson counts, true ratio 3: over all areas and area by area."""
    chance = np.random.default_rng(20220731)
    people, others = np.array([800, 1_500, 3_000]), np.array([9_000, 6_000, 20_000])
    base = np.array([0.004, 0.008, 0.002])
    held = np.zeros(2)
    for counts, other_counts in zip(
        chance.poisson(3 * base * people, (2_000, 3)), chance.poisson(base * others, (2_000, 3)), strict=True
    ):
        strata = [
            Stratum(count=int(a), people=int(n), other_count=int(b), other_people=int(m))
            for a, n, b, m in zip(counts, people, other_counts, others, strict=True)
        ]
        _, crude = compare_rates({"A": int(other_counts[2]), "B": int(counts[2])}, {"A": 20_000, "B": 3_000}, "A")
        within = standardise_ratio("B", strata)
        assert crude.relative is not None
        assert within is not None
        held += [crude.relative.low < 3 < crude.relative.high, within.ratio.low < 3 < within.ratio.high]
    assert ((held / 2_000 > 0.935) & (held / 2_000 < 0.97)).all(), held


strata = st.lists(
    st.builds(
        Stratum,
        count=st.integers(1, 500),
        people=st.integers(500, 5_000),
        other_count=st.integers(1, 500),
        other_people=st.integers(500, 5_000),
    ),
    min_size=1,
    max_size=6,
)


@given(strata)
def test_the_two_parts_add_up_to_the_difference_of_the_rates(given_strata):
    found = standardise_ratio("Black", given_strata)
    assert found is not None
    assert found.between + found.within == pytest.approx(found.difference, abs=1e-9)


@given(strata)
def test_the_ratio_lies_between_those_of_the_areas(given_strata):
    found = standardise_ratio("Black", given_strata)
    ratios = [each.count / each.people / (each.other_count / each.other_people) for each in given_strata]
    assert found is not None
    assert min(ratios) * (1 - 1e-9) <= found.ratio.ratio <= max(ratios) * (1 + 1e-9)
