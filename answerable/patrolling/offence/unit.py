"""Offences put into areas: the unit of each from its place, where its file names none or other ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.place.areas import assign
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError

MOST_AREAS = np.iinfo(np.int16).max


def put_in_areas(offences: Offences, areas: Sequence[Area]) -> Offences:
    """The offences with the names of these areas as their units, by where they are; -1 where they are in none.

    Raises `PatrolError` for more areas than any force has.
    """
    if len(areas) > MOST_AREAS:
        raise PatrolError(
            f"There are {len(areas):,} areas, and at most {MOST_AREAS:,} can be told apart: give those of one force."
        )
    unit = assign(areas, offences.easting, offences.northing).astype(np.int16)
    return dataclasses.replace(offences, unit=unit, units=tuple(area.name for area in areas))
