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
    take_visits,
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
    (held,) = queries.offence_files_of(reading.trial)
    assert (offences.what, offences.rows, offences.sha256) == ("offences", held.rows, held.given_sha256)
    assert visits.what == "officers’ forms, from a file"


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


MONTHS = ((STARTS, dt.date(2025, 3, 31)), (dt.date(2025, 4, 1), ENDS))


def feed_by_months(trial, folder, *spans):
    """A file of offences for each span of days, and the visits."""
    allocation = queries.allocation_of(trial)
    for number, (first_on, last_on) in enumerate(spans):
        drawn = allocation.patrolled[:, (first_on - STARTS).days :]
        file = take_offences(folder, (first_on, last_on), ratio=0.5, patrolled=drawn, seed=10 + number)
        changes.add_file(trial, "offences", file, by=ANALYST)
    changes.add_file(trial, "visits", take_visits(trial, folder), by=ANALYST)


def test_the_offences_of_a_trial_may_come_in_several_files(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    feed_by_months(trial, tmp_path, *MONTHS)
    with on_day(READ):
        reading = changes.read_trial(trial, by=ANALYST)
    result, files = queries.result_of(reading), queries.offence_files_of(trial)
    assert reading.data_to == ENDS
    assert [(each.first_on, each.last_on) for each in files] == list(MONTHS)
    told = [each for each in result.sources if each.what == "offences"]
    assert [(each.rows, each.sha256) for each in told] == [(each.rows, each.given_sha256) for each in files]
    # About every third day of a place holds an offence, and patrols halve them: of one month alone there are fewer.
    assert result.primary.patrolled + result.primary.control > 0.35 * 0.75 * 12 * (ENDS - STARTS).days * 0.85


def test_files_of_offences_that_leave_days_out_between_them_give_no_result(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    feed_by_months(trial, tmp_path, MONTHS[0], (dt.date(2025, 4, 8), ENDS))
    with (
        on_day(READ),
        pytest.raises(RefusedError, match=r"31 March 2025 and “offences-2025-04-08-11.csv” begins on 8 "),
    ):
        changes.read_trial(trial, by=ANALYST)


def test_a_look_is_read_from_the_files_that_there_are_by_then(tmp_path):
    trial = queries.find_trial(register_trial(tmp_path).pk)
    feed_by_months(trial, tmp_path, MONTHS[0])
    with on_day(dt.date(2025, 4, 2)):
        assert changes.read_trial(trial, by=ANALYST).look == 1


WHY = "Too few officers were free for it."


def abandon(trial, on, **values):
    with on_day(values.pop("today", on)):
        given = {"on": on, "why": WHY, **values}
        return changes.abandon_trial(queries.find_trial(trial.pk), by=ANALYST, **given)


def test_a_trial_is_abandoned_with_a_day_and_a_reason_and_stays(tmp_path):
    trial = register_trial(tmp_path)
    day = STARTS + dt.timedelta(days=20)
    given_up = abandon(trial, day, today=day + dt.timedelta(days=2))
    assert (given_up.abandoned_on, given_up.abandoned_why, given_up.last_on) == (day, WHY, day)
    entry = AuditEntry.objects.get(act="abandon trial")
    assert (entry.reason, entry.is_public) == (WHY, True)
    for attempt in (
        lambda: undo_act(entry, by=ANALYST),
        lambda: undo_act(AuditEntry.objects.get(act="draft trial"), by=ANALYST),
        lambda: changes.drop_trial(given_up, by=ANALYST),
        lambda: abandon(trial, day),
    ):
        with pytest.raises(RefusedError, match=r"final|stays as it is|abandoned on 23 March 2025"):
            attempt()
    assert queries.protocol_of(queries.find_trial(trial.pk)).ends_on == ENDS


@pytest.mark.parametrize(("day", "today", "words"), [
    (STARTS + dt.timedelta(days=9), STARTS + dt.timedelta(days=8), "has not come yet"),
    (REGISTERED - dt.timedelta(days=1), REGISTERED, "registered on 20 February 2025"),
    (ENDS, ENDS + dt.timedelta(days=1), "was over on 27 April 2025"),
])  # fmt: skip
def test_a_trial_is_not_abandoned_on_a_day_that_cannot_be(tmp_path, day, today, words):
    with pytest.raises(RefusedError, match=words):
        abandon(register_trial(tmp_path), day, today=today)


def test_a_trial_that_is_not_registered_is_dropped_and_not_abandoned(tmp_path):
    with on_day(REGISTERED):
        trial = draft_trial(tmp_path)
    with pytest.raises(RefusedError, match="Register the trial first"):
        abandon(trial, REGISTERED)


def test_what_was_read_cannot_be_made_to_come_after_the_trial_was_abandoned(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    with on_day(dt.date(2025, 4, 2)):
        changes.read_trial(trial, by=ANALYST)
    with pytest.raises(RefusedError, match="read on 2 April 2025"):
        abandon(trial, dt.date(2025, 3, 30), today=dt.date(2025, 4, 3))
    assert queries.abandoned_of(abandon(trial, dt.date(2025, 4, 3))).readings == 1


@pytest.mark.parametrize("named", ["SECRETALLEY 3", "h07", "North", "Old Market"])
def test_a_reason_that_names_a_place_is_refused(tmp_path, named):
    from answerable.keeping.changes.desk.hotspot import name_hotspot

    trial = register_trial(tmp_path)
    spot = hotspots.list_hotspots(trial.hotspot_set)[0]
    name_hotspot(spot, by=ANALYST, name=spot.name, public_name="Old Market")
    with pytest.raises(RefusedError, match="without naming a place") as refused:
        abandon(trial, STARTS, why=f"Works began at {named}, so that nobody could stand there.")
    assert refused.value.field == "why"
    assert abandon(trial, STARTS, why="The northern works took the officers.").abandoned_on


def test_nothing_is_read_of_an_abandoned_trial_at_no_look_and_not_at_the_end(tmp_path):
    trial = feed_trial(register_trial(tmp_path), tmp_path)
    abandon(trial, dt.date(2025, 4, 5))
    for day in (dt.date(2025, 4, 6), READ):
        with on_day(day), pytest.raises(RefusedError, match="The trial was abandoned on 5 April 2025"):
            changes.read_trial(queries.find_trial(trial.pk), by=ANALYST)
    assert not TrialReading.objects.exists()


def test_no_visit_of_a_later_day_is_part_of_an_abandoned_trial(tmp_path):
    trial = register_trial(tmp_path, windows=[["15:00:00", "23:00:00"], ["23:30:00", "01:00:00"]])
    spot, minutes = hotspots.list_hotspots(trial.hotspot_set)[0], dt.timedelta(minutes=15)

    def record(at):
        return changes.record_visit(
            queries.find_trial(trial.pk), by=ANALYST, hotspot=spot, arrived_at=at, left_at=at + minutes, officers=2
        )

    given_up = abandon(trial, dt.date(2025, 3, 10))
    with on_day(dt.date(2025, 3, 20)):
        visit = record(dt.datetime(2025, 3, 10, 16, 0, tzinfo=dt.UTC))
        record(dt.datetime(2025, 3, 11, 0, 20, tzinfo=dt.UTC))  # of the night that began on its last day
        for late in (dt.datetime(2025, 3, 11, 1, 0, tzinfo=dt.UTC), dt.datetime(2025, 3, 11, 16, 0, tzinfo=dt.UTC)):
            with pytest.raises(RefusedError, match="no visit of a later day"):
                record(late)
            with pytest.raises(RefusedError, match="no visit of a later day"):
                changes.change_visit(visit, by=ANALYST, arrived_at=late, left_at=late + minutes)
        with pytest.raises(RefusedError, match="no visit of a later day"):
            changes.add_file(given_up, "visits", take_visits(given_up, tmp_path), by=ANALYST)


def test_a_new_draw_in_places_of_an_abandoned_trial_takes_later_days_and_is_known_by_it(tmp_path):
    first = register_trial(tmp_path)
    day = STARTS + dt.timedelta(days=10)
    abandon(first, day)
    values = {**PROTOCOL, "title": "Once more", "ends_on": day + dt.timedelta(days=60), "looks": []}
    with on_day(day):
        twin = changes.draft_trial(first.hotspot_set, by=ANALYST, **{**values, "starts_on": day})
        changes.work_out_power(twin, by=ANALYST, history=first.hotspot_set.offences)
        with pytest.raises(RefusedError, match="was abandoned on 13 March 2025: start after"):
            changes.register_trial(queries.find_trial(twin.pk), by=ANALYST)
        twin = changes.change_trial(queries.find_trial(twin.pk), by=ANALYST, starts_on=day + dt.timedelta(days=1))
        changes.work_out_power(twin, by=ANALYST, history=first.hotspot_set.offences)
        twin = changes.register_trial(queries.find_trial(twin.pk), by=ANALYST)
    assert queries.list_abandoned_before(twin) == [first]
    assert queries.list_abandoned_before(queries.find_trial(first.pk)) == []


def test_the_end_says_how_many_visits_came_in_after_the_reading_before_it(tmp_path):
    with on_day(dt.date(2025, 4, 2)):
        trial = feed_trial(register_trial(tmp_path), tmp_path)
        look = changes.read_trial(trial, by=ANALYST)
    assert queries.count_since(look) == {"visits_since": 0, "files_since": 0}
    spot, at = hotspots.list_hotspots(trial.hotspot_set)[0], dt.datetime(2025, 3, 4, 16, 0, tzinfo=dt.UTC)
    with on_day(dt.date(2025, 4, 3)):
        for hours in (0, 1):
            arrived = at + dt.timedelta(hours=hours)
            changes.record_visit(
                trial, by=ANALYST, hotspot=spot, arrived_at=arrived, left_at=arrived + dt.timedelta(minutes=15),
                officers=2,
            )  # fmt: skip
    assert queries.count_since(look) == {"visits_since": 2, "files_since": 0}
    with on_day(READ):
        end = queries.result_of(changes.read_trial(trial, by=ANALYST))
    (notes,) = [each.notes for each in tell_trial(end) if each.slug == "earlier"]
    assert notes[-1] == "2 visits by form came in after the reading of 2 April 2025, which did not count them."


def test_a_registration_is_public_at_once_and_says_how_long_before_the_start(tmp_path):
    trial = register_trial(tmp_path)
    assert trial.listed_at == trial.registered_at
    witness = queries.witness_of(trial)
    assert (witness.listed_on, witness.told_on) == (REGISTERED, None)
