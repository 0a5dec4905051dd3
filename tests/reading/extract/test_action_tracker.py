"""Action trackers: columns in any order and wording, statuses, torn rows, lists."""

from __future__ import annotations

import pytest

from answerable.reading.extract.action_status import tell_status
from answerable.reading.extract.action_tracker import looks_like_tracker, read_tracker
from answerable.reading.ledger import Ledger
from tests.reading.extract.sections import print_blocks, print_section

TRACKER = """\
## 1. Outstanding Actions 2022-2023

Minute/ Action No. | Meeting Date | Action | Update/ Notes
676ii | Oct 2022 | The clerk gives a breakdown of the grants. |
687 iii a | 14 November 2022 | The treasurer reports the headcount. | Programmed 6 Feb 2023

## 2. Completed Actions 2022-2023

Minute/ Action No. | Meeting Date | Action | Update/ Notes
673 | Oct 2022 | A copy of the strategy goes to members. | Sent
"""


def test_a_row_is_read_by_the_meaning_of_its_columns() -> None:
    first, second, _ = read_tracker(print_section(TRACKER, kind="action_tracker"), Ledger())
    assert (first.ref, first.origin_meeting, first.text) == (
        "676ii",
        "Oct 2022",
        "The clerk gives a breakdown of the grants.",
    )
    assert (first.update, first.update_cite, first.table) == (None, None, "Outstanding Actions 2022-2023")
    assert (second.update, str(second.origin_date)) == ("Programmed 6 Feb 2023", "2022-11-14")
    assert (second.cite.line, second.update_cite and second.update_cite.quote) == (5, "Programmed 6 Feb 2023")


def test_the_heading_of_its_table_gives_an_action_its_status() -> None:
    actions = read_tracker(print_section(TRACKER, kind="action_tracker"), Ledger())
    assert [action.status for action in actions] == ["outstanding", "outstanding", "complete"]


def test_other_bodies_words_for_the_columns_are_understood() -> None:
    section = print_section(
        "Action no | From | What | Who | When | State\n"
        "EB/41 | 9 Jan 2023 | Publish the report of the visitors | Dewi Lorne | 28 Feb 2023 | Complete - on "
        "the site\n"
        "EB/44 | 13 Feb 2023 | Review the lease of the court | Samira Holt | 30 Apr 2023 | Not due\n",
        kind="minutes",
    )
    first, second = read_tracker(section, Ledger())
    assert (first.ref, first.owner, first.due, str(first.due_date)) == (
        "EB/41",
        "Dewi Lorne",
        "28 Feb 2023",
        "2023-02-28",
    )
    assert [first.status, second.status] == ["complete", "outstanding"]


def test_a_row_torn_by_a_page_break_is_joined_to_the_row_above() -> None:
    section = print_section(
        "Ref | Date | Action | Update\n"
        "12 | May 2024 | The clerk writes to the council about the | Letter sent\n"
        "\n"
        " |  | broken lamp in the square. | on 3 May\n",
        kind="action_tracker",
    )
    (action,) = read_tracker(section, Ledger())
    assert action.text == "The clerk writes to the council about the broken lamp in the square."
    assert action.update == "Letter sent on 3 May"


def test_a_tracker_of_paragraphs_is_read_with_its_labelled_lines() -> None:
    section = print_section(
        "## Open actions\n\n"
        "CSP/12 The clerk writes to the council.\n\n"
        "Lead: Jo Low\n\n"
        "Update: A letter is being drafted.\n\n"
        "CSP/13 The board visits the control room.\n",
        kind="action_tracker",
    )
    first, second = read_tracker(section, Ledger())
    assert (first.ref, first.owner, first.update) == ("CSP/12", "Jo Low", "A letter is being drafted.")
    assert (second.ref, second.text) == ("CSP/13", "The board visits the control room.")


@pytest.mark.parametrize(
    ("table", "tracker"),
    [
        ("Ref | Action | Lead | Due\n1 | Write to the council about the lamp | JB | May\n", True),
        (
            "You asked us to | Lead | Where it stands\nMove the bins from the path | PC Hill | Done\nMend the "
            "lamp in the square | Clerk | Open\n",
            True,
        ),
        ("Item | Topic | Time\n1 | Apologies for absence | 10:00\n", False),
        ("Strand | Total trained\nCustody | 239\n", False),
        ("Minute | Item | Action\n1 | The board heard a long report on the year and its many events. | JS\n", False),
    ],
)
def test_a_table_of_actions_is_told_from_other_tables(table: str, tracker: bool) -> None:
    assert looks_like_tracker(print_blocks(table)[0]) is tracker


@pytest.mark.parametrize(
    ("words", "update", "status"),
    [
        ("Completed", None, "complete"),
        ("Not yet complete", None, "outstanding"),
        ("In progress", None, "in_progress"),
        ("Not started", None, "outstanding"),
        ("Open", None, "outstanding"),
        (None, "Done: sent 20 May", "complete"),
        (None, "A draft is being prepared", "in_progress"),
        (None, None, "outstanding"),
    ],
)
def test_status_words_and_updates_tell_the_status(words: str | None, update: str | None, status: str) -> None:
    assert tell_status(words, update, None) == status


def test_a_column_of_what_we_said_we_would_do_is_of_actions() -> None:
    section = print_section(
        "We said we would | Who | Done? | What happened\n"
        "Walk the lane at night | Sgt Low | Yes | Two walks in May\n"
        "Mend the gate by the pond | Cllr Hill | Not yet | Ordered\n",
        kind="action_tracker",
    )
    assert [(action.text, action.owner, action.status) for action in read_tracker(section, Ledger())] == [
        ("Walk the lane at night", "Sgt Low", "complete"),
        ("Mend the gate by the pond", "Cllr Hill", "outstanding"),
    ]


def test_a_column_by_beside_a_lead_says_by_when() -> None:
    section = print_section(
        "Ref | Action | Lead | By | Status\n24/04 | Draft the agreement on sharing | RA | 21 Feb 2024 | Closed\n",
        kind="action_tracker",
    )
    (action,) = read_tracker(section, Ledger())
    assert (action.owner, str(action.due_date)) == ("RA", "2024-02-21")


def test_headings_that_name_meetings_say_where_actions_arose() -> None:
    header = "Minute | Agreed action | Responsible | Target date | Position\n"
    section = print_section(
        f"## Meeting of 18 October 2022\n\n{header}44 | Report on the use of bail | ACC Low | May 2023 | Complete\n\n"
        f"## Meeting of 17 January 2023\n\n{header}55 | Supply figures on assaults | ACC Low | May 2023 | Ongoing\n",
        kind="action_tracker",
    )
    assert [(action.origin_meeting, str(action.origin_date)) for action in read_tracker(section, Ledger())] == [
        ("18 October 2022", "2022-10-18"),
        ("17 January 2023", "2023-01-17"),
    ]
