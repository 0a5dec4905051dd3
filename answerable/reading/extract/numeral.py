"""Numbers in digits, told from the dates, times, references and labels that are printed in digits too."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.reading.extract.measure import (
    SCALES,
    Quantity,
    count_places,
    full_value,
    is_approximate,
    read_duration,
    read_measure,
    read_span,
)
from answerable.reading.extract.number_word import RANKED

ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)

_NUMERAL = re.compile(r"(?<![A-Za-z0-9_])(?:\d{1,3}(?:,\s?\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,18})?")
_MONTH = r"(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)"
_MONTH_NEXT = re.compile(rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}[a-z]*", re.IGNORECASE)
_RANGE_MONTH_NEXT = re.compile(
    rf"(?:st|nd|rd|th)?\s?(?:[-–/&]|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?[\s-]+$",
    re.IGNORECASE,
)
# Words that make the number after them a name.
_LABELS = frozenset(
    re.findall(
        r"\w+",
        "min para paras paragraph paragraphs section sections chapter chapters part parts page pages pg "
        "item items appendix appendices table tables fig figure phase phases level levels point points "
        "question questions principle principles step steps stage stages minute regulation regulations "
        "article articles schedule schedules band bands room rooms clause clauses annex annexes annexe "
        "tier tiers grade grades priority priorities version volume round rounds streets no nos numbered "
        "ref reference rule strand junction s act order form code line row decision action recommendation "
        "recommendations objective objectives outcome outcomes measure wave tranche channel block gate "
        "zone route unit option theme pillar q catch slide lot floor studio suite ward note ",
    )
)
# Of these a colon may stand between the word and its number.
_COLON_LABELS = frozenset(["ref", "reference", "no", "number"])
_SPAN_LABELS = frozenset(["year", "week", "day"])
# `of the 38 who began last year 24 finished`: a time, and a number that does not name it.
_SPAN_OF_TIME = frozenset(["last", "this", "next", "previous", "prior", "each", "every", "per", "past", "that", "a"])
_LIST_LINK = re.compile(r"\s*(?:,|and|&|or|to|-|–|,\s*and)\s*")
_ROMAN_NEXT = re.compile(r"\s?(?:\([a-z]\)|[ivx]+\b(?!\s+\d))", re.IGNORECASE)
_CLOCK_NEXT = re.compile(r"\s?(?:[ap]\.?m\.?\b|noon\b|o.clock)|\s?h(?:ou)?rs\b", re.IGNORECASE)
_CLOCK_END_NEXT = re.compile(r"\s?[-–]\s?\d{4}\s?h(?:ou)?rs\b", re.IGNORECASE)
_ADDRESS = re.compile(
    # Bounded, so that a word without end (a damaged file) is not looked through once for each of its letters.
    r"(?<![\w./%-])[\w./%-]{0,200}(?:https?://|www\.|@)[^\s|]*|\b[\w-]{1,100}\.(?:gov|police|org|co|com|uk"
    r"|tv)\b[^\s|]*"
)
# One of these stands in every address.
_ADDRESS_MARKS = ("@", "://", "www.", ".gov", ".police", ".org", ".co", ".uk", ".tv")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CODED_BEFORE = re.compile(r"[A-Za-z]\d*[-–.:]$|\d[.:]$|\d[-–]\d+[-–]$")
_FILE_SIZE = re.compile(r"\s?[KMG]B\b")
_CODED_AFTER = re.compile(r":\d|-[A-Za-z]{3}-\d|-\d+-\d|\.\d|x\d")
# Telephone services are names unless something else is counted with their number.
_SERVICES = {"999", "101", "111", "112", "105", "119"}
_SERVICE_COUNT = re.compile(
    r"\s+(?!calls?\b|response|service|number|staff|demand|emergency|non)(?:\w+\s+)?(?:offences|incidents|people|cases"
    r"|officers|crimes|vehicles|arrests|reports|complaints|referrals|responses|posts|pupils|respondents)\b",
    re.IGNORECASE,
)
_RANK_NEXT = re.compile(RANKED + r"|\s+(?:and|,)\s+\w+\s+\d+(?:st|nd|rd|th)\b|$|[.,;)]", re.IGNORECASE)
_RANKED = re.compile(RANKED, re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:rank(?:ed|ing|s)?|was|were|is|came|placed|at|–|-|and [A-Z]\w+)\s*$", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)](?=\s)(?!\s?(?:%|million|m\b))")
_SIGNED = re.compile(r"(?:^|[\s(])([-−–+])\s?$")
_DASHED = re.compile(r"[\w)%]\s[-–]\s$")
_BRACKETED = re.compile(r"[\d,]*\d\.\d+(?:m|k|bn)?\)")
_LONGEST_LABEL = 18
_FIRST_WITHIN = 4
_PAGE_NUMBER = re.compile(r"\W*(?:page )?-\s?\d{1,4}\s?-\W*|page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_HEADING_NEXT = re.compile(r"\s+[A-Z]{2}")
# `1.13 Of the 164 complaints ...`: a paragraph's number, and no part of the 164.
_SENTENCE_NEXT = re.compile(r"\s+(?:Of|In|At|By|On|For|From|Over|Since|During|Within|Across)\s")
_HOUSE_NEXT = re.compile(
    r"[a-d]?,? (?:[A-Z][\w’'-]+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Row|Place|Square|Terrace|Drive|Way"
    r"|Gardens|Court"
    r"|Crescent|Hill|Quay|Parade)\b|[a-d]? [A-Z][a-z]+(?:side|gate|street|bank)\b"
)


def find_numerals(text: str) -> list[Quantity]:
    """Every number of a text printed in digits that states how many or how much, in order."""
    found: list[Quantity] = []
    if _PAGE_NUMBER.fullmatch(text):
        return found
    addresses = _list_address_offsets(text)
    labelled = phone = -9
    until = 0
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        if start < until or start in addresses:
            continue
        linked = labelled >= 0 and _LIST_LINK.fullmatch(text, labelled, start)
        if linked or _is_labelled(text, start, match[0]):
            labelled = end
            continue
        if (match[0][0] == "0" and match[0].isdigit() and len(match[0]) > 1) or start - phone <= 1:
            phone = end
            continue
        quantity = None if _is_no_quantity(text, start, end, match[0]) else _read(text, match)
        if quantity is not None:
            found.append(quantity)
            until = quantity.end
    return found


def _is_labelled(text: str, start: int, numeral: str) -> bool:
    """Whether the word before a numeral makes it a name: `paragraph 10`, `Year 7`, but not `the year 29%`."""
    words = text[max(0, start - _LONGEST_LABEL) : start].rstrip(" (").rsplit(None, 1)
    if not words:
        return False
    word = words[-1].lower().lstrip("(")
    if word.endswith(":"):
        return word[:-1].rstrip(" .") in _COLON_LABELS
    return word.rstrip(".") in _LABELS or (
        len(numeral) <= 2
        and word in _SPAN_LABELS
        and not text.startswith("%", start + len(numeral))
        and not (len(words) > 1 and words[0].lower().rsplit(None, 1)[-1] in _SPAN_OF_TIME)
    )


def _list_address_offsets(text: str) -> set[int]:
    """The characters of a text that belong to web and mail addresses."""
    if not any(mark in text for mark in _ADDRESS_MARKS):
        return set()
    return {offset for match in _ADDRESS.finditer(text) for offset in range(*match.span())}


def _is_no_quantity(text: str, start: int, end: int, numeral: str) -> bool:
    """Whether a numeral is a date, a time, a year, a reference or part of a code."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "/" or (after == "/" and text[end + 1 : end + 2].isdigit()):
        return True
    if before and before in "-–.:" and _CODED_BEFORE.search(text, max(0, start - 8), start):
        return text[max(0, start - 2) : start] != "c."
    if before and after and before in "-–" and after in "-–" and text[end + 1 : end + 2].isdigit():
        return True  # `1-2-1`
    if after and after in ":-.x" and _CODED_AFTER.match(text, end):
        return True
    if _FILE_SIZE.match(text, end):
        return True
    percent = text[end : end + 2].lstrip().startswith("%")
    if _YEAR.match(numeral) and before not in ("£", "$", "€") and after != "+" and not percent:
        return True
    if numeral in _SERVICES:
        return not percent and not _SERVICE_COUNT.match(text, end)
    return _is_dated(text, start, end, numeral) or _is_reference(text, start, end, numeral)


def _is_dated(text: str, start: int, end: int, numeral: str) -> bool:
    if numeral.isdigit() and len(numeral) <= 2:
        if _MONTH_NEXT.match(text, end) or _RANGE_MONTH_NEXT.match(text, end):
            return True
        percent = text[end : end + 2].lstrip().startswith("%")
        if _MONTH_BEFORE.search(text, max(0, start - 12), start) and not percent:
            return True
    clock = _CLOCK_NEXT.match(text, end)
    if clock and (len(numeral) == 4 or "m" in clock[0].lower() or "." in numeral):
        return True
    return len(numeral) == 4 and numeral.isdigit() and bool(_CLOCK_END_NEXT.match(text, end))


def _is_reference(text: str, start: int, end: int, numeral: str) -> bool:
    if start <= _FIRST_WITHIN and not text[:start].strip(" (-•*") and _ENUMERATOR.match(text, start):
        return True
    enumerates = text[end : end + 1] == ")" and text[max(0, start - 1) : start] in ("", " ")
    if enumerates and "(" not in text[max(0, start - 60) : start]:
        return True
    if not text[:start].strip() and re.fullmatch(r"\d{1,2}\.\d{1,2}", numeral) and _HEADING_NEXT.match(text, end):
        return True
    if not text[:start].strip() and re.fullmatch(r"\d{1,2}\.\d{1,2}", numeral) and _SENTENCE_NEXT.match(text, end):
        return True
    if len(numeral) <= 3 and text[start - 1 : start] not in ("£", "$", "€") and _HOUSE_NEXT.match(text, end):
        return True
    if "." in numeral and text.startswith(" of the report", end):
        return True
    return len(numeral) == 3 and bool(_ROMAN_NEXT.match(text, end))


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    numeral = match[0].replace(",", "").replace(" ", "")
    suffix = ORDINAL_SUFFIX.match(text, end)
    if suffix:
        return _read_rank(text, start, suffix.end(), numeral)
    spoken = read_duration(text, start, end, numeral)
    if spoken is not None:
        return spoken
    currency = text[max(0, start - 2) : start].endswith(("£", "$", "€", "£ "))
    scale, unit, stop = read_measure(text, end, currency)
    if stop == end and text[end : end + 1].isalpha() and not re.match(r"s\b", text[end : end + 2]):
        return None  # `3G`, `4P`, `24x7`
    begin, negative, signed = _find_sign(text, start)
    if begin < start and text[begin] == "(":
        stop = text.index(")", stop) + 1
    value = full_value(numeral, scale)
    return Quantity(
        begin,
        stop,
        text[begin:stop].strip(),
        -value if negative else value,
        unit=unit or read_span(text, stop),
        scale=SCALES[scale][0] if scale else None,
        decimals=count_places(numeral),
        approximate=is_approximate(text, begin) or text[stop : stop + 1] == "+",
        signed=signed,
    )


def _read_rank(text: str, start: int, end: int, numeral: str) -> Quantity | None:
    """`17th highest`, `was 3rd`: an ordinal is a figure only where it ranks."""
    if not _RANK_NEXT.match(text, end):
        return None
    if not (_RANK_BEFORE.search(text, max(0, start - 24), start) or _RANKED.match(text, end)):
        return None
    return Quantity(start, end, text[start:end], Decimal(numeral), "rank", "rank")


def _find_sign(text: str, start: int) -> tuple[int, bool, bool]:
    """Where the print of a number begins with its currency and sign, whether it is negative, whether signed."""
    begin = start
    while begin and (text[begin - 1] in "£$€" or text[max(0, begin - 2) : begin] == "£ "):
        begin -= 1
    head = text[max(0, begin - 3) : begin]
    sign = _SIGNED.search(head)
    if sign and not _DASHED.search(text, max(0, begin - 4), begin):
        at = begin - len(head) + sign.start(1)
        return at, sign[1] != "+", True
    if head.endswith("(") and _BRACKETED.match(text, start):
        return begin - 1, True, False
    return begin, False, False
