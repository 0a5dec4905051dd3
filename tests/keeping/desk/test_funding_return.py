"""Returns on a fund: of a quarter, of the body's own files, sent once and then as they were sent."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.changes.desk.row import RefusedError
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import our_force, take_offences

pytestmark = pytest.mark.django_db


def begin(body=None, **values):
    given = {"name": "Hotspot fund", "first_on": dt.date(2024, 4, 1), **values}
    return changes.begin_funding_return(body or our_force(), by=ANALYST, **given)


@pytest.mark.parametrize("day", [dt.date(2024, 5, 1), dt.date(2024, 4, 2)])
def test_a_return_is_of_a_quarter(day):
    with pytest.raises(RefusedError, match="A quarter begins on") as refused:
        begin(first_on=day)
    assert refused.value.field == "first_on"


def test_a_file_of_another_body_is_refused_at_its_field(tmp_path):
    with pytest.raises(RefusedError, match="is a file of Northshire Police") as refused:
        begin(make_body("Eastmere Police", "force"), offences=take_offences(tmp_path))
    assert refused.value.field == "offences"


def test_what_was_sent_stays_and_is_not_sent_again():
    row = begin()
    with pytest.raises(RefusedError, match="not come yet"):
        changes.send_funding_return(row, by=ANALYST, sent_on=dt.date(2199, 1, 1))
    sent = changes.send_funding_return(row, by=ANALYST, sent_on=dt.date(2024, 8, 1))
    with pytest.raises(RefusedError, match="stays as it was"):
        changes.change_funding_return(sent, by=ANALYST, note="Later")
    with pytest.raises(RefusedError, match="already"):
        changes.send_funding_return(sent, by=ANALYST, sent_on=dt.date(2024, 8, 2))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("first_on", {"first_on": dt.date(2024, 4, 2)}),
        ("due_on", {"due_on": dt.date(2024, 3, 31)}),
    ],
)
def test_days_that_do_not_fit_a_quarter_are_refused_when_it_is_begun_and_when_it_is_changed(field, values):
    with pytest.raises(RefusedError) as refused:
        begin(**values)
    assert refused.value.field == field
    with pytest.raises(RefusedError) as refused:
        changes.change_funding_return(begin(), by=ANALYST, **values)
    assert refused.value.field == field


def test_a_quarter_of_a_fund_is_begun_once_and_not_sent_before_it_begins():
    row = begin()
    with pytest.raises(RefusedError, match="on the desk already") as refused:
        begin()
    assert refused.value.field == "first_on"
    assert begin(name="Another fund")
    with pytest.raises(RefusedError, match="begins on 1 April 2024") as refused:
        changes.send_funding_return(row, by=ANALYST, sent_on=dt.date(2019, 1, 1))
    assert refused.value.field == "sent_on"


def test_a_return_is_not_changed_to_a_file_of_another_body(tmp_path):
    row = begin(make_body("Eastmere Police", "force"))
    with pytest.raises(RefusedError, match="is a file of Northshire Police") as refused:
        changes.change_funding_return(row, by=ANALYST, offences=take_offences(tmp_path))
    assert refused.value.field == "offences"
