"""Budgets on the desk: begun, looked at side by side of it, tried, compared, proposed, approved."""

from dataclasses import dataclass

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.budget_form import (
    FORMS,
    CopyForm,
    NewBudgetForm,
    ProposalForm,
    RobustnessForm,
    TrialForm,
    VersionForm,
    years_of,
)
from answerable.clerking.form import read_revision, read_whole
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
from answerable.clerking.telling import show_told
from answerable.costing.amount import say_amount
from answerable.costing.capital.exhibits import tell_capital, tell_debt, tell_fees, tell_reserves
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.printed import tell_printed
from answerable.costing.refusal import CostError
from answerable.costing.revenue.exhibits import tell_budget, tell_comparison
from answerable.costing.revenue.scenario import apply_scenario
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.what_if import tell_scenarios, tell_sensitivity
from answerable.costing.revenue.wording import say_gap
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.models.desk import BudgetStage
from answerable.keeping.queries.desk import budget as queries
from answerable.keeping.queries.desk.finance_report import reports_of
from answerable.keeping.queries.desk.monitoring import monitorings_of
from answerable.keeping.queries.desk.precept import list_parties
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import find_financial_year, say_financial_year


@dataclass(frozen=True, slots=True)
class Tab:
    """A side of a budget: its name, the parts it is made of, the exhibits it shows, what is said without any."""

    label: str
    parts: tuple
    tells: tuple
    empty: str


TABS = {
    "": Tab(
        "Revenue budget",
        ("lines", "savings", "assumptions"),
        (tell_budget,),
        "There is no line in this version yet: import a workbook, or add the first line.",
    ),
    "scenarios": Tab(
        "Scenarios",
        ("scenarios", "assumptions"),
        (tell_scenarios, tell_sensitivity),
        "Add a scenario to see what would follow.",
    ),
    "precept": Tab(
        "Precept", ("tax_bases", "others"), (tell_precept,), "Give band D of the year, and the councils' tax bases."
    ),
    "capital": Tab(
        "Capital programme", ("schemes", "fundings"), (tell_capital,), "Add the schemes and what pays for them."
    ),
    "reserves": Tab(
        "Reserves and borrowing", ("reserves", "debts"), (tell_reserves, tell_debt), "Add the reserves and the loans."
    ),
    "fees": Tab("Fees and charges", ("fees",), (tell_fees,), "Add the fees and charges."),
    "printed": Tab(
        "Totals as printed", ("printed",), (tell_printed,), "No total of a paper is held against this version."
    ),
}

BUDGETS = Listing(
    "budgets",
    columns=(
        Column("title", "Version", sort=("title",), link=lambda row: _to(row)),
        Column(
            "year", "Year", words=lambda row: say_financial_year(row.year), sort=("year",),
        ),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("stage", "Stage", value="get_stage_display", sort=("stage",)),
        Column("settled_on", "Settled on", sort=("settled_on",)),
        Column("key", value="pk"),
    ),
    filters=(
        Filter("stage", "Stage", BudgetStage.choices),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
    ),
    sorted_by="-year",
)  # fmt: skip


@desk_page("see_budgets")
def show_budgets(request):
    rows = queries.list_budgets(request.reach.bodies(roles_for("see_budgets")))
    ways = (
        [
            ("Import a workbook", "/desk/budgets/import"),
            ("Begin an empty budget", "/desk/budgets/new"),
            ("The empty workbook", "/desk/budgets/template.xlsx"),
        ]
        if may(request, "keep_budgets")
        else []
    )
    lead = (
        "Each version of a year's budget and medium-term plan. Totals are worked out, never typed. Nothing of it "
        "is public before a finance report on it is published."
    )
    return show_list(request, BUDGETS, rows, heading="Budgets", lead=lead, ways=ways, empty="No budget is begun yet.")


@desk_page("keep_budgets")
def show_new_budget(request):
    bodies = request.reach.bodies(roles_for("keep_budgets"))
    initial = {"year": find_financial_year(timezone.localdate()) + 1}
    form = NewBudgetForm(request.POST or None, bodies=bodies, forces=queries.list_forces(), initial=initial)
    return show_form(
        request, form, lambda body, **values: changes.begin_budget(body, **values), heading="Begin an empty budget",
        button="Begin", told="The budget is begun. Nobody outside sees it.", back=_to,
    )  # fmt: skip


@desk_page("see_budgets")
def show_budget(request, key, tab=""):
    """One side of a version: how it stands, what the law says of the whole, what is worked out of this side."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    side = found(TABS.get(tab))
    given = queries.budget_of(budget)
    return show(
        request,
        "budget",
        budget=budget,
        year=say_financial_year(budget.year),
        tab=tab,
        tabs=[(name, each.label) for name, each in TABS.items()],
        side=side,
        standing=_standing(given),
        trial=_try(request, budget, given),
        rulings=_rulings(budget, given),
        parts=[(part, FORMS[part][1], len(getattr(given, part))) for part in side.parts],
        review=queries.review_of(budget),
        **_ways(request, budget),
        **({} if tab else _beside(request, budget)),
        **show_told([lambda tell=tell: tell(given) for tell in side.tells]),
    )


def _ways(request, budget):
    """What who asks may do with a version as it stands."""
    keeps, is_approved = may(request, "keep_budgets", budget.body), budget.stage == BudgetStage.APPROVED
    return {
        "may_keep": keeps and not budget.settled_on,
        "may_copy": keeps,
        "may_explain": keeps and not is_approved,
        "may_approve": may(request, "approve_budgets", budget.body) and _waits(budget),
        "waits": _waits(budget),
        "may_monitor": keeps and is_approved,
        "may_report": may(request, "write_finance_reports", budget.body),
    }


def _beside(request, budget):
    """What stands on the first side alone: the other versions, what was made of this one, its trace."""
    return {
        "versions": [row for row in queries.versions_of(budget) if row.pk != budget.pk],
        "reports": reports_of(budget),
        "monitorings": monitorings_of(budget),
        "trace": trace_of(budget) if may(request, "see_trace", budget.body) else None,
    }


@desk_page("see_budgets")
def show_comparison(request, key):
    """Two versions side by side; `?with=` is the earlier, by default the one that this is based on."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    others = [row for row in queries.versions_of(budget) if row.pk != budget.pk]
    asked = read_whole(request.GET.get("with", ""))
    before = next((row for row in others if row.pk == (asked or budget.based_on_id)), others[0] if others else None)
    tells = (
        [lambda: tell_comparison(queries.budget_of(before), queries.budget_of(budget))] if before is not None else []
    )
    return show(
        request, "budget_comparison", budget=budget, before=before, others=others, **show_told(tells, level=2)
    )


@desk_page("keep_budgets")
def show_budget_form(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    initial = VersionForm.initial_of(budget)
    form = VersionForm(request.POST or None, years=years_of(budget, budget.band_d), initial=initial)
    return show_form(
        request, form, changes.change_budget, budget, heading=f"Change {budget}", button="Save",
        told="The version is changed.", back=_to(budget),
    )  # fmt: skip


@desk_page("keep_budgets")
def show_robustness_form(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    form = RobustnessForm(request.POST or None, initial=RobustnessForm.initial_of(budget))
    return show_form(
        request, form, changes.change_budget, budget, heading=f"The chief finance officer's report: {budget}",
        button="Save", told="It is written down, and is printed in the budget report.", back=_to(budget),
    )  # fmt: skip


@desk_page("keep_budgets")
def show_copy_form(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    form = CopyForm(request.POST or None, initial={"stage": BudgetStage.REVISED})
    return show_form(
        request, form, changes.copy_budget, budget, heading=f"The next version of {budget}", button="Begin it",
        told="The next version is begun, with every part of this one.", back=_to,
    )  # fmt: skip


@desk_page("keep_budgets")
@require_POST
def drop_budget(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    back = _to(budget) if budget.settled_on else "/desk/budgets"
    return press(
        request, changes.drop_budget, budget, told=f"“{budget}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_budgets")
def show_proposal(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    review = queries.review_of(budget)
    panels = [body for body in list_parties() if body.pk != budget.body_id]
    form = ProposalForm(request.POST or None, panels=panels, initial={"panel": review.panel if review else None})
    return show_form(
        request, form, changes.propose_budget, budget, heading=f"Propose {budget}", button="Propose it",
        told="It is proposed, and stays as it is. Record its notice under Precepts on the day it is given.",
        back=_to(budget), rulings=_rulings(budget, queries.budget_of(budget)),
    )  # fmt: skip


@desk_page("approve_budgets")
@require_POST
def approve_budget(request, key):
    budget = found_for(request, "approve_budgets", queries.find_budget(key))
    told = f"It is the approved budget of {say_financial_year(budget.year)}."
    return press(
        request, changes.approve_budget, budget, told=told, back=_to(budget), revision=read_revision(request)
    )


def _standing(given):
    """How each year of a budget stands, its own first said in words: what is left of the gap after savings."""
    try:
        statement = work_out_budget(given)
    except CostError as refused:
        return {"words": str(refused), "years": []}
    years = {year.year: year for year in statement.years}
    own = years.get(given.year)
    name = say_financial_year(given.year)
    return {
        "words": f"{name}: {_say_left(own, given.unit)}" if own else f"{name} has no line with an amount yet.",
        "years": [_stand(year, given.unit) for year in statement.years],
    }


def _stand(year, unit):
    savings = f"after savings of {say_amount(year.savings, unit)}" if year.savings else ""
    return {"year": say_financial_year(year.year), "words": _say_left(year, unit), "savings": savings}


def _say_left(year, unit):
    return say_gap(year.gap_left, year.rounding, unit)


def _try(request, budget, given):
    """A scenario tried from the page's address, with nothing kept: its form, the gap of each year without and with
    it, or why it cannot be tried; and where it is kept for good."""
    form = TrialForm(request.GET if TrialForm.is_asked(request.GET) else None)
    trial = {"form": form, "rows": [], "refused": "", "keep": ""}
    if not form.is_valid() or not form.moves():
        return trial
    try:
        tried = work_out_budget(apply_scenario(given, form.scenario(budget.year)))
        stands = {year.year: year for year in work_out_budget(given).years}
    except CostError as refused:
        return trial | {"refused": str(refused)}
    rows = [
        {
            "year": say_financial_year(year.year),
            "stands": _say_left(stands[year.year], given.unit),
            "tried": _say_left(year, given.unit),
            "more": _say_more(year.gap_left - stands[year.year].gap_left, given.unit),
        }
        for year in tried.years
        if year.year >= budget.year
    ]
    return trial | {"rows": rows, "keep": form.query()}


def _say_more(more, unit):
    if not more:
        return "no change"
    return f"{say_amount(abs(more), unit)} {'more' if more > 0 else 'less'} to find"


def _waits(budget):
    """Whether a version was proposed and waits for its approval."""
    return bool(budget.settled_on) and budget.stage != BudgetStage.APPROVED


def _rulings(budget, given):
    """What the law says, what stops first: of a draft, or of the approval that a proposed version waits for."""
    try:
        rulings = queries.rulings_of(budget, given=given, is_final=_waits(budget))
    except CostError:
        return ()
    return sorted(rulings, key=lambda ruling: not ruling.stops)


def _to(budget):
    return f"/desk/budgets/{budget.pk}"
