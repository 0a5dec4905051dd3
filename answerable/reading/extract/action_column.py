"""What each column of an action tracker holds, by its label in whatever words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.reading.extract.action_status import status_of
from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.header import cell_text, name_columns
from answerable.reading.extract.table import TableParts

COLUMNS = {
    "ref": re.compile(
        r"^(?:minute|min|action|item|log|ref(?:erence)?|agenda|id|rec(?:ommendation)?|serial)?\s*/?\s*(?:minute"
        r"|action|item"
        r"|agenda|point|log)?\s*(?:no\b|nos\b|number|num\b|ref\b|reference|id\b|#)|^(?:minute|item|#)$|\bminute\b"
        r"|\bref(?:erence)?\b",
        re.IGNORECASE,
    ),
    "due": re.compile(
        r"\b(?:due|deadline|target|by when|when|timescales?|time ?(?:frame|line|limit)|expected|(?:completion"
        r"|implementation"
        r"|end|finish) date|date for (?:completion|action)|to be completed|complete by|next (?:step|review)"
        r"|review date)\b",
        re.IGNORECASE,
    ),
    "by": re.compile(
        r"\braised by\b|\brequest(?:ed|or|er)(?: by)?$|\b(?:proposed|reported|recommended) by\b", re.IGNORECASE
    ),
    "owner": re.compile(
        r"\b(?:owners?|leads?|responsib\w+|(?:by )?whom|who|assign\w+|allocated|accountab\w+|action(?:ed)? (?:by"
        r"|for|holder)"
        r"|officers?|sponsor|holder|delegated)\b|^(?:by|name|names|person|initials|members?)$",
        re.IGNORECASE,
    ),
    "update": re.compile(
        r"\b(?:updates?|progress|notes?|comments?|response|outcome|position|actions? (?:taken|to date)|feedback"
        r"|results?"
        r"|evidence|narrative|latest|stands?|what (?:we|has been|was|happened)(?: d(?:id|one))?|commentary"
        r"|remarks)\b|^how(?: (?:closed|done|met|resolved|completed))?\??$",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"\b(?:status|state|(?:b?rag|ragb?)|completed?\??|closed\??|done\??|discharged\??|open)(?:\b|$)",
        re.IGNORECASE,
    ),
    "origin": re.compile(
        r"\b(?:meeting|date|raised|origin|source|committee|added|set on)\b(?!.*\baction)|^from$", re.IGNORECASE
    ),
    "action": re.compile(
        r"\b(?:actions?|recommend(?:ation|ed)s?|tasks?|requests?|undertakings?|resolutions?|asked|agreed)\b",
        re.IGNORECASE,
    ),
}
_ORDER = ("ref", "owner", "due", "origin", "status", "update", "action")
# Labels that name the action where none says so outright, the likeliest first.
_ACTION_TOO = (
    re.compile(r"\bwe (?:said|promised|agreed|undertook|would)\b|\bpromise[sd]?\b", re.IGNORECASE),
    re.compile(r"\bwhat\b|\bto do\b", re.IGNORECASE),
    re.compile(r"\bdescription\b|\bdetails?\b|\bdecision\b", re.IGNORECASE),
    re.compile(r"\b(?:issues?|matters?|items?|topics?|subject)\b", re.IGNORECASE),
)
_ACTION_LABEL = re.compile(
    r"\bactions?\b|\btasks?\b|\brecommendations?\b|\bundertakings?\b|\brequests?\b|\basked\b", re.IGNORECASE
)
_MATTER_LABEL = re.compile(
    r"\bmatters? arising\b|\bwhat\b|\bwe (?:said|promised|agreed|undertook|would)\b|\bpromise[sd]?\b", re.IGNORECASE
)
_BY_ALONE = re.compile(r"by\W*", re.IGNORECASE)
_TAKEN_LATER = re.compile(r"\bpresent|\btopic\b|\bagenda\b", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:tbc|asap|next meeting|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:[A-Z][\w’'.-]*|[/&,]|and|of|the|for)(?:\s?(?:[A-Z][\w’'.-]*|[/&,]|and|of|the|for)){0,5}")
_SHORT_REF = re.compile(r"[A-Z]{0,4}[-/ ]?\d{1,4}[\w/. ()-]{0,12}$")


def name_action_columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds which meaning: `Agreed action` is the action though an `Issue` stands before it."""
    vocabulary = {"by": COLUMNS["by"]} | {meaning: COLUMNS[meaning] for meaning in _ORDER}
    columns = name_columns(header, vocabulary)
    taken = set(columns.values())
    for pattern in () if "action" in columns else _ACTION_TOO:
        left = [index for index, label in enumerate(header) if index not in taken and pattern.search(label)]
        if left:
            columns["action"] = left[0]
            break
    columns.pop("by", None)
    taken = set(columns.values())
    by = [index for index, label in enumerate(header) if index not in taken and _BY_ALONE.fullmatch(label)]
    if by and "due" not in columns:
        columns["due"] = by[0]  # beside a column that says who, `By` is by when
    return _share_columns(columns, header)


def _share_columns(columns: dict[str, int], header: Sequence[str]) -> dict[str, int]:
    """A column labelled for two things (progress and status) is read for both."""
    held = columns.get("update")
    if held is not None:
        for meaning in ("due", "status"):
            if meaning not in columns and COLUMNS[meaning].search(header[held]):
                columns[meaning] = held
    return columns


def is_tracker(parts: TableParts) -> bool:
    """Whether a table's header names actions, and who, by when or what came of them."""
    if not parts.header or len(parts.header) < 2:
        return False
    columns = name_action_columns(parts.header)
    if "action" not in columns or not _is_of_actions(parts.header, columns):
        return False
    others = columns.keys() & {"owner", "due", "status", "update"}
    if len(others) < 2 and columns.keys() & {"origin"} and _TAKEN_LATER.search(" ".join(parts.header)):
        return False
    if not others or (len(columns) < 3 and "ref" not in columns and len(parts.header) > 3):
        return False
    return not _is_margin_note(parts, columns["action"])


def _is_of_actions(header: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether a label says action; `What` says so where somebody is named and what came of it is told."""
    if any(_ACTION_LABEL.search(label) for label in header):
        return True
    told = columns.keys() & {"status", "update"}
    return bool(told) and bool(_MATTER_LABEL.search(header[columns["action"]])) and "owner" in columns


def _is_margin_note(parts: TableParts, column: int) -> bool:
    """Whether the action column only holds initials beside a column of minutes."""
    texts = [cell_text(row[column]) for row in parts.body]
    longest = max((len(cell_text(cell)) for row in parts.body for cell in row), default=0)
    widest = max(map(len, texts), default=0)
    return widest <= 30 and longest > 4 * max(widest, 1)


def holds_actions(parts: TableParts) -> bool:
    """In a tracker, a table with a column of sentences holds actions even when no header says so."""
    if parts.header:
        columns = name_action_columns(parts.header)
        return "action" in columns and len(columns) > 1
    return len(parts.grid[0]) > 1 and any(len(cell_text(cell).split()) > 5 for row in parts.grid for cell in row)


def guess_columns(parts: TableParts) -> dict[str, int]:
    """Columns of a table without a header: the longest is the action, a short first one its reference.

    After it a column of dates is when, one of statuses how it stands, one of names who.
    """
    width = len(parts.grid[0])
    texts = [[text for row in parts.grid if (text := cell_text(row[column]))] for column in range(width)]
    action = max(range(width), key=lambda column: sum(map(len, texts[column])))
    columns = {"action": action}
    if action > 0 and all(map(_SHORT_REF.match, texts[0])):
        columns["ref"] = 0
    if action > 1:
        columns["origin"] = action - 1
    for column in range(action + 1, width):
        meaning = _guess_meaning(texts[column])
        if meaning and meaning not in columns:
            columns[meaning] = column
    if action + 1 < width and width - 1 not in columns.values():
        columns["update"] = width - 1
    return columns


def _guess_meaning(texts: Sequence[str]) -> str | None:
    """What a column without a label holds, where all its words agree."""
    if not texts:
        return None
    short = all(len(text.split()) <= 3 for text in texts)
    if short and all(map(status_of, texts)):
        return "status"
    if short and all(find_date(text) or _WHEN.match(text) for text in texts):
        return "due"
    return "owner" if all(_WHO.fullmatch(text) for text in texts) else None
