"""The trace of a thing on the desk: who did what to it, when, and what it was before."""

from dataclasses import dataclass

from answerable.keeping.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a trace; `changes` are `(field in words, before, after)`."""

    sequence: int
    at: object
    by: str
    act: str
    reason: str
    changes: list


def trace_of(row):
    """The acts on a desk row, the latest first."""
    return [_act(entry) for entry in AuditEntry.objects.filter(subject=row.subject).order_by("-sequence")]


def _act(entry):
    told = [
        (name.removesuffix("_id").replace("_", " "), *pair)
        for name, pair in entry.changes.items()
        if isinstance(pair, list) and len(pair) == 2
    ]
    return Act(entry.sequence, entry.at, entry.by, entry.act, entry.reason, told)
