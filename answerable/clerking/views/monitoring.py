"""Monitoring on the desk: an approved budget followed through its year, line by line or from a workbook."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, read_revision, read_whole
from answerable.clerking.listing import Column, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show, show_form
from answerable.clerking.telling import show_told
from answerable.clerking.upload import Upload
from answerable.clerking.workbook import send_workbook, show_workbook_form
from answerable.costing.amount import say_amount
from answerable.costing.book import read_outturns, write_outturns
from answerable.costing.revenue.outturn_exhibits import tell_monitoring
from answerable.keeping.changes.desk import monitoring as changes
from answerable.keeping.models.desk import BudgetStage
from answerable.keeping.queries.desk import monitoring as queries
from answerable.keeping.queries.desk.budget import budget_of, list_budgets
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import say_financial_year

MONITORINGS = Listing(
    "monitoring",
    columns=(
        Column("to_on", "To", sort=("to_on",), words=lambda row: f"{row.to_on:%-d %B %Y}", link=lambda row: _to(row)),
        Column("budget", "Budget", value="budget.title"),
        Column("year", "Year", words=lambda row: say_financial_year(row.budget.year), value="budget.year"),
        Column("body", "Body", value="budget.body.name"),
    ),
    sorted_by="-to_on",
)


class NewMonitoringForm(DeskForm):
    budget = fields.row("Approved budget")
    to_on = fields.day("To the end of")
    note = fields.text("Note", rows=3, required=False)

    def __init__(self, *args, budgets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["budget"].offer(budgets, lambda row: f"{row.title}, {row.body.name}")


class NoteForm(DeskForm):
    note = fields.text("Note", rows=3, required=False)


class OutturnForm(DeskForm):
    forecast = fields.money("Forecast for the year")
    spent = fields.money("Spent, or received, so far", required=False)
    moved = fields.money("Moved to it by virement", hint="With a minus where it was moved away. Nought for none.")
    why = fields.text("Why it differs from the budget", rows=3, most=600, required=False)


class OutturnsForm(DeskForm):
    file = Upload(
        label="Workbook of outturns",
        required=True,
        help_text="An Excel workbook (.xlsx) with the columns Code, Moved, Spent, Forecast and Why, a row a line.",
    )


@desk_page("see_budgets")
def show_monitorings(request):
    bodies = request.reach.bodies(roles_for("see_budgets"))
    ways = [("Begin monitoring", "/desk/monitoring/new")] if may(request, "keep_budgets") else []
    lead = "Each approved budget as it is spent: what was spent by a day, and what the year is forecast to end at."
    return show_list(
        request, MONITORINGS, queries.list_monitorings(bodies), heading="Monitoring", lead=lead, ways=ways,
        empty="No budget is monitored yet. An approved one can be.",
    )  # fmt: skip


@desk_page("keep_budgets")
def show_new_monitoring(request):
    budgets = list_budgets(request.reach.bodies(roles_for("keep_budgets"))).filter(stage=BudgetStage.APPROVED)
    initial = {"budget": read_whole(request.GET.get("budget", "")), "to_on": timezone.localdate()}
    form = NewMonitoringForm(request.POST or None, budgets=budgets, initial=initial)
    return show_form(
        request, form, lambda budget, **values: changes.begin_monitoring(budget, **values),
        heading="Begin monitoring", button="Begin",
        told="It is begun: each line is forecast at its budget until something else is said.", back=_to,
    )  # fmt: skip


@desk_page("see_budgets")
def show_monitoring(request, key):
    monitoring = found_for(request, "see_budgets", queries.find_monitoring(key))
    lines = queries.lines_of(monitoring)
    given = queries.monitoring_of(monitoring, lines)
    budget = monitoring.budget
    return show(
        request,
        "monitoring",
        monitoring=monitoring,
        budget=budget,
        year=say_financial_year(budget.year),
        lines=lines,
        may_keep=may(request, "keep_budgets", monitoring.body),
        may_report=may(request, "write_finance_reports", monitoring.body),
        trace=trace_of(monitoring) if may(request, "see_trace", monitoring.body) else None,
        **show_told([lambda: tell_monitoring(given)], level=2),
    )


@desk_page("keep_budgets")
def show_outturn_form(request, key, code):
    monitoring = found_for(request, "keep_budgets", queries.find_monitoring(key))
    entry, standing = found(queries.find_line(monitoring, code))
    initial = OutturnForm.initial_of(standing) if standing else {"forecast": entry.amount, "moved": 0}
    form = OutturnForm(request.POST or None, initial=initial)
    return show_form(
        request, form, changes.note_outturn, monitoring, code, heading=f"{entry.name}: what became of it",
        button="Save", told="It is noted.", back=_to(monitoring),
        lead=f"{entry.section}. Its budget for the year is {say_amount(entry.amount)}.",
    )  # fmt: skip


@desk_page("keep_budgets")
def show_outturns_form(request, key):
    """A workbook of outturns, read whole or not at all."""
    monitoring = found_for(request, "keep_budgets", queries.find_monitoring(key))
    form = OutturnsForm(request.POST or None, request.FILES or None)

    def take(given):
        count = form.carry_out(changes.import_outturns, monitoring, given, by=request.user.signature)
        return None if count is None else done(request, f"Lines taken over: {count:,}.", _to(monitoring))

    return show_workbook_form(
        request, form, lambda place: _read(place, monitoring), "monitoring", take,
        heading=f"Take over outturns: {monitoring}", button="Take them over",
        empty_book=f"{_to(monitoring)}/outturns.xlsx",
    )  # fmt: skip


@desk_page("see_budgets")
def send_outturns(request, key):
    """The lines as they stand, as a workbook: to be filled in by those who know, and taken over."""
    monitoring = found_for(request, "see_budgets", queries.find_monitoring(key))
    given = queries.monitoring_of(monitoring)
    return send_workbook(lambda place: write_outturns(given, place), f"outturns-{monitoring.to_on:%Y-%m-%d}")


@desk_page("keep_budgets")
def show_note_form(request, key):
    monitoring = found_for(request, "keep_budgets", queries.find_monitoring(key))
    form = NoteForm(request.POST or None, initial=NoteForm.initial_of(monitoring))
    return show_form(
        request, form, changes.change_monitoring, monitoring, heading=f"Note: {monitoring}", button="Save",
        told="It is noted.", back=_to(monitoring),
    )  # fmt: skip


@desk_page("keep_budgets")
@require_POST
def drop_monitoring(request, key):
    monitoring = found_for(request, "keep_budgets", queries.find_monitoring(key))
    return press(
        request, changes.drop_monitoring, monitoring, told="It is off the desk.", back="/desk/monitoring",
        revision=read_revision(request),
    )  # fmt: skip


def _read(place, monitoring):
    budget = monitoring.budget
    return read_outturns(place, budget_of(budget), budget.year, monitoring.to_on)


def _to(monitoring):
    return f"/desk/monitoring/{monitoring.pk}"
