"""What the label of a row or a column says of its numbers: a total, a balance, a part of another, or no addend."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Claim(IntEnum):
    """How far a label claims that its numbers are the sum of the others."""

    NONE = 0
    HINTED = 1  # "Net", "Force costs", "Quarter": often a sum, known only by its numbers
    NAMED = 2  # "Total calls": a sum, or a measure of its own
    PLAIN = 3  # "Total", "Sub-total"


_NOISE = re.compile(r"\([^)]*\)|[*:£%.]|<[^>]*>|\b(?:gbp|000s?|fte|no)\b")
_PLAIN = re.compile(
    r"(?:overall |combined )?totals?(?: (?:of|for) (?:all|above)(?: \w+)?)?|(?:sub|grand)[ -]?totals?(?: .{1,60})?"
)
_WHOLE = re.compile(
    r"overall|(?:all|whole) (?:areas|districts|forces?|departments|teams|councils|groups|wards|units|regions|county"
    r"|city)"
)
_RUNNING = re.compile(r"\b(?:cumulative|running total|accumulated)\b")
_LIMITED = re.compile(
    r"\b(?:excl(?:uding|usive|\.|)|except|without|before|after|ex|net of|other than|unique|distinct)\b"
)
_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b|\bsum of\b")
_NET = re.compile(
    r"net|(?:net|gross) (?:revenue |service |operating )?(?:expenditure|budget|costs?|spend|spending|requirement|"
    r"budget requirement|budget)|cost of services"
)
_HINT = re.compile(
    r"^(?:borough|county|city|district|region|force|constabulary|council|country|england|wales|scotland|partnership)$|"
    r"^(?:all|overall|net|gross|whole|combined|both|force ?wide|cumulative|\d+ )|"
    r"\b(?:costs?|expenditure|requirement|budget|spend|spending|funding|financing|resources|income|quarter|full year|"
    r"year|ytd|to date|net|gross|closing|carried forward|c/f|outturn)\b"
)
_BALANCE = re.compile(
    r"\b(?:gap|shortfall|surplus|deficit|unfunded|unallocated|balance (?:to|remaining|of)|remaining balance|"
    r"(?:over|under)[ /-]?(?:spend|allocated|allocation)|still to find)\b"
)
_CLOSING = re.compile(r"\b(?:closing|carried forward|c/f)\b|\bbalance (?:at|as at|on) (?:the )?(?:end|31 march)\b")
_SUBTRACTED = re.compile(
    r"^(?:less|minus|deduct|deduction|income|external income|savings?|efficiencies|fees|grants?|use of|drawdown|"
    r"transfers? (?:from|out)|withdrawals?|expenditure|spend(?:ing|t)?|payments|contributions? from|"
    r"funding|leavers)\b"
)
_LESS = re.compile(r"^(?:less|minus|deduct(?:ion)?)\b")
_PART = re.compile(r"^(?:-\s*)?(?:of which|of these|of whom|including|incl\.?|includes|included (?:above|in))\b")
_NO_ADDEND = (
    r"(?<!\d)%|(?<!\d)(?<!\d )per ?cent|"
    r"\b(?:percentages?|proportions?|ratio|averages?|avg|means?|median|per (?:\d|1,?000|head|"
    r"person|month|week|day|officer|property|capita)|rank(?:ing)?|score|index|targets?|percentile|"
    r"(?:lowest|highest|time to)|unit (?:cost|price))\b"
)
_ROW_NO_ADDEND = re.compile(_NO_ADDEND)
_RATE = re.compile(r"\brates?\b")
_COLUMN_NO_ADDEND = re.compile(
    _NO_ADDEND
    + r"|\b(?:rates?|shares?|band d|tax ?base|weight(?:ing)?|min(?:imum)?|max(?:imum)?|age|price|year on year|"
    r"variance|change|difference|movement|increase|decrease|reduction|direction|rag|ref|baseline)\b|[+]/-|\+/−|±"
)
_TAX_BASE = re.compile(r"\btax ?bases?\b")
_CHOSEN = re.compile(
    r"\b(?:top|main|largest|highest|biggest|most|selected|key|examples?|some|principal|major|sample of|headline)\b"
)
_ROUNDED = re.compile(
    r"£(?!\d)|\b(?:fte|wte|(?<![\d,.])000s?|thousands?|millions?|bn|rounded|hours|approximate\w*|estimated?|average|budgets?|income|"
    r"expenditure|costs?|spen[dt]|spending|funding|precept|salar(?:y|ies)|fees|ytd|remaining|reserves?)\b|\d[mk]\b|\bm\b"
)
_OTHER_KIND = re.compile(
    r"\b(?:budget|forecast|estimate[ds]?|plan(?:ned)?|approved|previous|prior|last|target|baseline|allocation|outturn|"
    r"establishment|capacity|population|benchmark|average)\b"
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label in lower case without notes in brackets, marks and units."""
    return " ".join(_NOISE.sub(" ", label.casefold().replace("–", "-").replace("−", "-")).split())


@lru_cache(maxsize=4096)
def claim(label: str) -> Claim:
    """How far a label claims a sum."""
    words = plain(label)
    if _RUNNING.search(words):  # adds up along its own row: `Cumulative total`
        return Claim.NONE
    if _LIMITED.search(words):
        return Claim.HINTED
    if _PLAIN.fullmatch(words):
        return Claim.PLAIN
    if _TOTAL.search(words) or _NET.fullmatch(words) or words == "all" or _WHOLE.fullmatch(words):
        return Claim.NAMED
    return Claim.HINTED if _HINT.search(words) or _BALANCE.search(words) else Claim.NONE


def names_the_whole(label: str) -> bool:
    """Whether a label says that its row is of everything above, without the word total (`Overall`, `All areas`)."""
    return bool(_WHOLE.fullmatch(plain(label)))


def may_stand_first(label: str) -> bool:
    """Whether a line of that label may stand above the lines that it sums (`Total`, `All`, not `Net`)."""
    words = plain(label)
    return bool(_TOTAL.search(words)) or words == "all"


def is_balance(label: str) -> bool:
    """Whether a label names what is left between two sides (`Funding gap`, `Surplus`)."""
    return bool(_BALANCE.search(plain(label)))


def is_closing(label: str) -> bool:
    """Whether a label names what an account ends with (`Closing balance`)."""
    return bool(_CLOSING.search(plain(label)))


def may_be_subtracted(label: str) -> bool:
    """Whether a row printed without a sign may be taken away in a net figure (`Less: income`, `Savings`)."""
    return bool(_SUBTRACTED.search(plain(label)))


def is_subtracted(label: str) -> bool:
    """Whether a label says that its row is taken away (`Less: fees`)."""
    return bool(_LESS.search(plain(label)))


def is_part(label: str) -> bool:
    """Whether a row repeats a part of another (`of which police staff`), so that it is no addend."""
    return bool(_PART.search(" ".join(label.casefold().replace("–", "-").split())))


def is_no_addend_row(label: str, is_money: bool) -> bool:
    """Whether the numbers of a row cannot be added to others: percentages, averages, rates, ranks, targets.

    A rate in pounds may be a charge that is paid (`Water rates`).
    """
    words = " ".join(label.casefold().split())
    return bool(_ROW_NO_ADDEND.search(words)) or (not is_money and bool(_RATE.search(words)))


def is_limited_total(label: str) -> bool:
    """Whether a label names a total that leaves something out on purpose (`Sub-total excluding VAT`)."""
    words = plain(label)
    return bool(_TOTAL.search(words) and _LIMITED.search(words))


def is_no_addend_column(heading: str) -> bool:
    """Whether the numbers of a column cannot be added to others: rates and the like, and changes."""
    return bool(_COLUMN_NO_ADDEND.search(" ".join(heading.casefold().split())))


def is_tax_base(heading: str) -> bool:
    """Whether a column holds councils' tax bases: they add down to the whole area's, and along to nothing."""
    return bool(_TAX_BASE.search(heading.casefold()))


def names_a_choice(words: str) -> bool:
    """Whether a caption says that a table shows only some of what there is (`the ten largest`)."""
    return bool(_CHOSEN.search(words.casefold()))


def names_rounding(words: str) -> bool:
    """Whether words say that whole numbers under them may be rounded (`FTE`, `£000`)."""
    return bool(_ROUNDED.search(words.casefold()))


def are_alike(headings: list[str], other: str) -> bool:
    """Whether a heading is of one kind with others, so that a total over them could be meant to have it as well.

    Years stand with years and months with months; a budget does not stand with the months that it is spent in.
    """
    if _OTHER_KIND.search(other.casefold()):
        return False
    kinds = {_kind(heading) for heading in headings}
    return len(kinds) > 1 or _kind(other) in kinds


def _kind(heading: str) -> str:
    """What a heading is made of: months and digits as signs, words as one."""
    words = _DIGITS.sub("0", _MONTH.sub("@", heading.casefold()))
    return words if "0" in words or "@" in words else "words"
