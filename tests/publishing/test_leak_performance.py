"""Rows of data files, and what goes wrong: looked for in everything that the performance pages say."""

import pytest
from django.db import DatabaseError

from answerable.keeping.changes.desk.analysis import measure_analysis, publish_analysis
from answerable.keeping.changes.desk.data_file import load_and_take, load_data_file
from answerable.keeping.changes.desk.priority_statement import publish_statement
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Analysis, DataFile, Measure, PriorityStatement
from answerable.keeping.rows import place_of_rows
from answerable.publishing import urls
from answerable.publishing.views import analysis, data_file, measure, performance, priority_statement, scorecard
from tests.keeping.desk.makings import CLERK
from tests.keeping.desk.makings_measure import ANALYST, our_board
from tests.keeping.desk.makings_statement import make_force, make_measures, make_ready, make_statement
from tests.publishing.crawl import crawl, visit
from tests.publishing.measured import make_open_analysis, make_open_measure, write_file

pytestmark = pytest.mark.django_db
SECRET = "Zqcallerwords"
COLUMNS = "call_id,channel,received_at,outcome,wait_seconds,handled_seconds,resolution,force,queue,subject,remarks"
RESOLVED = ("no record", "immediate", "contact resolution")


def calls(*more):
    """A file of calls, of a month, in which the secret stands in each column that holds words."""
    rows = [
        (f"{SECRET}{number}", ("101", "online")[number % 2], f"2022-05-{number % 28 + 1:02} {number % 24:02}:00",
         "answered", number, 60, RESOLVED[number % 3], "", f"{SECRET} queue", f"{SECRET} {number}", f"{SECRET} rang")
        for number in range(1200)
    ]  # fmt: skip
    return write_file("calls.csv", COLUMNS, [*rows, *more])


REJECTED = (
    (f"{SECRET}-a", "101", f"{SECRET} day", "answered", 5, 60, "", "", "", "", ""),
    (f"{SECRET}-b", SECRET, "2022-05-03 10:00", "answered", 5, 60, "", "", "", "", SECRET),
    (f"{SECRET}-c", "101", "2022-05-03 10:00", "answered", SECRET, 60, "", "", "", "", SECRET),
)


def take_calls(*more, **values):
    given = {"provenance": "From the switchboard.", **values}
    return load_and_take(our_board(), "calls", calls(*more), by=ANALYST, **given)


def publish_contact(file):
    made = measure_analysis(our_board(), "contact", {"calls": file}, by=ANALYST, title="Calls in May")
    return publish_analysis(Analysis.objects.get(pk=made.pk), by=ANALYST)


def reach_performance(client):
    """Every page that is linked from anywhere, but for a search that says again what was searched for."""
    assert "Nothing in the public record fits" in visit(client, f"/search?q={SECRET}").everything
    return crawl(client, "/", "/performance", "/search?q=calls", "/completeness")


def test_nothing_of_a_row_is_on_any_page_or_in_any_file_made_of_it(client):
    file = take_calls(*REJECTED)
    made = publish_contact(file)
    pages = reach_performance(client)
    assert [page.address for page in pages if SECRET.lower() in page.everything.lower()] == []
    told = " ".join(page.everything for page in pages)
    for said in ("Calls in May", "From the switchboard.", "calls.csv"):
        assert said in told, said
    looked_at = {page.address: page.everything for page in pages}
    assert "<dt>Rows taken</dt><dd>1,200</dd>" in looked_at[f"/performance/data/{file.sha256}"]
    told = client.get(f"/performance/analyses/{made.pk}.json").json()["analysis"]
    tables = {f"/performance/analyses/{made.pk}/{exhibit['slug']}.csv" for exhibit in told["exhibits"]}
    assert tables <= looked_at.keys()
    assert len(tables) > 5
    assert SECRET not in str(made.result)


def test_neither_the_reference_of_a_case_nor_a_sort_of_few_is_named(client):
    rows = [
        (
            f"{SECRET}{number}",
            "2022-05-03",
            "2022-06-03",
            ("Delay", "Rudeness", SECRET)[number % 50 // 24],
            "",
            "Upheld",
        )
        for number in range(60)
    ]
    path = write_file("complaints.csv", "reference,received_on,closed_on,category,handling,outcome", rows)
    file = load_and_take(our_board(), "complaints", path, by=ANALYST)
    made = measure_analysis(our_board(), "complaints", {"complaints": file}, by=ANALYST, title="Complaints")
    assert SECRET in str(made.result), "else this could not fail"
    publish_analysis(Analysis.objects.get(pk=made.pk), by=ANALYST)
    pages = reach_performance(client)
    assert [page.address for page in pages if SECRET in page.everything] == []
    told = " ".join(page.everything for page in pages)
    for said in ("Delay", "Others", "hidden"):
        assert said in told, said


def test_a_column_that_a_shape_does_not_know_is_kept_nowhere(client):
    file = load_data_file(our_board(), "calls", calls(), by=ANALYST)
    assert "remarks" in file.report["ignored"]
    assert f"{SECRET} rang" not in str(file.report)
    assert f"{SECRET} rang".encode() not in place_of_rows(file.sha256).read_bytes()
    assert f"{SECRET} queue".encode() in place_of_rows(file.sha256).read_bytes(), "else this could not fail"


def test_an_audit_entry_tells_of_a_file_by_its_hash_and_never_by_its_rows():
    file = take_calls(*REJECTED)
    publish_contact(file)
    assert file.rejected == 3
    told = " ".join(f"{entry.act} {entry.changes} {entry.reason}" for entry in AuditEntry.objects.all())
    assert file.sha256 in told
    assert SECRET not in told


def test_words_of_a_row_that_is_rejected_are_in_the_report_for_those_who_keep_the_file_alone(client):
    file = take_calls(*REJECTED)
    named = [one["value"] for one in file.report["rejections"]]
    assert any(SECRET in value for value in named), "the desk shows what stands there, where it is no free text"
    publish_contact(file)
    page = visit(client, f"/performance/data/{file.sha256}")
    assert page.status == 200
    assert "Rows rejected" in page.everything
    assert SECRET not in page.everything


def test_a_mark_in_what_is_public_of_a_file_is_found_so_that_these_tests_can_fail(client):
    publish_contact(take_calls(provenance=SECRET))
    pages = reach_performance(client)
    found = [page.address for page in pages if SECRET in page.everything]
    assert any(address.startswith("/performance/data/") for address in found)
    assert any(address.startswith("/performance/analyses/") for address in found)


@pytest.fixture(scope="module")
def everything_public(shared_record):
    """A measure, an analysis, a scorecard, a statement and the files they rest on; made once."""
    make_open_measure()
    make_open_analysis()
    make_measures(make_force())
    publish_statement(make_ready(make_statement()), by=CLERK, with_values=True)


def test_every_address_of_the_performance_pages_was_looked_at(client, everything_public):
    seen = {page.address.partition("?")[0].strip("/") for page in crawl(client, "/performance") if page.status == 200}
    routes = [route for route in urls.urlpatterns if str(route.pattern).startswith("performance")]
    assert len(routes) > 15
    assert [str(route.pattern) for route in routes if not any(route.pattern.match(place) for place in seen)] == []


FINDERS = (
    (performance, "list_analyses", "/performance"),
    (measure, "find_measure", "/performance/measures/robbery"),
    (measure, "find_measure", "/performance/measures/robbery.csv"),
    (measure, "find_measure", "/performance/measures/robbery.svg"),
    (scorecard, "find_scorecard", "/performance/scorecards/2021-12-31"),
    (scorecard, "find_scorecard", "/performance/scorecards/2021-12-31.json"),
    (analysis, "find_analysis", "/performance/analyses/1"),
    (analysis, "find_analysis", "/performance/analyses/1/waits.csv"),
    (data_file, "find_data_file", "/performance/data/abc"),
    (priority_statement, "find_statement", "/performance/statements/1"),
)


@pytest.mark.parametrize(("room", "finder", "address"), FINDERS, ids=[address for _, _, address in FINDERS])
def test_our_own_fault_says_nothing_of_what_was_being_read(client, monkeypatch, room, finder, address):
    def fail(*_):
        raise DatabaseError(SECRET)

    monkeypatch.setattr(room, finder, fail)
    client.raise_request_exception = False
    page = visit(client, address)
    assert page.status == 500
    assert "Something went wrong on our side" in page.everything
    assert SECRET not in page.everything


def test_an_address_that_leads_nowhere_says_no_more_than_that(client, everything_public):
    load_data_file(our_board(), "calls", calls(), by=ANALYST, provenance=SECRET)
    made = Analysis.objects.get()
    for address in (
        *(
            "/performance/measures/none",
            "/performance/measures/none.csv",
            "/performance/measures/robbery.svg?area=None",
        ),
        *("/performance/scorecards/2021-12-30", "/performance/scorecards/yesterday.json"),
        *(f"/performance/analyses/{made.pk}/none", f"/performance/analyses/{made.pk}/none.svg"),
        *("/performance/analyses/99999999999999999999", f"/performance/statements/{2**70}", "/performance/data/0"),
        *("/performance/data/%00", f"/performance/data/{DataFile.objects.get(shape='calls').sha256}"),
        *("/performance/statements/none", "/performance/nothing"),
    ):
        page = visit(client, address)
        assert page.status == 404, address
        assert "There is no such page" in page.everything
        assert SECRET not in page.everything


@pytest.mark.parametrize(
    "asked", ["?page=-1", "?page=99999999999999999999", "?area=%00", "?area=%F0%9F%92%A5&width=wide"]
)
def test_nonsense_that_is_asked_of_a_page_gives_the_page_all_the_same(client, everything_public, asked):
    statement, made = PriorityStatement.objects.get(), Analysis.objects.get()
    file = Measure.objects.get(code="robbery").observations.first().data_file
    for address in (
        *("/performance", "/performance/measures", "/performance/measures/robbery", "/performance/statements"),
        *(f"/performance/analyses/{made.pk}", f"/performance/statements/{statement.pk}"),
        *(f"/performance/data/{file.sha256}", "/performance/scorecards/2021-12-31"),
    ):
        assert client.get(f"{address}{asked}").status_code == 200, address
