"""Trials written, registered, fed and read. What was registered never changes; what was read is kept."""

import datetime as dt
import json
import re

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from answerable.drawing.wording import say_day, say_period
from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import PatrolVisit, Trial, TrialFile, TrialFileSort, TrialReading
from answerable.keeping.models.desk.trial import REGISTERED
from answerable.keeping.queries.desk import trial as queries
from answerable.keeping.rows import open_file
from answerable.law.ruling import list_stops
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.dosage.dosage import count_dosage, list_hotspot_dosage, sum_delivery
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_VISITS
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.harm.index import find_index, weigh
from answerable.patrolling.offence.joining import join_offences
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import make_seed
from answerable.patrolling.trial.history import count_history
from answerable.patrolling.trial.judgement import judge_protocol
from answerable.patrolling.trial.looks import find_look, may_look, plan_looks
from answerable.patrolling.trial.power import work_out_detectable
from answerable.patrolling.trial.registration import hash_protocol, write_protocol

SHAPES = {
    TrialFileSort.OFFENCES: OFFENCES,
    TrialFileSort.PINGS: PATROL_PINGS,
    TrialFileSort.VISITS: PATROL_VISITS,
}


def draft_trial(chosen, *, by, **values):
    """Begin the protocol of a trial in a set of hotspots; gives the `Trial`."""
    if chosen.closed_on:
        raise RefusedError("These hotspots are closed: choose others.", field="hotspot_set")
    return add_row(Trial, by=by, act="draft trial", body=chosen.body, hotspot_set=chosen, **values)


def change_trial(trial, *, by, revision=None, **values):
    """Change a protocol that is not registered; what it can detect has to be worked out again."""
    _refuse_registered(trial)
    return change_row(trial, by=by, act="change trial", revision=revision, detectable={}, **values)


def drop_trial(trial, *, by, revision=None):
    """Take a trial off the desk that is not registered."""
    return remove_row(trial, by=by, act="drop trial", revision=revision)


def work_out_power(trial, *, by, history, revision=None):
    """Work out from a file of past offences what the trial can detect; gives the trial. It comes before all else."""
    _refuse_registered(trial)
    _refuse_file(trial, TrialFileSort.OFFENCES, history, "history")
    protocol = queries.write_protocol_of(trial)
    try:
        counts, first_on = count_history(
            read_offences(open_file(history)), protocol.hotspots, protocol.outcomes[0], hours=protocol.offence_hours
        )
        detectable = work_out_detectable(protocol, counts, first_on)
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused), field="history") from refused
    return change_row(
        trial, by=by, act="work out power", revision=revision, history=history,
        detectable=msgspec.to_builtins(detectable),
    )  # fmt: skip


@transaction.atomic
def register_trial(trial, *, by, revision=None):
    """Register a trial: its seed is drawn, its protocol frozen and hashed; gives the trial.

    Raises `RefusedError`, with the rulings, for a protocol that may not be registered as it stands.
    """
    queue_writers()
    trial = queries.find_trial(trial.pk)
    _refuse_registered(trial)
    _refuse_rivals(trial)
    seed = make_seed()
    protocol = queries.write_protocol_of(trial, seed)
    stops = list_stops(judge_protocol(protocol, today=timezone.localdate()))
    if stops:
        raise RefusedError("It cannot be registered as it stands.", rulings=stops)
    now = timezone.now()
    return change_row(
        trial, by=by, act="register trial", revision=revision, is_public=True, seed=seed,
        protocol=json.loads(write_protocol(protocol)), protocol_sha256=hash_protocol(protocol),
        registered_at=now, registered_by=by, listed_at=now,
    )  # fmt: skip


@transaction.atomic
def abandon_trial(trial, *, by, on, why, revision=None):
    """Give up a registered trial that is not over: no day after `on` is patrolled or recorded, and nothing is read of
    it any more; gives the trial. It stays on the public register with the reason. It is not undone.

    Raises `RefusedError` for a day to come, which would tell that a trial still runs, one before the registration or
    a reading, and for a reason that names one of the places.
    """
    queue_writers()
    trial = queries.find_trial(trial.pk)
    _refuse_unregistered(trial)
    _refuse_abandoned(trial)
    _refuse_abandoning(trial, on)
    _refuse_places(trial, why)
    return change_row(
        trial, by=by, act="abandon trial", revision=revision, reason=why.strip(), is_public=True, abandoned_on=on,
        abandoned_why=why.strip(), abandoned_at=timezone.now(), abandoned_by=by,
    )  # fmt: skip


def add_file(trial, sort, data_file, *, by):
    """Let a data file belong to a trial: offences during it, pings or visits; gives the `TrialFile`."""
    _refuse_unregistered(trial)
    _refuse_file(trial, sort, data_file, "data_file")
    if sort != TrialFileSort.OFFENCES and data_file.last_on:
        _refuse_after(trial, data_file.last_on - dt.timedelta(days=_runs_past_midnight(trial)), "data_file")
    if TrialFile.objects.standing().filter(trial=trial, data_file=data_file).exists():
        raise RefusedError("This file belongs to the trial already.", field="data_file")
    return add_row(TrialFile, by=by, act="add trial file", trial=trial, sort=sort, data_file=data_file)


def remove_file(row, *, by, revision=None):
    """Take a file out of a trial, unless a reading was made while it belonged to it."""
    return remove_row(row, by=by, act="remove trial file", revision=revision)


def record_visit(trial, *, by, hotspot, arrived_at, left_at, officers, note=""):
    """Record a visit that a form reports; gives the `PatrolVisit`."""
    _refuse_unregistered(trial)
    _refuse_times(arrived_at, left_at)
    _refuse_after(trial, _date_visit(trial, arrived_at), "on")
    if hotspot.hotspot_set_id != trial.hotspot_set_id:
        raise RefusedError("That hotspot is not in this trial.", field="hotspot")
    return add_row(
        PatrolVisit, by=by, act="record visit", trial=trial, hotspot=hotspot, arrived_at=arrived_at,
        left_at=left_at, officers=officers, note=note,
    )  # fmt: skip


def change_visit(visit, *, by, revision=None, **values):
    """Correct a visit, unless the trial was read since: then it stays as it was reported."""
    if visit.trial.was_read_since(visit.made_at):
        raise RefusedError("The result was read with this visit: it stays as it was reported.")
    _refuse_times(values.get("arrived_at", visit.arrived_at), values.get("left_at", visit.left_at))
    _refuse_after(visit.trial, _date_visit(visit.trial, values.get("arrived_at", visit.arrived_at)), "on")
    return change_row(visit, by=by, act="change visit", revision=revision, **values)


def remove_visit(visit, *, by, revision=None):
    """Take out a visit, unless the trial was read since."""
    return remove_row(visit, by=by, act="remove visit", revision=revision)


def read_trial(trial, *, by, on=None, why=""):
    """Read the result of a trial at a planned look, or at its end; gives the `TrialReading`, which is kept.

    The result says what it was read from and carries every reading before it. The end may be read again where
    something that it rests on has changed, with `why`. Raises `RefusedError` on any other day, where files are
    missing, and of a trial that was abandoned: early indications are no result.
    """
    _refuse_unregistered(trial)
    _refuse_abandoned(trial)
    on = on or timezone.localdate()
    protocol, allocation = queries.protocol_of(trial), queries.allocation_of(trial)
    _refuse_early(protocol, on, on)
    files = _choose_files(trial, protocol)
    look, to = _find_look(trial, protocol, on, files[-1].last_on)
    sources = queries.sources_of(trial, files)
    if look is None:
        _refuse_again(trial, sources, why)
    try:
        offences = join_offences([read_offences(open_file(file)) for file in files])
        visits = queries.visits_of(trial)
        delivery = count_dosage(protocol, allocation, visits, to=to)
        weights = weigh(offences, find_index(protocol.harm_edition))
        days = gather_trial_days(protocol, allocation, offences, weights, delivery.delivered, to=files[-1].last_on)
        result = judge_trial(protocol, allocation, days, look=None if look is None else look - 1)
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused
    result = replace(result, sources=sources, earlier=queries.list_earlier(trial), why_again=why.strip())
    return add_row(
        TrialReading, by=by, act="read trial", trial=trial, look=look, read_on=on, data_to=to,
        result=_plain(result), dosage=_plain(sum_delivery(delivery)),
        places=_plain(list_hotspot_dosage(delivery)),
    )  # fmt: skip


def _find_look(trial, protocol, on, data_to):
    """Which planned look this is, counted from 1, or nothing at the end; and the last of its days. A look that was
    taken is not taken again."""
    _refuse_early(protocol, on, data_to)
    place, planned = find_look(protocol, on, data_to=data_to), plan_looks(protocol)
    look = None if place == len(planned) - 1 else place + 1
    if look is not None and trial.readings.standing().filter(look=look).exists():
        raise RefusedError("That look was taken already: a second one would be an unplanned one.")
    return look, planned[place].data_to


def _refuse_rivals(trial):
    """A second draw over the same places and days would let the seed be chosen after all."""
    rivals = queries.list_rivals(trial)
    if rivals and rivals[0].abandoned_on:
        raise RefusedError(
            f"“{rivals[0].title}”, in some of the same places, was abandoned on {say_day(rivals[0].abandoned_on)}: "
            "start after that day, lest two draws of the same days could be chosen between."
        )
    if rivals:
        days = say_period(rivals[0].starts_on, rivals[0].ends_on)
        raise RefusedError(
            f"“{rivals[0].title}” is registered in some of the same places, {days}: two draws of the "
            "same days could be chosen between. Take other places, or start after it ends."
        )


def _choose_files(trial, protocol):
    """The files that hold the offences of a trial from its first day on, by their days."""
    try:
        files = queries.offence_files_of(trial)
    except PatrolError as refused:
        raise RefusedError(str(refused)) from refused
    if not files:
        raise RefusedError("Add a file of offences that holds days of the trial first.")
    _refuse_late_file(files[0], protocol)
    return files


def _refuse_late_file(file, protocol):
    """Days before the first file begins would pass for days without offences."""
    if file.first_on > protocol.starts_on:
        raise RefusedError(
            f"“{file.name}” begins on {say_day(file.first_on)}, after the trial started on "
            f"{say_day(protocol.starts_on)}: the days before it would count as days without offences. Add a file "
            "that holds them."
        )


def _refuse_abandoning(trial, on):
    today, registered_on = timezone.localdate(), timezone.localtime(trial.registered_at).date()
    if today > trial.ends_on:
        raise RefusedError(f"The trial was over on {say_day(trial.ends_on)}: its result is read, whatever it says.")
    if on > today:
        raise RefusedError("That day has not come yet: abandon the trial on the day, or today.", field="on")
    if on < registered_on:
        words = f"It was registered on {say_day(registered_on)}: give that day or a later one."
        raise RefusedError(words, field="on")
    last = trial.readings.standing().order_by("-read_on").first()
    if last is not None and on < last.read_on:
        raise RefusedError(
            f"Its result was read on {say_day(last.read_on)}: give that day or a later one.", field="on"
        )


def _refuse_places(trial, why):
    """The reason is public at once: no name of a place, code or policing unit may stand in it."""
    names = queries.list_place_names(trial)
    named = next((name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", why, re.IGNORECASE)), "")
    if named:
        raise RefusedError(
            f"“{named}” tells where the trial is, and the reason is public at once: say it without naming a place.",
            field="why",
        )


def _refuse_abandoned(trial):
    if trial.abandoned_on:
        raise RefusedError(f"The trial was abandoned on {say_day(trial.abandoned_on)}.")


def _refuse_after(trial, on, field):
    """No patrol of a later day belongs to a trial that was abandoned."""
    if trial.abandoned_on and on > trial.abandoned_on:
        raise RefusedError(
            f"The trial was abandoned on {say_day(trial.abandoned_on)}: no visit of a later day is part of it.",
            field=field,
        )


def _date_visit(trial, arrived_at):
    """The day that a visit is of: one in hours that run past midnight is of the day on which they begin."""
    arrived = timezone.localtime(arrived_at)
    is_late = any(end <= start and arrived.time().isoformat() < end for start, end in trial.windows)
    return arrived.date() - dt.timedelta(days=is_late)


def _runs_past_midnight(trial):
    return any(end <= start for start, end in trial.windows)


def _refuse_again(trial, sources, why):
    """The end is not read again until it pleases: only from other data, with the reason on the record."""
    last = trial.readings.standing().filter(look=None).order_by("-pk").first()
    if last is None:
        return
    if queries.result_of(last).sources == sources:
        raise RefusedError(
            f"The end was read on {say_day(last.read_on)} from the same files and visits: it would say the same."
        )
    if not why.strip():
        raise RefusedError(
            f"The end was read on {say_day(last.read_on)}. Say why it is read again: both readings are shown.",
            field="why",
        )


def _refuse_early(protocol, on, data_to):
    ruling = may_look(protocol, on, data_to=data_to)
    if ruling is not None:
        raise RefusedError(ruling.words, rulings=(ruling,))


def _plain(result):
    return json.loads(msgspec.json.encode(result))


def _refuse_registered(trial):
    if trial.registered_at:
        raise RefusedError(REGISTERED)


def _refuse_unregistered(trial):
    if not trial.registered_at:
        raise RefusedError("Register the trial first: nothing is patrolled or read before that.")


def _refuse_file(trial, sort, file, field):
    shape = SHAPES[TrialFileSort(sort)]
    if file.shape != shape.name:
        raise RefusedError(f"“{file.name}” does not hold {shape.heading}.", field=field)
    if not file.taken_on:
        raise RefusedError(f"“{file.name}” was not taken in yet.", field=field)
    if file.body_id != trial.body_id:
        raise RefusedError(f"“{file.name}” is a file of {file.body.name}.", field=field)


def _refuse_times(arrived_at, left_at):
    if left_at <= arrived_at:
        raise RefusedError("The visit ends before it begins.", field="left_at")
    if left_at > timezone.now():
        raise RefusedError("That time has not come yet: record a visit once it was.", field="left_at")
