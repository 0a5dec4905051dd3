"""The analyses of a trial that are offered: those that were measured to cry wolf as often as they promise.

`docs/trial-error-rates.md` has the rates; a test holds this list to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from answerable.patrolling.effect.limit import find_limit
from answerable.patrolling.effect.models import Fit, Flags, Floats, fit_marginal, fit_negative_binomial, sum_hotspots
from answerable.patrolling.effect.models import fit_conditional as fit_by_hotspot

Model = Callable[[Floats, Flags, Flags, Floats], Fit]
RANDOMISATION = "randomisation"


class Analysis(NamedTuple):
    """A count model: its `name` as a row of a table, its `method` in full, and `fit`, which takes offences
    (hotspots x days), patrolled and control days, and how much each day weighs. `is_clustered` models need as many
    hotspots as they were measured with."""

    slug: str
    name: str
    method: str
    fit: Model
    is_clustered: bool

    def may_judge(self, hotspots: int) -> bool:
        """Whether there are hotspots enough."""
        return not self.is_clustered or hotspots >= find_limit("clusters")


def _fit_marginal(events: Floats, patrolled: Flags, control: Flags, weights: Floats) -> Fit:
    return fit_marginal(sum_hotspots(events, patrolled, control, weights))


def _fit_conditional(events: Floats, patrolled: Flags, control: Flags, weights: Floats) -> Fit:
    return fit_by_hotspot(sum_hotspots(events, patrolled, control, weights))


OFFERED = (
    Analysis(
        "negative-binomial",
        "Negative binomial, effects of hotspots",
        "Negative binomial regression with an effect of each hotspot and days weighed by weekday and month; "
        "dispersion by moments (Breslow 1984).",
        fit_negative_binomial,
        is_clustered=False,
    ),
    Analysis(
        "conditional",
        "Poisson, effects of hotspots, clustered",
        "Poisson regression with an effect of each hotspot (Hausman, Hall and Griliches 1984), errors clustered by "
        "hotspot (Mancl and DeRouen 2001), t with hotspots less one degrees of freedom.",
        _fit_conditional,
        is_clustered=True,
    ),
    Analysis(
        "marginal",
        "Estimating equations, clustered",
        "Generalised estimating equations for counts, clustered by hotspot (Liang and Zeger 1986), errors by Mancl "
        "and DeRouen (2001), t with hotspots less one degrees of freedom.",
        _fit_marginal,
        is_clustered=True,
    ),
)
