"""Undertakings on the desk, as a clerk works with them; and the tracker, from the list to its publication."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.keeping.changes.desk.undertaking_update import give_update
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import Action, Paper, Promise, Settlement
from answerable.keeping.models.desk import Letter, Publication, ReminderRule, Role, Undertaking, UndertakingEvidence
from tests.keeping.desk.makings import make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import FEBRUARY, FILE, JANUARY, OWNER_EMAIL, RATES, make_undertaking
from tests.keeping.owed import VOW, minutes, tracker

pytestmark = pytest.mark.django_db
OWED = {
    "text": RATES, "ref": "687 iii d", "origin_on": "2022-11-14", "owner_name": "Rosalind Ashe",
    "owner_email": OWNER_EMAIL, "due_on": "2023-02-06", "confidentiality": "open",
}  # fmt: skip


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def clerk(sign_in, panel):
    return sign_in(Role.CLERK, panel)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_clerk_leads_an_undertaking_through_its_whole_life(clerk, panel):
    page = clerk.post(f"/desk/bodies/{panel.pk}/tracker/new", OWED, follow=True)
    assert "It is on the tracker." in words(page)
    row = Undertaking.objects.get()
    at = f"/desk/undertakings/{row.pk}"
    assert OWNER_EMAIL in words(clerk.post(f"{at}/ask", follow=True))
    assert Letter.objects.get().to == OWNER_EMAIL
    update = give_update(row, status="complete", text="It was sent.", link_number=1, file=FILE)
    assert "Waits for you" in words(clerk.get(at))
    clerk.post(f"{at}/updates/{update.pk}", {"words": "Sent to members.", "revision": update.revision})
    assert "The tracker prints: Sent to members." in words(clerk.get(at))
    assert "Nothing accepted shows" in words(clerk.post(f"{at}/complete", {"on": "2023-02-01"}))
    evidence = UndertakingEvidence.objects.get()
    sent = clerk.get(f"{at}/evidence/{evidence.pk}/file")
    assert (sent.content, sent["Content-Disposition"][:10]) == (FILE[2], "attachment")
    clerk.post(f"{at}/evidence/{evidence.pk}/accept")
    assert "It is completed." in words(clerk.post(f"{at}/complete", {"on": "2023-02-01"}, follow=True))
    assert Undertaking.objects.get().completed_on == dt.date(2023, 2, 1)
    assert "What was done here" in words(clerk.get(at))


def test_the_three_statuses_stand_apart_on_the_page(clerk, panel):
    row = make_undertaking(panel, due_on=JANUARY)
    give_update(row, status="complete", text="It was sent.", by="Una")
    page = words(clerk.get(f"/desk/undertakings/{row.pk}"))
    assert "The owner says Complete The evidence shows Said, with nothing to show it In time? Late" in page


def test_putting_off_dropping_and_taking_up_again(clerk, panel):
    row = make_undertaking(panel, due_on=JANUARY)
    at = f"/desk/undertakings/{row.pk}"
    clerk.post(f"{at}/extend", {"due_on": "2023-03-20", "reason": "The audit is not finished.", "revision": 1})
    assert "first 9 January 2023" in words(clerk.get(at))
    said = {"who": "The Panel", "decision": "minute 701 i", "reason": "The data are not held."}
    assert "This was changed by" in words(clerk.post(f"{at}/drop", {**said, "revision": 1}))
    clerk.post(f"{at}/drop", {**said, "revision": 2})
    assert "by The Panel (minute 701 i)" in words(clerk.get(at))
    clerk.post(f"{at}/take-up", {"reason": "The data were found after all.", "revision": 3})
    assert Undertaking.objects.get().dropped_at is None


def test_evidence_may_be_a_paper_of_the_record(clerk, panel):
    file_pack([minutes(RATES)], by="clerk")
    row = make_undertaking(panel)
    at = f"/desk/undertakings/{row.pk}/evidence"
    paper = Paper.objects.get()
    assert "no such paper" in words(clerk.post(at, {"words": "Given.", "paper": "/papers/none"}))
    assert "a file, or a paper" in words(clerk.post(at, {"words": "Given."}))
    clerk.post(at, {"words": "Given.", "paper": f"http://testserver/papers/{paper.public_id}/page/1?at=3#l3"})
    assert UndertakingEvidence.objects.get().paper == paper
    clerk.post(at, {"words": "The table.", "file": SimpleUploadedFile("rates.csv", b"month,left\n1,2\n")})
    assert UndertakingEvidence.objects.filter(file__media_type="text/csv").exists()


def test_a_change_of_words_keeps_the_due_date(clerk, panel):
    row = make_undertaking(panel, due_on=JANUARY)
    page = clerk.post(
        f"/desk/undertakings/{row.pk}/change", {**OWED, "text": "By month.", "due_on": "2030-01-01", "revision": 1},
        follow=True,
    )  # fmt: skip
    assert "is changed" in words(page)
    row.refresh_from_db()
    assert (row.text, row.due_on) == ("By month.", JANUARY)


def test_the_tracker_of_a_body_lists_what_is_owed_and_narrows(clerk, panel):
    make_undertaking(panel, due_on=JANUARY)
    ended = make_undertaking(panel, text="Find members.", ref="674")
    clerk.post(
        f"/desk/undertakings/{ended.pk}/drop",
        {"who": "The Panel", "decision": "701", "reason": "Nobody was found for it."},
    )
    at = f"/desk/bodies/{panel.pk}/tracker"
    assert (RATES in words(clerk.get(at)), "Find members." in words(clerk.get(at))) == (True, False)
    assert "Find members." in words(clerk.get(f"{at}?state=dropped"))
    assert "(late)" in words(clerk.get(f"{at}?state=late"))
    data = clerk.get(f"{at}?state=&format=csv").content.decode()
    assert ("687 iii d" in data, "Find members." in data, OWNER_EMAIL in data) == (True, True, False)


def test_the_tracker_takes_as_many_queries_for_three_as_for_one(clerk, panel, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    at = f"/desk/bodies/{panel.pk}/tracker"
    make_undertaking(panel)
    clerk.get(at)
    with CaptureQueriesContext(
        connection,
    ) as one:
        clerk.get(at)
    make_undertaking(panel, text="Another.")
    make_undertaking(panel, text="A third.")
    with django_assert_max_num_queries(len(one)):
        clerk.get(at)


def test_all_owners_are_asked_once_a_day(clerk, panel):
    make_undertaking(panel)
    make_undertaking(panel, text="No address.", owner_email="")
    for _ in range(2):
        page = clerk.post(f"/desk/bodies/{panel.pk}/tracker/ask", follow=True)
    assert "1 have no address" in words(page)
    assert Letter.objects.count() == 1


def test_the_tracker_of_a_meeting_is_seen_printed_and_published(clerk, panel):
    sitting = make_sitting(panel, FEBRUARY)
    make_undertaking(panel)
    make_undertaking(panel, text="Zqclosed matter.", confidentiality="exempt")
    at = f"/desk/meetings/{sitting.pk}/tracker"
    page = words(clerk.get(at))
    assert "1 of these is closed to the public" in page
    assert "has no update" in page
    assert clerk.get(f"{at}.pdf").content[:5] == b"%PDF-"
    assert "The tracker is published." in words(clerk.post(f"{at}/publish", follow=True))
    assert Publication.objects.get().is_public
    assert "Published on" in words(clerk.get(at))
    assert "/tracker" in clerk.get(f"/desk/meetings/{sitting.pk}").content.decode()


def test_what_is_not_tracked_is_taken_in_hand_with_one_click_or_dropped(clerk, panel):
    file_pack([minutes(RATES, promises=[VOW]), tracker(("687 iii a", RATES))], by="clerk")
    at = f"/desk/bodies/{panel.pk}/tracker"
    assert "2 things that the record shows to be owed are not here" in words(clerk.get(at))
    assert VOW in words(clerk.get(f"{at}/untracked"))
    page = clerk.post(f"{at}/take/action/{Action.objects.get().pk}", follow=True)
    assert "It is on the tracker" in words(page)
    drop = f"{at}/drop/promise/{Promise.objects.get().pk}"
    said = {"who": "Una Marsh", "role": "", "reason": "It was answered there."}
    assert "give the role" in words(clerk.post(drop, said))
    clerk.post(drop, {**said, "role": "Clerk"})
    assert Settlement.objects.get().public_role == "Clerk"
    assert "Everything that the record shows" in words(clerk.get(f"{at}/untracked"))


def test_reminders_are_adopted_and_given_up(clerk, panel):
    at = f"/desk/bodies/{panel.pk}/reminders"
    assert "adopted none of its own" in words(clerk.get(at))
    said = {"valid_from": "2022-01-01", "days": "5", "side": "before", "whom": "owner"}
    assert "5 days before the due date: the owner" in words(clerk.post(at, said, follow=True))
    assert "stands already" in words(clerk.post(at, said))
    clerk.post(f"{at}/{ReminderRule.objects.get().pk}/give-up")
    assert not ReminderRule.objects.standing().exists()


def test_a_clerk_of_another_body_and_an_auditor_change_nothing(sign_in, panel):
    row = make_undertaking(panel)
    other = sign_in(Role.CLERK, make_board())
    auditor = sign_in(Role.AUDITOR, panel, name="Odd Ives")
    at = f"/desk/undertakings/{row.pk}"
    assert (other.get(at).status_code, auditor.get(at).status_code) == (403, 200)
    assert OWNER_EMAIL not in auditor.get(at).content.decode().partition("What was done here")[0]
    for client in (other, auditor):
        for act in ("change", "ask", "drop", "complete", "extend", "update", "evidence", "withdraw-link"):
            assert client.post(f"{at}/{act}", OWED).status_code == 403
        assert client.post(f"/desk/bodies/{panel.pk}/tracker/ask").status_code == 403
    row.refresh_from_db()
    assert row.revision == 1
