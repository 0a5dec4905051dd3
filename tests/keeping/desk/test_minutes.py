"""Minutes out: what is printed and read back is what was minuted; nothing closed is in it; corrected, confirmed and
signed at a later meeting."""

import datetime as dt

import pytest
from django.conf import settings

from answerable.keeping.changes.desk.confirmation import confirm_minutes, correct_minutes, sign_minutes
from answerable.keeping.changes.desk.interest import declare_interest, leave_for_item, return_after_item
from answerable.keeping.changes.desk.minute import change_minute, open_minute
from answerable.keeping.changes.desk.minute_entry import take_edit
from answerable.keeping.changes.desk.minutes import (
    last_minutes,
    preview_minutes,
    publish_draft_minutes,
    publish_minutes,
)
from answerable.keeping.changes.desk.roll import add_guest, hand_chair, note_departure
from answerable.keeping.changes.desk.row import RefusedError, change_row, undo_act
from answerable.keeping.changes.desk.vote import take_vote
from answerable.keeping.models import Action, Attendance, AuditEntry, MinuteItem, Promise, Question, Resolution
from answerable.keeping.models.desk import (
    Confirmation,
    MinuteCorrection,
    MinuteEntry,
    Publication,
    RollEntry,
    Undertaking,
)
from answerable.keeping.queries.desk.minutes_sheet import sheet_of
from answerable.keeping.store import read_file
from answerable.reading.reader import read_paper
from tests.keeping.desk.makings import CLERK, make_account, make_body, make_business, make_person, make_sitting
from tests.keeping.desk.makings_minutes import begin, call_all, make_meeting, new_edit, write

pytestmark = pytest.mark.django_db
SECRET = "zqxjkv"


@pytest.fixture(autouse=True)
def _own_files(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def held(regime):
    """A whole meeting: roll, interest, questions, action, resolutions, vote."""
    sitting = make_meeting(regime)
    call_all(sitting, absent=("Finn Osei",))
    add_guest(sitting, "Greta Holm", by=CLERK, role="Chief Constable", organisation="Northshire Police")
    sitting = hand_chair(sitting, "Alma Reyes", None, by=CLERK, person=make_person("Alma Reyes"))
    first = begin(sitting)
    write(first, "The notes of the last meeting were read.", "= That the notes be confirmed.")
    interest = declare_interest(
        sitting,
        make_person("Bevis Ford"),
        sitting.business.all()[1],
        "disclosable_pecuniary",
        by=CLERK,
        nature="A contract with the force",
    )
    leave_for_item(interest, dt.time(14, 20), by=CLERK)
    second = begin(sitting, 1)
    write(
        second,
        "The Commissioner introduced the report.",
        "? 1 public Una Lake from Jo Low: How many officers are there in Ashby?",
        "> Chief Constable: There were 1,204 officers at the end of March.\n- Another 30 will join in the summer.",
        "+ The Chief Constable will send the figures for each ward to members.",
        "! Send the figures for each ward to members @Chief Constable by 3 March 2023",
        "Members thanked the officers for the work.",
        "= That the report be noted;",
        "= That the Commissioner be asked for:",
        "== the figures by area;",
        "== a note on overtime.",
    )
    take_vote(second, "That the precept be supported", by=CLERK, for_count=3, against_count=1)
    return_after_item(interest, dt.time(14, 50), by=CLERK)
    note_departure(RollEntry.objects.get(name="Cora Lindqvist"), dt.time(15, 5), by=CLERK)
    return sitting


@pytest.mark.parametrize(("regime", "refs"), [("panel", ["681", "682"]), ("board", ["001/23", "002/23"])])
def test_what_the_record_holds_is_what_was_minuted(regime, refs):
    sitting = held(regime)
    publication = publish_draft_minutes(sitting, by=CLERK)
    sitting.refresh_from_db()
    meeting = sitting.meeting
    assert publication.paper is not None
    assert publication.is_public
    assert (meeting.body, meeting.date) == (sitting.body, sitting.date)
    there = {(row.printed, row.manner) for row in Attendance.objects.filter(meeting=meeting)}
    assert ("Finn Osei", "apologies") in there
    assert ("Greta Holm", "also_present") in there
    assert {name for name, manner in there if manner == "present"} >= {"Alma Reyes", "Bevis Ford", "Edda Quill"}
    items = list(MinuteItem.objects.standing().filter(meeting=meeting).order_by("order"))
    assert [item.ref for item in items] == refs
    assert [item.title for item in items] == ["Minutes of the last meeting", "Proposed precept"]
    notes = " ".join(note["text"] for item in items for note in item.notes)
    for words in (
        "The notes of the last meeting were read.",
        "The Commissioner introduced the report.",
        "Members thanked the officers for the work.",
        "That the precept be supported",
        "For: 3.",
        "Bevis Ford declared a disclosable pecuniary interest: A contract with the force; left the room at 14:20 and "
        "returned at 14:50.",
        "Cora Lindqvist left the meeting at 15:05.",
    ):
        assert words in notes
    question = Question.objects.get(meeting=meeting)
    assert (question.kind, question.number, question.text) == (
        "public",
        "1",
        "How many officers are there in Ashby?",
    )
    assert (question.asker_printed, question.submitted_by_printed) == ("Una Lake", "Jo Low")
    assert [point.text for point in question.points.all()] == [
        "There were 1,204 officers at the end of March.",
        "Another 30 will join in the summer.",
    ]
    clauses = Resolution.objects.filter(meeting=meeting).order_by("order")
    assert [(row.ref, row.sub, row.text) for row in clauses] == [
        (refs[0], "", "That the notes be confirmed."),
        (refs[1], "i", "That the report be noted;"),
        (refs[1], "ii", "That the Commissioner be asked for:"),
        (refs[1], "ii a", "the figures by area;"),
        (refs[1], "ii b", "a note on overtime."),
    ]
    action = Action.objects.get(minute_item__meeting=meeting)
    assert (action.text, action.owner_printed, action.due_date) == (
        "Send the figures for each ward to members",
        "Chief Constable",
        dt.date(2023, 3, 3),
    )
    promised = Promise.objects.filter(meeting=meeting).values_list("text", flat=True)
    assert "The Chief Constable will send the figures for each ward to members." in promised


@pytest.mark.parametrize("regime", ["panel", "board"])
def test_entries_are_tied_to_the_facts_of_the_record(regime):
    sitting = held(regime)
    publish_draft_minutes(sitting, by=CLERK)
    tied = {
        (entry.mark, entry.text): entry.fact
        for entry in MinuteEntry.objects.filter(mark__in=("question", "action", "resolution", "promise"))
    }
    assert all(tied.values()), tied
    for fact in (*Resolution.objects.all(), *Question.objects.all(), *Action.objects.all()):
        assert fact.public_id in tied.values()


def test_actions_and_promises_become_undertakings_once():
    sitting = held("panel")
    publish_draft_minutes(sitting, by=CLERK)
    with pytest.raises(RefusedError, match="published already"):
        publish_draft_minutes(sitting, by=CLERK)
    write(sitting.minutes.first(), "One more note.")
    publish_draft_minutes(sitting, by=CLERK)
    owed = {(row.text, row.owner_name, row.due_on) for row in Undertaking.objects.standing()}
    assert owed == {
        ("Send the figures for each ward to members", "Chief Constable", dt.date(2023, 3, 3)),
        ("The Chief Constable will send the figures for each ward to members.", "", None),
    }
    assert Undertaking.objects.count() == 2


def test_nothing_closed_is_in_the_public_minutes():
    sitting = make_meeting()
    call_all(sitting)
    write(begin(sitting), "Open words.")
    business = make_business(
        sitting, "A contract", confidentiality="exempt", exempt_paragraph=3, closed_ground=f"{SECRET} ground"
    )
    declare_interest(
        sitting, make_person("Alma Reyes"), business, "other_registerable", by=CLERK, nature=f"{SECRET} interest"
    )
    closed = open_minute(sitting, by=CLERK, business=business)
    write(closed, f"The price is {SECRET}.", f"! Tell {SECRET} @{SECRET}", f"= That {SECRET} be hired.")
    take_vote(closed, f"Hire {SECRET}", by=CLERK, for_count=5)
    publish_draft_minutes(sitting, by=CLERK)
    public, members = Publication.objects.get(is_public=True), Publication.objects.get(is_public=False)
    words = {}
    for publication in (public, members):
        place = sitting_file(publication)
        words[publication] = str(read_paper(place).record)
        place.unlink()
    assert SECRET not in words[public]
    assert "paragraph 3 of part 1 of schedule 12A" in words[public]
    assert SECRET in words[members]
    assert members.paper.confidentiality != "open"
    public_rows = (MinuteItem, Resolution, Action, Question)
    assert not any(SECRET in str(list(model.objects.public().values())) for model in public_rows), (
        "something closed is public"
    )


def sitting_file(publication):
    place = settings.DATA_DIR / f"{publication.pk}.pdf"
    place.write_bytes(read_file(publication.pdf))
    return place


def test_summary_of_a_closed_minute_is_what_the_public_reads():
    sitting = make_meeting(items=())
    make_business(sitting, "A contract", confidentiality="exempt", exempt_paragraph=3)
    minute = begin(sitting)
    write(minute, SECRET)
    change_minute(minute, by=CLERK, summary="The panel agreed how a contract is to be let.")
    (line,) = sheet_of(sitting).lines
    assert [entry.text for entry in line.entries] == ["The panel agreed how a contract is to be let."]
    (line,) = sheet_of(sitting, is_closed_part=True).lines
    assert [entry.text for entry in line.entries] == [SECRET]


def test_sensitive_interest_is_printed_without_its_kind_and_nature():
    sitting = make_meeting()
    business = sitting.business.all()[0]
    declare_interest(
        sitting,
        make_person("Alma Reyes"),
        business,
        "disclosable_pecuniary",
        by=CLERK,
        nature=SECRET,
        is_sensitive=True,
    )
    begin(sitting)
    (line,) = sheet_of(sitting).lines
    (told,) = line.entries
    assert (told.person, told.kind, told.words) == ("Alma Reyes", "interest", "")


def test_note_of_several_lines_is_printed_as_several_and_a_clause_as_one():
    sitting = make_meeting()
    write(begin(sitting), "One.\nTwo.", "= That it\nbe noted.", "")
    (line,) = sheet_of(sitting).lines
    assert [entry.text for entry in line.entries] == ["One.", "Two.", "That it be noted."]


def test_minutes_are_not_published_while_two_versions_wait():
    sitting = make_meeting()
    entry = write(begin(sitting), "A.")[0]
    take_edit(sitting, new_edit("B.", entry=entry.key, base=1), by=CLERK)
    take_edit(sitting, new_edit("C.", entry=entry.key, base=1), by=CLERK)
    with pytest.raises(RefusedError, match="Two versions"):
        publish_draft_minutes(sitting, by=CLERK)
    assert not Publication.objects.exists()


def test_nothing_minuted_is_nothing_to_publish():
    with pytest.raises(RefusedError, match="Nothing was minuted"):
        publish_draft_minutes(make_meeting(), by=CLERK)


def test_later_draft_supersedes_the_earlier_one():
    sitting = make_meeting()
    minute = begin(sitting)
    write(minute, "First words.")
    first = publish_draft_minutes(sitting, by=CLERK)
    write(minute, "More words.")
    second = publish_draft_minutes(sitting, by=CLERK)
    assert (second.supersedes, last_minutes(sitting)) == (first, second)


def drafted():
    sitting = make_meeting()
    entry = write(begin(sitting), "Twelve were found.")[0]
    publish_draft_minutes(sitting, by=CLERK)
    sitting.refresh_from_db()
    entry.refresh_from_db()
    return sitting, entry


def test_correction_keeps_both_texts_and_who_moved_it():
    sitting, entry = drafted()
    later = make_sitting(sitting.body, dt.date(2023, 3, 20))
    correct_minutes(entry, "Eleven were found.", made_at=later, by=CLERK, moved_by=make_person("Dev Mistry"))
    kept = MinuteCorrection.objects.get()
    assert (kept.before, kept.after, kept.moved_by.name) == (
        "Twelve were found.",
        "Eleven were found.",
        "Dev Mistry",
    )
    assert MinuteEntry.objects.get().text == "Eleven were found."
    assert Confirmation.objects.get().state == "corrected"


def test_minutes_are_confirmed_by_a_later_meeting_of_the_same_body_only():
    sitting, _ = drafted()
    board = make_sitting(make_body("Corston Board", "board"), dt.date(2023, 3, 20))
    earlier = make_sitting(sitting.body, dt.date(2023, 1, 9))
    for at, why in ((sitting, "not at their own"), (earlier, "not at their own"), (board, "by the same body")):
        with pytest.raises(RefusedError, match=why):
            confirm_minutes(sitting, at, by=CLERK)
    later = make_sitting(sitting.body, dt.date(2023, 3, 20))
    assert confirm_minutes(sitting, later, by=CLERK).confirmed_at == later


def test_minutes_that_members_could_not_read_are_not_confirmed():
    sitting = make_meeting()
    write(begin(sitting), "Words.")
    with pytest.raises(RefusedError, match="Publish the draft first"):
        confirm_minutes(sitting, make_sitting(sitting.body, dt.date(2023, 3, 20)), by=CLERK)


def test_minutes_are_signed_by_who_presided_from_their_account_or_on_paper():
    sitting, _ = drafted()
    chair = make_person("Alma Reyes")
    later = make_sitting(sitting.body, dt.date(2023, 3, 20), chair=chair)
    day = dt.date(2023, 3, 20)
    with pytest.raises(RefusedError, match="after a later meeting confirmed"):
        sign_minutes(sitting, chair, day, by=CLERK, is_on_paper=True)
    confirm_minutes(sitting, later, by=CLERK)
    with pytest.raises(RefusedError, match="who presided"):
        sign_minutes(sitting, make_person("Dev Mistry"), day, by=CLERK, is_on_paper=True)
    account = make_account("member", sitting.body, name="Somebody Else")
    with pytest.raises(RefusedError, match="Only Alma Reyes signs"):
        sign_minutes(sitting, chair, day, by=CLERK, account=account)
    account.person = chair
    account.save()
    with pytest.raises(RefusedError, match="or later"):
        sign_minutes(sitting, chair, dt.date(2023, 3, 1), by=CLERK, account=account)
    assert sign_minutes(sitting, chair, day, by=CLERK, account=account).state == "signed"


def test_signed_minutes_take_the_place_of_the_draft():
    sitting, _ = drafted()
    draft = last_minutes(sitting)
    with pytest.raises(RefusedError, match="confirmed and its chair signed"):
        publish_minutes(sitting, by=CLERK)
    chair = make_person("Alma Reyes")
    confirm_minutes(sitting, make_sitting(sitting.body, dt.date(2023, 3, 20), chair=chair), by=CLERK)
    sign_minutes(sitting, chair, dt.date(2023, 3, 20), by=CLERK, is_on_paper=True)
    final = publish_minutes(sitting, by=CLERK)
    assert (final.kind, final.supersedes) == ("minutes", draft)
    sheet = sheet_of(sitting)
    assert (sheet.state, sheet.signed_by, sheet.signed_on) == ("confirmed", "Alma Reyes", dt.date(2023, 3, 20))
    with pytest.raises(RefusedError, match="confirmed"):
        publish_draft_minutes(sitting, by=CLERK)


def test_minutes_changed_behind_the_confirmation_are_not_published_as_signed():
    """Nothing is undone then either; and what was changed in any other way is not what the meeting confirmed."""
    sitting, entry = drafted()
    chair = make_person("Alma Reyes")
    confirm_minutes(sitting, make_sitting(sitting.body, dt.date(2023, 3, 20), chair=chair), by=CLERK)
    sign_minutes(sitting, chair, dt.date(2023, 3, 20), by=CLERK, is_on_paper=True)
    with pytest.raises(RefusedError, match="not edited any more"):
        add_guest(sitting, "Somebody New", by=CLERK)
    with pytest.raises(RefusedError, match="confirmed as a correct record"):
        undo_act(AuditEntry.objects.get(subject=entry.subject, act="write minute"), by=CLERK)
    change_row(entry, by=CLERK, act="write minute", text="Something else.")
    with pytest.raises(RefusedError, match="not the minutes that were confirmed"):
        publish_minutes(sitting, by=CLERK)


def test_preview_is_a_pdf_and_publishes_nothing():
    sitting = make_meeting()
    write(begin(sitting), "Words.")
    assert preview_minutes(sitting).startswith(b"%PDF")
    assert not Publication.objects.exists()
