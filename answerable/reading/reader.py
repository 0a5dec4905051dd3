"""The whole way of a paper: a file laid out, its documents told apart, every fact read, every word accounted for."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from answerable.reading.edition import reader_edition
from answerable.reading.extract.action import find_actions
from answerable.reading.extract.action_tracker import read_tracker
from answerable.reading.extract.agenda import read_agenda
from answerable.reading.extract.decision import read_decisions
from answerable.reading.extract.document import describe_document, divide_paper
from answerable.reading.extract.figure import find_figures
from answerable.reading.extract.minutes import read_minutes
from answerable.reading.extract.programme import read_programme
from answerable.reading.extract.promise import find_promises
from answerable.reading.extract.report import list_passages, read_report
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.table import find_tables, list_cell_passages, part_titles
from answerable.reading.extract.unread import list_unread
from answerable.reading.formats.opening import open_layout
from answerable.reading.layout import Layout
from answerable.reading.ledger import Ledger
from answerable.reading.page_text import list_pages
from answerable.reading.settling import PageText, settle_citations
from answerable.record import Action, Attendee, Meeting, Question, Reading, Record, Resolution, Source

_REPORTING = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]?\s*)?(?:purpose|recommendations?)\b", re.IGNORECASE)
_Fact = TypeVar("_Fact", Meeting, Question, Resolution, Action)


def read_paper(path: Path, *, ocr: bool = False) -> Reading:
    """Read one file. Raises `UnreadableError` with one clear line where the file cannot be read."""
    layout = open_layout(path, ocr=ocr)
    source = Source(
        path=str(path),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media_type=layout.media_type,
        pages=len(layout.pages) if layout.paged else None,
        lines=layout.lines,
    )
    return read_layout(layout, source)


def read_layout(layout: Layout, source: Source) -> Reading:
    """Read a paper that is laid out: its facts, and the text that they cite."""
    pages = list_pages(layout)
    record = settle_citations(_Paper(layout).read(source), PageText(pages))
    return Reading(record=record, pages=pages, reader=reader_edition())


class _Paper:
    """One paper as its facts gather."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ledger = Ledger()
        self._sections = [
            msgspec.structs.replace(section, blocks=part_titles(section.blocks)) for section in divide_paper(layout)
        ]
        self._meetings: list[Meeting] = []
        self._questions: list[Question] = []
        self._resolutions: list[Resolution] = []
        self._minuted: list[Passage] = []
        self._passages: list[Passage] = []
        self._lists: list[Section] = []
        self._dates: dict[str, dt.date | None] = {}

    def read(self, source: Source) -> Record:
        ledger, sections = self._ledger, self._sections
        for section in sections:
            ledger.claim((block for block in section.head if block.text), "document head")
        actions = [
            action
            for section in sections
            if section.kind not in ("agenda", "minutes")
            for action in read_tracker(section, ledger)
        ]
        for section in sections:
            self._read_meeting(section)
        lists = [*sections, *self._lists]
        actions += [found for held in _of(self._lists, "action_tracker") for found in read_tracker(held, ledger)]
        listing = [section for section in lists if section.kind != "agenda"]
        decisions = [found for section in listing for found in read_decisions(section, ledger)]
        programme = [found for section in listing for found in read_programme(section, ledger)]
        tables = [table for section in sections for table in find_tables(section, ledger)]
        reports = []
        for section in sections:
            if _reports(section):
                report = read_report(section, ledger)
                self._passages.extend(list_passages(section, ledger))
                if report.paragraphs:
                    reports.append(report)
        actions.extend(find_actions(self._minuted))
        numbered = _numbered(actions, "action")
        resolutions = _numbered(self._resolutions, "resolution")
        passages = [*self._minuted, *self._passages]
        cells = [passage for section in listing for passage in list_cell_passages(section, ledger)]
        return Record(
            source=source,
            documents=tuple(describe_document(self._dated(section), self._layout) for section in sections),
            meetings=_numbered(self._meetings, "meeting"),
            questions=_numbered(self._questions, "question"),
            resolutions=resolutions,
            actions=numbered,
            promises=find_promises(passages, numbered, resolutions),
            decisions=tuple(decisions),
            work_programme=tuple(programme),
            reports=tuple(reports),
            tables=tuple(tables),
            figures=find_figures([*passages, *cells], tables),
            unread=list_unread(self._layout, ledger),
        )

    def _read_meeting(self, section: Section) -> None:
        if section.kind == "agenda":
            agenda = read_agenda(section, self._ledger)
            self._meetings.append(agenda.meeting)
            self._dates[section.id] = agenda.meeting.date
            self._passages.extend(agenda.passages)
        elif section.kind == "minutes":
            minutes = read_minutes(section, self._ledger, self._known())
            self._meetings.append(minutes.meeting)
            self._dates[section.id] = minutes.meeting.date
            self._questions.extend(minutes.questions)
            self._resolutions.extend(minutes.resolutions)
            self._minuted.extend(minutes.passages)
            self._lists.extend(minutes.lists)

    def _dated(self, section: Section) -> Section:
        """A section with the day of its meeting, where its head alone does not say it."""
        date = section.date or self._dates.get(section.id)
        return msgspec.structs.replace(section, date=date)

    def _known(self) -> list[Attendee]:
        """People whom the paper's earlier meetings name."""
        return [
            person
            for meeting in self._meetings
            for person in (*meeting.present, *meeting.also_present, *meeting.apologies)
        ]


def _reports(section: Section) -> bool:
    """Whether a document is a report, as a list is only where it says its purpose or recommends."""
    if section.kind in ("report", "appendix"):
        return True
    listed = section.kind in ("action_tracker", "decision_list", "work_programme")
    return listed and any(_REPORTING.match(block.text) for block in section.blocks if block.kind != "table")


def _of(sections: Iterable[Section], kind: str) -> list[Section]:
    return [section for section in sections if section.kind == kind]


def _numbered(facts: Sequence[_Fact], noun: str) -> tuple[_Fact, ...]:
    """Facts with ids that count them through the paper."""
    return tuple(msgspec.structs.replace(fact, id=f"{noun}-{number}") for number, fact in enumerate(facts, 1))
