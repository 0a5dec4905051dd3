"""How an action stands: from its status, the heading it stands under, or the words of its update."""

from __future__ import annotations

import re

from answerable.record.action import ActionStatus

_COMPLETE = re.compile(
    r"\b(?:completed?|closed|discharged|done|achieved|finished|delivered|implemented|actioned|resolved|no "
    r"further action)\b",
    re.IGNORECASE,
)
_NOT_COMPLETE = re.compile(
    r"\b(?:not (?:yet )?(?:complete|closed|started|achieved|done|implemented)|incomplete|to be (?:completed?|closed)"
    r"|(?:partially|partly|nearly|almost|\d+%) complete|outstanding|overdue|open|not started|will be "
    r"(?:completed?|closed|done)"
    r"|due to be|when complete|until complete\w*)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:in[- ]progress|on[- ]?going|underway|under way|part(?:ially|ly) complete|started|amber|on track"
    r"|awaiting|being"
    r"|work continues|in hand|progressing|deferred|\d+% complete|nearly complete|almost complete)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_STATUS = re.compile(r"(?:in[- ]progress|completed?|closed|done|discharged)\b", re.IGNORECASE)
_STATUS_FIRST = 14
_NOT_BEGUN = re.compile(r"\b(?:not (?:yet )?(?:started|begun)|to be started|to start)\b|^not yet\W*$", re.IGNORECASE)
_OUTSTANDING = re.compile(
    r"\b(?:outstanding|open|overdue|not (?:yet )?started|red|pending|carried forward|new)\b", re.I
)
_CAME_OF_IT = re.compile(
    r"^(?:completed?|closed|done|discharged)\b|\baction (?:now |is |was )?(?:complete|closed|discharged)"
    r"|\bnow (?:complete|closed)"
    r"|\b(?:recommend(?:ed)?|proposed?|agreed) (?:for |to |that \w+ )?(?:be )?clos\w+|\bcan (?:now )?be "
    r"closed|[-–:]\s*(?:complete|closed)d?\W*$",
    re.IGNORECASE,
)
_ACTED = re.compile(
    r"(?:\w+ (?:was|were|has been|have been|is|are) )?(?:sent|circulated|shared|emailed|provided|published"
    r"|presented|added"
    r"|arranged|delivered|issued|received|attended|written|met|held|appointed|agreed|included|updated|considered"
    r"|noted"
    r"|paid|signed|booked and held|no further action)\b",
    re.IGNORECASE,
)
_LETTERS: dict[str, ActionStatus] = {
    "G": "complete",
    "B": "complete",
    "C": "complete",
    "A": "in_progress",
    "R": "outstanding",
    "O": "outstanding",
    "✓": "complete",
    "✔": "complete",
}
_COLOUR = re.compile(r"[RAGBragb]|red|amber|green|blue", re.IGNORECASE)


def tell_status(words: str | None, update: str | None, heading: ActionStatus | None) -> ActionStatus:
    """The status of an action: what its status says, else the table it stands in, else what came of it."""
    said = status_of(words) if words else None
    if said and not (update and _COLOUR.fullmatch((words or "").strip(" ."))):
        return said
    begun = status_of(update[:_STATUS_FIRST]) if update and _BEGINS_WITH_STATUS.match(update) else None
    if said == "complete" and not begun and update and not (_CAME_OF_IT.search(update) or _ACTED.match(update)):
        return heading or "in_progress"  # green is on track where the update tells of no end
    if begun or said:
        return begun or said or "outstanding"
    if heading:
        return heading
    if not update:
        return "outstanding"
    if _CAME_OF_IT.search(update) and not _NOT_COMPLETE.search(update[:40]):
        return "complete"
    return "in_progress" if _GOING_ON.search(update) and not _NOT_BEGUN.search(update) else "outstanding"


def status_of(words: str) -> ActionStatus | None:
    """The status that the words of a status say, were it a letter (`R`, `A`, `G`, `C`); nothing if they say none."""
    lettered = _LETTERS.get(words.strip(" .").upper())
    if lettered:
        return lettered
    if _NOT_BEGUN.search(words):
        return "outstanding"
    if _GOING_ON.search(words):
        return "in_progress"
    if (_COMPLETE.search(words) and not _NOT_COMPLETE.search(words)) or re.search(
        r"\b(?:green|blue|yes|y)\b", words, re.I
    ):
        return "complete"
    return "outstanding" if _OUTSTANDING.search(words) or re.search(r"\bno\b|^n$", words, re.I) else None


def status_of_heading(text: str) -> ActionStatus | None:
    """The status of every action under a heading such as `Closed actions`; nothing if it says none."""
    if _GOING_ON.search(text):
        return "in_progress"
    if _NOT_COMPLETE.search(text) or _OUTSTANDING.search(text):
        return "outstanding"
    return "complete" if _COMPLETE.search(text) else None
