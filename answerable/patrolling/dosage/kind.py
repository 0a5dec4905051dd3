"""A kind of analysis: whether a schedule of patrols was kept, from files alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from answerable.drawing.exhibit import Told
from answerable.drawing.wording import say_count, say_period
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.dosage.delivery import count_delivery
from answerable.patrolling.dosage.dosage import sum_delivery
from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.exhibits import tell_dosage
from answerable.patrolling.dosage.joining import join_visits
from answerable.patrolling.dosage.plan import Plan
from answerable.patrolling.dosage.result import DosageResult
from answerable.patrolling.dosage.schedule import plan_schedule, read_windows
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_SCHEDULE, PATROL_VISITS
from answerable.patrolling.dosage.visit import Visits, read_visits
from answerable.patrolling.offence.shapes import AREAS
from answerable.patrolling.place.areas import read_areas
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.refusal import PatrolError

Files = Mapping[str, DataFile]


class DosageOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a dosage."""

    windows: Annotated[
        str,
        Meta(
            description="Hours in which a visit counts, such as 15:00-23:00 or 22:00-02:00; blank for each row's own."
        ),
    ] = ""
    minutes: Annotated[float, Meta(gt=0, description="Minutes of a planned visit, where a row does not say.")] = 15.0
    to: Annotated[dt.date | None, Meta(description="The last day to count; blank for the last of the schedule.")] = (
        None
    )
    buffer_metres: Annotated[
        float, Meta(ge=0, le=500, description="Metres by which outlines are widened for the error of positions.")
    ] = 0.0


def measure_dosage(files: Files, options: DosageOptions) -> DosageResult:
    """The dosage of a schedule. Raises `MeasureError` where neither visits nor positions are given, or do not fit."""
    try:
        plan = plan_schedule(read_rows(files["schedule"]), read_windows(options.windows), options.minutes)
        visits = _read_given(files, plan, options.buffer_metres)
        last_on = plan.date_day(plan.days - 1)
        return sum_delivery(count_delivery(plan, visits, to=min(options.to or last_on, last_on)))
    except PatrolError as refused:
        raise MeasureError(str(refused)) from refused


def tell_dosage_whole(result: DosageResult) -> Told:
    """The exhibits of a dosage under a heading."""
    days = say_period(result.first_on, result.last_on)
    return Told(
        title=f"What was patrolled, {days}",
        lead=(
            f"{days}: {say_count(result.hotspots, 'hotspot')}, {say_count(result.drawn_days, 'hotspot-day')} drawn "
            f"for patrol and {say_count(result.control_days, 'hotspot-day')} not."
        ),
        exhibits=tell_dosage(result),
    )


def _read_given(files: Files, plan: Plan, buffer_metres: float) -> Visits:
    hotspots = tuple(
        Hotspot(code=code, name=code, unit=unit, outline="")
        for code, unit in zip(plan.codes, plan.units, strict=True)
    )
    if "pings" not in files:
        if "visits" not in files:
            raise MeasureError("Give a file of visits, or one of positions with the outlines of the hotspots.")
        return read_visits(files["visits"], hotspots)
    if "places" not in files:
        raise MeasureError("Positions say nothing without places: give the outlines of the hotspots by their codes.")
    seen = find_visits(
        files["pings"], _outline(hotspots, files["places"], plan.first_on), buffer_metres=buffer_metres
    )
    return join_visits(seen, read_visits(files["visits"], hotspots)) if "visits" in files else seen


def _outline(hotspots: tuple[Hotspot, ...], file: DataFile, on: dt.date) -> tuple[Hotspot, ...]:
    outlines = {area.code.strip().casefold(): area.outline for area in read_areas(file, on=on)}
    missing = [hotspot.code for hotspot in hotspots if hotspot.code.casefold() not in outlines]
    if missing:
        raise PatrolError(f"'{file.name}' has no outline for {missing[0]}, which the schedule has: add it.")
    return tuple(replace(hotspot, outline=outlines[hotspot.code.casefold()]) for hotspot in hotspots)


DOSAGE = Kind(
    name="dosage",
    heading="What was patrolled",
    purpose="Whether a schedule of patrols was kept, by four definitions, and how much fell on days without one.",
    inputs=(
        Input("schedule", PATROL_SCHEDULE),
        Input("visits", PATROL_VISITS, is_optional=True),
        Input("pings", PATROL_PINGS, is_optional=True),
        Input("places", AREAS, is_optional=True),
    ),
    options=DosageOptions,
    result=DosageResult,
    measure=measure_dosage,
    tell=tell_dosage_whole,
)
