"""The work programme on the desk: a year by the calendar, its entries, next year's plan, publishing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found, may, require, show
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
from answerable.keeping.changes.desk.row import RefusedError
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
    presenters = fields.text("Presented by", rows=2, required=False, hint="One to a line.")
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
    if request.method == "POST" and form.is_valid():
        values = _read_entry(form)
        values |= {"sitting": _sitting_of(values.pop("place")), "date": values.pop("date")}
        if form.carry_out(add_entry, body, year, by=request.user.signature, **values):
            messages.success(request, f"“{values['title']}” is on the programme.")
            return _back(body, year)
    return show(request, "form_page", heading=f"Add to the programme: {body.name}", form=form, button="Add")


@desk_page("keep_programme")
def show_entry_form(request, key):
    entry = _entry(request, key)
    held = {name: getattr(entry, name) for name in EntryForm.base_fields}
    form = EntryForm(request.POST or None, initial=held | {"presenters": "\n".join(entry.presenters)})
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        if form.carry_out(change_entry, entry, by=request.user.signature, revision=revision, **_read_entry(form)):
            messages.success(request, "The entry is changed.")
            return _back(entry.body, entry.year)
    return show(request, "form_page", heading=f"Change “{entry.title}”", form=form, button="Save")


@require_POST
@desk_page("keep_programme")
def place(request, key):
    entry = _entry(request, key)
    sitting = _sitting_of(request.POST.get("place", WAITING))
    words = f"“{entry.title}” stands at {sitting} now." if sitting else f"“{entry.title}” is to be programmed."
    return _carry_out(request, entry, words, place_entry, entry, revision=_revision(request), sitting=sitting)


@require_POST
@desk_page("keep_programme")
def step(request, key):
    entry = _entry(request, key)
    way = STEPS.get(request.POST.get("step"), 0)
    words = f"“{entry.title}” is moved {request.POST.get('step')}."
    return _carry_out(request, entry, words, step_entry, entry, way, revision=_revision(request))


@require_POST
@desk_page("keep_programme")
def take_entry_up(request, key):
    entry = _entry(request, key)
    words = f"“{entry.title}” is on the agenda of {entry.sitting}."
    return _carry_out(request, entry, words, take_up, entry, revision=_revision(request))


@require_POST
@desk_page("keep_programme")
def take_entry_back(request, key):
    entry = _entry(request, key)
    return _carry_out(
        request, entry, f"“{entry.title}” is to be programmed.", take_back, entry, revision=_revision(request)
    )


@desk_page("keep_programme")
def show_removal_form(request, key):
    entry = _entry(request, key)
    form = RemovalForm(request.POST or None, initial={"revision": entry.revision})
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carry_out(remove_entry, entry, by=request.user.signature, **form.cleaned_data)
    ):
        told = "is set aside, with your reason" if entry.statutory_item else "is removed"
        messages.success(request, f"“{entry.title}” {told}.")
        return _back(entry.body, entry.year)
    verb = "Set aside" if entry.statutory_item else "Remove"
    return show(request, "form_page", heading=f"{verb} “{entry.title}”", form=form, button=verb)


@require_POST
@desk_page("keep_programme")
def add_what_is_needed(request, key, year):
    body = _body(request, "keep_programme", key, year)
    added = add_needed(body, year, by=request.user.signature)
    messages.success(request, f"{len(added)} added: move each to a meeting within its days.")
    return _back(body, year)


@desk_page("keep_programme")
def show_plan_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    if request.method == "POST":
        sittings, entries = draw_up_year(body, year, by=request.user.signature)
        added = f"{len(sittings)} provisional meeting(s) and {len(entries)} entries are added."
        told = added if sittings or entries else "The plan is drawn up already: nothing was added."
        messages.success(request, told)
        return _back(body, year)
    return show(request, "programme_plan", body=body, programme=programme_of(body, year), before=year - 1)


@desk_page("keep_programme")
def show_provisional_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = ProvisionalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        given = values | {"status": SittingStatus.PROVISIONAL}
        sitting = form.carry_out(arrange_sitting, body, by=request.user.signature, **given)
        if sitting:
            messages.success(request, f"{sitting.date:%-d %B %Y} is held for a meeting.")
            return _back(body, year)
    return show(request, "form_page", heading=f"A provisional meeting of {body.name}", form=form, button="Arrange")


@desk_page("keep_programme")
def show_appointment_form(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = AppointmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        if form.carry_out(note_appointment, body, year, by=request.user.signature, **values):
            messages.success(request, "The hearing is on the programme, with its last day.")
            return _back(body, year)
    return show(request, "form_page", heading="A notice of a proposed appointment", form=form, button="Note it")


@desk_page("keep_programme")
def show_publishing(request, key, year):
    body = _body(request, "keep_programme", key, year)
    form = DeskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        publication = form.carry_out(publish_programme, body, year, by=request.user.signature)
        if publication:
            messages.success(request, f"The {publication.title.lower()} is published.")
            return _back(body, year)
    context = {"body": body, "programme": programme_of(body, year), "form": form}
    return show(request, "programme_publishing", **context)


@desk_page("see_programme")
def show_preview(request, key, year):
    body = _body(request, "see_programme", key, year)
    answer = HttpResponse(preview_programme(body, year), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="programme-{year}-preview.pdf"'
    return answer


def _carry_out(request, entry, words, change, *args, **values):
    """Carry out what a button of the programme asks, and go back to it: refused or done, the page says so."""
    try:
        change(*args, by=request.user.signature, **values)
    except RefusedError as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, words)
    return _back(entry.body, entry.year)


def _body(request, act, key, year=FIRST_YEAR):
    body = found(find_body(key) if FIRST_YEAR <= year <= LAST_YEAR else None)
    require(request, act, body)
    return body


def _entry(request, key):
    entry = found(find_entry(key))
    require(request, "keep_programme", entry.body)
    return entry


def _back(body, year):
    return redirect(f"/desk/bodies/{body.pk}/programme?year={year}")


def _year_asked(request):
    asked = request.GET.get("year", "")
    is_year = asked.isdecimal() and FIRST_YEAR <= int(asked[:5]) <= LAST_YEAR
    return int(asked) if is_year else this_year(timezone.localdate())


def _revision(request):
    asked = request.POST.get("revision", "")
    return int(asked) if asked.isdecimal() else None


def _sitting_of(asked):
    return find_sitting(int(asked)) if asked.isdecimal() else None


def _read_entry(form):
    values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
    lines = values["presenters"].splitlines()
    return values | {"presenters": [line.strip() for line in lines if line.strip()]}


def _name_place(sitting):
    provisional = ", provisional" if sitting.status == SittingStatus.PROVISIONAL else ""
    return f"{sitting.date:%a %-d %B %Y}{provisional}"
