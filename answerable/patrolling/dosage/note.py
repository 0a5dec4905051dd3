"""What is printed under figures of dosage: how they were counted, and what is not known."""

from __future__ import annotations

from answerable.drawing.wording import say_count, say_day, say_number, say_share, say_value
from answerable.law.words import say_list
from answerable.patrolling.dosage.result import DosageResult
from answerable.patrolling.dosage.standard import find_standard

_MOST_DAYS = 7


def note_definitions() -> tuple[str, ...]:
    """Why there are four shares, and what the last of them lets through."""
    arrival = find_standard("reported arrival")
    hours = say_number(arrival.value)
    return (
        "Each definition asks something else, so their shares differ; a share without its definition says nothing. "
        "Lengths are compared to the nearest minute.",
        f"An arrival within {hours} hours can fall on a day that was drawn for no patrol, so that meeting this "
        f"definition may undo the comparison it is to serve. It is shown because it was reported. {arrival.source}. "
        f"Scheduled visits whose {hours} hours were not over are left out.",
    )


def note_shares() -> str:
    """What the intervals allow for."""
    return (
        "Intervals allow for days of one hotspot being alike (Wilson's interval at the effective size of the sample, "
        "clustered by hotspot). Where all have it or none has, each hotspot counts as one; of a single hotspot its "
        "days are taken as independent."
    )


def note_measured(result: DosageResult) -> tuple[str, ...]:
    """Days of which nothing is known, and days that may be such."""
    notes = []
    if result.unmeasured:
        days = [say_day(day) for day in result.unmeasured[:_MOST_DAYS]]
        more = len(result.unmeasured) - len(days)
        named = say_list([*days, *([say_count(more, "other")] if more else [])])
        notes.append(
            f"Not measured, and left out of everything: {say_count(len(result.unmeasured), 'day')} of "
            f"{say_number(result.days)} on which no device was heard anywhere ({named})."
        )
    if result.quiet_days:
        notes.append(
            f"On {say_count(result.quiet_days, 'day')} of {say_number(result.days)} no visit was recorded anywhere. "
            "They count as days without patrol; if recording failed, shares are higher than shown."
        )
    if result.visits and 0 < result.from_forms_alone < result.visits:
        share = say_share(result.from_forms_alone, result.visits)
        notes.append(f"{share} of visits are as officers wrote them down, seen by no device.")
    return tuple(notes)


def note_reading(result: DosageResult) -> tuple[str, ...]:
    """The rule by which positions of devices became visits."""
    read = result.reading
    if read is None:
        return ()
    longest = say_number(find_standard("longest visit").value)
    widened = f", widened by {say_value(read.buffer_metres, 'number')} metres" if read.buffer_metres else ""
    notes = [
        f"A visit is {say_number(read.fewest_pings)} or more positions of a device within the outline of a "
        f"hotspot{widened}, none later than {say_value(read.longest_gap_minutes, 'number')} minutes after the one "
        "before; visits of several officers that overlap are one. It lasts from the first position to the last and "
        f"half the usual gap between positions ({say_value(read.usual_gap, 'seconds')}) at each end, at most half "
        "way to a position outside.",
        f"{say_share(read.inside, read.pings)} of positions lie in a hotspot. Stays of fewer positions are not "
        f"counted ({say_number(read.too_short)}), nor those longer than {longest} "
        f"hours ({say_number(read.too_long)}). {say_number(read.unplaced)} positions have no place.",
    ]
    return tuple(notes)
