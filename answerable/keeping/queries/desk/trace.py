"""The trace: who did what to a thing on the desk, when, and what it was before; and the trace of everything."""

from dataclasses import dataclass

from answerable.keeping.changes.desk.row import is_undoable, row_of
from answerable.keeping.models import AuditEntry
from answerable.keeping.queries.desk.place import body_of

# Kinds of rows that hold nothing that may be closed. What was written in all others, and in papers of the record, is
# shown only to who may see closed material.
OPEN_KINDS = frozenset(
    {"access", "account", "holiday", "letter", "seat", "seatholder", "sitting", "standingorders", "subgroup"}
)
# Kinds of rows that hold exact places or when they are patrolled: shown only to who may see those.
PLACE_KINDS = frozenset({"hotspot", "hotspotset", "patrolvisit"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a trace; `changes` are `(field in words, before, after)`.

    `body` is that of the thing; `is_open` says that nothing told here may be closed material, `is_of_place` that it
    may say where or when is patrolled; `can_undo` that it was a change of the kind that can be put back.
    """

    sequence: int
    at: object
    by: str
    act: str
    reason: str
    changes: list
    subject: str
    body: object
    is_open: bool
    is_of_place: bool
    can_undo: bool


def trace_of(*rows):
    """The acts on a desk row, or on several, the latest first."""
    known = {row.subject: row for row in rows}
    bodies = {subject: body_of(row) for subject, row in known.items()}
    entries = AuditEntry.objects.filter(subject__in=known).order_by("-sequence")
    return [_act(entry, known[entry.subject], bodies[entry.subject]) for entry in entries]


def find_act(sequence):
    """One act of the desk, or `None`: also where its subject is no row of the desk."""
    entry = AuditEntry.objects.filter(sequence=sequence).first()
    row = row_of(entry.subject) if entry else None
    return _act(entry, row, body_of(row)) if row else None


def find_entry(sequence):
    """The audit entry itself, as `undo_act` takes it."""
    return AuditEntry.objects.get(sequence=sequence)


def latest_act_on(subject):
    """The number of the last act on a thing."""
    return AuditEntry.objects.filter(subject=subject).order_by("-sequence").values_list("sequence", flat=True).first()


def list_trace():
    """Every audit entry of the installation, of the desk and of the record, to be filtered."""
    return AuditEntry.objects.all()


def is_open_subject(subject):
    """Whether what was written about a subject may be read by every role that sees the trace."""
    return subject.partition("/")[0] in OPEN_KINDS


def is_place_subject(subject):
    """Whether what was written about a subject may say where or when is patrolled."""
    return subject.partition("/")[0] in PLACE_KINDS


def changes_in_words(entry):
    """The changes of an entry: `(field in words, before, after)`."""
    return [
        (name.removesuffix("_id").replace("_", " "), *pair)
        for name, pair in entry.changes.items()
        if isinstance(pair, list) and len(pair) == 2
    ]


def _act(entry, row, body):
    return Act(
        sequence=entry.sequence,
        at=entry.at,
        by=entry.by,
        act=entry.act,
        reason=entry.reason,
        changes=changes_in_words(entry),
        subject=entry.subject,
        body=body,
        is_open=is_open_subject(entry.subject),
        is_of_place=is_place_subject(entry.subject),
        can_undo=is_undoable(entry, row),
    )
