"""Minutes opened, numbered in the body's own style, written by several people at once, and closed."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.confirmation import confirm_minutes
from answerable.keeping.changes.desk.minute import change_minute, open_minute, remove_minute
from answerable.keeping.changes.desk.minute_entry import merge_entries, take_edit, take_edits
from answerable.keeping.changes.desk.minutes import publish_draft_minutes
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.minute_line import print_line
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Minute, MinuteEdit, MinuteEntry
from answerable.keeping.queries.desk.minute import (
    clause_numbers,
    edited_since,
    judge_refs,
    last_edit_of,
    minutes_of,
    next_ref,
)
from tests.keeping.desk.makings import CLERK, make_business, make_sitting
from tests.keeping.desk.makings_minutes import begin, make_meeting, new_edit, write

OTHER = "Olga Penn <olga@office.example>"

pytestmark = pytest.mark.django_db


def test_minutes_of_a_panel_run_on_from_meeting_to_meeting():
    first = make_meeting("panel")
    assert [begin(first).ref, begin(first, 1).ref] == ["681", "682"]
    later = make_sitting(first.body, dt.date(2023, 3, 20))
    assert open_minute(later, by=CLERK, title="Apologies").ref == "683"


def test_minutes_of_a_board_begin_again_each_year():
    first = make_meeting("board")
    assert [begin(first).ref, begin(first, 1).ref] == ["001/23", "002/23"]
    same_year = make_sitting(first.body, dt.date(2023, 3, 20))
    assert next_ref(same_year) == "003/23"
    assert next_ref(make_sitting(first.body, dt.date(2024, 1, 15))) == "001/24"


def test_beginning_an_item_closes_the_one_before():
    sitting = make_meeting()
    first = begin(sitting, at=dt.time(14, 5))
    begin(sitting, 1, at=dt.time(14, 20))
    first.refresh_from_db()
    assert (first.opened_at, first.closed_at) == (dt.time(14, 5), dt.time(14, 20))


def test_item_is_begun_once_only():
    sitting = make_meeting()
    begin(sitting)
    with pytest.raises(RefusedError, match="was begun already"):
        begin(sitting)


def test_number_used_before_is_refused_and_a_gap_is_pointed_out():
    sitting = make_meeting()
    begin(sitting)
    second = begin(sitting, 1)
    with pytest.raises(RefusedError) as refused:
        change_minute(second, by=CLERK, ref="681")
    assert [ruling.code for ruling in refused.value.rulings] == ["E-MINUTE-DUPLICATE"]
    change_minute(second, by=CLERK, ref="684")
    rulings = judge_refs(sitting, ["681", "684"])
    assert [(ruling.code, ruling.stops) for ruling in rulings] == [("W-MINUTE-GAP", False)]


def test_number_of_an_earlier_meeting_is_refused():
    begin(first := make_meeting())
    later = make_sitting(first.body, dt.date(2023, 3, 20))
    minute = open_minute(later, by=CLERK, title="Apologies")
    with pytest.raises(RefusedError, match="was used at the meeting of 6 February 2023"):
        change_minute(minute, by=CLERK, ref="681")


def test_number_in_another_style_is_refused():
    minute = begin(make_meeting("panel"))
    with pytest.raises(RefusedError, match="681"):
        change_minute(minute, by=CLERK, ref="001/23")


def test_minute_of_a_closed_item_is_closed():
    sitting = make_meeting(items=())
    make_business(sitting, "A contract", confidentiality="exempt", exempt_paragraph=3)
    minute = begin(sitting)
    assert (minute.confidentiality, minute.exempt_paragraph) == ("exempt", 3)


def test_minute_with_notes_is_not_removed():
    minute = begin(make_meeting())
    entry = write(minute, "Something was said.")[0]
    with pytest.raises(RefusedError, match="notes or votes"):
        remove_minute(minute, by=CLERK)
    take_edit(minute.sitting, {"key": "gone", "entry": entry.key, "base": 1, "remove": True}, by=CLERK)
    remove_minute(minute, by=CLERK)
    assert not Minute.objects.standing().exists()


def test_resolutions_number_themselves():
    minute = begin(make_meeting())
    entries = write(minute, "= one;", "A note.", "= two:", "== first;", "== second;", "= three.")
    numbers = clause_numbers(entries)
    assert [numbers.get(entry.key) for entry in entries] == ["i", None, "ii", "ii a", "ii b", "iii"]
    assert list(clause_numbers(entries[:1]).values()) == [""]


def test_entry_written_between_two_others_stands_between_them():
    minute = begin(make_meeting())
    first, _last = write(minute, "first", "last")
    edits = [new_edit(f"between {number}", minute=minute) for number in range(30)]
    before = first.key
    for edit in edits:
        take_edit(minute.sitting, edit | {"after": before}, by=CLERK)
        before = edit["entry"]
    told = [entry.text for entry in minutes_of(minute.sitting)[0].kept_entries]
    assert told == ["first", *(f"between {number}" for number in range(30)), "last"]


def test_edit_that_comes_twice_is_taken_in_once():
    minute = begin(make_meeting())
    edit = new_edit("Said once.", minute=minute)
    outcomes = [take_edit(minute.sitting, edit, by=CLERK) for _ in range(3)]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert [entry.text for entry in MinuteEntry.objects.all()] == ["Said once."]
    assert AuditEntry.objects.filter(act="write minute").count() == 1


def test_edits_that_follow_each_other_build_on_each_other_though_no_answer_came():
    minute = begin(make_meeting())
    first = new_edit("The rep", minute=minute)
    second = new_edit("The report", entry=first["entry"], follows=first["key"])
    third = new_edit("The report was noted.", entry=first["entry"], follows=second["key"])
    states = [outcome["state"] for outcome in take_edits(minute.sitting, [first, second, third], by=CLERK)]
    assert states == ["saved"] * 3
    entry = MinuteEntry.objects.get()
    assert (entry.text, entry.revision) == ("The report was noted.", 3)


def test_two_people_in_one_entry_overwrite_nothing():
    minute = begin(make_meeting())
    entry = write(minute, "The force spoke.")[0]
    take_edit(minute.sitting, new_edit("The force spoke at length.", entry=entry.key, base=1), by=CLERK)
    mine = new_edit("The force spoke briefly.", entry=entry.key, base=1)
    outcome = take_edit(minute.sitting, mine, by=OTHER)
    assert outcome["state"] == "beside"
    both = {(row.text, row.writer) for row in MinuteEntry.objects.all()}
    assert both == {("The force spoke at length.", CLERK), ("The force spoke briefly.", OTHER)}
    more = new_edit("The force spoke briefly, and well.", entry=entry.key, follows=mine["key"])
    assert take_edit(minute.sitting, more, by=OTHER)["entry"] == outcome["entry"]
    assert MinuteEntry.objects.get(key=outcome["entry"]).text == "The force spoke briefly, and well."
    assert MinuteEntry.objects.get(key=entry.key).text == "The force spoke at length."


def test_two_who_write_the_same_are_of_one_mind():
    minute = begin(make_meeting())
    entry = write(minute, "The force spoke.")[0]
    for by in (CLERK, OTHER):
        outcome = take_edit(minute.sitting, new_edit("Noted.", entry=entry.key, base=1), by=by)
        assert outcome["state"] == "saved"
    assert MinuteEntry.objects.count() == 1


def test_what_was_written_in_a_removed_entry_stands_by_itself():
    minute = begin(make_meeting())
    entry = write(minute, "The force spoke.")[0]
    take_edit(minute.sitting, {"key": "gone", "entry": entry.key, "base": 1, "remove": True}, by=CLERK)
    mine = new_edit("The force spoke of Ashby.", entry=entry.key, base=1)
    outcomes = [take_edit(minute.sitting, mine, by=OTHER)]
    more = new_edit("The force spoke of Ashby and Corston.", entry=entry.key, follows=mine["key"])
    outcomes.append(take_edit(minute.sitting, more, by=OTHER))
    assert outcomes[0]["entry"] == outcomes[1]["entry"] != entry.key
    assert [row.text for row in MinuteEntry.objects.standing()] == ["The force spoke of Ashby and Corston."]


def test_entry_that_somebody_changed_meanwhile_is_not_removed():
    minute = begin(make_meeting())
    entry = write(minute, "The force spoke.")[0]
    take_edit(minute.sitting, new_edit("The force spoke of Ashby.", entry=entry.key, base=1), by=CLERK)
    gone = {"key": "gone", "entry": entry.key, "base": 1, "remove": True}
    outcome = take_edit(minute.sitting, gone, by=OTHER)
    assert (outcome["state"], "Una Marsh" in outcome["words"]) == ("refused", True)
    assert MinuteEntry.objects.standing().get().text == "The force spoke of Ashby."


def test_merging_makes_one_of_two_versions_and_keeps_both_in_the_trace():
    minute = begin(make_meeting())
    entry = write(minute, "A.")[0]
    take_edit(minute.sitting, new_edit("A and B.", entry=entry.key, base=1), by=CLERK)
    beside = take_edit(minute.sitting, new_edit("A and C.", entry=entry.key, base=1), by=OTHER)
    version = MinuteEntry.objects.get(key=beside["entry"])
    entry.refresh_from_db()
    with pytest.raises(ConflictError):
        merge_entries(entry, version, "?", by=CLERK, revision=1, version_revision=1)
    merge_entries(entry, version, "A, B and C.", by=CLERK, revision=2, version_revision=1)
    assert [row.text for row in MinuteEntry.objects.standing()] == ["A, B and C."]
    told = " ".join(str(one.changes) for one in AuditEntry.objects.filter(subject__startswith="minuteentry/"))
    assert "A and B." in told
    assert "A and C." in told


def test_edit_that_cannot_be_taken_in_is_kept_with_its_words():
    minute = begin(make_meeting())
    outcome = take_edit(minute.sitting, new_edit("Lost?", minute=minute) | {"minute": 999}, by=CLERK)
    assert outcome["state"] == "refused"
    assert MinuteEdit.objects.get(key=outcome["key"]).told["line"] == "Lost?"


@pytest.mark.parametrize(
    "edit",
    [
        {},
        {"key": "a"},
        {"key": "b", "entry": "x", "line": 3},
        {"key": "c", "entry": "", "line": "words"},
        {"key": "d", "entry": "x", "line": "x" * 20_001},
        {"key": "e", "entry": "x", "remove": True},
        {"key": "f", "call": {"person": "x", "manner": "present"}},
        {"key": "g", "call": []},
    ],
)
def test_malformed_edit_is_refused_in_a_sentence_and_changes_nothing(edit):
    minute = begin(make_meeting())
    outcome = take_edit(minute.sitting, edit, by=CLERK)
    assert outcome["state"] == "refused"
    assert outcome["words"].endswith(".")
    assert not MinuteEntry.objects.exists()


def test_edit_of_another_meeting_does_not_reach_this_one():
    minute = begin(make_meeting())
    entry = write(minute, "Ours.")[0]
    elsewhere = make_sitting(minute.sitting.body, dt.date(2023, 3, 20))
    open_minute(elsewhere, by=CLERK, title="Theirs")
    outcome = take_edit(elsewhere, new_edit("Not ours.", entry=entry.key, base=1), by=OTHER)
    assert outcome["state"] == "refused"
    entry.refresh_from_db()
    assert entry.text == "Ours."


def test_edit_of_one_meeting_sent_to_another_is_refused():
    minute = begin(make_meeting())
    edit = new_edit("Ours.", minute=minute)
    take_edit(minute.sitting, edit, by=CLERK)
    elsewhere = make_sitting(minute.sitting.body, dt.date(2023, 3, 20))
    assert take_edit(elsewhere, edit, by=CLERK)["state"] == "refused"


def test_characters_that_no_database_keeps_are_left_out():
    minute = begin(make_meeting())
    outcome = take_edit(minute.sitting, new_edit("On\x00e \ud800two.", minute=minute), by=CLERK)
    assert (outcome["state"], MinuteEntry.objects.get().text) == ("saved", "One ?two.")


def test_changes_of_others_are_found_from_the_last_one_seen():
    minute = begin(make_meeting())
    write(minute, "Seen.")
    cursor = last_edit_of(minute.sitting)
    new = write(minute, "Not seen.")
    assert edited_since(minute.sitting, cursor) == new


def test_undoing_an_entry_takes_it_away_again():
    minute = begin(make_meeting())
    entry = write(minute, "A slip.")[0]
    undo_act(AuditEntry.objects.get(subject=entry.subject), by=CLERK)
    assert not MinuteEntry.objects.standing().exists()


def test_three_hours_of_typing_by_two_people_lose_no_entry(django_assert_max_num_queries):
    """A thousand entries, each written in three strokes and every third answer lost on the way."""
    minute = begin(make_meeting())
    wanted = {}
    for number in range(340):
        first = new_edit(f"Entry {number}", minute=minute)
        second = new_edit(f"Entry {number} was", entry=first["entry"], follows=first["key"])
        third = new_edit(f"Entry {number} was written.", entry=first["entry"], follows=second["key"])
        wanted[first["entry"]] = third["line"]
        by = CLERK if number % 2 else OTHER
        take_edits(minute.sitting, [first, second], by=by)
        again = [first, second, third] if number % 3 == 0 else [third]
        assert {outcome["state"] for outcome in take_edits(minute.sitting, again, by=by)} == {"saved"}
    with django_assert_max_num_queries(4):
        kept = minutes_of(minute.sitting)[0].kept_entries
    assert {entry.key: print_line(entry) for entry in kept} == wanted
    assert MinuteEdit.objects.count() == 3 * 340


def test_confirmed_minutes_are_not_edited_any_more(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    minute = begin(make_meeting())
    entry = write(minute, "As it was.")[0]
    publish_draft_minutes(minute.sitting, by=CLERK)
    minute.sitting.refresh_from_db()
    confirm_minutes(minute.sitting, make_sitting(minute.sitting.body, dt.date(2023, 3, 20)), by=CLERK)
    late = new_edit("As it was not.", entry=entry.key, base=entry.revision)
    outcome = take_edit(minute.sitting, late, by=OTHER)
    assert (outcome["state"], "confirmed" in outcome["words"]) == ("refused", True)
    assert MinuteEdit.objects.get(key=late["key"]).told["line"] == "As it was not."
