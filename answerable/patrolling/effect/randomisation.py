"""Randomisation inference: our allocation held against the others that the same draw could have given.

If patrols did nothing, each hotspot-day would have seen the same whatever was drawn. So the registered draw is done
again many times, and p is the share of draws whose difference is at least as large as ours (Fisher 1935). That is
exact for any outcome, however heavy its tails: nothing is assumed of how offences arise.

The difference is what patrolled days saw less what control days lead one to expect of them, divided by its standard
error (Chung and Romano 2013, so that the interval holds where the two arms vary unlike). Expectations are those of
`calendar.py`: a busy hotspot drawn more often by luck is allowed for (Rosenbaum 2002).

An interval is made of the ratios that are not told from chance: if a patrol multiplied what a hotspot-day sees by a
constant ratio, dividing by it where there was a patrol would leave nothing to be found (test inversion). What is
expected is divided with it, so that patrolled days do not make a place look quieter than it is without them. The same
with the days that were visited, in place of those that were drawn, gives the effect of a visit (Imbens and Rosenbaum
2005): drawing is still what is done again, so that officers' choice of days does no harm.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.effect.redraw import Flags, Redraw
from answerable.patrolling.trial.washout import mark_washout

Floats = NDArray[np.float64]

DRAWS = 10_000
SEED = 20_221_003
"""The seed of re-drawing, which is not the seed of the trial: that one stays closed until its release."""

_STEP = 0.02
_FARTHEST = 6.0
"""Ratios are looked for up to e to the sixth, about 400 times, either way."""
_HALVINGS = 30
_ROUNDING = 1e-9
_EVENTS, _EXPECTED, _SQUARES = slice(0, 2), slice(2, 4), slice(4, 7)
_COLUMNS = 7


@dataclass(frozen=True, eq=False)
class Response:
    """What is tested: the `values` of each hotspot-day (hotspots x days), which of them were `treated`, drawn or
    visited, and what was `expected`, in the two parts of `calendar.py: part_expected` (2 x hotspots x days). Days
    that were not measured have nought in all three."""

    values: Floats
    expected: Floats
    treated: Flags


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums over patrolled and over control hotspot-days, (draws or 1) x 7: values where treated and where not; what
    was expected, in its two parts; and the squared difference of the two: of the treated part, of both parts
    multiplied, twice, and of the other part."""

    patrolled: Floats
    control: Floats


@dataclass(frozen=True, eq=False)
class Tested:
    """What randomisation says. `ratio` is the rate on patrolled days over that on control days, each over what was
    expected; nothing where it has none. `high` is nothing where no ratio is too high. `redrawn` are the ratios of
    the other draws if patrols did nothing."""

    ratio: float | None
    low: float
    high: float | None
    p: float
    level: float
    redrawn: Floats


def compare_responses(
    responses: Sequence[Response],
    patrolled: Flags,
    redraw: Redraw,
    *,
    washout_days: int = 0,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = 0.95,
) -> list[Tested]:
    """Test each response by the same draws. `patrolled` is hotspots x days as registered and drawn; days after those
    of the responses (a look before the end) are drawn and not used."""
    columns = [_list_columns(response) for response in responses]
    seen = responses[0].values.shape
    own = next(_sum_chunks([patrolled.reshape(1, -1)], columns, seen, washout_days))
    chunks = list(_sum_chunks(redraw.draw_chunks(draws, seed), columns, seen, washout_days))
    tested = []
    for at, mine in enumerate(own):
        drawn = Sums(
            patrolled=np.concatenate([chunk[at].patrolled for chunk in chunks]),
            control=np.concatenate([chunk[at].control for chunk in chunks]),
        )
        tested.append(conclude(mine, drawn, level))
    return tested


def conclude(own: Sums, drawn: Sums, level: float) -> Tested:
    """The ratio, its interval and p from the sums of our allocation and of the others."""
    ratio = find_ratio(own)
    low, high = (0.0, None) if ratio is None else _invert(own, drawn, ratio, level)
    return Tested(
        ratio=ratio,
        low=low,
        high=high,
        p=find_p(own, drawn),
        level=level,
        redrawn=compare_rates(drawn),
    )


def find_p(own: Sums, drawn: Sums, ratio: float = 1.0) -> float:
    """The two-sided p of a ratio: (1 + draws at least as far) / (1 + draws), which keeps its promise at any number
    of draws (Phipson and Smyth 2010)."""
    ours = abs(float(standardise(own, ratio)[0]))
    far = np.abs(standardise(drawn, ratio)) >= ours - _ROUNDING * max(1.0, ours)
    return (1 + int(far.sum())) / (1 + len(far))


def standardise(sums: Sums, ratio: float = 1.0) -> Floats:
    """The difference of each draw over its standard error, treated values first divided by the ratio."""
    divided, squared = np.array([1 / ratio, 1.0]), np.array([1 / ratio**2, 1 / ratio, 1.0])
    patrolled, control = sums.patrolled, sums.control
    odds = _divide(patrolled[:, _EXPECTED] @ divided, control[:, _EXPECTED] @ divided)
    difference = patrolled[:, _EVENTS] @ divided - odds * (control[:, _EVENTS] @ divided)
    variance = patrolled[:, _SQUARES] @ squared + odds**2 * (control[:, _SQUARES] @ squared)
    return _divide(difference, np.sqrt(np.maximum(variance, 0.0)))


def compare_rates(sums: Sums) -> Floats:
    """The ratio of the two rates, each over what was expected, of each draw; not a number where one has none."""
    seen = sums.patrolled[:, _EVENTS].sum(axis=1) * sums.control[:, _EXPECTED].sum(axis=1)
    other = sums.control[:, _EVENTS].sum(axis=1) * sums.patrolled[:, _EXPECTED].sum(axis=1)
    return np.asarray(np.divide(seen, other, out=np.full(len(seen), np.nan), where=other > 0))


def find_ratio(sums: Sums) -> float | None:
    """The ratio that leaves no difference (Hodges and Lehmann 1963); nothing where none does.

    The difference, each arm multiplied by what is expected in the other, is a quadratic in one over the ratio.
    """
    crossed = np.outer(sums.patrolled[0, _EVENTS], sums.control[0, _EXPECTED])
    crossed -= np.outer(sums.control[0, _EVENTS], sums.patrolled[0, _EXPECTED])
    square, middle, rest = float(crossed[0, 0]), float(crossed[0, 1] + crossed[1, 0]), float(crossed[1, 1])
    if square < 0 or rest >= 0:
        return None
    ratio = (middle + math.sqrt(middle**2 - 4 * square * rest)) / (-2 * rest)
    return ratio if ratio > 0 else None


def _invert(own: Sums, drawn: Sums, ratio: float, level: float) -> tuple[float, float | None]:
    """The ratios on either side of ours where p comes down to what is left of the level."""
    ends = [_find_end(own, drawn, math.log(ratio), direction, 1 - level) for direction in (-1, 1)]
    return 0.0 if ends[0] is None else math.exp(ends[0]), None if ends[1] is None else math.exp(ends[1])


def _find_end(own: Sums, drawn: Sums, start: float, direction: int, alpha: float) -> float | None:
    inside = start
    while abs(inside - start) < _FARTHEST:
        outside = inside + direction * _STEP
        if find_p(own, drawn, math.exp(outside)) <= alpha:
            return _halve(own, drawn, inside, outside, alpha)
        inside = outside
    return None


def _halve(own: Sums, drawn: Sums, inside: float, outside: float, alpha: float) -> float:
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        if find_p(own, drawn, math.exp(middle)) <= alpha:
            outside = middle
        else:
            inside = middle
        if abs(outside - inside) < 1e-5:
            break
    return outside


def _divide(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def _list_columns(response: Response) -> Floats:
    """Hotspot-days x 7: what `Sums` sums."""
    values, treated = response.values.ravel(), response.treated.ravel()
    seen = np.stack([treated * values, ~treated * values])
    expected = response.expected.reshape(2, -1)
    own, other = seen - expected
    return np.column_stack([*seen, *expected, own**2, 2 * own * other, other**2])


def _sum_chunks(
    allocations: Sequence[Flags] | Iterator[Flags], columns: list[Floats], shape: tuple[int, ...], washout_days: int
) -> Iterator[list[Sums]]:
    """The sums of each response, for each chunk of allocations.

    Most hotspot-days see nothing, so that their two columns of values are summed over the few that do. All is in
    full precision: draws that differ exactly as much as ours must be seen to.
    """
    wide = np.column_stack(columns)
    is_value = np.tile(np.arange(_COLUMNS) < _EXPECTED.start, len(columns))
    busy = np.flatnonzero(wide[:, is_value].any(axis=1))
    values, expected = wide[np.ix_(busy, is_value)], wide[:, ~is_value]
    totals = wide.sum(axis=0)
    for drawn in allocations:
        used = drawn.reshape(len(drawn), *_widen(shape, drawn.shape[1]))[:, :, : shape[1]]
        patrolled = _sum_arm(used.reshape(len(drawn), -1), busy, values, expected, is_value)
        if washout_days:
            rest = ~used & ~mark_washout(used, washout_days)
            control = _sum_arm(rest.reshape(len(drawn), -1), busy, values, expected, is_value)
        else:
            control = totals - patrolled
        parts = range(0, len(totals), _COLUMNS)
        yield [Sums(patrolled[:, at : at + _COLUMNS], control[:, at : at + _COLUMNS]) for at in parts]


def _widen(shape: tuple[int, ...], units: int) -> tuple[int, int]:
    return shape[0], units // shape[0]


def _sum_arm(arm: Flags, busy: NDArray[np.int64], values: Floats, expected: Floats, is_value: Flags) -> Floats:
    sums = np.empty((len(arm), len(is_value)))
    sums[:, is_value] = arm[:, busy].astype(np.float64) @ values
    sums[:, ~is_value] = arm.astype(np.float64) @ expected
    return sums
