"""Names one letter apart, and ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.checking.person_name import read_rank
from answerable.checking.rules.name.name_variant import measure_distance
from tests.checking.writing import check_text

words = st.text("abcdefgh", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("louisa", "louise", 1), ("brian", "brain", 1), ("master", "masters", 1), ("", "ab", 2)],
)
def test_distance_counts_letters_changed_added_dropped_or_swapped(one: str, other: str, distance: int):
    assert measure_distance(one, other) == distance


@given(words, words)
def test_distance_is_the_same_both_ways_and_nothing_only_for_one_word(one: str, other: str):
    assert measure_distance(one, other) == measure_distance(other, one)
    assert (measure_distance(one, other) == 0) is (one == other)


@pytest.mark.parametrize(
    ("role", "rank"),
    [
        ("Assistant Chief Constable (Crime)", "ACC"),
        ("Assistant Police and Crime Commissioner", "APCC"),
        ("Chief Constable", "CC"),
        ("Board Member", None),
    ],
)
def test_a_role_has_its_rank(role: str, rank: str | None):
    assert read_rank(role) == rank


MINUTES = """Minutes of the Norbridge Board held on Monday 9 January 2023

Present: Lynn Kelso (Assistant Police and Crime Commissioner), Brendan Osgood (Board Member)

1. Change programme

{} took the chair, and APCC Kelso thanked Brendan Osgood.
"""


def test_a_rank_that_is_not_the_persons_own_is_shown_for_information():
    assert check_text(MINUTES.format("APCC Lynn Kelso"), "NAM951").findings == ()
    (finding,) = check_text(MINUTES.format("ACC Lynn Kelso"), "NAM951").findings
    assert (finding.severity, finding.expected) == ("info", "APCC")


def test_a_possessive_is_no_other_name():
    assert check_text(MINUTES.format("Brendan Osgood’s deputy"), "NAM951").findings == ()
