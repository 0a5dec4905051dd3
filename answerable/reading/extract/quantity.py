"""Numbers as papers print them: `£28.1m`, `10, 579`, `(198.5)`, `c.200`, `15 mins 18 seconds`, `one in four`."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.reading.extract.measure import (
    SCALES,
    Quantity,
    count_places,
    full_value,
    read_duration,
    read_measure,
)
from answerable.reading.extract.number_word import find_spelt
from answerable.reading.extract.numeral import ORDINAL_SUFFIX, find_numerals

__all__ = ["Quantity", "find_quantities", "read_cell_number"]

_DIGIT = re.compile(r"\d")
_CELL = re.compile(
    r"\s*(?:[~<>]|c\.\s?)?(?P<open>\()?\s?(?P<sign>[-−–+]\s?)?(?P<currency>£|\$|€)?\s?(?P<late>[-−–]\s?)?"
    r"(?P<numeral>(?:\d{1,3}(?:,\s?\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,18})?|\.\d{1,18})"
)
_NO_CELL_NUMBER = re.compile(
    r"[/:.]|[-–]\s?(?:\d|[A-Z])|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
# `£000` heads a column; it is no number.
_THOUSANDS = re.compile(r"0{2,}")
_LONGEST_CELL_WORDS = 6


def find_quantities(text: str) -> list[Quantity]:
    """Every number of a text, in order, that states how many or how much.

    Dates, clock times, years, telephone numbers, references, labels (`paragraph 10`, `Priority 1`), enumerators and
    addresses are passed over.
    """
    found = find_spelt(text)
    if _DIGIT.search(text):
        taken = {offset for quantity in found for offset in range(quantity.start, quantity.end)}
        found += [quantity for quantity in find_numerals(text) if quantity.start not in taken]
        found.sort(key=lambda quantity: quantity.start)
    return found


def read_cell_number(text: str) -> Quantity | None:
    """The number that a table cell begins with: `(198.5)`, `-4%`, `£ 652,108`, `3rd`, `176,035 MET`; else nothing."""
    match = _CELL.match(text)
    if match is None or _THOUSANDS.fullmatch(match["numeral"]):
        return None
    numeral = match["numeral"].replace(",", "").replace(" ", "")
    after = match.end("numeral")
    if ORDINAL_SUFFIX.match(text, after):
        return Quantity(0, len(text), text, Decimal(numeral), "rank", "rank")
    spoken = read_duration(text, match.start("numeral"), after, numeral)
    if spoken is not None and spoken.end == len(text.rstrip()):
        return spoken
    scale, unit, end = read_measure(text, after, bool(match["currency"]))
    rest = text[end:].strip(" )*+†‡")
    if rest and ((rest[0] != "(" and len(rest.split()) > _LONGEST_CELL_WORDS) or _NO_CELL_NUMBER.match(rest)):
        return None
    sign = (match["sign"] or match["late"] or "").strip()
    negative = sign in ("-", "−", "–") or bool(match["open"] and ")" in text[after:])
    value = full_value(numeral, scale)
    return Quantity(
        0,
        len(text),
        text,
        -value if negative else value,
        unit=unit,
        scale=SCALES[scale][0] if scale else None,
        decimals=count_places(numeral),
        approximate=text[:1] in "~<>c",
        signed=bool(sign),
    )
