"""Promises made in prose: what somebody undertook, announced or held out, and what tracks it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from answerable.reading.extract.cue import Cue, may_promise, read_cue
from answerable.reading.extract.section import Passage
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.speaker import read_speech
from answerable.reading.extract.wording import Wording
from answerable.record import Action, Cite, Promise, Resolution

# Homes whose words nobody promises with: what is resolved or tracked already, and titles.
_PASSED_OVER = ("resolution", "action", "title", "attendance", "agenda", "table", "decision", "programme", "tracker")
_REPLIED = re.compile(
    r"^(?:He|She|They|It was|Assurances?|An assurance) (?!asked\b|also asked\b)"
    r"|\b(?:promised|undertook|agreed|offered|confirmed|committed|assured|pledged) (?:to|that|he|she|they|it)\b"
)
# In a passage that asks, a sentence of its own that binds somebody answers: `Sgt Low will find out and ring her.`
_BINDS = re.compile(
    r"^(?:(?:I|We|He|She|They|My office|(?:The )?(?:[A-Z][\w’'.-]+)(?: [A-Z][\w’'-]+){0,3})(?: \w+ly)? (?:will"
    r"|would)|(?:I|We)['’]ll)"
    r" (?!be\b|not\b|have\b)"
)
# Words that lead into a list of what is promised; what a meeting agrees to is resolved.
_LEADS_IN = re.compile(
    r"\b(?:(?:undertook|undertaken|promised|committed|offered|pledged|volunteered)(?: to)?|(?:said|stated"
    r"|confirmed|advised) "
    r"(?:that )?(?:he|she|they|the \w+) (?:would|will)"
    r"|(?<!Panel )(?<!Board )(?<!ommittee )(?<!ouncil )(?<!embers )agreed to"
    r"|(?:I|We|we|He|She) (?:will|would)):$"
)
_ENUMERATED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|^[•–-]\s", re.IGNORECASE)
_ASKED = "question"
_REPORTED = "report"

_DUE = re.compile(
    r"\b(?:in due course|as soon as (?:possible|practicable|he was able to|she was able to|\w+ (?:is|are"
    r"|was|were) able)|shortly|in the (?:near future|coming (?:\w+ )?(?:weeks|months)"
    r"|new year|autumn|summer|spring|winter)|(?:at|by|before|for|until|to) (?:the |a |its |their )?(?:next"
    r"|following|subsequent|future) (?:\w+ ){0,3}meeting"
    r"|(?:by|before|in|on|from|during|until|for|at the end of|early|by the end of|at its meeting on|from "
    r"early|week commencing) (?:the )?(?:early |late |mid |mid-)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|Sept"
    r"|October|November|December)"
    r"(?: \d{1,2}(?:st|nd|rd|th)?(?!\d),?)?(?:,? (?:20)?\d\d(?!\d)| ['’]\d\d)?|in 20\d\d(?:/\d\d)?"
    r"|(?:within|in|over) (?:the )?(?:next )?(?:\w+ )?(?:working )?"
    r"(?:days?|weeks?|months?)(?= |$|[.,])|this (?:week|month|year|quarter)|next (?:week|month|year"
    r"|quarter|Monday|Tuesday|Wednesday|Thursday|Friday|spring|summer|autumn)"
    r"|(?:every|each) (?:quarter|month|six months|year)|on a (?:quarterly|monthly|regular|six-monthly) "
    r"basis|quarterly|six-monthly|later (?:this|in the) (?:year|month|meeting)|outside (?:of )?the "
    r"meeting)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:(?:Dep(?:uty)?\.?|Assistant|Acting|Temporary|Senior) )*(?:Chief Constable|Police and Crime "
    r"Commissioner|Commissioner|Chief Executive|Chief Finance Officer"
    r"|Chair(?:man|woman|person)?|Vice[- ]Chair(?:man)?|Clerk|Mayor|Treasurer|Chief Superintendent"
    r"|Superintendent|Inspector|Head of [A-Z]\w+(?: [A-Z]\w+)*)(?: of [A-Z]\w+(?: [A-Z]\w+)?)?(?: "
    r"(?!(?:The|This|He|She|It|They|In|On|At|For)\b)[A-Z][a-z’'-]+(?: [A-Z][\w’'-]+)?)?\b"
    r"|\b(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Supt|Insp|Sgt)\b\.?|(?:D?PCC|APCC|DCC|ACC|CC|CS|PCSO|PC"
    r"|PS|DI|DCI)\b)"
    r"(?: (?!(?:The|This|He|She|It|They|In|On|At|For)\b)[A-Z][\w’'-]+){0,3}"
    r"|\b(?:OPCC|Force|Panel|Board|Committee|Council|Constabulary|Partnership)\b"
    r"|\b[A-Z][a-z’'-]+(?: [A-Z][\w’'-]+){1,2}(?=,? (?:[A-Z]{2,5} )?(?:said|advised|stated|explained|added"
    r"|agreed|confirmed|offered|committed|undertook"
    r"|responded|replied|reported|would|will|gave|made|concluded|noted|commented|felt|had|did|is|was|asked"
    r"|thanked|to)\b)"
    r"|\b[A-Z]{2,3}(?= (?:to|will|would|agreed|said|confirmed|advised)\b)"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her)\b", re.IGNORECASE)
_STEM = re.compile(r"[A-Za-z]{3,}")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "the and that for with this from was were are has have had been will would shall could should may "
        "can not but who which what how his her its their they them police crime commissioner panel board "
        "force chief constable provide provided report reports further also data information on to "
        "following members member meeting meetings said advised confirmed ",
    )
)
_TRACKED = 0.5
_FEWEST_SHARED = 2
_SUBJECT_WITHIN = 24
_LABELLED = re.compile(r"\W*(?P<label>undertaking|promise|commitment)\s*:\s+(?=\S)", re.IGNORECASE)
# How many characters before a sentence are searched for who `he` is.
_LOOKED_BACK = 1_500


def find_promises(
    passages: Iterable[Passage], actions: Sequence[Action] = (), resolutions: Sequence[Resolution] = ()
) -> tuple[Promise, ...]:
    """The promises that passages make, sentence by sentence, each with the actions and resolutions that track it.

    Firm is what was undertaken, confirmed, offered or agreed; plan what was scheduled or announced; soft what was
    hedged, made to depend, or relayed. Questions, instructions of an agenda and what was refused promise nothing.
    """
    owed = _Owed(actions, resolutions)
    found: list[Promise] = []
    lead: Passage | None = None
    for passage in passages:
        if passage.home.startswith(_PASSED_OVER):
            lead = None
            continue
        if passage.section is not None and passage.section.kind == "agenda":
            continue
        if lead is not None and _goes_on(lead, passage):
            found.append(_promise_listed(lead, passage, owed, f"promise-{len(found) + 1}"))
            continue
        lead = passage if passage.text.endswith(":") and _LEADS_IN.search(passage.text) else None
        labelled = _LABELLED.match(passage.text)
        if labelled:
            found.append(_promise(_said_of(passage, labelled), owed, f"promise-{len(found) + 1}"))
            continue
        if not may_promise(passage.text):
            continue
        for said in _cued(passage):
            if lead is None or not said.sentence.endswith(":"):
                found.append(_promise(said, owed, f"promise-{len(found) + 1}"))
    return tuple(found)


def _goes_on(lead: Passage, passage: Passage) -> bool:
    """Whether a passage is an entry of the list that another leads into."""
    if passage.section is not lead.section or passage.ref != lead.ref:
        return False
    return any(block.kind == "list_item" for block in passage.blocks) or bool(_ENUMERATED.match(passage.text))


def _promise_listed(lead: Passage, passage: Passage, owed: _Owed, promise_id: str) -> Promise:
    """An entry of a list of promises, made by whoever the words before the list name."""
    wording = Wording(passage.blocks)
    match = _LEADS_IN.search(lead.text)
    words = match[0].rstrip(":") if match else ""
    due = _DUE.search(passage.text)
    return Promise(
        id=promise_id,
        date=passage.date,
        ref=passage.ref,
        who=_last_named(lead.text, match.start() if match else 0) or lead.speaker,
        text=passage.text,
        strength="firm",
        due=due[0] if due else None,
        tracked_by=owed.tracking(passage.text),
        cue=words,
        cite=wording.cite(0, len(wording.text)),
    )


class _Said(msgspec.Struct, frozen=True):
    """A sentence that promises: where it starts in its passage, the wording that shows it, where it is printed."""

    sentence: str
    start: int
    cue: Cue
    passage: Passage
    cite: Cite


def _cued(passage: Passage) -> Iterator[_Said]:
    """The sentences of a passage that promise, in order."""
    asked, reported = passage.home.startswith(_ASKED), passage.home.startswith(_REPORTED)
    wording: Wording | None = None
    at = 0
    for sentence in split_sentences(passage.text):
        at = passage.text.find(sentence, at)
        cue = None if asked and not _is_answered(sentence) else read_cue(sentence, reported=reported)
        if cue is not None:
            wording = wording or Wording(passage.blocks)
            yield _Said(sentence, at, cue, passage, _cite(sentence, at, passage, wording))
        at += len(sentence)


def _cite(sentence: str, at: int, passage: Passage, wording: Wording) -> Cite:
    """Where a sentence is printed; of words said again in the same blocks, the place in the passage."""
    offset = max(0, wording.text.find(passage.text))
    place = wording.text.find(sentence, offset + at)
    place = place if place >= 0 else wording.text.find(sentence)
    return wording.cite(place, place + len(sentence)) if place >= 0 else wording.cite(0, len(wording.text))


def _said_of(passage: Passage, label: re.Match[str]) -> _Said:
    """What a paragraph promises whose label says that it does (`Undertaking: ...`): all of it, and firmly."""
    words = passage.text[label.end() :]
    cue = read_cue(words, reported=False) or Cue("firm", label["label"], len(words))
    cue = msgspec.structs.replace(cue, strength="firm")
    return _Said(words, label.end(), cue, passage, _cite(words, label.end(), passage, Wording(passage.blocks)))


def _is_answered(sentence: str) -> bool:
    """Whether a sentence of a passage that asks is somebody's reply, minuted in the same breath."""
    speech = read_speech(sentence)
    return (speech is not None and not speech.asks) or bool(_REPLIED.search(sentence) or _BINDS.match(sentence))


def _promise(said: _Said, owed: _Owed, promise_id: str) -> Promise:
    due = _DUE.search(said.sentence)
    return Promise(
        id=promise_id,
        date=said.passage.date,
        ref=said.passage.ref,
        who=_who(said),
        text=said.sentence,
        strength=said.cue.strength,
        due=due[0] if due else None,
        tracked_by=owed.tracking(said.sentence),
        cue=said.cue.words,
        cite=said.cite,
    )


def _who(said: _Said) -> str | None:
    """Who promises: whoever is named last before the cue, or in it; where only a pronoun stands, who spoke before."""
    sentence, cue, passage = said.sentence, said.cue, said.passage
    named = _last_named(sentence, cue.start) or _last_named(sentence, cue.start + _verb_at(cue.words))
    if named:
        return named
    if not _PRONOUN.search(sentence[: cue.start + _verb_at(cue.words)]):
        return passage.speaker
    return _last_subject(passage.text[max(0, said.start - _LOOKED_BACK) : said.start]) or passage.speaker


def _verb_at(words: str) -> int:
    """How far into the cue its own subject may stand."""
    verb = re.search(r"\b(?:will|would|to|can|be)\b", words)
    return verb.start() if verb else 0


def _last_named(text: str, end: int) -> str | None:
    """The last person, office or body named before an offset; of `Jo Low, OPCC` the person."""
    names = [match for match in _NAMED.finditer(text) if match.start() < end]
    if len(names) > 1 and text[names[-2].end() : names[-1].start()] == ", ":
        names.pop()
    return names[-1][0].strip(" .,").removeprefix("The ") if names else None


def _last_subject(text: str) -> str | None:
    """Who the nearest sentence that opens with somebody's name is about."""
    for sentence in reversed(split_sentences(text)):
        match = _NAMED.search(sentence, 0, 60)
        if match is not None and match.start() < _SUBJECT_WITHIN:
            return match[0].strip(" .,").removeprefix("The ")
    return _last_named(text, len(text))


class _Owed:
    """What a paper tracks already: its actions and resolutions, weighed by how telling their words are."""

    def __init__(self, actions: Iterable[Action], resolutions: Iterable[Resolution]) -> None:
        texts = [(action.id, action.text) for action in actions]
        texts += [(resolution.id, resolution.text) for resolution in resolutions]
        self._stems = [(owed_id, _stems(text)) for owed_id, text in texts]
        self._seen = Counter(stem for _, stems in self._stems for stem in stems)
        self._holding: dict[str, list[int]] = {}
        for index, (_, stems) in enumerate(self._stems):
            for stem in stems:
                self._holding.setdefault(stem, []).append(index)

    def tracking(self, sentence: str) -> tuple[str, ...]:
        """The ids of what asks for the same thing as a sentence: most of its telling words are shared."""
        stems = _stems(sentence)
        shared = Counter(index for stem in stems for index in self._holding.get(stem, ()))
        near = sorted(index for index, count in shared.items() if count >= _FEWEST_SHARED)
        return tuple(self._stems[index][0] for index in near if self._is_same(stems, self._stems[index][1]))

    def _is_same(self, said: frozenset[str], owed: frozenset[str]) -> bool:
        return self._weight(said & owed) >= _TRACKED * min(self._weight(owed), self._weight(said))

    def _weight(self, stems: Iterable[str]) -> float:
        total = len(self._stems) + 1
        return sum(math.log(1 + total / self._seen.get(stem, 1)) for stem in stems)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _STEM.findall(text.lower()) if word not in _COMMON)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)]
    return word
