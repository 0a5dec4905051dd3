"""Questions on the desk, as a clerk works on them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.keeping.models.desk import Letter, QuestionReceived, ReceivedState, Role
from answerable.keeping.queries.desk.question import find_question, questions_for
from tests.keeping.desk.makings import make_board, make_panel, make_person, make_seat, make_sitting
from tests.keeping.desk.makings_question import EMAIL, NAME, WORDS, accept, make_question

pytestmark = pytest.mark.django_db


def soon(days=30):
    return timezone.localdate() + dt.timedelta(days=days)


def said(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def sitting():
    return make_sitting(make_panel(), date=soon())


@pytest.fixture
def question(sitting):
    return make_question(sitting, when=timezone.now())


def test_a_clerk_accepts_a_question_for_a_member_to_put(sign_in, question):
    member = make_seat(question.body, make_person("Cath Hollis")).person
    clerk = sign_in(Role.CLERK, question.body)
    page = clerk.get(f"/desk/questions/{question.pk}")
    assert WORDS in said(page)
    asked = {"revision": question.revision, "text": WORDS, "asked_by": member.pk, "parts": "", "edit_reason": ""}
    answer = clerk.post(f"/desk/questions/{question.pk}/accept", asked, follow=True)
    assert "The question is accepted, and the asker is told." in said(answer)
    (one,) = questions_for(question.sitting)
    assert (one.number, one.asked_by, one.printed_asker) == ("1", "Cath Hollis", "A member of the public")


def test_a_clerk_refuses_a_question_with_a_ground_of_the_rules(sign_in, question):
    clerk = sign_in(Role.CLERK, question.body)
    asked = {"revision": question.revision, "ground": "remit", "reason": "It is for the council."}
    clerk.post(f"/desk/questions/{question.pk}/refuse", asked)
    assert find_question(question.pk).state == ReceivedState.REFUSED
    assert Letter.objects.get(title="Your question cannot be put").to == EMAIL


def test_the_words_of_a_refused_form_are_kept(sign_in, question):
    clerk = sign_in(Role.CLERK, question.body)
    asked = {"revision": question.revision, "text": "Something shorter?", "edit_reason": ""}
    page = clerk.post(f"/desk/questions/{question.pk}/accept", asked)
    assert "Say why the words differ" in said(page)
    assert "Something shorter?" in said(page)
    assert find_question(question.pk).state == ReceivedState.RECEIVED


def test_questions_are_put_in_order_by_buttons(sign_in, sitting):
    now = timezone.now()
    for n, text in enumerate(("Who pays for vans?", "How many horses are stabled?")):
        accept(make_question(sitting, when=now, words=text, email=f"{n}@mail.example"), text=text)
    clerk = sign_in(Role.CLERK, sitting.body)
    second = questions_for(sitting)[1]
    answer = clerk.post(f"/desk/questions/{second.key}/up", follow=True)
    assert [one.text for one in questions_for(sitting)] == ["How many horses are stabled?", "Who pays for vans?"]
    assert answer.redirect_chain[-1][0] == f"/desk/meetings/{sitting.pk}/questions"
    assert clerk.get(f"/desk/questions/{second.key}/up").status_code == 405


def test_an_answer_is_owed_then_published(sign_in, question):
    accepted = accept(question)
    clerk = sign_in(Role.CLERK, question.body)
    owed = {
        "revision": accepted.revision,
        "owner": "The Commissioner",
        "due": soon(60).isoformat(),
        "rule": "the chair",
    }
    clerk.post(f"/desk/questions/{question.pk}/owe", owed)
    assert "The Commissioner" in said(clerk.get("/desk/questions/owed"))
    page = clerk.get(f"/desk/questions/{question.pk}/publish")
    assert "What is published cannot be taken back" in said(page)
    written = {
        "revision": find_question(question.pk).revision,
        "answered_by": "The Commissioner",
        "text": "They are again.",
    }
    clerk.post(f"/desk/questions/{question.pk}/publish", written)
    paper = find_question(question.pk).publication.paper
    assert clerk.get(f"/papers/{paper.public_id}").status_code == 200


def test_erasing_says_first_that_it_cannot_be_undone(sign_in, question):
    clerk = sign_in(Role.CLERK, question.body)
    assert "This cannot be undone." in said(clerk.get(f"/desk/questions/{question.pk}/forget"))
    page = clerk.post(f"/desk/questions/{question.pk}/forget", {"reason": "asked for by letter"}, follow=True)
    assert "details were erased" in said(page)
    assert NAME not in said(page)


def test_a_question_that_came_by_letter_is_entered(sign_in, sitting):
    clerk = sign_in(Role.CLERK, sitting.body)
    told = {"sitting": sitting.pk, "words": WORDS, "name": NAME, "connection": "works", "place": "Ashby"}
    clerk.post(f"/desk/meetings/{sitting.pk}/questions/new", told)
    entered = QuestionReceived.objects.get()
    assert (entered.asker.words, entered.confirmed_at is not None, entered.state) == (WORDS, True, "received")


def test_a_member_puts_a_question_in_his_own_name_alone(sign_in, sitting):
    mine, other = make_person("Cath Hollis"), make_person("Imran Dell")
    make_seat(sitting.body, mine)
    make_seat(sitting.body, other)
    member = sign_in(Role.MEMBER, sitting.body, name="Cath Hollis")
    member.account.person = mine
    member.account.save()
    where = f"/desk/meetings/{sitting.pk}/questions/member"
    told = {"sitting": sitting.pk, "text": "How is overtime spent?", "parts": "by unit\nby month"}
    assert member.post(where, {**told, "member": other.pk}).status_code == 200
    assert not QuestionReceived.objects.exists()
    assert member.post(where, {**told, "member": mine.pk}).status_code == 302
    assert QuestionReceived.objects.get().parts == ["by unit", "by month"]


PRIVATE = ("", "/accept", "/refuse", "/withdraw", "/move", "/answer", "/owe", "/publish", "/forget")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.AUTHOR, Role.CONTRIBUTOR, Role.ANALYST, Role.FINANCE_OFFICER])
def test_who_may_not_see_askers_opens_no_page_of_them(sign_in, question, role):
    somebody = sign_in(role, question.body)
    pages = ["/desk/questions", *(f"/desk/questions/{question.pk}{way}" for way in PRIVATE)]
    assert {somebody.get(page).status_code for page in pages} == {403}
    order = somebody.get(f"/desk/meetings/{question.sitting_id}/questions")
    assert order.status_code == (200 if role == Role.MEMBER else 403)
    assert WORDS not in said(order)


def test_an_auditor_reads_and_changes_nothing(sign_in, question):
    auditor = sign_in(Role.AUDITOR, question.body)
    assert auditor.get(f"/desk/questions/{question.pk}").status_code == 200
    assert {auditor.get(f"/desk/questions/{question.pk}{way}").status_code for way in PRIVATE[1:]} == {403}
    assert auditor.post(f"/desk/questions/{question.pk}/up").status_code == 403


def test_a_clerk_of_another_body_opens_nothing(sign_in, question):
    clerk = sign_in(Role.CLERK, make_board())
    assert {clerk.get(f"/desk/questions/{question.pk}{way}").status_code for way in PRIVATE} == {403}
    assert WORDS not in said(clerk.get("/desk/questions"))


def test_the_exported_list_holds_no_name_without_consent(sign_in, question):
    clerk = sign_in(Role.CLERK, question.body)
    for form in ("csv", "json"):
        exported = clerk.get(f"/desk/questions?format={form}").content.decode()
        assert WORDS in exported
        assert NAME not in exported
        assert EMAIL not in exported


def test_the_list_costs_the_same_queries_however_many(sign_in, sitting):
    clerk, counts = sign_in(Role.CLERK, sitting.body), []
    clerk.get("/desk/questions")  # what is asked once, of the session, is not of the list
    for more in (1, 2):
        for n in range(more):
            text = f"Question {more} {n}?"
            make_question(sitting, when=timezone.now(), words=text, email=f"{more}{n}@mail.example")
        with CaptureQueriesContext(connection) as caught:
            clerk.get("/desk/questions")
        counts.append(len(caught))
    assert counts[0] == counts[1]
