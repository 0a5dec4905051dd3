"""How far forecasts were from what came: errors beside simple yardsticks and beside what chance alone leaves.

WAPE and MASE are those of Hyndman and Koehler (2006), the pinball loss that of Koenker and Bassett (1978).
"""

from __future__ import annotations

import numpy as np

from answerable.measuring.demand.calendar import DAYS_A_WEEK, Floats

HOURLY_MEAN_FOR_MAPE = 20.0
"""Below this mean a percentage error of an hour says more of the small number than of the forecast."""


def measure_wape(forecast: Floats, actual: Floats) -> float:
    """Sum of the absolute errors over the sum of what came, over the pairs that are both known; NaN of nothing."""
    f, y = keep_known(forecast, actual)
    total = float(y.sum())
    return float(np.abs(f - y).sum()) / total if total > 0 else float("nan")


def measure_bias(forecast: Floats, actual: Floats) -> float:
    """Forecast less actual over actual, in sum: 0.02 is a forecast 2 per cent too high."""
    f, y = keep_known(forecast, actual)
    total = float(y.sum())
    return float((f - y).sum()) / total if total > 0 else float("nan")


def measure_mape(forecast: Floats, actual: Floats) -> float | None:
    """Mean percentage error of hours forecast at more than 20; nothing where there are none."""
    f, y = keep_known(forecast, actual)
    busy = (f > HOURLY_MEAN_FOR_MAPE) & (y > 0)
    return float(np.mean(np.abs(f[busy] - y[busy]) / y[busy])) if busy.any() else None


def scale_of_naive(counts: Floats) -> float:
    """Mean absolute difference of an hour from the same hour a week before: what MASE divides by.

    `counts` are days by hours.
    """
    apart = np.abs(counts[DAYS_A_WEEK:] - counts[:-DAYS_A_WEEK])
    known = apart[np.isfinite(apart)]
    return float(known.mean()) if len(known) else float("nan")


def measure_mase(forecast: Floats, actual: Floats, scale: float) -> float:
    """Mean absolute error over that of repeating the week before, which was found before the forecast was made."""
    f, y = keep_known(forecast, actual)
    return float(np.mean(np.abs(f - y))) / scale if len(f) and scale > 0 else float("nan")


def measure_pinball(quantile: Floats, actual: Floats, level: float) -> float:
    """Mean pinball loss of forecasts of one quantile, in calls."""
    q, y = keep_known(quantile, actual)
    return float(np.mean(np.where(y >= q, level * (y - q), (1 - level) * (q - y)))) if len(q) else float("nan")


def measure_floor(mean: Floats) -> float:
    """The WAPE that is left to a forecaster who knows the very mean of every hour, calls coming by chance (Poisson).

    Method: the mean absolute deviation of a Poisson of mean m is 2 m P(X = floor m), which for large m is
    sqrt(2 m / pi), so that one hour's floor is near sqrt(2 / (pi m)).
    """
    from scipy.special import gammaln

    m = mean[np.isfinite(mean) & (mean > 0)]
    if not len(m):
        return float("nan")
    whole = np.floor(m)
    deviation = 2 * np.exp((whole + 1) * np.log(m) - m - gammaln(whole + 1))
    return float(deviation.sum() / m.sum())


def measure_coverage(low: Floats, high: Floats, actual: Floats) -> tuple[float, int]:
    """The share of what came that lay within its interval, ends included, and of how many hours."""
    known = np.isfinite(low) & np.isfinite(high) & np.isfinite(actual)
    number = int(known.sum())
    inside = (low[known] <= actual[known]) & (actual[known] <= high[known])
    return (float(inside.mean()) if number else float("nan")), number


def keep_known(forecast: Floats, actual: Floats) -> tuple[Floats, Floats]:
    """The pairs of which both are known, flat."""
    known = np.isfinite(forecast) & np.isfinite(actual)
    return forecast[known], actual[known]
