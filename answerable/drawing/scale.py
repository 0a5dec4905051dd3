"""Scales: where an axis starts and ends, where its ticks stand, and what they say."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.drawing.chart import Place
from answerable.drawing.palette import estimate_width
from answerable.drawing.wording import say_value

# Steps at which people count seconds: to a minute, to an hour, to days.
_SECOND_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAY_STEPS = (1, 2, 7, 14)
_LONGEST_BY_DAYS = 70
_GAP = 18.0
# Labels of numbers under an axis may stand nearer to each other than days or names.
_LABEL_GAP = 8.0
_FEW_TICKS = 4
# Values nearer to each other than this are drawn as one; ticks are told apart to the sixth place.
_LEAST_SPAN = 1e-4


@dataclass(frozen=True)
class Scale:
    """An axis in numbers (a day is its ordinal, a name its index) with its ticks and their labels."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]

    def place(self, value: float, length: float) -> float:
        """How far along an axis of this length a value stands."""
        return (value - self.low) / (self.high - self.low) * length

    def widest_label(self) -> float:
        return max((estimate_width(label) for label in self.labels), default=0.0)

    def thin_labels(self, length: float) -> Scale:
        """The scale with every tick, of whose labels only as many are said as stand apart along this length."""
        room = max(1.0, length / (self.widest_label() + _LABEL_GAP))
        every = max(1, math.ceil((len(self.ticks) - 1) / room))
        said = tuple(label if at % every == 0 else "" for at, label in enumerate(self.labels))
        return Scale(self.low, self.high, self.ticks, said)


def choose_scale(values: Iterable[float], form: str, *, from_nought: bool, ticks: int = 5) -> Scale:
    """A linear scale that holds the values, ending on round numbers; shares do not go on beyond 100%."""
    known = [float(value) for value in values if value is not None and math.isfinite(value)] or [0.0]
    low, high = min(known), max(known)
    if from_nought:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _LEAST_SPAN:
        low, high = (low, low + 1) if from_nought or not low else (low - 0.5, high + 0.5)
    step = _choose_step((high - low) / ticks, form)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    stands = tuple(round(at * step, 10) for at in range(first, last + 1))
    top = 100.0 if form == "percent" and high <= 100 < stands[-1] else stands[-1]
    bottom = 0.0 if low >= 0 > stands[0] else stands[0]
    shown = tuple(at for at in stands if bottom <= at <= top)
    return Scale(bottom, top, shown, tuple(say_value(at, form, _places(step)) for at in shown))


def choose_log_scale(values: Iterable[float], form: str) -> Scale:
    """A scale of ratios: its ticks are 1, 2 and 5 of each power of ten, its numbers logarithms to base ten.

    Raises ValueError where a value is not above nought.
    """
    known = [float(value) for value in values if math.isfinite(value)]
    if not known or min(known) <= 0:
        raise ValueError("a scale of ratios holds nothing but values above nought")
    powers = range(math.floor(math.log10(min(known))), math.ceil(math.log10(max(known))) + 1)
    stands = [digit * 10.0**power for power in powers for digit in (1, 2, 5)]
    below = max((at for at in stands if at <= min(known)), default=stands[0])
    above = min((at for at in stands if at >= max(known)), default=stands[-1])
    shown = [at for at in stands if below <= at <= above]
    if len(shown) < _FEW_TICKS:
        finer = {round(at * more, 10) for at in shown for more in (1, 1.5) if at * more <= above} | {below, above}
        shown = sorted(finer) if len(shown) > 1 else [shown[0] / 2, shown[0], shown[0] * 2]
    labels = tuple(say_value(at, "number", _places(at)) for at in shown)
    logs = tuple(math.log10(at) for at in shown)
    return Scale(logs[0], logs[-1], logs, _with_unit(labels, form))


def _with_unit(labels: tuple[str, ...], form: str) -> tuple[str, ...]:
    return tuple(f"{label}%" for label in labels) if form == "percent" else labels


def place_along(places: Sequence[Place]) -> list[float]:
    """Places as numbers along an axis: a day by its ordinal, a name by the order in which names first come."""
    names = list(dict.fromkeys(place for place in places if isinstance(place, str)))
    return [_number_place(place, names) for place in places]


def _number_place(place: Place, names: list[str]) -> float:
    if isinstance(place, str):
        return float(names.index(place))
    return float(place.toordinal()) if isinstance(place, dt.date) else float(place)


def scale_places(places: Sequence[Place], form: str, width: float, *, from_nought: bool = False) -> Scale:
    """The scale of an axis along which days, names or numbers stand, with as many labels as there is room for."""
    if all(isinstance(place, dt.date) for place in places):
        return _choose_days([place for place in places if isinstance(place, dt.date)], width)
    if any(isinstance(place, str) for place in places):
        return _choose_names(list(dict.fromkeys(str(place) for place in places)), width)
    numbers = [float(place) for place in places if isinstance(place, int | float)]
    room = max(2, int(width / 90))
    return choose_scale(numbers, form, from_nought=from_nought, ticks=min(8, room))


def _choose_names(names: list[str], width: float) -> Scale:
    widest = max(estimate_width(name) for name in names) + _GAP
    every = max(1, math.ceil(len(names) * widest / max(width, 1)))
    shown = range(0, len(names), every)
    last = max(len(names) - 1, 1)
    return Scale(0.0, float(last), tuple(map(float, shown)), tuple(names[at] for at in shown))


def _choose_days(days: list[dt.date], width: float) -> Scale:
    first, last = min(days), max(days)
    if first == last:
        last = first + dt.timedelta(days=1)
    stands = (
        _ticks_by_days(first, last, width)
        if (last - first).days <= _LONGEST_BY_DAYS
        else _ticks_by_months(first, last, width)
    )
    ordinals = tuple(float(day.toordinal()) for day, _ in stands)
    return Scale(float(first.toordinal()), float(last.toordinal()), ordinals, tuple(words for _, words in stands))


def _ticks_by_days(first: dt.date, last: dt.date, width: float) -> list[tuple[dt.date, str]]:
    room = max(2, int(width / (estimate_width("30 Sep") + _GAP)))
    span = (last - first).days + 1
    step = next((step for step in _DAY_STEPS if span / step <= room), math.ceil(span / room))
    days = [first + dt.timedelta(days=at) for at in range(0, span, step)]
    return [(day, f"{day.day} {day:%b}") for day in days]


def _ticks_by_months(first: dt.date, last: dt.date, width: float) -> list[tuple[dt.date, str]]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for step in _MONTH_STEPS:
        shape = "2022" if step >= 12 else "Sep 2022"
        if months / step <= width / (estimate_width(shape) + _GAP):
            break
    firsts = (
        dt.date(year, month, 1)
        for year, month in itertools.product(range(first.year, last.year + 1), range(1, 13))
        if (year * 12 + month - 1) % step == 0
    )
    shown = [(day, f"{day:%Y}" if step >= 12 else f"{day:%b %Y}") for day in firsts if first <= day <= last]
    return shown or [(first, f"{first:%b %Y}")]


def _choose_step(least: float, form: str) -> float:
    if form == "seconds" and least > 1:
        return float(next((step for step in _SECOND_STEPS if step >= least), 86400 * math.ceil(least / 86400)))
    power = 10.0 ** math.floor(math.log10(least))
    digits = (1, 2, 5, 10) if form == "count" else (1, 2, 2.5, 5, 10)
    step = next(power * digit for digit in digits if power * digit >= least * 0.999)
    return max(1.0, step) if form == "count" else step


def _places(step: float) -> int:
    """The decimal places that a step needs to be said."""
    return next((places for places in range(7) if abs(round(step, places) - step) < 1e-9), 7)
