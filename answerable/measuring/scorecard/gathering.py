"""From rows of clean files to what a scorecard is worked out from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from answerable.drawing.exhibit import Origin
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row
from answerable.measuring.scorecard.measure import (
    Absence,
    Baseline,
    Holding,
    Measure,
    Observation,
    SeriesBreak,
    SeriesRebasing,
    Target,
)

_CODES = ("code", "measure", "priority", "national_measure")
Given = TypeVar("Given", bound=msgspec.Struct)


def gather_holding(files: Mapping[str, DataFile]) -> Holding:
    """The measures, observations, baselines, targets and remarks of loaded files, by the name of the input."""
    from answerable.measuring.loading.rows import read_rows

    rows = {name: tuple(read_rows(file)) for name, file in files.items()}
    found = files["observations"]
    origin = Origin(words=say_origin(found), sha256=found.sha256)
    remarks = rows.get("remarks", ())
    return Holding(
        measures=tuple(read_row(row, Measure) for row in rows["measures"]),
        observations=tuple(read_observation(row, origin) for row in rows["observations"]),
        baselines=tuple(read_row(row, Baseline) for row in rows.get("baselines", ())),
        targets=tuple(read_row(row, Target) for row in rows.get("targets", ())),
        breaks=tuple(read_row(row, SeriesBreak) for row in _choose(remarks, "break")),
        rebasings=tuple(read_row(row, SeriesRebasing) for row in _choose(remarks, "rebasing")),
        absences=tuple(read_row({**row, "quarter_end": row["on"]}, Absence) for row in _choose(remarks, "absence")),
        is_invented=any(file.is_invented for file in files.values()),
    )


def read_row(row: Row, shape: type[Given]) -> Given:
    """A row as the type that has its fields: blanks take the type's default, columns it does not know are left."""
    known = {name: row[name] for name in shape.__struct_fields__ if row.get(name) is not None}
    return msgspec.convert({**known, **_fold_codes(known)}, shape, strict=False)


def read_observation(row: Row, origin: Origin) -> Observation:
    """A row of a file of observations, with the file it came from."""
    named = {**row, "is_provisional": row.get("provisional"), "is_estimate": row.get("estimate")}
    return msgspec.structs.replace(read_row(named, Observation), origin=origin)


def say_origin(file: DataFile) -> str:
    """`observations.csv, from the force's performance team`."""
    return f"{file.name}, {file.provenance}" if file.provenance else file.name


def find_quarter_end(observations: Iterable[Observation]) -> dt.date | None:
    """The end of the last quarter by which an observation had ended; nothing without observations."""
    last_on = max((each.last_on for each in observations), default=None)
    if last_on is None:
        return None
    next_day = last_on + dt.timedelta(days=1)
    return dt.date(next_day.year, (next_day.month - 1) // 3 * 3 + 1, 1) - dt.timedelta(days=1)


def _fold_codes(row: Row) -> dict[str, str]:
    """Codes in small letters with hyphens, so that `Vehicle crime` and `vehicle_crime` are one measure."""
    return {name: "-".join(re.split(r"[\s_-]+", row[name].lower())) for name in _CODES if name in row}


def _choose(rows: Iterable[Row], kind: str) -> tuple[Row, ...]:
    return tuple(row for row in rows if row["kind"] == kind)
