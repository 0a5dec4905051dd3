"""An agenda is printed, read back, and calls the same meeting."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from answerable.printing.agenda import AgendaLine, AgendaSheet, Layout, lay_out_agenda
from tests.printing.reading_back import clock, read_back, unplaced

LINES = (
    AgendaLine(number="1", title="Apologies and Commissioner's update", start_time=clock("10:00"), manner="verbal"),
    AgendaLine(
        number="2",
        title="Petitions",
        start_time=clock("10:10"),
        notes=("Anyone who lives, works or studies in the area may present a petition.",),
    ),
    AgendaLine(
        number="3",
        title="Notes of the last meeting",
        start_time=clock("10:20"),
        manner="attached",
        notes=("To agree the notes of 23 February 2027.",),
        page=3,
        refs=("012/27", "013/27"),
    ),
    AgendaLine(
        number="4",
        title="Violence against women and girls",
        section="Police and Crime Plan",
        start_time=clock("10:35"),
        presenters=("Claire Bellweather",),
        manner="written",
        page=9,
    ),
    AgendaLine(
        number="5",
        title="Preparing for the summer",
        section="Police and Crime Plan",
        start_time=clock("11:15"),
        presenters=("Matt Wardle", "Dave Sturgess"),
        manner="written",
        page=20,
    ),
    AgendaLine(
        number="6",
        title="Fees and charges 2027/28",
        section="Regular items",
        start_time=clock("12:00"),
        manner="written",
        urgent_reason="The rates must be set before 1 April, and the guidance came on 19 March.",
    ),
    AgendaLine(
        number="7",
        title="Disposal of a property",
        section="Regular items",
        start_time=clock("12:15"),
        manner="written",
        closed_ground="Paragraph 3 of Schedule 12A: the financial or business affairs of a person.",
    ),
    AgendaLine(number="8", title="Workplan", section="Regular items", start_time=clock("12:55"), manner="noting"),
)
BOARD = AgendaSheet(
    body="Strategic Policing and Crime Board",
    layout="board",
    date=dt.date(2027, 3, 23),
    start_time=clock("10:00"),
    end_time=clock("13:00"),
    venue="Main Conference Room (G2), Lloyd House",
    members=("Ada Marlowe", "Bashir Khan", "Carys Pugh"),
    lines=LINES,
    notices=("The meeting is recorded and can be watched on the Board's website.",),
    contact=("Dana Whitlock, Governance Officer", "governance@example.org", "0121 000 0000"),
    next_meeting=dt.date(2027, 4, 27),
    published_on=dt.date(2027, 3, 15),
)
PANEL = dataclasses.replace(
    BOARD,
    body="Midshire Police and Crime Panel",
    layout="panel",
    venue="Committee Room 3, Coventry Council House, Earl Street, Coventry, CV1 5RR",
)


@pytest.mark.parametrize("sheet", [BOARD, PANEL], ids=["board", "panel"])
def test_agenda_read_back_calls_the_same_meeting(sheet: AgendaSheet) -> None:
    record = read_back(lay_out_agenda(sheet))
    (meeting,) = record.meetings
    assert (meeting.source, meeting.body, meeting.date) == ("agenda", sheet.body, sheet.date)
    assert (meeting.start_time, meeting.end_time, meeting.venue) == (sheet.start_time, sheet.end_time, sheet.venue)
    assert meeting.next_meeting_date == sheet.next_meeting
    assert unplaced(record) == []


@pytest.mark.parametrize("layout", ["board", "panel"])
@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_items_read_back_have_their_number_hour_presenters_manner_and_section(layout: Layout, form: str) -> None:
    sheet = dataclasses.replace(BOARD, layout=layout)
    (meeting,) = read_back(lay_out_agenda(sheet), form).meetings
    assert [
        (item.item_number, item.title, item.start_time, item.presenters, item.paper or "", item.section or "")
        for item in meeting.items
    ] == [
        (line.number, line.title, line.start_time, line.presenters, line.manner, line.section) for line in sheet.lines
    ]


def test_what_explains_an_item_is_read_back_as_its_notes_in_order() -> None:
    (meeting,) = read_back(lay_out_agenda(BOARD)).meetings
    said = {item.item_number: [note.text for note in item.notes] for item in meeting.items}
    assert said["2"] == list(LINES[1].notes)
    assert said["3"] == ["To agree the notes of 23 February 2027.", "See minutes 012/27 and 013/27."]
    assert said["6"] == [f"Urgent business: {LINES[5].urgent_reason}"]
    assert said["7"] == [f"Not open to the public: {LINES[6].closed_ground}"]


def test_membership_notices_and_contact_are_notes_and_nobody_is_said_to_have_attended() -> None:
    (meeting,) = read_back(lay_out_agenda(BOARD)).meetings
    notes = [note.text for note in meeting.notes]
    assert "Membership: Ada Marlowe, Bashir Khan and Carys Pugh" in notes
    assert BOARD.notices[0] in notes
    assert f"Contact: {', '.join(BOARD.contact)}" in notes
    assert meeting.present == ()


def test_supplement_with_one_item_says_which_supplement_it_is() -> None:
    record = read_back(lay_out_agenda(dataclasses.replace(BOARD, supplement=2, lines=LINES[5:6])))
    (meeting,) = record.meetings
    assert (meeting.source, meeting.date) == ("agenda", BOARD.date)
    assert [item.title for item in meeting.items] == ["Fees and charges 2027/28"]
    assert "This is supplement 2 to the agenda." in [note.text for note in meeting.notes]


def test_columns_that_no_item_fills_are_left_out() -> None:
    bare = dataclasses.replace(BOARD, lines=tuple(AgendaLine(number=str(n), title=f"Matter {n}") for n in (1, 2, 3)))
    table = next(block for block in lay_out_agenda(bare).blocks if hasattr(block, "header"))
    assert [cell[0].runs[0].text for cell in table.header] == ["Item", "Business"]
