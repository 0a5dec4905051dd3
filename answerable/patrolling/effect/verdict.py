"""What may be said of a trial's ratio: the one place where words of an effect are made."""

from __future__ import annotations

import math

from answerable.drawing.wording import say_interval, say_number, say_p, say_value
from answerable.measuring.verdict import NOT_TOLD, Direction, Verdict
from answerable.patrolling.effect.displacement import Difference
from answerable.patrolling.effect.limit import find_limit
from answerable.patrolling.effect.result import Estimate
from answerable.patrolling.protocol import Detectable

DIFFERENCE_TEST = "weighted displacement difference (Wheeler and Ratcliffe 2018)"
TEST = "randomisation inference, by drawing the registered allocation again"
HIGHER = "patrolled days saw more, by more than chance explains"
LOWER = "patrolled days saw less, by more than chance explains"
MORE = "more than their controls lead one to expect, by more than chance explains"
FEWER = "fewer than their controls lead one to expect, by more than chance explains"
_ROUNDING = 1e-12


def judge_ratio(
    estimate: Estimate,
    events: float,
    *,
    p: float | None = None,
    others: int = 1,
    detectable: Detectable | None = None,
    seen: tuple[float, float] | None = None,
) -> Verdict:
    """The verdict on an estimate, from so many `events` in both arms.

    `p` is that after allowing for `others` tests; `seen` what patrolled and control days saw. Too few: below the
    limit of `parameters/effect.toml`, or where no ratio can be told and nothing else says which arm saw more. Where
    one arm saw none at all there is no ratio, and p alone decides. With no signal, the words say what the trial could
    have detected.
    """
    held = estimate.p if p is None else p
    alpha = 1 - estimate.level
    is_one_sided = estimate.ratio is None and seen is not None and (seen[0] > 0) != (seen[1] > 0)
    if is_one_sided and seen is not None and events >= find_limit("events"):
        return _judge_one_sided(estimate, held, alpha, others, is_higher=seen[0] > 0)
    if events < find_limit("events") or estimate.ratio is None:
        few = f"too few to tell a change from chance (only {say_number(events)} in both arms together)"
        none = "too few to tell a change from chance (no ratio fits what was seen)"
        return _make(estimate, held, "too few", none if events >= find_limit("events") else few)
    if held > alpha + _ROUNDING:
        return _make(
            estimate, held, "no signal", f"{NOT_TOLD} ({_say(estimate, held, others)}){_say_reach(detectable)}"
        )
    is_higher = estimate.ratio > 1
    words = f"{HIGHER if is_higher else LOWER} ({_say(estimate, held, others)})"
    return _make(estimate, held, "higher" if is_higher else "lower", words)


def _judge_one_sided(estimate: Estimate, p: float, alpha: float, others: int, *, is_higher: bool) -> Verdict:
    """Where one arm saw nothing at all: more than any ratio says, and so judged by p."""
    empty = "control" if is_higher else "patrolled"
    allowed = f" after allowing for {others} tests" if others > 1 else ""
    told = f"({empty} days saw none, so that there is no rate ratio; {say_p(p)}{allowed})"
    if p > alpha + _ROUNDING:
        return _make(estimate, p, "no signal", f"{NOT_TOLD} {told}")
    return _make(estimate, p, "higher" if is_higher else "lower", f"{HIGHER if is_higher else LOWER} {told}")


def judge_difference(difference: Difference, events: float, level: float) -> Verdict:
    """The verdict on a weighted displacement difference, of so many `events` in all its areas."""
    low, high = difference.bound(level)
    signal: Direction = "lower" if difference.estimate < 0 else "higher"
    if events < find_limit("events"):
        direction: Direction = "too few"
        words = f"too few to tell a change from chance (only {say_number(events)} in all areas together)"
    else:
        direction = signal if difference.p <= 1 - level + _ROUNDING else "no signal"
        said = {"lower": FEWER, "higher": MORE}.get(direction, NOT_TOLD)
        ends = say_interval(low, high, "number", 1, level=level)
        words = f"{said} ({say_number(difference.estimate, 1)}, {ends}, {say_p(difference.p)})"
    return Verdict(
        direction=direction,
        better={"lower": True, "higher": False}.get(direction),
        test=DIFFERENCE_TEST,
        words=words,
        p=difference.p,
        difference=difference.estimate,
        low=low,
        high=high,
        level=level,
    )


def say_finding(verdict: Verdict) -> str:
    """A verdict without its figures: what a title says."""
    return verdict.words.partition(" (")[0]


def adjust_holm(ps: list[float]) -> list[float]:
    """The p of several tests so that one in twenty families has a false one (Holm 1979), in the order given."""
    order = sorted(range(len(ps)), key=lambda at: ps[at])
    adjusted, reached = [0.0] * len(ps), 0.0
    for rank, at in enumerate(order):
        reached = max(reached, min(1.0, (len(ps) - rank) * ps[at]))
        adjusted[at] = reached
    return adjusted


def say_estimate(estimate: Estimate) -> str:
    """`rate ratio 0.77, 95% interval 0.64 to 0.92`."""
    ratio = "no rate ratio" if estimate.ratio is None else f"rate ratio {say_value(estimate.ratio, 'ratio')}"
    high = math.inf if estimate.high is None else estimate.high
    return f"{ratio}, {say_interval(estimate.low, high, 'ratio', level=round_level(estimate.level))}"


def round_level(level: float) -> float:
    """A level to say: three places, and for one held to a tiny alpha as many more as keep it from being 100%."""
    alpha = 1 - level
    return round(level, 3 if alpha >= 0.001 else 1 - math.floor(math.log10(max(alpha, 1e-12))))


def _say(estimate: Estimate, p: float, others: int) -> str:
    allowed = f" after allowing for {others} tests" if others > 1 else ""
    return f"{say_estimate(estimate)}, {say_p(p)}{allowed}"


def _say_reach(detectable: Detectable | None) -> str:
    if detectable is None:
        return ""
    if detectable.reduction_at_compliance is None:
        return "; as planned, the trial could not be counted on to detect even the prevention of all of them"
    reach = say_value(100 * detectable.reduction_at_compliance, "percent")
    return (
        f"; as planned, the trial detects a difference of {reach} or more, with a probability of "
        f"{say_value(100 * detectable.power, 'percent')} at best, so a smaller effect is not ruled out"
    )


def _make(estimate: Estimate, p: float, direction: Direction, words: str) -> Verdict:
    return Verdict(
        direction=direction,
        better={"lower": True, "higher": False}.get(direction),
        test=TEST,
        words=words,
        p=p,
        ratio=estimate.ratio,
        low=estimate.low,
        high=estimate.high,
        level=estimate.level,
    )
