"""Which kind of document a section is, by its title and by what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.reading.extract.action_tracker import looks_like_tracker
from answerable.reading.extract.agenda import is_agenda_table
from answerable.reading.extract.attendance import opens_group
from answerable.reading.extract.boundary import BoundaryKind
from answerable.reading.extract.numbering import read_mark, read_reference
from answerable.reading.layout import Block
from answerable.record.document import DocumentKind

_TRACKER = re.compile(
    r"\baction(?:s)? (?:tracker|log|list|register|sheet|points|plan update|summary)\b"
    r"|\boutstanding (?:actions|references|issues)\b"
    r"|\bmatters arising (?:log|schedule|tracker)\b|\b(?:rolling|open) actions?\b|\btracker\b"
    r"|\brecommendations tracker\b",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"\bwork(?:ing)?\s?(?:programme|plan|program)\b|\bforward (?:work )?(?:plan|programme|look)\b"
    r"|\bprogramme of work\b|\b(?:business|meeting|annual) planner\b|\bworkplan\b",
    re.IGNORECASE,
)
_DECISIONS = re.compile(
    r"\bdecisions?\b(?=.*\b(?:register|log|list|taken|made|published|notices?|key)\b)|\b(?:register|log"
    r"|list|schedule) of\b.*\bdecisions\b|\bkey decisions\b|\bdecision (?:register|log|list|notices?)\b",
    re.IGNORECASE,
)
_DECISION_NUMBER = re.compile(
    r"\bdecisions?\b.{0,30}?\b\d{1,4}\s?[-–/ ]\s?\d{2,4}\b|\b(?:19|20)\d\d\s?[/-]\s?\d{2,4}\b"
    r"|\b\d{2,3}/(?:19|20)?\d\d\b|\b(?:19|20)\d\d[-/][A-Z]{1,4}[-/]\d{1,4}\b|\b[A-Z]{1,4}(?:19|20)\d\d[-/]\d{1,4}\b",
    re.IGNORECASE,
)
_ONE_NOTICE = re.compile(
    r"\W*decision (?:notice|record)\W*(?:number|no\.?)?\W*(?:19|20)\d\d[-/]D[-/]\d{1,4}\W*", re.IGNORECASE
)
_DISCUSSION_COLUMN = re.compile(
    r"discuss|minutes$|notes?\b.*discuss|key points|points raised|summary of", re.IGNORECASE
)
_NOTICE_NUMBER = re.compile(
    r"\W*(?:decision (?:notice |record )?(?:no\.?|number|ref(?:erence|\.)?)?\s*:?\s*)?"
    r"((?:19|20)\d\d[-/]D[-/]\d{1,4})\b",
    re.IGNORECASE,
)
# A register pads the numbers of its decisions (`014/2023`); the references of minutes are not padded.
_PADDED = re.compile(r"0\d+/(?:19|20)\d\d\b")
_DECISION_COLUMN = re.compile(r"decision (?:taken|made|number|no\.?|ref(?:erence|\.)?)", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:appendix|annexe?)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\W*(?:members\s+|councillors\s+)?(?:present|attendees?|attendance|in attendance|those present)\b\W*(?::|$|-)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:RESOLVED|AGREED)\b|\b(?:resolved|agreed) that\b|\bapolog(?:ies|y) (?:for absence )?(?:were|was"
    r"|had been|have been) (?:received|accepted|noted|given|sent|tendered)\b"
    r"|\b(?:the|this) meeting (?:was )?(?:closed|ended|opened|started|commenced|concluded|finished|terminated)\b"
    r"|\bmeeting (?:closed|ended|concluded)\b|\bnem\.? con\b|\b(?:was|were) (?:agreed|approved|confirmed"
    r"|accepted) as (?:a|an)\b.{0,30}\brecord\b",
    re.IGNORECASE,
)
# What minutes tell of those who met: two such paragraphs below attendance are minutes, whatever they are called.
_TOLD = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){1,6}(?:also |then |further )?(?:asked|queried|introduced|presented|welcomed"
    r"|thanked|noted|reported"
    r"|updated|advised|explained|responded|replied|stated|informed|outlined|confirmed|gave|proposed|agreed|said|raised"
    r"|commented|opened|declared|summarised|highlighted|suggested|provided)\b"
)
_FEWEST_TOLD = 2
_ENOUGH_DECISIONS = 2
_LONGEST_LABEL = 200
_QUESTION = re.compile(
    r"\W*(?:(?:question|q)\.?\s?\d{1,3}\b|(?:\d{1,3}[.)]\s*)?(?:(?:written|public|oral)\s+)?question\W*(?:$|(?:by|from)\b))",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\W*(?:answer|response|reply|a\s?\d{0,2}[.:])", re.IGNORECASE)


_ACTS = re.compile(r"\bactions?\b|\basked\b|\bwhat\b|\btasks?\b", re.IGNORECASE)
_ACTORS = re.compile(r"\b(?:who|lead|owner|responsible|by whom|assigned)\b", re.IGNORECASE)


def kind_of_list(heading: str, table: Block) -> DocumentKind | None:
    """What a table under a heading within minutes lists: actions, decisions or a work programme."""
    labels = " | ".join(cell.text for cell in table.rows[0]) if table.rows else ""
    if (_ACTS.search(labels) and _ACTORS.search(labels)) or looks_like_tracker(table):
        return "action_tracker"
    if _TRACKER.search(heading) or re.search(r"^\W*(?:\d+[.)]?\s*)?actions?\W*$", heading, re.IGNORECASE):
        return "action_tracker"
    if _PROGRAMME.search(heading):
        return "work_programme"
    return "decision_list" if re.search(r"\bdecisions?\b", heading, re.IGNORECASE) else None


def tell_kind(sign: BoundaryKind, title: str, head: Sequence[Block], blocks: Sequence[Block]) -> DocumentKind:
    """The kind of a document whose beginning showed `sign`."""
    if sign in ("agenda", "minutes"):
        return "agenda" if sign == "agenda" and not _is_minuted(blocks) else "minutes"
    if _asks_and_answers(blocks):
        return "minutes"
    named = " ".join([title, *(block.text for block in head[:4] if len(block.text) < 160)])
    tables = [block for block in blocks if block.kind == "table"]
    if (_DECISIONS.search(named) and _lists_decisions(blocks)) or _numbers_decisions([*head, *blocks]):
        return "decision_list"
    if (sign == "appendix" or _APPENDIX.match(title)) and not (_TRACKER.search(named) or _PROGRAMME.search(named)):
        return "appendix"
    if _TRACKER.search(title) or (_TRACKER.search(named) and any(map(looks_like_tracker, tables))):
        return "action_tracker"
    if _PROGRAMME.search(title) and (tables or _is_short(blocks)):
        return "work_programme"
    if sign == "paper":
        return _kind_by_content(named, blocks, tables)
    return "report"


def labels_question(text: str) -> bool:
    """Whether a line is the label of a question (`Question 3`, `Question by Cllr Lee`)."""
    return len(text) < _LONGEST_LABEL and _QUESTION.match(text) is not None


def _asks_and_answers(blocks: Sequence[Block]) -> bool:
    """Whether a document is questions with their answers, each under its own heading: minuted, and nothing else."""
    short = [
        block.text for block in blocks if block.kind in ("heading", "paragraph") and len(block.text) < _LONGEST_LABEL
    ]
    questions = sum(1 for text in short if _QUESTION.match(text))
    answers = sum(1 for text in short if _ANSWER.match(text))
    return questions > 1 and answers > 1


def _kind_by_content(named: str, blocks: Sequence[Block], tables: Sequence[Block]) -> DocumentKind:
    if _is_minuted(blocks):
        return "minutes"
    words = sum(len(block.text) for block in blocks if block.kind not in ("table", "furniture"))
    tabled = sum(len(block.text) for block in tables)
    if tables and tabled > words:
        if any(map(looks_like_tracker, tables)):
            return "action_tracker"
        if any(map(is_agenda_table, tables)) and not re.search(r"report|budget|register", named, re.IGNORECASE):
            return "agenda"
    if _PROGRAMME.search(named):
        return "work_programme"
    if re.search(r"\bagenda\b(?!\s+item)", named, re.IGNORECASE):
        return "agenda"
    if _lists_decisions(blocks) and re.search(r"\bdecisions?\b", named, re.IGNORECASE):
        return "decision_list"
    return "report"


def _is_minuted(blocks: Sequence[Block]) -> bool:
    """Attendance and words of decision, or references of minutes in order."""
    present = decided = references = apologies = told = 0
    for block in blocks:
        if block.kind == "table":
            if _tables_decisions(block) or (looks_like_tracker(block) and not _tables_discussion(block)):
                continue
            references += sum(1 for row in block.rows if row and _is_reference(row[0].text))
            present += any(cell.text and _PRESENT.match(cell.text) for row in block.rows[:8] for cell in row[:1])
            decided += bool(_DECIDED.search(block.text[:20000]))
        elif block.text:
            text = block.text
            present += len(text) < 600 and opens_group(text)
            apologies += len(text) < 200 and bool(
                re.match(r"\W*(?:apolog(?:ies|y)|(?:not able|unable) to attend)\b", text, re.IGNORECASE)
            )
            decided += bool(_DECIDED.search(text))
            told += bool(_TOLD.match(text))
            references += _is_reference(text[:24].split(" ")[0])
    return bool(present and (decided or apologies or references > 1 or told >= _FEWEST_TOLD)) or (
        references > 2 and bool(decided)
    )


def _is_reference(text: str) -> bool:
    mark = read_reference(text.strip()) if len(text.strip()) < 16 else None
    return mark is not None and not mark.rest and _PADDED.match(text.strip()) is None


def _tables_discussion(table: Block) -> bool:
    """Whether a column of a table is headed as what was said: minutes, with who is to act beside it."""
    return any(_DISCUSSION_COLUMN.match(cell.text.strip()) for cell in table.rows[0])


def _numbers_decisions(blocks: Sequence[Block]) -> bool:
    """Whether lines begin with the numbers of decisions (`2023-D-014`), or the first name one decision's notice."""
    lines = [block.text for block in blocks if block.kind != "table"]
    if any(_ONE_NOTICE.fullmatch(line) for line in lines[:4]):
        return True
    return len({number[1] for line in lines if (number := _NOTICE_NUMBER.match(line))}) >= _ENOUGH_DECISIONS


def _tables_decisions(table: Block) -> bool:
    """Whether a column of a table is headed as the decisions taken."""
    return bool(table.rows) and any(_DECISION_COLUMN.fullmatch(cell.text.strip()) for cell in table.rows[0])


def _lists_decisions(blocks: Sequence[Block]) -> bool:
    found = 0
    for block in blocks:
        if block.kind == "table":
            header = " ".join(cell.text for cell in block.rows[0]) if block.rows else ""
            if re.search(r"\bdecision\b", header, re.IGNORECASE):
                return True
            found += sum(1 for row in block.rows if _DECISION_NUMBER.search(" ".join(cell.text for cell in row[:2])))
        elif len(block.text) < 240:
            found += bool(
                _DECISION_NUMBER.search(block.text) and re.search(r"\bdecision\b", block.text, re.IGNORECASE)
            )
    return found >= _ENOUGH_DECISIONS


def _is_short(blocks: Sequence[Block]) -> bool:
    return all(
        read_mark(block.text) is None or len(block.text) < 300 for block in blocks if block.kind != "furniture"
    )
