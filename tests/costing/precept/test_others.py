"""Band D beside that of other forces."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import OtherPrecept
from answerable.costing.precept.others import compare_forces
from answerable.costing.precept.others_exhibit import tell_others
from answerable.costing.refusal import CostError
from answerable.drawing.svg import draw_chart
from tests.costing.given import WEST_MIDLANDS


def other(force, amount, is_assumed=False):
    return OtherPrecept(force=force, year=2023, band_d=Decimal(amount), is_assumed=is_assumed, source="A list")


def beside(*others):
    return replace(WEST_MIDLANDS, others=others)


OTHERS = (other("Northshire", "168.84"), other("Westvale", "315.61"), other("Eastmere", "264.50", True))


def test_the_rank_is_said_with_how_many_are_given_and_from_what_to_what():
    exhibit = tell_others(beside(*OTHERS), 2023)
    assert exhibit.title == "West Midlands Police's band D of £202.55 is the second lowest of the four given"
    assert "they go from £168.84 (Northshire) to £315.61 (Westvale)" in exhibit.sentence
    assert exhibit.sentence.endswith("Ours is £113.06 less than the highest.")
    assert draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)


def test_an_amount_that_is_assumed_is_badged():
    exhibit = tell_others(beside(*OTHERS), 2023)
    assert [badge.words for badge in exhibit.badges if badge.name == "estimate"] == [
        "Assumed, not set yet: 1 of the 3 other amounts."
    ]
    assert [row[4] for row in exhibit.table.rows] == ["set", "ours", "assumed", "set"]


def test_a_tie_shares_the_rank_and_is_named():
    found = compare_forces(beside(*OTHERS, other("Southmark", "202.55")), 2023)
    assert found.rank_words == "joint second lowest of the five given (with Southmark)"
    assert [each.rank for each in found.forces] == [1, 2, 2, 4, 5]


def test_the_rank_is_counted_from_the_nearer_end():
    assert compare_forces(beside(other("A", 100), other("B", 150)), 2023).rank_words == "highest of the three given"
    assert compare_forces(beside(other("A", 300)), 2023).rank_words == "lowest of the two given"


def test_our_own_row_among_the_others_is_left_out():
    found = compare_forces(beside(*OTHERS, other("west midlands police", "1.00")), 2023)
    assert len(found.forces) == 4
    assert found.ours.band_d == Decimal("202.55")


def test_a_chart_of_many_forces_shows_those_next_to_ours_and_says_so():
    exhibit = tell_others(beside(*(other(f"Force {at}", 200 + at) for at in range(40))), 2023)
    assert len(exhibit.chart.categories) == 24
    assert "West Midlands Police" in exhibit.chart.categories
    assert exhibit.notes[-1] == "The chart shows 24 of the 41 forces, those next to ours; the table has all."
    assert len(exhibit.table.rows) == 41


def test_what_is_missing_or_twice_there_is_said():
    with pytest.raises(CostError, match="No other force's band D is given for 2023/24"):
        compare_forces(WEST_MIDLANDS, 2023)
    with pytest.raises(CostError, match="Northshire stands twice"):
        compare_forces(beside(*OTHERS, OTHERS[0]), 2023)
    with pytest.raises(CostError, match="gives no band D for 2025/26"):
        compare_forces(beside(*OTHERS), 2025)


@given(st.lists(st.sampled_from(["150", "202.55", "250"]), min_size=1, max_size=12))
def test_ranks_count_those_below_whatever_the_order(amounts):
    others = [other(f"Force {at}", amount) for at, amount in enumerate(amounts)]
    found, turned = (compare_forces(beside(*each), 2023) for each in (others, reversed(others)))
    assert found.forces == turned.forces
    for each in found.forces:
        assert each.rank == 1 + sum(one.band_d < each.band_d for one in found.forces)
