"""Areas as drawn on a day; points put into them; areas joined."""

import csv
import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.loading.load import load_file
from answerable.patrolling.offence.shapes import AREAS
from answerable.patrolling.place.areas import assign, dissolve, read_areas
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError


def box(west, south, east, north):
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def area(code, outline, kind="policing unit"):
    return Area(code=code, name=code.title(), kind=kind, outline=outline)


def load_areas(folder, *rows):
    path = folder / "areas.csv"
    with path.open("w", newline="") as file:
        written = csv.writer(file)
        written.writerow(["code", "name", "kind", "valid_from", "valid_to", "outline"])
        written.writerows(rows)
    loaded = load_file(path, AREAS, folder)
    assert loaded.report.rejected == 0
    return loaded.file


WEST, EAST = box(400_000, 300_000, 401_000, 301_000), box(401_000, 300_000, 402_000, 301_000)
WHOLE = box(400_000, 300_000, 402_000, 301_000)
UNITS = (area("west", WEST), area("east", EAST))


def test_areas_are_those_of_the_day(tmp_path):
    file = load_areas(
        tmp_path,
        ["U1", "Old Unit", "policing unit", "2010-04-01", "2019-03-31", WHOLE],
        ["U1", "West", "policing unit", "2019-04-01", "", WEST],
        ["U2", "East", "policing unit", "2019-04-01", "", EAST],
        ["F", "Force", "force", "", "", WHOLE],
    )

    assert [each.name for each in read_areas(file, on=dt.date(2019, 3, 31), kind="policing unit")] == ["Old Unit"]
    assert [each.name for each in read_areas(file, on=dt.date(2019, 4, 1), kind="policing unit")] == ["West", "East"]
    assert [each.code for each in read_areas(file, kind="force")] == ["F"]
    assert len(read_areas(file)) == 4


def test_areas_that_cover_the_same_ground_on_one_day_are_refused_by_name(tmp_path):
    file = load_areas(
        tmp_path,
        ["U0", "Old Unit", "policing unit", "2010-04-01", "", WHOLE],
        ["U1", "West", "policing unit", "2019-04-01", "", WEST],
    )

    assert [each.name for each in read_areas(file, on=dt.date(2019, 3, 31))] == ["Old Unit"]
    with pytest.raises(
        PatrolError, match=r"Old Unit \(U0\) and West \(U1\) cover the same ground on the same day \(100%"
    ):
        read_areas(file, on=dt.date(2019, 4, 1))


def test_an_area_drawn_twice_alike_is_refused(tmp_path):
    file = load_areas(tmp_path, ["A", "One", "council", "", "", WEST], ["B", "Two", "council", "", "", WEST])

    with pytest.raises(PatrolError, match="cover the same ground"):
        read_areas(file)


def test_a_sliver_along_a_border_is_no_overlap(tmp_path):
    wider = box(400_995, 300_000, 402_000, 301_000)
    file = load_areas(tmp_path, ["A", "One", "council", "", "", WEST], ["B", "Two", "council", "", "", wider])

    assert len(read_areas(file)) == 2


def test_a_day_or_kind_without_areas_is_told_what_there_is(tmp_path):
    file = load_areas(tmp_path, ["A", "One", "council", "2019-04-01", "", WEST])

    with pytest.raises(PatrolError, match="has no force as drawn on 1 May 2020: it has areas of the kind council"):
        read_areas(file, on=dt.date(2020, 5, 1), kind="force")
    with pytest.raises(PatrolError, match="has no area as drawn on 31 March 2019"):
        read_areas(file, on=dt.date(2019, 3, 31))


def test_a_row_without_a_kind_or_name_is_an_other_area_by_its_code(tmp_path):
    found = read_areas(load_areas(tmp_path, ["A", "", "", "", "", WEST]))

    assert (found[0].kind, found[0].name) == ("other", "A")


def test_a_point_lies_in_one_area_in_none_or_nowhere():
    easting = np.array([400_500.0, 401_500.0, 399_000.0, np.nan])
    northing = np.array([300_500.0, 300_500.0, 300_500.0, 300_500.0])

    assert assign(UNITS, easting, northing).tolist() == [0, 1, -1, -1]


def test_a_point_on_a_shared_border_lies_in_the_first():
    border = np.array([401_000.0]), np.array([300_400.0])

    assert assign(UNITS, *border).tolist() == [0]
    assert assign(UNITS[::-1], *border).tolist() == [0]


def test_without_areas_every_point_lies_in_none():
    assert assign((), np.array([400_500.0]), np.array([300_500.0])).tolist() == [-1]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(400_000, 402_000), st.integers(300_000, 301_000)), min_size=1, max_size=30))
def test_every_point_of_the_whole_lies_in_exactly_one_of_its_parts(points):
    easting, northing = np.array(points, dtype=float).T

    inside = assign(UNITS, easting, northing)

    assert (inside >= 0).all()
    assert np.bincount(inside, minlength=2).sum() == len(points)


def test_areas_joined_are_the_whole():
    joined = read_outline(dissolve(UNITS))

    assert joined.equals(read_outline(WHOLE))


def test_a_crack_between_neighbours_is_closed():
    cracked = (area("west", WEST), area("east", box(401_001, 300_000, 402_000, 301_000)))

    assert read_outline(dissolve(cracked)).geom_type == "Polygon"


def test_no_areas_cannot_be_joined():
    with pytest.raises(PatrolError, match="no area to be joined"):
        dissolve(())
