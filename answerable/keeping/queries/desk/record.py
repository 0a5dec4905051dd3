"""What of the record waits for a person: matches that papers leave open, findings to explain, names withheld, fields
to put right. Closed papers too: this is for the office."""

from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models import (
    Action,
    AgendaItem,
    Body,
    Decision,
    Finding,
    FindingState,
    Meeting,
    MinuteItem,
    Outcome,
    Paper,
    Person,
    PersonName,
    Promise,
    PublicationGround,
    Question,
    Reconciliation,
    Resolution,
    Standing,
    Statement,
    Tracking,
)

# What may be corrected, by the first part of its address on the public site: what papers state, and never what opens
# or closes a thing, or what the house works out.
OF_AN_ITEM = ("ref", "item_number", "title", "start_time", "paper_manner", "section")
CORRECTABLE = {
    "meetings": {
        Meeting: (
            "start_time",
            "end_time",
            "venue",
            "announcement",
            "chair_printed",
            "observers",
            "next_meeting_date",
        )
    },
    "items": {MinuteItem: OF_AN_ITEM, AgendaItem: OF_AN_ITEM},
    "questions": {
        Question: ("number", "kind", "asker_printed", "submitted_by_printed", "text", "answered_by_printed")
    },
    "resolutions": {Resolution: ("ref", "sub", "text")},
    "promises": {Promise: ("ref", "who_printed", "text", "strength", "due_printed")},
    "actions": {
        Action: ("ref", "text", "owner_printed", "origin_printed", "origin_date", "due_printed", "due_date", "status")
    },
    "decisions": {Decision: ("number", "number_printed", "title", "date", "confidential", "summary")},
    "papers": {Paper: ("title", "date", "kind")},
}
OWED = ("promise", "resolution", "action")
OWED_BY = {"promise": "promise", "resolution": "clause", "action": "minuted"}
MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something owed that rows of a tracker fit equally, with those rows, the best first: `(score, action)`."""

    row: Reconciliation
    kind: str
    owed: object
    candidates: list


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of a row that may be corrected: its name, its words, what it holds, whether it was corrected before."""

    name: str
    label: str
    value: object
    is_corrected: bool


def list_unsettled(bodies):
    """Matches that wait for a person: two rows fit equally, so neither is taken."""
    rows = Reconciliation.objects.filter(outcome=Outcome.REFUSED, scope__in=bodies.values("public_id"))
    return rows.select_related(*OWED).order_by("scope", "pk")


def find_unsettled(key, bodies) -> Unsettled | None:
    """One of them with the rows that fit it; and one that was settled already, so that it can be settled anew."""
    rows = Reconciliation.objects.filter(scope__in=bodies.values("public_id")).select_related(*OWED)
    row = rows.filter(pk=key).first()
    if row is None:
        return None
    kind = next(kind for kind in OWED if getattr(row, f"{kind}_id"))
    owed = getattr(row, kind)
    fits = Tracking.objects.filter(**{OWED_BY[kind]: owed}, action__isnull=False).select_related("action")
    candidates = [(fit.score or 0.0, fit.action) for fit in fits.order_by("-score", "pk")[:MOST_CANDIDATES]]
    return Unsettled(row, kind, owed, candidates)


def find_scope(row: Reconciliation) -> Body | None:
    """The body over whose papers a reconciliation goes."""
    return Body.objects.filter(public_id=row.scope).first()


def owed_of(row: Reconciliation):
    """The promise, resolution or action that a reconciliation is of."""
    return next(getattr(row, kind) for kind in OWED if getattr(row, f"{kind}_id"))


def list_findings(bodies):
    """What does not agree in the newest version of these bodies' own papers and nobody has answered."""
    rows = Finding.objects.filter(paper__body__in=bodies, paper__superseded_by=None, paper__deleted_at=None)
    return rows.select_related("paper__body", "passage").order_by("paper__public_id", "order")


def find_finding(key, bodies) -> Finding | None:
    return list_findings(bodies).prefetch_related("turns").filter(pk=key).first()


def count_waiting(bodies) -> dict[str, int]:
    """How much of each kind waits."""
    return {
        "matches": list_unsettled(bodies).count(),
        "findings": list_findings(bodies).filter(state=FindingState.OPEN).count(),
        "names": list_withheld(bodies).count(),
    }


def list_withheld(bodies):
    """People whom papers of these bodies name and whose names are withheld from the public, or shown on a ground."""
    named = PersonName.objects.filter(paper__body__in=bodies).values("person")
    return Person.objects.standing().filter(standing=Standing.PUBLIC, pk__in=named).order_by("sort_name", "pk")


def find_withheld(key, bodies) -> Person | None:
    return list_withheld(bodies).filter(pk=key).first()


def grounds_of(person: Person):
    """The grounds recorded for publishing a name, the latest first."""
    return PublicationGround.objects.filter(person=person).order_by("-recorded_at")


def papers_naming(person: Person, bodies):
    """The papers of these bodies that print a name."""
    return Paper.objects.filter(pk__in=PersonName.objects.filter(person=person).values("paper"), body__in=bodies)


def find_correctable(address: str, bodies):
    """The row that an address of the public site names (`/actions/…`), where a paper of these bodies states it."""
    kind, _, public_id = address.strip().strip("/").partition("/")
    public_id = public_id.split("?")[0].split("#")[0]
    for model in CORRECTABLE.get(kind, ()):
        row = model.objects.filter(public_id=public_id).first()
        if row is not None:
            stated = Q(pk=row.pk) if isinstance(row, Paper) else Q(statements__fact=row.public_id)
            return row if Paper.objects.filter(stated, body__in=bodies).exists() else None
    return None


def fields_of(row) -> list[FieldOf]:
    """The fields of a row that may be corrected."""
    names = next(models[type(row)] for models in CORRECTABLE.values() if type(row) in models)
    return [
        FieldOf(name, str(row._meta.get_field(name).verbose_name), getattr(row, name), name in row.locked_fields)
        for name in names
    ]


def printed_values(row) -> list[Statement]:
    """What each paper prints of a row."""
    return list(Statement.objects.filter(fact=row.public_id, stands=True).select_related("paper", "passage"))
