"""Offences put into areas by where they are."""

import numpy as np

from answerable.patrolling.offence.unit import put_in_areas
from answerable.patrolling.place.place import Area
from tests.patrolling.offence.given import make_offences


def test_offences_are_put_into_the_units_that_they_lie_in():
    edge = "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))"
    walsall = Area(code="w", name="Walsall", kind="policing unit", outline=edge)

    placed = put_in_areas(make_offences([400_500, 402_000, np.nan], units=("Elsewhere",)), [walsall])

    assert placed.units == ("Walsall",)
    assert placed.unit.tolist() == [0, -1, -1]
