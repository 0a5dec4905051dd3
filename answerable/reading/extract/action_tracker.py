"""Action trackers: tables, or lists, of what was asked of whom, by when and what came of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.header import cell_text, name_columns
from answerable.reading.extract.section import Section
from answerable.reading.extract.table import TableParts, cite_piece, leaves_and_table, leaves_of, take_apart
from answerable.reading.layout import Block, Cell
from answerable.reading.ledger import Ledger
from answerable.record import Action
from answerable.record.action import ActionStatus

HOME = "action"
HEADING_HOME = "action table heading"

_COLUMNS = {
    "ref": re.compile(
        r"^(?:minute|min|action|item|log|ref(?:erence)?|agenda|id)?\s*/?\s*(?:minute|action|item|agenda|point"
        r"|log)?\s*"
        r"(?:no\b|nos\b|number|num\b|ref\b|reference|id\b|#)|^(?:minute|item|#)$|\bminute\b|\bref(?:erence)?\b",
        re.IGNORECASE,
    ),
    "owner": re.compile(
        r"\b(?:owner|lead|responsib\w+|by whom|who|assigned|assignee|allocated|accountab\w+|action(?:ed)? by"
        r"|officer|sponsor"
        r"|delegated)\b",
        re.IGNORECASE,
    ),
    "due": re.compile(
        r"\b(?:due|deadline|target|by when|when|timescales?|time ?frame|expected|completion date|to be "
        r"completed|complete by"
        r"|next (?:step|review)|review date)\b",
        re.IGNORECASE,
    ),
    "origin": re.compile(r"\b(?:meeting|date|raised|origin|source|committee|added|set on)\b|^from$", re.IGNORECASE),
    "status": re.compile(r"\b(?:status|state|rag|complete\??|completed\??|closed\??|open)\b", re.IGNORECASE),
    "update": re.compile(
        r"\b(?:updates?|progress|notes?|comments?|response|outcome|position|action taken|feedback|result"
        r"|evidence|narrative"
        r"|latest|stands?|what (?:we|has been) d(?:id|one))\b",
        re.IGNORECASE,
    ),
    "action": re.compile(
        r"\b(?:actions?|recommendations?|tasks?|requests?|what|issues?|undertakings?|matters?|items?|topic"
        r"|description|details?"
        r"|decision|subject|asked)\b",
        re.IGNORECASE,
    ),
}
_TAKEN_LATER = re.compile(r"\bpresent|\btopic\b|\bagenda\b", re.IGNORECASE)
_ACTION_LABEL = re.compile(
    r"\bactions?\b|\btasks?\b|\brecommendations?\b|\bundertakings?\b|\brequests?\b|\basked\b", re.IGNORECASE
)
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
_NOT_BEGUN = re.compile(r"\b(?:not (?:yet )?(?:started|begun)|to be started|to start)\b", re.IGNORECASE)
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
_LABELLED = re.compile(
    r"^(?P<label>lead|owner|responsible(?: officer)?|action owner|by whom|due(?: date)?|deadline|target(?: "
    r"date)?|status|update"
    r"|progress|response|latest position|comments?|notes?)\s*[:–-]\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_LIST_ENTRY = re.compile(
    r"^(?:(?P<ref>\d{1,4}\s?[ivx]*(?:\s[a-z])?(?:/\d{2,4})?"
    r"|[A-Z]{1,4}[-/]?\d{1,4}(?:/\d{2,4})?)[.):]?\s*[–:-]?\s+)(?P<text>\D.*)$"
)
_HEADED = re.compile(r"^(?:table\s+)?\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+", re.IGNORECASE)
_TABLE_HEADING = re.compile(
    r"\b(?:actions?|outstanding|complete[d]?|closed|open|in progress|matters arising|recommendations?)\b", re.I
)
_SHORT_REF = re.compile(r"[A-Z]{0,4}[-/ ]?\d{1,4}[\w/. ()-]{0,12}$")


class _Row(msgspec.Struct):
    """A tracker row as it is gathered: the words of each meaning and the blocks that print them."""

    words: dict[str, str]
    blocks: list[Block]
    update_blocks: list[Block]
    table: str | None
    heading_status: ActionStatus | None


def looks_like_tracker(block: Block) -> bool:
    """Whether a table is an action tracker: a column of actions, with who, by when or what came of them."""
    return block.kind == "table" and _is_tracker(take_apart(block))


def read_tracker(section: Section, ledger: Ledger) -> tuple[Action, ...]:
    """The actions of every tracker table of a section, or, in a tracker without tables, of its lists.

    Claims the tables it reads and the headings that name them.
    """
    rows: list[_Row] = []
    heading: Block | None = None
    columns: dict[str, int] | None = None
    width = 0
    for block in section.blocks:
        if block.kind == "furniture":
            continue
        if block.kind != "table":
            if _names_table(block):
                heading, columns = block, None
            elif block.text:
                columns = None
            continue
        if ledger.is_claimed(block):
            continue
        parts = take_apart(block)
        if _is_tracker(parts) or (section.kind == "action_tracker" and _holds_actions(parts)):
            columns = name_columns(parts.header, _COLUMNS) if parts.header else _guess_columns(parts)
            columns = _settle_columns(columns, parts)
        elif columns is None or parts.header or len(parts.grid[0]) != width:
            columns = None
            continue
        width = len(parts.grid[0])
        _claim_table(block, heading, ledger)
        title = parts.title or (fold(heading.text) if heading else None)
        rows += _join_torn(_read_rows(parts, columns, title), rows)
    if not rows and section.kind == "action_tracker":
        rows = list(_read_list(section, ledger))
    return tuple(_action(row, f"{section.id}-action-{number}") for number, row in enumerate(rows, 1))


def tell_status(words: str | None, update: str | None, heading: ActionStatus | None) -> ActionStatus:
    """The status of an action: what its status says, else the table it stands in, else what came of it."""
    if words:
        said = _status_of(words)
        if said:
            return said
    begun = _status_of(update[:_STATUS_FIRST]) if update and _BEGINS_WITH_STATUS.match(update) else None
    if begun:
        return begun
    if heading:
        return heading
    if not update:
        return "outstanding"
    if _CAME_OF_IT.search(update) and not _NOT_COMPLETE.search(update[:40]):
        return "complete"
    return "in_progress" if _GOING_ON.search(update) and not _NOT_BEGUN.search(update) else "outstanding"


def _status_of(words: str) -> ActionStatus | None:
    if _NOT_BEGUN.search(words):
        return "outstanding"
    if _GOING_ON.search(words):
        return "in_progress"
    if (_COMPLETE.search(words) and not _NOT_COMPLETE.search(words)) or re.search(
        r"\b(?:green|blue|yes|y)\b", words, re.I
    ):
        return "complete"
    return "outstanding" if _OUTSTANDING.search(words) or re.search(r"\bno\b|^n$", words, re.I) else None


def _heading_status(text: str) -> ActionStatus | None:
    if _GOING_ON.search(text):
        return "in_progress"
    if _NOT_COMPLETE.search(text) or _OUTSTANDING.search(text):
        return "outstanding"
    return "complete" if _COMPLETE.search(text) else None


def _is_tracker(parts: TableParts) -> bool:
    if not parts.header or len(parts.header) < 2:
        return False
    columns = name_columns(parts.header, _COLUMNS)
    if "action" not in columns or not any(_ACTION_LABEL.search(label) for label in parts.header):
        return False
    others = columns.keys() & {"owner", "due", "status", "update"}
    if len(others) < 2 and columns.keys() & {"origin"} and _TAKEN_LATER.search(" ".join(parts.header)):
        return False
    if not others or (len(columns) < 3 and "ref" not in columns and len(parts.header) > 3):
        return False
    return not _is_margin_note(parts, columns["action"])


def _is_margin_note(parts: TableParts, column: int) -> bool:
    """Whether the action column only holds initials beside a column of minutes."""
    texts = [cell_text(row[column]) for row in parts.body]
    longest = max((len(cell_text(cell)) for row in parts.body for cell in row), default=0)
    widest = max(map(len, texts), default=0)
    return widest <= 30 and longest > 4 * max(widest, 1)


def _holds_actions(parts: TableParts) -> bool:
    """In a tracker, a table with a column of sentences holds actions even when no header says so."""
    if parts.header:
        columns = name_columns(parts.header, _COLUMNS)
        return "action" in columns and len(columns) > 1
    return len(parts.grid[0]) > 1 and any(len(cell_text(cell).split()) > 5 for row in parts.grid for cell in row)


def _guess_columns(parts: TableParts) -> dict[str, int]:
    """Columns of a table without a header: the longest is the action, a short first one its reference."""
    width = len(parts.grid[0])
    sizes = [sum(len(cell_text(row[column])) for row in parts.grid) for column in range(width)]
    action = max(range(width), key=lambda column: sizes[column])
    columns = {"action": action}
    if action > 0 and all(_SHORT_REF.match(text) for row in parts.grid if (text := cell_text(row[0]))):
        columns["ref"] = 0
    if action > 1:
        columns["origin"] = action - 1
    if action + 1 < width:
        columns["update"] = width - 1
    return columns


def _settle_columns(columns: dict[str, int], parts: TableParts) -> dict[str, int]:
    """A column labelled for two things (progress and status) is read for both."""
    for meaning in ("due", "status"):
        pattern = _COLUMNS[meaning]
        held = "owner" if meaning == "due" else "update"
        if meaning not in columns and held in columns and held != "owner":
            label = parts.header[columns[held]] if parts.header else ""
            if pattern.search(label):
                columns = columns | {meaning: columns[held]}
    return columns


def _claim_table(block: Block, heading: Block | None, ledger: Ledger) -> None:
    ledger.claim(leaves_and_table(block), HOME)
    if heading is not None and not ledger.is_claimed(heading):
        ledger.claim(heading, HEADING_HOME)


def _names_table(block: Block) -> bool:
    text = block.text
    if not text or len(text.split()) > 14 or text.endswith("."):
        return False
    return block.kind == "heading" or (bool(_TABLE_HEADING.search(text)) and block.kind == "paragraph")


def _read_rows(parts: TableParts, columns: dict[str, int], heading: str | None) -> Iterator[_Row]:
    status = _heading_status(heading) if heading else None
    title = _HEADED.sub("", heading) if heading else None
    for row in parts.body:
        filled = [cell for cell in row if cell is not None and cell_text(cell)]
        if not filled:
            continue
        label = cell_text(filled[0])
        if len(filled) == 1 and len(row) > 2 and filled[0] is row[0] and _TABLE_HEADING.search(label):
            status, title = _heading_status(label) or status, label
            continue
        update = row[columns["update"]] if "update" in columns else None
        yield _Row(
            words={meaning: cell_text(row[column]) for meaning, column in columns.items() if column < len(row)},
            blocks=[inner for cell in filled if cell is not update for inner in _words_in(cell)],
            update_blocks=list(_words_in(update)) if update is not None else [],
            table=title,
            heading_status=status,
        )


def _words_in(cell: Cell) -> Iterator[Block]:
    return (leaf for block in cell.blocks for leaf in leaves_of(block) if leaf.text)


def _join_torn(coming: Iterator[_Row], before: Sequence[_Row]) -> list[_Row]:
    """Rows with the pieces that a page break tore off joined to the row above."""
    rows: list[_Row] = []
    for row in coming:
        above = rows[-1] if rows else before[-1] if before else None
        if above is not None and _is_torn(row, above):
            for meaning, words in row.words.items():
                above.words[meaning] = f"{above.words.get(meaning, '')} {words}".strip()
            above.blocks += row.blocks
            above.update_blocks += row.update_blocks
        else:
            rows.append(row)
    return [row for row in rows if row.words.get("action")]


def _is_torn(row: _Row, above: _Row) -> bool:
    if any(row.words.get(meaning) for meaning in ("ref", "origin", "owner", "due")):
        return False
    action = row.words.get("action", "")
    if not action:
        return True
    return "ref" in row.words and bool(above.words.get("ref")) and action[0].islower()


def _action(row: _Row, action_id: str) -> Action:
    words = {meaning: text or None for meaning, text in row.words.items()}
    update = words.get("update")
    status_words = words.get("status")
    if update and status_words == update and len(update.split()) <= 2 and _status_of(update):
        update = None
    return Action(
        id=action_id,
        ref=words.get("ref"),
        origin_meeting=words.get("origin"),
        origin_date=_date(words.get("origin")),
        owner=words.get("owner"),
        text=words.get("action") or "",
        status=tell_status(status_words, update, row.heading_status),
        update=update,
        due=words.get("due"),
        due_date=_date(words.get("due")),
        table=row.table,
        cite=cite_piece(row.blocks) or cite_blocks(row.blocks),
        update_cite=cite_piece(row.update_blocks),
    )


def _date(words: str | None) -> dt.date | None:
    return find_date(words) if words else None


def _read_list(section: Section, ledger: Ledger) -> Iterator[_Row]:
    """Actions printed as paragraphs or list items, each perhaps with `Lead:` and `Update:` lines below it."""
    heading: Block | None = None
    row: _Row | None = None
    for block in section.blocks:
        text = fold(block.text)
        if block.kind in ("furniture", "table") or not text or ledger.is_claimed(block):
            continue
        labelled = _LABELLED.match(text)
        if labelled and row is not None:
            _add_label(row, labelled, block)
            ledger.claim(block, HOME)
            continue
        if _names_table(block):
            if row is not None:
                yield row
            heading, row = block, None
            continue
        entry = _LIST_ENTRY.match(text)
        if heading is None or not _TABLE_HEADING.search(heading.text) or not (entry or block.kind == "list_item"):
            continue
        if row is not None:
            yield row
        if not ledger.is_claimed(heading):
            ledger.claim(heading, HEADING_HOME)
        ledger.claim(block, HOME)
        words = {"action": entry["text"] if entry else text} | ({"ref": entry["ref"]} if entry else {})
        row = _Row(words, [block], [], _HEADED.sub("", heading.text), _heading_status(heading.text))
    if row is not None:
        yield row


def _add_label(row: _Row, labelled: re.Match[str], block: Block) -> None:
    label = labelled["label"].lower()
    meaning = next((name for name in ("owner", "due", "status", "update") if _COLUMNS[name].search(label)), "update")
    row.words[meaning] = f"{row.words.get(meaning, '')} {labelled['value']}".strip()
    (row.update_blocks if meaning == "update" else row.blocks).append(block)
