"""Hotspots on the desk: chosen or brought in, named, closed, dropped; nothing rests on what is gone."""

import pytest
from django.db import connection

from answerable.keeping.changes.desk import hotspot as changes
from answerable.keeping.changes.desk.data_file import load_data_file
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Hotspot, HotspotSet
from answerable.keeping.queries.desk import hotspot as queries
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    SPOTS,
    draft_trial,
    make_set,
    our_force,
    take_offences,
    write_drawn,
)

pytestmark = pytest.mark.django_db
CHOICE = {"method": "count", "cell": "square", "side": 250, "number": SPOTS, "hectares": 22, "whose": "all"}


def test_places_are_chosen_where_the_offences_are(tmp_path):
    offences = take_offences(tmp_path)
    chosen = changes.choose_hotspots(our_force(), by=ANALYST, name="Autumn", offences=offences, **CHOICE)
    places = queries.hotspots_of(chosen)
    assert len(places) == SPOTS
    assert all(place.events > 0 and place.outline.startswith("POLYGON") for place in places)
    assert chosen.options["method"] == "count"


def test_a_form_that_is_sent_twice_makes_one_set_and_another_choice_another(tmp_path):
    offences = take_offences(tmp_path)
    given = {"by": ANALYST, "name": "Autumn", "offences": offences}
    first = changes.choose_hotspots(our_force(), **given, **CHOICE)
    again = changes.choose_hotspots(our_force(), **given, **CHOICE)
    assert again == first
    assert AuditEntry.objects.filter(act="choose hotspots").count() == 1
    assert Hotspot.objects.count() == SPOTS
    smaller = changes.choose_hotspots(our_force(), **given, **{**CHOICE, "number": SPOTS - 1})
    assert smaller != first
    changes.close_set(first, by=ANALYST)
    assert changes.choose_hotspots(our_force(), **given, **CHOICE) not in (first, smaller)


def test_nobody_waits_to_write_while_places_are_chosen(tmp_path, monkeypatch):
    """The choice can take half a minute: no transaction is open meanwhile."""
    offences, open_while_choosing = take_offences(tmp_path), []
    choose, before = changes.choose_places, len(connection.savepoint_ids)

    def look_and_choose(*given):
        open_while_choosing.append(len(connection.savepoint_ids) - before)
        return choose(*given)

    monkeypatch.setattr(changes, "choose_places", look_and_choose)
    changes.choose_hotspots(our_force(), by=ANALYST, name="Autumn", offences=offences, **CHOICE)
    assert open_while_choosing == [0]


def test_places_as_drawn_keep_their_codes_and_get_their_counts(tmp_path):
    places = queries.hotspots_of(make_set(tmp_path))
    assert [place.code for place in places] == [f"H{number:02d}" for number in range(1, SPOTS + 1)]
    assert min(place.events for place in places) > 50


def test_what_is_kept_of_a_set_for_reports_says_no_place(tmp_path):
    chosen = make_set(tmp_path)
    held = str(chosen.held)
    assert "POLYGON" not in held
    assert not any(place.name in held or place.code in held for place in queries.hotspots_of(chosen))


def test_a_file_that_was_not_taken_in_or_is_another_bodys_is_refused(tmp_path):
    force, other = our_force(), make_body("Eastmere Police", "force")
    raw = load_data_file(force, "areas", write_drawn(tmp_path), by=ANALYST)
    with pytest.raises(RefusedError, match="was not taken in yet") as refused:
        changes.bring_in_hotspots(force, by=ANALYST, name="Spring", drawn=raw)
    assert refused.value.field == "drawn"
    with pytest.raises(RefusedError, match="is a file of Northshire Police"):
        changes.choose_hotspots(other, by=ANALYST, name="Spring", offences=take_offences(tmp_path), **CHOICE)
    assert not HotspotSet.objects.exists()


def test_what_cannot_be_chosen_is_refused_in_a_sentence_and_nothing_is_kept(tmp_path):
    offences = take_offences(tmp_path)
    with pytest.raises(RefusedError) as refused:
        changes.choose_hotspots(
            our_force(), by=ANALYST, name="All", offences=offences, last_on="2001-01-01", **CHOICE
        )
    assert str(refused.value).endswith(".")
    assert not HotspotSet.objects.exists()
    assert not Hotspot.objects.exists()


def test_a_name_that_was_undone_is_the_old_one_and_a_stale_page_is_refused(tmp_path):
    spot = queries.list_hotspots(make_set(tmp_path))[0]
    named = changes.name_hotspot(spot, by=ANALYST, revision=spot.revision, name="Arcade", public_name="Old Market")
    with pytest.raises(ConflictError):
        changes.name_hotspot(spot, by=ANALYST, revision=spot.revision, name="Arches")
    undo_act(AuditEntry.objects.filter(act="name hotspot").get(), by=ANALYST)
    assert queries.find_hotspot(named.pk).name == spot.name


def test_a_set_on_which_a_trial_rests_stays_and_a_closed_one_takes_no_new_trial(tmp_path):
    trial = draft_trial(tmp_path)
    with pytest.raises(RefusedError, match="A trial rests on these"):
        changes.drop_set(trial.hotspot_set, by=ANALYST)
    closed = changes.close_set(trial.hotspot_set, by=ANALYST)
    assert closed.closed_on is not None


def test_a_set_that_nothing_rests_on_goes_and_comes_back(tmp_path):
    chosen = make_set(tmp_path)
    changes.drop_set(chosen, by=ANALYST)
    assert queries.find_set(chosen.pk) is None
    undo_act(AuditEntry.objects.filter(act="drop hotspots").get(), by=ANALYST)
    assert len(queries.list_hotspots(queries.find_set(chosen.pk))) == SPOTS
