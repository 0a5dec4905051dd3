"""Rows of incidents reduced to whole numbers: the expressions that every engine computes alike."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.engine import fetch_columns, open_rows, show_query, whole_seconds
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.response.limit import Limit

ENDINGS = ("arrived", "cancelled", "closed", "open")
"""How the wait for an officer ended: somebody arrived; the response was cancelled; it was closed with nobody
there; or none of these is recorded."""

UNKNOWN = -1
"""Stands for seconds, or a limit, that is not known: engines then never meet a missing number."""

NO_AREA = "not recorded"

Numbers = npt.NDArray[Any]
Columns = dict[str, Numbers]


class Tally(NamedTuple):
    """What the rows add up to, each a table of columns with its count `n`.

    `lengths`: grade, limit, month, ending, seconds. `areas`: grade, area, month, with sums of `limited`, `attended`,
    `within`. `area_times`: grade, area, seconds of arrivals. `hours`: grade, weekday, hour, with the same sums.
    `stages`: grade, stage, seconds. `sources`: grade, arrival source, seconds. `patterns`: one row a grade, repeats
    counted too; its `last_second` is the last moment that any row tells of. `queries` says each as SQL.
    """

    lengths: Columns
    areas: Columns
    area_times: Columns
    hours: Columns
    stages: Columns
    sources: Columns
    patterns: Columns
    queries: dict[str, str]


def tally_incidents(
    file: DataFile,
    limits: tuple[Limit, ...],
    *,
    by_first_grade: bool = False,
    keep_duplicates: bool = False,
    engine: str = "",
) -> Tally:
    """Reduce the rows of a file of incidents, on the engine named or else the one in use.

    `by_first_grade` counts an incident under the grade it was first given. Repeats of another incident are left out
    unless `keep_duplicates`.
    """
    rows = describe_incidents(open_rows(file, engine), limits, by_first_grade=by_first_grade)
    odd = count_patterns(rows)
    patterns = fetch_columns(odd)
    rows = keep_waiting(rows, int(patterns["last_second"].max(initial=0)))
    counted = rows if keep_duplicates else rows.filter(~rows.is_duplicate)
    arrived = counted.filter(counted.ending == "arrived")
    expressions = {
        "lengths": count_rows(counted, ["grade", "limit_seconds", "month", "ending", "seconds"]),
        "areas": count_reached(counted, ["grade", "area", "month"]),
        "area_times": count_rows(arrived, ["grade", "area", "seconds"]),
        "hours": count_reached(counted, ["grade", "weekday", "hour"]),
        "stages": count_stages(counted),
        "sources": count_rows(arrived, ["grade", "source", "seconds"]),
    }
    tables = {name: fetch_columns(expression) for name, expression in expressions.items()}
    queries = {name: show_query(expression) for name, expression in expressions.items()}
    return Tally(**tables, patterns=patterns, queries=queries | {"patterns": show_query(odd)})


def describe_incidents(table: Any, limits: tuple[Limit, ...], *, by_first_grade: bool = False) -> Any:
    """Each incident in whole numbers and plain words: how its wait ended, after how many seconds, and its limit."""
    import ibis

    found = _fill_in(table)
    grade = ibis.coalesce(found.first_grade, found.grade) if by_first_grade else found.grade
    has_arrived, has_closed = found.arrived.notnull(), found.closed.notnull()
    is_cancelled = found.cancelled.notnull() | found.is_cancelled.fill_null(False)
    ending = ibis.cases((has_arrived, "arrived"), (is_cancelled, "cancelled"), (has_closed, "closed"), else_="open")
    ended = ibis.coalesce(found.arrived, found.cancelled, found.closed)
    return found.select(
        grade=grade,
        area=_say_nothing(found.area),
        source=_say_nothing(found.source),
        month=_number_month(found.created_at_date),
        weekday=found.created_at_weekday.cast("int64"),
        hour=found.created_at_hour.cast("int64"),
        ending=ending,
        seconds=(ended - found.created).fill_null(UNKNOWN),
        limit_seconds=_find_limit(grade, found.setting, limits),
        first_limit=_find_limit(ibis.coalesce(found.first_grade, found.grade), found.setting, limits),
        is_regraded=(found.first_grade.notnull() & (found.first_grade != found.grade)).fill_null(False),
        is_lowered=(found.first_grade < found.grade).fill_null(False),
        regraded_after=(found.regraded - found.created).fill_null(UNKNOWN),
        to_assign=(found.assigned - found.created).fill_null(UNKNOWN),
        to_travel=(found.arrived - found.assigned).fill_null(UNKNOWN),
        at_scene=(found.closed - found.arrived).fill_null(UNKNOWN),
        was_assigned=found.assigned.notnull(),
        is_behind=(found.arrived < found.assigned).fill_null(False),
        closed_before=(found.closed < found.arrived).fill_null(False),
        cancelled_before=(found.cancelled < found.arrived).fill_null(False),
        is_duplicate=(found.duplicate_of.fill_null("") != ""),
        last=ibis.greatest(
            found.created,
            *(moment.fill_null(0) for moment in (found.arrived, found.closed, found.cancelled, found.assigned)),
        ),
        created=found.created,
    )


def keep_waiting(rows: Any, end: int) -> Any:
    """The same rows, those with no end recorded as still waiting when the file ends: their seconds are until then."""
    import ibis

    waited = ibis.literal(end, "int64") - rows.created
    return rows.mutate(seconds=ibis.ifelse(rows.ending == "open", waited, rows.seconds))


def _fill_in(table: Any) -> Any:
    """The columns that are needed, moments as whole seconds since 1970; those the file lacks hold nothing."""
    import ibis

    def text(name: str) -> Any:
        return table[name].cast("string") if name in table.columns else ibis.null("string")

    def moment(name: str) -> Any:
        return whole_seconds(table[name]) if name in table.columns else ibis.null("int64")

    is_cancelled = table.is_cancelled.cast("boolean") if "is_cancelled" in table.columns else ibis.null("boolean")
    return table.select(
        "created_at_date",
        "created_at_hour",
        "created_at_weekday",
        grade=table.grade,
        created=moment("created_at"),
        assigned=moment("first_assigned_at"),
        arrived=moment("first_arrived_at"),
        closed=moment("closed_at"),
        cancelled=moment("cancelled_at"),
        regraded=moment("regraded_at"),
        is_cancelled=is_cancelled,
        area=text("area"),
        setting=text("setting"),
        source=text("arrival_source"),
        first_grade=text("first_grade"),
        duplicate_of=text("duplicate_of"),
    )


def _say_nothing(words: Any) -> Any:
    """Text, with a missing or blank one said."""
    return words.nullif("").fill_null(NO_AREA)


def _number_month(day: Any) -> Any:
    """Months since the year 0, so that they are ordered and apart by one."""
    return day.year().cast("int64") * 12 + day.month().cast("int64") - 1


def _find_limit(grade: Any, setting: Any, limits: tuple[Limit, ...]) -> Any:
    """The limit that holds for a row; those for a setting go before those for any. Nothing set: UNKNOWN."""
    import ibis

    ordered = sorted(limits, key=lambda limit: not limit.setting)
    branches = []
    for limit in ordered:
        is_meant = grade == limit.grade
        if limit.setting:
            is_meant = is_meant & (setting.fill_null("") == limit.setting)
        branches.append((is_meant, ibis.literal(limit.seconds, "int64")))
    nothing = ibis.literal(UNKNOWN, "int64")
    return ibis.cases(*branches, else_=nothing) if branches else nothing


def count_rows(rows: Any, names: list[str]) -> Any:
    """How many rows there are of each combination, in its order."""
    return rows.group_by(names).agg(n=rows.count().cast("int64")).order_by(names)


def count_reached(rows: Any, names: list[str]) -> Any:
    """Incidents of each combination: all, with a limit, attended, and reached within their limit."""
    has_limit = rows.limit_seconds >= 0
    is_attended = rows.ending == "arrived"
    is_within = is_attended & has_limit & (rows.seconds <= rows.limit_seconds)
    return (
        rows.group_by(names)
        .agg(
            n=rows.count().cast("int64"),
            limited=_count(has_limit),
            attended=_count(is_attended),
            limited_attended=_count(is_attended & has_limit),
            within=_count(is_within),
        )
        .order_by(names)
    )


def count_stages(rows: Any) -> Any:
    """The lengths of each stage on the way to an arrival and after it, where both its ends are recorded in order."""
    import ibis

    parts = [
        rows.filter((rows.ending == "arrived") & (rows[name] >= 0)).select(
            grade=rows.grade, stage=ibis.literal(name), seconds=rows[name]
        )
        for name in ("to_assign", "to_travel", "at_scene")
    ]
    together = ibis.union(*parts, distinct=False)
    return count_rows(together, ["grade", "stage", "seconds"])


def count_patterns(rows: Any) -> Any:
    """What is odd in the recording, by grade; repeats are counted here and left out of every other count."""
    kept = ~rows.is_duplicate
    arrived = kept & (rows.ending == "arrived")
    is_late = rows.regraded_after > rows.first_limit
    return (
        rows.group_by("grade")
        .agg(
            n=_count(kept),
            duplicates=_count(rows.is_duplicate),
            arrivals=_count(arrived),
            at_once=_count(arrived & (rows.seconds < 60)),
            unassigned=_count(arrived & ~rows.was_assigned),
            behind=_count(arrived & rows.is_behind),
            closed_before=_count(arrived & rows.closed_before),
            cancelled_before=_count(arrived & rows.cancelled_before),
            unended=_count(kept & (rows.ending == "open")),
            regraded=_count(kept & rows.is_regraded),
            lowered_late=_count(kept & rows.is_lowered & (rows.first_limit >= 0) & is_late),
            first_second=rows.created.min().cast("int64"),
            last_second=rows["last"].max().cast("int64"),
        )
        .order_by("grade")
    )


def _count(condition: Any) -> Any:
    return condition.cast("int64").sum().cast("int64")


def pick(columns: Columns, **wanted: object) -> Columns:
    """The rows of a table whose columns hold these values."""
    held = np.ones(len(next(iter(columns.values()))), dtype=bool)
    for name, value in wanted.items():
        held &= columns[name] == value
    return {name: values[held] for name, values in columns.items()}
