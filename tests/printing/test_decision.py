"""Decisions are printed as a list and as notices, and read back with their number, day and status."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from answerable.printing.decision import (
    DecisionLine,
    DecisionNotice,
    DecisionSheet,
    Status,
    lay_out_decision_notice,
    lay_out_decisions,
)
from tests.printing.reading_back import read_back, unplaced

SHEET = DecisionSheet(
    body="Midshire Police and Crime Commissioner",
    since=dt.date(2026, 11, 14),
    date=dt.date(2027, 1, 9),
    lines=(
        DecisionLine(
            number="030/2026",
            title="Disposal of property",
            date=dt.date(2026, 12, 23),
            status="confidential",
            ground="Commercial confidence",
        ),
        DecisionLine(
            number="029/2026",
            title="Support provision",
            date=dt.date(2026, 12, 1),
            status="exempt",
            ground="Paragraph 3",
        ),
        DecisionLine(
            number="028/2026",
            title="Fees and charges 2026/27",
            date=dt.date(2026, 12, 7),
            report="Report 12 of 7 December 2026",
        ),
    ),
)
NOTICE = DecisionNotice(
    body=SHEET.body,
    number="028/2026",
    title="Fees and charges 2026/27",
    date=dt.date(2026, 12, 7),
    decision="That the rates be approved as set out in the report.",
    taken_by="Simon Foster",
    reasons="Rates must follow the national guidance.",
    options="To leave the rates as they are.",
    published_on=dt.date(2026, 12, 9),
)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_list_read_back_has_each_decision_with_its_status(form: str) -> None:
    record = read_back(lay_out_decisions(SHEET), form)
    assert [(each.number_printed, each.title, each.date, each.confidential) for each in record.decisions] == [
        (line.number, line.title, line.date, line.status != "open") for line in SHEET.lines
    ]


def test_list_read_back_knows_whose_decisions_they_are() -> None:
    record = read_back(lay_out_decisions(SHEET))
    (document,) = record.documents
    assert (document.kind, document.body, document.date) == ("decision_list", SHEET.body, SHEET.date)
    assert unplaced(record) == []


def test_list_without_decisions_says_so() -> None:
    record = read_back(lay_out_decisions(dataclasses.replace(SHEET, lines=())))
    assert record.decisions == ()
    assert "No decision has been taken since then." in [
        paragraph.text for report in record.reports for paragraph in report.paragraphs
    ]


@pytest.mark.parametrize("status", ["open", "exempt", "confidential"])
def test_notice_read_back_is_one_decision_with_what_was_decided(status: Status) -> None:
    ground = "" if status == "open" else "Paragraph 3 of Schedule 12A"
    record = read_back(lay_out_decision_notice(dataclasses.replace(NOTICE, status=status, ground=ground)))
    (decision,) = record.decisions
    assert (decision.number_printed, decision.title, decision.date) == (NOTICE.number, NOTICE.title, NOTICE.date)
    assert decision.summary == NOTICE.decision
    assert decision.confidential is (status != "open")
    assert record.documents[0].body == NOTICE.body
    assert unplaced(record) == []
