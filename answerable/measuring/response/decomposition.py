"""What a change in the number reached in time is made of: more or fewer incidents, another mix, another speed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct


class Cell(NamedTuple):
    """The incidents of one group (an area, a grade in an area) in a period, and how many were reached in time."""

    incidents: int
    within: int


class Decomposition(Struct, frozen=True, kw_only=True):
    """A change in the share reached in time, in percentage points, and in the number, by what it is made of.

    `mix_points + rate_points` is the whole change in the share; `volume + mix + rate` the whole change in the number.
    """

    before_incidents: int
    before_within: int
    after_incidents: int
    after_within: int
    mix_points: float
    rate_points: float
    volume: float
    mix: float
    rate: float

    @property
    def points(self) -> float:
        """The change of the share in percentage points."""
        return self.mix_points + self.rate_points


def decompose_change(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Decomposition | None:
    """A change between two periods split over groups by Kitagawa's method (1955), symmetrically: no remainder.

    Mix: the groups' parts of all incidents changed, at the mean of their two rates. Rate: their rates changed, at the
    mean of their two parts. The number in time is incidents x share; its volume part is the change in incidents at
    the mean share. A group seen in one period only has no change of rate. Nothing where a period has no incidents.
    """
    total_before, total_after = _add_up(before), _add_up(after)
    if not total_before.incidents or not total_after.incidents:
        return None
    mix = rate = 0.0
    for name in sorted({*before, *after}):
        first, last = before.get(name, Cell(0, 0)), after.get(name, Cell(0, 0))
        part_before = first.incidents / total_before.incidents
        part_after = last.incidents / total_after.incidents
        rate_before, rate_after = _find_rates(first, last)
        mix += (part_after - part_before) * (rate_before + rate_after) / 2
        rate += (rate_after - rate_before) * (part_before + part_after) / 2
    share_before = total_before.within / total_before.incidents
    share_after = total_after.within / total_after.incidents
    middle = (total_before.incidents + total_after.incidents) / 2
    return Decomposition(
        before_incidents=total_before.incidents,
        before_within=total_before.within,
        after_incidents=total_after.incidents,
        after_within=total_after.within,
        mix_points=100 * mix,
        rate_points=100 * rate,
        volume=(total_after.incidents - total_before.incidents) * (share_before + share_after) / 2,
        mix=middle * mix,
        rate=middle * rate,
    )


def _add_up(cells: Mapping[str, Cell]) -> Cell:
    return Cell(sum(cell.incidents for cell in cells.values()), sum(cell.within for cell in cells.values()))


def _find_rates(first: Cell, last: Cell) -> tuple[float, float]:
    before = first.within / first.incidents if first.incidents else None
    after = last.within / last.incidents if last.incidents else None
    known = before if before is not None else after
    if known is None:
        return 0.0, 0.0
    return (known if before is None else before), (known if after is None else after)
