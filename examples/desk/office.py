"""What the office of the Commissioner decides and proposes, and what the panel makes of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from answerable.keeping.changes.desk.decision_notice import keep_register, publish_decision, write_decision
from answerable.keeping.changes.desk.inquiry import (
    add_line,
    add_theme,
    announce_inquiry,
    begin_inquiry,
    change_inquiry,
    hold_session,
    join_inquiry,
)
from answerable.keeping.changes.desk.precept import announce_review, begin_review, record_event
from answerable.keeping.models.desk import DecisionStyle, InquiryState
from answerable.keeping.queries.desk.seat import seats_on
from answerable.law.day import find_financial_year
from answerable.printing.rendering import render_paper
from answerable.printing.report import ReportParagraph, ReportSheet, lay_out_report
from examples.desk.people import BOARD, BY, Office

DECISIONS = (
    (
        30, "Grant to Safer Evenings", "£48,200 is granted to Safer Evenings for the half-year.",
        "Fewer people were hurt in the streets that it walks.",
    ),
    (
        12, "Lease of the custody suite at Corston", "The lease is taken for ten years from April.",
        "It is nearer to the court than the rooms it replaces.",
    ),
)  # fmt: skip
PDF = "application/pdf"
CONTRACT = "Contract for the forensic laboratory"
THEMES = (
    ("What a caller hears", ("How long does a caller wait on a Friday night?", "Who listens to the calls again?")),
    ("The people who answer", ("Why do call handlers leave within a year?",)),
)


def decide(office: Office, today: dt.date) -> None:
    """Keep the board's register: two open decisions, published, and one that is exempt."""
    keep_register(
        office.board, by=BY, valid_from=dt.date(today.year - 1, 5, 20), style=DecisionStyle.YEAR_LAST,
        panel=office.panel, taken_by="The Commissioner",
    )  # fmt: skip
    for ago, title, summary, reasons in DECISIONS:
        day = _this_year(today, ago)
        notice = write_decision(
            office.board, by=BY, date=day, title=title, summary=summary, reasons=reasons,
            confidentiality="open", file=(f"{title}.pdf", PDF, _print_report(title, day, summary, reasons)),
        )  # fmt: skip
        publish_decision(notice, by=BY)
    write_decision(
        office.board, by=BY, date=_this_year(today, 4), title=CONTRACT,
        summary="The lowest of three offers is accepted.", confidentiality="exempt", exempt_paragraph=3,
        public_interest_test="The offers would be known to those who bid again; that outweighs what is gained.",
        tested_by="Mona Field", review_on=today + dt.timedelta(days=180),
    )  # fmt: skip


def inquire(office: Office, sitting: Any) -> None:
    """Begin an inquiry of the panel, and announce it."""
    inquiry = begin_inquiry(
        office.panel, by=BY, title="Being heard: how 101 answers",
        scope="What callers to 101 meet with, and what would serve them better.",
    )  # fmt: skip
    for seat in seats_on(office.panel, sitting.date)[:3]:
        join_inquiry(inquiry, seat.holder.person, by=BY, is_lead=seat.holder.person.name == "Alma Reyes")
    for title, lines in THEMES:
        theme = add_theme(inquiry, by=BY, title=title)
        for words in lines:
            add_line(theme, by=BY, words=words, addressed_to="The Chief Constable")
    hold_session(inquiry, sitting, by=BY, witnesses="The head of the control rooms")
    inquiry = change_inquiry(inquiry, by=BY, revision=inquiry.revision, state=InquiryState.EVIDENCE)
    announce_inquiry(inquiry, by=BY)


def propose_precept(office: Office, today: dt.date) -> None:
    """Have next year's precept notified to the panel, and its review announced."""
    year = find_financial_year(today) + 1
    review = begin_review(
        office.board, office.panel, by=BY, year=year, previous=Decimal("289.15"), tax_base=Decimal("402318.40")
    )
    record_event(review, "notified", by=BY, date=notice_day(today), amount=Decimal("301.60"))
    review.refresh_from_db()
    announce_review(review, by=BY)


def notice_day(today: dt.date) -> dt.date:
    """The day on which next year's precept was notified: three days ago, and in time, which is by 1 February."""
    return min(today - dt.timedelta(days=3), dt.date(find_financial_year(today) + 1, 1, 28))


def _print_report(title: str, day: dt.date, summary: str, reasons: str) -> bytes:
    """The report that a decision rests on."""
    parts = (("1.1", "The decision", summary), ("1.2", "Why", reasons))
    paragraphs = tuple(ReportParagraph(number=number, heading=heading, text=text) for number, heading, text in parts)
    return render_paper(lay_out_report(ReportSheet(body=BOARD, date=day, title=title, paragraphs=paragraphs)), "pdf")


def _this_year(today: dt.date, ago: int) -> dt.date:
    """Some days ago, but not before this year began: decisions are numbered in the order of their days."""
    return max(today - dt.timedelta(days=ago), dt.date(today.year, 1, 1))
