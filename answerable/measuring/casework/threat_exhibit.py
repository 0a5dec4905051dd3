"""A threat grid as it is shown: statuses in words, who gave them when, what changed, and how old they are."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, GridDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_day, say_number
from answerable.measuring.casework.threat import GRAVITY, Standing, ThreatResult

_MOST_SAID = 12
_DARKNESS = {"red": 1.0, "amber": 0.55, "green": 0.15}
_JUDGEMENT = (
    "A status is the judgement of whoever gave it, on the indicators that it names. It is not a measurement, and a "
    "change of status may be a change of judgement."
)


def tell_threats(result: ThreatResult) -> Told:
    """The grid, what changed since the status before, and how old each status is."""
    query = f"answerable.measuring.casework.threat.find_standings(rows, {result.options})"
    told = [_tell_grid(result, query), _tell_changes(result, query), _tell_ages(result, query)]
    day = say_day(result.on)
    lead = f"{_say_counts(result)} on {day}; {say_number(result.closed)} closed by then are not in the grid."
    return Told(title=f"Threat grid, {day}", lead=lead, exhibits=tuple(each for each in told if each is not None))


def _tell_grid(result: ThreatResult, query: str) -> Exhibit:
    rows: list[tuple[Cell, ...]] = [
        (
            each.line,
            each.area or "Whole",
            each.status.capitalize(),
            each.set_on,
            each.set_by or "not said",
            each.basis or "not said",
            (each.earlier_status or "none known").capitalize(),
        )
        for each in result.standings
    ]
    unsaid = sum(not each.set_by for each in result.standings)
    later = (
        (f"{say_number(result.later)} rows were set after that day and are not in the grid.",) if result.later else ()
    )
    return Exhibit(
        slug="grid",
        title=f"{_say_counts(result)} on {say_day(result.on)}",
        sentence=f"On {say_day(result.on)}: {_say_counts(result)}. {_say_setters(unsaid, len(result.standings))}",
        table=Table(
            columns=(
                Column("Line"),
                Column("Area"),
                Column("Status"),
                Column("Set on", "date"),
                Column("Set by"),
                Column("On what basis"),
                Column("Status before"),
            ),
            rows=tuple(rows),
        ),
        chart=_draw(result),
        notes=(_JUDGEMENT, *later),
        query=query,
    )


def _say_counts(result: ThreatResult) -> str:
    if not result.standings:
        return "No line has a status"
    total = len(result.standings)
    counts = {status: sum(each.status == status for each in result.standings) for status in GRAVITY}
    said = ", ".join(f"{say_number(counts[status])} {status}" for status in ("red", "amber", "green"))
    return f"{say_number(total)} {'status' if total == 1 else 'statuses'}: {said}"


def _say_setters(unsaid: int, total: int) -> str:
    if not unsaid:
        return "Each says who set it."
    return f"{say_number(unsaid)} of {say_number(total)} do not say who set them."


def _draw(result: ThreatResult) -> GridDrawing | None:
    """Lines down, areas across; each cell says its status in words, and darkness repeats it."""
    if not result.standings:
        return None
    lines = tuple(dict.fromkeys(each.line for each in result.standings))
    areas = tuple(sorted({each.area or "Whole" for each in result.standings}))
    held = {(each.line, each.area or "Whole"): each for each in result.standings}
    return GridDrawing(
        x=Axis(title="Area", form="text"),
        y=Axis(title="Line", form="text"),
        rows=lines,
        columns=areas,
        values=tuple(tuple(_darkness(held.get((line, area))) for area in areas) for line in lines),
        words=tuple(tuple(_word(held.get((line, area))) for area in areas) for line in lines),
        tones=(("Red", "red"), ("Amber", "amber"), ("Green", "green")),
    )


def _darkness(standing: Standing | None) -> float | None:
    return _DARKNESS[standing.status] if standing else None


def _word(standing: Standing | None) -> str:
    return standing.status.capitalize() if standing else ""


def _say_changes(changed: Sequence[Standing]) -> str:
    """The changes one by one, the gravest first; of a long list the first, as the table has all."""
    said = [_say_change(each) for each in changed[:_MOST_SAID]]
    if len(changed) > _MOST_SAID:
        said.append(f"The table has {say_number(len(changed) - _MOST_SAID)} more.")
    return " ".join(said)


def _tell_changes(result: ThreatResult, query: str) -> Exhibit | None:
    known = [each for each in result.standings if each.changed_by is not None]
    if not known:
        return None
    changed = sorted(
        (each for each in known if each.changed_by), key=lambda each: (-(each.changed_by or 0), each.line)
    )
    graver = sum((each.changed_by or 0) > 0 for each in changed)
    finding = (
        f"{say_number(graver)} judged graver than before, {say_number(len(changed) - graver)} less grave, "
        f"{say_number(len(known) - len(changed))} the same"
    )
    rows: list[tuple[Cell, ...]] = [
        (
            each.line,
            each.area or "Whole",
            f"{(each.earlier_status or '').capitalize()} to {each.status}",
            each.earlier_on,
            each.set_on,
            each.set_by or "not said",
        )
        for each in changed
    ]
    new = len(result.standings) - len(known)
    return Exhibit(
        slug="changes",
        title=finding,
        sentence=(
            f"Of {say_number(len(known))} with a status before: {finding}. Without one before: "
            f"{say_number(new)}. {_say_changes(changed)}"
        ).strip(),
        table=Table(
            columns=(
                Column("Line"),
                Column("Area"),
                Column("Status"),
                Column("Before set on", "date"),
                Column("Set on", "date"),
                Column("Set by"),
            ),
            rows=tuple(rows),
        ),
        notes=(_JUDGEMENT,),
        query=query,
    )


def _say_change(each: Standing) -> str:
    where = f"{each.line}, {each.area}" if each.area else each.line
    who = f" by {each.set_by}" if each.set_by else ""
    return f"{where}: {each.earlier_status} to {each.status} on {say_day(each.set_on)}{who}."


def _tell_ages(result: ThreatResult, query: str) -> Exhibit | None:
    if not result.standings:
        return None
    limit = result.options.review_days
    by_age = sorted(result.standings, key=lambda each: -each.age)
    old = [each for each in by_age if each.age > limit]
    total = say_number(len(by_age))
    rows: list[tuple[Cell, ...]] = [
        (
            each.line,
            each.area or "Whole",
            each.status.capitalize(),
            each.set_on,
            each.age,
            f"more than {say_number(limit)} days" if each.age > limit else "",
        )
        for each in by_age
    ]
    red = [each for each in old if each.status == "red"]
    return Exhibit(
        slug="ages",
        title=(
            f"{say_number(len(old)) if old else 'None'} of {say_count(len(result.standings), 'status', 'statuses')} "
            f"{'is' if len(old) < 2 else 'are'} more than {say_number(limit)} days old"
        ),
        sentence=(
            f"On {say_day(result.on)}, {say_number(len(old))} of {total} statuses were more than "
            f"{say_number(limit)} days "
            f"old, {say_number(len(red))} of them red; the oldest is {say_number(by_age[0].age)} days old."
        ),
        table=Table(
            columns=(
                Column("Line"),
                Column("Area"),
                Column("Status"),
                Column("Set on", "date"),
                Column("Days old", "count"),
                Column("Due for review"),
            ),
            rows=tuple(rows),
        ),
        notes=(f"{say_number(limit)} days is the time between reviews that was chosen for this analysis.",),
        query=query,
    )
