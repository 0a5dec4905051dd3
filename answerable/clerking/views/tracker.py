"""The tracker of a body, and of one of its meetings: what is owed, what waits for the clerk, what is printed."""

from bisect import bisect_right

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking.listing import DAY_WORDS, Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found_for, may, press, show
from answerable.clerking.views.record import choose_unless_asked
from answerable.keeping.changes.desk.tracker import print_tracker, publish_tracker
from answerable.keeping.changes.desk.undertaking_update import ask_for_update
from answerable.keeping.models import ActionStatus
from answerable.keeping.models.desk import PublicationKind
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.offer import list_offers
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.tracker import judge_tracker, next_sitting, tracker_of
from answerable.keeping.queries.desk.undertaking import (
    is_owed,
    list_undertakings,
    list_waiting_updates,
    meeting_dates,
    name_of_owner,
    say_evidence,
    stand,
)

STATES = (("owed", "Still owed"), ("late", "Late"), ("completed", "Completed"), ("dropped", "Dropped"))


@desk_page("see_undertakings")
def show_owed(request):
    """All that is still owed to the bodies that somebody works for, what is due first at the head."""
    bodies = list(request.reach.bodies(roles_for("see_undertakings")))
    choose_unless_asked(request, state="owed")
    lead = "What was promised or agreed, and is not done. Each body’s tracker is where it is worked on."
    ways = [(f"Tracker of {body.name}", f"/desk/bodies/{body.pk}/tracker") for body in bodies]
    listing = _listing(bodies, timezone.localdate(), sorted_by="due")
    rows = list_undertakings(bodies)
    empty = "Nothing is owed."
    return show_list(request, listing, rows, heading="Owed", template="owed", ways=ways, lead=lead, empty=empty)


@desk_page("see_undertakings")
def show_tracker(request, key):
    """All that is owed to a body; what ended only where it is asked for."""
    body = found_for(request, "see_undertakings", find_body(key))
    choose_unless_asked(request, state="owed")
    rows = list_undertakings([body])
    today = timezone.localdate()
    may_keep = may(request, "keep_undertakings", body)
    return show_list(
        request,
        _listing([body], today),
        rows,
        heading=f"Tracker of {body.name}",
        template="tracker",
        empty="Nothing is owed.",
        body=body,
        next_sitting=next_sitting(body, today),
        waiting=list_waiting_updates([body]),
        offers=len(list_offers(body)),
        may_keep=may_keep,
    )


@desk_page("keep_undertakings")
def ask_owners(request, key):
    """Ask every owner of something still owed who has an address; of one day, each once."""
    body = found_for(request, "keep_undertakings", find_body(key))
    if request.method == "POST":
        today, asked, silent = timezone.localdate(), 0, 0
        for row in list_undertakings([body]).filter(is_owed()):
            if row.owner_email:
                asked += ask_for_update(row, by=request.user.signature, once=f"ask/{row.subject}/{today}") is not None
            else:
                silent += 1
        without = f" {silent} have no address to write to." if silent else ""
        messages.success(request, f"{asked} letters are in the outbox.{without}")
    return redirect(f"/desk/bodies/{body.pk}/tracker")


@desk_page("see_undertakings")
def show_sitting_tracker(request, key):
    """The tracker that goes to a meeting, in its three tables, with what is to be said of it."""
    sitting = _sitting(request, key, "see_undertakings")
    tracker = tracker_of(sitting.body, sitting, closed=True)
    tables = [
        (name, stand(rows, sitting.date))
        for name, rows in (
            ("Outstanding from earlier years", tracker.outstanding),
            ("Outstanding this year", tracker.current),
            ("Completed this year", tracker.completed),
        )
    ]
    published = sitting.publications.filter(kind=PublicationKind.TRACKER, superseded_by=None).first()
    return show(
        request,
        "sitting_tracker",
        sitting=sitting,
        tables=tables,
        closed=sum(not row.is_open for row in tracker.rows),
        rulings=judge_tracker(sitting.body, sitting),
        published=published,
        may_keep=may(request, "keep_undertakings", sitting.body),
    )


@desk_page("see_undertakings")
def preview_tracker(request, key):
    """The tracker's PDF as it would be published now."""
    sitting = _sitting(request, key, "see_undertakings")
    pdf, _ = print_tracker(sitting)
    return show_pdf(pdf, "tracker-preview")


@desk_page("keep_undertakings")
def publish_sitting_tracker(request, key):
    sitting = _sitting(request, key, "keep_undertakings")
    back = f"/desk/meetings/{sitting.pk}/tracker"
    return press(request, publish_tracker, sitting, told="The tracker is published.", back=back)


def _sitting(request, key, act):
    return found_for(request, act, find_sitting(key))


def _listing(bodies, today, sorted_by="agreed"):
    dates = meeting_dates({body.pk for body in bodies}, today)
    choices = [(each.pk, each.name) for each in bodies] if len(bodies) > 1 else []
    return Listing(
        "undertakings",
        columns=(
            Column("text", "What is owed", link=lambda row: f"/desk/undertakings/{row.pk}"),
            Column("owner", "Owner", value=name_of_owner),
            Column("due", "Due", value="due_on", words=lambda row: _say_due(row, today), sort=("due_on",)),
            Column("minute", "" if choices else "Minute", value="ref", sort=("ref",)),
            Column("agreed", "Agreed", value="origin_on", sort=("origin_on",)),
            Column("body", "Body" if choices else "", value="body.name", sort=("body__name",)),
            Column("claimed", "The owner says", value="get_status_display", sort=("status",)),
            Column("evidence", "The evidence shows", value=say_evidence),
            Column("meetings", "" if choices else "Meetings since", value=lambda row: _count_since(dates, row)),
            Column("late", value=lambda row: row.is_late(today)),
            Column("first_due_on"),
            Column("completed_on"),
            Column("dropped_by"),
            Column("drop_decision"),
            Column("openness", value="confidentiality"),
            Column("key", value="pk"),
        ),
        filters=(
            Filter("state", "State", STATES, every="All", where=lambda rows, value: _narrow(rows, value, today)),
            Filter("status", "The owner says", ActionStatus.choices),
            Filter("words", "Words", kind="words", where="text__icontains"),
            Filter("until", "Due by", kind="day", where="due_on__lte"),
            *([Filter("body", "Body", choices, where="body_id")] if choices else []),
        ),
        sorted_by=sorted_by,
    )


def _count_since(dates, row):
    """How often its body met since it was agreed."""
    met = dates.get(row.body_id, [])
    return len(met) - bisect_right(met, row.origin_on)


def _say_due(row, today):
    if row.due_on is None:
        return "no date"
    late = " (late)" if row.is_late(today) else ""
    moved = f", first {row.first_due_on:{DAY_WORDS}}" if row.first_due_on not in (None, row.due_on) else ""
    return f"{row.due_on:{DAY_WORDS}}{moved}{late}"


def _narrow(rows, state, today):
    return {
        "owed": lambda: rows.filter(is_owed()),
        "late": lambda: rows.filter(is_owed(), due_on__lt=today),
        "completed": lambda: rows.filter(completed_on__isnull=False),
        "dropped": lambda: rows.filter(dropped_at__isnull=False),
    }[state]()
