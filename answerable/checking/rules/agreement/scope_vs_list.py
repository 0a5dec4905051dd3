"""XRF406: so many places or bodies, and the names of them that are given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.linking.listing import NUMBER, count_named, read_count
from answerable.checking.rule import Disagreement, Examined

_BODIES = (
    r"(?:areas|districts|boroughs|counties|councils|authorities|forces|hospitals|prisons|schools|towns|cities"
    r"|wards|sites|hubs"
    r"|units|stations|divisions|partnerships|partners|agencies|organisations|providers|bodies|teams|regions"
    r"|locations|villages"
    r"|parishes|constituencies|neighbourhoods|offices|pilots|members|councillors|charities|universities"
    r"|colleges|courts)"
)
_NAMED = re.compile(
    rf"(?<![\w.,£/-]){NUMBER}\s+(?:(?!and\b|or\b|of\b|to\b)[A-Za-z’'-]+\s+){{0,4}}?(?P<noun>{_BODIES})\b"
    r"(?:\s+(?:in|of|across|within|that)\s+[^,;:().–—]{0,50})?"
    r"(?:\s?\((?P<inside>[^()]{5,400})\)|,?\s+namely:?\s+(?P<namely>[^.;]{5,400})"
    r"|\s[–—-]\s(?P<dashed>[^.;–—]{5,400}))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:includ\w*|such as|e\.g|for example|among|not|excluding|except|plus|mainly|mostly|see|which|who|where"
    r"|is|are|was"
    r"|were|will|has|have|that|from|with|by|as|to|of)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:the\s+|HMP\s+)?[A-Z][\w’'.&/-]*(?:\s+(?:and|of|upon|the|in|on|le|under|with|&)?\s*[A-Z][\w’'.&/-]*){0,5}$"
)
_BRACKET = re.compile(r"\([^()]*\)")
_OPEN_BEFORE = re.compile(
    r"\b(?:at least|more than|over|up to|other|further|additional|another|than|about|around)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if "(" in paragraph.text or "amely" in paragraph.text or "–" in paragraph.text or " - " in paragraph.text:
            for sentence in paragraph.sentences:
                for match in _NAMED.finditer(sentence.text):
                    yield from _examine(sentence, match)


def _examine(sentence: Sentence, match: re.Match[str]) -> Iterator[Examined]:
    listed = match["inside"] or match["namely"] or match["dashed"]
    if _OPEN.search(_BRACKET.sub("", listed)) or _OPEN_BEFORE.search(sentence.text[: match.start()]):
        return
    names = re.split(r",|;", _BRACKET.sub("", listed))
    if len(names) < 2 or not all(_is_name(name) for name in names):
        return
    fewest, most = count_named(listed)
    counted = read_count(match["count"])
    amounts = tuple(amount for amount in sentence.amounts if amount.start - sentence.start == match.start("count"))
    if fewest <= counted <= most:
        yield Examined(amounts)
        return
    if most - fewest > 1:
        return  # what is one name and what two cannot be told
    yield Examined(
        amounts,
        Disagreement(
            message=f"{match['count'].capitalize()} {match['noun']} are spoken of, and {most} are named.",
            working=(f"Spoken of: {match['count']} {match['noun']}.", f"Named: {listed.strip()}"),
            printed=match["count"],
            expected=str(most),
            explanation="A name was left out or added, or the count was not changed.",
            cite=sentence.paragraph.cite(sentence.start + match.start(), sentence.start + match.end()),
        ),
    )


def _is_name(words: str) -> bool:
    """Whether words are a name or two of them joined, each begun with a capital."""
    words = re.sub(r"^\s*(?:and|&)\s+", "", words).strip(" .")
    return bool(words) and all(_NAME.match(part.strip()) for part in re.split(r"\s+(?:and|&)\s+", words))
