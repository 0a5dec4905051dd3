"""Meetings on the desk: the list, arranging one, changing one."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, show, show_form
from answerable.keeping.changes.desk.sitting import arrange_sitting, change_sitting
from answerable.keeping.models.desk import SittingPurpose, SittingStatus
from answerable.keeping.queries.desk.clock import clocks_of
from answerable.keeping.queries.desk.retention import kept_of
from answerable.keeping.queries.desk.sitting import find_sitting, list_sittings
from answerable.keeping.queries.desk.trace import trace_of


class SittingForm(DeskForm):
    date = fields.day("Date")
    start_time = fields.hour("Starts at")
    end_time = fields.hour("Planned to end at", required=False)
    venue = fields.text("Venue", required=False, most=300)
    purpose = fields.choice("Kind of meeting", SittingPurpose.choices)
    status = fields.choice("State", SittingStatus.choices)


class NewSittingForm(SittingForm):
    body = fields.row("Body")

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


def _offer_bodies(request):
    return [(body.pk, body.name) for body in request.reach.bodies(roles_for("see_sittings"))]


def _look_back(rows, when):
    return rows.filter(date__lt=timezone.localdate()) if when == "past" else rows


SITTINGS = Listing(
    "meetings",
    columns=(
        Column("date", "Date", sort=("date", "start_time"), link=lambda row: f"/desk/meetings/{row.pk}"),
        Column("start_time", "Starts at"),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("purpose", "Kind", words=lambda row: row.get_purpose_display(), sort=("purpose",)),
        Column("venue", "Venue", sort=("venue",)),
        Column("status", "State", words=lambda row: row.get_status_display(), sort=("status",)),
    ),
    filters=(
        Filter("when", "When", (("past", "Past"), ("all", "All")), every="To come", where=_look_back),
        Filter("body", "Body", _offer_bodies, every="Every body", where="body_id"),
        Filter("purpose", "Kind", SittingPurpose.choices),
        Filter("status", "State", SittingStatus.choices),
    ),
    sorted_by="date",
)


@desk_page("see_sittings")
def show_sittings(request):
    since = None if request.GET.get("when") else timezone.localdate()
    rows = list_sittings(request.reach.bodies(roles_for("see_sittings")), since=since)
    ways = [("Arrange a meeting", "/desk/meetings/new")] if may(request, "keep_sittings") else []
    empty = "No meeting is arranged yet."
    return show_list(request, SITTINGS, rows, heading="Meetings", ways=ways, empty=empty)


@desk_page("keep_sittings")
def show_new_sitting(request):
    bodies, asked = request.reach.bodies(roles_for("keep_sittings")), {"body": request.GET.get("body")}
    form = NewSittingForm(request.POST or None, bodies=bodies, initial=asked)
    return show_form(
        request,
        form,
        arrange_sitting,
        heading="Arrange a meeting",
        button="Arrange",
        told=lambda sitting: f"The meeting of {sitting.date:%-d %B %Y} is arranged.",
        back=lambda sitting: f"/desk/meetings/{sitting.pk}",
    )


@desk_page("see_sittings")
def show_sitting(request, key):
    sitting = found_for(request, "see_sittings", find_sitting(key))
    trace = trace_of(sitting) if may(request, "see_trace", sitting.body) else None
    may_keep = may(request, "keep_sittings", sitting.body)
    clocks = clocks_of(sitting)
    may_see_minutes = may(request, "see_minutes_record", sitting.body)
    return show(
        request,
        "sitting",
        kept=kept_of(sitting),
        sitting=sitting,
        may_see_minutes=may_see_minutes,
        clocks=clocks,
        trace=trace,
        may_keep=may_keep,
    )


@desk_page("keep_sittings")
def show_sitting_form(request, key):
    sitting = found_for(request, "keep_sittings", find_sitting(key))
    form = SittingForm(request.POST or None, initial=SittingForm.initial_of(sitting))
    return show_form(
        request,
        form,
        change_sitting,
        sitting,
        heading=f"Change the meeting: {sitting}",
        button="Save",
        told="The meeting is changed.",
        back=f"/desk/meetings/{sitting.pk}",
    )
