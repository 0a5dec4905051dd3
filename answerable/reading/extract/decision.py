"""Decisions that a body lists, under headings (`Title – Decision 030-2022 – 23 December 2022`) or in a table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from answerable.reading.extract.calendar import find_date, find_dates
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.decision_notice import HOME, NUMBER, Gathered, read_notices
from answerable.reading.extract.header import cell_text, name_columns
from answerable.reading.extract.section import Section
from answerable.reading.extract.table import TableParts, cite_row, is_held, leaves_and_table, take_apart
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import Decision

_COLUMNS = {
    "number": re.compile(
        r"^(?:decision\s+)?(?:record\s+|notice\s+|log\s+)?(?:no\b|number|ref\b|reference|id\b|#)|\bref(?:erence)?\b",
        re.I,
    ),
    "date": re.compile(r"\bdate\b|\bsigned\b|\bwhen\b|\bmade on\b|\bapproved on\b", re.IGNORECASE),
    "confidential": re.compile(
        r"\bconfidential\w*|\bexempt\w*|\bclassification\b|\bopen\b|\bprotective marking\b|\bpart (?:1|2|i|ii)\b"
        r"|\brestricted\b|\bstatus\b|\bpublication\b|\bpublished\b|\baccess\b",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"\btitle\b|\bsubject\b|\btopic\b|\bname\b|\bdecision\b|\bmatter\b|\bdescription\b|\bitem\b", re.I
    ),
    "summary": re.compile(
        r"\bsummary\b|\bdescription\b|\bdetails?\b|\bpurpose\b|\bdecision\b|\breason\w*\b|\boutcome\b", re.I
    ),
}
_DECISIONS = re.compile(r"\bdecisions?\b(?! (?:making|required|sought|tree))", re.IGNORECASE)
_HEADED = re.compile(
    rf"^(?P<title>.*?)[\s,:–—-]*\b(?:(?:OP)?P?F?CC(?:['’]s)?\s+|Commissioner(?:['’]s)?\s+|Mayoral\s+"
    rf"|Key\s+)?Decision\b"
    rf"(?:\s+(?:Notice|Record|Number|No\.?|Ref\.?))*\s*[:–—-]?\s*(?P<number>{NUMBER})(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    rf"^(?:(?P<date>\d{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{{4}}"
    rf"|\d\d/\d\d/\d{{2,4}})\s*[:–—-]\s+)?(?:Decision\s+)?(?P<number>{NUMBER})"
    r"(?:\s*[:–—|-])?\s+(?P<title>[A-Z“‘].*)$"
)
_MARKING = re.compile(
    r"[\s(\[,;–—-]+(?P<said>"
    r"restricted|confidential|exempt|closed|open|not for publication|part (?:1|2|i{1,2}|one|two))[)\]]?\.?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?P<label>date|signed|approved|status|classification|publication|confidential\??|restricted\??|exempt\??"
    r"|summary|decision)"
    r"(?: of decision| made)?\s*[:–-]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"(?:yes|no|y|n)\b", re.IGNORECASE)
_FULL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_OPEN = re.compile(
    r"\b(?:non[- ]confidential|not (?:confidential|restricted|exempt)|open|public|unrestricted|in full"
    r"|not protectively marked"
    r"|official(?!-sensitive)\b|part (?:1|i|a|one))\b"
    r"|^no?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:confidential|exempt|restricted|private|closed|sensitive|not for publication|withheld|redacted"
    r"|part (?:2|ii|b|two))\b|^y(?:es)?$",
    re.I,
)
_ONLY_MARKED = re.compile(
    r"(?:(?:not )?(?:restricted|confidential|exempt|for publication)|open|closed|part (?:1|2|i{1,2}|one"
    r"|two))\W*",
    re.IGNORECASE,
)
_SAYS_CLOSED = re.compile(r"\bconfidential\b|\bexempt\b|\bnot for publication\b", re.IGNORECASE)
_PRINTED = re.compile(
    rf"(?:^|[\n\t|]|:\s|\s[–—-]\s|notice )\s*(?:[-•]\s*)?{NUMBER}(?=\s*(?:[–—:|\t\n-]"
    rf"|$))",
    re.MULTILINE,
)
_FEWEST_NUMBERED = 2
_LONGEST_HEADING_WORDS = 20
_EDGES = " \t–—-:,.|"


def read_decisions(section: Section, ledger: Ledger) -> tuple[Decision, ...]:
    """The decisions that a section lists, in order: from register tables and, in a list of decisions, from headings
    with a decision number.

    Claims the blocks it reads. `confidential` is what the marking or the summary says; where none says anything but
    another decision of the same list is called confidential, it is open.
    """
    gathered = list(_from_tables(section, ledger))
    if not gathered and _may_list(section):
        section = msgspec.structs.replace(section, kind="decision_list")
        gathered = list(_from_tables(section, ledger))
    if section.kind == "minutes":
        gathered += _from_lists(section)
    if section.kind == "decision_list":
        gathered += list(read_notices(section, ledger)) or _from_headings(section, ledger)
    markings = [_confidential(decision) for decision in gathered]
    some_closed = True in markings
    return tuple(
        Decision(
            number=normalise_number(decision.printed, decision.date),
            number_printed=decision.printed,
            title=decision.title,
            date=decision.date,
            confidential=False if marking is None and some_closed and decision.summary else marking,
            summary=decision.summary,
            cite=decision.cite,
        )
        for decision, marking in zip(gathered, markings, strict=True)
    )


def _may_list(section: Section) -> bool:
    """Whether a paper that nobody called a list of decisions is one: it is named so and prints their numbers."""
    if section.kind not in ("report", "appendix"):
        return False
    named = " ".join([section.title, *(fold(block.text) for block in section.head[:4])])
    if not _DECISIONS.search(named):
        return False
    printed = (block.text for block in (*section.head[1:], *section.blocks) if block.kind != "furniture")
    numbered = sum(len(_PRINTED.findall(text[:4_000])) for text in printed)
    return numbered >= _FEWEST_NUMBERED


def normalise_number(printed: str | None, date: dt.date | None = None) -> str | None:
    """A decision number as year and serial: `030-2022` is `2022/030`, `08 2022` is `2022/008`.

    A number without a year takes that of its date; one that is still without stays as printed.
    """
    if not printed:
        return None
    year = _FULL_YEAR.search(printed)
    rest = printed[: year.start()] + " " + printed[year.end() :] if year else printed
    numbers = _DIGITS.findall(rest)
    if not numbers:
        return printed
    if year:
        return f"{year[1]}/{int(numbers[-1]):03d}"
    if len(numbers) > 1 and len(numbers[-1]) == 2 and 10 <= int(numbers[-1]) <= 60:
        return f"20{numbers[-1]}/{int(numbers[-2]):03d}"
    return f"{date.year}/{int(numbers[-1]):03d}" if date and len(numbers) == 1 else printed


def _confidential(decision: Gathered) -> bool | None:
    for words in (decision.marking, decision.summary, decision.title):
        if not words:
            continue
        if _OPEN.search(words) and (words is decision.marking or "onfidential" in words):
            return False
        if _CLOSED.search(words) and (words is decision.marking or _SAYS_CLOSED.search(words)):
            return True
    return None


def _from_tables(section: Section, ledger: Ledger) -> Iterator[Gathered]:
    columns: dict[str, int] = {}
    above = ""
    for block in section.blocks:
        if block.kind != "table" or is_held(block, ledger) or len(block.rows) == 1:
            above = block.text if block.kind != "furniture" else above
            continue
        parts = take_apart(block)
        named = name_columns(parts.header, _COLUMNS) if parts.header else columns
        if "title" not in named and "summary" in named:
            named = {"title": named.pop("summary")} | named
        if not _is_register(parts, named, section, above):
            continue
        columns = named
        ledger.claim(leaves_and_table(block), HOME)
        yield from _from_rows(parts, columns)


def _is_register(parts: TableParts, columns: dict[str, int], section: Section, above: str) -> bool:
    if "title" not in columns or not columns.keys() & {"number", "date"}:
        return False
    if section.kind == "decision_list":
        return True
    labels = " ".join(parts.header).lower()
    headed = "decisions" in above.lower() and len(above.split()) < _LONGEST_HEADING_WORDS
    return "number" in columns and len(columns) > 2 and ("decision" in labels or headed)


def _from_rows(parts: TableParts, columns: dict[str, int]) -> Iterator[Gathered]:
    for row in parts.body:
        words = {meaning: cell_text(row[column]) or None for meaning, column in columns.items() if column < len(row)}
        cite = cite_row(row)
        if cite is None or not words.get("title"):
            continue
        yield Gathered(
            title=str(words["title"]),
            printed=words.get("number"),
            date=find_date(words.get("date") or ""),
            cite=cite,
            blocks=[],
            summary=words.get("summary"),
            marking=words.get("confidential"),
        )


def _from_headings(section: Section, ledger: Ledger) -> Iterator[Gathered]:
    decision: Gathered | None = None
    for block in (*_head_decisions(section), *_loose(section.blocks, ledger)):
        text = fold(block.text)
        headed = _read_heading(text, block, section)
        if headed is not None:
            if decision is not None:
                yield _cited(decision)
            decision = headed
        elif decision is not None and block.kind in ("paragraph", "list_item") and block.share("bold") < 0.9:
            _add(decision, text)
            decision.blocks.append(block)
        else:
            if decision is not None:
                yield _cited(decision)
            decision = None
            continue
        if not ledger.is_claimed(block):
            ledger.claim(block, HOME)
    if decision is not None:
        yield _cited(decision)


def _from_lists(section: Section) -> Iterator[Gathered]:
    """Decisions that minutes list under words that say so (`decisions signed since May:`), each numbered and dated.

    The blocks stay with the minutes, which hold them as notes.
    """
    listing = False
    for block in section.blocks:
        text = fold(block.text)
        if block.kind != "list_item":
            listing = text.endswith(":") and bool(_DECISIONS.search(text)) if text else listing
        elif listing and _NUMBER_FIRST.match(text):
            listed = _read_heading(text, block, msgspec.structs.replace(section, kind="decision_list"))
            if listed is not None and listed.date is not None:
                yield listed


def _add(decision: Gathered, text: str) -> None:
    """A line under a decision: its date or marking where it is labelled so, else its summary."""
    labelled = _LABELLED.match(text)
    label = labelled["label"].lower() if labelled else ""
    date = find_date(labelled["value"]) if labelled else None
    if labelled and label.startswith(("date", "signed", "approved")) and date:
        decision.date = date
    elif labelled and label.startswith(("confidential", "restricted", "exempt")):
        decision.marking = labelled["value"] if _YES_OR_NO.match(labelled["value"]) else label
        decision.summary = decision.summary or (None if _YES_OR_NO.match(labelled["value"]) else text)
    elif _ONLY_MARKED.fullmatch(text):
        decision.marking = text
    elif labelled and not label.startswith(("summary", "decision")):
        decision.marking = labelled["value"]
    else:
        decision.summary = f"{decision.summary} {text}" if decision.summary else text


def _head_decisions(section: Section) -> Iterator[Block]:
    """A first decision whose heading, dated as it is, was taken for part of the document's head; what follows too."""
    begun = False
    for block in section.head[1:]:
        begun = begun or _read_heading(fold(block.text), block, section) is not None
        if begun and block.text:
            yield block


def _loose(blocks: Iterable[Block], ledger: Ledger) -> Iterator[Block]:
    return (
        block
        for block in blocks
        if block.kind not in ("furniture", "table") and block.text and not ledger.is_claimed(block)
    )


def _read_heading(text: str, block: Block, section: Section) -> Gathered | None:
    if len(text) > 260 or ("ecision" not in text and section.kind != "decision_list"):
        return None
    match = _HEADED.match(text)
    if match is None and section.kind == "decision_list":
        match = _NUMBER_FIRST.match(text)
    if match is None:
        return None
    named = match.groupdict()
    rest = named.get("rest") or ""
    marked = _MARKING.search(rest or match["title"])
    title = match["title"][: marked.start()] if marked and not rest else match["title"]
    rest = rest[: marked.start()] if marked and rest else rest
    title = title.strip(_EDGES)
    dates = find_dates(rest or title)
    if not rest and dates:
        title = (title[: dates[-1].start] + title[dates[-1].end :]).replace("()", "").strip(_EDGES)
        if marked is None and (marked := _MARKING.search(title)):
            title = title[: marked.start()].strip(_EDGES)
    if not title:
        title = (rest[: dates[-1].start] + rest[dates[-1].end :] if dates else rest).strip(_EDGES)
    if not title or (section.kind != "decision_list" and not dates):
        return None
    printed = " ".join(match["number"].split())
    date = dates[-1].date if dates else find_date(named.get("date") or "")
    return Gathered(title, printed, date, cite_blocks(block), [block], marking=marked["said"] if marked else None)


def _cited(decision: Gathered) -> Gathered:
    decision.cite = cite_blocks(decision.blocks)
    return decision
