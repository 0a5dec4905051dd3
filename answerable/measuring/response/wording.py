"""How grades, limits and shares of incidents are said."""

from __future__ import annotations

from answerable.drawing.wording import say_count, say_day, say_seconds
from answerable.measuring.response.limit import Limit
from answerable.measuring.response.summary import GradeResponse, ResponseSummary

_SETTINGS = {"": "elsewhere", "urban": "in towns", "rural": "in the country"}
SECONDS_NOTE = "Times run from when an incident was created to the first arrival, in whole seconds, rounded down."


def say_limit(grade: GradeResponse) -> str:
    """`15 min`, or `15 min in towns and 20 min in the country`."""
    if grade.limit is not None:
        return say_seconds(grade.limit.seconds)
    return " and ".join(f"{say_seconds(limit.seconds)} {_SETTINGS[limit.setting]}" for limit in grade.limits)


def note_limits(summary: ResponseSummary) -> tuple[str, ...]:
    """Who set the limits, and that they are held against earlier incidents too, a sentence each."""
    limits = {limit for grade in summary.grades for limit in grade.limits}
    told = []
    for authority in sorted({limit.authority for limit in limits}):
        told.append(_say_authority([limit for limit in limits if limit.authority == authority], summary))
    bare = [grade.grade for grade in summary.grades if not grade.limits]
    if bare:
        told.append(f"No limit is known for {', '.join(bare)}: nothing is said of arrivals within one.")
    return tuple(told)


def _say_authority(limits: list[Limit], summary: ResponseSummary) -> str:
    said = ", ".join(
        f"{limit.grade} {say_seconds(limit.seconds)}{' ' + _SETTINGS[limit.setting] if limit.setting else ''}"
        for limit in sorted(limits, key=lambda limit: (limit.grade, limit.setting))
    )
    first = limits[0]
    doubt = "" if all(limit.verified for limit in limits) else " (not verified in the original)"
    since = min((limit.valid_from for limit in limits if limit.valid_from), default=None)
    early = (
        ""
        if since is None or since <= summary.first_on
        else f" They are known from {say_day(since)} and held here against earlier incidents too."
    )
    return f"Limits: {said}. Set by {first.authority}{doubt}; source: {first.source}.{early}"


def note_rows(summary: ResponseSummary) -> tuple[str, ...]:
    """By which grade incidents are counted, and what becomes of repeats."""
    grade = "the grade they were first given" if summary.is_by_first_grade else "the grade they ended with"
    repeats = sum(each.patterns.duplicates for each in summary.grades)
    if not repeats:
        return (f"Incidents are counted by {grade}.",)
    what = "are counted too" if summary.has_duplicates else "are left out"
    return (f"Incidents are counted by {grade}. {repeats:,} that repeat another incident {what}.",)


def say_incidents(number: int, grade: str) -> str:
    """`180,334 P1 incidents`, `1 P2 incident`."""
    return say_count(number, f"{grade} incident")
