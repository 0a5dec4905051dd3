"""The last twelve months against the twelve before: what a change in arrivals within the limit is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from answerable.measuring.period import begin_month, ends_month, number_month
from answerable.measuring.response.decomposition import Cell, Decomposition, decompose_change
from answerable.measuring.response.tally import Columns, pick
from answerable.measuring.verdict import Verdict, estimate_dispersion, judge_counts, judge_shares

YEAR = 12


class Change(Struct, frozen=True, kw_only=True):
    """Two years of whole months side by side: what the test says of the share reached in time and of the number of
    incidents, and the change split over areas."""

    before_first_on: dt.date
    after_first_on: dt.date
    after_last_on: dt.date
    share: Verdict
    volume: Verdict
    parts: Decomposition


def compare_years(areas: Columns, days: tuple[dt.date, dt.date]) -> Change | None:
    """The last twelve whole months against the twelve before, by grade and area; nothing of fewer.

    `areas` has a row for each grade, area and month. Months differ by more than chance alone leaves between
    independent incidents; both tests divide their counts by how many times more, the mean of the two years.
    """
    last = _find_last_whole(days[1])
    months = areas["month"]
    first = last - 2 * YEAR + 1
    if _find_first_whole(days[0]) > first or not areas["limited"].sum():
        return None
    before, after = _gather(areas, first, last - YEAR), _gather(areas, last - YEAR + 1, last)
    parts = decompose_change(before, after)
    if parts is None:
        return None
    wholes, withins = ([float(areas[name][months == month].sum()) for month in range(first, last + 1)]
                       for name in ("limited", "within"))  # fmt: skip
    halves = (slice(YEAR), slice(YEAR, 2 * YEAR))
    spread = float(np.mean([estimate_spread(withins[half], wholes[half]) for half in halves]))
    return Change(
        before_first_on=begin_month(first),
        after_first_on=begin_month(last - YEAR + 1),
        after_last_on=begin_month(last + 1) - dt.timedelta(days=1),
        share=judge_shares(
            parts.before_within / spread,
            parts.before_incidents / spread,
            parts.after_within / spread,
            parts.after_incidents / spread,
            better="higher",
        ),
        volume=judge_counts(
            parts.before_incidents,
            parts.after_incidents,
            better="neither",
            dispersion=float(np.mean([estimate_dispersion(wholes[half]) for half in halves])),
        ),
        parts=parts,
    )


def estimate_spread(parts: Sequence[float], wholes: Sequence[float]) -> float:
    """How many times more shares of like periods vary than those of independent cases do; at least 1.

    Pearson's chi-square over its degrees of freedom, as in a quasi-binomial model (McCullagh and Nelder 1989). Of
    fewer than two periods with cases, or where all or none are in the part, 1.
    """
    held = [(part, whole) for part, whole in zip(parts, wholes, strict=True) if whole]
    total = sum(whole for _, whole in held)
    share = sum(part for part, _ in held) / total if total else 0.0
    if len(held) < 2 or not 0 < share < 1:
        return 1.0
    chi = sum((part - whole * share) ** 2 / (whole * share * (1 - share)) for part, whole in held)
    return max(1.0, chi / (len(held) - 1))


def _gather(areas: Columns, first: int, last: int) -> dict[str, Cell]:
    held = (areas["month"] >= first) & (areas["month"] <= last)
    part = {name: values[held] for name, values in areas.items()}
    cells = {}
    for grade in sorted(set(part["grade"].tolist())):
        for name in sorted(set(part["area"].tolist())):
            rows = pick(part, grade=grade, area=name)
            cells[f"{grade}, {name}"] = Cell(int(rows["limited"].sum()), int(rows["within"].sum()))
    return cells


def _find_last_whole(day: dt.date) -> int:
    """The month of the day where the day is its last, else the one before."""
    return number_month(day) if ends_month(day) else number_month(day) - 1


def _find_first_whole(day: dt.date) -> int:
    return number_month(day) if day.day == 1 else number_month(day) + 1
