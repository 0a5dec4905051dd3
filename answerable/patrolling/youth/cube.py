"""The offences that are serious youth violence, by month and unit."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.suppression import refuse_officers
from answerable.patrolling.harm.period import Periods
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.youth.definition import Definition
from answerable.patrolling.youth.hiding import Counts

NOT_STATED = "Not stated"

Mask = npt.NDArray[np.bool_]


class Cube(NamedTuple):
    """The offences that count: their whole month, unit (the last is not stated), knife and outcome."""

    month: npt.NDArray[np.int64]
    unit: npt.NDArray[np.int64]
    is_knife: Mask
    outcome: npt.NDArray[np.int8]
    names: tuple[str, ...]

    def tally(self, months: int, mask: Mask | None = None) -> Counts:
        """Units x months, of those marked."""
        keep = slice(None) if mask is None else mask
        cells = self.unit[keep] * months + self.month[keep]
        return (
            np.bincount(cells, minlength=len(self.names) * months).reshape(len(self.names), months).astype(np.int64)
        )


def pick_offences(offences: Offences, periods: Periods, definition: Definition) -> Cube:
    """The offences of the definition in whole months. Raises `PatrolError` where nobody's age is known."""
    if not offences.is_youth.any():
        raise PatrolError(
            f"No row of the file has a victim or suspect under {definition.under_age}: fill the column under_25, or "
            "the ages."
        )
    refuse_officers(offences.units)
    is_meant = np.array([category in definition.categories for category in offences.categories], dtype=bool)
    keep = offences.is_youth & is_meant[offences.category] & (periods.place >= 0)
    names = (*offences.units, NOT_STATED) if offences.units else (NOT_STATED,)
    unit = np.where(offences.unit < 0, len(names) - 1, offences.unit).astype(np.int64)
    return Cube(periods.place[keep], unit[keep], offences.is_knife[keep], offences.outcome[keep], names)


def count_mature(periods: Periods, days: int) -> int:
    """How many of the months, the first ones, ended so many days before the file does."""
    ends = [
        begin + dt.timedelta(days=int(length) - 1) for begin, length in zip(periods.begins, periods.days, strict=True)
    ]
    return sum((periods.last_on - end).days >= days for end in ends)
