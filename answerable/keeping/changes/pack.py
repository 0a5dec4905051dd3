"""`file_pack()`: the one door for papers. Run twice, it changes nothing."""

import hashlib
from pathlib import Path

import msgspec
from django.db import transaction

from answerable import record
from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.body import Bodies, free_id
from answerable.keeping.changes.finding import is_checked, settle_findings
from answerable.keeping.changes.kept_record import keep_record
from answerable.keeping.changes.link import MeetingLinks, link_body
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.meeting import Meetings, attendees, find_attendee, state_attendance, state_items
from answerable.keeping.changes.membership import refresh_memberships
from answerable.keeping.changes.paper import PaperParts
from answerable.keeping.changes.part import settle_points, settle_updates
from answerable.keeping.changes.people import People
from answerable.keeping.changes.place import Passages, cut_sheets, is_paged
from answerable.keeping.changes.publication import republish
from answerable.keeping.changes.reconciliation import reconcile_papers
from answerable.keeping.changes.said import Said
from answerable.keeping.changes.settlement import renew_settlements
from answerable.keeping.changes.statement import Facts, Statements
from answerable.keeping.changes.tally import Tally
from answerable.keeping.changes.version import link_version
from answerable.keeping.matching.name import normal_person
from answerable.keeping.matching.reading import (
    find_private_names,
    is_misspelt,
    is_person_name,
    is_public_role,
)
from answerable.keeping.models import Meeting, Paper, PaperFile, Reading
from answerable.keeping.search.index import index_facts, index_papers, index_who
from answerable.keeping.store import store_bytes

# Found or made across papers, so not counted as read in one.
NOT_READ = {"paper", "body", "person"}
PAPER_PARTS = ("reading", "file", "body", "report_card")
# Kinds of question that only members of the body put.
MEMBERS_ASK = ("board", "panel")
# Lines at the beginning of a paper in which the name of its body may stand.
HEAD_LINES = 8
NUL = b"\\u0000"


class ChangedFileError(Exception):
    """A file is no longer the one that was read; the message is one line for a clerk."""


def file_pack(readings, *, by, status="published", confidentiality="open", replaces=None):
    """File the readings of one or more papers together: all of it, or nothing.

    `by` is who files; `replaces` the paper that a single reading is the next version of (for `replace_paper`).
    Gives a `Tally` of rows added, changed, unchanged and removed. A paper already filed from the same bytes is
    brought to what the new reading says; what a person corrected stays. Raises `ChangedFileError` where a file has
    changed since it was read, `ReplaceError` where it cannot be that version.
    """
    packed = [_Packed(reading) for reading in readings]
    for one in packed:
        one.keep_bytes()
    with transaction.atomic():
        queue_writers()
        return _Filing(by, status, confidentiality, replaces).file(packed)


class _Packed:
    """A reading with the fingerprint by which it is known to be the same, and its stored bytes."""

    def __init__(self, reading):
        words = msgspec.json.encode(reading)
        if NUL in words:
            # A text column takes no NUL.
            reading = msgspec.json.decode(words.replace(NUL, b""), type=record.Reading)
        self.reading = reading
        self.fingerprint = hashlib.sha256(words).hexdigest()
        self.sha256 = reading.record.source.sha256 or self.fingerprint
        self.stored = ""
        self.byte_count = 0

    def keep_bytes(self):
        """Keep the paper's bytes, where its file is at hand."""
        source = self.reading.record.source
        place = Path(source.path)
        if not place.is_file():
            return
        data = place.read_bytes()
        if source.sha256 and hashlib.sha256(data).hexdigest() != source.sha256:
            raise ChangedFileError(f"{source.path} has changed since it was read: read it again, then file it")
        self.sha256, self.stored = store_bytes(data)
        self.byte_count = len(data)


class _Filing:
    """One filing: the papers, then who is named, then what is said, then the links, then what the public may see."""

    def __init__(self, by, status, confidentiality, replaces):
        self._by = by
        self._replaces = replaces
        self._status = status
        self._confidentiality = confidentiality
        self._tally = Tally()
        self._bodies = Bodies(self._tally)
        self._people = People(self._tally)
        self._newly_private = set()
        self._findings = {}
        self._reconciled = {}
        self._meetings, self._touched = {}, {}

    def file(self, packed):
        """File papers that are new or read anew; those already filed so are counted, or checked anew."""
        fresh, unchecked = [], []
        for one in packed:
            # All first, so that a paper which names no body can be known by a name that another of the pack gives.
            for printed in _bodies_in(one.reading.record):
                self._bodies.of(printed)
        for one in packed:
            paper, is_fresh = self._open_paper(one)
            if self._replaces is not None:
                link_version(self._replaces, paper)
            if is_fresh:
                fresh.append((one, paper))
            elif not is_checked(paper):
                unchecked.append((one, paper))
        if fresh:
            self._file_fresh(fresh)
        if unchecked:
            self._check_again(unchecked)
        return self._tally

    def _file_fresh(self, fresh):
        before = self._people.officials
        for one, paper in fresh:
            self._name_people(one.reading.record, paper)
        self._name_public(fresh)
        self._people.save_names()
        masks = Masks()
        for one, paper in fresh:
            self._file_paper(one, paper, masks)
        self._link()
        self._reconciled = reconcile_papers([paper for _, paper in fresh], self._tally)
        self._publish(masks, [paper for _, paper in fresh], self._people.officials - before)

    def _check_again(self, unchecked):
        """Check and reconcile papers that are filed as they were read, because the checker is another than it was."""
        masks = Masks()
        for one, paper in unchecked:
            keep_record(paper, one.reading.record)
        reconciled = reconcile_papers([paper for _, paper in unchecked], self._tally)
        for one, paper in unchecked:
            sheets = cut_sheets(one.reading)
            passages = Passages(paper, one.reading, sheets, _mask_of(one.reading, paper, masks))
            states = settle_findings(paper, one.reading, passages, masks, self._tally)
            changes = {"checker": paper.report_card.checker, "findings": states, "reconciled": reconciled}
            record_act(by=self._by, act="check", subject=paper.public_id, changes=changes)
            reconciled = {}

    def _open_paper(self, one):
        kept = Paper.objects.filter(file__sha256=one.sha256).select_related(*PAPER_PARTS).first()
        settings = {"status": self._status, "confidentiality": self._confidentiality}
        if kept is None:
            return self._make_paper(one, settings), True
        settings = _settings_of(kept, settings)
        same = kept.reading.fingerprint == one.fingerprint and kept.deleted_at is None
        if same and all(getattr(kept, name) == value for name, value in settings.items()):
            for kind, count in kept.reading.counts.items():
                self._tally.unchanged[kind] += count
            self._tally.unchanged["paper"] += 1
            return kept, False
        values = {**self._paper_values(one, kept.body), **settings}
        for name, value in {**values, "is_public": _is_public(settings), "deleted_at": None}.items():
            if name not in kept.locked_fields:
                setattr(kept, name, value)
        kept.save()
        self._tally.changed["paper"] += 1
        return kept, True

    def _make_paper(self, one, settings):
        source = one.reading.record.source
        body = self._body_of(one.reading)
        values = self._paper_values(one, body)
        stem = "-".join(
            part for part in (values["kind"].replace("_", "-") or "paper", str(values["date"] or "")) if part
        )
        wanted = f"{body.public_id}-{stem}" if body else f"paper-{one.sha256[:8]}"
        paper = Paper.objects.create(
            public_id=free_id(Paper, wanted), is_public=_is_public(settings), **values, **settings
        )
        PaperFile.objects.create(
            paper=paper,
            sha256=one.sha256,
            media_type=source.media_type or "",
            byte_count=one.byte_count,
            name=Path(source.path).name,
            stored=one.stored,
        )
        self._tally.added["paper"] += 1
        return paper

    def _paper_values(self, one, body):
        said = one.reading.record
        first = said.documents[0] if said.documents else None
        meeting = said.meetings[0] if said.meetings else None
        title = first.title if first else meeting and body and body.name
        return {
            "title": title or Path(said.source.path).name,
            "kind": first.kind if first else (meeting.source if meeting else ""),
            "body": body,
            "date": (first and first.date) or (meeting and meeting.date) or None,
            "paged": is_paged(one.reading),
            "page_count": said.source.pages or 0,
            "line_count": said.source.lines or sum(len(page.lines) for page in one.reading.pages),
        }

    def _body_of(self, reading):
        """The body of a paper: as its facts name it, else the known body whose name stands at its head."""
        printed = _bodies_in(reading.record)
        if printed:
            return self._bodies.of(printed[0])
        heads = [one.title for one in reading.record.documents]
        heads += [line.text for page in reading.pages[:1] for line in page.lines[:HEAD_LINES]]
        return next(filter(None, map(self._bodies.named_in, heads)), None)

    def _name_people(self, said, paper):
        """Everybody in an attendance first, so that no office holder is taken for a member of the public."""
        for printed in sorted(set(_bodies_in(said))):
            self._bodies.note_name(self._bodies.of(printed), printed, paper)
        for meeting in said.meetings:
            taken = {}
            for _, attendee in attendees(meeting):
                person = find_attendee(self._people, attendee, taken, is_public_role)
                self._people.note_name(person, attendee.name, paper)
        for question in said.questions:
            if not is_person_name(question.asker):
                continue
            if question.kind in MEMBERS_ASK or is_misspelt(normal_person(question.asker), said):
                person = self._people.find_official(question.asker) or self._people.official(question.asker)
                self._people.note_name(person, question.asker, paper)

    def _name_public(self, fresh):
        """Members of the public, found by what the readings and the words beside them say."""
        for one, paper in fresh:
            named = {}
            # Full names first: "Mrs Quill" is then a form of Dorothea Quill's name, where the paper names only one.
            for printed in sorted(
                find_private_names(one.reading, self._people.officials), key=_words_in, reverse=True
            ):
                surname = normal_person(printed).split()[-1]
                known = named.get(surname, set()) if _words_in(printed) == 1 else set()
                person = next(iter(known)) if len(known) == 1 else self._people.member_of_public(printed)
                named.setdefault(surname, set()).add(person)
                if self._people.note_name(person, printed, paper):
                    self._newly_private.add(printed)

    def _file_paper(self, one, paper, masks):
        reading = one.reading
        mask = _mask_of(reading, paper, masks)
        before = _totals(self._tally)
        paper.public_title = mask.mask(paper.title)
        sheets = cut_sheets(reading)
        passages = Passages(paper, reading, sheets, mask)
        parts = PaperParts(paper, reading, sheets, passages, mask, self._bodies, self._tally)
        parts.file()
        self._file_facts(reading.record, paper, passages, masks)
        self._file_reading(one, paper, before)
        keep_record(paper, reading.record)
        self._findings[paper.pk] = settle_findings(paper, reading, passages, masks, self._tally)

    def _file_facts(self, said, paper, passages, masks):
        statements, facts = Statements(paper, self._tally), Facts(masks, self._tally)
        meetings = Meetings(paper, said, passages, self._bodies)
        rows = self._merge(statements, facts, "meeting", meetings.state())
        self._meetings.update(rows)
        for name, stated in state_items(paper, said, meetings, rows, passages).items():
            self._merge(statements, facts, name, stated)
        attendance = state_attendance(said, meetings, rows, passages, self._people, is_public_role)
        self._merge(statements, facts, "attendance", attendance)
        spoken = Said(paper, said, meetings, rows, passages)
        questions = self._merge(statements, facts, "question", spoken.state_questions())
        settle_points(questions, masks, self._tally)
        self._merge(statements, facts, "resolution", spoken.state_resolutions())
        self._merge(statements, facts, "promise", spoken.state_promises())
        actions = self._merge(statements, facts, "action", spoken.state_actions())
        settle_updates(actions, masks, self._tally)
        self._merge(statements, facts, "decision", spoken.state_decisions())
        first = rows.get(meetings.id_of(said.meetings[0])) if said.meetings else None
        paper.meeting = first
        paper.save()

    def _merge(self, statements, facts, name, stated):
        ids = statements.settle(name, stated)
        rows = facts.merge(name, ids, {one.fact: one.links for one in stated})
        self._touched.setdefault(name, set()).update(ids)
        return rows

    def _file_reading(self, one, paper, before):
        counts = {
            kind: number - before.get(kind, 0)
            for kind, number in _totals(self._tally).items()
            if number > before.get(kind, 0)
        }
        values = {
            "reader": one.reading.reader[:80],
            "fingerprint": one.fingerprint,
            "counts": counts,
            "unread_count": len(one.reading.record.unread),
            "doubtful_page_count": sum(1 for page in one.reading.pages if page.doubtful),
        }
        Reading.objects.update_or_create(paper=paper, defaults=values)

    def _link(self):
        meetings = list(Meeting.objects.standing().filter(public_id__in=self._touched.get("meeting", ())))
        for meeting in meetings:
            MeetingLinks(meeting, self._people).link()
        refresh_memberships(meetings)
        touched = self._touched.get("action", set()) | self._touched.get("meeting", set())
        for body in self._bodies.touched:
            link_body(body, self._people, touched)

    def _publish(self, masks, papers, new_officials):
        renew_settlements(masks)
        republish(masks, self._newly_private | new_officials, besides=papers)
        index_facts(self._touched)
        index_papers(papers)
        index_who(papers)
        for paper in papers:
            record_act(by=self._by, act="file", subject=paper.public_id, changes=self._account(paper))
            self._reconciled = {}  # told once, with the first

    def _account(self, paper):
        return {
            "sha256": paper.file.sha256,
            "reader": paper.reading.reader,
            "status": paper.status,
            "confidentiality": paper.confidentiality,
            "read": paper.reading.counts,
            "changed": self._tally.details,
            "checker": paper.report_card.checker,
            "findings": self._findings[paper.pk],
            "reconciled": self._reconciled,
        }


def _bodies_in(said):
    return [one.body for one in (*said.meetings, *said.documents) if one.body]


def _mask_of(reading, paper, masks):
    text = " ".join(line.text for page in reading.pages for line in page.lines)
    return masks.for_text(f"{text} {paper.title}", [paper.pk])


def _words_in(printed):
    return len(normal_person(printed).split())


def _is_public(settings):
    return settings == {"status": "published", "confidentiality": "open"}


def _settings_of(kept, asked):
    """Filing again may close a paper, never open one: that takes a person's act (`changes.status.set_status`)."""
    settings = {name: getattr(kept, name) if name in kept.locked_fields else value for name, value in asked.items()}
    if kept.confidentiality != "open":
        settings["confidentiality"] = kept.confidentiality
    return settings


def _totals(tally):
    counts = tally.added + tally.changed + tally.unchanged
    return {kind: number for kind, number in counts.items() if kind not in NOT_READ}
