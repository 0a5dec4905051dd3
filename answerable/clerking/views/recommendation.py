"""Recommendations on the desk: entered, answered, acted on, followed and closed."""

from django.contrib import messages
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found_for, may, show, show_form
from answerable.keeping.changes.desk import recommendation as changes
from answerable.keeping.models.desk import Acceptance, Addressee, RecommendationSource
from answerable.keeping.queries.desk import recommendation as queries
from answerable.keeping.queries.desk.inquiry import list_inquiries
from answerable.keeping.queries.desk.trace import trace_of

MATTERS = (
    ("strategic", "How the force is held to account"),
    ("operational", "How officers are deployed"),
    ("body", "What the body itself decides"),
)


def _owed(rows, state):
    if state == "owed":
        return rows.filter(replied_on=None)
    if state == "late":
        return rows.filter(replied_on=None, reply_due__lt=timezone.localdate())
    return rows.exclude(replied_on=None).filter(closed_on__isnull=state == "open")


RECOMMENDATIONS = Listing(
    "recommendations",
    columns=(
        Column("report_title", "Report", sort=("report_title",), link=lambda row: f"/desk/recommendations/{row.pk}"),
        Column("number", "Number", sort=("number",)),
        Column("words", "Recommended"),
        Column("source", "From", words=lambda row: row.get_source_display(), sort=("source",)),
        Column("reported_on", "Made on", sort=("reported_on",)),
        Column("standing", "Stands", value=lambda row: queries.standing_of(row, timezone.localdate()).words),
        Column("reply_due", "Reply due", sort=("reply_due",)),
    ),
    filters=(
        Filter("source", "From", RecommendationSource.choices),
        Filter(
            "state",
            "State",
            (("owed", "Reply owed"), ("late", "Reply late"), ("open", "Answered, open"), ("closed", "Closed")),
            where=_owed,
        ),
        Filter("words", "Words in it", kind="words", where="words__icontains"),
    ),
    sorted_by="-reported_on",
)


class RecommendationForm(DeskForm):
    source = fields.choice("From", RecommendationSource.choices)
    report_title = fields.text("Report", most=300)
    reported_on = fields.day("Published on", hint="The time for a reply begins with this day.")
    number = fields.text("Number in the report", most=20, required=False)
    words = fields.text("What is recommended", rows=4)
    addressee = fields.choice("Addressed to", Addressee.choices)


class NewRecommendationForm(RecommendationForm):
    body = fields.row("Body that answers")
    matter = fields.choice("It is about", MATTERS)
    reply_days = fields.number(
        "Days that the panel set for a reply", least=1, most=366, required=False, hint="For a panel's report only."
    )
    inquiry = fields.row("Of the inquiry", required=False)

    field_order = ["body", "source", "inquiry"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)
        self.fields["inquiry"].offer(list_inquiries(bodies), empty="None")


class ReplyForm(DeskForm):
    acceptance = fields.choice("Is it accepted?", Acceptance.choices)
    reply = fields.text("What will be done, or why nothing is", rows=5, hint="Everybody will read this.")
    on = fields.day("Published on")


class ProgressForm(DeskForm):
    date = fields.day("On")
    words = fields.text("What has come of it", rows=4)
    reported_by = fields.text("Reported by", most=200)
    is_open = fields.tick("Show it in public")


class ActionForm(DeskForm):
    text = fields.text("What will be done", rows=3)
    owner_name = fields.text("By whom", most=300)
    due_on = fields.day("By when", required=False)


class ClosingForm(DeskForm):
    evidence = fields.text("What shows that it was carried out", rows=4, hint="Everybody will read this.")
    on = fields.day("Closed on")


@desk_page("see_recommendations")
def show_recommendations(request):
    rows = queries.list_recommendations(request.reach.bodies(roles_for("see_recommendations")))
    ways = [("Enter a recommendation", "/desk/recommendations/new")] if may(request, "keep_recommendations") else []
    lead = "What inspectors, auditors, inquiries and the panel asked for, and the reply to each."
    empty = "No recommendation is kept here yet."
    heading = "Recommendations"
    return show_list(request, RECOMMENDATIONS, rows, heading=heading, lead=lead, ways=ways, empty=empty)


@desk_page("keep_recommendations")
def show_new_recommendation(request):
    form = NewRecommendationForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_recommendations")))
    if is_sent(request, form):
        values = form.values()
        rulings = changes.judge_routing(values.pop("matter"), values["addressee"])
        row = form.carry_out(changes.enter_recommendation, by=request.user.signature, **values)
        if row:
            for ruling in rulings:
                messages.warning(request, ruling.words)
            return done(request, "The recommendation is entered.", f"/desk/recommendations/{row.pk}")
    return show(request, "form_page", heading="Enter a recommendation", form=form, button="Enter")


@desk_page("see_recommendations")
def show_recommendation(request, key):
    row = found_for(request, "see_recommendations", queries.find_recommendation(key))
    return show(
        request,
        "recommendation",
        recommendation=row,
        standing=queries.standing_of(row, timezone.localdate()),
        deadline=queries.reply_working(row),
        may_keep=may(request, "keep_recommendations", row.body),
        trace=trace_of(row) if may(request, "see_trace", row.body) else None,
    )


@desk_page("keep_recommendations")
def show_recommendation_form(request, key):
    row = _asked(request, key)
    initial = RecommendationForm.initial_of(row)
    form = RecommendationForm(request.POST or None, initial=initial)
    return _fill(
        request, form, changes.change_recommendation, row, f"Change {row}", "Save", "The recommendation is changed."
    )


@desk_page("keep_recommendations")
def show_reply_form(request, key):
    row = _asked(request, key)
    form = ReplyForm(request.POST or None, initial={"revision": row.revision, "on": timezone.localdate()})
    lead = "The reply is published at once, beside the recommendation, and cannot be taken back."
    told = "The reply is published beside the recommendation."
    return _fill(request, form, changes.give_reply, row, f"Reply to {row}", "Publish the reply", told, lead=lead)


@desk_page("keep_recommendations")
def show_progress_form(request, key):
    row = _asked(request, key)
    form = ProgressForm(request.POST or None, initial={"date": timezone.localdate(), "is_open": True})
    return _fill(request, form, changes.report_progress, row, f"Progress of {row}", "Save", "The progress is noted.")


@desk_page("keep_recommendations")
def show_action_form(request, key):
    row = _asked(request, key)
    form = ActionForm(request.POST or None)
    return _fill(request, form, changes.act_on, row, f"An action on {row}", "Undertake", "The action is on the desk.")


@desk_page("keep_recommendations")
def show_closing_form(request, key):
    row = _asked(request, key)
    form = ClosingForm(request.POST or None, initial={"revision": row.revision, "on": timezone.localdate()})
    return _fill(
        request, form, changes.close_recommendation, row, f"Close {row}", "Close", "The recommendation is closed."
    )


def _asked(request, key):
    return found_for(request, "keep_recommendations", queries.find_recommendation(key))


def _fill(request, form, change, row, heading, button, told, **context):
    """A form about a recommendation."""
    back = f"/desk/recommendations/{row.pk}"
    return show_form(request, form, change, row, heading=heading, button=button, told=told, back=back, **context)
