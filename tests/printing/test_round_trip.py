"""Whatever is put on a sheet comes back from its PDF: properties over sheets of realistic words."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from answerable.printing.agenda import AgendaSheet, lay_out_agenda
from answerable.printing.minutes import (
    ActionAgreed,
    AnswerGiven,
    MinutesSheet,
    Note,
    QuestionPut,
    ResolutionMade,
    lay_out_minutes,
)
from answerable.printing.programme import ProgrammeSheet, lay_out_programme
from answerable.printing.report import ReportSheet, lay_out_report
from answerable.printing.setting import print_short_day
from answerable.printing.tracker import TrackerSheet, lay_out_tracker
from tests.printing.reading_back import read_back, unplaced
from tests.printing.words import TRACKERS, agenda_sheets, minutes_sheets, programmes, reports

THOROUGHLY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@THOROUGHLY
@given(minutes_sheets())
def test_minutes_come_back_as_they_were_taken(sheet: MinutesSheet) -> None:
    record = read_back(lay_out_minutes(sheet))
    (meeting,) = record.meetings
    assert (meeting.body, meeting.date, meeting.venue) == (sheet.body, sheet.date, sheet.venue)
    assert (meeting.start_time, meeting.end_time) == (sheet.start_time, sheet.end_time)
    assert (meeting.chair, meeting.observers) == (sheet.chair, sheet.observers)
    assert meeting.next_meeting_date == sheet.next_meeting
    assert [(who.name, who.role) for who in meeting.present] == [(who.name, who.role) for who in sheet.present]
    assert [(who.name, who.role, who.organisation) for who in meeting.also_present] == [
        (who.name, who.role, who.organisation) for who in sheet.also_present
    ]
    assert [(item.ref, item.title) for item in meeting.items] == [(line.ref, line.title) for line in sheet.lines]
    for line, item in zip(sheet.lines, meeting.items, strict=True):
        notes = iter(note.text for note in item.notes)
        assert [entry.text for entry in line.entries if isinstance(entry, Note) and entry.text not in notes] == []
    assert unplaced(record) == []


@THOROUGHLY
@given(minutes_sheets())
def test_questions_actions_and_resolutions_come_back_under_their_minute(sheet: MinutesSheet) -> None:
    record = read_back(lay_out_minutes(sheet))
    told = [(line.ref, entry) for line in sheet.lines for entry in line.entries]
    assert [
        (each.ref, each.kind, each.number or "", each.asker or "", each.submitted_by or "", each.text)
        for each in record.questions
    ] == [
        (ref, each.kind, each.number, each.asker, each.submitted_by, each.text)
        for ref, each in told
        if isinstance(each, QuestionPut)
    ]
    answers = [each for _, each in told if isinstance(each, AnswerGiven)]
    assert [(each.answered_by or "", each.answer) for each in record.questions] == [
        (each.by, each.points) for each in answers
    ]
    assert [
        (each.ref, each.text, each.owner or "", each.due_date or each.due or "", each.update or "")
        for each in record.actions
    ] == [(ref, each.text, each.owner, each.due, each.update) for ref, each in told if isinstance(each, ActionAgreed)]
    assert [(each.ref, each.sub or "", each.text) for each in record.resolutions] == [
        (ref, each.sub, each.text) for ref, each in told if isinstance(each, ResolutionMade)
    ]


@THOROUGHLY
@given(agenda_sheets())
def test_agenda_comes_back_item_by_item(sheet: AgendaSheet) -> None:
    record = read_back(lay_out_agenda(sheet))
    (meeting,) = record.meetings
    assert (meeting.body, meeting.date, meeting.start_time) == (sheet.body, sheet.date, sheet.start_time)
    assert [
        (item.item_number, item.title, item.start_time, item.presenters, item.paper or "", item.section)
        for item in meeting.items
    ] == [
        (line.number, line.title, line.start_time, line.presenters, line.manner, line.section) for line in sheet.lines
    ]
    for line, item in zip(sheet.lines, meeting.items, strict=True):
        assert [note.text for note in item.notes][: len(line.notes)] == list(line.notes)
    assert unplaced(record) == []


@THOROUGHLY
@given(TRACKERS)
def test_tracker_comes_back_row_by_row(sheet: TrackerSheet) -> None:
    record = read_back(lay_out_tracker(sheet))
    rows = (*sheet.outstanding, *sheet.current, *sheet.completed)
    assert [
        (each.ref, each.origin_meeting, each.text, each.owner or "", each.update or "", each.due_date)
        for each in record.actions
    ] == [(row.ref, print_short_day(row.meeting), row.text, row.owner, row.update, row.due) for row in rows]


@THOROUGHLY
@given(programmes())
def test_programme_comes_back_item_by_item(sheet: ProgrammeSheet) -> None:
    record = read_back(lay_out_programme(sheet))
    assert [(each.date, each.topic, each.aims or "", each.presenting) for each in record.work_programme] == [
        (line.date, line.item, line.aims, line.presenters) for line in sheet.lines
    ]
    assert unplaced(record) == []


@THOROUGHLY
@given(reports())
def test_report_comes_back_in_its_parts(sheet: ReportSheet) -> None:
    record = read_back(lay_out_report(sheet))
    (report,) = record.reports
    assert (report.title, report.date, report.purpose) == (sheet.title, sheet.date, sheet.purpose)
    assert report.recommendations == sheet.recommendations
    implied = report.implications
    assert (implied.finance, implied.legal, implied.equalities) == (sheet.finance, sheet.legal, sheet.equalities)
    assert [(each.number, each.heading, each.text) for each in report.paragraphs if each.number] == [
        (each.number, each.heading, each.text) for each in sheet.paragraphs
    ]
    assert unplaced(record) == []
