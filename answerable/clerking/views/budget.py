"""Budgets on the desk: begun or imported, worked on part by part, compared, tried by scenarios, settled."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.budget_form import (
    FORMS,
    SAID,
    ByYearForm,
    CopyForm,
    ImportForm,
    NewBudgetForm,
    ProposalForm,
    RobustnessForm,
    UploadBudgetForm,
    VersionForm,
    years_of,
)
from answerable.clerking.form import is_sent, read_revision, read_whole
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show, show_form
from answerable.costing.amount import say_amount
from answerable.costing.book import read_budget, write_budget, write_template
from answerable.costing.capital.exhibits import tell_capital, tell_debt, tell_fees, tell_reserves
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.printed import tell_printed
from answerable.costing.refusal import CostError
from answerable.costing.revenue.exhibits import tell_budget, tell_comparison
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.what_if import tell_scenarios, tell_sensitivity
from answerable.drawing.page import show_exhibit
from answerable.drawing.wording import say_value
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.models.desk import BudgetStage
from answerable.keeping.queries.desk import budget as queries
from answerable.keeping.queries.desk.finance_report import reports_of
from answerable.keeping.queries.desk.monitoring import monitorings_of
from answerable.keeping.queries.desk.precept import list_parties
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.store import find_file, keep_file, read_file
from answerable.law.day import find_financial_year, say_financial_year

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YEARS_OF_A_TEMPLATE = 5


@dataclass(frozen=True, slots=True)
class Tab:
    """A side of a budget: its name, what is said there, and the exhibits that it shows."""

    label: str
    tells: tuple
    empty: str


TABS = {
    "": Tab("Revenue budget", (tell_budget,), "There is no line in this version yet: import a workbook or add one."),
    "scenarios": Tab("Scenarios", (tell_scenarios, tell_sensitivity), "Add a scenario to see what would follow."),
    "precept": Tab("Precept", (tell_precept,), "Give band D of the year, and the councils' tax bases."),
    "capital": Tab("Capital programme", (tell_capital,), "Add the schemes of the capital programme."),
    "reserves": Tab("Reserves and borrowing", (tell_reserves, tell_debt), "Add the reserves and what is owed."),
    "fees": Tab("Fees and charges", (tell_fees,), "Add the fees and charges."),
    "printed": Tab("Totals as printed", (tell_printed,), "No total of a paper is held against this version."),
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


@desk_page("keep_budgets")
def send_template(request):
    """The empty workbook, for the coming year and those after it."""
    first = find_financial_year(timezone.localdate()) + 1
    years = range(first - 1, first - 1 + YEARS_OF_A_TEMPLATE)
    return _send_workbook(lambda place: write_template(place, tuple(years)), "budget-template")


@desk_page("keep_budgets")
def show_import(request):
    """A workbook is read and looked at; nothing of it stands on the desk yet."""
    bodies = request.reach.bodies(roles_for("keep_budgets"))
    form = UploadBudgetForm(request.POST or None, request.FILES or None, bodies=bodies)
    faults = ()
    if is_sent(request, form):
        name, _, content = form.cleaned_data["file"]
        read, why = _read(content)
        if read is not None and read.budget is not None:
            kept = keep_file(content, name=name, media_type=XLSX)
            return done(request, "It can be read. Look at it before you import it.", _to_preview(form, kept))
        faults = read.faults if read else ()
        form.add_error("file", why or "This workbook cannot be used as it is: what is to be mended stands below.")
    return show(
        request, "budget_upload", heading="Import a budget", form=form, button="Read it and look", faults=faults
    )


@desk_page("keep_budgets")
def show_preview(request, body, sha256):
    """What a workbook would make, beside the version before it; sent, the version is made."""
    bodies = {each.pk: each for each in request.reach.bodies(roles_for("keep_budgets"))}
    owner, file = found(bodies.get(body)), found(find_file(sha256))
    read, _ = _read(read_file(file))
    given = found(read.budget if read else None)
    before = queries.latest_of(owner, given.year)
    initial = {"title": given.title or file.name.rpartition(".")[0], "stage": given.stage, "force": _force(given)}
    form = ImportForm(request.POST or None, forces=queries.list_forces(), is_next=before is not None, initial=initial)
    tells = [lambda: tell_budget(given)]
    if before is not None:
        tells.insert(0, lambda: tell_comparison(queries.budget_of(before), given))
    return show_form(
        request, form,
        lambda **values: changes.import_budget(owner, given, based_on=before, **values),
        heading=f"Import “{file.name}”", button="Import it", told="The version is made. Nobody outside sees it.",
        back=_to, template="budget_preview", notes=read.notes, owner=owner, year=say_financial_year(given.year),
        counts=[(FORMS[part][1], len(getattr(given, part))) for part in queries.PARTS if getattr(given, part)],
        before=before, **show_told(tells),
    )  # fmt: skip


@desk_page("see_budgets")
def show_budget(request, key, tab=""):
    """One side of a version: what is worked out of it, and what the law says of the whole."""
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
        rulings=_rulings(budget),
        parts=[(part, FORMS[part][1], len(getattr(given, part))) for part in queries.PARTS],
        versions=[row for row in queries.versions_of(budget) if row.pk != budget.pk] if not tab else (),
        reports=reports_of(budget) if not tab else (),
        monitorings=monitorings_of(budget) if not tab else (),
        review=queries.review_of(budget),
        may_keep=may(request, "keep_budgets", budget.body) and not budget.settled_on,
        may_copy=may(request, "keep_budgets", budget.body),
        may_explain=may(request, "keep_budgets", budget.body) and budget.stage != BudgetStage.APPROVED,
        may_approve=may(request, "approve_budgets", budget.body)
        and bool(budget.settled_on)
        and budget.stage != BudgetStage.APPROVED,
        may_monitor=may(request, "keep_budgets", budget.body) and budget.stage == BudgetStage.APPROVED,
        may_report=may(request, "write_finance_reports", budget.body),
        trace=trace_of(budget) if not tab and may(request, "see_trace", budget.body) else None,
        **show_told([lambda tell=tell: tell(given) for tell in side.tells]),
    )


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
    return show(request, "budget_comparison", budget=budget, before=before, others=others, **show_told(tells))


@desk_page("see_budgets")
def show_part(request, key, part):
    """The rows of one part of a version, to be worked on."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    _, label, one = found(FORMS.get(part))
    fields, amounts = SAID[part]
    rows = queries.parts_of(budget, part)
    years = sorted({int(year) for row in rows for year in (getattr(row, amounts) if amounts else {})})
    return show(
        request,
        "budget_part",
        budget=budget,
        part=part,
        label=label,
        one=one,
        heads=[say_financial_year(year) for year in years],
        rows=[_say_row(row, fields, amounts, years) for row in rows],
        may_keep=may(request, "keep_budgets", budget.body) and not budget.settled_on,
    )


@desk_page("keep_budgets")
def show_new_part(request, key, part):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    make, _, one = found(FORMS.get(part))
    return show_form(
        request, _part_form(request, make, budget, {"from_year": budget.year, "year": budget.year, "surplus": 0}),
        lambda **values: changes.add_part(budget, part, **values),
        heading=f"Add {one}: {budget}", button="Add it", told="It is added.", back=_to_part(budget, part),
    )  # fmt: skip


@desk_page("keep_budgets")
def show_part_form(request, key, part, row):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    make, _, one = found(FORMS.get(part))
    kept = found(queries.find_part(part, row))
    found(kept if kept.budget_id == budget.pk else None)
    return show_form(
        request, _part_form(request, make, budget, make.initial_of(kept), kept), changes.change_part, kept,
        heading=f"Change {one}: {kept}", button="Save", told="It is changed.", back=_to_part(budget, part),
    )  # fmt: skip


@desk_page("keep_budgets")
@require_POST
def remove_part(request, key, part, row):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    found(FORMS.get(part))
    kept = found(queries.find_part(part, row))
    found(kept if kept.budget_id == budget.pk else None)
    back = _to_part(budget, part)
    return press(
        request, changes.remove_part, kept, told="It is taken out.", back=back, revision=read_revision(request)
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
    return press(request, changes.drop_budget, budget, told=f"“{budget}” is off the desk.", back=back)


@desk_page("keep_budgets")
def show_proposal(request, key):
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    review = queries.review_of(budget)
    panels = [body for body in list_parties() if body.pk != budget.body_id]
    form = ProposalForm(request.POST or None, panels=panels, initial={"panel": review.panel if review else None})
    return show_form(
        request, form, changes.propose_budget, budget, heading=f"Propose {budget}", button="Propose it",
        told="It is proposed, and stays as it is. Record its notice under Precepts on the day it is given.",
        back=_to(budget), rulings=_rulings(budget),
    )  # fmt: skip


@desk_page("approve_budgets")
@require_POST
def approve_budget(request, key):
    budget = found_for(request, "approve_budgets", queries.find_budget(key))
    told = f"It is the approved budget of {say_financial_year(budget.year)}."
    return press(
        request, changes.approve_budget, budget, told=told, back=_to(budget), revision=read_revision(request)
    )


@desk_page("see_budgets")
def send_budget(request, key):
    """A version as a workbook, which can be imported again."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    given = queries.budget_of(budget)
    return _send_workbook(lambda place: write_budget(given, place), f"budget-{budget.year}-version-{budget.pk}")


def _read(content):
    """What a workbook holds, or the sentence that says why it cannot be read at all."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "budget.xlsx"
        place.write_bytes(content)
        try:
            return read_budget(place), ""
        except CostError as refused:
            return None, str(refused)


def _send_workbook(write, name):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "workbook.xlsx"
        write(place)
        response = HttpResponse(place.read_bytes(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def show_told(tells):
    """The exhibits of some tellings, drawn, and the sentences that say why others cannot be told."""
    shown, lacks = [], []
    for tell in tells:
        try:
            shown += [show_exhibit(exhibit, level=3) for exhibit in tell()]
        except CostError as refused:
            lacks.append(str(refused))
    return {"exhibits": shown, "lacks": lacks}


def _standing(given):
    """How each year of a budget stands, in words: `2023/24: a gap of £28.1m`."""
    try:
        statement = work_out_budget(given)
    except CostError as refused:
        return [str(refused)]
    return [f"{say_financial_year(year.year)}: {_say_gap(year.gap_left, given.unit)}" for year in statement.years]


def _say_gap(gap, unit):
    if gap == 0:
        return "balanced"
    return f"a gap of {say_amount(gap, unit)}" if gap > 0 else f"{say_amount(-gap, unit)} more than is needed"


def _rulings(budget):
    try:
        return queries.rulings_of(budget)
    except CostError:
        return ()


def _part_form(request, make, budget, initial, row=None):
    if not issubclass(make, ByYearForm):
        return make(request.POST or None, initial=initial)
    held = [getattr(row, name) for name, _ in make.by_year] if row is not None else []
    return make(request.POST or None, years=years_of(budget, *held), initial=initial)


def _say_row(row, fields, amounts, years):
    """A row of a part as its list says it: the row, what stands beside its name, its amounts."""
    said = [value() if callable(value := getattr(row, name)) else value for name in fields]
    held = queries.amounts_of(getattr(row, amounts)) if amounts else {}
    words = "; ".join(say_value(each) for each in said if each not in (None, ""))
    return {"row": row, "said": words, "cells": [held.get(year) for year in years]}


def _force(given):
    return next((body for body in queries.list_forces() if body.name == given.force), None)


def _to(budget):
    return f"/desk/budgets/{budget.pk}"


def _to_part(budget, part):
    return f"/desk/budgets/{budget.pk}/parts/{part}"


def _to_preview(form, kept):
    return f"/desk/budgets/import/{form.cleaned_data['body'].pk}/{kept.sha256}"
