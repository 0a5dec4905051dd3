"""Labels that part questions from answers: `Question 1 – from Ms Lee to the Leader`, `Reply by Cllr Fox`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.numbering import read_question_number
from answerable.reading.extract.person import is_name
from answerable.reading.extract.question import Asked, is_query, strip_quotes
from answerable.reading.extract.strand import Strand
from answerable.record.question import QuestionKind

_PART = r"(?:(?:Mr|Mrs|Ms|Dr|Cllrs?|Prof|Rev|Dep|Supt|Insp|Sgt|[A-Z])\.|\(?[A-Z][\w’'-]*\)?)"
_WHO = rf"(?:(?:[Tt]he|[Aa]n?)\s+)?{_PART}(?:\s+(?:{_PART}|of|and|&|for|the|member|public|resident))*"
_NUMBER = r"(?:\(?(?P<lead>\d{1,3}[a-z]?)[.):]\)?\s*)?"
_TO = r"(?:,?\s+to\s+(?:the\s+)?(?P<target>(?-i:[A-Z])[^?:]{2,120}?))?"
_PLACE = r"(?:,\s*(?-i:[A-Z])[^?:]{1,80}?|\s*\([^()]{2,60}\))?"
_END = r"\s*[.:–—-]*"
_LONGEST = 260

_HEADED = re.compile(
    rf"\W*{_NUMBER}(?P<supplementary>(?:first |second |third )?(?:supplementary|follow[- ]up)\s*)?"
    rf"(?:(?:public|written|oral|verbal|members?[’']?s?|councillors?[’']?s?)\s+)?(?:question(?:er)?|q)\b\.?\s*(?:no\.?\s*)?"
    rf"(?P<number>\d{{1,3}}\s?(?:\([a-z]\)|[a-z]\b)?)?\s*[.:)–—-]*\s*"
    rf"(?:(?:was\s+)?(?:submitted|asked|put|tabled|received|raised)\s+)?(?:(?:from|by)\s*[:–—-]?\s*)?"
    rf"(?P<who>(?-i:{_WHO}))?{_PLACE}{_TO}{_END}",
    re.IGNORECASE,
)
_SUPPLEMENTARY = re.compile(
    rf"\W*(?:a\s+)?(?:supplementary|follow[- ]up)(?:\s+question)?(?:\s+(?:from|by)\s+(?P<who>(?-i:{_WHO})))?{_END}",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\W*{_NUMBER}(?P<who>{_WHO})(?:,[^:?]{{2,60}},?)?\s+(?:then\s+|also\s+)?"
    r"(?:asked|to ask|asks|will ask|put the following questions? to|submitted the following questions?)"
    r"(?:\s+(?:the\s+)?(?:following|[A-Z])[^:?]{1,120})?\s*:\s*(?P<rest>.*)",
    re.DOTALL,
)
_DIRECTED = re.compile(rf"\W*{_NUMBER}(?P<who>{_WHO}){_TO}:?", re.DOTALL)
_KEYED = re.compile(
    rf"\W*(?:asked by|questioner|question (?:by|from)|submitted by|raised by|from|name(?: of questioner)?)\s*:\s*"
    rf"(?P<who>(?-i:{_WHO})){_PLACE}{_END}",
    re.IGNORECASE,
)
_REPLY = re.compile(
    rf"\W*(?:(?:written|officer|verbal|full|the)\s+)?(?:answer|response|reply|answered|responded|replied|respondent)\s?\d{{0,2}}\s*"
    rf"(?:(?:provided|given|made|received)\s+)?[:.–—-]*\s*(?:(?:from|by|of)\s*[:–—-]?\s*)?"
    rf"(?P<who>(?-i:{_WHO})(?:,\s*(?-i:{_WHO}))*)?(?:\s*\([^()]{{2,60}}\))?{_END}",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\W*(?:(?:a|answer|response|reply)\s?\d{{0,2}}\s*[:.–—-]+\s*)?(?P<who>(?-i:{_WHO})){_PLACE}\s*:\s+(?P<rest>\S.+)",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE = re.compile(
    r"(?:the|a|an)\s|(?:leader|mayor|chair|cabinet|commissioner|chief|deputy|portfolio|director|head|pcc|executive|clerk)\b",
    re.IGNORECASE,
)


class Reply(msgspec.Struct, frozen=True):
    """A label that begins an answer: who gives it, and the words that follow it on the line."""

    who: str | None = None
    rest: str = ""


def read_ask_label(text: str, *, expected: bool) -> Asked | None:
    """A line that says who asks next, with the question's words where they follow on it.

    `expected` says that the item takes questions: a bare name, or a name with whom it asks, is then a label.
    """
    if len(text) > _LONGEST and not _ASKED.match(text):
        return None
    supplementary = _SUPPLEMENTARY.fullmatch(text)
    if supplementary and _names(supplementary["who"], empty=True):
        return Asked("", None, supplementary["who"], supplementary=True, tabled=True)
    headed = _HEADED.fullmatch(text)
    if headed and _names(headed["who"], empty=True) and (headed["number"] or headed["who"] or expected):
        number = headed["number"] or headed["lead"]
        return Asked(
            number=number.replace(" ", "") if number else None,
            asker=headed["who"],
            supplementary=bool(headed["supplementary"]),
            tabled=True,
            target=_first_named(headed["target"]),
            manner=manner_of_label(text),
        )
    if not expected:
        return None
    keyed = _KEYED.fullmatch(text)
    if keyed and _names(keyed["who"]):
        return Asked("", None, keyed["who"], tabled=True)
    asked = _ASKED.fullmatch(text)
    if asked and _names(asked["who"]) and (not asked["rest"] or is_query(asked["rest"])):
        supplements = "supplementary" in text[: asked.start("rest")].lower()
        return Asked(strip_quotes(asked["rest"]), asked["lead"], asked["who"], None, supplements, tabled=True)
    directed = _DIRECTED.fullmatch(text)
    if directed and is_name(directed["who"]) and (re.search(r"\sto\s", text) or directed["lead"]):
        target = _first_named(directed["target"])
        return Asked("", directed["lead"], directed["who"], tabled=True, target=target)
    return None


def _first_named(target: str | None) -> str | None:
    """Of `Councillor Fox, Leader of the Council`, the person; of `Leader of the Council`, the office."""
    parts = [part.strip() for part in (target or "").split(",")]
    return next((part for part in parts if is_name(part)), parts[0]) or None


def manner_of_label(text: str) -> QuestionKind | None:
    """Whose question a label says it is: the public's, or a member's."""
    if re.search(r"\b(?:public|resident|parishioner|elector)\b", text, re.IGNORECASE):
        return "public"
    return "panel" if re.search(r"\b(?:councillor|cllr|member)\b", text, re.IGNORECASE) else None


def read_spoken_label(text: str) -> tuple[str, str] | None:
    """A name, a colon and what that person says: `Jane Lee: How many ...?`, `Cllr Fox: There are ...`."""
    match = _SPOKEN.fullmatch(text) if read_question_number(text) is None else None
    return (match["who"], match["rest"]) if match and _names(match["who"]) else None


def read_reply_label(text: str) -> Reply | None:
    """A line that begins an answer: `Reply`, `Answered by: Cllr Fox`, `Response from the Leader`."""
    if len(text) > _LONGEST:
        return None
    match = _REPLY.fullmatch(text)
    return Reply(_first_named(match["who"])) if match and _names(match["who"], empty=True) else None


def await_replies(strands: Sequence[Strand], *, expected: bool) -> list[bool]:
    """For each strand whether a label below it begins an answer before another begins a question."""
    awaited, reply = [False] * len(strands), False
    for index in range(len(strands) - 1, -1, -1):
        awaited[index] = reply
        text = strands[index].text
        if read_reply_label(text) is not None:
            reply = True
        elif read_ask_label(text, expected=expected) is not None:
            reply = False
    return awaited


def _names(who: str | None, *, empty: bool = False) -> bool:
    """Whether the words that stand for a speaker are a person or an office."""
    if who is None:
        return empty
    return any(is_name(part.strip()) for part in who.split(",")) or _OFFICE.match(who) is not None
