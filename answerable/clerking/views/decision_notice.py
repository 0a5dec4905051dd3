"""The register of decisions: written down, numbered, published one by one and as the list for a panel."""

import io

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.closing import closing_fields, closing_initial, closing_values
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.clerking.upload import upload
from answerable.keeping.changes.desk.decision_notice import (
    change_decision,
    keep_register,
    print_decision,
    print_decisions,
    publish_decision,
    publish_decisions,
    withdraw_decision,
    write_decision,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models import Confidentiality
from answerable.keeping.models.desk import DecisionStyle, PublicationKind
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.business import say_ground
from answerable.keeping.queries.desk.decision_notice import (
    decision_sheet,
    decisions_since,
    find_decision,
    judge_notice,
    list_decisions,
    register_on,
)
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.store import read_file

DECISIONS = Listing(
    "decisions",
    columns=(
        Column("number", "Number", value="number_printed", sort=("year", "serial"), link=lambda row: _address(row)),
        Column("date", "Date", sort=("date",)),
        Column("title", "Title", sort=("title",)),
        Column("status", "State", value=lambda row: _say_state(row)),
        Column("published", "Published", value=lambda row: row.publication.at if row.publication else None),
        Column("normal_number", value="number"),
        Column("panel", value="panel.name"),
        Column("key", value="pk"),
    ),
    filters=(
        Filter("year", "Year", lambda request: [(year, year) for year in _years()]),
        Filter("confidentiality", "Openness", Confidentiality.choices),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
        Filter("since", "From", kind="day", where="date__gte"),
    ),
    sorted_by="-number",
)
YEARS_BACK = 20


class DecisionForm(DeskForm):
    date = fields.day("Taken on")
    title = fields.text("Title", most=400)
    summary = fields.text("What was decided", rows=4)
    reasons = fields.text("Why", rows=4, required=False)
    alternatives = fields.text("What else was considered", rows=3, required=False)
    signed_by = fields.text("Signed by", required=False, most=300)
    file = upload("Its report")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(closing_fields())
        self.fields["is_title_closed"] = fields.tick(
            "The title itself is closed", hint="The public then sees the number, the date and the ground."
        )

    def values(self):
        named = ("date", "title", "summary", "reasons", "alternatives", "signed_by", "file", "is_title_closed")
        return {name: self.cleaned_data[name] for name in named} | closing_values(self.cleaned_data)


class RegisterForm(DeskForm):
    valid_from = fields.day("Holds from")
    style = fields.choice("How numbers are printed", DecisionStyle.choices)
    taken_by = fields.text("Who takes them", required=False, most=300, hint="The Police and Crime Commissioner.")
    panel = fields.choice("Reported to", [], required=False, empty="Nobody")

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["panel"].choices = [("", "Nobody"), *((key, body.name) for key, body in self.bodies.items())]


class WithdrawForm(DeskForm):
    why = fields.text("Why it is withdrawn", rows=3, hint="Its number stays in the register and is not used again.")


@desk_page("see_decisions")
def show_decisions(request, key):
    body = _body(request, key, "see_decisions")
    may_keep = may(request, "keep_decisions", body)
    register = register_on(body, timezone.localdate())
    heading = f"Decisions of {body.name}"
    return show_list(
        request, DECISIONS, list_decisions([body]), heading=heading, template="decisions", body=body,
        register=register, may_keep=may_keep, empty="No decision is written down.",
    )  # fmt: skip


@desk_page("keep_decisions")
def show_new_decision(request, key):
    body = _body(request, key, "keep_decisions")
    form = DecisionForm(request.POST or None, request.FILES or None, initial={"date": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(write_decision, body, by=request.user.signature, **form.values())
        if made:
            messages.success(request, f"It has the number {made.number_printed}, which stays its own.")
            return redirect(_address(made))
    return show(request, "form_page", heading="Write a decision down", form=form, button="Write it down")


@desk_page("keep_decisions")
def show_register_form(request, key):
    body = _body(request, key, "keep_decisions")
    bodies = request.reach.bodies(roles_for("keep_decisions"))
    now = register_on(body, timezone.localdate())
    held = {"style": now.style, "taken_by": now.taken_by, "panel": now.panel_id} if now else {}
    form = RegisterForm(request.POST or None, bodies=bodies, initial={"valid_from": timezone.localdate(), **held})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("valid_from", "style", "taken_by")}
        panel = form.bodies.get(form.cleaned_data["panel"])
        if form.carry_out(keep_register, body, by=request.user.signature, panel=panel, **values):
            messages.success(request, "The register is kept so from that day on.")
            return redirect(f"/desk/bodies/{body.pk}/decisions")
    return show(request, "form_page", heading="How the register is kept", form=form, button="Keep it so")


@desk_page("see_decisions")
def show_decision(request, key):
    row = _decision(request, key, "see_decisions")
    return show(
        request,
        "decision",
        row=row,
        ground=say_ground(row, row.date),
        rulings=() if row.withdrawn_why else judge_notice(row),
        trace=trace_of(row) if may(request, "see_trace", row.body) else None,
        may_keep=may(request, "keep_decisions", row.body),
    )


@desk_page("keep_decisions")
def show_decision_form(request, key):
    row = _decision(request, key)
    held = {
        name: getattr(row, name, None) for name in (*DecisionForm.base_fields, "is_title_closed") if name != "file"
    }
    form = DecisionForm(request.POST or None, request.FILES or None, initial=held | closing_initial(row))
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        if form.carry_out(change_decision, row, by=request.user.signature, revision=revision, **form.values()):
            messages.success(request, "The decision is changed.")
            return redirect(_address(row))
    return show(request, "form_page", heading=f"Change decision {row.number_printed}", form=form, button="Save")


@desk_page("keep_decisions")
def show_withdraw_form(request, key):
    row = _decision(request, key)
    form = WithdrawForm(request.POST or None, initial={"revision": row.revision})
    if request.method == "POST" and form.is_valid():
        done = form.carry_out(withdraw_decision, row, by=request.user.signature, **form.cleaned_data)
        if done:
            messages.success(request, f"Decision {row.number_printed} is withdrawn.")
            return redirect(_address(row))
    return show(
        request, "form_page", heading=f"Withdraw decision {row.number_printed}", form=form, button="Withdraw it"
    )


@desk_page("see_decisions")
def preview_decision(request, key):
    row = _decision(request, key, "see_decisions")
    return _send_pdf(print_decision(row, timezone.localdate())[0], "decision-preview")


@desk_page("see_decisions")
def send_decision_report(request, key):
    """The file of its report, to be kept and not opened in the page."""
    file = found(_decision(request, key, "see_decisions").report_file)
    return FileResponse(
        io.BytesIO(read_file(file)), as_attachment=True, filename=file.name, content_type=file.media_type
    )


@desk_page("keep_decisions")
def publish_one(request, key):
    row = _decision(request, key)
    if request.method == "POST":
        try:
            publish_decision(row, by=request.user.signature)
            messages.success(request, f"Decision {row.number_printed} is published.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    return redirect(_address(row))


@desk_page("see_decisions")
def show_sitting_decisions(request, key):
    """The decisions that a meeting is told of: those since the meeting before."""
    sitting = _sitting(request, key, "see_decisions")
    since, rows = decisions_since(sitting.body, sitting)
    lines = zip(decision_sheet(sitting.body, sitting).lines, rows, strict=True)
    published = sitting.publications.filter(kind=PublicationKind.DECISION_LIST, superseded_by=None).first()
    rulings = [ruling for row in rows if not row.withdrawn_why for ruling in judge_notice(row)]
    return show(
        request, "sitting_decisions", sitting=sitting, since=since, lines=list(lines), published=published,
        rulings=rulings, may_keep=may(request, "keep_decisions", sitting.body),
    )  # fmt: skip


@desk_page("see_decisions")
def preview_decisions(request, key):
    sitting = _sitting(request, key, "see_decisions")
    return _send_pdf(print_decisions(sitting.body, sitting)[0], "decisions-preview")


@desk_page("keep_decisions")
def publish_list(request, key):
    sitting = _sitting(request, key, "keep_decisions")
    if request.method == "POST":
        try:
            publish_decisions(sitting, by=request.user.signature)
            messages.success(request, "The list of decisions is published.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    return redirect(f"/desk/meetings/{sitting.pk}/decisions")


def _body(request, key, act):
    body = found(find_body(key))
    require(request, act, body)
    return body


def _decision(request, key, act="keep_decisions"):
    row = found(find_decision(key))
    require(request, act, row.body)
    return row


def _sitting(request, key, act):
    sitting = found(find_sitting(key))
    require(request, act, sitting.body)
    return sitting


def _send_pdf(pdf, name):
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _say_state(row):
    if row.withdrawn_why:
        return "withdrawn"
    return row.get_confidentiality_display().lower()


def _years():
    year = timezone.localdate().year
    return range(year, year - YEARS_BACK, -1)


def _address(row):
    return f"/desk/decisions/{row.pk}"
