"""Methods held against what came after: the same test offences, the same area of land, every method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.drawing.wording import say_interval, say_number
from answerable.measuring.verdict import Direction, Verdict
from answerable.patrolling.hotspot.accuracy import Floats, Whole, add_held, hold_best, hold_top, pai, pei, rri
from answerable.patrolling.hotspot.joining import hold_places
from answerable.patrolling.hotspot.scores import COUNT, Method, Training

LEVEL = 0.95
DRAWS = 2000
SEED = 20
TEST = "paired bootstrap of test offences, day by day and place by place"
_DRAWS_AT_ONCE = 100
_DAYS = 1_000_000
"""More than any day since 1970 has as its number."""


class Measured(Struct, frozen=True, kw_only=True):
    """A share of what came, 0 to 1, with its interval."""

    share: float
    low: float
    high: float


class MethodScore(Struct, frozen=True, kw_only=True):
    """How a method did. All shares are of the test period, within the same area of land.

    `offences` is the share of offences held by the best cells, `joined` the same with cells joined into places of the
    least size; `pei_star` is nothing where no such place could be joined that held any, `rri` where the method held
    none of what came. `best` and `best_joined` are the most that could have been held either way, knowing what came.
    `promised` is the share of the training period's offences in the same cells. `gain` is the share of offences less
    that of a plain count, with its interval; a plain count has none. `harm` shares are nothing where harm cannot be
    told.
    """

    slug: str
    name: str
    words: str
    offences: Measured
    joined: Measured
    best: float
    best_joined: float
    promised: float
    pai: float
    pei: float
    pei_star: float | None
    rri: float | None
    harm: Measured | None = None
    harm_without_homicide: Measured | None = None
    gain: Verdict | None = None
    harm_gain: Verdict | None = None


class Came(NamedTuple):
    """What came: for each offence its cell, its day (nothing where only months are known), and its harm where that
    can be told."""

    cell: Whole
    day: npt.NDArray[np.datetime64] | None
    harm: Floats | None
    harm_without_homicide: Floats | None


def judge_methods(
    methods: Sequence[Method], training: Training, test: Came, *, least: float, draws: int = DRAWS, seed: int = SEED
) -> tuple[MethodScore, ...]:
    """Score each method on the same land and offences; the plain count is among `methods`.

    Each method's cells fill `training.budget` square metres exactly. `least` is the smallest place in square metres
    for the joined ones. Intervals are percentiles of `draws` resamples of what came, all methods on the same
    resamples; those of gains over the count are widened for how many are compared (Bonferroni).
    """
    areas, budget = training.cells.areas, training.budget
    came = np.bincount(test.cell, minlength=len(areas)).astype(float)
    scores = [method.score(training) for method in methods]
    held = np.column_stack([hold_top(each, areas, budget) for each in scores])
    joined = np.column_stack([hold_places(each, training.cells, least, budget) for each in scores])
    sums = _sum_held(np.column_stack([held, joined]), test)
    drawn = draw_shares(sums, draws, seed)
    best = add_held(hold_best(came, areas, budget), came)
    # The joined best is found by a greedy rule, so that a method may chance upon better
    best_joined = max(
        add_held(hold_places(came, training.cells, least, budget), came),
        *(add_held(each, came) for each in joined.T),
    )
    plain = [method.slug for method in methods].index(COUNT.slug)
    return tuple(
        _tell_method(method, at, _Judged(training, test, held, joined, drawn, best, best_joined, plain))
        for at, method in enumerate(methods)
    )


class _Judged(NamedTuple):
    training: Training
    test: Came
    held: Floats
    joined: Floats
    drawn: Drawn
    best: float
    best_joined: float
    plain: int


def _tell_method(method: Method, at: int, judged: _Judged) -> MethodScore:
    training, whole, drawn = judged.training, len(judged.test.cell), judged.drawn
    came = np.bincount(judged.test.cell, minlength=len(training.cells)).astype(float)
    kept, methods = add_held(judged.held[:, at], came), judged.held.shape[1]
    promised = add_held(judged.held[:, at], training.add_up()) / len(training.cell)
    return MethodScore(
        slug=method.slug,
        name=method.name,
        words=method.words,
        offences=_measure(drawn.offences, at),
        joined=_measure(drawn.offences, methods + at),
        best=judged.best / whole,
        best_joined=judged.best_joined / whole,
        promised=promised,
        pai=pai(kept, whole, training.budget, training.cells.study_area),
        pei=pei(kept, judged.best),
        pei_star=_or_nothing(pei(add_held(judged.joined[:, at], came), judged.best_joined)),
        rri=_or_nothing(rri(promised * whole, kept)),
        harm=None if drawn.harm is None else _measure(drawn.harm, at),
        harm_without_homicide=(
            None if drawn.harm_without_homicide is None else _measure(drawn.harm_without_homicide, at)
        ),
        gain=_judge_gain(drawn.offences, at, judged.plain, methods - 1),
        harm_gain=None if drawn.harm is None else _judge_gain(drawn.harm, at, judged.plain, methods - 1),
    )


def _or_nothing(measure: float) -> float | None:
    """A measure as it can be kept: what is not a number is no value of JSON."""
    return None if np.isnan(measure) else measure


class Sums(NamedTuple):
    """What is resampled: kinds of cluster (offences of one day in one cell), each with how many clusters are of that
    kind, its offences and harm, and how much of it each method holds."""

    clusters: Whole
    held: Floats
    offences: Floats
    harm: Floats | None
    harm_without_homicide: Floats | None


class Drawn(NamedTuple):
    """Shares held: the first row as it came, the others resampled; one column a method."""

    offences: Floats
    harm: Floats | None
    harm_without_homicide: Floats | None


def draw_shares(sums: Sums, draws: int, seed: int) -> Drawn:
    """The shares that each method holds, as they came and in so many resamples.

    Clusters are drawn with replacement, as many as there were: offences of one day in one cell stand or fall
    together, because one incident can give several.
    """
    chance = np.random.default_rng(seed)
    number = int(sums.clusters.sum())
    wanted = [each for each in (sums.offences, sums.harm, sums.harm_without_homicide) if each is not None]
    found = [[_share(sums.clusters[None, :], each, sums.held)] for each in wanted]
    for first in range(0, draws, _DRAWS_AT_ONCE):
        drawn = chance.multinomial(number, sums.clusters / number, size=min(draws - first, _DRAWS_AT_ONCE))
        for rows, each in zip(found, wanted, strict=True):
            rows.append(_share(drawn, each, sums.held))
    shares = [np.concatenate(rows) for rows in found]
    return Drawn(shares[0], *shares[1:]) if len(shares) > 1 else Drawn(shares[0], None, None)


def _sum_held(held: Floats, test: Came) -> Sums:
    """What came as clusters; those alike in their offences, harm and in which methods hold them are one kind."""
    kinds, kind_of_cell = np.unique(held, axis=0, return_inverse=True)
    # With months alone nothing says which offences came together: each is a cluster of its own
    key = np.arange(len(test.cell)) if test.day is None else test.cell * _DAYS + test.day.astype(np.int64)
    _, cluster = np.unique(key, return_inverse=True)
    number = int(cluster.max()) + 1 if len(cluster) else 0
    kind = np.zeros(number, dtype=np.int64)
    kind[cluster] = kind_of_cell.ravel()[test.cell]
    columns = [kind.astype(float), np.bincount(cluster, minlength=number).astype(float)]
    harms = [test.harm, test.harm_without_homicide]
    columns += [np.round(np.bincount(cluster, each, minlength=number), 6) for each in harms if each is not None]
    alike, clusters = np.unique(np.column_stack(columns), axis=0, return_counts=True)
    sums = iter([alike[:, at] for at in range(2, alike.shape[1])])
    return Sums(
        clusters=clusters.astype(np.int64),
        held=kinds[alike[:, 0].astype(np.int64)],
        offences=alike[:, 1],
        harm=None if test.harm is None else next(sums),
        harm_without_homicide=None if test.harm_without_homicide is None else next(sums),
    )


def _share(drawn: Whole, each: Floats, held: Floats) -> Floats:
    whole = (drawn @ each)[:, None]
    parts = drawn @ (each[:, None] * held)
    return np.asarray(np.divide(parts, whole, where=whole > 0, out=np.zeros_like(parts)))


def _measure(drawn: Floats, at: int) -> Measured:
    low, high = _bound(drawn[1:, at], LEVEL)
    return Measured(share=float(drawn[0, at]), low=low, high=high)


def _bound(drawn: Floats, level: float) -> tuple[float, float]:
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _judge_gain(drawn: Floats, at: int, plain: int, compared: int) -> Verdict | None:
    """What may be said of a method beside the plain count."""
    if at == plain:
        return None
    level = 1 - (1 - LEVEL) / max(1, compared)
    gain = drawn[:, at] - drawn[:, plain]
    low, high = _bound(gain[1:], level)
    direction: Direction = "higher" if low > 0 else "lower" if high < 0 else "no signal"
    points = say_number(100 * float(gain[0]), 1)
    said = {
        "higher": "holds more than a plain count, beyond what chance explains",
        "lower": "holds less than a plain count, beyond what chance explains",
        "no signal": "cannot be told from a plain count" if gain.any() else "holds just what a plain count holds",
    }[direction]
    interval = say_interval(100 * low, 100 * high, "number", 1, level=round(level, 4))
    return Verdict(
        direction=direction,
        better=None if direction == "no signal" else direction == "higher",
        test=TEST,
        words=f"{said} ({'+' if gain[0] > 0 else ''}{points} percentage points, {interval})",
        difference=float(gain[0]),
        low=low,
        high=high,
        level=level,
    )
