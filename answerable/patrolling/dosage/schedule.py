"""A schedule read from a file: for a force whose patrols were not drawn here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.drawing.wording import say_day
from answerable.measuring.loading.rows import Row
from answerable.patrolling.dosage.plan import Plan, Spans, merge_spans, place_hours, span_windows, to_moments
from answerable.patrolling.protocol import Window
from answerable.patrolling.refusal import PatrolError

_MIDNIGHT = dt.time()
_LONGEST_DAYS = 3 * 366


def read_windows(words: str) -> tuple[Window, ...]:
    """`15:00-23:00, 07:00-09:00` as windows. Raises `PatrolError` for what is none."""
    windows = []
    for part in filter(None, (each.strip() for each in words.split(","))):
        start, dash, end = part.replace("–", "-").partition("-")
        try:
            if not dash:
                raise ValueError
            windows.append(Window(dt.time.fromisoformat(start.strip()), dt.time.fromisoformat(end.strip())))
        except ValueError:
            raise PatrolError(f"“{part}” is no span of hours: write 15:00-23:00, several parted by commas.") from None
    return tuple(windows)


def plan_schedule(rows: Sequence[Row], windows: tuple[Window, ...], usual_minutes: float) -> Plan:
    """The plan that the rows of a `patrol-schedule` file are.

    A visit counts within `windows`, or where there are none within the hours of its own row (the whole day where it
    has none); one without minutes is to last the usual ones. Control days are those with “drawn” no, or, where no row
    has, every other day of the schedule. Raises `PatrolError` where nothing is drawn, an hour is none, a day is both,
    or it covers more than three years.
    """
    planned = [row for row in rows if row["drawn"] is not False]
    if not planned:
        raise PatrolError("The schedule has no visit on a day drawn for patrol: without one, nothing can be kept to.")
    spelt = _spell_codes(rows)
    codes = tuple(sorted(spelt.values()))
    places = {key: codes.index(code) for key, code in spelt.items()}
    first_on = min(row["on"] for row in rows)
    days = (max(row["on"] for row in rows) - first_on).days + 1
    if days > _LONGEST_DAYS:
        raise PatrolError(f"The schedule covers {days:,} days: give at most three years, or correct a year in it.")
    hotspot = np.array([places[_fold(row)] for row in planned], dtype=np.int64)
    day = np.array([(row["on"] - first_on).days for row in planned], dtype=np.int64)
    minutes = [float(row["minutes"] or usual_minutes) for row in planned]
    hours = [_read_hours(row, windows) for row in planned]
    shape = (len(codes), days)
    visits, total = np.zeros(shape, dtype=np.int64), np.zeros(shape)
    np.add.at(visits, (hotspot, day), 1)
    np.add.at(total, (hotspot, day), minutes)
    begun = to_moments([start for start, _ in hours])
    own = Spans(hotspot, day, begun, to_moments([end for _, end in hours]))
    return Plan(
        codes=codes,
        units=_read_units(rows, spelt, codes),
        first_on=first_on,
        drawn=visits > 0,
        counted=_find_counted(rows, places, first_on, visits > 0),
        visits=visits,
        minutes=total,
        spans=span_windows(windows, first_on, *shape) if windows else merge_spans(own, days),
        scheduled_hotspot=hotspot,
        scheduled_day=day,
        scheduled_at=begun,
    )


def _read_hours(row: Row, windows: tuple[Window, ...]) -> tuple[dt.datetime, dt.datetime]:
    """When a visit may be made, in local time. A start after midnight within a window of the day is of that one."""
    start, end = _read_hour(row, "start"), _read_hour(row, "end")
    if start is None:
        start = windows[0].start if windows else _MIDNIGHT
    begun, ended = place_hours(start, end if end is not None else _MIDNIGHT, row["on"])
    if any(window.end <= window.start and start < window.end for window in windows):
        begun, ended = begun + dt.timedelta(days=1), ended + dt.timedelta(days=1)
    return begun, ended


def _read_hour(row: Row, name: str) -> dt.time | None:
    words = (row[name] or "").strip()
    if not words:
        return None
    try:
        return dt.time.fromisoformat(words.zfill(5) if ":" in words else words)
    except ValueError:
        raise PatrolError(
            f"“{words}” as the {name} for {row['hotspot']} on {say_day(row['on'])} is no time of day: write 15:00."
        ) from None


def _fold(row: Row) -> str:
    """The code of a row's hotspot, whatever its case and the spaces around it."""
    return str(row["hotspot"]).strip().casefold()


def _spell_codes(rows: Sequence[Row]) -> dict[str, str]:
    """Each code as it is first spelt."""
    spelt: dict[str, str] = {}
    for row in rows:
        spelt.setdefault(_fold(row), row["hotspot"].strip())
    return spelt


def _read_units(rows: Sequence[Row], spelt: dict[str, str], codes: tuple[str, ...]) -> tuple[str, ...]:
    units: dict[str, str] = {}
    for row in rows:
        unit = (row["unit"] or "").strip()
        code = spelt[_fold(row)]
        known = units.setdefault(code, unit)
        if unit and known and unit != known:
            raise PatrolError(f"{code} lies in {known} in one row and in {unit} in another: correct one.")
        units[code] = known or unit
    return tuple(units[code] or "not stated" for code in codes)


def _find_counted(
    rows: Sequence[Row], places: dict[str, int], first_on: dt.date, drawn: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Hotspot-days that are drawn or control."""
    undrawn = [row for row in rows if row["drawn"] is False]
    if not undrawn:
        return np.ones_like(drawn)
    counted = drawn.copy()
    for row in undrawn:
        place, day = places[_fold(row)], (row["on"] - first_on).days
        if drawn[place, day]:
            raise PatrolError(
                f"{row['hotspot']} on {say_day(row['on'])} is both drawn for patrol and not: correct one of its rows."
            )
        counted[place, day] = True
    return counted
