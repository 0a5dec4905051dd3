"""What a patrol report is told from, whole: kept with it when it is published, so that it can be told again.

No exact place, schedule or seed is in any of them, and no count of people below what may be shown.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from answerable.drawing.exhibit import Badge
from answerable.patrolling.dosage.result import DosageResult
from answerable.patrolling.effect.result import TrialResult
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.hotspot.statement import Statement
from answerable.patrolling.partnership.engagement import EngagementPlan
from answerable.patrolling.partnership.funding_return import ReturnResult
from answerable.patrolling.partnership.service import InterventionsResult
from answerable.patrolling.partnership.surrender import SurrenderResult
from answerable.patrolling.partnership.value import Value
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.release import Release
from answerable.patrolling.trial.witness import Abandoned, Witness


class HeldHotspots(Struct, frozen=True, kw_only=True, tag="hotspots"):
    """A set of hotspots: what it holds, how many places lie in which unit, and how its method did out of time."""

    name: str
    why: str
    chosen_on: dt.date
    statement: Statement
    units: tuple[tuple[str, int], ...]
    result: HotspotResult | None = None
    badges: tuple[Badge, ...] = ()


class HeldProtocol(Struct, frozen=True, kw_only=True, tag="protocol"):
    """A protocol as it was registered, its places hidden, with the hash of the whole of it; since when that is
    public, and that the trial was abandoned, where it was."""

    protocol: Protocol
    protocol_sha256: str
    release: Release
    witness: Witness | None = None
    abandoned: Abandoned | None = None
    badges: tuple[Badge, ...] = ()


class HeldResult(Struct, frozen=True, kw_only=True, tag="result"):
    """A reading of a trial: the dose, the effect, the doubt, and the money where it is known; with what a protocol
    says of its registration."""

    protocol: Protocol
    protocol_sha256: str
    result: TrialResult
    dosage: DosageResult | None = None
    witness: Witness | None = None
    abandoned: Abandoned | None = None
    values: tuple[Value, ...] = ()
    badges: tuple[Badge, ...] = ()


class HeldReturn(Struct, frozen=True, kw_only=True, tag="return"):
    """A quarter's return on a fund."""

    result: ReturnResult
    badges: tuple[Badge, ...] = ()


class HeldServices(Struct, frozen=True, kw_only=True, tag="services"):
    """Engagement, services and surrender bins that the public sees, on a day."""

    on: dt.date
    plans: tuple[EngagementPlan, ...] = ()
    interventions: InterventionsResult | None = None
    surrender: SurrenderResult | None = None
    badges: tuple[Badge, ...] = ()


Held = HeldHotspots | HeldProtocol | HeldResult | HeldReturn | HeldServices


def hide_places(protocol: Protocol) -> Protocol:
    """The protocol without its places: of each hotspot only its unit and its tier are left."""
    hidden = tuple(
        Hotspot(code=str(number), name="", unit=each.unit, outline="", tier=each.tier)
        for number, each in enumerate(order_places(protocol), 1)
    )
    return replace(protocol, hotspots=hidden)


def order_places(protocol: Protocol) -> tuple[Hotspot, ...]:
    """The hotspots of a protocol in the order in which they are numbered where their codes are closed."""
    return tuple(sorted(protocol.hotspots, key=lambda each: (each.unit, each.tier)))
