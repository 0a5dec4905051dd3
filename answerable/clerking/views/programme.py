"""The work programme on the desk: a year by the calendar, its entries, next year's plan, publishing it."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent, read_revision, read_whole
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, done, found_for, may, press, show, show_form
from answerable.keeping.changes.desk.programme import (
    add_entry,
    add_needed,
    change_entry,
    draw_up_year,
    note_appointment,
    place_entry,
    remove_entry,
    step_entry,
    take_back,
    take_up,
)
from answerable.keeping.changes.desk.programme_paper import preview_programme, publish_programme
from answerable.keeping.changes.desk.sitting import arrange_sitting
from answerable.keeping.models.desk import HearingKind, SittingStatus
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.programme import (
    find_entry,
    last_publication,
    programme_of,
    this_year,
)
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.trace import trace_of

WAITING = "waiting"
STEPS = {"up": -1, "down": 1}
FIRST_YEAR, LAST_YEAR = 1990, 2198


class EntryForm(DeskForm):
    title = fields.text("Item", most=400, hint="The programme is published: nothing closed belongs in it.")
    aims = fields.text("Aims", rows=3, required=False, hint="One to a line.")
    presenters = fields.lines("Presented by", rows=2, required=False, hint="One to a line.")
    objective = fields.text("Objective of the plan", required=False)
    notes = fields.text("Additional information", rows=2, required=False)
    is_recurring = fields.tick("Comes again each year", hint="It is copied into next year’s plan.")


class NewEntryForm(EntryForm):
    place = fields.choice("When", [])
    date = fields.day("Or on a day without a meeting", required=False)

    field_order = ["title", "place", "date"]

    def __init__(self, *args, sittings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = offer_places(sittings)


class RemovalForm(DeskForm):
    reason = fields.text("Why?", rows=3, required=False, hint="Needed where the law asks for the item.")


class ProvisionalForm(DeskForm):
    date = fields.day("Date")
    start_time = fields.hour("Starts at")
    venue = fields.text("Venue", required=False, most=300)


class AppointmentForm(DeskForm):
    kind = fields.choice("Appointment of", HearingKind.choices)
    post = fields.text("Post", most=200)
    received_on = fields.day("Notice received on")


def offer_places(sittings):
    """Where an entry may be put: a meeting that is still to come about, or among those to be programmed."""
    offered = [(str(sitting.pk), _name_place(sitting)) for sitting in sittings]
    return [(WAITING, "To be programmed"), *offered]


@desk_page("see_programme")
def show_programme(request, key):
    body = _body(request, "see_programme", key)
    year = _year_asked(request)
    programme = programme_of(body, year)
    entries = [entry for group in programme.groups for entry in group.entries]
    entries += [*programme.waiting, *programme.set_aside]
    return show(
        request,
        "programme",
        body=body,
        programme=programme,
        places=offer_places(programme.open_sittings),
        years=(year - 1, year, year + 1),
        published=last_publication(body, year),
        may_keep=may(request, "keep_programme", body),
        trace=trace_of(*entries) if may(request, "see_trace", body) else None,
    )


@desk_page("keep_programme")
def show_new_entry(request, key, year):
    body = _body(request, "keep_programme", key, year)
    sittings = programme_of(body, year).open_sittings
    form = NewEntryForm(request.POST or None, sittings=sittings, initial={"place": request.GET.get("at", WAITING)})
    if is_sent(request, form):
        values = form.values()
        values |= {"sitting": _sitting_of(values.pop("place")), "date": values.pop("date")}
        if form.carry_out(add_entry, body, year, by=request.user.signature, **values):
            return done(request, f"“{values['title']}” is on the programme.", _address(body, year))
    return show(request, "form_page", heading=f"Add to the programme: {body.name}", form=form, button="Add")


@desk_page("keep_programme")
def show_entry_form(request, key):
    entry = _entry(request, key)
    form = EntryForm(request.POST or None, initial=EntryForm.initial_of(entry))
    return show_form(
        request,
        form,
        change_entry,
        entry,
        heading=f"Change “{entry.title}”",
        button="Save",
        told="The entry is changed.",
        back=_address(entry.body, entry.year),
    )


@require_POST
@desk_page("keep_programme")
def place(request, key):
    entry = _entry(request, key)
    sitting = _sitting_of(request.POST.get("place", WAITING))
    words = f"“{entry.title}” stands at {sitting} now." if sitting else f"“{entry.title}” is to be programmed."
    return _press(request, entry, words, place_entry, entry, revision=read_revision(request), sitting=sitting)


@require_POST
@desk_page("keep_programme")
def step(request, key):
    entry = _entry(request, key)
    way = STEPS.get(request.POST.get("step"), 0)
    words = f"“{entry.title}” is moved {request.POST.get('step')}."
    return _press(request, entry, words, step_entry, entry, way, revision=read_revision(request))


@require_POST
@desk_page("keep_programme")
def take_entry_up(request, key):
    entry = _entry(request, key)
    words = f"“{entry.title}” is on the agenda of {entry.sitting}."
    return _press(request, entry, words, take_up, entry, revision=read_revision(request))


@require_POST
@desk_page("keep_programme")
def take_entry_back(request, key):
    entry = _entry(request, key)
    return _press(
        request, entry, f"“{entry.title}” is to be programmed.", take_back, entry, revision=read_revision(request)
    )


@desk_page("keep_programme")
def show_removal_form(request, key):
    entry = _entry(request, key)
    form = RemovalForm(request.POST or None, initial={"revision": entry.revision})
    if is_sent(request, form) and form.carry_out(remove_entry, entry, by=request.user.signature, **form.cleaned_data):
        told = "is set aside, with your reason" if entry.statutory_item else "is removed"
        return done(request, f"“{entry.title}” {told}.", _address(entry.body, entry.year))
    verb = "Set aside" if entry.statutory_item else "Remove"
    return show(request, "form_page", heading=f"{verb} “{entry.title}”", form=form, button=verb)


@require_POST
@desk_page("keep_programme")
def add_what_is_needed(request, key, year):
    body = _body(request, "keep_programme", key, year)
    added = add_needed(body, year, by=request.user.signature)
    return done(request, f"{len(added)} added: move each to a meeting within its days.", _address(body, year))


@desk_page("keep_programme")
def show_plan_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    if request.method == "POST":
        sittings, entries = draw_up_year(body, year, by=request.user.signature)
        added = f"{len(sittings)} provisional meeting(s) and {len(entries)} entries are added."
        told = added if sittings or entries else "The plan is drawn up already: nothing was added."
        return done(request, told, _address(body, year))
    return show(request, "programme_plan", body=body, programme=programme_of(body, year), before=year - 1)


@desk_page("keep_programme")
def show_provisional_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = ProvisionalForm(request.POST or None)
    if is_sent(request, form):
        values = form.values()
        given = values | {"status": SittingStatus.PROVISIONAL}
        sitting = form.carry_out(arrange_sitting, body, by=request.user.signature, **given)
        if sitting:
            return done(request, f"{sitting.date:%-d %B %Y} is held for a meeting.", _address(body, year))
    return show(request, "form_page", heading=f"A provisional meeting of {body.name}", form=form, button="Arrange")


@desk_page("keep_programme")
def show_appointment_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = AppointmentForm(request.POST or None)
    if is_sent(request, form):
        values = form.values()
        if form.carry_out(note_appointment, body, year, by=request.user.signature, **values):
            return done(request, "The hearing is on the programme, with its last day.", _address(body, year))
    return show(request, "form_page", heading="A notice of a proposed appointment", form=form, button="Note it")


@desk_page("keep_programme")
def show_publishing(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = DeskForm(request.POST if request.method == "POST" else None)
    if is_sent(request, form):
        publication = form.carry_out(publish_programme, body, year, by=request.user.signature)
        if publication:
            return done(request, f"The {publication.title.lower()} is published.", _address(body, year))
    context = {"body": body, "programme": programme_of(body, year), "form": form}
    return show(request, "programme_publishing", **context)


@desk_page("see_programme")
def show_preview(request, key, year):
    body = _body(request, "see_programme", key, year)
    return show_pdf(preview_programme(body, year), f"programme-{year}-preview")


def _press(request, entry, words, change, *args, **values):
    return press(request, change, *args, told=words, back=_address(entry.body, entry.year), **values)


def _body(request, act, key, year=FIRST_YEAR):
    return found_for(request, act, find_body(key) if FIRST_YEAR <= year <= LAST_YEAR else None)


def _entry(request, key):
    return found_for(request, "keep_programme", find_entry(key))


def _address(body, year):
    return f"/desk/bodies/{body.pk}/programme?year={year}"


def _year_asked(request):
    asked = read_whole(request.GET.get("year", "")) or 0
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else this_year(timezone.localdate())


def _sitting_of(asked):
    key = read_whole(asked)
    return find_sitting(key) if key else None


def _name_place(sitting):
    provisional = ", provisional" if sitting.status == SittingStatus.PROVISIONAL else ""
    return f"{sitting.date:%a %-d %B %Y}{provisional}"
