"""Scrutiny inquiries on the desk: scope, members, themes, lines of questioning, sessions."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.keeping.changes.desk import inquiry as changes
from answerable.keeping.models.desk import Inquiry, InquiryState
from answerable.keeping.queries.desk import inquiry as queries
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.sitting import list_sittings
from answerable.keeping.queries.desk.trace import trace_of

INQUIRIES = Listing(
    "inquiries",
    columns=(
        Column("title", "Inquiry", sort=("title",), link=lambda row: f"/desk/inquiries/{row.pk}"),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("state", "State", words=Inquiry.get_state_display, sort=("state",)),
        Column("announced_on", "Announced", sort=("announced_on",)),
        Column("reported_on", "Reported", sort=("reported_on",)),
    ),
    filters=(Filter("state", "State", InquiryState.choices),),
    sorted_by="title",
)


class InquiryForm(DeskForm):
    title = fields.text("Title", most=300)
    scope = fields.text("What it looks into", rows=5)
    state = fields.choice("State", InquiryState.choices[:-1])


class NewInquiryForm(DeskForm):
    body = fields.choice("Panel or sub-group", [])
    title = fields.text("Title", most=300)
    scope = fields.text("What it looks into", rows=5)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]


class ThemeForm(DeskForm):
    title = fields.text("Theme", most=300)


class LineForm(DeskForm):
    words = fields.text("What to ask", rows=3)
    addressed_to = fields.text("Of whom", most=200, required=False)


class HeardForm(DeskForm):
    heard = fields.text("What was heard", rows=5)


class MemberForm(DeskForm):
    person = fields.choice("Member", [])
    is_lead = fields.tick("Leads the inquiry")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["person"].choices = [(key, person.name) for key, person in self.people.items()]


class SessionForm(DeskForm):
    sitting = fields.choice("Meeting", [])
    witnesses = fields.text("Witnesses", rows=2, required=False, hint="Everybody can see this once it is announced.")

    def __init__(self, *args, sittings, **kwargs):
        super().__init__(*args, **kwargs)
        self.sittings = {str(row.pk): row for row in sittings}
        self.fields["sitting"].choices = [(key, str(row)) for key, row in self.sittings.items()]


@desk_page("see_inquiries")
def show_inquiries(request):
    rows = queries.list_inquiries(request.reach.bodies(roles_for("see_inquiries")))
    ways = [("Begin an inquiry", "/desk/inquiries/new")] if may(request, "keep_inquiries") else []
    empty = "No inquiry is kept here yet."
    return show_list(request, INQUIRIES, rows, heading="Inquiries", ways=ways, empty=empty)


@desk_page("keep_inquiries")
def show_new_inquiry(request):
    form = NewInquiryForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_inquiries")))
    if request.method == "POST" and form.is_valid():
        values = _values(form)
        body = form.bodies[values.pop("body")]
        inquiry = form.carry_out(changes.begin_inquiry, body, by=request.user.signature, **values)
        if inquiry:
            messages.success(request, "The inquiry is begun. Nobody outside sees it until it is announced.")
            return redirect(f"/desk/inquiries/{inquiry.pk}")
    return show(request, "form_page", heading="Begin an inquiry", form=form, button="Begin")


@desk_page("see_inquiries")
def show_inquiry(request, key):
    inquiry = found(queries.find_inquiry(key))
    require(request, "see_inquiries", inquiry.body)
    return show(
        request,
        "inquiry",
        inquiry=inquiry,
        may_keep=may(request, "keep_inquiries", inquiry.body),
        trace=trace_of(inquiry) if may(request, "see_trace", inquiry.body) else None,
    )


@desk_page("keep_inquiries")
def show_inquiry_form(request, key):
    inquiry = _asked(request, key)
    initial = {name: getattr(inquiry, name) for name in InquiryForm.base_fields}
    form = InquiryForm(request.POST or None, initial=initial)
    return _carry(
        request, form, f"Change “{inquiry}”", "Save", inquiry, lambda: changes.change_inquiry(
            inquiry, by=request.user.signature, **form.cleaned_data
        )
    )  # fmt: skip


@desk_page("keep_inquiries")
def show_announcement(request, key):
    inquiry = _asked(request, key)
    form = DeskForm(request.POST if request.method == "POST" else None)
    heading = f"Announce “{inquiry}”: its title, scope, members, themes and sessions are then public"
    return _carry(
        request, form, heading, "Announce", inquiry, lambda: changes.announce_inquiry(
            inquiry, by=request.user.signature
        )
    )  # fmt: skip


@desk_page("keep_inquiries")
def show_new_theme(request, key):
    inquiry = _asked(request, key)
    form = ThemeForm(request.POST or None)
    return _carry(
        request, form, f"A theme of “{inquiry}”", "Add", inquiry, lambda: changes.add_theme(
            inquiry, by=request.user.signature, **_values(form)
        )
    )  # fmt: skip


@desk_page("keep_inquiries")
def show_new_member(request, key):
    inquiry = _asked(request, key)
    seats = seats_on(inquiry.body, timezone.localdate())
    people = {one.holder.person.pk: one.holder.person for one in seats if one.holder}
    form = MemberForm(request.POST or None, people=people.values())
    return _carry(
        request, form, f"Who sits on “{inquiry}”", "Add", inquiry, lambda: changes.join_inquiry(
            inquiry, form.people[form.cleaned_data["person"]], by=request.user.signature,
            is_lead=form.cleaned_data["is_lead"],
        )
    )  # fmt: skip


@desk_page("keep_inquiries")
def show_new_session(request, key):
    inquiry = _asked(request, key)
    sittings = list_sittings(request.reach.bodies(roles_for("keep_inquiries")), since=timezone.localdate())
    form = SessionForm(request.POST or None, sittings=sittings)
    return _carry(
        request, form, f"“{inquiry}” takes evidence", "Add", inquiry, lambda: changes.hold_session(
            inquiry, form.sittings[form.cleaned_data["sitting"]], by=request.user.signature,
            witnesses=form.cleaned_data["witnesses"],
        )
    )  # fmt: skip


@desk_page("prepare_inquiries")
def show_new_line(request, key):
    theme = found(queries.find_theme(key))
    require(request, "prepare_inquiries", theme.inquiry.body)
    form = LineForm(request.POST or None)
    return _carry(
        request, form, f"A line of questioning under “{theme}”", "Add", theme.inquiry, lambda: changes.add_line(
            theme, by=request.user.signature, **_values(form)
        )
    )  # fmt: skip


@desk_page("prepare_inquiries")
def show_heard_form(request, key):
    line = found(queries.find_line(key))
    require(request, "prepare_inquiries", line.theme.inquiry.body)
    form = HeardForm(request.POST or None, initial={"revision": line.revision, "heard": line.heard})
    return _carry(
        request, form, f"What was heard: {line.words}", "Save", line.theme.inquiry, lambda: changes.note_heard(
            line, by=request.user.signature, **form.cleaned_data
        )
    )  # fmt: skip


def _asked(request, key):
    inquiry = found(queries.find_inquiry(key))
    require(request, "keep_inquiries", inquiry.body)
    return inquiry


def _carry(request, form, heading, button, inquiry, change):
    """A form of an inquiry: sent, it makes its change and goes back to the inquiry."""
    if request.method == "POST" and form.is_valid() and form.carry_out(change):
        messages.success(request, "It is saved.")
        return redirect(f"/desk/inquiries/{inquiry.pk}")
    return show(request, "form_page", heading=heading, form=form, button=button)


def _values(form):
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}
