"""Questions of the public and of members, from the form to the written answer."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.answer import owe_answer, publish_answer, record_answer, remind_of_answers
from answerable.keeping.changes.desk.asker import forget_asker
from answerable.keeping.changes.desk.asker_link import read_link, sign_link
from answerable.keeping.changes.desk.question import (
    confirm_question,
    enter_question,
    forget_unconfirmed,
    move_question,
    order_question,
    put_member_question,
    receive_question,
    refuse_question,
    withdraw_question,
)
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry, Paper
from answerable.keeping.models.desk import Asker, Letter, Publication, QuestionReceived, ReceivedState
from answerable.keeping.queries.desk.question import find_question, list_owed_answers, list_questions, questions_for
from answerable.keeping.queries.desk.question_rule import find_alike, judge
from answerable.keeping.queries.public import question_received as public
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_person, make_sitting
from tests.keeping.desk.makings_question import ASKER, EMAIL, NAME, WORDS, accept, at, make_question, words_of_file

pytestmark = pytest.mark.django_db
JANUARY = dt.date(2023, 1, 9)
IN_TIME, LATE = at("2023-01-04", 23), at("2023-01-05", 9)


def make_january(**rules):
    """A panel's meeting whose last day for questions is 4 January: four clear days before the ninth."""
    return make_sitting(make_panel(**rules), date=JANUARY)


def send(sitting, form_key="one"):
    values = {"sitting": sitting, "asker": ASKER, "may_name": False, "form_key": form_key}
    return receive_question(sitting.body, at=IN_TIME, **values)


def codes(rulings):
    return [ruling.code for ruling in rulings]


# received and confirmed


def test_a_question_counts_only_when_its_asker_opens_the_link():
    sitting = make_january()
    question = send(sitting)
    letter = Letter.objects.get()
    assert letter.to == EMAIL
    assert "Your question counts as received only then" in letter.text
    assert "Wednesday 4 January 2023" in letter.text
    assert not list_questions([sitting.body]).exists()
    token = letter.text.partition("/ask/confirm/")[2].split()[0]
    assert read_link("question", token) == question.pk
    confirm_question(question, at=IN_TIME)
    assert list_questions([sitting.body]).get().confirmed_at == IN_TIME


def test_a_link_made_for_another_thing_or_by_another_hand_opens_nothing():
    assert read_link("question", sign_link("signature", 1)) is None
    assert read_link("question", sign_link("question", 1)[:-1] + "x") is None


def test_the_same_form_sent_twice_is_one_question():
    sitting = make_january()
    assert send(sitting).pk == send(sitting).pk
    assert (QuestionReceived.objects.count(), Asker.objects.count(), Letter.objects.count()) == (1, 1, 1)


def test_opening_the_link_twice_changes_nothing():
    sitting = make_january()
    question = send(sitting)
    confirm_question(question, at=IN_TIME)
    confirm_question(find_question(question.pk), at=LATE)
    assert find_question(question.pk).confirmed_at == IN_TIME
    assert Letter.objects.filter(title="Your question has been received").count() == 1


def test_a_late_question_goes_to_the_clerk_with_the_ruling_and_is_never_dropped():
    sitting = make_january()
    question = make_question(sitting, when=LATE)
    assert list_questions([sitting.body]).get() == question
    ruled = judge(question)
    assert [(ruling.code, ruling.stops) for ruling in ruled] == [("E-QUESTION-LATE", True)]
    assert "the last time was Wednesday 4 January 2023 (four clear days before the meeting)" in ruled[0].words
    with pytest.raises(RefusedError, match="the last time was Wednesday 4 January 2023"):
        accept(question)
    assert "The clerk decides" in Letter.objects.get(title="Your question has been received").text


def test_a_late_question_is_in_time_at_the_next_meeting():
    sitting = make_january()
    later = make_sitting(sitting.body, date=dt.date(2023, 2, 6))
    question = make_question(sitting, when=LATE)
    move_question(question, by=CLERK, revision=question.revision, sitting=later)
    assert accept(find_question(question.pk)).state == ReceivedState.ACCEPTED


@pytest.mark.parametrize(("hour", "expected"), [(11, []), (13, ["E-QUESTION-LATE"])])
def test_the_hour_of_the_last_day_counts(hour, expected):
    sitting = make_january(question_hour=dt.time(12))
    assert codes(judge(make_question(sitting, when=at("2023-01-04", hour)))) == expected


def test_a_board_warns_of_lateness_and_takes_the_question_for_a_reason():
    # seven working days before 22 March 2022: 11 March
    sitting = make_sitting(make_board(), date=dt.date(2022, 3, 22))
    assert judge(make_question(sitting, when=at("2022-03-11"))) == ()
    late = make_question(sitting, when=at("2022-03-12"), words="Who pays for the new vans?", email="b@mail.example")
    assert [(ruling.code, ruling.stops) for ruling in judge(late)] == [("E-QUESTION-LATE", False)]
    with pytest.raises(RefusedError, match="Say why it is taken all the same"):
        accept(late, text="Who pays for the new vans?")
    accepted = accept(late, text="Who pays for the new vans?", despite="The post was slow.")
    assert accepted.state == ReceivedState.ACCEPTED
    assert AuditEntry.objects.get(act="accept question").reason == "The post was slow."


def test_police_staff_and_people_from_elsewhere_may_not_ask():
    sitting = make_january()
    assert codes(judge(make_question(sitting, when=IN_TIME, works_for_police=True))) == ["E-QUESTION-INELIGIBLE"]
    assert codes(judge(make_question(sitting, when=IN_TIME, connection="", email="x@mail.example"))) == [
        "E-QUESTION-INELIGIBLE"
    ]


def test_one_person_puts_no_more_questions_than_the_rules_allow():
    sitting = make_january(questions_each=1)
    first = make_question(sitting, when=IN_TIME)
    second = make_question(sitting, when=IN_TIME, words="What became of the vans?", email=EMAIL.upper())
    assert "E-QUESTION-LIMIT" in codes(judge(second))
    withdraw_question(first, by=CLERK, revision=first.revision, reason="asked for by letter")
    assert judge(second) == ()


def test_a_question_put_within_six_months_is_warned_of_and_does_not_stop():
    january = make_january()
    accept(make_question(january, when=IN_TIME))
    march = make_sitting(january.body, date=dt.date(2023, 3, 6))
    again = make_question(
        march,
        when=at("2023-02-20"),
        email="other@mail.example",
        words="Why are Ashby's bus stations not patrolled in the evenings any longer?",
    )
    assert [(ruling.code, ruling.stops) for ruling in judge(again)] == [("E-QUESTION-REPEAT", False)]
    assert [each.words for each in find_alike(again)] == [WORDS]
    other = make_question(march, when=at("2023-02-20"), email="c@mail.example", words="How many horses are stabled?")
    assert (judge(other), find_alike(other)) == ((), [])


# accepted, refused, ordered


def test_words_that_differ_from_those_received_need_a_reason():
    question = make_question(make_january(), when=IN_TIME)
    with pytest.raises(RefusedError, match="Say why the words differ"):
        accept(question, text="Why are bus stations not patrolled?")
    accepted = accept(question, text="Why are bus stations not patrolled?", edit_reason="Made shorter.")
    assert (accepted.text, accepted.asker.words) == ("Why are bus stations not patrolled?", WORDS)


def test_the_asker_is_told_when_and_by_whom_it_will_be_put():
    question = make_question(make_january(), when=IN_TIME)
    accept(question, asked_by=make_person("Cath Hollis"))
    letter = Letter.objects.get(title="Your question has been accepted")
    assert "on Monday 9 January 2023 at 14:00, Council House" in letter.text
    assert "It will be put by: Cath Hollis" in letter.text
    assert "Your name is not published." in letter.text


def test_a_question_is_refused_on_a_known_ground_alone_and_the_asker_is_told_which():
    question = make_question(make_january(), when=IN_TIME)
    with pytest.raises(RefusedError, match="only on one of these grounds"):
        refuse_question(question, by=CLERK, revision=question.revision, ground="awkward")
    refuse_question(question, by=CLERK, revision=question.revision, ground="remit", reason="It is for the council.")
    letter = Letter.objects.get(title="Your question cannot be put")
    assert "because it is not about what the body is responsible for" in letter.text
    assert "It is for the council." in letter.text
    assert find_question(question.pk).state == ReceivedState.REFUSED


def test_two_clerks_do_not_decide_one_question_twice():
    question = make_question(make_january(), when=IN_TIME)
    accept(question)
    with pytest.raises(ConflictError):
        refuse_question(question, by=CLERK, revision=question.revision, ground="remit")


def test_accepted_questions_are_numbered_and_ordered():
    sitting = make_january()
    words = ["Who pays for vans?", "How many horses are stabled?", "Which custody suites close?"]
    rows = [
        accept(make_question(sitting, when=IN_TIME, words=each, email=f"{n}@mail.example"), text=each)
        for n, each in enumerate(words)
    ]
    order_question(rows[2], by=CLERK, upwards=True)
    order_question(find_question(rows[0].pk), by=CLERK, upwards=True)
    put = questions_for(sitting)
    assert [(one.number, one.text) for one in put] == [("1", words[0]), ("2", words[2]), ("3", words[1])]
    assert {one.printed_asker for one in put} == {"A member of the public"}


def test_members_questions_stand_in_their_own_list_with_parts_and_supplementaries():
    sitting = make_january()
    accept(make_question(sitting, when=IN_TIME))
    member = make_person("Cath Hollis")
    values = {"by": CLERK, "member": member, "sitting": sitting, "at": IN_TIME}
    question = put_member_question(
        sitting.body, text="How is overtime spent?", parts=["by unit", "by month"], **values
    )
    accept(question, text="How is overtime spent?", parts=["by unit", "by month"])
    further = put_member_question(sitting.body, text="And agency staff?", follows=question, **values)
    accept(further, text="And agency staff?")
    (asked,) = questions_for(sitting, members=True)
    assert (asked.number, asked.kind, asked.printed_asker) == ("1", "panel", "Cath Hollis")
    assert asked.parts == (("a", "by unit"), ("b", "by month"))
    assert [(one.kind, one.text) for one in asked.supplementaries] == [("supplementary", "And agency staff?")]
    assert [one.kind for one in questions_for(sitting)] == ["public", "panel"]
    with pytest.raises(RefusedError, match="follows a question, not another supplementary"):
        put_member_question(sitting.body, text="And?", follows=further, **values)


def test_a_member_is_warned_of_the_last_day_and_a_supplementary_needs_no_notice():
    sitting = make_january()
    values = {"by": CLERK, "member": make_person("Cath Hollis"), "sitting": sitting, "at": LATE}
    question = put_member_question(sitting.body, text="How is overtime spent?", **values)
    assert [(ruling.code, ruling.stops) for ruling in judge(question)] == [("E-QUESTION-LATE", False)]
    question = accept(question, text="How is overtime spent?", despite="The chair agreed.")
    assert judge(put_member_question(sitting.body, text="And agency staff?", follows=question, **values)) == ()


def test_the_questions_of_a_sitting_cost_the_same_queries_however_many(django_assert_num_queries):
    sitting = make_january()
    for count, expected in ((1, 2), (3, 2)):
        while len(questions_for(sitting)) < count:
            n = len(questions_for(sitting))
            text = f"{['Who pays for vans?', 'How many horses?', 'Which suites close?'][n]}"
            accept(make_question(sitting, when=IN_TIME, words=text, email=f"{n}@mail.example"), text=text)
        with django_assert_num_queries(expected):
            questions_for(sitting)


# answered


def answerable(**values):
    return accept(make_question(make_january(), when=IN_TIME, **values))


def test_the_answer_is_recorded_in_points():
    question = answerable()
    values = {"answered_by": "The Commissioner", "points": ["They are.", " ", "More will come."]}
    answered = record_answer(question, by=CLERK, revision=question.revision, **values)
    assert (answered.state, answered.points) == (ReceivedState.ANSWERED, ["They are.", "More will come."])


def owe(question, due=dt.date(2023, 3, 3)):
    values = {"owner": "The Commissioner", "email": "owner@office.example", "due": due, "rule": "said by the chair"}
    owe_answer(question, by=CLERK, revision=question.revision, **values)
    return find_question(question.pk)


def test_a_written_answer_is_owed_by_a_day_and_both_sides_are_told_without_the_name():
    question = owe(answerable())
    assert list_owed_answers([question.body]).get() == question
    owner, asker = (
        Letter.objects.get(to="owner@office.example"),
        Letter.objects.get(title="You will get a written answer"),
    )
    assert "by Friday 3 March 2023" in owner.text
    assert "A member of the public asked:" in owner.text
    assert NAME not in owner.text
    assert asker.to == EMAIL


@pytest.mark.parametrize(
    ("day", "written"),
    [("2023-02-23", 0), ("2023-02-24", 1), ("2023-03-02", 1), ("2023-03-03", 0), ("2023-03-04", 1), ("2023-03-05", 0),
     ("2023-03-11", 1)],
)  # fmt: skip
def test_who_owes_an_answer_is_reminded_on_the_right_days_and_once(day, written):
    owe(answerable())
    before = Letter.objects.count()
    assert remind_of_answers(dt.date.fromisoformat(day)) == written
    assert remind_of_answers(dt.date.fromisoformat(day)) == 0
    assert Letter.objects.count() == before + written


def publish(question):
    text = "The patrols begin again in **May**.\n\nThey cost £4,000 a week."
    published = publish_answer(
        question, by=CLERK, revision=question.revision, answered_by="The Commissioner", text=text
    )
    return find_question(published.pk)


def test_a_written_answer_is_published_as_a_paper_without_the_name():
    question = publish(owe(answerable()))
    paper = question.publication.paper
    assert (paper.is_public, question.state) == (True, ReceivedState.ANSWERED)
    words = words_of_file(question.publication.pdf)
    assert "Written answer to question 1 to the meeting of 9 January 2023" in words
    assert "It was asked by: A member of the public." in words
    assert "The patrols begin again in May." in words
    assert NAME not in words
    assert not list_owed_answers([question.body]).exists()
    letter = Letter.objects.get(title="Your question has been answered in writing")
    assert f"/papers/{paper.public_id}" in letter.text


def test_the_name_is_published_only_by_consent():
    sitting = make_january()
    question = publish(accept(make_question(sitting, when=IN_TIME, may_name=True)))
    assert f"It was asked by: {NAME}." in words_of_file(question.publication.pdf)


def test_the_public_reads_of_coming_questions_and_owed_answers_name_only_who_consents():
    sitting = make_january()
    accept(make_question(sitting, when=IN_TIME))
    named = accept(
        make_question(sitting, when=IN_TIME, may_name=True, name="Wilma Brook", email="w@mail.example",
                      words="How many horses are stabled?"),
        text="How many horses are stabled?",
    )  # fmt: skip
    coming = public.list_coming_questions(dt.date(2023, 1, 5))
    assert [(one.number, one.asker) for one in coming] == [("1", "A member of the public"), ("2", "Wilma Brook")]
    assert public.list_coming_questions(dt.date(2023, 1, 10)) == []
    owe(named)
    (owed,) = public.list_owed_answers(dt.date(2023, 3, 3))
    assert (owed.due, owed.is_overdue, owed.asker) == (dt.date(2023, 3, 3), False, "Wilma Brook")
    assert public.list_owed_answers(dt.date(2023, 3, 4))[0].is_overdue


def test_private_details_in_the_words_of_a_question_are_masked_in_public():
    text = f"I, {NAME}, of 07700 900123 ask: why? Quillfeather wrote to {EMAIL}."
    question = make_question(make_january(), when=IN_TIME, words=text)
    with pytest.raises(RefusedError, match="hold a private name, number or address"):
        accept(question, text=text)
    accept(question, text=text, despite="The asker wants it so.")
    (one,) = public.list_coming_questions(dt.date(2023, 1, 5))
    assert "Quillfeather" not in one.words
    assert "900123" not in one.words
    assert EMAIL not in one.words


# erased


def everything_kept():
    """Every trace, letter and row that could hold a name, as one text."""
    rows = [*AuditEntry.objects.values(), *Letter.objects.values(), *QuestionReceived.objects.values()]
    return json.dumps([*rows, *Asker.objects.values()], default=str)


def test_nothing_private_ever_enters_the_trace():
    question = answerable()
    assert NAME in everything_kept()
    assert NAME not in json.dumps(list(AuditEntry.objects.values()), default=str)
    assert EMAIL not in json.dumps(list(AuditEntry.objects.values()), default=str)
    assert "asker" in json.dumps(question_trace(question))


def question_trace(question):
    from answerable.keeping.queries.desk.trace import trace_of

    return [[name for name, _, _ in act.changes] for act in trace_of(question)]


def test_a_deletion_request_erases_what_is_private_and_keeps_the_question():
    question = answerable()
    forget_asker(question, by=CLERK, reason="asked for by letter of 1 March 2023")
    kept = everything_kept()
    assert NAME not in kept
    assert EMAIL not in kept
    assert "Zqtown" not in kept
    assert find_question(question.pk).text == WORDS
    assert AuditEntry.objects.get(act="forget asker").reason == "asked for by letter of 1 March 2023"
    with pytest.raises(RefusedError, match="nothing private here to erase"):
        forget_asker(find_question(question.pk), by=CLERK, reason="again")


def test_a_name_that_stood_in_the_printed_words_is_hidden_for_good():
    text = f"I, {NAME}, ask: why?"
    accept(make_question(make_january(), when=IN_TIME, words=text), text=text, despite="The asker wants it so.")
    question = find_question(QuestionReceived.objects.get().pk)
    forget_asker(question, by=CLERK, reason="asked for by letter of 1 March 2023")
    (one,) = public.list_coming_questions(dt.date(2023, 1, 5))
    assert one.words == "I, [name withheld], ask: why?"


def test_a_published_name_is_taken_out_of_the_answer_and_the_minutes_stay():
    question = publish(accept(make_question(make_january(), when=IN_TIME, may_name=True)))
    old = question.publication
    forget_asker(question, by=CLERK, reason="consent withdrawn on 1 March 2023")
    question, old = find_question(question.pk), Publication.objects.get(pk=old.pk)
    assert question.publication.supersedes == old
    assert NAME not in words_of_file(question.publication.pdf)
    assert (old.is_public, old.paper.is_public, question.publication.paper.is_public) == (False, False, True)
    assert Paper.objects.public().get() == question.publication.paper
    assert question.text == WORDS


def test_what_nobody_confirms_is_erased_after_two_weeks():
    sitting = make_january()
    old = send(sitting, "old")
    fresh = receive_question(sitting.body, sitting=sitting, asker=ASKER, may_name=False, form_key="fresh")
    assert forget_unconfirmed(timezone.now()) == 1
    assert find_question(old.pk) is None
    assert find_question(fresh.pk).asker.name == NAME
    with pytest.raises(RefusedError, match="withdrawn or erased"):
        confirm_question(QuestionReceived.objects.select_related("asker").get(pk=old.pk))


def test_a_question_that_came_by_letter_counts_at_once_and_needs_no_address():
    sitting = make_january()
    entered = enter_question(
        sitting.body, by=CLERK, sitting=sitting, asker={**ASKER, "email": ""}, may_name=False, received_at=IN_TIME
    )
    assert entered.confirmed_at == IN_TIME
    assert not Letter.objects.exists()
    assert accept(find_question(entered.pk)).state == ReceivedState.ACCEPTED


def test_what_was_told_or_erased_is_not_undone():
    question = accept(make_question(make_january(), when=IN_TIME, may_name=True))
    forget_asker(question, by=CLERK, reason="asked for by letter")
    for entry in AuditEntry.objects.filter(subject=question.subject):
        with pytest.raises(RefusedError, match="it is final"):
            undo_act(entry, by=CLERK)
