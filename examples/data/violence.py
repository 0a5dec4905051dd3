"""The violence of an invented county: its areas, its offences to a day, what patrols prevented, and its admissions.

Northshire has no land of its own. It borrows real outlines (`published/areas-west-midlands.csv`) under invented
names, so that nothing which is made up here can be read as told of a real town.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.law.day import add_months
from answerable.measuring.loading.clock import convert_utc
from answerable.patrolling.offence.category import ALL_VIOLENCE
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.place.areas import assign
from answerable.patrolling.place.place import Area, Hotspot
from examples.data.offences import A_YEAR, make_offences

PUBLISHED = Path(__file__).parent / "published"
PROVENANCE = "Made for a demonstration: no offence was like this, and Northshire is not on any map."
AREAS_FROM = (
    "Outlines: Office for National Statistics (December 2011), Open Government Licence 3.0; contains OS data © Crown "
    "copyright and database right 2011. They are of another county: every name is invented."
)
ADMISSIONS_MADE = "Made for a demonstration, in the form in which hospitals publish such counts: * stands for 1 to 7."
UNITS = {
    "Birmingham East": "Ashby East",
    "Birmingham West": "Ashby West",
    "Coventry": "Brackley East",
    "Solihull": "Brackley West",
    "Wolverhampton": "Corston North",
    "Dudley": "Corston South",
    "Walsall": "Denholm North",
    "Sandwell": "Denholm South",
}
"""The policing units of Northshire, two in each council, by the name that their outline has where it comes from."""

CATEGORIES = (*ALL_VIOLENCE, "rape", "other-sexual")
SIZE = 0.6
"""How large Northshire's force is beside the one whose counts are taken."""

YEARS = 5
SEED = 20221003
_ADMITTED = (("under 25", 24), ("25 and over", 41))


def write_areas(path: Path) -> int:
    """Write the eight policing units as a file of areas; say how many."""
    csv.field_size_limit(sys.maxsize)
    with (PUBLISHED / "areas-west-midlands.csv").open(newline="", encoding="utf-8") as file:
        units = [row for row in csv.DictReader(file) if row["kind"] == "policing unit"]
    rows = [
        (UNITS[row["name"]].lower().replace(" ", "-"), UNITS[row["name"]], row["kind"], row["outline"])
        for row in units
    ]
    _write(path, (("code", "name", "kind", "outline"), *rows))
    return len(rows)


def make_violence(to: dt.date, *, size: float = SIZE, seed: int = SEED) -> Any:
    """Five years of violence to the last day of a month, as an Arrow table in the columns of a file of offences."""
    first_on = add_months(to.replace(day=1), 1 - 12 * YEARS)
    table = make_offences(YEARS, round(A_YEAR * YEARS * size), seed, first_on=first_on, categories=CATEGORIES)
    place = table.column_names.index("policing_unit")
    units = table.column("policing_unit").dictionary_encode().combine_chunks()
    renamed = type(units).from_arrays(units.indices, [UNITS[name] for name in units.dictionary.to_pylist()])
    return table.set_column(place, "policing_unit", renamed.dictionary_decode()).drop_columns(["small_area"])


def list_days(table: Any) -> npt.NDArray[np.datetime64]:
    """The local day of each offence; of a span, that of its middle."""
    at, to = (table.column(name).to_numpy().astype("datetime64[us]") for name in ("occurred_at", "occurred_to"))
    middle = np.where(np.isnat(to), at, at + (to - at) // 2)
    dated = table.column("occurred_on").to_numpy().astype("datetime64[D]")
    days: npt.NDArray[np.datetime64] = np.where(
        np.isnat(at), dated, convert_utc(middle, OFFENCES.zone).astype("datetime64[D]")
    )
    return days


def prevent_some(
    table: Any,
    hotspots: Sequence[Hotspot],
    visited: npt.NDArray[np.bool_],
    first_on: dt.date,
    *,
    share: float,
    seed: int = SEED,
) -> Any:
    """The table without this share of the violence in hotspots on days on which they were visited (hotspots x days
    from `first_on`)."""
    areas = [Area(code=each.code, name=each.name, kind="other", outline=each.outline) for each in hotspots]
    spot = assign(areas, *(table.column(name).to_numpy() for name in ("easting", "northing")))
    day = (list_days(table) - np.datetime64(first_on)).astype(np.int64)
    is_in = (spot >= 0) & (day >= 0) & (day < visited.shape[1])
    is_in[is_in] = visited[spot[is_in], day[is_in]]
    is_gone = is_in & (np.random.default_rng(seed).random(len(is_in)) < share)
    return table.filter(~is_gone)


def write_admissions(path: Path, first_on: dt.date, months: int, *, seed: int = SEED) -> int:
    """Write admissions for assault with a sharp object by month and age, rounded as hospitals do; say how many."""
    chance = np.random.default_rng(seed)
    rows: list[tuple[Any, ...]] = [("month", "area", "age_band", "count")]
    for at in range(months):
        for band, usual in _ADMITTED:
            count = int(chance.poisson(usual * (0.2 if at == 3 and band == "under 25" else 1)))
            said = "*" if 0 < count < 8 else str(5 * round(count / 5))
            rows.append((f"{add_months(first_on, at):%Y-%m}", "Northshire", band, said))
    _write(path, rows)
    return len(rows) - 1


def _write(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
