"""Invented small series: days of homicides, counts by policing unit, and the monthly figures of the invented calls.

Reported are how many homicides there were in the year to June 2019 (52) and in 2021 (46), that is met; the days, the
time between and every count by unit are made up.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from answerable.measuring.period import begin_months
from examples.data.incidents import AREAS

SEED = 20211231
# (first day, last day, homicides); how many there were between the two reported years is made up.
_HOMICIDES = (
    (dt.date(2018, 7, 1), dt.date(2019, 6, 30), 52),
    (dt.date(2019, 7, 1), dt.date(2020, 12, 31), 74),
    (dt.date(2021, 1, 1), dt.date(2021, 12, 31), 46),
)
_LAST_MONTH = dt.date(2022, 11, 30)
_MONTHS = 25
# Offences of the whole area in a month, on average.
_YOUTH_VIOLENCE = 330
# (measure, channel or grade, seconds); the limits are those of the measures' titles.
_ANSWERED = (("answered-999", "999", 10), ("answered-101", "101", 180))
_REACHED = (("attended-p1", "P1", 900), ("attended-p2", "P2", 3_600))


def write_homicide_days(path: Path, *, seed: int = SEED) -> int:
    """Write a row for each of the homicides from July 2018 to December 2021 and say how many."""
    chance = np.random.default_rng(seed)
    days = [
        first_on + dt.timedelta(days=int(day))
        for first_on, last_on, count in _HOMICIDES
        for day in sorted(chance.integers(0, (last_on - first_on).days + 1, count))
    ]
    return _write(path, ("happened_on",), [(day,) for day in days])


def write_area_counts(path: Path, *, seed: int = SEED) -> int:
    """Write 25 months of serious youth violence for each policing unit, to November 2022; say how many rows."""
    chance = np.random.default_rng(seed)
    rows = []
    for name, share, _ in AREAS:
        counts = chance.poisson(share * _YOUTH_VIOLENCE * chance.gamma(120, 1 / 120, _MONTHS))
        for ago, count in enumerate(reversed(counts)):
            month = begin_months(_LAST_MONTH, ago + 1)
            rows.append((name, "Serious youth violence", f"{month:%Y-%m}", int(count)))
    return _write(path, ("area", "measure", "month", "count"), rows)


def write_service_months(path: Path, calls: Path, incidents: Path, until: dt.date) -> int:
    """Write what files of calls and of incidents give for each month that ended by a day, as values of measures.

    Of calls the share of all received that were answered in time; of incidents the share of all, repeats left out, at
    which somebody arrived in time. Says how many rows.
    """
    counted = [
        (code, *month)
        for code, channel, seconds in _ANSWERED
        for month in _count_months(_CALLS_BY_MONTH, [calls, channel], seconds, until)
    ]
    counted += [
        (code, *month)
        for code, grade, seconds in _REACHED
        for month in _count_months(_INCIDENTS_BY_MONTH, [incidents, grade], seconds, until)
    ]
    return _write(path, ("measure", "first_on", "last_on", "numerator", "denominator"), counted)


_CALLS_BY_MONTH = """
    SELECT date_trunc('month', timezone('Europe/London', received_at))::DATE AS month,
           count(*) FILTER (WHERE outcome = 'answered' AND wait_seconds <= $limit), count(*)
    FROM read_parquet($path) WHERE channel = $which GROUP BY month ORDER BY month
"""
_INCIDENTS_BY_MONTH = """
    SELECT date_trunc('month', timezone('Europe/London', created_at))::DATE AS month,
           count(*) FILTER (WHERE date_diff('second', created_at, first_arrived_at) BETWEEN 0 AND $limit), count(*)
    FROM read_parquet($path) WHERE grade = $which AND duplicate_of IS NULL GROUP BY month ORDER BY month
"""


def _count_months(query: str, chosen: Sequence[Any], limit: int, until: dt.date) -> Iterable[tuple[Any, ...]]:
    import duckdb

    path, which = chosen
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        found = connection.execute(query, {"path": str(path), "which": which, "limit": limit}).fetchall()
    for month, part, whole in found:
        last_on = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        if last_on <= until:
            yield month, last_on, part, whole


def _write(path: Path, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
    return len(rows)
