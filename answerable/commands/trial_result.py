"""The result of a trial as the command makes it: what was patrolled, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from answerable.commands.rows import working
from answerable.commands.trial_file import find_today

if TYPE_CHECKING:
    from answerable.drawing.exhibit import Told
    from answerable.measuring.loading.data_file import DataFile
    from answerable.measuring.loading.shape import Shape
    from answerable.patrolling.dosage.visit import Visits
    from answerable.patrolling.offence.offences import Offences
    from answerable.patrolling.protocol import Protocol
    from answerable.patrolling.trial.allocation import Allocation

    Loader = Callable[[Shape], DataFile | None]


def read_result(
    protocol: Protocol, allocation: Allocation, offences: Offences, data_to: dt.date, *, visits: Loader, pings: Loader
) -> Told:
    """The effect first, then what was patrolled, where that is known. Raises `PatrolError` before a planned look."""
    from answerable.drawing.exhibit import Told
    from answerable.drawing.wording import say_day
    from answerable.patrolling.dosage.dosage import count_dosage, sum_delivery
    from answerable.patrolling.dosage.exhibits import tell_dosage
    from answerable.patrolling.effect.exhibits import tell_trial
    from answerable.patrolling.effect.judgement import judge_trial
    from answerable.patrolling.effect.trial_days import gather_trial_days
    from answerable.patrolling.harm.index import find_index, weigh
    from answerable.patrolling.trial.looks import find_look, plan_looks

    look = find_look(protocol, find_today(), data_to=data_to)
    last_on = plan_looks(protocol)[-1 if look is None else look].data_to
    made = _find_visits(protocol, visits, pings)
    delivery = None if made is None else count_dosage(protocol, allocation, made, to=last_on)
    with working("Drawing the days again, 10,000 times"):
        weights = weigh(offences, find_index(protocol.harm_edition))
        delivered = None if delivery is None else delivery.delivered
        days = gather_trial_days(protocol, allocation, offences, weights, delivered, to=data_to)
        result = judge_trial(protocol, allocation, days, look=look)
    dose = () if delivery is None else tell_dosage(sum_delivery(delivery))
    return Told(
        title=protocol.title,
        lead=f"{protocol.body}, {say_day(protocol.starts_on)} to {say_day(last_on)}. {protocol.question}",
        exhibits=(*tell_trial(result), *dose),
    )


def _find_visits(protocol: Protocol, visits: Loader, pings: Loader) -> Visits | None:
    from answerable.patrolling.dosage.dwell import find_visits
    from answerable.patrolling.dosage.joining import join_visits
    from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_VISITS
    from answerable.patrolling.dosage.visit import read_visits

    seen, written = pings(PATROL_PINGS), visits(PATROL_VISITS)
    if seen is None:
        return None if written is None else read_visits(written, protocol.hotspots)
    with working("Finding visits in positions"):
        found = find_visits(seen, protocol.hotspots)
    return found if written is None else join_visits(found, read_visits(written, protocol.hotspots))
