"""What the first screen tells of violence: updates, things agreed, returns on a fund, trials over, reports begun."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk import engagement, intervention
from answerable.keeping.models.desk import Role, Trial
from answerable.keeping.queries.desk import engagement as plans
from answerable.keeping.queries.desk.access import Reach
from answerable.keeping.queries.desk.due.desk import due_for
from examples.desk.past import on_day
from tests.keeping.desk.makings import make_account
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    ENDS,
    READ,
    make_plan,
    make_report,
    our_force,
    read_trial,
    register_trial,
)
from tests.keeping.desk.makings_question import at

pytestmark = pytest.mark.django_db
UPDATE = "Tell the community how it stands, and give the day of the next update"
AGREED = "Say what became of what was agreed"
SEND = "Send the return, and say when it was sent"
READ_IT = "Read the result of the trial, once its last offences are loaded"


def due(day, role):
    now = at(str(day), 9)
    account = make_account(role, our_force(), email=f"{role}.{day}@office.example")
    return [(one.words, one.day) for one in due_for(Reach(account, now.date()), now) if one.kind == "Violence"]


def test_an_update_is_due_a_week_ahead_and_what_was_agreed_until_it_is_done(tmp_path):
    plan = make_plan(tmp_path, next_update_on=dt.date(2025, 2, 20))
    assert due("2025-02-12", Role.AUTHOR) == []
    assert due("2025-02-13", Role.AUTHOR) == [(UPDATE, dt.date(2025, 2, 20))]
    assert due("2025-03-02", Role.CLERK) == [(UPDATE, dt.date(2025, 2, 20)), (AGREED, dt.date(2025, 3, 1))]
    assert due("2025-03-02", Role.MEMBER) == []
    entry = plans.list_entries(plan)[0]
    engagement.change_entry(entry, by=ANALYST, done_on=dt.date(2025, 3, 1))
    assert due("2025-03-03", Role.ANALYST) == [(UPDATE, dt.date(2025, 2, 20))]


def test_a_return_is_due_until_it_is_sent_to_those_who_keep_it():
    row = intervention.begin_funding_return(
        our_force(), by=ANALYST, name="Hotspot fund", first_on=dt.date(2024, 4, 1), due_on=dt.date(2024, 8, 31)
    )
    assert due("2024-07-01", Role.FINANCE_OFFICER) == []
    for role in (Role.FINANCE_OFFICER, Role.ANALYST):
        assert due("2024-08-01", role) == [(SEND, dt.date(2024, 8, 31))]
    assert due("2024-08-01", Role.CLERK) == []
    intervention.send_funding_return(row, by=ANALYST, sent_on=dt.date(2024, 8, 20))
    assert due("2024-08-21", Role.FINANCE_OFFICER) == []


def test_a_trial_that_is_over_is_to_be_read_and_one_that_is_read_is_not(tmp_path):
    register_trial(tmp_path)
    assert due(ENDS, Role.ANALYST) == []
    assert due(ENDS + dt.timedelta(days=1), Role.ANALYST) == [(READ_IT, None)]
    assert due(ENDS + dt.timedelta(days=1), Role.CLERK) == []


def test_a_trial_that_was_read_is_no_longer_due_and_its_report_is(tmp_path):
    reading = read_trial(tmp_path)
    assert due(READ, Role.ANALYST) == []
    with on_day(READ):
        make_report("result", reading=reading)
    assert Trial.objects.get() == reading.trial
    for role in (Role.ANALYST, Role.CLERK):
        assert due(READ + dt.timedelta(days=1), role) == [("Publish the patrol report, or drop it", None)]
