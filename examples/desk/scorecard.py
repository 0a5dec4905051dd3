"""The scorecard of the quarter to December 2021: its measures, what they are held against, and their values."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.measure import (
    define_measure,
    note_absence,
    note_break,
    publish_measure,
    set_baseline,
    set_target,
)
from answerable.keeping.changes.desk.observation import load_observations, release_observations, take_figure
from answerable.keeping.models import Figure
from answerable.keeping.models.desk import Measure
from examples.data.incidents import PROVENANCE
from examples.data.months import write_service_months
from examples.desk.files import PUBLISHED

QUARTER_END = dt.date(2021, 12, 31)
# The paper of the demonstration that prints them: `examples/content/performance-statement-2022-02-22.md`.
PAPER = "National Policing Priorities and Police and Crime Plan Scorecard"
_WHOLE, _EXACT = ("places", "lag_days", "months"), ("per", "value", "numerator", "denominator")
_DAYS = ("first_on", "last_on", "on")


class Printed(NamedTuple):
    """A figure as the paper prints it (its words, and of the subject or period enough to tell it from another)."""

    measure: str
    words: str
    beside: str
    first_on: dt.date
    last_on: dt.date


YEAR_2021 = (dt.date(2021, 1, 1), QUARTER_END)
FIGURES = (
    Printed("homicide", "46", "January 2021", *YEAR_2021),
    Printed("sharp-admissions", "145", "November 2020", dt.date(2020, 11, 1), dt.date(2021, 10, 31)),
    Printed("firearm-discharges", "147", "December 2021", *YEAR_2021),
    Printed("violence-with-injury", "12%", "above", *YEAR_2021),
    Printed("drug-referrals", "1,229", "drug treatment", *YEAR_2021),
    Printed("drug-disruptions", "1,685", "year to date", dt.date(2021, 4, 1), QUARTER_END),
    Printed("burglary", "19,018", "latest year", dt.date(2020, 10, 1), dt.date(2021, 9, 30)),
    Printed("robbery", "7,509", "last full 12 months", *YEAR_2021),
    Printed("vehicle-crime", "16%", "several years", *YEAR_2021),
    Printed("sms-satisfaction", "79%", "December", dt.date(2021, 12, 1), QUARTER_END),
    Printed("cyber-enabled", "2,738", "cyber", dt.date(2021, 11, 1), dt.date(2021, 11, 30)),
)


def define_measures(body: Any, by: str) -> None:
    """Define and publish the measures of the demonstration, with targets, baselines, breaks and reasons."""
    for row in _read("measures.csv"):
        given = {name: value for name, value in row.items() if name not in ("unit_one", "objective")}
        define_measure(body, by=by, **given)
    for row in _read("baselines.csv"):
        set_baseline(_find(row.pop("measure")), by=by, **row)
    for row in _read("targets.csv"):
        set_target(_find(row.pop("measure")), by=by, **row)
    for row in _read("remarks.csv"):
        measure = _find(row["measure"])
        if row["kind"] == "break":
            note_break(measure, by=by, on=row["on"], words=row["reason"])
        else:
            note_absence(measure, by=by, quarter_end=row["on"], words=row["reason"])


def take_values(body: Any, files: dict[str, Any], by: str, folder: Path) -> None:
    """Take in every value: from the paper where it prints one, from the files else; publish and release them."""
    for printed in FIGURES:
        figure = _find_figure(printed)
        if figure is not None:
            take_figure(_find(printed.measure), figure, by=by, first_on=printed.first_on, last_on=printed.last_on)
    load_observations(files["observations.csv"], by=by)
    path = folder / "service-months.csv"
    write_service_months(path, folder / "calls.parquet", folder / "incidents.parquet", QUARTER_END)
    months = load_and_take(
        body, "observations", path, by=by, is_invented=True,
        provenance=f"Counted from the demonstration's calls and incidents. {PROVENANCE}",
    )  # fmt: skip
    load_observations(months, by=by)
    for measure in Measure.objects.standing().filter(body=body):
        release_observations(publish_measure(measure, by=by), by=by)


def _find_figure(printed: Printed) -> Figure | None:
    """The first figure of the paper in these words, or nothing where the paper was not filed."""
    rows = Figure.objects.standing().filter(paper__public_title=PAPER, public_text=printed.words).order_by("order")
    return next((row for row in rows if printed.beside in f"{row.public_subject} {row.period}"), None)


def _find(code: str) -> Measure:
    return Measure.objects.standing().get(code=code)


def _read(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a file of the demonstration, blank cells left out."""
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: _type(column, cell) for column, cell in row.items() if cell}


def _type(column: str, cell: str) -> Any:
    if column in _WHOLE:
        return int(cell)
    if column in _EXACT and cell.replace(".", "", 1).isdigit():
        return Decimal(cell)
    return dt.date.fromisoformat(cell) if column in _DAYS else cell
