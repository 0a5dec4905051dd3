"""The publication schedule of a body: what it must publish and when, and writing down that it did."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found, found_for, may, show
from answerable.keeping.changes.desk.schedule import note_disclosure
from answerable.keeping.models.desk import Regime
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.schedule import schedule_of
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.schedule import list_withholdings

CADENCES = {
    "on_change": "whenever it changes",
    "on_receipt": "when it comes",
    "monthly": "each month",
    "quarterly": "each quarter",
    "yearly": "each financial year",
    "before_year": "before the financial year",
}


class PeriodForm(DeskForm):
    """A row with periods."""

    published_to = fields.day("Public up to", required=False, hint="The last day of the last period that is public.")
    place = fields.text("Where it is published", required=False, most=500)
    withheld_ground = fields.choice("Withheld", [], required=False, empty="No")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        grounds = [(key, ground.words) for key, ground in list_withholdings(timezone.localdate()).items()]
        self.fields["withheld_ground"].choices = [("", "No"), *grounds]


class ChangeForm(PeriodForm):
    """A row that is published when something changes or comes."""

    published_to = None
    changed_on = fields.day("Last changed or came on", required=False)
    published_on = fields.day("Last made public on", required=False)

    field_order = ["changed_on", "published_on"]


@desk_page("see_bodies")
def show_schedule(request, key):
    body = found_for(request, "see_bodies", find_body(key))
    today = timezone.localdate()
    orders = orders_on(body, today)
    rows = schedule_of(body, today)
    kept = [row.kept for row in rows if row.kept]
    return show(
        request,
        "schedule",
        body=body,
        rows=[(row, CADENCES[row.row.cadence]) for row in rows],
        late=sum(ruling.code == "E-SIO-OVERDUE" for row in rows for ruling in row.rulings),
        due=sum(ruling.code == "W-SIO-DUE" for row in rows for ruling in row.rulings),
        unknown=len(rows) - len(kept),
        is_bound=orders is not None and orders.regime == Regime.BOARD,
        may_keep=may(request, "keep_bodies", body),
        trace=trace_of(*kept) if may(request, "see_trace", body) else None,
    )


@desk_page("keep_bodies")
def show_disclosure_form(request, key, row):
    body = found_for(request, "keep_bodies", find_body(key))
    scheduled = found(next((one for one in schedule_of(body, timezone.localdate()) if one.row.row == row), None))
    form_class = PeriodForm if scheduled.has_periods else ChangeForm
    held = {name: getattr(scheduled.kept, name) for name in form_class.base_fields} if scheduled.kept else {}
    form = form_class(request.POST or None, initial=held)
    if is_sent(request, form) and form.carry_out(
        note_disclosure, body, row, by=request.user.signature, **form.cleaned_data
    ):
        return done(request, f"Row {row} is written down.", f"/desk/bodies/{key}/schedule")
    heading = f"{scheduled.row.item} ({row})"
    return show(request, "form_page", heading=heading, form=form, button="Write down", rulings=scheduled.rulings)
