"""List pages ask the database the same number of questions for one thing as for three."""

import pytest

from answerable.keeping.queries.public.page import cut_page
from tests.keeping.desk.makings_patrol import register_row
from tests.publishing import rows
from tests.publishing.measured import make_open_analysis, make_open_measure

pytestmark = pytest.mark.django_db

# page, a maker of one thing shown on it, and how many queries it takes
LISTS = (
    ("/", rows.a_promise, 20),
    ("/meetings", rows.a_meeting, 6),
    ("/meetings/2022", rows.a_meeting, 7),
    ("/questions", rows.a_question, 6),
    ("/promises", rows.a_promise, 8),
    ("/promises.csv", rows.a_promise, 3),
    ("/promises.json", rows.a_promise, 3),
    ("/actions", rows.an_action, 4),
    ("/decisions", rows.a_decision, 5),
    ("/findings", rows.a_finding, 7),
    ("/findings.csv", rows.a_finding, 4),
    ("/findings.json", rows.a_finding, 4),
    ("/rules", rows.a_finding, 2),
    ("/people", rows.a_person, 4),
    ("/bodies", rows.a_body, 3),
    ("/papers", rows.a_paper, 5),
    ("/programme", rows.a_programme_item, 5),
    ("/completeness", rows.an_unread, 8),
)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "make", "queries"), LISTS)
def test_list_page_takes_the_same_queries_for_any_number(
    client, django_assert_num_queries, page, make, queries, count
):
    for _ in range(count):
        make()
    with django_assert_num_queries(queries):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("/performance", 13), ("/performance/measures", 9), ("/performance/analyses", 5)]
)
def test_performance_takes_the_same_queries_for_any_number_of_measures(
    client, django_assert_num_queries, page, queries, count
):
    for number in range(count):
        make_open_measure(f"measure-{number}")
        make_open_analysis(name=f"changes-{number}.csv", before=300 + number)
    with django_assert_num_queries(queries):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_of_trials_takes_the_same_queries_for_any_number(client, django_assert_num_queries, count):
    for number in range(count):
        register_row(f"Trial {number}")
    with django_assert_num_queries(4):
        assert client.get("/violence/trials").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_meeting_takes_the_same_queries_for_any_number_of_items(client, django_assert_num_queries, count):
    meeting = rows.a_linked_record()["meeting"]
    for _ in range(count):
        minute = rows.a_minute_item(meeting=meeting)
        rows.a_question(meeting=meeting, minute_item=minute)
        rows.a_promise(meeting=meeting, minute_item=minute)
        rows.an_attendance(meeting=meeting)
    with django_assert_num_queries(18):
        assert client.get("/meetings/board/2022-02-22").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_person_takes_the_same_queries_for_any_number_of_promises(client, django_assert_num_queries, count):
    person = rows.a_linked_record()["person"]
    for _ in range(count):
        rows.a_promise(person=person)
        rows.a_question(asker=person)
        rows.an_attendance(person=person)
    with django_assert_num_queries(9):
        assert client.get("/people/ada-lane").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("", 14), ("/page/1", 8), ("/report-card", 9)])
def test_paper_takes_the_same_queries_for_any_number_of_findings(
    client, django_assert_num_queries, page, queries, count
):
    passage = rows.a_linked_record()["finding"].passage
    for _ in range(count):
        rows.a_finding(passage=passage)
    with django_assert_num_queries(queries):
        assert client.get(f"/papers/board-minutes-2022-02-22{page}").status_code == 200


def test_long_list_is_cut_into_pages_and_a_page_out_of_range_gives_the_nearest(client):
    for number in range(5):
        rows.a_decision(title=f"Decision {number}", number=f"2022/{number:03}")
    from answerable.keeping.models import Decision

    cut = cut_page(Decision.objects.order_by("number"), 99, lambda row: row.title, a_page=2)
    assert (cut.rows, cut.number, cut.last, cut.total) == (["Decision 4"], 3, 3, 5)


def test_list_of_several_pages_leads_from_each_to_the_next_with_its_filters(client):
    for _ in range(31):
        rows.a_promise()
    first = client.get("/promises?strength=firm").content.decode()
    second = client.get("/promises?strength=firm&page=2").content.decode()
    assert 'href="/promises?strength=firm&amp;page=2"' in first
    assert "31 promises, page 2 of 2" in second
    assert second.count('class="entry__words"') == 1
