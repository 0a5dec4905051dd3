"""Attendance by month: its control chart, and the last month of each unit and role."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import suppress
from answerable.measuring.workforce.vacancy import ROLE_NAMES

FULL_MONTH_DAYS = 20
"""Days that one full-time person works in a month: what tells a small team where its strength is not known."""

# People that a team is taken to have where nothing tells its size: enough to be shown, as it was printed.
_UNTOLD = 1_000.0


class Attendance(Struct, frozen=True, kw_only=True):
    """Attendance of a unit and role in its last month, as fractions of one; `lost` of `available` days where known.

    `chart` where there are two months or more.
    """

    unit: str
    role: str
    on: dt.date
    rate: float
    months: int
    available: float | None = None
    lost: float | None = None
    chart: ControlChart | None = None


class AttendanceSeries(Struct, frozen=True, kw_only=True):
    """Attendance of every unit and role, and how many of them are left out because their teams are too small."""

    lines: tuple[Attendance, ...] = ()
    small: int = 0


def measure_attendance(rows: Sequence[Row], strengths: Mapping[tuple[str, str], float]) -> AttendanceSeries:
    """Attendance of each unit and role; `strengths` are people in post by unit and role.

    A team of fewer people than a count that may be shown is left out, since their absence is their own affair, and
    with it any other from which it could be worked out.
    """
    for row in rows:
        _refuse_row(row)
    series: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["first_on"]):
        series.setdefault((row["unit"], row["role"] or ""), []).append(row)
    hidden = {
        key
        for unit in dict.fromkeys(row["unit"] for row in rows)
        for key in _find_small({key: ours for key, ours in series.items() if key[0] == unit}, strengths)
    }
    units = list(dict.fromkeys(row["unit"] for row in rows))
    keys = sorted(series, key=lambda key: (units.index(key[0]), list(ROLE_NAMES).index(key[1])))
    lines = tuple(_measure(key, series[key]) for key in keys if key not in hidden)
    return AttendanceSeries(lines=lines, small=len(hidden))


def _find_small(
    series: Mapping[tuple[str, str], Sequence[Row]], strengths: Mapping[tuple[str, str], float]
) -> list[tuple[str, str]]:
    """The series of one unit that are not shown: its roles are parts, and all together their sum."""
    people = {key: strengths.get(key, _guess_people(rows)) for key, rows in series.items()}
    roles = [key for key in series if key[1]]
    whole = [key for key in series if not key[1]]
    beyond = sum(people[key] for key in whole) - sum(people[key] for key in roles)
    counts = [[math.ceil(people[key])] for key in roles] + ([[max(0, round(beyond))]] if whole else [])
    found = suppress(counts)
    small = [key for key, cells in zip(roles, found.cells, strict=False) if cells[0]]
    return small + (whole if found.total else [])


def _guess_people(rows: Sequence[Row]) -> float:
    """People in a team whose strength is not known, from its fewest days; of a printed rate, as if it were large."""
    days = [row["available"] for row in rows if row["available"]]
    return min(days) / FULL_MONTH_DAYS if days else _UNTOLD


def _measure(key: tuple[str, str], rows: Sequence[Row]) -> Attendance:
    last = rows[-1]
    is_counted = _is_counted(last)
    return Attendance(
        unit=key[0],
        role=key[1],
        on=last["first_on"],
        rate=1 - last["lost"] / last["available"] if is_counted else last["rate"] / 100,
        months=len(rows),
        available=last["available"] if is_counted else None,
        lost=last["lost"] if is_counted else None,
        chart=_chart(key, rows) if len(rows) > 1 else None,
    )


def _chart(key: tuple[str, str], rows: Sequence[Row]) -> ControlChart:
    """A P′ chart where every month has its days, since days lost come in spells; else an XmR chart of the rates."""
    from answerable.measuring.control.charts import chart_shares, chart_values

    days = [row["first_on"] for row in rows]
    name = f"Attendance, {key[0]}{f' {key[1]}' if key[1] else ''}"
    if all(_is_counted(row) for row in rows):
        attended = [row["available"] - row["lost"] for row in rows]
        return chart_shares(days, attended, [row["available"] for row in rows], name=name, better="higher")
    rates = [100 * (1 - row["lost"] / row["available"]) if _is_counted(row) else row["rate"] for row in rows]
    return chart_values(days, rates, name=name, better="higher", form="percent")


def _is_counted(row: Row) -> bool:
    return bool(row["available"]) and row["lost"] is not None


def _refuse_row(row: Row) -> None:
    where = f"{row['unit']}, {row['first_on']:%B %Y}"
    if row["available"] is not None and row["lost"] is not None and row["lost"] > row["available"]:
        raise MeasureError(f"{where}: {row['lost']:g} days were lost of only {row['available']:g} to be worked.")
    if not _is_counted(row) and row["rate"] is None:
        raise MeasureError(f"{where}: there are no days lost, and no rate.")
