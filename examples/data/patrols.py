"""Invented patrols: positions of devices and forms of visits that fit a trial, its draw and a chosen compliance.

Of the days drawn for patrol about the chosen share gets its visits, most of them a quarter of an hour; some days that
were drawn for none get one too. Two devices go together on half of the visits. Positions come every minute or so with
a few metres of error; between visits devices report from elsewhere. Some visits are never written down, and forms are
rounded to five minutes, as pens do. On one day no device is heard at all.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.loading.clock import convert_utc
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Dose, Outcome, Protocol, Scheme, Window
from answerable.patrolling.trial.allocation import Allocation, draw_allocation
from answerable.patrolling.trial.schedule import PlannedVisit, list_visits, write_schedule_csv

SEED = 20221003
PROVENANCE = "Made for a demonstration: no patrol was like this."
UNITS = (
    "Birmingham East", "Birmingham West", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton",
)  # fmt: skip
ANALYSES = {
    "dosage": {
        "schedule": "schedule.csv", "visits": "visits.csv", "pings": "pings.csv", "places": "places.csv",
    },
}  # fmt: skip
"""For each analysis, the files that it takes by the names it has for them."""
OPTIONS = {"dosage": {"windows": "15:00-01:00"}}
"""What is chosen of each analysis for the demonstration, in words."""

_ZONE = "Europe/London"
_FORM = ("hotspot", "arrived_at", "left_at", "officers")
_SIDE = 470
"""Metres: 57 squares of this side are 1.4% of 902 square kilometres."""
_STEP = 60
_ERROR = 8.0
_FAR = 20_000.0


@dataclass(frozen=True)
class Visit:
    """A visit as it was: the place of its hotspot in the protocol, UTC seconds, and how many officers."""

    hotspot: int
    begun: int
    seconds: int
    officers: int


def make_protocol(hotspots: int = 57, weeks: int = 10) -> Protocol:
    """An invented trial of so many square hotspots in eight policing units, from 3 October 2022."""
    starts_on = dt.date(2022, 10, 3)
    return Protocol(
        title="Targeted patrols",
        body="West Midlands Police",
        question="Do visible patrols make violence in the places patrolled rarer on the day?",
        hotspots=tuple(_make_hotspot(number) for number in range(hotspots)),
        starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(days=7 * weeks - 1),
        dose=Dose(visits=2, minutes=15, windows=(Window(dt.time(15), dt.time(1)),)),
        scheme=Scheme(patrolled=1, out_of=2),
        seed_sha256="",
        outcomes=(Outcome(name="All violence"),),
        hoped=0.1,
    )


def make_patrols(
    protocol: Protocol,
    allocation: Allocation,
    *,
    compliance: float = 0.74,
    contamination: float = 0.1,
    seed: int = SEED,
) -> tuple[Visit, ...]:
    """The visits of a trial: each planned day kept with chance `compliance` (half of the others get one short visit
    of two), each other day visited with chance `contamination`."""
    chance = np.random.default_rng(seed)
    planned = list_visits(protocol, allocation, allocation.first_on, allocation.last_on)
    days: dict[tuple[str, dt.date], list[PlannedVisit]] = {}
    for visit in planned:
        days.setdefault((visit.hotspot, visit.on), []).append(visit)
    places = {hotspot.code: place for place, hotspot in enumerate(protocol.hotspots)}
    made: list[Visit] = []
    for (code, _), visits in days.items():
        if chance.random() < compliance:
            made += [_make_visit(places[code], visit.start, visit.minutes, chance) for visit in visits]
        elif chance.random() < 0.5:
            made.append(_make_visit(places[code], visits[0].start, visits[0].minutes / 2, chance))
    for place, day in np.argwhere(~allocation.patrolled):
        if chance.random() < contamination:
            on = dt.datetime.combine(allocation.first_on + dt.timedelta(days=int(day)), dt.time(15), dt.UTC)
            late = dt.timedelta(minutes=int(chance.integers(8 * 60)))
            made.append(_make_visit(int(place), on + late, protocol.dose.minutes, chance))
    return tuple(sorted(made, key=lambda visit: (visit.begun, visit.hotspot)))


def list_pings(
    visits: Sequence[Visit],
    hotspots: Sequence[Hotspot],
    *,
    outage: dt.date | None = None,
    idle: int = 4,
    seed: int = SEED,
) -> dict[str, NDArray[np.generic]]:
    """The positions that devices report of these visits, as columns `device`, `at` (UTC), `easting`, `northing`.

    `idle` positions from far away stand for each one of a visit. Every visit has devices of its own: nobody is
    followed from one to the next.
    """
    chance = np.random.default_rng(seed)
    pools = [_list_points(hotspot, chance) for hotspot in hotspots]
    stays = [visit for visit in visits for _ in range(visit.officers)]
    counts = np.array([visit.seconds // _STEP + 1 for visit in stays], dtype=np.int64)
    stay = np.repeat(np.arange(len(stays)), counts)
    turn = np.arange(len(stay)) - np.repeat(np.cumsum(counts) - counts, counts)
    begun = np.array([visit.begun for visit in stays], dtype=np.int64)
    offset = chance.integers(0, _STEP, len(stays))
    at = begun[stay] + turn * _STEP + offset[stay] + chance.integers(-5, 6, len(stay))
    ends = begun + np.array([visit.seconds for visit in stays], dtype=np.int64)
    at = np.clip(at, begun[stay], ends[stay])
    place = np.array([visit.hotspot for visit in stays], dtype=np.int64)[stay]
    points = np.stack(pools)[place, chance.integers(0, len(pools[0]), len(stay))]
    points = points + chance.normal(0, _ERROR, (len(stay), 2))
    away = np.repeat(np.arange(len(stays)), idle * counts)
    # Before a visit and after it, the same device reports from elsewhere
    side = np.where(chance.random(len(away)) < 0.5, begun[away] - 1, ends[away] + 1)
    gone = side + np.where(side < begun[away], -1, 1) * chance.integers(20, 3600, len(away))
    elsewhere = points.mean(axis=0) + _FAR + chance.normal(0, 3_000, (len(away), 2))
    columns = {
        "device": np.concatenate([stay, away]),
        "at": np.concatenate([at, gone]).astype("datetime64[s]"),
        "easting": np.concatenate([points[:, 0], elsewhere[:, 0]]).round(1),
        "northing": np.concatenate([points[:, 1], elsewhere[:, 1]]).round(1),
    }
    order = np.argsort(columns["at"], kind="stable")
    if outage is not None:
        local = convert_utc(columns["at"], _ZONE).astype("datetime64[D]")
        order = order[local[order] != np.datetime64(outage)]
    return {name: column[order] for name, column in columns.items()}


def list_forms(visits: Sequence[Visit], *, written: float = 0.85, seed: int = SEED) -> list[Visit]:
    """The forms that officers write of visits: a share of them, rounded to five minutes."""
    chance = np.random.default_rng(seed + 1)
    five = 5 * 60
    return [
        Visit(
            visit.hotspot,
            round(visit.begun / five) * five,
            max(five, round(visit.seconds / five) * five),
            visit.officers,
        )
        for visit in visits
        if chance.random() < written
    ]


def write_patrols(folder: Path, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write `schedule.csv`, `visits.csv`, `pings.csv` and `places.csv` of an invented trial of 57 hotspots over ten
    weeks into a folder; `rows` is about how many visits. The same seed gives the same bytes; gives how many rows."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = make_protocol()
    weeks = 10 if rows is None else max(1, min(10, round(rows / 320)))
    protocol = make_protocol(len(whole.hotspots), weeks)
    allocation = draw_allocation(protocol, str(seed))
    return write_files(folder, protocol, allocation, make_patrols(protocol, allocation, seed=seed), seed=seed)


def write_files(
    folder: Path,
    protocol: Protocol,
    allocation: Allocation,
    visits: Sequence[Visit],
    *,
    idle: int = 4,
    seed: int = SEED,
) -> int:
    """Write the files of any trial and the visits made of it; no device is heard on its fifth day. Gives how many
    rows they hold."""
    planned = list_visits(protocol, allocation, allocation.first_on, allocation.last_on)
    outage = protocol.starts_on + dt.timedelta(days=4)
    pings = list_pings(visits, protocol.hotspots, outage=outage, idle=idle, seed=seed)
    codes = [hotspot.code for hotspot in protocol.hotspots]
    (folder / "schedule.csv").write_text(write_schedule_csv(planned, protocol), encoding="utf-8")
    return len(planned) + sum(
        (
            _write(folder / "visits.csv", _FORM, _list_rows(list_forms(visits, seed=seed), codes)),
            _write(folder / "pings.csv", tuple(pings), _list_pings(pings)),
            _write(
                folder / "places.csv",
                ("code", "name", "kind", "outline"),
                ((each.code, each.name, "other", each.outline) for each in protocol.hotspots),
            ),
        )
    )


def _make_hotspot(number: int) -> Hotspot:
    """A square of its own, three kilometres from the next."""
    west, south = 395_000 + 3_000 * (number % 8), 280_000 + 3_000 * (number // 8)
    east, north = west + _SIDE, south + _SIDE
    return Hotspot(
        code=f"H{number + 1:02}",
        name=f"Square {number + 1}",
        unit=UNITS[number % len(UNITS)],
        outline=f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))",
    )


def _make_visit(hotspot: int, start: dt.datetime, minutes: float, chance: np.random.Generator) -> Visit:
    """A visit begun up to five minutes late, its length about what was planned."""
    late = int(chance.integers(0, 300))
    seconds = max(120, round(60 * (minutes + chance.normal(0.5, 2.5))))
    return Visit(hotspot, int(start.timestamp()) + late, seconds, int(chance.integers(1, 3)))


def _list_points(hotspot: Hotspot, chance: np.random.Generator, count: int = 200) -> NDArray[np.float64]:
    """Points well within the outline of a hotspot."""
    import shapely

    inner = read_outline(hotspot.outline).buffer(-4 * _ERROR)
    if inner.is_empty:
        raise ValueError(
            f"The outline of {hotspot.code} is too narrow for positions with an error of {_ERROR} metres."
        )
    west, south, east, north = inner.bounds
    found = np.zeros((0, 2))
    while len(found) < count:
        tried = chance.uniform((west, south), (east, north), (count, 2))
        found = np.concatenate([found, tried[shapely.intersects_xy(inner, tried[:, 0], tried[:, 1])]])
    return found[:count]


def _list_rows(visits: Sequence[Visit], codes: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for visit in visits:
        begun, ended = (dt.datetime.fromtimestamp(at, dt.UTC) for at in (visit.begun, visit.begun + visit.seconds))
        yield codes[visit.hotspot], begun.isoformat(" "), ended.isoformat(" "), visit.officers


def _list_pings(pings: dict[str, NDArray[np.generic]]) -> Iterator[tuple[object, ...]]:
    columns = (
        (f"D{device}" for device in pings["device"].tolist()),
        (f"{at}Z" for at in np.datetime_as_string(pings["at"]).tolist()),
        pings["easting"].tolist(),
        pings["northing"].tolist(),
    )
    yield from zip(*columns, strict=True)


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    held = [tuple(row) for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(held)
    return len(held)
