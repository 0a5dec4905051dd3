"""Harm as it is shown: always beside the count, always with homicide and without."""

from __future__ import annotations

from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_interval, say_number, say_period, say_share
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, title_chart
from answerable.measuring.control.telling import describe_series
from answerable.patrolling.harm.area_exhibit import tell_areas
from answerable.patrolling.harm.badge import badge_harm, say_unweighed
from answerable.patrolling.harm.category_exhibit import tell_categories, tell_proactive, tell_weights
from answerable.patrolling.harm.period_exhibit import tell_homicide, tell_periods
from answerable.patrolling.harm.result import HarmResult, HarmSum

_QUERY = "answerable.patrolling.harm.harm.measure_harm(offences, index, options)"


def tell_harm(result: HarmResult) -> Told:
    """Everything that a file of offences supports saying of harm."""
    badges = badge_harm(result)
    exhibits = [tell_total(result), tell_categories(result)]
    exhibits += [tell_periods(result)] if result.periods else []
    exhibits += [tell_counts(result, result.counts)] if result.counts is not None else []
    exhibits += [tell_homicide(result)] if result.index.homicide is not None else []
    exhibits += [tell_areas(result)] if result.areas else []
    exhibits += [tell_proactive(result)] if result.proactive else []
    exhibits.append(tell_weights(result))
    return Told(
        title=f"Harm beside counts, {say_period(result.first_on, result.last_on)}",
        lead=" ".join([f"{exhibits[0].title}.", say_unweighed(result)]).strip(),
        exhibits=tuple(_finish(each, badges) for each in exhibits),
    )


def tell_total(result: HarmResult) -> Exhibit:
    """Offences and days of harm, with homicide and without."""
    all_, others = result.with_homicide, result.without_homicide
    columns = (
        Column("Counted"),
        Column("Offences", "count"),
        Column("Days of harm", "number"),
        Column("From", "number"),
        Column("To", "number"),
        Column("Days an offence", "number", 1),
        Column("From, an offence", "number", 1),
        Column("To, an offence", "number", 1),
    )
    rows = (_row("With homicide", all_), _row("Without homicide", others))
    title = f"{say_count(all_.count, 'offence')}, {say_number(all_.harm)} days of harm"
    if result.homicides:
        part = say_share(all_.harm - others.harm, all_.harm)
        title = f"{title}, {say_number(others.harm)} of them without homicide"
        homicides = f" {say_count(result.homicides, 'homicide')} gave {part} of the days."
    else:
        homicides = " No homicide is among them."
    ends = say_interval(all_.low, all_.high, "number")
    return Exhibit(
        slug="total",
        title=title,
        sentence=(
            f"{say_period(result.first_on, result.last_on)}: {say_count(all_.count, 'offence')} came to "
            f"{say_number(all_.harm)} days of harm ({ends}), {say_number(all_.mean, 1)} an offence; without homicide "
            f"{say_number(others.harm)} days in {say_count(others.count, 'offence')} "
            f"({say_interval(others.low, others.high, 'number')}).{homicides}"
        ),
        table=Table(columns=columns, rows=rows),
        notes=(
            "A day of harm is a day in prison at which the sentencing guideline starts for somebody without "
            "convictions: a scale for comparing offences, no measure of what a victim went through.",
            "Intervals take offences as independent events of each category and draw their counts again (parametric "
            "bootstrap): what chance alone leaves open, not what goes unrecorded.",
            *result.notes,
        ),
        query=_QUERY,
    )


def tell_counts(result: HarmResult, chart: ControlChart) -> Exhibit:
    """The counts as a control chart."""
    name = f"Offences a day, by {result.options.period}"
    return Exhibit(
        slug="counts",
        title=title_chart(chart),
        sentence=(
            f"{name}, {say_count(len(chart.points), 'point')} to {chart.last.on:%B %Y}: {describe_series(chart)}"
        ),
        table=tabulate_control(chart, "Offences a day"),
        chart=draw_control(chart, "Offences a day"),
        notes=(
            *note_chart(chart),
            "Counts say how often, harm how much: the two charts may differ, and neither is right alone.",
        ),
        badges=badge_chart(chart),
        query=_QUERY,
    )


def _row(name: str, total: HarmSum) -> tuple[Cell, ...]:
    ends = (total.low, total.high, total.mean, total.mean_low, total.mean_high)
    return (name, total.count, total.harm, *ends)


def _finish(exhibit: Exhibit, badges: tuple[Badge, ...]) -> Exhibit:
    from msgspec.structs import replace

    return replace(exhibit, badges=exhibit.badges + badges)
