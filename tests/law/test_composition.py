"""How a panel is made up."""

import datetime as dt

import pytest

from answerable.law.composition import judge_composition

DAY = dt.date(2023, 1, 9)
SEVEN = [f"Council {number}" for number in range(1, 8)]


def test_a_panel_of_seven_councils_with_twelve_councillors_and_two_others_is_made_up_as_it_must_be():
    assert judge_composition([*SEVEN, *SEVEN[:5]], 2, DAY) == ()


@pytest.mark.parametrize(
    ("councils", "coopted", "words"),
    [
        ([*SEVEN, *SEVEN[:2]], 2, "Nine seats are appointed by seven councils"),
        ([f"Council {number}" for number in range(11)], 2, ""),
        ([*SEVEN, *SEVEN[:3]], 1, "One seat is co-opted: a panel has at least 2"),
        ([*SEVEN, *SEVEN, *SEVEN[:5]], 2, "There are 21 seats"),
    ],
)
def test_what_a_panel_lacks_is_a_warning_with_its_numbers(councils, coopted, words):
    rulings = judge_composition(councils, coopted, DAY)
    assert [ruling.words.startswith(words) for ruling in rulings] == ([True] if words else [])
    assert not any(ruling.stops for ruling in rulings)
