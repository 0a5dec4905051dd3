"""Published response figures: held against each other, and against the rows they should come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number, say_period, say_value
from answerable.measuring.percentage import take_percent
from answerable.measuring.response.coherence import PublishedTimes, check_published
from answerable.measuring.response.summary import GradeResponse, ResponseSummary


class Checked(Struct, frozen=True, kw_only=True):
    """Figures as printed, and what of them cannot be of one set of incidents."""

    published: PublishedTimes
    faults: tuple[str, ...]


def read_published(rows: Iterable[Mapping[str, Any]]) -> tuple[Checked, ...]:
    """The rows of a file of published figures, each held against itself."""
    found = []
    for row in rows:
        values = {name: row.get(name) for name in PublishedTimes.__struct_fields__ if name in row}
        published = msgspec.convert(values | {"percent_places": _count_places(row)}, PublishedTimes)
        found.append(Checked(published=published, faults=check_published(published)))
    return tuple(sorted(found, key=lambda each: (each.published.first_on or dt.date.min, each.published.grade)))


def can_exclude(published: PublishedTimes) -> bool:
    """Whether a line prints two figures of how long it took, which is what is held against each other."""
    share = published.within_percent if published.limit_seconds else None
    return sum(each is not None for each in (share, published.median_seconds, published.mean_seconds)) > 1


def _count_places(row: Mapping[str, Any]) -> int:
    """To how many places the percentages are printed, as far as their digits tell: 44.0 reads as 44."""
    shares = [row.get("attended_percent"), row.get("within_percent")]
    return max(
        (len(f"{share:.6f}".rstrip("0").partition(".")[2]) for share in shares if share is not None), default=0
    )


def tell_coherence(checked: tuple[Checked, ...]) -> Exhibit | None:
    """Whether the published figures can be of one set of incidents; nothing where there are none."""
    if not any(can_exclude(each.published) for each in checked):
        return None
    faulty = [each for each in checked if each.faults]
    title = (
        f"{_name_all(faulty)}: the published figures cannot all be of one set of incidents"
        if faulty
        else "The published figures can all be of one set of incidents"
    )
    faults = " ".join(fault for each in faulty for fault in each.faults)
    lines = len(checked)
    return Exhibit(
        slug="published-coherence",
        title=title,
        sentence=faults or f"In no published line, of {lines}, do the figures exclude each other.",
        table=_tabulate_checked(checked),
        notes=(
            "Held against each other with all that rounding allows: at least half of all times lie at or below a "
            "median, "
            "and at least half at or above it. Figures that can be of one set may still be wrong.",
            "In time, of all is the product of the share attended and the share in time of the attended.",
        ),
        query="answerable.measuring.response.coherence.check_published",
    )


def _name_all(checked: list[Checked]) -> str:
    return ", ".join(dict.fromkeys(each.published.grade for each in checked))


def _tabulate_checked(checked: tuple[Checked, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in checked:
        told = each.published
        rows.append(
            (
                f"{told.grade}{_say_days(told)}",
                told.incidents,
                told.attended_percent,
                told.within_percent,
                told.within_of_all_percent,
                told.limit_seconds,
                told.median_seconds,
                told.mean_seconds,
                "no" if each.faults else "yes",
            )
        )
    return Table(
        columns=(
            Column("Published"),
            Column("Incidents", "count"),
            Column("Attended", "percent", 1),
            Column("In time, of attended", "percent", 1),
            Column("In time, of all", "percent", 1),
            Column("Limit", "seconds"),
            Column("Median", "seconds"),
            Column("Mean", "seconds"),
            Column("Possible together"),
        ),
        rows=tuple(rows),
    )


def _say_days(published: PublishedTimes) -> str:
    if published.first_on is None or published.last_on is None:
        return ""
    return f", {say_period(published.first_on, published.last_on)}"


def tell_reconciliation(checked: tuple[Checked, ...], summary: ResponseSummary) -> Exhibit | None:
    """Published figures beside those of the rows, where both are of the same days; nothing where none are."""
    grades = {grade.grade: grade for grade in summary.grades}
    held = [
        each.published for each in checked if _is_same(each.published, summary) and each.published.grade in grades
    ]
    if not held:
        return None
    rows = [row for published in held for row in _compare(published, grades[published.grade])]
    apart = [row for row in rows if row[3] != "agrees"]
    what = f"{len(rows) - len(apart)} of {len(rows)} published figures are those of the rows"
    return Exhibit(
        slug="published-against-rows",
        title=what,
        sentence=(
            f"{what}, to the places printed, {summary.days}"
            + (f"; not so: {', '.join(str(row[0]) for row in apart)}." if apart else ".")
        ),
        table=Table(
            columns=(Column("Figure"), Column("As published"), Column("From the rows"), Column("Held together")),
            rows=tuple(rows),
        ),
        notes=(
            "A figure that differs says nothing of which is right: papers may count repeats, or by the first grade.",
        ),
        query=summary.queries["lengths"],
    )


def _is_same(published: PublishedTimes, summary: ResponseSummary) -> bool:
    return (published.first_on, published.last_on) == (summary.first_on, summary.last_on)


def _compare(published: PublishedTimes, grade: GradeResponse) -> list[tuple[Cell, ...]]:
    reached, median = grade.reached, grade.times.median
    places = published.percent_places
    pairs: list[tuple[str, float | None, float | None, str, int]] = [
        ("incidents", published.incidents, reached.incidents, "count", 0),
        (
            "attended",
            published.attended_percent,
            take_percent(reached.attended, reached.incidents),
            "percent",
            places,
        ),
    ]
    if grade.limit is not None and grade.limit.seconds == published.limit_seconds:
        within = take_percent(reached.within, reached.limited_attended)
        pairs.append(("in time, of attended", published.within_percent, within, "percent", places))
    pairs += [
        ("median", published.median_seconds, median.seconds if median else None, "seconds", 0),
        ("mean", published.mean_seconds, grade.times.mean, "seconds", 0),
    ]
    return [
        _compare_pair(f"{grade.grade} {name}", printed, ours, form, digits)
        for name, printed, ours, form, digits in pairs
        if printed is not None
    ]


def _compare_pair(name: str, printed: float, ours: float | None, form: str, places: int) -> tuple[Cell, ...]:
    half = 0.5 * 10.0**-places
    agrees = ours is not None and abs(printed - ours) <= half + 1e-9
    said = say_number(ours, places) if ours is not None and form == "count" else say_value(ours, form, places)
    return (name, say_value(printed, form, places), said, "agrees" if agrees else "differs")
