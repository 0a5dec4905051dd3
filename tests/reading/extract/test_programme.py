"""Work programmes: tables, torn rows, month grids and lists still to be programmed."""

from __future__ import annotations

import datetime as dt

from answerable.reading.extract.programme import read_programme
from answerable.reading.ledger import Ledger
from tests.reading.extract.sections import print_html_section, print_section

HEADER = "Date of Meeting | Item/ Topic | Aims and Objectives | Presenting | Additional Information\n"


def test_a_row_gives_date_topic_aims_people_and_note() -> None:
    section = print_section(
        HEADER + "31 January 2023 | Budget Group | To settle the questions. | Ann Low, Treasurer  Bo Hill, Clerk"
        " | May meet again.\n",
        kind="work_programme",
    )
    (item,) = read_programme(section, Ledger())
    assert (item.date, item.topic, item.aims) == (dt.date(2023, 1, 31), "Budget Group", "To settle the questions.")
    assert (item.presenting, item.note) == (("Ann Low", "Bo Hill"), "May meet again.")


def test_a_row_torn_by_a_page_break_is_joined_across_the_repeated_header() -> None:
    header = "<tr><th>Date of Meeting</th><th>Item/ Topic</th><th>Aims</th><th>Presenting</th></tr>"
    section = print_html_section(
        f"<table>{header}<tr><td>6 February 2023</td><td>Confidence Theme:</td>"
        "<td>To learn how the code is kept. The Panel are</td><td>Ann Low</td></tr></table>"
        f"<table>{header}<tr><td></td><td>Supporting Victims</td><td>interested in the results.</td><td></td></tr>"
        "<tr><td>20 March 2023</td><td>Plan</td><td>To review it.</td><td>Ann Low</td></tr></table>",
        kind="work_programme",
    )
    first, second = read_programme(section, Ledger())
    assert first.topic == "Confidence Theme: Supporting Victims"
    assert first.aims == "To learn how the code is kept. The Panel are interested in the results."
    assert (second.date, second.topic) == (dt.date(2023, 3, 20), "Plan")


def test_a_date_over_several_rows_is_told_to_each() -> None:
    section = print_html_section(
        "<table><tr><th>Meeting</th><th>Item</th><th>Lead officer</th></tr>"
        "<tr><td rowspan=2>8 August 2024</td><td>Vetting</td><td>Ann Low</td></tr>"
        "<tr><td>Annual report</td><td>Bo Hill</td></tr></table>",
        kind="work_programme",
    )
    assert [(item.date, item.topic) for item in read_programme(section, Ledger())] == [
        (dt.date(2024, 8, 8), "Vetting"),
        (dt.date(2024, 8, 8), "Annual report"),
    ]


def test_an_item_without_a_date_keeps_what_is_printed_for_one() -> None:
    section = print_section(
        "When | What | Presenter\n15 May 2023 | Charging | Bo Hill\nUnscheduled | Estates | Ann Low\n"
    )
    assert [(item.date, item.date_printed) for item in read_programme(section, Ledger())] == [
        (dt.date(2023, 5, 15), "15 May 2023"),
        (None, "Unscheduled"),
    ]


def test_a_list_to_be_programmed_gives_topics_without_a_date() -> None:
    section = print_section(
        "**3. Items to be programmed**\n\n- a) Member visits – members wish to see the office.\n- b) Training\n",
        kind="work_programme",
    )
    assert [(item.date, item.topic, item.note) for item in read_programme(section, Ledger())] == [
        (None, "Member visits", "members wish to see the office."),
        (None, "Training", None),
    ]


def test_a_tick_under_a_month_programmes_the_item_for_it() -> None:
    section = print_section(
        "Item | Jan 2024 | Feb 2024 | Mar 2024\nBudget | X |  | \nPlan |  | X | X\n", kind="work_programme"
    )
    assert [(item.topic, item.date_printed) for item in read_programme(section, Ledger())] == [
        ("Budget", "Jan 2024"),
        ("Plan", "Feb 2024"),
        ("Plan", "Mar 2024"),
    ]
