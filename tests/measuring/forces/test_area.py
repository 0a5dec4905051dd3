"""Area profiles: what a month supports saying, and what two points do not."""

import datetime as dt

import msgspec
import numpy as np
import pytest

from answerable.measuring.forces.area import ALL_AREAS, Options, Profiles, list_areas, read_areas
from answerable.measuring.forces.area_exhibit import tell_areas
from answerable.measuring.forces.area_shape import AREA_COUNTS
from answerable.measuring.forces.kind import AREAS
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError

CHANGE_WORDS = ("increase", "decrease", "reduc", "similar level", "consistent", "rose", "went up", "went down")


def month(step: int) -> dt.date:
    at = 2020 * 12 + 5 + step
    return dt.date(at // 12, at % 12 + 1, 1)


def rows(area, counts, measure="Serious youth violence", start=0):
    return [
        {"area": area, "measure": measure, "first_on": month(start + at), "count": count}
        for at, count in enumerate(counts)
        if count is not None
    ]


def steady(mean, months=30, seed=1):
    return np.random.default_rng(seed).poisson(mean, months).tolist()


def read(given, **options) -> Profiles:
    result = read_areas(given, Options(**options))
    assert msgspec.json.decode(msgspec.json.encode(result), type=Profiles) == result
    return result


def test_policing_units_of_west_midlands_in_2022_are_eight():
    assert [area.name for area in list_areas("E23000014", dt.date(2022, 11, 1))] == [
        "Birmingham East",
        "Birmingham West",
        "Coventry",
        "Dudley",
        "Sandwell",
        "Solihull",
        "Walsall",
        "Wolverhampton",
    ]


def test_area_whose_month_is_far_out_is_said_to_stand_out_with_the_test():
    line = read(rows("Solihull", [*steady(20, 29), 60])).lines[0]
    assert line.usual.direction == "higher"
    assert line.usual.better is False
    assert line.against_before.direction == "higher"
    assert line.line.startswith("60 in November 2022: higher than is usual here")


def test_area_that_is_steady_is_within_what_is_usual_whatever_the_month_before_was():
    counts = [*[18, 22, 20, 24, 16, 21] * 4, 19, 23, 17, 20, 22, 26]
    line = read(rows("Dudley", counts)).lines[0]
    assert line.usual.direction == line.against_before.direction == line.against_year.direction == "no signal"
    assert "within what is usual" in line.line
    assert not any(word in line.line for word in CHANGE_WORDS)


def test_two_months_alone_say_that_they_are_too_few_and_why():
    told = tell_areas(read(rows("Walsall", [14, 17])))
    overview = told.exhibits[0]
    assert len(told.exhibits) == 1
    assert "too few months to say what is usual" in overview.title
    assert any("Two months are not enough" in note for note in overview.notes)
    assert overview.table.rows[0][4] == "cannot be said"
    assert not any(word in f"{overview.title} {overview.sentence}" for word in CHANGE_WORDS)


def test_series_shorter_than_two_years_says_what_is_wanted():
    notes = tell_areas(read(rows("Walsall", steady(15, 15)))).exhibits[0].notes
    assert any("24 months are wanted" in note for note in notes)


def test_a_month_without_a_row_is_unknown_and_not_nought():
    counts = steady(15)
    counts[12] = None
    line = read(rows("Walsall", counts)).lines[0]
    assert line.missing == (month(12),)
    assert line.months == 29
    assert any(
        "not nought: Walsall (1)" in note for note in tell_areas(read(rows("Walsall", counts))).exhibits[0].notes
    )


def test_no_count_a_year_before_is_said_instead_of_a_comparison():
    counts = steady(15, 30)
    counts[29 - 12] = None
    line = read(rows("Walsall", counts)).lines[0]
    assert line.against_year is None
    assert "no count for a year before" in line.line


def test_all_areas_are_the_sum_of_the_months_that_every_area_has():
    given = rows("Dudley", steady(10, 30, 1)) + rows("Walsall", steady(12, 20, 2), start=10)
    lines = read(given).lines
    assert [line.area for line in lines] == [ALL_AREAS, "Dudley", "Walsall"]
    assert lines[0].count == lines[1].count + lines[2].count
    assert lines[0].months == 20


def test_units_that_the_file_leaves_out_are_named():
    profiles = read(rows("Dudley", steady(10)) + rows("Walsall", steady(12)), force="West Midlands")
    assert "Wolverhampton" in profiles.absent
    assert "Wolverhampton" in tell_areas(profiles).lead


def test_tests_of_two_months_err_together_no_more_than_once_in_twenty():
    source = np.random.default_rng(4)
    wrong = 0
    for _ in range(60):
        given = [one for at in range(8) for one in rows(f"Area {at}", source.poisson(15, 30).tolist())]
        lines = read_areas(given, Options()).lines
        wrong += any(one and one.is_signal for line in lines for one in (line.against_before, line.against_year))
    # Once in twenty at most; exact tests of small counts err less often still. Six of 60 would be twice too many.
    assert wrong <= 6


def test_counts_that_vary_by_more_than_chance_need_more_to_speak():
    wild = [8, 30] * 14 + [12]
    calm = [18, 20] * 14 + [19]
    wild_line, calm_line = read(rows("A", [*wild, 40])).lines[0], read(rows("A", [*calm, 40])).lines[0]
    assert wild_line.dispersion > 5
    assert calm_line.dispersion == 1.0
    assert calm_line.against_before.direction == "higher"
    assert wild_line.against_before.direction == "no signal"


def test_profiles_of_two_measures_stand_apart():
    given = rows("Dudley", steady(10)) + rows("Dudley", steady(4, seed=3), measure="Knife used")
    told = tell_areas(read(given))
    assert [each.slug for each in told.exhibits] == [
        "knife-used-areas",
        "knife-used-dudley",
        "serious-youth-violence-areas",
        "serious-youth-violence-dudley",
    ]


def test_file_of_counts_goes_through_the_loader(tmp_path):
    path = tmp_path / "counts.csv"
    lines = [f"Dudley,Serious youth violence,{month(at):%B %Y},{count}" for at, count in enumerate(steady(10))]
    path.write_text("NPU,measure,month,number\n" + "\n".join(lines), encoding="utf-8")
    file = load_file(path, AREA_COUNTS, tmp_path).file
    told = AREAS.tell(AREAS.measure({"counts": file}, Options()))
    assert told.exhibits[0].table.rows[0][-1] == 30
    assert len(told.exhibits[1].chart.points) == 30


def test_two_counts_of_one_month_are_refused():
    with pytest.raises(MeasureError, match="two counts"):
        read_areas(rows("Dudley", [1]) + rows("Dudley", [2]), Options())


def test_file_without_counts_is_refused():
    with pytest.raises(MeasureError, match="no counts"):
        read_areas([], Options())


def test_area_without_the_last_month_is_said_to_lack_it():
    profiles = read(rows("Dudley", steady(10)) + rows("Walsall", steady(12, 29)))
    assert [line.area for line in profiles.lines] == ["Dudley"]
    assert profiles.late == ("Walsall (Serious youth violence, November 2022)",)
    assert any("No count for the last month: Walsall" in note for note in tell_areas(profiles).exhibits[0].notes)


def test_row_of_a_quarter_is_refused():
    quarter = {**rows("Dudley", [30])[0], "first_on": dt.date(2022, 1, 1), "last_on": dt.date(2022, 3, 31)}
    with pytest.raises(MeasureError, match="Dudley has a row of 1 January to 31 March 2022"):
        read_areas([quarter], Options())


def test_wrong_force_of_the_option_is_refused():
    with pytest.raises(MeasureError, match="Did you mean West Midlands Police"):
        read_areas(rows("Dudley", steady(10)), Options(force="West Midland"))


def test_of_very_many_areas_some_are_named_and_drawn_and_all_are_in_the_table():
    given = [each for number in range(80) for each in rows(f"Area {number}", [5] * 13)]
    told = tell_areas(read([*given, *rows("Area-1", [5] * 13)]))
    assert told.exhibits[0].title.endswith("all 81 areas are within what is usual")
    assert "and 70 more" in told.exhibits[0].sentence
    assert (len(told.exhibits[0].table.rows), len(told.exhibits)) == (82, 61)
    assert len({exhibit.slug for exhibit in told.exhibits}) == 61


def test_twenty_thousand_tests_at_once_are_still_worked_out():
    result = read([each for number in range(1_000) for each in rows(f"Area {number}", [1, *[0] * 11, 1])])
    assert all(line.against_year.direction in ("no signal", "too few") for line in result.lines)
