"""Seconds of 10,000 re-randomisations of 57 hotspots over a year, with its interval, for each way of drawing days.

    python -m benchmarks.randomisation [--draws 10000]

The physical limit beside it is what drawing as many random numbers alone takes. It was meant to be under 5 seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time

import numpy as np

from answerable.patrolling.effect.calendar import part_expected
from answerable.patrolling.effect.randomisation import Response, compare_responses
from answerable.patrolling.effect.redraw import prepare_redraw
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Dose, Outcome, Protocol, Scheme
from answerable.patrolling.trial.blocks import list_blocks

HOTSPOTS, DAYS, UNITS, TIERS = 57, 365, 8, 3
STARTS_ON = dt.date(2022, 10, 3)
SCHEMES = {
    "half of each fortnight of a hotspot": (Scheme(within="hotspot"), UNITS),
    "half of each day's, by unit and tier": (Scheme(within="day"), UNITS),
    "half of each day's, all in one block": (Scheme(within="day"), 1),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draws", type=int, default=10_000)
    draws = parser.parse_args().draws
    chance = np.random.default_rng(57)
    began = time.perf_counter()
    for _ in range(draws // 100):
        chance.random((100, HOTSPOTS * DAYS), dtype=np.float32)
    print(f"{draws:,} x {HOTSPOTS * DAYS:,} random numbers alone: {time.perf_counter() - began:.2f} s")
    for name, (scheme, units) in SCHEMES.items():
        for washout in (0, 1):
            print(f"{name}, washout {washout}: {measure(scheme, units, washout, draws):.2f} s")


def measure(scheme: Scheme, units: int, washout: int, draws: int) -> float:
    """Seconds from the counts of a trial to its ratio, interval and p."""
    redraw = prepare_redraw(list_blocks(_make_protocol(scheme, units)))
    chance = np.random.default_rng(1)
    patrolled = redraw.draw(1, chance).reshape(HOTSPOTS, DAYS)
    rate = 0.08 * chance.gamma(2, 0.5, HOTSPOTS)[:, None] * np.where(patrolled, 0.8, 1.0)
    events = chance.poisson(rate).astype(np.float64)
    began = time.perf_counter()
    response = Response(values=events, expected=part_expected(events, patrolled, STARTS_ON), treated=patrolled)
    compare_responses([response], patrolled, redraw, washout_days=washout, draws=draws)
    return time.perf_counter() - began


def _make_protocol(scheme: Scheme, units: int) -> Protocol:
    hotspots = tuple(
        Hotspot(
            code=f"H{at:02}",
            name=f"Place {at}",
            unit=f"Unit {at % units}",
            tier=1 + at // units % TIERS if units > 1 else 1,
            outline="POLYGON ((400000 300000, 400100 300000, 400100 300100, 400000 300000))",
        )
        for at in range(HOTSPOTS)
    )
    return Protocol(
        title="A year",
        body="Northshire Police",
        question="Do patrols make violence rarer?",
        hotspots=hotspots,
        starts_on=STARTS_ON,
        ends_on=STARTS_ON + dt.timedelta(days=DAYS - 1),
        dose=Dose(),
        scheme=scheme,
        seed_sha256="",
        outcomes=(Outcome(name="violence"),),
        hoped=0.1,
    )


if __name__ == "__main__":
    main()
