"""The weighted displacement difference and quotient, held to published worked examples."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.patrolling.effect.displacement import Change, divide_displacement, weigh_displacement, weigh_harm

TREATED, CONTROL = Change(before=207, after=110), Change(before=308, after=318)
AROUND, AROUND_CONTROL = Change(before=178, after=157), Change(before=150, after=140)


def test_the_example_of_wheeler_and_ratcliffe_is_reproduced():
    found = weigh_displacement(TREATED, CONTROL, AROUND, AROUND_CONTROL)

    assert found.total.estimate == -118
    assert found.total.error == pytest.approx(math.sqrt(1568))
    assert round(found.total.z, 2) == -2.98
    assert [round(end) for end in found.total.bound()] == [-196, -40]
    assert found.local.estimate == -107
    assert found.displaced.estimate == -11


def test_areas_of_different_sizes_are_compared_by_unit_of_area():
    found = weigh_displacement(
        Change(before=207, after=110, size=1.2),
        Change(before=308, after=318, size=0.9),
        Change(before=178, after=157, size=1.5),
        Change(before=150, after=140, size=1.6),
    ).total

    assert found.estimate == pytest.approx(-99.69444444)
    assert found.error == pytest.approx(35.4280755)
    assert found.z == pytest.approx(-2.813995483)
    assert found.bound() == pytest.approx((-169.1321965, -30.25669241))


def test_two_years_before_are_held_to_one_after():
    found = weigh_displacement(
        Change(before=80, after=20), Change(before=100, after=50), before_length=2, after_length=1
    ).total

    assert found.estimate == -20
    assert found.error == pytest.approx(math.sqrt(115))


def test_kinds_of_offence_are_added_up_by_their_harm():
    before_and_after = [
        ((130, 74), (133, 91)),
        ((327, 202), (388, 305)),
        ((398, 190), (148, 97)),
        ((144, 92), (86, 64)),
        ((183, 96), (94, 67)),
    ]
    kinds = [
        weigh_displacement(*(Change(before=before, after=after) for before, after in areas)).total
        for areas in before_and_after
    ]

    harm = weigh_harm(kinds, [3, 2, 5, 7, 10])

    assert harm.estimate == -1721
    assert harm.error == pytest.approx(304.10360077)
    assert harm.z == pytest.approx(-5.65925558)
    assert harm.bound() == pytest.approx((-2317.03210507, -1124.96789493))


def test_the_quotient_tells_diffusion_from_displacement():
    diffusion = divide_displacement(TREATED, AROUND, CONTROL)
    displaced = divide_displacement(TREATED, Change(before=178, after=220), CONTROL)

    assert round(diffusion.quotient, 3) == 0.258
    assert diffusion.success < 0
    assert displaced.quotient < 0


def test_there_is_no_quotient_where_nothing_was_gained_or_the_control_saw_nothing():
    assert divide_displacement(TREATED, AROUND, Change(before=0, after=4)) is None
    assert divide_displacement(Change(before=10, after=10), AROUND, Change(before=5, after=5)) is None


def test_no_offences_at_all_are_no_difference():
    none = weigh_displacement(Change(before=0, after=0), Change(before=0, after=0)).total

    assert (none.estimate, none.error, none.p) == (0, 0, 1)


def test_counts_that_vary_more_widen_the_error():
    plain = weigh_displacement(TREATED, CONTROL).total
    spread = weigh_displacement(TREATED, CONTROL, dispersion=2.25).total

    assert spread.error == pytest.approx(1.5 * plain.error)
    assert spread.estimate == plain.estimate


@given(st.lists(st.integers(0, 500), min_size=8, max_size=8))
def test_the_whole_is_the_sum_of_the_treated_area_and_what_lies_around_it(counts):
    areas = [Change(before=before, after=after) for before, after in zip(counts[::2], counts[1::2], strict=True)]
    found = weigh_displacement(*areas)

    assert found.total.estimate == pytest.approx(found.local.estimate + found.displaced.estimate)
    assert found.total.error**2 == pytest.approx(sum(counts))
