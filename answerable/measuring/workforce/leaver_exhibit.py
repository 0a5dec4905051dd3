"""Attrition as it is shown: rates on both strengths, with and without those who moved, and why people left."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_period, say_share
from answerable.measuring.percentage import say_bound, say_percent, to_percent
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.measuring.workforce.attrition import Attrition
from answerable.measuring.workforce.reason import Reason
from answerable.measuring.workforce.vacancy import ROLE_NAMES
from answerable.measuring.workforce.wording import name_line, say_fte, say_role


def tell_attrition(lines: Sequence[Attrition], unit: str) -> Exhibit:
    """Every unit and role; the title speaks of one unit, or of the first where it has no leavers in the file."""
    named = unit if any(each.unit == unit for each in lines) else lines[0].unit
    ours = [each for each in lines if each.unit == named]
    whole = next(each for each in ours if not each.role)
    said = [_say_line(each) for each in [whole, *(each for each in ours if each.role)]]
    return Exhibit(
        slug="attrition",
        title=_title(whole),
        sentence=f"{say_period(whole.first_on, whole.last_on)}, {named}: {'; '.join(said)}.",
        table=_tabulate(lines),
        chart=_draw(lines),
        notes=_note(lines),
        query="answerable.measuring.workforce.attrition.measure_attrition(rows, level)",
    )


def _title(whole: Attrition) -> str:
    rate = whole.on_average if whole.on_average is not None else whole.on_opening
    if whole.leavers is None:
        return f"{whole.unit}: leavers are not shown, to keep small counts hidden"
    if rate is None:
        return f"{whole.unit}: {say_fte(whole.leavers)} left; nobody says of how many"
    basis = "average" if whole.on_average is not None else "opening"
    return f"{whole.unit}: {say_percent(rate)} of the {basis} strength left in the year"


def _say_line(each: Attrition) -> str:
    who = say_role(each.role)
    if each.leavers is None:
        return f"{who}: not shown, to keep small counts hidden"
    parts = [f"{who}: {say_fte(each.leavers)} left"]
    if each.on_average is not None and each.average_strength is not None:
        parts.append(f"{say_percent(each.on_average)} of an average strength of {say_fte(each.average_strength)}")
    if each.on_opening is not None and each.opening_strength is not None:
        parts.append(f"{say_percent(each.on_opening)} of an opening strength of {say_fte(each.opening_strength)}")
    if each.interval is not None:
        parts.append(say_bound(each.interval))
    without = each.without_moved if each.without_moved is not None else each.without_moved_on_opening
    if without is not None and each.moved:
        parts.append(f"{say_percent(without)} without those who became officers of the force")
    if each.verdict is not None:
        parts.append(f"against the period before {each.verdict.words}")
    return ", ".join(parts)


def _tabulate(lines: Sequence[Attrition]) -> Table:
    columns = (
        Column("Unit"),
        Column("Role"),
        Column("Leavers", "number", 1),
        Column("Became officers", "number", 1),
        Column("To other forces", "number", 1),
        Column("Average strength", "number", 1),
        Column("Opening strength", "number", 1),
        Column("On average strength", "percent", 1),
        Column("On opening strength", "percent", 1),
        Column("Without those who became officers", "percent", 1),
        Column("Without transfers too", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
    )
    return Table(columns=columns, rows=tuple(_row(each) for each in lines))


def _row(each: Attrition) -> tuple[Cell, ...]:
    named: tuple[Cell, ...] = (each.unit, ROLE_NAMES[each.role])
    if each.is_hidden:
        return (*named, *[HIDDEN] * 11)
    without = each.without_moved if each.without_moved is not None else each.without_moved_on_opening
    rates = (each.on_average, each.on_opening, without, each.without_any)
    ends = (None, None) if each.interval is None else each.interval[:2]
    movers: tuple[Cell, ...] = (HIDDEN, HIDDEN) if each.hides_moved else (each.moved, each.transferred)
    counts = (each.leavers, *movers, each.average_strength, each.opening_strength)
    return (*named, *counts, *map(to_percent, (*rates, *ends)))


def _draw(lines: Sequence[Attrition]) -> SpanDrawing | None:
    spans = []
    for each in lines:
        rate = each.on_average if each.on_average is not None else each.on_opening
        if rate is not None and each.interval is not None:
            low, high, _ = each.interval
            spans.append(Span(name=name_line(each.unit, each.role), value=100 * rate, low=100 * low, high=100 * high))
    axis = Axis(title="Left in twelve months, of the strength", form="percent")
    return SpanDrawing(x=axis, spans=tuple(spans)) if spans else None


def _note(lines: Sequence[Attrition]) -> tuple[str, ...]:
    notes = [
        "Leavers of twelve months, of the average strength and, beside it, of the strength on the first day. The two "
        "differ where a workforce grows or shrinks: rates are compared only on one of them.",
        "The interval takes leavers as independent events (exact Poisson, Garwood 1936), on the first of the two "
        "strengths that is known.",
    ]
    if any(each.is_hidden or each.hides_moved for each in lines):
        notes.append(say_rule())
    if any(each.moved is None and not each.is_hidden and not each.hides_moved for each in lines):
        notes.append("Where nobody says how many became officers, there is no rate without them.")
    return tuple(notes)


def tell_reasons(reasons: Sequence[Reason]) -> tuple[Exhibit, ...]:
    """Why people left, an exhibit for each unit and role of which reasons are given."""
    groups = dict.fromkeys((each.unit, each.role) for each in reasons)
    return tuple(
        _tell_group([each for each in reasons if (each.unit, each.role) == group], *group) for group in groups
    )


def _tell_group(reasons: Sequence[Reason], unit: str, role: str) -> Exhibit:
    shown = [_say_reason(each) for each in reasons if each.leavers is not None]
    named = name_line(unit, role)
    found = (
        f"the reason given most is “{reasons[0].name}”"
        if shown
        else "the reasons are not shown, to keep small counts hidden"
    )
    title = f"{named}: {found}"
    notes = ["The reason is the one that was recorded when they left."]
    if len(shown) < len(reasons):
        notes.append(say_rule())
    return Exhibit(
        slug=make_slug("reasons", unit, role),
        title=title,
        sentence=f"Why they left, {named}: {'; '.join(shown)}." if shown else f"{title}.",
        table=_tabulate_reasons(reasons),
        notes=tuple(notes),
        query="answerable.measuring.workforce.attrition.measure_attrition(rows, level)",
    )


def _say_reason(each: Reason) -> str:
    if each.leavers is None or each.total is None or each.interval is None:
        return f"{each.name}, too few to be shown"
    return f"{each.name}, {say_share(each.leavers, each.total)}, {say_bound(each.interval)}"


def _tabulate_reasons(reasons: Sequence[Reason]) -> Table:
    columns = (
        Column("Reason"),
        Column("Leavers", "number", 1),
        Column("Of all leavers", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in reasons:
        if each.interval is None:
            rows.append((each.name, *[HIDDEN] * 4))
        else:
            rows.append((each.name, each.leavers, *map(to_percent, (each.share, *each.interval[:2]))))
    return Table(columns=columns, rows=tuple(rows))
