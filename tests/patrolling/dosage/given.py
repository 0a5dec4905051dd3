"""Small trials, visits and positions as a test writes them down."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.shape import Shape
from answerable.patrolling.dosage.ping import Pings
from answerable.patrolling.dosage.visit import Visits, make_visits
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Dose, Outcome, Protocol, Scheme, Window
from answerable.patrolling.trial.allocation import Allocation

AFTERNOON = Window(dt.time(15), dt.time(23))
NIGHT = Window(dt.time(22), dt.time(2))
MONDAY = dt.date(2022, 10, 3)


def make_hotspots(count: int = 2) -> tuple[Hotspot, ...]:
    """Squares of 200 metres, a kilometre apart; the odd ones in North, the even ones in South."""
    return tuple(
        Hotspot(
            code=f"H{number + 1}",
            name=f"Square {number + 1}",
            unit="South" if number % 2 else "North",
            outline=_square(400_000 + 1_000 * number, 300_000, 200),
        )
        for number in range(count)
    )


def _square(west: int, south: int, side: int) -> str:
    east, north = west + side, south + side
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def make_trial(
    drawn: list[str], *, starts_on: dt.date = MONDAY, dose: Dose | None = None
) -> tuple[Protocol, Allocation]:
    """A trial whose hotspots are lines of `#` (drawn for patrol) and `.` (not), one a day."""
    patrolled = np.array([[day == "#" for day in line] for line in drawn])
    protocol = Protocol(
        title="A trial",
        body="A force",
        question="Does it work?",
        hotspots=make_hotspots(len(drawn)),
        starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(days=patrolled.shape[1] - 1),
        dose=dose or Dose(visits=1, minutes=15, windows=(AFTERNOON,)),
        scheme=Scheme(),
        seed_sha256="",
        outcomes=(Outcome(name="All violence"),),
        hoped=0.1,
    )
    codes = tuple(hotspot.code for hotspot in protocol.hotspots)
    return protocol, Allocation(hotspots=codes, first_on=starts_on, patrolled=patrolled)


def list_visits_made(*given: tuple[int, str, str]) -> Visits:
    """Visits from (hotspot, arrival, leaving), the times local: `2022-10-03T15:00`."""
    return make_visits(
        np.array([hotspot for hotspot, _, _ in given], dtype=np.int64),
        np.array([start for _, start, _ in given], dtype="datetime64[s]"),
        np.array([end for _, _, end in given], dtype="datetime64[s]"),
    )


def list_positions(*given: tuple[int, str, float, float]) -> Pings:
    """Positions from (device, moment in UTC, metres east and north of the first hotspot's corner)."""
    columns = [
        (device, int(np.datetime64(at, "s").astype(np.int64)), 400_000 + east, 300_000 + north)
        for device, at, east, north in sorted(given)
    ]
    device, at, easting, northing = (np.array(column) for column in zip(*columns, strict=True))
    return Pings(device, at, easting.astype(float), northing.astype(float))


def stay(
    device: int, start: str, minutes: int, *, every: int = 60, east: float = 100
) -> list[tuple[int, str, float, float]]:
    """Positions of a device within the first hotspot (100 metres into it), the first at `start` and the last at
    its end."""
    begun = np.datetime64(start, "s")
    steps = np.arange(0, 60 * minutes + 1, every)
    return [(device, str(begun + np.timedelta64(int(step), "s")), east, 100.0) for step in steps]


def take_file(folder: Path, shape: Shape, *lines: str) -> DataFile:
    """A file of the lines, the first the heading, of which every row is taken."""
    path = folder / f"{shape.name}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = load_file(path, shape, folder)
    assert loaded.file is not None
    assert loaded.report.rejected == 0, loaded.report.rejections
    return loaded.file
