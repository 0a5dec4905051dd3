"""The figures of a quarter that the tests share: three falls, of which one can be told from chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from answerable.drawing.exhibit import Origin
from answerable.measuring.scorecard.measure import Baseline, Holding, Measure, Observation

QUARTER_END = dt.date(2021, 12, 31)
YEAR_2021 = (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
BASELINE_YEAR = (dt.date(2018, 7, 1), dt.date(2019, 6, 30))
ORIGIN = Origin(words="West Midlands statement of 22 February 2022, paragraph 4")

HOMICIDE = Measure(code="homicide", title="Homicides", unit="homicides", national_measure="homicide", lag_days=31)
ADMISSIONS = Measure(
    code="admissions",
    title="Hospital admissions of under 25s",
    unit="admissions",
    national_measure="sharp-admissions",
    lag_days=92,
)
DISCHARGES = Measure(
    code="discharges", title="Firearm discharges", unit="discharges", national_measure="firearm-discharges"
)
SATISFACTION = Measure(
    code="satisfaction",
    title="Happy with the service",
    unit="replies",
    form="percent",
    better="higher",
    national_measure="victim-satisfaction",
    proxy_reason="the national survey has had no local figure since 2020.",
    months=1,
)


def observe(measure: Measure, count: float, period: tuple[dt.date, dt.date] = YEAR_2021) -> Observation:
    return Observation(measure=measure.code, numerator=count, first_on=period[0], last_on=period[1], origin=ORIGIN)


def set_baseline(measure: Measure, count: float) -> Baseline:
    first_on, last_on = BASELINE_YEAR
    return Baseline(
        measure=measure.code, numerator=count, first_on=first_on, last_on=last_on, authority="Home Office"
    )


def observe_months(measure: Measure, counts: Sequence[float], first: dt.date) -> tuple[Observation, ...]:
    """One observation for each month from the first on."""
    observed = []
    for at, count in enumerate(counts):
        year, month = divmod(first.year * 12 + first.month - 1 + at, 12)
        first_on = dt.date(year, month + 1, 1)
        next_year, next_month = divmod(year * 12 + month + 1, 12)
        last_on = dt.date(next_year, next_month + 1, 1) - dt.timedelta(days=1)
        observed.append(observe(measure, count, (first_on, last_on)))
    return tuple(observed)


QUARTER = Holding(
    measures=(HOMICIDE, ADMISSIONS, DISCHARGES, SATISFACTION),
    observations=(
        observe(HOMICIDE, 46),
        observe(ADMISSIONS, 145, (dt.date(2020, 11, 1), dt.date(2021, 10, 31))),
        observe(DISCHARGES, 147),
        Observation(measure="satisfaction", value=79, first_on=dt.date(2021, 12, 1), last_on=dt.date(2021, 12, 31)),
    ),
    baselines=(set_baseline(HOMICIDE, 52), set_baseline(ADMISSIONS, 215), set_baseline(DISCHARGES, 162)),
)
