"""When words, names and values of an answer and of a record are the same: case, spacing and marks set aside."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections import Counter
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_TITLE_AGREES = 0.75
_LABEL_WORDS = 5
"""Answers keep at most this many words of a label; a longer one agrees when it begins with them."""
_SAME_WORD = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "and": "&"}
_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")


def plain(text: Any) -> str:
    """Text with one kind of apostrophe, dash and space, lower case."""
    folded = unicodedata.normalize("NFKC", str(text)).translate(str.maketrans("‘’ʼ–—‑−", "'''----"))
    return " ".join(folded.lower().split())


def split_words(text: Any) -> list[str]:
    """The words and numbers of a text, apostrophes closed up."""
    return _WORD.findall(plain(text).replace("'", ""))


def holds(text: Any, anchor: str) -> bool:
    """Whether the anchor's words stand in the text in their order, nothing between them."""
    words, wanted = split_words(text), split_words(anchor)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def agreement(one: Any, other: Any) -> float:
    """How far two short texts share their words: the F1 of their word counts, 0 to 1."""
    ours, theirs = (Counter(_SAME_WORD.get(word, word) for word in split_words(text)) for text in (one, other))
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * sum((ours & theirs).values()) / total if total else 1.0


def same_title(one: Any, other: Any) -> bool:
    """Whether two titles are one title, give or take a few words (a date, a presenter)."""
    return agreement(one or "", other or "") >= _TITLE_AGREES


def same_name(answer: str, name: Any) -> bool:
    """Whether a printed name is the answer's; an answer `sha256:...` is the digest of a name that is not kept."""
    if not name:
        return False
    if answer.startswith("sha256:"):
        letters = " ".join(re.findall(r"[a-z'’-]+", unicodedata.normalize("NFKC", name).lower()))
        return "sha256:" + hashlib.sha256(letters.encode()).hexdigest() == answer
    return split_words(answer) == split_words(name)


def same_speaker(answer: str, name: Any) -> bool:
    """Whether a question's asker is the answer's; a paper that prints `Councillor Venn` gives a surname alone."""
    return same_name(answer, name) or split_words(answer)[-1:] == split_words(name or "")


def same_number(one: Any, other: Any) -> bool:
    """Whether two printed references are one: `Q4a` and `4A.`, `687 iii a` and `687 iii (a)`."""
    return bool(one) and bool(other) and _reference(one) == _reference(other)


def same_label(answer: str, label: str) -> bool:
    """Whether a label of a row or column is the answer's, or begins with the five words the answer keeps."""
    wanted, words = split_words(answer), split_words(label)
    if len(answer.split()) >= _LABEL_WORDS:
        return words[: len(wanted)] == wanted
    return words == wanted or plain(answer) == plain(label)


def same_cell(answer: str, cell: str) -> bool:
    """Whether a cell prints the answer's value, spaces set aside."""
    wanted, printed = (re.sub(r"\s", "", plain(text)) for text in (answer, cell))
    return printed.startswith(wanted) if len(answer.split()) >= _LABEL_WORDS else printed == wanted


def same_day(answer: Any, day: Any) -> bool:
    """Whether two printed or ISO dates are one day; text that is no day must be the same text."""
    return _day(answer) == _day(day)


def _reference(text: Any) -> str:
    joined = "".join(split_words(text))
    return re.sub(r"^(?:q|question|item|minute|no)(?=\d)", "", joined).lstrip("0")


def _day(text: Any) -> Any:
    for form in _DAY_FORMS:
        try:
            return dt.datetime.strptime(str(text).strip(), form).date()  # noqa: DTZ007 -- a date has no time zone
        except ValueError:
            continue
    return plain(text or "")
