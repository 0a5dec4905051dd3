"""What came of youth violence as it is shown: of offences old enough, by month, with a knife and without, by unit."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_day, say_period
from answerable.measuring.control.picture import draw_control
from answerable.measuring.control.telling import judge_chart
from answerable.measuring.percentage import bound_percent, say_percent, say_whole_share
from answerable.measuring.period import end_month
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.patrolling.youth.result import OutcomeShare, YouthResult

_QUERY = "answerable.patrolling.youth.youth.measure_youth(offences, options)"


def tell_outcomes(result: YouthResult) -> Exhibit:
    """The share with a positive outcome over the whole area, month by month, with a knife and without."""
    total = result.outcomes[0]
    title = "Positive outcomes of serious youth violence"
    share = "not shown, to keep small counts hidden"
    if total.positive is not None and total.whole:
        share = f"{say_percent(total.positive / total.whole)} of offences old enough"
    chart = result.outcome_chart
    last = "" if chart is None else f" In the last month old enough: {judge_chart(chart).words}."
    return Exhibit(
        slug="outcomes",
        title=f"{title}: {share}",
        sentence=f"{_say_span(result)}: {'; '.join(_say_share(each) for each in result.outcomes)}.{last}",
        table=_tabulate_months(result),
        chart=None if chart is None else draw_control(chart, "Share with a positive outcome", starts_at_zero=True),
        notes=_note(result),
        badges=(_badge(result),),
        query=_QUERY,
    )


def tell_unit_outcomes(result: YouthResult) -> Exhibit:
    """The share with a positive outcome of each unit, with its interval; in the order of names."""
    shown = [each for each in result.unit_outcomes if each.whole is not None]
    return Exhibit(
        slug="unit-outcomes",
        title=f"Positive outcomes by unit, {len(shown)} of {len(result.unit_outcomes)} shown",
        sentence=f"{_say_span(result)}: {'; '.join(_say_share(each) for each in result.unit_outcomes)}.",
        table=Table(
            columns=_columns("Unit", "text"), rows=tuple(_row(each.name, each) for each in result.unit_outcomes)
        ),
        chart=_draw(shown, result.outcomes[0]),
        notes=(
            "Units stand in the order of their names: no two of them were tested against each other, and shares of "
            "so few offences differ by chance.",
            *_note(result),
        ),
        badges=(_badge(result),),
        query=_QUERY,
    )


def _say_span(result: YouthResult) -> str:
    told = result.shown[: result.mature_months]
    return f"Offences of {say_period(told[0], end_month(told[-1]))}, at least {result.mature_days} days old"


def _say_share(each: OutcomeShare) -> str:
    if each.positive is None or each.whole is None:
        return f"{each.name}, too few to be shown"
    return f"{each.name}, {say_whole_share(each.positive, each.whole)}"


def _columns(first: str, form: str) -> tuple[Column, ...]:
    return (
        Column(first, form),
        Column("Positive outcome", "count"),
        Column("Offences", "count"),
        Column("Share", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
    )


def _tabulate_months(result: YouthResult) -> Table:
    """All, with a knife and without; then month by month."""
    rows = [_row(each.name, each) for each in result.outcomes]
    for month in result.month_outcomes:
        own = OutcomeShare(name=f"{month.first_on:%B %Y}", positive=month.positive, whole=month.whole)
        rows.append(_row(own.name, own))
    return Table(columns=_columns("Of", "text"), rows=tuple(rows))


def _row(name: str, each: OutcomeShare) -> tuple[Cell, ...]:
    if each.positive is None or each.whole is None:
        return (name, *[HIDDEN] * 5)
    return (name, each.positive, each.whole, *bound_percent(each.positive, each.whole))


def _draw(shown: Sequence[OutcomeShare], total: OutcomeShare) -> SpanDrawing | None:
    spans = []
    for each in shown:
        if each.positive is not None and each.whole and each.low is not None and each.high is not None:
            value = 100 * each.positive / each.whole
            spans.append(Span(name=each.name, value=value, low=100 * each.low, high=100 * each.high))
    if not spans:
        return None
    marks: tuple[Mark, ...] = ()
    if total.positive is not None and total.whole:
        marks = (Mark(at=100 * total.positive / total.whole, words="all units"),)
    return SpanDrawing(x=Axis(title="Share with a positive outcome", form="percent"), spans=tuple(spans), marks=marks)


def _note(result: YouthResult) -> tuple[str, ...]:
    young = len(result.shown) - result.mature_months
    chosen = "" if result.mature_days != result.lag.days else f" ({result.lag.authority})"
    notes = [
        f"Only whole months that ended at least {result.mature_days} days before {say_day(result.last_on)} are "
        f"counted{chosen}; the last {young} are too young to have had an outcome.",
        "Older offences have had longer to come to one, so that a fall at the end of the series may be no fall.",
        "A positive outcome is as the file says it: a charge, a caution or a community resolution. Offences with no "
        "outcome yet count as without one. Intervals are Wilson's.",
    ]
    wholes = [each.whole for each in (*result.outcomes, *result.unit_outcomes)]
    if None in [*wholes, *(month.whole for month in result.month_outcomes)]:
        notes.append(f"{say_rule(result.below)} A share is hidden where either of its sides is.")
    return tuple(notes)


def _badge(result: YouthResult) -> Badge:
    return Badge("provisional", f"Outcomes recorded after {say_day(result.last_on)} are not in the file.")
