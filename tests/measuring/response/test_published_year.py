"""The year that was reported, at full size: every figure that can hold comes out of the rows."""

import datetime as dt

import pytest

from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.measuring.response.kind import RESPONSE, ResponseOptions
from examples.data.incidents import make_incidents_file, write_incidents
from tests.measuring.response.incidents import take_published


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    """The reported year, with the figures printed of it."""
    folder = tmp_path_factory.mktemp("incidents")
    files = {
        "incidents": make_incidents_file(folder),
        "published": take_published(
            folder,
            "P1,2021-08-01,2022-07-31,180334,91,44,900,996,1709",
            "P2,2021-08-01,2022-07-31,93103,75,35,3600,649,36300",
        ),
    }
    return RESPONSE.measure(files, ResponseOptions())


@pytest.fixture(scope="module")
def told(result):
    return {each.slug: each for each in RESPONSE.tell(result).exhibits}


def test_immediate_response_is_as_reported(result):
    p1 = result.summary.grades[0]

    assert p1.reached.incidents == 180_334
    assert round(100 * p1.reached.attended / p1.reached.incidents) == 91
    assert round(100 * p1.reached.within / p1.reached.attended) == 44
    assert p1.times.median.seconds == 16 * 60 + 36
    assert round(p1.times.mean) == 28 * 60 + 29


def test_priority_response_is_as_reported_but_for_the_median_that_cannot_be(result):
    p2 = result.summary.grades[1]

    assert p2.reached.incidents == 93_103
    assert round(100 * p2.reached.attended / p2.reached.incidents) == 75
    assert round(100 * p2.reached.within / p2.reached.attended) == 35
    assert 36_000 < p2.times.mean < 36_600
    assert p2.times.median.seconds > 3_600


def test_share_of_all_keeps_the_unattended_in(result):
    shares = [round(100 * each.reached.within / each.reached.limited, 1) for each in result.summary.grades]

    assert shares == [40.0, 26.2]


def test_curve_of_arrival_meets_the_share_in_time_and_ends_at_the_attended(result):
    p1 = result.summary.grades[0]
    at_limit = next(point for point in p1.curve if point.seconds == 900)

    # Those still waiting at the file's end are lost from sight, a few in ten thousand.
    assert at_limit.arrived == pytest.approx(p1.reached.within / p1.reached.incidents, abs=1e-4)
    assert p1.curve[-1].arrived == pytest.approx(0.91, abs=1e-3)
    assert at_limit.arrived + at_limit.otherwise + at_limit.waiting == pytest.approx(1.0)


def test_parts_by_area_month_and_hour_add_to_the_whole(result):
    for grade in result.summary.grades:
        for parts in (grade.areas, grade.months, grade.hours, grade.years):
            assert sum(part.reached.incidents for part in parts) == grade.reached.incidents
            assert sum(part.reached.within for part in parts) == grade.reached.within


def test_request_for_times_is_answered_in_one_table(told):
    exhibit = told["by-grade-and-year"]
    names = [column.name for column in exhibit.table.columns]

    assert [row[0] for row in exhibit.table.rows] == ["P1, 2021/22", "P1, 2022/23", "P2, 2021/22", "P2, 2022/23"]
    for wanted in ("Incidents", "Unattended", "Mean", "Longest"):
        assert wanted in names
    assert sum(row[names.index("Unattended")] for row in exhibit.table.rows[:2]) == 180_334 - 164_104


def test_published_figures_are_held_against_each_other_and_the_rows(told):
    assert told["published-coherence"].title.startswith("P2: the published figures cannot all be of one set")
    assert told["published-against-rows"].title == "9 of 10 published figures are those of the rows"
    assert told["published-against-rows"].sentence.endswith("not so: P2 median.")


def test_one_year_is_not_compared_with_another(result, told):
    assert all(grade.change is None for grade in result.summary.grades)
    assert not [slug for slug in told if slug.endswith("-change")]


def test_two_years_are_compared_with_volume_mix_and_rate(tmp_path):
    file = make_incidents_file(tmp_path, 60_000, years=2)
    result = RESPONSE.measure({"incidents": file}, ResponseOptions())
    change = result.summary.grades[0].change
    told = {each.slug: each for each in RESPONSE.tell(result).exhibits}
    exhibit, whole = told["p1-change"], result.summary.change

    assert (change.before_first_on, change.after_last_on) == (dt.date(2020, 8, 1), dt.date(2022, 7, 31))
    assert change.parts.after_incidents / change.parts.before_incidents == pytest.approx(1.06, abs=0.001)
    assert change.share.words in exhibit.sentence
    assert change.volume.words in exhibit.sentence
    assert told["all-grades-change"].title.endswith(whole.share.words)
    # P1 grew while P2 shrank, and P1 is reached in time more often: the mix alone raises the share.
    assert whole.parts.mix_points > 0
    assert whole.parts.after_within == sum(grade.change.parts.after_within for grade in result.summary.grades)


def test_every_exhibit_says_its_period_and_query_and_can_be_drawn(told):
    for exhibit in told.values():
        assert exhibit.title
        assert exhibit.query
        assert all(len(row) == len(exhibit.table.columns) for row in say_rows(exhibit.table))
        if exhibit.chart is not None:
            assert draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence).startswith("<svg")


def test_same_seed_gives_the_same_file_and_another_seed_another(tmp_path):
    first, again, other = (make_incidents_file(tmp_path, 3_000, seed=seed).sha256 for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_any_number_of_rows_can_be_written(tmp_path):
    assert write_incidents(tmp_path / "few.parquet", 1_000) == pytest.approx(1_000, abs=5)
    assert write_incidents(tmp_path / "many.parquet", 600_000) == pytest.approx(600_000, abs=10)
