"""What is printed of the harm index under a table of its weights."""

from __future__ import annotations

from answerable.patrolling.harm.result import IndexUsed


def note_index(used: IndexUsed) -> tuple[str, ...]:
    """Its source, its licence, whether it was read, and what the choice of statistic means."""
    other = "mean" if used.statistic == "median" else "median"
    read = "" if used.verified or used.is_given else " The index itself was not read."
    return (
        f"Source: {used.source}.{read}",
        f"Terms: {used.licence}.",
        f"The {used.statistic} is a choice of policy: with the {other}, the sums and shares are others. Both are "
        "over offence codes, each counting once, however many offences were recorded under it.",
        "The same weights are used for every year, so that a new edition does not look like a change in harm.",
        "Within a category one offence may weigh many times another (least and most in the table): a sum over few "
        "offences says little of any one.",
    )
