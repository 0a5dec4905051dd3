"""Actions printed as lists: `A1. JB to write to the Trust (by 3 May) – done`, or a few labelled lines for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from answerable.reading.extract.action_status import status_of_heading
from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import fold
from answerable.reading.extract.section import Section
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record.action import ActionStatus

HEADED = re.compile(r"^(?:table\s+)?\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+", re.IGNORECASE)
TABLE_HEADING = re.compile(
    r"\b(?:actions?|outstanding|complete[d]?|closed|open|in progress|matters arising|recommendations?)\b", re.I
)
_OF_ACTIONS = re.compile(
    r"^\W*(?:(?:\d+[.)]|summary of|list of|table of|schedule of)\s*)?(?:outstanding |agreed |open |completed? "
    r"|closed )?"
    r"actions?\s*(?:from|arising|agreed|log|list|points|tracker|outstanding|completed?|closed|in progress|$)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:(?P<ref>(?:action |minute )?(?:ref(?:erence)?|no|number|id)\.?)|(?P<action>actions?(?: required"
    r"| agreed)?|task"
    r"|recommendation|description|what)|(?P<owner>lead|(?:action )?owner|responsible(?: officer| person)?|by whom|who"
    r"|assigned to|officer)"
    r"|(?P<due>due(?: date| by)?|deadline|target(?: date)?|by when|when|timescale)|(?P<status>status|rag(?: rating)?)"
    r"|(?P<origin>(?:meeting|date)(?: raised| of meeting)?|raised(?: at| on)?)"
    r"|(?P<update>updates?|progress|response|latest position|position|outcome|comments?|notes?))"
    r"\s*(?::|[–-]\s)\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^(?:\[(?P<said>[^\]]{1,24})\]\s*)?(?:(?P<mark>actions?(?: point)?|AP)\s+)?"
    r"(?P<ref>\d{1,4}\s?[ivx]*(?:\s[a-z])?(?:/\d{2,4})?"
    r"|[A-Z]{1,5}[-/ ]?\d{1,4}(?:[/-]\d{1,4})?|(?:19|20)\d\d[/-]\d{1,4})[.):]?\s*[|–:-]?\s+(?P<text>\D.*)$",
    re.IGNORECASE,
)
_ONLY_REF = re.compile(r"(?:action\s+)?[A-Z]{0,5}[-/ ]?\d{1,4}(?:[/-]\d{1,4})?[.:]?", re.IGNORECASE)
_STATUS = re.compile(
    r"(?:(?:status|rag)\s*:\s*)?(?P<said>(?:now |action )?(?:completed?|closed|done|discharged|on-?going"
    r"|in[- ]progress|not (?:yet )?"
    r"(?:started|complete|done)|outstanding|open|overdue|on track|under ?way|carried forward|red|amber|green"
    r"|pending))\W*",
    re.IGNORECASE,
)
_ENDS_WITH_STATUS = re.compile(rf"(?<=[.;)\]])\s+(?P<all>{_STATUS.pattern})$", re.IGNORECASE)
_TOLD_AFTER = re.compile(
    r"(?<=[.;])\s+(?P<all>(?:update:\s*\S|(?:completed?|closed|done|discharged|on-?going|in progress"
    r"|not started)\b[.:,–-]).*)$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{1,90})[)\]]\.?$")
_SEGMENT = re.compile(r"\s+(?:[–—|]|-)\s+(?P<inner>[^–—|]{1,90})$")
_LEADING = re.compile(r"^(?P<inner>[^–—|:]{2,40}?)\s+[|–—]\s+(?=\S+ \S+ \S)")
_UPDATE = re.compile(r"^update:\s*", re.IGNORECASE)
_PARTED = re.compile(r"\s*[;,/]\s+")
_BY = re.compile(r"^(?:by|due(?: by)?|before|for)\s*:?\s+", re.IGNORECASE)
_NAME = re.compile(
    r"(?:the )?(?:[A-Z]{2,5}|Clerk|All|Chair(?:man)?|(?:[A-Z][\w’'.-]+)(?: (?:of|and|for|the|&|[A-Z][\w’'.-]+)){0,5})"
    r"(?:\s?[/&,]\s?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?)*",
)
_VERB = (
    r"(?!(?:Write|Speak|Report|Talk|Look|Continue|Respond|Liaise|Refer|Reply|Go|Return|Add|Listen|Give|Send|Move"
    r"|Agree"
    r"|Present|Provide|Officers? to|Item|Action|Update|Request|Letter|Paper|Work|Meeting|Link)\b(?! [A-Z]))"
)
_OWNED = re.compile(rf"^{_VERB}(?P<owner>{_NAME.pattern})\s+(?:to|will|is to|are to)\s+(?=[a-z])")
_COLONED = re.compile(
    rf"^(?P<owner>{_NAME.pattern})(?:\s*[,(]\s*(?:by )?(?P<due>[^():]{{3,24}}?)\)?)?\s*:\s+(?=[A-Za-z])"
)
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_BY_DATE = re.compile(
    rf"\bby\s+(?:the\s+)?(?:end of\s+)?(?P<due>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTHS}\b(?:\s+\d{{4}})?"
    r"|next meeting|\d{1,2}/\d{1,2}/\d{2,4})"
)
_TIMES = re.compile(
    r"next (?:meeting|month)|ongoing|asap|tbc|(?:spring|summer|autumn|winter)(?: \d{4})?|q[1-4]\b.*", re.IGNORECASE
)
_MONTH = re.compile(rf"\b{_MONTHS}\b|\d{{1,2}}/\d{{1,2}}")
_LONGEST_ENTRY_WORDS = 120
_LONGEST_HEADING_WORDS = 14


class Listed(msgspec.Struct):
    """An action of a list as it is gathered: the words of each meaning and the blocks that print them."""

    words: dict[str, str]
    blocks: list[Block]
    update_blocks: list[Block]
    table: str | None
    heading_status: ActionStatus | None


def names_table(block: Block) -> bool:
    """Whether a block is a heading over actions (or any heading)."""
    text = block.text
    if not text or len(text.split()) > _LONGEST_HEADING_WORDS or text.endswith("."):
        return False
    return block.kind == "heading" or (bool(TABLE_HEADING.search(text)) and block.kind == "paragraph")


def read_action_list(section: Section, ledger: Ledger) -> Iterator[Listed]:
    """The actions that a section prints as paragraphs, list items or labelled lines. Claims what it reads."""
    tracker = section.kind == "action_tracker"
    heading: Block | None = None
    headed = tracker or any(_OF_ACTIONS.search(block.text) for block in section.head)
    row: Listed | None = None
    for block in _open_blocks(section, ledger):
        coming = _take(row, block, section, heading) if headed else None
        if coming is not None:
            if row is not None and coming is not row:
                yield from _close(row, ledger)
            if heading is not None and not ledger.is_claimed(heading):
                ledger.claim(heading, "action table heading")
            row = coming
        elif names_table(block):
            if row is not None:
                yield from _close(row, ledger)
            heading, row, headed = block, None, tracker or bool(_OF_ACTIONS.search(block.text))
    if row is not None:
        yield from _close(row, ledger)


def _open_blocks(section: Section, ledger: Ledger) -> Iterator[Block]:
    """The blocks with words that nobody has claimed, after those of the head, which may hold labelled lines."""
    yield from (block for block in section.head[1:] if block.text)
    for block in section.blocks:
        if block.kind not in ("furniture", "table") and block.text and not ledger.is_claimed(block):
            yield block


def _take(row: Listed | None, block: Block, section: Section, heading: Block | None) -> Listed | None:
    """The action that a block begins, or goes on with; nothing if it holds none."""
    fields, text = _read_fields(block), fold(block.text)
    if fields and (row is not None or any(meaning in ("ref", "action") for meaning, _ in fields)):
        row = _begin(section, heading) if row is None or _begins_anew(row, fields) else row
        _add_fields(row, fields, block)
        return row
    if row is not None and not row.words.get("action") and len(text.split()) > 2:
        row.words["action"] = text
        row.blocks.append(block)
        return row
    tracker = section.kind == "action_tracker"
    named = heading is not None and bool(TABLE_HEADING.search(heading.text))
    words = _read_entry(text, block, sure=named and tracker)
    if words is None and tracker and _ONLY_REF.fullmatch(text):
        words = {"ref": text.rstrip(".:")}
    if words is None:
        return None
    begun = _begin(section, heading)
    begun.words, begun.blocks = words, [block]
    return begun


def _begin(section: Section, heading: Block | None) -> Listed:
    title = fold(heading.text) if heading is not None else section.title
    return Listed({}, [], [], HEADED.sub("", title) or None, status_of_heading(title))


def _close(row: Listed, ledger: Ledger) -> Iterator[Listed]:
    if row.words.get("action"):
        ledger.claim((block for block in (*row.blocks, *row.update_blocks) if not ledger.is_claimed(block)), "action")
        yield row


def _read_fields(block: Block) -> list[tuple[str, str]]:
    """The labelled lines of a block; of a block with a line that is not labelled, which its last field goes on in."""
    fields: list[tuple[str, str]] = []
    for line in block.lines:
        text = fold(line.text)
        labelled = _LABELLED.match(text)
        if labelled:
            meaning = next(name for name, words in labelled.groupdict().items() if words and name != "value")
            fields.append((meaning, labelled["value"]))
        elif fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text}")
        else:
            return []
    return fields


def _begins_anew(row: Listed, fields: list[tuple[str, str]]) -> bool:
    return (fields[0][0] in ("ref", "action") and bool(row.words.get(fields[0][0]))) or (
        fields[0][0] == "ref" and bool(row.words.get("action"))
    )


def _add_fields(row: Listed, fields: list[tuple[str, str]], block: Block) -> None:
    for meaning, value in fields:
        row.words[meaning] = f"{row.words.get(meaning, '')} {value}".strip()
    updates = all(meaning == "update" for meaning, _ in fields)
    (row.update_blocks if updates else row.blocks).append(block)


def _read_entry(text: str, block: Block, *, sure: bool) -> dict[str, str] | None:
    """The words of one entry; nothing for a paragraph that is no action.

    An entry is numbered or a bullet, and names who, when or what came of it unless its heading says what it is.
    """
    if len(text.split()) > _LONGEST_ENTRY_WORDS or len(text.split()) < 3:
        return None
    entry = _ENTRY.match(text)
    words: dict[str, str] = {}
    if entry is not None:
        words["ref"] = entry["ref"]
        if entry["said"]:
            words["status"] = entry["said"]
    said = _part_entry(entry["text"] if entry else text, words)
    known = words.keys() & {"owner", "due", "status", "update"}
    marked = entry is not None or block.kind == "list_item"
    if (marked and (known or sure)) or (len(known) > 1 and "owner" in known):
        return words | {"action": said}
    return None


def _part_entry(text: str, words: dict[str, str]) -> str:
    """An entry's action, with what stands before and after it put among its words."""
    while (shorter := _strip_last(text, words)) != text:
        text = shorter
    leading = _LEADING.match(text)
    if leading and "owner" not in words and _NAME.fullmatch(leading["inner"]):
        words["owner"] = leading["inner"]
        text = text[leading.end() :]
    return _part_owner(text, words)


def _strip_last(text: str, words: dict[str, str]) -> str:
    """An entry without the last of what stands after its action: `(by 3 May)`, `– done`, `Complete. Sent in June.`"""
    last = _BRACKET.search(text) or _SEGMENT.search(text)
    if last is not None:
        pieces = [piece.strip() for piece in _PARTED.split(last["inner"])]
        parts = [part for piece in pieces if (part := _name_part(piece)) and part[0] not in words]
        if parts and len(parts) == len(pieces):
            words |= dict(parts)
            return text[: last.start()].rstrip(" ,;")
    status = _ENDS_WITH_STATUS.search(text) if "status" not in words else None
    if status:
        words["status"] = status["said"]
        return text[: status.start()].rstrip()
    told = _TOLD_AFTER.search(text) if "update" not in words else None
    if told:
        words["update"] = _UPDATE.sub("", told["all"])
        return text[: told.start()].rstrip()
    return text


def _part_owner(text: str, words: dict[str, str]) -> str:
    coloned = _COLONED.match(text) if "owner" not in words else None
    if coloned:
        words["owner"] = coloned["owner"]
        if coloned["due"] and "due" not in words:
            words["due"] = coloned["due"].strip()
        text = text[coloned.end() :]
    owned = _OWNED.match(text) if "owner" not in words else None
    if owned:
        words["owner"] = re.sub(r"^[Tt]he\s+", "", owned["owner"])
    due = _BY_DATE.search(text) if "due" not in words else None
    if due:
        words["due"] = due["due"]
    return text


def _name_part(piece: str) -> tuple[str, str] | None:
    """What a bracketed or dashed piece says: a labelled value, a status, a date, somebody's name."""
    labelled = _LABELLED.match(piece)
    if labelled:
        label = next(name for name, words in labelled.groupdict().items() if words and name != "value")
        return label, labelled["value"]
    status = _STATUS.fullmatch(piece)
    if status:
        return "status", status["said"]
    plain = _BY.sub("", piece)
    if len(plain.split()) <= 4 and (find_date(plain) or _MONTH.search(plain) or _TIMES.fullmatch(plain)):
        return "due", plain
    return ("owner", piece) if _NAME.fullmatch(piece) and len(piece.split()) <= 6 else None
