"""A stretch of a paper that is one document: what every extractor is given."""

from __future__ import annotations

import datetime as dt

import msgspec

from answerable.reading.layout import Block
from answerable.record.document import DocumentKind


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a paper.

    `head` holds the blocks that name it (title, date, "Report of"), `blocks` the rest in reading order. `id` is the
    `record.Document` id. `meeting_date` is the date of the meeting it belongs to, where that is known.
    """

    id: str
    kind: DocumentKind
    title: str
    body: str | None = None
    date: dt.date | None = None
    meeting_date: dt.date | None = None
    report_of: str | None = None
    authors: tuple[str, ...] = ()
    presented_by: tuple[str, ...] = ()
    priority: str | None = None
    part_of: str | None = None
    head: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Prose that a fact of the record holds, with what is known of it: where promises and figures are looked for.

    `home` names the kind of fact (`answer`, `item note`, `resolution`, `report paragraph`, `table cell` ...);
    `speaker` is who says it, where the record knows; `ref` its minute or paragraph number.
    """

    blocks: tuple[Block, ...]
    text: str
    home: str
    date: dt.date | None = None
    ref: str | None = None
    speaker: str | None = None
    heading: str | None = None
    section: Section | None = None
