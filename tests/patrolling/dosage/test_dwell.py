"""Visits from positions: who stayed within an outline, and how long."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.ping import Pings, read_pings
from answerable.patrolling.dosage.shapes import PATROL_PINGS
from answerable.patrolling.place.grid import to_grid
from tests.patrolling.dosage.given import list_positions, make_hotspots, stay, take_file

HOTSPOTS = make_hotspots()


def test_stay_lasts_from_first_to_last_position_and_half_a_gap_at_each_end():
    visits = find_visits(list_positions(*stay(1, "2022-10-03T14:00", 14)), HOTSPOTS)
    assert visits.hotspot.tolist() == [0]
    assert visits.minutes.tolist() == [15.0]
    assert str(visits.start[0]) == "2022-10-03T14:59:30", "local time is an hour ahead in summer"


def test_stay_ends_at_most_half_way_to_a_position_outside():
    positions = [*stay(1, "2022-10-03T14:00", 14), (1, "2022-10-03T14:14:20", -500.0, 100.0)]
    visits = find_visits(list_positions(*positions), HOTSPOTS)
    assert visits.minutes.tolist() == [pytest.approx(14 + 0.5 + 10 / 60)]


def test_single_position_is_no_visit_but_is_counted_as_too_short():
    visits = find_visits(list_positions((1, "2022-10-03T14:00", 100, 100)), HOTSPOTS)
    assert len(visits) == 0
    assert visits.reading.too_short == 1


def test_single_position_that_was_sent_twice_is_no_visit_either():
    once = stay(1, "2022-10-03T14:00", 14)
    twice = find_visits(
        list_positions((1, "2022-10-03T14:00", 100, 100), (1, "2022-10-03T14:00", 100, 100)), HOTSPOTS
    )
    assert (len(twice), twice.reading.too_short) == (0, 1)
    moved = find_visits(
        list_positions((1, "2022-10-03T14:00", 100, 100), (1, "2022-10-03T14:00", 120, 100)), HOTSPOTS
    )
    assert len(moved) == 0, "nobody is in two places at one moment"
    assert find_visits(list_positions(*once, *once), HOTSPOTS).minutes.tolist() == [15.0]


def test_silence_of_more_than_five_minutes_parts_two_visits():
    five = list_positions(*stay(1, "2022-10-03T14:00", 5), *stay(1, "2022-10-03T14:10", 5))
    six = list_positions(*stay(1, "2022-10-03T14:00", 5), *stay(1, "2022-10-03T14:11", 5))
    assert len(find_visits(five, HOTSPOTS)) == 1
    assert len(find_visits(six, HOTSPOTS)) == 2


def test_position_astray_for_a_moment_does_not_part_a_visit():
    strayed = [*stay(1, "2022-10-03T14:00", 5), (1, "2022-10-03T14:06", 350, 100), *stay(1, "2022-10-03T14:07", 5)]
    assert len(find_visits(list_positions(*strayed), HOTSPOTS)) == 1


def test_buffer_takes_in_positions_just_outside_and_gives_them_to_the_nearest():
    outside = list_positions(*stay(1, "2022-10-03T14:00", 10, east=215))
    assert len(find_visits(outside, HOTSPOTS)) == 0
    assert find_visits(outside, HOTSPOTS, buffer_metres=20).hotspot.tolist() == [0]
    between = list_positions(*stay(1, "2022-10-03T14:00", 10, east=650))
    assert find_visits(between, HOTSPOTS, buffer_metres=500).hotspot.tolist() == [1]


def test_two_officers_together_are_one_visit_with_the_minutes_of_both_apart():
    together = list_positions(*stay(1, "2022-10-03T14:00", 14), *stay(2, "2022-10-03T14:05", 14))
    visits = find_visits(together, HOTSPOTS)
    assert visits.minutes.tolist() == [20.0]
    assert visits.officers.tolist() == [2]
    assert visits.officer_minutes.tolist() == [30.0]


def test_officer_who_leaves_and_comes_back_while_another_stays_counts_once():
    positions = [*stay(1, "2022-10-03T14:00", 30), *stay(2, "2022-10-03T14:00", 5), *stay(2, "2022-10-03T14:20", 5)]
    assert find_visits(list_positions(*positions), HOTSPOTS).officers.tolist() == [2]


def test_device_left_in_a_place_all_day_is_no_visit():
    visits = find_visits(list_positions(*stay(1, "2022-10-03T06:00", 13 * 60, every=240)), HOTSPOTS)
    assert len(visits) == 0
    assert visits.reading.too_long == 1


def test_days_on_which_a_device_was_heard_anywhere_are_known():
    positions = list_positions((1, "2022-10-03T12:00", 90_000, 0), (1, "2022-10-05T23:30", 90_000, 0))
    days = find_visits(positions, HOTSPOTS).heard_on
    assert days.astype(str).tolist() == ["2022-10-03", "2022-10-06"], "half past eleven in UTC is the next day"


def test_half_a_gap_at_each_end_is_right_on_average_whatever_the_gap():
    chance = np.random.default_rng(4)
    for every in (30, 120, 240):
        stays = 400
        begun = np.arange(stays) * 7_200 + 1_664_800_000
        seconds = chance.integers(9 * 60, 20 * 60, stays)
        phase = chance.integers(0, every, stays)
        rows = [
            (device, at)
            for device in range(stays)
            for at in range(begun[device] + phase[device], begun[device] + seconds[device], every)
        ]
        device, at = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
        visits = find_visits(Pings(device, at, np.full(len(at), 400_100.0), np.full(len(at), 300_100.0)), HOTSPOTS)
        assert visits.minutes.mean() == pytest.approx(seconds.mean() / 60, abs=0.25)
        assert (visits.minutes - every / 60).mean() < seconds.mean() / 60 - 0.25, "the bare span is too short"


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)), st.integers(0, 10_000))
def test_names_of_devices_change_nothing(order, seed):
    chance = np.random.default_rng(seed)
    at = np.sort(chance.integers(1_664_800_000, 1_664_810_000, 120))
    device = chance.integers(0, 4, 120)
    east, north = (chance.uniform(low, low + 400, 120) for low in (399_900, 299_900))

    def find(device):
        place = np.lexsort((at, device))
        return find_visits(Pings(device[place], at[place], east[place], north[place]), HOTSPOTS)

    first, second = find(device), find(np.array(order)[device])
    assert first.begun.tolist() == second.begun.tolist()
    assert first.officers.tolist() == second.officers.tolist()
    assert first.officer_minutes.tolist() == pytest.approx(second.officer_minutes.tolist())
    assert (first.officer_minutes >= first.minutes - 1e-9).all()


def test_file_of_degrees_or_metres_gives_the_same_positions_and_no_code_of_a_device(tmp_path):
    lines = (
        "call sign,timestamp,easting,northing,longitude,latitude",
        "TANGO1,2022-10-03 15:00:00,400100,300100,,",
        "TANGO2,2022-10-03 15:01:00,,,-2.0,52.6",
    )
    pings = read_pings(take_file(tmp_path, PATROL_PINGS, *lines))
    assert sorted(pings.device.tolist()) == [0, 1]
    assert str(pings.at.astype("datetime64[s]")[0]) == "2022-10-03T14:00:00", "kept in UTC"
    east, _ = to_grid(np.array([-2.0]), np.array([52.6]))
    assert pings.easting.tolist() == pytest.approx([400_100, east[0]])
    assert not any("TANGO" in repr(column) for column in vars(pings).values())
