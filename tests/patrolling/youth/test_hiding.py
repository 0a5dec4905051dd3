"""Which counts of units by month are hidden."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.youth.hiding import hide_knife, hide_series, hide_table

TABLES = st.lists(st.lists(st.integers(0, 30), min_size=4, max_size=4), min_size=2, max_size=4)


def test_large_counts_are_shown():
    hidden = hide_table(np.full((3, 6), 12), 4)
    assert not hidden.cells.any()
    assert not hidden.units.any()


def test_a_small_count_hides_others_of_its_months_block_only():
    counts = np.full((3, 6), 12)
    counts[0, 5] = 2
    hidden = hide_table(counts, 4)
    assert hidden.cells[0, 5]
    assert hidden.cells.sum() >= 4
    assert not hidden.cells[:, :4].any()


def test_a_knife_count_is_hidden_where_the_count_without_one_is_small():
    counts, knife = np.full((3, 4), 12), np.full((3, 4), 6)
    knife[1, 1] = 10
    hidden = hide_knife(counts, knife, 2)
    assert hidden.cells[1, 1]


def test_units_are_hidden_rather_than_the_months_of_the_whole():
    counts = np.array([[2, 12], [1, 12]])
    assert hide_table(counts, 2).cells.all()
    assert hide_series(np.array([40, 50, 45]), (0, 2)).tolist() == [False, False, False]


def test_a_small_month_of_the_whole_is_hidden_with_another():
    assert hide_series(np.array([3, 50, 9, 45]), (0, 4)).tolist() == [True, False, True, False]
    assert hide_series(np.array([0, 3, 50, 60]), (0, 2)).tolist() == [False, True, False, False]


@settings(max_examples=25, deadline=None)
@given(TABLES, st.integers(0, 4))
def test_no_small_count_of_a_unit_is_ever_shown(table, mature):
    counts = np.array(table)
    knife = counts // 2
    small = (counts > 0) & (counts < 5)
    assert hide_table(counts, mature).cells[small].all()
    hidden = hide_knife(counts, knife, mature).cells
    assert hidden[(knife > 0) & (knife < 5)].all()
    others = counts - knife
    assert hidden[(others > 0) & (others < 5)].all()


@settings(max_examples=25, deadline=None)
@given(TABLES, st.integers(0, 4))
def test_a_small_count_is_never_alone_hidden_in_its_month(table, mature):
    counts = np.array(table)
    cells = hide_table(counts, mature).cells
    small_months = ((counts > 0) & (counts < 5)).any(axis=0)
    # With the month's total shown, a count hidden alone would be what is left of it.
    assert (cells.sum(axis=0) != 1)[small_months].all() or cells.all()
