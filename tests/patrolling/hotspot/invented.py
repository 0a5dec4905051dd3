"""Invented offences on a square of land: hot corners that stay, and the rest scattered."""

import datetime as dt

import numpy as np

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.place.place import Area

WEST, SOUTH, WIDE = 400_000, 300_000, 10_000
CATEGORIES = ("homicide", "violence-with-injury", "robbery", "shoplifting")


def draw_areas():
    """A force of 100 square kilometres in two policing units, east and west."""
    return (
        Area(code="F", name="Force", kind="force", outline=_box(0, WIDE)),
        Area(code="W", name="West unit", kind="policing unit", outline=_box(0, WIDE // 2)),
        Area(code="E", name="East unit", kind="policing unit", outline=_box(WIDE // 2, WIDE)),
    )


def make_offences(number=6000, *, days=730, seed=3, hot=0.4, places=8, first_on=dt.date(2023, 1, 1)):
    """So many offences over so many days, `hot` of them in so many places of about 150 m across."""
    chance = np.random.default_rng(seed)
    middles = chance.uniform(1000, WIDE - 1000, (places, 2))
    is_hot = chance.random(number) < hot
    at = chance.uniform(0, WIDE, (number, 2))
    at[is_hot] = middles[chance.integers(0, places, int(is_hot.sum()))] + chance.normal(0, 60, (int(is_hot.sum()), 2))
    flags = chance.random((3, number))
    return Offences(
        day=np.sort(np.datetime64(first_on) + chance.integers(0, days, number)).astype("datetime64[D]"),
        hour=chance.integers(0, 24, number).astype(np.int8),
        easting=WEST + at[:, 0],
        northing=SOUTH + at[:, 1],
        category=chance.choice(4, number, p=[0.002, 0.6, 0.2, 0.198]).astype(np.int16),
        categories=CATEGORIES,
        is_youth=flags[0] < 0.4,
        is_knife=flags[1] < 0.2,
        is_proactive=flags[2] < 0.02,
        outcome=np.zeros(number, dtype=np.int8),
        unit=np.full(number, -1, dtype=np.int16),
        units=(),
    )


def _box(west, east):
    corners = ((west, 0), (east, 0), (east, WIDE), (west, WIDE), (west, 0))
    return f"POLYGON (({', '.join(f'{WEST + x} {SOUTH + y}' for x, y in corners)}))"
