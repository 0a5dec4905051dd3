"""The work programme: entries added, moved, set aside, taken up on an agenda; next year's plan."""

from django.db import transaction
from django.db.models import Max

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, change_row, remove_row
from answerable.keeping.changes.desk.sitting import arrange_sitting
from answerable.keeping.models.desk import HearingNotice, ProgrammeEntry, Sitting, SittingPurpose, SittingStatus
from answerable.keeping.queries.desk.programme import OPEN, find_lacking, is_taken_up, needs_of, sittings_of_year
from answerable.law.day import same_weekday_next_year

COPIED = ("title", "aims", "presenters", "notes", "objective", "statutory_item", "is_recurring")


def add_entry(body, year, *, by, title, sitting=None, date=None, **values):
    """Put something on the programme of a year, at a meeting, on a day, or to be programmed; gives the entry."""
    _judge_place(body, sitting, date)
    return add_row(
        ProgrammeEntry, by=by, act="add to programme", body=body, year=year, title=title, sitting=sitting, date=date,
        order=_last_order(body, year) + 1, **values,
    )  # fmt: skip


def change_entry(entry, *, by, revision, **values):
    """Change the words of an entry. Where it stands is for `place_entry`."""
    return change_row(entry, by=by, act="change programme", revision=revision, **values)


def place_entry(entry, *, by, revision=None, sitting=None, date=None):
    """Move an entry to a meeting, to a day, or (neither) back among those to be programmed."""
    if is_taken_up(entry):
        raise RefusedError(f"“{entry.title}” is on the agenda of {entry.business.sitting}: take it off there first.")
    _judge_place(entry.body, sitting, date)
    last = _last_order(entry.body, entry.year)
    given = {"sitting": sitting, "date": date, "order": last + 1}
    return change_row(entry, by=by, act="move in programme", revision=revision, **given)


@transaction.atomic
def step_entry(entry, step, *, by, revision=None):
    """Move an entry up (`step` -1) or down (1) among those that stand where it does; at the end it stays."""
    queue_writers()
    kept = ProgrammeEntry.objects.get(pk=entry.pk)
    if revision is not None and kept.revision != revision:
        raise ConflictError(kept)
    rows = ProgrammeEntry.objects.standing().filter(
        body=kept.body_id, year=kept.year, sitting=kept.sitting_id, date=kept.date, set_aside_reason=""
    )
    rows = list(rows.order_by("order", "id"))
    here = rows.index(kept)
    there = here + step
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        places = sorted({row.order for row in rows})
        if len(places) < len(rows):
            places = [_last_order(kept.body, kept.year) + number for number in range(1, len(rows) + 1)]
        for place, row in zip(places, rows, strict=True):
            change_row(row, by=by, act="order programme", order=place)
    return ProgrammeEntry.objects.get(pk=entry.pk)


def remove_entry(entry, *, by, revision=None, reason=""):
    """Take an entry off the programme. What the law asks for is set aside instead, with a reason, and stays in sight.

    Refused while it stands on an agenda, and without a reason where the law asks for it.
    """
    if is_taken_up(entry):
        raise RefusedError(f"“{entry.title}” is on the agenda of {entry.business.sitting}: take it off there first.")
    if not entry.statutory_item:
        return remove_row(entry, by=by, act="remove from programme", revision=revision, reason=reason)
    if not reason.strip():
        raise RefusedError("The law asks for this in the year: say why it is set aside.", field="reason")
    given = {"set_aside_reason": reason.strip(), "sitting": None, "date": None}
    return change_row(entry, by=by, act="set aside", revision=revision, reason=reason, **given)


def take_back(entry, *, by, revision=None):
    """Have an entry again that was set aside, among those to be programmed."""
    return change_row(entry, by=by, act="take back", revision=revision, set_aside_reason="")


@transaction.atomic
def add_needed(body, year, *, by):
    """Put on the programme whatever the law asks of the year and nothing there names; gives the new entries."""
    queue_writers()
    entries = ProgrammeEntry.objects.standing().filter(body=body, year=year)
    return [
        add_entry(body, year, by=by, title=need.title, statutory_item=need.key)
        for need in find_lacking(needs_of(body, year), entries)
    ]


@transaction.atomic
def note_appointment(body, year, *, by, kind, received_on, post):
    """Write down a notice of a proposed appointment; its hearing is put on the programme. Gives the notice."""
    notice = add_row(
        HearingNotice, by=by, act="note appointment", body=body, kind=kind, received_on=received_on, post=post
    )
    add_needed(body, year, by=by)
    return notice


@transaction.atomic
def draw_up_year(body, year, *, by):
    """Next year's plan: provisional meetings on the like days, what recurs, and what the law asks for.

    Each ordinary meeting of the year before becomes a provisional one on the same weekday of the month (the fourth
    Tuesday of March), at its hour and place; what recurs goes to the like meeting. Run twice, it adds nothing. Gives
    the new meetings and the new entries.
    """
    queue_writers()
    sittings, likeness = _repeat_sittings(body, year, by)
    before = ProgrammeEntry.objects.standing().filter(body=body, year=year - 1, is_recurring=True)
    copied = ProgrammeEntry.objects.standing().filter(body=body, year=year).values("copied_from")
    entries = []
    for entry in before.exclude(pk__in=copied.exclude(copied_from=None)):
        values = {name: getattr(entry, name) for name in COPIED}
        sitting = likeness.get(entry.sitting_id)
        entries.append(add_entry(body, year, by=by, sitting=sitting, copied_from=entry, **values))
    return sittings, [*entries, *add_needed(body, year, by=by)]


@transaction.atomic
def take_up(entry, sitting=None, *, by, revision=None):
    """Put an entry on the agenda of its meeting (or of another); gives the item of business.

    The item is open: a programme holds nothing closed. Raises `RefusedError` for an entry that stands on an agenda
    already, or has no meeting.
    """
    sitting = sitting or entry.sitting
    if sitting is None:
        raise RefusedError("Move the entry to a meeting first.")
    if is_taken_up(entry):
        raise RefusedError(f"“{entry.title}” is on the agenda of {entry.business.sitting} already.")
    _judge_place(entry.body, sitting, None)
    business = add_business(
        sitting, by=by, title=entry.title, presenters=entry.presenters, aims=entry.aims,
        statutory_item=entry.statutory_item, confidentiality="open",
    )  # fmt: skip
    given = {"business": business, "sitting": sitting, "date": None}
    change_row(entry, by=by, act="take up", revision=revision, **given)
    return business


def _repeat_sittings(body, year, by):
    """The provisional meetings added, and for each meeting of the year before the one that is like it."""
    known = list(sittings_of_year(body, year))
    at_hour = {(other.date, other.start_time): other for other in known}
    added, likeness = [], {}
    for sitting in sittings_of_year(body, year - 1).filter(purpose=SittingPurpose.ORDINARY):
        hour = (same_weekday_next_year(sitting.date), sitting.start_time)
        same = at_hour.get(hour) or _of_month(known, hour[0])
        if same is None:
            same = at_hour[hour] = arrange_sitting(
                body, by=by, date=hour[0], start_time=hour[1], end_time=sitting.end_time, venue=sitting.venue,
                status=SittingStatus.PROVISIONAL,
            )  # fmt: skip
            added.append(same)
        # One meeting moved within its month is not two: each stands for one of the year before.
        known = [other for other in known if other != same]
        likeness[sitting.pk] = same
    return added, likeness


def _of_month(sittings, day):
    return next((each for each in sittings if (each.date.year, each.date.month) == (day.year, day.month)), None)


def _judge_place(body, sitting, date):
    if sitting is not None and date is not None:
        raise RefusedError("Give a meeting or a day, not both.", field="date")
    if sitting is None:
        return
    if sitting.body_id != body.pk:
        raise RefusedError(f"{sitting} is a meeting of another body.", field="place")
    if Sitting.objects.standing().filter(pk=sitting.pk, status__in=OPEN).first() is None:
        raise RefusedError(f"{sitting} is over or cancelled: choose another meeting.", field="place")


def _last_order(body, year):
    return ProgrammeEntry.objects.filter(body=body, year=year).aggregate(last=Max("order"))["last"] or 0
