"""Offences made for tests: as columns, and as a file of our own form."""

import datetime as dt
from dataclasses import replace

import numpy as np

from answerable.patrolling.offence.offences import Offences

HEADING = "reference,occurred_on,category,policing_unit,under_25,knife_used,proactive,outcome"


def make_offences(categories, days=None, *, proactive=(), **columns):
    """Offences of these categories, one a day from 1 January 2022 unless days are given."""
    names = tuple(sorted(set(categories)))
    number = len(categories)
    given = days or [dt.date(2022, 1, 1) + dt.timedelta(days=at) for at in range(number)]
    made = Offences(
        day=np.array(given, dtype="datetime64[D]"),
        hour=np.full(number, -1, dtype=np.int8),
        easting=np.full(number, np.nan),
        northing=np.full(number, np.nan),
        category=np.array([names.index(each) for each in categories], dtype=np.int16),
        categories=names,
        is_youth=np.zeros(number, dtype=bool),
        is_knife=np.zeros(number, dtype=bool),
        is_proactive=np.isin(np.arange(number), list(proactive)),
        outcome=np.zeros(number, dtype=np.int8),
        unit=np.full(number, -1, dtype=np.int16),
        units=(),
    )
    return replace(made, **columns)


def write_table(rows):
    """A table of offences in CSV from (day, category, unit, under 25, knife, proactive, outcome)."""
    lines = [
        f"R{at},{day},{category},{unit},{_flag(young)},{_flag(knife)},{_flag(proactive)},{outcome}"
        for at, (day, category, unit, young, knife, proactive, outcome) in enumerate(rows)
    ]
    return "\n".join([HEADING, *lines]) + "\n"


def _flag(value):
    return "yes" if value else "no"


def list_days(first, months):
    """The first days of so many months from one on."""
    number = first.year * 12 + first.month - 1
    return [dt.date(at // 12, at % 12 + 1, 1) for at in range(number, number + months)]
