"""Disruption of drug supply: what was counted in the last period, of what it is a part, and how it stands to the one
before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Better, Verdict, judge_counts


class DisruptionOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of disruptions."""

    name: Annotated[str, Meta(description="What the figures are of, as the page should say it.")] = (
        "Disruption of drug supply"
    )


class Part(Struct, frozen=True, kw_only=True):
    """A count as a share of the measure it is a part of, in the same period, with Wilson's interval (fractions)."""

    of: str
    whole: int
    interval: Interval


class Counted(Struct, frozen=True, kw_only=True):
    """A measure's last count, and the count of the period before where there is one, with what may be said of both.

    `lack` says why the two were not held against each other. `part_lack` says why no share was made.
    """

    measure: str
    count: int
    first_on: dt.date
    last_on: dt.date
    note: str = ""
    before: int | None = None
    before_first_on: dt.date | None = None
    before_last_on: dt.date | None = None
    verdict: Verdict | None = None
    lack: str = ""
    part: Part | None = None
    part_lack: str = ""


class DisruptionResult(Struct, frozen=True, kw_only=True):
    """Every measure, in the order in which the file first names them."""

    options: DisruptionOptions
    measures: tuple[Counted, ...]


def measure_disruptions(rows: Sequence[Row], options: DisruptionOptions) -> DisruptionResult:
    """The last count of each measure with its share and verdict; raises `MeasureError` for periods that overlap."""
    if not rows:
        raise MeasureError("There is nothing counted in the file.")
    for row in rows:
        if row["part_of"] == row["measure"]:
            raise MeasureError(f"{row['measure']} is said to be a part of itself: correct the row.")
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_measure[row["measure"]].append(row)
    return DisruptionResult(
        options=options, measures=tuple(_measure(measure, its, by_measure) for measure, its in by_measure.items())
    )


def _measure(measure: str, rows: Sequence[Row], by_measure: Mapping[str, Sequence[Row]]) -> Counted:
    ordered = sorted(rows, key=lambda row: row["first_on"])
    last = ordered[-1]
    first_on, last_on = _span(last)
    counted = Counted(
        measure=measure, count=last["count"], first_on=first_on, last_on=last_on, note=last["note"] or ""
    )
    return _with_part(_with_before(counted, ordered), last["part_of"], by_measure)


def _with_before(counted: Counted, ordered: Sequence[Row]) -> Counted:
    from msgspec.structs import replace

    if len(ordered) < 2:
        return replace(counted, lack="there is no earlier period")
    earlier = ordered[-2]
    first_on, last_on = _span(earlier)
    if last_on >= counted.first_on:
        raise MeasureError(f"{counted.measure}: two periods overlap, so that their counts cannot be compared.")
    breaks = [Break(row["first_on"], row["break_words"]) for row in ordered if row["break_words"]]
    better: Better = ordered[-1]["better"] or "neither"
    verdict = judge_counts(
        earlier["count"],
        counted.count,
        better=better,
        before_exposure=float((last_on - first_on).days + 1),
        after_exposure=float((counted.last_on - counted.first_on).days + 1),
        breaks=list_breaks(breaks, first_on, counted.last_on),
    )
    return replace(
        counted, before=earlier["count"], before_first_on=first_on, before_last_on=last_on, verdict=verdict
    )


def _with_part(counted: Counted, of: str | None, by_measure: Mapping[str, Sequence[Row]]) -> Counted:
    from msgspec.structs import replace

    if not of:
        return counted
    if of not in by_measure:
        raise MeasureError(f"{counted.measure} is said to be part of “{of}”, which the file does not count.")
    same = [row for row in by_measure[of] if _span(row) == (counted.first_on, counted.last_on)]
    if not same:
        return replace(counted, part_lack=f"“{of}” is not counted for the same period")
    whole = same[0]["count"]
    if counted.count > whole:
        return replace(counted, part_lack=f"there are more than of “{of}”, so that it is no part of it")
    return replace(counted, part=Part(of=of, whole=whole, interval=bound_share(counted.count, whole)))


def _span(row: Row) -> tuple[dt.date, dt.date]:
    return row["first_on"], row["last_on"] or row["first_on"]
