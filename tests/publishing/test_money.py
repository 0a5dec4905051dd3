"""The money in public: reports as published, each finding as a page and as files, and a resident's own bill."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from types import SimpleNamespace

import pytest

from answerable.keeping.changes.desk import precept
from answerable.keeping.changes.status import set_status
from answerable.keeping.models import Action, Body, Decision
from answerable.keeping.models.desk import FinanceReport
from answerable.keeping.queries.public import finance_report as queries
from tests.costing.spending.sample import OFFICE as OFFICE_ROWS
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_money import (
    FINANCE,
    OFFICE,
    YEAR,
    make_budget,
    make_office,
)
from tests.publishing.crawl import visit
from tests.publishing.reported import (
    MISPRINTED,
    publish,
    publish_each,
    rename_line,
    settle,
    take_rows,
)
from tests.publishing.rows import file_act

pytestmark = pytest.mark.django_db
KINDS = ("budget", "precept", "monitoring", "commissioning", "spending", "contracts")
# A page and its style sheet stay under 100 KB.
HEAVIEST = 46_000
TAGS = re.compile(r"</?[a-z][^>]*>")


@pytest.fixture(scope="module")
def money(shared_record):
    """The key of a published report of each kind, and of the `earlier` one of the budget; made once."""
    return SimpleNamespace(**{kind: report.pk for kind, report in publish_each().items()})


def words(client, address):
    """What a page says, without its markup, in one line."""
    page = visit(client, address)
    assert page.status == 200, address
    return " ".join(TAGS.sub(" ", page.everything).split())


def links(client, address):
    return set(re.findall(r'href="([^"]+)"', client.get(address).content.decode()))


def rows_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def exhibits_of(key):
    return [exhibit for section in queries.find_report(key).report.sections for exhibit in section.exhibits]


def slugs_of(key):
    return [exhibit.slug for exhibit in exhibits_of(key)]


def test_the_list_says_of_each_report_what_it_says_the_budget_first(client, money):
    said = words(client, "/money")
    titles = ("Budget and medium-term plan 2024/25", "Policing precept", "Budget monitoring", "Grants", "Spending")
    places = [said.index(title) for title in titles]
    assert places == sorted(places)
    assert "In 2024/25 £105,000,000 is to be spent" in said
    assert "Earlier versions, which later ones supersede" in said
    assert "Spending over £500 2024/25 Invented £34,850.72 in" in said, (
        "that rows are nobody's is said with the figure"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_a_page_with_all_its_findings(client, money, kind):
    key = getattr(money, kind)
    answer = client.get(f"/money/{key}")
    body = answer.content.decode()
    assert body.count("<h1") == 1
    assert len(answer.content) < HEAVIEST
    assert [slug for slug in slugs_of(key) if f'href="/money/{key}/{slug}"' not in body] == []
    assert {
        f"/publications/{FinanceReport.objects.get(pk=key).publication_id}.{form}" for form in ("pdf", "docx")
    } <= links(client, f"/money/{key}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_is_a_page_and_files(client, money, kind):
    key = getattr(money, kind)
    for exhibit in exhibits_of(key):
        address = f"/money/{key}/{exhibit.slug}"
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(answer.content) < HEAVIEST, address
        assert client.get(f"{address}.json").json()["exhibit"]["title"] == exhibit.title
        assert len(rows_of(client, f"{address}.csv")) >= len(exhibit.table.rows), address
        drawing = client.get(f"{address}.svg")
        assert drawing.status_code == (200 if exhibit.chart else 404), address


def test_the_whole_report_is_one_file_of_data(client, money):
    told = client.get(f"/money/{money.budget}.json").json()["analysis"]
    assert [exhibit["slug"] for exhibit in told["exhibits"]] == slugs_of(money.budget)
    assert told["lead"].startswith("In 2024/25 £105,000,000 is to be spent")


def test_no_table_of_a_report_is_read_as_actions_or_decisions(money):
    assert list(Action.objects.values_list("public_id", flat=True)) == []
    assert list(Decision.objects.values_list("public_id", flat=True)) == []


def test_a_report_says_once_that_it_is_of_a_proposed_budget_and_that_rows_are_invented(client, money):
    assert client.get(f"/money/{money.budget}").content.decode().count(">Provisional<") == 1
    assert client.get(f"/money/{money.spending}").content.decode().count(">Invented<") == 1
    assert "Invented" not in words(client, f"/money/{money.contracts}")
    assert ">Provisional<" in client.get(f"/money/{money.budget}/revenue-budget").content.decode()


def test_what_a_paper_printed_stands_beside_what_is_worked_out(client, money):
    said = words(client, f"/money/{money.budget}/printed-in-pounds")
    assert "106,000,000.00 105,000,000.00 1,000,000.00" in said
    assert "An earlier paper" in said
    assert "Held against print" in words(client, f"/money/{money.budget}")


def test_a_schedule_as_a_file_has_every_row_and_column_that_is_published(client, money):
    page = words(client, f"/money/{money.spending}/schedule")
    rows = rows_of(client, f"/money/{money.spending}/schedule.csv")
    assert len(rows) == 6
    assert {"Category", "By card", "VAT not recovered"} <= rows[0].keys()
    assert "By card" not in page
    told = page + client.get(f"/money/{money.spending}/schedule.csv").content.decode()
    assert "Quill" not in told, "a supplier that is a person is not named"
    assert len(rows_of(client, f"/money/{money.contracts}/register.csv")) == 6
    assert f"/money/{money.spending}/schedule.csv" in links(client, f"/money/{money.spending}")


def test_a_schedule_leads_to_the_file_it_rests_on_and_that_back(client, money):
    file = FinanceReport.objects.get(pk=money.spending).data_file
    assert f"/performance/data/{file.sha256}" in links(client, f"/money/{money.spending}/schedule")
    said = words(client, f"/performance/data/{file.sha256}")
    assert "Finance report: Spending over £500 2024/25" in said
    assert "Northgate" not in said


def test_what_to_look_at_before_publishing_is_not_published(client, money):
    assert "look-at" not in slugs_of(money.spending)
    assert client.get(f"/money/{money.spending}/look-at").status_code == 404


def test_a_resident_is_told_what_a_band_pays_and_what_for(client, money):
    assert "Choose your band." in words(client, "/money/bill")
    said = words(client, "/money/bill?band=D&council=Ashby")
    assert "A home in band D in Ashby pays £250.00 for the police in 2024/25" in said
    assert "In all, Ashby is asked for £30,000,000" in said
    assert "Force: Officer pay 70.0 £166.67" in said
    assert "The whole bill 105.0 £250.00" in said
    assert f"/money/{money.precept}" in links(client, "/money/bill"), "the last of the two that were published"


@pytest.mark.parametrize(
    "asked",
    [
        "band=Z&council=%00&of=99999",
        "band=d",
        "of=1e9&band=%C3%BF",
        "band=D&band=&council=" + "x" * 900,
    ],
)
def test_a_bill_that_was_asked_for_wrongly_is_a_page_that_asks_again(client, money, asked):
    answer = client.get(f"/money/bill?{asked}")
    assert answer.status_code == 200
    assert len(answer.content) < HEAVIEST
    assert "Choose your band." in answer.content.decode()


def test_a_council_that_the_report_does_not_know_is_left_out(client, money):
    said = words(client, "/money/bill?band=D&council=Nowhere")
    assert "A home in band D pays £250.00" in said
    assert "Nowhere" not in said


def test_a_page_out_of_range_and_a_finding_that_is_not_there(client, money):
    assert "Officer pay" in words(client, f"/money/{money.budget}/revenue-budget?page=99")
    for address in (
        f"{money.budget}/no-such",
        f"{money.budget}/no-such.csv",
        "999999",
        "999999.json",
        "999999/a.svg",
    ):
        assert client.get(f"/money/{address}").status_code == 404, address


def test_an_earlier_report_leads_to_the_one_that_took_its_place(client, money):
    assert "A later report supersedes this one." in words(client, f"/money/{money.earlier}")
    assert f"/money/{money.budget}" in links(client, f"/money/{money.earlier}")
    assert "superseded by a later one" in words(client, f"/money/{money.earlier}/revenue-budget")
    assert "supersedes this one" not in words(client, f"/money/{money.budget}")


@pytest.mark.parametrize("closing", [{"status": "withdrawn"}, {"confidentiality": "confidential"}])
def test_a_paper_that_is_withdrawn_takes_its_report_with_it_and_the_earlier_one_holds_again(client, money, closing):
    report = FinanceReport.objects.get(pk=money.budget)
    slug = slugs_of(money.budget)[0]
    set_status(report.publication.paper, by="clerk", reason="published by mistake", **closing)
    for end in ("", ".json", f"/{slug}", f"/{slug}.csv", f"/{slug}.json", f"/{slug}.svg"):
        assert client.get(f"/money/{money.budget}{end}").status_code == 404, end
    assert client.get(f"/publications/{report.publication_id}.pdf").status_code == 404
    assert f"/money/{money.budget}" not in links(client, "/money")
    assert "supersedes this one" not in words(client, f"/money/{money.earlier}")
    assert f"/money/{money.earlier}" in links(client, "/bodies/" + make_office().public_id)
    assert client.get(f"/money/bill?of={money.budget}&band=D").status_code == 200


def test_what_took_the_place_of_a_withdrawn_report_takes_the_place_of_the_one_before_it(client, money):
    third = publish("budget", budget=settle(make_budget(rename_line(MISPRINTED, "Running things"))))
    second = FinanceReport.objects.get(pk=money.budget)
    set_status(second.publication.paper, by="clerk", reason="published by mistake", status="withdrawn")
    assert f"/money/{third.pk}" in links(client, f"/money/{money.earlier}")


def test_a_report_of_a_body_that_was_renamed_says_who_it_is_now(client, money):
    Body.objects.filter(name=OFFICE).update(name="Northshire Mayor")
    file_act()
    said = words(client, f"/money/{money.precept}")
    assert "Northshire Mayor" in said
    assert "for the police" in words(client, "/money/bill?band=D")
    assert "Northshire Mayor" in words(client, "/money")


def test_the_front_page_the_body_and_the_paper_lead_to_the_reports(client, money):
    report = FinanceReport.objects.get(pk=money.budget)
    paper = f"/papers/{report.publication.paper.public_id}"
    assert {f"/money/{money.precept}", "/money/bill"} <= links(client, "/"), "the latest of the budget or the precept"
    assert "Band D for 2024/25 is £250, £10 more than the £240 of 2023/24." in words(client, "/")
    at_body = links(client, f"/bodies/{report.body.public_id}")
    assert {f"/money/{getattr(money, kind)}" for kind in KINDS} <= at_body
    assert f"/money/{money.earlier}" not in at_body
    assert f"/money/{money.budget}" in links(client, paper)
    assert paper in links(client, f"/money/{money.budget}")
    assert any(link.startswith(paper) for link in links(client, "/search?q=medium-term+plan"))


def test_a_precept_under_review_leads_to_its_reports_and_they_to_it(client, money):
    review = precept.begin_review(make_office(), make_panel(), by=FINANCE, year=YEAR, proposed=Decimal(250))
    assert f"/precepts/{review.pk}" not in links(client, f"/money/{money.precept}")
    precept.record_event(
        review, "notified", by=FINANCE, date=dt.date(YEAR, 1, 31), amount=Decimal(250), today=dt.date(YEAR, 3, 1)
    )
    precept.announce_review(review, by=FINANCE, on=dt.date(YEAR, 2, 1))
    file_act()
    assert f"/precepts/{review.pk}" in links(client, f"/money/{money.precept}")
    assert f"/precepts/{review.pk}" not in links(client, f"/money/{money.spending}")
    at_review = links(client, f"/precepts/{review.pk}")
    assert {f"/money/{money.precept}", f"/money/{money.budget}"} <= at_review
    assert not {f"/money/{money.earlier}", f"/money/{money.spending}"} & at_review


def test_a_long_schedule_is_cut_into_pages_that_together_have_every_row(client, money):
    more = [
        (
            "13/06/2023",
            OFFICE_ROWS,
            f"X{number}",
            "",
            f"Payee {number}",
            "£900.00",
            "",
            "Paper",
            "Legal",
            "no",
            "no",
        )
        for number in range(240)
    ]
    key = publish("spending", data_file=take_rows("spending", *more)).pk
    address, named = f"/money/{key}/schedule", set()
    last = max(int(page) for page in re.findall(r"page=(\d+)", client.get(address).content.decode()))
    assert last > 1
    for page in range(1, last + 1):
        answer = client.get(f"{address}?page={page}")
        assert len(answer.content) < HEAVIEST
        named |= set(re.findall(r"Payee \d+", answer.content.decode()))
    assert len(named) == 240
    assert len(rows_of(client, f"{address}.csv")) == 246
