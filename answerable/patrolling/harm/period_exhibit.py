"""Harm by month or quarter as it is shown, and what one homicide does to it."""

from __future__ import annotations

import math
from statistics import median

from answerable.drawing.chart import Axis, ChartPoint, ControlDrawing, Line, LineDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_number, say_value
from answerable.measuring.percentage import take_percent
from answerable.patrolling.harm.result import HarmResult, PeriodHarm


def tell_periods(result: HarmResult) -> Exhibit:
    """Each period's count beside its harm, with homicide and without."""
    last, word = result.periods[-1], result.options.period
    verdict = result.verdict
    said = f": {verdict.words}" if verdict else ""
    sentence = (
        f"{say_begin(last, word)} had {say_count(last.count, 'offence')} and {say_number(last.without_homicide)} "
        f"days of harm without homicide{said}. With {_say_homicides(last.homicides)} it had "
        f"{say_number(last.with_homicide)}."
    )
    title = f"Harm by {word}: {_say_signal(result)}"
    return Exhibit(
        slug="periods",
        title=title,
        sentence=sentence,
        table=_tabulate(result),
        chart=_draw(result),
        notes=_note(result),
        badges=_badge(result),
        query="answerable.patrolling.harm.chance.limit_harm(counts, days, weights, seed=seed)",
    )


def say_begin(period: PeriodHarm, word: str) -> str:
    """`November 2022`, `The quarter from October 2022`."""
    begun = f"{period.first_on:%B %Y}"
    return begun if word == "month" else f"The quarter from {begun}"


def is_outside(period: PeriodHarm) -> bool:
    """Whether its harm without homicide lies beyond what chance leaves open."""
    if period.lower is None or period.upper is None:
        return False
    return not period.lower <= period.without_homicide <= period.upper


def _say_homicides(number: int) -> str:
    return "its homicides, none," if not number else f"its {say_count(number, 'homicide')}"


def _say_signal(result: HarmResult) -> str:
    word = result.options.period
    if result.verdict is None:
        return f"too few {word}s to say what is usual"
    if not result.verdict.is_comparable:
        return f"recording changed, and no {word} is judged"
    beyond = [each for each in result.periods if is_outside(each)]
    of = say_count(len(result.periods), word)
    if not beyond:
        return f"none of {of} lies beyond what chance leaves open, homicide apart"
    verb = "lies" if len(beyond) == 1 else "lie"
    return f"{say_number(len(beyond))} of {of} {verb} beyond what chance leaves open, homicide apart"


def _tabulate(result: HarmResult) -> Table:
    columns = (
        Column("Period from", "date"),
        Column("Offences", "count"),
        Column("Harm without homicide", "number"),
        Column("Chance leaves open from", "number"),
        Column("To", "number"),
        Column("Homicides", "count"),
        Column("Harm with homicide", "number"),
        Column("Signal"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in result.periods:
        signal = "" if each.lower is None else "beyond chance" if is_outside(each) else "within chance"
        harm = (each.without_homicide, each.lower, each.upper)
        rows.append((each.first_on, each.count, *harm, each.homicides, each.with_homicide, signal))
    return Table(columns=columns, rows=tuple(rows))


def _draw(result: HarmResult) -> ControlDrawing | LineDrawing | None:
    axis = Axis(title="Days of harm without homicide", form="number")
    days = Axis(title="", form="date", starts_at_zero=False)
    if result.periods[0].lower is None:
        if len(result.periods) < 2:
            return None
        at = tuple(each.first_on for each in result.periods)
        values = tuple(each.without_homicide for each in result.periods)
        return LineDrawing(x=days, y=axis, lines=(Line(name="Without homicide", at=at, values=values),))
    span = sum(each.days for each in result.periods)
    daily = sum(each.without_homicide for each in result.periods) / span
    points = tuple(
        ChartPoint(
            at=each.first_on,
            value=each.without_homicide,
            centre=daily * each.days,
            lower=each.lower or 0.0,
            upper=each.upper or 0.0,
            signal=_signal(each),
        )
        for each in result.periods
    )
    return ControlDrawing(x=days, y=axis, points=points)


def _signal(each: PeriodHarm) -> str:
    if not is_outside(each):
        return ""
    return "concern" if each.without_homicide > (each.upper or 0.0) else "improvement"


def _badge(result: HarmResult) -> tuple[Badge, ...]:
    verdict = result.verdict
    is_broken = verdict is not None and not verdict.is_comparable
    return (Badge("break", open_sentence(f"{verdict.words}.")),) if verdict and is_broken else ()


def _note(result: HarmResult) -> tuple[str, ...]:
    notes = []
    if result.verdict is not None and result.verdict.is_comparable:
        notes.append(
            "Harm has no ordinary control limits: a few grave offences make most of it. The limits are what 99.73% "
            "of 10,000 simulated periods lie within, had each category kept its mean rate and varied from one period "
            "to the next as much as it did (compound negative binomial; Laney 2002). A season or a trend in the "
            "counts can pass them."
        )
        notes.append("Periods of unlike length have limits of their own.")
    elif result.verdict is None:
        notes.append("Limits need 12 whole periods; until then no period is called high or low.")
    notes.append(
        f"Only whole {result.options.period}s are shown; an outer one that the file covers in part is left out."
    )
    return tuple(notes)


def tell_homicide(result: HarmResult) -> Exhibit:
    """What one homicide does to a month's harm, beside offences of other kinds."""
    used, word = result.index, result.options.period
    one = used.homicide or 0.0
    usual = median(each.without_homicide for each in result.periods) if result.periods else None
    rows: list[tuple[Cell, ...]] = [("One homicide, days of harm", one)]
    parts = []
    for days, name in ((used.robbery, "robberies"), (used.injury, "offences of violence with injury")):
        if days:
            rows.append((f"As many {name}", one / days))
            parts.append(f"{say_value(one / days, 'number', 0 if math.isclose(one % days, 0) else 1)} {name}")
    if usual:
        rows.append((f"In per cent of the harm of a middling {word} without homicide", take_percent(one, usual)))
    told = (
        f" It adds {say_number(100 * one / usual, 1)}% to a middling {word} ({say_number(usual)} days)."
        if usual
        else ""
    )
    return Exhibit(
        slug="one-homicide",
        title=f"One homicide weighs as much as {parts[0]}" if parts else "What one homicide weighs",
        sentence=f"One homicide stands for {say_number(one)} days, as many as {' or '.join(parts)}.{told}",
        table=Table(columns=(Column("What"), Column("Value", "number", 1)), rows=tuple(rows)),
        notes=(
            "Homicides are few, and a single one can turn a month or a place round. Harm is therefore always shown "
            "with homicide and without, and limits are worked out without.",
        ),
        query="answerable.patrolling.harm.index.find_index(edition).find_weight('homicide')",
    )
