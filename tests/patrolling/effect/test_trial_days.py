"""Offences put to hotspots, rings and days."""

import datetime as dt

import numpy as np
import pytest

from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.protocol import Outcome, Window
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.effect.trials import draw, make_offences, weigh
from tests.patrolling.trial.example import make_hotspots, make_protocol

FIRST = np.datetime64("2022-10-03")


def gather(protocol, offences, **more):
    return gather_trial_days(protocol, draw(protocol), offences, weigh(offences), **more)


def test_an_offence_in_a_square_is_the_hotspots_and_one_beside_it_the_rings():
    offences = make_offences([FIRST + 2, FIRST + 2, FIRST + 2], [400_050, 400_200, 400_600], [300_050] * 3)
    days = gather(make_protocol(), offences)

    assert days.events[0, 2] == 1
    assert days.events.sum() == 1
    assert days.outcomes[0].ring_events[0, 2] == 1
    assert days.outcomes[0].ring_events.sum() == 1  # 500 m away is nobody's


def test_where_rings_overlap_an_offence_belongs_to_the_nearest_hotspot_and_never_to_a_ring_inside_another():
    protocol = make_protocol(hotspots=make_hotspots(12, apart=250))
    east = [400_165, 400_190, 400_300]  # 65 and 85 m from two squares; 90 and 60; inside the second
    days = gather(protocol, make_offences([FIRST] * 3, east, [300_050] * 3))

    assert days.outcomes[0].ring_events[:3, 0].tolist() == [1, 1, 0]
    assert days.events[:3, 0].tolist() == [0, 1, 0]


def test_a_night_belongs_to_the_day_on_which_it_starts():
    protocol = make_protocol(offence_hours=(Window(dt.time(20), dt.time(2)),))
    hours = [21, 1, 1, 12, -1, 2]
    day = [FIRST, FIRST + 1, FIRST, FIRST, FIRST, FIRST + 5]
    days = gather(protocol, make_offences(day, [400_050] * 6, [300_050] * 6, hour=hours))

    assert days.events[0, 0] == 2  # nine in the evening, and one the next morning
    assert days.events.sum() == 2
    assert days.without_hour == 1


def test_an_offence_before_the_first_day_or_found_by_police_is_not_counted():
    offences = make_offences(
        [FIRST - 1, FIRST, FIRST], [400_050] * 3, [300_050] * 3, proactive=[False, True, False], category=[0, 3, 5]
    )

    assert gather(make_protocol(), offences).events.sum() == 0


def test_harm_stands_with_and_without_homicide():
    offences = make_offences([FIRST, FIRST], [400_050] * 2, [300_050] * 2, category=[2, 4])
    days = gather(make_protocol(outcomes=(Outcome(name="harm", measure="harm", with_homicide=True),)), offences)

    assert days.outcomes[0].list_values("harm").sum() == 365
    assert days.harm.sum() == 365 + 5475


def test_days_after_the_last_that_was_loaded_are_not_measured():
    offences = make_offences([FIRST + 9], [400_050], [300_050])
    days = gather(make_protocol(), offences)
    loaded = gather(make_protocol(), offences, to=dt.date(2022, 10, 20))

    assert days.is_measured.sum(axis=1).tolist() == [10] * 12
    assert loaded.is_measured.sum(axis=1).tolist() == [18] * 12
    assert loaded.to == dt.date(2022, 10, 20)
    assert not (days.treated & ~days.is_measured).any()


def test_days_after_a_patrol_are_no_controls():
    days = gather(make_protocol(washout_days=1), make_offences([FIRST + 90], [0], [0]))

    assert not (days.control & days.is_washout).any()
    assert not (days.control & days.patrolled).any()
    assert (days.control | days.treated | days.is_washout).all()


def test_every_offence_near_a_hotspot_is_counted_once():
    chance = np.random.default_rng(6)
    number = 400
    offences = make_offences(
        FIRST + chance.integers(0, 91, number), 400_000 + chance.uniform(-300, 3300, number),
        300_000 + chance.uniform(-300, 400, number),
    )  # fmt: skip
    protocol = make_protocol(hotspots=make_hotspots(12, apart=250))
    days = gather(protocol, offences)
    near = np.zeros(number, dtype=bool)
    for at in range(12):
        across = np.maximum(
            np.maximum(400_000 + 250 * at - offences.easting, offences.easting - 400_100 - 250 * at), 0
        )
        up = np.maximum(np.maximum(300_000 - offences.northing, offences.northing - 300_100), 0)
        near |= np.hypot(across, up) <= 150

    assert days.events.sum() + days.outcomes[0].ring_events.sum() == near.sum()


def test_offences_known_by_month_are_refused():
    import dataclasses

    offences = dataclasses.replace(make_offences([FIRST], [400_050], [300_050]), precision="month")
    with pytest.raises(PatrolError, match="month alone"):
        gather(make_protocol(), offences)


def test_days_of_another_protocol_are_refused():
    offences = make_offences([FIRST], [400_050], [300_050])
    other = draw(make_protocol(hotspots=make_hotspots(11)))
    with pytest.raises(PatrolError, match="not those of this protocol"):
        gather_trial_days(make_protocol(), other, offences, weigh(offences))


def test_offences_from_before_the_trial_are_refused():
    with pytest.raises(PatrolError, match="end on 1 October 2022"):
        gather(make_protocol(), make_offences([FIRST - 2], [400_050], [300_050]))
