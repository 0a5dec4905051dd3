"""A protocol as registered: the same bytes everywhere, and another hash for any change."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.patrolling.protocol import Detectable, Dose, Outcome, Scheme, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.registration import (
    hash_protocol,
    read_protocol,
    write_protocol,
)
from tests.patrolling.trial.example import make_hotspots, make_protocol

DETECTABLE = Detectable(
    history_first_on=dt.date(2021, 1, 1),
    history_last_on=dt.date(2022, 8, 31),
    history_events=900,
    expected=134.7,
    dispersion=1.08,
    power=0.8,
    alpha=0.05,
    reduction=0.39,
    compliance=0.8,
    reduction_at_compliance=0.49,
    simulated_power=0.7,
)
CHANGES = {
    "title": "Other patrols",
    "body": "Southshire Police",
    "question": "Another question?",
    "hotspots": make_hotspots(11),
    "starts_on": dt.date(2022, 10, 4),
    "ends_on": dt.date(2023, 1, 2),
    "dose": Dose(minutes=16),
    "scheme": Scheme(out_of=3),
    "seed_sha256": "0f" * 32,
    "outcomes": (Outcome(name="violence", whose="knife"),),
    "hoped": 0.17,
    "hoped_source": "Elsewhere",
    "looks": (),
    "alpha": 0.01,
    "power": 0.9,
    "compliance": 0.74,
    "washout_days": 1,
    "buffer_metres": 200,
    "offence_hours": (Window(dt.time(15), dt.time(23)),),
    "harm_edition": "2026",
    "registered_on": dt.date(2022, 9, 21),
    "detectable": DETECTABLE,
}


def test_a_protocol_is_read_back_as_it_was_written():
    protocol = make_protocol(detectable=DETECTABLE, offence_hours=(Window(dt.time(22), dt.time(3)),))
    written = write_protocol(protocol)
    assert read_protocol(written) == protocol
    assert write_protocol(read_protocol(written)) == written


def test_the_bytes_have_sorted_names_no_spaces_and_letters_as_they_are():
    written = write_protocol(make_protocol(title="Patrols in Môr Street"))
    plain = json.loads(written)
    assert list(plain) == sorted(plain)
    assert "Môr Street" in written.decode()
    assert b'"alpha":0.05,"body":"Northshire Police"' in written


def test_every_field_of_the_protocol_is_tried_below():
    assert set(CHANGES) == set(make_protocol().__struct_fields__)


@pytest.mark.parametrize("field", CHANGES)
def test_a_change_of_any_field_changes_the_hash(field):
    before, after = make_protocol(), make_protocol(**{field: CHANGES[field]})
    assert hash_protocol(before) != hash_protocol(after)


@given(st.integers(0, 11), st.sampled_from(["code", "name", "unit", "outline", "public_name"]), st.text(max_size=8))
def test_a_change_of_any_words_of_a_hotspot_changes_the_hash(at, field, words):
    before = make_protocol()
    spots = list(before.hotspots)
    spots[at] = replace(spots[at], **{field: words})
    after = replace(before, hotspots=tuple(spots))
    assert (hash_protocol(before) == hash_protocol(after)) == (before == after)


def test_a_whole_number_and_the_same_with_a_point_are_one_protocol():
    spots = tuple(replace(spot, harm=0) for spot in make_hotspots())
    assert hash_protocol(make_protocol(hotspots=spots)) == hash_protocol(make_protocol())
    negative = tuple(replace(spot, harm=-0.0) for spot in make_hotspots())
    assert hash_protocol(make_protocol(hotspots=negative)) == hash_protocol(make_protocol())


def test_the_order_of_hotspots_is_part_of_the_protocol():
    protocol = make_protocol()
    assert hash_protocol(protocol) != hash_protocol(replace(protocol, hotspots=protocol.hotspots[::-1]))


def test_a_number_that_is_none_is_not_written():
    with pytest.raises(PatrolError, match="none that can be written"):
        write_protocol(make_protocol(hoped=float("inf")))


@pytest.mark.parametrize("written", [b"", b"[]", b'{"title": 3}', b'{"title": "x"}'])
def test_what_is_no_protocol_is_refused(written):
    with pytest.raises(PatrolError, match="no protocol"):
        read_protocol(written)
