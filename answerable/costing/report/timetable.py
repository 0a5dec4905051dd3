"""The dated limits of a precept's year, as an exhibit with the working of each day."""

from __future__ import annotations

from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import open_sentence
from answerable.law.day import say_financial_year
from answerable.law.deadline import Deadline
from answerable.law.precept_limit import list_timetable
from answerable.law.words import say_day

_NOTE = (
    "The steps on a revised precept and on a second report are taken only where the panel vetoes the precept that "
    "was proposed."
)


def tell_timetable(year: int) -> tuple[Exhibit, ...]:
    """Who must do what by when for the precept of the financial year that begins in `year`."""
    timetable = [(each, each.by) for each in list_timetable(year) if each.by is not None]
    moved = sum(len(by.steps) > 1 for _, by in timetable)
    first, last = timetable[0][1], timetable[-1][1]
    return (
        Exhibit(
            slug="precept-dates",
            title=f"The dates of the precept for {say_financial_year(year)}",
            sentence=f"The precept is proposed by {say_day(first.day)} and issued by {say_day(last.day)}. "
            f"{_say_moved(moved, len(timetable))}",
            table=Table(
                columns=(Column("Who"), Column("Must"), Column("By", "date"), Column("How the day is found")),
                rows=tuple((each.who, each.must, by.day, _say_working(by)) for each, by in timetable),
            ),
            notes=(_NOTE,),
        ),
    )


def _say_moved(moved: int, limits: int) -> str:
    """How many of the limits the regulations print fall on a weekend."""
    if not moved:
        return "No limit falls on a weekend."
    some = f"{moved} of the {limits} limits {'falls' if moved == 1 else 'fall'}"
    return (
        f"{'Every limit falls' if moved == limits else some} on a weekend: the working day before it is the safe one."
    )


def _say_working(by: Deadline) -> str:
    doubt = "" if by.verified else "; not verified"
    return f"{open_sentence(by.rule)} ({by.source}{doubt})"
