"""Engagement plans: with whom, what was asked, what was agreed for a place, and what became of it."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision, read_whole
from answerable.clerking.kept_page import KeptPage, make_list, publishing_buttons, say_day, show_kept
from answerable.clerking.listing import Column, Listing, say_published, show_list
from answerable.clerking.partnership_form import EntryForm, NewPlanForm, PlanForm, StakeholderForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.clerking.telling import show_told
from answerable.keeping.changes.desk import engagement as changes
from answerable.keeping.queries.desk import engagement as queries
from answerable.patrolling.partnership.engagement import judge_engagement

NOTHING_SAID = "Nothing yet. Enter first what the community asked for, then what was agreed with it and by when."
PLANS = Listing(
    "engagement-plans",
    columns=(
        Column("place", "Place", value=lambda row: _name(row), link=lambda row: _to(row)),
        Column("unit", "Unit", value="hotspot.unit", sort=("hotspot__unit",)),
        Column("body", "Body", value="body.name"),
        Column("next_update_on", "Next update", sort=("next_update_on",)),
        Column("state", "State", value=say_published),
    ),
    sorted_by="next_update_on",
)


@desk_page("see_violence")
def show_plans(request):
    bodies = request.reach.bodies(roles_for("see_violence"))
    lacking = queries.list_unplanned(bodies).count()
    wanting = f" {lacking:,} of the places that are patrolled have none yet." if lacking else ""
    ways = [("Open a plan", "/desk/engagement/new")] if may(request, "keep_engagement") else []
    return show_list(
        request, PLANS, queries.list_plans(bodies), heading="Engagement plans",
        lead=f"With whom, what was asked, what was agreed for each place that is patrolled.{wanting}", ways=ways,
        empty="No plan is open yet. A plan holds for one place with whom the police talk there, what was asked and "
        "agreed, and what became of it; it needs hotspots that were chosen or brought in.",
    )  # fmt: skip


@desk_page("keep_engagement")
def show_new_plan(request):
    spots = queries.list_unplanned(request.reach.bodies(roles_for("keep_engagement")))
    initial = {"hotspot": read_whole(request.GET.get("hotspot", "")), "opened_on": timezone.localdate()}
    form = NewPlanForm(request.POST or None, hotspots=spots, initial=initial)
    return show_form(
        request, form, lambda hotspot, **values: changes.open_plan(hotspot, **values),
        heading="Open an engagement plan", button="Open it", told="The plan is open.", back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_plan(request, key):
    plan = found_for(request, "see_violence", queries.find_plan(key))
    keeps = may(request, "keep_engagement", plan.body)
    given = queries.plan_of(plan)
    ways = (
        ("Enter what was said", f"{_to(plan)}/entries/new"),
        ("Name an organisation", f"{_to(plan)}/stakeholders/new"),
        ("Change", f"{_to(plan)}/change"),
    )
    is_public = plan.published_on is not None
    page = KeptPage(
        heading=_name(plan),
        kind=f"Engagement plan, {say_published(plan)}",
        trail=(("Engagement plans", "/desk/engagement"),),
        lead=(f"{plan.body.name}, {plan.hotspot.unit}.",),
        see=(
            *((("As the public sees it", f"/violence/places/{plan.pk}"),) if is_public else ()),
            *(
                (("The hotspot", f"/desk/hotspots/places/{plan.hotspot_id}"),)
                if may(request, "see_places", plan.body)
                else ()
            ),
        ),
        ways=ways if keeps else (),
        buttons=publishing_buttons(plan, _to(plan)) if keeps else (),
        revision=plan.revision,
        wanting=judge_engagement(given, timezone.localdate()),
        told_as="As it is told",
        facts=(
            ("Opened on", say_day(plan.opened_on)),
            ("Next update", say_day(plan.next_update_on)),
            *((("What the community wants", "; ".join(plan.objectives)),) if plan.objectives else ()),
        ),
        lists=(
            make_list(
                "What was asked, agreed and done", ("What", "Day", "Words", "With", "Due", "Done"),
                queries.list_entries(plan),
                lambda row: (
                    row.get_sort_display().capitalize(), say_day(row.on), row.words, row.who, say_day(row.due_on),
                    say_day(row.done_on),
                ),
                empty=NOTHING_SAID,
                change="/desk/engagement/entries/{}" if keeps else "",
                remove="/desk/engagement/entries/{}/remove" if keeps else "",
            ),
            make_list(
                "Organisations", ("Organisation", "Sort", "Since", "Named in public"),
                queries.list_stakeholders(plan),
                lambda row: (
                    row.organisation, row.get_sort_display(), say_day(row.since), "yes" if row.is_public else "no"
                ),
                empty="None yet. Name those who speak for the place: traders, a school, a youth club.",
                change="/desk/engagement/stakeholders/{}" if keeps else "",
                remove="/desk/engagement/stakeholders/{}/remove" if keeps else "",
            ),
        ),
    )  # fmt: skip
    return show_kept(request, plan, page, **show_told(queries.tells_of(plan), level=3))


@desk_page("keep_engagement")
def show_plan_form(request, key):
    plan = found_for(request, "keep_engagement", queries.find_plan(key))
    form = PlanForm(request.POST or None, initial=PlanForm.initial_of(plan))
    return show_form(
        request, form, changes.change_plan, plan, heading=f"Change the plan of {_name(plan)}", button="Save",
        told="The plan is changed.", back=_to(plan),
    )  # fmt: skip


@desk_page("keep_engagement")
@require_POST
def publish_plan(request, key):
    return _press(request, key, changes.publish_plan, "The public sees the plan.")


@desk_page("keep_engagement")
@require_POST
def withdraw_plan(request, key):
    return _press(request, key, changes.withdraw_plan, "The plan is out of public view.")


@desk_page("keep_engagement")
@require_POST
def drop_plan(request, key):
    plan = found_for(request, "keep_engagement", queries.find_plan(key))
    back = _to(plan) if plan.published_on else "/desk/engagement"
    return press(
        request, changes.drop_plan, plan, told="The plan is off the desk.", back=back, revision=read_revision(request)
    )


@desk_page("keep_engagement")
def show_new_stakeholder(request, key):
    plan = found_for(request, "keep_engagement", queries.find_plan(key))
    form = StakeholderForm(request.POST or None)
    return show_form(
        request, form, changes.add_stakeholder, plan, heading="Name an organisation", button="Add it",
        told="It is added.", back=_to(plan),
    )  # fmt: skip


@desk_page("keep_engagement")
def show_stakeholder_form(request, key):
    row = found_for(request, "keep_engagement", queries.find_stakeholder(key))
    form = StakeholderForm(request.POST or None, initial=StakeholderForm.initial_of(row))
    return show_form(
        request, form, changes.change_stakeholder, row, heading=f"Change {row}", button="Save",
        told="It is changed.", back=_to(row.plan),
    )  # fmt: skip


@desk_page("keep_engagement")
@require_POST
def remove_stakeholder(request, key):
    row = found_for(request, "keep_engagement", queries.find_stakeholder(key))
    return press(
        request, changes.remove_stakeholder, row, told=f"“{row}” is taken out.", back=_to(row.plan),
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_engagement")
def show_new_entry(request, key):
    plan = found_for(request, "keep_engagement", queries.find_plan(key))
    form = EntryForm(request.POST or None, initial={"on": timezone.localdate()})
    return show_form(
        request, form, changes.add_entry, plan, heading=f"Enter what was said: {_name(plan)}", button="Enter it",
        told="It is entered.", back=_to(plan),
    )  # fmt: skip


@desk_page("keep_engagement")
def show_entry_form(request, key):
    row = found_for(request, "keep_engagement", queries.find_entry(key))
    form = EntryForm(request.POST or None, initial=EntryForm.initial_of(row))
    return show_form(
        request, form, changes.change_entry, row, heading=f"Change: {row}", button="Save", told="It is changed.",
        back=_to(row.plan),
    )  # fmt: skip


@desk_page("keep_engagement")
@require_POST
def remove_entry(request, key):
    row = found_for(request, "keep_engagement", queries.find_entry(key))
    return press(
        request, changes.remove_entry, row, told="It is taken out.", back=_to(row.plan),
        revision=read_revision(request),
    )  # fmt: skip


def _press(request, key, change, told):
    plan = found_for(request, "keep_engagement", queries.find_plan(key))
    return press(request, change, plan, told=told, back=_to(plan), revision=read_revision(request))


def _name(plan):
    return plan.hotspot.public_name or plan.hotspot.code


def _to(plan):
    return f"/desk/engagement/{plan.pk}"
