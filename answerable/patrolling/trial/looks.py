"""When a result may be looked at: at the looks that the protocol planned, and at its end."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.drawing.wording import say_day
from answerable.law.ruling import Ruling, make_ruling
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.night import follow_nights

_DAY = dt.timedelta(days=1)


class PlannedLook(Struct, frozen=True, kw_only=True):
    """A look at the days before `on`, which are a `share` of the trial's.

    The result passes where its two-sided p is at most `alpha` (a z of `z` or more); `spent` is what of the level all
    looks have used by then. The last look is the end.
    """

    on: dt.date
    share: float
    alpha: float
    z: float
    spent: float

    @property
    def data_to(self) -> dt.date:
        """The last day that is looked at."""
        return self.on - _DAY


def plan_looks(protocol: Protocol) -> tuple[PlannedLook, ...]:
    """The looks of a protocol by day, then its end, each with the line it is held to (`boundary.py`).

    Shares are of days elapsed. Looks outside the trial are left out: `judge_protocol` refuses them.
    """
    from answerable.patrolling.trial.boundary import find_boundaries

    days = _list_days(protocol)
    shares = [(on - protocol.starts_on).days / protocol.days for on in days]
    lines = find_boundaries(shares, protocol.alpha)
    return tuple(
        PlannedLook(on=on, share=share, alpha=line.alpha, z=line.z, spent=line.spent)
        for on, share, line in zip(days, shares, lines, strict=True)
    )


def find_look(protocol: Protocol, on: dt.date, *, data_to: dt.date) -> int | None:
    """Which planned look (its place in `plan_looks`) may be shown on a day: the newest whose days are over and all in
    the data. Nothing where none is. Where hours run past midnight, the night of the last day is over on the next,
    which has to be in the data too."""
    open_looks = [
        at for at, day in enumerate(_list_days(protocol)) if day <= on and data_to >= _find_needed(protocol, day)
    ]
    return open_looks[-1] if open_looks else None


def may_look(protocol: Protocol, on: dt.date, *, data_to: dt.date) -> Ruling | None:
    """What refuses a result on a day, with data that reach to `data_to`: no planned look has come. Nothing where one
    has: then the result of the look that `find_look` gives may be shown, of its own days and no later ones."""
    if find_look(protocol, on, data_to=data_to) is not None:
        return None
    return make_ruling("E-TRIAL-EARLY", f"Early indications are not shown: {_say_wait(protocol, on, data_to)}")


def _say_wait(protocol: Protocol, on: dt.date, data_to: dt.date) -> str:
    days = _list_days(protocol)
    come = [day for day in days if day <= on]
    if come:
        needed = _find_needed(protocol, come[0])
        night = ", on which its last night ends" if needed == come[0] else ""
        return (
            f"the look of {say_day(come[0])} needs every day to {say_day(needed)}{night}, and the data reach to "
            f"{say_day(data_to)}. Load the rest."
        )
    planned = "the first planned look" if len(days) > 1 else "the protocol plans no look before the end, which"
    return (
        f"{planned} is on {say_day(days[0])}. Looked at as it comes in, a result passes chance for an effect too "
        "often, so the days on which it may be seen were fixed before the start."
    )


def _find_needed(protocol: Protocol, look_on: dt.date) -> dt.date:
    """The day up to which offences have to be loaded for a look."""
    return follow_nights(look_on - _DAY, protocol.offence_hours)


def _list_days(protocol: Protocol) -> tuple[dt.date, ...]:
    end = protocol.ends_on + _DAY
    return (*sorted({look.on for look in protocol.looks if protocol.starts_on < look.on < end}), end)
