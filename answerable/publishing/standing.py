"""How what is owed stands, in sentences: made from public shapes alone, each with the figures it rests on."""

from answerable.drawing.wording import say_day
from answerable.law.words import say_list

# From what score on a row fits: `answerable.tracking` says why.
FITS = 0.35
SAID_OF_A_PROMISE = {
    "kept": "Kept",
    "late": "Late",
    "open": "Still open",
    "dropped": "Dropped",
    "never_tracked": "Never tracked",
    "no_tracker": "Not for a tracker",
    "unknown": "Cannot be told yet",
}
HOW = {
    "named": "The paper itself names the action for these words.",
    "resolved": "The same meeting resolved it.",
    "settled": "A named person settled that this carries it.",
}
REASONS = {
    "blank": "its update is blank in the latest tracker",
    "not updated": "it has had no update at the meetings since",
    "unchanged": "its update has the same words as before",
    "not on the agenda": "it was programmed for a meeting whose papers have nothing like it",
}


def explain_match(tracked):
    """Why a row is held to carry something: what agreed, and what each of it weighed."""
    if tracked.how in HOW:
        return HOW[tracked.how]
    way = "By way of the resolution. " if tracked.how == "via" else ""
    parts = "; ".join(_say_ground(ground) for ground in tracked.grounds)
    return f"{way}Score {tracked.score:.2f} of 1: {parts}." if parts else f"{way}Score {tracked.score:.2f} of 1."


def _say_ground(ground):
    words = f" ({', '.join(ground.agreed)})" if ground.agreed else ""
    sign = "−" if ground.weight < 0 else "+"
    return f"{ground.note}{words} {sign}{abs(ground.weight):.2f}"


def explain_outcome(account, what="it"):
    """What is missing or cannot be told, in a sentence or two; empty where something carries it."""
    if account.outcome == "missing" and any(one.kind == "match" for one in account.settled):
        return f"No action carries {what}, as a named person settled."
    if account.outcome == "missing":
        return " ".join(_say_missing(account, what))
    return {
        "refused": f"Two rows fit {what} equally well, so none is taken: a person has to say which carries it.",
        "not_yet": "No later tracker of this body has been filed, so it cannot be told whether it was tracked.",
        "untracked": "It announces work, is hedged or stands in a report: no tracker is expected to carry it.",
        "orphan": "Nothing in the minutes of the meeting that it names accounts for it.",
        "untraced": "The minutes of the meeting that it names have not been filed: its origin cannot be looked up.",
    }.get(account.outcome, "")


def _say_missing(account, what):
    when = f", of {say_day(account.expected_on)}," if account.expected_on else ""
    yield f"The next tracker of this body{when} does not hold {what}, open or closed."
    if account.siblings:
        yield f"It does hold {say_list(account.siblings)} of the same minute."
    if account.open_only:
        yield "That tracker prints no closed action, so it may have been done and taken off."
    if account.nearest_score is not None:
        yield f"The row nearest to it scores {account.nearest_score:.2f} of 1, and {FITS:.2f} would be a fit."
    else:
        yield "No row of it shares a telling word."


def explain_standstill(account):
    """Why an open action is stalled, or left the trackers; empty where it moves."""
    parts = [REASONS[reason] for reason in account.reasons if reason in REASONS]
    said = []
    if parts:
        meetings = (
            f" Meetings since: {say_list([say_day(date) for date in account.meetings])}." if account.meetings else ""
        )
        said.append(f"It does not move: {say_list(parts)}.{meetings}")
    if account.gone:
        said.append("It was open in one tracker and is not in the next, which prints closed actions too.")
    return " ".join(said)
