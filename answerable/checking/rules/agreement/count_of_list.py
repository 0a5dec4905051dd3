"""XRF405: words that count a list, and the list after them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.linking.counted_rows import CountedRows, find_counted_above, find_counted_rows
from answerable.checking.linking.listing import NUMBER, count_named, has_marks, items_after, read_count
from answerable.checking.rule import Disagreement, Examined

# Nouns that papers count before they list them.
_NOUNS = (
    r"(?:areas?|themes?|priorit(?:y|ies)|objectives?|principles?|recommendations?|options?|strands?|pillars?"
    r"|aims?|goals?"
    r"|outcomes?|actions?|elements?|categor(?:y|ies)|ways|reasons?|stages?|steps?|criteria|factors?|groups?"
    r"|measures?|metrics?"
    r"|types?|points|commitments?|parts?|phases?|questions?|changes|bids?|projects?|sites?|conditions?"
    r"|sections?|components?"
    r"|workstreams?|work streams|services?|risks?|issues?|standards?|tests?|duties|functions?|roles?|tiers?"
    r"|levels|topics?"
    r"|proposals?|findings?|lessons?|challenges|strategies|initiatives?|schemes?|programmes?|providers?"
    r"|districts?|councils?"
    r"|authorities|forces?|hospitals?|prisons?|schools?|towns?|wards?|teams?|hubs?|units?|key lines of enquiry"
    r"|matters|things"
    r"|sources|causes|drivers|benefits|purposes|requirements?|targets?|indicators?|documents?|reports?|policies"
    r"|partners|posts|famil(?:y|ies)|considerations?|choices|assumptions?|headings|concerns|opportunities)"
)
_ANNOUNCES = re.compile(
    rf"(?<![\w.,£/-]){NUMBER}\s+(?:(?!and\b|or\b|of\b|to\b|in\b|for\b|months?\b|years?\b|weeks?\b|days?\b"
    rf"|hours?\b)[A-Za-z’'-]+\s+){{0,4}}?"
    rf"(?P<noun>{_NOUNS})\b(?P<rest>[^:;.]{{0,90}}):(?P<listed>\s*[^\s].*)?$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"\b(?:the|these|following)\s+(?:following\s+)?{NUMBER}\s+(?:following\s+)?(?:[A-Za-z’'-]+\s+){{0,3}}?(?P<noun>{_NOUNS})\s+"
    r"(?P<rest>below\b[^:;.]{0,120})\.(?P<listed>)$",
    re.IGNORECASE,
)
"""Said to stand below, without a colon."""
_OPEN = re.compile(
    r"\b(?:includ\w*|such as|e\.g|for example|among|at least|more than|over|some of|some|or more|up to|least"
    r"|of the|not|without|other"
    r"|another|further|was|were|had|per|every|each|between|same|last|next|past|previous|first)\b",
    re.IGNORECASE,
)
_OPEN_BEFORE = re.compile(
    r"\b(?:at least|more than|over|up to|about|around|than|one of|some of|any of|of our|last|past|next|first"
    r"|other|further|additional"
    r"|another|every|under|or)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FEWEST_ITEMS = 2
_MOST_ITEMS = 15


def find(paper: Paper) -> Iterator[Examined]:
    paragraphs = paper.paragraphs
    for paragraph in paragraphs:
        if paragraph.look == "heading" or not (":" in paragraph.text or " below" in paragraph.text):
            continue
        last = paragraph.sentences[-1] if paragraph.sentences else None
        match = (_ANNOUNCES.search(last.text) or _BELOW.search(last.text)) if last else None
        if (
            not match
            or last is None
            or _OPEN_BEFORE.search(last.text[: match.start()])
            or _OPEN.search(match["rest"])
        ):
            continue
        counted = read_count(match["count"])
        if match["listed"]:
            yield from _examine_named(paragraph, last.start, match, counted)
        else:
            yield from _examine_items(paragraph, items_after(paragraphs, paragraph.index), match, counted)
    for paragraph, match, items in find_counted_above(paragraphs):
        yield from _examine_items(paragraph, items, match, read_count(match["count"]), "above")
    for rows in find_counted_rows(paper):
        yield _examine_rows(rows)


def _examine_rows(rows: CountedRows) -> Examined:
    """Words that count what a table lists."""
    sentence, listed = rows.sentence, len(rows.labels)
    amounts = tuple(amount for amount in sentence.amounts if amount.text.lower() == rows.counted.lower())[:1]
    if read_count(rows.counted) == listed:
        return Examined(amounts)
    return Examined(
        amounts,
        Disagreement(
            message=f"The paper speaks of {rows.counted} {rows.noun}, and {rows.where} lists {listed}.",
            working=(
                f"Printed: {rows.counted} {rows.noun}.",
                *(f"{number}. {_cut(label)}" for number, label in enumerate(rows.labels, 1)),
            ),
            printed=rows.counted,
            expected=str(listed),
            explanation="A row was added or taken out and the count was not changed.",
            cite=sentence.cite(),
        ),
    )


def _examine_items(
    paragraph: Paragraph, items: list[Paragraph], match: re.Match[str], counted: int, where: str = "below"
) -> Iterator[Examined]:
    """A list of items below the words that count them, or above."""
    if not _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS:
        return
    amounts = tuple(amount for amount in paragraph.amounts if amount.text.lower() == match["count"].lower())[-1:]
    if len(items) == counted:
        yield Examined(amounts)
        return
    announced = (
        f"{match['count']} … {match['noun']}" if " " in match[0].split(match["noun"])[0].strip() else match["count"]
    )
    yield Examined(
        amounts,
        Disagreement(
            message=f"{match['count'].capitalize()} {match['noun']} are announced, and {len(items)} stand {where}.",
            working=(
                f"Announced: {announced}.",
                *(f"{number}. {_cut(item.text)}" for number, item in enumerate(items, 1)),
            ),
            printed=match["count"],
            expected=str(len(items)),
            explanation=_explain(counted, items),
            cite=paragraph.cite_all(),
            also=(items[0].cite_all(), items[-1].cite_all()),
        ),
    )


def _explain(counted: int, items: list[Paragraph]) -> str:
    if len(items) > counted and not has_marks(items):
        return "An item was added, or an item was broken in two."
    return "An item was added or taken out and the count was not changed."


def _examine_named(paragraph: Paragraph, offset: int, match: re.Match[str], counted: int) -> Iterator[Examined]:
    """Things named in the same sentence, after the colon."""
    listed = match["listed"].strip()
    fewest, most = count_named(listed)
    if most < _FEWEST_ITEMS or ":" in listed or ("," not in listed and ";" not in listed):
        return
    amounts = tuple(amount for amount in paragraph.amounts if amount.text.lower() == match["count"].lower())[-1:]
    if fewest <= counted <= most:
        yield Examined(amounts)
        return
    if fewest != most - 1 and fewest != most:
        return  # what is one thing and what two cannot be told
    yield Examined(
        amounts,
        Disagreement(
            message=f"{match['count'].capitalize()} {match['noun']} are announced, and {most} are named.",
            working=(f"Announced: {match['count']} {match['noun']}.", f"Named: {_cut(listed, 160)}"),
            printed=match["count"],
            expected=str(most),
            explanation="One was added or taken out and the count was not changed.",
            cite=paragraph.cite(offset, paragraph.sentences[-1].end),
        ),
    )


def _cut(text: str, length: int = 70) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
