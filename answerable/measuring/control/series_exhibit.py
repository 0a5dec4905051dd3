"""Control charts as they are shown: one exhibit for each area, and one table of all where there are several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_day, say_number
from answerable.measuring.control.area_series import AreaChart, SeriesOptions, SeriesResult
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.seasons import YearChange
from answerable.measuring.control.telling import (
    count_places,
    describe_series,
    is_monthly,
    judge_assurance,
    judge_chart,
    say_assurance,
    say_figure,
    say_runs,
    say_variation,
    say_when,
)
from answerable.measuring.series import list_breaks

MOST_DRAWN = 60
"""Areas whose chart is shown by itself."""

_NOT_ALL_DRAWN = f"Charts are shown of {MOST_DRAWN} areas, those with a signal at the last point first."
_TWO_YEARS = 24
_METHODS = {
    "XmR": "XmR chart: limits at 2.66 mean moving ranges from the average",
    "P": "P chart of shares: limits at three binomial standard deviations",
    "P′": "P′ chart of shares: three binomial standard deviations, widened by how much the shares vary (Laney 2002)",
    "U": "U chart of rates: limits at three Poisson standard deviations",
    "U′": "U′ chart of rates: three Poisson standard deviations, widened by how much the rates vary (Laney 2002)",
    "C": "C chart of counts: limits at three Poisson standard deviations",
    "C′": "C′ chart of counts: three Poisson standard deviations, widened by how much the counts vary (Laney 2002)",
    "T": "T chart of the days between events (Nelson 1994)",
    "G": "G chart of the cases between events (Benneyan 2001)",
}


def tell_series(result: SeriesResult) -> Told:
    """Everything that the charts support saying."""
    options, areas = result.options, result.areas
    signals = [each for each in areas if judge_chart(each.chart).is_signal]
    drawn = _choose_drawn(areas)
    slugs = name_slugs([each.area for each in drawn])
    exhibits = [_tell_area(each, options, slug) for each, slug in zip(drawn, slugs, strict=True)]
    if len(areas) > 1:
        exhibits.insert(0, _tell_all(areas, options, len(signals)))
    lead = exhibits[0].sentence if len(areas) > 1 else f"{exhibits[0].title}."
    if result.left_out:
        lead = f"{lead} Not charted: {' '.join(result.left_out)}"
    return Told(
        title=f"{options.name}: control {'charts' if len(areas) > 1 else 'chart'}",
        lead=lead,
        exhibits=tuple(exhibits),
    )


def title_chart(chart: ControlChart) -> str:
    """What a chart finds, as a title."""
    return f"{chart.name}: {say_variation(chart)} {say_when(chart, chart.last.on)}"


def note_chart(chart: ControlChart) -> tuple[str, ...]:
    """What to beware of, how the limits were worked out and by whose decision."""
    screened = "large moving ranges left out once (Nelson 1982)" if chart.is_screened else "no moving range left out"
    method = f"{_METHODS[chart.method]}{f', {screened}' if chart.method in ('XmR', 'T') else ''}."
    notes = [*chart.warnings, method, say_runs(chart)]
    if chart.fixed_after:
        notes.append(f"The limits are held at those of the first {say_number(chart.fixed_after)} points.")
    for segment in chart.segments:
        if segment.rebasing is not None:
            decision = segment.rebasing
            notes.append(
                f"Limits were worked out afresh from {say_day(decision.on)}: {decision.reason}. Decided by "
                f"{decision.decided_by}."
            )
    notes += [
        f"{say_day(each.on)} has no part in the limits: {each.reason}. Decided by {each.decided_by}."
        for each in chart.exclusions
    ]
    if is_monthly(chart) and len(chart.points) >= _TWO_YEARS:
        notes.append(
            "Many counts follow the seasons: a month is best also held against the same month a year earlier."
        )
    return tuple(notes)


def badge_chart(chart: ControlChart) -> tuple[Badge, ...]:
    """The badges that a chart carries wherever it is copied."""
    badges = []
    if any(point.is_provisional for point in chart.points):
        badges.append(Badge("provisional", "Figures drawn hollow may still be revised."))
    for each in list_breaks(chart.breaks, chart.points[0].on, chart.last.on):
        badges.append(Badge("break", f"Recording changed on {say_day(each.on)}: {each.words}."))
    return tuple(badges)


def _choose_drawn(areas: tuple[AreaChart, ...]) -> list[AreaChart]:
    """The areas whose chart is shown: of very many, those with a signal first; all stand in the table."""
    if len(areas) <= MOST_DRAWN:
        return list(areas)
    ordered = sorted(areas, key=lambda each: not judge_chart(each.chart).is_signal)[:MOST_DRAWN]
    return sorted(ordered, key=lambda each: each.area)


def _tell_area(each: AreaChart, options: SeriesOptions, slug: str) -> Exhibit:
    chart = each.chart
    sentence = (
        f"{chart.name}, {say_number(len(chart.points))} points from {_say_span(chart)}: {describe_series(chart)}"
    )
    if chart.target is not None:
        sentence = f"{sentence} {_say_target(chart, chart.target)}"
    if each.year is not None:
        sentence = f"{sentence} {say_year(each.year)}"
    return Exhibit(
        slug=slug,
        title=title_chart(chart),
        sentence=sentence,
        table=tabulate_control(chart, options.name),
        chart=draw_control(chart, options.name),
        notes=(*([each.year_refusal] if each.year_refusal else []), *note_chart(chart)),
        badges=badge_chart(chart),
        query=f"answerable.measuring.control.area_series.chart_area(area={each.area!r}, {options})",
    )


def _say_span(chart: ControlChart) -> str:
    first, last = chart.points[0].on, chart.last.on
    if is_monthly(chart):
        return f"{first:%B %Y} to {last:%B %Y}"
    return f"{say_day(first)} to {say_day(last)}"


def _say_target(chart: ControlChart, target: float) -> str:
    words = say_assurance(chart)
    return f"Target {say_figure(chart, target)}: {f'it {words}' if judge_assurance(chart) else words}."


def say_year(year: YearChange) -> str:
    """The last months against the same months a year earlier, as a sentence, with what they were out of if known."""
    months = "month" if year.months == 1 else f"{year.months} months"
    after, before = say_number(year.after), say_number(year.before)
    if year.after_exposure != year.months or year.before_exposure != year.months:
        after = f"{after} of {say_number(year.after_exposure)}"
        before = f"{before} of {say_number(year.before_exposure)}"
    return (
        f"The {months} to {year.last_on:%B %Y} had {after}, the same a year earlier {before}: {year.verdict.words}."
    )


def _tell_all(areas: tuple[AreaChart, ...], options: SeriesOptions, signals: int) -> Exhibit:
    places = max(count_places(each.chart) for each in areas)
    form = areas[0].chart.form
    columns = (
        Column("Area"),
        Column("Last period", "date"),
        *(Column(name, form, places) for name in (options.name, "Average", "Lower limit", "Upper limit")),
        Column("Variation"),
        Column("Target"),
        Column("What the figures support saying"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in areas:
        chart, last = each.chart, each.chart.last
        figures = tuple(chart.scale * value for value in (last.value, last.centre, last.lower, last.upper))
        words = (say_variation(chart), say_assurance(chart), judge_chart(chart).words)
        rows.append((each.area or "Whole", last.on, *figures, *words))
    told = "none shows" if not signals else f"{say_number(signals)} {'shows' if signals == 1 else 'show'}"
    return Exhibit(
        slug="areas",
        title=f"{options.name}: of {len(areas)} areas, {told} a signal",
        sentence=(
            f"Of {len(areas)} areas charted, {told} a signal at the last point; the others are within what is usual "
            "there or have too few points to tell."
        ),
        table=Table(columns=columns, rows=tuple(rows)),
        notes=(
            "The more areas are charted, the more signals chance alone gives: about one steady series in sixty shows "
            "one at its last point.",
            *([_NOT_ALL_DRAWN] if len(areas) > MOST_DRAWN else []),
        ),
        badges=tuple(dict.fromkeys(badge for each in areas for badge in badge_chart(each.chart))),
        query=f"answerable.measuring.control.area_series.chart_areas(rows, {options})",
    )


def slug_area(area: str) -> str:
    """The slug of the chart of an area; `chart` for the whole."""
    words = "".join(character if character.isalnum() else " " for character in area.lower()).split()
    return "-".join(["chart", *words])


def name_slugs(areas: Sequence[str]) -> list[str]:
    """The slug of each area, numbered where two names differ in no letter or figure."""
    taken: Counter[str] = Counter()
    slugs = []
    for area in areas:
        slug = slug_area(area)
        taken[slug] += 1
        slugs.append(slug if taken[slug] == 1 else f"{slug}-no-{taken[slug]}")
    return slugs
