"""Headings have ranks without gaps, whatever sizes they are set in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.printing.rendering.rank import Ranks


@pytest.mark.parametrize(
    ("levels", "ranks"),
    [
        ([1, 2, 3, 2, 3], [1, 2, 3, 2, 3]),
        ([1, 3, 3, 2, 3], [1, 2, 2, 2, 3]),
        ([3, 3, 1, 3], [1, 1, 1, 2]),
    ],
)
def test_rank_is_one_below_the_nearest_larger_heading(levels: list[int], ranks: list[int]) -> None:
    counted = Ranks()
    assert [counted.take(level) for level in levels] == ranks


@given(st.lists(st.integers(1, 4), min_size=1), st.integers(1, 2))
def test_no_heading_stands_more_than_one_below_the_one_before_it(levels: list[int], first: int) -> None:
    counted = Ranks(first)
    ranks = [counted.take(level) for level in levels]
    assert ranks[0] == first
    assert all(below <= above + 1 for above, below in pairwise(ranks))
