"""Area profiles: each policing unit's month against what is usual there, the month before and a year before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.law.parameter import list_valid
from answerable.measuring.forces.area_line import AreaLine, Series, describe_month, find_level
from answerable.measuring.forces.force_row import refuse_longer, require_force
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.parameter import read_parameters
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better

ALL_AREAS = "All areas"


class Area(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policing unit of a force, and the days between which it stood."""

    name: str
    force: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Options(Struct, frozen=True, kw_only=True):
    """What may be chosen."""

    better: Annotated[Better, Meta(description="Which way is better.")] = "lower"
    force: Annotated[
        str, Meta(description="The force whose policing units must all be there; blank for any areas.")
    ] = ""


class Profiles(Struct, frozen=True, kw_only=True):
    """Every area's line by measure, the sum of all areas first.

    `absent` are the force's policing units that the file leaves out; `late` says of which areas it has earlier months
    but not the last.
    """

    lines: tuple[AreaLine, ...]
    better: Better
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


def measure_areas(files: Mapping[str, DataFile], options: Options) -> Profiles:
    """The profile of every area in a file of monthly counts."""
    from answerable.measuring.loading.rows import read_rows

    return read_areas(read_rows(files["counts"]), options)


def read_areas(rows: Iterable[Mapping[str, Any]], options: Options) -> Profiles:
    """The profiles from clean rows, as `measure_areas`."""
    series = _gather_series(rows)
    if not series:
        raise MeasureError("The file has no counts.")
    lines: list[AreaLine] = []
    late: list[str] = []
    for measure in dict.fromkeys(each.measure for each in series):
        areas = [each for each in series if each.measure == measure]
        whole = _add_areas(measure, areas) if len(areas) > 1 else None
        on = max(max(each.counts) for each in areas)
        told = [each for each in ([whole] if whole else []) + areas if on in each.counts]
        late += [f"{each.area} ({measure}, {on:%B %Y})" for each in areas if on not in each.counts]
        level = find_level(told, on)
        lines += [describe_month(each, on, options.better, level) for each in told]
    return Profiles(
        lines=tuple(lines),
        better=options.better,
        absent=_list_absent(options.force, lines[0].on, series),
        late=tuple(late),
    )


@cache
def list_areas(force_code: str, on: dt.date | None = None) -> tuple[Area, ...]:
    """The policing units of a force on a day."""
    held = list_valid(read_parameters("areas.toml", "area", Area), on)
    return tuple(area for area in held if area.force == force_code)


def _gather_series(rows: Iterable[Mapping[str, Any]]) -> list[Series]:
    counts: dict[tuple[str, str], dict[dt.date, int]] = {}
    provisional: dict[tuple[str, str], set[dt.date]] = {}
    for row in rows:
        refuse_longer(row, str(row["area"]))
        key, on = (str(row["measure"]), str(row["area"])), row["first_on"].replace(day=1)
        held = counts.setdefault(key, {})
        if on in held:
            raise MeasureError(f"{row['area']} has two counts of {row['measure']} for {on:%B %Y}.")
        held[on] = int(row["count"])
        if row.get("is_provisional"):
            provisional.setdefault(key, set()).add(on)
    ordered = sorted(counts)
    return [Series(*key, counts[key], tuple(sorted(provisional.get(key, ())))) for key in ordered]


def _add_areas(measure: str, areas: Sequence[Series]) -> Series | None:
    """The sum of all areas, of the months in which every area has a count; nothing where there is none."""
    shared = set.intersection(*(set(area.counts) for area in areas))
    if not shared:
        return None
    counts = {on: sum(area.counts[on] for area in areas) for on in sorted(shared)}
    return Series(
        measure, ALL_AREAS, counts, tuple(sorted({on for area in areas for on in area.provisional} & shared))
    )


def _list_absent(words: str, on: dt.date, series: Sequence[Series]) -> tuple[str, ...]:
    """The policing units of the force that the file leaves out."""
    if not words:
        return ()
    given = {each.area.casefold() for each in series}
    return tuple(area.name for area in list_areas(require_force(words).code, on) if area.name.casefold() not in given)
