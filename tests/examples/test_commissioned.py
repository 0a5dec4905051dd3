"""The demonstration's services, whatever day it is made on."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.fund import open_fund
from answerable.keeping.models.desk import Intervention
from examples.desk.commissioned import SAFETY, commission_services
from examples.desk.past import on_day
from tests.keeping.desk.makings import CLERK, make_board

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (dt.date(2027, 1, 1), dt.date(2026, 12, 31)),
        (dt.date(2027, 1, 9), dt.date(2026, 12, 31)),
        (dt.date(2028, 2, 29), dt.date(2027, 12, 31)),
        (dt.date(2027, 4, 1), dt.date(2027, 3, 31)),
    ],
)
def test_services_returned_the_last_quarter_that_is_over(today, last):
    board = make_board()
    with on_day(today):
        open_fund(board, by=CLERK, name="Community safety", code=SAFETY, amounts={"2026": "100000.00"})
        commission_services(board, CLERK, today)
    ends = {max(each.last_on for each in row.returns.standing()) for row in Intervention.objects.standing()}
    assert ends == {last}
