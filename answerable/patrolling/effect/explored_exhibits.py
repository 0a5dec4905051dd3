"""What was explored beside the registered analysis, each exhibit marked so."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number
from answerable.measuring.suppression import say_rule
from answerable.patrolling.effect.result import DoseResult, GroupResult, TrialResult
from answerable.patrolling.effect.wording import list_badges, say_when

EXPLORED = Badge("exploratory", "Explored, not tested: with so many groups some differ by chance alone.")
_AXIS = Axis(title="Rate on patrolled days over that on control days", form="ratio", starts_at_zero=False)
_NO_DIFFERENCE = Mark(at=1.0, words="No difference")
_ENDS = (Column("Rate ratio", "ratio"), Column("Lower end", "ratio"), Column("Upper end", "ratio"))


def tell_explored(result: TrialResult) -> tuple[Exhibit, ...]:
    """The course by week after the end; by unit and tier where there are several; by dose where minutes are known."""
    told = [
        _tell_weeks(result),
        _tell_groups(result, "units", "policing unit", result.units),
        _tell_groups(result, "tiers", "tier", result.tiers),
        _tell_doses(result),
    ]
    return tuple(each for each in told if each is not None)


def _tell_weeks(result: TrialResult) -> Exhibit | None:
    known = [week for week in result.weeks if week.ratio is not None]
    if not known:
        return None
    primary = result.primary
    return Exhibit(
        slug="by-week",
        title="How the result came to be, week by week",
        sentence=(
            f"From the start to the end of each week: at the end {say_number(primary.patrolled)} on patrolled days "
            f"and {say_number(primary.control)} on control days, {say_when(result)}. Early weeks wander by chance, "
            "which is why they were not shown while the trial ran."
        ),
        table=Table(
            columns=(
                Column("To", "date"),
                Column("Patrolled days", "count"),
                Column("Control days", "count"),
                Column("Rate ratio", "ratio"),
            ),
            rows=tuple((week.last_on, week.patrolled, week.control, week.ratio) for week in result.weeks),
        ),
        chart=LineDrawing(
            x=Axis(title="To the end of the week", form="date"),
            y=Axis(title="Rate ratio so far", form="ratio", starts_at_zero=False),
            lines=(
                Line(
                    name="Rate ratio so far",
                    at=tuple(week.last_on for week in known),
                    values=tuple(week.ratio for week in known),
                ),
            ),
            marks_y=(_NO_DIFFERENCE,),
        ),
        notes=("No test is made of any week before the last.", say_rule(), "Such weeks are told with the next one."),
        badges=(EXPLORED,),
    )


def _tell_groups(result: TrialResult, slug: str, noun: str, groups: Sequence[GroupResult]) -> Exhibit | None:
    if not groups:
        return None
    known = [each for each in groups if each.ratio is not None and each.high is not None and each.low]
    hidden = any(each.patrolled is None for each in groups)
    return Exhibit(
        slug=slug,
        title=f"By {noun}: intervals, and no test",
        sentence=(
            f"The primary outcome in {say_count(len(groups), noun)}, {say_when(result)}: "
            f"{say_number(result.primary.patrolled)} on patrolled and {say_number(result.primary.control)} on "
            "control days in all. The trial was not made to tell one from another."
        ),
        table=Table(
            columns=(
                Column(noun.capitalize()),
                Column("Hotspots", "count"),
                Column("Patrolled days", "count"),
                Column("Control days", "count"),
                *_ENDS,
            ),
            rows=tuple(
                (
                    each.name,
                    each.hotspots,
                    "hidden" if each.patrolled is None else each.patrolled,
                    "hidden" if each.control is None else each.control,
                    each.ratio,
                    each.low,
                    each.high,
                )
                for each in groups
            ),
        ),
        chart=_draw([(each.name, each.ratio, each.low, each.high) for each in known]),
        notes=(
            "Intervals take offences for independent ones, and so are a little too short.",
            *((say_rule(),) if hidden else ()),
        ),
        badges=(EXPLORED, *list_badges(result)),
    )


def _tell_doses(result: TrialResult) -> Exhibit | None:
    doses: Sequence[DoseResult] = result.doses
    if not doses:
        return None
    known = [each for each in doses if each.ratio is not None and each.high is not None and each.low]
    days = sum(each.days for each in doses)
    return Exhibit(
        slug="doses",
        title="By minutes of patrol: intervals, and no test",
        sentence=(
            f"{say_number(days)} patrolled hotspot-days by how long they were patrolled, each held to what control "
            f"days lead one to expect of them, {say_when(result)}."
        ),
        table=Table(
            columns=(Column("Minutes that day"), Column("Days", "count"), Column("Offences", "count"), *_ENDS),
            rows=tuple(
                (
                    each.name,
                    each.days,
                    "hidden" if each.events is None else each.events,
                    each.ratio,
                    each.low,
                    each.high,
                )
                for each in doses
            ),
        ),
        chart=_draw([(each.name, each.ratio, each.low, each.high) for each in known]),
        notes=(
            "How long a patrol stayed was not drawn: it may have been cut short because something happened, or "
            "stayed because something might. So this says nothing of what minutes do.",
            *((say_rule(),) if any(each.events is None for each in doses) else ()),
        ),
        badges=(EXPLORED, *list_badges(result)),
    )


def _draw(rows: Sequence[tuple[str, float | None, float | None, float | None]]) -> SpanDrawing | None:
    spans = tuple(
        Span(name=name, value=ratio, low=low, high=high)
        for name, ratio, low, high in rows
        if ratio and low and high is not None
    )
    return SpanDrawing(x=_AXIS, spans=spans, marks=(_NO_DIFFERENCE,), is_log=True) if spans else None
