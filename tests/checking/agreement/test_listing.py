"""How many things a list has."""

import pytest

from answerable.checking.linking.listing import count_named


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("A, B and C", (3, 3)),
        ("A, B, and C", (3, 3)),
        ("A and B, C and D", (3, 4)),
        ("health and safety", (1, 2)),
        ("Dudley (with its two towns, and more), Walsall and Solihull", (3, 3)),
        ("one thing; another, and more of it; a third", (3, 3)),
    ],
)
def test_named_things_are_counted_between_bounds(words: str, counted: tuple[int, int]):
    assert count_named(words) == counted
