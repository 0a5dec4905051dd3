"""The one way in which desk rows change: revisions, trace, undo."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.row import (
    ConflictError,
    RefusedError,
    change_row,
    remove_row,
    undo_act,
)
from answerable.keeping.changes.desk.sitting import arrange_sitting, change_sitting
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Sitting
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.queries.public.filing import latest_act
from tests.keeping.desk.makings import CLERK, make_business, make_panel, make_sitting

pytestmark = pytest.mark.django_db
OTHER = "Omar Bell <omar@office.example>"


def last_entry():
    return AuditEntry.objects.order_by("-sequence").first()


def test_a_change_leaves_who_what_before_and_after():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=OTHER, revision=1, venue="Town Hall")
    act = trace_of(sitting)[0]
    assert (act.by, act.act, act.changes) == (OTHER, "change sitting", [("venue", "Council House", "Town Hall")])


def test_a_change_that_changes_nothing_leaves_no_trace():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=OTHER, revision=1, venue="Council House")
    assert len(trace_of(sitting)) == 1
    assert Sitting.objects.get().revision == 1


def test_two_people_cannot_overwrite_each_other():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=OTHER, revision=1, venue="Town Hall")
    with pytest.raises(ConflictError) as conflict:
        change_sitting(sitting, by=CLERK, revision=1, venue="Civic Centre")
    assert "Omar Bell" in str(conflict.value)
    assert Sitting.objects.get().venue == "Town Hall"


def test_a_change_can_be_undone():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=CLERK, revision=1, date=dt.date(2023, 2, 7), venue="Town Hall")
    undo_act(last_entry(), by=CLERK)
    assert (Sitting.objects.get().date, Sitting.objects.get().venue) == (dt.date(2023, 2, 6), "Council House")


def test_undoing_what_the_public_saw_is_seen_by_the_public():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=CLERK, revision=1, venue="Town Hall")
    before = latest_act()
    undo_act(last_entry(), by=CLERK)
    assert latest_act() != before


def test_what_was_changed_again_since_is_not_undone():
    sitting = make_sitting(make_panel())
    change_sitting(sitting, by=CLERK, revision=1, venue="Town Hall")
    entry = last_entry()
    change_sitting(sitting, by=OTHER, revision=2, venue="Civic Centre")
    with pytest.raises(RefusedError, match="venue was changed again since"):
        undo_act(entry, by=CLERK)


def test_removing_is_undone_and_adding_too():
    sitting = make_sitting(make_panel())
    added = last_entry()
    remove_row(sitting, by=CLERK, act="remove sitting")
    assert not Sitting.objects.standing().exists()
    undo_act(last_entry(), by=CLERK)
    assert Sitting.objects.standing().exists()
    undo_act(added, by=CLERK)
    assert not Sitting.objects.standing().exists()


def test_an_act_on_the_record_is_not_undone_here():
    with pytest.raises(RefusedError, match="not a change of one thing on the desk"):
        undo_act(AuditEntry(act="file", subject="some-paper"), by=CLERK)


def test_a_body_does_not_meet_twice_at_one_hour():
    body = make_panel()
    make_sitting(body)
    with pytest.raises(RefusedError, match="already meets on 6 February 2023 at 14:00"):
        arrange_sitting(body, by=CLERK, date=dt.date(2023, 2, 6), start_time=dt.time(14))


def test_work_on_the_desk_leaves_the_public_pages_as_made():
    sitting = make_sitting(make_panel())
    before = latest_act()
    business = make_business(sitting, "Apologies")
    assert latest_act() == before
    change_row(business, by=CLERK, act="publish", is_public=True, number="1")
    assert latest_act() != before
