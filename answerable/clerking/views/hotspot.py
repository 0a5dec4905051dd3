"""Hotspots on the desk: chosen or brought in, named, shown exactly to those who may see them, and closed."""

import json

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.kept_page import KeptPage, make_list, say_day, show_kept
from answerable.clerking.listing import Column, Filter, Listing, say_published, show_list
from answerable.clerking.patrol_form import BringInForm, ChooseForm, NameForm, SetForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.clerking.telling import show_told
from answerable.drawing.wording import say_count
from answerable.keeping.changes.desk import hotspot as changes
from answerable.keeping.queries.desk import engagement
from answerable.keeping.queries.desk import hotspot as queries
from answerable.keeping.queries.desk import trial as trials
from answerable.patrolling.hotspot.choice import tell_place, tell_places, write_geojson

SETS = Listing(
    "hotspots",
    columns=(
        Column("name", "Hotspots", sort=("name",), link=lambda row: _to(row)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("chosen_on", "Chosen", sort=("chosen_on",)),
        Column("closed_on", "Closed", sort=("closed_on",)),
    ),
    filters=(Filter("words", "Words in the name", kind="words", where="name__icontains"),),
    sorted_by="-chosen_on",
)
WHILE = (
    "A hundred thousand offences take a second or two, a million five seconds or more: press once, and leave the "
    "page open until it answers."
)
NO_TRIAL = "None yet. Only a trial tells whether patrols in these places work: begin one before they start."
NONE_TAKEN_IN = "No file of {} was taken in yet."
CLOSED = "Exact places are closed: they are shown to those who need them, and to nobody else before a dated rule."


@desk_page("see_places")
def show_sets(request):
    rows = queries.list_sets(request.reach.bodies(roles_for("see_places")))
    ways = (
        [("Choose hotspots", "/desk/hotspots/new"), ("Bring in places as drawn", "/desk/hotspots/bring-in")]
        if may(request, "keep_places")
        else []
    )
    empty = (
        "None are chosen yet. Hotspots are a small share of the land that holds much of the violence: choose them "
        "from a file of offences, or bring in those that are patrolled already."
    )
    return show_list(request, SETS, rows, heading="Hotspots", lead=CLOSED, ways=ways, empty=empty)


@desk_page("keep_places")
def show_choosing(request):
    bodies = request.reach.bodies(roles_for("keep_places"))
    form = ChooseForm(
        request.POST or None, bodies=bodies, offences=queries.list_offence_files(bodies),
        areas=queries.list_area_files(bodies),
        initial={"number": 57, "hectares": 22, "side": 250, "whose": "under 25", "method": "count"},
    )  # fmt: skip
    return show_form(
        request, form, lambda body, **values: changes.choose_hotspots(body, **values), heading="Choose hotspots",
        button="Choose them", lead=WHILE, told=_say_chosen, back=_to,
        lacking=_list_lacking(offences=form.fields["offences"]),
    )  # fmt: skip


@desk_page("keep_places")
def show_bringing_in(request):
    bodies = request.reach.bodies(roles_for("keep_places"))
    form = BringInForm(
        request.POST or None, bodies=bodies, offences=queries.list_offence_files(bodies),
        areas=queries.list_area_files(bodies),
    )  # fmt: skip
    return show_form(
        request, form, lambda body, **values: changes.bring_in_hotspots(body, **values),
        heading="Bring in places as drawn", button="Bring them in",
        lead=f"Where offences are counted: {WHILE[0].lower()}{WHILE[1:]}",
        told=lambda made: f"{say_count(made.hotspots.count(), 'hotspot')} brought in.", back=_to,
        lacking=_list_lacking(areas=form.fields["drawn"]),
    )  # fmt: skip


@desk_page("see_places")
def show_set(request, key):
    chosen = found_for(request, "see_places", queries.find_set(key))
    rows = queries.list_hotspots(chosen)
    plans = engagement.list_plans([chosen.body]).filter(hotspot__in=rows)
    planned = {plan.hotspot_id: (say_published(plan), f"/desk/engagement/{plan.pk}") for plan in plans}
    keeps = may(request, "keep_places", chosen.body)
    is_begun = keeps and not chosen.closed_on
    places = tuple(queries.place_of(row) for row in rows)
    page = KeptPage(
        heading=chosen.name,
        kind="Hotspots, closed" if chosen.closed_on else "Hotspots",
        trail=(("Hotspots", "/desk/hotspots"),),
        lead=tuple(words for words in (f"{chosen.body.name}. {CLOSED}", chosen.why) if words),
        ways=(
            *((("Begin a trial", f"/desk/trials/new?hotspots={chosen.pk}"),) if is_begun else ()),
            *((("Change", f"{_to(chosen)}/change"),) if keeps else ()),
            ("Outlines as GeoJSON", f"{_to(chosen)}.geojson"),
        ),
        buttons=(
            *((("No longer patrolled", f"{_to(chosen)}/close"),) if is_begun else ()),
            *((("Drop them", f"{_to(chosen)}/drop"),) if keeps else ()),
        ),
        revision=chosen.revision,
        facts=(
            ("Chosen on", say_day(chosen.chosen_on)),
            ("From", chosen.offences.name if chosen.offences else "As drawn"),
        ),
        lists=(
            make_list(
                "Trials", ("Trial", "First day", "Last day"), trials.trials_of(chosen),
                lambda row: ((row.title, f"/desk/trials/{row.pk}"), say_day(row.starts_on), say_day(row.ends_on)),
                empty=NO_TRIAL,
            ),
            make_list(
                "Each place",
                ("Place", "Known to its community as", "Unit", "Tier", "Offences", "Engagement plan"), rows,
                lambda row: (
                    (str(row), f"/desk/hotspots/places/{row.pk}"), row.public_name, row.unit, row.tier,
                    f"{row.events:,}" if chosen.offences else "", planned.get(row.pk, "none yet"),
                ),
                numbers=("Tier", "Offences"),
            ),
        ),
    )  # fmt: skip
    areas = queries.areas_of(chosen.areas, chosen.chosen_on) if chosen.offences else ()
    return show_kept(request, chosen, page, **show_told([lambda: tell_places(places, chosen.held, areas)], level=2))


@desk_page("see_places")
def send_outlines(request, key):
    """The outlines of a set, for the devices of those who patrol. Closed: not to be passed on."""
    chosen = found_for(request, "see_places", queries.find_set(key))
    written = json.dumps(write_geojson(queries.hotspots_of(chosen)))
    return HttpResponse(
        written, content_type="application/geo+json",
        headers={"Content-Disposition": f'attachment; filename="hotspots-{chosen.pk}-closed.geojson"'},
    )  # fmt: skip


@desk_page("keep_places")
def show_set_form(request, key):
    chosen = found_for(request, "keep_places", queries.find_set(key))
    form = SetForm(request.POST or None, initial=SetForm.initial_of(chosen))
    return show_form(
        request, form, changes.change_set, chosen, heading=f"Change {chosen}", button="Save",
        told="The hotspots are changed.", back=_to(chosen),
    )  # fmt: skip


@desk_page("keep_places")
@require_POST
def close_set(request, key):
    chosen = found_for(request, "keep_places", queries.find_set(key))
    return press(
        request, changes.close_set, chosen, told="These places are no longer patrolled.", back=_to(chosen),
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_places")
@require_POST
def drop_set(request, key):
    chosen = found_for(request, "keep_places", queries.find_set(key))
    back = _to(chosen) if chosen.why_kept(None)[0] else "/desk/hotspots"
    return press(
        request, changes.drop_set, chosen, told=f"“{chosen}” are off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("see_places")
def show_hotspot(request, key):
    """One place on one page: its map, what it got, what was agreed there, what it costs."""
    hotspot = found_for(request, "see_places", queries.find_hotspot(key))
    keeps = may(request, "keep_places", hotspot.body)
    plan = engagement.find_plan_of(hotspot)
    place = queries.place_of(hotspot)
    page = KeptPage(
        heading=str(hotspot),
        kind=f"Hotspot, {hotspot.unit}",
        trail=(("Hotspots", "/desk/hotspots"), (hotspot.hotspot_set.name, _to(hotspot.hotspot_set))),
        lead=(
            f"Known to its community as {hotspot.public_name}."
            if hotspot.public_name
            else "It has no public name yet, so that nothing of it can be shown.",
        ),
        see=((str(plan), f"/desk/engagement/{plan.pk}"),) if plan else (),
        ways=(
            *((("Name it", f"/desk/hotspots/places/{hotspot.pk}/name"),) if keeps else ()),
            *(
                (("Open its engagement plan", f"/desk/engagement/new?hotspot={hotspot.pk}"),)
                if plan is None and may(request, "keep_engagement", hotspot.body)
                else ()
            ),
        ),
        facts=(("Tier", hotspot.tier), ("Offences it was chosen for", f"{hotspot.events:,}")),
    )
    return show_kept(
        request, hotspot, page,
        **show_told([lambda: tell_place(place), *trials.tells_of(hotspot), *engagement.tells_of(plan)], level=2),
    )  # fmt: skip


@desk_page("keep_places")
def show_name_form(request, key):
    hotspot = found_for(request, "keep_places", queries.find_hotspot(key))
    form = NameForm(request.POST or None, initial=NameForm.initial_of(hotspot))
    return show_form(
        request, form, changes.name_hotspot, hotspot, heading=f"Name {hotspot.code}", button="Save",
        told="It is named.", back=f"/desk/hotspots/places/{hotspot.pk}",
    )  # fmt: skip


def _say_chosen(made):
    """How many were chosen, and why they are fewer where they are."""
    count, asked = made.hotspots.count(), made.options.get("number", 0)
    words = f"{say_count(count, 'hotspot')} chosen."
    return words if count >= asked else f"{words} {asked:,} were asked for: the land holds no more of that size."


def _list_lacking(**fields):
    """The files that a form needs and that nobody took in yet: what is said of each, and where to load one."""
    return [
        (NONE_TAKEN_IN.format(shape), f"/desk/data-files/new?shape={shape}")
        for shape, field in fields.items()
        if not field.rows
    ]


def _to(chosen):
    return f"/desk/hotspots/{chosen.pk}"
