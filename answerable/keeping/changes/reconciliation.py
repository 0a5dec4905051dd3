"""The papers of a body held against each other whenever one of them is filed: how all that is owed there stands."""

from django.db.models import Q

from answerable.keeping.changes.kept_record import load_records
from answerable.keeping.changes.reckoning import reckon
from answerable.keeping.models import (
    Action,
    Body,
    BodyName,
    Paper,
    Promise,
    Reconciliation,
    Resolution,
    SettlementKind,
    Trace,
    Tracking,
    TrackingKind,
)

MODELS = {"promise": Promise, "resolution": Resolution, "action": Action}
OWED_BY = {"promise": "promise", "resolution": "clause", "action": "minuted"}
EMPTY = {
    "outcome": "", "expected_in_id": None, "expected_on": None, "siblings": [], "open_only": False,
    "nearest_id": None, "nearest_score": None, "reasons": [], "meetings": [], "gone": False, "unproven": False,
}  # fmt: skip
# What of a row is told in the audit.
TOLD = ("outcome", "reasons", "gone", "unproven")
OF_THE_MATCH = {"outcome", "expected_in_id", "expected_on", "siblings", "open_only", "nearest_id", "nearest_score"}


def reconcile_papers(papers, tally):
    """Hold against each other all filed papers of the bodies that these papers are of. Within the act's transaction.

    Twice, it changes nothing, and the order in which papers came is nothing. What a person settled stays. Facts that
    the public may see are reconciled over public papers alone, so that nothing closed shows through them; the others
    over all. Gives what changed, for the audit entry of the act: `{fact: {what: [before, now]}}`.
    """
    changes = {}
    for scope, body in _scopes_of(papers):
        changes |= _Scope(scope, body, tally).settle()
    return changes


def _scopes_of(papers):
    """`(public id, body)` of every body of these papers; a paper that is of none is a scope of its own."""
    keys = [paper.pk for paper in papers]
    named = BodyName.objects.filter(paper__in=keys).values_list("paper_id", "body_id")
    of = {key: {body for paper, body in named if paper == key} for key in keys}
    for paper in papers:
        of[paper.pk] |= {paper.body_id} - {None}
    bodies = Body.objects.standing().filter(pk__in=set().union(*of.values())).order_by("public_id")
    yield from ((body.public_id, body) for body in bodies)
    yield from ((paper.public_id, None) for paper in papers if not of[paper.pk])


class _Scope:
    """One body's papers, or one paper that is of no body."""

    def __init__(self, scope, body, tally):
        self._scope = scope
        self._body = body
        self._tally = tally
        self._changes = {}

    def settle(self):
        papers = {paper.public_id: paper for paper in self._papers()}
        public = {public_id: paper for public_id, paper in papers.items() if paper.is_public}
        wanted = self._reckon(public, of_public=True)
        if len(public) < len(papers):
            wanted |= self._reckon(papers, of_public=False)
        self._bring(wanted)
        return self._changes

    def _papers(self):
        rows = Paper.objects.standing().select_related("body")
        if self._body is None:
            return rows.filter(public_id=self._scope)
        return rows.filter(Q(body=self._body) | Q(pk__in=BodyName.objects.filter(body=self._body).values("paper")))

    def _takes(self, name, paper):
        """Whether what stands in a document of a body (or of none) belongs to this scope."""
        if name is None:
            return paper.body_id == (self._body.pk if self._body else None)
        return name == self._body.name if self._body else paper.body_id is None

    def _reckon(self, papers, *, of_public):
        if not papers:
            return {}
        reckoned = reckon(load_records([paper.pk for paper in papers.values()]), papers, self._takes)
        rows = {}
        for kind, model in MODELS.items():
            ids = [public_id for found, public_id in reckoned if found == kind]
            rows |= {
                (kind, row.public_id): row
                for row in model.objects.standing().filter(public_id__in=ids, is_public=of_public)
            }
        return {key: (row, reckoned[key]) for key, row in rows.items()}

    def _bring(self, wanted):
        keys = {kind: [row.pk for (found, _), (row, _) in wanted.items() if found == kind] for kind in MODELS}
        about = Q(scope=self._scope)
        for kind, rows in keys.items():
            about |= Q(**{f"{kind}__in": rows})
        standing = ("settlements",)
        kept = {}
        for row in Reconciliation.objects.filter(about).select_related(*MODELS).prefetch_related(*standing):
            kept[next((kind, getattr(row, kind).public_id) for kind in MODELS if getattr(row, f"{kind}_id"))] = row
        settled = {key for key, row in kept.items() if _is_settled(row)}
        self._forget([row for key, row in kept.items() if key not in wanted])
        self._write_rows(wanted, kept, settled)
        self._write_trackings(wanted, keys, settled)
        self._write_traces(wanted, kept)

    def _forget(self, gone):
        """What no paper states any more stands nowhere, unless a person settled it."""
        for row in gone:
            if not row.settlements.all():
                fact = next(getattr(row, kind) for kind in MODELS if getattr(row, f"{kind}_id"))
                kind = next(kind for kind in MODELS if getattr(row, f"{kind}_id"))
                self._tell(fact.public_id, "outcome", row.outcome, "")
                Tracking.objects.filter(**{OWED_BY[kind]: fact}).delete()
                row.delete()

    def _write_rows(self, wanted, kept, settled):
        near = {reckoned.values.get("nearest") for _, reckoned in wanted.values()} - {None}
        nearest = dict(Action.objects.filter(public_id__in=near).values_list("public_id", "pk"))
        new = []
        for (kind, public_id), (fact, reckoned) in wanted.items():
            given = {**reckoned.values, "outcome": str(reckoned.outcome)}
            given["nearest_id"] = nearest.get(given.pop("nearest", None))
            values = {**EMPTY, **given, "scope": self._scope}
            row = kept.get((kind, public_id))
            if row is None:
                row = kept[kind, public_id] = Reconciliation(**{kind: fact}, **values)
                new.append(row)
                for name in TOLD:
                    self._tell(public_id, name, EMPTY[name], values[name])
                continue
            locked = OF_THE_MATCH if (kind, public_id) in settled else set()
            differing = [name for name, value in values.items() if name not in locked and getattr(row, name) != value]
            for name in differing:
                if name in TOLD:
                    self._tell(public_id, name, getattr(row, name), values[name])
                setattr(row, name, values[name])
            if differing:
                row.save(update_fields=[*differing, "changed_at"])
        Reconciliation.objects.bulk_create(new, batch_size=500)

    def _write_trackings(self, wanted, keys, settled):
        of = Q(promise__in=keys["promise"]) | Q(clause__in=keys["resolution"]) | Q(minuted__in=keys["action"])
        kept = {}
        for row in Tracking.objects.filter(of).select_related("action", "resolution"):
            kept.setdefault((row.promise_id, row.clause_id, row.minuted_id), {})[_carrier(row)] = row
        ids = {carrier for _, reckoned in wanted.values() for carrier in reckoned.carriers}
        carriers = {
            (kind, row.public_id): row
            for kind in ("action", "resolution")
            for row in MODELS[kind]
            .objects.standing()
            .filter(public_id__in=[one for found, one in ids if found == kind])
        }
        new = []
        for (kind, public_id), (fact, reckoned) in wanted.items():
            if (kind, public_id) in settled:
                continue
            owed = {"promise_id": None, "clause_id": None, "minuted_id": None, f"{OWED_BY[kind]}_id": fact.pk}
            there = kept.get(tuple(owed.values()), {})
            asked = {
                key: values
                for key, values in reckoned.carriers.items()
                if key in carriers and (carriers[key].is_public or not fact.is_public)
            }
            new += [
                Tracking(**owed, **{key[0]: carriers[key]}, **values)
                for key, values in asked.items()
                if key not in there
            ]
            self._renew_trackings(there, asked)
            self._tell(public_id, "carried by", _names(there), _names(asked))
        Tracking.objects.bulk_create(new, batch_size=500)
        self._tally.added["match"] += len(new)

    def _renew_trackings(self, there, asked):
        for key, row in there.items():
            if key not in asked:
                row.delete()
                self._tally.removed["match"] += 1
            elif not _says(row, asked[key]):
                Tracking.objects.filter(pk=row.pk).update(**asked[key])
                self._tally.changed["match"] += 1

    def _write_traces(self, wanted, kept):
        rows = [kept[key].pk for key in wanted]
        there = {}
        for trace in Trace.objects.filter(reconciliation__in=rows):
            there.setdefault(trace.reconciliation_id, {})[trace.passage_id] = trace
        new, gone = [], []
        for key, (_, reckoned) in wanted.items():
            had = there.get(kept[key].pk, {})
            asked = reckoned.traces
            if had.keys() == asked.keys() and all(_says(had[passage], asked[passage]) for passage in asked):
                continue
            # Their scores move with every paper: made anew together, they cost two statements and not one each.
            gone += [trace.pk for trace in had.values()]
            new += [
                Trace(reconciliation=kept[key], passage_id=passage, **values) for passage, values in asked.items()
            ]
        Trace.objects.filter(pk__in=gone).delete()
        Trace.objects.bulk_create(new, batch_size=500)

    def _tell(self, public_id, name, before, after):
        if before != after:
            self._changes.setdefault(public_id, {})[name] = [before, after]


def _says(row, values):
    return all(getattr(row, name) == value for name, value in values.items())


def _is_settled(row):
    return any(one.kind == SettlementKind.MATCH and one.withdrawn_at is None for one in row.settlements.all())


def _carrier(row):
    return ("action", row.action.public_id) if row.action_id else ("resolution", row.resolution.public_id)


def _names(carriers):
    """What carries something, for the audit: the public ids, and of doubtful ones that they are."""
    said = {}
    for (_, public_id), row in carriers.items():
        how = row["how"] if isinstance(row, dict) else row.how
        said[public_id] = how == TrackingKind.CANDIDATE
    return [f"{public_id}{' (or another)' if doubtful else ''}" for public_id, doubtful in sorted(said.items())]
