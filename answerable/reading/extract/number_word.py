"""Numbers in words: `twenty-two officers`, `one in four`, `two-thirds of`, `a five-fold increase`."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.reading.extract.measure import (
    Quantity,
    QuantityKind,
    full_value,
    is_approximate,
    read_duration,
    read_span,
    read_unit,
)

_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
)
_TENS = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS: dict[str, int] = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 3)
}
_ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        re.findall(r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 1
    )
}
RANKED = (
    r"(?:[- ]?(?:most|least))?[- ](?:highest|lowest|worst|best|largest|smallest|busiest|biggest|fastest"
    r"|slowest|poorest"
    r"|most|least|place|placed|out of|lower)\b"
)
_COUNTED = "|".join(sorted((word for word in _WORDS if word not in ("zero", "one")), key=len, reverse=True))
_ANY = rf"(?:{_COUNTED}|one)"
# `one` counts only beside a noun that papers count; elsewhere it is a pronoun.
_COUNTED_ONE = (
    r"one(?=\s+(?:\w+\s+)?(?:action|incident|offence|case|person|officer|complaint|question|burglary|theft"
    r"|arrest|death"
    r"|referral|report|response|crime|vehicle|inspector|superintendent|sergeant|male|female|strategic lead)\b)"
)
_SPELT = re.compile(
    rf"\b(?:(?P<in>(?P<in_a>{_ANY}|\d{{1,3}})\s+(?:in|out of)\s+(?:every\s+)?(?P<in_b>{_ANY}|\d{{1,4}}))\b"
    r"(?!\s*(?:%|per cent|months?|years?|weeks?|days?|hours?|minutes?|quarters?|phases?|stages?|\d))"
    r"|(?P<fraction>(?:(?:a|one|two|three|four)[- ])?(?:thirds?|quarters?|fifths?|tenths?)"
    r"(?=\s+(?:of(?!\s+20\d\d)|are|were|have|had|said)\b|\s+\(\d)"
    r"|half(?=\s+(?:of|the|all|a million|responses|responded|are|were)\b))"
    rf"|(?P<fold>{_ANY}|\d{{1,3}})(?:-|\s)?fold\s+(?=increase|rise|growth|reduction|decrease|jump)"
    rf"|(?P<times>{_ANY}|\d{{1,3}})\s+times\s+(?=as\b|more\b|higher\b|lower\b|greater\b|larger\b|the\b)"
    r"|(?P<doubled>doubled|doubling|tripled|trebled|quadrupled|halved)"
    rf"|(?P<rank>{'|'.join(_ORDINALS)})(?={RANKED})"
    rf"|(?P<count>(?:twenty|{'|'.join(_TENS)})-(?:{'|'.join(_SMALL[1:10])})|{_COUNTED}|{_COUNTED_ONE})"
    r"(?P<scale>\s+(?:hundred|thousand|million|billion))?)\b",
    re.IGNORECASE,
)
# A look at every word is quicker than the whole grammar at every letter.
_LETTERS = re.compile(r"[a-z]+")
_DIGITS_SPELT = re.compile(r"\d\s(?:in|out of|times)\s|\d[\s-]?fold\s")
_WORD = re.compile(r"[A-Za-z]+|(?<![\d.,])\d{1,3}(?=\s(?:in|out of|times)\s|[\s-]?fold\s)")
_TRIGGERS = frozenset(
    [
        *(*_WORDS, *_ORDINALS, "quadrupled", "halved"),
        *re.findall(
            r"\w+", "half third thirds quarter quarters fifths tenths tenth doubled doubling tripled trebled"
        ),
    ]
)
_MULTIPLES = {
    "doubled": Decimal(2),
    "doubling": Decimal(2),
    "tripled": Decimal(3),
    "trebled": Decimal(3),
    "quadrupled": Decimal(4),
    "halved": Decimal("0.5"),
}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# `Quarter four`, `level three`: a word that names, not counts.
_NAMES = re.compile(r"\b(?:quarter|phase|level|part|point|appendix|item|stage|tier|step|year|one)\s$", re.IGNORECASE)
_MILLION = re.compile(r"\s+a million(?:\s+(pounds))?", re.IGNORECASE)
_RATIO_PLACES = Decimal("0.000001")
_LARGEST_PART = 9


def find_spelt(text: str) -> list[Quantity]:
    """Every number of a text that is printed in words, in order."""
    found: list[Quantity] = []
    if _TRIGGERS.isdisjoint(_LETTERS.findall(text.lower())) and not _DIGITS_SPELT.search(text):
        return found
    until = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < until or (word[0].lower() not in _TRIGGERS and not word[0].isdigit()):
            continue
        if at > 1 and text[at - 2 : at] in ("a ", "A ") and not text[at - 3 : at - 2].isalpha():
            at -= 2
        match = _SPELT.match(text, at) or _SPELT.match(text, word.start())
        quantity = _read(text, match) if match else None
        if match is not None and quantity is not None:
            found.append(quantity)
            until = match.end()
    return found


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    about = is_approximate(text, start)
    if match["count"]:
        return _read_count(text, match, about)
    value, kind, unit = _value(match)
    if value is None:
        return None
    million = _MILLION.match(text, end) if match["fraction"] else None
    if million:
        end = start + len(match[0]) + len(" a million")
        money = "GBP" if million[1] else None
        return Quantity(start, end, text[start:end], Decimal(500_000), "number", money, "million", 0, about)
    return Quantity(start, end, text[start:end].rstrip(), value, kind, unit, None, 0, about)


def _read_count(text: str, match: re.Match[str], about: bool) -> Quantity | None:
    start, end = match.span()
    if _NAMES.search(text, max(0, start - 10), start) or text[end : end + 5].lower().lstrip("- ").startswith("fold"):
        return None
    tens, _, ones = match["count"].lower().partition("-")
    value = _WORDS[tens] + (_WORDS[ones] if ones else 0)
    scale = (match["scale"] or "").strip().lower() or None
    spoken = None if scale else read_duration(text, start, end, str(value))
    if spoken is not None:
        return spoken
    unit = read_span(text, end)
    if unit is None:
        unit, stop = read_unit(text, end)
        end = stop if unit != "pence" else end
    return Quantity(start, end, text[start:end], full_value(str(value), scale), "number", unit, scale, 0, about)


def _value(match: re.Match[str]) -> tuple[Decimal | None, QuantityKind, str]:
    if match["in"]:
        part, whole = _whole(match["in_a"]), _whole(match["in_b"])
        if not whole or part > whole or (match["in_a"].isdigit() and part > _LARGEST_PART):
            return None, "share", "share"
        return _ratio(part, whole), "share", "share"
    if match["fraction"]:
        return _fraction(match["fraction"].lower()), "share", "share"
    if match["rank"]:
        return Decimal(_ORDINALS[match["rank"].lower()]), "rank", "rank"
    if match["doubled"]:
        return _MULTIPLES[match["doubled"].lower()], "multiple", "times"
    return Decimal(_whole(match["fold"] or match["times"])), "multiple", "times"


def _whole(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _ratio(part: int, whole: int) -> Decimal:
    """A ratio, exact where it ends within six places, else rounded to six."""
    exact = Decimal(part) / Decimal(whole)
    return exact.normalize() if -int(exact.as_tuple().exponent) <= 6 else exact.quantize(_RATIO_PLACES)


def _fraction(words: str) -> Decimal:
    if words == "half":
        return Decimal("0.5")
    head, _, part = words.replace("-", " ").rpartition(" ")
    return _ratio(_WORDS.get(head, 1), _PARTS[part.rstrip("s")])
