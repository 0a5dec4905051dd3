"""Funnel limits, against published values and against what chance does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.forces.funnel import build_funnel, draw_limits, estimate_dispersion


@pytest.mark.parametrize(
    ("expected", "level", "low", "high"),
    [
        (15, 0.95, 0.5597, 1.6493),
        (20, 0.95, 0.6108, 1.5444),
        (30, 0.95, 0.6747, 1.4276),
        (15, 0.998, 0.3863, 2.0829),
        (20, 0.998, 0.4479, 1.9021),
        (30, 0.998, 0.5290, 1.7028),
    ],
)
def test_limits_of_counts_are_the_published_exact_poisson_ones(expected, level, low, high):
    found_low, found_high = draw_limits([expected], 1.0, "rate", level)
    assert found_low[0] == pytest.approx(low, abs=5e-5)
    assert found_high[0] == pytest.approx(high, abs=5e-5)


def test_limits_of_shares_stand_on_the_arcsine_scale():
    # 100 cases about one half: sin^2(pi/4 -+ 1.96 / 20).
    low, high = draw_limits([100], 0.5, "share", 0.95)
    assert low[0] == pytest.approx(np.sin(np.pi / 4 - 1.959964 / 20) ** 2, abs=1e-6)
    assert high[0] == pytest.approx(1 - low[0], abs=1e-9)


def test_dispersion_is_that_of_the_formula_worked_by_hand():
    # Rates about 1: z = 2 (sqrt O - sqrt E) = 2, 0, -2 at E = 9, 9, 9, whose tenths at each end are drawn in to 1.6.
    dispersion = estimate_dispersion([16, 9, 4], [9, 9, 9], 1.0, "rate")
    assert dispersion.phi == pytest.approx(2 * 1.6**2 / 3)
    weight = 4 * 9
    spread = 3 * weight - 3 * weight**2 / (3 * weight)
    assert dispersion.tau_squared == pytest.approx((3 * dispersion.phi - 2) / spread)


def test_dispersion_is_below_one_where_chance_is_all():
    source = np.random.default_rng(5)
    sizes = source.integers(200, 5000, 400)
    dispersion = estimate_dispersion(source.binomial(sizes, 0.3), sizes, 0.3, "share")
    # Drawing in a tenth at each end takes the variance of a normal from 1 to 0.8 - 2 c f(c) + 0.2 c^2, c = 1.2816.
    assert dispersion.phi == pytest.approx(0.679, abs=0.07)
    assert dispersion.tau_squared < 1e-4


def test_funnel_leaves_one_body_in_twenty_outside_where_chance_is_all():
    source = np.random.default_rng(11)
    sizes = source.integers(2000, 20_000, 2000)
    funnel = build_funnel(
        source.binomial(sizes, 0.6).tolist(), sizes.tolist(), "share", target=0.6, adjustment="none"
    )
    outside = [level for level in funnel.outside if level is not None]
    assert 0.035 < len(outside) / 2000 < 0.065
    assert sum(abs(level) == 0.998 for level in outside) < 15


def test_funnel_is_widened_where_bodies_differ_by_more_than_chance():
    source = np.random.default_rng(3)
    sizes = source.integers(5000, 60_000, 44)
    parts = source.binomial(sizes, source.normal(0.7, 0.08, 44).clip(0.4, 0.9)).tolist()
    strict = build_funnel(parts, sizes.tolist(), "share", adjustment="none")
    widened = build_funnel(parts, sizes.tolist(), "share")
    assert sum(level is not None for level in strict.outside) > 35
    assert sum(level is not None for level in widened.outside) < 9
    assert widened.dispersion.phi > 50


def test_funnel_says_on_which_side_a_body_lies():
    funnel = build_funnel([500, 500, 500, 500, 100, 900], [1000] * 6, "share", target=0.5, adjustment="none")
    assert funnel.outside == (None, None, None, None, -0.998, 0.998)


@given(st.floats(0.5, 5000), st.sampled_from([0.95, 0.998]))
def test_limits_lie_either_side_of_what_is_expected(expected, level):
    low, high = draw_limits([expected], 1.0, "rate", level)
    assert 0 <= low[0] < 1 < high[0]


@given(
    st.lists(st.integers(1, 10**6), min_size=2, max_size=8, unique=True),
    st.floats(0.01, 0.99),
    st.floats(0, 0.2),
)
def test_limits_narrow_as_bodies_grow(sizes, target, tau_squared):
    low, high = draw_limits(sorted(sizes), target, "share", 0.95, tau_squared)
    assert (np.diff(low) >= -1e-12).all()
    assert (np.diff(high) <= 1e-12).all()
    assert (low >= 0).all()
    assert (high <= 1).all()


@pytest.mark.parametrize(
    ("parts", "sizes"), [([1], [2]), ([3, 1], [2, 2]), ([1, 1], [0, 2]), ([0, 0], [5, 5]), ([-1, 2], [5, 5])]
)
def test_funnel_is_refused_where_figures_do_not_fit(parts, sizes):
    with pytest.raises(ValueError, match="funnel"):
        build_funnel(parts, sizes, "share")
