"""Finance reports at the desk: each of the six kinds begun, looked at, checked, handed in, published."""

import datetime as dt
import html

import pytest

from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.monitoring import begin_monitoring
from answerable.keeping.models.desk import FinanceReport, Role
from tests.costing.spending.sample import LINES, REGISTER, REGISTER_HEADINGS, write_rows
from tests.keeping.desk.makings import make_board, make_sitting
from tests.keeping.desk.makings_measure import load_values
from tests.keeping.desk.makings_money import (
    FINANCE,
    make_allocation,
    make_approved,
    make_budget,
    make_fund,
    make_office,
    make_proposed,
    make_report,
)
from tests.keeping.desk.makings_papers import make_item, make_submission

pytestmark = pytest.mark.django_db
NEW = "/desk/finance-reports/new"


def words_of(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def officer(sign_in):
    return sign_in(Role.FINANCE_OFFICER, make_office())


def place_of(report):
    return f"/desk/finance-reports/{report.pk}"


def rest_on(kind, folder):
    """What a report of a kind is begun with."""
    of_year = {"body": make_office().pk, "year": "2024"}
    match kind:
        case "budget" | "precept":
            return {"budget": make_proposed().pk}
        case "monitoring":
            return {"monitoring": begin_monitoring(make_approved(), by=FINANCE, to_on=dt.date(2024, 9, 30)).pk}
        case "commissioning":
            make_allocation(make_fund())
            return of_year
        case "spending":
            rows = write_rows(folder / "spending.csv", LINES)
        case "contracts":
            rows = write_rows(folder / "contracts.csv", REGISTER, REGISTER_HEADINGS)
    return {**of_year, "data_file": load_and_take(make_office(), kind, rows, by=FINANCE).pk}


@pytest.mark.parametrize("kind", ["budget", "precept", "monitoring", "commissioning", "spending", "contracts"])
def test_a_report_of_each_kind_is_begun_looked_at_checked_and_published(officer, client, tmp_path, kind):
    begun = officer.post(f"{NEW}/{kind}", rest_on(kind, tmp_path), follow=True)
    assert "The report is begun" in words_of(begun)
    report = FinanceReport.objects.get()
    assert report.year == 2024
    place = place_of(report)
    assert "It cannot be written yet" not in words_of(begun)
    assert officer.get(f"{place}/print.pdf").content.startswith(b"%PDF")
    assert "figures were held against others" in words_of(officer.get(f"{place}/checks"))
    assert client.get(f"/money/{report.pk}").status_code == 404
    unsure = officer.post(f"{place}/publish", {"revision": report.revision})
    assert "There is a problem" in words_of(unsure)
    published = officer.post(f"{place}/publish", {"sure": "on", "revision": report.revision}, follow=True)
    assert "The report is published, and filed like any other paper." in words_of(published)
    assert f"{place}/change" not in words_of(published)
    assert client.get(f"/money/{report.pk}").status_code == 200


def test_the_kinds_offered_follow_from_what_the_report_is_of(officer):
    assert words_of(officer.get(NEW)).count("<dt><a") == 6
    budget = make_budget()
    of_budget = officer.get(f"{NEW}?budget={budget.pk}").content.decode()
    assert of_budget.count("<dt><a") == 2
    assert f'value="{budget.pk}" selected' in officer.get(f"{NEW}/budget?budget={budget.pk}").content.decode()
    assert officer.get(f"{NEW}/horses").status_code == 404
    assert officer.get(f"{NEW}?budget=x&monitoring=%00").status_code in (200, 302)


def test_a_draft_is_told_and_not_published(officer):
    report = make_report(budget=make_budget())
    refused = officer.post(f"{place_of(report)}/publish", {"sure": "on"})
    assert "a draft is not published" in words_of(refused)
    assert FinanceReport.objects.get().publication is None


def test_the_introduction_is_written_and_what_is_not_whole_is_told_on_the_page(officer):
    report = make_report(budget=make_proposed())
    told = {"title": "Our budget", "introduction": "What it means.", "recommendations": "To approve it"}
    changed = officer.post(f"{place_of(report)}/change", {**told, "revision": 1}, follow=True)
    assert "What it means." in words_of(changed)
    broken = {**told, "introduction": "{A table}\n| a | b |\n| only one |", "revision": report.revision + 1}
    officer.post(f"{place_of(report)}/change", broken)
    page = officer.get(f"{place_of(report)}/print.pdf", follow=True)
    assert page.redirect_chain
    assert "row" in words_of(page)


def test_a_report_is_handed_in_with_a_paper_that_was_asked_for(officer):
    submission = make_submission(make_item(make_sitting(make_board())), author=officer.account)
    report = make_report(budget=make_proposed())
    handed = officer.post(f"{place_of(report)}/submit", {"submission": submission.pk}, follow=True)
    assert "It is an appendix of the paper now." in words_of(handed)
    assert submission.title in words_of(handed)
    assert "Handed in" in words_of(officer.get("/desk/finance-reports"))


def test_a_report_is_dropped_until_it_is_published(officer):
    report = make_report(budget=make_proposed())
    dropped = officer.post(f"{place_of(report)}/drop", {"revision": report.revision}, follow=True)
    assert "is off the desk." in words_of(dropped)


def test_the_clerk_publishes_and_does_not_write(sign_in):
    report = make_report(budget=make_proposed())
    page = sign_in(Role.CLERK, make_office()).get(place_of(report)).content.decode()
    assert f"{place_of(report)}/publish" in page
    assert f"{place_of(report)}/change" not in page


def test_the_list_asks_the_same_few_questions_however_many_there_are(officer, django_assert_max_num_queries):
    budget = make_proposed()
    for _ in range(4):
        make_report(budget=budget)
    officer.get("/desk")
    with django_assert_max_num_queries(10):
        officer.get("/desk/finance-reports")


def test_the_finance_officer_loads_the_ledger_looks_at_it_and_writes_the_schedule(officer, tmp_path):
    rows = write_rows(tmp_path / "spending.csv", LINES)
    offered = officer.get("/desk/data-files/new").content.decode()
    assert 'value="spending"' in offered
    assert 'value="calls"' not in offered
    given = {"body": make_office().pk, "shape": "spending", "provenance": "The ledger"}
    with rows.open("rb") as file:
        loaded = officer.post("/desk/data-files/new", {**given, "file": file}, follow=True)
    assert "Look at it." in words_of(loaded)
    place = loaded.redirect_chain[-1][0]
    taken = officer.post(f"{place}/take", follow=True).content.decode()
    assert "Write the schedule" in taken
    assert "/desk/analyses/new" not in taken
    key = place.rpartition("/")[2]
    assert f'value="{key}" selected' in officer.get(f"{NEW}/spending?data_file={key}").content.decode()


def test_the_finance_officer_keeps_no_file_of_another_matter(officer, tmp_path):
    counts = load_values(tmp_path, "burglary,2024-01,640", body=make_office())
    for act in ("take", "drop"):
        assert officer.post(f"/desk/data-files/{counts.pk}/{act}").status_code == 403
    assert "640" not in words_of(officer.get(f"/desk/data-files/{counts.pk}")).partition("First rows")[2]
