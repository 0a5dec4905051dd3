"""Other forces' printed rates beside ours, without ranks where nobody says how large they are."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_interval, say_number, say_period
from answerable.law.words import say_list
from answerable.measuring.workforce.comparator import Comparator

_HEADINGS = {"attrition": "Attrition over twelve months", "attendance": "Attendance"}
_UNSIZED = "Nobody says how large the forces' units are: no interval can be given, and no rank is."


def tell_comparators(forces: Sequence[Comparator], measure: str) -> Exhibit:
    """The printed rates of a measure, our own force first."""
    heading = _HEADINGS[measure]
    said = [_say_force(each) for each in forces]
    sized = [each for each in forces if each.size]
    period = say_period(forces[0].first_on, forces[0].last_on)
    return Exhibit(
        slug=f"compared-{measure}",
        title=_title(heading, forces, sized),
        sentence=f"{heading}, {period}: {say_list(said)}. {_say_sizes(forces, sized)}",
        table=_tabulate(forces, measure),
        chart=_draw(forces, heading),
        notes=_note(forces, measure, sized),
        query=f"answerable.measuring.workforce.comparator.list_comparators(rows, {measure!r}, level)",
    )


def _title(heading: str, forces: Sequence[Comparator], sized: Sequence[Comparator]) -> str:
    if len(sized) == len(forces):
        return f"{heading} in {say_number(len(forces))} forces, with the spread that their size leaves"
    return f"{heading} in {say_number(len(forces))} forces: their sizes are not known, so none is ranked"


def _say_force(each: Comparator) -> str:
    without = "" if each.excluding is None else f" ({each.excluding}% without staff who became officers)"
    if each.interval is None:
        return f"{each.force} {each.overall}%{without}"
    low, high, level = each.interval
    return f"{each.force} {each.overall}%, {say_interval(low, high, 'percent', 1, level=level)}{without}"


def _say_sizes(forces: Sequence[Comparator], sized: Sequence[Comparator]) -> str:
    if len(sized) < len(forces):
        return _UNSIZED
    return "Rates whose intervals overlap may well stand the other way round."


def _tabulate(forces: Sequence[Comparator], measure: str) -> Table:
    without = (Column("Without staff who became officers"),) if measure == "attrition" else ()
    columns = (
        Column("Force"),
        Column("Rate as printed"),
        *without,
        Column("Out of", "number", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
        Column("Remark"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in forces:
        low, high = (None, None) if each.interval is None else each.interval[:2]
        excluding = (None if each.excluding is None else f"{each.excluding}%",) if without else ()
        remark = "printed above the overall rate" if each.contradiction else each.note
        rows.append((each.force, f"{each.overall}%", *excluding, each.size, low, high, remark))
    return Table(columns=columns, rows=tuple(rows))


def _draw(forces: Sequence[Comparator], heading: str) -> SpanDrawing | None:
    """The forces with an interval; a dot without one would look exact."""
    spans = []
    for each in forces:
        if each.interval is not None:
            low, high, _ = each.interval
            spans.append(Span(name=each.force, value=float(each.overall), low=low, high=high, is_ours=each.is_ours))
    return SpanDrawing(x=Axis(title=heading, form="percent"), spans=tuple(spans)) if len(spans) > 1 else None


def _note(forces: Sequence[Comparator], measure: str, sized: Sequence[Comparator]) -> tuple[str, ...]:
    notes = ["Rates as each force printed them. Forces count leavers, strength and absence by rules of their own."]
    if len(sized) < len(forces):
        notes.append(_UNSIZED)
    if measure == "attendance" and sized:
        notes.append("Days lost come in spells of one person: no interval of chance is worked out from days.")
    notes += [_say_contradiction(each) for each in forces if each.contradiction]
    return tuple(notes)


def _say_contradiction(each: Comparator) -> str:
    cause = (
        "rounding can explain it, if both are nearly equal"
        if each.contradiction == "rounding"
        else "rounding cannot explain it, so one of them is wrong"
    )
    return (
        f"{each.force}: the rate without those who became officers ({each.excluding}%) is printed above the overall "
        f"one ({each.overall}%); {cause}."
    )
