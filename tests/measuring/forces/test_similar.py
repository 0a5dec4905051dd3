"""Groups of forces alike, published and our own."""

import datetime as dt

import pytest

from answerable.measuring.forces.force import find_force
from answerable.measuring.forces.similar import find_group, find_neighbours, list_groups, list_members
from answerable.measuring.refusal import MeasureError


def test_group_of_west_midlands_is_the_three_that_were_named():
    force = find_force("West Midlands")
    assert force is not None
    group = find_group(force)
    assert group is not None
    assert [member.short for member in list_members(group)] == ["Greater Manchester", "Merseyside", "West Yorkshire"]
    assert not group.verified
    assert group.source


def test_group_is_none_before_it_was_published_and_where_none_was_read():
    ours, other = find_force("West Midlands"), find_force("Kent")
    assert ours is not None
    assert other is not None
    assert find_group(ours, dt.date(2015, 1, 1)) is None
    assert find_group(other) is None


def test_group_members_are_all_forces():
    for group in list_groups():
        assert len(list_members(group)) == len(group.members)
        assert find_force(group.code) is not None
        assert group.code not in group.members


def spread(*values):
    return {f"force {at}": {"density": first, "young": second} for at, (first, second) in enumerate(values)}


def test_neighbours_are_the_nearest_first_and_leave_out_ours():
    table = spread((1, 1), (1.1, 1), (5, 2), (9, 4), (2, 9), (7, 7))
    found = find_neighbours(table, "force 0", count=3)
    assert found[0].key == "force 1"
    assert [each.distance for each in found] == sorted(each.distance for each in found)
    assert "force 0" not in [each.key for each in found]


def test_neighbours_are_the_same_in_any_unit():
    table = spread((1, 1), (1.3, 1), (5, 2), (9, 4), (2, 9), (7, 7))
    scaled = {key: {"density": 1000 * row["density"], "young": row["young"] - 5} for key, row in table.items()}
    first, second = find_neighbours(table, "force 0"), find_neighbours(scaled, "force 0")
    assert [each.key for each in first] == [each.key for each in second]
    assert [each.distance for each in first] == pytest.approx([each.distance for each in second])


def test_neighbours_do_not_count_a_repeated_feature_twice():
    table = spread((1, 1), (1.3, 1), (5, 2), (9, 4), (2, 9), (7, 7), (3, 3))
    twice = {key: {**row, "density again": 2 * row["density"] + 1} for key, row in table.items()}
    first, second = find_neighbours(table, "force 0"), find_neighbours(twice, "force 0")
    assert [each.distance for each in first] == pytest.approx([each.distance for each in second])


def test_neighbours_are_refused_where_forces_are_too_few_or_a_feature_says_nothing():
    with pytest.raises(MeasureError, match="too few"):
        find_neighbours(spread((1, 1), (2, 2), (3, 5)), "force 0")
    with pytest.raises(MeasureError, match="the same for every force"):
        find_neighbours(spread((1, 1), (1, 2), (1, 5), (1, 7)), "force 0")
    with pytest.raises(MeasureError, match="Our own force"):
        find_neighbours(spread((1, 1), (2, 2), (3, 5), (4, 4)), "elsewhere")
