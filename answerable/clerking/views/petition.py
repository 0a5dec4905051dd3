"""Petitions on the desk: from being prepared to the reply, and their signatures counted, added and erased."""

from django import forms
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, show
from answerable.clerking.views.question import NO_EMAIL
from answerable.keeping.changes.desk.petition import (
    OVER,
    SIGNABLE,
    change_petition,
    close_petition,
    erase_signatures,
    open_petition,
    refuse_petition,
    reply_to_petition,
    start_petition,
    submit_petition,
    take_petition,
    withdraw_petition,
)
from answerable.keeping.models.desk import PetitionState, ReplyManner
from answerable.keeping.queries.desk.petition import (
    find_petition,
    judge,
    list_petitions,
    petition_clock,
    signatures_needed,
)
from answerable.keeping.queries.desk.sitting import coming_sittings
from answerable.keeping.queries.desk.trace import trace_of


class PetitionForm(DeskForm):
    title = fields.text("Title", most=200)
    prayer = fields.text("What the petition asks", rows=6, hint="The very words that people sign.")


class NewPetitionForm(PetitionForm):
    body = fields.choice("To", [])
    name = fields.text("Name of the organiser", most=200, required=False, hint="Private, unless there is consent.")
    email = forms.EmailField(
        label="E-mail of the organiser",
        required=False,
        help_text="For letters. Never published.",
        error_messages={"invalid": NO_EMAIL},
    )
    may_name = fields.tick("The organiser consents to the name being published")

    field_order = ["body"]


class OpenForm(DeskForm):
    closes_on = fields.day("Last day for signatures")


class CloseForm(DeskForm):
    pass


class SubmitForm(DeskForm):
    sitting = fields.row("To the meeting")
    despite = fields.text(
        "Why it is taken though it comes late", required=False, most=500, hint="Only where its last day has passed."
    )


class TakeForm(DeskForm):
    presented_by = fields.text(
        "Presented by",
        required=False,
        most=200,
        hint="Empty where nobody presented it: it is taken all the same.",
    )
    reply_due = fields.day("Reply owed by", required=False)


class ReplyForm(DeskForm):
    manner = fields.choice("Given", ReplyManner.choices)
    reply_by = fields.text("By", most=200)
    reply = fields.text("The reply", rows=10, most=20_000)


class ReasonForm(DeskForm):
    reason = fields.text("Reason", most=500)


# What can be done with a petition: the name in the address, the words, the form, the change, the states it fits.
STEPS = {
    "change": ("Change the words", PetitionForm, change_petition, (PetitionState.DRAFT,)),
    "open": ("Open it for signatures", OpenForm, open_petition, SIGNABLE),
    "close": ("Close it for signatures", CloseForm, close_petition, (PetitionState.OPEN,)),
    "submit": ("Submit it to a meeting", SubmitForm, submit_petition, SIGNABLE),
    "take": ("Record that it was taken", TakeForm, take_petition, (PetitionState.SUBMITTED,)),
    "reply": ("Reply to it", ReplyForm, reply_to_petition, (PetitionState.TAKEN, PetitionState.REPLIED)),
    "refuse": ("Refuse it", ReasonForm, refuse_petition, (*SIGNABLE, PetitionState.SUBMITTED)),
    "withdraw": ("Withdraw it", ReasonForm, withdraw_petition, (*SIGNABLE, PetitionState.SUBMITTED)),
    "erase": ("Erase the signatures", ReasonForm, erase_signatures, OVER),
}
LEADS = {
    "submit": "The organiser is told by letter at once: this cannot be undone.",
    "refuse": "The organiser is told by letter at once: this cannot be undone.",
    "withdraw": "This cannot be undone; the petition can be taken down again.",
    "open": "Once it is open its words stand, because people sign them. Its page is public.",
    "reply": "A written reply is published as a paper. It cannot be taken back; a next version can replace it.",
    "erase": "This cannot be undone. Every name, address and e-mail of those who signed, and of the organiser, is "
    "erased, and the letters to them. The count stays.",
}


def _offer_bodies(request):
    return [(body.pk, body.name) for body in request.reach.bodies(roles_for("see_petitions"))]


PETITIONS = Listing(
    "petitions",
    columns=(
        Column("title", "Petition", sort=("title",), link=lambda row: f"/desk/petitions/{row.pk}"),
        Column("body", "To", value="body.name", sort=("body__name",)),
        Column("count", "Signatures", sort=("count",)),
        Column("closes_on", "Closes", sort=("closes_on",)),
        Column("meeting", "Meeting", value="sitting.date", sort=("sitting__date",)),
        Column("state", "State", words=lambda row: row.get_state_display(), sort=("state",)),
        Column("reply_due", "Reply due", sort=("reply_due",)),
    ),
    filters=(
        Filter("state", "State", PetitionState.choices),
        Filter("body", "Body", _offer_bodies, every="Every body", where="body_id"),
    ),
)


@desk_page("see_petitions")
def show_petitions(request):
    rows = list_petitions(request.reach.bodies(roles_for("see_petitions")))
    ways = [("Take down a petition", "/desk/petitions/new")] if may(request, "keep_petitions") else []
    return show_list(request, PETITIONS, rows, heading="Petitions", ways=ways)


@desk_page("see_petitions")
def show_petition(request, key):
    petition = found_for(request, "see_petitions", find_petition(key))
    may_keep = may(request, "keep_petitions", petition.body)
    return show(
        request,
        "petition",
        petition=petition,
        needed=signatures_needed(petition),
        rulings=judge(petition) if petition.state in SIGNABLE else (),
        clock=petition_clock(petition.sitting) if petition.sitting else None,
        steps=_list_steps(petition) if may_keep else [],
        takes_signatures=may_keep and petition.state in SIGNABLE,
        may_keep=may_keep,
        trace=trace_of(petition) if may(request, "see_trace", petition.body) else None,
    )


@desk_page("keep_petitions")
def show_new_petition(request):
    form = NewPetitionForm(request.POST or None)
    bodies = {str(body.pk): body for body in request.reach.bodies(roles_for("keep_petitions"))}
    form.fields["body"].choices = [(key, body.name) for key, body in bodies.items()]
    if is_sent(request, form):
        told = form.cleaned_data
        organiser = {"name": told["name"], "email": told["email"]} if told["name"] or told["email"] else None
        values = {name: told[name] for name in ("title", "prayer", "may_name")}
        body = bodies[told["body"]]
        petition = form.carry_out(start_petition, body, by=request.user.signature, organiser=organiser, **values)
        if petition:
            return done(request, "The petition is taken down.", f"/desk/petitions/{petition.pk}")
    return show(request, "form_page", heading="Take down a petition", form=form, button="Take down")


@desk_page("keep_petitions")
def show_step_form(request, key, step):
    """The form of one step of a petition's way."""
    petition = found_for(request, "keep_petitions", find_petition(key))
    words, kind, change, _ = found(STEPS.get(step))
    held = {name: getattr(petition, name, "") for name in kind.base_fields}
    form = kind(request.POST if request.method == "POST" else None, initial=held)
    if "sitting" in form.fields:
        form.fields["sitting"].offer(coming_sittings(petition.body, timezone.localdate()), fields.name_day)
    if is_sent(request, form):
        told = dict(form.cleaned_data)
        if step == "erase":
            told.pop("revision")
        if form.carry_out(change, petition, by=request.user.signature, **told):
            return done(request, f"Done: {words[0].lower()}{words[1:]}.", f"/desk/petitions/{key}")
    context = {"form": form, "heading": words, "button": words, "lead": LEADS.get(step, "")}
    return show(request, "petition_form", petition=petition, **context)


def _list_steps(petition):
    """`(address, words)` of what can be done now, what comes next first: one that is open needs no opening."""
    fit = [(step, words) for step, (words, _, _, states) in STEPS.items() if petition.state in states]
    fit.sort(key=lambda pair: pair[0] == "open" and petition.state == PetitionState.OPEN)
    return [(step, words) for step, words in fit if step != "erase" or not petition.erased_at]
