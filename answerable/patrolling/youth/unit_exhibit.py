"""Youth violence unit by unit as it is shown: counts with the small ones hidden, and which changes can be told."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.drawing.chart import Axis, GridDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.patrolling.youth.result import Change, UnitMonths, YouthResult
from answerable.patrolling.youth.series_exhibit import QUERY, SAID

_ALPHA = 0.05


def tell_changes(result: YouthResult) -> Exhibit:
    """The last month of each unit against the one before and the same a year ago, with a knife and in all."""
    changes = list(_list_changes(result))
    told = [row for row in changes if row[2].verdict.is_signal]
    chance = _ALPHA * len(changes)
    last = result.shown[-1]
    if told:
        verb = "change" if len(told) == 1 else "changes"
        title = f"{last:%B %Y}: {say_number(len(told))} of {len(changes)} {verb} of units can be told from chance"
    else:
        title = f"{last:%B %Y}: none of {say_count(len(changes), 'change')} of units can be told from chance"
    said = [
        f"{unit}, {what}: {say_number(each.after)} after {say_number(each.before)} in {each.earlier_on:%B %Y}, "
        f"{each.verdict.words}."
        for unit, what, each in told
    ]
    return Exhibit(
        slug="changes",
        title=title,
        sentence=" ".join([f"{title}.", *said]),
        table=_tabulate_changes(changes),
        notes=(
            f"Of {say_count(len(changes), 'comparison')}, up to {say_number(chance, 1)} would be called a change by "
            "chance alone: a single one is no finding.",
            "Exact conditional Poisson test, each month for its days. Counts of units are taken to vary as much as "
            f"units do on average: {say_number(result.unit_dispersion, 1)} times as much as independent events, "
            f"{say_number(result.knife_dispersion, 1)} times with a knife.",
            *_note_hidden(result),
        ),
        query=QUERY,
    )


def count_shown(result: YouthResult, whose: str) -> int:
    """How many counts of units by month are shown: all, or with a knife."""
    tables = [unit.knife if whose == "knife" else unit.counts for unit in result.units]
    return sum(count is not None for counts in tables for count in counts)


def note_units(result: YouthResult) -> tuple[str, ...]:
    """Which tables of units are not shown at all."""
    tables = (("all", "By unit,"), ("knife", "By unit, with a knife,"))
    missing = [words for whose, words in tables if result.units and not count_shown(result, whose)]
    return tuple(f"{words} counts are too small to be shown." for words in missing)


def tell_units(result: YouthResult, whose: str) -> Exhibit:
    """The counts of each unit by month; those that are small hidden."""
    is_knife = whose == "knife"
    name = SAID["knife" if is_knife else "all"]
    rows = {unit.unit: unit.knife if is_knife else unit.counts for unit in result.units}
    shown = count_shown(result, whose)
    cells = len(rows) * len(result.shown)
    first, last = result.shown[0], result.shown[-1]
    return Exhibit(
        slug="units-with-a-knife" if is_knife else "units",
        title=f"{name} by unit, {first:%B %Y} to {last:%B %Y}",
        sentence=(
            f"{name} of {say_count(len(rows), 'unit')} in {say_count(len(result.shown), 'month')} to {last:%B %Y}: "
            f"{say_number(shown)} of {say_number(cells)} counts are shown. {_say_last(rows)}"
        ).strip(),
        table=_tabulate_units(result, rows),
        chart=_draw(result, rows),
        notes=(
            "Units stand in the order of their names: they differ in people and in visitors, so no order is made.",
            *_note_hidden(result),
        ),
        query=QUERY,
    )


def _list_changes(result: YouthResult) -> Iterator[tuple[str, str, Change]]:
    for unit in result.units:
        every = (("all", unit.month_change), ("all", unit.year_change))
        knife = (("with a knife", unit.knife_month_change), ("with a knife", unit.knife_year_change))
        for what, change in (*every, *knife):
            if change is not None:
                yield unit.unit, what, change


def _tabulate_changes(changes: list[tuple[str, str, Change]]) -> Table:
    columns = (
        Column("Unit"),
        Column("Counted"),
        Column("Against", "date"),
        Column("Before", "count"),
        Column("After", "count"),
        Column("Ratio", "ratio", 2),
        Column("Lower end", "ratio", 2),
        Column("Upper end", "ratio", 2),
        Column("p", "p"),
        Column("What may be said"),
    )
    rows: list[tuple[Cell, ...]] = []
    for unit, what, each in changes:
        verdict = each.verdict
        figures = (verdict.ratio, verdict.low, verdict.high, verdict.p)
        words = verdict.words.partition(" (ratio")[0]
        rows.append((unit, what, each.earlier_on, each.before, each.after, *figures, words))
    return Table(columns=columns, rows=tuple(rows))


def _tabulate_units(result: YouthResult, rows: dict[str, tuple[int | None, ...]]) -> Table:
    """Months down, units across: a table that a page can hold."""
    columns = (Column("Month", "date"), *(Column(unit, "count") for unit in rows))
    table: list[tuple[Cell, ...]] = []
    for at, on in enumerate(result.shown):
        counts = [counts[at] for counts in rows.values()]
        table.append((on, *(HIDDEN if count is None else count for count in counts)))
    return Table(columns=columns, rows=tuple(table))


def _draw(result: YouthResult, rows: dict[str, tuple[int | None, ...]]) -> GridDrawing | None:
    if len(result.shown) < 2 or not any(count is not None for counts in rows.values() for count in counts):
        return None
    return GridDrawing(
        x=Axis(title="Month", form="text"),
        y=Axis(title="Offences (blank where hidden)", form="count"),
        rows=tuple(rows),
        columns=tuple(f"{on:%b %Y}" for on in result.shown),
        values=tuple(tuple(None if count is None else float(count) for count in counts) for counts in rows.values()),
    )


def _say_last(rows: dict[str, tuple[int | None, ...]]) -> str:
    said = [f"{unit} {say_number(counts[-1])}" for unit, counts in rows.items() if counts[-1] is not None]
    return f"In the last month: {', '.join(said)}." if said else ""


def _note_hidden(result: YouthResult) -> tuple[str, ...]:
    def is_hidden(unit: UnitMonths) -> bool:
        return None in (*unit.counts, *unit.knife)

    if not any(is_hidden(unit) for unit in result.units):
        return ()
    return (f"{say_rule(result.below)} A change is shown only where both of its counts are.",)
