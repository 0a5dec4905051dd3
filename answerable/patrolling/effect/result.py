"""The result of a trial, whole: what it says of each outcome, how surely, and what else was looked at.

No place, schedule or single offence stands in it: it may be published.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from answerable.measuring.verdict import Verdict
from answerable.patrolling.effect.prevented import work_out_prevented
from answerable.patrolling.protocol import Detectable, Outcome

Measure = Literal["count", "harm"]


class Estimate(Struct, frozen=True, kw_only=True):
    """One analysis: the rate on patrolled days over that on control days, with its interval at `level` and p.

    `ratio` is nothing where there is none to give; `high` where no ratio is too high.
    """

    analysis: str
    name: str
    method: str
    ratio: float | None
    low: float
    high: float | None
    p: float
    level: float


class OutcomeResult(Struct, frozen=True, kw_only=True):
    """One outcome in both arms: offences, or days of harm.

    `patrolled` and `control` are over so many hotspot-days; `expected` is what patrolled days would have seen at the
    rate of the control days. `estimates` has randomisation first. `p_adjusted` is Holm's, over all outcomes but the
    primary one. `is_registered` is no where the protocol does not name it and it stands beside one that it does.
    """

    name: str
    outcome: Outcome
    measure: Measure
    with_homicide: bool
    is_primary: bool
    is_registered: bool
    patrolled: float
    control: float
    patrolled_days: int
    control_days: int
    expected: float | None
    estimates: tuple[Estimate, ...]
    p_adjusted: float
    verdict: Verdict

    @property
    def itt(self) -> Estimate:
        """The estimate by randomisation, of days as they were drawn."""
        return self.estimates[0]

    @property
    def prevented(self) -> float | None:
        """What patrolled days saw less than expected; below nought where more."""
        return None if self.expected is None else self.expected - self.patrolled

    def bound_prevented(self) -> tuple[float | None, float | None]:
        """The ends of what was prevented; both nothing where no ratio says so, the upper where there is none."""
        if self.expected is None or not self.itt.ratio:
            return None, None
        return work_out_prevented(self.patrolled, self.itt.ratio, self.itt.low, self.itt.high)[1:]


class Redrawn(Struct, frozen=True, kw_only=True):
    """How often the other draws gave which ratio: `counts[i]` from `edges[i]` to `edges[i + 1]`; `beyond` lie
    outside of them or have none. `as_far` differ at least as much as ours."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    beyond: int
    as_far: int
    draws: int
    ratio: float | None


class Complier(Struct, frozen=True, kw_only=True):
    """The effect of a visit, as far as drawing a day brought one about. `lack` says why there is none."""

    patrolled_visited: int
    patrolled_days: int
    control_visited: int
    control_days: int
    estimate: Estimate | None
    lack: str = ""

    @property
    def difference(self) -> float | None:
        """In how many more of the patrolled days than of the control days there was a visit, as a share."""
        if not self.patrolled_days or not self.control_days:
            return None
        return self.patrolled_visited / self.patrolled_days - self.control_visited / self.control_days


class Ring(Struct, frozen=True, kw_only=True):
    """The primary outcome's offences in the rings around hotspots, and in hotspots and rings together."""

    metres: int
    patrolled: float
    control: float
    ring: Estimate
    verdict: Verdict
    together: Estimate


class GroupResult(Struct, frozen=True, kw_only=True):
    """A policing unit or a tier, explored: no test is made of it. Counts are nothing where they are hidden, since
    they are small or would give away one that is."""

    kind: Literal["unit", "tier"]
    name: str
    hotspots: int
    patrolled: int | None
    control: int | None
    ratio: float | None
    low: float | None
    high: float | None


class DoseResult(Struct, frozen=True, kw_only=True):
    """Patrolled days by how long they were patrolled, explored: officers chose, so days are not alike."""

    name: str
    days: int
    events: int | None
    ratio: float | None
    low: float | None
    high: float | None


class Week(Struct, frozen=True, kw_only=True):
    """Everything from the start to the end of a week."""

    last_on: dt.date
    patrolled: int
    control: int
    ratio: float | None


class Source(Struct, frozen=True, kw_only=True):
    """What a result was read from: a file by the SHA-256 of its bytes as given, or visits by form (no hash)."""

    what: str
    rows: int
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    sha256: str = ""


class EarlierReading(Struct, frozen=True, kw_only=True):
    """What the same trial was found to say before: at a look (from 0), of its primary outcome.

    `visits_since` by form and `files_since` of patrols came in after it, so that it did not count them.
    """

    read_on: dt.date
    look: int
    data_to: dt.date
    ratio: float | None
    low: float
    high: float | None
    p: float
    alpha: float
    visits_since: int = 0
    files_since: int = 0


class TrialResult(Struct, frozen=True, kw_only=True):
    """A trial's result at a look (`look`, from 0, of `looks` with the end), held to the `alpha` of that look.

    `without_place` offences of the primary outcome in the file and on its days have no place on a map. `sources` are
    what it was read from, `earlier` every reading of the trial before it, and `why_again` why the end was read once
    more: whoever shows one reading shows them all.
    """

    title: str
    body: str
    question: str
    hotspots: int
    starts_on: dt.date
    ends_on: dt.date
    data_to: dt.date
    look: int
    looks: int
    alpha: float
    draws: int
    seed: int
    share: float
    washout_days: int
    without_hour: int
    outcomes: tuple[OutcomeResult, ...]
    redrawn: Redrawn
    complier: Complier
    ring: Ring
    units: tuple[GroupResult, ...] = ()
    tiers: tuple[GroupResult, ...] = ()
    doses: tuple[DoseResult, ...] = ()
    weeks: tuple[Week, ...] = ()
    detectable: Detectable | None = None
    hoped: float = 0.0
    hoped_source: str = ""
    without_place: int = 0
    sources: tuple[Source, ...] = ()
    earlier: tuple[EarlierReading, ...] = ()
    why_again: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the trial was over."""
        return self.look == self.looks - 1

    @property
    def primary(self) -> OutcomeResult:
        """The primary outcome."""
        return self.outcomes[0]

    @property
    def level(self) -> float:
        """That of the intervals: what the alpha of the look leaves."""
        return 1 - self.alpha
