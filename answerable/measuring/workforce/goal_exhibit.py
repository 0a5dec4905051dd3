"""A goal as it is shown: how far it is reached, the pace so far, and the pace that it needs."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Line, LineDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_day, say_number, say_period, say_share
from answerable.measuring.percentage import say_percent
from answerable.measuring.workforce.diversity import DAYS_A_YEAR, Progress


def tell_progress(each: Progress) -> Exhibit:
    """How far a goal is reached, the pace so far beside the pace it needs, and what hiring from all would give."""
    return Exhibit(
        slug=make_slug("goal", each.group),
        title=f"{each.group}: {say_number(each.gained)} of {say_number(each.goal)} reached by {say_day(each.on)}",
        sentence=" ".join(_list_sentences(each)),
        table=_tabulate_progress(each),
        chart=_draw_progress(each),
        notes=_note_progress(each),
        query="answerable.measuring.workforce.diversity.measure_progress(rows)",
    )


def _list_sentences(each: Progress) -> list[str]:
    period = f"{say_period(each.since, each.on)}" if each.since else f"By {say_day(each.on)}"
    sentences = [f"{period}: {say_share(each.gained, each.goal)} of the goal."]
    if each.pace is not None:
        sentences.append(f"The pace so far is {say_number(each.pace)} a year.")
    if each.pace_needed is not None and each.goal_by is not None:
        sentences.append(
            f"To reach the goal by {say_day(each.goal_by)} takes {say_number(each.pace_needed)} a year from then on"
            + (f", {say_number(each.pace_needed / each.pace, 1)} times that." if each.pace else ".")
        )
    if each.mirrored is not None and each.hires is not None and each.population is not None:
        sentences.append(_say_mirrored(each, *each.mirrored))
    return sentences


def _say_mirrored(each: Progress, low: int, high: int) -> str:
    said = (
        f"Had all {say_number(each.hires or 0)} hires been drawn from the population, of which "
        f"{say_percent(each.population or 0)} belong to the group, between {say_number(low)} and {say_number(high)} "
        "would (95% range)"
    )
    if each.group_hires is None:
        return f"{said}."
    if low <= each.group_hires <= high:
        return f"{said}; {say_number(each.group_hires)} do, which is within it."
    side = "fewer than chance explains" if each.group_hires < low else "more than chance explains"
    return f"{said}; {say_number(each.group_hires)} do, {side}."


def _tabulate_progress(each: Progress) -> Table:
    low, high = each.mirrored or (None, None)
    rows: list[tuple[Cell, ...]] = [
        ("Reached so far", each.gained),
        ("The goal", each.goal),
        ("Still to come", max(0, each.goal - each.gained)),
        ("Pace so far, a year", None if each.pace is None else round(each.pace, 1)),
        ("Pace needed, a year", None if each.pace_needed is None else round(each.pace_needed, 1)),
        ("Reached on the last day at the pace so far", each.reached_at_pace),
        ("All hires", each.hires),
        ("Hires of the group", each.group_hires),
        ("Hires of the group if drawn from the population, from", low),
        ("Hires of the group if drawn from the population, to", high),
    ]
    return Table(columns=(Column("What"), Column("Officers", "count")), rows=tuple(rows))


def _draw_progress(each: Progress) -> LineDrawing | None:
    if each.since is None or each.goal_by is None:
        return None
    lines = [
        Line(name="Reached", at=(each.since, each.on), values=(0.0, float(each.gained))),
        Line(name="Needed", at=(each.on, each.goal_by), values=(float(each.gained), float(each.goal))),
    ]
    if each.reached_at_pace is not None:
        values = (float(each.gained), float(each.reached_at_pace))
        lines.append(Line(name="At the pace so far", at=(each.on, each.goal_by), values=values))
    return LineDrawing(
        x=Axis(title="", form="date", starts_at_zero=False),
        y=Axis(title="Officers towards the goal", form="count"),
        lines=tuple(lines),
    )


def _note_progress(each: Progress) -> tuple[str, ...]:
    notes = ["A pace is people over the years gone by or left, of " + say_number(DAYS_A_YEAR, 2) + " days. "
             "It says what would be needed, not what is to be expected."]  # fmt: skip
    if each.since is None:
        notes.append("The day from which the goal is counted is not given, so that no pace so far can be worked out.")
    if each.goal_by is None:
        notes.append("The day by which the goal is to be reached is not given, so that no pace needed can be.")
    if each.mirrored is not None:
        notes.append("The range of hires is binomial: each hire drawn for itself from people of working age.")
    return tuple(notes)
