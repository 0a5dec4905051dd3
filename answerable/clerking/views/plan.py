"""Plans on the desk: drafted, scrutinised, issued; their objectives, and what bears on each."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, require, show, show_form
from answerable.keeping.changes.desk import plan as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import BearingKind
from answerable.keeping.queries.desk import plan as queries
from answerable.keeping.queries.desk.trace import trace_of


def _say_state(row):
    if row.issued_on:
        return f"issued {row.issued_on:%-d %B %Y}"
    if row.scrutinised_on:
        return f"scrutinised {row.scrutinised_on:%-d %B %Y}"
    return f"with the panel since {row.sent_on:%-d %B %Y}" if row.sent_on else "draft"


PLANS = Listing(
    "plans",
    columns=(
        Column("title", "Plan", sort=("title",), link=lambda row: f"/desk/plans/{row.pk}"),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("first_on", "From", sort=("first_on",)),
        Column("last_on", "To", sort=("last_on",)),
        Column("state", "State", value=_say_state),
        Column("objectives", "Objectives", sort=("objectives",)),
    ),
    filters=(Filter("words", "Words in the title", kind="words", where="title__icontains"),),
    sorted_by="-first_on",
)


class PlanForm(DeskForm):
    title = fields.text("Title", most=300)
    first_on = fields.day("From")
    last_on = fields.day("To")
    elected_on = fields.day(
        "Day of the ordinary election", required=False, hint="The plan is due in its financial year."
    )


class NewPlanForm(PlanForm):
    body = fields.choice("Policing body", [])

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]


class StepForm(DeskForm):
    """A step of a plan on its way: the day, and to which panel."""

    panel = fields.choice("Panel", [], required=False)
    on = fields.day("On")

    def __init__(self, *args, step, panels, **kwargs):
        super().__init__(*args, **kwargs)
        self.panels = {str(body.pk): body for body in panels}
        self.fields["panel"].choices = [(key, body.name) for key, body in self.panels.items()]
        if step != "send":
            del self.fields["panel"]


class SectionForm(DeskForm):
    title = fields.text("Title of the section", most=300)


class ObjectiveForm(DeskForm):
    number = fields.text("Number", most=20, required=False)
    words = fields.text("Objective", rows=2, most=600)


class BearingForm(DeskForm):
    kind = fields.choice("What bears on it", BearingKind.choices)
    place = fields.text(
        "Which",
        most=300,
        hint="Of the record: its public id, the end of its address. A measure or budget line: its name.",
    )
    note = fields.text("Note for the desk", rows=2, required=False)


STEPS = {
    "send": ("Send the draft to the panel", "Send"),
    "scrutiny": ("The panel has reported on the draft", "Note it"),
    "issue": ("Issue the plan: from then on everybody sees it, and it cannot be taken back", "Issue"),
}


@desk_page("see_plans")
def show_plans(request):
    rows = queries.list_plans(request.reach.bodies(roles_for("see_plans")))
    ways = [("Draft a plan", "/desk/plans/new")] if may(request, "keep_plans") else []
    lead = "What each policing body set out to achieve, and what was done about it."
    return show_list(request, PLANS, rows, heading="Plans", lead=lead, ways=ways, empty="No plan is kept here yet.")


@desk_page("keep_plans")
def show_new_plan(request):
    form = NewPlanForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_plans")))
    if is_sent(request, form):
        values = form.values()
        body = form.bodies[values.pop("body")]
        plan = form.carry_out(changes.draft_plan, body, by=request.user.signature, **values)
        if plan:
            return done(request, "The draft is begun. Add its sections and objectives.", f"/desk/plans/{plan.pk}")
    return show(request, "form_page", heading="Draft a plan", form=form, button="Begin")


@desk_page("see_plans")
def show_plan(request, key):
    plan = found_for(request, "see_plans", queries.find_plan(key))
    may_keep = may(request, "keep_plans", plan.body)
    return show(
        request,
        "plan",
        plan=plan,
        state=_say_state(plan),
        sections=queries.sections_of(plan),
        rulings=changes.judge_issue(plan, timezone.localdate()),
        may_keep=may_keep,
        may_draft=may_keep and plan.issued_on is None,
        trace=trace_of(plan) if may(request, "see_trace", plan.body) else None,
    )


@desk_page("keep_plans")
def show_plan_form(request, key):
    plan = found_for(request, "keep_plans", queries.find_plan(key))
    form = PlanForm(request.POST or None, initial=PlanForm.initial_of(plan))
    return show_form(
        request,
        form,
        changes.change_plan,
        plan,
        heading=f"Change {plan}",
        button="Save",
        told="The plan is changed.",
        back=f"/desk/plans/{key}",
    )


@desk_page("keep_plans")
def show_step(request, key, step):
    plan = found_for(request, "keep_plans", queries.find_plan(key))
    heading, button = found(STEPS.get(step))
    initial = {"on": timezone.localdate()}
    panels = request.reach.bodies(roles_for("see_plans"))
    form = StepForm(request.POST or None, initial=initial, step=step, panels=panels)
    if is_sent(request, form) and form.carry_out(_take_step, form, plan, step, request.user.signature):
        return done(request, "It is noted.", f"/desk/plans/{key}")
    return show(request, "form_page", heading=heading, form=form, button=button)


@desk_page("keep_plans")
def show_new_section(request, key):
    plan = found_for(request, "keep_plans", queries.find_plan(key))
    form = SectionForm(request.POST or None)
    return show_form(
        request,
        form,
        changes.add_section,
        plan,
        heading=f"A section of {plan}",
        button="Add",
        told="The section is added.",
        back=f"/desk/plans/{key}",
    )


@desk_page("keep_plans")
def show_new_objective(request, key):
    section = found(queries.find_section(key))
    require(request, "keep_plans", section.plan.body)
    form = ObjectiveForm(request.POST or None)
    return show_form(
        request,
        form,
        changes.add_objective,
        section,
        heading=f"An objective under “{section}”",
        button="Add",
        told="The objective is added.",
        back=f"/desk/plans/{section.plan_id}",
    )


@desk_page("keep_plans")
def show_objective_form(request, key):
    objective = found(queries.find_objective(key))
    plan = objective.section.plan
    require(request, "keep_plans", plan.body)
    form = ObjectiveForm(request.POST or None, initial=ObjectiveForm.initial_of(objective))
    return show_form(
        request,
        form,
        changes.change_objective,
        objective,
        heading="Change the objective",
        button="Save",
        told="The objective is changed.",
        back=f"/desk/objectives/{key}",
    )


@desk_page("see_plans")
def show_objective(request, key):
    objective = found(queries.find_objective(key))
    plan = objective.section.plan
    require(request, "see_plans", plan.body)
    may_bear = may(request, "bear_on_plans", plan.body)
    form = BearingForm(request.POST or None)
    if is_sent(request, form):
        require(request, "bear_on_plans", plan.body)
        if form.carry_out(changes.bear, objective, by=request.user.signature, **form.values()):
            return done(request, "It is tied to the objective.", f"/desk/objectives/{key}")
    return show(
        request,
        "objective",
        objective=objective,
        plan=plan,
        borne=queries.bearings_of(objective),
        offered=queries.offer_bearings(objective) if may_bear else [],
        form=form if may_bear else None,
        may_bear=may_bear,
        may_change=may(request, "keep_plans", plan.body) and plan.issued_on is None,
        trace=trace_of(objective) if may(request, "see_trace", plan.body) else None,
    )


@desk_page("bear_on_plans")
@require_POST
def lift_bearing(request, key):
    bearing = found(queries.find_bearing(key))
    require(request, "bear_on_plans", bearing.objective.section.plan.body)
    changes.lift_bearing(bearing, by=request.user.signature)
    return done(request, "It is no longer tied to the objective.", f"/desk/objectives/{bearing.objective_id}")


@desk_page("keep_plans")
@require_POST
def remove_objective(request, key):
    objective = found(queries.find_objective(key))
    require(request, "keep_plans", objective.section.plan.body)
    back = f"/desk/plans/{objective.section.plan_id}"
    return press(request, changes.remove_objective, objective, told="The objective is removed.", back=back)


def _take_step(form, plan, step, by):
    on = form.cleaned_data["on"]
    if step == "send":
        panel = form.panels.get(form.cleaned_data["panel"])
        if panel is None:
            raise RefusedError("Choose the panel.", field="panel")
        return changes.send_plan(plan, by=by, panel=panel, on=on)
    return {"scrutiny": changes.note_scrutiny, "issue": changes.issue_plan}[step](plan, by=by, on=on)
