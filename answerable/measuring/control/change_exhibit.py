"""Counts before and after as they are shown: which changes can be told from chance, and which cannot."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_level, say_number, say_value
from answerable.measuring.control.comparison import ChangeResult, Comparison
from answerable.measuring.period import name_period
from answerable.measuring.verdict import COUNTS_TEST

MOST_NAMED = 12
"""Comparisons that the sentence names; the table has all."""

MOST_DRAWN = 60

_COLUMNS = (
    Column("Counted"),
    Column("Before", "count"),
    Column("After", "count"),
    Column("Ratio", "ratio", 2),
    Column("Lower end", "ratio", 2),
    Column("Upper end", "ratio", 2),
    Column("p", "p"),
    Column("What may be said"),
    Column("Periods"),
)


def tell_changes(result: ChangeResult) -> Told:
    """How many of the changes can be told from chance, and which."""
    exhibit = _tell(result)
    return Told(title=result.options.heading, lead=f"{exhibit.title}.", exhibits=(exhibit,))


def _tell(result: ChangeResult) -> Exhibit:
    comparisons, level = result.comparisons, result.options.level
    told = [each for each in comparisons if each.verdict.is_signal]
    return Exhibit(
        slug="changes",
        title=f"{_say_some(len(told), len(comparisons))} can be told from chance",
        sentence=_say_all(comparisons, told),
        table=Table(columns=_COLUMNS, rows=tuple(_row(each) for each in comparisons)),
        chart=_draw(comparisons, level),
        notes=_note(comparisons, level),
        badges=tuple(
            Badge("break", f"{each.name}: {each.verdict.words}.")
            for each in comparisons
            if not each.verdict.is_comparable
        ),
        query="\n".join(_say_query(each) for each in comparisons),
    )


def _say_query(each: Comparison) -> str:
    """The call that gives the verdict again, in `answerable.measuring.verdict`."""
    exposures = f"before_exposure={each.before_exposure:g}, after_exposure={each.after_exposure:g}"
    breaks = f", breaks={list(each.breaks)!r}" if each.breaks else ""
    return f"judge_counts({each.before}, {each.after}, better={each.better!r}, {exposures}{breaks})"


def _say_some(part: int, whole: int) -> str:
    if whole == 1:
        return "The change" if part else "No change"
    return f"{say_number(part) if part else 'None'} of {say_number(whole)} changes"


def _say_all(comparisons: Sequence[Comparison], told: Sequence[Comparison]) -> str:
    """Each comparison with its counts, those told from chance first."""
    others = [each for each in comparisons if not each.verdict.is_signal]
    named = [*told, *others][:MOST_NAMED]
    sentences = [f"{each.name}, {_say_counts(each)}: {each.verdict.words}." for each in named]
    if len(comparisons) > MOST_NAMED:
        sentences.append(f"All {say_number(len(comparisons))} stand in the table.")
    return f"{_say_some(len(told), len(comparisons))} can be told from chance. {' '.join(sentences)}"


def _say_counts(each: Comparison) -> str:
    said = f"{say_number(each.after)} after {say_number(each.before)}"
    if each.before_period is None or each.after_period is None:
        return said
    return (
        f"{say_number(each.after)} in {name_period(*each.after_period)} after {say_number(each.before)} in "
        + name_period(*each.before_period)
    )


def _row(each: Comparison) -> tuple[Cell, ...]:
    verdict = each.verdict
    periods = _say_exposures(each)
    if each.before_period is not None and each.after_period is not None:
        periods = f"{name_period(*each.before_period)}, then {name_period(*each.after_period)}"
    figures = (verdict.ratio, verdict.low, verdict.high, verdict.p)
    return (each.name, each.before, each.after, *figures, verdict.words.partition(" (ratio")[0], periods)


def _say_exposures(each: Comparison) -> str:
    """What the counts arose from, where the file names no periods."""
    before, after = each.before_exposure, each.after_exposure
    if before == after:
        return "as given, equally long"
    return f"as given, out of {before:,g} and {after:,g}"


def _draw(comparisons: Sequence[Comparison], level: float) -> SpanDrawing | None:
    """The ratios that have both ends, on a scale on which twice as many and half as many are equally far from 1."""
    spans = []
    for each in comparisons:
        verdict = each.verdict
        if verdict.ratio and verdict.low and verdict.high:
            spans.append(
                Span(
                    name=each.name,
                    value=verdict.ratio,
                    low=verdict.low,
                    high=verdict.high,
                    is_ours=verdict.is_signal,
                )
            )
    if not spans:
        return None
    # Those told from chance first, where there are too many for a picture.
    shown = spans if len(spans) <= MOST_DRAWN else sorted(spans, key=lambda span: not span.is_ours)[:MOST_DRAWN]
    return SpanDrawing(
        x=Axis(title=f"After as a ratio of before, {say_level(level)} interval", form="ratio", starts_at_zero=False),
        spans=tuple(shown),
        marks=(Mark(at=1.0, words="no change"),),
        is_log=True,
    )


def _note(comparisons: Sequence[Comparison], level: float) -> tuple[str, ...]:
    notes = [
        f"{COUNTS_TEST[0].upper()}{COUNTS_TEST[1:]}, intervals of Clopper and Pearson, at {say_level(level)}. It "
        "takes events to come one by one; where they come in clusters, chance explains more than it says."
    ]
    if len(comparisons) > 1:
        alarms = say_value(100 * (1 - level), "percent", 0)
        notes.append(f"Of things that never changed, up to {alarms} would be told as changed by chance alone.")
    undrawn = [
        each.name
        for each in comparisons
        if each.verdict.is_comparable and not (each.verdict.ratio and each.verdict.low and each.verdict.high)
    ]
    if undrawn:
        more = f" and {say_number(len(undrawn) - MOST_NAMED)} more" if len(undrawn) > MOST_NAMED else ""
        names = f"{', '.join(undrawn[:MOST_NAMED])}{more}"
        notes.append(f"Not drawn, because a ratio or an end of it is not known or is nought: {names}.")
    if len(comparisons) > MOST_DRAWN:
        notes.append(f"Drawn are {MOST_DRAWN} at most, those told from chance first.")
    return tuple(notes)
