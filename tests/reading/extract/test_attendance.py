"""Attendance in the layouts that papers use."""

from answerable.reading.extract.attendance import Attendance, read_attendance
from tests.reading.extract.laying import strands_of


def attendance_of(text: str) -> Attendance:
    return read_attendance(strands_of(text))


def names(people) -> list[str]:
    return [person.name for person in people]


def test_columns_with_colons_give_name_and_office():
    attendance = attendance_of("""
        Attendees:

        Simon FOSTER\t:\tPolice and Crime Commissioner
        Tom MCNEIL\t:\tAssistant Commissioner

        Apologies:

        Cath HANNON\t:\tBoard Member
    """)

    assert [(person.name, person.role) for person in attendance.present] == [
        ("Simon Foster", "Police and Crime Commissioner"),
        ("Tom McNeil", "Assistant Commissioner"),
    ]
    assert names(attendance.apologies) == ["Cath Hannon"]


def test_dashes_of_every_kind_part_name_from_place():
    attendance = attendance_of("""
        PRESENT: -

        Cllr Alex Aitken – Northtown
        Cllr Pat Seaman - Southtown

        ALSO PRESENT: -

        Jonathan Lane –Chief Executive, OPCC
        Sarah Frame– Scrutiny Officer, Northtown
    """)

    assert [(person.name, person.organisation) for person in attendance.present] == [
        ("Alex Aitken", "Northtown"),
        ("Pat Seaman", "Southtown"),
    ]
    assert [(person.name, person.role) for person in attendance.also_present] == [
        ("Jonathan Lane", "Chief Executive"),
        ("Sarah Frame", "Scrutiny Officer"),
    ]


def test_comma_list_is_several_people_and_names_the_chair():
    attendance = attendance_of("Present: Councillors A Smith (Chair), B Jones and C. Brown")

    assert names(attendance.present) == ["A Smith", "B Jones", "C. Brown"]
    assert attendance.chair == "A Smith"


def test_list_wrapped_over_lines_is_one_list():
    attendance = attendance_of("""
        PRESENT:  Councillors A Ferris (Chair), B Okonjo, D Carrow,
                  L Hathersage and Mrs P Yardley; Mr G Nettleton
                  and Dr F Abara (Independent Members)
    """)

    assert names(attendance.present) == [
        "A Ferris",
        "B Okonjo",
        "D Carrow",
        "L Hathersage",
        "P Yardley",
        "G Nettleton",
        "F Abara",
    ]
    assert [person.role for person in attendance.present[-2:]] == ["Independent Member", "Independent Member"]


def test_body_before_a_colon_is_the_organisation_of_those_behind_it():
    attendance = attendance_of("""
        Present:
        Essex Police: Mark Gilling (MG); Denise Breck (DB)
    """)

    assert [(person.name, person.organisation) for person in attendance.present] == [
        ("Mark Gilling", "Essex Police"),
        ("Denise Breck", "Essex Police"),
    ]


def test_office_as_label_is_the_office_of_the_person_behind_it():
    attendance = attendance_of("""
        Chair: Cllr Brian Bell
        Clerk: Mr Aled Moor
    """)

    assert attendance.chair == "Brian Bell"
    assert [(person.name, person.role) for person in attendance.also_present] == [("Aled Moor", "Clerk")]


def test_onlookers_are_counted_and_note_takers_are_no_people():
    attendance = attendance_of("""
        Attendees:
        Simon Foster - Commissioner
        Plus one note taker and three observers.
    """)

    assert attendance.observers == 3
    assert names(attendance.present) == ["Simon Foster"]


def test_members_of_the_public_behind_a_colon_are_counted():
    assert (
        attendance_of("""
        Present: Cllr Ann Ash, Cllr Bob Beech
        Members of the public (MOP): Seven
    """).observers
        == 7
    )


def test_star_for_those_present_leaves_the_others_out():
    attendance = attendance_of("""
        Members:
        (*Present)

        *Councillor David Reeve (Chairman)
         Councillor Bob Milton
        *Mr Philip Walker (Independent Member)
    """)

    assert names(attendance.present) == ["David Reeve", "Philip Walker"]


def test_apologies_in_a_sentence_name_their_senders():
    attendance = attendance_of(
        "Apologies for absence were received on behalf of Councillor Akhtar (Northtown), "
        "Cllr Hussain (Southtown) Cllr Millard (Southtown) and Lionel Walker Independent Member."
    )

    assert [(person.name, person.organisation) for person in attendance.apologies] == [
        ("Akhtar", "Northtown"),
        ("Hussain", "Southtown"),
        ("Millard", "Southtown"),
        ("Lionel Walker", None),
    ]


def test_no_apologies_names_nobody():
    assert attendance_of("No apologies were received.").apologies == []


def test_lines_that_state_no_attendance_are_left_over():
    attendance = attendance_of("""
        Apologies: Cath Hannon

        Please Note:

        The meeting was recorded and can be seen on the website.
    """)

    assert [strand.text for strand in attendance.rest] == [
        "Please Note:",
        "The meeting was recorded and can be seen on the website.",
    ]
