"""A whole paper's reading: its source, its facts and its text."""

from __future__ import annotations

from answerable.record.action import Action
from answerable.record.cite import Fact
from answerable.record.decision import Decision
from answerable.record.document import Document
from answerable.record.figure import Figure
from answerable.record.meeting import Meeting
from answerable.record.page import Page
from answerable.record.programme import ProgrammeItem
from answerable.record.promise import Promise
from answerable.record.question import Question
from answerable.record.report import Report
from answerable.record.resolution import Resolution
from answerable.record.table import Table
from answerable.record.unread import Unread


class Source(Fact, frozen=True, kw_only=True):
    """The file that was read. `pages` is present for a paged input, `lines` for one of lines."""

    path: str
    sha256: str | None = None
    media_type: str | None = None
    pages: int | None = None
    lines: int | None = None


class Record(Fact, frozen=True, kw_only=True):
    """Everything one paper states. `contract` is the version of the JSON it becomes."""

    contract: int = 1
    source: Source
    documents: tuple[Document, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    questions: tuple[Question, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    actions: tuple[Action, ...] = ()
    promises: tuple[Promise, ...] = ()
    decisions: tuple[Decision, ...] = ()
    work_programme: tuple[ProgrammeItem, ...] = ()
    reports: tuple[Report, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    unread: tuple[Unread, ...] = ()


class Reading(Fact, frozen=True, kw_only=True):
    """A record with the text it was read from."""

    record: Record
    pages: tuple[Page, ...]
    reader: str
    """The reader's version, so that a later reader knows what to read again."""


class Fault(Fact, frozen=True, kw_only=True):
    """A file that could not be read: one clear line for a clerk, naming the file and what to do."""

    contract: int = 1
    source: Source
    error: str
