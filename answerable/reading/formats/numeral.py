"""Numbers as lists print them: 4, iv, d."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def spell_number(number: int, style: str) -> str:
    """A number in a list style: `decimal`, `lower-roman`, `upper-alpha` (or `-latin`) ...; else in figures."""
    if number > 0 and style.endswith("roman") and number <= _MOST_ROMAN:
        spelt = _roman(number)
    elif number > 0 and style.endswith(("alpha", "latin")):
        spelt = _letters(number)
    else:
        return str(number)
    return spelt.upper() if style.startswith("upper") else spelt


def _roman(number: int) -> str:
    spelt = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        spelt += letters * times
    return spelt


def _letters(number: int) -> str:
    spelt = ""
    while number:
        number, place = divmod(number - 1, 26)
        spelt = chr(ord("a") + place) + spelt
    return spelt
