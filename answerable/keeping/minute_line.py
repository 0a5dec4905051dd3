"""How a minute-taker types an entry: plain words, with a mark at the beginning that says what they are.

    words                                   a note
    ? 2 public Una Marsh from Jo Low: words a question: number, kind, who asked it, and who wrote it (all optional)
    > Chief Constable: words                an answer; each further line that begins with `-` is a point of it
    + words                                 a promise
    ! words @Jane Cole by 3 March 2023      an action with its owner and the day it is due
    = words      == words                   what is resolved: a clause (i, ii), a clause under it (a, b)

What is read is written again as the same line: `read_line(print_line(entry)) == entry`.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from answerable.keeping.models.desk import Mark

QUESTION_KINDS = ("public", "board", "panel", "supplementary", "discussion")
DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")
LONGEST_NAME = 80

# Typed at the beginning of a line, the longest first.
SIGNS = {
    "==": Mark.RESOLUTION,
    "=": Mark.RESOLUTION,
    "?": Mark.QUESTION,
    ">": Mark.ANSWER,
    "+": Mark.PROMISE,
    "!": Mark.ACTION,
}
SPOKEN = frozenset({Mark.NOTE, *SIGNS.values()})
_NAME_WORDS = frozenset({"of", "the", "and", "de", "la", "van", "von", "der", "member", "public", "for", "from", "a"})
_OWNED = re.compile(r"^(?P<text>.*?)\s@(?P<owner>[^@\n]*?)(?:\s*\bby (?P<due>[^@\n]+))?$", re.S)
_DUE = re.compile(r"^(?P<text>.*\S)\s+by (?P<due>\d[^@\n]+)$", re.S)
_POINT = re.compile(r"^\s*[-•*]\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it was typed: its mark, its words, and what the mark needs besides (`MinuteEntry.details`)."""

    mark: str
    text: str
    details: dict = field(default_factory=dict)


def read_line(words):
    """What was typed, as an entry; white space at its ends does not count."""
    words = words.strip()
    sign = next((sign for sign in SIGNS if words.startswith(sign)), "")
    text = words[len(sign) :].strip()
    reader = {"?": _read_question, ">": _read_answer, "!": _read_action}.get(sign)
    if reader:
        return reader(text)
    if sign in ("=", "=="):
        return Line(Mark.RESOLUTION, text, {"level": len(sign)})
    return Line(SIGNS.get(sign, Mark.NOTE), text)


def print_line(entry):
    """An entry (`Line` or `MinuteEntry`) as it is typed."""
    details, text = entry.details, entry.text
    if entry.mark == Mark.QUESTION:
        return f"? {_print_question(details)}{text}".strip()
    if entry.mark == Mark.ANSWER:
        points = text.split("\n")
        first = f"{details['by']}: {points[0]}" if details.get("by") else points[0]
        return "\n".join([f"> {first}".strip(), *(f"- {point}" for point in points[1:])])
    if entry.mark == Mark.ACTION:
        return f"! {text}{_print_owed(details)}".strip()
    if entry.mark == Mark.RESOLUTION:
        return f"{'=' * details.get('level', 1)} {text}".strip()
    return f"+ {text}".strip() if entry.mark == Mark.PROMISE else text


def read_day(words):
    """A day as people type it, or `None`."""
    for form in DAY_FORMS:
        try:
            return dt.datetime.strptime(words.strip(), form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def _read_question(text):
    details = {}
    head, colon, words = text.partition(":")
    number = re.match(r"(\d{1,3}[a-z]?)\s+", head)
    rest = head[number.end() :] if number else head
    kind = next((kind for kind in QUESTION_KINDS if re.match(rf"{kind}\b", rest)), "")
    rest = rest[len(kind) :].strip()
    if not colon or not (_is_name(rest) or (not rest and (number or kind))):
        return Line(Mark.QUESTION, text, {"kind": "discussion"})
    asker, _, submitted_by = rest.partition(" from ")
    details = {"kind": kind or "discussion", "number": number[1] if number else ""}
    details |= {"asker": asker.strip(), "submitted_by": submitted_by.strip()}
    return Line(Mark.QUESTION, words.strip(), _filled(details))


def _read_answer(text):
    head, colon, words = text.partition(":")
    by = head.strip() if colon and _is_name(head.strip()) else ""
    points = [_POINT.sub("", point).strip() for point in (words if by else text).split("\n")]
    return Line(Mark.ANSWER, "\n".join(point for point in points if point), _filled({"by": by}))


def _read_action(text):
    found = _OWNED.match(text)
    owner, due = ("", "")
    if found:
        text, owner, due = found["text"], found["owner"] or "", found["due"] or ""
    elif (found := _DUE.match(text)) and read_day(found["due"]):
        text, due = found["text"], found["due"]
    day = read_day(due) if due else None
    details = {"owner": owner.strip(), "due": day.isoformat() if day else due.strip()}
    return Line(Mark.ACTION, text.strip(), _filled(details))


def _print_question(details):
    kind = details.get("kind", "discussion")
    shown = kind if kind != "discussion" or (details.get("number") and not details.get("asker")) else ""
    wrote = f"from {details['submitted_by']}" if details.get("submitted_by") else ""
    head = " ".join(part for part in (details.get("number", ""), shown, details.get("asker", ""), wrote) if part)
    return f"{head}: " if head else ""


def _print_owed(details):
    owner, due = details.get("owner", ""), details.get("due", "")
    day = read_day(due)
    shown = f"{day:%-d %B %Y}" if day else due
    if not owner and not due:
        return ""
    if not owner and day:
        return f" by {shown}"
    return f" @{owner}" + (f" by {shown}" if due else "")


def _is_name(words):
    parts = words.split()
    fits = 0 < len(words) <= LONGEST_NAME and "?" not in words and "\n" not in words
    return fits and parts[0][0].isupper() and all(part[0].isupper() or part in _NAME_WORDS for part in parts)


def _filled(details):
    return {name: value for name, value in details.items() if value}
