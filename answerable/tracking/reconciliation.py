"""What reconciling several papers gives: lists whose every fact carries its paper and its place."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record import Action, Cite, Promise, Resolution, Source
from answerable.record.cite import Fact
from answerable.tracking.shelf import Whence

GroundKind = Literal["reference", "wording", "names", "figures", "people", "dates"]
TraceKind = Literal["update", "minutes", "question", "answer", "agenda", "programme", "report", "resolution"]
Reason = Literal["blank", "not updated", "unchanged", "overdue", "not on the agenda", "dropped"]


class Ground(Fact, frozen=True, kw_only=True):
    """One reason why two facts fit, or (with a weight below zero) why they may not: what agreed, as printed."""

    kind: GroundKind
    agreed: tuple[str, ...] = ()
    weight: float
    note: str | None = None


class Nearest(Fact, frozen=True, kw_only=True):
    """A row held against words, with its score (0 to 1) and the grounds of it."""

    action: Action
    tracked_in: Whence
    score: float
    grounds: tuple[Ground, ...] = ()


class Said(Fact, frozen=True, kw_only=True):
    """What is owed: a promise, a resolution, or an action minuted in the notes, and the document that says so.

    `lead` is what a clause of a resolution hangs on.
    """

    promise: Promise | None = None
    resolution: Resolution | None = None
    minuted: Action | None = None
    said_in: Whence
    lead: str | None = None

    @property
    def fact(self) -> Promise | Resolution | Action:
        """What is owed, whichever of the three it is."""
        fact = self.resolution or self.promise or self.minuted
        if fact is None:
            raise ValueError("nothing is said to be owed")
        return fact


class Matched(Said, frozen=True, kw_only=True):
    """Something owed and the row that carries it, as the tracker prints it that fits best.

    `now` is the row as last printed, where that is elsewhere. `by` is the id of the resolution through which a
    promise is carried.
    """

    action: Action
    tracked_in: Whence
    score: float
    grounds: tuple[Ground, ...]
    why: str
    now: Action | None = None
    now_in: Whence | None = None
    by: str | None = None


class Missing(Said, frozen=True, kw_only=True):
    """Something owed that the next tracker of its body does not hold, open or closed.

    `siblings` are the references of other clauses of the same minute that the tracker does carry: with them the gap
    is provable on the page, unless (`open_only`) the tracker prints no closed action, so that it may be done and
    taken off. `same_as` are ids of resolutions, in the same paper, that ask for the same.
    """

    expected_in: str
    expected_paper: Whence
    why: str
    nearest: Nearest | None = None
    siblings: tuple[str, ...] = ()
    open_only: bool = False
    same_as: tuple[str, ...] = ()


class NotYet(Said, frozen=True, kw_only=True):
    """Something owed of which the papers cannot tell whether it is tracked: no later tracker was given."""

    why: str


class Untracked(Said, frozen=True, kw_only=True):
    """Words that hold something out, which no row carries and no tracker is expected to: plans, hopes, reports."""

    why: str


class Refused(Said, frozen=True, kw_only=True):
    """Something owed that several rows fit equally: no guess is made. `margin` is how far apart they would have to
    be.
    """

    candidates: tuple[Nearest, ...]
    margin: float
    why: str


class Orphan(Fact, frozen=True, kw_only=True):
    """A row whose meeting's minutes are among the papers, where nothing fits it."""

    action: Action
    tracked_in: Whence
    origin_in: Whence
    why: str


class Untraced(Fact, frozen=True, kw_only=True):
    """A row whose origin cannot be looked up: its minutes were not given, or it names no meeting."""

    action: Action
    tracked_in: Whence
    why: str


class Stalled(Fact, frozen=True, kw_only=True):
    """An open action that does not move. `meetings` are those of its body at which it had not."""

    action: Action
    tracked_in: Whence
    meetings: tuple[dt.date, ...]
    reasons: tuple[Reason, ...]
    why: str


class Unproven(Fact, frozen=True, kw_only=True):
    """A closed action whose own update, or the papers of the meeting it names, do not show that it was done."""

    action: Action
    tracked_in: Whence
    why: str


class StatedCount(Fact, frozen=True, kw_only=True):
    """A paper's own count of actions outstanding, held against the tracker of that meeting where it was given."""

    count: int
    held: int | None = None
    cite: Cite
    said_in: Whence
    why: str


class Trace(Fact, frozen=True, kw_only=True):
    """A later place that tells what became of something: the row's update, or words of a later paper that fit it."""

    kind: TraceKind
    date: dt.date | None = None
    text: str
    cite: Cite
    found_in: Whence
    score: float | None = None


class Chain(Fact, frozen=True, kw_only=True):
    """From words to action to updates to later evidence. `said` is empty for a row whose origin is not known."""

    body: str | None = None
    said: tuple[Said, ...] = ()
    actions: tuple[Nearest, ...] = ()
    traces: tuple[Trace, ...] = ()


class Reconciliation(Fact, frozen=True, kw_only=True):
    """Several papers reconciled. `on` is the day against which due dates are held. `counts` has the length of each
    list.
    """

    contract: int = 1
    sources: tuple[Source, ...]
    bodies: tuple[str, ...]
    on: dt.date | None = None
    matched: tuple[Matched, ...] = ()
    missing: tuple[Missing, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    stalled: tuple[Stalled, ...] = ()
    refused: tuple[Refused, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    untracked: tuple[Untracked, ...] = ()
    untraced: tuple[Untraced, ...] = ()
    unproven: tuple[Unproven, ...] = ()
    stated: tuple[StatedCount, ...] = ()
    chain: tuple[Chain, ...] = ()
    counts: dict[str, int] = {}
