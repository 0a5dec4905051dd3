"""What is said at the foot of a count of offences."""

import numpy as np

from answerable.patrolling.offence.note import SNAPPED, VICTIMS, note_offences, note_unplaced
from tests.patrolling.offence.given import make_offences


def test_offences_without_a_place_are_said_with_their_share():
    assert note_unplaced(make_offences([400_500, np.nan, np.nan, 400_500])) == (
        "2 offences of 4 (50.0%) have no coordinates: in every total, and on no map."
    )
    assert "1 offence of 2 (50.0%) has no coordinates" in note_unplaced(make_offences([400_500, np.nan]))
    assert note_unplaced(make_offences([400_500])) == ""


def test_offences_without_a_place_are_in_no_figure_of_places():
    assert note_offences(make_offences([400_500, np.nan]), is_by_place=True)[-1] == (
        "1 offence of 2 (50.0%) has no coordinates: in no figure here."
    )


def test_a_count_says_that_victims_may_be_several_and_a_map_more_than_that():
    own, street = make_offences([400_500]), make_offences([400_500], precision="month", is_snapped=True)

    assert note_offences(own) == (VICTIMS,)
    assert note_offences(street)[-1] == SNAPPED
    assert len(note_offences(street, is_mapped=False)) == 2
