"""Verdicts: what a test supports saying of a change. No sentence about a change is made of anything else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from answerable.drawing.wording import say_day, say_interval, say_number, say_p, say_value
from answerable.measuring.interval import (
    Ratio,
    bound_difference_at,
    bound_difference_of_shares,
    bound_ratio_of_counts,
)
from answerable.measuring.series import Break

if TYPE_CHECKING:
    from answerable.measuring.control.chart import ControlChart

Better = Literal["lower", "higher", "neither"]
BETTER = get_args(Better)
Direction = Literal["higher", "lower", "no signal", "too few"]

NOT_TOLD = "no change that could be told from chance"
COUNTS_TEST = "exact conditional Poisson test"
SHARES_TEST = "difference of two shares by Newcombe's score interval"


class Verdict(Struct, frozen=True, kw_only=True):
    """What may be said of a change.

    `better` is yes or no where a signal goes the way wanted or the other, and nothing where there is no signal or
    neither way is wanted. `low` and `high` bound `ratio` (counts) or `difference` (shares, as fractions of one), at
    `level`; `high` is nothing where a ratio has no upper end. `words` are a clause that a page may print.
    `is_comparable` is no where a break in the recording lies between: then nothing has been tested.
    """

    direction: Direction
    better: bool | None
    test: str
    words: str
    p: float | None = None
    ratio: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    is_comparable: bool = True

    @property
    def is_signal(self) -> bool:
        """Whether a change was told from chance."""
        return self.direction in ("higher", "lower")


def judge_counts(
    before: int,
    after: int,
    *,
    better: Better = "lower",
    before_exposure: float = 1.0,
    after_exposure: float = 1.0,
    name: str = "",
    breaks: Iterable[Break] = (),
    dispersion: float = 1.0,
    level: float = 0.95,
) -> Verdict:
    """Whether a count of events changed, given what each arises from (days, calls, people).

    `breaks` are those of the recording between the two (`series.list_breaks`): with one, nothing is compared.
    `dispersion` is how many times more the counts vary than independent events do (`estimate_dispersion`): both are
    divided by it before the test, as in a quasi-Poisson model. Too few: no division of so many events between the
    two periods could be told from chance.
    """
    parted = tuple(breaks)
    if parted:
        return _refuse_comparison(parted, COUNTS_TEST, level, name)
    spread = max(1.0, dispersion)
    ratio = bound_ratio_of_counts(before / spread, after / spread, before_exposure, after_exposure, level)
    if _least_p(before / spread + after / spread, before_exposure, after_exposure) >= 1 - level:
        events = before + after
        why = f"only {say_number(events)} in both periods together" if events else "none in either period"
        return _too_few(why, COUNTS_TEST, level, name)
    direction = _point(ratio.p, 1 - level, after * before_exposure > before * after_exposure)
    words = f"{_say_change(direction, better)} ({_say_ratio(ratio)}{_say_spread(spread, 'counts')})"
    return Verdict(
        direction=direction,
        better=_is_better(direction, better),
        test=COUNTS_TEST,
        words=_name(words, name),
        p=ratio.p,
        ratio=ratio.ratio,
        low=ratio.low,
        high=ratio.high,
        level=level,
    )


def judge_shares(
    part1: float,
    whole1: float,
    part2: float,
    whole2: float,
    *,
    better: Better,
    name: str = "",
    breaks: Iterable[Break] = (),
    dispersion: float = 1.0,
    level: float = 0.95,
) -> Verdict:
    """Whether a share changed from the first (before) to the second (after).

    `dispersion` is how many times more such shares vary than independent cases make them: each counts for so many
    fewer (a design effect). The change is the second less the first, in fractions of one; p is 1 less the level at
    which Newcombe's interval just reaches nought, so that both always agree. Too few: even none against all could not
    be told from chance by Fisher's exact test.
    """
    parted = tuple(breaks)
    if parted:
        return _refuse_comparison(parted, SHARES_TEST, level, name)
    spread = max(1.0, dispersion)
    shares = (part1 / spread, whole1 / spread, part2 / spread, whole2 / spread)
    if 2 / _ways(shares[1], shares[3]) >= 1 - level:
        return _too_few(f"{say_number(whole1)} and {say_number(whole2)} cases", SHARES_TEST, level, name)
    low, high, _ = bound_difference_of_shares(*shares[2:], *shares[:2], level)
    difference, p = part2 / whole2 - part1 / whole1, _p_of_difference(*shares)
    direction = _point(0.0 if low > 0 or high < 0 else 1.0, 1 - level, difference > 0)
    interval = say_interval(100 * low, 100 * high, "number", 1, level=level)
    points = f"{_say_points(difference)}, {interval}, {say_p(p)}{_say_spread(spread, 'shares')}"
    return Verdict(
        direction=direction,
        better=_is_better(direction, better),
        test=SHARES_TEST,
        words=_name(f"{_say_change(direction, better)} ({points})", name),
        p=p,
        difference=difference,
        low=low,
        high=high,
        level=level,
    )


def judge_series(chart: ControlChart) -> Verdict:
    """Whether the last point of a control chart belongs to a signal: what may be said of a series now."""
    from answerable.measuring.control.telling import judge_chart

    return judge_chart(chart)


def estimate_dispersion(counts: Sequence[float], exposures: Sequence[float] | None = None) -> float:
    """How many times more counts of like periods vary than independent events do; at least 1.

    Pearson's chi-square over its degrees of freedom: sum((count - expected)^2 / expected) / (n - 1), expected from
    one common rate (McCullagh and Nelder 1989). Of fewer than two periods, or no events, 1.
    """
    shares = list(exposures) if exposures is not None else [1.0] * len(counts)
    if len(counts) < 2 or not sum(counts):
        return 1.0
    rate = sum(counts) / sum(shares)
    chi = sum((count - rate * share) ** 2 / (rate * share) for count, share in zip(counts, shares, strict=True))
    return max(1.0, chi / (len(counts) - 1))


def say_breaks(breaks: Sequence[Break]) -> str:
    """`recording changed on 1 May 2022 (new crime system): the two periods cannot be compared`."""
    changes = " and ".join(f"on {say_day(each.on)} ({each.words})" for each in breaks)
    return f"recording changed {changes}: the two periods cannot be compared"


def _refuse_comparison(breaks: Sequence[Break], test: str, level: float, name: str) -> Verdict:
    words = _name(say_breaks(breaks), name)
    return Verdict(direction="no signal", better=None, test=test, words=words, level=level, is_comparable=False)


def _too_few(why: str, test: str, level: float, name: str) -> Verdict:
    words = _name(f"too few to tell a change from chance ({why})", name)
    return Verdict(direction="too few", better=None, test=test, words=words, level=level)


def _least_p(total: float, before_exposure: float, after_exposure: float) -> float:
    """The smallest p that any division of so many events could give."""
    rarer = min(before_exposure, after_exposure) / (before_exposure + after_exposure)
    return min(1.0, 2.0 * float(rarer**total))


def _ways(whole1: float, whole2: float) -> float:
    """In how many ways so many cases fall into two groups; weighted numbers are rounded down."""
    first, second = int(whole1), int(whole2)
    # Sixty cases have more ways than any level asks for, and far more than a float can hold.
    return float(math.comb(first + second, first)) if first + second < 60 or not min(first, second) else math.inf


def _p_of_difference(part1: float, whole1: float, part2: float, whole2: float) -> float:
    """1 less the widest level whose interval leaves out nought: by halving, since the interval widens steadily."""
    from scipy.special import ndtr

    first, second = sorted([(part1 / whole1, part1, whole1), (part2 / whole2, part2, whole2)])
    reaches = [0.0, 40.0]
    for _ in range(60):
        deviate = sum(reaches) / 2
        low, _, _ = bound_difference_at(*second[1:], *first[1:], deviate, 0.0)
        reaches[0 if low > 0 else 1] = deviate
    return float(2 * ndtr(-reaches[0]))


def _point(p: float, alpha: float, is_rise: bool) -> Direction:
    if p >= alpha:
        return "no signal"
    return "higher" if is_rise else "lower"


def _is_better(direction: Direction, better: Better) -> bool | None:
    if direction not in ("higher", "lower") or better == "neither":
        return None
    return direction == better


def _say_change(direction: Direction, better: Better) -> str:
    if direction not in ("higher", "lower"):
        return NOT_TOLD
    change = "a rise" if direction == "higher" else "a fall"
    wanted = {True: ", for the better", False: ", for the worse", None: ""}[_is_better(direction, better)]
    return f"{change} greater than chance explains{wanted}"


def _say_ratio(ratio: Ratio) -> str:
    high = math.inf if ratio.high is None else ratio.high
    interval = say_interval(ratio.low, high, "ratio", level=ratio.level)
    said = "no ratio, none before" if ratio.ratio is None else f"ratio {say_value(ratio.ratio, 'ratio')}"
    return f"{said}, {interval}, {say_p(ratio.p)}"


def _say_spread(spread: float, what: str) -> str:
    return f", {what} varying {say_number(spread, 1)} times as much as chance alone" if spread > 1 else ""


def _say_points(difference: float) -> str:
    points = say_number(100 * difference, 1)
    return f"{'+' if difference > 0 else ''}{points} percentage points"


def _name(words: str, name: str) -> str:
    return f"{name}: {words}" if name else words
