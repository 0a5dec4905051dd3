"""Budgets on the desk: a version as `costing` works with it, the versions of a year, what approval needs."""

from decimal import Decimal

from django.db.models import DecimalField, JSONField

from answerable.costing import budget as costing
from answerable.costing.judgement import judge_budget
from answerable.keeping.models import Body
from answerable.keeping.models.desk import (
    Assumption,
    Budget,
    BudgetLine,
    BudgetStage,
    CapitalScheme,
    Debt,
    Fee,
    Funding,
    OtherPrecept,
    PreceptReview,
    PrintedTotal,
    Reserve,
    Saving,
    Scenario,
    TaxBase,
)
from answerable.keeping.queries.desk.precept import events_of, follow

FORCE = "force"
# Each part of a budget: the field of `costing.Budget` (and the related name of the table), the table, the struct.
PARTS = {
    "lines": (BudgetLine, costing.BudgetLine),
    "savings": (Saving, costing.Saving),
    "tax_bases": (TaxBase, costing.TaxBase),
    "assumptions": (Assumption, costing.Assumption),
    "scenarios": (Scenario, costing.Scenario),
    "schemes": (CapitalScheme, costing.CapitalScheme),
    "fundings": (Funding, costing.Funding),
    "reserves": (Reserve, costing.Reserve),
    "debts": (Debt, costing.Debt),
    "fees": (Fee, costing.Fee),
    "others": (OtherPrecept, costing.OtherPrecept),
    "printed": (PrintedTotal, costing.PrintedTotal),
}


def list_budgets(bodies):
    """The budgets of these bodies, the latest year first, in it the latest version."""
    rows = Budget.objects.standing().filter(body__in=bodies).select_related("body", "force", "based_on")
    return rows.order_by("-year", "body__name", "-pk")


def find_budget(key):
    """A version of a budget, or `None`."""
    rows = Budget.objects.standing().select_related("body", "force", "based_on")
    return rows.filter(pk=key).first()


def versions_of(budget):
    """Every version of the budget of the same body and year, the first first."""
    rows = Budget.objects.standing().filter(body=budget.body, year=budget.year).select_related("body", "based_on")
    return list(rows.order_by("pk"))


def latest_of(body, year):
    """The latest version of a body's budget of a year, or `None`."""
    rows = Budget.objects.standing().filter(body=body, year=year).select_related("body", "force")
    return rows.order_by("-pk").first()


def find_part(part, key):
    """A row of a part of a budget, by its key, or `None`; `part` is a key of `PARTS`."""
    model, _ = PARTS[part]
    rows = model.objects.standing().filter(pk=key, budget__removed_at=None)
    return rows.select_related("budget__body").first()


def parts_of(budget, part):
    """The rows of one part of a budget, in their order."""
    model, _ = PARTS[part]
    return list(model.objects.standing().filter(budget=budget))


def list_forces():
    """The bodies that are police forces, by name."""
    return Body.objects.standing().filter(classification=FORCE).order_by("name")


def amounts_of(held):
    """Amounts by year as they are kept (`{"2023": "1.00"}`), as amounts by year."""
    return {int(year): Decimal(amount) for year, amount in held.items()}


def hold_amounts(amounts):
    """Amounts by year as they are kept."""
    return {str(year): f"{amount:f}" for year, amount in sorted(amounts.items())}


def budget_of(budget) -> costing.Budget:
    """A version as `costing` works with it, whole."""
    cost = budget.officer_cost
    return costing.Budget(
        body=budget.body.name,
        force=budget.force.name if budget.force else "",
        title=budget.title,
        year=budget.year,
        stage=budget.stage,
        unit=budget.unit,
        band_d=amounts_of(budget.band_d),
        officer_cost=costing.OfficerCost(amount=cost, source=budget.officer_cost_source) if cost else None,
        **{part: tuple(struct_of(row, part) for row in parts_of(budget, part)) for part in PARTS},
    )


def struct_of(row, part):
    """A row of a part of a budget as the struct of the same name and fields."""
    return fill_struct(row, PARTS[part][1])


def fill_struct(row, struct, **values):
    """A row as a struct of `costing` with the same fields, where `values` does not give them."""
    names = (name for name in struct.__struct_fields__ if name not in values)
    return struct(**{name: _plain(row, name) for name in names}, **values)


def values_of(given, part):
    """A struct of a part as the fields of its table."""
    model, struct = PARTS[part]
    values = {name: getattr(given, name) for name in struct.__struct_fields__}
    held = {field.name for field in model._meta.concrete_fields if isinstance(field, JSONField)}
    return {name: hold_amounts(value) if name in held else value for name, value in values.items()}


def substitute_of(budget):
    """The latest version of a year's budget that is to take its place if a referendum is lost, or `None`."""
    rows = Budget.objects.standing().filter(body=budget.body, year=budget.year, stage=BudgetStage.SUBSTITUTE)
    return rows.exclude(pk=budget.pk).select_related("body", "force").order_by("-pk").first()


def review_of(budget):
    """The panel's review of the precept of a budget's year, or `None`."""
    rows = PreceptReview.objects.standing().filter(body=budget.body, year=budget.year)
    return rows.select_related("body", "panel").first()


def issued_of(budget) -> Decimal | None:
    """Band D as it was issued at the end of the precept's procedure, or nothing."""
    review = review_of(budget)
    return follow(review, events_of(review))[0].issued if review else None


def rulings_of(budget, *, given=None, is_final=False):
    """What the law says of a version: as a draft, or (`is_final`) of its approval; `given` where it is at hand.

    A substitute has the band D that holds once the referendum is lost, and not the one that was issued.
    """
    substitute = substitute_of(budget)
    return judge_budget(
        given or budget_of(budget),
        robustness=budget.robustness,
        substitute=budget_of(substitute) if substitute else None,
        issued=None if is_substitute(budget) else issued_of(budget),
        is_final=is_final,
    )


def approved_of(body, year):
    """The approved budget of a body's year, or `None`; of several the latest: a substitute that took its place."""
    return _list_approved(body, year).select_related("body", "force").order_by("-pk").first()


def is_substitute(budget):
    """Whether a version is, or was approved as, the substitute of an excessive one."""
    if budget.stage == BudgetStage.SUBSTITUTE:
        return True
    earlier = _list_approved(budget.body, budget.year).filter(pk__lt=budget.pk)
    return budget.stage == BudgetStage.APPROVED and earlier.exists()


def _list_approved(body, year):
    rows = Budget.objects.standing().filter(body=body, year=year, stage=BudgetStage.APPROVED)
    return rows.exclude(settled_on=None)


def _plain(row, name):
    value = getattr(row, name)
    if isinstance(row._meta.get_field(name), JSONField):
        return amounts_of(value)
    # SQLite gives decimals back as they were written: the same amount is the same text in every database.
    if isinstance(row._meta.get_field(name), DecimalField) and value is not None:
        return Decimal(value)
    return value
