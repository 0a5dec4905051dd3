"""The same months a year earlier: how a season is kept out of a comparison."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from answerable.measuring.period import number_month
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Better, Verdict, judge_counts

MONTHS_A_YEAR = 12


class YearChange(Struct, frozen=True, kw_only=True):
    """Some months' events against those of the same months a year earlier, with the dispersion that was allowed.

    Exposures are what the events arose from, 1 a month where nothing is said.
    """

    months: int
    first_on: dt.date
    last_on: dt.date
    before: float
    after: float
    before_exposure: float
    after_exposure: float
    dispersion: float
    verdict: Verdict


def compare_year(
    dates: Sequence[dt.date],
    counts: Sequence[float],
    exposures: Sequence[float] | None = None,
    *,
    months: int = MONTHS_A_YEAR,
    better: Better = "neither",
    breaks: Iterable[Break] = (),
) -> YearChange:
    """The last so many months against the same months a year earlier; `dates` are first days of months in a row.

    Each month is set beside its own, so that the season falls out. How unevenly the ratio of the two years runs from
    month to month says how much more the counts vary than independent events do, whatever the season and the change.
    """
    if not 1 <= months <= MONTHS_A_YEAR or len(counts) < months + MONTHS_A_YEAR:
        raise MeasureError(f"To compare {months} months with a year earlier, {months + MONTHS_A_YEAR} are needed.")
    places = [number_month(day) for day in dates]
    if {day.day for day in dates} != {1} or places != list(range(places[0], places[0] + len(places))):
        raise MeasureError(
            "A comparison with a year earlier needs months in a row, each at its first day, none missing."
        )
    start = len(counts) - months
    now, then = slice(start, None), slice(start - MONTHS_A_YEAR, len(counts) - MONTHS_A_YEAR)
    given = list(exposures) if exposures is not None else [1.0] * len(counts)
    before, after = sum(counts[then]), sum(counts[now])
    before_exposure, after_exposure = sum(given[then]), sum(given[now])
    dispersion = estimate_paired_dispersion(counts[then], counts[now], given[then], given[now])
    verdict = judge_counts(
        round(before),
        round(after),
        better=better,
        before_exposure=before_exposure,
        after_exposure=after_exposure,
        dispersion=dispersion,
        breaks=list_breaks(breaks, dates[then][0], dates[-1]),
    )
    return YearChange(
        months=months,
        first_on=dates[start],
        last_on=dates[-1],
        before=before,
        after=after,
        before_exposure=before_exposure,
        after_exposure=after_exposure,
        dispersion=dispersion,
        verdict=verdict,
    )


def estimate_paired_dispersion(
    before: Sequence[float],
    after: Sequence[float],
    before_exposures: Sequence[float],
    after_exposures: Sequence[float],
) -> float:
    """How much more than independent events do pairs of counts vary about one common ratio; at least 1.

    Pearson's chi-square of the table of two rows over its degrees of freedom (pairs - 1), as in a quasi-Poisson model
    with a level for each month and one change (McCullagh and Nelder 1989).
    """
    if not sum(before) or not sum(after):
        return 1.0
    ratio = (sum(after) / sum(after_exposures)) / (sum(before) / sum(before_exposures))
    chi, pairs = 0.0, 0
    for first, second, earlier, later in zip(before, after, before_exposures, after_exposures, strict=True):
        if first + second > 0 and earlier > 0 and later > 0:
            share = ratio * later / (ratio * later + earlier)
            chi += (second - share * (first + second)) ** 2 / (share * (1 - share) * (first + second))
            pairs += 1
    return max(1.0, chi / (pairs - 1)) if pairs > 1 else 1.0
