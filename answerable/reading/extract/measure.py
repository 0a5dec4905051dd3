"""What a number is printed with: its scale, its unit, a word that says "about"; and durations printed in parts."""

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


SCALES = {
    "k": ("thousand", 3),
    "thousand": ("thousand", 3),
    "m": ("million", 6),
    "mn": ("million", 6),
    "million": ("million", 6),
    "bn": ("billion", 9),
    "billion": ("billion", 9),
    "hundred": ("hundred", 2),
}
_SCALE = re.compile(r"\s?(?:(million|billion|thousand|bn|mn)\b|([mk])(?![A-Za-z0-9]))", re.IGNORECASE)
_UNIT = re.compile(
    r"\s?(?:(?P<points>percentage points?|%\s?(?:points?|pts?|age points?)|ppts?\b|pp\b)|(?P<percent>%|per ?cent\b)"
    r"|(?P<fte>FTEs?\b)|(?P<kg>kg\b|kilos?\b)|(?P<km>km\b)|(?P<miles>miles?\b)|(?P<metres>metres?\b)|(?P<mph>mph\b)"
    r"|(?P<pence>p(?![A-Za-z]))|(?P<pounds>pounds\b))"
)
_UNIT_NAMES = {"points": "percentage points", "percent": "%", "fte": "FTE", "pounds": "GBP"}
_SPANS = {"h": ("hours", 3600), "m": ("minutes", 60), "s": ("seconds", 1)}
_CLOCKED = r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)\b"
_DURATION = re.compile(rf"\s?-?({_CLOCKED})((?:,?\s+(?:and\s+)?\d+\s?{_CLOCKED})*)", re.IGNORECASE)
_PART = re.compile(rf"(?<!\d)(\d{{1,9}})\s?({_CLOCKED})", re.IGNORECASE)
_LONGER = re.compile(r"[\s-]?(days?|weeks?|months?|years?)\b(?!\s+(?:old|ending|ended)\b)", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|circa|roughly|some|over|under|nearly|almost|more than|less than"
    r"|fewer than|at least|up to|just over|just under|just|close to|in excess of|below|above|c\.?"
    r"|ca\.?)\s?|[~<>≈]\s?)$",
    re.IGNORECASE,
)
_LONGEST_APPROXIMATION = 16


def read_measure(text: str, end: int, currency: bool) -> tuple[str | None, str | None, int]:
    """The scale (a key of `SCALES`) and unit printed after a numeral that ends at `end`, and where they end."""
    scale = None
    match = _SCALE.match(text, end)
    if match and (match[1] or currency or match[2] in "kM" or match[0][0] != " "):
        scale = (match[1] or match[2]).lower()
        end = match.end()
    if currency:
        return scale, "GBP", end
    unit, stop = read_unit(text, end)
    return scale, unit, stop


def read_unit(text: str, end: int) -> tuple[str | None, int]:
    """The unit printed at an offset (`%`, `FTE`, `kg`), and where it ends."""
    match = _UNIT.match(text, end)
    if match is None:
        return None, end
    name = str(match.lastgroup)
    return _UNIT_NAMES.get(name, name), match.end()


def read_span(text: str, end: int) -> str | None:
    """The days, weeks, months or years printed after a numeral."""
    match = _LONGER.match(text, end)
    return match[1].lower().rstrip("s") + "s" if match else None


def read_duration(text: str, start: int, end: int, numeral: str) -> Quantity | None:
    """A duration on the clock: of one part in its own unit (`15 minutes`), of several in seconds."""
    spoken = _DURATION.match(text, end)
    if spoken is None:
        return None
    stop = spoken.end()
    unit, seconds = _SPANS[spoken[1][0].lower()]
    about = is_approximate(text, start)
    if not spoken[2]:
        value = Decimal(numeral)
        return Quantity(start, stop, text[start:stop], value, "duration", unit, None, count_places(numeral), about)
    parts = [(Decimal(numeral), seconds)]
    parts += [(Decimal(part[1]), _SPANS[part[2][0].lower()][1]) for part in _PART.finditer(spoken[2])]
    total = sum((count * each for count, each in parts), Decimal(0))
    return Quantity(start, stop, text[start:stop], total, "duration", "seconds", approximate=about)


def is_approximate(text: str, start: int) -> bool:
    """Whether the words before an offset say "about"."""
    return bool(_APPROXIMATE.search(text, max(0, start - _LONGEST_APPROXIMATION), start))


def full_value(numeral: str, scale: str | None) -> Decimal:
    """A numeral at full scale, written out (28100000, never 2.81E+7)."""
    return Decimal(format(Decimal(numeral).scaleb(SCALES[scale][1]), "f")) if scale else Decimal(numeral)


def count_places(numeral: str) -> int:
    """How many decimal places a numeral prints."""
    return len(numeral.partition(".")[2])
