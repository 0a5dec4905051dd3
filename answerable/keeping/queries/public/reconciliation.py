"""How what is owed stands, as the public sees it: what carries it and why, what is missing, what later papers say.

No sentence is stored: each is made from public words alone when it is shown, so what is withheld today is in none.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q

from answerable.keeping import models
from answerable.keeping.queries.public.gate import beside, shown
from answerable.keeping.queries.public.link import Link, Source, link_to, paper_link, source_of

CANDIDATE = models.TrackingKind.CANDIDATE
# Kinds of ground whose words are the row's own; a reference is shown only if it is the row's.
OF_THE_ROW = ("wording", "names", "figures", "people", "dates")


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why a row fits, or (with a weight below zero) why it may not; `agreed` are the words in common."""

    note: str
    agreed: list[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Tracked:
    """What carries something owed: an action or a resolution, how that is known, how well it fits, where it stands.

    `score` is from 0 to 1, or `None` where nothing was compared.
    """

    link: Link
    status: str
    ref: str
    how: str
    score: float | None
    grounds: list[Ground]
    source: Source | None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that an action carries: a promise, a resolution, or words minuted in notes."""

    link: Link
    tracked: Tracked


@dataclass(frozen=True, slots=True)
class Trace:
    """A place of a later paper that tells of it; `is_origin` is where a row was asked for in the prose."""

    kind: str
    date: dt.date | None
    words: str
    score: float | None
    is_origin: bool
    paper: Link
    source: Source


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person settled: which rows carry it (`match`), or that it was dropped (`drop`), and why."""

    kind: str
    on: dt.datetime
    who: Link | str
    reason: str
    decision: Link | None


@dataclass(frozen=True, slots=True)
class Account:
    """How one thing stands over all papers of its body. Empty where nothing was reconciled."""

    outcome: str = ""
    expected_in: Link | None = None
    expected_on: dt.date | None = None
    siblings: list[str] = field(default_factory=list)
    open_only: bool = False
    nearest: Link | None = None
    nearest_score: float | None = None
    reasons: list[str] = field(default_factory=list)
    meetings: list[dt.date] = field(default_factory=list)
    gone: bool = False
    unproven: bool = False
    traces: list[Trace] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)

    @property
    def dropped(self) -> Settled | None:
        return next((one for one in self.settled if one.kind == models.SettlementKind.DROP), None)

    @property
    def evidence(self) -> list[Trace]:
        return [one for one in self.traces if not one.is_origin]

    @property
    def origin(self) -> Trace | None:
        return next((one for one in self.traces if one.is_origin), None)


def find_account(**of) -> Account:
    """How a thing stands: `promise__public_id=...`, `resolution__public_id=...` or `action__public_id=...`."""
    row = _rows().filter(**of).first()
    return _shape(row) if row else Account()


def evidence_of(public_id: str) -> list[Trace]:
    """What later papers say of an action: of its own row, and of what it alone carries."""
    carried = models.Tracking.objects.filter(action__public_id=public_id).exclude(how=CANDIDATE)
    about = Q(reconciliation__action__public_id=public_id)
    for kind, owed in (("promise", "promise"), ("resolution", "clause"), ("action", "minuted")):
        others = models.Tracking.objects.filter(**{owed: OuterRef(owed)}, action__isnull=False).exclude(how=CANDIDATE)
        shared = Exists(others.exclude(action__public_id=public_id))
        kept = carried.filter(~shared, **{f"{owed}__is_public": True, f"{owed}__deleted_at": None})
        about |= Q(**{f"reconciliation__{kind}__in": kept.values(owed)})
    rows = _open_traces().filter(about, is_origin=False).order_by("date", "pk")
    return list({row.passage_id: _trace(row) for row in rows}.values())


def owed_by_action(public_id: str) -> list[Owed]:
    """The words that an action carries, the resolutions of them first."""
    rows = _open_trackings().filter(action__public_id=public_id).exclude(how=CANDIDATE).order_by("pk")
    return [
        Owed(link_to(kind, owed), shape_tracked(row))
        for kind, name in (("resolution", "clause"), ("action", "minuted"), ("promise", "promise"))
        for row in rows
        if (owed := shown(getattr(row, name)))
    ]


def carriers_of(**of) -> list[Tracked]:
    """The actions that carry a resolution (`clause__public_id=...`) or what is minuted (`minuted__public_id=...`),
    the best first; those whose `how` is candidate only fit it equally."""
    rows = _open_trackings().filter(**of).order_by("-score", "pk")
    return [tracked for row in rows if (tracked := shape_tracked(row))]


def prefetch_tracking() -> Prefetch:
    """The `tracking` of promises with the rows that carry them, for `shape_tracked`."""
    return Prefetch("tracking", _open_trackings().order_by("-score", "pk"))


def shape_tracked(row) -> Tracked | None:
    """What carries something, or `None` where the public may not see it."""
    kind = "action" if row.action_id else "resolution"
    carrier = shown(getattr(row, kind))
    if carrier is None:
        return None
    return Tracked(
        link=link_to(kind, carrier),
        status=carrier.status if kind == "action" else "",
        ref=carrier.ref if kind == "action" else f"{carrier.ref} {carrier.sub}".strip(),
        how=row.how,
        score=row.score,
        grounds=[ground for one in row.grounds if (ground := _ground(one, carrier))],
        source=source_of(row.passage) if row.passage else None,
    )


def dropped_now(owed: str):
    """Whether a person said that a thing was dropped: `owed` is the way from the settlement to it."""
    return Exists(
        models.Settlement.objects.filter(
            **{f"reconciliation__{owed}": OuterRef("pk")}, kind=models.SettlementKind.DROP, withdrawn_at=None
        )
    )


def _ground(one: dict, action) -> Ground | None:
    """A ground with those of its words that stand in the public text of the row."""
    text = action.public_text.casefold()
    if one["kind"] == "reference":
        agreed = [word for word in one["agreed"] if word == action.ref]
    else:
        agreed = [word for word in one["agreed"] if one["kind"] in OF_THE_ROW and word.casefold() in text]
    if not agreed and one["kind"] in ("names", "figures", "people"):
        return None
    return Ground(one["note"], agreed, one["weight"])


def _open_trackings():
    keys = ("promise", "clause", "minuted", "action", "resolution", "passage__paper")
    return beside(models.Tracking.objects.all(), *keys)


def _open_traces():
    rows = models.Trace.objects.filter(passage__paper__is_public=True, passage__paper__deleted_at=None)
    return beside(rows, "passage__paper").defer("passage__text")


def _rows():
    settled = models.Settlement.objects.filter(withdrawn_at=None).defer("reason", "role", "by")
    return beside(models.Reconciliation.objects.all(), "expected_in", "nearest").prefetch_related(
        Prefetch("traces", _open_traces()), Prefetch("settlements", beside(settled, "person", "decision"))
    )


def _shape(row) -> Account:
    expected = shown(row.expected_in)
    return Account(
        outcome=row.outcome,
        expected_in=paper_link(expected) if expected else None,
        expected_on=row.expected_on if expected else None,
        siblings=row.siblings,
        open_only=row.open_only,
        nearest=link_to("action", row.nearest),
        nearest_score=row.nearest_score,
        reasons=row.reasons,
        meetings=[dt.date.fromisoformat(date) for date in row.meetings],
        gone=row.gone,
        unproven=row.unproven,
        traces=[_trace(trace) for trace in row.traces.all()],
        settled=[_settled(one) for one in row.settlements.all()],
    )


def _trace(row) -> Trace:
    return Trace(
        kind=row.kind,
        date=row.date,
        words=row.passage.public_text,
        score=row.score,
        is_origin=row.is_origin,
        paper=paper_link(row.passage.paper),
        source=source_of(row.passage),
    )


def _settled(row) -> Settled:
    who = link_to("person", row.person) or row.public_role
    return Settled(row.kind, row.at, who, row.public_reason, link_to("decision", row.decision))
