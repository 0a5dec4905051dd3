"""The money of the demonstration: two years' budgets, what became of one, funds, payments, and the reports on them.

The amounts are invented (`examples/data/`). Band D and the tax base of the coming year are those that the panel's
review has been notified of (`office.py`); the review of the year before went through its whole procedure.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from answerable.keeping.changes.desk.body import make_body
from answerable.keeping.changes.desk.budget import (
    approve_budget,
    change_budget,
    copy_budget,
    import_budget,
    propose_budget,
)
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.finance_report import TITLES, begin_report, publish_report
from answerable.keeping.changes.desk.fund import import_commissioning
from answerable.keeping.changes.desk.monitoring import begin_monitoring, import_outturns
from answerable.keeping.changes.desk.precept import announce_review, record_event
from answerable.keeping.models.desk import FinanceReportKind, Numbering, Regime
from answerable.keeping.queries.desk.budget import hold_amounts, review_of
from answerable.law.day import find_financial_year, say_financial_year
from examples.data.finance import BANDS_D, FORCE, PROVENANCE
from examples.data.grants import make_commissioning
from examples.data.payments import write_contracts, write_payments
from examples.data.year_before import know_by, make_approved, monitor_by, show_proposed
from examples.desk.office import notice_day
from examples.desk.people import BY, Office

KIND = FinanceReportKind
OFFICER = "The chief finance officer"
ROBUST_BEFORE = (
    "The estimates are robust: pay rests on the officers in post, and prices on contracts that are let. The reserves "
    "are adequate for the year."
)
ROBUST = (
    "The estimates are robust for the year. The largest risks are the pay award of September, of which one point "
    "more costs about £1.3 million in the seven months to March, and savings that are identified and not agreed.\n\n"
    "The general reserve stays above the least that it should be. The reserve that balances this year cannot do so "
    "again: the gap of the years after it must be closed by savings or income."
)
WHY_PROPOSED = (
    "The settlement came and the councils declared their tax bases. Savings and the budget reserve close the gap."
)
WHY_REVISED = "Should the panel ask for less: band D £5.00 lower, and a gap that is still to be closed."
LOWER = Decimal(5)
INTRODUCTION = "This report and every amount in it were made for a demonstration."
MEMBERS = 12
# So many rows of each: enough to be read, and few enough to be printed in a second.
PAYMENTS, CONTRACTS = 160, 60


class Money(NamedTuple):
    """What the acts here are done on: the policing body and its force, by whom, on which day, for which year."""

    body: Any
    force: Any
    finance: str
    clerk: str
    today: dt.date
    year: int


def keep_money(office: Office, today: dt.date) -> None:
    """Everything of the money, through the doors of the finance officer and the clerk; `today` decides the years."""
    year = find_financial_year(today) + 1
    money = Money(
        office.board, _take_force(today), office.accounts["Ines Park"].signature,
        office.accounts["Omar Bell"].signature, today, year,
    )  # fmt: skip
    approved = _approve_last(money, office.panel)
    _monitor(money, approved)
    _propose(money, office.panel)
    import_commissioning(money.body, know_by(make_commissioning(year - 1), today), by=money.finance)
    _publish(money, KIND.COMMISSIONING, year - 1)
    _publish_rows(money)


def _take_force(today: dt.date) -> Any:
    return make_body(
        FORCE, by=BY, valid_from=dt.date(today.year - 1, 5, 20), regime=Regime.BOARD,
        numbering=Numbering.YEARLY, source="Made for the demonstration: it holds no meetings here",
    )  # fmt: skip


def _approve_last(money: Money, panel: Any) -> Any:
    """This year's budget, as it was proposed, reviewed, issued and approved last winter; gives it."""
    year = money.year - 1
    budget = import_budget(money.body, make_approved(year), by=money.finance, force=money.force)
    budget = _explain(budget, money.finance, ROBUST_BEFORE)
    budget = propose_budget(budget, by=money.finance, panel=panel, on=_weekday(year, 1, 22))
    review, band_d = review_of(budget), BANDS_D[0]
    for kind, day, values in (
        ("notified", _weekday(year, 1, 26), {"amount": band_d}),
        ("reviewed", _weekday(year, 2, 2), {"members": MEMBERS}),
        ("reported", _weekday(year, 2, 6), {"stance": "supports"}),
        ("responded", _weekday(year, 2, 11), {}),
        ("issued", _weekday(year, 2, 20), {"amount": band_d}),
    ):
        record_event(review, kind, by=money.clerk, date=day, **values)
    announce_review(review, by=money.clerk)
    budget = approve_budget(budget, by=money.finance, on=_weekday(year, 2, 24))
    _publish(money, KIND.BUDGET, year, on=_weekday(year, 2, 28), budget=budget)
    return budget


def _monitor(money: Money, approved: Any) -> None:
    given = monitor_by(money.year - 1, money.today)
    monitoring = begin_monitoring(approved, by=money.finance, to_on=given.to_on)
    import_outturns(monitoring, given, by=money.finance)
    _publish(money, KIND.MONITORING, money.year - 1, monitoring=monitoring)


def _propose(money: Money, panel: Any) -> None:
    """Next year's budget: short at first, then in balance and before the panel; a version for less is a draft."""
    provisional = import_budget(
        money.body, show_proposed(money.year, "provisional", money.today), by=money.finance, force=money.force
    )
    propose_budget(provisional, by=money.finance, on=notice_day(money.today) - dt.timedelta(days=27))
    proposed = import_budget(
        money.body, show_proposed(money.year, "proposed", money.today), by=money.finance, force=money.force,
        based_on=provisional, why=WHY_PROPOSED,
    )  # fmt: skip
    proposed = _explain(proposed, money.finance, ROBUST)
    proposed = propose_budget(proposed, by=money.finance, panel=panel, on=notice_day(money.today))
    for kind in (KIND.PRECEPT, KIND.BUDGET):
        _publish(money, kind, money.year, budget=proposed)
    lower = copy_budget(proposed, by=money.finance, why=WHY_REVISED)
    bands = {year: band_d - LOWER if year == money.year else band_d for year, band_d in _bands(lower).items()}
    lower = change_budget(lower, by=money.finance, band_d=hold_amounts(bands))
    begin_report(money.body, KIND.BUDGET, by=money.finance, year=money.year, budget=lower)


def _publish_rows(money: Money) -> None:
    """Load the payments and contracts of the last half-year that is over, take them in and publish them."""
    year = find_financial_year(money.today)
    if money.today <= dt.date(year, 9, 30):
        year -= 1
    with tempfile.TemporaryDirectory() as folder:
        for kind, write, rows in (
            (KIND.SPENDING, write_payments, PAYMENTS),
            (KIND.CONTRACTS, write_contracts, CONTRACTS),
        ):
            path = Path(folder) / f"{kind}.csv"
            write(path, year, rows)
            file = load_and_take(
                money.body, str(kind), path, by=money.finance, provenance=PROVENANCE, is_invented=True
            )
            _publish(money, kind, year, data_file=file)


def _explain(budget: Any, by: str, robustness: str) -> Any:
    return change_budget(budget, by=by, robustness=robustness, robustness_by=OFFICER)


def _weekday(year: int, month: int, day: int) -> dt.date:
    """That day, or the Friday before it where it is at a weekend."""
    asked = dt.date(year, month, day)
    return asked - dt.timedelta(days=max(asked.weekday() - 4, 0))


def _bands(budget: Any) -> dict[int, Decimal]:
    return {int(year): Decimal(band_d) for year, band_d in budget.band_d.items()}


def _publish(money: Money, kind: FinanceReportKind, year: int, on: dt.date | None = None, **rests_on: Any) -> None:
    """Have the finance officer write a report and the clerk publish it."""
    report = begin_report(
        money.body, kind, by=money.finance, year=year, title=f"{TITLES[kind]} {say_financial_year(year)} (invented)",
        presented_by=OFFICER, introduction=INTRODUCTION, **rests_on,
    )  # fmt: skip
    publish_report(report, by=money.clerk, on=on)
