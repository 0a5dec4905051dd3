"""Agendas as tables, lists and lines."""

import datetime as dt

from answerable.record import Meeting
from tests.reading.extract.laying import record_of

TABLE = """
    STRATEGIC POLICING BOARD

    Tuesday 22 March 2022, 1000 – 1300 hrs

    Agenda

    1.\t10:00\t<p>Apologies and Update:</p> <p>The Commissioner will give an update.</p>\tVerbal
    2.\t10:25\t<p>Questions from Members:</p> <p>Questions will be circulated at the meeting.</p>\t
    Police and Crime Plan\t\t\t
    3.\t12.00\tFees and Charges 2022/23 To be presented by: Mark Lane\tWritten Report
    4.\t12:15\t<p>Games</p> <p>To be presented by: ACC Matt Ward and Chief Superintendent Dave Stone</p>\t\
Written Report
    \t\tRegular Items\t
    5.\t12:55\tWorkplan a. Workplan for noting. b. Actions for noting.\tWritten Report
    6.\t13:00\tDate of the Next Meeting Tuesday 26 th April 2022.\tFor Noting
"""


def agenda_of(text: str) -> Meeting:
    return record_of(text).meetings[0]


def test_heading_gives_body_day_and_hours():
    meeting = agenda_of(TABLE)

    assert (meeting.source, meeting.body, meeting.date) == (
        "agenda",
        "Strategic Policing Board",
        dt.date(2022, 3, 22),
    )
    assert (meeting.start_time, meeting.end_time) == (dt.time(10), dt.time(13))


def test_items_have_number_title_hour_and_manner_of_paper():
    items = agenda_of(TABLE).items

    assert [(item.item_number, item.title, item.start_time, item.paper) for item in items] == [
        ("1", "Apologies and Update", dt.time(10), "verbal"),
        ("2", "Questions from Members", dt.time(10, 25), None),
        ("3", "Fees and Charges 2022/23", dt.time(12), "written"),
        ("4", "Games", dt.time(12, 15), "written"),
        ("5", "Workplan", dt.time(12, 55), "written"),
        ("6", "Date of the Next Meeting", dt.time(13), "noting"),
    ]


def test_rows_that_stand_alone_are_sections():
    assert [item.section for item in agenda_of(TABLE).items] == [
        None,
        None,
        "Police and Crime Plan",
        "Police and Crime Plan",
        "Regular Items",
        "Regular Items",
    ]


def test_presenters_are_named_without_rank():
    items = agenda_of(TABLE).items

    assert (items[2].presenters, items[3].presenters) == (("Mark Lane",), ("Matt Ward", "Dave Stone"))


def test_words_below_a_title_are_notes():
    assert [note.text for note in agenda_of(TABLE).items[0].notes] == ["The Commissioner will give an update."]


def test_next_meeting_is_read_behind_the_title():
    assert agenda_of(TABLE).next_meeting_date == dt.date(2022, 4, 26)


def test_columns_are_told_by_what_they_hold():
    items = agenda_of("""
        Northshire Police and Crime Panel

        Monday 9 January 2023 at 14:00 hours

        AGENDA

        | Supporting Document | Item | Topic | Approximate time |
        |---|---|---|---|
        | | 1 | **NOTICE OF RECORDING** This meeting will be webcast. | 14:00 |
        | | 2 | **APOLOGIES** | |
        | Attached | 3 | **BUDGET 2023/24** To consider the budget. | 14:40 |
    """).items

    assert [(item.item_number, item.title, item.paper) for item in items] == [
        ("1", "NOTICE OF RECORDING", None),
        ("2", "APOLOGIES", None),
        ("3", "BUDGET 2023/24", "attached"),
    ]
    assert items[2].start_time == dt.time(14, 40)


def test_future_meetings_have_place_and_note():
    meeting = agenda_of("""
        Northshire Police and Crime Panel

        Monday 9 January 2023

        AGENDA

        1.\t14:00\tAPOLOGIES
        2.\t16:55\t<p>FUTURE MEETING DATES</p> <p>6 February 2023 – Solston Council Chamber</p> \
<p>20 February 2023 (provisional date) Town Council House</p>
        3.\t17:00\tURGENT BUSINESS
    """)

    assert [(found.date, found.venue, found.note) for found in meeting.future_meetings] == [
        (dt.date(2023, 2, 6), "Solston Council Chamber", None),
        (dt.date(2023, 2, 20), "Town Council House", "provisional date"),
    ]


def test_list_with_numbers_on_lines_of_their_own_is_read():
    meeting = agenda_of("""
        Agenda

        Northshire Police and Crime Panel
        Friday, 14th June, 2019 2.00 pm

        Venue: Council Chamber, Municipal Buildings, Northtown

        Contact: Registration Manager

        1.

        Apologies

        Members may nominate substitute members.

        2.

        Minutes of Previous Meeting

        To approve the minutes of the meeting held on 22 March 2019.
    """)

    assert [(item.item_number, item.title) for item in meeting.items] == [
        ("1", "Apologies"),
        ("2", "Minutes of Previous Meeting"),
    ]
    assert (meeting.date, meeting.venue) == (
        dt.date(2019, 6, 14),
        "Council Chamber, Municipal Buildings, Northtown",
    )
    assert [note.text for note in meeting.notes] == ["Contact: Registration Manager"]


def test_table_of_one_item_under_its_labels_is_an_agenda():
    meeting = agenda_of(
        """
        STRATEGIC POLICING BOARD

        Tuesday 22 March 2022, 1000 – 1300 hrs

        Supplementary agenda

        Item\tTime\tBusiness\tPaper
        Regular items\t\t\t
        6.\t12:00\tFees and Charges 2022/23\tWritten Report
        """
    )

    assert [(item.item_number, item.title) for item in meeting.items] == [("6", "Fees and Charges 2022/23")]
