"""What a control chart supports saying: variation and assurance, and how the last point stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from answerable.drawing.wording import say_day, say_number, say_value
from answerable.measuring.control.assembly import FEWEST_POINTS
from answerable.measuring.control.chart import Assurance, ControlChart, ControlPoint
from answerable.measuring.control.limits import LARGE_RANGE, LIMIT_PER_RANGE
from answerable.measuring.control.rules import NEAR_NEEDED, NEAR_POINTS, SHIFT_POINTS, TREND_POINTS
from answerable.measuring.period import number_month
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Direction, Verdict

TEST = "control chart rules"

MOST_PLACES = 8
"""Places after the point that a figure is said to at most."""

_VARIATION = {
    "": "usual variation, no signal",
    "improvement": "a signal of improvement",
    "concern": "a signal of concern",
    "high": "a signal, high",
    "low": "a signal, low",
}
# What lies between rare events.
_UNITS = {"T": " days", "G": " cases"}
_ASSURANCE = {
    "": "no target to be held against",
    "pass": "can be expected to meet the target",
    "fail": "cannot be expected to meet the target as things are",
    "hit and miss": "will meet the target in some periods and miss it in others, by chance",
}


def judge_chart(chart: ControlChart) -> Verdict:
    """Whether the last point of a chart is a signal, and which way.

    Too few where limits come from fewer than 12 points. Nothing is judged where recording changed within the points
    that share the last limits.
    """
    breaks = _list_unheeded_breaks(chart)
    if breaks:
        changes = " and ".join(f"on {say_day(each.on)} ({each.words})" for each in breaks)
        words = f"recording changed {changes}: the points before and after cannot be compared"
        return Verdict(direction="no signal", better=None, test=TEST, words=words, is_comparable=False)
    if chart.is_trial:
        words = (
            f"too few points to say what is usual here ({say_number(chart.segments[-1].used)}, "
            f"and at least {FEWEST_POINTS} are needed)"
        )
        return Verdict(direction="too few", better=None, test=TEST, words=words)
    if not chart.last.rules:
        words = f"within what is usual here ({say_limits(chart)})"
        return Verdict(direction="no signal", better=None, test=TEST, words=words)
    direction = _point_last(chart)
    better = None if chart.better == "neither" else direction == chart.better
    wanted = {True: ", for the better", False: ", for the worse", None: ""}[better]
    return Verdict(direction=direction, better=better, test=TEST, words=f"{_say_rules(chart, direction)}{wanted}")


def judge_assurance(chart: ControlChart) -> Assurance:
    """Whether the process as it is will meet its target, from the limits of the last point.

    A target beyond the limit on the side wanted will not be met, one beyond the other will be; one between the
    limits is met or missed by chance. A series that never moves from its target meets it. Nothing without a target,
    a direction, or limits to rely on.
    """
    if chart.target is None or chart.better == "neither" or chart.is_trial:
        return ""
    if chart.last.lower == chart.target == chart.last.upper:
        return "pass"
    if chart.last.lower <= chart.target <= chart.last.upper:
        return "hit and miss"
    is_above = chart.target > chart.last.upper
    return "fail" if is_above == (chart.better == "higher") else "pass"


def say_variation(chart: ControlChart) -> str:
    """The variation of the last point in words, where a dashboard would show an icon."""
    verdict = judge_chart(chart)
    if not verdict.is_signal:
        return _VARIATION[""] if verdict.direction == "no signal" and verdict.is_comparable else "too early to tell"
    if verdict.better is not None:
        return _VARIATION["improvement" if verdict.better else "concern"]
    return _VARIATION["high" if verdict.direction == "higher" else "low"]


def say_assurance(chart: ControlChart) -> str:
    """The assurance in words, where a dashboard would show an icon."""
    if chart.target is not None and chart.is_trial:
        return "too few points to tell whether the target will be met"
    return _ASSURANCE[judge_assurance(chart)]


def describe_series(chart: ControlChart) -> str:
    """A line about the last point that the data support: against what is usual, the period before and a year before.

    Two points alone are never called a rise or a fall: their difference is held against 3.267 mean moving ranges,
    which two points of a steady normal series exceed about once in a hundred times. That stands for XmR charts; on
    others the two points are left out.
    """
    verdict = judge_chart(chart)
    value = f"{say_point(chart, chart.last.value)}{_say_base(chart)}"
    said = f"{value} {say_when(chart, chart.last.on)}: {verdict.words}"
    if chart.method != "XmR" or chart.is_trial or not verdict.is_comparable:
        return f"{said}."
    before = "the month before" if is_monthly(chart) else "the point before"
    others = [(before, _find_previous(chart)), ("a year before", _find_year_ago(chart))]
    usual = LARGE_RANGE * _mean_range(chart)
    compared = [_say_difference(chart, point, name, usual) for name, point in others if point is not None]
    if not compared:
        return f"{said}."
    return (
        f"{said}. It is {' and '.join(compared)}; two points here usually differ by up to {_say_gap(chart, usual)}."
    )


def say_when(chart: ControlChart, day: dt.date) -> str:
    """`in May 2022` on a chart of months, else `on 1 May 2022`."""
    return f"in {day:%B %Y}" if is_monthly(chart) else f"on {say_day(day)}"


def is_monthly(chart: ControlChart) -> bool:
    """Whether the points are months one after another, none missing, each standing at its first day."""
    days = [point.on for point in chart.points]
    months = [number_month(day) for day in days]
    return {day.day for day in days} == {1} and months == list(range(months[0], months[0] + len(months)))


def say_limits(chart: ControlChart) -> str:
    """`average 300.5, limits 279.8 to 321.2`, those of the last point."""
    last = chart.last
    low, high = say_figure(chart, last.lower), say_figure(chart, last.upper)
    unit = _UNITS.get(chart.method, "")
    # Half of the times between events lie below the centre line of a T chart; it is no mean of them.
    centre = "middle" if chart.method == "T" else "average"
    return f"{centre} {say_figure(chart, last.centre)}{unit}, limits {low} to {high}{unit}"


def say_figure(chart: ControlChart, value: float) -> str:
    """A value of the chart in its unit, to as many places as its limits ask for."""
    return say_value(chart.scale * value, chart.form, count_places(chart))


def say_point(chart: ControlChart, value: float) -> str:
    """A value of the chart, or the difference of two, in its unit: whole where every value is."""
    if all((chart.scale * point.value).is_integer() for point in chart.points):
        return say_value(chart.scale * value, chart.form)
    return say_figure(chart, value)


def count_places(chart: ControlChart) -> int:
    """The places that tell the limits apart: none where they lie far apart, more the closer they are.

    Of a series that never moves, the places that its value has.
    """
    width = chart.scale * max(point.upper - point.lower for point in chart.points)
    if width == 0:
        values = [chart.scale * point.value for point in chart.points]
        return next((places for places in range(MOST_PLACES) if _fit(values, places)), MOST_PLACES)
    return sum(width < 50 / 10**place for place in range(MOST_PLACES))


def _fit(values: Sequence[float], places: int) -> bool:
    return all(abs(value - round(value, places)) <= 1e-9 * abs(value) for value in values)


def _say_base(chart: ControlChart) -> str:
    """What the last point is out of: ` (66 of 100)` of a share, ` per 1,000` of a rate."""
    last = chart.last
    if last.size is None:
        return ""
    if chart.form == "percent":
        return f" ({say_number(last.value * last.size)} of {say_number(last.size)})"
    return f" per {say_number(chart.scale)}" if chart.scale != 1 else ""


def _list_unheeded_breaks(chart: ControlChart) -> Sequence[Break]:
    last = chart.segments[-1]
    return list_breaks(chart.breaks, last.first_on, last.last_on)


def _point_last(chart: ControlChart) -> Direction:
    """The side of the centre of the last point, or the way it moves where a trend is all there is.

    The two agree but where the last point lies on the centre: seven rising points below it would be a shift as well.
    """
    last = chart.last
    if last.rules == ("trend",):
        return "higher" if last.value > chart.points[-2].value else "lower"
    return "higher" if last.value > last.centre else "lower"


def _say_rules(chart: ControlChart, direction: Direction) -> str:
    """The strongest of the rules that the last point breaks, with the figures behind it."""
    last = chart.last
    side, limit = ("above", last.upper) if direction == "higher" else ("below", last.lower)
    end = "upper" if direction == "higher" else "lower"
    if "outside" in last.rules:
        return f"{direction} than is usual here: {side} the {end} limit of {say_figure(chart, limit)}"
    if "shift" in last.rules:
        run = _count_run(chart)
        return f"{direction} than was usual here: {max(run, SHIFT_POINTS)} points in a row {side} the average"
    if "trend" in last.rules:
        step, moves = ("above", "up") if direction == "higher" else ("below", "down")
        return f"moving {moves}: {TREND_POINTS} points, each {step} the one before"
    return (
        f"{direction} than is usual here: {NEAR_NEEDED} of the last {NEAR_POINTS} points near the {end} limit of "
        f"{say_figure(chart, limit)}"
    )


def _count_run(chart: ControlChart) -> int:
    """How many points of the last segment, up to the last, lie on its side of the centre."""
    is_above = chart.last.value > chart.last.centre
    count = 0
    for point in reversed(chart.points[-chart.segments[-1].points :]):
        if point.value == point.centre or (point.value > point.centre) != is_above:
            break
        count += 1
    return count


def _find_previous(chart: ControlChart) -> ControlPoint | None:
    """The point before the last, where both share their limits."""
    return chart.points[-2] if chart.segments[-1].points > 1 else None


def _find_year_ago(chart: ControlChart) -> ControlPoint | None:
    """The point of the same day a year before, where it shares the limits of the last."""
    on = chart.last.on
    wanted = dt.date(on.year - 1, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)
    segment = chart.points[-chart.segments[-1].points :]
    return next((point for point in segment if point.on == wanted), None)


def _say_difference(chart: ControlChart, other: ControlPoint, name: str, usual: float) -> str:
    difference = chart.last.value - other.value
    if difference == 0:
        return f"the same as {name}"
    side = "above" if difference > 0 else "below"
    unusual = " (more than usual)" if abs(difference) > usual else ""
    return f"{_say_gap(chart, abs(difference), is_point=True)} {side} {name}{unusual}"


def _say_gap(chart: ControlChart, value: float, is_point: bool = False) -> str:
    """How far two values lie apart: of shares in percentage points, which are no per cent of anything."""
    if chart.form == "percent":
        return f"{say_number(chart.scale * value, count_places(chart))} percentage points"
    return say_point(chart, value) if is_point else say_figure(chart, value)


def _mean_range(chart: ControlChart) -> float:
    """The mean moving range behind the limits of the last point."""
    return (chart.last.upper - chart.last.centre) / LIMIT_PER_RANGE


def say_runs(chart: ControlChart) -> str:
    """What the run tests say of the last segment, in words."""
    runs = chart.runs
    if not runs.points:
        return "The order of the points (Anhøj's two tests) cannot be judged: every point lies on the average."
    found = "points to a shift" if runs.is_signal else "shows no shift"
    return (
        f"The order of the points (Anhøj's two tests) {found}: at most {runs.longest} in a row lie on one side of "
        f"the average (chance allows {runs.longest_allowed}), and it is crossed {_say_times(runs.crossings)} (chance "
        f"allows as few as {runs.fewest_allowed})."
    )


def _say_times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{say_number(number)} times")
