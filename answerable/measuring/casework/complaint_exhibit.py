"""Complaints as they are shown."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_day, say_interval, say_number, say_period
from answerable.measuring.casework.complaint import ComplaintResult
from answerable.measuring.casework.counted import tell_sorts
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, say_year, title_chart
from answerable.measuring.control.telling import describe_series
from answerable.measuring.interval import bound_quantile

_AGES = ((0, 30, "Up to 30 days"), (31, 90, "31 to 90 days"), (91, 180, "91 to 180 days"), (181, None, "Longer"))


def tell_complaints(result: ComplaintResult) -> Told:
    """Received by month, closed in how many days, open by age, what they are about and how they ended."""
    days = say_period(result.first_on, result.on)
    query = f"answerable.measuring.casework.complaint.measure_complaints(rows, {result.options})"
    told = [_tell_received(result, query), _tell_closing(result, days, query), _tell_open(result, query)]
    for slug, sorts, heading, what in (
        ("categories", result.categories, "Subject", "complaints received"),
        ("handling", result.handlings, "Handling", "complaints with it recorded"),
        ("outcomes", result.outcomes, "Outcome", "complaints closed"),
    ):
        told.append(tell_sorts(slug, sorts, heading=heading, what=what, days=days, query=query))
    return Told(
        title=f"Complaints, {days}",
        lead=(
            f"{say_count(result.received, 'complaint')} received, {say_number(result.closed)} closed, "
            f"{say_number(result.open)} open on {say_day(result.on)}."
        ),
        exhibits=tuple(each for each in told if each is not None),
    )


def _tell_received(result: ComplaintResult, query: str) -> Exhibit | None:
    chart = result.chart
    if chart is None:
        return None
    year = f" {say_year(result.year)}" if result.year else ""
    return Exhibit(
        slug="received",
        title=title_chart(chart),
        sentence=f"{chart.name}, {say_number(len(chart.points))} months: {describe_series(chart)}{year}",
        table=tabulate_control(chart, "Complaints"),
        chart=draw_control(chart, "Complaints received in the month", starts_at_zero=True),
        notes=(
            "Fewer complaints may mean better service, or that complaining is harder: neither way is called better.",
            *note_chart(chart),
        ),
        badges=badge_chart(chart),
        query=query,
    )


def _tell_closing(result: ComplaintResult, days: str, query: str) -> Exhibit | None:
    if not result.curve:
        return None
    is_half = result.median is not None
    finding = (
        f"half were closed within {say_number(result.median or 0)} days" if is_half else "fewer than half are closed"
    )
    closed = list(result.closed_days)
    bounds = bound_quantile(closed, 0.5)
    middle = closed[(len(closed) - 1) // 2]
    interval = f", {say_interval(bounds.low, bounds.high, 'count')}" if bounds else ""
    return Exhibit(
        slug="closing",
        title=f"Complaints: {finding}, the open ones counted",
        sentence=(
            f"{days}: of {say_number(result.received)} complaints received, with {say_number(result.open)} still "
            f"open, {finding}{' of receipt' if is_half else ''}. The median of the {say_number(result.closed)} "
            f"closed alone is {say_number(middle)} days{interval}."
        ),
        table=Table(
            columns=(Column("Days since receipt", "count"), Column("Closed by then", "percent", 1)),
            rows=tuple(_list_steps(result)),
        ),
        chart=LineDrawing(
            x=Axis(title="Days since receipt", form="count"),
            y=Axis(title="Share closed", form="percent"),
            lines=(
                Line(
                    name="Closed",
                    at=(0.0, *(float(step.days) for step in result.curve)),
                    values=(0.0, *(100 * step.share for step in result.curve)),
                ),
            ),
            marks_y=(Mark(at=50.0, words="half"),),
            is_stepped=True,
        ),
        notes=(
            "The open ones count up to the age they have reached (product-limit estimate, Kaplan and Meier 1958). "
            "The median of closed complaints alone leaves the slow ones out.",
        ),
        query=query,
    )


def _list_steps(result: ComplaintResult) -> list[tuple[Cell, ...]]:
    """The curve at round numbers of days, as far as any complaint has come."""
    longest = max((*result.closed_days, *result.open_days))
    marks = [day for day in (7, 14, 28, 60, 90, 120, 180, 365, 730) if day <= longest] or [longest]
    return [(day, 100 * max((step.share for step in result.curve if step.days <= day), default=0.0)) for day in marks]


def _tell_open(result: ComplaintResult, query: str) -> Exhibit:
    ages = result.open_days
    rows: list[tuple[Cell, ...]] = [
        (words, sum(low <= days and (high is None or days <= high) for days in ages)) for low, high, words in _AGES
    ]
    day = say_day(result.on)
    oldest = f", the oldest for {say_number(ages[-1])} days" if ages else ""
    return Exhibit(
        slug="open",
        title=f"{say_count(len(ages), 'complaint')} {'was' if len(ages) == 1 else 'were'} open on {day}{oldest}",
        sentence=(
            f"On {day}, {say_number(len(ages))} of {say_count(result.received, 'complaint')} "
            f"{'was' if len(ages) == 1 else 'were'} open{oldest}."
        ),
        table=Table(columns=(Column("Open for"), Column("Complaints", "count")), rows=tuple(rows)),
        query=query,
    )
