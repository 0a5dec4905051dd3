"""A figure as a rule holds it: its value, what its printed rounding allows, and where it stands."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

import msgspec

from answerable.measuring.rounding import Bounds
from answerable.record import Cite, Figure

_SCALE_PLACES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
# Units of measures, which print rounds; anything else that is whole is a count, which print does not.
_MEASURED = frozenset(
    {"GBP", "%", "percentage points", "FTE", "seconds", "minutes", "hours", "days", "weeks", "months", "years"}
    | {"kg", "km", "miles", "metres", "mph", "pence", "ratio"}
)


class Amount(msgspec.Struct, frozen=True, dict=True):
    """A figure of the record at its place: `start` and `end` are its offsets in its paragraph, 0 and its length in a
    cell."""

    figure: Figure
    start: int
    end: int
    cite: Cite

    @property
    def text(self) -> str:
        return self.figure.text

    @property
    def value(self) -> Decimal:
        return self.figure.value

    @property
    def unit(self) -> str | None:
        return self.figure.unit

    @property
    def is_percent(self) -> bool:
        return self.figure.unit == "%"

    @property
    def is_count(self) -> bool:
        """Whether it counts things one by one, so that its print is exact."""
        figure = self.figure
        return (
            figure.unit not in _MEASURED
            and not figure.decimals
            and not figure.scale
            and not figure.approximate
            and figure.value == figure.value.to_integral_value()
        )

    @cached_property
    def half_unit(self) -> Decimal:
        """Half of one unit of the last place printed, at full scale; zero for a count."""
        if self.is_count:
            return Decimal(0)
        places = _SCALE_PLACES.get(self.figure.scale or "", 0) - self.figure.decimals
        return Decimal(5).scaleb(places - 1)

    @cached_property
    def bounds(self) -> Bounds:
        """Every value that may have been printed so."""
        return Bounds.printed(self.value, self.half_unit)
