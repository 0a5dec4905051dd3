"""The rules by which points of a control chart are signals, for many series at once.

As NHS England's Making Data Count and its R package NHSRplotthedots (MIT) apply them.
"""

from __future__ import annotations

import numpy as np

from answerable.measuring.control.limits import Flags, Floats, Limits

SHIFT_POINTS = 7
TREND_POINTS = 7
NEAR_POINTS, NEAR_NEEDED = 3, 2
NEAR_SHARE = 2 / 3
# A value this close to the centre or a limit, in parts of the larger figure, is on it: sums of floats are not exact.
ROUNDING = 1e-12


def flag_rules(values: Floats, limits: Limits) -> tuple[Flags, Flags, Flags, Flags]:
    """Which points break each of `chart.RULES`; every array is (series, points)."""
    margin = ROUNDING * np.maximum(np.abs(values), np.abs(limits.centre))
    away = values - limits.centre
    side = np.where(np.abs(away) <= margin, 0, np.sign(away)).astype(np.int8)
    outside = (values > limits.upper + margin) | (values < limits.lower - margin)
    steps = np.diff(values, axis=1)
    rising = np.where(np.abs(steps) <= margin[:, 1:], 0, np.sign(steps)).astype(np.int8)
    near = ~outside & _is_near(away, limits, margin)
    return outside, _flag_same(side, SHIFT_POINTS), _flag_trend(rising), _flag_near(near, side)


def _is_near(away: Floats, limits: Limits, margin: Floats) -> Flags:
    """Beyond two thirds of the way from the centre to a limit."""
    high = away > NEAR_SHARE * (limits.upper - limits.centre) + margin
    low = away < -NEAR_SHARE * (limits.centre - limits.lower) - margin
    either: Flags = high | low
    return either


def _flag_same(signs: np.ndarray[tuple[int, int], np.dtype[np.int8]], length: int) -> Flags:
    """Points within a stretch of at least `length` that are all 1 or all -1; a nought ends a stretch."""
    complete = np.abs(_add_windows(signs, length)) == length
    return _spread(complete, length, signs.shape[1])


def _flag_trend(rising: np.ndarray[tuple[int, int], np.dtype[np.int8]]) -> Flags:
    """Points of seven or more of which each is above the one before, or each below."""
    steps = TREND_POINTS - 1
    complete = np.abs(_add_windows(rising, steps)) == steps
    return _spread(complete, TREND_POINTS, rising.shape[1] + 1)


def _flag_near(near: Flags, side: np.ndarray[tuple[int, int], np.dtype[np.int8]]) -> Flags:
    """The near points of each three on one side of the centre of which two or more are near."""
    enough = _add_windows(near.astype(np.int8), NEAR_POINTS) >= NEAR_NEEDED
    same = np.abs(_add_windows(side, NEAR_POINTS)) == NEAR_POINTS
    return near & _spread(enough & same, NEAR_POINTS, near.shape[1])


def _add_windows(
    signs: np.ndarray[tuple[int, int], np.dtype[np.int8]], length: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int8]]:
    """The sum of each `length` points in a row: (series, points - length + 1), empty where a series is shorter."""
    windows = max(0, signs.shape[1] - length + 1)
    sums = np.zeros((len(signs), windows), dtype=np.int8)
    for start in range(length if windows else 0):
        sums += signs[:, start : start + windows]
    return sums


def _spread(complete: Flags, length: int, points: int) -> Flags:
    """From windows to the points they cover."""
    covered = np.zeros((len(complete), points), dtype=bool)
    for start in range(length if complete.shape[1] else 0):
        covered[:, start : start + complete.shape[1]] |= complete
    return covered
