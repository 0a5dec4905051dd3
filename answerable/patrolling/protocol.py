"""A trial as registered: what is patrolled, how days are drawn, what is counted and when it may be looked at."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from answerable.patrolling.place.place import Hotspot


class Window(Struct, frozen=True):
    """Hours of a day in which a visit is planned. One that ends at or before its start runs past midnight and
    belongs to the day on which it starts."""

    start: dt.time
    end: dt.time


class Dose(Struct, frozen=True, kw_only=True):
    """What a hotspot gets on a day drawn for patrol: so many visits of so many minutes, within the windows."""

    visits: int = 1
    minutes: int = 15
    windows: tuple[Window, ...] = (Window(dt.time(15), dt.time(23)),)


class Scheme(Struct, frozen=True, kw_only=True):
    """How days are drawn: `patrolled` out of every `out_of`.

    `within` is what they are drawn within. "day": on each day, among the hotspots of one policing unit and tier (a
    block); "hotspot": for each hotspot, within each run of `run_days` days. Where a block does not divide evenly, the
    draw also decides who gets the odd one.
    """

    patrolled: int = 1
    out_of: int = 2
    within: Literal["day", "hotspot"] = "day"
    run_days: int = 14


class Outcome(Struct, frozen=True, kw_only=True):
    """What is counted in a hotspot on a day: offences (`count`) or the harm of them (`harm`, days).

    `categories` are those of the harm index; empty for all violence. `whose` narrows it to victims or suspects under
    25, or to where a knife was used. `with_homicide` only bears on harm.
    """

    name: str
    measure: Literal["count", "harm"] = "count"
    categories: tuple[str, ...] = ()
    whose: Literal["all", "under 25", "knife", "under 25 with a knife"] = "all"
    with_homicide: bool = False


class Look(Struct, frozen=True):
    """A planned look at the result before the end: on this day, at days before it."""

    on: dt.date


class Detectable(Struct, frozen=True, kw_only=True):
    """What the trial can detect, worked out from history before anything else.

    `expected` events are what all the hotspots would see during the trial with no patrols; `dispersion` how many
    times more their daily counts vary than independent events; `reduction` is the smallest share of them (0 to 1)
    whose prevention on patrolled days would be detected with probability `power` at `alpha`, two-sided, if every
    patrol is made (by the formula of published tables, `trial/power.py`), and `reduction_at_compliance` if only
    that share is; nothing where no reduction would be.
    `simulated_power` is the share of trials simulated from the history that find `reduction`.
    """

    history_first_on: dt.date
    history_last_on: dt.date
    history_events: int
    expected: float
    dispersion: float
    power: float
    alpha: float
    reduction: float | None
    compliance: float
    reduction_at_compliance: float | None
    simulated_power: float | None = None


class Protocol(Struct, frozen=True, kw_only=True):
    """A trial of patrols, whole: nothing of it may change once it is registered.

    The unit is a hotspot on a day. `seed_sha256` is the hash of the seed that days are drawn from
    (`trial/allocation.py`): published before the start, so that anybody can check the draw once the seed is. The
    first of `outcomes` is the primary one. `hoped` is the reduction that is hoped for, with where it was found.
    `washout_days` after a patrolled day are left out of the controls; `buffer_metres` around a hotspot is where
    displacement is looked for. `offence_hours` narrows outcomes to windows, whose nights are whole
    (`trial/night.py`); empty for whole days.
    """

    title: str
    body: str
    question: str
    hotspots: tuple[Hotspot, ...]
    starts_on: dt.date
    ends_on: dt.date
    dose: Dose
    scheme: Scheme
    seed_sha256: str
    outcomes: tuple[Outcome, ...]
    hoped: float
    hoped_source: str = ""
    looks: tuple[Look, ...] = ()
    alpha: float = 0.05
    power: float = 0.8
    compliance: float = 0.8
    washout_days: int = 0
    buffer_metres: int = 150
    offence_hours: tuple[Window, ...] = ()
    harm_edition: str = ""
    registered_on: dt.date | None = None
    detectable: Detectable | None = None

    @property
    def days(self) -> int:
        """Its length, both ends counted."""
        return (self.ends_on - self.starts_on).days + 1
