"""What a figure is a figure of: the noun it counts or measures, or the subject of its clause."""

from __future__ import annotations

import re

from answerable.reading.extract.change import CHANGE_AFTER, DOWN, UP

_SUBJECT_WORDS = 8
_HEAD_LENGTH = 300
_STOPS = frozenset(
    re.findall(
        r"\S+",
        "of in on at for from to with by was were is are has had have been be being which that who as "
        "since and or but than per each every during within between over under across after before "
        "against compared when where while will would can could may might should must because due "
        "including also did do does not took take saw see this these those the a an into via if it they "
        "he she we there now so then out whose up down only just making giving following linked ",
    )
)
_LEAD_STOP = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|and|or|but|of|in|with|which|while|there|however|where|as|for"
    r"|to|by|from|at|on|also|its|their"
    r"|our|his|her)\s+)+",
    re.IGNORECASE,
)
_TAIL_STOP = re.compile(
    r"(?:[\s,:=]+(?:of|at|by|to|was|were|is|are|be|been|being|stood|stands?|currently|now|about|around"
    r"|approximately|over|under|nearly"
    r"|almost|some|more|less|than|saw|sees?|seen|recorded|received|an?|the|up|down|increased|reduced"
    r"|reduction|increase|decrease|fell"
    r"|rose|risen|fallen|averaging|average|totall?ing|totall?ed|with|has|have|had|will|would|only|just"
    r"|further|additional|for|and|in"
    r"|from|c\.?|between|remains?|stable|equates|comprises|there|that|also|still|made|reached|which|per"
    r"|including|within|using))+\s*$|\s*[(=:–—-]+\s*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\s+(?:of|among|for)\s+(?:(?:the|all|those|our|total|these|their|its|each"
    r"|\d[\d,]*)\s+)*(?P<noun>[A-Za-z][\w’'/-]*(?:\s+[A-Za-z][\w’'/-]*){0,5})"
)
_WORD = re.compile(r"[A-Za-z][\w’'/&-]*")
_FIRST_GAP = re.compile(r"\+?[\s-]")
_GAP = re.compile(r"\s")
_INSIDE = re.compile(r"\s+in\s+(?:the\s+)?")
_MEASURES = re.compile(
    r"^(.*)\s+(?:of|at|=|:)\s*(?:(?:about|around|approximately|over|under|nearly|almost|more than|less "
    r"than|up to|just|at least|some"
    r"|only|c\.?|the|a|an|another|a further)\s*)*$",
    re.IGNORECASE | re.DOTALL,
)
_CHANGED = re.compile(
    rf"(?:{UP}|{DOWN}|change|difference|number|total|average|maximum|minimum|least|rate)", re.IGNORECASE
)
_ADRIFT = re.compile(r"overall|alone|respectively|each|total|more|less|fewer|further|instead|[a-z]+ed")
_PRONOUNS = frozenset(
    ["this", "it", "they", "these", "that", "those", "he", "she", "we", "there", "which", "this", "now", "the"]
)
_VERB = re.compile(
    r"\s(?:has|have|had|is|are|was|were|will|would|saw|sees|stood|stands|remain\w*|averag\w+|increased"
    r"|reduced|decreased|fell|rose|seen"
    r"|makes?|made|took|received|recorded|showed|shows|comprises|equates|generate\w*|totall\w*|cost|costs"
    r"|spent|provides?|include\w*"
    r"|could|can|may|should|did|does|went|dropped|grew|attended|answered|reported|carried|found|issued"
    r"|dealt|held|led)\b"
)
_CLAUSE_EDGE = re.compile(r"[,;:()•–—]\s|\s[-–—]\s|\.\s|\b(?:and|but|while|whereas|which|who|with)\s", re.IGNORECASE)


def count_noun(noun: str | None) -> str | None:
    """What is counted, in a word: of `positive drug disruptions`, `disruptions`."""
    last = noun.split()[-1] if noun else None
    return last if last is None or last.isupper() or last[1:] != last[1:].lower() else last.lower()


def find_noun(sentence: str, end: int) -> str | None:
    """The noun phrase that a number counts: `1,685 positive drug disruptions` gives `positive drug disruptions`."""
    words: list[str] = []
    at = end
    while len(words) < 5:
        gap = (_FIRST_GAP if not words else _GAP).match(sentence, at)
        match = _WORD.match(sentence, gap.end()) if gap else None
        if (
            match is None
            or match[0].lower() in _STOPS
            or (words and match[0].islower() and match[0].endswith(("ed", "ing")))
        ):
            break
        words.append(match[0])
        at = match.end()
    while words and (words[-1].lower().endswith("ly") or (len(words) == 1 and _ADRIFT.fullmatch(words[0]))):
        words.pop()
    return " ".join(words) or None if not words or not _CHANGED.fullmatch(words[0]) else None


def find_subject(
    sentence: str, span: tuple[int, int], noun: str | None, before: str | None, before_end: int
) -> str | None:
    """What a figure is a figure of: the noun it counts or measures, else the subject of its clause.

    `span` is where the figure stands in its sentence, `noun` what `find_noun` found after it. `before` is the subject
    of the figure before it, which ends at `before_end` (0 where it stands in an earlier sentence).
    """
    at, end = span
    whom = _OF_WHOM.match(sentence, end)
    if whom and (phrase := _cut_at_stop(whom["noun"])):
        return phrase
    if noun:
        return noun
    change = CHANGE_AFTER.match(sentence, end)
    inside = _INSIDE.match(sentence, change.end()) if change else None
    if inside and (phrase := _cut_at_stop(sentence[inside.end() : inside.end() + 90])):
        return phrase
    head = sentence[max(before_end, at - _HEAD_LENGTH) : at].rstrip("£ ")
    if head.endswith("("):
        return _noun_before(head[:-1]) or before
    measured = _MEASURES.search(head)
    if measured and (phrase := _noun_before(measured[1])) and not _CHANGED.fullmatch(phrase.split()[-1]):
        return phrase
    if before_end and before:
        return before
    phrase = _clause_subject(head)
    return phrase if phrase and phrase.lower() not in _PRONOUNS else before


def _noun_before(head: str) -> str:
    """The noun phrase that ends a text."""
    words: list[str] = []
    for token in reversed(re.findall(r"[A-Za-z][\w’'/&-]*|[^\sA-Za-z]", head)):
        if not token[0].isalpha() or token.lower() in _STOPS:
            break
        words.insert(0, token)
    return " ".join(words[-6:])


def _clause_subject(head: str) -> str:
    """The subject of the clause that ends a text: its words up to the verb, or its last words where there is none."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(head)]
    clauses = [head[edge:] for edge in reversed(edges) if len(head) - edge > 12] + [head]
    for clause in clauses:
        verb = _VERB.search(clause)
        if verb is None:
            continue
        phrase = _LEAD_STOP.sub("", clause[: verb.start()]).strip(" ,.;:()–—-•")
        if phrase and len(phrase.split()) <= _SUBJECT_WORDS + 2:
            return phrase
    trimmed = head
    while (shorter := _TAIL_STOP.sub("", trimmed)) != trimmed:
        trimmed = shorter
    return _LEAD_STOP.sub("", " ".join(trimmed.split()[-_SUBJECT_WORDS:])).strip(" ,.;:()–—-•")


def _cut_at_stop(phrase: str) -> str:
    words: list[str] = []
    for match in re.finditer(r"[A-Za-z][\w’'/&-]*|[,.;:()]", phrase):
        if match[0] in ",.;:()" or match[0].lower() in _STOPS or (words and match[0].endswith("ed")):
            break
        words.append(match[0])
    return " ".join(words[:6])
