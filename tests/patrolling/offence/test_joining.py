"""Several files of offences as one."""

import datetime as dt

import pytest

from answerable.patrolling.offence.joining import join_offences
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.offence.given import make_offences


def test_files_joined_keep_the_names_of_their_categories_and_units():
    first = make_offences([1, 2], categories=("robbery", "arson"), units=("Walsall",))
    second = make_offences([3], categories=("homicide",), units=("Dudley",))

    joined = join_offences([first, second])

    assert [joined.categories[at] for at in joined.category] == ["robbery", "arson", "homicide"]
    assert [joined.units[at] for at in joined.unit] == ["Walsall", "Walsall", "Dudley"]
    assert joined.easting.tolist() == [1, 2, 3]
    assert joined.last_on == dt.date(2022, 7, 1)


def test_offences_without_a_unit_stay_without_one_when_joined():
    joined = join_offences([make_offences([1]), make_offences([2], units=("Dudley",))])

    assert joined.unit.tolist() == [-1, 0]


def test_files_that_cannot_be_joined_are_refused():
    street = make_offences([1], precision="month", is_snapped=True)

    with pytest.raises(PatrolError, match="cannot be joined: count them apart"):
        join_offences([street, make_offences([1])])
    with pytest.raises(PatrolError, match="no file of offences"):
        join_offences([])
