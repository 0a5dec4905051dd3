"""Seats on the desk: one seat with its terms, making one, filling it, ending a term, electing, the register."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.keeping.changes.desk.seat import (
    change_seat,
    end_term,
    fill_seat_by_name,
    give_office,
    make_seat,
    notify_interests,
)
from answerable.keeping.models import Person
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.person import find_like
from answerable.keeping.queries.desk.seat import CHAIR, VICE_CHAIR, find_holder, find_seat, list_terms
from answerable.keeping.queries.desk.trace import trace_of

NEW_PERSON = "new"
OFFICES = ((CHAIR, CHAIR), (VICE_CHAIR, VICE_CHAIR))


class SeatForm(DeskForm):
    title = fields.text("Seat", most=200, hint="Such as “Councillor” or “Independent member”.")
    appointed_by = fields.text(
        "Appointed by", most=200, required=False, hint="The council; for a co-opted member, the body itself."
    )
    is_coopted = fields.tick("Co-opted")
    is_voting = fields.tick("Has a vote")
    first_on = fields.day("There is this seat from")
    last_on = fields.day("Until", required=False)


class HolderForm(DeskForm):
    name = fields.text("Name", most=200, hint="First name and surname, without a title.")
    is_substitute = fields.tick("As a substitute", hint="Stands in for the holder and votes when the holder is away.")
    first_on = fields.day("From")
    last_on = fields.day("Until", required=False)
    office = fields.choice("Office", OFFICES, required=False, empty="None")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.data.get("name", "") if self.is_bound else ""
        like = find_like(name) if name.strip() else []
        if like:
            offered = [(str(person.pk), f"{person.name} ({why})") for person, why in like]
            self.fields["person"] = fields.choice(
                "Who is it?", [*offered, (NEW_PERSON, f"Somebody else, called {name}")],
                hint="The record knows people of a like name.",
            )  # fmt: skip
            self.order_fields(["name", "person"])

    @property
    def who(self):
        """Whom the name means, where somebody had to say."""
        chosen = self.cleaned_data.get("person")
        known = Person.objects.get(pk=chosen) if chosen and chosen != NEW_PERSON else None
        return {"person": known, "is_new": chosen == NEW_PERSON}


class EndForm(DeskForm):
    last_on = fields.day("Last day")


class OfficeForm(DeskForm):
    office = fields.choice("Office", OFFICES, required=False, empty="None")
    on = fields.day("From")


class InterestsForm(DeskForm):
    on = fields.day("Notified on", required=False, hint="The day on which they came to the register.")


@desk_page("keep_bodies")
def show_new_seat(request, key):
    body = found(find_body(key))
    require(request, "keep_bodies", body)
    form = SeatForm(request.POST or None, initial={"is_voting": True})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        seat = form.carry_out(make_seat, body, by=request.user.signature, **values)
        if seat:
            messages.success(request, "The seat is made. It is vacant until somebody is named for it.")
            return redirect(f"/desk/seats/{seat.pk}/holder")
    return show(request, "form_page", heading=f"A seat of {body.name}", form=form, button="Make")


@desk_page("see_bodies")
def show_seat(request, key):
    seat = found(find_seat(key))
    require(request, "see_bodies", seat.body)
    terms = list_terms(seat)
    return show(
        request,
        "seat",
        seat=seat,
        terms=terms,
        today=timezone.localdate(),
        may_keep=may(request, "keep_bodies", seat.body),
        may_keep_interests=may(request, "keep_interests", seat.body),
        trace=trace_of(seat, *terms) if may(request, "see_trace", seat.body) else None,
    )


@desk_page("keep_bodies")
def show_seat_form(request, key):
    seat = found(find_seat(key))
    require(request, "keep_bodies", seat.body)
    form = SeatForm(request.POST or None, initial={name: getattr(seat, name) for name in SeatForm.base_fields})
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carry_out(change_seat, seat, by=request.user.signature, **form.cleaned_data)
    ):
        messages.success(request, "The seat is changed.")
        return redirect(f"/desk/seats/{key}")
    return show(request, "form_page", heading=f"Change a seat of {seat.body.name}", form=form, button="Save")


@desk_page("keep_bodies")
def show_holder_form(request, key):
    seat = found(find_seat(key))
    require(request, "keep_bodies", seat.body)
    form = HolderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        names = ("name", "first_on", "last_on", "is_substitute", "office")
        given = {name: form.cleaned_data[name] for name in names} | form.who
        holder = form.carry_out(fill_seat_by_name, seat, by=request.user.signature, **given)
        if holder:
            messages.success(request, f"{holder.person.name} is named for the seat.")
            return redirect(f"/desk/bodies/{seat.body_id}")
    heading = f"Who holds the seat: {seat.title}, {seat.appointed_by or seat.body.name}"
    return show(request, "form_page", heading=heading, form=form, button="Name them")


@desk_page("keep_bodies")
def show_end_form(request, key):
    def change(holder, form):
        return form.carry_out(end_term, holder, by=request.user.signature, **form.cleaned_data)

    initial = {"last_on": timezone.localdate()}
    return _term_form(request, key, EndForm, change, "End the term of {}", "keep_bodies", initial)


@desk_page("keep_bodies")
def show_office_form(request, key):
    def change(holder, form):
        office, on = form.cleaned_data["office"], form.cleaned_data["on"]
        return form.carry_out(give_office, holder, office, by=request.user.signature, on=on)

    initial = {"on": timezone.localdate()}
    return _term_form(request, key, OfficeForm, change, "The office of {}", "keep_bodies", initial)


@desk_page("keep_interests")
def show_interests_form(request, key):
    def change(holder, form):
        return form.carry_out(notify_interests, holder, by=request.user.signature, **form.cleaned_data)

    holder = found(find_holder(key))
    initial = {"on": holder.interests_notified_on}
    return _term_form(request, key, InterestsForm, change, "Interests of {}", "keep_interests", initial)


def _term_form(request, key, form_class, change, heading, act, initial):
    """A form about somebody in a seat: `change` carries it out."""
    holder = found(find_holder(key))
    require(request, act, holder.seat.body)
    form = form_class(request.POST or None, initial=initial | {"revision": holder.revision})
    if request.method == "POST" and form.is_valid() and change(holder, form):
        messages.success(request, "It is written down.")
        return redirect(f"/desk/seats/{holder.seat_id}")
    return show(request, "form_page", heading=heading.format(holder.person.name), form=form, button="Save")
