"""Budgets begun, imported, worked on, carried into a next version, proposed and approved."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from answerable.costing.budget import FIRST_YEAR, LAST_YEAR
from answerable.costing.name import fold_name
from answerable.costing.precept.yields import sum_tax_base
from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk import precept
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import (
    Budget,
    BudgetLine,
    BudgetStage,
    Debt,
    OtherPrecept,
    Reserve,
    Scenario,
    TaxBase,
)
from answerable.keeping.models.desk.budget import FROZEN
from answerable.keeping.queries.desk import budget as queries
from answerable.law.day import say_financial_year
from answerable.law.ruling import list_stops

STAGE = BudgetStage
# What a next version may be begun as; a version becomes proposed and approved by those acts alone.
BEGUN_AS = (STAGE.PROVISIONAL, STAGE.REVISED, STAGE.SUBSTITUTE)
# What a row of a part is known by: two that are alike in it could not be told apart, here or in a workbook.
KNOWN_BY = {
    TaxBase: ("council", "year"),
    Scenario: ("name",),
    Reserve: ("name",),
    Debt: ("name",),
    OtherPrecept: ("force", "year"),
}


def begin_budget(body, *, by, year, title="", force=None, stage=STAGE.PROVISIONAL, **values):
    """Begin the budget of a body for the financial year that begins in `year`, empty; gives the version."""
    _refuse_stage(stage)
    _refuse_year(year)
    given = {"title": title or f"Budget {say_financial_year(year)}", "force": force, "stage": stage, **values}
    return add_row(Budget, by=by, act="begin budget", body=body, year=year, **given)


@transaction.atomic
def import_budget(body, given, *, by, based_on=None, why="", title="", force=None, stage=STAGE.PROVISIONAL):
    """Make a version of what was read (`costing.Budget`), every part of it; gives it.

    `based_on` is the version before, which must be of the same body and year; `why` says what changed since.
    """
    queue_writers()
    _refuse_other(based_on, body, given.year)
    cost = given.officer_cost
    row = begin_budget(
        body, by=by, year=given.year, title=title or given.title, force=force, stage=stage, based_on=based_on,
        why=why, unit=given.unit, band_d=queries.hold_amounts(given.band_d),
        officer_cost=cost.amount if cost else None, officer_cost_source=cost.source if cost else "",
    )  # fmt: skip
    for part in queries.PARTS:
        for place, one in enumerate(getattr(given, part)):
            add_part(row, part, by=by, place=place, **queries.values_of(one, part))
    return row


@transaction.atomic
def copy_budget(budget, *, by, why, stage=STAGE.REVISED, title=""):
    """Begin the next version of a budget from one as it stands; gives it. `why` says what it is for."""
    queue_writers()
    if not why.strip():
        raise RefusedError("Say in a few words why there is a next version.", field="why")
    name = title or f"{budget.title.split(' (')[0]} ({STAGE(stage).label.split(',')[0]})"
    made = import_budget(
        budget.body, queries.budget_of(budget), by=by, based_on=budget, why=why, force=budget.force,
        stage=stage, title=name[:200],
    )  # fmt: skip
    if not budget.robustness:
        return made
    return change_row(
        made, by=by, act="change budget", robustness=budget.robustness, robustness_by=budget.robustness_by
    )


def change_budget(budget, *, by, revision=None, **values):
    """Change what is said of a version: its title, band D by year, why it is there, the chief finance officer's
    report, what an officer costs."""
    _refuse_settled(budget, values)
    if values.get("robustness") and not values.get("robustness_by", budget.robustness_by):
        raise RefusedError("Say whose report on the estimates and the reserves it is.", field="robustness_by")
    _refuse_amounts(values.get("band_d", {}), "band_d")
    return change_row(budget, by=by, act="change budget", revision=revision, **values)


def drop_budget(budget, *, by, revision=None):
    """Take a version off the desk that was not proposed."""
    return remove_row(budget, by=by, act="drop budget", revision=revision)


def add_part(budget, part, *, by, **values):
    """Add a row to a part of a budget (`queries/desk/budget.py: PARTS`); gives it. A line gets a code of its own."""
    _refuse_settled(budget)
    model, _ = queries.PARTS[part]
    _refuse_held(model, values)
    _refuse_double(model, budget, values)
    if "place" not in values:
        values["place"] = model.objects.filter(budget=budget).count()
    if model is BudgetLine and not values.get("code"):
        values["code"] = _code_of(budget, values)
    return add_row(model, by=by, act=_act("add", model), budget=budget, **values)


def change_part(row, *, by, revision=None, **values):
    """Change a row of a part of a budget."""
    _refuse_settled(row.budget)
    _refuse_held(type(row), values)
    _refuse_double(type(row), row.budget, values, row)
    return change_row(row, by=by, act=_act("change", type(row)), revision=revision, **values)


def remove_part(row, *, by, revision=None):
    """Take a row out of a budget."""
    return remove_row(row, by=by, act=_act("remove", type(row)), revision=revision)


@transaction.atomic
def propose_budget(budget, *, by, panel=None, revision=None, on=None):
    """Propose a version: from now on it stays as it is. With a `panel`, its review of the precept rests on it.

    The review is begun where there is none yet, and takes band D, last year's and the tax base from the budget; the
    notice itself is recorded there (`changes/desk/precept.py`), on the day on which it was given. Raises
    `RefusedError` with the law's words where something stops it, and where there is nothing to propose.
    """
    queue_writers()
    _refuse_settled(budget)
    given = queries.budget_of(budget)
    if not given.lines:
        raise RefusedError("There is no line in this budget yet: nothing can be proposed.")
    if given.band_d.get(given.year) is None:
        raise RefusedError(f"Give band D for {say_financial_year(given.year)} first: it is what is proposed.")
    _refuse_stops(queries.rulings_of(budget))
    if panel is not None:
        _rest_review(budget, given, panel, by)
    stage = budget.stage if budget.stage in (STAGE.SUBSTITUTE, STAGE.REVISED) else STAGE.PROPOSED
    return _settle(budget, by, "propose budget", revision, on, stage=stage)


@transaction.atomic
def approve_budget(budget, *, by, revision=None, on=None):
    """Approve a proposed version as the budget of its year; gives it.

    Raises `RefusedError` with the law's words: it does not balance, lacks the chief finance officer's report, is
    excessive without a substitute, or has another band D than was issued; and while the panel's review goes on. A
    substitute takes the place of the approved budget whose referendum was lost.
    """
    queue_writers()
    if budget.stage == STAGE.APPROVED:
        raise RefusedError("This version is approved already.")
    if not budget.settled_on:
        raise RefusedError("Propose this version first: the panel reviews what is proposed.")
    _refuse_approved(budget)
    _refuse_stops(queries.rulings_of(budget, is_final=True))
    return _settle(budget, by, "approve budget", revision, on, stage=STAGE.APPROVED)


def _settle(budget, by, act, revision, on, **values):
    on = on or timezone.localdate()
    return change_row(budget, by=by, act=act, revision=revision, settled_on=on, settled_by=by, **values)


def _rest_review(budget, given, panel, by):
    """Let the panel's review rest on a proposed budget; one whose precept was notified keeps what was notified."""
    rests = {
        "proposed": given.band_d[given.year],
        "previous": given.band_d.get(given.year - 1),
        "tax_base": sum_tax_base(given, given.year),
    }
    review = queries.review_of(budget)
    if review is None:
        return precept.begin_review(budget.body, panel, by=by, year=budget.year, **rests)
    if precept.events_of(review):
        rests.pop("proposed")
    return precept.change_review(review, by=by, revision=review.revision, **rests)


def _refuse_approved(budget):
    """One budget of a year is approved; a substitute only after the one that it takes the place of."""
    standing, year = queries.approved_of(budget.body, budget.year), say_financial_year(budget.year)
    if budget.stage == STAGE.SUBSTITUTE:
        if standing is None:
            raise RefusedError(f"No budget of {year} is approved whose place this substitute could take.")
        return
    if standing is not None:
        raise RefusedError(f"“{standing.title}” is the approved budget of {year} already.")
    _refuse_under_review(budget)


def _refuse_under_review(budget):
    """While the panel reviews the precept, no band D is issued and the budget that stands on one waits for it."""
    review = queries.review_of(budget)
    if review is not None and queries.issued_of(budget) is None:
        raise RefusedError(
            f"{review.panel.name} is reviewing the precept: record band D as it was issued first, under Precepts."
        )


def _refuse_stops(rulings):
    stops = list_stops(rulings)
    if stops:
        raise RefusedError(" ".join(stop.words for stop in stops), rulings=rulings)


def _refuse_settled(budget, values=None):
    """What was proposed stays. The chief finance officer's report may still be given to it, before it is approved."""
    late = {"robustness", "robustness_by"}
    if budget.settled_on and not (values and set(values) <= late and budget.stage != STAGE.APPROVED):
        raise RefusedError(FROZEN)


def _refuse_stage(stage):
    if stage not in BEGUN_AS:
        raise RefusedError("A version is begun as provisional, revised or substitute.", field="stage")


def _refuse_year(year):
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RefusedError("Give the year in which the financial year begins, such as 2024.", field="year")


def _refuse_other(based_on, body, year):
    if based_on is not None and (based_on.body_id, based_on.year) != (body.pk, year):
        raise RefusedError("A version is based on another of the same body and year.", field="based_on")


def _refuse_held(model, values):
    held = {field.name for field in model._meta.concrete_fields if field.get_internal_type() == "JSONField"}
    for name in held & values.keys():
        _refuse_amounts(values[name], name)


def _refuse_amounts(amounts, field):
    """Refuse amounts by year that are none, or of no year that there is."""
    for year, amount in amounts.items():
        _refuse_year(int(year))
        if not Decimal(amount).is_finite():
            raise RefusedError(f"{say_financial_year(int(year))}: that is no amount.", field=field)


def _refuse_double(model, budget, values, row=None):
    """Refuse a row that is known by the same as another of its budget, whatever its capitals."""
    names = KNOWN_BY.get(model, ())
    if not names or (row is not None and not values.keys() & set(names)):
        return
    wanted = [fold_name(str(values[name] if name in values else getattr(row, name, ""))) for name in names]
    others = model.objects.standing().filter(budget=budget).exclude(pk=row.pk if row else None)
    for other in others.values_list(*names):
        if [fold_name(str(each)) for each in other] == wanted:
            said = " of ".join([str(other[0]), *(say_financial_year(int(year)) for year in other[1:])])
            raise RefusedError(
                f"“{said}” is in this budget already: change that one, or name another.", field=names[0]
            )


def _code_of(budget, values):
    """A code for a line from its section and name, another where that is taken."""
    base = slugify(f"{values.get('section', '')} {values.get('name', '')}")[:70] or "line"
    taken = set(BudgetLine.objects.standing().filter(budget=budget).values_list("code", flat=True))
    number = 2
    code = base
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    return code


def _act(verb, model):
    return f"{verb} {model._meta.verbose_name}"[:40]
