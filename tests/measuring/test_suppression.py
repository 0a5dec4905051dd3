"""Small groups: what is hidden of a table, and that nothing hidden can be worked out."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import (
    find_limit,
    may_rank,
    may_show,
    refuse_officers,
    say_suppressed,
    suppress,
)


def list_hidden(counts, **terms):
    """The hidden cells of a single list, its total last."""
    found = suppress([[count] for count in counts], **terms)
    return [row[0] for row in found.cells] + [found.total]


def test_large_counts_are_all_shown():
    found = suppress([[5, 9], [0, 12]])
    assert not found.hides
    assert say_suppressed(found) == ()


def test_small_count_is_hidden_with_the_smallest_other():
    assert list_hidden([3, 10, 40]) == [True, True, False, False]


def test_total_does_not_give_a_hidden_count_away():
    # 1 and 1 would both be known from a hidden sum of 2: a third is hidden with them.
    assert list_hidden([1, 1, 20, 30]) == [True, True, True, False, False]


def test_total_is_hidden_where_only_one_count_stands_behind_it():
    assert list_hidden([3, 0, 0]) == [True, False, False, True]


def test_list_of_thousands_of_small_counts_is_hidden_whole():
    # Together 6,000 in 3,000 hidden counts: any of them could be far from small.
    assert list_hidden([2] * 3000 + [7]) == [True] * 3000 + [False, False]


def test_small_count_in_a_table_is_hidden_with_a_ring_of_others():
    found = suppress([[3, 50], [60, 70], [20, 90]])
    assert found.cells == ((True, True), (False, False), (True, True))
    assert not any(found.row_totals + found.column_totals)


def test_note_says_the_size_and_that_others_are_hidden_too():
    assert say_suppressed(suppress([[3], [10], [40]])) == (
        "Counts of fewer than 5 people are hidden, and with them any from which they could be worked out.",
    )


TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(TABLES)
@settings(max_examples=40, deadline=None)
def test_no_small_count_follows_from_the_sums_that_are_shown(counts):
    """A hidden count is free in the equations of the totals: some other values fit all that is shown."""
    found = suppress(counts)
    hidden = np.array([[*row, total] for row, total in zip(found.cells, found.row_totals, strict=True)])
    hidden = np.vstack([hidden, [*found.column_totals, found.total]])
    table = np.array(counts)
    table = np.column_stack([table, table.sum(axis=1)])
    table = np.vstack([table, table.sum(axis=0)])
    assert hidden[(table > 0) & (table < 5)].all()
    assert not hidden[table == 0].any()
    if not found.hides:
        return
    places = [tuple(place) for place in np.argwhere(hidden)]
    equations = [
        [(1 if place[axis] < table.shape[axis] - 1 else -1) * (place[1 - axis] == line) for place in places]
        for axis in (0, 1)
        for line in range(table.shape[1 - axis])
    ]
    _, sizes, directions = np.linalg.svd(np.array(equations, dtype=float))
    free = directions[(sizes > 1e-9).sum() :]
    assert len(free), "no freedom at all: everything hidden follows from what is shown"
    for place in np.argwhere((table > 0) & (table < 5)):
        assert np.abs(free[:, places.index(tuple(place))]).max() > 1e-9


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_small_count_in_a_list_could_as_well_be_large(counts):
    """Every way to fill the hidden cells is tried: in some, a hidden small count reaches 5."""
    *hidden, is_total_hidden = list_hidden(counts)
    places = [place for place, each in enumerate(hidden) if each]
    if is_total_hidden or not places or len(places) > 4:
        return
    rest = sum(counts[place] for place in places)
    fits = [ways for ways in product(range(1, rest + 1), repeat=len(places)) if sum(ways) == rest]
    for position, place in enumerate(places):
        if counts[place] < 5:
            assert max(ways[position] for ways in fits) >= 5


def test_limits_are_dated_and_sourced():
    assert find_limit("shown count").below == 5
    assert find_limit("ranked group").source
    with pytest.raises(LookupError):
        find_limit("height")


def test_group_of_29_is_not_ranked_and_a_count_of_4_not_shown():
    assert [may_rank(29), may_rank(30)] == [False, True]
    assert [may_show(count) for count in (0, 1, 4, 5)] == [True, False, False, True]


@pytest.mark.parametrize("name", ["PC 4512", "DC Archer", "Sgt. 77 Lowe", "Officer 12"])
def test_figures_of_one_officer_are_refused(name):
    with pytest.raises(MeasureError, match="looks like one officer"):
        refuse_officers([name])


def test_names_of_teams_are_taken():
    refuse_officers(
        ["Contact Handling", "Response Team 4", "PC training", "Officers", "Birmingham East", "PS Desk 2"]
    )


def test_table_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="rows of equally many counts"):
        suppress([])
