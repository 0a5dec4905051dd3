"""Invented incidents whose sums are those that West Midlands Police reported for August 2021 to July 2022.

Met at once are, for P1, 180,334 incidents, 91 % attended, 44 % of those within 15 minutes, a median of 16 min 36 s
and a mean of 28 min 29 s; for P2, 93,103 incidents, 75 % attended, 35 % of those within 60 minutes and a mean of
just over ten hours. The median printed for P2, 10 min 49 s, is left out: with it at least half would be within 60
minutes. How incidents that nobody attended ended, the areas' shares, the hours of the week and the oddities of
recording are made up.

With `years=2` the year before is added: P1 grew by 6 % from it and P2 fell by 2 %, as reported. How fast it was
answered is made up. A file of more rows than were reported is made of several such years laid over one another: a
busier force.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.writer import hash_file
from answerable.measuring.response.shapes import INCIDENTS
from examples.data.allotting import Counts, share_out
from examples.data.column import name_codes
from examples.data.grades import AREAS, GRADES, YEAR_BEFORE, Grade, lay_out_times

FIRST_ON = dt.date(2021, 8, 1)
SEED = 20220801
PROVENANCE = (
    "Invented rows, made to add up to the figures that West Midlands Police reported for August 2021 to July 2022."
)
_EPOCH = dt.date(1970, 1, 1)
_ZONE = ZoneInfo("Europe/London")
_MISSING = np.iinfo(np.int64).min


_RURAL_SHARE = {"Solihull": 0.25, "Coventry": 0.04, "Dudley": 0.03, "Walsall": 0.06}
_DUPLICATE_SHARE = 0.01
_UNATTENDED = (("cancelled", 0.55), ("flagged", 0.05), ("closed", 0.37), ("open", 0.03))


def count_rows(years: int = 1) -> int:
    """How many rows a file of so many published years has, repeats of incidents among them."""
    grades = [grade for block in _list_years(years) for grade in block[1]]
    return sum(grade.incidents + round(grade.incidents * _DUPLICATE_SHARE) for grade in grades)


def write_incidents(
    path: Path, rows: int | None = None, *, seed: int = SEED, first_on: dt.date = FIRST_ON, years: int = 1,
    is_clean: bool = False,
) -> int:  # fmt: skip
    """Write a Parquet file of about so many rows (by default what was reported); same seed, same bytes. Say how many.

    `first_on` begins the last year; `years=2` adds the one before it. `is_clean` adds the local day, hour and weekday
    that loading works out of `created_at`. Memory is bounded by a block of a reported year.
    """
    import pyarrow.parquet as pq

    written, writer = 0, None
    for block in make_blocks(rows, seed, first_on, years):
        table = _to_table(block, written, is_clean)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=262_144)
        written += table.num_rows
    if writer:
        writer.close()
    return written


def make_incidents_file(
    folder: Path, rows: int | None = None, *, seed: int = SEED, first_on: dt.date = FIRST_ON, years: int = 1
) -> DataFile:
    """Clean rows as loading would have made them, in `folder` under their hash: the file that an analysis takes."""
    beside = folder / "incidents.partial"
    count = write_incidents(beside, rows, seed=seed, first_on=first_on, years=years, is_clean=True)
    sha256 = hash_file(beside)
    return DataFile(
        path=beside.rename(folder / f"{sha256}.parquet"),
        sha256=sha256,
        shape=INCIDENTS.name,
        name="invented-incidents.parquet",
        rows=count,
        first_on=_move_years(first_on, 1 - years),
        last_on=_move_years(first_on, 1) - dt.timedelta(days=1),
        provenance=PROVENANCE,
        is_invented=True,
    )


def make_blocks(
    rows: int | None, seed: int, first_on: dt.date, years: int = 1
) -> Iterator[dict[str, npt.NDArray[Any]]]:
    """The columns of block after block, each in order of time."""
    one_year = count_rows(years)
    wanted = one_year if rows is None else rows
    for number, start in enumerate(range(0, wanted, one_year)):
        share = min(1.0, (wanted - start) / one_year)
        for back, grades in _list_years(years):
            first = _move_years(first_on, -back)
            parts = [
                _make_grade(_shrink(grade, share), place, first, np.random.default_rng([seed, number, back, place]))
                for place, grade in enumerate(grades)
            ]
            yield _put_in_order(parts)


def _put_in_order(parts: list[dict[str, Counts]]) -> dict[str, Counts]:
    """The grades together in order of time; what a repeat repeats is given by its place there."""
    sizes = [len(part["created"]) for part in parts]
    starts = np.repeat(np.cumsum([0, *sizes[:-1]]), sizes)
    block = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.argsort(block["created"], kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    repeats = block["duplicate"]
    block["duplicate"] = np.where(repeats < 0, -1, place[repeats + starts])
    return {name: values[order] for name, values in block.items()}


def _list_years(years: int) -> list[tuple[int, tuple[Grade, ...]]]:
    """The years of a file, the first first: how many years before the last it is, and its grades."""
    if years not in (1, 2):
        raise ValueError("Figures were reported for one year, and numbers of incidents for the one before it.")
    return [(1, tuple(_year_before(grade) for grade in GRADES)), (0, GRADES)][2 - years :]


def _year_before(grade: Grade) -> Grade:
    incidents, speed = YEAR_BEFORE[grade.name]
    knots = tuple((share, seconds * speed) for share, seconds in grade.knots)
    return replace(grade, incidents=incidents, knots=knots, mean=grade.mean * speed)


def _shrink(grade: Grade, share: float) -> Grade:
    return replace(grade, incidents=round(grade.incidents * share))


def _move_years(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years)


def _make_grade(grade: Grade, place: int, first_on: dt.date, chance: np.random.Generator) -> dict[str, Counts]:
    """One grade of one year: when, where, how hard, and so how it ended and after how long."""
    size = grade.incidents
    days = (_move_years(first_on, 1) - first_on).days
    day, hour = _draw_hours(grade, size, days, first_on, chance)
    area = chance.permutation(np.repeat(np.arange(len(AREAS)), share_out(size, [share for _, share, _ in AREAS])))
    strain = _find_strain(grade, day, hour, area, days, chance)
    second, local = _to_moments(first_on, day, hour, chance)
    ending = _draw_endings(grade, strain, chance)
    to_arrive = np.full(size, _MISSING)
    arrived = ending == 0
    to_arrive[arrived] = _rank_into(lay_out_times(grade, int(arrived.sum())), strain[arrived], chance)
    found = {"created": second, "local_day": local, "local_hour": hour, "area": area, "ending": ending}
    found |= _draw_stages(second, to_arrive, ending, chance)
    found["grade"] = np.full(size, place)
    found["setting"] = _draw_settings(area, chance)
    found |= _draw_regrades(grade, place, found, chance)
    found["source"] = np.where(arrived, (chance.random(size) < 0.35).astype(np.int64), -1)
    found["duplicate"] = np.full(size, -1)
    return _repeat_some(found, chance)


def _draw_hours(
    grade: Grade, size: int, days: int, first_on: dt.date, chance: np.random.Generator
) -> tuple[Counts, Counts]:
    """The day and local hour of each incident: fewest before dawn, most at the grade's peak, more at weekends."""
    hours = np.arange(24)
    shape = (
        1.1 + 0.7 * np.cos(2 * np.pi * (hours - grade.peak_hour) / 24) + 0.15 * np.cos(4 * np.pi * (hours - 20) / 24)
    )
    number = np.arange(days)
    weekday = (first_on.weekday() + number) % 7
    season = 1 + 0.06 * np.cos(2 * np.pi * ((first_on - _EPOCH).days + number - 195) / 365.25)
    weekend = np.where(weekday >= 4, 1.08, 1.0) * chance.gamma(200, 1 / 200, days)
    by_day = chance.permutation(np.repeat(number, share_out(size, season * weekend)))
    night = np.where(np.isin(weekday, (5, 6)), 1.35, 1.0)[by_day]
    draws, late = chance.random(size), np.where(hours < 5, 1.0, 0.0)
    plain, busy = (
        np.cumsum(shape) / shape.sum(),
        np.cumsum(shape * (1 + 0.35 * late)) / (shape * (1 + 0.35 * late)).sum(),
    )
    hour = np.where(night > 1, np.searchsorted(busy, draws), np.searchsorted(plain, draws))
    return by_day, np.minimum(hour, 23)


def _find_strain(
    grade: Grade, day: Counts, hour: Counts, area: Counts, days: int, chance: np.random.Generator
) -> npt.NDArray[np.float64]:
    """How hard it is to reach each: at busy hours, in hard places, and in hard spells of about ten days."""
    shocks, spell = chance.normal(0, 0.035, days), np.zeros(days)
    for number in range(1, days):
        spell[number] = 0.9 * spell[number - 1] + shocks[number]
    peak = 0.35 * np.cos(2 * np.pi * (hour - grade.peak_hour + 1) / 24)
    place = np.array([hard for _, _, hard in AREAS])[area]
    return np.asarray(peak + place + spell[day])


def _rank_into(ascending: Counts, strain: npt.NDArray[np.float64], chance: np.random.Generator) -> Counts:
    """The given values dealt out so that the harder incidents tend to get the larger ones."""
    dealt = np.empty(len(strain), dtype=ascending.dtype)
    dealt[np.argsort(strain + chance.normal(size=len(strain)), kind="stable")] = ascending
    return dealt


def _draw_endings(grade: Grade, strain: npt.NDArray[np.float64], chance: np.random.Generator) -> Counts:
    """0 for those attended, then 1 to 4 as in `_UNATTENDED`; the harder, the likelier that nobody came."""
    size = len(strain)
    attended = round(size * grade.attended)
    without = chance.permutation(np.repeat([1, 2, 3, 4], share_out(size - attended, [s for _, s in _UNATTENDED])))
    return _rank_into(np.concatenate([np.zeros(attended, dtype=np.int64), without]), 0.5 * strain, chance)


def _to_moments(first_on: dt.date, day: Counts, hour: Counts, chance: np.random.Generator) -> tuple[Counts, Counts]:
    """Seconds since 1970 in UTC, and the local day since 1970; nothing happens in the hour that clocks skip."""
    midnights = [first_on + dt.timedelta(days=int(n)) for n in range(int(day.max()) + 1)] if len(day) else []
    ahead = np.array([[_seconds_ahead(each, h) for h in range(24)] for each in midnights]).reshape(-1, 24)
    exists = np.array([[_is_real(each, h) for h in range(24)] for each in midnights]).reshape(-1, 24)
    if len(day):
        hour += np.where(exists[day, hour], 0, 1)
    local = (first_on - _EPOCH).days + day
    second = local * 86_400 + hour * 3_600 + chance.integers(0, 3_600, len(day))
    return (second - ahead[day, hour] if len(day) else second), local


def _seconds_ahead(day: dt.date, hour: int) -> int:
    ahead = dt.datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE).utcoffset()
    return int(ahead.total_seconds()) if ahead else 0


def _is_real(day: dt.date, hour: int) -> bool:
    at = dt.datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE)
    return at.astimezone(dt.UTC).astimezone(_ZONE).hour == hour


def _draw_stages(second: Counts, to_arrive: Counts, ending: Counts, chance: np.random.Generator) -> dict[str, Counts]:
    """When an officer was assigned and arrived, when it was cancelled and closed; `_MISSING` where it was not."""
    size = len(second)
    arrived = ending == 0
    parts = np.clip(chance.beta(1.6, 2.4, size), 0.02, 0.98)
    assigned = np.where(
        arrived, second + np.floor(parts * np.where(arrived, to_arrive, 0)).astype(np.int64), _MISSING
    )
    # A few officers came upon it: they were there before they were assigned.
    early = arrived & (chance.random(size) < 0.004)
    assigned[early] = second[early] + to_arrive[early] + chance.integers(5, 120, int(early.sum()))
    assigned[arrived & (chance.random(size) < 0.006)] = _MISSING
    waits = np.floor(chance.lognormal(7.6, 1.0, size)).astype(np.int64)
    handled = np.floor(chance.lognormal(7.9, 0.8, size)).astype(np.int64)
    reached = np.where(arrived, second + to_arrive, _MISSING)
    closed = np.select([arrived, ending == 4], [reached + handled, np.full(size, _MISSING)], second + 2 * waits)
    return {
        "assigned": assigned,
        "arrived": reached,
        "cancelled": np.where(ending == 1, second + waits, _MISSING),
        "flagged": np.isin(ending, (1, 2)).astype(np.int64),
        "closed": closed,
    }


def _draw_settings(area: Counts, chance: np.random.Generator) -> Counts:
    """0 urban, 1 rural, by the area's share."""
    rural = np.array([_RURAL_SHARE.get(name, 0.0) for name, _, _ in AREAS])
    return (chance.random(len(area)) < rural[area]).astype(np.int64)


def _draw_regrades(
    grade: Grade, place: int, found: dict[str, Counts], chance: np.random.Generator
) -> dict[str, Counts]:
    """The first grade of each, and when it was regraded: some of P2 were P1 first, some of those only once late."""
    size = len(found["created"])
    first, at = np.full(size, place), np.full(size, _MISSING)
    moved = chance.random(size) < 0.02
    first[moved] = 1 - place
    limit = 900 if place == 1 else 3_600
    is_late = chance.random(size) < 0.3
    after = np.where(is_late, limit + chance.integers(1, 600, size), chance.integers(30, limit, size))
    at[moved] = (found["created"] + after)[moved]
    return {"first_grade": first, "regraded": at}


def _repeat_some(found: dict[str, Counts], chance: np.random.Generator) -> dict[str, Counts]:
    """One in a hundred again, as another caller's incident that repeats the first and was closed at once."""
    size = len(found["created"])
    repeated = chance.choice(size, round(size * _DUPLICATE_SHARE), replace=False)
    again = {name: values[repeated].copy() for name, values in found.items()}
    later = chance.integers(20, 600, len(repeated))
    again["created"] = again["created"] + later
    again["closed"] = again["created"] + 300
    for name in ("assigned", "arrived", "cancelled", "regraded"):
        again[name][:] = _MISSING
    again["flagged"][:] = 0
    again["source"][:] = -1
    again["duplicate"] = repeated
    again |= _local_clock(again["created"])
    return {name: np.concatenate([found[name], again[name]]) for name in found}


def _local_clock(second: Counts) -> dict[str, Counts]:
    at = [dt.datetime.fromtimestamp(int(each), _ZONE) for each in second]
    days = np.array([(each.date() - _EPOCH).days for each in at], dtype=np.int64)
    return {"local_day": days, "local_hour": np.array([each.hour for each in at], dtype=np.int64)}


def _to_table(block: dict[str, npt.NDArray[Any]], before: int, is_clean: bool) -> Any:
    import pyarrow as pa

    names = [grade.name for grade in GRADES]
    columns = {
        "incident_id": _name_rows(block, before),
        "grade": name_codes(block["grade"], names),
        "created_at": _to_time(block["created"]),
        "first_assigned_at": _to_time(block["assigned"]),
        "first_arrived_at": _to_time(block["arrived"]),
        "closed_at": _to_time(block["closed"]),
        "cancelled_at": _to_time(block["cancelled"]),
        "is_cancelled": pa.array(block["flagged"] == 1),
        "area": name_codes(block["area"], [name for name, _, _ in AREAS]),
        "setting": name_codes(block["setting"], ["urban", "rural"]),
        "duplicate_of": _name_repeats(block, before),
        "first_grade": name_codes(block["first_grade"], names),
        "regraded_at": _to_time(block["regraded"]),
        "arrival_source": name_codes(block["source"], ["button", "GPS"]),
    }
    if is_clean:
        weekday = (block["local_day"] + 3) % 7  # 1 January 1970 was a Thursday
        columns["created_at_date"] = pa.array(block["local_day"].astype(np.int32)).cast(pa.date32())
        columns["created_at_hour"] = pa.array(block["local_hour"].astype(np.int16))
        columns["created_at_weekday"] = pa.array(weekday.astype(np.int16))
    return pa.table(columns)


def _name_rows(block: dict[str, npt.NDArray[Any]], before: int) -> Any:
    return _write_ids(np.arange(len(block["created"])), before)


def _name_repeats(block: dict[str, npt.NDArray[Any]], before: int) -> Any:
    return _write_ids(block["duplicate"], before)


def _write_ids(places: Counts, before: int) -> Any:
    """`I0000000042` for the 42nd row of the file; nothing for a place below 0."""
    import pyarrow as pa
    import pyarrow.compute as pc

    numbers = pa.array(places + before + 1, mask=places < 0).cast(pa.string())
    return pc.binary_join_element_wise("I", pc.utf8_lpad(numbers, 10, "0"), "")


def _to_time(seconds: Counts) -> Any:
    import pyarrow as pa

    is_missing = seconds == _MISSING
    micros = np.where(is_missing, 0, seconds) * 1_000_000
    return pa.array(micros, mask=is_missing).cast(pa.timestamp("us", tz="UTC"))
