"""PCT205: percentage points printed as per cent, or the reverse, between two percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.comparing.change_claim import ChangeClaim, find_change_claims
from answerable.checking.comparing.frame import kind_of
from answerable.checking.comparing.leeway import range_of, show
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import measure_change
from answerable.measuring.rounding import Bounds

# `from 71.2% to 73.9%, a rise of 2.7 percentage points`
_POINTS = re.compile(r"[^⟦⟧.;:]{0,60}?⟦Q(?P<points>\d+)⟧")


def find(paper: Paper) -> Iterator[Examined]:
    for claim in find_change_claims(paper):
        if kind_of(claim.before) != "P":
            continue
        if claim.stated is not None:
            yield from _compare(claim, claim.stated, points=False)
        else:
            stated = _points_after(claim)
            if stated is not None:
                yield from _compare(claim, stated, points=True)


def _points_after(claim: ChangeClaim) -> Amount | None:
    last = max(claim.frame.amounts.index(claim.before), claim.frame.amounts.index(claim.after))
    end = claim.frame.text.index(f"{last}⟧") + len(f"{last}⟧")
    match = _POINTS.match(claim.frame.text, end)
    return claim.frame.amount(match, "points") if match else None


def _compare(claim: ChangeClaim, stated: Amount, points: bool) -> Iterator[Examined]:
    difference = _size(range_of(claim.after).minus(range_of(claim.before)))
    change = measure_change(range_of(claim.before), range_of(claim.after))
    if change is None:
        return
    as_change, printed = _size(change), _size(range_of(stated))
    amounts = (claim.before, claim.after, stated)
    meant, other = (difference, as_change) if points else (as_change, difference)
    if meant.meets(printed):
        yield Examined(amounts)
    elif other.meets(printed):
        yield Examined(amounts, _mix(claim, stated, difference, as_change, points))


def _size(bounds: Bounds) -> Bounds:
    return bounds if bounds.middle >= 0 else bounds.times(Bounds.exactly(-1))


def _mix(claim: ChangeClaim, stated: Amount, points: Bounds, change: Bounds, printed_points: bool) -> Disagreement:
    in_points, in_percent = show(points.middle), show(change.middle)
    said, meant = ("per cent", "percentage points") if not printed_points else ("percentage points", "per cent")
    return Disagreement(
        message=(
            f"{stated.text} between {claim.before.text} and {claim.after.text} does not agree with them in {said}, "
            f"but does in {meant}."
        ),
        working=(
            f"{claim.after.text} - {claim.before.text} = {in_points} percentage points",
            f"{in_points} / {claim.before.text} = {in_percent}% change",
        ),
        printed=stated.text,
        expected=f"{in_points} percentage points, or {in_percent}%",
        explanation=f"{said.capitalize()} may have been printed for {meant}.",
        cite=claim.frame.sentence.paragraph.cite(*claim.offsets),
    )
