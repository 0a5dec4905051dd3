"""A paper's own minutes and trackers, reconciled once for the rules about actions."""

from __future__ import annotations

from functools import cached_property
from weakref import WeakKeyDictionary

from answerable.checking.evidence.paper import Paper
from answerable.record import Action
from answerable.tracking.reconcile import reconcile
from answerable.tracking.reconciliation import Reconciliation
from answerable.tracking.row import Printing, Tracker, gather_printings, gather_trackers
from answerable.tracking.shelf import Shelf


class TrackedPaper:
    """The trackers of one paper, and what its minutes owe against them."""

    def __init__(self, paper: Paper) -> None:
        self._record = paper.record

    @cached_property
    def printings(self) -> tuple[Printing, ...]:
        if not self._record.actions:
            return ()
        return tuple(gather_printings(Shelf([self._record])))

    @cached_property
    def trackers(self) -> tuple[Tracker, ...]:
        return tuple(gather_trackers(self.printings))

    @cached_property
    def reconciliation(self) -> Reconciliation | None:
        """Nothing where the paper has no tracker: then it cannot show what became of anything."""
        return reconcile([self._record], chains=False) if self.trackers else None


_held: WeakKeyDictionary[Paper, TrackedPaper] = WeakKeyDictionary()


def track_paper(paper: Paper) -> TrackedPaper:
    """A paper's trackers and reconciliation, worked out once however many rules ask."""
    tracked = _held.get(paper)
    if tracked is None:
        tracked = _held[paper] = TrackedPaper(paper)
    return tracked


def name_row(action: Action) -> str:
    """How a clerk names a row: its reference, or else its first words."""
    if action.ref:
        return f"Action {action.ref}"
    words = action.text.split()
    return f"The action “{' '.join(words[:6])}{' …' if len(words) > 6 else ''}”"
