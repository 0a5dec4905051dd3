"""Band D beside that of other forces, as it is shown."""

from __future__ import annotations

from typing import Final

from answerable.costing.budget import Budget
from answerable.costing.precept.others import ForceComparison, ForcePrecept, compare_forces
from answerable.costing.precept.wording import badge_stage, say_more_than
from answerable.costing.referendum import say_pounds
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Origin, Table
from answerable.law.day import say_financial_year
from answerable.law.words import say_count

# A taller chart does not go on a page.
_MOST_DRAWN: Final = 24


def tell_others(budget: Budget, year: int) -> Exhibit:
    """Our band D among those given. Raises `CostError` where ours, or every other, is missing."""
    found = compare_forces(budget, year)
    sources = dict.fromkeys(each.source for each in found.forces if each.source)
    return Exhibit(
        slug="other-forces",
        title=f"{found.ours.force}'s band D of {say_pounds(found.ours.band_d)} is the {found.rank_words}",
        sentence=_say_others(found),
        table=Table(
            columns=(
                Column("Force"),
                Column("Band D", "money", 2),
                Column("More than ours", "money", 2),
                Column("From the lowest", "count"),
                Column("Set or assumed"),
            ),
            rows=tuple(
                (
                    each.force,
                    each.band_d,
                    None if each.is_ours else each.band_d - found.ours.band_d,
                    each.rank,
                    "ours" if each.is_ours else "assumed" if each.is_assumed else "set",
                )
                for each in found.forces
            ),
        ),
        chart=_draw(found),
        notes=(
            "Only the forces in the table are compared: there may be others. Equal amounts share a rank. A minus is "
            "less than ours.",
            *_note_drawn(found),
        ),
        badges=(*badge_stage(budget.stage), *_badge_assumed(found)),
        origins=tuple(Origin(words=source) for source in sources),
        query=f"answerable.costing.precept.others.compare_forces(budget, {year})",
    )


def _say_others(found: ForceComparison) -> str:
    ours, low, high = found.ours, found.forces[0], found.forces[-1]
    return (
        f"Band D for {say_financial_year(found.year)} is given of {say_count(len(found.forces), 'force')}. "
        f"{ours.force}'s, {say_pounds(ours.band_d)}, is the {found.rank_words}: they go from "
        f"{say_pounds(low.band_d)} ({low.force}) to {say_pounds(high.band_d)} ({high.force}).{_say_highest(found)}"
    )


def _say_highest(found: ForceComparison) -> str:
    ours, high = found.ours.band_d, found.forces[-1].band_d
    return "" if ours == high else f" Ours is {say_more_than(high, ours)} the highest."


def _badge_assumed(found: ForceComparison) -> tuple[Badge, ...]:
    assumed = sum(each.is_assumed for each in found.forces)
    if not assumed:
        return ()
    others = len(found.forces) - 1
    return (Badge("estimate", f"Assumed, not set yet: {assumed} of the {others} other amounts."),)


def _choose_drawn(found: ForceComparison) -> tuple[ForcePrecept, ...]:
    """The forces that the chart has: all, or as many as a page holds, around ours in the order of band D."""
    at = found.forces.index(found.ours)
    first = min(max(0, at - _MOST_DRAWN // 2), max(0, len(found.forces) - _MOST_DRAWN))
    return found.forces[first : first + _MOST_DRAWN]


def _note_drawn(found: ForceComparison) -> tuple[str, ...]:
    if len(found.forces) <= _MOST_DRAWN:
        return ()
    return (
        f"The chart shows {_MOST_DRAWN} of the {len(found.forces)} forces, those next to ours; the table has all.",
    )


def _draw(found: ForceComparison) -> BarDrawing:
    """From the lowest; ours in a shade of its own."""
    shown = _choose_drawn(found)
    return BarDrawing(
        x=Axis(title="Band D, pounds a year", form="money"),
        categories=tuple(each.force for each in shown),
        bars=(
            Bar(name="Ours", values=tuple(float(each.band_d) if each.is_ours else None for each in shown)),
            Bar(name="Others", values=tuple(None if each.is_ours else float(each.band_d) for each in shown)),
        ),
        is_stacked=True,
    )
