"""Minutes are printed, read back, and give what the clerk took down."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TypeVar

import pytest

from answerable.printing.minutes import (
    ActionAgreed,
    AnswerGiven,
    Attendee,
    Break,
    ChairHanded,
    Entry,
    InterestTold,
    MinuteLine,
    MinutesSheet,
    Moved,
    Note,
    PromiseMade,
    QuestionPut,
    ResolutionMade,
    VoteTaken,
    lay_out_minutes,
)
from answerable.printing.paper import Signature, walk_blocks
from answerable.record import Item
from tests.printing.reading_back import clock, read_back, unplaced

PUBLIC_QUESTIONS = (
    QuestionPut(
        number="1",
        kind="public",
        asker="Ada Marlowe",
        submitted_by="Pat Example",
        text="How many electric vehicles does the Force have?",
    ),
    AnswerGiven(
        by="Edwin Tate",
        points=("There are 120 electric vehicles in the fleet.", "Charging points are added at nine stations."),
    ),
    QuestionPut(kind="supplementary", asker="Carys Pugh", text="When will the last diesel van be replaced?"),
    AnswerGiven(by="Edwin Tate", points=("It depends on the market, and no date has been set.",)),
    ActionAgreed(
        text="Provide the number of vans that are waiting to be replaced.",
        owner="Chief Constable",
        due=dt.date(2027, 3, 23),
        update="There are 14 vans, of which six are on order.",
    ),
    Note(text="The Commissioner was grateful to those who had sent in questions."),
    QuestionPut(
        number="2",
        kind="public",
        asker="Ada Marlowe",
        submitted_by="Sam Placeholder",
        text="What is being done about speeding on the ring road?",
    ),
    AnswerGiven(by="Farah Siddiqui", points=("Two average-speed cameras were put up in January.",)),
    PromiseMade(text="The Force will publish the results of the camera trial in June 2027."),
)
BOARD_QUESTIONS = (
    QuestionPut(number="1", kind="board", asker="Bashir Khan", text="What was learned from the review of custody?"),
    AnswerGiven(by="Chief Constable", points=("Records were late in one case of ten.", "A new form is in use.")),
    Break(at=clock("11:00"), until=clock("11:10")),
)
DISCUSSION = (
    Note(text="Farah Siddiqui presented the report, and these points were discussed."),
    QuestionPut(kind="discussion", text="Is the rise in car theft a matter of organised crime?"),
    AnswerGiven(
        by="", points=("Some of it is; the regional unit has four inquiries open.", "Parts are sold abroad.")
    ),
    QuestionPut(kind="discussion", asker="Carys Pugh", text="How are people without English helped to report fraud?"),
    AnswerGiven(by="Farah Siddiqui", points=("Interpreters can be booked by telephone.",)),
    Moved(person="Bashir Khan", arrives=False, at=clock("11:40")),
    ActionAgreed(text="Share the plan for car theft with the Board.", owner="Farah Siddiqui", due="end of May 2027"),
)
PRECEPT = (
    Note(text="Gwen Oakes presented the report."),
    ChairHanded(to="Carys Pugh", at=clock("12:00")),
    VoteTaken(
        motion="That the precept be supported.",
        for_=5,
        against=2,
        abstained=1,
        carried=True,
        needed=5,
        words="The vote was taken by show of hands.",
        named=(("Bashir Khan", "for"), ("Carys Pugh", "against")),
    ),
    ResolutionMade(sub="i", text="That the precept be supported."),
    ResolutionMade(sub="ii", text="That the Commissioner be asked for:"),
    ResolutionMade(sub="ii a", text="the number of officers by district;"),
    ResolutionMade(sub="ii b", text="the cost of overtime."),
    ResolutionMade(sub="iii", text="That the report be published."),
)
BOARD = MinutesSheet(
    body="Strategic Policing and Crime Board",
    layout="board",
    date=dt.date(2027, 2, 23),
    start_time=clock("10:00"),
    end_time=clock("12:55"),
    venue="Main Conference Room (G2), Lloyd House",
    chair="Ada Marlowe",
    present=(
        Attendee(name="Ada Marlowe", role="Police and Crime Commissioner"),
        Attendee(name="Bashir Khan", role="Board Member"),
        Attendee(name="Carys Pugh", role="Board Member"),
    ),
    also_present=(
        Attendee(name="Edwin Tate", role="Chief Constable", organisation="Midshire Police"),
        Attendee(name="Farah Siddiqui", role="Deputy Chief Constable", organisation="Midshire Police"),
        Attendee(name="Gwen Oakes", role="Chief Finance Officer"),
    ),
    apologies=(Attendee(name="Harold Finch", role="Board Member"),),
    observers=3,
    lines=(
        MinuteLine(
            ref="012/27",
            title="Commissioner's update",
            entries=(
                Note(text="The Commissioner thanked the officers who had worked through the floods."),
                Note(text="Three appointments had been made to the office since January."),
                InterestTold(
                    person="Bashir Khan",
                    kind="other registerable",
                    words="he is a governor of the college named in the report.",
                ),
            ),
        ),
        MinuteLine(
            ref="013/27",
            title="Notes of the last meeting",
            entries=(ResolutionMade(text="That the notes of 26 January 2027 be agreed as a correct record."),),
        ),
        MinuteLine(
            ref="014/27",
            title="Questions from members of the public",
            recording_mark="0:14:05",
            entries=PUBLIC_QUESTIONS,
        ),
        MinuteLine(ref="015/27", title="Questions from members of the Board", entries=BOARD_QUESTIONS),
        MinuteLine(ref="016/27", title="Economic crime", section="Police and Crime Plan", entries=DISCUSSION),
        MinuteLine(ref="017/27", title="Precept for 2027/28", section="Regular items", entries=PRECEPT),
    ),
    next_meeting=dt.date(2027, 3, 23),
    recording="https://example.org/watch/1",
)
PANEL = dataclasses.replace(
    BOARD,
    body="Midshire Police and Crime Panel",
    layout="panel",
    chair="Ann Ashdown",
    present=(
        Attendee(name="Ann Ashdown", role="Chair", organisation="Birmingham City Council"),
        Attendee(
            name="Bob Beechcroft",
            organisation="Dudley Metropolitan Borough Council",
            substitute_for="Councillor Cora Lime",
        ),
        Attendee(name="Dee Hollis", role="Independent Member"),
    ),
    apologies=(Attendee(name="Cora Lime", organisation="Dudley Metropolitan Borough Council"),),
    lines=tuple(
        dataclasses.replace(line, ref=str(681 + at), title=line.title.upper()) for at, line in enumerate(BOARD.lines)
    ),
    state="confirmed",
    signed_by="Ann Ashdown",
    signed_on=dt.date(2027, 3, 23),
)
Kind = TypeVar("Kind")
SHEETS = pytest.mark.parametrize("sheet", [BOARD, PANEL], ids=["board", "panel"])
FORMS = pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])


@SHEETS
@FORMS
def test_minutes_read_back_tell_of_the_same_meeting(sheet: MinutesSheet, form: str) -> None:
    record = read_back(lay_out_minutes(sheet), form)
    (meeting,) = record.meetings
    assert (meeting.source, meeting.body, meeting.date) == ("minutes", sheet.body, sheet.date)
    assert (meeting.start_time, meeting.end_time, meeting.venue) == (sheet.start_time, sheet.end_time, sheet.venue)
    assert (meeting.chair, meeting.observers) == (sheet.chair, sheet.observers)
    assert meeting.next_meeting_date == sheet.next_meeting
    assert unplaced(record) == []


@SHEETS
@FORMS
def test_attendance_read_back_keeps_manner_role_and_organisation(sheet: MinutesSheet, form: str) -> None:
    (meeting,) = read_back(lay_out_minutes(sheet), form).meetings
    for group in ("present", "also_present", "apologies"):
        assert [(who.name, who.role or "", who.organisation or "") for who in getattr(meeting, group)] == [
            (who.name, who.role or standing_in(who), who.organisation) for who in getattr(sheet, group)
        ]


@SHEETS
@FORMS
def test_items_read_back_have_their_reference_title_and_section(sheet: MinutesSheet, form: str) -> None:
    (meeting,) = read_back(lay_out_minutes(sheet), form).meetings
    assert [(item.ref, item.title, item.section or "") for item in meeting.items] == [
        (line.ref, line.title, line.section) for line in sheet.lines
    ]


@SHEETS
@FORMS
def test_what_is_no_other_fact_is_read_back_as_notes_in_order(sheet: MinutesSheet, form: str) -> None:
    (meeting,) = read_back(lay_out_minutes(sheet), form).meetings
    for line, item in zip(sheet.lines, meeting.items, strict=True):
        assert missing_in_order(noted(line.entries), said(item)) == []


def test_votes_interests_and_comings_and_goings_are_told_in_words() -> None:
    (meeting,) = read_back(lay_out_minutes(BOARD)).meetings
    told = [note.text for item in meeting.items for note in item.notes]
    assert (
        "Bashir Khan declared an other registerable interest: he is a governor of the college named in the report."
    ) in told
    assert "The meeting adjourned at 11:00 and resumed at 11:10." in told
    assert "Bashir Khan left the meeting at 11:40." in told
    assert "Carys Pugh took the chair at 12:00." in told
    assert (
        "Vote on the motion: That the precept be supported. For: 5 (5 needed). Against: 2. Abstained: 1. "
        "The motion was carried. The vote was taken by show of hands."
    ) in told
    assert "Named vote: Bashir Khan, for; Carys Pugh, against." in told
    assert "In the recording from 0:14:05" in told


@SHEETS
@FORMS
def test_questions_read_back_have_their_kind_number_asker_and_points(sheet: MinutesSheet, form: str) -> None:
    record = read_back(lay_out_minutes(sheet), form)
    assert [
        (each.kind, each.number or "", each.asker or "", each.submitted_by or "", each.text, each.answered_by or "")
        for each in record.questions
    ] == [
        (each.kind, each.number, each.asker, each.submitted_by, each.text, by)
        for each, by in zip(put(sheet, QuestionPut), (answer.by for answer in put(sheet, AnswerGiven)), strict=True)
    ]
    assert [each.answer for each in record.questions] == [each.points for each in put(sheet, AnswerGiven)]


@SHEETS
@FORMS
def test_actions_read_back_have_their_owner_due_date_and_update(sheet: MinutesSheet, form: str) -> None:
    record = read_back(lay_out_minutes(sheet), form)
    assert [
        (each.ref, each.text, each.owner, each.due_date or each.due, each.update or "") for each in record.actions
    ] == [
        (line.ref, each.text, each.owner, each.due, each.update)
        for line in sheet.lines
        for each in line.entries
        if isinstance(each, ActionAgreed)
    ]


@pytest.mark.parametrize("ref", ["014/27", "687 iii a", "676ii", "12"])
def test_action_with_a_reference_of_its_own_keeps_it(ref: str) -> None:
    action = ActionAgreed(text="Show where officers and staff are placed.", owner="Chief Executive", ref=ref)
    record = read_back(lay_out_minutes(with_entries(action)))
    assert [(each.ref, each.owner, each.text) for each in record.actions] == [(ref, action.owner, action.text)]


@SHEETS
@FORMS
def test_resolutions_read_back_have_their_clauses(sheet: MinutesSheet, form: str) -> None:
    record = read_back(lay_out_minutes(sheet), form)
    assert [(each.ref, each.sub or "", each.text) for each in record.resolutions] == [
        (line.ref, each.sub, each.text)
        for line in sheet.lines
        for each in line.entries
        if isinstance(each, ResolutionMade)
    ]


@SHEETS
def test_undertaking_is_read_back_as_a_firm_promise(sheet: MinutesSheet) -> None:
    (promise,) = read_back(lay_out_minutes(sheet)).promises
    (made,) = put(sheet, PromiseMade)
    assert (promise.text, promise.strength, promise.who) == (made.text, "firm", "Force")


def test_draft_says_so_on_every_page_and_confirmed_minutes_say_who_signed() -> None:
    draft = lay_out_minutes(BOARD)
    assert draft.head == "Draft"
    assert [block for block in walk_blocks(draft.blocks) if isinstance(block, Signature)] != []
    (meeting,) = read_back(draft).meetings
    assert "Draft: not yet confirmed as a correct record." in [note.text for note in meeting.notes]
    confirmed = lay_out_minutes(PANEL)
    assert confirmed.head == ""
    assert [block for block in walk_blocks(confirmed.blocks) if isinstance(block, Signature)] == []
    (meeting,) = read_back(confirmed).meetings
    assert meeting.items[-1].notes[-1].text == (
        "Confirmed as a correct record and signed by Ann Ashdown on 23 March 2027."
    )


def test_prose_below_an_answer_is_not_taken_for_the_answer() -> None:
    entries = (
        PUBLIC_QUESTIONS[0],
        PUBLIC_QUESTIONS[1],
        Note(text="The Board moved on to other matters of business."),
    )
    record = read_back(lay_out_minutes(with_entries(*entries, title="Questions from members of the public")))
    assert record.questions[0].answer == PUBLIC_QUESTIONS[1].points
    assert "The Board moved on to other matters of business." in [
        note.text for item in record.meetings[0].items for note in item.notes
    ]


@pytest.mark.parametrize("observers", [0, 1, 12])
def test_observers_are_counted_whatever_their_number(observers: int) -> None:
    (meeting,) = read_back(lay_out_minutes(dataclasses.replace(BOARD, observers=observers))).meetings
    assert meeting.observers == observers


def standing_in(who: Attendee) -> str:
    return f"substitute for {who.substitute_for}" if who.substitute_for else ""


def with_entries(*entries: Entry, title: str = "Staffing") -> MinutesSheet:
    opening = MinuteLine(
        ref="011/27", title="Welcome", entries=(Note(text="The Commissioner welcomed those present."),)
    )
    return dataclasses.replace(BOARD, lines=(opening, MinuteLine(ref="012/27", title=title, entries=entries)))


def put(sheet: MinutesSheet, kind: type[Kind]) -> list[Kind]:
    return [entry for line in sheet.lines for entry in line.entries if isinstance(entry, kind)]


def noted(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries if isinstance(entry, Note | PromiseMade)]


def said(item: Item) -> list[str]:
    return [note.text.removeprefix("Undertaking: ") for note in item.notes]


def missing_in_order(wanted: list[str], found: list[str]) -> list[str]:
    """Those wanted that are not found, each below the one before it."""
    rest = iter(found)
    return [text for text in wanted if text not in rest]
