"""STA307: a target said to be met, exceeded or missed that the figure beside it did not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.comparing.frame import Frame, iterate_frames, kind_of
from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.status_column import find_status_claims
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import tell_direction

_V = r"⟦[NMPT](?P<{}>\d+)⟧"
_TARGET = (
    r"(?:(?:the|our|its|a|an|their|this|agreed|annual|national|local|force|year-end|overall|plan|set)\s+){0,4}"
    r"(?:target|standard|goal|benchmark)"
)
_ABOVE = (
    r"above|higher\s+than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in\s+excess\s+of|ahead\s+of|better\s+than|over"
)
_BELOW = r"below|lower\s+than|short\s+of|under|worse\s+than|beneath|less\s+than"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `88%, above the target of 90%`, `88%, which exceeded the 90% target`
        rf"{_V.format('value')}(?:[^⟦⟧.;:]|⟦T\d+⟧){{0,60}}?\b(?P<word>{_ABOVE}|{_BELOW})\s+(?:{_TARGET}(?:\s+(?:of|figure\s+of|was))?\s*\(?{_V.format('target')}"
        rf"|(?:the\s+|our\s+|its\s+|a\s+)?{_V.format('target2')}\s+(?:target|standard|goal|benchmark))",
        # `exceeded the target of 90% with 88%`
        rf"\b(?P<word>{_ABOVE}|{_BELOW}|met|meets|meeting|achiev(?:ed|ing|es)|miss(?:ed|ing|es))\s+(?:{_TARGET}\s+(?:of\s+)?{_V.format('target')}"
        rf"|(?:the\s+|our\s+|its\s+)?{_V.format('target2')}\s+(?:target|standard|goal|benchmark)),?\s+(?:with|at|by\s+reaching|reaching|achieving|recording|standing\s+at)\s+"
        rf"(?:a\s+\w+\s+(?:rate\s+)?of\s+)?{_V.format('value')}",
        # `The target of 90% was met, with 88%`
        rf"\b{_TARGET}\s+(?:of|for|is|was)\s+{_V.format('target')}\s+(?:was|is|has\s+been)\s+(?P<word>met|exceeded|surpassed"
        rf"|achieved|missed|not\s+met|not\s+achieved)\s*(?:,|\(|;|:|–|-|\bwith|\bat)\s*(?:with\s+|at\s+|as\s+)?{_V.format('value')}",
        # `88% against a target of 90%, so the target was met`
        rf"{_V.format('value')}[^⟦⟧.;:]{{0,60}}?\bagainst\s+{_TARGET}\s+of\s+{_V.format('target')}[^⟦⟧.]{{0,40}}?\b(?:target\s+(?:was|has\s+been|is)\s+)"
        r"(?P<word>met|missed|not\s+met|exceeded|achieved|not\s+achieved)",
    )
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|without|fail\w*\s+to|unlikely|if|should|would|will|to|forecast\w*|expected|aim\w*)\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
# A figure after these is not the one that the target is of.
_OF_ANOTHER = re.compile(
    r"\b(?:average|target|baseline|last\s+year|standard|previous\w*|nationally)\s+(?:of|was|at|is)?\s*\(?$",
    re.IGNORECASE,
)
# Of these more is better, so that `met` says which side of the target they are on.
_MORE_IS_BETTER = re.compile(
    r"answer|attend|satisf|confiden|compl(?:y|ian|et)|positive|resolv|within|on\s+time|achiev|train|detect|outcome|recruit|charge",
    re.IGNORECASE,
)
_LESS_IS_BETTER = re.compile(
    r"abandon|vacan|sick|absen|attrition|turnover|complain|error|crime|offence|wait|fail|repeat|reoffend|unanswered|overdue|late\b|backlog|overspend|emission",
    re.IGNORECASE,
)
_MET = re.compile(r"^(?:met|meets|meeting|achiev)", re.IGNORECASE)
_ABOVE_WORD, _BELOW_WORD = re.compile(_ABOVE, re.IGNORECASE), re.compile(_BELOW, re.IGNORECASE)
# Of a time, `exceeding` the standard may mean a shorter one.
_LITERAL = re.compile(r"above|below|higher|lower|under|over|less", re.IGNORECASE)
_OPINION = re.compile(r"better|worse|ahead|short|exceed|surpass", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    yield from find_status_claims(paper)
    for frame in iterate_frames(paper, fewest=2):
        text = frame.text
        if not any(word in text for word in ("target", "standard", "goal", "benchmark")):
            continue
        seen: set[str] = set()
        for pattern in _PATTERNS:
            for match in pattern.finditer(text):
                yield from _compare(frame, match, seen)


def _compare(frame: Frame, match: re.Match[str], seen: set[str]) -> Iterator[Examined]:
    target = (
        frame.amount(match, "target" if match["target"] else "target2")
        if _has_two(match)
        else frame.amount(match, "target")
    )
    value = frame.amount(match, "value")
    if kind_of(value) != kind_of(target) or value.unit != target.unit or value.figure.id in seen:
        return
    if _NEGATED.search(frame.text[: match.start("word")]) or (value.figure.change is not None):
        return
    if _OF_ANOTHER.search(frame.text[max(0, match.start("value") - 40) : match.start("value") - 2]):
        return
    side = _side(match["word"], frame.text, kind_of(value))
    if side is None:
        return
    seen.add(value.figure.id)
    actual = tell_direction(range_of(target), range_of(value))
    at_least = side in ("above", "met")
    agrees = actual >= 0 if side == "met" else actual != (-1 if at_least else 1)
    yield Examined((value, target), None if agrees else _disagree(frame, match, value, target))


def _has_two(match: re.Match[str]) -> bool:
    return "target2" in match.groupdict()


def _side(word: str, text: str, kind: str) -> str | None:
    """On which side of its target a word puts a figure: `above`, `below` or `met` (at or above); nothing if open."""
    if _LITERAL.match(word):
        return "above" if _ABOVE_WORD.match(word) else "below"
    if kind != "P" or _LESS_IS_BETTER.search(text) or not _MORE_IS_BETTER.search(text):
        return None
    if _MET.match(word):
        return "met"
    if _OPINION.match(word):
        return "above" if _ABOVE_WORD.match(word) else "below"
    return "below"


def _disagree(frame: Frame, match: re.Match[str], value: Amount, target: Amount) -> Disagreement:
    side = "below" if value.value < target.value else "above"
    return Disagreement(
        message=f"{value.text} is {side} the target of {target.text}, and does not agree with {match['word']!r}.",
        working=(
            f"{value.text} against {target.text}: {side} the target.",
            f"The paper's word is {match['word']!r}.",
        ),
        printed=match["word"],
        expected=f"{side} the target",
        explanation="One of the two figures may be misprinted, or the sentence carried over from an earlier paper.",
        cite=frame.sentence.paragraph.cite(*frame.offsets(match)),
    )
