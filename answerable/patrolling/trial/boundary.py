"""How small a p has to be at each look, so that all looks together raise no more false alarms than one would.

The level is spent over the trial by the function of O'Brien and Fleming's kind (Lan and DeMets, Biometrika 70, 1983):
almost none of it early. Given what may be spent by each look, its line is found by integrating, from look to look,
over where the result may stand if nothing was passed before (Armitage, McPherson and Rowe, JRSS A 132, 1969). For
five equal looks at a two-sided level of 0.05 the lines are z = 4.877, 3.357, 2.680, 2.290 and 2.031.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NORMAL = NormalDist()
_STEPS = 400
"""Simpson's intervals over the region that goes on: lines are right to four places after the point."""
_LEAST = 1e-13
"""Below this, what is left to spend at a look is lost in rounding, and the look is held to it alone."""

_NOTHING = 1e-300


class Boundary(NamedTuple):
    """The line of a look: its z, the two-sided p that is the same, and what of the level is spent by then."""

    z: float
    alpha: float
    spent: float


def spend_level(share: float, alpha: float) -> float:
    """What of a two-sided level may be spent by a share (0 to 1) of the information, half of it on either side."""
    if share >= 1:
        return alpha
    return 4 * _NORMAL.cdf(_NORMAL.inv_cdf(alpha / 4) / float(np.sqrt(share)))


def find_boundaries(shares: Sequence[float], alpha: float) -> tuple[Boundary, ...]:
    """The line of each look, at shares of the information that rise to 1, for a two-sided level."""
    from scipy.special import ndtr

    found: list[Boundary] = []
    at: NDArray[np.float64] | None = None
    weights = np.ones(1)
    before = spent = 0.0
    for share in shares:
        allowed = spend_level(share, alpha)
        step = float(np.sqrt(share - before))
        from_where = np.zeros(1) if at is None else at
        line = _find_line(from_where, weights, step, allowed - spent)
        z = line / float(np.sqrt(share))
        found.append(Boundary(z=z, alpha=float(2 * ndtr(-z)), spent=allowed))
        grid = np.linspace(-line, line, _STEPS + 1)
        density = _draw_bell((grid[:, None] - from_where[None, :]) / step) @ weights / step
        at, weights = grid, density * _weigh(grid)
        before, spent = share, allowed
    return tuple(found)


def _find_line(at: NDArray[np.float64], weights: NDArray[np.float64], step: float, level: float) -> float:
    """The line that a result starting from `at`, with those weights, passes on either side with chance `level`."""
    from scipy.optimize import brentq
    from scipy.special import ndtr

    least = max(level, _LEAST)

    def miss(line: float) -> float:
        passed = (ndtr((at - line) / step) + ndtr((-line - at) / step)) @ weights
        return float(np.log(max(passed, _NOTHING)) - np.log(least))

    return float(brentq(miss, 1e-9, 10 * (step + float(np.abs(at).max())), xtol=1e-10))


def _draw_bell(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """The density of the normal distribution."""
    return np.asarray(np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))


def _weigh(grid: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.full(grid.size, 2.0)
    weights[1::2] = 4.0
    weights[0] = weights[-1] = 1.0
    spread: NDArray[np.float64] = weights * (grid[1] - grid[0]) / 3
    return spread
