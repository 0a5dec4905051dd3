"""What is looked at beside the registered analysis: by unit and tier, by dose, by week. No test is made of it.

`expected` is, for each, what every hotspot-day was expected to see without patrols (hotspots x days), as the result
itself has it: so that the last week ends where the result does.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.interval import bound_count, bound_ratio_of_counts
from answerable.measuring.suppression import may_show, suppress
from answerable.patrolling.dosage.standard import QUARTER, find_band
from answerable.patrolling.effect.limit import find_limit
from answerable.patrolling.effect.result import DoseResult, GroupResult, Week
from answerable.patrolling.effect.trial_days import TrialDays
from answerable.patrolling.protocol import Protocol

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_WEEK = 7


def explore_units_and_tiers(
    protocol: Protocol, days: TrialDays, expected: Floats, level: float
) -> tuple[tuple[GroupResult, ...], tuple[GroupResult, ...]]:
    """By policing unit, and by tier unless a count is hidden in either: units make up tiers and tiers units, so that
    what one table hides could be worked out from the other."""
    units, tiers = (explore_groups(protocol, days, expected, kind, level) for kind in ("unit", "tier"))
    if units and any(each.patrolled is None for each in (*units, *tiers)):
        return units, ()
    return units, tiers


def explore_groups(
    protocol: Protocol, days: TrialDays, expected: Floats, kind: Literal["unit", "tier"], level: float
) -> tuple[GroupResult, ...]:
    """Each policing unit or tier by itself; none where there is only one. Small counts are hidden, and with them any
    from which they could be worked out; intervals are exact ones of two Poisson counts (no test is made)."""
    of_hotspot = [hotspot.unit if kind == "unit" else str(hotspot.tier) for hotspot in protocol.hotspots]
    names = sorted(set(of_hotspot))
    if len(names) < 2:
        return ()
    rows = [np.array([name == each for each in of_hotspot]) for name in names]
    counts = [[int(days.events[row][arm[row]].sum()) for arm in (days.treated, days.control)] for row in rows]
    hidden = suppress(counts).cells
    found = []
    for name, row, (patrolled, control), hides in zip(names, rows, counts, hidden, strict=True):
        parts = [float(expected[row][arm[row]].sum()) for arm in (days.treated, days.control)]
        ratio = None if any(hides) else _bound(patrolled, control, parts, level)
        found.append(
            GroupResult(
                kind=kind,
                name=name if kind == "unit" else f"Tier {name}",
                hotspots=int(row.sum()),
                patrolled=None if any(hides) else patrolled,
                control=None if any(hides) else control,
                ratio=ratio[0] if ratio else None,
                low=ratio[1] if ratio else None,
                high=ratio[2] if ratio else None,
            )
        )
    return tuple(found)


def explore_doses(days: TrialDays, expected: Floats, level: float) -> tuple[DoseResult, ...]:
    """Patrolled days by their minutes, held to what control days lead one to expect of them; none where no minutes
    are known. Officers chose how long to stay, so the bands differ by more than the dose."""
    known = np.isfinite(days.delivered) & days.treated
    if not known.any() or not (days.events * days.control).sum():
        return ()
    rate = float((days.events * days.control).sum() / (expected * days.control).sum())
    band = find_band(QUARTER)
    minutes = np.where(known, days.delivered, 0.0)
    bands = (
        ("Not visited", minutes <= 0),
        (f"Under {band.low:g} minutes", (minutes > 0) & (minutes < band.low)),
        (f"{band.low:g} to {band.high:g} minutes", (minutes >= band.low) & (minutes <= band.high)),
        (f"Over {band.high:g} minutes", minutes > band.high),
    )
    counts = [int(days.events[known & inside].sum()) for _, inside in bands]
    hidden = [any(row) for row in suppress([[count] for count in counts]).cells]
    return tuple(
        _tell_dose(name, known & inside, (count, rate * float(expected[known & inside].sum())), level, hides=hides)
        for (name, inside), count, hides in zip(bands, counts, hidden, strict=True)
        if (known & inside).any()
    )


def follow_weeks(days: TrialDays, expected: Floats) -> tuple[Week, ...]:
    """Both arms from the start to the end of each week: how the result came to be. Weeks in which a small count
    would show are told with the next."""
    weeks, held = [], (0, 0)
    length = (days.to - days.first_on).days + 1
    for end in sorted({*range(_WEEK, length, _WEEK), length}):
        first = slice(0, end)
        arms = (days.treated[:, first], days.control[:, first])
        counts = [int((days.events[:, first] * arm).sum()) for arm in arms]
        if not all(may_show(now - before) for now, before in zip(counts, held, strict=True)) and end < length:
            continue
        parts = [float((expected[:, first] * arm).sum()) for arm in arms]
        ratio = (counts[0] / parts[0]) / (counts[1] / parts[1]) if counts[1] and all(parts) else None
        last_on = days.first_on + dt.timedelta(days=end - 1)
        weeks.append(Week(last_on=last_on, patrolled=counts[0], control=counts[1], ratio=ratio))
        held = (counts[0], counts[1])
    return tuple(weeks)


def _tell_dose(name: str, inside: Flags, seen: tuple[int, float], level: float, *, hides: bool) -> DoseResult:
    events, expected = seen
    hidden = DoseResult(name=name, days=int(inside.sum()), events=None, ratio=None, low=None, high=None)
    if hides:
        return hidden
    if events + expected < find_limit("events") or not expected:
        return DoseResult(name=name, days=int(inside.sum()), events=events, ratio=None, low=None, high=None)
    found = bound_count(events, expected, level)
    return DoseResult(
        name=name, days=int(inside.sum()), events=events, ratio=events / expected, low=found.low, high=found.high
    )


def _bound(
    patrolled: int, control: int, parts: list[float], level: float
) -> tuple[float, float, float | None] | None:
    if patrolled + control < find_limit("events") or not all(parts):
        return None
    found = bound_ratio_of_counts(control, patrolled, parts[1], parts[0], level)
    return None if found.ratio is None else (found.ratio, found.low, found.high)
