"""Minutes out: printed as the body prints them, published as a draft, and in the end as the signed record."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.minute import log_edit
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.changes.desk.undertaking import undertake
from answerable.keeping.minute_line import read_day
from answerable.keeping.models import Action, Promise, Question, Resolution
from answerable.keeping.models.desk import (
    Confirmation,
    Mark,
    MinuteEntry,
    MinutesState,
    Publication,
    PublicationKind,
    Sitting,
)
from answerable.keeping.queries.desk.minute import clause_numbers, judge_refs, minutes_of
from answerable.keeping.queries.desk.minutes_sheet import hash_sheets, sheet_of
from answerable.law.minutes import judge_recording
from answerable.law.ruling import list_stops
from answerable.printing.minutes import lay_out_minutes
from answerable.printing.rendering import render_both, render_paper

KINDS = (PublicationKind.DRAFT_MINUTES, PublicationKind.MINUTES)


def preview_minutes(sitting, *, is_closed_part=False):
    """The minutes as they stand now, as a PDF."""
    return render_paper(lay_out_minutes(sheet_of(sitting, is_closed_part=is_closed_part)), "pdf")


def judge_minutes(sitting):
    """What the law and the state of the notes say of publishing the minutes of a sitting now."""
    refs = [minute.ref for minute in minutes_of(sitting) if minute.ref]
    return (*judge_refs(sitting, refs), *judge_recording(sitting.recording, sitting.date))


@transaction.atomic
def publish_draft_minutes(sitting, *, by):
    """Publish the minutes as a draft, and the closed part for members; gives the public `Publication`.

    What was agreed or promised in them is an undertaking from then on. A draft published before is superseded.
    Raises `RefusedError` where nothing was minuted, two versions of an entry wait to be merged, or a number is used
    twice.
    """
    queue_writers()
    settled = Confirmation.objects.standing().filter(sitting=sitting).first()
    if settled and settled.state in (MinutesState.CONFIRMED, MinutesState.SIGNED):
        raise RefusedError("These minutes were confirmed: publish the signed minutes instead.")
    made = _publish(sitting, PublicationKind.DRAFT_MINUTES, by)
    _undertake(sitting, by)
    return made


@transaction.atomic
def publish_minutes(sitting, *, by):
    """Publish the minutes that a later meeting confirmed and its chair signed; they supersede the draft."""
    queue_writers()
    confirmation = Confirmation.objects.standing().filter(sitting=sitting).first()
    if confirmation is None or confirmation.state != MinutesState.SIGNED:
        raise RefusedError("Minutes are published as the record once a later meeting confirmed and its chair signed.")
    if hash_sheets(sitting) != confirmation.confirmed_sha256:
        raise RefusedError(
            "These are not the minutes that were confirmed: undo what was changed since, then publish."
        )
    return _publish(sitting, PublicationKind.MINUTES, by)


def last_minutes(sitting, *, is_public=True):
    """The publication of a sitting's minutes that nothing supersedes, or `None`."""
    rows = Publication.objects.filter(sitting=sitting, kind__in=KINDS, is_public=is_public, superseded_by=None)
    return rows.order_by("-pk").first()


def _publish(sitting, kind, by):
    rulings = _refuse_unready(sitting)
    made = _print(sitting, kind, by, rulings, is_closed_part=False)
    if any(not minute.is_open for minute in minutes_of(sitting)):
        _print(sitting, kind, by, rulings, is_closed_part=True)
    find_facts(Sitting.objects.get(pk=sitting.pk), by=by)
    return made


def _refuse_unready(sitting):
    minutes = minutes_of(sitting)
    if not minutes:
        raise RefusedError("Nothing was minuted yet.")
    if any(entry.beside_id for minute in minutes for entry in minute.kept_entries):
        raise RefusedError("Two versions of an entry wait to be merged: choose what stands, then publish.")
    rulings = judge_minutes(sitting)
    stops = list_stops(rulings)
    if stops:
        raise RefusedError(stops[0].words, rulings=stops)
    return rulings


def _print(sitting, kind, by, rulings, *, is_closed_part):
    pdf, word = render_both(lay_out_minutes(sheet_of(sitting, is_closed_part=is_closed_part)))
    named = f"{PublicationKind(kind).label.capitalize()} of {sitting.date:%-d %B %Y}"
    return publish(
        kind,
        body=sitting.body,
        title=f"{named}, closed part" if is_closed_part else named,
        by=by,
        pdf=pdf,
        word=word,
        sitting=sitting,
        rulings=rulings,
        is_public=not is_closed_part,
        supersedes=last_minutes(sitting, is_public=not is_closed_part),
    )


@transaction.atomic
def find_facts(sitting, *, by):
    """Tie entries to the same facts of the record, where number and words agree exactly; gives how many are tied."""
    if sitting.meeting_id is None:
        return 0
    tied = 0
    kept = _facts_of(sitting.meeting)
    for minute in minutes_of(sitting):
        clauses = clause_numbers([entry for entry in minute.kept_entries if entry.text.strip()])
        for entry in minute.kept_entries:
            fact = kept.get((entry.mark, minute.ref, clauses.get(entry.key, ""), _folded(entry.text)), "")
            tied += bool(fact)
            if fact and fact != entry.fact:
                _tie(entry, fact, by)
    return tied


def _undertake(sitting, by):
    """Put every action and promise of the minutes on the desk as owed; those there already are worded anew."""
    for minute in minutes_of(sitting):
        for entry in minute.kept_entries:
            if entry.mark in (Mark.ACTION, Mark.PROMISE) and entry.text.strip():
                due = read_day(entry.details.get("due", ""))
                owner = {"owner_name": entry.details["owner"]} if entry.details.get("owner") else {}
                undertake(sitting.body, entry.text, by=by, minute_entry=entry, due_on=due, **owner)


def _tie(entry, fact, by):
    row = change_row(entry, by=by, act="find in record", fact=fact)
    log_edit(MinuteEntry.objects.select_related("minute").get(pk=row.pk), by=by, told={"fact": fact})


def _facts_of(meeting):
    """The record's facts of a meeting by `(mark, ref, clause, words)`."""
    facts = {}
    for row in Resolution.objects.standing().filter(meeting=meeting):
        facts[Mark.RESOLUTION, row.ref, row.sub, _folded(row.text)] = row.public_id
    sets = (
        (Mark.QUESTION, Question.objects.standing().filter(meeting=meeting)),
        (Mark.PROMISE, Promise.objects.standing().filter(meeting=meeting)),
        (Mark.ACTION, Action.objects.standing().filter(minute_item__meeting=meeting)),
    )
    for mark, rows in sets:
        for row in rows.select_related("minute_item"):
            ref = row.minute_item.ref if row.minute_item else row.ref
            facts[mark, ref, "", _folded(row.text)] = row.public_id
    return facts


def _folded(text):
    return " ".join(text.split())
