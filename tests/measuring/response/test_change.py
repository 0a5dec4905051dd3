"""How much months differ by more than chance, which both tests of a change allow for."""

import numpy as np
import pytest

from answerable.measuring.response.change import estimate_spread


def test_spread_of_equal_shares_is_one():
    assert estimate_spread([40, 80, 20], [100, 200, 50]) == 1.0


def test_spread_worked_by_hand():
    # Shares of 0.3 and 0.5 of a hundred each about 0.4: chi-square 2 x 100 / 24 over one degree of freedom.
    assert estimate_spread([30, 50], [100, 100]) == pytest.approx(200 / 24)


def test_spread_of_independent_cases_is_near_one():
    chance = np.random.default_rng(7)
    found = [estimate_spread(list(chance.binomial(2_000, 0.4, 12)), [2_000] * 12) for _ in range(400)]

    # At least 1 by definition: the mean lies a little above.
    assert 1.0 <= float(np.mean(found)) < 1.3


@pytest.mark.parametrize(("parts", "wholes"), [([], []), ([5], [10]), ([0, 0], [10, 10]), ([10, 10], [10, 10])])
def test_spread_of_nothing_to_compare_is_one(parts, wholes):
    assert estimate_spread(parts, wholes) == 1.0
