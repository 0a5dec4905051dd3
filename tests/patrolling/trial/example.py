"""A small trial of Northshire, to be changed by each test."""

import datetime as dt

from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Dose, Look, Outcome, Protocol, Scheme
from answerable.patrolling.trial.allocation import hash_seed

SEED = "a seed that is only for tests"
STARTS = dt.date(2022, 10, 3)
ENDS = dt.date(2023, 1, 1)


def make_hotspots(number=12, units=3, tiers=2, *, apart=1000):
    """Squares of 100 metres on a line, `apart` metres from corner to corner."""
    return tuple(
        Hotspot(
            code=f"N{at + 1:02}",
            name=f"Market Place {at + 1}",
            unit=("Northside", "Eastgate", "Harbour", "Westfield")[at % units],
            tier=1 + at // units % tiers,
            outline=make_square(400_000 + at * apart, 300_000),
        )
        for at in range(number)
    )


def make_square(east, north, side=100):
    corners = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
    return f"POLYGON (({', '.join(f'{east + x} {north + y}' for x, y in corners)}))"


def make_protocol(**changed):
    given = {
        "title": "Patrols at Northshire's market places",
        "body": "Northshire Police",
        "question": "Do visible patrols make violence rarer where most of it happens?",
        "hotspots": make_hotspots(),
        "starts_on": STARTS,
        "ends_on": ENDS,
        "dose": Dose(),
        "scheme": Scheme(),
        "seed_sha256": hash_seed(SEED),
        "outcomes": (Outcome(name="violence"),),
        "hoped": 0.16,
        "hoped_source": "Braga and Weisburd, 2020",
        "looks": (Look(dt.date(2022, 11, 14)),),
        "registered_on": dt.date(2022, 9, 20),
    }
    return Protocol(**(given | changed))
