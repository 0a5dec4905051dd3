"""A scorecard as pages show it: each measure in words, its change and its series drawn small beside them.

Whatever is said of a change is a verdict's own words; the drawings repeat what stands in words, and are hidden from
screen readers.
"""

import math
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from answerable.drawing.exhibit import Badge
from answerable.measuring.control.telling import say_variation
from answerable.measuring.period import name_period
from answerable.measuring.scorecard.overview import (
    list_tested,
    say_baseline,
    say_interval,
    shorten_words,
    tell_overview,
)
from answerable.measuring.scorecard.sentence import say_figure, say_short
from answerable.measuring.scorecard.signal import draw_signal
from answerable.publishing.addresses import address_of

# Longer scorecards leave the series to the page of each measure, so that a page stays quick.
MOST_SERIES = 24
POINTS_DRAWN = 24
STRIP_WIDTH, STRIP_HEIGHT, STRIP_REACH = 120, 14, 54
SERIES_WIDTH, SERIES_HEIGHT = 120, 30
EDGE = 3
# A strip reaches from half to double for a ratio, and 20 points either way for a difference of shares.
POINTS_REACHED = 0.2
SHAPES = {True: "better", False: "worse", None: "changed"}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A measure on a scorecard. `figure` is the value alone and `counted` what goes with it; `change` are the words
    of a verdict, or why there is none; `strip` and `series_drawing` are our own markup. Without a value, `missing`
    says so and `absence` why."""

    title: str
    address: str
    badges: tuple[Badge, ...]
    figure: str
    counted: str
    period: str
    baseline: str
    change: str
    interval: str
    strip: str
    series: str
    series_drawing: str
    target: str
    missing: str
    absence: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The measures of a priority or an objective; `gaps` are the titles of national measures that none stands for,
    under the reason given for them, empty where none was."""

    title: str
    code: str
    lines: tuple[ShownLine, ...]
    gaps: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The groups of a scorecard in one table: of series and targets it has the columns that hold any. `columns` is
    how many there are in all, `beside` how many beside the name of a measure."""

    groups: tuple[ShownGroup, ...]
    has_series: bool
    has_target: bool

    @property
    def columns(self):
        return 3 + self.has_series + self.has_target

    @property
    def beside(self):
        return self.columns - 1


def show_groups(groups, is_drawn=True):
    """The groups of a scorecard that hold anything, in a table."""
    shown = tuple(
        ShownGroup(
            title=group.title,
            code=group.code,
            lines=tuple(show_line(line, is_drawn) for line in group.lines),
            gaps=_group_gaps(group.gaps),
        )
        for group in groups
        if group.lines or group.gaps
    )
    lines = [line for group in shown for line in group.lines]
    return ShownTable(shown, any(line.series for line in lines), any(line.target for line in lines))


def show_tested(scorecard):
    """The lines of which the change was tested, without their series."""
    return tuple(show_line(line, is_drawn=False) for line, _ in list_tested(scorecard.lines))


def headline(scorecard):
    """How many of the changes that were tested can be told from chance, in a sentence without its stop."""
    return tell_overview(scorecard).title


def _group_gaps(gaps):
    reasons = {}
    for gap in gaps:
        reasons.setdefault(gap.reason, []).append(gap.measure.title)
    return tuple((tuple(titles), reason) for reason, titles in reasons.items())


def show_line(line, is_drawn=True):
    """A line of a scorecard in words; `is_drawn` where its series is drawn beside it."""
    measure, figure, change = line.measure, line.figure, line.change
    verdict = change.verdict if change else None
    return ShownLine(
        title=measure.title,
        address=address_of("measure", measure.code),
        badges=line.badges,
        figure=say_short(measure, figure) if figure else "",
        counted=say_figure(measure, figure).removeprefix(say_short(measure, figure)).strip() if figure else "",
        period=name_period(figure.first_on, figure.last_on) if figure else "",
        baseline=say_baseline(line) or "",
        change=shorten_words(change.words) if change and figure else "",
        interval=say_interval(verdict),
        strip=draw_strip(verdict),
        series=say_variation(line.signal.chart) if line.signal else "",
        series_drawing=draw_series(draw_signal(measure, line.signal)) if line.signal and is_drawn else "",
        target=f"{line.standing.words} ({line.standing.target.authority})" if line.standing else "",
        missing=line.missing,
        absence=line.absence,
    )


def draw_strip(verdict):
    """The interval of a change on a line of which the middle is no change; empty where nothing was tested."""
    if verdict is None or verdict.low is None or not verdict.is_comparable:
        return ""
    at = verdict.ratio if verdict.difference is None else verdict.difference
    place = _place_ratio if verdict.difference is None else _place_difference
    low, middle, high = (place(each) for each in (verdict.low, at, verdict.high))
    shape = SHAPES[verdict.better] if verdict.is_signal else "none"
    return format_html(
        '<svg class="strip strip--{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path class="strip__axis" d="M2 7h116M60 1v12"/><path class="strip__span" d="M{} 7H{}"/>'
        '<circle class="strip__at" cx="{}" cy="7" r="3.6"/></svg>',
        shape, STRIP_WIDTH, STRIP_HEIGHT, low, high, middle,
    )  # fmt: skip


def draw_series(drawing):
    """The last points of a control chart as one line over the band of their limits, signals as dots."""
    points = [point for point in drawing.points[-POINTS_DRAWN:] if math.isfinite(point.value)]
    if len(points) < 2:
        return ""
    limits = [each for point in points for each in (point.lower, point.upper) if math.isfinite(each)]
    values = [point.value for point in points]
    lowest, highest = min(*values, *limits), max(*values, *limits)
    across = (SERIES_WIDTH - 2 * EDGE) / (len(points) - 1)
    up = (SERIES_HEIGHT - 2 * EDGE) / ((highest - lowest) or 1)

    def place(number, value):
        return f"{EDGE + number * across:.0f} {SERIES_HEIGHT - EDGE - (value - lowest) * up:.1f}"

    line = "L".join(place(number, point.value) for number, point in enumerate(points))
    dots = "".join(
        f'<circle cx="{spot[0]}" cy="{spot[1]}" r="2.4"/>'
        for number, point in enumerate(points)
        if point.signal or number == len(points) - 1
        for spot in [place(number, point.value).split()]
    )
    return format_html(
        '<svg class="series" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path class="series__band" d="{}"/><path class="series__line" d="M{}"/>{}</svg>',
        SERIES_WIDTH, SERIES_HEIGHT, _draw_band(points, place), line,
        mark_safe(dots),  # noqa: S308 -- numbers of our own
    )  # fmt: skip


def _draw_band(points, place):
    """The limits as one shape for each stretch in which they hold."""
    stretches, start = [], 0
    for number in range(1, len(points) + 1):
        before = points[number - 1]
        held = (before.lower, before.upper)
        if number == len(points) or (points[number].lower, points[number].upper) != held:
            if all(map(math.isfinite, held)):
                end = min(number, len(points) - 1)
                corners = (
                    place(start, held[1]), place(end, held[1]), place(end, held[0]), place(start, held[0])
                )  # fmt: skip
                stretches.append(f"M{'L'.join(corners)}z")
            start = number
    return "".join(stretches)


def _place_ratio(ratio):
    """Where a ratio stands on a strip: half at the left end, double at the right; none at all is beyond either."""
    if ratio is None or ratio == math.inf:
        return _place(1)
    return _place(-1 if ratio <= 0 else math.log2(ratio))


def _place_difference(difference):
    return _place(difference / POINTS_REACHED)


def _place(share):
    middle = STRIP_WIDTH / 2
    return round(middle + STRIP_REACH * max(-1.0, min(1.0, share)))
