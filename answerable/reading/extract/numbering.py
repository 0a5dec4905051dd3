"""Printed numbers at the head of a paragraph: minute references, item numbers, clause letters."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Style = Literal["reference", "item", "question", "integer", "decimal", "letter", "roman"]

# A minute reference joins a running number and a year (`012/22`, `23/045`, `PCP/12/22`, `MPC(21)44`, `2022/45`).
REFERENCE = (
    r"(?!(?i:actions?|items?|table|page"
    r"|appendix)\b)(?:(?-i:[A-Z][A-Z&]{0,5})\s?[/. (-]\s?)?"
    r"\d{1,4}\)?\s?/\s?\d{2,4}(?:/\d{2,4})?(?:(?-i:[a-z]\b)|\s?\([a-z]\))?"
)
_REFERENCE = re.compile(r"(?:(?:minute|min\.?)\s+(?:no\.?\s*|number\s+)?)?(" + REFERENCE + r")(?=$|[\s.:)–—-])", re.I)
# A committee's letters and its running number: `CD.1`, `PCP-45`.
_LETTERED = re.compile(r"([A-Z][A-Z&]{1,4}[./-]\d{1,4})(?=$|[\s:)])")
_MINUTE = re.compile(r"(?:minute|min\.)\s+(?:no\.?\s*|number\s+)?(\d{1,4}[a-z]?)\b\s*[.:)–—-]?\s*", re.I)
_DOTTED_YEAR = re.compile(r"(\d{2}\.\d{2,3})(?=\s|$)")
_ITEM = re.compile(r"(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?(\d{1,3}[a-z]?)\b\s*[.:)–—-]*\s*", re.I)
_QUESTION = re.compile(r"(?:question\s+|q\.?\s?)(\d{1,3}\s?(?:\([a-z]\)|[a-z]\b)?)\s*[.:)–—-]*\s*", re.I)
# No paragraph is numbered from nought: `0.62` at the head of a line is a quantity.
_DECIMAL = re.compile(r"([1-9]\d{0,2}(?:\.\d{1,3}){1,3})[.)]?(?=\s|$)\s*")
_INTEGER = re.compile(r"(?:(\d{1,4}[a-z]?)[.):]|\((\d{1,3})\)|(\d{1,4}))(?=\s|$|[“\"'‘(])\s*")
_ROMAN = re.compile(r"(?:\(([ivx]{1,5})\)|([ivx]{1,5})[.):]|([ivx]{1,5})(?=\s))\s*", re.I)
_LETTER = re.compile(r"(?:\(([a-z])\)|([a-z])[.)])(?=\s|[A-Z(“\"'])\s*", re.I)
_AFTER = re.compile(r"\s*[.:)–—-]*\s*")


class Mark(msgspec.Struct, frozen=True):
    """A printed number: its style, the number as printed without its dots and brackets, and the words after it."""

    style: Style
    printed: str
    rest: str

    @property
    def value(self) -> int:
        """The running number: of a reference its first whole number."""
        digits = re.search(r"\d+", self.printed)
        return int(digits[0]) if digits else 0


def read_mark(text: str) -> Mark | None:
    """The number that a text begins with, if any."""
    if not text or not (text[0].isdigit() or text[0] in "(iIvVxXmMqQaA" or text[1:2] in ".)" or text[0].isupper()):
        return None
    return read_reference(text) or _read_plain(text)


def read_reference(text: str) -> Mark | None:
    """The minute reference that a text begins with (`012/22`, `PCP/12/22`, `Minute 45`), if any."""
    match = _REFERENCE.match(text)
    if match and _may_be_reference(match[1]):
        return Mark("reference", " ".join(match[1].split()), text[_AFTER.match(text, match.end()).end() :])  # type: ignore[union-attr]
    match = _LETTERED.match(text)
    if match:
        return Mark("reference", match[1], text[match.end() :].lstrip(" .:–—-)"))
    match = _MINUTE.match(text)
    if match:
        return Mark("reference", match[1], text[match.end() :])
    return None


def read_dotted_year(text: str) -> Mark | None:
    """A reference of year and running number joined by a dot (`21.44`): the caller knows the year."""
    match = _DOTTED_YEAR.match(text)
    return Mark("reference", match[1], text[match.end() :].lstrip()) if match else None


def read_item_number(text: str) -> Mark | None:
    """`Item 5: `, `Agenda Item 5 - `."""
    match = _ITEM.match(text)
    return Mark("item", match[1], text[match.end() :]) if match else None


def read_question_number(text: str) -> Mark | None:
    """`Q4a.`, `Question 3:`."""
    match = _QUESTION.match(text)
    return Mark("question", match[1].replace(" ", ""), text[match.end() :]) if match else None


def read_clause(text: str) -> Mark | None:
    """The letter, roman numeral or number of a clause: `iii.`, `(a)`, `2)`."""
    for style, pattern in (("roman", _ROMAN), ("letter", _LETTER), ("decimal", _DECIMAL), ("integer", _INTEGER)):
        match = pattern.match(text)
        if match:
            printed = next(group for group in match.groups() if group)
            return Mark(style, printed, text[match.end() :])  # type: ignore[arg-type]
    return None


def _read_plain(text: str) -> Mark | None:
    for style, pattern in (
        ("item", _ITEM),
        ("decimal", _DECIMAL),
        ("integer", _INTEGER),
        ("roman", _ROMAN),
        ("letter", _LETTER),
    ):
        match = pattern.match(text)
        if match and (style != "roman" or match[1] or match[2]):
            printed = next(group for group in match.groups() if group)
            return Mark(style, printed, text[match.end() :])  # type: ignore[arg-type]
    return None


def _may_be_reference(printed: str) -> bool:
    """Not a date (`12/05/2022`), nor a financial year (`2022/23`)."""
    parts = [part for part in re.split(r"[/. ()-]+", printed) if part]
    numbers = [part for part in parts if part.isdigit()]
    if len(numbers) == 3 and not parts[0].isalpha():
        return False
    return not (len(numbers) == 2 and len(numbers[0]) == 4 and int(numbers[1]) == (int(numbers[0]) + 1) % 100)
