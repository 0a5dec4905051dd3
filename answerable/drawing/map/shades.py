"""Which shade an area has: where shades begin and end, and how the key says so."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from answerable.drawing.chart import MapDrawing
from answerable.drawing.palette import BAR_STEPS, STEPS
from answerable.drawing.wording import say_value

MOST_SHADES = len(STEPS)
_LONE_STEP = 2
_DIGITS = (1, 2, 2.5, 5, 10)


def choose_breaks(
    values: Iterable[float | None],
    *,
    method: Literal["quantile", "equal"] = "quantile",
    form: str = "number",
    most: int = MOST_SHADES,
) -> tuple[float, ...]:
    """Where shades begin, and where the last one ends; at most `most` shades, fewer where values are few or alike.

    `quantile`: about as many areas in each, at least two, equal values never parted; `equal`: round steps of one
    size. Breaks are round, and what the key prints is what areas are shaded by.
    """
    known = sorted(float(value) for value in values if value is not None and math.isfinite(value))
    if not known:
        return ()
    if known[0] == known[-1]:
        return (known[0], known[0])
    whole = form == "count" or all(value.is_integer() for value in known)
    if method == "equal":
        return _step_evenly(known[0], known[-1], most, whole=whole)
    return _part_evenly(known, max(1, min(most, len(known) // 2)), whole=whole)


def _step_evenly(low: float, high: float, most: int, *, whole: bool) -> tuple[float, ...]:
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    sizes = [power * digit for digit in (*_DIGITS, *(10 * digit for digit in _DIGITS))]
    fit = [size for size in sizes if not whole or (size >= 1 and size.is_integer())] or [1.0]
    size = next((each for each in fit if _count_steps(low, high, each) <= most), fit[-1])
    first = math.floor(low / size + 1e-9)
    return tuple(round((first + at) * size, 10) for at in range(_count_steps(low, high, size) + 1))


def _count_steps(low: float, high: float, size: float) -> int:
    return max(1, math.ceil(high / size - 1e-9) - math.floor(low / size + 1e-9))


def _part_evenly(known: Sequence[float], most: int, *, whole: bool) -> tuple[float, ...]:
    """Cuts at the quantiles, rounded to the fewest places at which no two of them fall together."""
    cuts = sorted({known[len(known) * at // most] for at in range(most)} | {known[0], known[-1]})
    if whole:
        return tuple(cuts)
    places = _fewest_places(cuts)
    scale = 10.0**places
    inner = [round(cut, places) for cut in cuts[1:-1]]
    ends = math.floor(cuts[0] * scale + 1e-9) / scale, math.ceil(cuts[-1] * scale - 1e-9) / scale
    return (ends[0], *(cut for cut in dict.fromkeys(inner) if ends[0] < cut < ends[1]), ends[1])


def _fewest_places(cuts: Sequence[float]) -> int:
    return next((places for places in range(6) if len({round(cut, places) for cut in cuts}) == len(cuts)), 6)


def find_shade(breaks: Sequence[float], value: float) -> int:
    """Which of the shades a value has, from 0. A value beyond the ends has the nearest."""
    return min(max(bisect_right(breaks, value) - 1, 0), max(len(breaks) - 2, 0))


def find_step(breaks: Sequence[float], shade: int) -> str:
    """The colour of a shade: few shades are drawn as far apart as many."""
    shades = max(1, len(breaks) - 1)
    return STEPS[sorted(BAR_STEPS[shades])[shade]] if shades > 1 else STEPS[_LONE_STEP]


def say_shades(chart: MapDrawing) -> list[str]:
    """What each shade holds: `5 to 9` of whole numbers, `0.5 to under 1.0` of others, the last with its end."""
    breaks, form = chart.breaks, chart.key.form
    if len(breaks) < 2:
        return []
    values = (*breaks, *(region.value for region in chart.regions if region.value is not None))
    if all(float(value).is_integer() for value in values):
        ends = [high - 1 for high in breaks[1:-1]] + [breaks[-1]]
        return [_say_between(low, high, form, 0) for low, high in zip(breaks[:-1], ends, strict=True)]
    places = next((places for places in range(6) if all(round(each, places) == each for each in breaks)), 6)
    said = [
        f"{say_value(low, form, places)} to under {say_value(high, form, places)}" for low, high in pairwise(breaks)
    ]
    return [*said[:-1], _say_between(breaks[-2], breaks[-1], form, places)]


def _say_between(low: float, high: float, form: str, places: int) -> str:
    first, last = say_value(low, form, places), say_value(high, form, places)
    return first if first == last else f"{first} to {last}"
