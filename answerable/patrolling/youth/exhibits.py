"""Serious youth violence as it is shown: no month is called a rise or a fall unless that can be told from chance."""

from __future__ import annotations

from msgspec.structs import replace

from answerable.drawing.exhibit import Badge, Exhibit, Told
from answerable.drawing.wording import say_number
from answerable.patrolling.youth.outcome_exhibit import tell_outcomes, tell_unit_outcomes
from answerable.patrolling.youth.result import YouthResult
from answerable.patrolling.youth.series_exhibit import say_changes, tell_series
from answerable.patrolling.youth.unit_exhibit import count_shown, note_units, tell_changes, tell_units


def tell_youth(result: YouthResult) -> Told:
    """Everything that the file supports saying of serious youth violence."""
    whole = result.series[0]
    exhibits = [tell_series(result, each) for each in result.series]
    exhibits += [tell_changes(result)] if result.comparisons else []
    exhibits += [tell_units(result, whose) for whose in ("all", "knife") if count_shown(result, whose)]
    exhibits += [tell_outcomes(result)] if result.outcomes else []
    exhibits += [tell_unit_outcomes(result)] if len(result.unit_outcomes) > 1 else []
    last = whole.months[-1]
    count = "not shown" if last.count is None else say_number(last.count)
    return Told(
        title=f"Serious youth violence to {last.first_on:%B %Y}",
        lead=f"{last.first_on:%B %Y}: {count}. {say_changes(whole)}".strip(),
        exhibits=tuple(_define(each, result) for each in exhibits),
    )


def _define(exhibit: Exhibit, result: YouthResult) -> Exhibit:
    """The exhibit with the definition under it, and its badge where the definition was not read."""
    told = result.definition
    words = f"Serious youth violence is {told.words} ({told.authority})."
    badges = () if told.verified else (Badge("provisional", "The definition was not read in its source."),)
    return replace(exhibit, notes=(words, *exhibit.notes, *note_units(result)), badges=exhibit.badges + badges)
