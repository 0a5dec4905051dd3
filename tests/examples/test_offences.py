"""Invented offences, and the real places and months beside them: what was published of them holds."""

import csv

import numpy as np
import pytest
import shapely

from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.rows import read_rows
from answerable.patrolling.offence.offences import pick_outcome, read_offences
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES
from answerable.patrolling.place.areas import assign, dissolve, read_areas
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.protocol import Outcome
from examples.data.__main__ import main
from examples.data.offence_places import PUBLISHED, lay_places
from examples.data.offence_profiles import RADIUS
from examples.data.offences import make_offences, make_offences_file, write_offences

YOUTH = Outcome(name="Serious youth violence", whose="under 25")
DAYS = {"homicide": 5475, "violence-with-injury": 365, "robbery": 365, "weapons-possession": 273.75}


@pytest.fixture(scope="module")
def five_years(tmp_path_factory):
    return make_offences_file(tmp_path_factory.mktemp("offences"))


@pytest.fixture(scope="module")
def offences(five_years):
    return read_offences(five_years)


def load_published(name, shape, folder):
    loaded = load_file(PUBLISHED / name, shape, folder)
    assert loaded.report.rejected == 0
    return loaded.file


def list_hot(picked):
    middles = lay_places().middles
    apart = np.hypot(picked.easting[:, None] - middles[:, 0], picked.northing[:, None] - middles[:, 1])
    return apart.min(axis=1) <= RADIUS


def test_five_years_have_the_published_counts(five_years, offences):
    year = offences.day.astype("datetime64[Y]").astype(int)
    named = np.array(offences.categories)[offences.category]

    assert five_years.is_invented
    assert len(offences) == 5 * 235_000
    assert all(abs(count - 235_000) < 10_000 for count in np.unique(year, return_counts=True)[1])
    assert all(41 <= count <= 52 for count in np.unique(year[named == "homicide"], return_counts=True)[1])
    injury = np.unique(year[named == "violence-with-injury"], return_counts=True)[1]
    assert injury == pytest.approx([28_000] * 5, rel=0.04)


def test_57_places_hold_the_published_shares_of_youth_violence_and_of_its_harm(offences):
    picked = offences.take(pick_outcome(offences, YOUTH) & offences.is_placed)
    harm = np.array([DAYS.get(name, 0) for name in picked.categories])[picked.category]
    is_hot = list_hot(picked)

    assert len(lay_places().middles) == 57
    assert 57 * np.pi * RADIUS**2 / 902e6 == pytest.approx(0.014, abs=0.0002)
    assert is_hot.mean() == pytest.approx(0.19, abs=0.004)
    injury = picked.category == picked.categories.index("violence-with-injury")
    assert is_hot[injury].mean() == pytest.approx(0.19, abs=0.004)
    assert harm[is_hot].sum() / harm.sum() == pytest.approx(0.184, abs=0.004)


def test_hot_places_stay_hot_and_have_ups_and_downs(offences):
    picked = offences.take(pick_outcome(offences, YOUTH) & offences.is_placed)
    year = picked.day.astype("datetime64[Y]").astype(int)
    cells = np.floor(np.column_stack([picked.easting, picked.northing]) / 470).astype(int)
    cell = np.unique(cells, axis=0, return_inverse=True)[1].ravel()
    first, last = (np.bincount(cell[year == each], minlength=cell.max() + 1) for each in (year.min(), year.max()))

    # Squares laid without regard to the places cut through them, and find somewhat less
    best = np.argsort(-first, kind="stable")[:57]
    assert 0.13 < last[best].sum() / last.sum() < first[best].sum() / first.sum() < 0.21
    assert 0.3 < len(set(best) & set(np.argsort(-last, kind="stable")[:57])) / 57 < 0.9


def test_youth_violence_has_its_hours_and_season(offences):
    picked = offences.take(pick_outcome(offences, YOUTH))
    hours = np.bincount(picked.hour[picked.hour >= 0], minlength=24)
    months = np.bincount(picked.day.astype("datetime64[M]").astype(int) % 12, minlength=12)

    assert 15 <= hours.argmax() <= 17
    assert hours[3:8].sum() < hours[20:].sum() / 3
    assert months[5:8].sum() > 1.1 * months[[0, 1, 11]].sum()
    assert 0.14 < picked.is_knife.mean() < 0.22


def test_the_last_months_have_fewer_outcomes_as_in_a_real_file(offences):
    is_late = offences.day > offences.day.max() - 30

    assert (offences.outcome[is_late] == 0).mean() > 0.6
    assert (offences.outcome[~is_late] == 0).mean() < 0.05
    assert 0.07 < (offences.outcome == 1).mean() < 0.14


def test_some_offences_have_no_place_and_the_others_lie_in_the_force(offences, tmp_path):
    force = read_outline(
        read_areas(load_published("areas-west-midlands.csv", AREAS, tmp_path), kind="force")[0].outline
    )
    placed = offences.take(offences.is_placed)
    points = np.unique(np.column_stack([placed.easting, placed.northing]), axis=0)

    assert 1 - len(placed) / len(offences) == pytest.approx(0.025, abs=0.002)
    assert shapely.distance(shapely.points(points), force).max() <= 1
    assert len(offences.units) == 8
    assert (offences.unit >= 0).all()


def test_a_small_file_loads_whole_and_its_clean_form_is_what_loading_makes_of_it(tmp_path):
    assert write_offences(tmp_path / "offences.parquet", 3000, seed=7) == 3000

    loaded = load_file(tmp_path / "offences.parquet", OFFENCES, tmp_path / "rows")
    clean = make_offences_file(tmp_path, 3000, seed=7)

    assert loaded.report.sentence == "3,000 rows: 3,000 taken, 0 rejected."
    assert loaded.report.ignored == ()
    assert read_rows(loaded.file) == read_rows(clean)


def test_the_same_seed_gives_the_same_rows_and_another_one_others():
    one, again, other = make_offences(1, 500, 7), make_offences(1, 500, 7), make_offences(1, 500, 8)

    assert one.equals(again)
    assert not one.equals(other)
    assert one.num_rows == other.num_rows == 500


def test_the_command_writes_offences(tmp_path, capsys):
    assert main(["offences", "--rows", "400", str(tmp_path / "offences.parquet")]) == 0
    assert "400 rows in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("force", "areas", "land", "given"),
    [("west-midlands", 1680, 901.1, 901.72), ("west-yorkshire", 1388, 2030.3, 2029.2)],
)
def test_real_small_areas_are_all_there_and_join_to_their_force(tmp_path, force, areas, land, given):
    small = read_areas(load_published(f"small-areas-{force}.csv", AREAS, tmp_path), kind="small area")
    whole = read_areas(load_published(f"areas-{force}.csv", AREAS, tmp_path))
    outline = next(read_outline(each.outline) for each in whole if each.kind == "force")

    assert len(small) == areas
    assert sum(read_outline(each.outline).area for each in small) / 1e6 == pytest.approx(land, abs=0.1)
    assert outline.area / 1e6 == pytest.approx(given, rel=0.001)
    assert read_outline(dissolve(small, 10)).symmetric_difference(outline).area / outline.area < 0.001
    for kind in {each.kind for each in whole}:
        parts = [read_outline(each.outline).area for each in whole if each.kind == kind]
        assert sum(parts) == pytest.approx(outline.area, rel=1e-6)


def test_every_small_area_of_the_west_midlands_names_its_council_and_one_of_eight_units():
    with (PUBLISHED / "small-areas-west-midlands.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert len({row["council"] for row in rows}) == 7
    assert len({row["policing_unit"] for row in rows}) == 8
    assert {row["council"] for row in rows if row["policing_unit"].startswith("Birmingham ")} == {"Birmingham"}
    east = sum(row["policing_unit"] == "Birmingham East" for row in rows)
    assert 0.45 < east / sum(row["council"] == "Birmingham" for row in rows) < 0.55
    assert all(int(row["people"]) > 0 for row in rows)


def test_real_street_crimes_of_three_months_load_whole(tmp_path):
    street = read_offences(load_published("street-west-yorkshire-july.csv.gz", STREET_CRIMES, tmp_path))
    year = street.day.astype("datetime64[Y]").astype(int) + 1970
    found = {}
    for each in (2016, 2017, 2018):
        part = street.take(year == each)
        points = np.unique(np.column_stack([part.easting, part.northing])[part.is_placed], axis=0)
        named = np.array(part.categories)[part.category]
        violence = [
            int((named == f"street-{kind}").sum())
            for kind in ("violence-and-sexual-offences", "robbery", "possession-of-weapons")
        ]
        found[each] = (len(part), int((~part.is_placed).sum()), len(points), *violence)

    assert found == {
        2016: (27_176, 1_347, 12_500, 6_000, 189, 125),
        2017: (28_537, 1_541, 12_724, 7_503, 247, 158),
        2018: (31_635, 883, 13_603, 10_358, 327, 226),
    }


def test_nearly_all_real_street_crimes_lie_in_the_small_areas_of_their_force(tmp_path):
    street = read_offences(load_published("street-west-yorkshire-july.csv.gz", STREET_CRIMES, tmp_path))
    small = read_areas(load_published("small-areas-west-yorkshire.csv", AREAS, tmp_path))

    inside = assign(small, street.easting, street.northing)[street.is_placed] >= 0

    # The outlines are generalised, and a few crimes are mapped just over the border
    assert 0.99 < inside.mean() < 1
