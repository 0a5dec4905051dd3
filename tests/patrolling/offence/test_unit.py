"""Offences put into areas by where they are."""

import numpy as np
import pytest

from answerable.patrolling.offence.unit import put_in_areas
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.offence.given import make_offences


def test_offences_are_put_into_the_units_that_they_lie_in():
    edge = "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))"
    walsall = Area(code="w", name="Walsall", kind="policing unit", outline=edge)

    placed = put_in_areas(make_offences([400_500, 402_000, np.nan], units=("Elsewhere",)), [walsall])

    assert placed.units == ("Walsall",)
    assert placed.unit.tolist() == [0, -1, -1]


def test_more_areas_than_can_be_told_apart_are_refused_before_any_is_mistaken_for_another():
    edge = "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))"
    many = [Area(code="w", name="Walsall", kind="small area", outline=edge)] * 35_672
    with pytest.raises(PatrolError, match="There are 35,672 areas, and at most 32,767 can be told apart"):
        put_in_areas(make_offences([400_500]), many)
