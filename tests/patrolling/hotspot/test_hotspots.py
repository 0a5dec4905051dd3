"""Methods are judged on what came after, beside a plain count, and nothing exact is in what is published."""

import dataclasses
import datetime as dt
import re

import msgspec
import numpy as np
import pytest

from answerable.patrolling.harm.index import find_index
from answerable.patrolling.hotspot.exhibits import tell_hotspots
from answerable.patrolling.hotspot.hotspots import measure_hotspots
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.offence.joining import join_offences
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.hotspot.invented import draw_areas, make_offences

OFFENCES = make_offences()


@pytest.fixture(scope="module")
def result():
    return measure_hotspots(OFFENCES, find_index(), HotspotOptions(), draw_areas(), credit="Invented.")


def test_methods_learn_before_the_day_and_are_tested_from_it_on(result):
    assert result.tested.first_on == dt.date(2024, 7, 1)
    assert result.learnt.last_on < result.tested.first_on
    counted = (OFFENCES.category < 3) & ~OFFENCES.is_proactive
    assert result.learnt.offences + result.tested.offences == counted.sum()


def test_every_method_has_the_same_land_and_the_count_is_among_them(result):
    assert result.methods[0].slug == "count"
    assert len(result.methods) == 7
    assert result.land_km == pytest.approx(100)
    assert result.chosen_km == pytest.approx(1.4)
    for each in result.methods:
        assert each.pai == pytest.approx(each.offences.share / 0.014)
        assert each.offences.low <= each.offences.share <= each.offences.high <= each.best + 0.05
        assert 0 < each.pei <= 1
        assert 0 < each.pei_star <= 1


def test_harm_is_told_with_and_without_homicide(result):
    plain = result.methods[0]
    assert plain.harm.share != plain.harm_without_homicide.share
    assert result.harm_edition


def test_a_method_is_best_only_where_its_interval_beside_the_count_leaves_out_nought(result):
    apart = [each for each in result.methods if each.gain and each.gain.low > 0]
    assert (result.best == "count") == (not apart)
    for each in result.methods[1:]:
        assert (each.gain.direction == "higher") == (each.gain.low > 0)
        assert each.gain.level == pytest.approx(1 - 0.05 / 6)


def test_where_nothing_but_chance_tells_places_apart_no_method_is_said_to_be_better():
    scattered = make_offences(3000, hot=0.0, seed=9)
    result = measure_hotspots(scattered, find_index(), HotspotOptions(share=10), draw_areas())
    assert result.best == "count"
    assert result.methods[0].pai == pytest.approx(1, abs=0.25)
    assert "no method could be told to hold more" in tell_hotspots(result).exhibits[0].title


def test_kernel_holds_more_than_a_count_where_offences_are_few_and_places_wide():
    chance = np.random.default_rng(4)
    few = make_offences(700, hot=0.0, seed=4)
    wide = few.easting + 0
    middle = chance.random(len(few)) < 0.7
    wide[middle] = 402_000 + chance.normal(0, 700, int(middle.sum()))
    north = np.where(middle, 304_000 + chance.normal(0, 700, len(few)), few.northing)
    moved = dataclasses.replace(few, easting=wide, northing=north)
    result = measure_hotspots(moved, find_index(), HotspotOptions(side=100, share=3), draw_areas())
    assert "density" in result.best
    title = tell_hotspots(result).exhibits[0].title
    assert "kernel density held" in title
    assert "by a plain count" in title


def test_nothing_that_tells_a_chosen_place_is_in_the_result(result):
    written = msgspec.json.encode(msgspec.structs.replace(result, map=None)).decode()
    assert msgspec.json.decode(msgspec.json.encode(result), type=HotspotResult) == result
    assert not re.search(r"POLYGON|(?<![\d.])[34]\d{5}(?!\d)", written)
    corners = {corner for region in result.map.drawing.regions for ring in region.rings for corner in ring}
    assert {x for x, _ in corners} <= {400_000, 405_000, 410_000}


def test_units_with_few_offences_are_hidden_on_the_map_with_what_would_give_them_away():
    offences = make_offences(1200, days=200, seed=6)
    west = offences.easting < 405_000
    few = offences.take(~west | (np.cumsum(west) <= 4))
    result = measure_hotspots(few, find_index(), HotspotOptions(share=5), draw_areas())
    assert [each.offences for each in result.map.areas] == [None, None]
    shown = next(each for each in tell_hotspots(result).exhibits if each.slug == "map")
    assert all(region.is_hidden and region.value is None for region in shown.chart.regions)
    assert "hidden" in shown.table.rows[0]


def test_the_same_seed_gives_the_same_intervals(result):
    again = measure_hotspots(OFFENCES, find_index(), HotspotOptions(), draw_areas(), credit="Invented.")
    assert again == result


def test_without_outlines_the_land_is_said_to_be_an_estimate():
    result = measure_hotspots(OFFENCES, find_index(), HotspotOptions())
    assert result.is_estimated
    assert result.land_km < 100
    assert result.map is None
    assert [badge.name for badge in tell_hotspots(result).exhibits[0].badges] == ["estimate"]


def test_too_few_offences_before_or_after_are_refused_with_what_to_do():
    with pytest.raises(PatrolError, match="Choose another day, or count more kinds"):
        measure_hotspots(OFFENCES, find_index(), HotspotOptions(test_from=dt.date(2023, 1, 2)), draw_areas())


def test_hexagons_are_judged_on_the_same_share_of_land():
    result = measure_hotspots(OFFENCES, find_index(), HotspotOptions(cell="hexagon"), draw_areas())
    assert result.shifted is None
    assert result.chosen_km == pytest.approx(1.4, rel=1e-3)
    assert "hexagons of H3 resolution 9" in tell_hotspots(result).exhibits[0].sentence


def test_a_result_in_which_nothing_was_held_can_be_kept_and_told_again():
    """All that came, came where nothing had been: what the past promised over nought is no number."""
    before, after = make_offences(600, hot=0, days=200), make_offences(60, days=60, first_on=dt.date(2024, 1, 1))
    after = dataclasses.replace(after, easting=np.full(60, 409_990.0), northing=np.full(60, 309_990.0))
    settings = HotspotOptions(test_from=dt.date(2024, 1, 1), share=0.2, side=1000)
    result = measure_hotspots(join_offences([before, after]), find_index(), settings, draw_areas())
    kept = msgspec.json.decode(msgspec.json.encode(result), type=HotspotResult)
    assert (kept.methods[0].offences.share, kept.methods[0].rri) == (0, None)
    assert tell_hotspots(kept) == tell_hotspots(result)


def test_land_without_a_place_of_the_least_size_is_told_to_have_none():
    square = "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))"
    offences = make_offences(600, hot=0)
    easting, northing = 360_000 + offences.easting / 10, 270_000 + offences.northing / 10
    offences = dataclasses.replace(offences, easting=easting, northing=northing)
    land = (Area(code="F", name="Force", kind="force", outline=square),)
    result = measure_hotspots(offences, find_index(), HotspotOptions(minimum_hectares=200), land)
    kept = msgspec.json.decode(msgspec.json.encode(result), type=HotspotResult)
    told = {each.slug: each for each in tell_hotspots(kept).exhibits}
    assert kept.methods[0].pei_star is None
    assert told["accuracy"].sentence.endswith("No place of 200.0 hectares or more could be joined that held any.")
    assert "1.4% of the land, 0.01 of 1.00 square kilometres" in told["out-of-time"].sentence
    assert "1.00 square kilometres (16 cells)" in told["concentration"].sentence
