"""Scrutiny inquiries on the desk: scope, members, themes, lines of questioning, sessions."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found, found_for, may, require, show, show_form
from answerable.keeping.changes.desk import inquiry as changes
from answerable.keeping.models.desk import InquiryState
from answerable.keeping.queries.desk import inquiry as queries
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.sitting import list_sittings
from answerable.keeping.queries.desk.trace import trace_of

INQUIRIES = Listing(
    "inquiries",
    columns=(
        Column("title", "Inquiry", sort=("title",), link=lambda row: f"/desk/inquiries/{row.pk}"),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("state", "State", words=lambda row: row.get_state_display(), sort=("state",)),
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
    body = fields.row("Panel or sub-group")
    title = fields.text("Title", most=300)
    scope = fields.text("What it looks into", rows=5)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


class ThemeForm(DeskForm):
    title = fields.text("Theme", most=300)


class LineForm(DeskForm):
    words = fields.text("What to ask", rows=3)
    addressed_to = fields.text("Of whom", most=200, required=False)


class HeardForm(DeskForm):
    heard = fields.text("What was heard", rows=5)


class MemberForm(DeskForm):
    person = fields.row("Member")
    is_lead = fields.tick("Leads the inquiry")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)


class SessionForm(DeskForm):
    sitting = fields.row("Meeting")
    witnesses = fields.text("Witnesses", rows=2, required=False, hint="Everybody can see this once it is announced.")

    def __init__(self, *args, sittings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sitting"].offer(sittings)


@desk_page("see_inquiries")
def show_inquiries(request):
    rows = queries.list_inquiries(request.reach.bodies(roles_for("see_inquiries")))
    ways = [("Begin an inquiry", "/desk/inquiries/new")] if may(request, "keep_inquiries") else []
    empty = "No inquiry is kept here yet."
    return show_list(request, INQUIRIES, rows, heading="Inquiries", ways=ways, empty=empty)


@desk_page("keep_inquiries")
def show_new_inquiry(request):
    form = NewInquiryForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_inquiries")))
    return show_form(
        request,
        form,
        changes.begin_inquiry,
        heading="Begin an inquiry",
        button="Begin",
        told="The inquiry is begun. Nobody outside sees it until it is announced.",
        back=_address,
    )


@desk_page("see_inquiries")
def show_inquiry(request, key):
    inquiry = found_for(request, "see_inquiries", queries.find_inquiry(key))
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
    form = InquiryForm(request.POST or None, initial=InquiryForm.initial_of(inquiry))
    return _fill(request, form, changes.change_inquiry, inquiry, f"Change “{inquiry}”", "Save")


@desk_page("keep_inquiries")
def show_announcement(request, key):
    inquiry = _asked(request, key)
    form = DeskForm(request.POST if request.method == "POST" else None)
    heading = f"Announce “{inquiry}”: its title, scope, members, themes and sessions are then public"
    return _fill(request, form, changes.announce_inquiry, inquiry, heading, "Announce")


@desk_page("keep_inquiries")
def show_new_theme(request, key):
    inquiry = _asked(request, key)
    form = ThemeForm(request.POST or None)
    return _fill(request, form, changes.add_theme, inquiry, f"A theme of “{inquiry}”", "Add")


@desk_page("keep_inquiries")
def show_new_member(request, key):
    inquiry = _asked(request, key)
    seats = seats_on(inquiry.body, timezone.localdate())
    people = {one.holder.person.pk: one.holder.person for one in seats if one.holder}
    form = MemberForm(request.POST or None, people=people.values())
    return _fill(request, form, changes.join_inquiry, inquiry, f"Who sits on “{inquiry}”", "Add")


@desk_page("keep_inquiries")
def show_new_session(request, key):
    inquiry = _asked(request, key)
    sittings = list_sittings(request.reach.bodies(roles_for("keep_inquiries")), since=timezone.localdate())
    form = SessionForm(request.POST or None, sittings=sittings)
    return _fill(request, form, changes.hold_session, inquiry, f"“{inquiry}” takes evidence", "Add")


@desk_page("prepare_inquiries")
def show_new_line(request, key):
    theme = found(queries.find_theme(key))
    require(request, "prepare_inquiries", theme.inquiry.body)
    form = LineForm(request.POST or None)
    heading = f"A line of questioning under “{theme}”"
    return _fill(request, form, changes.add_line, theme, heading, "Add", inquiry=theme.inquiry)


@desk_page("prepare_inquiries")
def show_heard_form(request, key):
    line = found(queries.find_line(key))
    require(request, "prepare_inquiries", line.theme.inquiry.body)
    form = HeardForm(request.POST or None, initial=HeardForm.initial_of(line))
    heading = f"What was heard: {line.words}"
    return _fill(request, form, changes.note_heard, line, heading, "Save", inquiry=line.theme.inquiry)


def _asked(request, key):
    return found_for(request, "keep_inquiries", queries.find_inquiry(key))


def _fill(request, form, change, row, heading, button, inquiry=None):
    """A form about an inquiry, or about something of it."""
    back = _address(inquiry or row)
    return show_form(request, form, change, row, heading=heading, button=button, told="It is saved.", back=back)


def _address(inquiry):
    return f"/desk/inquiries/{inquiry.pk}"
