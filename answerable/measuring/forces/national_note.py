"""What to beware of in a month of the national publication: its clock, its order, and what is not printed."""

from __future__ import annotations

from answerable.drawing.wording import say_number, say_value
from answerable.law.words import say_order
from answerable.measuring.forces.national_999 import BANDS, HEADLINE, Answering, Month, National
from answerable.measuring.forces.national_rank import find_place, say_measured, work_out_ranks
from answerable.measuring.forces.wording import say_names, say_rank

HEADLINE_SECONDS = 10
"""The limit of the headline band."""

_TREND = "A month beside another is not a trend: what changed is told from a series of 12 months or more."


def note_month(national: National, month: Month, ours: Answering | None) -> tuple[str, ...]:
    """What a reader of a month's table should know: its clock and order, what does not agree, and what is unknown."""
    publication = national.publication
    notes = [
        f"Times run {publication.clock_words} ({publication.authority}).",
        _say_order(national),
        *_note_bands(national, ours),
        *_note_median(national, ours),
        *_note_unknown(national, month, ours),
        *_note_disagreement(national, month),
        " ".join(publication.who.split()),
        _TREND,
        *national.notes,
    ]
    return tuple(notes)


def _say_order(national: National) -> str:
    most = [measure.heading.lower() for measure in national.measures if measure.first == "highest"]
    least = [measure.heading.lower() for measure in national.measures if measure.first == "lowest"]
    return f"1st is the highest of {say_names(most)}, and the lowest of {say_names(least)}."


def _note_bands(national: National, ours: Answering | None) -> tuple[str, ...]:
    """That the three bands do not make 100%, where rounding to one place cannot be why."""
    if ours is None:
        return ()
    bands = [ours.values[find_place(national, name)] for name in BANDS]
    known = [band for band in bands if band is not None]
    places = 0 if all(band.is_integer() for band in known) else 1
    total, allowed = sum(known), len(BANDS) * 0.5 * 10**-places
    if len(known) < len(BANDS) or abs(total - 100) <= allowed + 1e-9:
        return ()
    return (
        f"The three bands add up to {say_value(total, 'percent', places)}; rounding could account for "
        f"no more than {say_number(allowed, 2)} points of the difference.",
    )


def _note_median(national: National, ours: Answering | None) -> tuple[str, ...]:
    """That the median and the share under ten seconds cannot be of the same calls, whatever was rounded."""
    if ours is None:
        return ()
    median, share = (ours.values[find_place(national, name)] for name in ("median_seconds", HEADLINE))
    if median is None or share is None:
        return ()
    # A median is printed in whole seconds and a share in whole per cent at the least.
    if not (median > HEADLINE_SECONDS + 1 and share > 51) and not (median < HEADLINE_SECONDS - 1 and share < 49):
        return ()
    side = "fewer" if share > 51 else "more"
    return (
        f"With a median of {say_value(median, 'seconds')}, {side} than half of the calls were answered in under "
        f"{HEADLINE_SECONDS} seconds, and {say_value(share, 'percent', 1)} is printed: the two cannot be of the same "
        "calls.",
    )


def _note_unknown(national: National, month: Month, ours: Answering | None) -> tuple[str, ...]:
    """What cannot be said where a paper prints few forces, and what the rank alone still says."""
    at = find_place(national, HEADLINE)
    known = sum(force.values[at] is not None for force in month.forces)
    bodies = national.publication.bodies
    if known >= bodies:
        return ()
    notes = [
        f"The share is known of {known} of {bodies} forces. How the others lie between, whether any share a rank, "
        "and how far chance alone could move a rank cannot be said without their figures.",
    ]
    rank = ours.ranks[at] if ours else None
    if ours and rank and ours.values[at] is not None and known < bodies:
        share = say_measured(national.measures[at], ours.values[at])
        before = "1 force stands" if rank == 2 else f"{rank - 1} forces stand"
        notes.append(f"By its rank: {before} before {share} and {bodies - rank} or fewer after.")
    return tuple(notes)


def _note_disagreement(national: National, month: Month) -> tuple[str, ...]:
    """Printed ranks that the printed values contradict: a better value with a worse rank."""
    notes = []
    for at, measure in enumerate(national.measures):
        known = [
            (rank, -value if measure.first == "highest" else value, force.name)
            for force in month.forces
            if (rank := force.ranks[at]) is not None and (value := force.values[at]) is not None
        ]
        wrong = [
            f"{name} ({say_order(rank)})"
            for rank, value, name in sorted(known)
            if any(other < rank and worse > value for other, worse, _ in known)
        ]
        if wrong:
            notes.append(f"{measure.heading}: the ranks printed do not follow from the values of {say_names(wrong)}.")
    for at, measure in enumerate(national.measures):
        worked_out = work_out_ranks(national, month, at)
        printed = {force.key: force.ranks[at] for force in month.forces}
        rank, own = printed.get(national.ours), worked_out.get(national.ours)
        if rank and own and rank != own[0]:
            notes.append(f"{measure.heading}: printed {say_order(rank)}, by the values {say_rank(*own)}.")
    return tuple(notes)
