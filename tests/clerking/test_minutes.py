"""The minute-taking screen without any script: every click and every word goes by plain forms."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.keeping.changes.desk.minute_entry import take_edit
from answerable.keeping.changes.desk.minutes import publish_draft_minutes
from answerable.keeping.changes.desk.roll import call_member
from answerable.keeping.minute_line import print_line
from answerable.keeping.models.desk import (
    Confirmation,
    InterestDeclared,
    Minute,
    MinuteCorrection,
    MinuteEntry,
    Publication,
    Role,
    RollEntry,
    RollManner,
    Vote,
)
from tests.keeping.desk.makings import CLERK, make_person, make_sitting
from tests.keeping.desk.makings_minutes import begin, call_all, make_meeting, new_edit, write

pytestmark = pytest.mark.django_db
QUERIES_AT_MOST = 32


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def sitting():
    return make_meeting()


@pytest.fixture
def clerk(sign_in, sitting):
    return sign_in(Role.CLERK, sitting.body)


def room(client, sitting, **given):
    answer = client.post(f"/desk/meetings/{sitting.pk}/minutes/room", given, follow=True)
    assert answer.status_code == 200
    return answer.text


def page(client, sitting, rest=""):
    answer = client.get(f"/desk/meetings/{sitting.pk}/minutes{rest}")
    assert answer.status_code == 200
    return answer.text


def form_of(client, sitting, minute, **changed):
    """What the form of one item would send: every entry as it stands, but for what was changed."""
    given = {"minute": minute.pk, "new": ""}
    for entry in minute.entries.standing():
        line = print_line(entry)
        given |= {f"line-{entry.key}": line, f"was-{entry.key}": line, f"base-{entry.key}": entry.revision}
    return client.post(f"/desk/meetings/{sitting.pk}/minutes/entries", given | changed, follow=True).text


def test_item_is_begun_numbered_and_the_meeting_is_in_session(clerk, sitting):
    business = sitting.business.all()[0]
    shown = room(clerk, sitting, do="open", business=business.pk, at="14:05")
    minute = Minute.objects.get()
    assert (minute.ref, minute.title, minute.opened_at) == ("681", business.title, dt.time(14, 5))
    sitting.refresh_from_db()
    assert sitting.status == "in_session"
    assert f'id="minute-{minute.pk}"' in shown


def test_item_not_on_the_agenda_is_begun_by_its_title(clerk, sitting):
    room(clerk, sitting, do="open", title="A vote of thanks")
    assert Minute.objects.get().title == "A vote of thanks"


def test_roll_is_called_by_one_button_a_person(clerk, sitting):
    person = make_person("Alma Reyes")
    shown = room(clerk, sitting, do="call", call=f"{person.pk}:present")
    assert RollEntry.objects.get().manner == RollManner.PRESENT
    assert "1 of 6" in shown
    assert re.search(rf'value="{person.pk}:present" aria-pressed="true"', shown)


def test_refusal_is_told_in_a_sentence_and_nothing_is_half_done(clerk, sitting):
    call_all(sitting)
    seat = RollEntry.objects.get(name="Finn Osei").seat
    shown = room(clerk, sitting, do="substitute", seat=seat.pk, name="Gil Stone")
    assert "Gil Stone" in shown
    assert "has no vote here" in shown
    assert not RollEntry.objects.filter(name="Gil Stone").exists()


@pytest.mark.parametrize(
    "given", [{}, {"do": "fly"}, {"do": "leave", "entry": "x"}, {"do": "break", "at": "25:99"}, {"do": "open"}]
)
def test_malformed_click_is_a_sentence(clerk, sitting, given):
    assert "govuk-notification-banner" in room(clerk, sitting, **given)
    assert not Minute.objects.exists()


def test_chair_break_arrival_and_departure_are_minuted_where_they_happened(clerk, sitting):
    call_all(sitting, absent=("Finn Osei",))
    begin(sitting)
    entries = {entry.name: entry.pk for entry in RollEntry.objects.all()}
    room(clerk, sitting, do="chair", entry=entries["Alma Reyes"], at="14:00")
    room(clerk, sitting, do="arrive", entry=entries["Finn Osei"], at="14:10")
    room(clerk, sitting, do="leave", entry=entries["Dev Mistry"], at="14:20")
    shown = room(clerk, sitting, do="break", at="15:00", until="15:10")
    sitting.refresh_from_db()
    assert sitting.chair.name == "Alma Reyes"
    for told in (
        "Finn Osei joined at 14:10",
        "Dev Mistry left at 14:20",
        "Adjourned at 15:00, resumed at 15:10",
    ):
        assert told in shown


def test_recording_gives_each_item_its_place(clerk, sitting):
    assert "begins with https" in room(clerk, sitting, do="recording", link="webcast")
    room(clerk, sitting, do="recording", link="https://video.example/6-february")
    business = sitting.business.all()[0]
    shown = room(clerk, sitting, do="open", business=business.pk, at="14:14")
    assert Minute.objects.get().recording_seconds == 14 * 60
    assert "0:14:00 in the recording" in shown


def test_lines_typed_into_the_form_become_entries(clerk, sitting):
    minute = begin(sitting)
    form_of(clerk, sitting, minute, new="Members met.\n\n> Chief Constable: One.\n- Two.\n= That it be noted.")
    lines = [print_line(entry) for entry in MinuteEntry.objects.all()]
    assert lines == ["Members met.", "> Chief Constable: One.\n- Two.", "= That it be noted."]


def test_saving_one_changed_entry_leaves_the_others_alone(clerk, sitting):
    minute = begin(sitting)
    first, second = write(minute, "One.", "Two.")
    form_of(clerk, sitting, minute, **{f"line-{first.key}": "One more."})
    assert [(entry.text, entry.revision) for entry in MinuteEntry.objects.all()] == [("One more.", 2), ("Two.", 1)]
    form_of(clerk, sitting, minute, **{f"line-{second.key}": ""})
    assert [entry.text for entry in MinuteEntry.objects.standing()] == ["One more."]


def test_form_opened_before_somebody_else_wrote_keeps_both_versions_and_they_are_merged(clerk, sitting):
    minute = begin(sitting)
    (entry,) = write(minute, "One.")
    take_edit(sitting, new_edit("One, says Olga.", entry=entry.key, base=1), by="Olga Penn <olga@office.example>")
    changed = {f"line-{entry.key}": "One, says Una.", f"was-{entry.key}": "One.", f"base-{entry.key}": 1}
    shown = form_of(clerk, sitting, minute, **changed)
    assert "both versions are kept" in shown
    assert "Another version of the same entry" in shown
    version = MinuteEntry.objects.get(beside__isnull=False)
    address = f"/desk/meetings/{sitting.pk}/minutes/merge/{version.pk}"
    merging = clerk.get(address).text
    assert "One, says Olga." in merging
    assert "One, says Una." in merging
    clerk.post(address, {"line": "One, say both.", "revision": 2, "version_revision": 1})
    assert [row.text for row in MinuteEntry.objects.standing()] == ["One, say both."]


def test_edits_are_taken_in_as_json_and_answered_one_by_one(clerk, sitting):
    minute = begin(sitting)
    edits = [new_edit("One.", minute=minute), {"key": "bad"}, new_edit("Two.", minute=minute)]
    answer = clerk.post(
        f"/desk/meetings/{sitting.pk}/minutes/edits", json.dumps({"edits": edits}), content_type="application/json"
    )
    assert [one["state"] for one in answer.json()["outcomes"]] == ["saved", "refused", "saved"]
    assert [entry.text for entry in MinuteEntry.objects.all()] == ["One.", "Two."]


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"edits": 3}', '{"edits": [3]}', '{"edits": ' + str([{}] * 201) + "}"]
)
def test_what_is_not_a_list_of_changes_is_refused(clerk, sitting, body):
    address = f"/desk/meetings/{sitting.pk}/minutes/edits"
    answer = clerk.post(address, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["words"].endswith(".")


def test_changes_of_others_are_told_from_where_the_screen_was(clerk, sitting):
    minute = begin(sitting)
    write(minute, "One.")
    address = f"/desk/meetings/{sitting.pk}/minutes/changes"
    first = clerk.get(address, {"since": 0})
    assert [entry["line"] for entry in first.json()["entries"]] == ["One."]
    seen = {"since": first.json()["cursor"]}
    again = clerk.get(address, seen, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    write(minute, "= Two.")
    later = clerk.get(address, seen, headers={"If-None-Match": first["ETag"]}).json()
    assert [(entry["line"], entry["mark"]) for entry in later["entries"]] == [("= Two.", "resolution")]
    stamp = later["stamp"]
    call_member(sitting, make_person("Alma Reyes"), RollManner.PRESENT, by=CLERK)
    assert clerk.get(address, seen).json()["stamp"] != stamp


def test_signed_out_screen_is_sent_to_sign_in_and_nothing_is_taken_in(client, sitting):
    minute = begin(sitting)
    edits = json.dumps({"edits": [new_edit("One.", minute=minute)]})
    address = f"/desk/meetings/{sitting.pk}/minutes/edits"
    answer = client.post(address, edits, content_type="application/json")
    assert answer.status_code == 302
    assert not MinuteEntry.objects.exists()


def test_edit_without_the_key_of_the_form_is_refused(sign_in, sitting):
    minute = begin(sitting)
    strict = sign_in(Role.CLERK, sitting.body)
    strict.handler.enforce_csrf_checks = True
    edits = json.dumps({"edits": [new_edit("One.", minute=minute)]})
    answer = strict.post(f"/desk/meetings/{sitting.pk}/minutes/edits", edits, content_type="application/json")
    assert answer.status_code == 403


def test_auditor_reads_and_has_no_button(sign_in, sitting):
    write(begin(sitting), "Members met.")
    shown = page(sign_in(Role.AUDITOR, sitting.body), sitting).partition('<main id="main"')[2]
    assert "Members met." in shown
    assert "<form" not in shown
    assert "<button" not in shown


def test_interest_is_put_down_and_shuts_its_member_out_of_the_vote(clerk, sitting):
    call_all(sitting)
    minute = begin(sitting, 1)
    person = make_person("Bevis Ford")
    given = {
        "person": person.pk,
        "business": minute.business_id,
        "kind": "disclosable_pecuniary",
        "nature": "A contract",
    }
    shown = clerk.post(f"/desk/meetings/{sitting.pk}/minutes/interest", given, follow=True).text
    assert "takes no part in the debate" in shown
    seat = RollEntry.objects.get(person=person).seat_id
    vote = {"motion": "That it be noted", "kind": "ordinary", f"seat-{seat}": "for"}
    refused = clerk.post(f"/desk/meetings/{sitting.pk}/minutes/{minute.pk}/vote", vote)
    assert refused.status_code == 400
    assert "E-DPI-VOTE" in refused.text
    assert "That it be noted" in refused.text
    assert not Vote.objects.exists()
    interest = InterestDeclared.objects.get()
    assert "Came back" in room(clerk, sitting, do="interest", interest=interest.pk, how="leave", at="14:30")
    assert "5 of 6" in page(clerk, sitting)


def test_nature_of_a_sensitive_interest_is_on_no_page(clerk, sitting):
    minute = begin(sitting)
    given = {"person": make_person("Bevis Ford").pk, "business": minute.business_id, "is_sensitive": "on"}
    given |= {"kind": "disclosable_pecuniary", "nature": "zqxjkv"}
    clerk.post(f"/desk/meetings/{sitting.pk}/minutes/interest", given)
    shown = page(clerk, sitting)
    assert "a sensitive interest" in shown
    assert "zqxjkv" not in shown


def test_tie_is_put_down_and_the_casting_vote_decides_it(clerk, sitting):
    call_all(sitting)
    minute = begin(sitting)
    given = {"motion": "That it be noted", "kind": "ordinary", "for_count": "3", "against_count": "3"}
    clerk.post(f"/desk/meetings/{sitting.pk}/minutes/{minute.pk}/vote", given)
    vote = Vote.objects.get()
    assert vote.carried is None
    address = f"/desk/meetings/{sitting.pk}/minutes/vote/{vote.pk}"
    assert "Casting vote for" in clerk.get(address).text
    clerk.post(address, {"casting": "for"})
    vote.refresh_from_db()
    assert vote.carried
    clerk.post(address, {})
    assert not Vote.objects.standing().exists()


def test_minute_is_renumbered_marked_and_closed(clerk, sitting):
    minute = begin(sitting)
    address = f"/desk/meetings/{sitting.pk}/minutes/{minute.pk}"
    given = {"ref": "690", "title": "A contract", "order": 1, "recording": "0:14:05", "revision": 1}
    given |= {"confidentiality": "exempt", "exempt_paragraph": ""}
    assert "paragraph of schedule 12A" in clerk.post(address, given).text
    clerk.post(address, given | {"exempt_paragraph": "3"})
    minute.refresh_from_db()
    assert (minute.ref, minute.recording_seconds, minute.exempt_paragraph) == ("690", 14 * 60 + 5, 3)
    assert "Closed to the public" in page(clerk, sitting)


@pytest.mark.parametrize("mark", ["noon", "1:99:00", "14"])
def test_recording_mark_that_is_none_is_an_error_of_the_form(clerk, sitting, mark):
    minute = begin(sitting)
    given = {"ref": "681", "title": "T", "order": 1, "recording": mark, "revision": 1, "confidentiality": "open"}
    answer = clerk.post(f"/desk/meetings/{sitting.pk}/minutes/{minute.pk}", given)
    assert "Write the mark like 0:14:05." in answer.text


def test_empty_minute_is_removed_and_one_with_notes_is_not(clerk, sitting):
    minute = begin(sitting)
    address = f"/desk/meetings/{sitting.pk}/minutes/{minute.pk}"
    write(minute, "Words.")
    assert "remove them first" in clerk.post(address, {"remove": ""}, follow=True).text
    MinuteEntry.objects.all().delete()
    clerk.post(address, {"remove": ""})
    assert not Minute.objects.standing().exists()


def test_from_draft_to_signature_by_the_forms(clerk, sign_in, sitting):
    chair = make_person("Alma Reyes")
    (entry,) = write(begin(sitting), "Twelve were found.")
    base = f"/desk/meetings/{sitting.pk}/minutes"
    later = make_sitting(sitting.body, dt.date(2023, 3, 20), chair=chair)
    clerk.post(f"{base}/publish", {"kind": "draft"})
    assert Publication.objects.get().kind == "draft_minutes"
    assert "Twelve were found." in page(clerk, sitting, "/corrections")
    entry.refresh_from_db()
    correction = {"line": "Eleven were found.", "meeting": later.pk, "revision": entry.revision}
    clerk.post(f"{base}/correct/{entry.key}", correction)
    assert MinuteCorrection.objects.get().after == "Eleven were found."
    assert "choose the meeting" in clerk.post(f"{base}/confirm", {}, follow=True).text.lower()
    clerk.post(f"{base}/confirm", {"meeting": later.pk})
    member = sign_in(Role.MEMBER, sitting.body, name="Alma Reyes")
    signing = {"person": chair.pk, "signed_on": "2023-03-20", "is_on_paper": "on"}
    # A member cannot record somebody's pen: the tick of the clerk counts for nothing here.
    assert "Only Alma Reyes signs" in member.post(f"{base}/sign", signing, follow=True).text
    member.account.person = chair
    member.account.save()
    member.post(f"{base}/sign", signing)
    kept = Confirmation.objects.get()
    assert (kept.state, kept.is_on_paper) == ("signed", False)
    clerk.post(f"{base}/publish", {"kind": "minutes"})
    shown = page(clerk, sitting, "/record")
    assert "By Alma Reyes on 20 March 2023" in shown
    assert "Eleven were found." in shown
    assert [row.kind for row in Publication.objects.order_by("pk")] == ["draft_minutes", "minutes"]
    assert "not edited any more" in page(clerk, sitting)


def test_preview_is_a_pdf(clerk, sitting):
    write(begin(sitting), "Words.")
    answer = clerk.get(f"/desk/meetings/{sitting.pk}/minutes/preview.pdf")
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")


def test_screen_asks_no_more_of_the_database_for_more_items_and_entries(clerk, sitting):
    call_all(sitting)
    write(begin(sitting), "One.")
    page(clerk, sitting)
    with CaptureQueriesContext(connection) as before:
        page(clerk, sitting)
    write(begin(sitting, 1), *(f"Entry {number}." for number in range(40)))
    with CaptureQueriesContext(connection) as after:
        page(clerk, sitting)
    assert len(after) == len(before)
    assert len(after) <= QUERIES_AT_MOST


def test_draft_published_is_offered_on_the_meeting(clerk, sitting):
    write(begin(sitting), "Words.")
    publish_draft_minutes(sitting, by=CLERK)
    assert f"/desk/meetings/{sitting.pk}/minutes/record" in clerk.get(f"/desk/meetings/{sitting.pk}").text
