"""Information requests as they are shown."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_day, say_interval, say_number, say_period, say_share, say_value
from answerable.measuring.casework.counted import tell_sorts
from answerable.measuring.casework.request import RequestResult
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, title_chart
from answerable.measuring.control.telling import describe_series, say_assurance
from answerable.measuring.interval import bound_quantile, bound_share
from answerable.measuring.percentage import take_percent
from answerable.measuring.suppression import HIDDEN, say_suppressed, suppress

_LATE_BY = ((1, 20, "1 to 20 days"), (21, 60, "21 to 60 days"), (61, 180, "61 to 180 days"), (181, None, "longer"))


def tell_requests(result: RequestResult) -> Told:
    """In time or not, month by month, working days to an answer, open requests, outcomes and grounds of refusal."""
    days = say_period(result.first_on, result.on)
    query = f"answerable.measuring.casework.request.measure_requests(rows, {result.options})"
    told = [
        _tell_in_time(result, days, query),
        _tell_chart(result),
        _tell_days(result, days, query),
        _tell_overdue(result, query),
        tell_sorts(
            "outcomes",
            result.outcomes,
            heading="Outcome",
            what="requests answered",
            days=days,
            query=query,
            notes=_note_outcomes(result),
        ),
        _tell_grounds(result, days, query),
    ]
    return Told(
        title=f"Information requests, {days}",
        lead=(
            f"{say_number(result.received)} requests received; {say_number(result.answered)} answered, "
            f"{say_number(len(result.overdue))} late and open, {say_number(result.waiting)} open and in time, "
            f"{say_number(result.withdrawn)} withdrawn."
        ),
        exhibits=tuple(each for each in told if each is not None),
    )


def _tell_in_time(result: RequestResult, days: str, query: str) -> Exhibit:
    rows: list[tuple[Cell, ...]] = [
        (f"{each.month:%B %Y}", each.received, each.judged, each.in_time, take_percent(each.in_time, each.judged))
        for each in result.months
    ]
    share = say_share(result.in_time, result.judged)
    title = f"{share} of information requests were answered within 20 working days"
    sentence = f"{days}: {_say_in_time(result)}"
    if not result.judged:
        title = sentence = "No information request has had its time yet"
    return Exhibit(
        slug="in-time",
        title=title,
        sentence=sentence,
        table=Table(
            columns=(
                Column("Received in"),
                Column("Received", "count"),
                Column("Answered or late", "count"),
                Column("In time", "count"),
                Column("Share in time", "percent", 1),
            ),
            rows=tuple(rows),
        ),
        chart=BarDrawing(
            x=Axis(title="Requests received in the month", form="count"),
            categories=tuple(f"{each.month:%b %Y}" for each in result.months),
            bars=(
                Bar(name="Answered in time", values=tuple(float(each.in_time) for each in result.months)),
                Bar(name="Late", values=tuple(float(each.judged - each.in_time) for each in result.months)),
            ),
            is_stacked=True,
        ),
        notes=(
            "Open requests whose last day has passed count as late; open ones that may still be in time count in "
            "neither. Withdrawn requests are left out.",
            f"The last day: {result.source}. A bank holiday anywhere in the United Kingdom does not count. Where "
            "an explanation was asked for, the time runs from the day it came.",
            *_note_extended(result),
            *_note_standard(result),
        ),
        query=query,
    )


def _say_in_time(result: RequestResult) -> str:
    low, high, _ = bound_share(result.in_time, result.judged)
    said = (
        f"of {say_number(result.judged)} requests answered or late, {say_share(result.in_time, result.judged)} "
        f"were answered within 20 working days ({say_interval(100 * low, 100 * high, 'percent', 1)})."
    )
    if result.standard is None:
        return said
    wanted = result.standard.percent
    stands = "not to be told from it"
    if 100 * high < wanted:
        stands = "below it by more than chance explains"
    elif 100 * low > wanted:
        stands = "above it by more than chance explains"
    return (
        f"{said} The level of {say_value(wanted, 'percent')} is that of {result.standard.authority}: it is {stands}."
    )


def _note_extended(result: RequestResult) -> tuple[str, ...]:
    if not result.extended:
        return ()
    return (
        f"The time of {say_number(result.extended)} requests was extended to weigh the public interest: they count "
        "as in time until the day it was extended to.",
    )


def _note_standard(result: RequestResult) -> tuple[str, ...]:
    standard = result.standard
    if standard is None:
        return ()
    checked = "" if standard.verified else " This was not read in a public paper."
    return (
        f"{say_value(standard.percent, 'percent')} from {say_day(standard.valid_from)}: {standard.source}.{checked}",
    )


def _tell_chart(result: RequestResult) -> Exhibit | None:
    chart = result.chart
    if chart is None:
        return None
    target = f" Level wanted: {say_assurance(chart)}." if chart.target is not None else ""
    return Exhibit(
        slug="months",
        title=title_chart(chart),
        sentence=f"{chart.name}, {say_number(len(chart.points))} months: {describe_series(chart)}{target}",
        table=tabulate_control(chart, "Share in time"),
        chart=draw_control(chart, "Share answered in time"),
        notes=("A month is drawn once all its requests have had their time.", *note_chart(chart)),
        badges=badge_chart(chart),
        query="answerable.measuring.control.charts.chart_shares(months, in_time, judged, better='higher')",
    )


def _tell_days(result: RequestResult, days: str, query: str) -> Exhibit | None:
    if not result.answered:
        return None
    values, counts = [day for day, _ in result.days], [count for _, count in result.days]
    rows: list[tuple[Cell, ...]] = []
    said = []
    half = say_number(find_quantile(values, counts, 0.5))
    for quantile, name in ((0.5, "Half"), (0.9, "Nine in ten"), (0.95, "95 in a hundred")):
        value = find_quantile(values, counts, quantile)
        bounds = bound_quantile(values, quantile, counts)
        rows.append((name, value, bounds.low if bounds else None, bounds.high if bounds else None))
        said.append(f"{name.lower()} within {say_number(value)}")
    return Exhibit(
        slug="days",
        title=f"Half of the requests answered took {half} working days or fewer",
        sentence=(
            f"{days}, of {say_number(result.answered)} requests answered: {', '.join(said)} working days; the "
            f"longest took {say_number(values[-1])}."
        ),
        table=Table(
            columns=(
                Column("Of those answered"),
                Column("Working days", "count"),
                Column("Lower end", "count"),
                Column("Upper end", "count"),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "Intervals from order statistics, at 95%. Requests still open are not among them, so that the slowest "
            "are missing for a while.",
        ),
        query=query,
    )


def find_quantile(values: list[int], counts: list[int], quantile: float) -> int:
    """The smallest value that so large a share of a histogram does not exceed."""
    total, reached = sum(counts), 0
    for value, count in zip(values, counts, strict=True):
        reached += count
        if reached >= quantile * total:
            return value
    raise ValueError("Of nothing there is no quantile.")


def _tell_overdue(result: RequestResult, query: str) -> Exhibit:
    late = result.overdue
    rows: list[tuple[Cell, ...]] = [
        (words, sum(low <= days and (high is None or days <= high) for days in late)) for low, high, words in _LATE_BY
    ]
    day = say_day(result.on)
    said = f"On {day}, {say_number(len(late))} of {say_number(len(late) + result.waiting)} open requests were late"
    if not late and not result.waiting:
        said = f"On {day}, no request was open"
    return Exhibit(
        slug="open",
        title=said,
        sentence=f"{said}{f', the oldest by {say_number(late[-1])} days' if late else ''}.",
        table=Table(columns=(Column("Late by"), Column("Open requests", "count")), rows=tuple(rows)),
        notes=("Days of the calendar after the last day that the law gives.",),
        query=query,
    )


def _tell_grounds(result: RequestResult, days: str, query: str) -> Exhibit | None:
    if not result.refused or not result.exemptions:
        return None
    hidden = suppress([[count] for _, count in result.exemptions])
    rows: list[tuple[Cell, ...]] = []
    said = []
    for (section, count), (is_hidden,) in zip(result.exemptions, hidden.cells, strict=True):
        rows.append((section, HIDDEN if is_hidden else count, None if is_hidden else 100 * count / result.refused))
        said += [] if is_hidden else [f"{section}, {say_share(count, result.refused)}"]
    what = "requests refused in whole or part"
    return Exhibit(
        slug="grounds",
        title=f"Of {say_number(result.refused)} {what}, {said[0]}" if said else f"Grounds of {what}",
        sentence=f"{days}, {say_number(result.refused)} {what}{': ' if said else ''}{'; '.join(said)}.",
        table=Table(
            columns=(
                Column("Ground in the Act"),
                Column("Requests", "count"),
                Column("Of those refused", "percent", 1),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "A refusal can rest on several grounds: the shares do not add up to 100%. Section 12 is the limit of "
            "cost, section 14 vexatious or repeated requests; the others are exemptions of part II of the Act.",
            *say_suppressed(hidden),
        ),
        query=query,
    )


def _note_outcomes(result: RequestResult) -> tuple[str, ...]:
    if not result.outcomes_missing:
        return ()
    return (f"{say_number(result.outcomes_missing)} answered requests have no outcome in the file.",)
