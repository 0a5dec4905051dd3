"""A pack cut into its documents."""

import datetime as dt

from answerable.reading.extract.document import divide_paper
from answerable.reading.layout import Layout
from tests.reading.extract.laying import record_of, sections_of

PACK = """
    **Northshire Police and Crime Panel**

    **Monday 9 January 2023 at 14:00 hours**

    **AGENDA**

    1.\t14:00\tAPOLOGIES
    2.\t14:05\tMINUTES
    3.\t14:40\tBUDGET

    **MINUTES OF THE MEETING OF THE NORTHSHIRE POLICE AND CRIME PANEL HELD ON MONDAY 14 NOVEMBER 2022**

    ## **PRESENT: -**

    Cllr Alex Aitken – Northtown

    ## **681 APOLOGIES**

    There were none.

    ## **682 CLOSE**

    The meeting ended at 16:40 hours

    CHAIR

    ## Northshire Police and Crime Panel – Action Tracker January 2023

    Date: 9 January 2023

    Report of: Panel Lead Officer: Kevin Keef

    | Minute No. | Action | Update |
    |---|---|---|
    | 630 | The PCC compares budgets. | Done |

    ## **Report to the Northshire Police and Crime Panel - Preliminary Budget 2023/24**

    **Date: 9 January 2023**

    Report of: Mark Lane, PCC Chief Finance Officer

    Report author: Mark Lane, PCC Chief Finance Officer

    ### Purpose

    1.1 Members will find here the settlement and the budget that follows from it.

    # Appendix One

    The precepts of all forces are shown here in the order of their size, with the highest first.

    **Northshire Police and Crime Panel – Work Programme 2022-23**

    Date: 9 January 2023

    Report of: Panel Lead Officer: Kevin Keef

    | Date of Meeting | Topic | Presenting |
    |---|---|---|
    | 6 February 2023 | Precept | Mark Lane |
"""


def test_pack_is_cut_into_its_documents():
    assert [section.kind for section in sections_of(PACK)] == [
        "agenda",
        "minutes",
        "action_tracker",
        "report",
        "appendix",
        "work_programme",
    ]


def test_every_block_falls_in_one_section():
    sections = sections_of(PACK)
    held = [id(block) for section in sections for block in (*section.head, *section.blocks)]

    assert len(held) == len(set(held))
    assert sum(len(section.head) + len(section.blocks) for section in sections) == len(held)


def test_front_matter_gives_title_day_and_authors():
    report = sections_of(PACK)[3]

    assert (report.title, report.date, report.report_of, report.authors) == (
        "Preliminary Budget 2023/24",
        dt.date(2023, 1, 9),
        "Mark Lane",
        ("Mark Lane",),
    )


def test_appendix_belongs_to_the_report_above_it():
    sections = sections_of(PACK)

    assert (sections[4].part_of, sections[3].part_of) == (sections[3].id, None)


def test_minutes_of_another_meeting_as_an_item_begin_no_document():
    sections = sections_of("""
        # JOINT AUDIT COMMITTEE

        MONDAY 13 JUNE 2016 AT 1:30PM

        # MINUTES

        PRESENT

        Mr Clive Port (Chair)

        **1. APOLOGIES**

        There were none.

        **2. MINUTES OF THE MEETING HELD ON 7 MARCH 2016**

        RESOLVED: - That they be confirmed.
    """)

    assert [section.kind for section in sections] == ["minutes"]


def test_report_with_an_agenda_item_number_is_no_agenda():
    section = sections_of("""
        AGENDA ITEM

        7

        Strategic Policing Board
        22nd February 2022

        Police and Crime Plan Priority: Regular Item
        Title: National Priorities
        Presented by: Deputy Chief Constable Vanessa Jar & Mark Lane

        Purpose of paper
        1. To show the Board how the national measures stood over the last year.
    """)[0]

    assert (section.kind, section.title, section.presented_by) == (
        "report",
        "National Priorities",
        ("Vanessa Jar", "Mark Lane"),
    )
    assert (section.body, section.date) == ("Strategic Policing Board", dt.date(2022, 2, 22))


def test_lines_of_a_document_are_told():
    documents = record_of(PACK).documents

    assert [document.line_start for document in documents] == sorted(document.line_start for document in documents)
    assert documents[0].line_end < documents[1].line_start


def test_paper_without_words_has_no_documents():
    assert divide_paper(Layout("text/plain", ())) == []


def test_a_tracker_below_the_signature_of_minutes_is_a_document_of_its_own_though_it_names_only_its_date():
    minutes = PACK[PACK.index("    **MINUTES OF") : PACK.index("    Report of: Panel Lead")]
    pack = (
        minutes
        + """
    #### 1. Outstanding actions

    | Minute No. | Action | Update |
    |---|---|---|
    | 630 | The PCC compares budgets. | Done |
"""
    )
    assert [(document.kind, document.date) for document in record_of(pack).documents] == [
        ("minutes", dt.date(2022, 11, 14)),
        ("action_tracker", dt.date(2023, 1, 9)),
    ]


def test_a_pack_is_cut_at_the_lines_that_say_to_which_item_each_paper_belongs():
    pack = """
    **NORTHSHIRE POLICE AND CRIME PANEL**

    **AGENDA**

    1.\tMinutes
    2.\tAction tracker

    ITEM 1

    **MINUTES of the meeting of the Northshire Police and Crime Panel held on Monday 14 November 2022**

    **Present:** Cllr Alex Aitken (Chair) and Cllr Beth Stone.

    **681 APOLOGIES**

    There were none.

    The meeting ended at 16:40.

    Signed ............ Chair        Date ............

    ITEM 2

    **ACTION TRACKER, January 2023**

    The table shows what is open.

    Ref\tMinute\tAction\tOwner\tUpdate
    22/01\t681\tPublish the register of gifts\tClerk\tIn hand
    22/02\t681\tExplain the insurance premium\tTreasurer\tIn hand
    """
    assert [section.kind for section in sections_of(pack)] == ["agenda", "minutes", "action_tracker"]


def test_the_same_lines_over_the_items_of_one_meeting_begin_no_document():
    minutes = """
    **MINUTES of the meeting of the Northshire Police and Crime Panel held on Monday 14 November 2022**

    Present: Cllr Alex Aitken (Chair) and Cllr Beth Stone.

    ITEM 1

    **APOLOGIES**

    There were none.

    ITEM 2

    **MINUTES OF THE LAST MEETING**

    They were agreed.
    """
    assert [section.kind for section in sections_of(minutes)] == ["minutes"]


def test_issuer_in_the_front_matter_is_the_body_and_two_keys_in_one_paragraph_begin_a_document():
    paper = PACK.replace(
        "    ## Northshire Police and Crime Panel – Action Tracker January 2023\n\n    Date: 9 January 2023\n\n"
        "    Report of: Panel Lead Officer: Kevin Keef\n",
        "    ## Action Tracker January 2023\n\n    Issued by: Northshire Commissioner\n    Date: 9 January 2023\n",
    )
    tracker = next(section for section in sections_of(paper) if section.kind == "action_tracker")

    assert (tracker.title, tracker.body) == ("Action Tracker January 2023", "Northshire Commissioner")
    assert tracker.date == dt.date(2023, 1, 9)
