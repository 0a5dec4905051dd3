"""Funds on the desk: money set aside or granted, allocated once, matched and paid."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision, read_whole
from answerable.clerking.fund_form import (
    FORMS,
    AllocationForm,
    CommissioningForm,
    FundForm,
    NewFundForm,
    PaymentForm,
)
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show, show_form
from answerable.clerking.telling import show_told
from answerable.clerking.workbook import send_workbook, show_workbook_form
from answerable.costing.amount import say_amount
from answerable.costing.book import read_commissioning, write_commissioning_template
from answerable.costing.commissioning.exhibits import tell_commissioning
from answerable.costing.commissioning.judgement import judge_fund
from answerable.costing.fund import Commissioning
from answerable.drawing.wording import say_value
from answerable.keeping.changes.desk import fund as changes
from answerable.keeping.queries.desk import fund as queries
from answerable.keeping.queries.desk.budget import amounts_of
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import find_financial_year, say_financial_year

YEARS = 4


def _say_amounts(row):
    amounts = amounts_of(row.amounts)
    return "; ".join(f"{say_financial_year(year)}: {say_amount(amounts[year])}" for year in sorted(amounts))


FUNDS = Listing(
    "funds",
    columns=(
        Column("name", "Fund", sort=("name",), link=lambda row: _to(row)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("giver", "Given by", sort=("giver",)),
        Column("amounts", "Amounts", value=_say_amounts),
        Column("code"),
    ),
    filters=(Filter("words", "Words in the name", kind="words", where="name__icontains"),),
    sorted_by="name",
)


@desk_page("see_funds")
def show_funds(request):
    rows = queries.list_funds(request.reach.bodies(roles_for("see_funds")))
    ways = (
        [("Open a fund", "/desk/funds/new"), ("Import a workbook", "/desk/funds/import")]
        if may(request, "keep_funds")
        else []
    )
    lead = "Money received or set aside for a purpose, to whom it is allocated, and what is left of it."
    return show_list(request, FUNDS, rows, heading="Funds", lead=lead, ways=ways, empty="No fund is open yet.")


@desk_page("keep_funds")
def show_new_fund(request):
    bodies = request.reach.bodies(roles_for("keep_funds"))
    form = NewFundForm(request.POST or None, bodies=bodies, years=_years(), initial={})
    return show_form(
        request, form, lambda body, **values: changes.open_fund(body, **values), heading="Open a fund",
        button="Open it", told="The fund is open.", back=_to,
    )  # fmt: skip


@desk_page("keep_funds")
def show_import(request):
    """A workbook of funds and bids, read whole or not at all."""
    bodies = request.reach.bodies(roles_for("keep_funds"))
    form = CommissioningForm(request.POST or None, request.FILES or None, bodies=bodies)

    def take(given):
        body = form.cleaned_data["body"]
        funds = form.carry_out(changes.import_commissioning, body, given, by=request.user.signature)
        return None if funds is None else done(request, f"Funds opened: {len(funds):,}.", "/desk/funds")

    return show_workbook_form(
        request, form, read_commissioning, "commissioning", take, heading="Import funds and bids",
        button="Import them", empty_book="/desk/funds/template.xlsx",
    )  # fmt: skip


@desk_page("see_funds")
def send_template(request):
    """The empty workbook of funds and bids, for the years that forms ask for."""
    years = tuple(_years())
    return send_workbook(lambda place: write_commissioning_template(place, years), "funds-template")


@desk_page("see_funds")
def show_fund(request, key):
    """A fund in one of its years: its allocations and what is left, match, conditions, and the law's words."""
    fund = found_for(request, "see_funds", queries.find_fund(key))
    given = queries.fund_of(fund)
    years = queries.years_of([fund])
    year = _choose_year(years, read_whole(request.GET.get("year", "")))
    whole = Commissioning(body=fund.body.name, funds=(given,))
    return show(
        request,
        "fund",
        fund=fund,
        year=year,
        year_words=say_financial_year(year),
        years=[(each, say_financial_year(each)) for each in years],
        rulings=judge_fund(given, year),
        allocations=[row for row in fund.allocations.all() if row.year == year],
        parts=[
            (part, label, one, [(row, _say_part(part, row)) for row in getattr(fund, part).all()])
            for part, (_, label, one) in FORMS.items()
        ],
        may_keep=may(request, "keep_funds", fund.body),
        trace=trace_of(fund) if may(request, "see_trace", fund.body) else None,
        **show_told([lambda: tell_commissioning(whole, year)], level=2),
    )


@desk_page("keep_funds")
def show_fund_form(request, key):
    fund = found_for(request, "keep_funds", queries.find_fund(key))
    form = FundForm(request.POST or None, years=_years(fund), initial=FundForm.initial_of(fund))
    return show_form(
        request, form, changes.change_fund, fund, heading=f"Change {fund}", button="Save",
        told="The fund is changed.", back=_to(fund),
    )  # fmt: skip


@desk_page("keep_funds")
@require_POST
def close_fund(request, key):
    fund = found_for(request, "keep_funds", queries.find_fund(key))
    back = _to(fund) if fund.why_kept(None)[0] else "/desk/funds"
    return press(
        request, changes.close_fund, fund, told=f"“{fund}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_funds")
def show_new_allocation(request, key):
    fund = found_for(request, "keep_funds", queries.find_fund(key))
    year = _choose_year(queries.years_of([fund]), read_whole(request.GET.get("year", "")))
    form = AllocationForm(request.POST or None, initial={"year": year})
    return show_form(
        request, form, changes.allocate, fund, heading=f"Allocate out of {fund}", button="Allocate",
        told="It is allocated.", back=_to(fund),
    )  # fmt: skip


@desk_page("keep_funds")
def show_allocation_form(request, key):
    row = found_for(request, "keep_funds", queries.find_part("allocations", key))
    form = AllocationForm(request.POST or None, initial=AllocationForm.initial_of(row))
    return show_form(
        request, form, changes.change_allocation, row, heading=f"Change {row}", button="Save",
        told="The allocation is changed.", back=_to(row.fund), up=_to(row.fund),
    )  # fmt: skip


@desk_page("keep_funds")
@require_POST
def withdraw_allocation(request, key):
    row = found_for(request, "keep_funds", queries.find_part("allocations", key))
    return press(
        request, changes.withdraw_allocation, row, told="It is taken back.", back=_to(row.fund),
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_funds")
def show_new_payment(request, key):
    row = found_for(request, "keep_funds", queries.find_part("allocations", key))
    form = PaymentForm(request.POST or None, initial={"paid_on": timezone.localdate()})
    return show_form(
        request, form, changes.pay, row, heading=f"What was paid: {row}", button="Record it",
        told="The payment is recorded.", back=_to(row.fund), up=_to(row.fund),
    )  # fmt: skip


@desk_page("keep_funds")
@require_POST
def take_back_payment(request, key):
    row = found_for(request, "keep_funds", queries.find_part("payments", key))
    back = _to(row.allocation.fund)
    return press(
        request, changes.take_back_payment, row, told="It is taken back.", back=back, revision=read_revision(request)
    )


@desk_page("keep_funds")
def show_new_part(request, key, part):
    fund = found_for(request, "keep_funds", queries.find_fund(key))
    make, _, one = found(FORMS.get(part))
    year = _choose_year(queries.years_of([fund]), None)
    form = make(request.POST or None, initial={"year": year})
    return show_form(
        request, form, lambda **values: changes.add_part(fund, part, **values), heading=f"Add {one}: {fund}",
        button="Add it", told="It is added.", back=_to(fund),
    )  # fmt: skip


@desk_page("keep_funds")
def show_part_form(request, part, key):
    make, _, one = found(FORMS.get(part))
    row = found_for(request, "keep_funds", queries.find_part(part, key))
    form = make(request.POST or None, initial=make.initial_of(row))
    return show_form(
        request, form, changes.change_part, row, heading=f"Change {one}: {row.fund}", button="Save",
        told="It is changed.", back=_to(row.fund), up=_to(row.fund),
    )  # fmt: skip


@desk_page("keep_funds")
@require_POST
def remove_part(request, part, key):
    found(FORMS.get(part))
    row = found_for(request, "keep_funds", queries.find_part(part, key))
    return press(
        request, changes.remove_part, row, told="It is taken out.", back=_to(row.fund),
        revision=read_revision(request),
    )  # fmt: skip


def _say_part(part, row):
    """A row of a part of a fund on one line."""
    match part:
        case "matches":
            found_words = f"; {say_amount(row.found)} found" if row.found is not None else ""
            return f"{say_financial_year(row.year)}: {say_value(row.percent, 'number')}% of the grant{found_words}"
        case "conditions":
            return f"{row.words}, by {row.due_on:%-d %B %Y}" if row.due_on else row.words
    return f"{row.name}, {say_financial_year(row.year)}: {say_amount(row.amount)}"


def _choose_year(years, asked):
    """The year that is asked for, or the one under way, or the latest that the fund has."""
    now = find_financial_year(timezone.localdate())
    return next((year for year in (asked, now) if year in years), years[0] if years else now)


def _years(fund=None):
    first = find_financial_year(timezone.localdate()) - 1
    given = {int(year) for year in fund.amounts} if fund else set()
    return sorted({*range(first, first + YEARS), *given})


def _to(fund):
    return f"/desk/funds/{fund.pk}"
