"""How often each analysis of a trial is wrong where patrols do nothing, and finds what they do where they do.

    python -m tests.patrolling.simulation [--runs 10000] [--seed 1935] [--write]

Trials are drawn with hotspots unlike one another, busy weekends, good and bad days, spells of weeks in one place, and
counts that vary more than independent ones do; each is put through the very functions that results are made of. With
`--write` the rates are kept in `tests/patrolling/error_rates.json`, and the tables and curves of
`docs/trial-error-rates.md` made from them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from answerable.patrolling.effect.calendar import part_expected, weigh_days
from answerable.patrolling.effect.models import (
    fit_conditional,
    fit_marginal,
    fit_negative_binomial,
    sum_hotspots,
)
from answerable.patrolling.effect.randomisation import Sums, compare_rates, find_p, find_ratio
from answerable.patrolling.effect.redraw import Redraw, prepare_redraw
from answerable.patrolling.trial.blocks import Blocks
from answerable.patrolling.trial.power import Design, estimate_dispersion, find_careful_reduction, find_power
from answerable.patrolling.trial.washout import mark_washout

KEPT = Path(__file__).parent / "error_rates.json"
RUNS, SEED, REDRAWS, BATCH = 10_000, 1935, 1_999, 200
ALPHAS = (0.01, 0.05, 0.10)
CURVE = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
CURVE_RUNS = 2_000
LEAN_RATIOS = (0.7, 0.85, 1.0)
LEAN_CELLS = 4_000_000
"""Hotspot-days simulated of each design for the lean of its ratio: as many trials as that makes, 1,000 at least."""
STARTS_ON = dt.date(2022, 10, 3)
WEEKDAY = np.array([0.8, 0.8, 0.85, 0.9, 1.2, 1.4, 1.05])
# Violence with and without injury, robbery, possession, rape, homicide: days of harm, and how many in a hundred.
WEIGHTS = np.array([365.0, 10.0, 365.0, 273.75, 2555.0, 5475.0])
MIX = np.array([0.36, 0.40, 0.14, 0.08, 0.017, 0.003])
HOMICIDE = 5

TESTS = {
    "randomisation": "Randomisation, offences",
    "randomisation-harm": "Randomisation, harm without homicide",
    "randomisation-homicide": "Randomisation, harm with homicide",
    "complier": "Effect of a visit, by the draw",
    "marginal": "Estimating equations, clustered by hotspot",
    "conditional": "Poisson with hotspot effects, errors clustered",
    "negative-binomial": "Negative binomial with hotspot effects",
    "poisson": "Poisson with hotspot effects, errors by the model",
}


class Shape(NamedTuple):
    """A design that trials are drawn from: `mean` events a hotspot-day, the hotspots varying as a gamma of
    coefficient of variation `uneven`; `visited` the share of days drawn that are visited, `strayed` of the others,
    both the more the busier the day: officers go where they are needed."""

    slug: str
    name: str
    hotspots: int
    days: int
    mean: float
    within: str
    patrolled: int = 1
    out_of: int = 2
    groups: int = 1
    run: int = 14
    washout: int = 0
    uneven: float = 0.7
    visited: float = 1.0
    strayed: float = 0.0

    def make_blocks(self) -> Blocks:
        by_day = self.within == "day"
        runs = np.arange(self.days) if by_day else np.arange(self.days) // self.run
        group = np.arange(self.hotspots) % self.groups if by_day else np.arange(self.hotspots)
        at = group[:, None] * (runs[-1] + 1) + runs
        sizes = np.bincount(at.ravel())
        return Blocks(
            at=at, sizes=sizes, patrolled=sizes * self.patrolled // self.out_of,
            odd=sizes * self.patrolled % self.out_of, out_of=self.out_of, share=self.patrolled / self.out_of,
            names=(), groups=np.zeros_like(sizes), merged=(),
        )  # fmt: skip


SHAPES = (
    Shape("half-by-day", "20 hotspots, 90 days, half of each day's in two units", 20, 90, 0.35, "day", groups=2),
    Shape("third-by-day", "21 hotspots, 90 days, a third of each day's", 21, 90, 0.35, "day", out_of=3),
    Shape("half-by-run", "57 hotspots, 70 days, half of each fortnight", 57, 70, 0.15, "hotspot"),
    Shape("washout", "20 hotspots, 90 days, a third of each day's, the day after left out", 20, 90, 0.5, "day",
          out_of=3, washout=1),
    Shape("few-events", "20 hotspots, 70 days, half of each day's, about 100 offences", 20, 70, 0.07, "day"),
    Shape("few-hotspots", "8 hotspots, 90 days, half of each day's", 8, 90, 0.5, "day"),
    Shape("visits", "20 hotspots, 90 days, half of each day's, 75% visited and 10% of the others", 20, 90, 0.35,
          "day", visited=0.75, strayed=0.10),
)  # fmt: skip


LEAN_SHAPES = tuple(
    Shape(f"{hotspots}-by-{days}", f"{hotspots} hotspots, {days} days", hotspots, days, 0.35, "day")
    for hotspots in (10, 20, 57)
    for days in (30, 70, 90, 180)
)
"""Half of each day's hotspots patrolled: the shorter the trial, the more unevenly that falls on each."""


class Trials(NamedTuple):
    """Simulated trials: (trials, hotspots, days)."""

    events: np.ndarray[Any, Any]
    harm: np.ndarray[Any, Any]
    homicide_harm: np.ndarray[Any, Any]
    patrolled: np.ndarray[Any, Any]
    visited: np.ndarray[Any, Any]


def draw_trials(shape: Shape, redraw: Redraw, trials: int, ratio: float, chance: np.random.Generator) -> Trials:
    """Trials in which a visit multiplies what a hotspot-day sees by `ratio` on average."""
    size = (trials, shape.hotspots, shape.days)
    patrolled = redraw.draw(trials, chance).reshape(size)
    rate = (
        shape.mean
        * _vary(chance, shape.uneven, (trials, shape.hotspots, 1))
        * _vary(chance, 0.15, (trials, 1, shape.days))
    )
    weeks = _vary(chance, 0.3, (trials, shape.hotspots, shape.days // 7 + 1))
    rate = rate * np.repeat(weeks, 7, axis=2)[:, :, : shape.days]
    rate = rate * WEEKDAY[(np.arange(shape.days) + STARTS_ON.weekday()) % 7]
    rate = rate * _vary(chance, 0.7, size)
    busy = rate > np.median(rate, axis=(1, 2), keepdims=True)
    asked = np.where(patrolled, shape.visited, shape.strayed)
    visited = chance.random(size) < np.minimum(1.0, asked * np.where(busy, 1.2, 0.8) if shape.strayed else asked)
    events = chance.poisson(rate * np.where(visited, ratio, 1.0))
    harm = np.zeros(size)
    homicide_harm = np.zeros(size)
    left = events
    share = 1.0
    for at, (weight, part) in enumerate(zip(WEIGHTS, MIX, strict=True)):
        kind = chance.binomial(left, min(1.0, part / share))
        left, share = left - kind, share - part
        if at == HOMICIDE:
            homicide_harm += weight * kind
        else:
            harm += weight * kind
    return Trials(events.astype(np.float64), harm, homicide_harm, patrolled, visited)


def judge_trials(
    shape: Shape, redraw: Redraw, trials: Trials, ratio: float, seed: int
) -> dict[str, np.ndarray[Any, Any]]:
    """The p of each analysis for each trial, and under `covers-...` whether its 95% interval holds the ratio."""
    others = next(redraw.draw_chunks(REDRAWS, seed, REDRAWS))
    found = {}
    responses = {
        "randomisation": trials.events,
        "randomisation-harm": trials.harm,
        "randomisation-homicide": trials.harm + trials.homicide_harm,
    }
    for slug, values in responses.items():
        pairs = list(sum_trials(values, trials.events, trials.patrolled, others, shape.washout))
        found[slug] = np.array([find_p(own, drawn) for own, drawn in pairs])
        found[f"covers-{slug}"] = np.array([find_p(own, drawn, ratio) > 0.05 for own, drawn in pairs])
    visits = list(sum_trials(trials.events, trials.events, trials.patrolled, others, shape.washout, trials.visited))
    found["complier"] = np.array([find_p(own, drawn) for own, drawn in visits])
    found["covers-complier"] = np.array([find_p(own, drawn, ratio) > 0.05 for own, drawn in visits])
    control = ~trials.patrolled & ~mark_washout(trials.patrolled, shape.washout)
    weights = weigh_days(trials.events, STARTS_ON)
    sums = sum_hotspots(trials.events, trials.patrolled, control, weights)
    for slug, fit in {
        "marginal": fit_marginal(sums),
        "conditional": fit_conditional(sums),
        "negative-binomial": fit_negative_binomial(trials.events, trials.patrolled, control, weights),
        "poisson": fit_conditional(sums, is_robust=False),
    }.items():
        low, high = fit.bound(0.95)
        found[slug] = np.nan_to_num(fit.p, nan=1.0)
        found[f"covers-{slug}"] = (low <= ratio) & (ratio <= high)
    return found


def sum_trials(
    values: np.ndarray[Any, Any],
    events: np.ndarray[Any, Any],
    patrolled: np.ndarray[Any, Any],
    others: np.ndarray[Any, Any],
    washout: int,
    visited: np.ndarray[Any, Any] | None = None,
) -> Iterator[tuple[Sums, Sums]]:
    """The sums of each trial's own allocation and of the others, all trials at once: what `randomisation.py` makes of
    one trial, as one product of matrices."""
    trials, hotspots, days = values.shape
    own_draw = patrolled.reshape(trials, -1)
    treated = patrolled if visited is None else visited
    seen = np.stack([values * treated, values * ~treated])
    expected = part_expected(values, treated, STARTS_ON, events=events)
    own, other = seen - expected
    columns = [each.reshape(trials, -1) for each in (*seen, *expected, own**2, 2 * own * other, other**2)]
    totals = np.stack([column.sum(1) for column in columns], axis=1)
    arms = []
    for drawn in (own_draw, others):
        used = drawn.reshape(-1, hotspots, days)
        rest = (~used & ~mark_washout(used, washout)).reshape(len(drawn), -1)
        arms.append((drawn, rest))
    ours = [np.stack([(arm * column).sum(1) for column in columns], axis=1) for arm in arms[0]]
    far = [np.stack([arm.astype(np.float32) @ column.astype(np.float32).T for column in columns], axis=2)
           .astype(np.float64) for arm in (arms[1] if washout else arms[1][:1])]  # fmt: skip
    for at in range(trials):
        control = far[1][:, at] if washout else totals[at] - far[0][:, at]
        yield (
            Sums(ours[0][at : at + 1], ours[1][at : at + 1]),
            Sums(far[0][:, at], control),
        )


def measure_shape(shape: Shape, ratio: float, runs: int, seed: int) -> dict[str, Any]:
    """How many of so many trials each analysis calls a change, at each alpha, and how many intervals hold."""
    redraw = prepare_redraw(shape.make_blocks())
    chance = np.random.default_rng([seed, round(1000 * ratio), *shape.slug.encode()])
    rejected: dict[str, list[int]] = {slug: [0] * len(ALPHAS) for slug in TESTS}
    covered = dict.fromkeys(TESTS, 0)
    for start in range(0, runs, BATCH):
        trials = draw_trials(shape, redraw, min(BATCH, runs - start), ratio, chance)
        found = judge_trials(shape, redraw, trials, ratio, int(chance.integers(2**31)))
        for slug in TESTS:
            covered[slug] += int(found[f"covers-{slug}"].sum())
            for place, alpha in enumerate(ALPHAS):
                rejected[slug][place] += int((found[slug] <= alpha).sum())
    return {"shape": shape.slug, "ratio": ratio, "runs": runs, "rejected": rejected, "covered": covered}


def plan_shape(shape: Shape, seed: int) -> dict[str, float]:
    """What a trial of this shape was planned to detect, from a long history without patrols (`trial/power.py`)."""
    redraw = prepare_redraw(shape.make_blocks())
    history = draw_trials(shape, redraw, 60, 1.0, np.random.default_rng([seed, 7])).events
    dispersion = float(np.mean([estimate_dispersion(each.T.astype(np.int64)) for each in history]))
    share = shape.patrolled / shape.out_of
    design = Design(
        expected=shape.mean * shape.hotspots * shape.days * float(WEEKDAY.mean()), dispersion=dispersion, share=share,
        kept=(1 - share) ** shape.washout, days=shape.days,
    )  # fmt: skip
    reduction = find_careful_reduction(design)
    assert reduction is not None
    curve = [find_power(design, each) for each in CURVE]
    return {"expected": design.expected, "dispersion": dispersion, "reduction": reduction, "curve": curve}


def measure_looks(shape: Shape, ratio: float, runs: int, seed: int) -> dict[str, Any]:
    """How many of so many trials are called at either of two looks or at the end, each held to its own line."""
    from answerable.patrolling.trial.boundary import find_boundaries

    lines = [line.alpha for line in find_boundaries([1 / 3, 2 / 3, 1.0], 0.05)]
    redraw = prepare_redraw(shape.make_blocks())
    chance = np.random.default_rng([seed, 11, round(1000 * ratio)])
    called = [0] * len(lines)
    for start in range(0, runs, BATCH):
        trials = draw_trials(shape, redraw, min(BATCH, runs - start), ratio, chance)
        others = next(redraw.draw_chunks(REDRAWS, int(chance.integers(2**31)), REDRAWS))
        waiting = np.ones(len(trials.events), dtype=bool)
        for at, alpha in enumerate(lines):
            days = shape.days * (at + 1) // len(lines)
            events, patrolled = trials.events[:, :, :days], trials.patrolled[:, :, :days]
            cut = others.reshape(-1, shape.hotspots, shape.days)[:, :, :days].reshape(len(others), -1)
            ps = np.array([find_p(*pair) for pair in sum_trials(events, events, patrolled, cut, 0)])
            called[at] += int((waiting & (ps <= alpha)).sum())
            waiting &= ps > alpha
    return {"shape": shape.slug, "ratio": ratio, "runs": runs, "alphas": lines, "called": called}


def measure_lean(shape: Shape, ratio: float, runs: int, seed: int) -> dict[str, Any]:
    """How far the logarithm of the ratio lies from the true one on average, with its standard error; and how far it
    would if what is expected were made of patrolled days as they are (`undivided`), in the same trials."""
    redraw = prepare_redraw(shape.make_blocks())
    chance = np.random.default_rng([seed, 13, round(1000 * ratio), shape.hotspots, shape.days])
    found = []
    for start in range(0, runs, BATCH):
        trials = draw_trials(shape, redraw, min(BATCH, runs - start), ratio, chance)
        other = redraw.draw(1, chance)
        for own, _ in sum_trials(trials.events, trials.events, trials.patrolled, other, shape.washout):
            estimate = find_ratio(own)
            if estimate is not None:
                found.append((np.log(estimate / ratio), np.log(compare_rates(own)[0] / ratio)))
    lean = np.array(found)
    error = lean.std(axis=0, ddof=1) / np.sqrt(len(lean))
    return {
        "shape": shape.slug, "ratio": ratio, "runs": runs, "told": len(lean),
        "lean": float(lean[:, 0].mean()), "error": float(error[0]), "undivided": float(lean[:, 1].mean()),
    }  # fmt: skip


def _vary(chance: np.random.Generator, spread: float, size: tuple[int, ...]) -> np.ndarray[Any, Any]:
    """Gamma factors of mean 1 and this coefficient of variation."""
    return chance.gamma(1 / spread**2, spread**2, size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--write", action="store_true", help="keep the rates and rewrite the page")
    chosen = parser.parse_args()
    began = time.perf_counter()
    kept: dict[str, Any] = {"seed": chosen.seed, "redraws": REDRAWS, "plans": {}, "measured": []}
    for shape in SHAPES:
        plan = plan_shape(shape, chosen.seed)
        kept["plans"][shape.slug] = plan
        ratios = [(1.0, chosen.runs), (1 - plan["reduction"], chosen.runs // 2)]
        ratios += [(1 - each, min(CURVE_RUNS, chosen.runs)) for each in CURVE[1:]] if shape == SHAPES[0] else []
        for ratio, runs in ratios:
            kept["measured"].append(measure_shape(shape, ratio, runs, chosen.seed))
            print(shape.slug, round(ratio, 3), f"{time.perf_counter() - began:.0f} s", flush=True)
            for slug, counts in kept["measured"][-1]["rejected"].items():
                covered = kept["measured"][-1]["covered"][slug]
                print(
                    f"  {slug:25}",
                    *(f"{100 * each / runs:6.2f}%" for each in counts),
                    f"{100 * covered / runs:6.2f}% held",
                )
    kept["looks"] = [
        measure_looks(SHAPES[0], ratio, runs, chosen.seed)
        for ratio, runs in (
            (1.0, chosen.runs),
            (1 - kept["plans"][SHAPES[0].slug]["reduction"], chosen.runs // 2),
        )
    ]
    kept["leans"] = [
        measure_lean(shape, ratio, max(1_000, LEAN_CELLS // (shape.hotspots * shape.days)), chosen.seed)
        for shape in LEAN_SHAPES
        for ratio in LEAN_RATIOS
    ]
    print(kept["looks"], f"{time.perf_counter() - began:.0f} s")
    if chosen.write:
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
