"""Filing papers: what becomes of a reading in the record."""

import datetime as dt
import hashlib
from contextlib import contextmanager
from decimal import Decimal

import msgspec
import pytest
from django.apps import apps
from django.db import connection, transaction

from answerable import record
from answerable.keeping.changes.pack import ChangedFileError, file_pack
from answerable.keeping.guard import release_audit
from answerable.keeping.models import (
    Action,
    AgendaItem,
    AuditEntry,
    Body,
    Evidence,
    Figure,
    Match,
    Meeting,
    MinuteItem,
    Paper,
    PaperFile,
    Person,
    Promise,
    Question,
    SearchEntry,
    Standing,
)
from answerable.keeping.search.find import Filters, find
from answerable.keeping.store import files_root, store_bytes, sweep_orphans
from tests.keeping.readings import (
    PANEL,
    Print,
    board_notes,
    doubtful_notes,
    make_reading,
    panel_agenda,
    panel_pack,
    panel_tracker,
    read_again,
)

pytestmark = pytest.mark.django_db


def test_filing_adds_every_kind_of_fact_with_its_source():
    tally = file_pack([board_notes()], by="clerk")

    assert tally.added["meeting"] == 1
    assert tally.added["minute_item"] == 2
    assert tally.added["question"] == 2
    promise = Promise.objects.get()
    assert promise.public_id == "northshire-policing-and-crime-board/2022-02-22/promise-1"
    assert promise.passage.text.startswith("He would write")
    assert promise.passage.paper.public_id == "northshire-policing-and-crime-board-minutes-2022-02-22"
    assert promise.person.name == "Bram Okafor"
    assert promise.question.number == "1"
    assert promise.minute_item.ref == "015/22"


def test_filing_the_same_again_changes_nothing_and_leaves_no_audit_entry():
    first = file_pack([board_notes(), panel_pack()], by="clerk")
    entries = AuditEntry.objects.count()

    second = file_pack([board_notes(), panel_pack()], by="clerk")

    assert second.is_empty
    assert second.unchanged["promise"] == first.added["promise"] == 2
    assert AuditEntry.objects.count() == entries == 2


def test_a_newer_reader_changes_only_what_it_reads_differently():
    file_pack([board_notes()], by="clerk")
    before = {row.pk: row.public_id for row in Question.objects.all()}

    tally = file_pack([read_again(board_notes(promise="report"), of=board_notes())], by="clerk")

    assert Promise.objects.get().text == "He would report to the Board with the numbers by May."
    assert tally.changed["promise"] == 1
    assert tally.added["promise"] == 0
    assert {row.pk: row.public_id for row in Question.objects.all()} == before


def test_an_agenda_and_later_minutes_are_one_meeting():
    file_pack([panel_agenda()], by="clerk")
    file_pack([panel_pack()], by="clerk")

    meeting = Meeting.objects.get(date=dt.date(2022, 11, 14))
    assert (meeting.has_agenda, meeting.has_minutes) == (True, True)
    assert meeting.venue == "Committee Room 3"
    item = MinuteItem.objects.get(meeting=meeting)
    assert item.public_id == "northshire-police-and-crime-panel/2022-11-14/687"
    assert item.agenda_item.public_id == "northshire-police-and-crime-panel/2022-11-14/item-7"


def test_an_action_seen_in_two_trackers_is_one_action_with_two_updates():
    file_pack([panel_pack()], by="clerk")
    file_pack([panel_tracker()], by="clerk")
    later = panel_tracker(
        dt.date(2023, 3, 20), status="complete", update="Rates sent to members on 1 March.", name="later.txt"
    )
    file_pack([later], by="clerk")

    action = Action.objects.get()
    assert action.public_id == "northshire-police-and-crime-panel/action-687-iii-d"
    assert [update.text for update in action.updates.all()] == ["", "Rates sent to members on 1 March."]
    assert (action.status, action.evidence) == ("complete", Evidence.SHOWN)
    assert action.resolution.sub == "iii d"
    assert action.minute_item.ref == "687"
    assert action.origin_meeting.date == dt.date(2022, 11, 14)


def test_a_promise_is_tracked_by_the_action_that_carries_its_resolution_whenever_the_tracker_comes():
    file_pack([panel_pack()], by="clerk")
    file_pack([panel_tracker()], by="clerk")

    tracked = Promise.objects.get().tracking.all()
    assert {(row.action and row.action.ref, row.resolution and row.resolution.sub) for row in tracked} == {
        (None, "iii d"),
        ("687 iii d", None),
    }


def test_members_of_the_public_stand_apart_from_office_holders():
    file_pack([board_notes()], by="clerk")

    assert set(Person.objects.filter(standing=Standing.PUBLIC).values_list("name", "public_name", "is_public")) == {
        ("Dorothea Quill", "[name withheld]", False)
    }
    assert Person.objects.filter(standing=Standing.OFFICE, is_public=True).count() == 3


def test_what_a_newer_reader_no_longer_finds_leaves_a_tombstone_and_comes_back_under_its_id():
    file_pack([board_notes()], by="clerk")
    kept = Promise.objects.get().public_id

    tally = file_pack([read_again(board_notes(), of=board_notes(), promises=(), figures=())], by="clerk")
    assert tally.removed == {"promise": 1, "figure": 1}
    assert Promise.objects.standing().count() == 0
    assert Promise.objects.get().deleted_at is not None
    assert find("numbers", Filters(kinds=("promise",))).total == 0

    file_pack([board_notes()], by="clerk")
    assert Promise.objects.standing().get().public_id == kept
    assert Figure.objects.standing().count() == 1


def test_a_fact_that_another_paper_still_states_stands():
    file_pack([board_notes(), board_notes(name="the-same-as-word.docx")], by="clerk")
    assert Promise.objects.count() == 1

    file_pack([read_again(board_notes(), of=board_notes(), promises=())], by="clerk")

    promise = Promise.objects.standing().get()
    assert promise.passage.paper.file.name == "the-same-as-word.docx"


def test_the_order_of_filing_does_not_matter():
    packs = [board_notes(), panel_pack(), panel_tracker(), panel_agenda(), doubtful_notes()]
    for reading in packs:
        file_pack([reading], by="clerk")
    forward = _linked()
    with _emptied():
        for reading in reversed(packs):
            file_pack([reading], by="clerk")
        assert _linked() == forward


def test_meetings_of_one_body_follow_one_another():
    file_pack([doubtful_notes(), board_notes()], by="clerk")

    later = Meeting.objects.get(date=dt.date(2022, 3, 22))
    assert later.earlier.date == dt.date(2022, 2, 22)
    assert later.minute_items.get().refers_to == later.earlier


def test_a_meeting_announced_in_another_paper_is_the_one_that_is_later_held():
    file_pack([panel_pack()], by="clerk")
    announced = Meeting.objects.get(date=dt.date(2023, 1, 9))
    assert (announced.is_announced, announced.has_agenda) == (True, False)

    file_pack([panel_agenda(dt.date(2023, 1, 9), name="january.txt")], by="clerk")
    held = Meeting.objects.get(date=dt.date(2023, 1, 9))
    assert (held.pk, held.is_announced, held.has_agenda) == (announced.pk, True, True)


def test_two_agendas_of_one_day_at_clearly_different_times_are_two_meetings_and_a_doubt():
    file_pack([panel_agenda()], by="clerk")
    file_pack([panel_agenda(name="evening.txt", start=dt.time(18, 30), title="Confirmation hearing")], by="clerk")

    assert [meeting.sequence for meeting in Meeting.objects.order_by("sequence")] == [1, 2]
    assert Match.objects.get().kind == "meeting"


def test_a_doubtful_name_is_a_separate_person_and_a_doubt():
    file_pack([board_notes()], by="clerk")
    file_pack([doubtful_notes()], by="clerk")

    match = Match.objects.get()
    assert (match.kind, match.subject, match.candidate, match.state) == ("person", "c-finch", "cleo-finch", "open")


def test_a_body_whose_name_is_part_of_another_is_separate_and_a_doubt():
    file_pack([panel_agenda()], by="clerk")
    shorter = panel_agenda(dt.date(2023, 2, 6), name="short.txt")
    meeting = msgspec.structs.replace(shorter.record.meetings[0], body="Police and Crime Panel")
    file_pack([read_again(shorter, of=shorter, meetings=(meeting,))], by="clerk")

    assert Body.objects.count() == 2
    assert (Match.objects.get().kind, Match.objects.get().subject) == ("body", "police-and-crime-panel")


def test_a_tracker_that_names_no_body_belongs_to_the_known_body_at_its_head():
    tracker = panel_tracker()
    document = msgspec.structs.replace(tracker.record.documents[0], body=None, title=f"{PANEL} - Action Tracker")
    file_pack([read_again(tracker, of=tracker, documents=(document,)), panel_pack()], by="clerk")

    action = Action.objects.get()
    assert action.public_id == "northshire-police-and-crime-panel/action-687-iii-d"
    assert action.resolution.sub == "iii d"


def test_two_papers_that_word_one_minute_differently_speak_of_one():
    file_pack([panel_pack()], by="clerk")
    other = panel_pack(name="other.txt")
    item = msgspec.structs.replace(other.record.meetings[0].items[0], title="The year in review")
    meeting = msgspec.structs.replace(other.record.meetings[0], items=(item,))
    file_pack([read_again(other, of=other, meetings=(meeting,))], by="clerk")

    assert MinuteItem.objects.get().title == "Annual Report 2021-2022"


def test_one_reference_printed_twice_in_a_paper_is_two_minutes():
    pack = panel_pack()
    meeting = pack.record.meetings[0]
    again = msgspec.structs.replace(meeting.items[0], title="Vetting")
    doubled = msgspec.structs.replace(meeting, items=(*meeting.items, again))
    file_pack([read_again(pack, of=pack, meetings=(doubled,))], by="clerk")

    assert [item.public_id.rsplit("/", 1)[1] for item in MinuteItem.objects.order_by("order")] == ["687", "687-2"]


def test_recurring_business_has_the_same_topic():
    file_pack(
        [panel_agenda(), panel_agenda(dt.date(2023, 1, 9), name="b.txt", title="ANNUAL REPORT 2022-23")], by="clerk"
    )

    topics = AgendaItem.objects.filter(item_number="7").values_list("topic", flat=True)
    assert set(topics) == {"annual report"}


def test_a_paper_in_closed_filing_is_not_public_and_filing_it_again_does_not_open_it():
    file_pack([board_notes()], by="clerk", confidentiality="exempt")
    assert Promise.objects.public().count() == 0
    assert Person.objects.public().count() == 0
    assert SearchEntry.objects.count() == 0

    file_pack([board_notes()], by="clerk")
    assert Paper.objects.get().confidentiality == "exempt"
    assert Promise.objects.public().count() == 0


def test_a_closed_paper_adds_nothing_to_what_an_open_one_says():
    file_pack([panel_agenda()], by="clerk")
    secret = panel_agenda(name="closed.txt", title="Annual Report 2021-22: the exempt annex on Operation Heron")
    file_pack([secret], by="clerk", confidentiality="exempt")

    public = AgendaItem.objects.public().get(item_number="7")
    assert public.public_title == "Annual Report 2021-22"
    assert find("Heron").total == 0

    file_pack([panel_pack()], by="clerk")
    assert Meeting.objects.get(date=dt.date(2022, 11, 14)).is_public


def test_a_text_with_nul_characters_and_an_endless_number_can_be_filed():
    printed = Print("A line with\x00 nothing in it and 9 times 1")
    figure = record.Figure(id="f", text="9" * 40, value=Decimal("9" * 40), cite=printed.cite("A line"))
    file_pack([make_reading(printed, figures=(figure,))], by="clerk")

    kept = Figure.objects.get()
    assert (kept.text, kept.value) == ("9" * 40, None)
    assert kept.passage.text == "A line"
    assert "\x00" not in kept.passage.paper.pages.get().lines[0]["text"]


def test_a_file_changed_since_it_was_read_is_refused_in_a_sentence(tmp_path):
    place = tmp_path / "notes.txt"
    place.write_text("other words")

    with pytest.raises(ChangedFileError, match=r"notes\.txt has changed since it was read"):
        file_pack([board_notes(name=str(place))], by="clerk")
    assert Paper.objects.count() == 0


def test_the_bytes_of_a_paper_are_kept_by_their_hash(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    place = tmp_path / "notes.txt"
    place.write_bytes(b"words")
    sha256 = hashlib.sha256(b"words").hexdigest()
    file_pack([make_reading(Print("words"), name=str(place), sha256=sha256)], by="clerk")

    kept = Paper.objects.get().file
    assert (kept.sha256, kept.name, kept.byte_count) == (sha256, "notes.txt", 5)
    assert (files_root() / kept.stored).read_bytes() == b"words"


def test_leftovers_of_a_killed_filing_are_swept_and_papers_stay(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    _, kept = store_bytes(b"a paper")
    file_pack([make_reading(Print("a paper"), sha256=kept.split("/")[1])], by="clerk")
    PaperFile.objects.update(stored=kept)
    store_bytes(b"never filed")
    (files_root() / kept).with_name(".waiting-half").write_bytes(b"ha")

    assert sweep_orphans() == 0
    assert sweep_orphans(older_than_seconds=-1) == 2
    assert [found.read_bytes() for found in files_root().glob("*/*")] == [b"a paper"]


def _linked():
    """What the record says, in ids and words, without row numbers."""
    promises = Promise.objects.order_by("public_id")
    return {
        "meetings": set(Meeting.objects.values_list("public_id", "earlier__public_id", "venue", "has_minutes")),
        "items": set(
            MinuteItem.objects.values_list("public_id", "agenda_item__public_id", "refers_to__public_id", "title")
        ),
        "promises": set(promises.values_list("public_id", "person__name", "minute_item__public_id", "text")),
        "tracking": set(
            promises.values_list("public_id", "tracking__action__public_id", "tracking__resolution__public_id")
        ),
        "actions": set(
            Action.objects.values_list("public_id", "resolution__public_id", "origin_meeting__public_id", "evidence")
        ),
        "people": set(Person.objects.values_list("name", "standing")),
        "entries": set(SearchEntry.objects.values_list("kind", "place", "title", "text", "date")),
    }


@contextmanager
def _emptied():
    """An empty record, and afterwards the one there was."""
    with transaction.atomic():
        release_audit(connection)
        for model in apps.get_app_config("keeping").get_models(include_auto_created=True):
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA defer_foreign_keys = ON" if connection.vendor == "sqlite" else "SELECT 1")
            model.objects.all()._raw_delete(using="default")
        yield
        transaction.set_rollback(True)
