"""WRD973: an agenda whose own dates leave fewer than five clear days between its publication and its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.labelling.printed_day import find_days
from answerable.checking.rule import Disagreement, Examined
from answerable.law.notice import count_clear_days, count_clear_weekdays
from answerable.law.parameter import find_number
from answerable.law.words import say_number

_PUBLISHED = re.compile(
    r"\b(?:(?:date (?:of )?(?:published|publication|despatch(?:ed)?|dispatch(?:ed)?|issued?))"
    r"|(?:publication|despatch|dispatch|issue) date|(?:agenda|papers?|notice|summons)?\s*(?:was |were )?"
    r"(?:published|despatched|dispatched|issued)(?:\s+on)?)\s*[:–-]?\s*(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"publi|patch|issue", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"\bsupplement|\burgent|\bshorter notice|\bto follow\b|\brevised\b|\bdecision", re.IGNORECASE
)
_LONGEST_LINE = 120


def find(paper: Paper) -> Iterator[Examined]:
    agendas = [meeting for meeting in paper.record.meetings if meeting.source == "agenda" and meeting.date]
    for paragraph in paper.paragraphs:
        text = paragraph.text
        if not agendas or len(text) > _LONGEST_LINE or not _WORDS.search(text) or _SUPPLEMENT.search(text):
            continue
        document = paper.document_at(paragraph.cite(0, 1))
        for meeting in agendas:
            if paper.document_at(meeting.cite) is not document or meeting.date is None:
                continue
            for day in find_days(text):
                if day.date is None or day.date >= meeting.date or not _PUBLISHED.search(text, 0, day.start):
                    continue
                clear, weekdays = (
                    count(day.date, meeting.date) for count in (count_clear_days, count_clear_weekdays)
                )
                asked = find_number("notice.clear_days", meeting.date).value
                short = clear < asked or weekdays < asked
                yield Examined(
                    disagreement=Disagreement(
                        message=(
                            f"The agenda was published on {day.date:%-d %B %Y} for a meeting "
                            f"on {meeting.date:%-d %B %Y}: "
                            f"{clear} clear days, or {weekdays} without Saturdays and Sundays; "
                            f"{say_number(asked)} are asked for."
                        ),
                        working=(
                            f"Clear days from {day.date:%-d %B %Y} to {meeting.date:%-d %B %Y}, counting "
                            f"neither: {clear}.",
                            f"Of these no Saturday or Sunday: {weekdays}.",
                            f"Local Government Act 1972 s.100B: {asked} clear days.",
                        ),
                        printed=day.text,
                        explanation=(
                            "The rule does not bind every body, and a meeting may be called at shorter notice."
                        ),
                        cite=paragraph.cite(day.start, day.end),
                        also=(meeting.cite,),
                    )
                    if short
                    else None
                )
