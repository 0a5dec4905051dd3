"""Lists of the desk: narrowed, sorted, paged and taken away as data."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.test import RequestFactory

from answerable.clerking.listing import Column, Filter, Listing, page_of
from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_board, make_body, make_panel, make_sitting

pytestmark = pytest.mark.django_db
PAST = "/desk/meetings?when=all"


@pytest.fixture
def clerk(sign_in):
    """A clerk at every body, who has three meetings."""
    panel = make_panel()
    make_sitting(panel, dt.date(2023, 2, 6), venue="Civic Centre")
    make_sitting(panel, dt.date(2023, 1, 9), venue="Ashby", status="held")
    make_sitting(make_board(), dt.date(2023, 3, 6), venue="Town Hall")
    return sign_in(Role.CLERK)


def venues(page):
    """The venues in the order in which a page lists them."""
    return re.findall(r'data-label="Venue">([^<]*)', page.content.decode())


def numbered(count, asked="", **named):
    """A page of a list of plain rows."""
    rows = [type("Row", (), {"number": number, "kind": "odd" if number % 2 else "even"}) for number in range(count)]
    listing = Listing(
        "rows",
        columns=(Column("number", "Number", sort=True),),
        filters=(Filter("kind", "Kind", (("odd", "Odd"), ("even", "Even"))),),
        sorted_by="number",
        rows_a_page=10,
        **named,
    )
    return page_of(RequestFactory().get(f"/desk/rows{asked}"), listing, rows)


def test_a_list_is_narrowed_by_each_of_its_filters(clerk):
    assert venues(clerk.get(f"{PAST}&status=held")) == ["Ashby"]
    assert venues(clerk.get(f"{PAST}&status=cancelled")) == []
    assert "None fits what you chose" in clerk.get(f"{PAST}&status=cancelled").content.decode()


def test_a_list_is_sorted_both_ways_and_says_how(clerk):
    assert venues(clerk.get(f"{PAST}&sort=venue")) == ["Ashby", "Civic Centre", "Town Hall"]
    page = clerk.get(f"{PAST}&sort=-venue")
    assert venues(page) == ["Town Hall", "Civic Centre", "Ashby"]
    assert page.content.decode().count('aria-sort="descending"') == 1
    assert page.content.decode().count("aria-sort") == 1


@pytest.mark.parametrize("asked", ["sort=body_id", "sort=revision", "status=lost", "when=0", "page=x", "page=99"])
def test_what_makes_no_sense_is_not_asked(clerk, asked):
    assert clerk.get(f"/desk/meetings?{asked}").status_code == 200


def test_the_file_has_the_rows_and_the_order_of_the_page(clerk):
    sheet = clerk.get(f"{PAST}&sort=-date&format=csv")
    rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert [row["date"] for row in rows] == ["2023-03-06", "2023-02-06", "2023-01-09"]
    assert sheet["Content-Disposition"] == 'attachment; filename="meetings.csv"'
    data = json.loads(clerk.get(f"{PAST}&status=held&format=json").content)
    assert [row["venue"] for row in data["meetings"]] == ["Ashby"]


def test_a_cell_of_a_file_is_no_formula(clerk):
    make_sitting(make_body(), dt.date(2023, 5, 8), venue='=HYPERLINK("http://elsewhere.example")')
    sheet = clerk.get(f"{PAST}&format=csv").content.decode("utf-8-sig")
    assert [row["venue"][:6] for row in csv.DictReader(io.StringIO(sheet))][-1] == "'=HYPE"


def test_a_file_holds_no_more_than_the_page_may_show(sign_in):
    make_sitting(make_panel(), venue="Civic Centre")
    other = sign_in(Role.CLERK, make_board())
    assert "Civic Centre" not in other.get(f"{PAST}&format=csv").content.decode()


def test_a_list_asks_the_database_no_more_for_more_rows(clerk, django_assert_num_queries):
    clerk.get(PAST)
    with django_assert_num_queries(few := 7):
        clerk.get(PAST)
    for month in range(4, 8):
        make_sitting(make_body(), dt.date(2023, month, 3))
    with django_assert_num_queries(few):
        clerk.get(PAST)


def test_a_long_list_is_turned_by_number():
    page = numbered(95, "?page=5&kind=")
    assert [one["row"].number for one in page.rows] == list(range(40, 50))
    assert [number for number, _ in page.turns] == [1, "…", 4, 5, 6, "…", 10]
    assert page.after == "/desk/rows?page=6"


def test_what_was_chosen_stays_while_turning_and_sorting():
    page = numbered(95, "?kind=odd&sort=-number")
    assert [one["row"].number for one in page.rows][:2] == [93, 91]
    assert page.after == "/desk/rows?kind=odd&sort=-number&page=2"
    assert page.heads[0] == {"label": "Number", "address": "/desk/rows?kind=odd&sort=number", "sorted": "descending"}


def test_every_row_stands_on_one_page_only():
    told = [one["row"].number for page in range(1, 11) for one in numbered(95, f"?page={page}").rows]
    assert told == list(range(95))
