"""Secrets planted in precepts under review and annual reports, and looked for on every page of the public."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk.annual_report import (
    account_for,
    begin_report,
    note_panel_report,
    reply_to_panel,
    send_report,
    write_report,
)
from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    draft_plan,
    issue_plan,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.changes.desk.precept import announce_review, begin_review, record_event
from tests.keeping.desk.makings import CLERK, make_board, make_panel
from tests.publishing.crawl import crawl, visit

pytestmark = pytest.mark.django_db
CLOSED = "Zqclosedmatter"
PLANNED = Decimal("199.99")
DAY = dt.date(2021, 4, 1)


def planted_precepts(panel, board):
    """An announced review with secrets in what is not for the public, and one that is not announced."""
    shown = begin_review(board, panel, by=CLERK, year=2023, proposed=PLANNED, previous=Decimal("187.55"))
    given = {"by": CLERK, "why": f"{CLOSED} was the reason."}
    record_event(
        shown, "notified", date=dt.date(2023, 2, 2), amount=Decimal("202.55"),
        overruled=["E-PRECEPT-NOTICE-LATE"], **given,
    )  # fmt: skip
    record_event(shown, "reviewed", by=CLERK, date=dt.date(2023, 2, 6), members=14)
    record_event(shown, "reported", by=CLERK, date=dt.date(2023, 2, 8), stance="supports", words=f"{CLOSED} draft.")
    announce_review(shown, by=CLERK)
    hidden = begin_review(board, panel, by=CLERK, year=2022, proposed=PLANNED)
    record_event(hidden, "notified", by=CLERK, date=dt.date(2022, 1, 31), amount=PLANNED)
    return shown, hidden


def planted_report(panel, board):
    """An annual report that was replied to and is not published, with a secret in all that was written of it."""
    plan = draft_plan(board, by=CLERK, title="The plan", first_on=DAY, last_on=dt.date(2025, 3, 31))
    objective = add_objective(add_section(plan, by=CLERK, title="Violence"), by=CLERK, words="Fewer are hurt")
    plan = note_scrutiny(send_plan(plan, by=CLERK, panel=panel, on=DAY), by=CLERK, on=DAY)
    plan = issue_plan(plan, by=CLERK, on=DAY)
    last = dt.date(2022, 3, 31)
    report = begin_report(board, by=CLERK, plan=plan, first_on=DAY, last_on=last, title=f"{CLOSED} 2021/22")
    account_for(report, objective, by=CLERK, words=CLOSED)
    report = write_report(report, by=CLERK, revision=report.revision, foreword=CLOSED)
    report = send_report(report, by=CLERK, panel=panel, on=dt.date(2022, 6, 1))
    report = note_panel_report(report, by=CLERK, words=CLOSED, on=dt.date(2022, 7, 1), reply_due=dt.date(2022, 8, 1))
    return reply_to_panel(report, by=CLERK, words=CLOSED, on=dt.date(2022, 7, 9))


def test_nothing_unpublished_of_precepts_and_annual_reports_is_on_any_page(client):
    panel, board = make_panel(), make_board()
    shown, hidden = planted_precepts(panel, board)
    report = planted_report(panel, board)
    pages = crawl(client, "/", "/precepts", "/search?q=precept", "/search?q=annual")
    pages += [visit(client, f"/precepts/{hidden.pk}"), visit(client, f"/desk/precepts/{shown.pk}")]
    pages += [visit(client, f"/desk/annual-reports/{report.pk}/print.pdf")]
    leaked = [page.address for page in pages if CLOSED in page.everything or str(PLANNED) in page.everything]
    assert leaked == []
    told = {page.address: page.everything for page in pages}
    assert "£202.55" in told[f"/precepts/{shown.pk}"]
    assert "the limit was Wednesday 1 February 2023" in told[f"/precepts/{shown.pk}"]
    assert visit(client, f"/precepts/{hidden.pk}").status == 404
