"""How often simulated trials find the smallest reduction of either formula: `python -m tests.patrolling.trial.curve`.

57 hotspots in four policing units and six tiers, one in two patrolled, 76 days, independent events; 4,000 trials a
line, so that a share is known to about one and a half percentage points. The notes of `trial/power.py` quote it.
"""

import datetime as dt

import numpy as np

from answerable.patrolling.trial.power import Design, find_careful_reduction, find_reduction
from answerable.patrolling.trial.simulation import simulate_power
from tests.patrolling.trial.example import STARTS, make_hotspots, make_protocol

DAYS, TRIALS = 76, 4000


def print_curve():
    protocol = make_protocol(hotspots=make_hotspots(57, 4, 6), ends_on=STARTS + dt.timedelta(days=DAYS - 1), looks=())
    print("events  table  found  root  found  false alarms")
    for expected in (100, 143, 300, 600, 1000, 2000):
        rate = expected / DAYS / len(protocol.hotspots)
        history = np.random.default_rng(20).poisson(rate, (20_000, len(protocol.hotspots)))
        design = Design(expected=expected, days=DAYS)
        table, root = find_reduction(design), find_careful_reduction(design)
        first, second, alarms = (
            simulate_power(protocol, history, size, trials=TRIALS) for size in (table, root, 0.0)
        )
        print(f"{expected:6,}  {table:5.1%}  {first:5.1%} {root:5.1%}  {second:5.1%}  {alarms:5.1%}", flush=True)


if __name__ == "__main__":
    print_curve()
