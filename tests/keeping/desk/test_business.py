"""Agendas: numbers that follow the order, hours that add up, and what the law refuses of an item."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.keeping.changes.desk.agenda import lay_standing_items
from answerable.keeping.changes.desk.business import change_business, move_business, order_business, remove_business
from answerable.keeping.changes.desk.pack import publish_agenda
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Business, Regime, StandingOrders
from answerable.keeping.queries.desk.business import agenda_of, list_business, resolution_of, time_items
from tests.keeping.desk.makings import CLERK, make_board, make_body, make_panel, make_sitting
from tests.keeping.desk.makings_papers import EXEMPT, make_item

database = pytest.mark.django_db


def titles(sitting):
    return [(row.number, row.title) for row in list_business(sitting)]


@database
def test_items_are_numbered_as_they_stand_however_they_are_moved():
    sitting = make_sitting(make_panel())
    first, second, third = (make_item(sitting, name) for name in ("Budget", "Fleet", "Estate"))
    move_business(third, -1, by=CLERK)
    assert titles(sitting) == [("1", "Budget"), ("2", "Estate"), ("3", "Fleet")]
    move_business(Business.objects.get(pk=first.pk), -1, by=CLERK)
    assert titles(sitting)[0] == ("1", "Budget")
    order_business(sitting, [second.pk, first.pk, third.pk], by=CLERK)
    assert titles(sitting) == [("1", "Fleet"), ("2", "Budget"), ("3", "Estate")]


@database
def test_an_order_with_an_item_too_few_or_too_many_is_refused():
    sitting = make_sitting(make_panel())
    keys = [make_item(sitting, name).pk for name in ("Budget", "Fleet")]
    for wrong in (keys[:1], [*keys, keys[0]], [*keys, 999]):
        with pytest.raises(RefusedError, match="changed by somebody else"):
            order_business(sitting, wrong, by=CLERK)
    assert [row.pk for row in list_business(sitting)] == keys


@database
def test_two_people_cannot_overwrite_each_others_item():
    item = make_item(make_sitting(make_panel()))
    change_business(item, by=CLERK, revision=item.revision, minutes_planned=10)
    with pytest.raises(ConflictError):
        change_business(item, by=CLERK, revision=item.revision, minutes_planned=20)
    assert Business.objects.get(pk=item.pk).minutes_planned == 10


@database
def test_the_exclusion_of_the_public_comes_before_the_first_closed_item_and_goes_with_the_last():
    sitting = make_sitting(make_panel())
    make_item(sitting, "Budget")
    closed = make_item(sitting, "Tender", **EXEMPT)
    assert titles(sitting) == [("1", "Budget"), ("2", "Exclusion of the public"), ("3", "Tender")]
    words = resolution_of(sitting, list_business(sitting))
    assert "item 3, Tender: paragraph 3 (financial or business affairs" in words
    move_business(closed, -1, by=CLERK)
    assert titles(sitting)[1:] == [("2", "Exclusion of the public"), ("3", "Tender")]
    now = Business.objects.get(pk=closed.pk)
    change_business(now, by=CLERK, revision=now.revision, confidentiality="open")
    assert titles(sitting) == [("1", "Budget"), ("2", "Tender")]


@database
def test_a_board_outside_the_act_is_only_warned_of_a_missing_ground_and_of_urgency():
    sitting = make_sitting(make_board())
    make_item(sitting, "Tender", confidentiality="exempt", exempt_paragraph=3)
    make_item(sitting, "Storm", kind="urgent")
    assert [title for _, title in titles(sitting)] == ["Exclusion of the public", "Tender", "Storm"]


@database
def test_a_sub_group_does_not_decide_what_is_the_panels_own():
    body = make_body("Budget Sub-Group", "sub_group")
    given = {"regime": Regime.SUB_GROUP, "numbering": "running", "valid_from": dt.date(2012, 11, 22)}
    add_row(StandingOrders, by=CLERK, act="adopt standing orders", body=body, **given)
    sitting = make_sitting(body, date=dt.date(2023, 1, 31))
    with pytest.raises(RefusedError, match="A sub-group may prepare this and not decide it"):
        make_item(sitting, "Precept", statutory_item="precept_review")
    make_item(sitting, "Questions on the precept")
    assert titles(sitting) == [("1", "Questions on the precept")]


@database
def test_standing_items_are_those_of_the_last_agenda_and_are_laid_once():
    body = make_panel()
    earlier = make_sitting(body, date=dt.date(2022, 11, 14))
    laid = lay_standing_items(earlier, by=CLERK)
    assert [row.title for row in laid][:3] == ["Notice of recording", "Apologies", "Declarations of interest"]
    row = next(row for row in list_business(earlier) if row.kind == "apologies")
    change_business(row, by=CLERK, revision=row.revision, title="Apologies for absence", minutes_planned=5)
    sitting = make_sitting(body)
    lay_standing_items(sitting, by=CLERK)
    assert ("2", "Apologies for absence") in titles(sitting)
    assert lay_standing_items(sitting, by=CLERK) == []


@database
def test_a_body_without_rules_has_no_template():
    with pytest.raises(RefusedError, match="no standing orders on that day"):
        lay_standing_items(make_sitting(make_body()), by=CLERK)


@database
def test_an_item_that_the_law_requires_is_taken_off_only_with_a_reason_and_can_be_had_again():
    sitting = make_sitting(make_panel())
    item = make_item(sitting, "Precept", statutory_item="precept_review")
    with pytest.raises(RefusedError, match="say why"):
        remove_business(item, by=CLERK)
    remove_business(item, by=CLERK, reason="It is taken on 20 February.")
    assert titles(sitting) == []
    undo_act(AuditEntry.objects.filter(act="remove business").latest("sequence"), by=CLERK)
    assert titles(sitting) == [("1", "Precept")]


@database
def test_a_published_item_keeps_its_number_and_what_is_added_since_comes_after_it():
    sitting = make_sitting(make_panel())
    first, last = make_item(sitting, "Budget"), make_item(sitting, "Next meeting", kind="next_meeting")
    publish_agenda(sitting, by=CLERK, today=dt.date(2023, 1, 27))
    added = make_item(sitting, "Fleet")
    assert titles(sitting) == [("1", "Budget"), ("2", "Next meeting"), ("3", "Fleet")]
    order_business(sitting, [last.pk, added.pk, first.pk], by=CLERK)
    assert titles(sitting) == [("2", "Next meeting"), ("3", "Fleet"), ("1", "Budget")]


@database
def test_an_agenda_says_what_is_taken_twice_and_what_lasts_too_long():
    sitting = make_sitting(make_panel(), end_time=dt.time(17))
    make_item(sitting, "Minutes and tracker", minutes_planned=10)
    make_item(sitting, "Tracker", minutes_planned=10)
    make_item(sitting, "Budget", start_time=dt.time(14, 10), minutes_planned=190)
    agenda = agenda_of(sitting)
    assert [ruling.code for ruling in agenda.rulings] == ["W-ITEM-DUPLICATE", "W-OVERRUN", "W-OVERRUN"]
    assert agenda.ends == dt.time(17, 20)


minutes = st.one_of(st.none(), st.integers(0, 90))


@given(st.lists(minutes, max_size=8))
def test_hours_add_up_from_the_planned_minutes(planned):
    rows = [Business(minutes_planned=each) for each in planned]
    items = time_items(dt.time(9, 30), rows)
    before = 0
    for item, each in zip(items, planned, strict=True):
        if each is None:
            assert (item.starts, item.ends) == (None, None)
            continue
        assert item.starts.hour * 60 + item.starts.minute == (9 * 60 + 30 + before) % (24 * 60)
        before += each


def test_a_set_hour_stands_and_the_next_follow_it():
    rows = [
        Business(minutes_planned=20),
        Business(start_time=dt.time(11), minutes_planned=15),
        Business(minutes_planned=5),
    ]
    assert [item.starts for item in time_items(dt.time(10), rows)] == [dt.time(10), dt.time(11), dt.time(11, 15)]
