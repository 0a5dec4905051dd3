"""The money of a worked desk: a report of each kind that is published, beside what is nobody's to see."""

import datetime as dt
from decimal import Decimal

from answerable.keeping.changes.desk import budget as budgets
from answerable.keeping.changes.desk import fund as funds
from answerable.keeping.changes.desk.monitoring import begin_monitoring, note_outturn
from tests.costing.spending.sample import OFFICE
from tests.keeping.desk.makings_money import (
    BALANCED,
    FINANCE,
    YEAR,
    make_allocation,
    make_budget,
    make_fund,
    make_report,
)
from tests.publishing.reported import YEAR_SO_FAR, publish, rename_line, settle, take_rows


def publish_money(other, planting, number):
    """Publish a report of each kind after marks were planted in all that is closed: a draft on which the published
    version is based, a substitute, another body's funds and bids (`other`), and files of rows nobody reported on.

    `number(words)` gives a figure that is not public, to be looked for.
    """
    draft = make_budget(_with_running_costs(number("an amount of a draft")), why="A thought")
    make_budget(_with_running_costs(number("an amount of a substitute")), stage="substitute", why="In case")
    make_report("budget", budget=draft, introduction="Not told yet.", recommendations="That it be kept.")
    _close_fund(other, number)
    payment = ("13/06/2023", OFFICE, "T9", "", "A payee", str(number("a payment")), "", "Advice", "Legal", "no", "no")
    take_rows("spending", payment, name="shut-spending.csv")
    planting.plant()
    given = settle(make_budget(based_on=draft, why="The settlement came"))
    publish("budget", budget=given, presented_by="Ina Bell", introduction="How the year is paid for.")
    publish("precept", budget=given)
    make_allocation(make_fund())
    publish("commissioning")
    for shape in ("spending", "contracts"):
        publish(shape, data_file=take_rows(shape))
    _follow_year(budgets.approve_budget(given, by=FINANCE), number)


def _close_fund(body, number):
    closed = funds.open_fund(
        body, by=FINANCE, name="A fund not told of", amounts={str(YEAR): str(number("an amount of a fund"))}
    )
    funds.allocate(closed, by=FINANCE, recipient="A giver", purpose="Not told", year=YEAR, amount=Decimal(9))
    funds.enter_bid(body, by=FINANCE, fund="Another", bidder="A bidder", asked=Decimal(number("what a bid asks for")))


def _follow_year(approved, number):
    """The monitoring of a day that is published, and that of a later day that is not."""
    publish("monitoring", monitoring=begin_monitoring(approved, by=FINANCE, to_on=YEAR_SO_FAR))
    later = begin_monitoring(approved, by=FINANCE, to_on=YEAR_SO_FAR + dt.timedelta(days=31))
    spent = Decimal(number("what was spent since"))
    note_outturn(later, "running-costs", by=FINANCE, forecast=spent, spent=spent, why="Not told yet.")


def _with_running_costs(amount):
    return rename_line(BALANCED, "Closing the Ashby station", str(amount))
