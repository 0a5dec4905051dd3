"""What dosage comes to, as it is kept and may be published: by definition, policing unit, week, length of visit."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.patrolling.dosage.clustered import RatioOfMeans, Share
from answerable.patrolling.dosage.visit import Reading, Reconciliation


class Compliance(Struct, frozen=True, kw_only=True):
    """How much of a schedule was kept by one definition. `of_what` it is a share of: hotspot-days or visits.

    `on_control` are those that only arrivals on days not drawn for patrol met; nothing where the definition allows
    no other day.
    """

    name: str
    words: str
    of_what: str
    met: Share
    on_control: int | None = None


class Contamination(Struct, frozen=True, kw_only=True):
    """Patrol on days drawn for none: the share of control days with any visit, and with half the planned minutes.

    `drawn_minutes` and `control_minutes` are the minutes of anybody's presence on all those days, `ratio` the mean of
    a drawn day over that of a control day.
    """

    any_visit: Share
    half_dose: Share
    visits: int
    drawn_days: int
    drawn_minutes: float
    control_days: int
    control_minutes: float
    ratio: RatioOfMeans


class UnitDosage(Struct, frozen=True, kw_only=True):
    """A policing unit: its share by each definition in the order of the whole, minutes, and control days with any."""

    unit: str
    hotspots: int
    met: tuple[Share, ...]
    planned_minutes: float
    window_minutes: float
    control_any: Share


class WeekDosage(Struct, frozen=True, kw_only=True):
    """A week from its Monday (or the first day): hotspot-days drawn and not, their minutes, and days kept.

    `visited` are drawn hotspot-days with any visit within the windows.
    """

    first_on: dt.date
    last_on: dt.date
    drawn_days: int
    visited: int
    drawn_minutes: float
    control_days: int
    control_minutes: float


class DwellBar(Struct, frozen=True, kw_only=True):
    """Visits by their length in minutes, from `low` up to `high` (no end where nothing)."""

    low: float
    high: float | None
    drawn: int
    control: int


class Dwell(Struct, frozen=True, kw_only=True):
    """Lengths of visits: bars of even width, the shares of visits on drawn days within the two bands, the median."""

    bars: tuple[DwellBar, ...]
    quarter: Share
    best: Share
    median: float | None


class DosageResult(Struct, frozen=True, kw_only=True):
    """What was patrolled of a schedule. It holds no code of a hotspot, no place, no device and no single visit.

    `days` of the schedule have passed, `unmeasured` are those of which nothing is known. `drawn_days` and
    `control_days` are hotspot-days that are known. `window_minutes` are those within the windows on drawn days, of
    `planned_minutes`; `officer_minutes` those of every officer on drawn days at any hour. `quiet_days` had nothing
    recorded although they count as measured.
    """

    first_on: dt.date
    last_on: dt.date
    hotspots: int
    days: int
    unmeasured: tuple[dt.date, ...]
    quiet_days: int
    drawn_days: int
    control_days: int
    planned_visits: int
    planned_minutes: float
    window_minutes: float
    officer_minutes: float
    from_forms_alone: int
    visits: int
    compliance: tuple[Compliance, ...]
    contamination: Contamination
    units: tuple[UnitDosage, ...]
    weeks: tuple[WeekDosage, ...]
    dwell: Dwell
    reading: Reading | None = None
    reconciliation: Reconciliation | None = None


class HotspotDosage(Struct, frozen=True, kw_only=True):
    """One hotspot, for the desk alone. `visited`, `dosed` and `completed` are the drawn days that met the first three
    definitions; `control_visited` are control days with any visit."""

    code: str
    unit: str
    drawn_days: int
    visited: int
    dosed: int
    completed: int
    planned_minutes: float
    window_minutes: float
    control_days: int
    control_visited: int
    control_minutes: float
    median_visit: float | None
