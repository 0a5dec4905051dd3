"""XRF404: a reference to a paragraph, table, recommendation or appendix that the paper does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Document

_REFERENCE = re.compile(
    r"\b(?P<kind>paragraphs?|paras?\.?|recommendations?|tables?|appendix|appendices|annex)\s+"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}|[A-H](?![a-z’'])|One|Two|Three|Four|Five)(?![\w/]|\.\d)",
    re.IGNORECASE,
)
# Words after a reference that say it is to another paper.
_ELSEWHERE = re.compile(
    r"^(?:\s*\([^)]{0,12}\))*,?\s*(?:and\s+[\d.]+\s*)?(?:of|to|in|from|under|within)\s+(?:(?!this\b)(?:the|that"
    r"|its|his|her|their|our|a|an)\s+)?(?!this\b)"
    r"(?!(?:below|above)\b)\w"
    r"|^\s*\([^)]{0,12}\)\s*(?:of|to)\b|^[^.;]{0,60}\b(?:Act|Regulations?|Order|Code|Schedule|Protocol|Guidance"
    r"|Standing Orders|Constitution)\b",
    re.IGNORECASE,
)
_ELSEWHERE_BEFORE = re.compile(
    r"\b(?:Schedule|exempt\w*|Act|Regulations?|Code|Chapter|Part|Order|Section|Protocol|guidance|their|his|her"
    r"|your|its|previous|last|minutes?)"
    r"\b[^.]{0,60}$",
    re.IGNORECASE,
)
_PRINTED_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?(?:\s|$)")
_TITLED = re.compile(
    r"^\W*(?P<kind>table|recommendation|appendix|annex|appendices)\s+(?P<number>\d{1,3}(?:\.\d{1,2})?|[A-H]\b"
    r"|One|Two|Three|Four|Five)",
    re.IGNORECASE,
)
_TITLED_WITHIN = re.compile(
    r"[-–—:(]\s*(?P<kind>appendix|annex)\s+(?P<number>\d{1,2}|[A-H]\b|One|Two|Three|Four|Five)\W*$", re.IGNORECASE
)
_ABOUT_OTHER_PAPERS = frozenset({"minutes", "agenda", "decision_list", "action_tracker", "work_programme"})
"""Kinds of documents whose references are to the reports before the meeting."""
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_FEWEST_NUMBERED = 5
"""With fewer printed numbers of its kind a paper may have lost them on its way here."""
_FEWEST_TITLED = 2


class _Inventory:
    """What numbered things one document of a paper has, by kind."""

    def __init__(self) -> None:
        self.paragraphs: set[str] = set()
        self.titled: dict[str, set[str]] = defaultdict(set)


def find(paper: Paper) -> Iterator[Examined]:
    inventories = _take_stock(paper)
    whole = inventories[None]
    for paragraph in paper.paragraphs:
        for match in _REFERENCE.finditer(paragraph.text) if _may_refer(paragraph.text) else ():
            if not _is_reference(paragraph, match):
                continue
            document = paper.document_at(paragraph.cite(match.start(), match.end()))
            if document is not None and document.kind in _ABOUT_OTHER_PAPERS:
                continue
            yield from _judge(paragraph, match, inventories.get(_key(document), whole), whole)


def _may_refer(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in ("para", "recommendation", "table", "appendi", "annex"))


def _key(document: Document | None) -> str | None:
    return document.id if document else None


def _take_stock(paper: Paper) -> dict[str | None, _Inventory]:
    held: dict[str | None, _Inventory] = defaultdict(_Inventory)
    whole = held[None]
    for paragraph in paper.paragraphs:
        mine = held[_key(paper.document_at(paragraph.cite_all()))]
        number = _PRINTED_NUMBER.match(paragraph.text)
        titled = _TITLED.match(paragraph.text) or _TITLED_WITHIN.search(paragraph.text[-60:])
        for inventory in (mine, whole):
            if number:
                inventory.paragraphs.add(number[1])
            if titled:
                inventory.titled[_kind(titled["kind"])].add(_number(titled["number"]))
    for grid in paper.grids:
        for line in (grid.caption, *grid.header, *(row.label for row in grid.rows[:1])):
            titled = _TITLED.search(line)
            if titled:
                whole.titled[_kind(titled["kind"])].add(_number(titled["number"]))
    for document in paper.record.documents:
        titled = re.search(
            r"\b(?P<kind>appendix|annex)\s+(?P<number>\d{1,2}|[A-H]\b|one|two|three)", document.title, re.I
        )
        if titled:
            whole.titled[_kind(titled["kind"])].add(_number(titled["number"]))
    return held


def _kind(words: str) -> str:
    word = words.lower().rstrip(".")
    if word.startswith("para"):
        return "paragraph"
    return "appendix" if word.startswith(("appendi", "annex")) else word.removesuffix("s")


def _number(printed: str) -> str:
    return _WORDS.get(printed.lower(), printed.upper())


def _is_reference(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether words refer to a place of this paper: not a title of one, not a place of an Act or another paper."""
    if not paragraph.text[: match.start()].strip(" *_•-–(\t"):
        return False
    after, before = paragraph.text[match.end() :], paragraph.text[: match.start()]
    return not _ELSEWHERE.match(after[:90]) and not _ELSEWHERE_BEFORE.search(before[-80:])


def _judge(paragraph: Paragraph, match: re.Match[str], mine: _Inventory, whole: _Inventory) -> Iterator[Examined]:
    kind, number = _kind(match["kind"]), _number(match["number"])
    if kind == "paragraph":
        alike = {printed for printed in mine.paragraphs if printed.count(".") == number.count(".")}
        known, severity = alike | whole.paragraphs, "warning" if len(alike) >= _FEWEST_NUMBERED else None
    else:
        known = whole.titled[kind]
        severity = (
            "warning"
            if len(known) >= _FEWEST_TITLED and kind != "appendix"
            else "info"
            if kind == "appendix"
            else None
        )
    if number in known:
        yield Examined()
    elif severity:
        yield Examined(disagreement=_tell(paragraph, match, kind, known, severity))


def _tell(
    paragraph: Paragraph, match: re.Match[str], kind: str, known: set[str], severity: Severity | str
) -> Disagreement:
    have = ", ".join(sorted(known)[:12]) if kind != "paragraph" else ""
    level: Severity = "warning" if severity == "warning" else "info"
    return Disagreement(
        message=f"The paper refers to “{match[0]}”, and no {kind} of that number is printed in it.",
        working=(f"Looked for {kind} {_number(match['number'])}.", f"Printed: {have or 'others, but not that one'}."),
        printed=match[0],
        explanation=(
            "The appendix may have been published as a file of its own."
            if kind == "appendix"
            else "The numbers moved when the paper was changed."
        ),
        cite=paragraph.cite(match.start(), match.end()),
        severity=level,
    )
