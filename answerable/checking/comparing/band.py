"""Bands of a scale in words: `under 10 seconds`, `10-60 seconds`, `60 seconds or longer`, `65 and over`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

_SECONDS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "hr": 3600, "hou": 3600, "day": 86400, "wee": 604800}
_UNIT = r"(?:\s*-?\s*(?P<{}>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)\b)?"
_NUMBER = r"(?P<{}>\d+(?:\.\d+)?)"
_BETWEEN = re.compile(
    rf"(?:\b(?:between|from|in)\s+)?{_NUMBER.format('low')}{_UNIT.format('unit_low')}\s*(?:-|–|to(?:\s+under)?|and)\s*"
    rf"{_NUMBER.format('high')}{_UNIT.format('unit')}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:under|within|less\s+than|below|up\s+to|fewer\s+than|in\s+under)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?(?:the\s+)?"
    rf"{_NUMBER.format('high')}{_UNIT.format('unit')}|\b{_NUMBER.format('high2')}{_UNIT.format('unit2')}\s+(?:or|and)\s+(?:less|under|fewer|below)",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\b(?:over|more\s+than|longer\s+than|above|greater\s+than)\s+{_NUMBER.format('low')}{_UNIT.format('unit')}"
    rf"|{_NUMBER.format('low2')}{_UNIT.format('unit2')}\s*(?:\+|(?:or|and)\s+(?:longer|over|more|above|older))",
    re.IGNORECASE,
)
# An age band ends a year before the next begins.
_STEP = Decimal(1)


class Band(NamedTuple):
    """A stretch of a scale; an end left open is `None`. Durations are in seconds."""

    low: Decimal | None
    high: Decimal | None


def read_band(text: str) -> Band | None:
    """The band that words state, if they state one."""
    match = _OVER.search(text)
    if match:
        name = "low" if match["low"] else "low2"
        return Band(_measure(match[name], match["unit" + name[3:]]), None)
    match = _BETWEEN.search(text)
    if match:
        unit = match["unit"] or match["unit_low"]
        return Band(_measure(match["low"], match["unit_low"] or unit), _measure(match["high"], unit))
    match = _UNDER.search(text)
    if match:
        name = "high" if match["high"] else "high2"
        return Band(None, _measure(match[name], match["unit" + name[4:]]))
    return None


def _measure(number: str, unit: str | None) -> Decimal:
    if not unit:
        return Decimal(number)
    unit = unit.lower()
    return Decimal(number) * next(value for start, value in reversed(_SECONDS.items()) if unit.startswith(start))


def tile_bands(bands: Sequence[Band]) -> bool:
    """Whether bands cover a scale from end to end, each once."""
    lows = [band for band in bands if band.low is None]
    highs = [band for band in bands if band.high is None]
    if len(lows) != 1 or len(highs) != 1 or lows[0] is highs[0]:
        return False
    ordered = [lows[0], *sorted((band for band in bands if band.low is not None), key=lambda band: band.low or 0)]
    return ordered[-1].high is None and all(
        one.high is not None and other.low is not None and 0 <= other.low - one.high <= _STEP
        for one, other in pairwise(ordered)
    )
