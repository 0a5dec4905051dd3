"""Trials of patrols: written, registered, fed and read; nothing is read early, and what was registered stays."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk import trial as changes
from answerable.keeping.changes.desk.data_file import drop_data_file
from answerable.keeping.changes.desk.row import RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import TrialReading
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as queries
from answerable.patrolling.effect.exhibits import tell_trial
from answerable.patrolling.harm.index import find_index
from answerable.patrolling.trial.allocation import hash_seed, verify_allocation
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    ENDS,
    PROTOCOL,
    READ,
    REGISTERED,
    STARTS,
    draft_trial,
    feed_trial,
    read_trial,
    register_trial,
    take_offences,
)

pytestmark = pytest.mark.django_db


def test_nothing_is_registered_before_what_it_can_detect_is_worked_out(tmp_path):
    with on_day(REGISTERED):
        trial = draft_trial(tmp_path)
        with pytest.raises(RefusedError) as refused:
            changes.register_trial(trial, by=ANALYST)
    assert [ruling.code for ruling in refused.value.rulings if ruling.stops] == ["E-TRIAL-NO-POWER"]


def test_a_change_of_the_protocol_throws_away_what_it_could_detect(tmp_path):
    with on_day(REGISTERED):
        trial = draft_trial(tmp_path)
        trial = changes.work_out_power(trial, by=ANALYST, history=trial.hotspot_set.offences)
        assert queries.protocol_of(trial).detectable.expected > 0
        changed = changes.change_trial(trial, by=ANALYST, ends_on=dt.date(2025, 6, 1))
    assert queries.protocol_of(changed).detectable is None


def test_a_trial_is_not_registered_once_it_has_started(tmp_path):
    with on_day(REGISTERED):
        trial = draft_trial(tmp_path)
        changes.work_out_power(trial, by=ANALYST, history=trial.hotspot_set.offences)
    with on_day(STARTS), pytest.raises(RefusedError) as refused:
        changes.register_trial(queries.find_trial(trial.pk), by=ANALYST)
    assert [ruling.code for ruling in refused.value.rulings if ruling.stops] == ["E-TRIAL-LATE"]


def test_what_was_registered_can_be_checked_and_stays(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    protocol = queries.protocol_of(trial)
    assert protocol.seed_sha256 == hash_seed(trial.seed)
    assert protocol.registered_on == REGISTERED
    assert verify_allocation(protocol, trial.seed, queries.allocation_of(trial)) == ()
    with pytest.raises(RefusedError, match="stays as it is"):
        changes.change_trial(trial, by=ANALYST, title="Another title")
    with pytest.raises(RefusedError, match="stays as it is"):
        changes.drop_trial(trial, by=ANALYST)


def test_places_that_are_named_anew_do_not_change_what_was_registered(tmp_path):
    from answerable.keeping.changes.desk.hotspot import name_hotspot

    trial = queries.find_trial(register_trial(tmp_path).pk)
    before = queries.protocol_of(trial)
    name_hotspot(hotspots.list_hotspots(trial.hotspot_set)[0], by=ANALYST, name="Elsewhere")
    assert queries.protocol_of(queries.find_trial(trial.pk)) == before


def test_registering_is_not_undone_and_the_trace_does_not_give_the_seed_away(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    entry = AuditEntry.objects.get(act="register trial")
    assert trial.seed not in str(entry.changes)
    with pytest.raises(RefusedError, match="final"):
        undo_act(entry, by=ANALYST)


def test_early_indications_are_refused_until_a_planned_look(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    with on_day(dt.date(2025, 3, 20)), pytest.raises(RefusedError) as refused:
        changes.read_trial(trial, by=ANALYST)
    assert [ruling.code for ruling in refused.value.rulings] == ["E-TRIAL-EARLY"]
    assert not TrialReading.objects.exists()


def test_a_planned_look_is_taken_once_and_sees_no_later_day(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    with on_day(dt.date(2025, 4, 2)):
        reading = changes.read_trial(trial, by=ANALYST)
        assert (reading.look, reading.data_to) == (1, dt.date(2025, 3, 30))
        with pytest.raises(RefusedError, match="taken already"):
            changes.read_trial(trial, by=ANALYST)
    assert not queries.result_of(reading).is_final


def test_the_result_tells_the_effect_the_dose_and_the_doubt(tmp_path):
    reading = read_trial(tmp_path)
    result, dosage = queries.result_of(reading), queries.dosage_of(reading)
    assert result.is_final
    assert reading.data_to == ENDS
    assert result.primary.itt.low < 0.5 < (result.primary.itt.high or 9)
    assert dosage.drawn_days + dosage.control_days > 0
    assert {place.code for place in queries.places_of(reading)} == {f"H{number:02d}" for number in range(1, 13)}


def test_a_reading_is_kept_whatever_it_says(tmp_path):
    from answerable.keeping.changes.desk.row import remove_row

    reading = read_trial(tmp_path, ratio=1.0)
    with pytest.raises(RefusedError, match="whatever it says"):
        remove_row(reading, by=ANALYST, act="drop reading")


def test_offences_that_do_not_reach_the_end_give_no_result(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path, to=dt.date(2025, 4, 20))
    with on_day(READ):
        reading = changes.read_trial(trial, by=ANALYST)
    assert reading.look == 1, "only the look whose days are all there may be shown"


def test_a_visit_by_a_form_counts_with_the_files(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    before = len(queries.visits_of(trial))
    spot = hotspots.list_hotspots(trial.hotspot_set)[0]
    at = dt.datetime(2025, 3, 4, 4, 0, tzinfo=dt.UTC)
    given = {"hotspot": spot, "arrived_at": at, "left_at": at + dt.timedelta(minutes=15), "officers": 2}
    changes.record_visit(trial, by=ANALYST, **given)
    assert len(queries.visits_of(trial)) == before + 1
    with pytest.raises(RefusedError, match="before it begins"):
        changes.record_visit(trial, by=ANALYST, **{**given, "left_at": at})


def test_a_file_of_another_shape_or_a_second_time_is_refused(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    offences = take_offences(tmp_path)
    with pytest.raises(RefusedError, match="does not hold"):
        changes.add_file(trial, "pings", offences, by=ANALYST)
    changes.add_file(trial, "offences", offences, by=ANALYST)
    with pytest.raises(RefusedError, match="already"):
        changes.add_file(trial, "offences", offences, by=ANALYST)


def test_a_second_draw_over_the_same_places_and_days_is_refused(tmp_path):
    first = queries.find_trial(register_trial(tmp_path).pk)
    with on_day(REGISTERED):
        twin = changes.draft_trial(first.hotspot_set, by=ANALYST, **{**PROTOCOL, "title": "Under another name"})
        changes.work_out_power(twin, by=ANALYST, history=first.hotspot_set.offences)
        with pytest.raises(RefusedError, match="could be chosen between"):
            changes.register_trial(queries.find_trial(twin.pk), by=ANALYST)
        later = {"starts_on": ENDS + dt.timedelta(days=1), "ends_on": ENDS + dt.timedelta(days=56), "looks": []}
        twin = changes.change_trial(queries.find_trial(twin.pk), by=ANALYST, **later)
        changes.work_out_power(twin, by=ANALYST, history=first.hotspot_set.offences)
        assert changes.register_trial(queries.find_trial(twin.pk), by=ANALYST).registered_at


def test_the_edition_of_the_harm_index_is_registered_by_its_name(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    assert not trial.harm_edition
    assert queries.protocol_of(trial).harm_edition == find_index().edition


def test_a_file_that_begins_after_the_trial_started_gives_no_result(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    late = take_offences(tmp_path, (STARTS + dt.timedelta(days=20), ENDS), seed=5)
    changes.add_file(trial, "offences", late, by=ANALYST)
    with on_day(READ), pytest.raises(RefusedError, match="days without offences"):
        changes.read_trial(trial, by=ANALYST)


def test_a_result_says_what_it_was_read_from(tmp_path):
    reading = read_trial(tmp_path)
    offences, visits = queries.result_of(reading).sources
    held = queries.offences_file_of(reading.trial, ENDS)
    assert (offences.what, offences.rows, offences.sha256) == ("offences", held.rows, held.given_sha256)
    assert visits.what == "visits"


def test_the_end_is_not_read_again_until_it_pleases(tmp_path):
    reading = read_trial(tmp_path)
    trial = queries.find_trial(reading.trial_id)
    with on_day(READ), pytest.raises(RefusedError, match="would say the same"):
        changes.read_trial(trial, by=ANALYST, why="I do not like it")
    changes.add_file(trial, "offences", take_offences(tmp_path, (STARTS, ENDS), seed=9), by=ANALYST)
    with on_day(READ):
        with pytest.raises(RefusedError, match="Say why"):
            changes.read_trial(trial, by=ANALYST)
        again = queries.result_of(changes.read_trial(trial, by=ANALYST, why="Late records came in."))
    first = queries.result_of(reading)
    assert [(each.read_on, each.ratio, each.p) for each in again.earlier] == [
        (READ, first.primary.itt.ratio, first.primary.itt.p)
    ]
    assert again.why_again == "Late records came in."
    told = tell_trial(again)
    assert "Late records came in" in told[0].notes[0]
    assert {"sources", "earlier"} <= {each.slug for each in told}


def test_a_look_is_told_with_the_end(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    with on_day(dt.date(2025, 4, 2)):
        changes.read_trial(trial, by=ANALYST)
    with on_day(READ):
        end = queries.result_of(changes.read_trial(trial, by=ANALYST))
    assert [each.look for each in end.earlier] == [0]


def test_what_a_result_was_read_with_stays(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    spot = hotspots.list_hotspots(trial.hotspot_set)[0]
    at = dt.datetime(2025, 3, 4, 4, 0, tzinfo=dt.UTC)
    given = {"hotspot": spot, "arrived_at": at, "left_at": at + dt.timedelta(minutes=15), "officers": 2}
    with on_day(READ):
        feed_trial(trial, tmp_path)
        visit = changes.record_visit(trial, by=ANALYST, **given)
        changes.read_trial(trial, by=ANALYST)
    file = queries.files_of(trial, "offences")[0]
    for attempt in (
        lambda: changes.change_visit(visit, by=ANALYST, officers=1),
        lambda: changes.remove_visit(visit, by=ANALYST),
        lambda: changes.remove_file(file, by=ANALYST),
        lambda: undo_act(AuditEntry.objects.filter(act="add trial file").first(), by=ANALYST),
        lambda: undo_act(AuditEntry.objects.get(act="record visit"), by=ANALYST),
    ):
        with pytest.raises(RefusedError, match="was read with this"):
            attempt()
    with pytest.raises(RefusedError, match="A trial rests on this file"):
        drop_data_file(file.data_file, by=ANALYST)
