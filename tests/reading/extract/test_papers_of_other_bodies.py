"""Layouts of bodies of every kind: tables that head minutes, columns of names, lists beside an agenda."""

import datetime as dt

from tests.reading.extract.laying import record_of


def names(people) -> list[str]:
    return [person.name for person in people]


def test_names_in_columns_without_anything_between_them_are_each_a_person():
    record = record_of("""
        MINUTES OF THE MEETING OF THE NORTHBY GROUP HELD ON MONDAY 4 MARCH 2013

        PRESENT: Mr Arthur Penn (Chairman)      Mrs Vera Cole (Secretary)
                 Cllr Des Rowe                  Inspector Paula Gray

        1. MATTERS ARISING

        The position was noted.
    """)

    assert names(record.meetings[0].present) == ["Arthur Penn", "Vera Cole", "Des Rowe", "Paula Gray"]


def test_who_takes_the_chair_above_those_present_is_present_too():
    record = record_of("""
        At a Meeting of the Police and Crime Panel held at County Hall, Northby on Tuesday 4 March 2014

        Councillor A Ashdown (Chairman) in the Chair;

        Present:

        Councillors B Birch, C Cedar and D Dale.

        1. MINUTES

        RESOLVED that the minutes be confirmed.
    """)

    meeting = record.meetings[0]
    assert (meeting.body, meeting.chair) == ("Police and Crime Panel", "A Ashdown")
    assert names(meeting.present) == ["A Ashdown", "B Birch", "C Cedar", "D Dale"]


def test_tracker_below_an_agenda_gives_actions_and_the_agenda_its_items():
    record = record_of("""
        NORTHBY SAFETY BOARD

        AGENDA

        Tuesday 4 March 2024, 10.00 am, County Hall, Northby

        Item\tSubject\tLead\tAction\tTime
        1\tWelcome and apologies\tChair\tTo note\t10:00
        2\tRoad safety report\tA Birch\tFor decision\t10:10

        Actions from last time

        #\tWhat\tWho\tWhen\tStatus
        1\tSend the lighting survey to members\tA Birch\t3 May 2024\tOpen
        2\tWrite to the council about the gate\tC Dale\t4 May 2024\tDone
    """)

    assert [item.title for item in record.meetings[0].items] == ["Welcome and apologies", "Road safety report"]
    assert [(action.ref, action.owner) for action in record.actions] == [("1", "A Birch"), ("2", "C Dale")]


def test_lines_numbered_as_decisions_are_a_decision_list():
    record = record_of("""
        NORTHBY COMMISSIONER

        2023-D-014

        Lease of a depot in the town

        2023-D-015

        Appointment of custody visitors
    """)

    assert [document.kind for document in record.documents] == ["decision_list"]


def test_tracker_with_references_of_minutes_is_no_minutes():
    record = record_of("""
        Matters to be followed up

        Minute\tAgreed action\tLead\tPosition
        12/23\tThat the lease be sent to members\tA Birch\tDone
        13/23\tIt was AGREED that the trust report back\tC Cedar\tOpen
        14/23\tResolved that the grant be looked at\tD Dale\tOpen
    """)

    assert [document.kind for document in record.documents] == ["action_tracker"]
    assert record.meetings == ()


def test_plan_below_the_close_of_minutes_is_its_own_document():
    record = record_of("""
        Minutes of the meeting of the Northby Audit Committee held on 4 March 2024

        Present: A Birch, C Cedar, D Dale

        1. ACCOUNTS

        The accounts were noted.

        The meeting closed at 11:50.

        FORWARD PLAN 2024

        Meeting\tReport\tPurpose\tLead officer
        12 June 2024\tDraft accounts\tTo review\tA Birch
        12 June 2024\tAnnual report\tTo approve\tC Cedar
    """)

    assert [document.kind for document in record.documents] == ["minutes", "work_programme"]
    assert [row.date for row in record.work_programme] == [dt.date(2024, 6, 12), dt.date(2024, 6, 12)]


def test_prose_above_what_was_resolved_is_no_resolution_and_a_motion_leads_to_its_clauses():
    record = record_of("""
        Minutes of the meeting of the Northby Council held on 4 March 2024

        Present: A Birch, C Cedar, D Dale

        1. BRIEFING

        The Council received a confidential briefing.

        Resolved: that the briefing be noted.

        2. NOTICE OF MOTION

        It was moved by Mr Birch, seconded by Mr Dale and resolved:

        That this Council (i) supports the work; and (ii) asks the Clerk to write.
    """)

    assert [(held.ref, held.sub, held.text) for held in record.resolutions] == [
        ("1", None, "that the briefing be noted."),
        ("2", "i", "supports the work"),
        ("2", "ii", "asks the Clerk to write."),
    ]
