"""DAT504: one document called by the labels of different years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.labelling.dated_span import find_dated_spans
from answerable.checking.labelling.year_label import NamedLabel, YearLabel, find_named_labels
from answerable.checking.rule import Disagreement, Examined
from answerable.law.words import say_list
from answerable.record import Cite, Document

_SUBJECT_KINDS = ("report", "appendix", "work_programme")
# Sentences that state what a report is about; others may speak of another year's document.
_STATES_SUBJECT = re.compile(
    r"\bpurpose of th|\b(?:is|are) (?:asked|recommended|invited|requested) to\b|\bthat the (?:panel|board"
    r"|committee|council|"
    r"cabinet|members?)\b|\b(?:receive|note|approve|adopt|consider|endorse)s? the\b|\bto present the\b"
    r"|\bfinal version of\b",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"\b(?:previous|last year|prior|earlier|next year|following year|compar\w+|preceding|draft|timetable"
    r"|forthcoming|future|replac\w+"
    r"|supersed\w+|against)\b",
    re.IGNORECASE,
)
_YEARS = r"20\d\d\s?[/–-]\s?\d\d(?:\d\d)?"
_PREVIOUS = re.compile(
    r"\bprevious (?:plan|strategy|programme|statement),?\s+\(?(?:the\s+)?"
    r"(?P<name>[A-Z][A-Za-z]+(?: [A-Za-z]+){0,5})\s+"
    rf"(?P<years>{_YEARS}(?:\s+to\s+{_YEARS})?)(?![\d/])"
)
_FINAL = re.compile(r"\bfinal(?:ised)?\b", re.IGNORECASE)
_COVERS = re.compile(r"\bcover(?:s|ing|ed)?\b|\bfor the (?:\S+ )?period\b|\bfor the year\b", re.IGNORECASE)


class _Mention(msgspec.Struct, frozen=True):
    named: NamedLabel
    cite: Cite
    is_title: bool


def find(paper: Paper) -> Iterator[Examined]:
    held: set[str] = set()
    for document in paper.record.documents:
        if document.kind not in _SUBJECT_KINDS:
            continue
        for key in {named.key: None for named in find_named_labels(document.title)}:
            held.add(key)
            mentions = _gather(paper, document, key)
            if len(mentions) > 1:
                yield from _compare(mentions, _period_covered(paper, document, key))
    yield from _final_versions(paper, held)
    yield from _previous_documents(paper)


def _previous_documents(paper: Paper) -> Iterator[Examined]:
    """The previous plan called by a name and years in one place, and by the same name and other years in another."""
    named: dict[tuple[str, str], list[tuple[str, Cite]]] = {}
    for paragraph in paper.paragraphs:
        for match in _PREVIOUS.finditer(paragraph.text) if "previous" in paragraph.text else ():
            document = paper.document_at(paragraph.cite(0, 1))
            key = ((document.part_of or document.id) if document else "", match["name"])
            years = " ".join(match["years"].split())
            named.setdefault(key, []).append((years, paragraph.cite(match.start("name"), match.end())))
    for (_, name), places in named.items():
        if len(places) < 2:
            continue
        labels = list(dict.fromkeys(years for years, _ in places))
        if len(labels) == 1:
            yield Examined()
            continue
        yield Examined(
            disagreement=Disagreement(
                message=f"The previous {name} is labelled {' here and '.join(labels[:2])} elsewhere.",
                working=tuple(f"Printed: {name} {years}." for years, _ in places),
                printed=labels[0],
                expected=labels[1],
                explanation="One of the labels was perhaps copied from another year's document.",
                cite=places[0][1],
                also=tuple(cite for _, cite in places[1:]),
            )
        )


def _final_versions(paper: Paper, held: set[str]) -> Iterator[Examined]:
    """A document whose final version an agenda takes, and whose draft the minutes of the same pack tell of."""
    considered = list(_item_mentions(paper, "minutes"))
    for mention in _item_mentions(paper, "agenda"):
        before = [other for other in considered if other.named.key == mention.named.key]
        is_final = _FINAL.search(mention.cite.quote) and mention.named.key not in held
        if is_final and len(before) == 1:
            yield from _compare([before[0], mention], None, "In the minutes")


def _item_mentions(paper: Paper, source: str) -> Iterator[_Mention]:
    """The documents that the items of an agenda, or of minutes, name with a year."""
    for meeting in paper.record.meetings:
        for item in meeting.items if meeting.source == source else ():
            for named in find_named_labels(item.title):
                yield _Mention(named, item.cite, True)


def _compare(
    mentions: list[_Mention], covered: tuple[YearLabel, Cite] | None, told: str = "Most used"
) -> Iterator[Examined]:
    """Every mention held against the period that the document says it covers, else against the label most used (the
    first of those used as often)."""
    expected = covered[0] if covered else _most_used(mentions)
    used = list(dict.fromkeys(mention.named.label.show() for mention in mentions))
    for mention in mentions:
        if mention.named.label == expected:
            yield Examined()
            continue
        others = tuple(other.cite for other in mentions if other.named.label != mention.named.label)
        labels = [label for label in used if label != mention.named.label.show()] or [expected.show()]
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"The {mention.named.key} is labelled {mention.named.text} here and "
                    f"{say_list(labels)} elsewhere, so its labels do not agree."
                ),
                working=(
                    *(f"Printed: {other.named.text} ({other.named.label.show()})." for other in mentions),
                    f"It says that it covers {expected.show()}." if covered else f"{told}: {expected.show()}.",
                ),
                printed=mention.named.text,
                expected=expected.show(),
                explanation="The label was perhaps copied from another year's document.",
                severity=None if covered else "warning",
                cite=mention.cite,
                also=(*others, *((covered[1],) if covered else ())),
            )
        )


def _gather(paper: Paper, document: Document, key: str) -> list[_Mention]:
    """Where a report names its own subject with a year: its title, its purpose and recommendations, the agenda."""
    mentions: dict[tuple[int | None, int | None, int], _Mention] = {}
    for paragraph in paper.paragraphs:
        if paper.document_at(paragraph.cite(0, 1)) is not document:
            continue
        is_title = paragraph.look == "heading" or document.cite.line == paragraph.cite(0, 1).line
        for sentence in paragraph.sentences:
            for named in _own_labels(sentence, key, is_title):
                start = sentence.start + named.start
                cite = paragraph.cite(start, start + len(named.text))
                mentions[(cite.page, cite.line, start)] = _Mention(named, cite, is_title)
    return [*_agenda_mentions(paper, key), *mentions.values()]


def _own_labels(sentence: Sentence, key: str, is_title: bool) -> list[NamedLabel]:
    named = [label for label in find_named_labels(sentence.text) if label.key == key]
    if len({label.label for label in named}) > 1 or _OTHER_YEAR.search(sentence.text):
        return []
    return named if is_title or _STATES_SUBJECT.search(sentence.text) else []


def _agenda_mentions(paper: Paper, key: str) -> Iterator[_Mention]:
    """The one agenda item that names such a document; several may name several years' documents."""
    found = [mention for mention in _item_mentions(paper, "agenda") if mention.named.key == key]
    if len(found) == 1:
        yield found[0]


def _period_covered(paper: Paper, document: Document, key: str) -> tuple[YearLabel, Cite] | None:
    """The year from 1 April to 31 March that the document says its subject covers, if it prints one."""
    for paragraph in paper.paragraphs:
        if paper.document_at(paragraph.cite(0, 1)) is not document:
            continue
        for sentence in paragraph.sentences:
            if key not in sentence.text.lower() or not _COVERS.search(sentence.text):
                continue
            for span in find_dated_spans(sentence.text):
                first, last = span.first_day, span.last_day
                if span.ends == "day" and (first.month, last.month) == (4, 3) and last.year == first.year + 1:
                    start = sentence.start + span.start
                    return YearLabel(first.year, last.year), paragraph.cite(start, start + len(span.text))
    return None


def _most_used(mentions: list[_Mention]) -> YearLabel:
    return Counter(mention.named.label for mention in mentions).most_common(1)[0][0]
