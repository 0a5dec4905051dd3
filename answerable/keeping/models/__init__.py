"""What the record is made of: fields and constraints, nothing clever.

**Every row with an address** is a `Kept`: `public_id` (given once, never changed), `is_public` (closed by default),
`locked_fields` (a person's corrections), `deleted_at` (a tombstone). `Model.objects.public()` gives the rows that the
public may see. A `Fact` also has `passage`: the words it stands on (`passage.paper`, `.page`, `.line`, `.line_end`).

**Every text has a public form** beside it: `text` / `public_text`, `title` / `public_title`, `notes` /
`public_notes`, `lines` / `public_lines`. Names of members of the public and private numbers and addresses are masked
in it. Public pages show public forms only. Columns without one are refs, dates, numbers, units and kinds
(`Membership` holds public words already).
Related rows have their own gate: follow a key only to rows that are `is_public` and not tombstones.

    Paper 1-1 PaperFile, Reading, ReportCard   Body * names (BodyName)
    Paper * findings (* turns, also: passages); superseded_by -> the next version (reverse: supersedes)
      * pages (PaperPage), passages       Person * names (PersonName), memberships (body, role, dates)
      * documents, reports (* paragraphs), tables, figures, programme_items, unread, updates
    Meeting (body, date)  earlier -> Meeting (reverse: later)
      * agenda_items  * minute_items (minute_item.agenda_item 1-1 agenda_item.minute_item)
      * attendance (person, manner present | also_present | apologies)
      * questions (* points)  * resolutions  * promises  * actions  * papers  * programme_items
    MinuteItem * questions, resolutions, promises, actions
    Item.topic: same body + same topic = the same recurring business (its earlier and later appearances)
    Item.refers_to: the meeting it speaks of ("Notes of last meeting")
    Promise * tracking (Tracking: action or resolution, with its score); promise.question: made in that answer
    Resolution * carried_by, Action * carried_by (the same for what they owe)
    Promise, Resolution, Action 1-1 reconciliation (outcome * traces * settlements): how it stands over all papers
    Action * updates (one a paper), resolution * actions, person * actions / promises / questions_asked / attendance
    Statement: what one paper says of one fact (fact = its public_id); AuditEntry, Match, PublicationGround: see there
    SearchEntry: public words, reached through `keeping.search.find`
    AuditEntry: the highest `sequence` changes with every filing, correction and ground: the version of the record

**The desk** (`models/desk/`) is the work of clerks; it is closed, and described in its own `__init__`.

**Addresses** (`public_id`): `west-midlands-police-and-crime-panel` a body; `<body>/2022-11-14` a meeting;
`<meeting>/687` (the ref) or `<meeting>/minute-3` a minute item; `<meeting>/item-7` an agenda item;
`<meeting>/question-2`, `/resolution-4`, `/promise-3`, `/attendance-5`; `<body>/action-687-iii-a` an action with a
ref, `<meeting>/action-2` without; `<body>/decision-2022-030`; `<action>/update-1`; a person `cath-hannon` (one
withheld: `withheld-7`); a paper `<body>-minutes-2022-11-14` (or `paper-1ab8220f`), its parts `<paper>/document-1`,
`/report-1`, `/report-1/paragraph-4`, `/table-2`, `/figure-31`, `/programme-5`, `/unread-6`, `/finding-3`. Fallbacks
where a paper does not say: a meeting without body or date `<paper>/meeting-1`.
"""

from answerable.keeping.models import desk
from answerable.keeping.models.action import Action, ActionStatus, Evidence, Update
from answerable.keeping.models.audit import AuditEntry
from answerable.keeping.models.body import Body, BodyName
from answerable.keeping.models.decision import Decision
from answerable.keeping.models.figure import Figure
from answerable.keeping.models.finding import Finding, FindingState, Severity, Turn, TurnKind
from answerable.keeping.models.ground import Detail, PublicationGround
from answerable.keeping.models.item import AgendaItem, MinuteItem
from answerable.keeping.models.match import Match, MatchKind, MatchState
from answerable.keeping.models.meeting import Attendance, Manner, Meeting
from answerable.keeping.models.paper import (
    Confidentiality,
    Document,
    DocumentKind,
    Paper,
    PaperFile,
    PaperPage,
    PaperStatus,
    Passage,
    Reading,
    Unread,
)
from answerable.keeping.models.person import Membership, Person, PersonName, Standing
from answerable.keeping.models.programme import ProgrammeItem
from answerable.keeping.models.promise import Promise, Strength, Tracking, TrackingKind
from answerable.keeping.models.question import AnswerPoint, Question, QuestionKind
from answerable.keeping.models.reconciliation import (
    Outcome,
    PaperRecord,
    Reconciliation,
    Settlement,
    SettlementKind,
    Trace,
    TraceKind,
)
from answerable.keeping.models.report import Report, ReportParagraph
from answerable.keeping.models.report_card import ReportCard
from answerable.keeping.models.resolution import Resolution
from answerable.keeping.models.search import SearchEntry
from answerable.keeping.models.statement import Statement
from answerable.keeping.models.table import Table, TableKind

__all__ = [
    "Action",
    "ActionStatus",
    "AgendaItem",
    "AnswerPoint",
    "Attendance",
    "AuditEntry",
    "Body",
    "BodyName",
    "Confidentiality",
    "Decision",
    "Detail",
    "Document",
    "DocumentKind",
    "Evidence",
    "Figure",
    "Finding",
    "FindingState",
    "Manner",
    "Match",
    "MatchKind",
    "MatchState",
    "Meeting",
    "Membership",
    "MinuteItem",
    "Outcome",
    "Paper",
    "PaperFile",
    "PaperPage",
    "PaperRecord",
    "PaperStatus",
    "Passage",
    "Person",
    "PersonName",
    "ProgrammeItem",
    "Promise",
    "PublicationGround",
    "Question",
    "QuestionKind",
    "Reading",
    "Reconciliation",
    "Report",
    "ReportCard",
    "ReportParagraph",
    "Resolution",
    "SearchEntry",
    "Settlement",
    "SettlementKind",
    "Severity",
    "Standing",
    "Statement",
    "Strength",
    "Table",
    "TableKind",
    "Trace",
    "TraceKind",
    "Tracking",
    "TrackingKind",
    "Turn",
    "TurnKind",
    "Unread",
    "Update",
    "desk",
]
