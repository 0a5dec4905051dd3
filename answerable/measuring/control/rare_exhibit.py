"""Rare events as they are shown: a chart of the days between them, where counts by month would be mostly noughts."""

from __future__ import annotations

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.wording import say_day, say_number
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.rare import RareChart, RareOptions, RareResult
from answerable.measuring.control.series_exhibit import badge_chart, name_slugs, note_chart
from answerable.measuring.control.telling import judge_chart, say_figure, say_variation

_DAYS = "Days since the one before"


def tell_rare(result: RareResult) -> Told:
    """What the times between events support saying."""
    slugs = name_slugs([each.area for each in result.areas])
    exhibits = tuple(_tell(each, result.options, slug) for each, slug in zip(result.areas, slugs, strict=True))
    lead = " ".join(f"{each.title}." for each in exhibits)
    if result.left_out:
        lead = f"{lead} Not charted: {' '.join(result.left_out)}"
    return Told(title=f"{result.options.name}: days between events", lead=lead, exhibits=exhibits)


def _tell(each: RareChart, options: RareOptions, slug: str) -> Exhibit:
    chart = each.chart
    sentence = (
        f"{say_number(each.events)} events to {say_day(chart.last.on)}; the last came "
        f"{_say_days(chart.last.value)} after the one before: {judge_chart(chart).words}."
    )
    return Exhibit(
        slug=slug,
        title=f"{chart.name}, days between events: {say_variation(chart)} up to {say_day(chart.last.on)}",
        sentence=f"{sentence}{_say_since(each, options)}",
        table=tabulate_control(chart, _DAYS),
        chart=draw_control(chart, _DAYS, starts_at_zero=True),
        notes=note_chart(chart),
        badges=badge_chart(chart),
        query=f"answerable.measuring.control.rare.chart_events(rows, {options})",
    )


def _say_since(each: RareChart, options: RareOptions) -> str:
    """How long nothing has happened, held against the limits where they can be relied on."""
    if each.days_since is None or options.until is None:
        return ""
    said = f" By {say_day(options.until)} {_say_days(each.days_since)} had passed since"
    if each.chart.is_trial:
        return f"{said}."
    upper = each.chart.last.upper
    held = "longer than" if each.days_since > upper else "no longer than"
    return f"{said}, {held} is usual here (up to {say_figure(each.chart, upper)} days)."


def _say_days(days: float) -> str:
    return "1 day" if days == 1 else f"{say_number(days)} days"
