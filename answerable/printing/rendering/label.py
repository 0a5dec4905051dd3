"""A printed number taken apart, so that Word and HTML can count for themselves and still print it as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(r"(?P<prefix>.*?)(?P<count>\d+|[ivx]+|[a-z])(?P<suffix>[.)]?)")
_ROMAN = re.compile(r"(?P<tens>x{0,3})(?P<ones>ix|iv|v?i{0,3})")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True)
class Label:
    """`1.7` is prefix `1.`, count 7; `iii.` is count 3, suffix `.`, style `roman`."""

    prefix: str
    count: int
    suffix: str
    style: str


def split_label(text: str) -> Label | None:
    """The parts of a number; None for one that cannot be counted (no digit, letter or numeral, or `01`)."""
    match = _LABEL.fullmatch(text)
    if not match or (match["count"].isdigit() and match["count"] != str(int(match["count"]))):
        return None
    count = match["count"]
    if count.isdigit():
        return Label(match["prefix"], int(count), match["suffix"], "decimal")
    roman = _ROMAN.fullmatch(count)
    if roman:
        value = 10 * len(roman["tens"]) + _ONES.index(roman["ones"])
        return Label(match["prefix"], value, match["suffix"], "roman")
    if len(count) > 1:
        return None
    return Label(match["prefix"], ord(count) - ord("a") + 1, match["suffix"], "letter")
