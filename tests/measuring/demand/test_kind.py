"""The two kinds of analysis from files to exhibits."""

import datetime as dt

import msgspec
import numpy as np
import pytest

from answerable.drawing.chart import GridDrawing, LineDrawing
from answerable.drawing.svg import draw_chart
from answerable.measuring.demand.kind import (
    FORECAST,
    STAFFING,
    DemandForecast,
    ForecastOptions,
    Staffing,
    StaffingOptions,
)
from answerable.measuring.demand.shapes import HOURLY_COUNTS, ROSTER, WEEKDAY_CODES
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from tests.measuring.demand.series import FIRST, lay_means

DAYS = 140


@pytest.fixture(scope="module")
def counts(tmp_path_factory):
    """A file of twenty weeks of counts by the hour."""
    folder = tmp_path_factory.mktemp("demand")
    start = dt.datetime.combine(FIRST, dt.time(), dt.UTC)
    drawn = np.random.default_rng(5).poisson(lay_means(DAYS)).ravel()
    rows = [f"{start + dt.timedelta(hours=hour):%Y-%m-%dT%H:%M}Z,{calls}" for hour, calls in enumerate(drawn)]
    (folder / "counts.csv").write_text("\n".join(["hour,calls", *rows]) + "\n")
    return load_file(folder / "counts.csv", HOURLY_COUNTS, folder).file


def load_roster(folder, number, weekdays=WEEKDAY_CODES):
    rows = [f"{day},{hour},{number}" for day in weekdays for hour in range(24)]
    (folder / "roster.csv").write_text("\n".join(["weekday,hour,agents", *rows]) + "\n")
    return load_file(folder / "roster.csv", ROSTER, folder).file


def test_forecast_is_told_from_its_json_alone(counts):
    result = FORECAST.measure({"counts": counts}, ForecastOptions())
    again = msgspec.json.decode(msgspec.json.encode(result), type=DemandForecast)
    assert FORECAST.tell(again) == FORECAST.tell(result)


def test_forecast_has_days_hours_trial_and_profile(counts):
    told = FORECAST.tell(FORECAST.measure({"counts": counts}, ForecastOptions()))
    assert [each.slug for each in told.exhibits] == ["days", "hours", "trial", "profile"]
    days, hours, trial, profile = told.exhibits
    assert (len(days.table.rows), len(hours.table.rows), len(profile.table.rows)) == (28, 168, 7)
    assert isinstance(days.chart, LineDrawing)
    assert isinstance(profile.chart, GridDrawing)
    assert "80% interval" in days.sentence
    assert "offered" in {row[-1] for row in trial.table.rows}
    assert "lay within its 80% interval" in trial.sentence
    for exhibit in told.exhibits:
        assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)
        assert exhibit.query


def test_staffing_rosters_every_hour_of_the_week(counts):
    options = StaffingOptions(handling_seconds=233, shrinkage_percent=30)
    result = STAFFING.measure({"counts": counts}, options)
    assert len(result.plan.hours) == 168
    assert result.plan.achieved == ()
    busiest = max(result.plan.hours, key=lambda each: each.calls)
    assert busiest.agents > busiest.load
    assert busiest.rostered == int(np.ceil(busiest.agents / 0.7))
    told = STAFFING.tell(msgspec.json.decode(msgspec.json.encode(result), type=Staffing))
    assert [each.slug for each in told.exhibits] == ["needed", "load"]
    assert "90% of callers within 10 s" in told.exhibits[0].sentence


def test_planning_for_the_upper_end_or_for_callers_who_queue_asks_for_more(counts):
    def count_agents(**options):
        plan = STAFFING.measure({"counts": counts}, StaffingOptions(**options)).plan
        return sum(each.agents for each in plan.hours)

    assert count_agents(basis="forecast-high") > count_agents(basis="forecast")
    assert count_agents(callers="leave", patience_seconds=60) < count_agents(callers="queue")
    assert count_agents(basis="past") == pytest.approx(count_agents(), rel=0.05)


def test_roster_of_the_plan_meets_the_target_in_every_hour(counts, tmp_path):
    options = StaffingOptions(shrinkage_percent=0)
    most = max(each.agents for each in STAFFING.measure({"counts": counts}, options).plan.hours)
    files = {"counts": counts, "roster": load_roster(tmp_path, most)}
    result = STAFFING.measure(files, options)
    assert all(each.in_target_queueing >= 0.9 for each in result.plan.achieved)
    title = STAFFING.tell(result).exhibits[2].title
    assert title.endswith("meet the target in 168 of 168 hours a week")


def test_roster_with_too_few_says_plainly_that_the_queue_has_no_end(counts, tmp_path):
    files = {"counts": counts, "roster": load_roster(tmp_path, 6, WEEKDAY_CODES[:5])}
    result = STAFFING.measure(files, StaffingOptions())
    exhibit = STAFFING.tell(result).exhibits[2]
    # Nobody is rostered at the weekend, and six are too few for an evening's nine or ten erlangs.
    assert result.plan.unrostered_hours == 48
    assert "if nobody hung up, the queue would grow without end" in exhibit.sentence
    saturday = next(row for row in exhibit.table.rows if row[0] == "Saturday 19:00")
    assert saturday[-1] == "queue without end"
    assert saturday[5] == pytest.approx(100)
    assert any("48 hours of the week are not in the roster" in note for note in exhibit.notes)


def test_too_short_a_file_is_refused_but_its_past_may_be_staffed(tmp_path):
    start = dt.datetime(2022, 1, 3, tzinfo=dt.UTC)
    rows = [f"{start + dt.timedelta(hours=hour):%Y-%m-%dT%H:%M}Z,30" for hour in range(14 * 24)]
    (tmp_path / "counts.csv").write_text("\n".join(["hour,calls", *rows]) + "\n")
    file = load_file(tmp_path / "counts.csv", HOURLY_COUNTS, tmp_path).file
    with pytest.raises(MeasureError, match="needs eight weeks"):
        STAFFING.measure({"counts": file}, StaffingOptions())
    assert len(STAFFING.measure({"counts": file}, StaffingOptions(basis="past")).plan.hours) == 168


def test_every_chart_can_be_drawn(counts, tmp_path):
    files = {"counts": counts, "roster": load_roster(tmp_path, 12)}
    forecast = FORECAST.tell(FORECAST.measure({"counts": counts}, ForecastOptions()))
    staffing = STAFFING.tell(STAFFING.measure(files, StaffingOptions()))
    drawn = [each for each in (*forecast.exhibits, *staffing.exhibits) if each.chart]
    assert len(drawn) == 6
    for each in drawn:
        assert "<svg" in draw_chart(each.chart, title=each.title, sentence=each.sentence)


def test_demand_that_never_changes_has_no_busiest_hour_or_day(tmp_path):
    # Ten weeks and the four to come in which no clock changes: each day has 24 hours.
    start = dt.datetime(2022, 4, 25, tzinfo=dt.UTC)
    rows = [f"{start + dt.timedelta(hours=hour):%Y-%m-%dT%H:%M}+01:00,7" for hour in range(24 * 70)]
    (tmp_path / "counts.csv").write_text("\n".join(["hour,calls", *rows]) + "\n")
    file = load_file(tmp_path / "counts.csv", HOURLY_COUNTS, tmp_path).file
    told = FORECAST.tell(FORECAST.measure({"counts": file}, ForecastOptions()))
    days, hours, _, profile = told.exhibits
    assert "each of the 28 days is expected to have 168" in days.sentence
    assert hours.title == "No hour of the first week is expected to be busier than another"
    assert profile.title == "No hour of the week is busier than another"
