"""The wording by which papers promise: what is undertaken, what is announced, what is only held out.

The lexicon follows the assurance expressions that parliaments collect, in the reported speech of minutes
("confirmed he would report in due course"). A sentence that asks, refuses or supposes promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from answerable.reading.extract.assurance import ACT, FIRM, HEDGED_ACT, OFFICE, PLAN, SOFT, Phrase
from answerable.record.promise import PromiseStrength


class Cue(msgspec.Struct, frozen=True):
    """The wording in a sentence that shows a promise, and where it starts."""

    strength: PromiseStrength
    words: str
    start: int


_HINT = re.compile(
    r"\b(?:will|would|shall|undert\w+|commit\w*|agree\w*|offer\w*|promis\w+|[Aa]ssur\w+|pledg\w+"
    r"|schedul\w+|programmed|plan(?:s|ned)?"
    r"|[Dd]ue|hop(?:e|es|ed|ing)|aims?|inten\w+|considering|could|can|to be|about to|is to|are to|set to"
    r"|happy|willing|expected"
    r"|going to|being launched|[Uu]ndertaking|[Cc]ommitment|next (?:stage|step|phase)|should|(?:gave"
    r"|given) \w+ word|took"
    r"|[A-Z][\w’'-]+ to)\b|['’](?:ll|d)\b"
)
_ASSURED = re.compile(
    r"\b(?:Panel|Board|[Mm]embers|Committee|Council|Councillors?|Cllrs?) (?:was|were) (?:\w+ )?(?:assured"
    r"|promised|reassured) that"
)
_REPLIES = re.compile(
    r";|(?:,| and) (?:he|she|they|the [A-Z]\w+(?: [A-Z]\w+)?|[A-Z]\w+ [A-Z]\w+) (?:said|replied|confirmed"
    r"|answered|responded"
    r"|undertook|offered|would|will)\b"
)
_RELAYED = re.compile(
    r"\b(?:was|were|been|had been|being) (?:told|advised|informed|promised|assured) that\b|\brumoured\b"
    r"|\binitial advice was\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\bif (?:required|possible|needed|necessary|requested|approved)\b|\bwhere possible\b|\bsubject to\b"
    r"|\bprobably\b|\bperhaps\b"
    r"|\bshould (?:it|this|they) be\b|\bideally\b|\bin principle\b|\bmay be able\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:asked|asks|queried|enquired|questioned|wondered|request(?:ed|s)|sought|wanted to know)\b"
    r"(?![^.]*\b(?:agreed|undertook|confirmed|offered)\b)"
)
_BOILERPLATE = re.compile(
    r"\b(?:will|would|may) be (?:recorded|webcast|filmed|live[- ]?streamed|broadcast)\b"
    r"|\bnext (?:\w+ ){0,4}meeting\b.{0,60}\b(?:will|would|is|to) (?:be held|take place|be on|scheduled|be at)"
    r"|\bmeeting (?:will|would|to) be held\b"
    r"|^(?:This|The) (?:report|paper|section|document|statement) (?:will|would) (?:also )?(?:set|provide"
    r"|include|highlight|outline"
    r"|update|cover|describe|explain|give|show|summarise)"
    r"|^Actions?\b.{0,60}:$"
    r"|\b[Ww]e will provide (?:some|an|a) (?:brief )?(?:highlights|overview|update|summary|outline)"
    r"|\bhold\b.{0,50}\bto account\b|\blater in (?:this|the) meeting\b|\bnot (?:always )?possible\b"
    r"|\bmembers (?:are|were) (?:reminded"
    r"|asked|invited)\b"
    r"|\bany member of the public\b|\bpurpose of (?:the|this)\b|\bthe public will have\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:will|would|shall|can|could|may) (?:not|never|no longer|hardly)\b|\b(?:won|wouldn|can"
    r"|couldn)['’]?t\b|\bunable to\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|will) (?:be|have been) (?:\w+ly )?(?:good|useful|helpful|difficult|hard|beneficial|more|a "
    r"|an |able|possible"
    r"|inappropriate|likely|important|better|interesting|welcome|grateful|needed|required|necessary|very"
    r"|too|seen|felt)\b"
    r"|\bwould have\b|\bif\b[^,.]{3,80},[^.]*\bwould\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y)\b")
_SPEAKER_OR_HOPE = re.compile(r"\b(?:I|[Ww]e)\b|\bhoped\b")
_HAS_BOUND = re.compile(
    r"\b(?:has|have) (?:given (?:an |his |her |its )?(?:undertaking|commitment|assurance)|undertaken to"
    r"|committed (?:itself )?to"
    r"|promised to|agreed to)"
    rf"|\b{OFFICE} (?:committed|undertook|promised|pledged) to\b"
)
_OFFICE_BINDS = re.compile(rf"^(?:\W*[Tt]he (?:\w+ )?)?{OFFICE} will ")
# In a report `I will host an event` announces work, where `I will send the figures` binds.
_ANNOUNCES = re.compile(rf"\bI (?:will|would|shall) (?!(?:\w+ly )?(?:be )?{ACT})")
# An assurance that something will not happen binds no less.
_ASSURES = re.compile(
    r"(?:gave|gives?|given|giving) .{0,40}?(?:assurance|undertaking|commitment|promise|pledge|word) that\b"
)
_PAST = re.compile(r"^(?:was|were|been|had)\b|\bwas to\b")
_WEAK = re.compile(rf"\b(?:will|would) (?:\w+ )?{HEDGED_ACT}")
_BINDING = re.compile(r"commit|undert|agreed|offered")
# How far around its cue a condition hedges a promise, in characters.
_HEDGED_BEFORE, _HEDGED_AFTER = 20, 40
# How far before its cue an office that binds itself is named, in characters.
_NAMED_BEFORE = 45

# What runs on longer than this without a full stop is no sentence that anybody minuted.
_LONGEST_SENTENCE = 4_000

# A word that a line end of plain text cuts in two: `pro- mised`, but not `short- and long-term`.
_CUT_WORD = re.compile(r"(?<=[a-z])- (?!(?:and|or|to|but)\b)(?=[a-z])")

_Void = Callable[[str, re.Match[str]], bool]


def may_promise(text: str) -> bool:
    """A quick look: whether a text holds any word that a promise needs."""
    return _HINT.search(text) is not None


def read_cue(sentence: str, *, reported: bool = False) -> Cue | None:
    """The wording that makes a sentence a promise, with its strength; nothing for a sentence that promises nothing.

    `reported` is true for the prose of a report, where only its author is bound: what others agreed or confirmed is
    told, and a passive future announces work.
    """
    if len(sentence) > _LONGEST_SENTENCE or sentence.endswith("?"):
        return None
    if not may_promise(sentence) or _BOILERPLATE.search(sentence):
        return None
    cue = _read_strength(sentence, reported=reported)
    if cue is None and _CUT_WORD.search(sentence):
        cue = _read_strength(_CUT_WORD.sub("", sentence), reported=reported)
    return cue


def _read_strength(sentence: str, *, reported: bool) -> Cue | None:
    """The first wording that promises: firm before planned, planned before held out."""
    relayed = _RELAYED.search(sentence) is not None and not _ASSURED.search(sentence)
    bound = not relayed and (not reported or _may_bind(sentence))
    firm = _first(FIRM, sentence, _is_narrated if reported else _is_void) if bound else None
    if firm is not None:
        return Cue(_strength(firm, sentence), _words(firm), firm.start())
    plan = _first(PLAN, sentence, _is_past if reported else _is_idle)
    if plan is not None:
        return Cue("soft" if relayed else "plan", _words(plan), plan.start())
    soft = _first(SOFT, sentence, _is_void)
    if soft is None or (reported and not _SPEAKER_OR_HOPE.search(sentence)):
        return None
    return Cue("soft", _words(soft), soft.start())


def _first(phrases: Sequence[Phrase], sentence: str, void: _Void) -> re.Match[str] | None:
    """The match of the first phrase that is found and not void."""
    for phrase in phrases:
        for needle in phrase.needles:
            if needle in sentence:
                match = phrase.pattern.search(sentence)
                if match is not None and not void(sentence, match):
                    return match
                break
    return None


def _may_bind(sentence: str) -> bool:
    """Whether a sentence of a report holds any word by which its author, or an office, may be bound."""
    return " will " in sentence or bool(_FIRST_PERSON.search(sentence) or _HAS_BOUND.search(sentence))


def _words(match: re.Match[str]) -> str:
    return match[0].strip(" ,;:–-")


def _strength(match: re.Match[str], sentence: str) -> PromiseStrength:
    """Firm, unless a condition stands close by or the verb itself is hedged."""
    hedged = _CONDITIONAL.search(sentence, max(0, match.start() - _HEDGED_BEFORE), match.end() + _HEDGED_AFTER)
    if (hedged and not _BINDING.search(match[0])) or _WEAK.search(match[0]):
        return "soft"
    return "firm"


def _is_void(sentence: str, match: re.Match[str]) -> bool:
    return _asks_before(sentence, match.end()) or _refuses(sentence, match) or _supposes(sentence, match)


def _is_idle(sentence: str, match: re.Match[str]) -> bool:
    return _asks_before(sentence, match.start()) or _supposes(sentence, match)


def _is_narrated(sentence: str, match: re.Match[str]) -> bool:
    bound = _FIRST_PERSON.search(sentence, 0, match.end())
    bound = (
        bound
        or _OFFICE_BINDS.search(match[0])
        or _HAS_BOUND.search(sentence, max(0, match.start() - _NAMED_BEFORE), match.end())
    )
    return not bound or bool(_ANNOUNCES.search(match[0])) or _is_void(sentence, match)


def _is_past(sentence: str, match: re.Match[str]) -> bool:
    return bool(_PAST.search(match[0])) or _is_idle(sentence, match)


def _asks_before(sentence: str, end: int) -> bool:
    asked = _ASKING.search(sentence, 0, end)
    if asked is None:
        return False
    between = sentence[asked.end() : end]
    return "agreed" not in between and not _REPLIES.search(between)


def _refuses(sentence: str, match: re.Match[str]) -> bool:
    if _ASSURES.match(match[0]):
        return False
    return bool(_REFUSED.search(sentence, match.start(), min(len(sentence), match.end() + 6)))


def _supposes(sentence: str, match: re.Match[str]) -> bool:
    return bool(_HYPOTHETICAL.search(sentence, max(0, match.start() - 5), match.end() + 12))
