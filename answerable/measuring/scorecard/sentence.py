"""A line of a scorecard in sentences. What they say of a change is a verdict's own words, and nothing else."""

from __future__ import annotations

from answerable.drawing.wording import open_sentence, say_number, say_value
from answerable.measuring.period import name_period
from answerable.measuring.scorecard.figure import Figure
from answerable.measuring.scorecard.line import Line
from answerable.measuring.scorecard.measure import Baseline, Measure


def tell_line(line: Line) -> tuple[str, ...]:
    """The sentences of a line: its figure beside the baseline, its target and its series."""
    if line.figure is None:
        return (_tell_missing(line),)
    told = [tell_change(line)]
    if line.standing:
        told.append(f"It {line.standing.words} (set by {line.standing.target.authority}).")
    if line.signal:
        told.append(line.signal.words)
    return tuple(told)


def tell_badges(line: Line) -> tuple[str, ...]:
    """What to beware of in a line, for words that stand without its badges."""
    return tuple(end_sentence(badge.words) for badge in line.badges)


def tell_change(line: Line) -> str:
    """`The 12 months to December 2021 saw 46 homicides against 52 in the baseline, ...: no change that ...`."""
    if line.figure is None:
        return _tell_missing(line)
    measure, figure = line.measure, line.figure
    period = name_period(figure.first_on, figure.last_on)
    if measure.form == "count":
        said = f"{open_sentence(period)} saw {say_figure(measure, figure)}"
    else:
        said = f"{measure.title}: {say_figure(measure, figure)} in {period}"
    if line.baseline is None or line.baseline_figure is None or line.change is None:
        return f"{said}; no baseline figure is given to hold it against."
    return f"{said} against {_say_baseline(measure, line.baseline, line.baseline_figure)}: {line.change.words}."


def say_figure(measure: Measure, figure: Figure) -> str:
    """A figure with its n: `46 homicides`, `66.0% (600 of 909 calls answered)`, `79% (counts not published)`."""
    if measure.form == "count":
        unit = measure.unit_one if figure.value == 1 and measure.unit_one else measure.unit
        return f"{say_short(measure, figure)} {unit}"
    if measure.form == "percent":
        if figure.numerator is None or not figure.denominator:
            return f"{say_short(measure, figure)} (counts not published)"
        of = f"{say_number(figure.numerator)} of {say_number(figure.denominator)} {measure.unit}"
        return f"{say_short(measure, figure)} ({of})"
    if measure.form == "rate":
        behind = "" if figure.numerator is None else f" ({say_number(figure.numerator)} {measure.unit})"
        return f"{say_short(measure, figure)} for each {say_number(measure.per)}{behind}"
    return say_short(measure, figure)


def say_short(measure: Measure, figure: Figure) -> str:
    """A figure alone, for a cell of a table: `46`, `66.0%`, `7 s`."""
    return say_value(figure.value, measure.said_form, measure.places)


def end_sentence(words: str) -> str:
    """Words with a full stop, where they have no end of their own."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _say_baseline(measure: Measure, baseline: Baseline, figure: Figure) -> str:
    value = say_short(measure, figure) if measure.form == "count" else say_figure(measure, figure)
    return f"{value} in the baseline, {name_period(baseline.first_on, baseline.last_on)} ({baseline.authority})"


def _tell_missing(line: Line) -> str:
    said = f"{line.measure.title}: {line.missing}."
    return f"{said} {end_sentence(line.absence)}" if line.absence else said
