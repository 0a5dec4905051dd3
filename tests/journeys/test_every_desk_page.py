"""Every page of the desk and every form for people without an account: accessible by axe's rules in both themes and
at both widths, and never wider than the screen."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from answerable.keeping.changes.desk.asker_link import sign_link
from answerable.keeping.changes.desk.data_file import load_data_file
from answerable.keeping.changes.desk.fund import pay
from answerable.keeping.changes.desk.monitoring import begin_monitoring
from answerable.keeping.changes.desk.priority_statement import write_part
from answerable.keeping.changes.desk.question import receive_question
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Access, Account, Measure, Role, Side, Sitting
from answerable.keeping.queries.desk.update_link import path_of_link
from examples.desk.people import BY, people_office
from examples.desk.work import set_to_work
from tests.clerking.addresses import ADDRESSES
from tests.clerking.world import World
from tests.journeys.conftest import MILLISECONDS
from tests.journeys.looking import find_faults, look_at
from tests.keeping.desk.makings import make_account, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_measure import our_board
from tests.keeping.desk.makings_money import (
    YEAR,
    make_allocation,
    make_approved,
    make_budget,
    make_fund,
    make_report,
)
from tests.keeping.desk.makings_question import ASKER, make_petition
from tests.keeping.desk.makings_statement import make_force, make_measures, make_statement
from tests.keeping.desk.makings_undertaking import make_undertaking
from tests.publishing.measured import HEADS, make_open_measure, make_shut_analysis, months_of, write_file

pytestmark = pytest.mark.django_db(transaction=True)
SHARES = 6  # the pages are looked at in so many shares, none of which takes long
ASK = "/ask/northshire-police-and-crime-panel"


class Desk(World):
    """The demonstration's desk, and besides one row of whatever it has none of."""

    def __init__(self):
        today = timezone.localdate()
        self.office = people_office(today)
        set_to_work(self.office, today)
        super().__init__(self.office.panel)
        coming = Sitting.objects.filter(body=self.office.panel, status="called").first()
        self.rows |= {"sitting": coming, "business": coming.business.first()}
        self.rows["submission"] = coming.business.get(title="Grants of the half-year").submissions.get()
        self.rows["submissionversion"] = self.rows["submission"].versions.get()
        self._measure()
        self._cost()
        self.rows["act"] = AuditEntry.objects.filter(subject=coming.subject).last()

    def _measure(self):
        """A measure with values, a file of which some rows were rejected, an analysis and a statement with words."""
        make_open_measure(national_measure="neighbourhood-crime", proxy_reason="the survey comes once a year")
        shut = make_shut_analysis()
        make_measures(make_force())
        statement = make_statement(self.office.board)
        write_part(statement, Side.BODY, "homicide", by=BY, before="Homicide has fallen sharply. {{homicide}}")
        days = [*months_of(2022), ("soon", "later")]
        path = write_file("more.csv", HEADS, [("robbery", *each, 20, "", "", "", "", "") for each in days])
        self.rows |= {
            "measure": Measure.objects.get(code="robbery"),
            "datafile": load_data_file(our_board(), "observations", path, by=BY),
            "analysis": shut,
            "prioritystatement": statement,
        }

    def _cost(self):
        """A budget that is worked on, one that is approved and monitored, a fund with what is paid, a report."""
        budget, approved = make_budget(), make_approved()
        allocation = make_allocation(make_fund())
        today = timezone.localdate()
        self.rows |= {
            "budget": budget,
            "budgetline": budget.lines.first(),
            "monitoring": begin_monitoring(approved, by=BY, to_on=dt.date(YEAR, 9, 30)),
            "fund": allocation.fund,
            "fundallocation": allocation,
            "allocationpayment": pay(allocation, by=BY, paid_on=today, amount=Decimal("100.00")),
            "financereport": make_report(budget=approved),
        }

    def everybody(self):
        """Somebody who may do everything there is to do."""
        account = Account.objects.create(email="all@office.example", name="Ada Every")
        for role in Role.values:
            Access.objects.create(account=account, role=role, first_on=timezone.localdate())
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
        client = Client()
        client.force_login(account)
        return client

    def fill(self, address):
        values = {name: self._key(given) for name, given in address.arguments.items()}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), address.route)

    def _key(self, given):
        try:
            row = self.row(given) if isinstance(given, str) else None
        except LookupError:
            row = None
        return given if row is None else row.sequence if given == "act" else row.pk


def is_page(answer):
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_of_the_desk_is_accessible_and_fits(open_page, axe, live_server, share):
    desk = Desk()
    client = desk.everybody()
    addresses = [address for address in map(desk.fill, ADDRESSES[share::SHARES]) if is_page(client.get(address))]
    assert len(addresses) > len(ADDRESSES) / SHARES / 2
    page = open_page()
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([session])
    assert look_at(page, axe, addresses) == []


def test_every_form_for_people_without_an_account_is_accessible_and_fits(open_page, axe, settings):
    settings.DEMONSTRATION = True
    panel = make_panel()
    make_account(Role.CLERK, panel)
    sitting = make_sitting(panel, date=timezone.localdate() + dt.timedelta(days=40))
    petition = make_petition(make_board(), count=2)
    asked = receive_question(panel, sitting=sitting, asker=ASKER, may_name=False, form_key="x")
    addresses = [
        *("/desk/demonstration", "/account/login/", "/account/password/reset/", "/ask", ASK, f"{ASK}/sent"),
        *(f"{ASK}/{sitting.date}", f"/ask/confirm/{sign_link('question', asked.pk)}"),
        *("/petitions", f"/petitions/{petition.slug}", f"/petitions/{petition.slug}/sent"),
        *("/questions/coming", path_of_link(make_undertaking(panel))),
    ]
    assert look_at(open_page(), axe, addresses) == []


def test_a_link_that_is_dead_and_a_form_that_is_wrong_are_accessible(browser, live_server, axe):
    page = browser.new_context(base_url=live_server.url).new_page()
    page.set_default_timeout(MILLISECONDS)
    page.goto(path_of_link(make_undertaking(make_panel())))
    page.get_by_role("button", name="Send").click()
    wrong = find_faults(page, axe)
    found = look_at(page, axe, ("/update/no-such", "/ask/confirm/no-such", "/petitions/confirm/no-such"))
    page.context.close()
    assert (wrong, found) == ([], [])
