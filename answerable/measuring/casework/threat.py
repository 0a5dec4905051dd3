"""A threat grid: the status of each line in each area on a day, who gave it when, and what it was before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import refuse_officers

Status = Literal["red", "amber", "green"]

GRAVITY: dict[str, int] = {"green": 0, "amber": 1, "red": 2}


class ThreatOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a threat grid."""

    on: Annotated[
        dt.date | None, Meta(description="The day for which the grid is drawn; blank for the last day in the file.")
    ] = None
    review_days: Annotated[
        int,
        Meta(ge=1, description="After how many days a status is called old: how often the grid is to be reviewed."),
    ] = 31


class Standing(Struct, frozen=True, kw_only=True):
    """The status of a line in an area on a day: given when and by whom, on what basis, and what it was before.

    `age` is its days by then. `changed_by` is how many steps graver (above nought) or less grave it is than before;
    nothing where nothing is known of before.
    """

    line: str
    area: str
    status: Status
    set_on: dt.date
    set_by: str
    basis: str
    age: int
    earlier_status: Status | None = None
    earlier_on: dt.date | None = None

    @property
    def changed_by(self) -> int | None:
        if self.earlier_status is None:
            return None
        return GRAVITY[self.status] - GRAVITY[self.earlier_status]


class ThreatResult(Struct, frozen=True, kw_only=True):
    """Every standing on a day, red first; `closed` lines were closed by then, `later` rows were set afterwards."""

    options: ThreatOptions
    on: dt.date
    standings: tuple[Standing, ...]
    closed: int
    later: int


def find_standings(rows: Sequence[Row], options: ThreatOptions) -> ThreatResult:
    """The status that holds on a day: of each line and area the last one set by then, without closed lines.

    Raises `MeasureError` without rows, or where a status looks as if it were given by one named officer.
    """
    if not rows:
        raise MeasureError("There is no status in the file.")
    refuse_officers((row["set_by"] for row in rows if row["set_by"]), "set_by")
    on = options.on or max(row["set_on"] for row in rows)
    known = [row for row in rows if row["set_on"] <= on]
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(known, key=lambda row: row["set_on"]):
        by_place[row["line"], row["area"] or ""].append(row)
    standings, closed = [], 0
    for history in by_place.values():
        closings = [row["closed_on"] for row in history if row["closed_on"] and row["closed_on"] <= on]
        # A status given after the closing opens the line again.
        if closings and history[-1]["set_on"] <= max(closings):
            closed += 1
            continue
        standings.append(_stand(history, on))
    return ThreatResult(
        options=options,
        on=on,
        standings=tuple(
            sorted(standings, key=lambda each: (-GRAVITY[each.status], each.line.casefold(), each.area.casefold()))
        ),
        closed=closed,
        later=len(rows) - len(known),
    )


def _stand(history: Sequence[Row], on: dt.date) -> Standing:
    last = history[-1]
    before = history[-2] if len(history) > 1 else None
    return Standing(
        line=last["line"],
        area=last["area"] or "",
        status=last["status"],
        set_on=last["set_on"],
        set_by=last["set_by"] or "",
        basis=last["basis"] or "",
        age=(on - last["set_on"]).days,
        earlier_status=before["status"] if before else last["earlier_status"],
        earlier_on=before["set_on"] if before else last["earlier_on"],
    )
