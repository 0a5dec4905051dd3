"""Exhibits of how response was recorded: what is odd, and whether button and satellite tell the same."""

from __future__ import annotations

import math
from statistics import NormalDist

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number, say_p, say_seconds, say_share
from answerable.measuring.response.summary import GradeResponse, Patterns, ResponseSummary
from answerable.measuring.response.tally import NO_AREA

_WORDS = {
    "at_once": "Arrival less than a minute after creation",
    "unassigned": "Arrival without an assignment",
    "behind": "Arrival before the assignment",
    "closed_before": "Closed before the arrival",
    "cancelled_before": "Cancelled before the arrival",
    "unended": "Neither arrival, cancellation nor closure",
    "regraded": "Ended with another grade than the first",
    "lowered_late": "Lowered to a later grade after the first grade's limit had passed",
}
_MEANINGS = {
    "at_once": "An officer came upon it, or the incident was written up afterwards; it makes times look shorter.",
    "unassigned": "The time to assign is not known.",
    "behind": "An officer came upon it, or the assignment was entered later.",
    "closed_before": "One of the two moments is wrong.",
    "cancelled_before": "The cancellation did not reach the officer, or one of the moments is wrong.",
    "unended": "Open still, or an arrival that nobody recorded.",
    "regraded": "Which grade it counts under changes the figures of both.",
    "lowered_late": "Counted under the later grade, it is no longer late. Each deserves a look at its reason.",
}
FEWEST_AROUND = 100
"""Arrivals in the four minutes around the limit for a pile-up to be looked for."""
_OF_ARRIVALS = ("at_once", "unassigned", "behind", "closed_before", "cancelled_before")


def tell_patterns(grade: GradeResponse, summary: ResponseSummary) -> Exhibit:
    """How many incidents show each oddity; none is left out of the figures for it."""
    patterns = grade.patterns
    shown = [name for name in _WORDS if getattr(patterns, name)]
    late = patterns.lowered_late
    return Exhibit(
        slug=f"{grade.grade.lower()}-recording",
        title=f"{grade.grade}: {len(shown)} of {len(_WORDS)} oddities of recording occur",
        sentence=(
            f"Among {say_number(patterns.incidents)} {grade.grade} incidents {summary.days}, "
            f"{say_share(patterns.at_once, patterns.arrivals)} of arrivals were recorded less than a minute after "
            "creation, "
            f"{say_share(late, patterns.incidents)} of incidents were lowered to this grade after the limit of "
            "their first "
            f"grade had passed, and {say_share(patterns.unended, patterns.incidents)} have no end recorded. "
            f"{_say_bunching(patterns)}"
        ),
        table=Table(
            columns=(
                Column("What is odd"),
                Column("Incidents", "count"),
                Column("Out of", "count"),
                Column("Share", "percent", 2),
                Column("What it may mean"),
            ),
            rows=_list_rows(patterns),
        ),
        notes=(
            "An oddity is not an error, and none of these incidents is left out of the other figures.",
            "Rows whose arrival was before their creation were rejected when the file was loaded; its report names "
            "them.",
        ),
        query=summary.queries["patterns"],
    )


def _list_rows(patterns: Patterns) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for name, words in _WORDS.items():
        count = getattr(patterns, name)
        whole = patterns.arrivals if name in _OF_ARRIVALS else patterns.incidents
        rows.append((words, count, whole, 100 * count / whole if whole else None, _MEANINGS[name]))
    if patterns.around_limit:
        _, before, after, _ = patterns.around_limit
        share = 100 * before / (before + after) if before + after else None
        meaning = (
            "Of those in the two minutes on either side of it. Times recorded to fit the limit pile up just before."
        )
        rows.append(("Arrival in the last minute before the limit", before, before + after, share, meaning))
    return tuple(rows)


def _say_bunching(patterns: Patterns) -> str:
    """Whether arrivals pile up in the minute before the limit, against what the minutes around it suggest.

    Were the density of times straight over the four minutes around the limit, the last before it would hold as many
    as the first after it and a third of the difference of the outer two. Its difference from that is held against
    its Poisson error (the idea of McCrary 2008, in its plainest form).
    """
    if not patterns.around_limit or sum(patterns.around_limit) < FEWEST_AROUND:
        return ""
    outer, before, after, beyond = patterns.around_limit
    expected = after + (outer - beyond) / 3
    error = math.sqrt(before + after + (outer + beyond) / 9)
    p = 2 * NormalDist().cdf(-abs(before - expected) / error)
    compared = f"{say_number(before)} arrived in the last minute before the limit"
    if before < expected:
        return f"{compared}: no pile-up, the minutes around it lead to expect {say_number(expected)}."
    if p >= 0.05:
        return f"{compared}: no pile-up that could be told from chance ({say_number(expected)} expected, {say_p(p)})."
    return f"{compared}, more than the minutes around it lead to expect ({say_number(expected)}, {say_p(p)})."


def tell_sources(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """Times by how the arrival was recorded; nothing where one way, or none, is recorded."""
    sources = [source for source in grade.sources if source.times.median]
    if len(sources) < 2:
        return None
    names = {NO_AREA: "not recorded how", "button": "by an officer's button", "GPS": "by the car's position"}
    said = "; ".join(
        f"{names[source.name]} {say_seconds(source.times.median.seconds)} (of {say_number(source.times.count)})"
        for source in sources
        if source.times.median
    )
    rows: list[tuple[Cell, ...]] = []
    for source in sources:
        median, p90 = source.times.percentiles[:2]
        rows.append((source.name, source.times.count, median.seconds, median.low, median.high, p90.seconds))
    return Exhibit(
        slug=f"{grade.grade.lower()}-sources",
        title=f"{grade.grade}: median time by how the arrival was recorded",
        sentence=f"Median time to arrive at {grade.grade} incidents, by how the arrival was recorded: {said}.",
        table=Table(
            columns=(
                Column("Arrival recorded by"),
                Column("Out of", "count"),
                Column("Median", "seconds"),
                Column("95% interval from", "seconds"),
                Column("to", "seconds"),
                Column("90th percentile", "seconds"),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "The two ways are not of the same incidents: a difference may lie in the incidents as well as in the "
            "recording.",
        ),
        query=summary.queries["sources"],
    )
