"""Case conferences as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import (
    open_sentence,
    say_day,
    say_number,
    say_period,
    say_share,
    say_value,
)
from answerable.measuring.casework.conference import AreaRepeats, ConferenceResult, Unit
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, title_chart
from answerable.measuring.control.telling import describe_series, judge_chart, say_limits, say_variation
from answerable.measuring.percentage import say_bound

_MOST_SAID = 12
_LIMITS = "The limits are worked out from the figures themselves; nobody set them."


def tell_conferences(result: ConferenceResult) -> Told:
    """Repeats in their limits, a stated range beside them, volume, cases beside meetings, and areas."""
    days = say_period(result.first_on, result.last_on)
    query = f"answerable.measuring.casework.conference.measure_conferences(rows, {result.options})"
    told = [
        _tell_repeats(result, query),
        _tell_volume(result, query),
        _tell_units(result, query),
        _tell_areas(result, query),
    ]
    lead = f"{days}: {say_share(result.repeats, result.cases)} of cases were repeats." if result.cases else days
    return Told(
        title=f"Case conferences, {days}", lead=lead, exhibits=tuple(each for each in told if each is not None)
    )


def _tell_repeats(result: ConferenceResult, query: str) -> Exhibit | None:
    chart = result.repeat_chart
    if chart is None:
        return None
    return Exhibit(
        slug="repeats",
        title=title_chart(chart),
        sentence=(
            f"Of {say_number(result.cases)} cases in {say_number(len(chart.points))} months, "
            f"{say_share(result.repeats, result.cases)} were repeats. "
            f"{describe_series(chart)}{_say_stated(result, chart)}"
        ),
        table=tabulate_control(chart, "Share of repeats"),
        chart=draw_control(chart, "Share of cases heard before within twelve months"),
        notes=(*_note_stated(result), *_note_limits(chart), *_note_months(result), *note_chart(chart)),
        badges=badge_chart(chart),
        query=query,
    )


def _say_stated(result: ConferenceResult, chart: ControlChart) -> str:
    low, high = result.options.stated_low, result.options.stated_high
    if low is None or high is None:
        return ""
    within = sum(low <= chart.scale * point.value <= high for point in chart.points)
    return (
        f" The share lies within the stated range of {say_value(low, 'percent')} to {say_value(high, 'percent')} "
        f"in {say_number(within)} of {say_number(len(chart.points))} months."
    )


def _note_stated(result: ConferenceResult) -> tuple[str, ...]:
    options = result.options
    if options.stated_low is None or options.stated_high is None:
        return ()
    when = f" on {say_day(options.stated_on)}" if options.stated_on else ""
    who = options.stated_by or "whoever asked for this analysis"
    return (
        f"The range of {say_value(options.stated_low, 'percent')} to {say_value(options.stated_high, 'percent')} "
        f"was stated by {who}{when}. It is what was expected, not a control limit: those come from the figures.",
    )


def _note_limits(chart: ControlChart) -> tuple[str, ...]:
    return () if any(segment.rebasing for segment in chart.segments) else (_LIMITS,)


def _note_months(result: ConferenceResult) -> tuple[str, ...]:
    notes = []
    if result.without_repeats:
        notes.append(f"{say_number(result.without_repeats)} months do not say how many cases were repeats.")
    if result.partial:
        named = ", ".join(f"{on:%B %Y}" for on in result.partial[:6])
        notes.append(
            f"Left out, because an area has no row: {named}{' and others' if len(result.partial) > 6 else ''}."
        )
    return tuple(notes)


def _tell_volume(result: ConferenceResult, query: str) -> Exhibit | None:
    chart = result.volume_chart
    if chart is None:
        return None
    return Exhibit(
        slug="volume",
        title=title_chart(chart),
        sentence=f"{chart.name}, {say_number(len(chart.points))} months: {describe_series(chart)}",
        table=tabulate_control(chart, "Cases"),
        chart=draw_control(chart, "Cases heard in the month", starts_at_zero=True),
        notes=("More cases may mean more harm, or more of it recognised.", *_note_months(result), *note_chart(chart)),
        badges=badge_chart(chart),
        query=query,
    )


def _tell_units(result: ConferenceResult, query: str) -> Exhibit | None:
    """Cases beside meetings: two things that are counted, which need not move alike."""
    units, months = result.units, result.compared
    if not units:
        return None
    rows: list[tuple[Cell, ...]] = [_row(unit, months) for unit in units]
    if len(units) == 2:
        cases, meetings = units
        before = cases.before / meetings.before if meetings.before else None
        after = cases.after / meetings.after if meetings.after else None
        change = 100 * (after / before - 1) if before and after is not None else None
        rows.append(
            ("Cases to each meeting", before, after, change, None, None, "not tested: a ratio of the two above")
        )
    names = " and ".join(unit.name.lower() for unit in units)
    figures = "; ".join(
        f"{unit.name.lower()} {say_number(unit.before / months, 1)}, then {say_number(unit.after / months, 1)}"
        for unit in units
    )
    heading = "are two measures" if len(units) == 2 else "month by month"
    return Exhibit(
        slug="units",
        title=f"{open_sentence(names)} {heading}: {figures} a month",
        sentence=(
            f"The first {say_number(months)} months and the last {say_number(months)}. "
            f"{' '.join(_say_unit(unit, months) for unit in units)}"
        ),
        table=Table(
            columns=(
                Column("Counted"),
                Column("A month, before", "number", 1),
                Column("A month, after", "number", 1),
                Column("Difference in per cent", "percent", 0),
                Column("Lower end of ratio", "ratio"),
                Column("Upper end of ratio", "ratio"),
                Column("What may be said"),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "Cases are people at high risk, meetings are how the partners organise themselves: a percentage of one "
            "says nothing of the other.",
        ),
        query=query,
    )


def _row(unit: Unit, months: int) -> tuple[Cell, ...]:
    change = 100 * (unit.after / unit.before - 1) if unit.before else None
    verdict = unit.verdict
    words = verdict.words.partition(" (ratio")[0]
    return (unit.name, unit.before / months, unit.after / months, change, verdict.low, verdict.high, words)


def _say_unit(unit: Unit, months: int) -> str:
    return (
        f"{unit.name}: {say_number(unit.before)} ({say_number(unit.before / months, 1)} a month), then "
        f"{say_number(unit.after)} ({say_number(unit.after / months, 1)} a month): {unit.verdict.words}."
    )


def _tell_areas(result: ConferenceResult, query: str) -> Exhibit | None:
    shown = [each for each in result.areas if each.cases]
    if len(shown) < 2:
        return None
    signals = sum(each.chart is not None and judge_chart(each.chart).is_signal for each in shown)
    told = "none shows" if not signals else f"{say_number(signals)} {'shows' if signals == 1 else 'show'}"
    return Exhibit(
        slug="areas",
        title=f"Repeat cases: of {say_number(len(shown))} areas, {told} a signal",
        sentence=f"{open_sentence(told)} a signal in the last month. "
        + "; ".join(
            f"{each.area}, {say_share(each.repeats, each.cases)}, {say_bound(each.interval)}"
            for each in shown[:_MOST_SAID]
        )
        + (f"; and {say_number(len(shown) - _MOST_SAID)} more in the table" if len(shown) > _MOST_SAID else "")
        + f", in the last {say_number(result.options.months)} months or as many as there are.",
        table=_tabulate_areas(shown),
        chart=SpanDrawing(
            x=Axis(title="Share of cases that are repeats, 95% interval", form="percent"),
            spans=tuple(
                Span(
                    name=each.area,
                    value=100 * each.repeats / each.cases,
                    low=100 * each.interval.low,
                    high=100 * each.interval.high,
                )
                for each in shown
            ),
            marks=_mark_stated(result),
        ),
        notes=("In the order of the file; where intervals overlap widely, no order can be told.",),
        query=query,
    )


def _tabulate_areas(shown: Sequence[AreaRepeats]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in shown:
        low, high, _ = each.interval
        variation = say_variation(each.chart) if each.chart else "cannot be told yet"
        limits = say_limits(each.chart) if each.chart else ""
        shares = (100 * each.repeats / each.cases, 100 * low, 100 * high)
        rows.append((each.area, each.repeats, each.cases, *shares, variation, limits))
    return Table(
        columns=(
            Column("Area"),
            Column("Repeats", "count"),
            Column("Cases", "count"),
            Column("Share", "percent", 1),
            Column("Lower end", "percent", 1),
            Column("Upper end", "percent", 1),
            Column("Variation in the last month"),
            Column("Limits there"),
        ),
        rows=tuple(rows),
    )


def _mark_stated(result: ConferenceResult) -> tuple[Mark, ...]:
    ends = (result.options.stated_low, result.options.stated_high)
    return tuple(Mark(at=end, words=f"stated, {say_value(end, 'percent')}") for end in ends if end is not None)
