"""Minutes out: the preview, publishing, corrections at a later meeting, confirming, signing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, done, found, may, press, show
from answerable.clerking.views.minutes import sitting_for
from answerable.keeping.changes.desk.confirmation import confirm_minutes, correct_minutes, sign_minutes
from answerable.keeping.changes.desk.minutes import (
    judge_minutes,
    preview_minutes,
    publish_draft_minutes,
    publish_minutes,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.minute_line import SPOKEN, print_line
from answerable.keeping.queries.desk.confirmation import (
    confirmation_of,
    corrections_of,
    later_sittings,
    minutes_published,
)
from answerable.keeping.queries.desk.minute import find_entry, minutes_of
from answerable.keeping.queries.desk.roll import list_seats
from answerable.keeping.queries.desk.trace import trace_of


class ConfirmForm(DeskForm):
    meeting = fields.choice("Confirmed at the meeting of", [])


class SignForm(DeskForm):
    person = fields.choice("Signed by", [])
    signed_on = fields.day("On")
    is_on_paper = fields.tick("It was signed on paper, and the paper is kept")


class CorrectionForm(DeskForm):
    line = fields.text("As it is to read", rows=5, most=20_000)
    meeting = fields.choice("Corrected at the meeting of", [])
    moved_by = fields.choice("Moved by", [], required=False, empty="nobody named")


@require_GET
@desk_page("see_minutes")
def show_preview(request, key):
    """The minutes as they stand now, as a PDF; `?closed` gives the part that is closed to the public."""
    sitting = sitting_for(request, key, "see_minutes")
    pdf = preview_minutes(sitting, is_closed_part="closed" in request.GET)
    return show_pdf(pdf, f"minutes-{sitting.date}")


@desk_page("see_minutes_record")
def show_record(request, key):
    """How far the minutes are, and what comes next."""
    sitting = sitting_for(request, key, "see_minutes_record")
    confirmation = confirmation_of(sitting)
    minutes = minutes_of(sitting)
    trace = trace_of(confirmation) if confirmation and may(request, "see_trace", sitting.body) else None
    return show(
        request,
        "minutes_record",
        sitting=sitting,
        confirmation=confirmation,
        corrections=corrections_of(sitting),
        publications=minutes_published(sitting),
        rulings=judge_minutes(sitting),
        has_closed=any(not minute.is_open for minute in minutes),
        has_minutes=bool(minutes),
        confirm_form=_confirm_form(sitting),
        sign_form=_sign_form(sitting, confirmation),
        may_see=may(request, "see_minutes", sitting.body),
        may_take=may(request, "take_minutes", sitting.body),
        may_sign=may(request, "sign_minutes", sitting.body),
        trace=trace,
    )


@require_POST
@desk_page("take_minutes")
def publish(request, key):
    """Publish the draft, or the signed minutes."""
    sitting = sitting_for(request, key, "take_minutes")
    change = publish_minutes if request.POST.get("kind") == "minutes" else publish_draft_minutes
    back = f"/desk/meetings/{sitting.pk}/minutes/record"
    return press(request, change, sitting, told=lambda made: f"{made.title}: published.", back=back)


@require_POST
@desk_page("take_minutes")
def confirm(request, key):
    sitting = sitting_for(request, key, "take_minutes")
    form = _confirm_form(sitting, request.POST)
    if form.is_valid():
        at = form.meetings[form.cleaned_data["meeting"]]
        try:
            confirm_minutes(sitting, at, by=request.user.signature)
            messages.success(request, f"The minutes are confirmed, at the meeting of {at.date:%-d %B %Y}.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, "Choose the meeting at which they were confirmed.")
    return redirect(f"/desk/meetings/{sitting.pk}/minutes/record")


@require_POST
@desk_page("sign_minutes")
def sign(request, key):
    sitting = sitting_for(request, key, "sign_minutes")
    form = _sign_form(sitting, confirmation_of(sitting), request.POST)
    if form.is_valid():
        given = form.cleaned_data
        # Only the clerk records a signature made with a pen; a member signs with an own account.
        on_paper = given["is_on_paper"] and may(request, "take_minutes", sitting.body)
        values = {"by": request.user.signature, "account": request.user, "is_on_paper": on_paper}
        try:
            sign_minutes(sitting, form.people[given["person"]], given["signed_on"], **values)
            messages.success(request, "The minutes are signed.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, "Say who signed, and on which day.")
    return redirect(f"/desk/meetings/{sitting.pk}/minutes/record")


@desk_page("take_minutes")
def show_corrections(request, key):
    """Every entry, each with a way to correct it."""
    sitting = sitting_for(request, key, "take_minutes")
    rows = minutes_of(sitting)
    for row in rows:
        row.spoken = [(entry.key, print_line(entry)) for entry in row.kept_entries if entry.mark in SPOKEN]
    return show(request, "minutes_corrections", sitting=sitting, minutes=rows)


@desk_page("take_minutes")
def show_correction_form(request, key, entry):
    sitting = sitting_for(request, key, "take_minutes")
    row = found(find_entry(sitting, entry))
    meetings = {str(one.pk): one for one in later_sittings(sitting)}
    people = {str(line.holder.pk): line.holder for line in list_seats(sitting) if line.holder}
    form = CorrectionForm(request.POST or None, initial={"line": print_line(row), "revision": row.revision})
    form.fields["meeting"].choices = [(pk, str(one)) for pk, one in meetings.items()]
    form.fields["moved_by"].choices = [("", "nobody named"), *((pk, one.name) for pk, one in people.items())]
    if is_sent(request, form):
        given = form.cleaned_data
        values = {"made_at": meetings[given["meeting"]], "moved_by": people.get(given["moved_by"])}
        values |= {"by": request.user.signature, "revision": given["revision"]}
        if form.carry_out(correct_minutes, row, given["line"], **values):
            return done(
                request, "The correction is made; both texts are kept.", f"/desk/meetings/{sitting.pk}/minutes/record"
            )
    return show(request, "form_page", heading=f"Correct: {row.minute}", form=form, button="Correct")


def _confirm_form(sitting, data=None):
    form = ConfirmForm(data)
    form.meetings = {str(one.pk): one for one in later_sittings(sitting)}
    form.fields["meeting"].choices = [(pk, f"{one.date:%-d %B %Y}") for pk, one in form.meetings.items()]
    return form


def _sign_form(sitting, confirmation, data=None):
    """Who may sign is who presided when they were confirmed; where that is not known, any member."""
    at = confirmation.confirmed_at if confirmation and confirmation.confirmed_at else sitting
    chair = [at.chair] if at.chair else [line.holder for line in list_seats(at) if line.holder]
    form = SignForm(data, initial={"signed_on": timezone.localdate()})
    form.people = {str(person.pk): person for person in chair}
    form.fields["person"].choices = [(pk, person.name) for pk, person in form.people.items()]
    return form
