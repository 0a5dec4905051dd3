"""Invented services against violence with two years of returns, surrender bins with their counts, and what was agreed
with communities around hotspots. Every organisation is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np

from answerable.law.day import add_months
from answerable.measuring.period import end_month
from examples.data.finance import COUNCILS

SEED = 20221003
QUARTERS = EMPTYINGS = 8
_QUARTER = 3


class Service(NamedTuple):
    """A service: about how many people a quarter refers, the shares that start, complete and are helped, and what a
    year of it costs."""

    values: dict[str, Any]
    referred: int
    starts: float
    completes: float
    helped: float
    a_year: int


SERVICES = (
    Service(
        {"name": "Bedside", "provider": "Harbour House", "sort": "secondary", "setting": "hospital", "level": 3,
         "judged_by": "University of Northshire"},
        74, 0.66, 0.72, 0.68, 210_000,
    ),
    Service(
        {"name": "Second Door at custody", "provider": "Second Door", "sort": "tertiary", "setting": "custody",
         "level": 2, "judged_by": "University of Northshire"},
        58, 0.55, 0.6, 0.52, 165_000,
    ),
    Service(
        {"name": "Mentors in schools", "provider": "Lanterns Youth", "sort": "primary", "setting": "school",
         "council": "Brackley", "level": 1, "judged_by": "University of Northshire"},
        112, 0.88, 0.83, 0.47, 96_000,
    ),
    Service(
        {"name": "Ways out", "provider": "Northshire Youth Offending Partnership", "sort": "tertiary",
         "setting": "street", "council": "Ashby", "level": None},
        9, 0.7, 0.5, 0.6, 130_000,
    ),
)  # fmt: skip

_SITES = ("Market Street car park", "Railway Road police station", "Central library", "Leisure centre, Park Lane",
          "Saint Anne's church hall", "Superstore, Mill Road")  # fmt: skip

# Public name of the place, objectives, organisations (name, sort, whether it may be named), and what was said:
# (days ago, sort, words, who, due in so many days, done after so many days)
PLANS: tuple[dict[str, Any], ...] = (
    {
        "place": "Old Market", "council": "Ashby", "opened": 150, "update": 20, "is_public": True,
        "objectives": ["Traders close up without fear", "Young people can wait for the bus in peace"],
        "stakeholders": (("Market traders' association", "business", True), ("Old Market Youth Club", "youth", True),
                         ("Ashby Council", "council", True), ("Ashby scrutiny panel", "other", True),
                         ("A faith group", "faith", False)),
        "entries": (
            (140, "asked", "Officers to be on foot when stalls close.", "Market traders' association", 14, 10),
            (120, "agreed", "Lights at the back of the bus stands.", "Ashby Council", 60, 55),
            (92, "done", "A walk through the place with traders and the council.", "Market traders' association",
             None, None),
            (60, "told", "What was found on the walk, and what becomes of it.", "Old Market Youth Club", None, None),
            (41, "survey", "Of 84 people asked at the stalls, 52 felt safe after dark.", "", None, None),
            (25, "scrutiny", "Stop and search in the place over the summer.", "Ashby scrutiny panel", None, None),
        ),
    },
    {
        "place": "Canal Quarter", "council": "Brackley", "opened": 130, "update": 34, "is_public": True,
        "objectives": ["The towpath is used after work again"],
        "stakeholders": (("Canal Quarter residents", "residents' association", True),
                         ("Brackley College", "school", True), ("Brackley Council", "council", True),
                         ("Brackley scrutiny panel", "other", True)),
        "entries": (
            (118, "asked", "Why patrols come on some days only.", "Canal Quarter residents", 14, 9),
            (110, "agreed", "Hedges by the locks are cut back.", "Brackley Council", 45, None),
            (66, "told", "That days are drawn by lot, so that it can be known whether patrols help.",
             "Canal Quarter residents", None, None),
            (30, "scrutiny", "Stop and search near the college.", "Brackley scrutiny panel", None, None),
        ),
    },
    {
        "place": "Station Approach", "council": "Corston", "opened": 120, "update": -19, "is_public": False,
        "objectives": ["Shops stay open until nine"],
        "stakeholders": (("Station traders", "business", True), ("Corston Council", "council", True)),
        "entries": (
            (115, "asked", "A telephone number that is answered in the evening.", "Station traders", 21, None),
            (80, "agreed", "A camera at the taxi rank.", "Corston Council", 60, None),
        ),
    },
    {
        "place": "Mill Fields", "council": "Denholm", "opened": 64, "update": 11, "is_public": False,
        "objectives": ["Football under lights, twice a week"],
        "stakeholders": (("Mill Fields tenants", "residents' association", True), ("Lanterns Youth", "youth", True)),
        "entries": (
            (50, "agreed", "A coach for two evenings a week.", "Lanterns Youth", 70, None),
            (22, "scrutiny", "Stop and search around the fields.", "Denholm scrutiny panel", None, None),
        ),
    },
    {
        "place": "Priory Gardens", "council": "Ashby", "opened": 33, "update": 40, "is_public": False,
        "objectives": [], "stakeholders": (), "entries": (),
    },
)  # fmt: skip


def make_returns(service: Service, last_on: dt.date, *, seed: int) -> Iterator[dict[str, Any]]:
    """Eight quarterly returns of a service, the last to `last_on`. Most who start complete a quarter later; nobody
    completes who did not start."""
    chance = np.random.default_rng(SEED + seed)
    first = add_months(last_on.replace(day=1), 1 - _QUARTER * QUARTERS)
    there = 0
    for at in range(QUARTERS):
        begins = add_months(first, _QUARTER * at)
        referred = int(chance.poisson(service.referred))
        started = int(chance.binomial(referred, service.starts))
        declined = int(chance.binomial(referred - started, 0.7))
        ended = int(chance.binomial(there, 0.8))
        completed = int(chance.binomial(ended, service.completes))
        known = int(chance.binomial(completed, 0.86))
        there += started - ended
        yield {
            "first_on": begins, "last_on": end_month(add_months(begins, _QUARTER - 1)), "referred": referred,
            "started": started, "declined": declined, "completed": completed, "left_early": ended - completed,
            "outcomes_known": known, "outcomes_met": int(chance.binomial(known, service.helped)),
            "spent": Decimal(round(service.a_year / 4 * float(chance.uniform(0.94, 1.05)), -1)),
        }  # fmt: skip


def make_bins(today: dt.date) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Twenty-four bins, six in each council, each with what was in it every quarter; two have been left too long."""
    chance = np.random.default_rng(SEED)
    for number in range(len(COUNCILS) * len(_SITES)):
        council, site = COUNCILS[number // len(_SITES)], _SITES[number % len(_SITES)]
        last = today - dt.timedelta(days=100 + 30 * (number % 2) if number in (4, 17) else 12 + 3 * number)
        opened_on = last - dt.timedelta(days=89 * EMPTYINGS)
        bin_ = {"code": f"bin-{number + 1:02}", "place": f"{site}, {council}", "council": council,
                "opened_on": opened_on}  # fmt: skip
        days = [last - dt.timedelta(days=89 * back) for back in reversed(range(EMPTYINGS))]
        yield bin_, [_count(day, chance) for day in days]


def _count(day: dt.date, chance: np.random.Generator) -> dict[str, Any]:
    knives, other = int(chance.poisson(9)), int(chance.poisson(1.5))
    weight = Decimal(str(round(0.19 * knives + 0.6 * other + float(chance.uniform(0, 0.4)), 2)))
    return {"emptied_on": day, "knives": knives, "firearms": int(chance.poisson(0.08)), "other": other,
            "weight_kg": weight}  # fmt: skip
