"""Categories in words."""

from answerable.patrolling.offence.category import say_category


def test_a_category_is_said_in_words():
    assert say_category("violence-with-injury") == "violence with injury"
    assert say_category("street-possession-of-weapons") == "possession of weapons"
    assert say_category("driving-death-or-injury") == "death or serious injury by driving"
