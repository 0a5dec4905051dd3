"""What has to be known of a file of offences before its counts are read: caveats for the foot of an exhibit."""

from __future__ import annotations

from answerable.drawing.wording import say_count
from answerable.patrolling.offence.offences import Offences

VICTIMS = "A row is an offence as recorded: one incident with several victims can give several rows."
SNAPPED = (
    "The places of this file were moved to a fixed list of points before it was published, each near at least eight "
    "addresses or none, so that small areas look more concentrated than they are: read it by small census areas and "
    "larger, not by streets."
)
MONTHLY = "The file gives the month of each offence, and no day or hour."


def note_offences(offences: Offences, *, is_mapped: bool = True, is_by_place: bool = False) -> tuple[str, ...]:
    """The caveats of a count of these offences; with those of their places where they are mapped. `is_by_place` says
    that what has no place is in no figure at all."""
    notes = [VICTIMS]
    if offences.precision == "month":
        notes.append(MONTHLY)
    if is_mapped:
        notes += [words for words in (note_unplaced(offences, is_by_place=is_by_place),) if words]
        notes += [SNAPPED] if offences.is_snapped else []
    return tuple(notes)


def note_unplaced(offences: Offences, *, is_by_place: bool = False) -> str:
    """How many have no place on a map, and so are in no figure where all are of places; empty where all have one."""
    missing = int((~offences.is_placed).sum())
    if not missing:
        return ""
    share = f"{missing / len(offences):.1%}"
    has = "has" if missing == 1 else "have"
    where = "in no figure here" if is_by_place else "in every total, and on no map"
    return f"{say_count(missing, 'offence')} of {len(offences):,} ({share}) {has} no coordinates: {where}."
