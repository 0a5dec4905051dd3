"""Findings in a body's own papers: explained by a named person, or opened again."""

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.showing import desk_page, done, found, require, show
from answerable.clerking.views.record import bodies_of, choose_unless_asked
from answerable.keeping.changes.explanation import FindingError, explain_finding, reopen_finding
from answerable.keeping.models import FindingState, Severity
from answerable.keeping.queries.desk.record import find_finding, list_findings

FINDINGS = Listing(
    "findings",
    columns=(
        Column("message", "What does not agree", link=lambda row: f"/desk/record/findings/{row.pk}"),
        Column("paper", "Paper", value="paper.title", sort=("paper__title",)),
        Column("date", "Of", value="paper.date", sort=("paper__date",)),
        Column("rule", "Rule", sort=("rule",)),
        Column("severity", "Severity", sort=("severity",)),
        Column("state", "State", sort=("state",)),
        Column("public_id"),
    ),
    filters=(
        Filter("state", "State", FindingState.choices),
        Filter("severity", "Severity", Severity.choices),
        Filter("rule", "Rule", kind="words", where="rule__iexact"),
        Filter("since", "Papers from", kind="day", where="paper__date__gte"),
    ),
    sorted_by="-date",
)


class ExplainForm(DeskForm):
    by = fields.text("Who answers", most=200, hint="The name of a person.")
    role = fields.text(
        "In which role", required=False, most=200, hint="The public sees it where the name is not known."
    )
    reason = fields.text("Why", rows=4, hint="It is shown to the public beside the finding.")


@desk_page("see_record")
def show_findings(request):
    choose_unless_asked(request, state=FindingState.OPEN.value)
    rows = list_findings(bodies_of(request))
    lead = "Where your own papers do not agree. A named person explains it, or a next version corrects it."
    return show_list(request, FINDINGS, rows, heading="Findings", lead=lead, empty="Nothing is open.")


@desk_page("see_record")
def show_finding(request, key):
    row = found(find_finding(key, bodies_of(request)))
    form = ExplainForm(request.POST or None, initial={"by": request.user.name})
    may_keep = bodies_of(request, "keep_record").filter(pk=row.paper.body_id).exists()
    if request.method == "POST":
        require(request, "keep_record", row.paper.body)
    if is_sent(request, form):
        said = {name: form.cleaned_data[name] for name in ("by", "role", "reason")}
        act = reopen_finding if row.state == FindingState.EXPLAINED else explain_finding
        try:
            act(row, entered_by=request.user.signature, **said)
        except FindingError as refused:
            form.add_error(None, str(refused))
        else:
            return done(
                request, "It is kept, and the public sees it beside the finding.", f"/desk/record/findings/{row.pk}"
            )
    return show(request, "finding", row=row, form=form, may_keep=may_keep)
