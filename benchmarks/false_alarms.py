"""How often our own tests cry wolf, and how often our intervals hold the truth: measured, and written into the docs.

    python -m benchmarks.false_alarms [--draws 10000] [--seed 1982] [--write]

Series and counts in which nothing ever changes are drawn, and put through the very functions that pages use. With
`--write` the tables replace those of `docs/false-alarms.md`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from answerable.measuring.control.chart import RULES
from answerable.measuring.control.limits import Limits
from answerable.measuring.control.many import ManyCharts, chart_many
from answerable.measuring.control.rules import flag_rules
from answerable.measuring.control.runs import judge_runs
from answerable.measuring.interval import (
    bound_count,
    bound_difference_of_shares,
    bound_quantile,
    bound_ratio_by_logarithm,
    bound_ratio_of_counts,
    bound_share,
)
from answerable.measuring.verdict import judge_counts, judge_shares

PAGE = Path(__file__).resolve().parent.parent / "docs" / "false-alarms.md"
MARK = "<!-- measured -->"
POINTS = 24
DRAWS, SEED = 10_000, 1982
RULE_NAMES = {
    "outside": "outside the limits",
    "shift": "seven on one side",
    "trend": "seven rising or falling",
    "near": "two of three near a limit",
}


class Rate(NamedTuple):
    """What was counted, among how many, and what it was promised to be, in words."""

    name: str
    hits: int
    tries: int
    promised: str = ""

    @property
    def percent(self) -> float:
        return 100 * self.hits / self.tries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/false-alarms.md")
    chosen = parser.parse_args()
    tables = "\n".join(write_tables(chosen.draws, chosen.seed))
    print(tables)
    if chosen.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
        after = rest.rpartition(MARK)[2]
        PAGE.write_text(f"{before}{MARK}\n{tables}\n{MARK}{after}", encoding="utf-8")


def write_tables(draws: int, seed: int) -> Iterable[str]:
    """The tables of the page, in Markdown."""
    chance = np.random.default_rng(seed)
    yield f"{draws:,} draws each, seed {seed}.\n"
    yield from _write_rules(chance, draws)
    yield "### Verdicts where nothing changed\n"
    yield from _write_rates(judge_nothing(chance, draws), "called a change")
    yield "\n### Intervals that hold the truth\n"
    yield from _write_rates(cover_truth(chance, draws), "held")


def flag_steady_series(chance: np.random.Generator, series: int) -> dict[str, ManyCharts]:
    """Charts of normal series that never change, with limits known beforehand and with limits worked out of them."""
    values = chance.normal(0, 1, (series, POINTS))
    level = np.zeros_like(values)
    known = Limits(level, level - 3, level + 3, np.zeros(series, dtype=np.int64))
    return {
        "known limits": ManyCharts(known, *flag_rules(values, known)),
        "limits from the series": chart_many(values, is_screened=False),
        "the same, screened": chart_many(values),
    }


def count_flags(charts: ManyCharts) -> list[tuple[Rate, Rate]]:
    """For each rule and for all together: points flagged, and series with any point flagged."""
    flags = {RULE_NAMES[rule]: getattr(charts, rule) for rule in RULES} | {"any of the four": charts.signals}
    return [
        (Rate(name, int(each.sum()), each.size), Rate(name, int(each.any(axis=1).sum()), len(each)))
        for name, each in flags.items()
    ]


def count_last_points(charts: ManyCharts) -> Rate:
    """Series of which the last point is a signal: what a page would speak of."""
    return Rate("the last point is a signal", int(charts.signals[:, -1].sum()), len(charts.signals))


def count_run_signals(chance: np.random.Generator, series: int) -> Rate:
    """Steady series in which the run tests of Anhøj see a shift, about their own median."""
    values = chance.normal(0, 1, (series, POINTS))
    centres = np.median(values, axis=1)
    hits = sum(
        judge_runs(row, [centre] * POINTS).is_signal
        for row, centre in zip(values.tolist(), centres.tolist(), strict=True)
    )
    return Rate("run tests of Anhøj, per series", hits, series)


def judge_nothing(chance: np.random.Generator, draws: int) -> list[Rate]:
    """How often a verdict speaks of a change between two draws from one and the same thing."""
    rates = [
        _count(f"two counts around {mean:,}", draws, chance.poisson(mean, (draws, 2)), _is_count_change, "at most 5%")
        for mean in (5, 20, 50, 200, 1_000)
    ]
    # Twice the variance of independent events: a negative binomial with as many successes as its mean.
    doubled = chance.negative_binomial(200, 0.5, (draws, 2))
    rates.append(
        _count("two counts around 200 that vary twice as much", draws, doubled, _is_count_change, "not kept")
    )
    rates.append(
        _count(
            "the same with their dispersion said",
            draws,
            doubled,
            lambda pair: _is_count_change(pair, 2.0),
            "about 5%",
        )
    )
    for answers, share in ((50, 0.5), (200, 0.1), (200, 0.79), (1_000, 0.79)):
        drawn = chance.binomial(answers, share, (draws, 2))
        name = f"two shares of {answers:,}, both {share:.0%}"
        rates.append(_count(name, draws, drawn, lambda pair, n=answers: _is_share_change(pair, n), "about 5%"))
    return rates


def cover_truth(chance: np.random.Generator, draws: int) -> list[Rate]:
    """How often each interval holds what it was drawn from."""
    rates = []
    for answers, share in ((20, 0.1), (100, 0.5), (200, 0.79), (1_000, 0.79), (1_000, 0.01)):
        drawn = chance.binomial(answers, share, draws)
        name = f"Wilson, {share:.0%} of {answers:,}"
        rates.append(
            _count(name, draws, drawn, lambda part, n=answers, p=share: _holds(bound_share(part, n), p), "about 95%")
        )
    for mean in (2, 10, 50):
        drawn = chance.poisson(mean, draws)
        name = f"exact Poisson, mean {mean}"
        rates.append(_count(name, draws, drawn, lambda count, m=mean: _holds(bound_count(count), m), "at least 95%"))
    for mean in (20, 100):
        pairs = chance.poisson([mean, 0.7 * mean], (draws, 2))
        rates.append(_count(f"exact ratio 0.7, from {mean}", draws, pairs, _holds_ratio, "at least 95%"))
        rates.append(_count(f"log-normal ratio 0.7, from {mean}", draws, pairs, _holds_log_ratio, "about 95%"))
    drawn = chance.binomial(200, [0.79, 0.7], (draws, 2))
    rates.append(_count("Newcombe, 79% less 70% of 200", draws, drawn, _holds_difference, "about 95%"))
    for number in (20, 200):
        times = np.sort(chance.lognormal(6, 1, (draws, number)), axis=1)
        rates.append(_count(f"median of {number} waits", draws, times, _holds_median, "at least 95%"))
    return rates


def _count(name: str, draws: int, drawn: np.ndarray, is_hit: Callable[..., bool], promised: str) -> Rate:
    return Rate(name, sum(is_hit(each) for each in drawn.tolist()), draws, promised)


def _is_count_change(pair: list[int], dispersion: float = 1.0) -> bool:
    return judge_counts(*pair, dispersion=dispersion).is_signal


def _is_share_change(pair: list[int], whole: int) -> bool:
    return judge_shares(pair[0], whole, pair[1], whole, better="neither").is_signal


def _holds(interval: tuple[float, float, float], truth: float) -> bool:
    return interval[0] <= truth <= interval[1]


def _holds_ratio(pair: list[int]) -> bool:
    found = bound_ratio_of_counts(*pair)
    return found.low <= 0.7 and (found.high is None or found.high >= 0.7)


def _holds_log_ratio(pair: list[int]) -> bool:
    found = bound_ratio_by_logarithm(*(max(count, 0.5) for count in pair))
    return found.low <= 0.7 and (found.high is None or found.high >= 0.7)


def _holds_difference(pair: list[int]) -> bool:
    return _holds(bound_difference_of_shares(pair[0], 200, pair[1], 200), 0.79 - 0.7)


def _holds_median(times: list[float]) -> bool:
    found = bound_quantile(times, 0.5)
    return found is not None and _holds(found, float(np.exp(6)))


def _write_rules(chance: np.random.Generator, draws: int) -> Iterable[str]:
    yield f"### Rules of control charts, on series of {POINTS} points in which nothing changed\n"
    charts = flag_steady_series(chance, draws)
    columns = {name: count_flags(each) for name, each in charts.items()}
    yield "| rule | " + " | ".join(f"{name}: points | series" for name in columns) + " |"
    yield "|---" * (1 + 2 * len(columns)) + "|"
    for place, (point, _) in enumerate(next(iter(columns.values()))):
        cells = [f"{rate.percent:.2f}%" for rates in columns.values() for rate in rates[place]]
        yield f"| {point.name} | " + " | ".join(cells) + " |"
    cells = [f"| {count_last_points(each).percent:.2f}%" for each in charts.values()]
    yield "| the last point is a signal | " + " | ".join(cells) + " |"
    runs = count_run_signals(chance, draws)
    yield f"\nThe run tests of Anhøj, about the median of each series: {runs.percent:.1f}% of series.\n"


def _write_rates(rates: Iterable[Rate], heading: str) -> Iterable[str]:
    yield f"| what was drawn | {heading} | promised |"
    yield "|---|---|---|"
    for rate in rates:
        yield f"| {rate.name} | {rate.percent:.1f}% | {rate.promised} |"


if __name__ == "__main__":
    main()
