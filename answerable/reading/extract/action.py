"""Actions minuted in the notes of a meeting: set in bold, marked `ACTION:`, or named in a column at the side."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from answerable.reading.extract.action_status import tell_status
from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import fold
from answerable.reading.extract.section import Passage
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.wording import Wording
from answerable.record import Action, Cite

# Passages of these homes are minuted words; a resolution is not an action, a report is no minute.
_MINUTED = ("item note", "answer", "question", "meeting note", "discussion")
_RESOLVED = "resolution"
_OWNER_HOMES = ("action owner", "action column")

_MARKED = re.compile(
    r"(?P<open>[(\[])?\b(?P<mark>ACTIONS?(?:\s+POINTS?)?|Actions?(?:\s+[Pp]oints?)?"
    r"|AP)\s*(?P<number>(?:[A-Z]{1,4}[/-]?)?\d{1,3}[a-z]?(?:/\d{2,4})?(?:\s?[ivx]{1,5}\b(?:\s[a-z]\b)?)?)?"
    r"(?:\s*[:–—-]+\s+|\s*:\s*|(?P<number2>\s+\d{1,3})?[.:]\s+|(?<=\d)\s+)(?P<said>[^\n]+)$"
)
# `... by district. (Owner: Chief Constable; due: 26 April 2022)`
_LABELS_BEHIND = re.compile(
    r"\s*[(\[](?:(?:owner|lead|responsible)\s*:\s*(?P<owner>[^;()\[\]]+?))?(?:[;,]\s*)?"
    r"(?:(?:due|deadline)(?: date| on| by)?\s*:\s*(?P<due>[^;()\[\]]+?))?[)\]]\.?$",
    re.IGNORECASE,
)
_BRACKET_END = re.compile(r"\s*[)\]]\s*\.?$")
_OWNED = re.compile(
    r"^(?!(?:Write|Speak|Report|Talk|Look|Continue|Respond|Liaise|Refer|Reply|Return|Listen|Item|Request|Letter"
    r"|Paper)\b)"
    r"(?P<owner>(?:[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4})*|(?:The\s+)?(?:[A-Z][\w’'.-]+|PCC|of|and|for|the|&|/)"
    r"(?:\s+(?:[A-Z][\w’'.-]*|of|and|for|the|&|/))*))\s*(?:[-–:]\s*)?(?P<verb>to|will|would|is to|are to"
    r"|shall)\s+(?=[a-z])"
)
# `Sgt Low: ring the school`, `All - send names`.
_PARTED_OWNER = re.compile(
    r"(?P<owner>All|(?:[A-Z]{2,5}|[A-Z][\w’'.-]+)(?:(?:\s?[/&,]\s?|\s+(?:and\s+)?)[A-Z][\w’'.-]*){0,4})"
    r"(?::|\s+[-–—])\s+(?=[a-z]+\s)"
)
_ONLY_NAMES = re.compile(
    r"^(?:(?:The\s+)?(?:[A-Z]{2,4}|[A-Z][\w’'.-]+|All|all|ALL)(?:\s*(?:/|,|&|\band\b)\s*|\s+)?){1,7}\.?$"
)
_TRAILING_OWNER = re.compile(r"\s*[-–(\[]\s*(?P<owner>[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4})*)\s*[)\]]?\.?$")
_DUE = re.compile(
    r"\b(?:by|before|no later than|due(?: on| by)?:?)\s+(?:the\s+)?(?:end of\s+)?(?:next\s+\w+"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+\w+(?:\s+\d{4})?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?:\s+\d{4})?|Monday|Friday)",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(?:asked for|asked (?:\w+ ){1,5}to|requests?|will|would|to be|to provide|to circulate|shall|should"
    r"|agreed to|undertook|committed|requested"
    r"|asked that|to update|to"
    r" report|to share|to look|to confirm|to send|to write|to arrange)\b",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"(?:further\s+)?actions?\b.{0,60}:?$|actions? (?:arising|agreed|points?)\b.{0,40}$", re.IGNORECASE
)
_LIST_ENTRY = re.compile(
    r"\(?(?P<ref>(?:[A-Z]{1,5}[-/ ]?)?\d{1,4}(?:/\d{2,4})?)[.):]?\s*[-–—:]?\s+(?P<said>[A-Z].*)$"
)
_NEVER = re.compile(r"^(?:RESOLVED|Resolved|That\b|Question\s+\d|Item\s+\d|Note:)")
_UPDATE = re.compile(r"^\(?\s*(?:\w+\s+){0,2}?(?:updated?|response|progress)\b[^:.]{0,40}:\s*", re.IGNORECASE)
_REFERENCED = re.compile(r"(?P<ref>[A-Z]{1,5}[-/ ]?\d{1,4}(?:/\d{2,4})?)[.:]?\s+(?P<said>[A-Z].*)$")
_TRAILING_INITIALS = re.compile(r"\s+(?P<owner>[A-Z]{2,3}(?:\s?[/&,]\s?[A-Z]{2,3})*)$")
_SHORTEST_BOLD_WORDS = 6
_BOLD_SHARE = 0.75


class _Minuted(msgspec.Struct):
    """An action as it is gathered."""

    text: str
    owner: str | None
    passage: Passage
    cite: Cite
    number: str | None = None
    due: str | None = None
    updates: list[tuple[str, Cite]] = msgspec.field(default_factory=list)


def find_actions(passages: Iterable[Passage]) -> tuple[Action, ...]:
    """The actions of minuted passages, in order.

    Read are lists headed `Actions:`, `ACTION: ...`, `(Action: Clerk)`, `Action 3 - JB to ...`, sentences set in bold
    that commit somebody, and passages of the home `action column`, which give the last sentence of the passage before
    them its owner. Words in italics, or marked `Update:`, after an action are its update.
    """
    found: list[_Minuted] = []
    before: Passage | None = None
    listing: Passage | None = None
    for passage in passages:
        if passage.home in _OWNER_HOMES:
            found += _from_column(passage, before)
            continue
        if passage.home.startswith(_RESOLVED):
            # what is resolved is no action, save where the minutes mark who is to act
            found += _from_mark(passage, Wording(passage.blocks), before)
            before, listing = passage, None
            continue
        if not passage.home.startswith(_MINUTED):
            continue
        wording = Wording(passage.blocks)
        if found and _same_item(found[-1].passage, passage) and _is_update(passage):
            update = _UPDATE.sub("", passage.text).strip()
            found[-1].updates.append((update or passage.text, _cite(wording, passage.text)))
            continue
        if listing is not None and _same_item(listing, passage) and (listed := _from_list(passage, wording)):
            found.append(listed)
            continue
        listing = passage if _LIST_HEAD.match(passage.text) else None
        marked = _from_mark(passage, wording, before)
        found += marked or _from_reference(passage, wording) or _from_bold(passage, wording)
        before = passage
    return tuple(_action(minuted, number) for number, minuted in enumerate(found, 1))


def _from_list(passage: Passage, wording: Wording) -> _Minuted | None:
    """An entry of a list headed `Actions:`, with its reference or number where one is printed."""
    entry = _LIST_ENTRY.match(passage.text)
    listed = any(block.kind == "list_item" for block in passage.blocks)
    if (entry is None and not listed) or len(passage.text.split()) < 3:
        return None
    if entry is not None:
        entry = _LIST_ENTRY.match(entry["said"]) or entry  # `1. R17/24 - The clerk will ...`
    said = entry["said"] if entry else passage.text
    number = entry["ref"] if entry and len(entry["ref"]) > 2 else None
    return _Minuted(said, _owner_of(said), passage, _cite(wording, said), number)


def _from_mark(passage: Passage, wording: Wording, before: Passage | None) -> list[_Minuted]:
    if "ction" not in passage.text and "ACTION" not in passage.text and "AP" not in passage.text:
        return []
    match = _MARKED.search(passage.text)
    if match is None or (match.start() and match["mark"][0] == "a"):
        return []
    said = match["said"]
    labelled = _LABELS_BEHIND.search(said)
    if labelled and (labelled["owner"] or labelled["due"]):
        number = (match["number"] or match["number2"] or "").strip() or None
        said = said[: labelled.start()]
        owner = labelled["owner"] or _owner_of(said)
        return [_Minuted(said, owner, passage, _cite(wording, said), number, labelled["due"])]
    if match["open"] and (closing := said.find(")" if match["open"] == "(" else "]")) > 0:
        said = said[:closing]
    if said.count(")") > said.count("(") or said.count("]") > said.count("["):
        said = _BRACKET_END.sub("", said)
    said = said.strip()
    number = (match["number"] or match["number2"] or "").strip() or None
    if _ONLY_NAMES.match(said) and not _OWNED.match(said):
        text = split_sentences(passage.text[: match.start()].strip(" ([-–"))[-1:] or (
            split_sentences(before.text)[-1:] if before else []
        )
        if not text:
            return []
        source = wording if match.start() > 3 else Wording(before.blocks) if before else wording
        return [_Minuted(text[0], said.rstrip("."), passage, _cite(source, text[0]), number)]
    if len(said.split()) < 3:
        return []
    return [_Minuted(said, _owner_of(said), passage, _cite(wording, said), number)]


def _from_reference(passage: Passage, wording: Wording) -> list[_Minuted]:
    """A note that opens with the number of an action and who is to act: `AP/12 JB to write to the Trust`."""
    match = _REFERENCED.match(passage.text)
    if match is None or not _OWNED.match(match["said"]):
        return []
    owner = _owner_of(match["said"])
    said = match["said"]
    if owner and (again := _TRAILING_INITIALS.search(said)) and again["owner"].split()[0] in owner:
        said = said[: again.start()]  # the owner's column, printed beside
    return [_Minuted(said, owner, passage, _cite(wording, said), match["ref"])]


def _owner_of(said: str) -> str | None:
    match = _OWNED.match(said)
    if match:
        return re.sub(r"^The\s+", "", match["owner"])
    parted = _PARTED_OWNER.match(said)
    if parted:
        return parted["owner"]
    trailing = _TRAILING_OWNER.search(said)
    return trailing["owner"] if trailing else None


def _from_column(passage: Passage, before: Passage | None) -> list[_Minuted]:
    """An action column's words: initials own the last sentence beside them; a sentence is an action itself."""
    text = fold(passage.text)
    if not text or re.fullmatch(r"[-–—]|none|n/?a|noted?|to note|action", text, re.IGNORECASE):
        return []
    if not _ONLY_NAMES.match(text):
        return [_Minuted(text, _owner_of(text), passage, _cite(Wording(passage.blocks), text))]
    if before is None or not before.text:
        return []
    sentences = split_sentences(before.text)
    acting = [sentence for sentence in sentences if _COMMITS.search(sentence)] or sentences
    return [_Minuted(acting[-1], text.rstrip("."), before, _cite(Wording(before.blocks), acting[-1]))]


def _from_bold(passage: Passage, wording: Wording) -> list[_Minuted]:
    """Sentences set in bold that commit somebody, where only part of the passage is bold."""
    bold = [_bold_text(passage)]
    if not bold[0] or _NEVER.match(bold[0]):
        return []
    found = []
    for sentence in split_sentences(bold[0]):
        said = sentence.strip(" *")
        if len(said.split()) < _SHORTEST_BOLD_WORDS or not _COMMITS.search(said) or said not in passage.text:
            continue
        if said.endswith((":", "?")) or _NEVER.match(said):
            continue
        owner = re.sub(r"^(?:However|Therefore|So|Also),?\s+", "", said)
        found.append(_Minuted(said, _owner_of(owner), passage, _cite(wording, said)))
    return found


def _bold_text(passage: Passage) -> str:
    spans = [span for block in passage.blocks if block.kind != "table" for span in block.spans]
    if not any(span.bold for span in spans):
        return ""
    return fold(" ".join(span.text for span in spans if span.bold))


def _is_update(passage: Passage) -> bool:
    if _UPDATE.match(passage.text):
        return True
    blocks = [block for block in passage.blocks if block.kind != "table" and block.text]
    return bool(blocks) and all(block.share("italic") > _BOLD_SHARE for block in blocks) and "?" not in passage.text


def _same_item(first: Passage, second: Passage) -> bool:
    return first.ref == second.ref and first.section is second.section


def _cite(wording: Wording, words: str) -> Cite:
    at = max(0, wording.text.find(fold(words)))
    return wording.cite(at, at + len(fold(words)) if fold(words) in wording.text else len(wording.text))


def _action(minuted: _Minuted, number: int) -> Action:
    passage = minuted.passage
    update = " ".join(words for words, _ in minuted.updates) or None
    due = _DUE.search(minuted.text)
    printed = re.sub(r"^(?:by|before|due(?: on| by)?:?)\s+", "", due[0], flags=re.IGNORECASE) if due else None
    due_words = minuted.due or printed
    return Action(
        id=f"{passage.section.id if passage.section else 'minuted'}-minuted-{number}",
        ref=minuted.number or passage.ref,
        origin_date=passage.date,
        owner=minuted.owner,
        text=minuted.text,
        status=tell_status(None, update, None),
        update=update,
        due=due_words,
        due_date=find_date(due_words, passage.date.year if passage.date else None) if due_words else None,
        cite=minuted.cite,
        update_cite=minuted.updates[0][1] if minuted.updates else None,
    )
