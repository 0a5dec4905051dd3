"""Funds and bids on the desk, as `costing` works with them."""

from django.db.models import Prefetch

from answerable.costing import fund as costing
from answerable.keeping.models.desk import (
    AllocationPayment,
    Bid,
    Fund,
    FundAllocation,
    FundCondition,
    FundMatch,
    PrintedSum,
)
from answerable.keeping.queries.desk.budget import amounts_of, fill_struct

# Each part of a fund: the field of `costing.Fund` (and the related name of the table), the table, the struct.
PARTS = {
    "matches": (FundMatch, costing.FundMatch),
    "conditions": (FundCondition, costing.FundCondition),
    "allocations": (FundAllocation, costing.FundAllocation),
    "printed": (PrintedSum, costing.PrintedSum),
}


def list_funds(bodies):
    """The funds of these bodies, by name, each with its parts."""
    return _whole().filter(body__in=bodies).order_by("body__name", "name")


def find_fund(key):
    """A fund with its parts, or `None`."""
    return _whole().filter(pk=key).first()


def list_bids(bodies):
    """The bids of these bodies, the latest first."""
    return Bid.objects.standing().filter(body__in=bodies).select_related("body").order_by("-made_on", "-pk")


def find_bid(key):
    return Bid.objects.standing().select_related("body").filter(pk=key).first()


def find_part(part, key):
    """A row of a part of a fund, by its key, or `None`; `part` is a key of `PARTS`, or `payments`."""
    if part == "payments":
        rows = AllocationPayment.objects.select_related("allocation__fund__body")
        return rows.standing().filter(pk=key, allocation__removed_at=None).first()
    model, _ = PARTS[part]
    return model.objects.standing().select_related("fund__body").filter(pk=key, fund__removed_at=None).first()


def years_of(funds):
    """Every year that a fund has money or an allocation for, the latest first."""
    years = {int(year) for fund in funds for year in fund.amounts}
    years |= {row.year for fund in funds for row in fund.allocations.all()}
    return sorted(years, reverse=True)


def fund_of(fund) -> costing.Fund:
    """A fund as `costing` works with it, whole."""
    return costing.Fund(
        code=fund.code,
        name=fund.name,
        giver=fund.giver,
        purpose=fund.purpose,
        amounts=amounts_of(fund.amounts),
        matches=tuple(fill_struct(row, costing.FundMatch) for row in fund.matches.all()),
        conditions=tuple(fill_struct(row, costing.FundCondition) for row in fund.conditions.all()),
        allocations=tuple(_allocation(row) for row in fund.allocations.all()),
        printed=tuple(fill_struct(row, costing.PrintedSum) for row in fund.printed.all()),
    )


def commissioning_of(body, force="") -> costing.Commissioning:
    """All funds and bids of a body as `costing` works with them."""
    return costing.Commissioning(
        body=body.name,
        force=force,
        funds=tuple(fund_of(row) for row in list_funds([body])),
        bids=tuple(fill_struct(row, costing.Bid) for row in list_bids([body])),
    )


def _allocation(row):
    payments = tuple(fill_struct(paid, costing.AllocationPayment) for paid in row.payments.all())
    return fill_struct(row, costing.FundAllocation, payments=payments)


def _whole():
    payments = Prefetch("payments", AllocationPayment.objects.standing())
    allocations = FundAllocation.objects.standing().prefetch_related(payments)
    parts = (Prefetch(name, model.objects.standing()) for name, (model, _) in PARTS.items() if name != "allocations")
    rows = Fund.objects.standing().select_related("body")
    return rows.prefetch_related(Prefetch("allocations", allocations), *parts)
