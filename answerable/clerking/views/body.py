"""Bodies on the desk: the list, one body with its rules and seats, making one, setting up a sub-group."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.dateparse import parse_date

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, show, show_form
from answerable.keeping.changes.desk.body import change_sub_group, make_body, set_up_sub_group
from answerable.keeping.changes.desk.standing_orders import first_rules
from answerable.keeping.models.desk import Numbering, Regime
from answerable.keeping.queries.desk.body import (
    find_body,
    list_bodies,
    next_sittings,
    parent_of,
    rows_of,
    sub_groups_of,
)
from answerable.keeping.queries.desk.programme import say_special_functions
from answerable.keeping.queries.desk.seat import judge_seats_of, members_of, seats_on
from answerable.keeping.queries.desk.standing_orders import list_orders, orders_on
from answerable.keeping.queries.desk.trace import trace_of

MEETINGS = 6

BODIES = Listing(
    "bodies",
    columns=(
        Column("name", "Body", sort=True, link=lambda row: f"/desk/bodies/{row.pk}"),
        Column("regime", "Rules", sort=True),
        Column("parent", "Sub-group of", sort=True),
        Column("next_on", "Next meeting", sort=True),
        Column("key", value="pk"),
    ),
    filters=(Filter("regime", "Rules", [(each.label, each.label) for each in Regime], every="Any"),),
    sorted_by="name",
)


class BodyForm(DeskForm):
    name = fields.text("Name", hint="As its papers print it. A body that papers have named is found by its name.")
    regime = fields.choice("Regime", [pair for pair in Regime.choices if pair[0] != Regime.SUB_GROUP])
    numbering = fields.choice("Numbers of minutes", Numbering.choices)
    valid_from = fields.day("Its rules hold from")
    source = fields.text("Where they were adopted or published", required=False)


class SubGroupForm(DeskForm):
    remit = fields.text("Remit", rows=4, required=False, hint="What it is asked to look into.")
    may_not_decide = fields.text("What it may not decide", rows=4, required=False)
    meets_in_public = fields.tick("It meets in public", hint="Its meetings are then in the public calendar.")


class NewSubGroupForm(SubGroupForm):
    name = fields.text("Name")
    numbering = fields.choice("Numbers of minutes", Numbering.choices)
    valid_from = fields.day("Set up on")

    field_order = ["name", "valid_from", "numbering"]


@desk_page("see_bodies")
def show_bodies(request):
    rows = list_bodies(request.reach.bodies(roles_for("see_bodies")), timezone.localdate())
    ways = [("Make a body", "/desk/bodies/new")] if _may_make(request) else []
    lead = "Who meets, by which rules, and who sits there."
    empty = "No body is kept here yet."
    return show_list(request, BODIES, rows, heading="Bodies", lead=lead, ways=ways, empty=empty)


@desk_page("make_bodies")
def show_new_body(request):
    if not _may_make(request):
        raise PermissionDenied
    form = BodyForm(request.POST or None)
    if is_sent(request, form):
        values = form.values()
        name = values.pop("name")
        given = first_rules(name, values["valid_from"])
        body = form.carry_out(make_body, name, by=request.user.signature, **{**given, **values})
        if body:
            return done(
                request,
                f"{body.name} is on the desk. Look through its rules and put them right.",
                f"/desk/bodies/{body.pk}/rules/{orders_on(body, form.cleaned_data['valid_from']).pk}",
            )
    return show(request, "form_page", heading="Make a body", form=form, button="Make")


@desk_page("see_bodies")
def show_body(request, key):
    body = found_for(request, "see_bodies", find_body(key))
    today = timezone.localdate()
    day = _day_asked(request) or today
    orders, seats, group = orders_on(body, day), seats_on(body, day), parent_of(body)
    members = members_of(seats, today)
    return show(
        request,
        "body",
        body=body,
        day=day,
        is_today=day == today,
        orders=orders,
        versions=list_orders(body),
        seats=[(seat, members.get(seat.seat.pk)) for seat in seats],
        voting=sum(seat.is_voting and seat.holder is not None for seat in seats),
        rulings=judge_seats_of(seats, orders),
        group=group,
        sub_groups=sub_groups_of(body),
        sittings=next_sittings(body, today, MEETINGS),
        may_keep=may(request, "keep_bodies", body),
        may_keep_interests=may(request, "keep_interests", body),
        may_arrange=may(request, "keep_sittings", body),
        trace=trace_of(*rows_of(body)) if may(request, "see_trace", body) else None,
    )


@desk_page("keep_bodies")
def show_new_sub_group(request, key):
    parent = found_for(request, "keep_bodies", find_body(key))
    form = NewSubGroupForm(request.POST or None, initial={"may_not_decide": say_special_functions()})
    return show_form(
        request,
        form,
        set_up_sub_group,
        parent,
        heading=f"Set up a sub-group of {parent.name}",
        button="Set up",
        told=lambda body: f"{body.name} is set up. Who works for {parent.name} works for it too.",
        back=lambda body: f"/desk/bodies/{body.pk}",
    )


@desk_page("keep_bodies")
def show_sub_group_form(request, key):
    group = found_for(request, "keep_bodies", parent_of(found(find_body(key))))
    initial = SubGroupForm.initial_of(group)
    form = SubGroupForm(request.POST or None, initial=initial)
    return show_form(
        request,
        form,
        change_sub_group,
        group,
        heading=f"The remit of {group.body.name}",
        button="Save",
        told="The remit is changed.",
        back=f"/desk/bodies/{key}",
    )


def _may_make(request):
    """A body that nobody works for yet is made by those who work for every body."""
    return request.reach.holds_everywhere(roles_for("make_bodies"))


def _day_asked(request) -> dt.date | None:
    try:
        return parse_date(request.GET.get("on", ""))
    except ValueError:
        return None
