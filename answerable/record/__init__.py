"""What a paper states, as typed frozen facts, each with its source.

In: nothing (this room imports none of ours). Out: the facts that every other room speaks in, and
their JSON, the record contract (`contract.py`). No input or output happens here.
"""

from answerable.record.action import Action
from answerable.record.cite import Box, Cite
from answerable.record.contract import from_json, json_schema, to_builtins, to_json
from answerable.record.decision import Decision
from answerable.record.document import Document
from answerable.record.figure import Change, Comparator, Figure
from answerable.record.meeting import Attendee, FutureMeeting, Item, Meeting, Note
from answerable.record.page import Line, Page
from answerable.record.programme import ProgrammeItem
from answerable.record.promise import Promise
from answerable.record.question import AnswerPoint, Question
from answerable.record.reading import Fault, Reading, Record, Source
from answerable.record.report import Implications, Paragraph, Report
from answerable.record.resolution import Resolution
from answerable.record.table import Table
from answerable.record.unread import Unread

__all__ = [
    "Action",
    "AnswerPoint",
    "Attendee",
    "Box",
    "Change",
    "Cite",
    "Comparator",
    "Decision",
    "Document",
    "Fault",
    "Figure",
    "FutureMeeting",
    "Implications",
    "Item",
    "Line",
    "Meeting",
    "Note",
    "Page",
    "Paragraph",
    "ProgrammeItem",
    "Promise",
    "Question",
    "Reading",
    "Record",
    "Report",
    "Resolution",
    "Source",
    "Table",
    "Unread",
    "from_json",
    "json_schema",
    "to_builtins",
    "to_json",
]
