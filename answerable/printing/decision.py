"""Decisions: the list taken since the last panel, and the notice of one decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answerable.drawing.wording import open_sentence
from answerable.printing.markup import parse_markup
from answerable.printing.paper import Paper, Table
from answerable.printing.setting import cell, head, name_file, print_day, print_short_day, say, tabulate

Status = Literal["open", "exempt", "confidential"]

_STATUS: dict[Status, str] = {"open": "Open", "exempt": "Exempt", "confidential": "Confidential"}


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """A decision; `ground` is why it is exempt or confidential, `report` where its report is published."""

    number: str
    title: str
    date: dt.date
    status: Status = "open"
    ground: str = ""
    report: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionSheet:
    """The decisions taken since `since`, the day of the last panel."""

    body: str
    since: dt.date
    lines: tuple[DecisionLine, ...] = ()
    date: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionNotice:
    """The notice of one decision: what was decided, by whom, why, and what else was considered."""

    body: str
    number: str
    title: str
    date: dt.date
    decision: str
    taken_by: str = ""
    reasons: str = ""
    options: str = ""
    status: Status = "open"
    ground: str = ""
    report: str = ""
    published_on: dt.date | None = None


def lay_out_decisions(sheet: DecisionSheet) -> Paper:
    """The list that goes to the panel: newest first as given, with the ground of each that is not open."""
    titled = f"{sheet.body}: decisions since {print_day(sheet.since)}"
    return Paper(
        slug=name_file(sheet.body, "decisions-since", sheet.since.isoformat()),
        title=titled,
        date=sheet.date or sheet.since,
        blocks=(
            head(1, f"Decisions taken since {print_day(sheet.since)}"),
            say(f"Issued by: {sheet.body}"),
            *([say(f"Date: {print_day(sheet.date)}")] if sheet.date else []),
            _lay_out_lines(sheet.lines) if sheet.lines else say("No decision has been taken since then."),
        ),
        whole=True,
        note=titled,
        author=sheet.body,
    )


def _lay_out_lines(lines: Sequence[DecisionLine]) -> Table:
    return tabulate(
        (
            ("Decision number", 4, True),
            ("Date", 5, True),
            ("Title", 8, True),
            ("Status", 4, True),
            ("Ground", 8, any(line.ground for line in lines)),
            ("Report", 5, any(line.report for line in lines)),
        ),
        (
            (
                cell(line.number),
                cell(print_short_day(line.date)),
                cell(line.title),
                cell(_STATUS[line.status]),
                cell(open_sentence(line.ground)),
                cell(line.report),
            )
            for line in lines
        ),
    )


def lay_out_decision_notice(notice: DecisionNotice) -> Paper:
    """One decision with its reasons, published by itself."""
    titled = f"Decision {notice.number}: {notice.title}"
    ground = f" ({notice.ground})" if notice.ground else ""
    labelled = (
        ("Decision number", cell(notice.number)),
        ("Title", cell(notice.title)),
        ("Date of decision", cell(print_day(notice.date))),
        ("Taken by", cell(notice.taken_by)),
        ("Status", cell(_STATUS[notice.status] + ground)),
        ("Decision", parse_markup(notice.decision, "the decision")),
        ("Reasons", parse_markup(notice.reasons, "the reasons")),
        ("Other options considered", parse_markup(notice.options, "the options")),
        ("Report", cell(notice.report)),
        ("Published on", cell(print_day(notice.published_on)) if notice.published_on else ()),
    )
    rows = tuple(((say(label, bold=True),), words) for label, words in labelled if words)
    return Paper(
        slug=name_file(notice.body, "decision", notice.number),
        title=titled,
        date=notice.published_on or notice.date,
        blocks=(
            head(1, "Decision notice"),
            say(f"Issued by: {notice.body}"),
            Table("lined", (1, 3), (), rows),
        ),
        whole=True,
        note=f"{notice.body}, decision {notice.number}",
        author=notice.body,
    )
