"""One item of the minutes: its number, title and closing; its votes; interests in it; two versions made one."""

import re

from django.contrib import messages
from django.shortcuts import redirect

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found, show
from answerable.clerking.views.minutes import print_mark, sitting_for
from answerable.keeping.changes.desk.interest import declare_interest
from answerable.keeping.changes.desk.minute import change_minute, remove_minute
from answerable.keeping.changes.desk.minute_entry import merge_entries
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.vote import SIDES, cast_casting_vote, remove_vote, take_vote
from answerable.keeping.minute_line import print_line
from answerable.keeping.models import Confidentiality
from answerable.keeping.models.desk import InterestKind, VoteKind
from answerable.keeping.queries.desk.interest import declared_at
from answerable.keeping.queries.desk.minute import find_minute, find_version, find_vote
from answerable.keeping.queries.desk.roll import roll_of
from answerable.law.exemption import list_paragraphs
from answerable.law.vote import votes_for_veto


class MinuteForm(DeskForm):
    ref = fields.text("Number", required=False, most=20, hint="In the body's own style; it was given by itself.")
    title = fields.text("Title", most=400)
    section = fields.text("Block of the agenda", required=False, most=200)
    order = fields.number("Place among the minutes", least=1, most=999)
    recording = fields.text(
        "Begins in the recording at", required=False, most=10, hint="Hours, minutes, seconds: 0:14:05"
    )
    confidentiality = fields.choice("Public", Confidentiality.choices)
    exempt_paragraph = fields.choice("Exempt by", [], required=False, empty="no paragraph")
    closed_ground = fields.text("Ground for closing it", rows=2, required=False)
    summary = fields.text(
        "What the public minutes say of it, where it is closed",
        rows=3,
        required=False,
        hint="A fair account that reveals nothing exempt. Without one, they say that the public was excluded.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [
            (str(row.number), f"paragraph {row.number}: {row.words}"[:160]) for row in list_paragraphs().values()
        ]
        self.fields["exempt_paragraph"].choices = [("", "no paragraph"), *known]

    def clean_recording(self):
        """Seconds from the beginning, or `None`."""
        typed = self.cleaned_data["recording"].strip()
        if not typed:
            return None
        if not re.fullmatch(r"(\d{1,2}:)?[0-5]?\d:[0-5]\d", typed):
            raise fields.forms.ValidationError("Write the mark like 0:14:05.")
        *larger, seconds = (int(part) for part in typed.split(":"))
        return seconds + sum(part * 60**power for power, part in enumerate(reversed(larger), start=1))

    def values(self):
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "recording")}
        given["exempt_paragraph"] = int(given["exempt_paragraph"]) if given["exempt_paragraph"] else None
        return given | {"recording_seconds": self.cleaned_data["recording"]}


class InterestForm(DeskForm):
    person = fields.choice("Member", [])
    business = fields.choice("Item", [])
    kind = fields.choice("Kind of interest", InterestKind.choices)
    nature = fields.text("What it is", rows=2, required=False, hint="Printed in the minutes, unless it is sensitive.")
    is_sensitive = fields.tick(
        "It is sensitive", hint="The monitoring officer agreed: the minutes say only that there is an interest."
    )
    dispensation_from = fields.day("Dispensation from", required=False)
    dispensation_until = fields.day("Dispensation until", required=False)
    may_speak_by_dispensation = fields.tick("The dispensation lets the member speak")
    may_vote_by_dispensation = fields.tick("The dispensation lets the member vote")


class MergeForm(DeskForm):
    line = fields.text("What stands", rows=6, most=20_000)
    version_revision = fields.number("Version", most=10**6)
    version_revision.widget = fields.forms.HiddenInput()


@desk_page("take_minutes")
def show_minute_form(request, key, minute):
    sitting = sitting_for(request, key, "take_minutes")
    row = found(find_minute(sitting, minute))
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, row)
    held = {name: getattr(row, name) for name in MinuteForm.base_fields if hasattr(row, name)}
    held |= {"exempt_paragraph": str(row.exempt_paragraph or ""), "recording": print_mark(row.recording_seconds)}
    form = MinuteForm(request.POST or None, initial=held)
    if is_sent(request, form):
        values = {"by": request.user.signature, "revision": form.cleaned_data["revision"], **form.values()}
        if form.carry_out(change_minute, row, **values):
            return _back(row, request, "The minute is changed.")
    return show(request, "minute_form", sitting=sitting, minute=row, form=form)


@desk_page("take_minutes")
def show_vote_form(request, key, minute):
    """A vote, counted by hand or put down seat by seat."""
    sitting = sitting_for(request, key, "take_minutes")
    row = found(find_minute(sitting, minute))
    roll, refused = roll_of(sitting), None
    if request.method == "POST":
        try:
            vote = take_vote(
                row, request.POST.get("motion", ""), by=request.user.signature, **_vote_in(request, roll)
            )
            return _back(row, request, vote.words)
        except RefusedError as error:
            refused = error
    shut_out = {
        one.interest.person_id: one.consequence.words
        for one in declared_at(sitting, row.business)
        if row.business_id and not one.consequence.may_vote
    }
    seats = [
        {
            "seat": line.seat.pk,
            "name": line.sits.name,
            "instead_of": line.holder.name if line.standing_in else "",
            "side": request.POST.get(f"seat-{line.seat.pk}", ""),
            "shut_out": shut_out.get(line.sits.person_id, ""),
        }
        for line in roll.lines
        if line.seat.is_voting and line.sits and line.sits.left_at is None
    ]
    needed = votes_for_veto(roll.members, sitting.date) if roll.members else None
    context = {"sitting": sitting, "minute": row, "roll": roll, "seats": seats, "needed": needed, "sides": SIDES}
    context |= {"refused": refused, "kinds": VoteKind.choices, "given": request.POST}
    return show(request, "vote_form", status=400 if refused else 200, **context)


@desk_page("take_minutes")
def show_vote(request, key, vote):
    """A vote that was taken: the chair's casting vote on a tie, or taking it away."""
    sitting = sitting_for(request, key, "take_minutes")
    row = found(find_vote(sitting, vote))
    if request.method == "POST":
        side, by = request.POST.get("casting", ""), request.user.signature
        try:
            if side in ("for", "against"):
                return _back(row.minute, request, cast_casting_vote(row, side, by=by).words)
            remove_vote(row, by=by)
            return _back(row.minute, request, "The vote is removed.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    return show(request, "vote", sitting=sitting, vote=row)


@desk_page("take_minutes")
def show_interest_form(request, key):
    sitting = sitting_for(request, key, "take_minutes")
    members = {str(line.holder.pk): line.holder for line in roll_of(sitting).lines if line.holder}
    members |= {str(one.person.pk): one.person for one in roll_of(sitting).in_the_room if one.person}
    items = {str(business.pk): business for business in sitting.business.standing()}
    form = InterestForm(request.POST or None)
    form.fields["person"].choices = [(pk, person.name) for pk, person in members.items()]
    form.fields["business"].choices = [(pk, str(business)) for pk, business in items.items()]
    if is_sent(request, form):
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        person, business = members[values.pop("person")], items[values.pop("business")]
        kind, by = values.pop("kind"), request.user.signature
        if form.carry_out(declare_interest, sitting, person, business, kind, by=by, **values):
            return done(
                request, f"The interest of {person.name} is put down.", f"/desk/meetings/{sitting.pk}/minutes"
            )
    return show(request, "form_page", heading="An interest declared", form=form, button="Put it down")


@desk_page("take_minutes")
def show_merge(request, key, version):
    """Two versions of one entry, with both texts and who wrote them; what is sent stands for both."""
    sitting = sitting_for(request, key, "take_minutes")
    other = found(find_version(sitting, version))
    entry = other.beside
    held = {"line": print_line(entry), "revision": entry.revision, "version_revision": other.revision}
    form = MergeForm(request.POST or None, initial=held)
    if is_sent(request, form):
        given = form.cleaned_data
        revisions = {"revision": given["revision"], "version_revision": given["version_revision"]}
        if form.carry_out(merge_entries, entry, other, given["line"], by=request.user.signature, **revisions):
            return _back(entry.minute, request, "The two versions are one.")
    both = [(row.writer, print_line(row)) for row in (entry, other)]
    return show(request, "merge", sitting=sitting, form=form, both=both)


def _remove(request, row):
    try:
        remove_minute(row, by=request.user.signature)
        messages.success(request, "The minute is removed.")
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect(f"/desk/meetings/{row.sitting_id}/minutes")


def _vote_in(request, roll):
    kind = request.POST.get("kind", "")
    sides = {line.seat.pk: request.POST.get(f"seat-{line.seat.pk}", "") for line in roll.lines}
    counts = {f"{side}_count": request.POST.get(f"{side}_count", "") for side in SIDES}
    casting = request.POST.get("casting", "")
    return {
        "kind": kind if kind in VoteKind.values else VoteKind.ORDINARY,
        "ballots": [(seat, side) for seat, side in sides.items() if side in SIDES],
        "casting": casting if casting in ("for", "against") else "",
        **{name: int(value) if value.isdecimal() and len(value) < 5 else 0 for name, value in counts.items()},
    }


def _back(minute, request, words):
    return done(request, words, f"/desk/meetings/{minute.sitting_id}/minutes#minute-{minute.pk}")
