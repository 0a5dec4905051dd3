"""A small trial with offences drawn for it: how its days went, with a known effect."""

import datetime as dt

import numpy as np

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.protocol import Outcome, Scheme
from answerable.patrolling.trial.allocation import draw_allocation
from tests.patrolling.trial.example import SEED, make_hotspots, make_protocol

CATEGORIES = (
    "violence-with-injury",
    "violence-without-injury",
    "robbery",
    "weapons-possession",
    "homicide",
    "bicycle",
)
WEIGHTS = np.array([365.0, 10.0, 365.0, 273.75, 5475.0, 2.0])


def make_offences(day, east, north, *, category=0, hour=-1, proactive=False):
    """Offences at these days and points; `category` and `hour` for each, or one for all."""
    number = len(day)
    no = np.zeros(number, dtype=bool)
    return Offences(
        day=np.asarray(day, dtype="datetime64[D]"),
        hour=np.broadcast_to(np.asarray(hour, dtype=np.int8), number).copy(),
        easting=np.asarray(east, dtype=float),
        northing=np.asarray(north, dtype=float),
        category=np.broadcast_to(np.asarray(category, dtype=np.int16), number).copy(),
        categories=CATEGORIES,
        is_youth=no,
        is_knife=no,
        is_proactive=np.broadcast_to(proactive, number).copy(),
        outcome=np.zeros(number, dtype=np.int8),
        unit=np.full(number, -1, dtype=np.int16),
        units=(),
    )


def draw_offences(protocol, allocation, *, ratio=1.0, mean=0.4, around=0.2, seed=3):
    """Offences in the squares of a trial and around them, `ratio` times as many where a patrol was drawn."""
    chance = np.random.default_rng(seed)
    rates = mean * chance.gamma(4, 0.25, len(protocol.hotspots))[:, None] * np.where(allocation.patrolled, ratio, 1.0)
    inside = _spread(chance.poisson(rates))
    beside = _spread(chance.poisson(np.full_like(rates, around)))
    hotspot, day = (np.concatenate([one, two]) for one, two in zip(inside, beside, strict=True))
    is_beside = np.arange(len(hotspot)) >= len(inside[0])
    east = 400_000 + hotspot * 1000 + np.where(is_beside, 110 + 80 * chance.random(len(hotspot)), 50)
    category = chance.choice(len(CATEGORIES) - 1, len(hotspot), p=[0.5, 0.0, 0.3, 0.198, 0.002])
    days = np.datetime64(protocol.starts_on, "D") + day
    return make_offences(days, east, np.full(len(hotspot), 300_050.0), category=category)


def weigh(offences):
    return WEIGHTS[offences.category]


def make_rowan(**changed):
    """The design of Operation Rowan (Bland 2021): 21 small areas, 90 days, a third of each day's patrolled."""
    starts = dt.date(2020, 9, 1)
    return make_protocol(
        hotspots=make_hotspots(21, units=1, tiers=1),
        starts_on=starts,
        ends_on=starts + dt.timedelta(days=89),
        scheme=Scheme(patrolled=1, out_of=3, within="day"),
        outcomes=(Outcome(name="violence"), Outcome(name="harm of violence", measure="harm")),
        looks=(),
        **changed,
    )


def draw(protocol):
    return draw_allocation(protocol, SEED)


def _spread(counts):
    hotspot, day = np.nonzero(counts)
    number = counts[hotspot, day]
    return np.repeat(hotspot, number), np.repeat(day, number)
