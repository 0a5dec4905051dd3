"""Invented rows for a trial in the design of Operation Rowan: what it needs from its first day to its result.

The protocol is `rowan.toml`: 21 hotspots, 90 days, 630 of 1,890 hotspot-days patrolled. Offences fall by chance, the
hotspots unlike one another and weekends busier; a visit keeps two in five from happening on its day, which is what
the real trial found of incidents. Nothing here happened.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.protocol_file import read_protocol_file
from examples.data.patrols import list_forms, make_patrols

SEED = 2021
PROTOCOL = Path(__file__).with_name("rowan.toml")
PROVENANCE = "Made for a demonstration: no trial was like this."
HISTORY_DAYS = 365
MEAN = 0.35
"""Serious violence of a hotspot on a day."""
PREVENTED = 0.4
WEEKDAY = np.array([0.85, 0.85, 0.9, 0.95, 1.1, 1.3, 1.05])
CATEGORIES = {"violence-with-injury": 0.62, "robbery": 0.22, "weapons-possession": 0.155, "homicide": 0.005}
OTHERS = ("shoplifting", "criminal-damage", "vehicle", "public-order")
AROUND = 0.15
"""Serious violence in the ring around a hotspot on a day, which no patrol changes."""
_FORM = ("hotspot", "arrived_at", "left_at", "officers")
_OFFENCE = ("reference", "occurred_at", "category", "easting", "northing", "policing_unit")
_RING = 90.0
"""Metres beside a hotspot in which some violence lies."""


def write_rowan(folder: Path, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write `rowan.toml`, `seed.txt`, `history.csv`, `offences.csv` and `visits.csv` into a folder; gives how many
    rows. A file on a trial is as long as its days, so `rows` changes nothing. The same seed gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PROTOCOL, folder / PROTOCOL.name)
    protocol, secret = read_protocol_file(PROTOCOL), make_secret(seed)
    (folder / "seed.txt").write_text(f"{secret}\n", encoding="ascii")
    allocation = draw_allocation(protocol, secret)
    visits = make_patrols(protocol, allocation, compliance=0.95, contamination=0.02, seed=seed)
    visited = np.zeros(allocation.patrolled.shape, dtype=bool)
    for visit in visits:
        on = dt.datetime.fromtimestamp(visit.begun, dt.UTC).date()
        if 0 <= (on - protocol.starts_on).days < protocol.days:
            visited[visit.hotspot, (on - protocol.starts_on).days] = True
    chance = np.random.default_rng(seed)
    level = MEAN * chance.gamma(4.0, 0.25, len(protocol.hotspots))
    before = protocol.starts_on - dt.timedelta(days=HISTORY_DAYS)
    quiet = np.zeros((len(level), HISTORY_DAYS), dtype=bool)
    codes = [hotspot.code for hotspot in protocol.hotspots]
    forms = list_forms(visits, written=1.0, seed=seed)
    return (
        _write(folder / "history.csv", _OFFENCE, _list_offences(protocol, before, level, quiet, chance))
        + _write(
            folder / "offences.csv", _OFFENCE, _list_offences(protocol, protocol.starts_on, level, visited, chance)
        )
        + _write(
            folder / "visits.csv",
            _FORM,
            (
                (codes[each.hotspot], _say(each.begun), _say(each.begun + each.seconds), each.officers)
                for each in forms
            ),
        )
    )


def make_secret(seed: int) -> str:
    """A seed of a trial that everybody may know: no trial rests on it."""
    return hashlib.sha256(f"operation rowan, a demonstration, {seed}".encode()).hexdigest()


def _list_offences(
    protocol: Protocol,
    first_on: dt.date,
    level: NDArray[np.float64],
    visited: NDArray[np.bool_],
    chance: np.random.Generator,
) -> list[tuple[object, ...]]:
    """Offences in the hotspots and beside them, by time."""
    days = visited.shape[1]
    weekday = np.array([WEEKDAY[(first_on + dt.timedelta(days=day)).weekday()] for day in range(days)])
    mean = level[:, None] * weekday * np.where(visited, 1 - PREVENTED, 1.0)
    rows = [
        *_place(protocol, first_on, chance.poisson(mean), tuple(CATEGORIES), tuple(CATEGORIES.values()), chance),
        *_place(protocol, first_on, chance.poisson(0.6, mean.shape), OTHERS, None, chance),
        *_place(
            protocol,
            first_on,
            chance.poisson(AROUND, mean.shape),
            tuple(CATEGORIES),
            tuple(CATEGORIES.values()),
            chance,
            beside=_RING,
        ),
    ]
    rows.sort()
    return [
        (f"{first_on.year % 100}/{at:06}", f"{when:%Y-%m-%d %H:%M}", *rest)
        for at, (when, *rest) in enumerate(rows, 1)
    ]


def _place(
    protocol: Protocol,
    first_on: dt.date,
    counts: NDArray[np.int64],
    categories: Sequence[str],
    shares: Sequence[float] | None,
    chance: np.random.Generator,
    *,
    beside: float = 0.0,
) -> list[tuple[object, ...]]:
    """Offences at random points of the hotspots, or of a strip of so many metres beside each."""
    found: list[tuple[object, ...]] = []
    for (hotspot, day), count in np.ndenumerate(counts):
        west, south, east, north = read_outline(protocol.hotspots[hotspot].outline).bounds
        if beside:
            west, east = east + 1, east + beside
        for _ in range(int(count)):
            minute = int(np.clip(chance.normal(18 * 60, 200), 0, 24 * 60 - 1))
            when = dt.datetime.combine(first_on + dt.timedelta(days=int(day)), dt.time(minute // 60, minute % 60))
            category = str(chance.choice(categories, p=shares))
            at = (round(float(chance.uniform(west, east)), 1), round(float(chance.uniform(south, north)), 1))
            found.append((when, category, *at, protocol.hotspots[hotspot].unit))
    return found


def _say(moment: int) -> str:
    return dt.datetime.fromtimestamp(moment, dt.UTC).isoformat(" ")


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    held = [tuple(row) for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(held)
    return len(held)
