"""A printed number taken apart, so that Word and HTML can count for themselves and still print it as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(r"(?P<prefix>.*?)(?P<count>\d+|[ivx]+|[a-z])(?P<suffix>[.)]?)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True)
class Label:
    """`1.7` is prefix `1.`, count 7; `iii.` is count 3, suffix `.`, style `roman`."""

    prefix: str
    count: int
    suffix: str
    style: str


def split_label(text: str) -> Label:
    """The parts of a number; raises ValueError for one that is not counted (no digit, letter or roman numeral)."""
    match = _LABEL.fullmatch(text)
    if not match:
        raise ValueError(f"not a number that can be counted: {text}")
    count = match["count"]
    if count.isdigit():
        return Label(match["prefix"], int(count), match["suffix"], "decimal")
    if count in _ROMAN:
        return Label(match["prefix"], _ROMAN.index(count) + 1, match["suffix"], "roman")
    return Label(match["prefix"], ord(count) - ord("a") + 1, match["suffix"], "letter")
