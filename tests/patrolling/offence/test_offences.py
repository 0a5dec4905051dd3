"""Offences read from clean files of either shape, and those that an outcome counts."""

import csv
import datetime as dt

import numpy as np
import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.offence.category import CATEGORIES, HARM_CATEGORIES
from answerable.patrolling.offence.offences import ALL_VIOLENCE, pick_outcome, read_offences
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES
from answerable.patrolling.protocol import Outcome
from answerable.patrolling.refusal import PatrolError

STREET_HEADINGS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)


def load_rows(folder, *rows, shape=OFFENCES):
    path = folder / f"{shape.name}.csv"
    headings = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="") as file:
        written = csv.DictWriter(file, headings)
        written.writeheader()
        written.writerows(rows)
    return load_file(path, shape, folder / "rows")


def read_rows(folder, *rows):
    loaded = load_rows(folder, *rows)
    assert loaded.report.rejected == 0, loaded.report.rejections
    return read_offences(loaded.file)


def offence(**cells):
    return {"occurred_at": "2022-07-01 21:30", "category": "violence with injury", **cells}


def read_street(folder, *lines):
    path = folder / "2018-07-street.csv"
    path.write_text("\n".join([STREET_HEADINGS, *lines]) + "\n")
    loaded = load_file(path, STREET_CRIMES, folder / "rows")
    assert loaded.report.rejected == 0
    return read_offences(loaded.file)


def test_an_offence_has_its_local_day_and_hour(tmp_path):
    read = read_rows(tmp_path, offence(occurred_at="2022-07-01T23:30:00Z"), offence(occurred_at="2022-12-01 23:30"))

    assert read.day.tolist() == [dt.date(2022, 7, 2), dt.date(2022, 12, 1)]
    assert read.hour.tolist() == [0, 23]
    assert (read.precision, read.is_snapped) == ("day", False)


def test_an_offence_of_a_day_has_no_hour(tmp_path):
    read = read_rows(
        tmp_path, offence(occurred_at="", occurred_on="2022-07-01"), offence(occurred_on="", reference=7)
    )

    assert read.day.tolist() == [dt.date(2022, 7, 1)] * 2
    assert read.hour.tolist() == [-1, 21]


def test_an_offence_of_a_span_is_put_at_the_middle_of_it(tmp_path):
    read = read_rows(
        tmp_path,
        offence(occurred_at="2022-07-01 21:30", occurred_to="2022-07-02 00:31"),
        offence(occurred_at="2022-07-01 21:30", occurred_to="2022-07-02 08:30"),
    )

    assert read.day.tolist() == [dt.date(2022, 7, 1), dt.date(2022, 7, 2)]
    assert read.hour.tolist() == [23, -1], "of a span of eleven hours the hour is not known"


def test_a_place_is_taken_in_metres_else_in_degrees_else_not_at_all(tmp_path):
    read = read_rows(
        tmp_path,
        offence(easting=407000, northing=287000, longitude=-1, latitude=51),
        offence(longitude=-1.9, latitude=52.48),
        offence(longitude=-1.9, latitude=""),
        offence(easting=407000),
    )

    assert read.easting[:2] == pytest.approx([407_000, 406_890], abs=50)
    assert read.is_placed.tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("cells", "is_youth"),
    [
        ({"under_25": "yes"}, True),
        ({"victim_age": 24}, True),
        ({"suspect_age": 24, "victim_age": 40}, True),
        ({"victim_age": 25, "suspect_age": 25}, False),
        ({}, False),
    ],
)
def test_violence_is_youth_violence_where_a_victim_or_suspect_is_under_25(tmp_path, cells, is_youth):
    read = read_rows(tmp_path, offence(**cells), offence(victim_age=60, suspect_age=61, under_25="no"))

    assert read.is_youth.tolist() == [is_youth, False]


def test_units_and_outcomes_are_codes_and_what_is_blank_is_none(tmp_path):
    read = read_rows(
        tmp_path,
        offence(policing_unit="Walsall", outcome="Positive"),
        offence(policing_unit="Dudley", outcome="other"),
        offence(policing_unit="Walsall", outcome="none"),
        offence(),
    )

    assert read.units == ("Dudley", "Walsall")
    assert read.unit.tolist() == [1, 0, 1, -1]
    assert read.outcome.tolist() == [1, 2, 0, 0]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"category": "assault"}, "“assault” in category is none of: homicide, rape, violence-with-injury"),
        ({"occurred_at": ""}, "There is no occurred_on and no occurred_at, and no row is taken without."),
        ({"occurred_to": "2022-06-30 10:00"}, "It ended before it began."),
        ({"easting": "4070000"}, "is higher than 700,000, the most that can be"),
        ({"latitude": "-1.9"}, "“-1.9” in latitude is lower than 49.5"),
        ({"victim_age": "241"}, "is higher than 120"),
        ({"occurred_at": "", "occurred_on": "2022-07-01", "outcome_on": "2022-06-30"},
         "Its outcome was recorded before it happened."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_rejected_with_a_sentence(tmp_path, cells, words):
    report = load_rows(tmp_path, offence(**cells), offence(category="robbery")).report

    assert report.rejected == 1
    assert words in report.rejections[0].words


def test_rows_without_a_reference_are_never_taken_for_one_another(tmp_path):
    loaded = load_rows(
        tmp_path,
        offence(reference=""),
        offence(reference=""),
        offence(reference="", category="robbery"),
        offence(reference="F1"),
        offence(reference="F1"),
        offence(reference="F2"),
        offence(reference="F2", category="robbery"),
    )

    assert loaded.report.sentence == "7 rows: 4 taken, 2 rejected, 1 repeated."


def test_a_file_spans_the_days_of_its_dates_and_of_its_times(tmp_path):
    rows = [offence(occurred_at="", occurred_on="2022-03-01"), offence(occurred_at="2022-09-01 10:00")]

    file = load_rows(tmp_path, *rows).file
    times_alone = load_rows(tmp_path, offence(), offence(occurred_at="2022-08-05 10:00")).file

    assert (file.first_on, file.last_on) == (dt.date(2022, 3, 1), dt.date(2022, 9, 1))
    assert (times_alone.first_on, times_alone.last_on) == (dt.date(2022, 7, 1), dt.date(2022, 8, 5))


def test_some_offences_taken_are_those_with_their_names(tmp_path):
    read = read_rows(tmp_path, offence(policing_unit="Walsall"), offence(category="robbery", policing_unit="Dudley"))

    taken = read.take(np.array([False, True]))

    assert len(taken) == 1
    assert taken.categories[taken.category[0]] == "robbery"
    assert taken.units[taken.unit[0]] == "Dudley"
    assert (read.take(np.array([False, False])).first_on, taken.first_on) == (None, dt.date(2022, 7, 1))


def test_a_street_file_knows_months_and_moved_places(tmp_path):
    read = read_street(
        tmp_path,
        "a1,2018-07,West Yorkshire Police,West Yorkshire Police,-1.549077,53.799710,,,,"
        "Violence and sexual offences,Local resolution,",
        ",2018-07,West Yorkshire Police,West Yorkshire Police,,,No location,,,Anti-social behaviour,,",
        "a2,2018-07,West Yorkshire Police,West Yorkshire Police,-1.549077,53.799710,,,,"
        "Theft from the person,Status update unavailable,",
        "a3,2018-07,West Yorkshire Police,West Yorkshire Police,-1.549077,53.799710,,,,"
        "Robbery,Unable to prosecute suspect,",
    )

    assert (read.precision, read.is_snapped, read.units) == ("month", True, ())
    assert (read.first_on, read.last_on) == (dt.date(2018, 7, 1), dt.date(2018, 7, 31))
    assert [read.categories[at] for at in read.category] == [
        "street-violence-and-sexual-offences",
        "street-anti-social-behaviour",
        "street-theft-from-the-person",
        "street-robbery",
    ]
    assert read.is_placed.tolist() == [True, False, True, True]
    assert read.easting[0] == pytest.approx(429_800, abs=100)
    assert read.outcome.tolist() == [1, 0, 0, 2]
    assert (read.hour == -1).all()


def test_all_violence_is_homicide_injury_robbery_and_weapons(tmp_path):
    read = read_rows(tmp_path, *(offence(category=each) for each in HARM_CATEGORIES))

    picked = pick_outcome(read, Outcome(name="All violence"))

    assert {read.categories[at] for at in read.category[picked]} == set(ALL_VIOLENCE)
    assert picked.sum() == 4


def test_what_police_activity_found_is_no_outcome(tmp_path):
    read = read_rows(tmp_path, offence(category="weapons-possession", proactive="yes"), offence(category="robbery"))

    assert pick_outcome(read, Outcome(name="All violence")).tolist() == [False, True]
    assert not pick_outcome(read, Outcome(name="Weapons", categories=("weapons-possession",))).any()


@pytest.mark.parametrize(
    ("whose", "counted"),
    [
        ("all", [True, True, True, True]),
        ("under 25", [True, False, True, False]),
        ("knife", [True, True, False, False]),
        ("under 25 with a knife", [True, False, False, False]),
    ],
)
def test_an_outcome_is_narrowed_to_the_young_and_to_knives(tmp_path, whose, counted):
    read = read_rows(
        tmp_path,
        offence(under_25="yes", knife_used="yes"),
        offence(knife_used="yes"),
        offence(under_25="yes"),
        offence(),
    )

    assert pick_outcome(read, Outcome(name="x", whose=whose)).tolist() == counted


def test_an_outcome_of_a_street_file_is_of_its_own_types(tmp_path):
    at = "-1.549077,53.799710,On or near Park,E01033010,Leeds 111B"
    read = read_street(
        tmp_path,
        *(
            f"x,2018-07,WYP,WYP,{at},{kind},Local resolution,"
            for kind in ("Robbery", "Burglary", "Possession of weapons")
        ),
    )

    assert pick_outcome(read, Outcome(name="All violence")).tolist() == [True, False, True]
    assert pick_outcome(read, Outcome(name="Robbery", categories=("street-robbery",))).tolist() == [
        True,
        False,
        False,
    ]
    with pytest.raises(PatrolError, match=r"does not tell violence with injury .* apart: a street file"):
        pick_outcome(read, Outcome(name="Injury", categories=("violence-with-injury",)))
    with pytest.raises(PatrolError, match="says neither how old anybody was"):
        pick_outcome(read, Outcome(name="Youth", whose="under 25"))


def test_an_outcome_that_cannot_be_counted_is_refused(tmp_path):
    read = read_rows(tmp_path, offence())

    with pytest.raises(PatrolError, match="There is no category of offences “mugging”"):
        pick_outcome(read, Outcome(name="x", categories=("mugging",)))
    with pytest.raises(PatrolError, match="it is no street file"):
        pick_outcome(read, Outcome(name="x", categories=("street-robbery",)))


def test_a_category_that_the_file_has_none_of_counts_nothing(tmp_path):
    read = read_rows(tmp_path, offence())

    assert pick_outcome(read, Outcome(name="x", categories=("arson",))).tolist() == [False]


def test_a_file_of_another_shape_or_gone_is_refused(tmp_path):
    (tmp_path / "areas.csv").write_text('code,outline\nA,"POLYGON ((4 3, 400000 300000, 401000 301000, 4 3))"\n')
    areas = load_file(tmp_path / "areas.csv", AREAS, tmp_path / "rows").file
    gone = load_rows(tmp_path, offence()).file
    gone.path.unlink()

    with pytest.raises(PatrolError, match=r"areas\.csv holds areas, not offences"):
        read_offences(areas)
    with pytest.raises(PatrolError, match="are not where they were kept"):
        read_offences(gone)


def test_every_category_has_one_name():
    assert len(set(CATEGORIES)) == len(CATEGORIES)
