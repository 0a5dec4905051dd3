"""One undertaking: how it stands, who was asked, what was said and shown; and everything that can be done with it."""

import io

from django import forms
from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.closing import closing_fields, closing_initial, closing_values
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.clerking.upload import upload
from answerable.keeping.changes.desk.evidence import accept_evidence, offer_evidence, refuse_evidence
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.undertaking import (
    change_undertaking,
    complete,
    drop,
    extend,
    take_up,
    undertake,
)
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update, take_update, withdraw_link
from answerable.keeping.models import ActionStatus, Paper
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.queries.desk.undertaking import find_undertaking, stand
from answerable.keeping.store import read_file

PAPER_ADDRESS = "/papers/"


class UndertakingForm(DeskForm):
    text = fields.text("What is to be done", rows=3)
    ref = fields.text("Minute", required=False, most=80, hint="As the minutes number it: 687 iii a.")
    origin_on = fields.day("Agreed on")
    owner_name = fields.text("Who owes it", required=False, most=300)
    owner_email = forms.EmailField(
        label="The owner’s e-mail address",
        required=False,
        help_text="Seen here alone; it is in nothing that is printed.",
    )
    due_on = fields.day("Due on", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(closing_fields())

    def values(self):
        named = ("text", "ref", "origin_on", "owner_name", "owner_email", "due_on")
        return {name: self.cleaned_data[name] for name in named} | closing_values(self.cleaned_data)


class UpdateForm(DeskForm):
    status = fields.choice("The owner says that it is", ActionStatus.choices)
    text = fields.text("What was said", rows=4, hint="The tracker prints these words.")


class WordsForm(DeskForm):
    words = fields.text(
        "For the tracker", rows=4, hint="What the owner wrote, as it may be printed. Leave out what is private."
    )


class EvidenceForm(DeskForm):
    words = fields.text("What it shows", rows=3)
    file = upload("A file")
    paper = fields.text(
        "Or a paper of the record", required=False, hint="Its address on this site, as /papers/… shows it.", most=300
    )

    def clean_paper(self):
        name = self.cleaned_data["paper"].strip()
        if not name:
            return None
        public_id = name.partition(PAPER_ADDRESS)[2] or name
        public_id = public_id.split("?")[0].split("#")[0].split("/page/")[0]
        paper = Paper.objects.standing().filter(public_id=public_id).first()
        if paper is None:
            raise forms.ValidationError("There is no such paper in the record: copy its address from its page.")
        return paper


class RefuseForm(DeskForm):
    why = fields.text("What it does not show", rows=3)


class CompleteForm(DeskForm):
    on = fields.day("Done on")


class DropForm(DeskForm):
    who = fields.text("Who decided it", most=300, hint="The Panel; or a person in their office.")
    decision = fields.text("Where it is recorded", most=300, hint="A minute (701 ii), or the number of a decision.")
    reason = fields.text("Why", rows=3, hint="The next tracker prints it, and the public record shows it.")


class TakeUpForm(DeskForm):
    reason = fields.text("Why it is owed again", rows=3)


class ExtendForm(DeskForm):
    due_on = fields.day("Now due on")
    reason = fields.text("Why", rows=3)


@desk_page("see_undertakings")
def show_undertaking(request, key):
    row = _open(request, key, "see_undertakings")
    rows = (row, *row.updates.all(), *row.evidence.all())
    trace = trace_of(*rows) if may(request, "see_trace", row.body) else None
    standing = stand([row], timezone.localdate())[0]
    may_keep = may(request, "keep_undertakings", row.body)
    return show(request, "undertaking", row=row, standing=standing, trace=trace, may_keep=may_keep)


@desk_page("keep_undertakings")
def show_new_undertaking(request, key):
    body = found(find_body(key))
    require(request, "keep_undertakings", body)
    form = UndertakingForm(request.POST or None, initial={"confidentiality": "open"})
    if request.method == "POST" and form.is_valid():
        values = form.values()
        made = form.carry_out(undertake, body, values.pop("text"), by=request.user.signature, **values)
        if made:
            messages.success(request, "It is on the tracker.")
            return redirect(_address(made))
    return show(
        request, "form_page", heading=f"Something owed to {body.name}", form=form, button="Put it on the tracker"
    )


@desk_page("keep_undertakings")
def show_undertaking_form(request, key):
    row = _open(request, key)
    held = {name: getattr(row, name) for name in (*UndertakingForm.base_fields,)} | closing_initial(row)
    form = UndertakingForm(request.POST or None, initial=held)
    if row.due_on:
        form.fields["due_on"].disabled = True
        form.fields["due_on"].help_text = "Put it off with a reason: the first date stays to be seen."
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        if form.carry_out(change_undertaking, row, by=request.user.signature, revision=revision, **form.values()):
            return _done(request, row, "The undertaking is changed.")
    return show(request, "form_page", heading="Change what is owed", form=form, button="Save")


@desk_page("keep_undertakings")
def ask_owner(request, key):
    row = _open(request, key)
    return _press(request, row, ask_for_update, row, said=f"A letter to {row.owner_email} is in the outbox.")


@desk_page("keep_undertakings")
def withdraw_owner_link(request, key):
    row = _open(request, key)
    return _press(request, row, withdraw_link, row, said="Every link that was sent for this is dead.")


@desk_page("keep_undertakings")
def show_update_form(request, key):
    row = _open(request, key)
    form = UpdateForm(request.POST or None, initial={"status": row.status})
    return _fill(request, row, form, "How does it stand?", "Save", give_update, row, said="The update is kept.")


@desk_page("keep_undertakings")
def show_words_form(request, key, update):
    row = _open(request, key)
    said = found(next((one for one in row.updates.all() if one.pk == update), None))
    form = WordsForm(request.POST or None, initial={"words": said.printed or said.text, "revision": said.revision})
    return _fill(
        request, row, form, "Take it for the tracker", "Take it", take_update, said, said="It is on the tracker."
    )


@desk_page("keep_undertakings")
def show_evidence_form(request, key):
    row = _open(request, key)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    return _fill(
        request, row, form, "What shows that it was done?", "Add it", offer_evidence, row, said="It is added."
    )


@desk_page("keep_undertakings")
def accept(request, key, evidence):
    row = _open(request, key)
    return _press(
        request, row, accept_evidence, _evidence(row, evidence), said="It is accepted: it shows what was owed."
    )


@desk_page("keep_undertakings")
def show_refuse_form(request, key, evidence):
    row = _open(request, key)
    one = _evidence(row, evidence)
    form = RefuseForm(request.POST or None, initial={"revision": one.revision})
    return _fill(
        request, row, form, "This does not show it", "Save", refuse_evidence, one, said="The reason is kept."
    )


@desk_page("see_undertakings")
def send_evidence(request, key, evidence):
    """The file of evidence, to be kept and not opened in the page."""
    file = found(_evidence(_open(request, key, "see_undertakings"), evidence).file)
    return FileResponse(
        io.BytesIO(read_file(file)), as_attachment=True, filename=file.name, content_type=file.media_type
    )


@desk_page("keep_undertakings")
def show_complete_form(request, key):
    row = _open(request, key)
    form = CompleteForm(request.POST or None, initial={"on": timezone.localdate(), "revision": row.revision})
    return _fill(request, row, form, "It is done", "Complete it", complete, row, said="It is completed.")


@desk_page("keep_undertakings")
def show_drop_form(request, key):
    row = _open(request, key)
    form = DropForm(request.POST or None, initial={"revision": row.revision})
    return _fill(
        request, row, form, "It is not pursued", "Drop it by this decision", drop, row, said="It is dropped."
    )


@desk_page("keep_undertakings")
def show_take_up_form(request, key):
    row = _open(request, key)
    form = TakeUpForm(request.POST or None, initial={"revision": row.revision})
    return _fill(request, row, form, "It is owed again", "Take it up", take_up, row, said="It is owed again.")


@desk_page("keep_undertakings")
def show_extend_form(request, key):
    row = _open(request, key)
    form = ExtendForm(request.POST or None, initial={"due_on": row.due_on, "revision": row.revision})
    return _fill(
        request, row, form, "Put it off", "Put it off", extend, row, said="The new date stands beside the first."
    )


def _open(request, key, act="keep_undertakings"):
    row = found(find_undertaking(key))
    require(request, act, row.body)
    return row


def _evidence(row, key):
    return found(next((one for one in row.evidence.all() if one.pk == key), None))


def _fill(request, row, form, heading, button, change, *given, said):
    """A form whose fields are what the change takes; `revision` only where it was given to the form."""
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision" or value is not None}
        if form.carry_out(change, *given, by=request.user.signature, **values):
            return _done(request, row, said)
    return show(request, "undertaking_form", heading=heading, form=form, button=button, row=row)


def _press(request, row, change, *given, said):
    """A button: nothing to fill in."""
    if request.method != "POST":
        return redirect(_address(row))
    try:
        change(*given, by=request.user.signature)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_address(row))
    return _done(request, row, said)


def _done(request, row, said):
    messages.success(request, said)
    return redirect(_address(row))


def _address(row):
    return f"/desk/undertakings/{row.pk}"
