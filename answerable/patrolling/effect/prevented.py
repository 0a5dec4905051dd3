"""What patrols prevented, from what was recorded with them and a rate ratio: the one place where it is worked out.

If a patrol multiplies what a hotspot-day sees by a ratio, what was recorded with patrols would have been
`observed / ratio` without: observed x (1 / ratio - 1) were prevented (the attributable effect of Rosenbaum 2001).
The interval of the ratio comes from asking which ratios, so divided out, leave nothing to be found; what was recorded
is known, and what would have been is not. So the ends of what was prevented are those of the ratio put into the same
formula, turned round, and not shares of an expected number that is itself made of the ratio.
"""

from __future__ import annotations

from typing import NamedTuple


class Prevented(NamedTuple):
    """What was prevented, below nought where more happened; `high` is nothing where there is no upper end."""

    estimate: float
    low: float
    high: float | None


def work_out_prevented(observed: float, ratio: float, low: float, high: float | None) -> Prevented:
    """What was prevented by a ratio above nought with its interval.

    `high` of nothing is a ratio without an upper end: then all that was recorded may be the patrols' doing. A `low`
    of nought leaves what was prevented without an upper end.
    """
    return Prevented(
        estimate=_prevent(observed, ratio),
        low=-observed if high is None else _prevent(observed, high),
        high=_prevent(observed, low) if low else None,
    )


def _prevent(observed: float, ratio: float) -> float:
    return observed * (1 / ratio - 1)
