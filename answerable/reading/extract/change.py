"""Changes as papers print them: `a 12% reduction`, `reduced by 15`, `up 24%`, `4.3% more than`."""

from __future__ import annotations

import re

from answerable.reading.extract.measure import Quantity
from answerable.record import Change

UP = (
    r"increas(?:e[sd]?|ing(?:ly)?)|rises?|rising|risen|rose|gr[eo]w(?:n|s|ing|th)?|growth|uplift|jump(?:s|ed"
    r"|ing)?|higher|climb(?:s|ed|ing)?"
    r"|(?<!make )(?<!makes )(?<!made )(?<!sign )(?<!made )(?<!up to )up(?!\s+(?:to|of))|gain(?:s|ed|ing)?"
    r"|rais(?:e[sd]?|ing)"
)
DOWN = (
    r"reduc(?:e[sd]?|ing|tions?)|decreas(?:e[sd]?|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?"
    r"|declin(?:e[sd]?|ing)|lower|down|cut|cuts|shrunk|loss"
)
CHANGE_AFTER = re.compile(
    rf"\s?(?:real[- ]terms?\s|cash\s|overall\s|net\s|annual\s|year[- ]on[- ]year\s)?(?:(?P<up>{UP}"
    rf"|more(?=\s+than))|(?P<down>{DOWN}|(?:fewer|less)(?=\s+than)))\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b(?:\s+(?!by\b|of\b|from\b|to\b|and\b|in\b|than\b)[\w-]+){{0,2}}"
    r"(?:\s+(?:by|of|was|is|has been|in reporting of|at))?\s+(?:(?:a|an|the|further|additional|almost"
    r"|nearly|about|around"
    r"|approximately|over|just|more than|some|up to|least|at|c\.)\s?)*$",
    re.IGNORECASE,
)


def read_change(quantity: Quantity, sentence: str, at: int, end: int) -> Change | None:
    """The change that a quantity states, down being negative; `at` and `end` are where it stands in its sentence."""
    if quantity.kind in ("rank", "share", "duration"):
        return None
    unit = quantity.unit or "count"
    if quantity.kind == "multiple":
        return Change(value=quantity.value, unit="times")
    if quantity.signed and quantity.unit == "%":
        negative = quantity.value < 0
        return Change(value=-abs(quantity.value) if negative else quantity.value, unit=unit)
    after = CHANGE_AFTER.match(sentence, end)
    before = None if after else _CHANGE_BEFORE.search(sentence, max(0, at - 60), at)
    match = after or before
    if match is None or (after is None and re.search(r"\bto\s*$", sentence[:at])):
        return None
    return Change(value=abs(quantity.value) if match["up"] else -abs(quantity.value), unit=unit)
