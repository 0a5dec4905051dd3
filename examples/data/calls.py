"""Invented calls, chats and online reports whose sums are those of `profiles.py`; any number of rows, in bounded
memory.

A file is made in blocks of at most a published year (1,778,614 rows). Each block covers the whole year and has the
published shares, so a larger file is a busier force, not a longer time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.writer import hash_file
from examples.data.allotting import Counts, fill_table, share_out, spread_seconds
from examples.data.column import name_codes
from examples.data.profiles import DAYS, HOURS, PROFILES, Group, Profile

FIRST_ON = dt.date(2021, 8, 1)
SEED = 20220731
BLOCK_ROWS = sum(profile.offered for profile in PROFILES)
PROVENANCE = (
    "Invented rows, made to add up to the figures that West Midlands Police reported for August 2021 to July 2022."
)
_ZONE = ZoneInfo("Europe/London")
_EPOCH = dt.date(1970, 1, 1)


class Calendar:
    """A year of local hours: which day of the week each day is, and how many seconds each hour is ahead of UTC."""

    def __init__(self, first_on: dt.date) -> None:
        self.days = [first_on + dt.timedelta(days=n) for n in range((_year_after(first_on) - first_on).days)]
        hours = [
            [dt.datetime(*day.timetuple()[:3], hour, tzinfo=_ZONE) for hour in range(HOURS)] for day in self.days
        ]
        self.ahead = np.array([[int(at.utcoffset().total_seconds()) for at in day] for day in hours])
        # The hour that clocks skip in March comes back from UTC as another one.
        self.exists = np.array(
            [[at.astimezone(dt.UTC).astimezone(_ZONE).hour == at.hour for at in day] for day in hours]
        )
        self.first = (first_on - _EPOCH).days
        self.of_weekday = [
            np.array([n for n, day in enumerate(self.days) if day.weekday() == weekday]) for weekday in range(DAYS)
        ]


def _year_after(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1)


def make_calls_file(
    folder: Path, rows: int | None = None, *, seed: int = SEED, first_on: dt.date = FIRST_ON
) -> DataFile:
    """Clean rows as loading would have made them, in `folder` under their hash: the file that an analysis takes."""
    beside = folder / "calls.partial"
    count = write_calls(beside, rows, seed=seed, first_on=first_on, is_clean=True)
    sha256 = hash_file(beside)
    return DataFile(
        path=beside.rename(folder / f"{sha256}.parquet"),
        sha256=sha256,
        shape=CALLS.name,
        name="invented-calls.parquet",
        rows=count,
        first_on=first_on,
        last_on=_year_after(first_on) - dt.timedelta(days=1),
        provenance=PROVENANCE,
        is_invented=True,
    )


def write_calls(
    path: Path, rows: int | None = None, *, seed: int = SEED, first_on: dt.date = FIRST_ON, is_clean: bool = False
) -> int:
    """Write a Parquet file of so many rows (by default a published year) and say how many; the same seed, the same
    bytes.

    `is_clean` adds the local day, hour and weekday that loading works out of `received_at`.
    """
    import pyarrow.parquet as pq

    written, writer = 0, None
    for block in make_blocks(rows or BLOCK_ROWS, seed, first_on):
        table = _to_table(block, written, is_clean)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=262_144)
        written += table.num_rows
    if writer:
        writer.close()
    return written


def make_blocks(rows: int, seed: int, first_on: dt.date) -> Iterator[dict[str, npt.NDArray[Any]]]:
    """The columns of block after block, each in order of time."""
    calendar = Calendar(first_on)
    for number, start in enumerate(range(0, rows, BLOCK_ROWS)):
        offered = share_out(min(BLOCK_ROWS, rows - start), [profile.offered for profile in PROFILES])
        parts = [
            _make_channel(profile, int(count), calendar, np.random.default_rng([seed, number, place]))
            for place, (profile, count) in enumerate(zip(PROFILES, offered, strict=True))
        ]
        block = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        block["channel"] = np.repeat(np.arange(len(PROFILES)), offered)
        order = np.argsort(block["second"], kind="stable")
        yield {name: values[order] for name, values in block.items()}


def _make_channel(
    profile: Profile, offered: int, calendar: Calendar, chance: np.random.Generator
) -> dict[str, Counts]:
    by_cell = _share_week(profile, offered)
    day = _spread_days(by_cell, calendar, chance)
    cell = np.repeat(np.arange(DAYS * HOURS), by_cell)
    group = _put_in_groups(profile, by_cell, cell, day, chance, len(calendar.days))
    hour = cell % HOURS
    second = (calendar.first + day) * 86_400 + hour * 3_600 + chance.integers(0, 3_600, offered)
    is_answered = np.array([found.outcome == "answered" for found in profile.groups])[group]
    return {
        "second": second - calendar.ahead[day, hour],
        "day": calendar.first + day,
        "hour": hour,
        "weekday": cell // HOURS,
        "is_answered": is_answered,
        "wait": _draw_waits(profile, group, cell, chance),
        "handled": _draw_handled(profile, is_answered, chance),
        "resolution": _draw_names(profile.resolutions, is_answered, chance),
        "subject": _draw_names(profile.subjects, is_answered, chance),
    }


def _share_week(profile: Profile, offered: int) -> Counts:
    """How many contacts fall in each hour of the week; the peak hour of the day has its share to the call."""
    weights = profile.weigh_week()
    if profile.peak is None:
        return share_out(offered, weights)
    at_peak = np.arange(DAYS * HOURS) % HOURS == profile.peak[0]
    peak = round(offered * profile.peak[1])
    return share_out(peak, weights * at_peak) + share_out(offered - peak, weights * ~at_peak)


def _spread_days(by_cell: Counts, calendar: Calendar, chance: np.random.Generator) -> Counts:
    """The day (0 the first) of each contact: busier in summer, and uneven from day to day."""
    season = 1 + 0.07 * np.cos(2 * np.pi * (np.arange(len(calendar.days)) + calendar.first - 195) / 365.25)
    busy = season * chance.gamma(150, 1 / 150, len(calendar.days))
    days = []
    for cell, count in enumerate(by_cell):
        weekday, hour = divmod(cell, HOURS)
        places = calendar.of_weekday[weekday]
        weights = busy[places] * calendar.exists[places, hour]
        days.append(np.repeat(places, chance.multinomial(count, weights / weights.sum())))
    return np.concatenate(days)


def _put_in_groups(
    profile: Profile, by_cell: Counts, cell: Counts, day: Counts, chance: np.random.Generator, days: int
) -> Counts:
    """How each contact ended: the harder the hour and the day, the worse; every hour's and group's sum is exact."""
    sizes = share_out(len(cell), [group.share for group in profile.groups])
    strain = np.array([group.strain for group in profile.groups])
    seed = np.exp(np.outer(profile.strain_week(), strain)) * np.maximum(sizes, 1)
    table = fill_table(by_cell, sizes, seed)
    # Hard days come in spells of about ten: an autoregression.
    shocks, spell = chance.normal(0, 0.06, days), np.zeros(days)
    for number in range(1, days):
        spell[number] = 0.9 * spell[number - 1] + shocks[number]
    order = np.lexsort((chance.normal(size=len(cell)) + spell[day], cell))
    group = np.empty(len(cell), dtype=np.int64)
    group[order] = np.repeat(np.tile(np.arange(len(sizes)), len(by_cell)), table.ravel())
    return group


def _draw_waits(profile: Profile, group: Counts, cell: Counts, chance: np.random.Generator) -> Counts:
    """Each contact's wait; within a group the hard hours have the long ones."""
    sizes = np.bincount(group, minlength=len(profile.groups))
    waits = np.empty(len(group), dtype=np.int64)
    hard = 0.8 * profile.strain_week()[cell] + chance.normal(size=len(group))
    for number, lengths in enumerate(_lay_out_waits(profile, sizes)):
        places = np.flatnonzero(group == number)
        waits[places[np.argsort(hard[places])]] = lengths
    return waits


def _lay_out_waits(profile: Profile, sizes: Counts) -> list[Counts]:
    """The waits of each group, ascending. The last answered group brings the mean of all answered to its figure."""
    answered = [number for number, group in enumerate(profile.groups) if group.outcome == "answered"]
    last = answered[-1]
    laid = {n: _lay_out(group, int(sizes[n]), group.mean) for n, group in enumerate(profile.groups) if n != last}
    taken = sum(int(laid[number].sum()) for number in answered[:-1])
    wanted = round(profile.answered_mean * int(sizes[answered].sum())) - taken
    laid[last] = _lay_out(profile.groups[last], int(sizes[last]), wanted / max(int(sizes[last]), 1))
    return [laid[number] for number in range(len(profile.groups))]


def _lay_out(group: Group, size: int, mean: float) -> Counts:
    if group.weights:
        seconds = np.arange(group.lowest, group.lowest + len(group.weights))
        return np.repeat(seconds, share_out(size, group.weights))
    # In a file of a few rows a group may be too small for its mean to be met.
    mean = min(max(mean, group.lowest), group.highest)
    return spread_seconds(size, mean, group.lowest, group.highest, group.bend)


def _draw_handled(profile: Profile, is_answered: npt.NDArray[np.bool_], chance: np.random.Generator) -> Counts:
    """Seconds of handling; -1 where the contact was not answered."""
    handled = np.full(len(is_answered), -1, dtype=np.int64)
    lengths = spread_seconds(int(is_answered.sum()), profile.handled_mean, 5, 14_400, bend=1.3)
    handled[is_answered] = chance.permutation(lengths)
    return handled


def _draw_names(
    names: tuple[tuple[str, float], ...], is_answered: npt.NDArray[np.bool_], chance: np.random.Generator
) -> Counts:
    """Which of the names each answered contact has, in exact shares; -1 for none."""
    drawn = np.full(len(is_answered), -1, dtype=np.int64)
    if names:
        counts = share_out(int(is_answered.sum()), [share for _, share in names])
        drawn[is_answered] = chance.permutation(np.repeat(np.arange(len(names)), counts))
    return drawn


def _to_table(block: dict[str, npt.NDArray[Any]], before: int, is_clean: bool) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    numbers = pa.array(np.arange(before + 1, before + 1 + len(block["second"])))
    columns = {
        "call_id": pc.binary_join_element_wise("C", pc.utf8_lpad(numbers.cast(pa.string()), 10, "0"), ""),
        "channel": name_codes(block["channel"], [profile.channel for profile in PROFILES]),
        "received_at": pa.array(block["second"] * 1_000_000).cast(pa.timestamp("us", tz="UTC")),
        "outcome": name_codes(block["is_answered"].astype(np.int64), ["abandoned", "answered"]),
        "wait_seconds": pa.array(block["wait"]),
        "handled_seconds": pa.array(block["handled"], mask=block["handled"] < 0),
        "resolution": name_codes(block["resolution"], [name for name, _ in PROFILES[0].resolutions]),
        "subject": name_codes(block["subject"], [name for name, _ in PROFILES[-1].subjects]),
    }
    if is_clean:
        columns["received_at_date"] = pa.array(block["day"].astype(np.int32)).cast(pa.date32())
        columns["received_at_hour"] = pa.array(block["hour"].astype(np.int32))
        columns["received_at_weekday"] = pa.array(block["weekday"].astype(np.int32))
    return pa.table(columns)
