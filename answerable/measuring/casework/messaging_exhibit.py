"""Messaging as it is shown: what a pilot can and cannot show, and each measure in its control chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_number, say_value
from answerable.law.words import say_list
from answerable.measuring.casework.messaging import MessageChart, MessagingResult, PilotLine
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, slug_area, title_chart
from answerable.measuring.control.telling import describe_series


def tell_messaging(result: MessagingResult) -> Told:
    """The pilot first where there is one, then every chart."""
    exhibits = [_tell_pilot(result)] if result.pilot else []
    exhibits += [_tell_chart(each) for each in result.charts]
    lead = " ".join(f"{each.title}." for each in exhibits[:1])
    if result.left_out:
        lead = f"{lead} Not charted: {' '.join(result.left_out)}"
    return Told(title=result.options.name, lead=lead.strip(), exhibits=tuple(exhibits))


def _tell_pilot(result: MessagingResult) -> Exhibit:
    lines = result.pilot
    compared = [line for line in lines if line.before is not None]
    tested = [line for line in compared if line.verdict]
    figures = "figure" if len(compared) == 1 else "figures"
    share = f"{say_number(len(tested)) if tested else 'None'} of {say_number(len(compared))}"
    finding = f"{share} {figures} before and after {result.options.tried} can be tested"
    rows: list[tuple[Cell, ...]] = [
        (
            line.measure,
            line.area or "Whole",
            _say(line, line.before),
            _say(line, line.after),
            line.before_answers,
            line.after_answers,
            line.verdict.words if line.verdict else f"cannot be tested: {line.lack}",
            f"{line.before_period}; then {line.after_period}",
        )
        for line in lines
    ]
    return Exhibit(
        slug="pilot",
        title=finding,
        sentence=f"{finding}. {' '.join(_say_lines(lines))}",
        table=Table(
            columns=(
                Column("Measure"),
                Column("Area"),
                Column("Before", "number", 1),
                Column("After", "number", 1),
                Column("Answers before", "count"),
                Column("Answers after", "count"),
                Column("What may be said"),
                Column("Periods"),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "One figure before and one after show neither how much the figure moves by itself nor what moved it. "
            "To tell, it takes the number of answers behind each percentage, the months one by one, and a place "
            "where the change was not made, over the same months.",
        ),
        query=f"answerable.measuring.casework.messaging.judge_pilot(row) of {len(lines)} rows",
    )


def _say_lines(lines: Sequence[PilotLine]) -> Iterator[str]:
    """What was tested line by line; of the rest why not, with how many there are: the table has their figures."""
    yield from (f"{_say_line(line)}." for line in lines if line.verdict)
    untested = [line for line in lines if not line.verdict]
    for lack in dict.fromkeys(line.lack for line in untested):
        alike = [line for line in untested if line.lack == lack]
        if len(alike) == 1:
            yield f"{_say_line(alike[0])}."
        else:
            names = say_list(dict.fromkeys(line.measure for line in alike))
            yield f"Of {say_number(len(alike))} ({names}) {lack}."


def _say(line: PilotLine, value: float | None) -> str:
    if value is None:
        return "–"
    places = 0 if float(value).is_integer() else 1
    return say_value(value, "percent" if line.unit == "percent" else "number", places)


def _say_line(line: PilotLine) -> str:
    name = f"{line.measure}, {line.area}" if line.area else line.measure
    after = f"{_say(line, line.after)} ({line.after_period})"
    if line.before is None:
        return f"{name}: {after}; {line.lack}"
    figures = f"{_say(line, line.before)} ({line.before_period}), then {after}"
    if line.verdict is None:
        return f"{name}: {figures}; cannot be tested, since {line.lack}"
    answers = f"{say_number(line.before_answers or 0)} and {say_number(line.after_answers or 0)} answers"
    return f"{name}: {figures}, of {answers}: {line.verdict.words}"


def _tell_chart(each: MessageChart) -> Exhibit:
    chart = each.chart
    answers = (
        f" The months rest on {say_number(each.answers)} answers together."
        if each.answers is not None
        else " How many people a month's figure rests on is not given."
    )
    return Exhibit(
        slug=slug_area(chart.name),
        title=title_chart(chart),
        sentence=f"{chart.name}, {say_number(len(chart.points))} months: {describe_series(chart)}{answers}",
        table=tabulate_control(chart, each.measure),
        chart=draw_control(chart, each.measure),
        notes=note_chart(chart),
        badges=badge_chart(chart),
        query=f"answerable.measuring.control.charts.chart_values(months, values, name={chart.name!r})",
    )
