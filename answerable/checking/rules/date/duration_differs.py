"""DAT509: a stated length of time that does not fit the year it is counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.labelling.dated_span import NUMBER_WORDS
from answerable.checking.rule import Disagreement, Examined

_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!\s?[/–-]\s?\d)"
_ABOUT = r"(?:(?P<about>about|around|almost|nearly|over|more than|some|approximately|roughly|at least|under)\s+)?"
_SINCE = re.compile(
    rf"\bsince\s+(?:[A-Z][a-z]+\s+)?{_YEAR}\s*(?:,|\(|–|-|and so for|that is|which is|a total of"
    rf"|now)\s*(?:for\s+)?(?:a (?:period|"
    rf"total) of\s+)?{_ABOUT}{_COUNT}\s+years?\b(?!\s+(?:ago|old|later))",
    re.IGNORECASE,
)
_AGO = re.compile(rf"\b{_ABOUT}{_COUNT}\s+years ago,?\s*\(?(?:in|\()\s*(?:[A-Z][a-z]+\s+)?{_YEAR}", re.IGNORECASE)
_AGO_AFTER = re.compile(rf"\bin\s+(?:[A-Z][a-z]+\s+)?{_YEAR},?\s*\(?{_ABOUT}{_COUNT}\s+years ago\b", re.IGNORECASE)
_HINT = re.compile(r"\byears?\b")
_SLACK_YEARS = 1
"""A length in whole years may be a year more or less than the difference of two years."""
_SLACK_ABOUT = 2


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if not _HINT.search(paragraph.text) or (
            "since" not in paragraph.text.lower() and "ago" not in paragraph.text
        ):
            continue
        document = paper.document_at(paragraph.cite(0, 1))
        if document is None or document.date is None:
            continue
        for sentence in paragraph.sentences:
            for pattern in (_SINCE, _AGO, _AGO_AFTER):
                for match in pattern.finditer(sentence.text):
                    yield _compare(sentence, match, document.date.year)


def _compare(sentence: Sentence, match: re.Match[str], now: int) -> Examined:
    count = int(match["count"]) if match["count"].isdigit() else NUMBER_WORDS[match["count"].lower()]
    year, elapsed = int(match["year"]), now - int(match["year"])
    start, end = sentence.start + match.start(), sentence.start + match.end()
    amounts = tuple(amount for amount in sentence.amounts if start <= amount.start < end and amount.value == count)
    if abs(count - elapsed) <= (_SLACK_ABOUT if match["about"] else _SLACK_YEARS):
        return Examined(amounts)
    return Examined(
        amounts,
        Disagreement(
            message=f"{count} years are stated, but from {year} to the paper's own year, {now}, are {elapsed}.",
            working=(f"{now} - {year} = {elapsed} years.", f"The paper prints {count} years."),
            printed=f"{count} years",
            expected=f"{elapsed} years",
            tolerance="one year either way, two where the print says about",
            explanation="The sentence was perhaps carried over from an earlier paper.",
            cite=sentence.paragraph.cite(start, end),
        ),
    )
