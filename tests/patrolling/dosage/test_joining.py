"""Forms held against what devices saw."""

from dataclasses import replace

import numpy as np
import pytest

from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.joining import expand_ranges, join_visits, pool_visits
from answerable.patrolling.dosage.visit import BOTH, DEVICE, FORM
from tests.patrolling.dosage.given import list_positions, list_visits_made, make_hotspots, stay

SEEN = find_visits(
    list_positions(
        *stay(1, "2022-10-03T14:00", 14), *stay(1, "2022-10-03T16:00", 9), *stay(1, "2022-10-04T14:00", 14)
    ),
    make_hotspots(),
)
WRITTEN = list_visits_made(
    (0, "2022-10-03T15:05", "2022-10-03T15:25"),  # of the first that was seen
    (0, "2022-10-03T19:00", "2022-10-03T19:15"),  # seen by nobody
    (1, "2022-10-04T15:00", "2022-10-04T15:15"),  # in another hotspot
    (0, "2022-10-06T15:00", "2022-10-06T15:15"),  # on a day without devices
)


def test_form_that_overlaps_a_seen_visit_is_one_with_it_and_the_device_tells_the_time():
    joined = join_visits(SEEN, WRITTEN)
    assert joined.source.tolist() == [BOTH, DEVICE, FORM, DEVICE, FORM, FORM]
    assert joined.minutes[0] == 15.0
    assert joined.heard_on is SEEN.heard_on


def test_share_confirmed_is_of_forms_that_devices_could_have_confirmed():
    found = join_visits(SEEN, WRITTEN).reconciliation
    assert (found.confirmed.part, found.confirmed.whole, found.unheard) == (1, 3, 1)
    assert (found.seen, found.seen_alone) == (3, 2)
    assert found.minutes_over == pytest.approx(5.0)


def test_forms_alone_and_devices_alone_lose_nothing():
    none = list_visits_made()
    assert len(join_visits(SEEN, none)) == len(SEEN)
    assert len(join_visits(replace(SEEN.take(np.zeros(3, dtype=bool))), WRITTEN)) == len(WRITTEN)


def test_ranges_are_laid_out_one_after_another():
    owner, member = expand_ranges(np.array([2, 5, 5]), np.array([4, 5, 6]))
    assert (owner.tolist(), member.tolist()) == ([0, 0, 2], [2, 3, 5])


def test_visit_that_two_files_tell_of_is_one_and_its_minutes_count_once():
    week = list_visits_made((0, "2022-10-03T15:05", "2022-10-03T15:25"), (1, "2022-10-03T16:00", "2022-10-03T16:15"))
    next_week = list_visits_made(
        (0, "2022-10-03T15:10", "2022-10-03T15:30"), (1, "2022-10-03T16:16", "2022-10-03T16:31")
    )
    pooled = pool_visits([week, next_week])
    assert pooled.hotspot.tolist() == [0, 1, 1]
    assert pooled.minutes.tolist() == [25.0, 15.0, 15.0]
    assert (pooled.officers.tolist(), pooled.officer_minutes.tolist()) == ([1, 1, 1], [20.0, 15.0, 15.0])
    assert len(join_visits(SEEN, pool_visits([WRITTEN, WRITTEN]))) == len(join_visits(SEEN, WRITTEN))


def test_files_of_devices_that_overlap_keep_the_days_on_which_any_was_heard():
    pooled = pool_visits([SEEN, SEEN])
    assert pooled.begun.tolist() == SEEN.begun.tolist()
    assert pooled.minutes.tolist() == SEEN.minutes.tolist()
    assert pooled.officer_minutes.tolist() == SEEN.officer_minutes.tolist()
    assert pooled.heard_on.tolist() == SEEN.heard_on.tolist()
