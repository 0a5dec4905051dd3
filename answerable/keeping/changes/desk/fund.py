"""Funds and bids: money received or set aside, allocated once, matched, paid; and what became of bids."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.text import slugify

from answerable.costing.amount import say_amount
from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import AllocationPayment, Bid, BidState, Fund, FundAllocation
from answerable.keeping.queries.desk.budget import hold_amounts
from answerable.keeping.queries.desk.fund import PARTS
from answerable.law.day import say_financial_year

NONE_LEFT = Decimal(0)


def open_fund(body, *, by, name, amounts, code="", **values):
    """Set money aside for a purpose, or enter a grant, by year; gives the `Fund`. `amounts` are kept as JSON."""
    code = code or slugify(name)[:80]
    if Fund.objects.standing().filter(body=body, code=code).exists():
        raise RefusedError(f"{body.name} has a fund of that name already: choose another.", field="name")
    return add_row(Fund, by=by, act="open fund", body=body, code=code, name=name, amounts=amounts, **values)


@transaction.atomic
def change_fund(fund, *, by, revision=None, **values):
    """Change a fund. It does not fall below what is allocated out of it."""
    queue_writers()
    for year, allocated in _allocated_by_year(fund).items():
        amount = Decimal(values.get("amounts", fund.amounts).get(str(year), 0))
        if amount < allocated:
            words = f"{say_amount(allocated)} is allocated out of it for {say_financial_year(year)}: take some back."
            raise RefusedError(words, field="amounts")
    return change_row(fund, by=by, act="change fund", revision=revision, **values)


def close_fund(fund, *, by, revision=None):
    """Take a fund off the desk that nothing is allocated out of."""
    return remove_row(fund, by=by, act="close fund", revision=revision)


@transaction.atomic
def allocate(fund, *, by, recipient, purpose, year, amount, reference="", **values):
    """Allocate money out of a fund; gives the `FundAllocation`.

    Nothing is allocated twice: refused are a reference or a recipient with the same purpose and area a second time in
    a year, and more than is left of the fund.
    """
    queue_writers()
    given = {"recipient": recipient, "purpose": purpose, "year": year, "amount": amount, **values}
    _refuse_twice(fund, given)
    _refuse_over(fund, year, amount)
    reference = reference or _reference_of(fund, year, recipient, values.get("council", ""))
    return add_row(FundAllocation, by=by, act="allocate", fund=fund, reference=reference, **given)


@transaction.atomic
def change_allocation(allocation, *, by, revision=None, **values):
    """Change an allocation, within what is left of its fund."""
    queue_writers()
    fields = ("recipient", "purpose", "council", "year", "amount")
    given = {name: values.get(name, getattr(allocation, name)) for name in fields}
    _refuse_twice(allocation.fund, given, but=allocation)
    _refuse_over(allocation.fund, given["year"], given["amount"], but=allocation)
    return change_row(allocation, by=by, act="change allocation", revision=revision, **values)


def withdraw_allocation(allocation, *, by, revision=None):
    """Take an allocation back on which nothing was paid."""
    return remove_row(allocation, by=by, act="withdraw allocation", revision=revision)


def pay(allocation, *, by, paid_on, amount, units=None, note=""):
    """Record what was paid on an allocation; gives the `AllocationPayment`."""
    if paid_on > timezone.localdate():
        raise RefusedError("That day has not come yet: record what was paid once it was.", field="paid_on")
    if allocation.unit_amount and units and allocation.unit_amount * units != amount:
        due = allocation.unit_amount * units
        words = (
            f"{units} of {say_amount(allocation.unit_amount)} come to {say_amount(due)}, not {say_amount(amount)}."
        )
        raise RefusedError(words, field="amount")
    given = {"paid_on": paid_on, "amount": amount, "units": units, "note": note}
    return add_row(AllocationPayment, by=by, act="pay", allocation=allocation, **given)


def take_back_payment(payment, *, by, revision=None):
    """Take back a payment that was recorded by mistake."""
    return remove_row(payment, by=by, act="take back payment", revision=revision)


def add_part(fund, part, *, by, **values):
    """Add a match, a condition or a printed sum to a fund; gives it."""
    model, _ = PARTS[part]
    return add_row(model, by=by, act=f"add {model._meta.verbose_name}"[:40], fund=fund, **values)


def change_part(row, *, by, revision=None, **values):
    return change_row(row, by=by, act=f"change {row._meta.verbose_name}"[:40], revision=revision, **values)


def remove_part(row, *, by, revision=None):
    return remove_row(row, by=by, act=f"remove {row._meta.verbose_name}"[:40], revision=revision)


def enter_bid(body, *, by, **values):
    """Enter a bid for somebody else's fund; gives it."""
    _refuse_bid(values)
    return add_row(Bid, by=by, act="enter bid", body=body, **values)


def change_bid(bid, *, by, revision=None, **values):
    """Say what became of a bid."""
    _refuse_bid({"state": bid.state, "amount": bid.amount, **values})
    return change_row(bid, by=by, act="change bid", revision=revision, **values)


def drop_bid(bid, *, by, revision=None):
    return remove_row(bid, by=by, act="drop bid", revision=revision)


@transaction.atomic
def import_commissioning(body, given, *, by):
    """Open every fund that was read (`costing.Commissioning`), with its parts, and enter the bids; gives the funds.

    A fund whose code stands already is refused: change that one.
    """
    queue_writers()
    funds = [_import_fund(body, one, by) for one in given.funds]
    for bid in given.bids:
        enter_bid(body, by=by, **{name: getattr(bid, name) for name in bid.__struct_fields__})
    return funds


def _import_fund(body, given, by):
    fund = open_fund(
        body, by=by, code=given.code, name=given.name, giver=given.giver, purpose=given.purpose,
        amounts=hold_amounts(given.amounts),
    )  # fmt: skip
    for part in ("matches", "conditions", "printed"):
        for one in getattr(given, part):
            add_part(fund, part, by=by, **{name: getattr(one, name) for name in one.__struct_fields__})
    for one in given.allocations:
        values = {name: getattr(one, name) for name in one.__struct_fields__ if name != "payments"}
        made = allocate(fund, by=by, **values)
        for paid in one.payments:
            pay(made, by=by, paid_on=paid.paid_on, amount=paid.amount, units=paid.units, note=paid.note)
    return fund


def _refuse_twice(fund, given, but=None):
    same = {name: given.get(name) or "" for name in ("recipient", "purpose", "council")}
    rows = FundAllocation.objects.standing().filter(fund=fund, year=given["year"], **same)
    if rows.exclude(pk=but.pk if but else None).exists():
        raise RefusedError(
            f"{given['recipient']} has an allocation for this purpose in {say_financial_year(given['year'])}: "
            "change that one.",
            field="recipient",
        )


def _refuse_over(fund, year, amount, but=None):
    rows = FundAllocation.objects.standing().filter(fund=fund, year=year).exclude(pk=but.pk if but else None)
    allocated = rows.aggregate(sum=Sum("amount"))["sum"] or NONE_LEFT
    left = Decimal(fund.amounts.get(str(year), 0)) - allocated
    if amount > left:
        words = f"{say_amount(left)} is left of “{fund.name}” for {say_financial_year(year)}: allocate no more."
        raise RefusedError(words, field="amount")


def _refuse_bid(values):
    if values.get("state") == BidState.WON and values.get("amount") is None:
        raise RefusedError("Give the amount that was won.", field="amount")


def _allocated_by_year(fund):
    rows = FundAllocation.objects.standing().filter(fund=fund).values("year").annotate(sum=Sum("amount"))
    return {row["year"]: row["sum"] for row in rows.order_by("year")}


def _reference_of(fund, year, recipient, council):
    base = slugify(f"{recipient} {council}")[:70] or "allocation"
    taken = set(FundAllocation.objects.standing().filter(fund=fund, year=year).values_list("reference", flat=True))
    number, reference = 2, base
    while reference in taken:
        reference, number = f"{base}-{number}", number + 1
    return reference
