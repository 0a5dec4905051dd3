"""Ranks with their spread, and what may be put in order."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.forces.rank import CERTAIN, _draw_values, rank_bodies, rank_values


def test_ranks_of_equal_values_are_shared_and_said_to_be():
    assert rank_values([9.0, 7.0, 9.0, 3.0], "highest") == [(1, True), (3, False), (1, True), (4, False)]
    assert rank_values([9.0, 7.0, 9.0, 3.0], "lowest") == [(3, True), (2, False), (3, True), (1, False)]


def test_ranks_of_bodies_far_apart_have_no_spread():
    league = rank_bodies([900, 500, 100], [1000, 1000, 1000], "share", "highest")
    assert [(each.rank, each.low, each.median, each.high) for each in league.spreads] == [
        (1, 1, 1, 1),
        (2, 2, 2, 2),
        (3, 3, 3, 3),
    ]
    assert [each.group for each in league.spreads] == [1, 2, 3]


def test_ranks_of_bodies_alike_spread_over_all_places_and_share_a_group():
    league = rank_bodies([50] * 10, [100] * 10, "share", "highest")
    assert league.groups == 1
    assert all(each.low == 1 and each.high == 10 and 4 <= each.median <= 7 for each in league.spreads)


def test_ranks_are_the_same_for_the_same_seed_and_not_for_another():
    given_ = ([46, 52, 40, 61], [1000.0] * 4, "rate", "lowest")
    assert rank_bodies(*given_, seed=7) == rank_bodies(*given_, seed=7)
    assert rank_bodies(*given_, seed=7).seed == 7


def test_ranks_of_rates_begin_with_the_lowest_where_asked():
    league = rank_bodies([10, 1000, 5000], [1e6] * 3, "rate", "lowest")
    assert [each.rank for each in league.spreads] == [1, 2, 3]
    assert [each.median for each in league.spreads] == [1, 2, 3]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(80, 400)), min_size=3, max_size=12))
def test_league_orders_nobody_whose_order_is_less_than_certain(counts):
    parts, sizes = [part for part, _ in counts], [float(size) for _, size in counts]
    league = rank_bodies(parts, sizes, "share", "highest", draws=2000, seed=3)
    drawn = _draw_values(np.array(parts, float), np.array(sizes), "share", 2000, 3)
    for above, first in enumerate(league.spreads):
        for below, second in enumerate(league.spreads):
            if first.group < second.group:
                assert (drawn[:, above] > drawn[:, below]).mean() > CERTAIN


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(80, 400)), min_size=3, max_size=12))
def test_ranks_stay_within_the_number_of_bodies_and_their_range(counts):
    league = rank_bodies([p for p, _ in counts], [float(n) for _, n in counts], "share", "lowest", draws=500)
    for each in league.spreads:
        assert 1 <= each.low <= each.median <= each.high <= len(counts)
        assert 1 <= each.group <= league.groups


def test_range_of_ranks_holds_the_true_rank_nineteen_times_in_twenty():
    source = np.random.default_rng(2)
    shares = np.linspace(0.5, 0.7, 12)
    held = []
    for trial in range(60):
        parts = source.binomial(400, shares).tolist()
        league = rank_bodies(parts, [400.0] * 12, "share", "lowest", draws=500, seed=trial)
        held += [each.low <= true <= each.high for true, each in enumerate(league.spreads, start=1)]
    assert 0.9 < np.mean(held) <= 1.0
