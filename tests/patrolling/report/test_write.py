"""Sentences of a patrol report held against what it is told from."""

from __future__ import annotations

import datetime as dt

from answerable.patrolling.hotspot.statement import Statement
from answerable.patrolling.report.held import HeldHotspots, HeldProtocol, hide_places
from answerable.patrolling.report.write import write_report
from answerable.patrolling.trial.registration import hash_protocol
from answerable.patrolling.trial.release import find_release
from tests.patrolling.trial.example import make_protocol


def find_exhibit(report, slug):
    return next(each for section in report.sections for each in section.exhibits if each.slug == slug)


def hold_units(*units):
    statement = Statement(places=sum(number for _, number in units), place_km=1.5)
    return HeldHotspots(name="Places", why="", chosen_on=dt.date(2024, 8, 3), statement=statement, units=units)


def test_the_one_hash_that_is_printed_is_that_of_the_protocol_with_its_places():
    protocol = make_protocol()
    whole, hidden = hash_protocol(protocol), hash_protocol(hide_places(protocol))
    held = HeldProtocol(protocol=hide_places(protocol), protocol_sha256=whole, release=find_release(protocol))
    report = write_report(held)
    assert find_exhibit(report, "registration").table.rows[0] == ("The protocol, whole", whole)
    assert whole != hidden
    assert hidden not in str(report)


def test_places_by_unit_add_up_to_all_where_some_lie_in_no_known_unit():
    told = find_exhibit(write_report(hold_units(("", 2), ("Luton", 3))), "units")
    assert told.title == "The places whose unit is known lie in 1 policing unit"
    assert told.sentence == "Of 5 places chosen on 3 August 2024, 3 in Luton and 2 in none that is known."


def test_places_by_unit_are_told_where_all_or_none_are_known():
    assert find_exhibit(write_report(hold_units(("Luton", 5))), "units").title == "The places lie in 1 policing unit"
    assert find_exhibit(write_report(hold_units(("", 5))), "units").title == "No unit is known"
