"""The tracker of a body: three tables held against the undertakings, what is lost found, the print read back."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.minutes import publish_draft_minutes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.tracker import publish_tracker
from answerable.keeping.changes.desk.undertaking import complete, drop, take_in_hand
from answerable.keeping.changes.desk.undertaking_update import give_update
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.settlement import drop_owed
from answerable.keeping.models import Action, Promise, Resolution, Settlement
from answerable.keeping.models.desk import Mark, Minute, MinuteEntry, PublicationKind, Undertaking
from answerable.keeping.queries.desk.offer import find_owed, list_offers
from answerable.keeping.queries.desk.tracker import judge_tracker, tracker_of, tracker_sheet, year_begins
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import (
    FEBRUARY,
    JANUARY,
    NOVEMBER,
    OWNER_EMAIL,
    RATES,
    make_evidence,
    make_undertaking,
)
from tests.keeping.desk.test_minutes import held
from tests.keeping.owed import DATE, VOW, minutes, tracker

pytestmark = pytest.mark.django_db

# A minute that asks for five things, as one of a real panel did; the tracker that followed carried four of them.
CLAUSES = (
    "The Commissioner provide the Panel with the headcount of officers and staff by district.",
    "The Commissioner provide a summary of the support given to student officers.",
    "The Commissioner report back on what the staff survey found about morale.",
    "The Commissioner provide the Panel with data on resignation rates.",
    DATE,
)


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def sitting(panel):
    return make_sitting(panel, FEBRUARY)


def tables(sitting):
    sheet = tracker_sheet(sitting.body, sitting)
    return [[row.ref for row in table] for table in (sheet.outstanding, sheet.current, sheet.completed)]


def done(row, on):
    make_evidence(row)
    return complete(row, by=CLERK, on=on)


def test_three_tables_hold_what_is_of_earlier_years_of_this_one_and_what_was_completed_in_it(panel, sitting):
    make_undertaking(panel, ref="630", origin_on=dt.date(2022, 1, 17))
    make_undertaking(panel, ref="687 iii a")
    done(make_undertaking(panel, ref="674"), on=JANUARY)
    done(make_undertaking(panel, ref="600", origin_on=dt.date(2021, 9, 6)), on=dt.date(2021, 12, 6))
    make_undertaking(panel, ref="701", origin_on=FEBRUARY)
    assert tables(sitting) == [["630"], ["687 iii a"], ["674"]]


def test_a_panels_year_begins_in_may_and_a_boards_in_april(panel):
    assert year_begins(panel, dt.date(2022, 4, 30)) == dt.date(2021, 5, 1)
    assert year_begins(panel, dt.date(2022, 5, 1)) == dt.date(2022, 5, 1)
    assert year_begins(make_board(), dt.date(2022, 4, 30)) == dt.date(2022, 4, 1)


def test_what_is_open_is_on_the_next_tracker_and_the_one_after(panel, sitting):
    make_undertaking(panel)
    later = make_sitting(panel, dt.date(2023, 6, 12))
    assert tables(sitting) == [[], ["687 iii d"], []]
    assert tables(later) == [["687 iii d"], [], []]


def test_what_was_dropped_is_told_once_with_its_decision(panel, sitting):
    row = make_undertaking(panel)
    drop(row, by=CLERK, who="The Panel", decision="minute 701 i", reason="The data are not held.")
    today = Undertaking.objects.get().dropped_at.date()
    told, after = (make_sitting(panel, today + dt.timedelta(days=days)) for days in (10, 40))
    (line,) = (*tracker_sheet(panel, told).outstanding, *tracker_sheet(panel, told).current)
    assert line.update == "Not pursued, by minute 701 i (The Panel): The data are not held."
    assert tables(after) == [[], [], []]


def test_closed_ones_and_addresses_of_owners_are_in_nothing_that_is_printed(panel, sitting):
    make_undertaking(panel, text="Zqclosed matter.", confidentiality="exempt")
    make_undertaking(panel)
    sheet = repr(tracker_sheet(panel, sitting))
    assert ("Zqclosed" in sheet, OWNER_EMAIL in sheet, RATES in sheet) == (False, False, True)
    assert len(tracker_of(panel, sitting, closed=True).rows) == 2


def test_the_clause_that_no_row_carries_is_found(panel, sitting):
    rows = [(f"687 iii {letter}", clause) for letter, clause in zip("abcd", CLAUSES, strict=False)]
    file_pack([minutes(*CLAUSES), tracker(*rows)], by="clerk")
    assert Resolution.objects.count() == 5
    for action in Action.objects.all():
        take_in_hand(action, by=CLERK)
    (lost,) = [ruling for ruling in judge_tracker(panel, sitting) if ruling.code == "E-ACTION-LOST"]
    assert "687 iii e" in lost.words
    assert "establishment date of the lighthouse" in lost.words
    assert not lost.stops
    (offer,) = list_offers(panel)
    take_in_hand(find_owed(offer.kind, offer.key, panel), by=CLERK)
    assert [ruling.code for ruling in judge_tracker(panel, sitting)] == ["W-ACTION-NO-UPDATE"] * 5


def test_open_rows_of_old_trackers_and_promises_are_offered_until_taken_or_dropped(panel):
    file_pack(
        [minutes(RATES, promises=[VOW]), tracker(("687 iii a", RATES), ("690 ii", "The Clerk send a leaflet."))],
        by="clerk",
    )
    assert {(one.kind, one.ref) for one in list_offers(panel)} == {
        ("action", "687 iii a"), ("action", "690 ii"), ("promise", "687")
    }  # fmt: skip
    take_in_hand(Action.objects.get(ref="687 iii a"), by=CLERK)
    drop_owed(Promise.objects.get(), by="Una Third", role="Clerk", reason="It was answered at the meeting.")
    assert [one.ref for one in list_offers(panel)] == ["690 ii"]


def test_what_the_desks_own_minutes_ask_for_is_offered_too(panel, sitting):
    minute = Minute.objects.create(sitting=sitting, order=1, ref="701", title="Rates", confidentiality="open")
    for number, (mark, text) in enumerate(
        [
            (Mark.ACTION, "Send the leaflet."),
            (Mark.RESOLUTION, "That the Commissioner provide the figures."),
            (Mark.RESOLUTION, "That the report be noted."),
            (Mark.NOTE, "The Commissioner spoke."),
        ]
    ):
        MinuteEntry.objects.create(minute=minute, key=f"k{number}", order=number, mark=mark, text=text, writer=CLERK)
    words = [one.words for one in list_offers(panel)]
    assert words == ["Send the leaflet.", "That the Commissioner provide the figures."]
    taken = take_in_hand(find_owed("entry", list_offers(panel)[0].key, panel), by=CLERK)
    assert (taken.ref, taken.origin_on, taken.is_open) == ("701", FEBRUARY, True)
    assert [one.words for one in list_offers(panel)] == words[1:]


def test_nothing_of_another_body_is_offered_or_taken(panel):
    file_pack([tracker(("687 iii a", RATES))], by="clerk")
    board = make_board()
    assert list_offers(board) == []
    assert find_owed("action", Action.objects.get().pk, board) is None


def test_offers_take_as_many_queries_for_three_as_for_one(panel, django_assert_num_queries):
    file_pack([tracker(("687 iii a", RATES))], by="clerk")
    with django_assert_num_queries(4):
        assert len(list_offers(panel)) == 1
    more = tracker(("1", "Ring the bell."), ("2", "Mend the roof."), name="more.txt", date=FEBRUARY)
    file_pack([more], by="clerk")
    with django_assert_num_queries(4):
        assert len(list_offers(panel)) == 3


def test_a_published_tracker_is_read_back_as_it_was_printed(panel, sitting):
    make_undertaking(panel, ref="630", text="Compare the budgets of like forces.", origin_on=dt.date(2022, 1, 17))
    row = make_undertaking(panel, due_on=dt.date(2023, 3, 20))
    give_update(row, status="in_progress", text="The figures are being gathered.", by=CLERK)
    done(make_undertaking(panel, ref="674", text="Find members for the sub-group."), on=JANUARY)
    made = publish_tracker(sitting, by=CLERK)
    assert (made.kind, made.is_public) == (PublicationKind.TRACKER, True)
    kept = {action.ref: action for action in Action.objects.all()}
    assert {ref: (one.text, one.status, one.is_public) for ref, one in kept.items()} == {
        "630": ("Compare the budgets of like forces.", "outstanding", True),
        "687 iii d": (RATES, "outstanding", True),
        "674": ("Find members for the sub-group.", "complete", True),
    }
    assert kept["687 iii d"].due_date == dt.date(2023, 3, 20)
    assert kept["687 iii d"].updates.get().text == "The figures are being gathered."
    assert kept["687 iii d"].origin_date == NOVEMBER


def test_a_published_row_is_joined_to_its_action_and_not_offered_again(panel, sitting):
    row = make_undertaking(panel)
    publish_tracker(sitting, by=CLERK)
    row.refresh_from_db()
    assert row.action == Action.objects.get()
    assert list_offers(panel) == []


def test_what_was_dropped_on_the_desk_is_dropped_in_the_record_once_it_was_printed(panel):
    row = make_undertaking(panel)
    first = make_sitting(panel, timezone.localdate())
    publish_tracker(first, by=CLERK)
    row.refresh_from_db()
    drop(row, by=CLERK, who="The Panel", decision="minute 701 i", reason="The data are not held.")
    assert not Settlement.objects.exists()
    publish_tracker(make_sitting(panel, timezone.localdate() + dt.timedelta(days=30)), by=CLERK)
    assert Settlement.objects.get().public_reason == "The data are not held."


def test_a_tracker_published_again_is_the_next_version(panel, sitting):
    row = make_undertaking(panel)
    first = publish_tracker(sitting, by=CLERK)
    give_update(row, status="in_progress", text="Being gathered.", by=CLERK)
    second = publish_tracker(sitting, by=CLERK)
    assert (second.supersedes, second.paper.version) == (first, 2)


def test_an_empty_tracker_is_not_published(sitting):
    with pytest.raises(RefusedError, match="nothing to track yet"):
        publish_tracker(sitting, by=CLERK)


def test_what_the_minutes_put_on_the_desk_is_not_offered_again_once_they_are_published():
    sitting = held("panel")
    publish_draft_minutes(sitting, by=CLERK)
    assert Undertaking.objects.filter(minute_entry__fact__gt="").count() == Undertaking.objects.count() == 2
    offers = list_offers(sitting.body)
    assert {(one.kind, one.ref) for one in offers} == {("resolution", "682 ii a"), ("resolution", "682 ii b")}
    taken = take_in_hand(find_owed("resolution", offers[0].key, sitting.body), by=CLERK)
    assert taken.text == offers[0].words == "That the Commissioner be asked for: the figures by area"
