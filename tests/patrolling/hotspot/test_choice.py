"""Chosen hotspots are contiguous, of about the size asked, and say what they hold and held later."""

import datetime as dt
from itertools import combinations

import msgspec
import numpy as np
import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.harm.index import find_index, weigh
from answerable.patrolling.hotspot.choice import (
    choose_hotspots,
    choose_places,
    tell_place,
    tell_places,
    write_geojson,
)
from answerable.patrolling.hotspot.options import ChoiceOptions
from answerable.patrolling.hotspot.statement import Held, Statement
from answerable.patrolling.offence import shapes
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.hotspot.invented import draw_areas, make_offences

OFFENCES = make_offences()
WEIGHTS = weigh(OFFENCES, find_index())
OPTIONS = ChoiceOptions(number=8, hectares=20, side=100)


@pytest.fixture(scope="module", params=["square", "hexagon"])
def hotspots(request):
    options = msgspec.structs.replace(OPTIONS, cell=request.param)
    return choose_hotspots(OFFENCES, WEIGHTS, draw_areas(), options)


def test_places_are_in_one_piece_of_about_the_size_and_apart(hotspots):
    outlines = [read_outline(each.outline) for each in hotspots]
    assert len(outlines) == 8
    for outline in outlines:
        assert outline.geom_type == "Polygon"
        assert 15 <= outline.area / 10_000 <= 30
    for one, other in combinations(outlines, 2):
        assert one.intersection(other).area < 200


def test_places_are_named_by_unit_and_ranked_by_what_they_hold(hotspots):
    assert [each.code for each in hotspots] == [f"H0{number}" for number in range(1, 9)]
    assert [each.events for each in hotspots] == sorted((each.events for each in hotspots), reverse=True)
    assert {each.unit for each in hotspots} == {"West unit", "East unit"}
    assert sorted(each.tier for each in hotspots) == [1, 1, 1, 2, 2, 2, 3, 3]
    assert hotspots[0].tier == 1


def test_events_and_harm_are_those_within_the_outline(hotspots):
    import shapely

    counted = (OFFENCES.category < 3) & ~OFFENCES.is_proactive
    for each in hotspots:
        inside = (
            shapely.contains_xy(read_outline(each.outline).buffer(1), OFFENCES.easting, OFFENCES.northing) & counted
        )
        assert each.events == pytest.approx(inside.sum(), rel=0.04)
        assert each.harm == pytest.approx(WEIGHTS[inside].sum(), rel=0.1)


def test_a_share_of_the_land_is_filled_and_not_passed():
    options = msgspec.structs.replace(OPTIONS, share=1.4)
    chosen = choose_hotspots(OFFENCES, WEIGHTS, draw_areas(), options)
    assert 1.2 < sum(read_outline(each.outline).area for each in chosen) / 1e6 <= 1.4


def test_only_offences_up_to_the_day_are_learnt_from():
    early = choose_hotspots(
        OFFENCES, WEIGHTS, draw_areas(), msgspec.structs.replace(OPTIONS, last_on=dt.date(2023, 1, 31))
    )
    assert sum(each.events for each in early) < (OFFENCES.day <= np.datetime64("2023-01-31")).sum()


def test_outlines_for_phones_are_in_degrees_and_run_against_the_clock(hotspots):
    import shapely

    written = write_geojson(hotspots)
    for feature in written["features"]:
        polygon = shapely.geometry.shape(feature["geometry"])
        assert polygon.exterior.is_ccw
        assert -2.1 < polygon.centroid.x < -1.8
        assert 52.5 < polygon.centroid.y < 52.8
    assert written["features"][0]["properties"].keys() == {"code", "name", "unit", "tier"}


def test_the_desk_is_shown_where_they_are_and_that_it_is_closed(hotspots):
    held = Held(first_on=dt.date(2023, 1, 1), last_on=dt.date(2023, 12, 31), events=40, of=100, pai=25.0)
    later = Held(first_on=dt.date(2024, 1, 1), last_on=dt.date(2024, 12, 31), events=30, of=100, pai=18.8)
    statement = Statement(places=8, place_km=1.6, land_km=100, outcome="robbery", held=held, later=later)
    shown, where = tell_places(hotspots, msgspec.to_builtins(statement), draw_areas())
    assert shown.title == "8 places on 1.6 of 100 square kilometres (1.6%) held 30.0% (30 of 100) of later offences"
    assert len(where.chart.regions) == 8
    assert [badge.name for badge in where.badges] == ["closed"]
    assert tell_place(hotspots[0])[0].table.rows[0][0] == "H01"


def test_offences_that_shares_are_without_are_counted_and_told(tmp_path):
    """Of 40 offences a year, one lacks its place in the first, and two lie elsewhere in the second."""
    rows = ["reference,occurred_on,category,easting,northing"]
    for year in (2022, 2023):
        for number in range(40):
            place = f"{400_000 + 250 * (number % 8) + 10},{300_000 + 250 * (number // 8) + 10}"
            place = (
                "," if (year, number) == (2022, 3) else "390000,300000" if (year, number // 2) == (2023, 1) else place
            )
            rows.append(f"{year}-{number},{year}-{1 + number % 12:02d}-10,robbery,{place}")
    files = {
        "offences.csv": (shapes.OFFENCES, "\n".join(rows)),
        "areas.csv": (
            shapes.AREAS,
            'code,kind,outline\nF,force,"POLYGON ((400000 300000, 402000 300000, 402000 302000, 400000 302000, '
            '400000 300000))"',
        ),
    }
    loaded = []
    for name, (shape, text) in files.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
        loaded.append(load_file(tmp_path / name, shape, tmp_path).file)
    _, chosen = choose_places(*loaded, {"number": 3, "hectares": 6, "last_on": dt.date(2022, 12, 31)})
    held, later = chosen.statement.held, chosen.statement.later
    assert (held.of, held.unplaced, held.outside) == (39, 1, 0)
    assert (later.of, later.unplaced, later.outside) == (38, 0, 2)
    notes = tell_places(chosen.hotspots, chosen.statement)[0].notes
    assert "10 January to 10 December 2022: 1 offence more has no coordinates; in no figure here." in notes
    assert "10 January to 10 December 2023: 2 offences more lie outside the land; in no figure here." in notes


def test_places_that_cannot_be_so_large_are_refused():
    with pytest.raises(PatrolError, match="in one piece"):
        choose_hotspots(OFFENCES, WEIGHTS, draw_areas(), msgspec.structs.replace(OPTIONS, hectares=20_000, number=1))


def test_a_method_that_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(PatrolError, match="give one of count, decay, density"):
        choose_hotspots(OFFENCES, WEIGHTS, draw_areas(), msgspec.structs.replace(OPTIONS, method="oracle"))
