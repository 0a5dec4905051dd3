"""Trials on the desk: what they can detect, before anything else; the protocol; registration; files; the result."""

from django.utils import timezone
from django.views.decorators.http import require_POST
from msgspec.structs import replace

from answerable.clerking.form import read_revision, read_whole
from answerable.clerking.kept_page import KeptPage, make_list, say_day, show_kept
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.patrol_form import (
    AbandonForm,
    NewTrialForm,
    PowerForm,
    ReadForm,
    RegisterForm,
    TrialFileForm,
    TrialForm,
    initial_of_trial,
)
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.clerking.telling import show_told
from answerable.keeping.changes.desk import trial as changes
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as queries
from answerable.patrolling.dosage.exhibits import tell_dosage
from answerable.patrolling.dosage.hotspot_exhibit import tell_hotspot_dosage
from answerable.patrolling.effect.exhibits import tell_trial
from answerable.patrolling.effect.reading_exhibit import say_since
from answerable.patrolling.trial.exhibits import tell_protocol
from answerable.patrolling.trial.judgement import judge_protocol
from answerable.patrolling.trial.witness import say_abandoned, say_witness


def _say_state(row):
    today = timezone.localdate()
    if not row.registered_at:
        return "being written"
    if row.abandoned_on:
        return "abandoned"
    if today < row.starts_on:
        return "registered"
    return "running" if today <= row.ends_on else "over"


TRIALS = Listing(
    "trials",
    columns=(
        Column("title", "Trial", sort=("title",), link=lambda row: _to(row)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("starts_on", "First day", sort=("starts_on",)),
        Column("ends_on", "Last day", sort=("ends_on",)),
        Column("state", "State", value=_say_state),
    ),
    filters=(Filter("words", "Words in the title", kind="words", where="title__icontains"),),
    sorted_by="-starts_on",
)
BEGUN = {
    "visits": 1, "minutes": 15, "windows": [["15:00:00", "23:00:00"]], "patrolled": 1, "out_of": 2, "within": "day",
    "run_days": 14, "compliance": 0.8, "washout_days": 0, "buffer_metres": 150,
}  # fmt: skip

WHILE = (
    "A hundred thousand offences take a few seconds, a million ten or more: press once, and leave the page open "
    "until it answers."
)


@desk_page("see_violence")
def show_trials(request):
    rows = queries.list_trials(request.reach.bodies(roles_for("see_violence")))
    ways = [("Begin a trial", "/desk/trials/new")] if may(request, "keep_trials") else []
    lead = (
        "Each trial says what it can detect before it starts, and its result is read at its end or at a planned look."
    )
    return show_list(request, TRIALS, rows, heading="Trials", lead=lead, ways=ways, empty="No trial is written yet.")


@desk_page("keep_trials")
def show_new_trial(request):
    sets = [row for row in hotspots.list_sets(request.reach.bodies(roles_for("keep_trials"))) if not row.closed_on]
    asked = read_whole(request.GET.get("hotspots", ""))
    form = NewTrialForm(request.POST or None, sets=sets, initial={**BEGUN, "hotspot_set": asked})
    return show_form(
        request, form, lambda hotspot_set, **values: changes.draft_trial(hotspot_set, **values),
        heading="Begin a trial", button="Begin", told="The protocol is begun. Work out what it can detect next.",
        back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_trial(request, key):
    trial = found_for(request, "see_violence", queries.find_trial(key))
    protocol = queries.protocol_of(trial)
    keeps = may(request, "keep_trials", trial.body)
    sees = may(request, "see_places", trial.body)
    registered = trial.registered_at is not None
    page = KeptPage(
        heading=trial.title,
        kind=f"Trial, {_say_state(trial)}",
        trail=(("Trials", "/desk/trials"),),
        lead=(f"{trial.body.name}. {trial.question}", *_say_abandoned(trial)),
        see=(
            *(((f"Hotspots: {trial.hotspot_set}", f"/desk/hotspots/{trial.hotspot_set_id}"),) if sees else ()),
            *((("As the public register has it", "/violence/trials"),) if registered else ()),
        ),
        ways=tuple(_list_ways(trial, keeps, sees)),
        buttons=((("Drop it", f"{_to(trial)}/drop"),) if keeps and not registered else ()),
        revision=trial.revision,
        facts=(
            (
                "Registered",
                f"{timezone.localtime(trial.registered_at):%-d %B %Y, %H:%M} by {trial.registered_by}"
                if registered
                else "not yet",
            ),
            *((("SHA-256 of the protocol", trial.protocol_sha256),) if registered else ()),
            *_list_witness(trial),
        ),
        lists=(_list_readings(trial), *((_list_files(trial, keeps),) if sees and registered else ())),
    )
    # They name places; and only who keeps the trial can see to them.
    rulings = _judge(protocol) if sees and not registered else ()
    return show_kept(request, trial, page, rulings=rulings, **show_told([lambda: tell_protocol(protocol)], level=2))


@desk_page("keep_trials")
def show_trial_form(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    initial = {**TrialForm.initial_of(trial), **initial_of_trial(trial)}
    form = TrialForm(request.POST or None, initial=initial)
    return show_form(
        request, form, changes.change_trial, trial, heading=f"Change {trial}", button="Save",
        told="The protocol is changed. Work out again what it can detect.", back=_to(trial),
    )  # fmt: skip


@desk_page("keep_trials")
def show_power_form(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = PowerForm(
        request.POST or None, files=hotspots.list_offence_files([trial.body]), initial={"history": trial.history_id}
    )
    return show_form(
        request, form, changes.work_out_power, trial, heading="What can it detect?", button="Work it out",
        told="What the trial can detect stands first on its page.", back=_to(trial),
        lead="From past offences in these hotspots: how many the trial would see, how much they vary, and the "
        f"smallest reduction that it would tell from chance. {WHILE}",
    )  # fmt: skip


@desk_page("keep_trials")
def show_registration(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = RegisterForm(request.POST or None, initial={"revision": trial.revision})
    return show_form(
        request, form, changes.register_trial, trial, heading=f"Register {trial}", button="Register",
        told="The trial is registered: its days are drawn and its protocol stays as it is.", back=_to(trial),
        rulings=_judge(queries.protocol_of(trial)),
        lead="At once a line of the public register says whose it is, when it was registered, and the SHA-256 of its "
        "protocol and of its seed. It names no place, no day of the trial and not its title.",
    )  # fmt: skip


@desk_page("keep_trials")
def show_abandoning(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = AbandonForm(request.POST or None, initial={"revision": trial.revision, "on": timezone.localdate()})
    return show_form(
        request, form, changes.abandon_trial, trial, heading=f"Abandon {trial}", button="Abandon it",
        told="The trial is abandoned, and the public register says so.", back=_to(trial),
        lead="A trial that was registered is never taken away: it stays on the public register, with the day and the "
        "reason. No later day is patrolled or recorded, and no result is read of it any more.",
    )  # fmt: skip


@desk_page("keep_trials")
@require_POST
def drop_trial(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    back = _to(trial) if trial.registered_at else "/desk/trials"
    return press(
        request, changes.drop_trial, trial, told=f"“{trial}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_trials")
def show_new_file(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = TrialFileForm(request.POST or None, files=queries.list_fitting_files(trial))
    return show_form(
        request, form, lambda sort, data_file, *, by: changes.add_file(trial, sort, data_file, by=by),
        heading=f"Add a file to {trial}", button="Add it", told="The file belongs to the trial.", back=_to(trial),
    )  # fmt: skip


@desk_page("keep_trials")
@require_POST
def remove_file(request, key):
    row = found_for(request, "keep_trials", queries.find_file(key))
    return press(
        request, changes.remove_file, row, told="The file is taken out.", back=_to(row.trial),
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_trials")
def show_reading_form(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = ReadForm(request.POST or None)
    return show_form(
        request, form, changes.read_trial, trial, heading=f"Read the result of {trial}", button="Read it",
        told="This is what the trial says.", back=lambda made: f"/desk/trials/readings/{made.pk}",
        lead="The result is read at the end, or at a look that the protocol planned. On any other day it is refused: "
        f"early indications are not a result. {WHILE}",
    )  # fmt: skip


@desk_page("see_violence")
def show_reading(request, key):
    """The dose, the effect and the doubt on one page."""
    reading = found_for(request, "see_violence", queries.find_reading(key))
    trial = reading.trial
    result = queries.result_of(reading)
    effect, dose = tell_trial(result), _tell_dose(queries.dosage_of(reading))
    tells = [lambda: effect, lambda: dose]
    if may(request, "see_places", trial.body):
        tells.append(lambda: tell_hotspot_dosage(queries.places_of(reading)))
    page = KeptPage(
        heading=f"{trial.title}: {reading}",
        kind=f"Read on {say_day(reading.read_on)}, of days to {say_day(reading.data_to)}",
        trail=(("Trials", "/desk/trials"), (trial.title, _to(trial))),
        ways=(
            (("Write the report", f"/desk/patrol-reports/new/result?reading={reading.pk}"),)
            if may(request, "write_patrol_reports", trial.body)
            else ()
        ),
        facts=(*_sum_up(effect, dose), *_list_witness(trial)),
        lead=tuple(_say_abandoned(trial)),
    )
    return show_kept(request, reading, page, **show_told(tells, level=2))


def _judge(protocol):
    """What is to be seen to before a protocol is registered; its seed is drawn by registering it."""
    rulings = judge_protocol(protocol, today=timezone.localdate())
    return tuple(ruling for ruling in rulings if ruling.code != "E-TRIAL-NO-SEED-HASH")


def _tell_dose(dosage):
    """The exhibits of the dose; their slugs are their own, since the effect tells policing units as well."""
    return tuple(replace(each, slug=f"dose-{each.slug}") for each in tell_dosage(dosage)) if dosage else ()


def _sum_up(effect, dose):
    """What a board reads first: the effect, the dose and the doubt, each in its own sentence."""
    said = {each.slug: each.sentence for each in (*effect, *dose)}
    order = (
        ("The effect", "effect"), ("The doubt", "randomisation"), ("The dose", "dose-compliance"),
        ("Patrols on other days", "dose-contamination"), ("Around the places", "displacement"),
    )  # fmt: skip
    return tuple((label, said[slug]) for label, slug in order if slug in said)


def _list_ways(trial, keeps, sees):
    if keeps and not trial.registered_at:
        steps = [("What can it detect?", "power"), ("Register it", "register"), ("Change the protocol", "change")]
        # What is to be done next stands first.
        for words, step in (steps[1], steps[0], steps[2]) if trial.detectable else steps:
            yield words, f"{_to(trial)}/{step}"
    if trial.registered_at and sees:
        yield "Schedule", f"{_to(trial)}/schedule"
        yield "Visits", f"{_to(trial)}/visits"
    if keeps and trial.registered_at:
        if not trial.abandoned_on:
            yield "Read the result", f"{_to(trial)}/read"
        yield "Publish the protocol", f"/desk/patrol-reports/new/protocol?trial={trial.pk}"
        if not trial.abandoned_on and timezone.localdate() <= trial.ends_on:
            yield "Abandon it", f"{_to(trial)}/abandon"


def _say_abandoned(trial):
    """That the trial was abandoned; and that an earlier one in some of the same places was, which the register says
    of it."""
    if trial.abandoned_on:
        yield say_abandoned(queries.abandoned_of(trial))
    for earlier in queries.list_abandoned_before(trial):
        named = f"“{earlier.title}”" if earlier.body_id == trial.body_id else "A trial of another body"
        yield (
            f"{named}, in some of the same places, was abandoned on {say_day(earlier.abandoned_on)}: the public "
            "register says of this trial that an earlier one was."
        )


def _list_witness(trial):
    """Since when a registered trial is public, as a fact of its page."""
    witness = queries.witness_of(trial)
    return (("In public", " ".join(say_witness(witness, trial.starts_on))),) if witness else ()


def _list_readings(trial):
    return make_list(
        "What was read", ("Reading", "Read on", "Days to", "Came in since"), queries.list_readings(trial),
        lambda row: (
            (str(row).capitalize(), f"/desk/trials/readings/{row.pk}"), say_day(row.read_on), say_day(row.data_to),
            say_since(*queries.count_since(row).values()) or "nothing",
        ),
        empty="Nothing was read yet.",
    )  # fmt: skip


def _list_files(trial, keeps):
    return make_list(
        "Files", ("File", "Holds", "Rows"), queries.files_of(trial),
        lambda row: (
            (row.data_file.name, f"/desk/data-files/{row.data_file_id}"), row.get_sort_display(),
            f"{row.data_file.rows:,}",
        ),
        numbers=("Rows",), remove="/desk/trials/files/{}/remove" if keeps else "",
        add=((("Add a file", f"{_to(trial)}/files/new"),) if keeps else ()),
    )  # fmt: skip


def _to(trial):
    return f"/desk/trials/{trial.pk}"
