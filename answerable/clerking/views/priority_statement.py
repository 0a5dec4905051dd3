"""Quarterly statements on the national priorities: begun, written by force and body, published."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, SureForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found, may, press, show, show_form
from answerable.drawing.page import show_exhibit
from answerable.keeping.changes.desk import priority_statement as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import ReasonKind, Side
from answerable.keeping.queries.desk import priority_statement as queries
from answerable.keeping.queries.desk.trace import trace_of
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.overview import tell_overview

LONGEST = 40_000
TITLE = "National policing priorities and police and crime plan scorecard"
OTHERS = "others"  # in an address: every priority that is not named


def _say_state(row):
    return f"published {row.publication.at:%-d %B %Y}" if row.publication else "draft"


STATEMENTS = Listing(
    "statements",
    columns=(
        Column("title", "Statement", sort=("title",), link=lambda row: _to(row)),
        Column("body", "Policing body", value="body.name", sort=("body__name",)),
        Column("force", "Force", value="force.name", sort=("force__name",)),
        Column("last_on", "Quarter to", sort=("last_on",)),
        Column("state", "State", value=_say_state),
        Column("due_on", "In time until", value=queries.last_day_of),
    ),
    filters=(Filter("words", "Words in the title", kind="words", where="title__icontains"),),
    sorted_by="-last_on",
)


class StatementForm(DeskForm):
    title = fields.text("Title", most=300)
    presented_by = fields.text("Presented by", most=300, required=False)


class NewStatementForm(StatementForm):
    body = fields.row("Policing body")
    force = fields.row("Force", hint="A police force that is not offered here is made under Bodies first.")
    last_on = fields.day("Last day of the quarter", hint="31 March, 30 June, 30 September or 31 December.")

    field_order = ["body", "force", "last_on"]

    def __init__(self, *args, bodies, forces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)
        self.fields["force"].offer(forces)


class PartForm(DeskForm):
    before = fields.text(
        "Before what is generated",
        rows=8,
        most=LONGEST,
        required=False,
        hint="A blank line parts paragraphs; each gets the next number of the paper.",
    )
    after = fields.text("After it", rows=8, most=LONGEST, required=False)

    def __init__(self, *args, is_parted, **kwargs):
        """`is_parted` where something is generated between the words; elsewhere they are one text."""
        super().__init__(*args, **kwargs)
        if not is_parted:
            self.fields["before"].label = "The words"
            del self.fields["after"]


class AssessmentForm(DeskForm):
    applies = fields.choice("It", [("yes", "applies to the area"), ("no", "does not apply to the area")])
    words = fields.text(
        "Why", rows=3, most=600, hint="It goes on from “is assessed as one that applies to the area:”."
    )

    def values(self):
        given = super().values()
        return given | {"applies": given["applies"] == "yes"}


class AbsenceForm(DeskForm):
    words = fields.text("Why there is no value, for the public", rows=3, most=600)


class PublishForm(SureForm):
    with_values = fields.tick(
        "Publish these measures, and release their values, with the statement",
        hint="They are shown in public from then on, as they stand.",
    )
    sure = fields.tick("I have looked at the statement as it will be printed: publishing is not undone")

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        if not waiting:
            del self.fields["with_values"]


@desk_page("see_statements")
def show_statements(request):
    bodies = request.reach.bodies(roles_for("see_statements"))
    ways = [("Begin a statement", "/desk/statements/new")] if may(request, "keep_statements") else []
    return show_list(
        request,
        STATEMENTS,
        queries.list_statements(bodies),
        heading="Statements on the national priorities",
        lead="What each policing body publishes every quarter of its force's part in the national priorities.",
        ways=ways,
        empty="No statement is begun yet.",
    )


@desk_page("keep_statements")
def show_new_statement(request):
    bodies = request.reach.bodies(roles_for("keep_statements"))
    form = NewStatementForm(
        request.POST or None, bodies=bodies, forces=queries.list_forces(), initial={"title": TITLE}
    )
    return show_form(
        request,
        form,
        lambda body, **values: changes.begin_statement(body, **values),
        heading="Begin a statement on the national priorities",
        button="Begin",
        told="The statement is begun: what the measures say stands in it already.",
        back=_to,
    )


@desk_page("see_statements")
def show_statement(request, key):
    statement = _statement(request, key)
    draft, refused = _read(statement)
    is_draft = not statement.publication_id
    at_body, at_force = (may(request, "write_statements", body) for body in (statement.body, statement.force))
    return show(
        request,
        "statement",
        statement=statement,
        refused=refused,
        lacks=[_tell_lack(request, statement, lack) for lack in queries.list_lacks(draft)]
        if draft and is_draft
        else (),
        waiting=_tell_waiting(request, queries.list_waiting(statement, draft)) if draft and is_draft else (),
        sides=_tell_sides(statement, draft, is_draft and at_force, is_draft and at_body) if draft else (),
        assessed=_list_assessed(statement),
        ungiven=queries.list_ungiven(statement),
        overview=show_exhibit(tell_overview(draft.scorecard), level=3) if draft else None,
        due_on=queries.last_day_of(statement),
        may_keep=is_draft and may(request, "keep_statements", statement.body),
        may_assess=is_draft and at_body,
        may_explain=is_draft and _may_explain(request, statement, None),
        trace=trace_of(statement) if may(request, "see_trace", statement.body) else None,
    )


@desk_page("see_statements")
def show_print(request, key):
    statement = _statement(request, key)
    try:
        pdf, _ = changes.print_statement(statement)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_to(statement))
    return show_pdf(pdf, f"statement-{statement.last_on}")


@desk_page("keep_statements")
def show_statement_form(request, key):
    statement = _statement(request, key, "keep_statements")
    form = StatementForm(request.POST or None, initial=StatementForm.initial_of(statement))
    return _fill(request, statement, form, changes.change_statement, f"Change {statement}", "It is changed.")


@desk_page("write_statements")
def show_part_form(request, key, side, priority):
    """The words of one side on a priority, beside what is generated there; each side writes at its own body."""
    if side not in Side.values:
        raise Http404
    statement = _statement(request, key, "write_statements", side)
    draft, _ = _read(statement)
    places = dict(queries.places_of(statement, side))
    title = found(places.get(priority))
    part = queries.find_part(statement, side, priority)
    sections = queries.sections_of(statement, draft, side) if draft else ()
    section = next((each for each in sections if each.code == priority), None)
    form = PartForm(
        request.POST or None,
        initial=PartForm.initial_of(part) if part else {},
        is_parted=side == Side.FORCE or priority == queries.INTRODUCTION,
    )
    return show_form(
        request,
        form,
        changes.write_part,
        statement,
        side,
        priority,
        heading=f"{title}: the words of {(statement.force if side == Side.FORCE else statement.body).name}",
        button="Save",
        told="It is written down.",
        back=_to(statement),
        template="statement_form",
        section=section,
    )


@desk_page("write_statements")
def show_assessment(request, key, priority):
    """Whether a priority applies, and why: the policing body says."""
    statement = _statement(request, key, "write_statements", Side.BODY)
    code = "" if priority == OTHERS else priority
    title = dict(queries.places_of(statement, Side.FORCE)).get(code) if code else "Every other priority"
    reason = queries.find_reason(statement, code, is_measure=False)
    initial = AssessmentForm.initial_of(reason) if reason else {}
    if reason:
        initial["applies"] = "yes" if reason.kind == ReasonKind.APPLIES else "no"
    form = AssessmentForm(request.POST or None, initial=initial)
    return _fill(
        request,
        statement,
        form,
        lambda row, **values: changes.assess_priority(row, priority=code, **values),
        f"{found(title)}: does it apply to the area?",
        "It is written down.",
    )


@desk_page("write_statements")
@require_POST
def lift_reason(request, key, reason):
    """Say nothing of a priority by itself any more."""
    statement = _statement(request, key, "write_statements", Side.BODY)
    row = found(queries.find_reason_of(statement, reason))
    return press(request, changes.lift_reason, row, back=_to(statement), told="It is taken away.")


@desk_page("keep_performance")
def show_absence_form(request, key, code):
    """Why a measure has no value: who keeps that measure says; of a national one, who keeps those of either side."""
    statement = _statement(request, key)
    measure = found(queries.find_missing(statement, code))
    if not _may_explain(request, statement, measure):
        raise PermissionDenied
    told = queries.find_absence(statement, measure)
    form = AbsenceForm(request.POST or None, initial=AbsenceForm.initial_of(told) if told else {})
    return _fill(
        request,
        statement,
        form,
        lambda row, **values: changes.explain_absence(row, code, **values),
        f"{measure.title}: why it is not given",
        "The reason is written down.",
    )


@desk_page("keep_statements")
def show_publishing(request, key):
    statement = _statement(request, key, "keep_statements")
    draft, _ = _read(statement)
    waiting = queries.list_waiting(statement, draft) if draft and not statement.publication_id else []
    kept_elsewhere = [row for row in waiting if not may(request, "publish_performance", row.body)]
    sent = request.POST if request.method == "POST" else None
    form = PublishForm(sent, waiting=waiting if not kept_elsewhere else ())
    lead = ""
    if waiting:
        lead = f"Not public yet, or not every value of it: {'; '.join(row.title for row in waiting)}."
    if kept_elsewhere:
        lead += f" Ask {kept_elsewhere[0].body.name} to release them first."
    return show_form(
        request,
        form,
        changes.publish_statement,
        statement,
        heading=f"Publish {statement}, quarter to {statement.last_on:%-d %B %Y}",
        button="Publish",
        told="The statement is published.",
        back=_to(statement),
        lead=lead,
    )


@desk_page("keep_statements")
def show_dropping(request, key):
    statement = _statement(request, key, "keep_statements")
    sent = request.POST if request.method == "POST" else None
    form = DeskForm(sent, initial={"revision": statement.revision})
    return show_form(
        request,
        form,
        changes.drop_statement,
        statement,
        heading=f"Take {statement}, quarter to {statement.last_on:%-d %B %Y}, off the desk",
        button="Take it off",
        told="The statement is taken off the desk.",
        back="/desk/statements",
    )


def _fill(request, statement, form, change, heading, told):
    return show_form(request, form, change, statement, heading=heading, button="Save", told=told, back=_to(statement))


def _statement(request, key, act="see_statements", side=None):
    """A statement for who may do an act: to see it at its body or its force, else at the body whose side it is."""
    statement = found(queries.find_statement(key))
    if act == "see_statements":
        bodies = (statement.body, statement.force)
    else:
        bodies = (statement.force if side == Side.FORCE else statement.body,)
    if not any(may(request, act, body) for body in bodies):
        raise PermissionDenied
    return statement


def _read(statement):
    """The draft of a statement, or the sentence that says why there is none."""
    try:
        return queries.draft_of(statement), ""
    except MeasureError as refused:
        return None, str(refused)


def _tell_lack(request, statement, lack):
    """What is lacking, with the address at which who asks may make it good."""
    if lack.matter == "priority" and may(request, "write_statements", statement.body):
        return lack.words, f"{_to(statement)}/applies/{lack.about}"
    if lack.matter == "measure" and _may_explain(request, statement, queries.find_missing(statement, lack.about)):
        return lack.words, f"{_to(statement)}/absent/{lack.about}"
    return lack.words, ""


def _may_explain(request, statement, missing):
    return any(may(request, "keep_performance", body) for body in queries.keepers_of(statement, missing))


def _tell_waiting(request, measures):
    """Measures that the public does not see whole: `(measure, whether who asks may open its page)`."""
    return [(measure, may(request, "see_performance", measure.body)) for measure in measures]


def _tell_sides(statement, draft, force_writes, body_writes):
    for side, body, may_write in (
        (Side.FORCE, statement.force, force_writes),
        (Side.BODY, statement.body, body_writes),
    ):
        yield {
            "side": side.value,
            "heading": f"Statement of {body.name}",
            "sections": queries.sections_of(statement, draft, side),
            "may_write": may_write,
        }


def _list_assessed(statement):
    """What is said of each priority: `(its part of an address, title, the reason or nothing)`, the others last."""
    told = {row.about: row for row in statement.reasoned if row.kind != ReasonKind.NOT_GIVEN}
    places = [*queries.places_of(statement, Side.FORCE), ("", "Every other priority")]
    return [(code or OTHERS, title, told.get(code)) for code, title in places]


def _to(statement):
    return f"/desk/statements/{statement.pk}"
