"""The effect of a visit, where not every drawn day was visited and some others were.

The draw is an instrument (Angrist, Imbens and Rubin 1996): it works only by bringing visits about. A ratio is right
if dividing the visited days by it leaves nothing between days drawn and days not drawn; its interval is made by the
same draws as the result itself (Imbens and Rosenbaum 2005), and holds however weak the instrument is. No logarithm
is divided by a difference in compliance, so there is nothing approximate about it but the constant effect.

It is not the effect of all visits: of those that the draw brought about.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from answerable.drawing.wording import say_share, say_value
from answerable.patrolling.effect.calendar import part_expected
from answerable.patrolling.effect.limit import find_limit
from answerable.patrolling.effect.randomisation import Response
from answerable.patrolling.effect.result import Complier
from answerable.patrolling.effect.trial_days import TrialDays

Flags = NDArray[np.bool_]


def describe_visits(days: TrialDays) -> Complier:
    """In how many of the days of each arm anybody was there, of those on which that is known."""
    known, visited = _find_visits(days)
    treated, control = days.treated & known, days.control & known
    return Complier(
        patrolled_visited=int((treated & visited).sum()),
        patrolled_days=int(treated.sum()),
        control_visited=int((control & visited).sum()),
        control_days=int(control.sum()),
        estimate=None,
    )


def find_lack(days: TrialDays) -> str:
    """Why the effect of a visit is not worked out; nothing where it is."""
    seen = describe_visits(days)
    difference = seen.difference
    if difference is None:
        return "No visits were loaded: what was drawn is known, and not what was done."
    least = find_limit("compliance difference")
    if difference < least:
        return (
            f"Visited were {say_share(seen.patrolled_visited, seen.patrolled_days)} of the days drawn and "
            f"{say_share(seen.control_visited, seen.control_days)} of the others. That is under "
            f"{say_value(100 * least, 'percent')} apart: too little to divide an effect by."
        )
    return ""


def respond_to_visits(days: TrialDays) -> Response:
    """The primary outcome's offences with the days that were visited, in place of those that were drawn."""
    known, visited = _find_visits(days)
    measured = days.is_measured & known
    events = days.events * measured
    treated = visited & measured
    return Response(values=events, expected=part_expected(events, treated, days.first_on, measured), treated=treated)


def _find_visits(days: TrialDays) -> tuple[Flags, Flags]:
    known = np.isfinite(days.delivered)
    return known, known & (np.where(known, days.delivered, 0.0) > 0)
