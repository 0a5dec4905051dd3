"""Money in public: reports of every kind as published, beside drafts that are nobody's to see yet."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import msgspec

from answerable.costing.budget import PrintedTotal
from answerable.keeping.changes.desk import budget as budgets
from answerable.keeping.changes.desk import finance_report as reports
from answerable.keeping.changes.desk import fund as funds
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.monitoring import begin_monitoring
from tests.costing.spending.sample import HEADINGS, LINES, REGISTER, REGISTER_HEADINGS, write_rows
from tests.keeping.desk.makings_money import (
    BALANCED,
    FINANCE,
    ROBUST,
    YEAR,
    make_allocation,
    make_approved,
    make_budget,
    make_fund,
    make_office,
    make_report,
)

YEAR_SO_FAR = dt.date(YEAR, 9, 30)
# An earlier paper printed a million more than the lines come to.
MISPRINTED = msgspec.structs.replace(
    BALANCED,
    printed=(
        PrintedTotal(
            table="budget", name="Total costs", year=YEAR, amount=Decimal(106_000_000), source="An earlier paper"
        ),
    ),
)


def settle(budget):
    """A version as it is proposed, with its chief finance officer's report."""
    given = budgets.change_budget(budget, by=FINANCE, robustness=ROBUST, robustness_by="The chief finance officer")
    return budgets.propose_budget(given, by=FINANCE)


def rename_line(given, name, amount=None):
    """A budget in which the running costs are called something else, and cost so much."""
    lines = tuple(
        msgspec.structs.replace(
            line, name=name, amounts={**line.amounts, YEAR: Decimal(amount or line.amounts[YEAR])}
        )
        if line.code == "running-costs"
        else line
        for line in given.lines
    )
    return msgspec.structs.replace(given, lines=lines)


def make_versions(draft=MISPRINTED):
    """A first version that was proposed, a `draft` based on it that never was, and a last one based on that, which
    was proposed; gives them all."""
    first = settle(make_budget())
    second = make_budget(draft, based_on=first, why="A thought")
    third = settle(make_budget(MISPRINTED, based_on=second, why="The settlement came"))
    return first, second, third


def publish(kind, **values):
    return reports.publish_report(make_report(kind, **values), by=FINANCE)


def take_rows(shape, *more, **values):
    """The rows of spending or of contracts, and `more` of them, taken in."""
    rows, heads = (LINES, HEADINGS) if shape == "spending" else (REGISTER, REGISTER_HEADINGS)
    path = write_rows(Path(tempfile.mkdtemp(prefix="answerable-test-")) / f"{shape}.csv", (*rows, *more), heads)
    return load_and_take(make_office(), shape, path, by=FINANCE, provenance="The ledger", **values)


def publish_each():
    """A published report of every kind, the budget's twice; gives them by kind, the earlier one as `earlier`."""
    first, _, third = make_versions()
    make_allocation(make_fund())
    funds.enter_bid(
        make_office(), by=FINANCE, fund="Safer streets", bidder="Ashby", asked=Decimal(40_000), state="won",
        amount=Decimal(30_000), made_on=dt.date(2024, 5, 1),
    )  # fmt: skip
    monitoring = begin_monitoring(make_approved(), by=FINANCE, to_on=YEAR_SO_FAR)
    return {
        "earlier": publish("budget", budget=first),
        "budget": publish("budget", budget=third),
        "precept": publish("precept", budget=third),
        "commissioning": publish("commissioning"),
        "spending": publish("spending", data_file=take_rows("spending", is_invented=True)),
        "contracts": publish("contracts", data_file=take_rows("contracts")),
        "monitoring": publish("monitoring", monitoring=monitoring),
    }
