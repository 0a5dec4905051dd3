"""What was patrolled of a trial: the day a visit belongs to, the four definitions, days without a planned patrol."""

import datetime as dt
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.dosage.dosage import count_dosage, list_hotspot_dosage, work_out_dosage
from answerable.patrolling.dosage.exhibits import tell_dosage
from answerable.patrolling.dosage.hotspot_exhibit import tell_hotspot_dosage
from answerable.patrolling.dosage.result import DosageResult
from answerable.patrolling.protocol import Dose
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.dosage.given import AFTERNOON, MONDAY, NIGHT, list_visits_made, make_trial

SUNDAY = MONDAY + dt.timedelta(days=6)
TWICE = Dose(visits=2, minutes=15, windows=(AFTERNOON,))


def met(result):
    return {each.name: (each.met.part, each.met.whole) for each in result.compliance}


def test_definitions_stand_side_by_side():
    protocol, allocation = make_trial(["####..."], dose=TWICE)
    visits = list_visits_made(
        (0, "2022-10-03T15:00", "2022-10-03T15:15"), (0, "2022-10-03T18:00", "2022-10-03T18:15"),
        (0, "2022-10-04T15:00", "2022-10-04T15:40"),
        (0, "2022-10-05T22:50", "2022-10-05T23:30"),
        (0, "2022-10-06T09:00", "2022-10-06T09:30"),
    )  # fmt: skip
    result = work_out_dosage(protocol, allocation, visits, to=SUNDAY)
    assert met(result)["any visit"] == (3, 4), "nine in the morning is outside the hours"
    assert met(result)["planned minutes"] == (2, 4), "of forty minutes, ten lay within the hours"
    assert met(result)["planned visits"] == (1, 4), "one long visit is not two"
    assert (result.planned_minutes, result.window_minutes) == (120.0, 80.0)


def test_visit_is_as_long_as_planned_to_the_nearest_minute():
    protocol, allocation = make_trial(["##"])
    visits = list_visits_made(
        (0, "2022-10-03T15:00:00", "2022-10-03T15:14:30"), (0, "2022-10-04T15:00:00", "2022-10-04T15:14:29")
    )
    assert met(work_out_dosage(protocol, allocation, visits, to=SUNDAY))["planned minutes"] == (1, 2)


def test_arrival_within_24_hours_can_fall_on_a_day_drawn_for_none():
    protocol, allocation = make_trial(["#.#....", "......."])
    on_control = list_visits_made((0, "2022-10-04T15:05", "2022-10-04T15:20"))
    result = work_out_dosage(protocol, allocation, on_control, to=SUNDAY)
    arrived = result.compliance[-1]
    assert met(result)["any visit"] == (0, 2)
    assert arrived.met.part == arrived.on_control > 0
    assert "did so only on days not drawn" in tell_dosage(result)[0].sentence
    kept = list_visits_made((0, "2022-10-03T15:05", "2022-10-03T15:20"), (0, "2022-10-04T15:05", "2022-10-04T15:20"))
    assert work_out_dosage(protocol, allocation, kept, to=SUNDAY).compliance[-1].on_control < 2


def test_scheduled_visit_whose_24_hours_are_not_over_is_left_out():
    protocol, allocation = make_trial(["##"])
    visits = list_visits_made((0, "2022-10-03T15:05", "2022-10-03T15:20"))
    arrived = work_out_dosage(protocol, allocation, visits, to=MONDAY + dt.timedelta(days=1)).compliance[-1]
    assert arrived.met.whole == 1


def test_visit_after_midnight_belongs_to_the_day_its_window_began():
    protocol, allocation = make_trial(["#.#"], dose=Dose(windows=(NIGHT,)))
    visits = list_visits_made(
        (0, "2022-10-04T00:30", "2022-10-04T00:45"), (0, "2022-10-05T01:50", "2022-10-05T02:20")
    )
    delivery = count_dosage(protocol, allocation, visits, to=SUNDAY)
    assert delivery.minutes.tolist() == [[15.0, 30.0, 0.0]]
    assert delivery.window_minutes.tolist() == [[15.0, 10.0, 0.0]]
    assert delivery.day.tolist() == [0, 1]


@pytest.mark.parametrize(("night", "minutes"), [("2022-03-26", 180.0), ("2022-10-29", 300.0), ("2022-11-05", 240.0)])
def test_window_over_the_change_of_clocks_is_as_long_as_the_night(night, minutes):
    first = dt.date.fromisoformat(night)
    protocol, allocation = make_trial(["#."], starts_on=first, dose=Dose(windows=(NIGHT,)))
    after = first + dt.timedelta(days=1)
    visits = list_visits_made((0, f"{night}T21:00", f"{after}T03:00"))
    assert count_dosage(protocol, allocation, visits, to=after).window_minutes.tolist() == [[minutes, 0.0]]


def test_day_on_which_no_device_was_heard_is_not_measured():
    protocol, allocation = make_trial(["###", "..."])
    visits = list_visits_made((0, "2022-10-03T15:00", "2022-10-03T15:15"))
    heard = replace(visits, heard_on=np.array(["2022-10-03", "2022-10-05"], dtype="datetime64[D]"))
    delivered = count_dosage(protocol, allocation, heard, to=SUNDAY).delivered
    assert np.isnan(delivered).tolist() == [[False, True, False]] * 2
    assert delivered[0, 0] == 15.0
    result = work_out_dosage(protocol, allocation, heard, to=SUNDAY)
    assert result.unmeasured == (dt.date(2022, 10, 4),)
    assert met(result)["any visit"] == (1, 2)
    assert any("Not measured" in note for note in tell_dosage(result)[0].notes)
    alone = work_out_dosage(protocol, allocation, visits, to=SUNDAY)
    assert met(alone)["any visit"] == (1, 3), "forms do not tell an outage from a day without patrol"
    assert alone.quiet_days == 2
    assert {badge.name for exhibit in tell_dosage(alone) for badge in exhibit.badges} == {"proxy"}


def test_days_after_the_day_counted_to_are_not_yet_missed():
    protocol, allocation = make_trial(["#######"])
    visits = list_visits_made((0, "2022-10-03T15:00", "2022-10-03T15:15"))
    assert met(work_out_dosage(protocol, allocation, visits, to=MONDAY))["any visit"] == (1, 1)


def test_contamination_tells_a_moment_from_half_a_dose():
    protocol, allocation = make_trial(["#..", "#.."], dose=TWICE)
    visits = list_visits_made(
        (0, "2022-10-03T15:00", "2022-10-03T15:40"), (1, "2022-10-03T15:00", "2022-10-03T15:20"),
        (0, "2022-10-04T08:00", "2022-10-04T08:15"), (1, "2022-10-05T15:00", "2022-10-05T15:05"),
    )  # fmt: skip
    found = work_out_dosage(protocol, allocation, visits, to=SUNDAY).contamination
    assert (found.any_visit.part, found.half_dose.part, found.any_visit.whole) == (2, 1, 4)
    assert (found.visits, found.control_minutes, found.drawn_minutes) == (2, 20.0, 60.0)
    assert found.ratio.ratio == pytest.approx(30 / 5)
    assert found.ratio.low < 6 < found.ratio.high


def test_visits_at_either_end_of_the_band_lie_within_it():
    protocol, allocation = make_trial(["#"], dose=Dose(visits=4, minutes=15, windows=(AFTERNOON,)))
    ends = ("15:11:59", "16:12:00", "17:16:00", "18:16:01")
    visits = list_visits_made(*((0, f"2022-10-03T{end[:2]}:00", f"2022-10-03T{end}") for end in ends))
    dwell = work_out_dosage(protocol, allocation, visits, to=SUNDAY).dwell
    assert (dwell.quarter.part, dwell.quarter.whole) == (2, 4)
    assert [(bar.low, bar.drawn) for bar in dwell.bars if bar.drawn] == [(8.0, 1), (12.0, 2), (16.0, 1)]
    assert (dwell.best.part, dwell.median) == (2, 14.0)


def test_units_and_weeks_add_up_to_the_whole():
    protocol, allocation = make_trial(["#.#.#.#.#.", ".#.#.#.#.#", "##########"])
    visits = list_visits_made(
        *(
            (place, f"2022-10-{day:02}T16:00", f"2022-10-{day:02}T16:16")
            for place in range(3)
            for day in (4, 6, 9, 11)
        )
    )
    result = work_out_dosage(protocol, allocation, visits, to=MONDAY + dt.timedelta(days=9))
    first = result.compliance[0].met
    assert sum(unit.met[0].part for unit in result.units) == first.part == sum(week.visited for week in result.weeks)
    assert sum(week.drawn_days for week in result.weeks) == result.drawn_days == first.whole
    assert [week.first_on for week in result.weeks] == [MONDAY, MONDAY + dt.timedelta(days=7)]
    assert {unit.unit: unit.hotspots for unit in result.units} == {"North": 2, "South": 1}


def test_what_may_be_published_names_no_hotspot_and_comes_back_from_json_whole():
    protocol, allocation = make_trial(["#.#.", ".#.#"])
    visits = list_visits_made(
        (0, "2022-10-03T15:00", "2022-10-03T15:15"), (1, "2022-10-05T15:00", "2022-10-05T15:15")
    )
    result = work_out_dosage(protocol, allocation, visits, to=SUNDAY)
    kept = msgspec.json.encode(result)
    assert msgspec.json.decode(kept, type=DosageResult) == result
    public = kept + msgspec.json.encode(tell_dosage(result))
    for hotspot in protocol.hotspots:
        for closed in (hotspot.code, hotspot.name, hotspot.outline, "400000"):
            assert closed.encode() not in public
    assert b"15:00" not in public


def test_desk_sees_each_hotspot_and_which_had_no_visit():
    protocol, allocation = make_trial(["##", "#."])
    visits = list_visits_made((0, "2022-10-03T15:00", "2022-10-03T15:15"))
    rows = list_hotspot_dosage(count_dosage(protocol, allocation, visits, to=SUNDAY))
    assert [(row.code, row.drawn_days, row.visited) for row in rows] == [("H1", 2, 1), ("H2", 1, 0)]
    (exhibit,) = tell_hotspot_dosage(rows)
    assert exhibit.sentence.endswith("No day drawn had a visit in: H2.")


def test_nothing_is_said_of_a_schedule_without_a_known_day():
    protocol, allocation = make_trial([".."])
    with pytest.raises(PatrolError, match="Nothing is known of any day drawn for patrol"):
        work_out_dosage(protocol, allocation, list_visits_made(), to=SUNDAY)
    with pytest.raises(PatrolError, match="before the first day"):
        work_out_dosage(protocol, allocation, list_visits_made(), to=MONDAY - dt.timedelta(days=1))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_every_visit_is_given_to_one_day_and_minutes_are_neither_lost_nor_doubled(seed, at_night):
    chance = np.random.default_rng(seed)
    protocol, allocation = make_trial(["#.#.#.#", "..##..#"], dose=Dose(windows=(NIGHT if at_night else AFTERNOON,)))
    begun = np.datetime64("2022-10-03T12:00", "s") + chance.integers(0, 5 * 86_400, 40).astype("timedelta64[s]")
    ended = begun + chance.integers(0, 7_200, 40).astype("timedelta64[s]")
    visits = list_visits_made(
        *((int(place), str(b), str(e)) for place, b, e in zip(chance.integers(0, 2, 40), begun, ended, strict=True))
    )
    delivery = count_dosage(protocol, allocation, visits, to=SUNDAY)
    assert delivery.minutes.sum() == pytest.approx(visits.minutes.sum())
    assert delivery.visits.sum() == len(visits)
    assert (delivery.window_minutes <= delivery.minutes + 1e-9).all()
    order = chance.permutation(len(visits))
    again = count_dosage(protocol, allocation, visits.take(order), to=SUNDAY)
    assert np.allclose(again.window_minutes, delivery.window_minutes)
