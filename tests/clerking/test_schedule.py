"""The publication schedule of a policing body."""

import pytest

from answerable.keeping.models.desk import Disclosure, Role
from tests.clerking.test_clock import words_of
from tests.keeping.desk.makings import make_board, make_panel

pytestmark = pytest.mark.django_db


def test_a_row_that_is_written_down_is_judged_from_then_on(sign_in):
    board = make_board()
    clerk, address = sign_in(Role.CLERK, board), f"/desk/bodies/{board.pk}/schedule"
    assert "0 overdue, 0 due, 33 of which nothing was written down here yet." in words_of(clerk.get(address))
    clerk.post(f"{address}/3g", {"published_to": "2022-01-31", "place": "Spending page"})
    page = words_of(clerk.get(address))
    assert "1 overdue, 0 due, 32 of which" in page
    assert "for Tuesday 1 February 2022 to Monday 28 February 2022 was to be public by Thursday 31 March 2022" in page
    clerk.post(f"{address}/7B", {"changed_on": "2022-03-01"})
    assert "came on Tuesday 1 March 2022 and is not public yet" in words_of(clerk.get(address))
    clerk.post(f"{address}/7B", {"changed_on": "2022-03-01", "published_on": "2022-03-02", "revision": 1})
    assert "is not public yet" not in words_of(clerk.get(address))


def test_rows_that_differ_in_a_capital_are_two(sign_in):
    board = make_board()
    clerk = sign_in(Role.CLERK, board)
    for row in ("2a", "2A"):
        clerk.post(f"/desk/bodies/{board.pk}/schedule/{row}", {"published_on": "2022-03-02"})
    assert sorted(Disclosure.objects.values_list("row", flat=True)) == ["2A", "2a"]
    assert clerk.get(f"/desk/bodies/{board.pk}/schedule/9z").status_code == 404


def test_a_panel_is_told_that_the_order_binds_the_policing_body(sign_in):
    panel = make_panel()
    page = words_of(sign_in(Role.CLERK, panel).get(f"/desk/bodies/{panel.pk}/schedule"))
    assert "The order binds the policing body itself" in page
