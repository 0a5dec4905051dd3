"""MIS702: words that were to be replaced or taken out before the paper was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined

_SIGNS = (
    "[",
    "<",
    "{",
    "orem",
    "rror!",
    "raft",
    "RAFT",
    "click",
    "Click",
    "nsert",
    "XXX",
    "xxx",
    "TBC",
    "tbc",
    "completed",
    "ype here",
)
_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b"
    r"|\bError! (?:Reference source|Bookmark) not (?:found|defined)\.?"
    r"|\b(?:click|tap) (?:or tap )?here to enter (?:text|a date)\b|\[?\btype here\b\]?"
    r"|\[\s?(?:insert|enter|add|author|drafting|draft|DN|note to|name of|name|date|title|address|council name"
    r"|organisation|role"
    r"|to be (?:inserted|completed|added|updated|confirmed|drafted))\b[^\]\n]{0,120}\]"
    r"|<\s?(?:insert|enter|add|name|date|title)\b[^>\n]{0,60}>"
    r"|\{\{[^{}\n]{1,60}\}\}"
    r"|\b(?:drafting|draft) note\s?:|\bDN:\s"
    r"|\b(?:this section|text|wording|narrative|commentary|paragraph) (?:is )?(?:still )?to be (?:completed"
    r"|inserted|drafted|written|added)\b"
    r"|(?<!\w)X{3,5}(?!\w)(?!\s?(?:%|rated|large))|(?<![\w.])x{3,6}(?![\w.])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        text = paragraph.text
        if not any(sign in text for sign in _SIGNS):
            yield Examined()
            continue
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        for match in _PLACEHOLDER.finditer(text):
            if (
                any(start <= match.start() < end for start, end in addresses)
                or text[match.end() : match.end() + 1] == "("
            ):
                continue  # within an address, or the words of a link
            yield Examined(
                disagreement=Disagreement(
                    message=f"“{match[0]}” reads as words that were to be replaced before publication.",
                    working=(f"Printed: {match[0]}",),
                    printed=match[0],
                    explanation="A draft or a template was published.",
                    cite=paragraph.cite(match.start(), match.end()),
                )
            )
        yield Examined()
