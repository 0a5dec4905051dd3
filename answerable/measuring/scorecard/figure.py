"""The figure that a scorecard prints for a measure: which observations make it, and for which period."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from answerable.drawing.exhibit import Origin
from answerable.drawing.wording import say_day, say_number
from answerable.measuring.period import begin_months, count_days, count_whole_months
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.measure import Baseline, Measure, Observation

_HUNDRED = 100
# Lengths in months of which a series is made, a single day as nought: yearly points that overlap are no series.
_DAY = 0
_SERIES_LENGTHS = (_DAY, 1, 3, 12)


class Figure(Struct, frozen=True, kw_only=True):
    """A measure's value in a period, with the counts behind it where they are known. `parts` observations make it."""

    first_on: dt.date
    last_on: dt.date
    value: float
    numerator: float | None = None
    denominator: float | None = None
    parts: int = 1
    is_provisional: bool = False
    is_estimate: bool = False
    notes: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()


def choose_figure(measure: Measure, observations: Sequence[Observation], quarter_end: dt.date) -> Figure | None:
    """The figure that stands for the quarter that ends on a day: the newest that ended by then.

    It covers the measure's months where an observation does, or where shorter ones without a gap add up to them;
    otherwise the period that the newest observation was made for. Nothing where none ended by then. Of rare events
    that are given by day (chart `t`) a day without a row is one without an event.
    """
    held = [each for each in list_current(measure, observations) if each.last_on <= quarter_end]
    if not held:
        return None
    if measure.chart == "t" and all(_measure_length(each) == _DAY for each in held):
        return _count_events(measure, held, quarter_end)
    last_on = max(each.last_on for each in held)
    first_on = begin_months(last_on, measure.months)
    chain = _chain(held, first_on, last_on)
    if chain and (len(chain) == 1 or all(_has_counts(measure, each) for each in chain)):
        return sum_figures(measure, chain)
    return sum_figures(measure, [min((each for each in held if each.last_on == last_on), key=lambda o: o.first_on)])


def list_current(measure: Measure, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations that hold, in the order of their periods: of several for one period, the latest revision.

    Those that give neither a value nor the counts of one (a share of nobody) are left out. Raises `MeasureError` for
    a period that ends before it begins.
    """
    held: dict[tuple[dt.date, dt.date], Observation] = {}
    for each in observations:
        if each.last_on < each.first_on:
            raise MeasureError(f"{measure.title}: the period from {say_day(each.first_on)} ends before it begins.")
        if each.value is None and not _has_counts(measure, each):
            continue
        key = (each.last_on, each.first_on)
        if key not in held or held[key].revision <= each.revision:
            held[key] = each
    return tuple(held[key] for key in sorted(held))


def choose_series(
    measure: Measure, observations: Iterable[Observation], quarter_end: dt.date
) -> tuple[Observation, ...]:
    """The points of a control chart: the months, the quarters, the years or single days, whichever come more often.

    Observations of one length, none overlapping another, that ended by the quarter's end.
    """
    held = [each for each in list_current(measure, observations) if each.last_on <= quarter_end]
    lengths = Counter(_measure_length(each) for each in held)
    months = max(_SERIES_LENGTHS, key=lambda length: (lengths[length], -length))
    points: list[Observation] = []
    for each in held:
        if _measure_length(each) == months and (not points or points[-1].last_on < each.first_on):
            points.append(each)
    return tuple(points)


def sum_figures(measure: Measure, parts: Sequence[Observation]) -> Figure:
    """Observations one after another as one figure. Counts add up; a share is of the sums, never a mean of shares.

    The denominator of a rate is what the events arose from (people, vehicles): its mean, weighted by days.
    """
    first = parts[0]
    numerator = _sum(_count(measure, each) for each in parts)
    denominator = _sum(each.denominator for each in parts) if measure.form != "rate" else _average_denominator(parts)
    value = work_out_value(measure, numerator, denominator, first.value if len(parts) == 1 else None)
    return Figure(
        first_on=first.first_on,
        last_on=parts[-1].last_on,
        value=value,
        numerator=numerator,
        denominator=denominator,
        parts=len(parts),
        is_provisional=any(each.is_provisional for each in parts),
        is_estimate=any(each.is_estimate for each in parts),
        notes=tuple(dict.fromkeys(each.note for each in parts if each.note)),
        origins=tuple(dict.fromkeys(each.origin for each in parts if each.origin.words)),
    )


def figure_of_baseline(measure: Measure, baseline: Baseline) -> Figure:
    """A baseline as a figure."""
    numerator = _count(measure, baseline)
    return Figure(
        first_on=baseline.first_on,
        last_on=baseline.last_on,
        value=work_out_value(measure, numerator, baseline.denominator, baseline.value),
        numerator=numerator,
        denominator=baseline.denominator,
        origins=(Origin(words=baseline.source),) if baseline.source else (),
    )


def work_out_value(
    measure: Measure, numerator: float | None, denominator: float | None, value: float | None
) -> float:
    """The value by the measure's rule where the counts are known, otherwise as it was published.

    Raises `MeasureError`, one sentence, where there is neither, for a count below nought and for a part greater than
    its whole.
    """
    if measure.form in ("count", "percent", "rate") and numerator is not None and numerator < 0:
        raise MeasureError(f"{measure.title}: {say_number(numerator)} {measure.unit} cannot be, correct the row.")
    if measure.form == "percent" and numerator is not None and denominator and numerator > denominator:
        counts = f"{say_number(numerator)} of {say_number(denominator)}"
        raise MeasureError(f"{measure.title}: {counts} is more than all, correct the row.")
    if measure.form == "count" and numerator is not None:
        return numerator
    if numerator is not None and denominator:
        return numerator / denominator * (_HUNDRED if measure.form == "percent" else measure.per)
    if value is None:
        raise MeasureError(f"{measure.title}: a row has neither a value nor the counts that give one.")
    return value


def _count_events(measure: Measure, days: Sequence[Observation], quarter_end: dt.date) -> Figure:
    first_on = begin_months(quarter_end, measure.months)
    nought = Observation(measure=measure.code, first_on=first_on, last_on=quarter_end, numerator=0)
    counted = sum_figures(measure, [nought, *(each for each in days if each.first_on >= first_on)])
    return replace(counted, last_on=quarter_end, parts=counted.parts - 1)


def _measure_length(observation: Observation) -> int | None:
    if observation.first_on == observation.last_on:
        return _DAY
    return count_whole_months(observation.first_on, observation.last_on)


def _count(measure: Measure, given: Observation | Baseline) -> float | None:
    """The count behind a value: of a count, the value itself is one."""
    return given.value if given.numerator is None and measure.form == "count" else given.numerator


def _has_counts(measure: Measure, part: Observation) -> bool:
    if _count(measure, part) is None:
        return False
    return measure.form == "count" or bool(part.denominator)


def _chain(held: Sequence[Observation], first_on: dt.date, last_on: dt.date) -> list[Observation]:
    """Observations without gap or overlap from one day to another, the longest where several end on a day."""
    chain: list[Observation] = []
    ends_on = last_on
    while ends_on >= first_on:
        fitting = [each for each in held if each.last_on == ends_on and each.first_on >= first_on]
        if not fitting:
            return []
        chain.insert(0, min(fitting, key=lambda each: each.first_on))
        ends_on = chain[0].first_on - dt.timedelta(days=1)
    return chain


def _sum(values: Iterable[float | None]) -> float | None:
    known = list(values)
    return None if any(each is None for each in known) else sum(each for each in known if each is not None)


def _average_denominator(parts: Sequence[Observation]) -> float | None:
    weighted = _sum(
        None if each.denominator is None else each.denominator * count_days(each.first_on, each.last_on)
        for each in parts
    )
    return None if weighted is None else weighted / count_days(parts[0].first_on, parts[-1].last_on)
