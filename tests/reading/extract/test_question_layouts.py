"""Questions and answers in the layouts of the genre."""

import pytest

from answerable.record import Record
from tests.reading.extract.laying import record_of

_HEAD = "Minutes of the meeting of the Midshire Police and Crime Panel held on 5 May 2021 at County Hall"
_PRESENT = "Present: Cllr Ann Ash (Chair), Cllr Bob Beech, Cllr Col Cedar (Leader), Cllr Dee Dogwood"


def asked_of(title: str, printed: str) -> Record:
    business = f"1. {title}\n\n{printed}\n\n2. CLOSE\n\nThe meeting closed at 8.25pm."
    return record_of(f"{_HEAD}\n\n{_PRESENT}\n\n{business}")


_FIRST, _SECOND = "How many officers patrol the town at night?", "Will the Leader publish the figures?"
_SIX, _JUNE = "There are six officers on each night shift.", "The figures will be published from June."


@pytest.mark.parametrize(
    ("title", "printed", "askers", "answered_by"),
    [
        pytest.param(
            "QUESTIONS FROM MEMBERS",
            "Q1 Cllr Beech: <Q1>\n\nA: Cllr Cedar: <A1>\n\nQ2 Cllr Dogwood: <Q2>\n\nA: Cllr Cedar: <A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="q1",
        ),
        pytest.param(
            "QUESTIONS FROM MEMBERS",
            "Question 1 – Cllr Beech\n\n<Q1>\n\nAnswer – Cllr Cedar\n\n<A1>\n\n"
            "Question 2 – Cllr Dogwood\n\n<Q2>\n\nAnswer – Cllr Cedar\n\n<A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="q1b",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Question 1 – from Ms Jane Oak to the Leader\n\n<Q1>\n\nResponse from Councillor Cedar\n"
            "\n<A1>\n\nQuestion 2 – from Mr Tim Yew to the Leader\n\n<Q2>\n\nResponse from Councillor Cedar\n\n<A2>",
            ["Jane Oak", "Tim Yew"],
            "Col Cedar",
            id="fromto",
        ),
        pytest.param(
            "PUBLIC QUESTION TIME",
            '1. Question from Ms Jane Oak to Councillor Cedar, Leader of the Council\n\n"<Q1>"\n\n'
            "Reply\n\nCouncillor Cedar replied: <A1>\n\n"
            '2. Question from Mr Tim Yew to Councillor Cedar, Leader of the Council\n\n"<Q2>"\n\n'
            "Reply\n\nCouncillor Cedar replied: <A2>",
            ["Jane Oak", "Tim Yew"],
            "Col Cedar",
            id="fromto2",
        ),
        pytest.param(
            "QUESTIONS BY MEMBERS",
            "Question by Councillor Bob Beech\n\n<Q1>\n\nAnswered by Councillor Col Cedar\n\n<A1>\n"
            "\nQuestion by Councillor Dee Dogwood\n\n<Q2>\n\nAnswered by Councillor Col Cedar\n\n<A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="by",
        ),
        pytest.param(
            "QUESTIONS BY MEMBERS",
            "Question by: Councillor Bob Beech\nQuestion: <Q1>\nAnswered by: Councillor Col Cedar\n"
            "Answer: <A1>\n\nQuestion by: Councillor Dee Dogwood\nQuestion: <Q2>\n"
            "Answered by: Councillor Col Cedar\nAnswer: <A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="bycolon",
        ),
        pytest.param(
            "QUESTIONS",
            "Councillor Beech asked the Leader:\n\n<Q1>\n\nCouncillor Cedar replied:\n\n<A1>\n\n"
            "Councillor Dogwood asked the Leader:\n\n<Q2>\n\nCouncillor Cedar replied:\n\n<A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="askedcolon",
        ),
        pytest.param(
            "QUESTIONS",
            "Councillor Bob Beech to the Leader of the Council\n\n<Q1>\n\n"
            "Reply by Councillor Col Cedar\n\n<A1>\n\n"
            "Councillor Dee Dogwood to the Leader of the Council\n\n<Q2>\n\nReply by Councillor Col Cedar\n\n<A2>",
            ["Bob Beech", "Dee Dogwood"],
            "Col Cedar",
            id="labels",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Question 1\n\nJane Oak asked:\n\n<Q1>\n\nCouncillor Cedar responded:\n\n<A1>\n\n"
            "Question 2\n\nTim Yew asked:\n\n<Q2>\n\nCouncillor Cedar responded:\n\n<A2>",
            ["Jane Oak", "Tim Yew"],
            "Col Cedar",
            id="respondent",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Question 1 submitted by Jane Oak:\n\n<Q1>\n\nResponse: <A1>\n\n"
            "Question 2 submitted by Tim Yew:\n\n<Q2>\n\nResponse: <A2>",
            ["Jane Oak", "Tim Yew"],
            None,
            id="submitted",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Jane Oak: <Q1>\n\nCllr Cedar: <A1>\n\nTim Yew: <Q2>\n\nCllr Cedar: <A2>",
            ["Jane Oak", "Tim Yew"],
            "Col Cedar",
            id="name_q",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Q: <Q1> (Jane Oak)\n\nA: <A1>\n\nQ: <Q2> (Tim Yew)\n\nA: <A2>",
            ["Jane Oak", "Tim Yew"],
            None,
            id="qa",
        ),
        pytest.param(
            "PUBLIC QUESTIONS",
            "Question: <Q1>\n\nAnswer: <A1>\n\nQuestion: <Q2>\n\nAnswer: <A2>",
            [None, None],
            None,
            id="qno",
        ),
        pytest.param(
            "WRITTEN QUESTIONS",
            '1. Councillor Beech to ask the Leader:\n\n"<Q1>"\n\nAnswer\n\n<A1>\n\n'
            '2. Councillor Dogwood to ask the Leader:\n\n"<Q2>"\n\nAnswer\n\n<A2>',
            ["Bob Beech", "Dee Dogwood"],
            None,
            id="numwritten",
        ),
    ],
)
def test_question_of_every_layout_has_its_asker_and_answer(title, printed, askers, answered_by):
    for mark, said in {"<Q1>": _FIRST, "<Q2>": _SECOND, "<A1>": _SIX, "<A2>": _JUNE}.items():
        printed = printed.replace(mark, said)

    questions = asked_of(title, printed).questions

    assert [question.asker for question in questions] == askers
    assert [question.text for question in questions] == [_FIRST, _SECOND]
    assert [_SIX in questions[0].answer[0], _JUNE in questions[1].answer[0]] == [True, True]
    if answered_by:
        assert {question.answered_by for question in questions} == {answered_by}


def test_questions_of_a_table_have_their_askers_and_answers():
    rows = f"Cllr Beech\t{_FIRST}\t{_SIX}\nCllr Dogwood\t{_SECOND}\t{_JUNE}"

    questions = asked_of("QUESTIONS", f"Question from\tQuestion\tAnswer\n{rows}").questions

    assert [question.asker for question in questions] == ["Bob Beech", "Dee Dogwood"]
    assert [question.text for question in questions] == [_FIRST, _SECOND]
    assert [question.answer for question in questions] == [(_SIX,), (_JUNE,)]


def test_supplementary_under_a_bare_label_is_of_the_same_asker():
    questions = asked_of(
        "MEMBERS' QUESTIONS",
        f"Question 1 from Councillor Beech to the Leader\n\n{_FIRST}\n\nReply\n\n{_SIX}\n\n"
        f"Supplementary question\n\n{_SECOND}\n\nReply\n\n{_JUNE}",
    ).questions

    assert (questions[1].kind, questions[1].asker) == ("supplementary", "Bob Beech")
    assert [question.answer for question in questions] == [(_SIX,), (_JUNE,)]


def test_initials_that_the_attendance_prints_are_people():
    record = record_of("""
        Midshire Accountability Board

        Minutes of the meeting held on 5 May 2021

        1. Welcome

        Attendees:
        PFCC Jane Oak (JO)
        CC Tim Yew (TY)

        JO opened the meeting and welcomed everyone.

        2. Policing

        JO asked how many officers were on patrol. TY replied that there were six.

        3. Close

        None.
    """)

    assert record.meetings[0].chair == "Jane Oak"
    assert [(question.asker, question.answered_by) for question in record.questions] == [("Jane Oak", "Tim Yew")]
