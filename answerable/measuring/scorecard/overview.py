"""A scorecard in one table: every measure beside its baseline, its target and its series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_day, say_number, say_value
from answerable.law.words import say_list
from answerable.measuring.control.telling import say_variation
from answerable.measuring.period import name_period
from answerable.measuring.scorecard.figure import Figure
from answerable.measuring.scorecard.line import Line
from answerable.measuring.scorecard.scorecard import Group, Scorecard
from answerable.measuring.scorecard.sentence import say_figure, say_short
from answerable.measuring.verdict import Verdict

_HUNDRED = 100

_COLUMNS = tuple(
    Column(name)
    for name in (
        "Measure",
        "Value",
        "Baseline",
        "Change with 95% interval",
        "Series",
        "Target",
        "Source",
        "Badges",
    )
)


def tell_overview(scorecard: Scorecard) -> Exhibit:
    """Every measure in one table, whatever it serves."""
    return tell_groups(scorecard, "scorecard", (*scorecard.priorities, *scorecard.objectives))


def tell_groups(scorecard: Scorecard, slug: str, groups: Sequence[Group]) -> Exhibit:
    """The measures of some groups in one table, with the ratios that were tested drawn on one axis."""
    lines = list({line.measure.code: line for group in groups for line in group.lines}.values())
    rows = [tuple(_open(cell) for cell in row) for group in groups for row in _list_rows(group)]
    return Exhibit(
        slug=slug,
        title=_say_overview_title(lines),
        sentence=f"Quarter to {say_day(scorecard.quarter_end)}. {count_changes(lines)}",
        table=drop_blank(Table(columns=_COLUMNS, rows=tuple(dict.fromkeys(rows)))),
        chart=draw_ratios(lines),
        notes=(
            "A change is told from chance where its 95% interval leaves out no change: 1 for a ratio of counts or "
            "rates, nought for a difference of shares.",
            "Each test is made at the 95% level: of 20 figures that had not changed, one would be called a change.",
            "A series is judged on a control chart by its last point; below 12 points it is not judged.",
        ),
        badges=tuple(dict.fromkeys(_name_badge(line, badge) for line in lines for badge in line.badges)),
        origins=tuple(dict.fromkeys(origin for line in lines for origin in line.origins)),
        query="; ".join(line.change.query for line in lines if line.change and line.change.query),
    )


def _list_rows(group: Group) -> Iterator[tuple[Cell, ...]]:
    for line in group.lines:
        if line.figure is None:
            yield (line.measure.title, line.absence or line.missing, *[None] * 4, line.measure.source or None, None)
        else:
            yield _say_row(line, line.figure)
    for gap in group.gaps:
        yield (gap.measure.title, gap.reason or "not given, and no reason has been given", *[None] * 6)


def _open(cell: Cell) -> Cell:
    """Words with a capital: a row that begins without one reads, over a page end, as the rest of the row before."""
    return open_sentence(cell) if isinstance(cell, str) else cell


def _say_row(line: Line, figure: Figure) -> tuple[Cell, ...]:
    measure = line.measure
    return (
        measure.title,
        f"{say_figure(measure, figure)}, {name_period(figure.first_on, figure.last_on)}",
        say_baseline(line),
        _say_change(line),
        say_variation(line.signal.chart) if line.signal else None,
        f"{_say_target(line)}: {line.standing.words}" if line.standing else None,
        measure.source or None,
        ", ".join(badge.name for badge in line.badges) or None,
    )


def say_baseline(line: Line) -> str | None:
    """`52, the 12 months to June 2019`; nothing where there is no baseline."""
    if line.baseline is None or line.baseline_figure is None:
        return None
    period = name_period(line.baseline.first_on, line.baseline.last_on)
    return f"{say_short(line.measure, line.baseline_figure)}, {period}"


def _say_target(line: Line) -> str:
    return line.standing.target.authority if line.standing else ""


def _say_change(line: Line) -> str | None:
    if line.change is None:
        return None
    interval = say_interval(line.change.verdict)
    return f"{interval}: {shorten_words(line.change.words)}" if interval else line.change.words


def say_interval(verdict: Verdict | None) -> str:
    """`ratio 0.88 (0.58 to 1.34)`, `-2.0 points (-7.1 to 3.1)`; empty where nothing was bounded."""
    if verdict is None or verdict.low is None:
        return ""
    if verdict.difference is not None and verdict.high is not None:
        ends = " to ".join(say_number(_HUNDRED * end, 1) for end in (verdict.low, verdict.high))
        return f"{say_number(_HUNDRED * verdict.difference, 1)} points ({ends})"
    high = "no limit" if verdict.high is None else say_value(verdict.high, "ratio")
    return f"ratio {say_value(verdict.ratio, 'ratio')} ({say_value(verdict.low, 'ratio')} to {high})"


def _say_overview_title(lines: Sequence[Line]) -> str:
    tested = list_tested(lines)
    signals = sum(verdict.is_signal for _, verdict in tested)
    if not tested:
        return "No change from a baseline could be tested"
    if len(tested) == 1:
        return f"The one change that was tested {'can' if signals else 'cannot'} be told from chance"
    return f"{_say_few(signals)} of {_say_few(len(tested)).lower()} tested changes can be told from chance"


def count_changes(lines: Sequence[Line]) -> str:
    """How many measures have a value, were tested, and changed by more than chance explains, in sentences."""
    valued = [line for line in lines if line.figure]
    tested = list_tested(lines)
    told = [(line, verdict) for line, verdict in tested if verdict.is_signal]
    said = (
        f"Of {say_number(len(lines))} {'measure' if len(lines) == 1 else 'measures'}, {say_number(len(valued))} "
        f"{'has' if len(valued) == 1 else 'have'} a value and {say_number(len(tested))} could be tested against a "
        "baseline."
    )
    if not told:
        return f"{said} No change could be told from chance." if tested else said
    return f"{said} {_say_few(len(told))} changed: {_join_told(told)}."


def _join_told(told: Sequence[tuple[Line, Verdict]]) -> str:
    """The words of each verdict once, with the measures that it was given on."""
    titles: dict[str, list[str]] = {}
    for line, verdict in told:
        titles.setdefault(shorten_words(verdict.words), []).append(line.measure.title)
    return "; ".join(f"{words}, in {say_list(names)}" for words, names in titles.items())


def list_tested(lines: Sequence[Line]) -> list[tuple[Line, Verdict]]:
    """The lines of which a test could have told a change: not across a break, nor of too few events."""
    verdicts = [(line, line.change.verdict) for line in lines if line.change and line.change.verdict]
    return [(line, verdict) for line, verdict in verdicts if verdict.is_comparable and verdict.direction != "too few"]


def _say_few(number: int) -> str:
    words = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return words[number] if number < len(words) else say_number(number)


def _name_badge(line: Line, badge: Badge) -> Badge:
    return badge if badge.name == "invented" else Badge(badge.name, f"{line.measure.title}. {badge.words}")


def shorten_words(words: str) -> str:
    """A verdict's words without the figures behind them."""
    return words.partition(" (")[0]


def drop_blank(table: Table) -> Table:
    """A table without the columns in which no row has anything: they would only narrow the others on paper."""
    kept = [at for at in range(len(table.columns)) if not at or any(row[at] is not None for row in table.rows)]
    return Table(
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def draw_ratios(lines: Sequence[Line]) -> SpanDrawing | None:
    """The ratios to the baselines with their intervals; nothing where none was tested."""
    spans = []
    for line in lines:
        verdict = line.change.verdict if line.change else None
        if verdict and verdict.ratio and verdict.low and verdict.high:
            spans.append(Span(name=line.measure.title, value=verdict.ratio, low=verdict.low, high=verdict.high))
    if not spans:
        return None
    axis = Axis(title="Ratio to the baseline", form="ratio", starts_at_zero=False)
    return SpanDrawing(x=axis, spans=tuple(spans), marks=(Mark(at=1.0, words="no change"),), is_log=True)
