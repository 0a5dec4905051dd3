"""The force's own count of 999 calls beside the national publication's: how far apart they are, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number, say_value
from answerable.law.words import say_list
from answerable.measuring.contact.month import is_whole, say_parts
from answerable.measuring.contact.summary import Channel, Summary
from answerable.measuring.contact.wording import say_when
from answerable.measuring.refusal import MeasureError

CHANNEL = "999"
KNOWN_REASONS = (
    "The two count different things. The national publication counts calls that the operator passed to the force; "
    "the force's switchboard counts every call that reached its 999 queue, by whichever way, and may count one call "
    "again each time it is passed on.",
    "They also run on two clocks: the operator's starts when the call is passed on, the force's when it reaches the "
    "queue.",
    "Beyond that the gap is unexplained. Neither count is corrected here to meet the other.",
)


class NationalMonth(Struct, frozen=True):
    """A month's calls as the national publication counted them."""

    first_on: dt.date
    calls: int


def read_national(rows: Iterable[Mapping[str, Any]], force: str = "") -> tuple[NationalMonth, ...]:
    """The months of one force, in order. Raises MeasureError where the rows are of several and none is named."""
    given = [row for row in rows if not force or (row.get("force") or "").casefold() == force.casefold()]
    names = {row.get("force") for row in given}
    if len(names) > 1:
        raise MeasureError("The national counts are of several forces. Say which one by its name as printed there.")
    days = [row["month"].replace(day=1) for row in given]
    if twice := sorted({day for day in days if days.count(day) > 1}):
        raise MeasureError(f"The national counts have {twice[0]:%B %Y} twice: keep the row that was published last.")
    months = [NationalMonth(row["month"].replace(day=1), int(row["calls"])) for row in given]
    return tuple(sorted(months, key=lambda each: each.first_on))


def tell_reconciliation(national: tuple[NationalMonth, ...], summary: Summary) -> Exhibit | None:
    """The gap by month and against the force's monthly average; nothing without 999 calls or national counts."""
    ours = next((each for each in summary.channels if each.name == CHANNEL), None)
    if ours is None or not national:
        return None
    whole = [each.offered for each in ours.months if is_whole(each.first_on, summary)]
    # A month of which the file holds some days only has nothing to say of a month's calls.
    if not sum(whole):
        return None
    average = sum(whole) / len(whole)
    counted = say_list(f"{say_number(each.calls)} in {each.first_on:%B %Y}" for each in national)
    shares = [100 * each.calls / average for each in national]
    low, high = min(shares), max(shares)
    span = say_value(low, "percent") if round(low) == round(high) else f"{low:.0f}% to {high:.0f}%"
    return Exhibit(
        slug="999-national-count",
        title=f"999: the national count is {span} of the force's own monthly average",
        sentence=(
            f"The force's own switchboard counted {say_number(ours.offered)} calls "
            f"{say_when(summary)}, {say_number(average)} in a whole month; the national publication "
            f"counted {counted}: {span} of that average."
        ),
        table=_tabulate(national, ours, average),
        chart=BarDrawing(
            x=Axis(title="999 calls", form="count"),
            categories=tuple(f"{each.first_on:%B %Y}" for each in national),
            bars=(
                Bar(name="Own count, average month", values=tuple(average for _ in national)),
                Bar(name="National count", values=tuple(float(each.calls) for each in national)),
            ),
        ),
        notes=(*KNOWN_REASONS, *say_parts(summary)),
        query=summary.queries[0],
    )


def _tabulate(national: tuple[NationalMonth, ...], ours: Channel, average: float) -> Table:
    own = {each.first_on: each.offered for each in ours.months}
    rows: list[tuple[Cell, ...]] = []
    for each in national:
        same = own.get(each.first_on)
        rows.append(
            (
                f"{each.first_on:%B %Y}",
                each.calls,
                same,
                100 * each.calls / same if same else None,
                average,
                100 * each.calls / average,
            )
        )
    return Table(
        columns=(
            Column("Month"),
            Column("National count", "count"),
            Column("Own count, that month", "count"),
            Column("National of own, that month", "percent", 1),
            Column("Own count, average month", "count"),
            Column("National of own average", "percent", 1),
        ),
        rows=tuple(rows),
    )
