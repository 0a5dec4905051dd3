"""Minutes corrected and confirmed at a later meeting of the same body, and signed by its chair."""

from django.db import transaction

from answerable.keeping.changes.desk.minute import log_edit
from answerable.keeping.changes.desk.minutes import last_minutes
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, change_row
from answerable.keeping.minute_line import SPOKEN, print_line, read_line
from answerable.keeping.models.desk import Confirmation, MinuteCorrection, MinuteEntry, MinutesState, SittingStatus
from answerable.keeping.queries.desk.minutes_sheet import hash_sheets


@transaction.atomic
def correct_minutes(entry, line, *, made_at, by, moved_by=None, revision=None):
    """Correct one entry at a later meeting; gives the `MinuteCorrection`, which keeps both texts and who moved it."""
    sitting = entry.minute.sitting
    kept = confirmation_of(sitting, by=by)
    _refuse_confirmed(kept)
    _refuse_meeting(sitting, made_at, "corrected")
    if entry.mark not in SPOKEN:
        raise RefusedError("What happened in the room is corrected by a note: add one under its minute.")
    if revision is not None and entry.revision != revision:
        raise ConflictError(entry)
    before, read = print_line(entry), read_line(line)
    if print_line(read) == before:
        raise RefusedError("The correction leaves the words as they were.", field="line")
    row = change_row(entry, by=by, act="correct minute", mark=read.mark, text=read.text, details=read.details)
    log_edit(MinuteEntry.objects.select_related("minute").get(pk=row.pk), by=by, told={"line": line})
    change_row(kept, by=by, act="correct minutes", state=MinutesState.CORRECTED)
    values = {"confirmation": kept, "entry": row, "before": before, "after": print_line(read)}
    values |= {"made_at_sitting": made_at, "moved_by": moved_by}
    return add_row(MinuteCorrection, by=by, act="correct minutes", **values)


@transaction.atomic
def confirm_minutes(sitting, confirmed_at, *, by, revision=None):
    """A later meeting of the same body confirms the minutes as a correct record; gives the `Confirmation`."""
    kept = confirmation_of(sitting, by=by)
    _refuse_confirmed(kept)
    _refuse_meeting(sitting, confirmed_at, "confirmed")
    if last_minutes(sitting) is None:
        raise RefusedError("Publish the draft first: what is confirmed is what members could read.")
    if MinuteEntry.objects.standing().filter(minute__sitting=sitting, beside__isnull=False).exists():
        raise RefusedError("Two versions of an entry wait to be merged: choose what stands, then confirm.")
    values = {"state": MinutesState.CONFIRMED, "confirmed_at": confirmed_at}
    values |= {"confirmed_sha256": hash_sheets(sitting)}
    return change_row(kept, by=by, act="confirm minutes", revision=revision, **values)


@transaction.atomic
def sign_minutes(sitting, person, signed_on, *, by, account=None, is_on_paper=False, revision=None):
    """Sign confirmed minutes: the chair from an own account, or with a pen, which the clerk records.

    Local Government Act 1972 sch.12 para 41(1): signed by who presides at the meeting that confirms them.
    """
    kept = confirmation_of(sitting, by=by)
    if kept.state != MinutesState.CONFIRMED:
        raise RefusedError("Minutes are signed once, after a later meeting confirmed them.")
    chair = kept.confirmed_at.chair
    if chair is not None and chair != person:
        raise RefusedError(
            f"The minutes are signed by who presided when they were confirmed: {chair.name}.", field="person"
        )
    if not is_on_paper and (account is None or account.person_id != person.pk):
        raise RefusedError(
            f"Only {person.name} signs from the desk. Where it was signed with a pen, say so.", field="is_on_paper"
        )
    if signed_on < kept.confirmed_at.date:
        raise RefusedError("Minutes are signed when they are confirmed, or later.", field="signed_on")
    values = {"state": MinutesState.SIGNED, "signed_by": person, "signed_on": signed_on, "is_on_paper": is_on_paper}
    return change_row(kept, by=by, act="sign minutes", revision=revision, **values)


def confirmation_of(sitting, *, by):
    """How far the minutes of a sitting are; a row is made where there is none."""
    kept = Confirmation.objects.filter(sitting=sitting).select_related("confirmed_at__chair", "sitting").first()
    return kept or add_row(Confirmation, by=by, act="draft minutes", sitting=sitting)


def _refuse_confirmed(kept):
    if kept.state in (MinutesState.CONFIRMED, MinutesState.SIGNED):
        raise RefusedError("These minutes were confirmed as a correct record: they are not corrected any more.")


def _refuse_meeting(sitting, later, done):
    if later.pk == sitting.pk or (later.date, later.start_time) <= (sitting.date, sitting.start_time):
        raise RefusedError(f"Minutes are {done} at a later meeting, not at their own.", field="meeting")
    if later.body_id != sitting.body_id:
        raise RefusedError(f"Minutes are {done} by the same body.", field="meeting")
    if later.status == SittingStatus.CANCELLED:
        raise RefusedError("That meeting was cancelled.", field="meeting")
