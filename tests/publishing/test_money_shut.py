"""Of the money, nothing is public before a report of it is: no draft, no version that was never proposed."""

import re

import pytest

from answerable.keeping.changes.desk import finance_report as reports
from answerable.keeping.models.desk import FinanceReport
from tests.keeping.desk.makings_money import FINANCE, YEAR, make_budget, make_office, make_proposed, make_report
from tests.publishing.crawl import visit
from tests.publishing.reported import MISPRINTED, make_versions, publish, rename_line, take_rows
from tests.publishing.rows import file_act

pytestmark = pytest.mark.django_db
TAGS = re.compile(r"<[^>]+>")


def words(client, address):
    """What a page says, without its markup, in one line."""
    page = visit(client, address)
    assert page.status == 200, address
    return " ".join(TAGS.sub(" ", page.everything).split())


def test_there_is_a_page_before_anything_is_published(client):
    assert "No finance report has been published yet." in words(client, "/money")
    assert "No budget or precept report has been published yet." in words(client, "/money/bill?band=C")
    assert "Money" not in re.findall(r"<h2[^>]*>(\w+)", client.get("/").content.decode())


def test_a_report_that_is_not_published_is_nowhere(client):
    report = make_report(budget=make_proposed(), title="A report not published")
    for end in ("", ".json", "/revenue-budget", "/revenue-budget.csv", "/revenue-budget.json", "/pound-from.svg"):
        assert client.get(f"/money/{report.pk}{end}").status_code == 404, end
    assert "A report not published" not in words(client, "/money")
    assert "No budget or precept report" in words(client, f"/money/bill?of={report.pk}&band=D")


def test_a_report_never_compares_with_a_draft_but_with_the_version_before_it_that_was_proposed(client):
    first, _, last = make_versions(rename_line(MISPRINTED, "Closing the Ashby station", "15738261"))
    report = publish("budget", budget=last)
    told = client.get(f"/money/{report.pk}.json").content.decode()
    assert "version-changes" in told
    assert "Ashby station" not in told
    assert "15738261" not in str(FinanceReport.objects.get(pk=report.pk).held)
    assert FinanceReport.objects.get(pk=report.pk).held["before"]["title"] == first.title


def test_a_precept_report_holds_no_substitute_that_is_a_draft(client):
    make_budget(rename_line(MISPRINTED, "Closing the Ashby station"), stage="substitute")
    report = publish("precept", budget=make_proposed())
    assert "Ashby station" not in str(FinanceReport.objects.get(pk=report.pk).held)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries_for_any_number_of_reports(client, django_assert_num_queries, count):
    for at in range(count):
        report = reports.begin_report(
            make_office(), "spending", by=FINANCE, year=YEAR - at, data_file=take_rows("spending")
        )
        reports.publish_report(report, by=FINANCE)
    client.get("/money")  # what a report says is worked out once
    file_act()
    for address, queries_taken in (("/money", 3), (f"/money/{report.pk}", 3), (f"/money/{report.pk}/schedule", 3)):
        with django_assert_num_queries(queries_taken):
            assert client.get(address).status_code == 200
