"""What reconciling papers gives, told of the facts of the record: their outcome, what carries them, their traces."""

from collections import defaultdict
from dataclasses import dataclass, field

from answerable.keeping.matching.name import fold
from answerable.keeping.models import Outcome, Passage, Statement, TrackingKind
from answerable.tracking import reconcile

KINDS = ("promise", "resolution", "action")
# Where several printings of one fact come out differently, the first of these holds.
STRENGTH = [
    Outcome.MATCHED, Outcome.REFUSED, Outcome.MISSING, Outcome.NOT_YET, Outcome.ORPHAN, Outcome.ASKED,
    Outcome.UNTRACKED, Outcome.UNTRACED, "",
]  # fmt: skip


@dataclass
class Reckoned:
    """How one fact stands. `carriers` are `{("action", public id): values of the tracking}`, `traces` by passage."""

    outcome: str = ""
    values: dict = field(default_factory=dict)
    carriers: dict = field(default_factory=dict)
    traces: dict = field(default_factory=dict)

    def settle(self, outcome, **values):
        """Take an outcome with what belongs to it, unless a stronger one is known."""
        if STRENGTH.index(outcome) < STRENGTH.index(self.outcome):
            self.outcome = outcome
            self.values = {**self.values, **values}


def reckon(records, papers, takes):
    """Reconcile records; gives `{(kind, public id): Reckoned}` of the facts within bodies that `takes` admits.

    `papers` are the papers of the records by public id; `takes` is asked of a place's body name and paper.
    """
    return _Reckoning(reconcile(records), papers, takes).reckon()


class _Reckoning:
    def __init__(self, found, papers, takes):
        self._found = found
        self._papers = papers
        self._takes = takes
        self._said = list(
            Statement.objects.filter(kind__in=KINDS, paper__in=[paper.pk for paper in papers.values()], stands=True)
            .order_by("pk")
            .only("kind", "fact", "paper", "local_id", "passage", "values")
        )
        self._by_id = {(one.paper_id, one.kind, one.local_id): one for one in self._said if one.local_id}
        self._reckoned = defaultdict(Reckoned)

    def reckon(self):
        self._settle_owed()
        self._settle_rows()
        self._settle_named()
        self._settle_copies()
        self._settle_traces()
        return dict(self._reckoned)

    def _statement(self, kind, local_id, whence):
        paper = self._papers.get(whence.path)
        return self._by_id.get((paper.pk, kind, local_id[:120])) if paper else None

    def _row(self, action, whence):
        return self._statement("action", action.id, whence)

    def _own(self, kind, local_id, whence):
        """How a fact of this scope stands, or `None` where it belongs to another."""
        statement = self._statement(kind, local_id, whence)
        if statement is None or not self._takes(whence.body, self._papers[whence.path]):
            return None
        return self._reckoned[kind, statement.fact]

    def _owed(self, said):
        kind = "promise" if said.promise else "resolution" if said.resolution else "action"
        return self._own(kind, said.fact.id, said.said_in)

    def _settle_owed(self):
        for one in self._found.matched:
            self._settle_matched(one)
        for one in self._found.refused:
            if owed := self._owed(one):
                owed.settle(Outcome.REFUSED)
                for candidate in one.candidates:
                    self._carry(owed, candidate.action, candidate.tracked_in, TrackingKind.CANDIDATE, candidate)
        for one in self._found.missing:
            if owed := self._owed(one):
                owed.settle(Outcome.MISSING, **self._values_of_missing(one))
                for same in one.same_as:
                    self._resolve(owed, same, one.said_in)
        for outcome, listed in ((Outcome.NOT_YET, self._found.not_yet), (Outcome.UNTRACKED, self._found.untracked)):
            for one in listed:
                if owed := self._owed(one):
                    owed.settle(outcome)

    def _settle_matched(self, one):
        owed = self._owed(one)
        if owed is None:
            return
        owed.settle(Outcome.MATCHED)
        how = TrackingKind.VIA if one.by else TrackingKind.WORDS
        said = one.minuted and self._statement("action", one.minuted.id, one.said_in)
        row = self._row(one.action, one.tracked_in)
        if row is not None and not (said and said.fact == row.fact):
            self._carry(owed, one.action, one.tracked_in, how, one)
        if one.by:
            self._resolve(owed, one.by, one.said_in)

    def _carry(self, owed, action, whence, how, fit):
        row = self._row(action, whence)
        if row is None:
            return
        grounds = [
            {"kind": ground.kind, "note": ground.note or "", "agreed": list(ground.agreed), "weight": ground.weight}
            for ground in fit.grounds
        ]
        values = {"how": how.value, "score": fit.score, "grounds": grounds, "passage_id": row.passage_id}
        known = owed.carriers.get(("action", row.fact))
        if known is None or (known["score"] or 0) < fit.score:
            owed.carriers["action", row.fact] = values

    def _resolve(self, owed, local_id, whence):
        clause = self._statement("resolution", local_id, whence)
        if clause is not None:
            owed.carriers.setdefault(("resolution", clause.fact), _plain(TrackingKind.RESOLVED))

    def _values_of_missing(self, one):
        paper = self._papers.get(one.expected_paper.path)
        nearest = one.nearest and self._row(one.nearest.action, one.nearest.tracked_in)
        return {
            "expected_in_id": paper.pk if paper else None,
            "expected_on": one.expected_paper.date,
            "siblings": list(one.siblings),
            "open_only": one.open_only,
            "nearest": nearest.fact if nearest else None,
            "nearest_score": one.nearest.score if nearest else None,
        }

    def _settle_rows(self):
        for outcome, listed in ((Outcome.ORPHAN, self._found.orphans), (Outcome.UNTRACED, self._found.untraced)):
            for one in listed:
                if row := self._own("action", one.action.id, one.tracked_in):
                    row.settle(outcome)
        for one in self._found.stalled:
            if row := self._own("action", one.action.id, one.tracked_in):
                # What is overdue depends on the day, so it is worked out when it is shown.
                row.values["reasons"] = [reason for reason in one.reasons if reason not in ("overdue", "dropped")]
                row.values["gone"] = "dropped" in one.reasons
                row.values["meetings"] = [date.isoformat() for date in one.meetings]
        for one in self._found.unproven:
            if row := self._own("action", one.action.id, one.tracked_in):
                row.values["unproven"] = True

    def _settle_named(self):
        """What the reader saw within one paper: the row or the resolution that a promise names."""
        for one in self._said:
            for local_id in (one.values.get("tracked_by") or []) if one.kind == "promise" else []:
                owed = self._reckoned.get(("promise", one.fact))
                clause = self._by_id.get((one.paper_id, "resolution", local_id[:120]))
                row = self._by_id.get((one.paper_id, "action", local_id[:120]))
                if owed and clause:
                    owed.carriers.setdefault(("resolution", clause.fact), _plain(TrackingKind.RESOLVED))
                if owed and row:
                    owed.settle(Outcome.MATCHED)
                    owed.carriers.setdefault(("action", row.fact), _plain(TrackingKind.NAMED))

    def _settle_copies(self):
        """A promise that two facts print in the same words of the same day is taken once, and told of both."""
        told, left = {}, []
        for one in self._said:
            if one.kind == "promise":
                words = (fold(one.values["text"]), one.values.get("date"))
                if ("promise", one.fact) in self._reckoned:
                    told[words] = self._reckoned["promise", one.fact]
                else:
                    left.append((one, words))
        for one, words in left:
            paper = next(paper for paper in self._papers.values() if paper.pk == one.paper_id)
            if words in told and self._takes(paper.body.name if paper.body else None, paper):
                self._reckoned["promise", one.fact] = told[words]

    def _settle_traces(self):
        told = []
        for chain in self._found.chain:
            first = chain.said[0] if chain.said else None
            row = None if first else self._own("action", chain.actions[0].action.id, chain.actions[0].tracked_in)
            about = self._owed(first) if first else row
            if about is None:
                continue
            if row is not None:
                row.settle(Outcome.ASKED)
            told += [(about, trace) for trace in chain.traces if trace.kind != "update"]
        passages = self._find_passages([trace for _, trace in told])
        for about, trace in told:
            passage = passages.get(_place(trace, self._papers[trace.found_in.path]))
            if passage is not None:
                values = {
                    "kind": trace.kind,
                    "date": trace.date,
                    "score": trace.score,
                    "is_origin": trace.score is None,
                }
                about.traces.setdefault(passage, values)

    def _find_passages(self, traces):
        papers = {self._papers[trace.found_in.path].pk for trace in traces}
        lines = {trace.cite.line for trace in traces}
        rows = Passage.objects.filter(paper__in=papers, line__in=lines).order_by("-pk").select_related("paper")
        return {_place_of(row): row.pk for row in rows}


def _plain(how):
    return {"how": how.value, "score": None, "grounds": [], "passage_id": None}


def _place(trace, paper):
    return paper.pk, trace.cite.page if paper.paged else None, trace.cite.line, trace.cite.quote


def _place_of(row):
    return row.paper_id, row.page if row.paper.paged else None, row.line, row.text
