"""One undertaking: how it stands, who was asked, what was said and shown; and everything that can be done with it."""

from django import forms
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.closing import ClosingForm
from answerable.clerking.form import DeskForm
from answerable.clerking.sending import send_file
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
from answerable.clerking.upload import upload
from answerable.keeping.changes.desk.evidence import accept_evidence, offer_evidence, refuse_evidence
from answerable.keeping.changes.desk.undertaking import (
    change_undertaking,
    complete,
    drop,
    extend,
    take_up,
    undertake,
)
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update, take_update, withdraw_link
from answerable.keeping.models import ActionStatus
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.paper import find_paper
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.queries.desk.undertaking import find_undertaking, stand


class UndertakingForm(ClosingForm):
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

    field_order = ["text", "ref", "origin_on", "owner_name", "owner_email", "due_on"]


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
        paper = find_paper(name)
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
    body = found_for(request, "keep_undertakings", find_body(key))
    form = UndertakingForm(request.POST or None, initial={"confidentiality": "open"})
    return show_form(
        request,
        form,
        undertake,
        body,
        heading=f"Something owed to {body.name}",
        button="Put it on the tracker",
        told="It is on the tracker.",
        back=_address,
    )


@desk_page("keep_undertakings")
def show_undertaking_form(request, key):
    row = _open(request, key)
    form = UndertakingForm(request.POST or None, initial=UndertakingForm.initial_of(row))
    if row.due_on:
        form.fields["due_on"].disabled = True
        form.fields["due_on"].help_text = "Put it off with a reason: the first date stays to be seen."
    return show_form(
        request,
        form,
        change_undertaking,
        row,
        heading="Change what is owed",
        button="Save",
        told="The undertaking is changed.",
        back=_address(row),
    )


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
    return send_file(file)


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
    return found_for(request, act, find_undertaking(key))


def _evidence(row, key):
    return found(next((one for one in row.evidence.all() if one.pk == key), None))


def _fill(request, row, form, heading, button, change, *given, said):
    """A form of an undertaking, on a page that says what is owed."""
    about = {"template": "undertaking_form", "row": row}
    return show_form(
        request, form, change, *given, heading=heading, button=button, told=said, back=_address(row), **about
    )


def _press(request, row, change, *given, said):
    """A button: nothing to fill in."""
    return press(request, change, *given, told=said, back=_address(row))


def _address(row):
    return f"/desk/undertakings/{row.pk}"
