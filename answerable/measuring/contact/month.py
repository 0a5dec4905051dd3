"""Exhibits by month: a control chart of the service, and the months in a table."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_day, say_number, say_seconds, say_value
from answerable.measuring.contact.summary import Channel, Month, Summary
from answerable.measuring.contact.wording import say_contacts, say_when, word_channel
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.charts import chart_shares, chart_values
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.telling import say_assurance
from answerable.measuring.period import end_month, ends_month
from answerable.measuring.verdict import judge_series


def tell_trend(channel: Channel, summary: Summary) -> Exhibit | None:
    """The months on a control chart, and whether the last is told from what is usual; nothing of fewer than two."""
    months = [each for each in channel.months if each.offered]
    if len(months) < 2:
        return None
    chart = chart_months(channel)
    verdict, heading = judge_series(chart), word_channel(channel.name).heading
    assurance = f" The service {say_assurance(chart)}." if chart.target is not None and not chart.is_trial else ""
    return Exhibit(
        slug=f"{channel.name}-trend",
        title=f"{heading}, {chart.name}: {verdict.words}",
        sentence=(
            f"{heading}, {chart.name}, by month {say_when(summary)}: in the last month, "
            f"{months[-1].first_on:%B %Y}, {_say_last(chart, months[-1])}. {open_sentence(verdict.words)}.{assurance}"
        ),
        table=tabulate_control(chart, open_sentence(chart.name)),
        chart=draw_control(chart, open_sentence(chart.name)),
        notes=(*chart.warnings, _say_method(chart), *say_parts(summary)),
        query=summary.queries[0],
    )


def chart_months(channel: Channel) -> ControlChart:
    """The channel's control chart: of the share in time where it has a standard, else of the share given up, else of
    the median wait.

    Shares of so many calls are charted as P′ (Laney 2002): the limits of a plain P chart would be so narrow that
    every month lay outside them.
    """
    months = [each for each in channel.months if each.offered]
    days, wholes = [each.first_on for each in months], [each.offered for each in months]
    standard = channel.standard
    if standard is not None:
        target = None if standard.percent is None else standard.percent / 100
        name = f"share of all calls answered within {say_seconds(standard.seconds)}"
        return chart_shares(days, [each.within for each in months], wholes, name=name, better="higher", target=target)
    if channel.abandoned:
        return chart_shares(days, [each.abandoned for each in months], wholes, name="share given up", better="lower")
    name = f"median wait {word_channel(channel.name).answering}"
    return chart_values(days, [each.p50 for each in months], name=name, better="lower", form="seconds")


def _say_last(chart: ControlChart, month: Month) -> str:
    value = say_value(chart.scale * chart.last.value, chart.form, 1 if chart.form == "percent" else 0)
    size = (
        f" over {say_value(month.timed, 'count')}"
        if chart.last.size is None
        else f" of {say_value(month.offered, 'count')}"
    )
    return f"{value}{size}"


def _say_method(chart: ControlChart) -> str:
    if chart.method == "XmR":
        return "XmR chart: limits from how much one month differs from the next."
    return "P′ chart (Laney 2002): limits widened by how much the shares really vary from month to month."


def is_whole(first_on: dt.date, summary: Summary) -> bool:
    """Whether every day of a month lies within the days counted."""
    return summary.first_on <= first_on and end_month(first_on) <= summary.last_on


def say_parts(summary: Summary) -> tuple[str, ...]:
    """That the first or last month is not whole."""
    said = []
    if summary.first_on.day > 1:
        said.append(f"The first month begins on {say_day(summary.first_on)}.")
    if not ends_month(summary.last_on):
        said.append(f"The last month ends on {say_day(summary.last_on)}.")
    return tuple(said)


def tell_months(channel: Channel, summary: Summary) -> Exhibit:
    """Every month in figures: volume, abandonment, service level, mean and percentiles."""
    words = word_channel(channel.name)
    months = [each for each in channel.months if each.offered]
    few, many = (say_number(end(each.offered for each in months)) for end in (min, max))
    return Exhibit(
        slug=f"{channel.name}-months",
        title=f"{words.heading}: {few if few == many else f'between {few} and {many}'} a month",
        sentence=(
            f"{say_contacts(channel.offered, channel.name)} came {say_when(summary)}, "
            f"{say_number(channel.offered / len(months))} a month on average over "
            f"{'1 month' if len(months) == 1 else f'{len(months)} months'}."
        ),
        table=_tabulate_months(channel, months),
        notes=(
            "The exhibit of the trend says which months differ from what is usual.",
            "Mean and percentiles are of those answered.",
            *say_parts(summary),
        ),
        query=summary.queries[0],
    )


def _tabulate_months(channel: Channel, months: list[Month]) -> Table:
    has_standard = channel.standard is not None
    soon = (Column(f"Within {say_seconds(channel.standard.seconds)}", "percent", 1),) if channel.standard else ()
    rows: list[tuple[Cell, ...]] = []
    for each in months:
        level = (100 * each.within / each.offered,) if has_standard else ()
        mean = each.seconds / each.timed if each.timed else None
        rows.append(
            (
                f"{each.first_on:%B %Y}",
                each.offered,
                each.answered,
                each.abandoned,
                100 * each.abandoned / each.offered,
                *level,
                mean,
                *(each.p50, each.p90, each.p95, each.p99),
            )
        )
    return Table(
        columns=(
            Column("Month"),
            Column("Received", "count"),
            Column("Answered", "count"),
            Column("Given up", "count"),
            Column("Given up, share", "percent", 1),
            *soon,
            Column("Mean wait", "seconds"),
            *(Column(name, "seconds") for name in ("Median", "90th percentile", "95th", "99th")),
        ),
        rows=tuple(rows),
    )
