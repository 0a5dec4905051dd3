"""Visits as forms record them, for crews without a device that tells where it is."""

from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.listing import Column, Listing, show_list
from answerable.clerking.patrol_form import VisitForm
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.keeping.changes.desk import trial as changes
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as queries

VISITS = Listing(
    "visits",
    columns=(
        Column("hotspot", "Hotspot", value="hotspot.code", link=lambda row: f"/desk/trials/visits/{row.pk}",
               sort=("hotspot__code",)),
        Column("arrived_at", "Arrived", sort=("arrived_at",)),
        Column("left_at", "Left", sort=("left_at",)),
        Column("officers", "Officers", sort=("officers",)),
        Column("note", "Note"),
    ),
    sorted_by="-arrived_at",
)  # fmt: skip


@desk_page("see_places")
def show_visits(request, key):
    trial = found_for(request, "see_places", queries.find_trial(key))
    ways = [("Record a visit", f"{_to(trial)}/new")] if may(request, "keep_trials", trial.body) else []
    return show_list(
        request, VISITS, queries.list_visits(trial), heading=f"Visits: {trial}",
        lead="As forms record them. Visits by GPS come in as files of pings, under the trial.", ways=ways,
        empty="No visit is recorded by a form.",
    )  # fmt: skip


@desk_page("keep_trials")
def show_new_visit(request, key):
    trial = found_for(request, "keep_trials", queries.find_trial(key))
    form = VisitForm(
        request.POST or None, hotspots=hotspots.list_hotspots(trial.hotspot_set), initial={"officers": 2}
    )
    return show_form(
        request, form, changes.record_visit, trial, heading=f"Record a visit: {trial}", button="Record it",
        told="The visit is recorded.", back=_to(trial),
    )  # fmt: skip


@desk_page("keep_trials")
def show_visit_form(request, key):
    visit = found_for(request, "keep_trials", queries.find_visit(key))
    form = VisitForm(
        request.POST or None, hotspots=hotspots.list_hotspots(visit.trial.hotspot_set),
        initial=VisitForm.initial_of_visit(visit),
    )  # fmt: skip
    return show_form(
        request, form, changes.change_visit, visit, heading=f"Change the visit: {visit}", button="Save",
        told="The visit is changed.", back=_to(visit.trial),
    )  # fmt: skip


@desk_page("keep_trials")
@require_POST
def remove_visit(request, key):
    visit = found_for(request, "keep_trials", queries.find_visit(key))
    return press(
        request, changes.remove_visit, visit, told="The visit is taken out.", back=_to(visit.trial),
        revision=read_revision(request),
    )  # fmt: skip


def _to(trial):
    return f"/desk/trials/{trial.pk}/visits"
