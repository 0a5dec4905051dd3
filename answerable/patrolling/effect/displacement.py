"""Did it move around the corner? The weighted displacement difference and the weighted displacement quotient.

For places compared before and after, as where no days were drawn. Where they were, the ring around each hotspot is
tested by the draw itself (`judgement.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """Offences of an area before and after; `size` is how large the area is beside the others (any unit, the same
    for all)."""

    before: float
    after: float
    size: float = 1.0


class Difference(Struct, frozen=True, kw_only=True):
    """Net offences, with their standard error: below nought, fewer than without patrols."""

    estimate: float
    error: float

    @property
    def z(self) -> float:
        """Standard errors from nought; not a number where there were no offences."""
        return self.estimate / self.error if self.error else math.nan

    @property
    def p(self) -> float:
        """Two-sided, normal; 1 where there were no offences."""
        return math.erfc(abs(self.z) / math.sqrt(2)) if self.error else 1.0

    def bound(self, level: float = 0.95) -> tuple[float, float]:
        """The ends of its interval."""
        from statistics import NormalDist

        reach = NormalDist().inv_cdf((1 + level) / 2) * self.error
        return self.estimate - reach, self.estimate + reach


class WeightedDifference(Struct, frozen=True, kw_only=True):
    """What happened in the treated area, in the area around it, and both together, each less its control."""

    local: Difference
    displaced: Difference
    total: Difference


class Quotient(Struct, frozen=True, kw_only=True):
    """The weighted displacement quotient: above nought the surroundings gained with the treated area (diffusion of
    benefit), below it they lost (displacement), below -1 more than all that was gained. `success` is what the
    treated area saved beside its control, below nought where it did."""

    displacement: float
    success: float
    quotient: float


_NONE = Change(before=0, after=0)


def weigh_displacement(
    treated: Change,
    control: Change,
    displaced: Change = _NONE,
    displaced_control: Change = _NONE,
    *,
    before_length: float = 1.0,
    after_length: float = 1.0,
    dispersion: float = 1.0,
) -> WeightedDifference:
    """The weighted displacement difference (Wheeler and Ratcliffe 2018), per unit of area and of time.

    Each change is held to its control's; the variance is that of independent Poisson counts, the sum of all of them
    (each over the square of its area and length), times `dispersion` where counts vary more than that. Lengths are
    those of the two periods, as years; with areas and lengths of 1 the result is in offences.
    """
    lengths = (before_length, after_length)
    local = _subtract(_change(treated, lengths), _change(control, lengths), dispersion)
    beside = _subtract(_change(displaced, lengths), _change(displaced_control, lengths), dispersion)
    return WeightedDifference(local=local, displaced=beside, total=_add([local, beside]))


def weigh_harm(differences: Sequence[Difference], weights: Sequence[float]) -> Difference:
    """Differences of several kinds of offence as one of harm: each times its weight (Wheeler and Ratcliffe 2018,
    extended by Wheeler to weights). The error takes the kinds for independent."""
    return _add(
        [
            Difference(estimate=each.estimate * weight, error=each.error * weight)
            for each, weight in zip(differences, weights, strict=True)
        ]
    )


def divide_displacement(treated: Change, displaced: Change, control: Change) -> Quotient | None:
    """The weighted displacement quotient, (D1/C1 - D0/C0) / (A1/C1 - A0/C0) (Bowers and Johnson 2003).

    Nothing where the control area saw no offences or the treated one fared as its control: there is nothing then
    whose displacement could be asked about.
    """
    if not control.before or not control.after:
        return None
    moved = displaced.after / control.after - displaced.before / control.before
    gained = treated.after / control.after - treated.before / control.before
    if not gained:
        return None
    return Quotient(displacement=moved, success=gained, quotient=moved / gained)


def _change(area: Change, lengths: tuple[float, float]) -> Difference:
    before, after = (area.size * length for length in lengths)
    variance = area.after / after**2 + area.before / before**2
    return Difference(estimate=area.after / after - area.before / before, error=math.sqrt(variance))


def _subtract(own: Difference, other: Difference, dispersion: float) -> Difference:
    error = math.hypot(own.error, other.error) * math.sqrt(dispersion)
    return Difference(estimate=own.estimate - other.estimate, error=error)


def _add(parts: Sequence[Difference]) -> Difference:
    return Difference(
        estimate=math.fsum(part.estimate for part in parts),
        error=math.sqrt(math.fsum(part.error**2 for part in parts)),
    )
