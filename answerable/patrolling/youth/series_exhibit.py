"""The series of the whole area as it is shown: its chart, and the last month beside two earlier ones."""

from __future__ import annotations

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number, say_period
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart
from answerable.measuring.control.telling import judge_chart, say_variation
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.patrolling.youth.result import Change, MonthCount, Whose, YouthResult, YouthSeries

SAID: dict[Whose, str] = {
    "all": "Serious youth violence",
    "knife": "Serious youth violence with a knife",
    "no knife": "Serious youth violence without a knife",
}
SLUGS: dict[Whose, str] = {"all": "months", "knife": "months-with-a-knife", "no knife": "months-without-a-knife"}
QUERY = "answerable.patrolling.youth.youth.measure_youth(offences, options)"
_TABLE_NOTE = "The chart is of offences a day, so that a month is held to its own length."


def tell_series(result: YouthResult, series: YouthSeries) -> Exhibit:
    """A series month by month, on a control chart where every month may be shown."""
    last = series.months[-1]
    said = SAID[series.whose]
    span = say_period(result.first_on, result.last_on)
    notes = [_say_dispersion(series), *result.notes]
    if any(month.count is None for month in series.months):
        notes.append(f"{say_rule(result.below)} A control chart needs every month, so none is drawn.")
    chart = series.chart
    if chart is not None:
        notes = [_TABLE_NOTE, *note_chart(chart), *notes]
    return Exhibit(
        slug=SLUGS[series.whose],
        title=f"{said}, {last.first_on:%B %Y}: {_say_title(series)}",
        sentence=f"{said}, {span}: {_say_last(last)}{_say_chart(chart)}. {say_changes(series)}".strip(),
        table=_tabulate(series) if chart is None else _join(series, chart),
        chart=None if chart is None else draw_control(chart, "Offences a day", starts_at_zero=False),
        notes=tuple(notes),
        badges=() if chart is None else badge_chart(chart),
        query=QUERY,
    )


def say_changes(series: YouthSeries) -> str:
    """The last month against the one before and the same a year ago, each with its verdict."""
    said = [_say_change(change) for change in (series.month_change, series.year_change) if change is not None]
    return " ".join(said)


def _say_change(change: Change) -> str:
    return (
        f"{say_number(change.after)} in {change.on:%B %Y} after {say_number(change.before)} in "
        f"{change.earlier_on:%B %Y}: {change.verdict.words}."
    )


def _say_title(series: YouthSeries) -> str:
    """The variation of the series, then what the two changes come to."""
    parts = [say_variation(series.chart)] if series.chart is not None else []
    changes = {"the month before": series.month_change, "a year earlier": series.year_change}
    signals = [
        f"{'more' if change.verdict.direction == 'higher' else 'fewer'} than {name}"
        for name, change in changes.items()
        if change is not None and change.verdict.is_signal
    ]
    if signals:
        parts += signals
    elif any(change is not None for change in changes.values()):
        parts.append("no change that could be told from chance")
    return ", ".join(parts) or "too few to be shown"


def _say_last(last: MonthCount) -> str:
    if last.count is None:
        return f"the count of {last.first_on:%B %Y} is not shown, to keep small counts hidden"
    return f"{say_count(last.count, 'offence')} in {last.first_on:%B %Y}"


def _say_chart(chart: ControlChart | None) -> str:
    return f", {judge_chart(chart).words}, in offences a day" if chart is not None else ""


def _tabulate(series: YouthSeries) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (month.first_on, HIDDEN if month.count is None else month.count) for month in series.months
    )
    return Table(columns=(Column("Month", "date"), Column("Offences", "count")), rows=rows)


def _join(series: YouthSeries, chart: ControlChart) -> Table:
    """The table of the chart with the counts themselves in front of the rates."""
    drawn = tabulate_control(chart, "Offences a day")
    rows = tuple((row[0], month.count, *row[1:]) for row, month in zip(drawn.rows, series.months, strict=True))
    return Table(columns=(drawn.columns[0], Column("Offences", "count"), *drawn.columns[1:]), rows=rows)


def _say_dispersion(series: YouthSeries) -> str:
    times = f"{say_number(series.dispersion, 1)} times as much as" if series.dispersion > 1 else "as"
    return (
        "Months are compared by the exact conditional Poisson test, each for its days, with counts taken to vary "
        f"{times} independent events do, as they did over these months. The season is in a comparison with the month "
        "before, and is not in one with a year earlier."
    )
