"""Two at once: whoever comes second gets the next number, the same thing, or a sentence; never the same number."""

import datetime as dt
import threading

import pytest
from django.conf import settings
from django.db import connections

from answerable.keeping.changes.desk.decision_notice import publish_decision
from answerable.keeping.changes.desk.minute import open_minute
from answerable.keeping.changes.desk.minutes import publish_draft_minutes
from answerable.keeping.changes.desk.pack import publish_agenda
from answerable.keeping.changes.desk.question import accept_question, receive_question
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, change_row
from answerable.keeping.changes.desk.submission import file_submission
from answerable.keeping.changes.desk.undertaking_update import give_update
from answerable.keeping.models.desk import (
    DecisionNotice,
    Letter,
    Minute,
    Publication,
    QuestionReceived,
    Sitting,
    SubmissionVersion,
    UndertakingUpdate,
)
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_minutes import begin, make_meeting, write
from tests.keeping.desk.makings_papers import make_accepted, make_item, make_submission
from tests.keeping.desk.makings_question import ASKER, WORDS, at, make_question
from tests.keeping.desk.makings_undertaking import make_decision, make_undertaking

OTHER = "Omar Bell <omar@office.example>"
DAY = dt.date(2023, 1, 25)
LONGEST = 60  # seconds: a thread that waits for longer is stuck


@pytest.fixture(autouse=True)
def file_database(db, tmp_path, monkeypatch):
    """The tables in a file, as an installation has them: each thread with a connection of its own."""
    mine = connections["default"]
    if mine.vendor != "sqlite":
        pytest.skip("the tables of this run are not in SQLite")
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    place = tmp_path / "desk.sqlite3"
    place.write_bytes(mine.connection.serialize())
    monkeypatch.setitem(mine.settings_dict, "NAME", str(place))
    del connections["default"]
    yield
    connections["default"].close()
    connections["default"] = mine


def at_once(*acts):
    """Do each act in a thread of its own, all at the same moment; gives what each gave, or why it was refused."""
    gate, given = threading.Barrier(len(acts), timeout=LONGEST), [None] * len(acts)

    def run(place, act):
        gate.wait()
        try:
            given[place] = act()
        except RefusedError as refused:
            given[place] = refused
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert None not in given, "an act broke"
    return given


def refusals(given):
    return [each for each in given if isinstance(each, RefusedError)]


def test_of_two_who_change_the_same_thing_one_is_told_of_the_other():
    sitting = make_sitting(make_panel())
    given = at_once(
        lambda: change_row(sitting, by=CLERK, act="change sitting", revision=1, venue="Town Hall"),
        lambda: change_row(sitting, by=OTHER, act="change sitting", revision=1, venue="Civic Centre"),
    )
    assert [type(each) for each in refusals(given)] == [ConflictError]
    assert Sitting.objects.get().revision == 2


def test_questions_accepted_at_once_have_numbers_of_their_own():
    sitting = make_sitting(make_panel())
    rows = [make_question(sitting, when=at("2023-01-04", hour), email=f"a{hour}@b.example") for hour in (9, 10, 11)]
    at_once(*(lambda row=row: accept_question(row, by=CLERK, revision=row.revision, text=WORDS) for row in rows))
    assert sorted(QuestionReceived.objects.values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("revision", [2, None], ids=["as the form sends it", "without its revision"])
def test_one_question_accepted_twice_has_one_number_and_one_letter(revision):
    row = make_question(make_sitting(make_panel()), when=at("2023-01-04"))
    before = Letter.objects.count()
    at_once(*[lambda: accept_question(row, by=CLERK, revision=revision, text=WORDS)] * 2)
    assert QuestionReceived.objects.get().number == 1
    assert Letter.objects.count() == before + 1


def test_one_form_sent_twice_is_one_question():
    sitting = make_sitting(make_panel())
    given = {"sitting": sitting, "asker": ASKER, "may_name": False, "form_key": "the-same", "at": at("2023-01-04")}
    made = at_once(*[lambda: receive_question(sitting.body, **given)] * 3)
    assert len({row.pk for row in made}) == QuestionReceived.objects.count() == Letter.objects.count() == 1


def test_decisions_written_down_at_once_have_numbers_without_a_gap():
    board = make_board()
    at_once(*(lambda name=name: make_decision(board, title=f"Matter {name}") for name in "abcd"))
    assert sorted(DecisionNotice.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]


def test_a_decision_published_twice_at_once_is_one_publication():
    row = make_decision(make_board())
    given = at_once(*[lambda: publish_decision(row, by=CLERK, today=DAY)] * 2)
    assert len(refusals(given)) == 1
    assert Publication.objects.count() == 1


def test_minutes_begun_at_once_have_numbers_of_their_own():
    sitting = make_meeting()
    first, second = sitting.business.all()
    at_once(*(lambda item=item: open_minute(sitting, by=CLERK, business=item) for item in (first, second)))
    assert sorted(Minute.objects.values_list("ref", flat=True)) == ["681", "682"]


def test_one_minute_begun_twice_is_begun_once():
    sitting = make_meeting()
    item = sitting.business.first()
    given = at_once(*[lambda: open_minute(sitting, by=CLERK, business=item)] * 2)
    assert len(refusals(given)) == 1
    assert Minute.objects.count() == 1


def test_draft_minutes_published_twice_at_once_are_one_publication():
    sitting = make_meeting()
    write(begin(sitting), "The notes of the last meeting were read.")
    given = at_once(*[lambda: publish_draft_minutes(sitting, by=CLERK)] * 2)
    assert len(refusals(given)) == 1
    assert Publication.objects.count() == 1


def test_a_pack_published_twice_at_once_is_one_publication():
    sitting = make_sitting(make_panel())
    make_accepted(make_item(sitting))
    given = at_once(*[lambda: publish_agenda(sitting, by=CLERK, today=DAY)] * 2)
    assert len(refusals(given)) == 1
    assert Publication.objects.count() == 1


def test_a_paper_filed_twice_at_once_is_one_version():
    paper = make_submission(make_item(make_sitting(make_panel())))
    given = at_once(*[lambda: file_submission(paper, by=CLERK, revision=paper.revision)] * 2)
    assert len(refusals(given)) == 1
    assert SubmissionVersion.objects.count() == 1


def test_a_link_used_twice_at_once_is_used_once():
    row = make_undertaking(make_panel())
    said = {"status": "in_progress", "text": "It is half done.", "link_number": row.link_number}
    given = at_once(*[lambda: give_update(row, **said)] * 2)
    assert len(refusals(given)) == 1
    assert UndertakingUpdate.objects.count() == 1
