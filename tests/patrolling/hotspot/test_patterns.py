"""Concentration, stability and periods, on cases whose answers are known by hand."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.patrolling.harm.index import find_index
from answerable.patrolling.hotspot.concentration import correct_gini, draw_curve, find_gini, measure_concentration
from answerable.patrolling.hotspot.exhibits import tell_hotspots
from answerable.patrolling.hotspot.hotspots import measure_hotspots
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.periods import choose_test_day, list_periods
from answerable.patrolling.hotspot.stability import correlate_ranks, hold_worst, overlap_land
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.hotspot.invented import draw_areas, make_offences


def test_offences_each_in_a_place_of_its_own_are_as_even_as_they_can_be():
    counts, areas = np.array([1.0] * 10 + [0.0] * 90), np.ones(100)
    gini = find_gini(*draw_curve(counts, areas))
    assert gini == pytest.approx(0.9)
    assert correct_gini(gini, 10, 100) == pytest.approx(0)


def test_all_offences_in_one_place_are_as_uneven_as_they_can_be():
    found = measure_concentration(np.array([500] + [0] * 99), np.ones(100))
    assert found.gini == pytest.approx(0.99)
    assert found.half == pytest.approx(0.005)
    assert found.half_scattered > 0.3


def test_offences_thrown_on_the_land_are_told_apart_from_real_concentration():
    thrown = np.random.default_rng(2).multinomial(400, np.full(400, 1 / 400))
    found = measure_concentration(thrown, np.ones(400))
    assert found.gini == pytest.approx(found.scattered, abs=0.05)
    assert found.scattered > 0.4  # sparse counts alone look concentrated


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0.1, 5)), min_size=2, max_size=40))
def test_the_curve_rises_and_bends_down_and_its_index_lies_between_0_and_1(cells):
    counts, areas = (np.array(each, dtype=float) for each in zip(*cells, strict=True))
    land, share = draw_curve(counts, areas)
    assert (np.diff(share) >= 0).all()
    assert (share >= land - 1e-9).all()
    assert -1e-9 <= find_gini(land, share) <= 1


def test_overlap_is_land_in_both_over_land_in_either():
    assert overlap_land(np.array([1, 1, 0, 0.0]), np.array([0, 1, 1, 0.0]), np.array([1, 2, 3, 4.0])) == 2 / 6
    assert overlap_land(np.zeros(2), np.zeros(2), np.ones(2)) == 0


def test_ranks_correlate_as_spearman_has_it():
    # Ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3.5, 3.5, 5: the product of their deviations over the root of both squares
    assert correlate_ranks(np.array([1, 2, 2, 5, 9.0]), np.array([3, 1, 4, 4, 8.0])) == pytest.approx(7.25 / 9.5)
    assert correlate_ranks(np.arange(5.0), np.arange(5.0)[::-1]) == pytest.approx(-1)
    assert correlate_ranks(np.arange(5.0), np.ones(5)) == 0


def days(*months):
    return np.array([f"{month}-15" for month in months], dtype="datetime64[D]")


def months(first, number):
    return [str(np.datetime64(first, "M") + at) for at in range(number)]


def test_a_long_record_is_parted_into_years_counted_back_from_its_end():
    found = list_periods(days(*months("2019-02", 40)))
    assert [each.first_on for each in found] == [dt.date(2019, 6, 1), dt.date(2020, 6, 1), dt.date(2021, 6, 1)]
    assert found[-1].last_on == dt.date(2022, 5, 31)


def test_a_shorter_one_into_quarters_or_months():
    assert len(list_periods(days(*months("2022-01", 11)))) == 3
    assert list_periods(days(*months("2022-01", 4)))[0].words == "January 2022"


def test_months_apart_are_periods_each():
    found = list_periods(days("2016-07", "2017-07", "2018-07"))
    assert [each.words for each in found] == ["July 2016", "July 2017", "July 2018"]


def test_the_test_begins_with_the_last_year_the_last_run_or_the_last_quarter():
    assert choose_test_day(days(*months("2019-01", 48))) == dt.date(2022, 1, 1)
    assert choose_test_day(days("2016-07", "2017-07", "2018-07")) == dt.date(2018, 7, 1)
    assert choose_test_day(days(*months("2022-01", 24))) == dt.date(2023, 7, 1)
    with pytest.raises(PatrolError, match="give the day from which"):
        choose_test_day(days("2022-01"))


def test_land_without_an_offence_is_not_among_the_worst_however_much_may_be_chosen():
    """Ten cells, half of which may be chosen; all offences move from the first cell to the last."""
    before, after, areas = np.array([5.0] + [0] * 9), np.array([0.0] * 9 + [5]), np.ones(10)
    assert hold_worst(before, areas, 5.0).tolist() == [1, *[0] * 9]
    assert overlap_land(hold_worst(before, areas, 5.0), hold_worst(after, areas, 5.0), areas) == 0


def test_places_that_all_moved_are_told_to_have_moved():
    year, moved = np.arange("2021-01-01", "2022-01-01", dtype="datetime64[D]"), np.datetime64("2022-01-01")
    offences = make_offences(len(year) * 2)
    easting = np.where(np.arange(len(offences)) < len(year), 400_100.0, 409_900.0)
    offences = replace(
        offences, day=np.concatenate([year, year + 365]), easting=easting, northing=np.full(len(easting), 300_100.0),
        category=np.ones(len(easting), dtype=np.int16), is_proactive=np.zeros(len(easting), dtype=bool),
    )  # fmt: skip
    result = measure_hotspots(offences, find_index(), HotspotOptions(test_from=moved.item()), draw_areas())
    quarters = [step.overlap for step in result.stability.steps if step.method == "count"]
    assert quarters == [1, 1, 1, 0, 1, 1, 1]
    shown = next(each for each in tell_hotspots(result).exhibits if each.slug == "stability")
    assert shown.title == "From one period to the next, 86% of the worst land was the same"
    assert "the worst places changed" in shown.sentence
