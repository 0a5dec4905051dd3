"""A protocol as anybody may read it: what it can detect first, and nothing exact of its places."""

import datetime as dt
import re

import numpy as np
import pytest
from msgspec.structs import replace

from answerable.drawing.text import write_exhibit
from answerable.patrolling.protocol import Look, Outcome, Scheme, Window
from answerable.patrolling.trial.exhibits import tell_protocol
from answerable.patrolling.trial.power import work_out_detectable
from answerable.patrolling.trial.registration import hash_protocol
from tests.patrolling.trial.example import STARTS, make_hotspots, make_protocol


def make_worked_out(events=143, **changed):
    protocol = make_protocol(compliance=0.74, **changed)
    history = np.random.default_rng(5).poisson(events / 91 / len(protocol.hotspots), (700, len(protocol.hotspots)))
    return replace(protocol, detectable=work_out_detectable(protocol, history, dt.date(2020, 10, 1)))


@pytest.fixture(scope="module")
def told():
    return tell_protocol(make_worked_out())


def by_slug(told, slug):
    return next(exhibit for exhibit in told if exhibit.slug == slug)


def test_what_it_can_detect_stands_first(told):
    assert [exhibit.slug for exhibit in told] == [
        "detectable", "found-elsewhere", "needed", "design", "outcomes", "looks", "registration",
    ]  # fmt: skip
    assert re.fullmatch(
        r"This trial can detect a fall of 5\d% or more; 16% is hoped for, so it will probably not be able to tell",
        told[0].title,
    )
    assert "events are expected in all the hotspots if nobody patrols" in told[0].sentence
    assert told[0].notes[0].startswith("Of trials simulated from the hotspots' own past days")


def test_a_trial_with_events_enough_is_not_called_too_small():
    (first, *_) = tell_protocol(make_worked_out(8000))
    assert first.title.endswith("16% is hoped for, so it should be able to tell")


def test_a_trial_with_hardly_an_event_can_detect_nothing():
    (first, *_) = tell_protocol(make_worked_out(14))
    assert first.title.startswith("This trial cannot detect even the end of all violence on patrolled days")


def test_a_protocol_that_is_being_written_is_told_as_far_as_it_goes():
    protocol = make_protocol(hotspots=(), outcomes=(), ends_on=STARTS - dt.timedelta(days=1), seed_sha256="")
    told = tell_protocol(protocol)
    assert [exhibit.slug for exhibit in told] == ["detectable", "design", "outcomes", "registration"]
    assert told[0].title == "What this trial can detect has not been worked out"
    assert "no hotspots" in by_slug(told, "design").notes[0]


@pytest.mark.parametrize(
    "changed", [{"compliance": 0.0}, {"hoped": 1.2}, {"alpha": 0.0}, {"scheme": Scheme(patrolled=2)}, {"power": 1.0}]
)
def test_shares_that_make_no_sense_are_told_and_break_nothing(changed):
    told = tell_protocol(replace(make_worked_out(), **changed))
    assert told[0].slug == "detectable"
    assert told[0].title.endswith("has not been worked out")


def test_of_places_only_their_number_by_unit_is_told(told):
    protocol = make_worked_out()
    words = "\n".join(write_exhibit(exhibit) for exhibit in told) + repr(told)
    for hotspot in protocol.hotspots:
        assert hotspot.name not in words
        assert hotspot.code not in words
        assert hotspot.outline not in words
    assert "300000" not in words
    assert by_slug(told, "design").table.rows[0] == ("Eastgate", 4, 364, 182, 182)


def test_the_design_counts_every_hotspot_day(told):
    design = by_slug(told, "design")
    assert sum(row[2] for row in design.table.rows) == 12 * 91
    assert "1,092 hotspot-days" in design.sentence
    assert "15:00" not in repr(design)


def test_hotspots_drawn_with_their_neighbours_are_counted():
    told = tell_protocol(make_worked_out(hotspots=make_hotspots(5, 2, 2)))
    assert any("2 groups are put together so" in note for note in by_slug(told, "design").notes)


def test_the_outcome_says_what_all_violence_is_and_which_hours_count():
    told = tell_protocol(
        make_worked_out(
            outcomes=(Outcome(name="violence"), Outcome(name="harm", measure="harm", categories=("robbery",))),
            offence_hours=(Window(dt.time(22), dt.time(3)),),
        )
    )
    outcomes = by_slug(told, "outcomes")
    assert outcomes.table.rows[0][3] == "violence (homicide, violence with injury, robbery, possession of weapons)"
    assert "harm in days of the Cambridge Crime Harm Index, without homicide" in outcomes.table.rows[1]
    assert "Only offences between 22:00 and 03:00 the next day count." in outcomes.sentence
    assert "1 other outcome is told beside it" in outcomes.sentence


def test_looks_stand_with_the_line_that_each_is_held_to(told):
    looks = by_slug(told, "looks")
    assert looks.title == "The result is read at 1 planned look and at the end"
    assert [row[0] for row in looks.table.rows] == ["Look 1", "End"]
    assert looks.table.rows[1][-2:] == ("1.966", "0.0494")
    none = by_slug(tell_protocol(make_worked_out(looks=())), "looks")
    assert none.title == "The result is read only at the end"
    assert none.table.rows == (("End", dt.date(2023, 1, 2), dt.date(2023, 1, 1), 100.0, "1.960", "0.0500"),)


def test_hashes_and_how_to_check_them_are_printed(told):
    protocol = make_worked_out()
    registration = by_slug(told, "registration")
    assert registration.table.rows == (
        ("The protocol, whole", hash_protocol(protocol)),
        ("The seed of the draw", protocol.seed_sha256),
    )
    assert "sha256sum" in registration.notes[0]


def test_an_early_look_has_a_line_that_is_not_printed_as_nought():
    told = tell_protocol(make_worked_out(looks=(Look(STARTS + dt.timedelta(days=3)),)))
    assert by_slug(told, "looks").table.rows[0][-1] == "below 0.0001"


def test_what_looks_and_an_outcome_of_harm_cost_is_said():
    harm = (Outcome(name="harm", measure="harm"),)
    (first, *_) = tell_protocol(make_worked_out(outcomes=harm))
    assert first.notes[-2].startswith("Looks before the end are paid for at the end")
    assert first.notes[-1].startswith("The primary outcome is harm")
    (plain, *_) = tell_protocol(make_worked_out(looks=()))
    assert not any("paid for" in note or "outcome is harm" in note for note in plain.notes)
