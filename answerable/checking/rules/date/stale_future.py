"""DAT507: something announced for a date that had passed when the paper was written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.labelling.printed_day import MONTH, find_days, month_number
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Document

_FUTURE = re.compile(
    r"\b(?:will be|will take place|will begin|will start|will report|will commence|(?:is|are) (?:due"
    r"|expected|scheduled|planned"
    r"|set) (?:to\b|for\b|in\b|on\b|(?=(?:the )?week\b)))(?P<between>[^.;,:()]{0,60}?)\b(?:in|on|by|from|for|until"
    r"|week commencing|week beginning|between [A-Z][a-z]{2,8} and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FUTURE_HINT = re.compile(r"\bwill\b|\bdue\b|\bexpected\b|\bscheduled\b|\bplanned\b|\bset\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?<!\d )(?<!\w)(?P<month>{MONTH})\s+(?P<year>20\d\d)\b", re.IGNORECASE)
# What was said of the future by then, or of figures of a past period, is no announcement.
_REPORTED = re.compile(
    r"\b(?:said|stated|told|reported|advised|announced|agreed|noted|confirmed|would|was|were|had|minutes|since|data|figures?"
    r"|compared|period|resolved|asked)\b|[“\"‘]",
    re.IGNORECASE,
)
_KINDS = ("report", "action_tracker", "agenda", "work_programme")


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if "20" not in paragraph.text or not _FUTURE_HINT.search(paragraph.text):
            continue
        document = _dated(paper, paper.document_at(paragraph.cite(0, 1)))
        if document is None or document.date is None or document.kind not in _KINDS:
            continue
        for sentence in paragraph.sentences:
            if not _REPORTED.search(sentence.text):
                yield from _examine(sentence, document, document.date)


def _dated(paper: Paper, document: Document | None) -> Document | None:
    """A document; of an appendix without a date of its own, the report that it belongs to."""
    if document is None or document.date is not None or document.kind != "appendix":
        return document
    return next((whole for whole in paper.record.documents if whole.id == document.part_of), None)


def _examine(sentence: Sentence, document: Document, written: dt.date) -> Iterator[Examined]:
    for last, start, end in _dates(sentence.text):
        if not _FUTURE.search(sentence.text, 0, start):
            continue
        printed = sentence.text[start:end]
        if last >= written:
            yield Examined()
            continue
        at = sentence.start
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"{printed} is spoken of as still to come, but the paper is dated {written:%-d %B %Y}, "
                    f"which is later."
                ),
                working=(f"Announced for {printed}, which ended on {last:%-d %B %Y}.", f"Dated {written:%-d %B %Y}."),
                printed=printed,
                explanation="The words were perhaps carried over from an earlier paper.",
                cite=sentence.paragraph.cite(at + start, at + end),
                also=(document.cite,),
            )
        )


def _dates(text: str) -> Iterator[tuple[dt.date, int, int]]:
    """The last day that each date of a text may mean, with its offsets."""
    days = find_days(text)
    for day in days:
        if day.date is not None:
            yield day.date, day.start, day.end
    for match in _MONTH_YEAR.finditer(text):
        if not any(day.start <= match.start() < day.end for day in days):
            year, month = int(match["year"]), month_number(match["month"])
            yield dt.date(year, month, calendar.monthrange(year, month)[1]), match.start(), match.end()
