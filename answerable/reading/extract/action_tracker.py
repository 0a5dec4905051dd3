"""Action trackers: tables, or lists, of what was asked of whom, by when and what came of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from answerable.reading.extract.action_column import (
    guess_columns,
    holds_actions,
    is_tracker,
    name_action_columns,
)
from answerable.reading.extract.action_list import HEADED, TABLE_HEADING, Listed, names_table, read_action_list
from answerable.reading.extract.action_status import status_of, status_of_heading, tell_status
from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.header import cell_text
from answerable.reading.extract.section import Section
from answerable.reading.extract.table import TableParts, cite_piece, is_held, leaves_and_table, leaves_of, take_apart
from answerable.reading.layout import Block, Cell
from answerable.reading.ledger import Ledger
from answerable.record import Action

HOME = "action"
HEADING_HOME = "action table heading"
_OF_MEETING = re.compile(
    r"\b[Mm]eeting\b|^(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? (?:19|20)\d\d$|^[A-Z][a-z]+ (?:19|20)\d\d$"
)

_MEETING_OVER = re.compile(
    r"(?:[A-Z\d]{1,2}[.)] )?(?P<arose>(?:(?:(?:new )?actions? )?(?:arising |agreed |made )?(?:from|at) (?:the )?)?)"
    r"(?:\w+ )?meeting (?:of |held (?:on )?|on )?(?:the )?(?P<day>[\w ,]{6,30}):?",
    re.IGNORECASE,
)


def looks_like_tracker(block: Block) -> bool:
    """Whether a table is an action tracker: a column of actions, with who, by when or what came of them."""
    return block.kind == "table" and is_tracker(take_apart(block))


def read_tracker(section: Section, ledger: Ledger) -> tuple[Action, ...]:
    """The actions of every tracker table of a section, or, in a tracker without tables, of its lists.

    Claims the tables it reads and the headings that name them.
    """
    rows: list[Listed] = []
    heading: Block | None = None
    columns: dict[str, int] | None = None
    width = 0
    meetings = _meetings_over(section)
    for block in section.blocks:
        if block.kind == "furniture":
            continue
        if block.kind != "table":
            if names_table(block):
                heading = block
            elif block.text:
                columns = None
            continue
        if is_held(block, ledger):
            continue
        parts = take_apart(block)
        if is_tracker(parts) or (section.kind == "action_tracker" and holds_actions(parts)):
            if parts.header:
                columns = name_action_columns(parts.header)
            elif columns is None or len(parts.grid[0]) != width:
                columns = guess_columns(parts)
        elif columns is None or parts.header or len(parts.grid[0]) != width:
            columns = None
            continue
        width = len(parts.grid[0])
        _claim_table(block, heading, ledger)
        title = parts.title or (fold(heading.text) if heading else None)
        rows += _join_torn(_read_rows(parts, columns, title, meetings.get(id(block))), rows)
    if not rows:
        rows = list(read_action_list(section, ledger))
    return tuple(_action(row, f"{section.id}-action-{number}") for number, row in enumerate(rows, 1))


def _claim_table(block: Block, heading: Block | None, ledger: Ledger) -> None:
    ledger.claim(leaves_and_table(block), HOME)
    if heading is not None and not ledger.is_claimed(heading):
        ledger.claim(heading, HEADING_HOME)


def _meetings_over(section: Section) -> dict[int, str]:
    """The meetings that headings over tables name (`Meeting of 18 October`), where their actions arose, by table.

    One such heading alone may name the meeting that the tracker is for, unless it says that they are from there.
    """
    over: dict[int, str] = {}
    arose = False
    met: str | None = None
    for block in (*section.head[1:], *section.blocks):
        if block.kind == "table" and met:
            over[id(block)] = met
        elif block.kind not in ("table", "furniture") and block.text:
            named = _MEETING_OVER.fullmatch(fold(block.text))
            if named and find_date(named["day"]):
                met = named["day"].strip()
                arose = arose or "action" in named["arose"].lower()
            elif not names_table(block):
                met = None
    return over if arose or len(set(over.values())) > 1 else {}


def _read_rows(
    parts: TableParts, columns: dict[str, int], heading: str | None, met: str | None = None
) -> Iterator[Listed]:
    status = status_of_heading(heading) if heading else None
    title = HEADED.sub("", heading) if heading else None
    column = columns.get("status", 0)
    reported = {cell_text(row[column]).lower() for row in parts.body if column and column < len(row)}
    on_track = bool(reported & {"b", "blue"})
    for row in parts.body:
        filled = [cell for cell in row if cell is not None and cell_text(cell)]
        if not filled:
            continue
        label = cell_text(filled[0])
        if len(filled) == 1 and len(row) > 2 and filled[0] is row[0]:
            if TABLE_HEADING.search(label):
                status, title, met = status_of_heading(label) or status, label, None
                continue
            if _OF_MEETING.search(label):
                met = label
                continue
        if parts.header and tuple(map(cell_text, row)) == parts.header:
            continue
        update = row[columns["update"]] if "update" in columns else None
        words = {meaning: cell_text(row[column]) for meaning, column in columns.items() if column < len(row)}
        if on_track and words.get("status", "").lower() in ("g", "green"):
            words["status"] = "on track"  # where blue is complete
        if met:
            words.setdefault("origin", met)
        yield Listed(
            words=words,
            blocks=[inner for cell in filled if cell is not update for inner in _words_in(cell)],
            update_blocks=list(_words_in(update)) if update is not None else [],
            table=title,
            heading_status=status,
        )


def _words_in(cell: Cell) -> Iterator[Block]:
    return (leaf for block in cell.blocks for leaf in leaves_of(block) if leaf.text)


def _join_torn(coming: Iterator[Listed], before: Sequence[Listed]) -> list[Listed]:
    """Rows with the pieces that a page break tore off joined to the row above."""
    rows: list[Listed] = []
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


def _is_torn(row: Listed, above: Listed) -> bool:
    if any(row.words.get(meaning) for meaning in ("ref", "origin", "owner", "due")):
        return False
    action = row.words.get("action", "")
    if not action:
        return True
    return "ref" in row.words and bool(above.words.get("ref")) and action[0].islower()


def _action(row: Listed, action_id: str) -> Action:
    words = {meaning: text or None for meaning, text in row.words.items()}
    update = words.get("update")
    status_words = words.get("status")
    if update and status_words == update and len(update.split()) <= 2 and status_of(update):
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
