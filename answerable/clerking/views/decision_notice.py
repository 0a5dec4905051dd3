"""The register of decisions: written down, numbered, published one by one and as the list for a panel."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.closing import CLOSING, ClosingForm
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import send_file, show_pdf
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
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


class DecisionForm(ClosingForm):
    date = fields.day("Taken on")
    title = fields.text("Title", most=400)
    summary = fields.text("What was decided", rows=4)
    reasons = fields.text("Why", rows=4, required=False)
    alternatives = fields.text("What else was considered", rows=3, required=False)
    signed_by = fields.text("Signed by", required=False, most=300)
    file = upload("Its report")
    is_title_closed = fields.tick(
        "The title itself is closed", hint="The public then sees the number, the date and the ground."
    )

    field_order = ["date", "title", "summary", "reasons", "alternatives", "signed_by", "file", *CLOSING]


class RegisterForm(DeskForm):
    valid_from = fields.day("Holds from")
    style = fields.choice("How numbers are printed", DecisionStyle.choices)
    taken_by = fields.text("Who takes them", required=False, most=300, hint="The Police and Crime Commissioner.")
    panel = fields.row("Reported to", required=False)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["panel"].offer(bodies, empty="Nobody")


class WithdrawForm(DeskForm):
    why = fields.text("Why it is withdrawn", rows=3, hint="Its number stays in the register and is not used again.")


@desk_page("see_decisions")
def show_every_register(request):
    """The decisions of every body that somebody works for, and those reported to it, the latest first."""
    bodies = list(request.reach.bodies(roles_for("see_decisions")))
    ways = [(f"Register of {body.name}", f"/desk/bodies/{body.pk}/decisions") for body in bodies]
    lead = "What was decided, by number. A decision is written down, and published, in the register of its body."
    return show_list(
        request, DECISIONS, list_decisions(bodies), heading="Decisions", template="owed", ways=ways, lead=lead,
        empty="No decision is written down.",
    )  # fmt: skip


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
    return show_form(
        request,
        form,
        write_decision,
        body,
        heading="Write a decision down",
        button="Write it down",
        told=lambda made: f"It has the number {made.number_printed}, which stays its own.",
        back=_address,
    )


@desk_page("keep_decisions")
def show_register_form(request, key):
    body = _body(request, key, "keep_decisions")
    bodies = request.reach.bodies(roles_for("keep_decisions"))
    now = register_on(body, timezone.localdate())
    held = {"style": now.style, "taken_by": now.taken_by, "panel": now.panel} if now else {}
    form = RegisterForm(request.POST or None, bodies=bodies, initial={"valid_from": timezone.localdate(), **held})
    return show_form(
        request,
        form,
        keep_register,
        body,
        heading="How the register is kept",
        button="Keep it so",
        told="The register is kept so from that day on.",
        back=f"/desk/bodies/{body.pk}/decisions",
    )


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
    form = DecisionForm(request.POST or None, request.FILES or None, initial=DecisionForm.initial_of(row))
    return show_form(
        request,
        form,
        change_decision,
        row,
        heading=f"Change decision {row.number_printed}",
        button="Save",
        told="The decision is changed.",
        back=_address(row),
    )


@desk_page("keep_decisions")
def show_withdraw_form(request, key):
    row = _decision(request, key)
    form = WithdrawForm(request.POST or None, initial={"revision": row.revision})
    return show_form(
        request,
        form,
        withdraw_decision,
        row,
        heading=f"Withdraw decision {row.number_printed}",
        button="Withdraw it",
        told=f"Decision {row.number_printed} is withdrawn.",
        back=_address(row),
    )


@desk_page("see_decisions")
def preview_decision(request, key):
    row = _decision(request, key, "see_decisions")
    return show_pdf(print_decision(row, timezone.localdate())[0], "decision-preview")


@desk_page("see_decisions")
def send_decision_report(request, key):
    """The file of its report, to be kept and not opened in the page."""
    file = found(_decision(request, key, "see_decisions").report_file)
    return send_file(file)


@desk_page("keep_decisions")
def publish_one(request, key):
    row = _decision(request, key)
    told = f"Decision {row.number_printed} is published."
    return press(request, publish_decision, row, told=told, back=_address(row))


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
    return show_pdf(print_decisions(sitting.body, sitting)[0], "decisions-preview")


@desk_page("keep_decisions")
def publish_list(request, key):
    sitting = _sitting(request, key, "keep_decisions")
    told, back = "The list of decisions is published.", f"/desk/meetings/{sitting.pk}/decisions"
    return press(request, publish_decisions, sitting, told=told, back=back)


def _body(request, key, act):
    return found_for(request, act, find_body(key))


def _decision(request, key, act="keep_decisions"):
    return found_for(request, act, find_decision(key))


def _sitting(request, key, act):
    return found_for(request, act, find_sitting(key))


def _say_state(row):
    if row.withdrawn_why:
        return "withdrawn"
    return row.get_confidentiality_display().lower()


def _years():
    year = timezone.localdate().year
    return range(year, year - YEARS_BACK, -1)


def _address(row):
    return f"/desk/decisions/{row.pk}"
