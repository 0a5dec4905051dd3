"""When what is closed about a trial may be told, at the days on which that changes."""

from __future__ import annotations

import datetime as dt

import pytest

from answerable.law.parameter import read_rows
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Dose, Outcome, Protocol, Scheme
from answerable.patrolling.trial.release import Delay, find_delay, find_release

PROTOCOL = Protocol(
    title="Patrols at noon",
    body="An invented force",
    question="Do patrols prevent violence?",
    hotspots=(Hotspot(code="A", name="The arcade", unit="East", outline="POLYGON ((0 0, 1 0, 1 1, 0 0))"),),
    starts_on=dt.date(2024, 1, 1),
    ends_on=dt.date(2024, 3, 31),
    dose=Dose(),
    scheme=Scheme(),
    seed_sha256="0" * 64,
    outcomes=(Outcome(name="All violence"),),
    hoped=0.2,
)


def test_schedule_and_seed_open_28_days_after_the_day_that_follows_the_trial():
    release = find_release(PROTOCOL)
    assert release.schedule_on == release.seed_on == dt.date(2024, 4, 1) + dt.timedelta(days=28)


def test_places_open_90_days_after_the_end():
    assert find_release(PROTOCOL).places_on == dt.date(2024, 6, 29)


def test_places_that_are_still_patrolled_never_open():
    release = find_release(PROTOCOL, still_used=True)
    assert release.places_on is None
    assert "for as long as any of them is patrolled" in release.words


def test_words_say_every_day_and_that_the_choice_is_our_own():
    words = find_release(PROTOCOL).words
    assert all(day in words for day in ("31 March 2024", "29 April 2024", "29 June 2024"))
    assert "Our own choice, until a force decides" in words


def test_no_exact_place_stands_in_what_is_said():
    said = find_release(PROTOCOL).words
    assert "arcade" not in said
    assert "POLYGON" not in said


def test_every_delay_is_dated_sourced_and_says_whether_it_was_verified():
    delays = read_rows("release.toml", "delay", Delay, "answerable.patrolling")
    assert sorted(each.name for each in delays) == ["places", "schedule", "seed"]
    assert all(each.source and each.authority and not each.verified for each in delays)
    with pytest.raises(LookupError):
        find_delay("names", dt.date(2024, 1, 1))
