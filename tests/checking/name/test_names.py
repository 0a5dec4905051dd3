"""Names one letter apart, and ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.checking.labelling.person_name import read_rank
from answerable.checking.labelling.spelling import measure_distance
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


PACK = """{}

Apologies were received from Councillor Quarreshi (Norbridge) and Councillor Hewett (Eastham).

Members: Councillor Amir {} - Norbridge Borough Council, and Councillor Ann Hewett - Eastham Council.
"""


def test_a_member_named_by_surname_in_the_apologies_is_held_against_the_councillors_of_that_place():
    opening = MINUTES.partition("\n\n1.")[0]
    assert check_text(PACK.format(opening, "Quarreshi"), "NAM951").findings == ()
    (finding,) = check_text(PACK.format(opening, "Quareshi"), "NAM951").findings
    assert (finding.printed, finding.expected, finding.severity) == ("Quarreshi", "Quareshi", "warning")


def test_a_firm_spelt_in_two_ways_is_for_information_with_every_place_of_it():
    text = "# Review\n\nThe review was made by Brinx Consultancy.\n\nBrinxs Consultancy found three faults.\n"
    (finding,) = check_text(text, "NAM951").findings
    assert (finding.printed, finding.expected, finding.severity) == ("Brinx", "Brinxs", "info")
    assert check_text(text.replace("Brinxs", "Grinxs"), "NAM951").findings == ()
