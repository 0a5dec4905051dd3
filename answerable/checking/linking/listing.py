"""Lists as a paper prints them: how many things follow the words that count them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.checking.evidence.prose import Paragraph

_NAMED_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
NUMBER_WORDS = {word: number for number, word in enumerate(_NAMED_NUMBERS.split(), 2)}
NUMBER = r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1\d)"
_MARK = re.compile(
    r"^\s*(?:\(?(?P<clause>\d{1,2}(?:\.\d{1,2}){1,2})[.)]?(?=\s+(?-i:[A-Z]))|\(?(?P<number>\d{1,2})[.)]"
    r"|\(?(?P<roman>[ivx]{1,4})[.)]|\(?(?P<letter>[a-z])[.)])\s+",
    re.IGNORECASE,
)
"""`clause` is a paragraph's own number (`1.11`), so that a list has ended before it."""
_AND = re.compile(r",?\s+(?:and|&)\s+")
_INNER = re.compile(r"\([^()]*\)")


def read_count(words: str) -> int:
    return NUMBER_WORDS.get(words.lower()) or int(words)


def items_after(paragraphs: Sequence[Paragraph], index: int) -> list[Paragraph]:
    """The list items that follow a paragraph directly, at the level of the first; nested ones are left out."""
    items: list[Paragraph] = []
    for paragraph in paragraphs[index + 1 :]:
        if paragraph.look != "list_item":
            break
        items.append(paragraph)
    if not items:
        return []
    lefts = {_left(item) for item in items}
    if None not in lefts and len(lefts) > 1:
        first = _left(items[0]) or 0.0
        items = [item for item in items if abs((_left(item) or 0.0) - first) < _INDENT_POINTS]
    return _one_run(items)


def _one_run(items: list[Paragraph]) -> list[Paragraph]:
    """The items of one run of marks: bullets to the next number, or numbers that go on from the first."""
    kind, first = _mark(items[0].text)
    if not kind:
        ends = [index for index, item in enumerate(items) if _mark(item.text)[0] in ("number", "clause")]
        return [item for item in items[: ends[0] if ends else None] if not _mark(item.text)[0]]
    if first not in _FIRST_MARKS:
        return []
    run: list[Paragraph] = []
    for item in items:
        mark, value = _mark(item.text)
        if mark == kind or (kind == "letter" and mark == "roman"):
            if run and value in _FIRST_MARKS and value == first:
                break
            run.append(item)
    return run


_FIRST_MARKS = ("1", "a", "i")
_INDENT_POINTS = 6.0


def _left(paragraph: Paragraph) -> float | None:
    box = paragraph.lines[0][2].box
    return box.left if box else None


def _mark(text: str) -> tuple[str, str]:
    """How an item is marked, by a number, a letter, a Roman numeral or nothing, and the mark."""
    match = _MARK.match(text)
    return (match.lastgroup or "", match[match.lastgroup or 0].lower()) if match else ("", "")


def has_marks(items: Sequence[Paragraph]) -> bool:
    return bool(items) and bool(_mark(items[0].text)[0])


def count_named(text: str) -> tuple[int, int]:
    """The fewest and the most things that words name: `A, B and C` three, `A and B, C and D` three or four."""
    text = _INNER.sub("", text).strip(" .;:")
    if ";" in text:
        parts = [part for part in text.split(";") if part.strip(" .and")]
        return len(parts), len(parts) + (
            1 if _AND.search(parts[-1]) and not parts[-1].strip().startswith("and ") else 0
        )
    raw = [part for part in text.split(",") if part.strip()]
    closed = bool(raw) and bool(re.match(r"\s*(?:and|&)\s", raw[-1]))
    parts = [re.sub(r"^\s*(?:and|&)\s+", "", part) for part in raw]
    joined = [len(_AND.findall(part)) for part in parts]
    # The last "and" of `A, B and C` parts two things; any other may stand within a name.
    last = 1 if len(parts) > 1 and joined[-1] and not closed else 0
    return len(parts) + last, len(parts) + sum(joined)
