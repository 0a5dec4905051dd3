"""A scorecard: every measure for one quarter, under the national priorities and the objectives of the local plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from answerable.drawing.wording import say_day
from answerable.measuring.period import ends_quarter
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.line import Line, find_absence, work_out_line
from answerable.measuring.scorecard.measure import CHARTS, FORMS, Holding, Measure
from answerable.measuring.scorecard.priority import (
    NationalMeasure,
    Priority,
    list_national_measures,
    list_priorities,
)
from answerable.measuring.verdict import BETTER


class Gap(Struct, frozen=True, kw_only=True):
    """A national measure of which there is no measure here, and the reason given for it, where one was."""

    measure: NationalMeasure
    reason: str = ""


class Group(Struct, frozen=True, kw_only=True):
    """Lines under a national priority (`code` is the priority's) or an objective of the plan (no code)."""

    title: str
    code: str = ""
    lines: tuple[Line, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Scorecard(Struct, frozen=True, kw_only=True):
    """The measures for the quarter that ends on a day: the national priorities, then the plan's objectives.

    A measure that serves both stands in both.
    """

    quarter_end: dt.date
    area: str = ""
    priorities: tuple[Group, ...] = ()
    objectives: tuple[Group, ...] = ()
    is_invented: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line once, in the order of reading."""
        groups = (*self.priorities, *self.objectives)
        return tuple({line.measure.code: line for group in groups for line in group.lines}.values())


def work_out_scorecard(holding: Holding, quarter_end: dt.date, area: str = "") -> Scorecard:
    """The scorecard of an area (none: the whole) for the quarter that ends on a day.

    Every national priority of that day has its group, with the national measures that nothing here stands for as
    gaps. Raises `MeasureError`, one sentence, for a day that ends no quarter and for measures that are not whole.
    """
    if not ends_quarter(quarter_end):
        raise MeasureError(
            f"{say_day(quarter_end)} does not end a quarter: give 31 March, 30 June, 30 September or 31 December."
        )
    national, priorities = list_national_measures(quarter_end), list_priorities(quarter_end)
    _refuse_measures(holding.measures, priorities, national, holding)
    measures = tuple(_place(each, priorities, national) for each in holding.measures)
    lines = tuple(work_out_line(each, holding, quarter_end, area) for each in measures)
    return Scorecard(
        quarter_end=quarter_end,
        area=area,
        priorities=tuple(_group_priority(each, lines, national, holding, quarter_end, area) for each in priorities),
        objectives=_group_objectives(lines),
        is_invented=holding.is_invented,
    )


def _place(measure: Measure, priorities: Sequence[Priority], national: Sequence[NationalMeasure]) -> Measure:
    """A measure under its priority, or that of its national measure, where they held on the day."""
    found = next((each for each in national if each.code == measure.national_measure), None)
    named = measure.priority or (found.priority if found else "")
    held = named if any(each.code == named for each in priorities) else ""
    return replace(measure, priority=held, national_measure=measure.national_measure if found else "")


def _group_priority(
    priority: Priority,
    lines: Sequence[Line],
    national: Sequence[NationalMeasure],
    holding: Holding,
    quarter_end: dt.date,
    area: str,
) -> Group:
    held = tuple(line for line in lines if line.measure.priority == priority.code)
    covered = {line.measure.national_measure for line in lines}
    gaps = tuple(
        Gap(measure=each, reason=find_absence(holding.absences, each.code, area, quarter_end))
        for each in national
        if each.priority == priority.code and each.code not in covered
    )
    return Group(title=priority.title, code=priority.code, lines=held, gaps=gaps)


def _group_objectives(lines: Sequence[Line]) -> tuple[Group, ...]:
    named: dict[str, list[Line]] = {}
    for line in lines:
        if line.measure.objective or not line.measure.priority:
            named.setdefault(line.measure.objective or "Other measures", []).append(line)
    return tuple(Group(title=title, lines=tuple(held)) for title, held in named.items())


def _refuse_measures(
    measures: Sequence[Measure],
    priorities: Sequence[Priority],
    national: Sequence[NationalMeasure],
    holding: Holding,
) -> None:
    """Refuses what the arithmetic could only guess at, by name and with what to write instead."""
    if not measures:
        raise MeasureError("There are no measures: a scorecard needs at least one.")
    codes = {each.code for each in measures}
    # A scorecard of a quarter before the priorities, or after them, has their measures all the same.
    priorities, national = (*priorities, *list_priorities()), (*national, *list_national_measures())
    if len(codes) < len(measures):
        twice = next(each.code for each in measures if [held.code for held in measures].count(each.code) > 1)
        raise MeasureError(f"Two measures have the code “{twice}”: give one of them another.")
    for each in measures:
        _refuse_word(each, "priority", each.priority, ("", *(held.code for held in priorities)))
        _refuse_word(each, "national measure", each.national_measure, ("", *(held.code for held in national)))
        _refuse_word(each, "form", each.form, FORMS)
        _refuse_word(each, "better direction", each.better, BETTER)
        _refuse_word(each, "chart", each.chart, CHARTS)
    known = codes | {each.code for each in national}
    for rows in (holding.baselines, holding.targets, holding.breaks, holding.rebasings, holding.absences):
        _refuse_unknown({each.measure for each in rows}, known)
    _refuse_unknown({each.measure for each in holding.observations}, codes)


def _refuse_word(measure: Measure, what: str, word: str, allowed: Sequence[str]) -> None:
    if word not in allowed:
        listed = ", ".join(each for each in allowed if each)
        raise MeasureError(f"The measure “{measure.code}” has the {what} “{word}”: use one of {listed}.")


def _refuse_unknown(named: Iterable[str], known: Iterable[str]) -> None:
    strange = sorted(set(named) - set(known))
    if strange:
        raise MeasureError(f"No measure has the code “{strange[0]}”: define it, or correct the rows that name it.")
