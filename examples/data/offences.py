"""Invented offences of a force of the West Midlands' size, by day, hour and place; any number of rows.

Each year has the published counts of `offence_profiles.py`, the same hot places and its own ups and downs. Outcomes
come with time: the last months of a file have fewer, as a real file has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.clock import convert_local
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.writer import hash_file
from answerable.patrolling.offence.shapes import OFFENCES
from examples.data.allotting import Counts, Weights, share_out
from examples.data.column import name_codes
from examples.data.offence_places import CENTRES, Places, lay_places
from examples.data.offence_profiles import (
    HOMICIDES,
    HOTSPOTS,
    PROFILES,
    WEEKS,
    YOUTH_CATEGORIES,
    Profile,
    weigh_hours,
)

FIRST_ON = dt.date(2018, 1, 1)
YEARS = 5
SEED = 20221003
A_YEAR = 235_000
PROVENANCE = (
    "Invented rows: the counts of categories are those published for West Midlands Police for 2017/18, the share of "
    "youth violence in 57 hot places is the one reported in 2022, and every single offence is made up."
)
UNPLACED = 0.025
DATE_ONLY = 0.02
NO_SUSPECT = 0.45
OUTCOME_DAYS = 55
"""Days that an outcome takes on average."""

Columns = dict[str, npt.NDArray[Any]]


class Year(NamedTuple):
    """Twelve months: the first day, how many days, and how hot each hot place is in them."""

    first: np.datetime64
    days: int
    heat: Weights


def write_offences(path: Path, rows: int | None = None, *, seed: int = SEED, first_on: dt.date = FIRST_ON) -> int:
    """Write a Parquet file of so many rows (by default five years of a large force) and say how many."""
    import pyarrow.parquet as pq

    table = make_offences(YEARS, rows, seed, first_on=first_on)
    pq.write_table(table, path, compression="zstd", row_group_size=262_144)
    return int(table.num_rows)


def make_offences_file(
    folder: Path, rows: int | None = None, *, years: int = YEARS, seed: int = SEED, first_on: dt.date = FIRST_ON
) -> DataFile:
    """Clean rows as loading would have made them, in `folder` under their hash: the file that an analysis takes."""
    import pyarrow.parquet as pq

    table = make_offences(years, rows, seed, first_on=first_on, is_clean=True)
    beside = folder / "offences.partial"
    pq.write_table(table, beside, compression="zstd", row_group_size=262_144)
    sha256 = hash_file(beside)
    return DataFile(
        path=beside.rename(folder / f"{sha256}.parquet"),
        sha256=sha256,
        shape=OFFENCES.name,
        name="invented-offences.parquet",
        rows=table.num_rows,
        first_on=first_on,
        last_on=_add_years(first_on, years) - dt.timedelta(days=1),
        provenance=PROVENANCE,
        is_invented=True,
    )


def make_offences(
    years: int = YEARS,
    rows: int | None = None,
    seed: int = SEED,
    *,
    first_on: dt.date = FIRST_ON,
    categories: Collection[str] = (),
    is_clean: bool = False,
) -> Any:
    """So many years of offences, in order of time, as an Arrow table; `rows` in all, by default 235,000 a year.

    With `categories` only those of the rows are made that are of them. `is_clean` gives the columns of a loaded file,
    with the local day, hour and weekday.
    """
    places = lay_places()
    chance = np.random.default_rng(seed)
    heat = _weigh_hot(chance)
    scale = (rows or A_YEAR * years) / (A_YEAR * years)
    parts = []
    for number, count in enumerate(share_out(rows or A_YEAR * years, 1 + chance.normal(0, 0.012, years))):
        first, after = _add_years(first_on, number), _add_years(first_on, number + 1)
        year = Year(np.datetime64(first, "D"), (after - first).days, heat * chance.gamma(25, 1 / 25, HOTSPOTS))
        parts.append(_make_year(year, int(count), scale, places, chance, categories))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.argsort(columns["local"], kind="stable")
    last = np.datetime64(_add_years(first_on, years), "D") - 1
    return _to_table({name: values[order] for name, values in columns.items()}, places, last, chance, is_clean)


def _add_years(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years)


def _weigh_hot(chance: np.random.Generator) -> Weights:
    """How hot each hot place is: the first are several times as hot as the last, and chance shifts them."""
    return (np.arange(HOTSPOTS) + 4.0) ** -0.75 * chance.gamma(12, 1 / 12, HOTSPOTS)  # type: ignore[no-any-return]


def _make_year(
    year: Year,
    count: int,
    scale: float,
    places: Places,
    chance: np.random.Generator,
    categories: Collection[str] = (),
) -> Columns:
    counts = share_out(count, [profile.a_year for profile in PROFILES])
    homicides = round(chance.integers(HOMICIDES[0], HOMICIDES[1] + 1) * scale)
    # What there is more or less of homicide there is less or more of the largest category
    counts[np.argmax(counts)] += counts[0] - homicides
    counts[0] = homicides
    local_weight = chance.gamma(15, 1 / 15, len(places.codes))[places.area]
    parts = [
        _make_category(at, profile, int(size), year, places, local_weight, chance)
        for at, (profile, size) in enumerate(zip(PROFILES, counts, strict=True))
        if not categories or profile.category in categories
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _make_category(
    at: int, profile: Profile, count: int, year: Year, places: Places, busy: Weights, chance: np.random.Generator
) -> Columns:
    young = _pick(count, profile.youth, chance)
    is_found = _pick(count, profile.found, chance)
    point = _draw_points(profile, young, is_found, year, places, busy, chance)
    is_hot = places.hot[np.maximum(point, 0)] >= 0
    is_centre = is_hot & (places.hot[np.maximum(point, 0)] < len(CENTRES)) & (point >= 0)
    week = np.full(count, list(WEEKS).index(profile.week))
    if profile.category in YOUTH_CATEGORIES:
        week[young] = list(WEEKS).index("youth")
        week[is_centre & (chance.random(count) < 0.6)] = list(WEEKS).index("centre")
    victim, suspect = _draw_ages(profile, young, chance)
    span = np.zeros(count, dtype=np.int64)
    spans = chance.random(count) < profile.span
    span[spans] = (chance.gamma(2.0, 4.0, int(spans.sum())) * 3600).astype(np.int64) + 600
    knife = np.where(young, profile.youth_knife, profile.knife)
    return {
        "category": np.full(count, at),
        "local": _draw_moments(week, year, chance),
        "span": span,
        "point": point,
        "victim": victim,
        "suspect": suspect,
        "is_knife": chance.random(count) < knife,
        "is_found": is_found,
        "is_positive": chance.random(count) < profile.positive,
    }


def _pick(count: int, share: float, chance: np.random.Generator) -> npt.NDArray[np.bool_]:
    """So large a share of so many, to the nearest whole number."""
    return chance.permutation(np.arange(count) < round(count * share))


def _draw_points(
    profile: Profile,
    young: Any,
    is_found: Any,
    year: Year,
    places: Places,
    busy: Weights,
    chance: np.random.Generator,
) -> Counts:
    """The point of each offence, -1 for none on the map; exact shares of those on it lie in the hot places."""
    count = len(young)
    point = np.full(count, -1, dtype=np.int64)
    on_map = chance.random(count) >= UNPLACED
    background = (places.spread if profile.week in ("night", "evening") else places.mild) * busy
    hot = np.where(places.hot >= 0, places.weight * year.heat[np.maximum(places.hot, 0)], 0.0)
    for group, share in ((young & ~is_found, profile.youth_hot), (~young | is_found, profile.hot)):
        chosen = np.flatnonzero(group & on_map)
        # Rounded by chance, since of a few rows a year a tenth would never be one
        size = int(len(chosen) * share + chance.random())
        chosen = chance.permutation(chosen)
        point[chosen[:size]] = _draw(hot, size, chance)
        point[chosen[size:]] = _draw(background, len(chosen) - size, chance)
    return point


def _draw(weights: Weights, count: int, chance: np.random.Generator) -> Counts:
    running = np.cumsum(weights)
    return np.searchsorted(running, chance.random(count) * running[-1], side="right")


def _draw_moments(week: Counts, year: Year, chance: np.random.Generator) -> Counts:
    """Seconds of local time since 1970 for each offence."""
    days = np.arange(year.days)
    first = int(year.first.astype(np.int64))
    weekdays = (first + days + 3) % 7
    seconds = np.zeros(len(week), dtype=np.int64)
    busy = chance.gamma(120, 1 / 120, year.days)
    for number, kind in enumerate(WEEKS.values()):
        chosen = np.flatnonzero(week == number)
        season = 1 + kind.summer * np.cos(2 * np.pi * (days - 195) / year.days)
        drawn = _draw((weigh_hours(kind, weekdays) * (season * busy)[:, None]).ravel(), len(chosen), chance)
        # An hour of the year is 24 times its day and its hour
        seconds[chosen] = (first * 24 + drawn) * 3600
    return seconds + chance.integers(0, 60, len(week)) * 60


def _draw_ages(profile: Profile, young: Any, chance: np.random.Generator) -> tuple[Counts, Counts]:
    """The ages of victim and youngest suspect, -1 where there is none; under 25 one of them where `young`."""
    count = len(young)
    under = np.clip(chance.normal(17.5, 3.2, (2, count)).round(), 10, 24).astype(np.int64)
    over = np.clip(25 + chance.gamma(2.0, 8.0, (2, count)), 25, 95).astype(np.int64)
    is_victim_young = young & (chance.random(count) < 0.75) if profile.has_victim else np.zeros(count, dtype=bool)
    is_suspect_young = young & (~is_victim_young | (chance.random(count) < 0.6))
    victim = np.where(is_victim_young, under[0], over[0])
    suspect = np.where(is_suspect_young, under[1], over[1])
    is_unknown = (chance.random(count) < NO_SUSPECT) & (is_victim_young | ~young)
    suspect[is_unknown] = -1
    return (victim if profile.has_victim else np.full(count, -1)), suspect


def _to_table(
    columns: Columns, places: Places, last: np.datetime64, chance: np.random.Generator, is_clean: bool
) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    count = len(columns["local"])
    day = columns["local"] // 86_400
    point, is_placed = np.maximum(columns["point"], 0), columns["point"] >= 0
    is_dated = chance.random(count) < DATE_ONLY
    start = _put_on_utc(columns["local"])
    # A span begins before the moment that was drawn, which is its middle
    half = columns["span"] // 2
    has_span = (half > 0) & ~is_dated
    outcome, outcome_day = _draw_outcomes(columns, day, int(last.astype(np.int64)), chance)
    unit_names = sorted(set(places.units))
    unit = np.array([unit_names.index(name) for name in places.units])
    area = np.where(is_placed, places.area[point], chance.integers(0, len(places.codes), count))
    moment = pa.timestamp("us") if is_clean else pa.timestamp("us", tz="UTC")
    numbers = pc.utf8_lpad(pa.array(np.arange(1, count + 1)).cast(pa.string()), 8, "0")
    table = {
        "reference": pc.binary_join_element_wise("F", numbers, ""),
        "occurred_on": _dates(day, is_dated),
        "occurred_at": pa.array((start - np.where(has_span, half, 0)) * 1_000_000, mask=is_dated).cast(moment),
        "occurred_to": pa.array((start + half) * 1_000_000, mask=~has_span).cast(moment),
        "category": name_codes(columns["category"], [profile.category for profile in PROFILES]),
        "easting": pa.array(places.easting[point], mask=~is_placed),
        "northing": pa.array(places.northing[point], mask=~is_placed),
        "small_area": name_codes(np.where(is_placed, places.area[point], -1), places.codes),
        "policing_unit": name_codes(unit[area], unit_names),
        "victim_age": pa.array(columns["victim"], mask=columns["victim"] < 0),
        "suspect_age": pa.array(columns["suspect"], mask=columns["suspect"] < 0),
        "knife_used": pa.array(columns["is_knife"]),
        "proactive": pa.array(columns["is_found"]),
        "outcome": name_codes(outcome, ["none", "positive", "other"]),
        "outcome_on": _dates(outcome_day, outcome > 0),
    }
    return _make_clean(pa.table(table)) if is_clean else pa.table(table)


def _draw_outcomes(columns: Columns, day: Counts, last: int, chance: np.random.Generator) -> tuple[Counts, Counts]:
    """What came of each offence by the last day, and when: 0 none yet, 1 positive, 2 other."""
    on = day + chance.exponential(OUTCOME_DAYS, len(day)).astype(np.int64)
    return np.where(on > last, 0, np.where(columns["is_positive"], 1, 2)), on


def _put_on_utc(local: Counts) -> Counts:
    """Seconds in UTC; an hour that the clocks skip comes an hour later."""
    found = convert_local(local.astype("datetime64[s]").astype("datetime64[us]"), OFFENCES.zone)
    later = convert_local((local + 3600).astype("datetime64[s]").astype("datetime64[us]"), OFFENCES.zone)
    utc = np.where(found.skipped, later.utc, found.utc)
    return utc.astype("datetime64[s]").astype(np.int64)  # type: ignore[no-any-return]


def _dates(days: Counts, is_given: Any) -> Any:
    import pyarrow as pa

    return pa.array(days.astype(np.int32), mask=~is_given).cast(pa.date32())


def _make_clean(table: Any) -> Any:
    """The columns of a loaded file, in its order and types."""
    import pyarrow as pa

    from answerable.measuring.loading.batch import clean_schema
    from answerable.measuring.loading.clock import convert_utc

    columns = {name: table.column(name) for name in table.column_names}
    for name in ("occurred_at", "occurred_to"):
        moment = columns[name].to_numpy().astype("datetime64[us]")
        local, gone = convert_utc(moment, OFFENCES.zone), np.isnat(moment)
        day = local.astype("datetime64[D]")
        columns[f"{name}_date"] = pa.array(day, mask=gone)
        columns[f"{name}_hour"] = pa.array((local - day).astype("timedelta64[h]").astype(np.int64), mask=gone)
        columns[f"{name}_weekday"] = pa.array((day.astype(np.int64) + 3) % 7, mask=gone)
    schema = clean_schema(OFFENCES)
    rows = [
        columns[each.name].cast(each.type) if each.name in columns else pa.nulls(table.num_rows, each.type)
        for each in schema
    ]
    return pa.Table.from_arrays(rows, schema=schema)
