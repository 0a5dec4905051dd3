"""The whole way of a paper: a file laid out, its documents told apart, every fact read, every word accounted for."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from answerable.reading import sharing
from answerable.reading.collecting import no_collection
from answerable.reading.conservation import list_lost
from answerable.reading.edition import reader_edition
from answerable.reading.extract.action import find_actions
from answerable.reading.extract.action_tracker import looks_like_tracker, read_tracker
from answerable.reading.extract.agenda import lists_items, read_agenda
from answerable.reading.extract.contents import CONTENTS_HOME, list_contents
from answerable.reading.extract.decision import read_decisions
from answerable.reading.extract.document import describe_document, divide_paper
from answerable.reading.extract.figure import find_figures
from answerable.reading.extract.minutes import read_minutes
from answerable.reading.extract.programme import read_programme
from answerable.reading.extract.promise import find_promises
from answerable.reading.extract.report import list_passages, read_report
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.table import find_tables, leaves_and_table, list_cell_passages, part_titles
from answerable.reading.extract.unread import list_unread
from answerable.reading.fault import Faults
from answerable.reading.formats.opening import open_layout
from answerable.reading.layout import Layout
from answerable.reading.ledger import Ledger
from answerable.reading.page_text import list_pages
from answerable.reading.settling import PageText, settle_citations
from answerable.record import Action, Attendee, Figure, Meeting, Question, Reading, Record, Report, Resolution, Source

_REPORTING = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]?\s*)?(?:purpose|recommendations?)\b", re.IGNORECASE)
_Found = TypeVar("_Found")
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
    with no_collection():
        return _read_layout(layout, source)


def _read_layout(layout: Layout, source: Source) -> Reading:
    paper = _Paper(layout)
    with sharing.beside(paper.find_figures, shared=sharing.is_shared(len(layout.pages))) as take_figures:
        pages = list_pages(layout)
        record = paper.make_record(source, take_figures)
    record = settle_citations(record, PageText(pages))
    record = msgspec.structs.replace(record, unread=(*record.unread, *list_lost(layout, record)))
    return Reading(record=record, pages=pages, reader=reader_edition())


class _Paper:
    """One paper as its facts gather."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ledger = Ledger()
        self._faults = Faults(self._ledger)
        self._sections = self._divide()
        self._meetings: list[Meeting] = []
        self._questions: list[Question] = []
        self._resolutions: list[Resolution] = []
        self._minuted: list[Passage] = []
        self._passages: list[Passage] = []
        self._lists: list[Section] = []
        self._dates: dict[str, dt.date | None] = {}
        self._gather()

    def _divide(self) -> list[Section]:
        """The paper's documents; the paper whole, as a report, where they cannot be told apart."""
        whole = Section(id="document-1", kind="report", title="", blocks=tuple(self._layout.blocks))
        sections = self._faults.contain(whole, lambda: divide_paper(self._layout), [whole])
        return [msgspec.structs.replace(section, blocks=part_titles(section.blocks)) for section in sections]

    def _each(self, sections: Iterable[Section], read: Callable[[Section, Ledger], Iterable[_Found]]) -> list[_Found]:
        """What an extractor reads of each section; a section at which it raises gives nothing."""
        found: list[_Found] = []
        for section in sections:
            found.extend(self._faults.contain(section, partial(_read_all, read, section, self._ledger), []))
        return found

    def _gather(self) -> None:
        """Read every section by its kind."""
        sections = self._sections
        contents = (leaf for block in list_contents(list(self._layout.blocks)) for leaf in leaves_and_table(block))
        self._ledger.claim(contents, CONTENTS_HOME)
        for section in sections:
            head = (block for block in section.head if block.text and not self._ledger.is_claimed(block))
            self._ledger.claim(head, "document head")
        self._actions = self._each(_hold_trackers(sections), read_tracker)
        for section in sections:
            self._faults.contain(section, partial(self._read_meeting, section), None)
        lists = [*sections, *self._lists]
        self._actions += self._each(_of(self._lists, "action_tracker"), read_tracker)
        listing = [section for section in lists if section.kind != "agenda"]
        self._decisions = self._each(listing, read_decisions)
        self._programme = self._each(listing, read_programme)
        self._tables = self._each(sections, find_tables)
        self._reports = self._each(filter(_reports, sections), self._read_report)
        self._cells = self._each(listing, list_cell_passages)

    def find_figures(self) -> tuple[Figure, ...]:
        """What the paper states in figures; a fault in one passage is raised."""
        return find_figures([*self._minuted, *self._passages, *self._cells], self._tables)

    def make_record(self, source: Source, take_figures: Callable[[], tuple[Figure, ...]]) -> Record:
        """The record of what was gathered, with what stands inside it: actions in prose, promises, figures.

        Where `take_figures` raises, the passages are searched one by one.
        """
        faults = self._faults
        actions = _numbered([*self._actions, *faults.contain_each(self._minuted, find_actions)], "action")
        resolutions = _numbered(self._resolutions, "resolution")
        passages = [*self._minuted, *self._passages]
        figured = [*passages, *self._cells]
        promises = faults.contain_each(passages, lambda held: find_promises(held, actions, resolutions))
        figures = faults.contain_each(
            figured, lambda held: take_figures() if held is figured else find_figures(held, self._tables)
        )
        faults.give_up()
        return Record(
            source=source,
            documents=tuple(describe_document(self._dated(section), self._layout) for section in self._sections),
            meetings=_numbered(self._meetings, "meeting"),
            questions=_numbered(self._questions, "question"),
            resolutions=resolutions,
            actions=actions,
            promises=promises,
            decisions=tuple(self._decisions),
            work_programme=tuple(self._programme),
            reports=tuple(self._reports),
            tables=tuple(self._tables),
            figures=figures,
            unread=(*list_unread(self._layout, self._ledger), *faults.unread),
        )

    def _read_report(self, section: Section, ledger: Ledger) -> list[Report]:
        report = read_report(section, ledger)
        self._passages.extend(list_passages(section, ledger))
        return [report] if report.paragraphs else []

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


def _read_all(read: Callable[[Section, Ledger], Iterable[_Found]], section: Section, ledger: Ledger) -> list[_Found]:
    return list(read(section, ledger))


def _reports(section: Section) -> bool:
    """Whether a document is a report, as a list is only where it says its purpose or recommends."""
    if section.kind in ("report", "appendix"):
        return True
    listed = section.kind in ("action_tracker", "decision_list", "work_programme")
    return listed and any(_REPORTING.match(block.text) for block in section.blocks if block.kind != "table")


def _hold_trackers(sections: Iterable[Section]) -> Iterator[Section]:
    """Where to look for trackers: not in minutes, whose items hold them; in an agenda, not in its table of items."""
    for section in sections:
        if section.kind == "agenda":
            blocks = tuple(block for block in section.blocks if not (block.kind == "table" and lists_items(block)))
            if any(map(looks_like_tracker, blocks)):
                yield msgspec.structs.replace(section, blocks=blocks)
        elif section.kind != "minutes":
            yield section


def _of(sections: Iterable[Section], kind: str) -> list[Section]:
    return [section for section in sections if section.kind == kind]


def _numbered(facts: Sequence[_Fact], noun: str) -> tuple[_Fact, ...]:
    """Facts with ids that count them through the paper."""
    return tuple(msgspec.structs.replace(fact, id=f"{noun}-{number}") for number, fact in enumerate(facts, 1))
