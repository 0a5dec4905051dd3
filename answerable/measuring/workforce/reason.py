"""Why people left, as it was recorded of each: shares of all leavers, small counts hidden."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.loading.rows import Row
from answerable.measuring.suppression import suppress


class Reason(Struct, frozen=True, kw_only=True):
    """Leavers of a unit and role for one reason; nothing where the count is hidden. `share` is of the `total`."""

    unit: str
    role: str
    name: str
    leavers: float | None = None
    total: float | None = None
    share: float | None = None
    interval: Interval | None = None


def measure_reasons(rows: Sequence[Row], level: float) -> tuple[Reason, ...]:
    """The reasons of each unit and role in the last period of the file, where it names any."""
    last_on = max((row["last_on"] for row in rows), default=None)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["last_on"] == last_on:
            groups.setdefault((row["unit"], row["role"] or ""), []).append(row)
    return tuple(reason for key, ours in groups.items() for reason in _list_reasons(*key, ours, level))


def _list_reasons(unit: str, role: str, rows: Sequence[Row], level: float) -> list[Reason]:
    """The reasons from the commonest on; none where the file names none."""
    named = [row for row in rows if row["reason"]]
    if not named:
        return []
    total = sum(row["leavers"] for row in rows)
    found = suppress([[math.ceil(row["leavers"])] for row in rows])
    reasons = []
    for row, cells in zip(rows, found.cells, strict=True):
        name = row["reason"] or "Not stated"
        if cells[0] or found.total or not total:
            reasons.append(Reason(unit=unit, role=role, name=name))
            continue
        bound = bound_share(row["leavers"], total, level)
        share = row["leavers"] / total
        reasons.append(
            Reason(unit=unit, role=role, name=name, leavers=row["leavers"], total=total, share=share, interval=bound)
        )
    return sorted(reasons, key=lambda each: (each.leavers is None, -(each.leavers or 0), each.name))
