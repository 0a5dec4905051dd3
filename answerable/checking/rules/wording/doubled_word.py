"""WRD972: a word printed twice running: `the the`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined

# The second must be in lower case: a title and the sentence after it ("Apologies Apologies were") are no pair.
_DOUBLED = re.compile(r"(?<![\w’'/@.-])(?P<word>[A-Za-z]{1,20})\s+(?P<again>[a-z]{1,20})(?![\w’'/@-])(?!\.\w)")
# `the Act 2011 (the 2011 Act) 2011`: the year of a title again after its short form.
_YEAR_AGAIN = re.compile(r"\bAct (?P<year>1[89]\d\d|20\d\d) \([^()]{2,40}\) (?P=year)\b")
_PAIR = re.compile(r"(?<![\w’'/@.-])([A-Za-z]{1,20})\s+(?=\1(?![\w’'/@-]))", re.IGNORECASE)
# Words that no English sentence doubles.
_NEVER_TWICE = frozenset(
    re.findall(
        r"\w+",
        "the a an of and or but with from by to for at are be been will would should could may can must "
        "not no its their "
        "our his your my we they he she this these those who which when where while was were has have as "
        "if than also "
        "into about such between during after before because under through within per there whether either both "
        "only then some any each every other until upon without against since being how what why whom whose "
        "while however therefore although though around among across towards along",
    )
)
# Rightly doubled: "had had", "that that", "very very"; and what a verb and a preposition give: "log in in person".
_RIGHTLY = frozenset(
    re.findall(r"\w+", "had that very many much more so long far really bye no yes well now again over up hear ha")
)


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        pairs = [pair for match in _PAIR.finditer(paragraph.text) if (pair := _pair_at(paragraph, match)) is not None]
        if "Act" in paragraph.text:
            pairs += [_year_again(paragraph, match) for match in _YEAR_AGAIN.finditer(paragraph.text)]
        yield from pairs or ([Examined()] if len(paragraph.text) > 40 else [])


def _pair_at(paragraph: Paragraph, match: re.Match[str]) -> Examined | None:
    doubled = _DOUBLED.match(paragraph.text, match.start())
    if doubled is None or doubled["again"] in _RIGHTLY:
        return None
    word = doubled["again"]
    if word == "a" and doubled["word"].isupper():  # `Annex A a`
        return None
    if len(word) == 1 and word not in _NEVER_TWICE:
        return None
    severity: Severity | None = None if word in _NEVER_TWICE else "info"
    return Examined(
        disagreement=Disagreement(
            message=f"The word “{word}” is printed twice running: “{doubled[0]}”.",
            working=(f"The paper prints “{doubled[0]}”.", "Without the second it reads on."),
            printed=doubled[0],
            expected=doubled["word"],
            explanation="A word was perhaps left over from an edit.",
            severity=severity,
            cite=paragraph.cite(doubled.start(), doubled.end()),
        )
    )


def _year_again(paragraph: Paragraph, match: re.Match[str]) -> Examined:
    return Examined(
        disagreement=Disagreement(
            message=f"The year {match['year']} of an Act is printed twice: “{match[0]}”.",
            working=(f"The paper prints “{match[0]}”.", "Without the second it reads on."),
            printed=match[0],
            explanation="The short form was perhaps put in before the year and not after it.",
            severity="info",
            cite=paragraph.cite(*match.span()),
        )
    )
