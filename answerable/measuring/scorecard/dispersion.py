"""How much more the points of a series vary than chance alone: what the test of a change allows for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from answerable.measuring.period import count_days
from answerable.measuring.scorecard.measure import Measure, Observation

# Fewer points than this say too little of how much figures vary from one to the next.
FEWEST_POINTS = 12
_ALPHA = 0.05


def measure_dispersion(measure: Measure, series: Sequence[Observation]) -> float:
    """How many times more than chance a series varies from point to point; 1 where it does not show that it does.

    Method: half the mean square of successive differences (von Neumann 1941) of the points in standard deviations of
    a Poisson (counts and rates) or a binomial (shares) about their common rate. A lasting shift, which is what the
    test looks for, adds but one difference to it; a variance about the mean would take the shift for noise. It is
    allowed for only where chance alone would not give it: it is then near a chi-square of 2 (n - 1)^2 / (3 n - 4)
    degrees of freedom over their number, here beyond its 95th percentile.
    """
    from scipy.special import chdtri

    scores = _score_shares(series) if measure.form == "percent" else _score_counts(measure, series)
    if len(scores) < FEWEST_POINTS:
        return 1.0
    steps = len(scores) - 1
    found = sum((after - before) ** 2 for before, after in pairwise(scores)) / (2 * steps)
    freedom = 2 * steps**2 / (3 * len(scores) - 4)
    return found if found > float(chdtri(freedom, _ALPHA)) / freedom else 1.0


def _score_counts(measure: Measure, series: Sequence[Observation]) -> list[float]:
    """Each count less what its days (and denominator, of a rate) would give, in standard deviations of a Poisson."""
    counts = [each.numerator if each.numerator is not None else each.value for each in series]
    exposures = [float(count_days(each.first_on, each.last_on)) for each in series]
    if measure.form == "rate":
        exposures = [days * (each.denominator or 0) for days, each in zip(exposures, series, strict=True)]
    known = [each for each in counts if each is not None]
    if len(known) < len(series) or not all(exposures) or not sum(known):
        return []
    rate = sum(known) / sum(exposures)
    return [
        (count - rate * exposure) / math.sqrt(rate * exposure)
        for count, exposure in zip(known, exposures, strict=True)
    ]


def _score_shares(series: Sequence[Observation]) -> list[float]:
    """Each share less the common one, in standard deviations of a binomial."""
    counts = [(each.numerator, each.denominator) for each in series]
    known = [(part, whole) for part, whole in counts if part is not None and whole]
    if not known or len(known) < len(series):
        return []
    share = sum(part for part, _ in known) / sum(whole for _, whole in known)
    if not 0 < share < 1:
        return []
    return [(part - whole * share) / math.sqrt(whole * share * (1 - share)) for part, whole in known]
