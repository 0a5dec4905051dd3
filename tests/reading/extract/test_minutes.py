"""Minutes: the meeting, and what was said and settled under each item."""

import datetime as dt

from tests.reading.extract.laying import record_of

PANEL = """
    MINUTES OF THE MEETING OF THE NORTHSHIRE POLICE AND CRIME PANEL HELD ON MONDAY 14 NOVEMBER 2022 AT \
14:00 HOURS – TOWN CHAMBER

    PRESENT: -

    Cllr Alex Aitken – Northtown (Chair)
    Cllr Pat Seaman - Southtown

    681 APOLOGIES

    Apologies were received from Councillor Akhtar (Northtown).

    682 MINUTES OF LAST MEETING

    RESOLVED: -

    That the minutes of the meeting held on 19 October 2022 be confirmed.

    683 ANNUAL REPORT

    The Commissioner introduced his draft report.

    RESOLVED: -

    - i. That a report be prepared.
    - ii. That the following be provided: -
      - Data on headcount.
      - Data on leavers.

    The meeting ended at 16:40 hours

    .....

    CHAIR
"""

BOARD = """
    STRATEGIC POLICING BOARD

    Notes of meeting held on Tuesday, 5 September 2017
    Conference room 2, Lloyd House

    Present:

    David James - Police and Crime Commissioner
    David Thomas - Chief Constable
    Waheed Moss - Board Member
    Gurinder Singh Vale - Board Member

    8 observers

    105/17\t<p><b>Item 6 – Questions from the Board</b></p> <p>Question 1 was raised by Waheed Moss. He asked,</p> \
<p>“How many cases were prosecuted?”</p> <p>The Chief Constable responded, making the following points:</p>\
<ul><li>There were 185 cases.</li><li>There were 25 in the lower courts.</li></ul> \
<p>Gurinder Vale asked if a category would help. The Chief Constable said that it would not.</p>\t105/17
    106/17\t<p><b>Item 7 – Substance Misuse</b></p> <p>Ben Tudor introduced the report on the cost of drugs.</p> \
<p>The Commissioner asked whether costs had been checked. Ben Tudor said that they had.</p>\t106/17
    107/17\t<p><b>Item 8 – Next meeting</b></p> <p>The next meeting will take place on 5 December 2017.</p> \
<p>The meeting closed at 1300 hrs.</p>\t107/17
"""


def test_heading_gives_body_day_hour_and_place():
    meeting = record_of(PANEL).meetings[0]

    assert (meeting.body, meeting.date, meeting.start_time, meeting.venue) == (
        "Northshire Police and Crime Panel",
        dt.date(2022, 11, 14),
        dt.time(14),
        "Town Chamber",
    )


def test_day_of_the_minutes_confirmed_is_not_the_day_of_the_meeting():
    assert record_of(PANEL).meetings[0].date != dt.date(2022, 10, 19)


def test_close_and_chair_are_read():
    meeting = record_of(PANEL).meetings[0]

    assert (meeting.end_time, meeting.chair) == (dt.time(16, 40), "Alex Aitken")


def test_apologies_minuted_under_an_item_join_the_attendance():
    apologies = record_of(PANEL).meetings[0].apologies

    assert [(person.name, person.organisation) for person in apologies] == [("Akhtar", "Northtown")]


def test_resolutions_carry_their_minute_and_clause():
    resolutions = record_of(PANEL).resolutions

    assert [(held.ref, held.sub) for held in resolutions] == [
        ("682", None),
        ("683", "i"),
        ("683", "ii"),
        ("683", "ii a"),
        ("683", "ii b"),
    ]
    assert resolutions[3].text == "Data on headcount."


def test_signature_is_listed_as_unread_and_no_note_of_an_item():
    record = record_of(PANEL)

    assert [unread.cite.quote for unread in record.unread] == [".....", "CHAIR"]


def test_tabled_question_has_asker_number_and_answer_in_points():
    question = record_of(BOARD).questions[0]

    assert (question.kind, question.number, question.asker, question.answered_by) == (
        "board",
        "1",
        "Waheed Moss",
        "Chief Constable",
    )
    assert question.text == "How many cases were prosecuted?"
    assert question.answer == ("There were 185 cases.", "There were 25 in the lower courts.")


def test_question_that_follows_a_tabled_one_is_supplementary():
    question = record_of(BOARD).questions[1]

    assert (question.kind, question.asker) == ("supplementary", "Gurinder Singh Vale")
    assert question.answer == ("The Chief Constable said that it would not.",)


def test_question_under_a_report_is_of_the_discussion():
    question = record_of(BOARD).questions[2]

    assert (question.kind, question.ref, question.asker, question.answered_by) == (
        "discussion",
        "106/17",
        "David James",
        "Ben Tudor",
    )


def test_who_introduces_an_item_presents_it():
    assert record_of(BOARD).meetings[0].items[1].presenters == ("Ben Tudor",)


def test_words_that_only_open_a_question_or_answer_are_notes():
    notes = record_of(BOARD).meetings[0].items[0].notes

    assert [note.text for note in notes] == [
        "Question 1 was raised by Waheed Moss. He asked,",
        "The Chief Constable responded, making the following points:",
    ]


def test_next_meeting_is_read_from_its_item():
    meeting = record_of(BOARD).meetings[0]

    assert (meeting.next_meeting_date, meeting.observers) == (dt.date(2017, 12, 5), 8)


def test_questions_in_paragraphs_take_the_bullets_below_as_answers():
    record = record_of("""
        Notes of Meeting Held on Tuesday 22nd February 2022

        Present: Jo Ash, Bob Beech

        016/22\t<p>Item 5: Economic Crime:</p> <p>The following points were discussed:</p> \
<p><i>Has a unit been thought of?</i></p><ul><li>It is a priority.</li><li>Teams look at it.</li></ul>\
<p><i>What assurances can be given as it has gone on so long.</i></p><ul><li>Means are juggled.</li></ul>
        017/22\t<p>Item 6: Close:</p> <p>There was no other business to be taken at this meeting of the board.</p>
    """)

    assert [(question.text, len(question.answer)) for question in record.questions] == [
        ("Has a unit been thought of?", 2),
        ("What assurances can be given as it has gone on so long.", 1),
    ]


def test_no_questions_gives_none():
    record = record_of("""
        Minutes of the meeting of the Northshire Panel held on 5 May 2021

        Present: Cllr Ann Ash, Cllr Bob Beech

        1. PUBLIC QUESTIONS

        There were no questions from members of the public.

        2. CLOSE

        The meeting closed at 8.25pm.
    """)

    assert record.questions == ()
    assert record.meetings[0].end_time == dt.time(20, 25)


def test_attendance_under_the_first_item_is_read():
    meeting = record_of("""
        ACCOUNTABILITY BOARD

        Minutes

        11th June 2024, 10:00

        **1. Welcome**

        Attendees:
        PFCC Lorna Askew (LA)
        CC Fergus Tate (FT)

        LA welcomed everyone to the meeting.

        **2. Response**

        LA asked what had changed. FT replied that rotas had.
    """).meetings[0]

    assert [person.name for person in meeting.present] == ["Lorna Askew", "Fergus Tate"]


def test_lists_within_minutes_are_read_as_what_they_list():
    record = record_of("""
        Notes of the meeting of the Assurance Panel held on 9 May 2024

        Attendees: Carys Monk (Chair), Obi Nwach

        **1. Opening**

        CM opened the meeting.

        **2. Decisions taken since the last meeting**

        Decision no.\tTitle\tDate\tConfidential
        2023-004\tGrant to a charity\t17 February 2023\tNo
        2023-005\tLegal advice\t21 February 2023\tYes

        **3. Close**

        The meeting ended at 15:40.
    """)

    assert [(held.number, held.confidential) for held in record.decisions] == [
        ("2023/004", False),
        ("2023/005", True),
    ]


QUESTIONS = """
    POLICING BOARD

    Notes of meeting held on Tuesday, 5 September 2017

    Present:

    David James - Police and Crime Commissioner
    David Thomas - Chief Constable

    1/17 Welcome

    The Commissioner welcomed all.

    2/17 Questions from the public

    Public question 1: How many cases were prosecuted? (Asked by David James)

    Answered by David Thomas:

    - There were 92 cases.

    David James left the meeting at 11:05.

    Undertaking: The Force will publish the cases of each court.

    **Discussion**

    The Commissioner was grateful for the answer.

    3/17 Report on courts

    The Committee noted the report.
"""


def test_heading_discussion_ends_an_answer():
    record = record_of(QUESTIONS)

    assert [each.answer for each in record.questions] == [("There were 92 cases.",)]
    assert [note.text for note in record.meetings[0].items[1].notes] == [
        "Answered by David Thomas:",
        "David James left the meeting at 11:05.",
        "Undertaking: The Force will publish the cases of each court.",
        "The Commissioner was grateful for the answer.",
    ]


def test_prose_settles_nothing_where_the_minutes_set_resolved_on_a_line_of_its_own():
    formal = QUESTIONS + "\n    4/17 Plan\n\n    RESOLVED:\n\n    That the plan be agreed.\n"

    assert [each.text for each in record_of(QUESTIONS).resolutions] == ["The Committee noted the report."]
    assert [each.text for each in record_of(formal).resolutions] == ["That the plan be agreed."]
