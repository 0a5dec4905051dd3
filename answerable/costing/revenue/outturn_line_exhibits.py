"""The lines of a year under way as they are shown: variances, spending to date and virements."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import add_up, choose_scale, round_to
from answerable.costing.chart import draw_amounts
from answerable.costing.revenue.lever import say_moved
from answerable.costing.revenue.outturn import LineCourse, MonitoringStatement
from answerable.costing.revenue.outturn_words import (
    FORECAST,
    QUERY,
    choose_common_scale,
    say_variance,
)
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_day, say_number, say_value

# A sentence names so many lines; the table has them all.
_MOST_SAID: Final = 3
_TENTH: Final = Decimal("0.1")


def tell_lines(stated: MonitoringStatement) -> Exhibit:
    """Every line with its forecast, its variance and why."""
    scale = choose_common_scale(stated)
    rows: list[tuple[Cell, ...]] = [
        (
            line.name, line.section, scale.divide(line.current), scale.divide(line.forecast),
            scale.divide(line.variance), line.variance_percent, line.why,
        )
        for line in stated.lines
    ]  # fmt: skip
    varied = sorted((line for line in stated.lines if line.variance), key=lambda line: -abs(line.variance))
    title = "Every line is forecast at its current budget"
    sentence = f"{title}."
    if varied:
        title = f"The largest variance is that of {varied[0].name}: {say_variance(varied[0])}"
        said = "; ".join(f"{line.name}, {say_variance(line)}" for line in varied[:_MOST_SAID])
        sentence = (
            f"Of {say_count(len(stated.lines), 'line')}, {say_number(len(varied))} "
            f"{'is' if len(varied) == 1 else 'are'} not forecast at the current budget. The largest: {said}."
        )
    return Exhibit(
        slug="monitoring-lines",
        title=title,
        sentence=sentence,
        table=Table(
            columns=(
                Column("Line"), Column("Section"), scale.head("Current budget"), scale.head("Forecast"),
                scale.head("Variance"), Column("Of current budget", "percent", 1), Column("Why"),
            ),
            rows=tuple(rows),
        ),
        badges=(FORECAST,),
        query=QUERY,
    )  # fmt: skip


def tell_variances(stated: MonitoringStatement) -> Exhibit | None:
    """The variances that are to be explained, with the reason that each gives; nothing where there is none."""
    beyond, bare = stated.beyond, stated.unexplained
    if not beyond:
        return None
    scale = choose_scale([line.variance for line in beyond])
    rows: list[tuple[Cell, ...]] = [
        (line.name, scale.divide(line.variance), line.variance_percent, line.why.strip() or "No explanation is given")
        for line in beyond
    ]
    large = say_count(len(beyond), "large variance")
    counted = f"{say_number(len(bare))} of {say_count(len(beyond), 'variance')} of such a size"
    said = [f"{line.name}, {say_variance(line)}" for line in bare[:_MOST_SAID]]
    opening = "; the largest of them" if len(bare) > _MOST_SAID else ""
    named = f"{opening}: {'; '.join(said)}" if bare else ""
    return Exhibit(
        slug="monitoring-variances",
        title=(
            f"{say_number(len(bare))} of {large} {'has' if len(bare) == 1 else 'have'} no explanation"
            if bare
            else f"{large}, each with its explanation"
        ),
        sentence=(
            f"A variance of {stated.threshold.words}, asks for an explanation. {counted} have none{named}."
            if bare
            else f"A variance of {stated.threshold.words}, asks for an explanation: {large}, each with one."
        ),
        table=Table(
            columns=(
                Column("Line"), scale.head("Variance"), Column("Of current budget", "percent", 1),
                Column("Why"),
            ),
            rows=tuple(rows),
        ),
        chart=draw_amounts("Variance", [(line.name, line.variance) for line in beyond], scale),
        notes=_note_threshold(stated),
        badges=(FORECAST,),
        query=QUERY,
    )  # fmt: skip


def _note_threshold(stated: MonitoringStatement) -> tuple[str, ...]:
    threshold = stated.threshold
    checked = "" if threshold.verified else " No rule was read that asks for it."
    return (
        f"{open_sentence(threshold.words)}: {threshold.authority} (from {say_day(threshold.valid_from)}).{checked}",
    )


def tell_spent(stated: MonitoringStatement) -> Exhibit | None:
    """What is spent beside how much of the year is gone; nothing where no cost says what was spent."""
    known = [line for line in stated.lines if line.spent is not None and line.spent_percent is not None]
    own = [line for line in known if line not in stated.funding]
    if not own:
        return None
    scale, gone = choose_common_scale(stated), stated.percent_gone
    rows: list[tuple[Cell, ...]] = [
        (line.name, scale.divide(line.spent), scale.divide(line.current), line.spent_percent) for line in own
    ]
    shares = [line.spent_percent or Decimal(0) for line in own]
    days = f"{say_number(stated.days_gone)} of {say_number(stated.days)} days"
    said = f"{say_value(gone, 'percent', 1)} of the year ({days})"
    largest = [_say_line_spent(line) for line in sorted(own, key=lambda line: -abs(line.current))[:_MOST_SAID]]
    return Exhibit(
        slug="monitoring-spent",
        title=f"{_say_spent(stated, own)} when {say_value(gone, 'percent', 1)} of the year was gone",
        sentence=(
            f"By {say_day(stated.to_on)}, {said} was gone. {open_sentence('; '.join(largest))}."
        ),
        table=Table(
            columns=(
                Column("Line"), scale.head("Spent or received to date"), scale.head("Current budget"),
                Column("Of current budget", "percent", 1),
            ),
            rows=tuple(rows),
        ),
        chart=BarDrawing(
            x=Axis(title="Share of the current budget spent or received", form="percent"),
            categories=("Days of the year gone", *(line.name for line in own)),
            bars=(Bar(name="", values=tuple(float(round_to(share, _TENTH)) for share in (gone, *shares))),),
        ),
        notes=(
            "The share of the year gone is that of its days. It would be the share spent only if spending were even "
            "through the year, which it seldom is: bills fall due at their own times, and posts are filled and left. "
            "A share beyond it is no sign of an overspend by itself; the forecast says what is expected.",
        ),
        query=QUERY,
    )  # fmt: skip


def _say_spent(stated: MonitoringStatement, own: Sequence[LineCourse]) -> str:
    """Of all net spending where it is known, else of the largest line that is."""
    net = stated.net
    if net.spent is not None and net.spent_percent is not None:
        share = say_value(net.spent_percent, "percent", 1)
        return f"{share} of net spending ({say_moved(net.spent)} of {say_moved(net.current)}) was made"
    return open_sentence(_say_line_spent(max(own, key=lambda line: abs(line.current))))


def _say_line_spent(line: LineCourse) -> str:
    share = say_value(line.spent_percent, "percent", 1)
    what = "received" if line.kind == "income" else "spent"
    amount = say_moved(line.spent or Decimal(0))
    return f"of {line.name}, {share} ({amount} of {say_moved(line.current)}) was {what}"


def tell_moved(stated: MonitoringStatement) -> Exhibit | None:
    """Virements; nothing where nothing was moved."""
    lines = [line for line in stated.lines if line.moved]
    if not lines:
        return None
    scale = choose_common_scale(stated)
    # Each pound stands twice: where it was taken from and where it went.
    total = add_up(abs(line.moved) for line in lines) / 2
    said = "; ".join(f"{line.name} {'+' if line.moved > 0 else ''}{say_moved(line.moved)}" for line in lines)
    return Exhibit(
        slug="monitoring-moved",
        title=f"{say_moved(total)} was moved between {say_count(len(lines), 'line')}",
        sentence=f"By {say_day(stated.to_on)}, {say_moved(total)} was moved; over all it comes to nought: {said}.",
        table=Table(
            columns=(Column("Line"), scale.head("Budget"), scale.head("Moved"), scale.head("Current budget")),
            rows=tuple(
                (line.name, scale.divide(line.budget), scale.divide(line.moved), scale.divide(line.current))
                for line in lines
            ),
        ),
        query=QUERY,
    )
