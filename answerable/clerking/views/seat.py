"""Seats on the desk: one seat with its terms, making one, filling it, ending a term, electing, the register."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found, found_for, may, require, show, show_form
from answerable.keeping.changes.desk.seat import (
    change_seat,
    end_term,
    fill_seat_by_name,
    give_office,
    make_seat,
    notify_interests,
)
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
        self.known = {str(person.pk): person for person, _ in like}
        if like:
            offered = [(str(person.pk), f"{person.name} ({why})") for person, why in like]
            self.fields["person"] = fields.choice(
                "Who is it?", [*offered, (NEW_PERSON, f"Somebody else, called {name}")],
                hint="The record knows people of a like name.",
            )  # fmt: skip
            self.order_fields(["name", "person"])

    def values(self):
        """With whom the name means, where somebody had to say."""
        given = super().values()
        chosen = given.pop("person", "")
        return given | {"person": self.known.get(chosen), "is_new": chosen == NEW_PERSON}


class EndForm(DeskForm):
    last_on = fields.day("Last day")


class OfficeForm(DeskForm):
    office = fields.choice("Office", OFFICES, required=False, empty="None")
    on = fields.day("From")


class InterestsForm(DeskForm):
    on = fields.day("Notified on", required=False, hint="The day on which they came to the register.")


@desk_page("keep_bodies")
def show_new_seat(request, key):
    body = found_for(request, "keep_bodies", find_body(key))
    form = SeatForm(request.POST or None, initial={"is_voting": True})
    return show_form(
        request,
        form,
        make_seat,
        body,
        heading=f"A seat of {body.name}",
        button="Make",
        told="The seat is made. It is vacant until somebody is named for it.",
        back=lambda seat: f"/desk/seats/{seat.pk}/holder",
    )


@desk_page("see_bodies")
def show_seat(request, key):
    seat = found_for(request, "see_bodies", find_seat(key))
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
    seat = found_for(request, "keep_bodies", find_seat(key))
    form = SeatForm(request.POST or None, initial=SeatForm.initial_of(seat))
    return show_form(
        request,
        form,
        change_seat,
        seat,
        heading=f"Change a seat of {seat.body.name}",
        button="Save",
        told="The seat is changed.",
        back=f"/desk/seats/{key}",
    )


@desk_page("keep_bodies")
def show_holder_form(request, key):
    seat = found_for(request, "keep_bodies", find_seat(key))
    form = HolderForm(request.POST or None)
    return show_form(
        request,
        form,
        fill_seat_by_name,
        seat,
        heading=f"Who holds the seat: {seat.title}, {seat.appointed_by or seat.body.name}",
        button="Name them",
        told=lambda holder: f"{holder.person.name} is named for the seat.",
        back=f"/desk/bodies/{seat.body_id}",
    )


@desk_page("keep_bodies")
def show_end_form(request, key):
    holder = _holder(request, key, "keep_bodies")
    form = EndForm(request.POST or None, initial={"last_on": timezone.localdate(), "revision": holder.revision})
    return _fill(request, form, end_term, holder, f"End the term of {holder.person.name}")


@desk_page("keep_bodies")
def show_office_form(request, key):
    holder = _holder(request, key, "keep_bodies")
    form = OfficeForm(request.POST or None, initial={"on": timezone.localdate()})
    return _fill(request, form, give_office, holder, f"The office of {holder.person.name}")


@desk_page("keep_interests")
def show_interests_form(request, key):
    holder = _holder(request, key, "keep_interests")
    initial = {"on": holder.interests_notified_on, "revision": holder.revision}
    form = InterestsForm(request.POST or None, initial=initial)
    return _fill(request, form, notify_interests, holder, f"Interests of {holder.person.name}")


def _holder(request, key, act):
    holder = found(find_holder(key))
    require(request, act, holder.seat.body)
    return holder


def _fill(request, form, change, holder, heading):
    """A form about somebody in a seat."""
    back = f"/desk/seats/{holder.seat_id}"
    return show_form(
        request, form, change, holder, heading=heading, button="Save", told="It is written down.", back=back
    )
