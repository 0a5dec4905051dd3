"""A scorecard as exhibits: the national priorities and the plan each in one table, then every measure by itself."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.drawing.chart import Axis, Chart, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.wording import say_day, say_value
from answerable.measuring.control.picture import tabulate_control
from answerable.measuring.control.telling import say_runs
from answerable.measuring.interval import bound_share
from answerable.measuring.period import name_period
from answerable.measuring.scorecard.line import Line
from answerable.measuring.scorecard.overview import count_changes, draw_ratios, drop_blank, shorten_words, tell_groups
from answerable.measuring.scorecard.scorecard import Scorecard
from answerable.measuring.scorecard.sentence import end_sentence, say_figure, tell_line
from answerable.measuring.scorecard.signal import draw_signal

_HUNDRED = 100


def tell_scorecard(scorecard: Scorecard) -> Told:
    """The overview of the national priorities, that of the plan, and an exhibit for every measure with a value."""
    overviews = [
        tell_groups(scorecard, slug, groups)
        for slug, groups in (("national-priorities", scorecard.priorities), ("plan", scorecard.objectives))
        if any(group.lines or group.gaps for group in groups)
    ]
    measures = [tell_measure(line) for line in scorecard.lines if line.figure]
    where = f" for {scorecard.area}" if scorecard.area else ""
    return Told(
        title=f"Scorecard for the quarter to {say_day(scorecard.quarter_end)}{where}",
        lead=count_changes(scorecard.lines),
        exhibits=(*overviews, *measures),
    )


def tell_measure(line: Line, *, is_defined: bool = True) -> Exhibit:
    """A measure with a value: its control chart where it has a series, else its interval; its rules and source.

    `is_defined` is no where its definition stands beside the exhibit and need not be among the notes.
    """
    measure = line.measure
    return Exhibit(
        slug=measure.code,
        title=f"{measure.title}: {_say_title(line)}",
        sentence=" ".join(tell_line(line)),
        table=_tabulate_measure(line),
        chart=draw_signal(measure, line.signal) if line.signal else _draw_interval(line),
        notes=(*(_list_definition(line) if is_defined else ()), *_list_notes(line)),
        badges=line.badges,
        origins=line.origins,
        query=line.change.query if line.change else "",
    )


def _say_title(line: Line) -> str:
    """The finding in a few words: the verdict on the change, else that on the series, else the figure alone."""
    if line.change and line.change.verdict:
        return shorten_words(line.change.words)
    if line.signal and line.signal.verdict.direction != "too few":
        return shorten_words(line.signal.verdict.words)
    return say_figure(line.measure, line.figure) if line.figure else line.missing


def _tabulate_measure(line: Line) -> Table:
    if line.signal:
        return tabulate_control(line.signal.chart, line.measure.title)
    form = line.measure.said_form
    columns = (
        Column("Period"),
        Column(line.measure.title, form, line.measure.places),
        Column("Counted", "count"),
        Column("Out of", "number", 0),
    )
    held = (("Baseline", line.baseline_figure), ("Now", line.figure))
    rows = tuple(
        (
            f"{name}, {name_period(each.first_on, each.last_on)}",
            each.value,
            None if form == "count" else each.numerator,
            each.denominator,
        )
        for name, each in held
        if each
    )
    return drop_blank(Table(columns=columns, rows=rows))


def _list_definition(line: Line) -> Iterator[str]:
    measure = line.measure
    for label, words in (
        ("Counted", measure.numerator),
        ("Out of", measure.denominator),
        ("Source", measure.source),
        ("Revisions", measure.revisions),
        ("Answered for by", measure.owner),
    ):
        if words:
            yield end_sentence(f"{label}: {words}")


def _list_notes(line: Line) -> Iterator[str]:
    if line.figure:
        yield from line.figure.notes
    if line.signal:
        yield from line.signal.chart.warnings
        yield say_runs(line.signal.chart)
    if line.change and line.change.verdict:
        yield end_sentence(f"Test of the change: {line.change.verdict.test}")
        if line.change.dispersion > 1:
            times = say_value(line.change.dispersion, "ratio", 1)
            yield f"The test allows for a series that varies {times} times as much as chance alone would have it."


def _draw_interval(line: Line) -> Chart | None:
    """The ratio to the baseline, or both shares, with their intervals; nothing where no interval is known."""
    if line.measure.form == "percent":
        return _draw_shares(line)
    return draw_ratios([line])


def _draw_shares(line: Line) -> SpanDrawing | None:
    spans = []
    for name, each in (("Baseline", line.baseline_figure), ("Now", line.figure)):
        if each and each.numerator is not None and each.denominator:
            low, high, _ = bound_share(each.numerator, each.denominator)
            said = f"{name}, {name_period(each.first_on, each.last_on)}"
            spans.append(
                Span(
                    name=said, value=each.value, low=_HUNDRED * low, high=_HUNDRED * high, is_ours=each is line.figure
                )
            )
    if not spans:
        return None
    marks = (Mark(at=line.standing.target.value, words="target"),) if line.standing else ()
    return SpanDrawing(x=Axis(title=line.measure.title, form="percent"), spans=tuple(spans), marks=marks)
