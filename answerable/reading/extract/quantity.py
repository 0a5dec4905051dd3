"""Numbers as papers print them: `£28.1m`, `10, 579`, `(198.5)`, `c.200`, `15 mins 18 seconds`, `one in four`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

import msgspec

QuantityKind = Literal["number", "share", "multiple", "rank", "duration"]


class Quantity(msgspec.Struct, frozen=True):
    """A number found in a text. `value` is exact and at full scale; `start` and `end` are character offsets.

    `unit` is what the print itself names (`GBP`, `%`, `seconds`, `FTE`); a counted noun is left to the caller.
    `signed` is true where a plus or minus is printed, which makes it a change.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: QuantityKind = "number"
    unit: str | None = None
    scale: str | None = None
    decimals: int = 0
    approximate: bool = False
    signed: bool = False


_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"(?<![A-Za-z0-9_])(?:\d{1,3}(?:,\s?\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_WORDS: dict[str, int] = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_COUNTED = "|".join(sorted((word for word in _WORDS if word not in ("zero", "one")), key=len, reverse=True))
_NUMBER_WORD = rf"(?:{_COUNTED}|one)"
_RANKED = (
    r"(?:[- ]?(?:most|least))?[- ](?:highest|lowest|worst|best|largest|smallest|busiest|biggest|fastest|slowest|poorest"
    r"|most|least|place|placed|out of|lower)\b"
)
_SPELT = re.compile(
    rf"\b(?:(?P<in>(?P<in_a>{_NUMBER_WORD}|\d{{1,3}})\s+(?:in|out of)\s+(?:every\s+)?(?P<in_b>{_NUMBER_WORD}|\d{{1,4}}))\b"
    r"(?!\s*(?:%|per cent|months?|years?|weeks?|days?|hours?|minutes?|quarters?|phases?|stages?|\d))"
    r"|(?P<fraction>(?:(?:a|one|two|three|four)[- ])?(?:thirds?|quarters?|fifths?|tenths?)(?=\s+(?:of(?!\s+20\d\d)|are|were|have|had|said)\b"
    r"|\s+\(\d)|half(?=\s+(?:of|the|all|a million|responses|responded|are|were)\b))"
    rf"|(?P<fold>{_NUMBER_WORD}|\d{{1,3}})(?:-|\s)?fold\s+(?=increase|rise|growth|reduction|decrease|jump)"
    rf"|(?P<times>{_NUMBER_WORD}|\d{{1,3}})\s+times\s+(?=as\b|more\b|higher\b|lower\b|greater\b|larger\b|the\b)"
    r"|(?P<doubled>doubled|doubling|tripled|trebled|quadrupled|halved)"
    rf"|(?P<rank>{'|'.join(_ORDINALS)})(?={_RANKED})"
    rf"|(?P<count>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:{'|'.join(_SMALL[1:10])})|{_COUNTED}"
    r"|one(?=\s+(?:\w+\s+)?(?:action|incident|offence|case|person|officer|complaint|question|burglary|theft|arrest|death"
    r"|referral|report|response|crime|vehicle|inspector|superintendent|sergeant|male|female|strategic lead)\b))"
    r"(?P<hundred>\s+(?:hundred|thousand|million|billion))?)\b",
    re.IGNORECASE,
)
# A look at every word is quicker than the whole grammar at every letter.
_SPELLING = re.compile(r"[A-Za-z]+|(?<![\d.,])\d{1,3}(?=\s(?:in|out of|times)\s|[\s-]?fold\s)")
_SPELLED = frozenset(_WORDS) | frozenset(_ORDINALS) | frozenset(
    "half third thirds quarter quarters fifths tenths tenth doubled doubling tripled trebled quadrupled halved".split()
)
_MULTIPLES = {"doubled": 2, "doubling": 2, "tripled": 3, "trebled": 3, "quadrupled": 4}
_SCALES = {
    "k": ("thousand", 3),
    "thousand": ("thousand", 3),
    "m": ("million", 6),
    "mn": ("million", 6),
    "million": ("million", 6),
    "bn": ("billion", 9),
    "b": ("billion", 9),
    "billion": ("billion", 9),
    "hundred": ("hundred", 2),
}
_SCALE = re.compile(r"\s?(?:(million|billion|thousand|bn|mn)\b|([mk])(?![A-Za-z0-9]))", re.IGNORECASE)
_UNIT = re.compile(
    r"\s?(?:(?P<points>percentage points?|%\s?(?:points?|pts?|age points?)|ppts?\b|pp\b)|(?P<percent>%|per ?cent\b)"
    r"|(?P<fte>FTEs?\b)|(?P<mass>kg\b|kilos?\b)|(?P<far>km\b|miles?\b|metres?\b)|(?P<speed>mph\b)|(?P<pence>p(?![A-Za-z]))"
    r"|(?P<pounds>pounds\b))"
)
_SPAN_UNITS = {"h": ("hours", 3600), "m": ("minutes", 60), "s": ("seconds", 1)}
_CLOCKED = r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)\b"
_DURATION = re.compile(rf"\s?-?({_CLOCKED})((?:,?\s+(?:and\s+)?\d+\s?{_CLOCKED})*)", re.IGNORECASE)
_PART = re.compile(rf"(\d+)\s?({_CLOCKED})", re.IGNORECASE)
_LONGER = re.compile(r"[\s-]?(days?|weeks?|months?|years?)\b(?!\s+(?:old|ending|ended)\b)", re.IGNORECASE)

_MONTH_NEXT = re.compile(
    r"(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)[a-z]*", re.I
)
_RANGE_MONTH_NEXT = re.compile(
    r"(?:st|nd|rd|th)?\s?(?:[-–/&]|to|and)\s?\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?"
    r"|oct|nov|dec)",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?[\s-]+$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"\b(?:para(?:graph)?s?|sections?|chapters?|parts?|pages?|pg|items?|appendix|appendices|tables?|fig(?:ure)?|phases?|levels?"
    r"|points?|questions?|principles?|steps?|stages?|minute|regulations?|articles?|schedules?|bands?|rooms?|clauses?|annexe?s?"
    r"|tiers?|grades?|priorit(?:y|ies)|version|volume|rounds?|streets|no\.?|nos\.?|numbered|ref(?:erence)?|rule|strand|junction"
    r"|s\.|year|key stage|act|order|form|code|line|row|decision|action|recommendations?|objectives?|outcomes?|measure|wave"
    r"|tranche|channel|block|gate|zone|route|unit|week|day|option|theme|pillar|q|catch|slide|lot|floor|studio|suite|ward)"
    r"\s*\(?\s*$|\b(?:ref(?:erence)?|no\.?|number)\s*:\s*$",
    re.IGNORECASE,
)
_LIST_LINK = re.compile(r"\s*(?:,|and|&|or|to|-|–|,\s*and)\s*")
_ROMAN_NEXT = re.compile(r"\s?(?:\([a-z]\)|[ivx]+\b(?!\s+\d))", re.IGNORECASE)
_CLOCK_NEXT = re.compile(r"\s?(?:[ap]\.?m\.?\b|noon\b|o.clock)|\s?h(?:ou)?rs\b", re.IGNORECASE)
_CLOCK_END_NEXT = re.compile(r"\s?[-–]\s?\d{4}\s?h(?:ou)?rs\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w./%-]*(?:https?://|www\.|@)[^\s|]*|\b[\w-]+\.(?:gov|police|org|co|com|uk|tv)\b[^\s|]*")
_APPROXIMATE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|circa|roughly|some|over|under|nearly|almost|more than|less than|fewer than"
    r"|at least|up to|just over|just under|just|close to|in excess of|below|above|c\.?|ca\.?)\s?|[~<>≈c]\.?\s?)$",
    re.IGNORECASE,
)
_SERVICES = {"999", "101", "111", "112", "105", "119"}
_SERVICE_COUNT = re.compile(
    r"\s+(?!calls?\b|response|service|number|staff|demand|emergency|non)(?:\w+\s+)?(?:offences|incidents|people|cases|officers"
    r"|crimes|vehicles|arrests|reports|complaints|referrals|responses|posts|pupils|respondents)\b",
    re.IGNORECASE,
)
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_RANK_NEXT = re.compile(_RANKED + r"|\s+(?:and|,)\s+\w+\s+\d+(?:st|nd|rd|th)\b|$|[.,;)]", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:rank(?:ed|ing|s)?|was|were|is|came|placed|at|–|-|and [A-Z]\w+)\s*$", re.IGNORECASE)
_TRAILING_LETTER = re.compile(r"[A-Za-z]")
_ENUMERATOR = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)](?=\s)")


def find_quantities(text: str) -> list[Quantity]:
    """Every number of a text, in order, that states how many or how much.

    Dates, clock times, years, telephone numbers, references, labels (`paragraph 10`, `Priority 1`), enumerators and
    addresses are passed over.
    """
    found = _find_spelt(text)
    if _DIGIT.search(text):
        taken = {offset for quantity in found for offset in range(quantity.start, quantity.end)} if found else set()
        found += [quantity for quantity in _find_numerals(text) if quantity.start not in taken]
        found.sort(key=lambda quantity: quantity.start)
    return found


def read_cell_number(text: str) -> Quantity | None:
    """The number that a table cell begins with: `(198.5)`, `-4%`, `£ 652,108`, `3rd`, `176,035 MET`; else nothing."""
    match = _CELL.match(text)
    if match is None:
        return None
    numeral = match["numeral"].replace(",", "").replace(" ", "")
    tail = text[match.end("numeral") :]
    if _ORDINAL_SUFFIX.match(tail):
        return Quantity(0, len(text), text, Decimal(numeral), "rank", "rank")
    negative = bool(match["sign"] and match["sign"] in "-−–(") or bool(match["open"] and ")" in tail)
    scale, unit, end = _measure(text, match.end("numeral"), bool(match["currency"]))
    spoken = _DURATION.match(text, match.end("numeral"))
    if spoken and spoken[2]:
        return _read_duration(text, match.start("numeral"), spoken, numeral)
    rest = text[end:].strip(" )*+†‡")
    if rest and (rest[0] != "(" and len(rest.split()) > 6 or _NO_CELL_NUMBER.match(rest)):
        return None
    value = _full(numeral, scale)
    return Quantity(
        0,
        len(text),
        text,
        -value if negative else value,
        unit=unit,
        scale=_SCALES[scale][0] if scale else None,
        decimals=_places(numeral),
        approximate=text[:1] in "~<>c",
        signed=bool(match["sign"]),
    )


_NO_CELL_NUMBER = re.compile(r"[/:.]|[-–]\s?(?:\d|[A-Z])|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
_BRACKETED = re.compile(r"[\d,]*\d\.\d+(?:m|k|bn)?\)")
_CELL = re.compile(
    r"\s*(?:[~<>]|c\.\s?)?(?P<open>\()?\s?(?P<sign>[-−–+]\s?)?(?P<currency>£|\$|€)?\s?(?P<late>[-−–]\s?)?"
    r"(?P<numeral>(?:\d{1,3}(?:,\s?\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)"
)


def _find_numerals(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "." in text or "@" in text else []
    passed_label = passed_phone = -9
    until = 0
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        if start < until or any(left <= start < right for left, right in addresses):
            continue
        linked = passed_label >= 0 and _LIST_LINK.fullmatch(text, passed_label, start)
        if linked or _LABEL_BEFORE.search(text, max(0, start - 18), start):
            passed_label = end
            continue
        if (match[0][0] == "0" and match[0].isdigit() and len(match[0]) > 1) or start - passed_phone <= 1:
            passed_phone = end
            continue
        quantity = None if _is_no_quantity(text, start, end, match[0]) else _read_numeral(text, match)
        if quantity is not None:
            found.append(quantity)
            until = quantity.end
    return found


def _is_no_quantity(text: str, start: int, end: int, numeral: str) -> bool:
    """Whether a numeral is a date, a time, a year, a reference or part of a code."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "/" or after == "/" and text[end + 1 : end + 2].isdigit():
        return True
    if before in "-–.:" and before and re.search(r"[A-Za-z]\d*[-–.:]$|\d[.:]$|\d[-–]\d+[-–]$", text[max(0, start - 8) : start]):
        return not re.search(r"\bc\.$", text[max(0, start - 3) : start])
    if after and after in ":-.x" and re.match(r":\d\d|-[A-Za-z]{3}-\d|-\d+-\d|\.\d|x\d", text[end : end + 8]):
        return True
    if re.match(r"(?:19|20)\d\d$", numeral) and before not in "£$€" and not re.match(r"\+|\s?%", text[end : end + 2]):
        return True
    if numeral in _SERVICES:
        return not re.match(r"\s?%", text[end : end + 2]) and not _SERVICE_COUNT.match(text, end)
    return _is_dated(text, start, end, numeral) or _is_reference(text, start, end, numeral)


def _is_dated(text: str, start: int, end: int, numeral: str) -> bool:
    whole = numeral.isdigit() and len(numeral) <= 2
    if whole and (_MONTH_NEXT.match(text, end) or _RANGE_MONTH_NEXT.match(text, end)):
        return True
    if whole and _MONTH_BEFORE.search(text, max(0, start - 12), start) and not re.match(r"\s?%", text[end : end + 2]):
        return True
    if _CLOCK_NEXT.match(text, end) and (len(numeral) == 4 or "m" in text[end : end + 4].lower() or "." in numeral):
        return not re.match(r"\s?(?:mi|m\b)", text[end : end + 4])
    return len(numeral) == 4 and numeral.isdigit() and bool(_CLOCK_END_NEXT.match(text, end))


def _is_reference(text: str, start: int, end: int, numeral: str) -> bool:
    if start == 0 or text[:start].strip(" (-•*") == "":
        mark = _ENUMERATOR.match(text, start)
        if mark and not re.match(r"\s?(?:%|million|m\b)", text[mark.end() : mark.end() + 9]):
            return True
    if text[end : end + 1] == ")" and text[max(0, start - 1) : start] in ("", " ") and "(" not in text[max(0, start - 60) : start]:
        return True
    if "." in numeral and re.match(r"\s+of the report", text[end : end + 15]):
        return True
    return bool(_ROMAN_NEXT.match(text, end)) and len(numeral) == 3


def _read_numeral(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    numeral = match[0].replace(",", "").replace(" ", "")
    suffix = _ORDINAL_SUFFIX.match(text, end)
    if suffix:
        ranked = _RANK_NEXT.match(text, suffix.end()) and (
            _RANK_BEFORE.search(text, max(0, start - 24), start) or re.match(_RANKED, text[suffix.end() : suffix.end() + 24], re.I)
        )
        return Quantity(start, suffix.end(), text[start : suffix.end()], Decimal(numeral), "rank", "rank") if ranked else None
    spoken = _DURATION.match(text, end)
    if spoken:
        return _read_duration(text, start, spoken, numeral)
    currency = text[start - 1 : start] in "£$€" and start > 0
    currency = currency or (start > 1 and text[start - 2 : start] == "£ ")
    scale, unit, stop = _measure(text, end, currency)
    if stop == end and _TRAILING_LETTER.match(text, end) and not re.match(r"s\b", text[end : end + 2]):
        return None  # `3G`, `4P`, `24x7`
    if unit is None:
        longer = _LONGER.match(text, stop)
        if longer:
            unit = longer[1].lower().rstrip("s") + "s"
    begin, negative, signed = _sign(text, start)
    value = _full(numeral, scale)
    if begin < start and text[begin] == "(":
        stop = text.index(")", stop) + 1
    return Quantity(
        begin,
        stop,
        text[begin:stop].strip(),
        -value if negative else value,
        unit=unit,
        scale=_SCALES[scale][0] if scale else None,
        decimals=_places(numeral),
        approximate=bool(_APPROXIMATE.search(text, max(0, begin - 16), begin)) or text[stop : stop + 1] == "+",
        signed=signed,
    )


def _measure(text: str, end: int, currency: bool) -> tuple[str | None, str | None, int]:
    """The scale and unit printed after a numeral, and where they end."""
    scale = None
    match = _SCALE.match(text, end)
    if match and (match[1] or currency or match[2] in "kM" or match[0][0] != " "):
        scale = (match[1] or match[2]).lower()
        end = match.end()
    unit = "GBP" if currency else None
    measured = _UNIT.match(text, end)
    if measured and not currency:
        unit = _UNIT_NAMES[str(measured.lastgroup)]
        end = measured.end()
    return scale, unit, end


_UNIT_NAMES = {
    "points": "percentage points",
    "percent": "%",
    "fte": "FTE",
    "mass": "kg",
    "far": "miles",
    "speed": "mph",
    "pence": "pence",
    "pounds": "GBP",
}


def _sign(text: str, start: int) -> tuple[int, bool, bool]:
    """Where the print of a number begins with its currency and sign, whether it is negative, whether signed."""
    begin = start
    while begin and text[begin - 1] in "£$€" or begin > 1 and text[begin - 2 : begin] == "£ ":
        begin -= 1
    head = text[max(0, begin - 3) : begin]
    if re.search(r"(?:^|[\s(])[-−–+]\s?$", head) and not re.search(r"[\w)%]\s[-–]\s$", text[max(0, begin - 4) : begin]):
        mark = max(head.rfind(sign) for sign in "-−–+")
        at = begin - len(head) + mark
        return at, text[at] != "+", True
    if head.endswith("(") and _BRACKETED.match(text, start):
        return begin - 1, True, False
    return begin, False, False


def _read_duration(text: str, start: int, spoken: re.Match[str], numeral: str) -> Quantity:
    end = spoken.end()
    unit, seconds = _SPAN_UNITS[spoken[1][0].lower()]
    approximate = bool(_APPROXIMATE.search(text, max(0, start - 16), start))
    if not spoken[2]:
        return Quantity(
            start, end, text[start:end], Decimal(numeral), "duration", unit, None, _places(numeral), approximate
        )
    parts = [(Decimal(numeral), seconds)]
    parts += [(Decimal(part[1]), _SPAN_UNITS[part[2][0].lower()][1]) for part in _PART.finditer(spoken[2])]
    total = sum((count * each for count, each in parts), Decimal(0))
    return Quantity(start, end, text[start:end], total, "duration", "seconds", approximate=approximate)


def _find_spelt(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    until = 0
    for word in _SPELLING.finditer(text):
        at = word.start()
        if at < until or word[0].lower() not in _SPELLED and not word[0].isdigit():
            continue
        if at > 1 and text[at - 2 : at] in ("a ", "A ") and not text[at - 3 : at - 2].isalpha():
            at -= 2
        match = _SPELT.match(text, at) or _SPELT.match(text, word.start())
        quantity = _read_spelt(text, match) if match else None
        if match is not None and quantity is not None:
            found.append(quantity)
            until = match.end()
    return found


def _read_spelt(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    approximate = bool(_APPROXIMATE.search(text, max(0, start - 16), start))
    value, kind, unit = _spelt_value(match)
    if value is None:
        return None
    scale = (match["hundred"] or "").strip().lower() or None
    if match["fraction"] and re.match(r"\s+a million", text[end : end + 10], re.IGNORECASE):
        end += len(" a million")
        value, kind, scale = Decimal(500_000), "number", "million"
        unit = "GBP" if re.match(r"\s+pounds", text[end : end + 8]) else None
    elif scale:
        value = _full(str(value), scale)
    if match["count"] and (_is_label_word(text, start, end) or re.match(r"[- ]?fold\b", text[end : end + 6])):
        return None
    spoken = _DURATION.match(text, end) or _LONGER.match(text, end) if match["count"] else None
    if spoken:
        unit = spoken[1].lower().rstrip("s") + "s"
        unit = {"mins": "minutes", "hrs": "hours", "secs": "seconds"}.get(unit, unit)
    elif match["count"] and _UNIT.match(text, end) and (measured := _UNIT.match(text, end)) and measured["pence"] is None:
        unit, end = _UNIT_NAMES[str(measured.lastgroup)], measured.end()
    return Quantity(start, end, text[start:end].rstrip(), value, kind, unit, scale, 0, approximate)


def _spelt_value(match: re.Match[str]) -> tuple[Decimal | None, QuantityKind, str | None]:
    if match["in"]:
        part, whole = _whole(match["in_a"]), _whole(match["in_b"])
        if not whole or part > whole or (match["in_a"].isdigit() and int(match["in_a"]) > 9):
            return None, "share", None
        return _ratio(part, whole), "share", "share"
    if match["fraction"]:
        return _fraction(match["fraction"].lower()), "share", "share"
    if match["fold"] or match["times"]:
        return Decimal(_whole(match["fold"] or match["times"])), "multiple", "times"
    if match["doubled"]:
        word = match["doubled"].lower()
        return (Decimal("0.5") if word == "halved" else Decimal(_MULTIPLES[word])), "multiple", "times"
    if match["rank"]:
        return Decimal(_ORDINALS[match["rank"].lower()]), "rank", "rank"
    tens, _, ones = match["count"].lower().partition("-")
    return Decimal(_WORDS[tens] + (_WORDS[ones] if ones else 0)), "number", None


def _whole(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _ratio(part: int, whole: int) -> Decimal:
    """A ratio, exact where it ends within six places, else rounded to six."""
    exact = Decimal(part) / Decimal(whole)
    return exact.normalize() if -int(exact.as_tuple().exponent) <= 6 else exact.quantize(Decimal("0.000001"))


def _fraction(print_: str) -> Decimal:
    if print_ == "half":
        return Decimal("0.5")
    head, _, part = print_.replace("-", " ").rpartition(" ")
    parts = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}[part.rstrip("s")]
    return _ratio(_WORDS.get(head, 1), parts)


def _is_label_word(text: str, start: int, end: int) -> bool:
    """`Quarter four`, `level three`: a word that names, not counts."""
    return bool(re.search(r"\b(?:quarter|phase|level|part|point|appendix|item|stage|tier|step|year|one)\s$", text[max(0, start - 10) : start], re.I))


def _full(numeral: str, scale: str | None) -> Decimal:
    """A numeral at full scale, written out (28100000, never 2.81E+7)."""
    return Decimal(format(Decimal(numeral).scaleb(_SCALES[scale][1]), "f")) if scale else Decimal(numeral)


def _places(numeral: str) -> int:
    _, _, places = numeral.partition(".")
    return len(places)
