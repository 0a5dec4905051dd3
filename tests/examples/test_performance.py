"""The demonstration's performance: the quarter's scorecard, the statement drafted from it, and every analysis."""

import csv
import datetime as dt
from functools import partial

import duckdb
import pytest
from django.test import Client
from django.utils import timezone

from answerable.keeping.models.desk import Analysis, DataFile, Measure, Observation, PriorityStatement
from answerable.keeping.queries.desk.analysis import tell_analysis
from answerable.keeping.queries.public.scorecard import latest_scorecard
from answerable.measuring.kinds import KINDS, find_shape
from answerable.measuring.loading.load import load_file
from answerable.measuring.scorecard.line import Line
from examples.data.calls import write_calls
from examples.data.incidents import write_incidents
from examples.data.months import write_area_counts, write_homicide_days, write_service_months
from examples.desk import files
from examples.desk.people import people_office
from examples.desk.performance import measure_force
from examples.desk.scorecard import FIGURES, QUARTER_END

CALLS, INCIDENTS = 60_000, 20_000


@pytest.fixture
def office(db, settings, tmp_path, monkeypatch):
    """The demonstration with small files of calls and incidents, and none of its papers filed."""
    settings.DATA_DIR = tmp_path
    for name, write, rows in (
        ("calls.parquet", write_calls, CALLS),
        ("incidents.parquet", write_incidents, INCIDENTS),
    ):
        monkeypatch.setitem(files.FILES, name, files.FILES[name]._replace(write=partial(write, rows=rows)))
    today = timezone.localdate()
    made = people_office(today)
    measure_force(made, today)
    return made


def find_line(code: str) -> Line:
    scorecard, _ = latest_scorecard(timezone.localdate(), lambda source: "")
    assert scorecard.quarter_end == QUARTER_END
    return next(line for line in scorecard.lines if line.measure.code == code)


def test_demonstration_shows_the_quarter_its_statement_and_every_kind_of_analysis(office):
    told = {code: find_line(code).change.words for code in ("homicide", "firearm-discharges", "sharp-admissions")}
    assert (
        told["homicide"]
        == "no change that could be told from chance (ratio 0.88, 95% interval 0.58 to 1.34, p = 0.61)"
    )
    assert told["firearm-discharges"].startswith("no change that could be told from chance (ratio 0.91")
    assert told["sharp-admissions"].startswith("a fall greater than chance explains, for the better (ratio 0.67")

    assert {badge.name for badge in find_line("burglary").badges} == {"proxy"}
    assert {badge.name for badge in find_line("violence-with-injury").badges} == {"break"}
    assert {badge.name for badge in find_line("answered-999").badges} == {"invented"}
    assert find_line("drug-homicides").absence
    assert find_line("answered-999").standing.is_met is False
    assert not Measure.objects.filter(published_on=None).exists()
    assert not Observation.objects.filter(released_on=None).exists()

    analyses = {row.kind: row for row in Analysis.objects.exclude(published_on=None)}
    assert analyses.keys() == KINDS.keys()
    for row in analyses.values():
        invented = any(given.data_file.is_invented for given in row.inputs.all())
        exhibits = tell_analysis(row).exhibits
        assert exhibits
        assert all(("invented" in [badge.name for badge in each.badges]) == invented for each in exhibits)

    waiting = DataFile.objects.get(taken_on=None)
    assert (waiting.rows, waiting.rejected) == (4, 6)
    assert Analysis.objects.get(published_on=None).title not in Client().get("/performance").content.decode()

    statement = PriorityStatement.objects.get()
    assert statement.publication.paper.findings.count() == 0

    public = Client()
    for address, words in (
        ("/performance", "no change that could be told from chance"),
        (f"/performance/scorecards/{QUARTER_END}", "Hospital admissions of under 25s"),
        (f"/performance/statements/{statement.pk}", "46 homicides against 52"),
        (f"/performance/analyses/{analyses['change'].pk}", "1 of 3 changes can be told from chance"),
        (f"/performance/analyses/{analyses['national-999'].pk}", "38th of 44"),
        (f"/performance/analyses/{analyses['threat-grid'].pk}", "Made for a demonstration"),
    ):
        assert words.lower() in public.get(address).content.decode().lower()


def test_every_figure_taken_from_the_paper_stands_in_the_file_of_values_too():
    with (files.PUBLISHED / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            (row["measure"], row["first_on"], row["last_on"]): row["numerator"] or row["value"]
            for row in csv.DictReader(file)
        }
    for printed in FIGURES:
        told = rows[printed.measure, f"{printed.first_on}", f"{printed.last_on}"]
        assert float(told) == float(printed.words.replace(",", "").removesuffix("%"))


@pytest.mark.parametrize("name", sorted(name for name, given in files.FILES.items() if given.write is None))
def test_files_of_printed_figures_load_whole(name, tmp_path):
    loaded = load_file(files.PUBLISHED / name, find_shape(files.FILES[name].shape), tmp_path)
    assert (loaded.report.rejected, loaded.report.warnings) == (0, ())


def test_homicides_add_up_to_the_two_years_that_were_reported(tmp_path):
    path = tmp_path / "days.csv"
    write_homicide_days(path)
    days = [dt.date.fromisoformat(line) for line in path.read_text().splitlines()[1:]]
    assert sum(dt.date(2018, 7, 1) <= day <= dt.date(2019, 6, 30) for day in days) == 52
    assert sum(day.year == 2021 for day in days) == 46


def test_counts_by_unit_have_two_years_of_months_before_the_last_for_every_unit(tmp_path):
    path = tmp_path / "counts.csv"
    assert write_area_counts(path) == 8 * 25
    with path.open(encoding="utf-8", newline="") as file:
        months = [row["month"] for row in csv.DictReader(file) if row["area"] == "Dudley"]
    assert (min(months), max(months), len(set(months))) == ("2020-11", "2022-11", 25)


def test_months_of_service_are_counts_of_the_rows_and_end_by_the_day(tmp_path):
    calls, incidents, months = (tmp_path / name for name in ("calls.parquet", "incidents.parquet", "months.csv"))
    write_calls(calls, CALLS)
    write_incidents(incidents, INCIDENTS)
    write_service_months(months, calls, incidents, QUARTER_END)
    with months.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert max(row["last_on"] for row in rows) == "2021-12-31"
    august = next(row for row in rows if (row["measure"], row["first_on"]) == ("answered-101", "2021-08-01"))
    # August begins at 23:00 UTC on 31 July.
    counted = duckdb.execute(
        "SELECT count(*) FROM read_parquet(?) WHERE channel = '101' AND received_at >= TIMESTAMPTZ "
        "'2021-07-31 23:00:00Z' AND received_at < TIMESTAMPTZ '2021-08-31 23:00:00Z'",
        [str(calls)],
    ).fetchone()
    assert int(august["denominator"]) == counted[0]
