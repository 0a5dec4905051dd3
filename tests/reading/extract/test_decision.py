"""Decisions from headings and from register tables."""

from __future__ import annotations

import datetime as dt

import pytest

from answerable.reading.extract.decision import normalise_number, read_decisions
from answerable.reading.ledger import Ledger
from tests.reading.extract.sections import print_section


def test_a_heading_gives_title_number_and_date_and_the_words_under_it_the_summary() -> None:
    section = print_section(
        "#### **Disposal of property PCC Decision – 030-2022 – 23 December 2022**\n\n"
        "A confidential decision on a property.\n\n"
        "#### **Fees and Charges 2022/23 PCC Decision – 08 2022 - 7 December 2022**\n\n"
        "The rates for the year.\n",
        kind="decision_list",
    )
    first, second = read_decisions(section, Ledger())
    assert (first.title, first.number, first.number_printed) == ("Disposal of property", "2022/030", "030-2022")
    assert (first.date, first.confidential) == (dt.date(2022, 12, 23), True)
    assert (second.title, second.number, second.confidential) == ("Fees and Charges 2022/23", "2022/008", False)
    assert second.summary == "The rates for the year."


def test_a_register_table_is_read_by_the_meaning_of_its_columns() -> None:
    section = print_section(
        "Ref | Title | Signed | Restricted?\n"
        "2023-004 | Grant to a refuge | 17 February 2023 | No\n"
        "2023-005 | Legal advice on a tribunal | 21 February 2023 | Yes\n",
        kind="decision_list",
    )
    decisions = read_decisions(section, Ledger())
    assert [(decision.number, decision.date, decision.confidential) for decision in decisions] == [
        ("2023/004", dt.date(2023, 2, 17), False),
        ("2023/005", dt.date(2023, 2, 21), True),
    ]


def test_notices_are_read_from_their_labelled_lines() -> None:
    section = print_section(
        "Decision number: 2023/007\n\nTitle: Renewal of a lease\n\nDate signed: 14/04/2023\n\nFor "
        "publication: Yes\n\n"
        "The lease is renewed for five years at £39,000 a year.\n\n"
        "Decision number: 2023/008\n\nTitle: Severance terms\n\nDate signed: 22/05/2023\n\nFor publication: No\n",
        kind="decision_list",
    )
    first, second = read_decisions(section, Ledger())
    assert (first.number, first.title, first.date) == ("2023/007", "Renewal of a lease", dt.date(2023, 4, 14))
    assert first.summary == "The lease is renewed for five years at £39,000 a year."
    assert [first.confidential, second.confidential] == [False, True]


def test_a_list_without_any_marking_says_nothing_of_confidence() -> None:
    section = print_section("Decision no | Title | Date\n2024/7 | Lease | 2 May 2024\n2024/8 | Grant | 3 May 2024\n")
    assert [decision.confidential for decision in read_decisions(section, Ledger())] == [None, None]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("030-2022", "2022/030"),
        ("026 – 2022", "2022/026"),
        ("08 2022", "2022/008"),
        ("PCC/2024/017", "2024/017"),
        ("D12/24", "2024/012"),
        ("45", "2021/045"),
        ("A/B", "A/B"),
        (None, None),
    ],
)
def test_numbers_are_normalised_to_year_and_serial(printed: str | None, normal: str | None) -> None:
    assert normalise_number(printed, dt.date(2021, 3, 1)) == normal


def test_decisions_that_minutes_list_are_read_with_their_dates_and_markings() -> None:
    section = print_section(
        "The Clerk listed the decisions signed since May:\n\n"
        "- D2022-41 Lease of the depot (30 November 2022)\n"
        "- D2023-01 Legal settlement - confidential (12 January 2023)\n",
        kind="minutes",
    )
    assert [
        (decision.number, decision.title, decision.date, decision.confidential)
        for decision in read_decisions(section, Ledger())
    ] == [
        ("2022/041", "Lease of the depot", dt.date(2022, 11, 30), None),
        ("2023/001", "Legal settlement", dt.date(2023, 1, 12), True),
    ]
