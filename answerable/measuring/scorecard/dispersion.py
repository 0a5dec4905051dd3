"""How much more the points of a series vary than chance alone: what the test of a change allows for."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.measuring.scorecard.measure import Measure, Observation
from answerable.measuring.scorecard.period import count_days
from answerable.measuring.verdict import estimate_dispersion

# Fewer points than this say too little of how much figures vary from one to the next.
FEWEST_POINTS = 12
_LEVEL = 0.95


def measure_dispersion(measure: Measure, series: Sequence[Observation]) -> float:
    """The dispersion of the last twelve points of a series; 1 where they do not show that there is any.

    Of counts: Pearson's chi-square over its degrees of freedom, by day (and by denominator, of a rate). Of shares:
    the same with the binomial's variance. Only a dispersion that chance itself would not give (chi-square, 5%) is
    allowed for: a small one found in a dozen points is more often luck than not.
    """
    from scipy.special import chdtri

    last = series[-FEWEST_POINTS:]
    if len(last) < FEWEST_POINTS:
        return 1.0
    found = _of_shares(last) if measure.form == "percent" else _of_counts(measure, last)
    freedom = FEWEST_POINTS - 1
    return found if found * freedom > float(chdtri(freedom, 1 - _LEVEL)) else 1.0


def _of_counts(measure: Measure, series: Sequence[Observation]) -> float:
    counts = [each.numerator if each.numerator is not None else each.value for each in series]
    exposures = [float(count_days(each.first_on, each.last_on)) for each in series]
    if measure.form == "rate":
        exposures = [days * (each.denominator or 0) for days, each in zip(exposures, series, strict=True)]
    known = [each for each in counts if each is not None]
    return estimate_dispersion(known, exposures) if len(known) == len(series) and all(exposures) else 1.0


def _of_shares(series: Sequence[Observation]) -> float:
    counts = [(each.numerator, each.denominator) for each in series]
    known = [(part, whole) for part, whole in counts if part is not None and whole]
    if len(known) < len(series):
        return 1.0
    share = sum(part for part, _ in known) / sum(whole for _, whole in known)
    if not 0 < share < 1:
        return 1.0
    chi = sum((part - whole * share) ** 2 / (whole * share * (1 - share)) for part, whole in known)
    return max(1.0, chi / (len(known) - 1))
