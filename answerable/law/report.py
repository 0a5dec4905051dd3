"""What a report, an annual report and a plan must have: parts, a period, scrutiny and replies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from answerable.law.day import find_financial_year, say_financial_year, span_financial_year
from answerable.law.deadline import Deadline, Step
from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_list

Delivery = Literal["written", "verbal"]

_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*[/\-–]\s*((?:19|20)?\d\d)\b")
# What shows that somebody thought of who is affected: the three aims of the duty, or a group or an assessment.
_DUTY_WORDS = re.compile(
    r"eliminat|advanc|foster|protected|characteristic|assess|discriminat|disabil|disabled|race|racial|ethnic|women"
    r"|gender|\bsex\b|\bage\b|religio|belief|orientation|pregnan|matern|impact on",
    re.IGNORECASE,
)


class ReportParts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a report that is to go to a meeting, as its author wrote them.

    `background_papers` is nothing where the author did not say; an empty list is a statement that there are none.
    """

    title: str
    delivery: Delivery = "written"
    recommendations: Sequence[str] = ()
    finance: str = ""
    legal: str = ""
    equality: str = ""
    background_papers: Sequence[str] | None = None


def judge_parts(report: ReportParts, *, binding: bool = True) -> tuple[Ruling, ...]:
    """Whether a report has what a meeting needs of it. A verbal report has none of these parts.

    `binding` False for a board outside Part VA of the 1972 Act: then a missing list of background papers warns only.
    """
    if report.delivery == "verbal":
        return ()
    rulings = []
    if not any(words.strip() for words in report.recommendations):
        words = f"“{report.title}” recommends nothing: say what the meeting is asked to do, even if it is to note."
        rulings.append(make_ruling("E-REPORT-NO-RECOMMENDATION", words))
    rulings += judge_implications(report.finance, report.legal, report.equality)
    if report.background_papers is None:
        words = f"“{report.title}” does not list its background papers: name them, or say that there are none."
        rulings.append(make_ruling("E-NO-BACKGROUND-LIST", words, binding=binding))
    return tuple(rulings)


def judge_implications(finance: str, legal: str, equality: str) -> tuple[Ruling, ...]:
    """Whether the implications are filled in, and whether that for equality is more than a phrase."""
    parts = (("finance", finance), ("legal", legal), ("equality", equality))
    blank = [name for name, words in parts if not words.strip()]
    if blank:
        words = f"The implications for {say_list(blank)} are blank: write what they are, or why there are none."
        return (make_ruling("E-IMPLICATIONS-BLANK", words), *_judge_equality(equality))
    return _judge_equality(equality)


def judge_period(
    begins: dt.date, ends: dt.date, *, months_stated: int | None = None, label: str = ""
) -> tuple[Ruling, ...]:
    """Whether an annual report covers exactly one financial year, and says so in its length and its label.

    `label` is its title or any words with years in it (`2020/2021`, `2021-22`); words without years say nothing.
    """
    year = find_financial_year(begins)
    first, last = span_financial_year(year)
    faults = []
    if (begins, ends) != (first, last):
        faults.append(f"it covers {say_day(begins)} to {say_day(ends)}, not {say_day(first)} to {say_day(last)}")
    if months_stated is not None and months_stated != 12:
        faults.append(f"it calls its period {months_stated} months, and a financial year has 12")
    wrong = [stated for stated in _list_labels(label) if stated != year]
    if wrong or _has_long_range(label):
        faults.append(f"it is labelled “{label.strip()}”, and its year is {say_financial_year(year)}")
    if not faults:
        return ()
    return (make_ruling("E-REPORT-PERIOD", f"The annual report is not of one financial year: {say_list(faults)}."),)


def plan_deadline(election: dt.date) -> Deadline:
    """The last day for issuing the police and crime plan: the end of the financial year of the ordinary election."""
    last = span_financial_year(find_financial_year(election))[1]
    return Deadline(
        day=last,
        hour=None,
        rule=f"within the financial year of the election of {say_day(election)}",
        source="Police Reform and Social Responsibility Act 2011 s.5 (ukpga/2011/13)",
        verified=True,
        steps=(
            Step(day=election, counted=False, why="ordinary election"),
            Step(day=last, counted=True, why="last day of its financial year"),
        ),
    )


def judge_plan(
    election: dt.date, on: dt.date, *, issued: dt.date | None = None, panel_reported: dt.date | None = None
) -> tuple[Ruling, ...]:
    """Whether the police and crime plan was issued in time and after the panel's report on its draft."""
    rulings = []
    last = plan_deadline(election).day
    if (issued or on) > last:
        how = f"was issued on {say_day(issued)}" if issued else "is not issued"
        words = f"The plan after the election of {say_day(election)} {how}: the last day was {say_day(last)}."
        rulings.append(make_ruling("E-PLAN-OVERDUE", words))
    if issued and (panel_reported is None or panel_reported > issued):
        words = f"The plan was issued on {say_day(issued)} without the panel's report on its draft before it."
        rulings.append(make_ruling("E-PLAN-NOT-SCRUTINISED", words))
    return tuple(rulings)


def judge_publication(
    panel_reported: dt.date | None, replied: dt.date | None, published: dt.date | None
) -> tuple[Ruling, ...]:
    """Whether the body's response to the panel's report on the annual report is public."""
    if panel_reported is None or (replied and published):
        return ()
    state = "has not been published" if replied else "has not been given"
    words = f"The body's response to the panel's report of {say_day(panel_reported)} {state}."
    return (make_ruling("E-RESPONSE-UNPUBLISHED", words),)


def _judge_equality(words: str) -> tuple[Ruling, ...]:
    least = find_number("report.equality_words").value
    if not words.strip() or (len(words.split()) >= least and _DUTY_WORDS.search(words)):
        return ()
    told = (
        "The equality part does not show who was thought of: say whom this affects, how, and what was assessed; if "
        "nobody, say why."
    )
    return (make_ruling("W-PSED-THIN", told),)


def _list_labels(label: str) -> list[int]:
    """The years in which the spans of years in a label begin; a single year says nothing of a span."""
    return [int(found[1]) for found in _RANGE.finditer(label)]


def _has_long_range(label: str) -> bool:
    """Whether a label spans more than one year, as `2020-2022` does."""
    return any(int(found[2]) % 100 != (int(found[1]) + 1) % 100 for found in _RANGE.finditer(label))
