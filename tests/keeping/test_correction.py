"""Corrections by a person, and readings that come after them."""

import datetime as dt

import pytest

from answerable import record
from answerable.keeping.changes.correction import CorrectionError, correct_field, release_field
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Meeting, Promise, Question, Table
from answerable.keeping.search.find import Filters, find
from tests.keeping.readings import Print, board_notes, make_reading, panel_agenda, read_again

pytestmark = pytest.mark.django_db


def test_a_corrected_field_stays_when_the_paper_is_read_again():
    file_pack([board_notes()], by="clerk")
    correct_field(Promise.objects.get(), "due_printed", "by June", by="clerk", reason="the tape of the meeting")

    file_pack([read_again(board_notes(promise="report"), of=board_notes())], by="clerk")

    promise = Promise.objects.get()
    assert promise.due_printed == "by June"
    assert promise.text == "He would report to the Board with the numbers by May."


def test_corrected_words_are_public_and_found_and_stay_so():
    file_pack([board_notes()], by="clerk")
    words = "He would write to Mrs Quill about training by May."
    correct_field(Promise.objects.get(), "text", words, by="clerk", reason="the tape of the meeting")

    file_pack([read_again(board_notes(promise="report"), of=board_notes())], by="clerk")

    promise = Promise.objects.get()
    assert promise.text == words
    assert promise.public_text == "He would write to [name withheld] about training by May."
    assert find("training", Filters(kinds=("promise",))).total == 1
    assert promise.passage.text.startswith("He would report")


def test_a_corrected_row_stays_though_its_reader_no_longer_finds_it():
    file_pack([board_notes()], by="clerk")
    correct_field(Promise.objects.get(), "strength", "plan", by="clerk", reason="only announced")

    file_pack([read_again(board_notes(), of=board_notes(), promises=())], by="clerk")

    assert Promise.objects.standing().get().strength == "plan"


def test_a_corrected_link_stays():
    file_pack([panel_agenda(), board_notes()], by="clerk")
    meeting = Meeting.objects.get(date=dt.date(2022, 2, 22))
    correct_field(
        meeting, "chair", meeting.attendance.last().person_id, by="clerk", reason="the chair was handed over"
    )

    file_pack([read_again(board_notes(promise="report"), of=board_notes())], by="clerk")

    assert Meeting.objects.get(pk=meeting.pk).chair.name == "Cleo Finch"


def test_a_corrected_cell_of_one_paper_stays():
    first = _table([["Fleet", "4.7"]], "one")
    file_pack([first], by="clerk")
    correct_field(
        Table.objects.get(), "caption", "Capital programme", by="clerk", reason="it stands on the page before"
    )

    file_pack([read_again(_table([["Fleet", "5.1"]], "two"), of=first)], by="clerk")

    table = Table.objects.get()
    assert (table.caption, table.public_caption, table.rows) == ("Capital programme",) * 2 + ([["Fleet", "5.1"]],)


def test_a_released_field_is_what_the_paper_says_at_the_next_reading():
    file_pack([board_notes()], by="clerk")
    promise = correct_field(Promise.objects.get(), "text", "Other words.", by="clerk", reason="a slip")
    release_field(promise, "text", by="clerk", reason="the paper was right")

    file_pack([read_again(board_notes(promise="report"), of=board_notes())], by="clerk")

    promise.refresh_from_db()
    assert promise.text == promise.public_text == "He would report to the Board with the numbers by May."


def test_a_correction_tells_what_was_there_before():
    file_pack([board_notes()], by="clerk")
    correct_field(Question.objects.get(kind="board"), "number", "2", by="clerk", reason="misread")

    entry = AuditEntry.objects.last()
    assert entry.changes == {"field": "number", "before": "1", "after": "2"}
    assert entry.reason == "misread"


@pytest.mark.parametrize(
    ("field", "value", "reason", "sentence"),
    [
        ("due_printed", "by June", " ", "needs a reason"),
        ("colour", "red", "why not", "no field 'colour'"),
        ("public_text", "x", "why not", "no field 'public_text'"),
        ("is_public", True, "why not", "no field 'is_public'"),
        ("strength", "iron", "why not", "not a valid choice"),
        ("date", "yesterday", "why not", "invalid date format"),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused_in_a_sentence(field, value, reason, sentence):
    file_pack([board_notes()], by="clerk")

    with pytest.raises(CorrectionError, match=sentence):
        correct_field(Promise.objects.get(), field, value, by="clerk", reason=reason)
    assert AuditEntry.objects.count() == 1


def _table(rows, name):
    printed = Print()
    cite = printed.write("Capital, £m 2022/23")
    table = record.Table(
        id="t1", caption="£m", header=("Item", "2022/23"), rows=tuple(map(tuple, rows)), kind="data", cite=cite
    )
    return make_reading(printed, name=f"{name}.txt", tables=(table,))
