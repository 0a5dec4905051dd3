"""What is owed and stands in no tracker: missing, or not to be told, or never tracked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from answerable.record import Promise, Resolution
from answerable.tracking.fit import Fit
from answerable.tracking.matching import Choice
from answerable.tracking.owed import Owed
from answerable.tracking.reconciliation import Missing, Nearest, NotYet, Untracked
from answerable.tracking.row import Tracker
from answerable.tracking.shelf import Whence

SHOWN_SCORE = 0.01
"""A nearest row that scores less is near in nothing."""


class Gaps(NamedTuple):
    missing: tuple[Missing, ...]
    not_yet: tuple[NotYet, ...]
    untracked: tuple[Untracked, ...]


def state_said(owed: Owed) -> dict[str, object]:
    """What is owed as the fields of `Said`."""
    return {owed.kind: owed.fact, "said_in": owed.whence, "lead": owed.lead or None}


def find_gaps(choices: Sequence[Choice], trackers: Sequence[Tracker], by_resolution: Set[tuple[str, str]]) -> Gaps:
    """Sort what no row carries. Expected is a row in the body's first tracker after the meeting, open or closed.

    `by_resolution` has the paths and ids of promises that are carried by way of a resolution.
    """
    by_body: dict[str | None, list[Tracker]] = defaultdict(list)
    for tracker in trackers:
        by_body[tracker.whence.body].append(tracker)
    carried = _carried_clauses(choices)
    missing: list[Missing] = []
    not_yet: list[NotYet] = []
    untracked: list[Untracked] = []
    for choice in choices:
        owed = choice.owed
        if choice.carried or choice.refused or (owed.whence.path, owed.fact.id) in by_resolution:
            continue
        if not owed.expected:
            untracked.append(Untracked(**state_said(owed), why=_why_untracked(owed)))  # type: ignore[arg-type]
            continue
        following = _next_tracker(owed, by_body.get(owed.whence.body, ()))
        if following is None:
            not_yet.append(NotYet(**state_said(owed), why=_why_not_yet(owed)))  # type: ignore[arg-type]
        else:
            missing.append(_state_missing(choice, following, carried))
    return Gaps(tuple(missing), tuple(not_yet), tuple(untracked))


def _next_tracker(owed: Owed, trackers: Sequence[Tracker]) -> Tracker | None:
    if owed.date is None:
        return None
    later = [tracker for tracker in trackers if tracker.date and tracker.date > owed.date]
    # of two papers that print the tracker of one meeting, the one with more rows is the whole
    return (
        min(later, key=lambda tracker: (tracker.date, -len(tracker.printings), tracker.whence.path))
        if later
        else None
    )


def _state_missing(choice: Choice, following: Tracker, carried: Carried) -> Missing:
    owed = choice.owed
    nearest = next((fit for fit in choice.fits if _is_in(fit, following.whence)), None)
    if nearest is not None and nearest.score < SHOWN_SCORE:
        nearest = None
    siblings = _siblings(owed, carried, following.whence)
    paper = describe_whence(following.whence)
    why = f"No row of {paper}, open or closed, fits {owed.label}"
    if nearest is None:
        why += "; none shares a telling word with it"
    else:
        why += f"; the nearest is {describe_row(nearest)}, which scores {nearest.score:.2f}"
    if siblings:
        why += f". The tracker does hold {', '.join(siblings)} of the same minute"
    if not following.has_closed:
        why += ". That tracker prints no closed action, so it may be done and taken off"
    return Missing(
        **state_said(owed),  # type: ignore[arg-type]
        expected_in=paper,
        expected_paper=following.whence,
        why=why + ".",
        nearest=state_nearest(nearest) if nearest else None,
        siblings=siblings,
        open_only=not following.has_closed,
        same_as=tuple(sorted(owed.carried_by)),
    )


def state_nearest(fit: Fit) -> Nearest:
    return Nearest(action=fit.printing.action, tracked_in=fit.printing.whence, score=fit.score, grounds=fit.grounds)


def describe_row(fit: Fit) -> str:
    ref = fit.printing.action.ref
    return f"row {ref}" if ref else f"the row of line {fit.printing.action.cite.line}"


def describe_whence(whence: Whence) -> str:
    """A document as a clerk names it: its title, with the body and the date where the title does not say them."""
    title = whence.title or whence.path
    if whence.body and whence.body.casefold() not in title.casefold():
        title = f"{title} ({whence.body})"
    return f"{title}, {whence.date:%-d %B %Y}" if whence.date else title


Carried = dict[tuple[str | None, str, str], dict[Whence, set[str]]]


def _carried_clauses(choices: Sequence[Choice]) -> Carried:
    """Which clauses of each minute every tracker carries, by body, day and minute."""
    held: Carried = defaultdict(lambda: defaultdict(set))
    for choice in choices:
        owed = choice.owed
        if not isinstance(owed.fact, Resolution) or not owed.fact.sub:
            continue
        for fit in choice.carried:
            for printing in fit.row.tracked:
                held[_minute_of(owed)][printing.whence].add(" ".join(filter(None, (owed.fact.ref, owed.fact.sub))))
    return held


def _minute_of(owed: Owed) -> tuple[str | None, str, str]:
    return (owed.whence.body, str(owed.date), owed.fact.ref or "")


def _siblings(owed: Owed, carried: Carried, whence: Whence) -> tuple[str, ...]:
    """Other clauses under the same lead that the tracker carries."""
    if not isinstance(owed.fact, Resolution) or not owed.lead:
        return ()
    return tuple(sorted(carried.get(_minute_of(owed), {}).get(whence, ())))


def _is_in(fit: Fit, whence: Whence) -> bool:
    return any(printing.whence == whence for printing in fit.row.printings)


def _why_not_yet(owed: Owed) -> str:
    if owed.date is None:
        return "The paper does not say of which day it is, so no tracker can be called the next."
    body = owed.whence.body or "the body"
    return f"No tracker of {_the(body)} after {owed.date:%-d %B %Y} was given."


def _the(body: str) -> str:
    return body if body.casefold().startswith("the ") else f"the {body}"


def _why_untracked(owed: Owed) -> str:
    strength = owed.fact.strength if isinstance(owed.fact, Promise) else "plan"
    if owed.whence.kind != "minutes":
        return "It stands in a report, not in minutes, and no row fits it; a tracker is not expected to carry it."
    if strength == "soft":
        return "It is hedged, and no row fits it; a tracker is not expected to carry it."
    return "It announces work, and no row fits it; a tracker is not expected to carry it."
