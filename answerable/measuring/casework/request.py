"""Information requests: which were answered within the time the law gives, with those still open."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.measuring.casework.counted import count_sorts
from answerable.measuring.casework.standard import Standard, find_standard
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.loading.rows import Row
from answerable.measuring.period import end_month, list_months
from answerable.measuring.refusal import MeasureError


class RequestOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of information requests."""

    on: Annotated[
        dt.date | None,
        Meta(description="The day on which open requests are judged; blank for the last day in the file."),
    ] = None
    target: Annotated[
        float | None, Meta(description="The wanted percentage in time; blank for the one in force.")
    ] = None


class RequestMonth(Struct, frozen=True, kw_only=True):
    """The requests of a month: received, with their time up by the day of judging, and answered in time."""

    month: dt.date
    received: int
    judged: int
    in_time: int


class RequestResult(Struct, frozen=True, kw_only=True):
    """Requests up to a day.

    `judged` are those answered, and those open whose last day has passed; `in_time` of them were answered by it.
    `waiting` are open and may still be in time; `overdue` holds how many days each open one is past its last day.
    Withdrawn requests are in `received` alone. `days` are working days from receipt to answer, with how many
    requests took each. `source` is where the law's number of days stands.
    """

    options: RequestOptions
    on: dt.date
    first_on: dt.date
    received: int
    judged: int
    in_time: int
    answered: int
    waiting: int
    withdrawn: int
    overdue: tuple[int, ...]
    days: tuple[tuple[int, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    exemptions: tuple[tuple[str, int], ...]
    refused: int
    extended: int
    months: tuple[RequestMonth, ...]
    source: str
    chart: ControlChart | None = None
    standard: Standard | None = None
    outcomes_missing: int = 0


def measure_requests(rows: Sequence[Row], options: RequestOptions) -> RequestResult:
    """Judge each request by the law's clock as it stood on a day.

    The time runs from receipt, or from the explanation that was asked for (section 1(3) of the Act), for twenty
    working days that no bank holiday of the United Kingdom counts in (section 10); or to the day it was extended to.
    What came, was answered or explained after the day is not known on it.
    """
    on = options.on or _last_day(rows)
    kept = [_as_known(row, on) for row in rows if row["received_on"] <= on]
    if not kept:
        raise MeasureError("No request in the file was received by that day.")
    withdrawn = [row for row in kept if row["outcome"] == "withdrawn"]
    live = [row for row in kept if row["outcome"] != "withdrawn"]
    answered = [row for row in live if row["answered_on"]]
    late = [row for row in live if not row["answered_on"] and on > _last_day_of(row)]
    judged = answered + late
    in_time = [row for row in answered if row["answered_on"] <= _last_day_of(row)]
    refused = [row for row in answered if row["outcome"] in ("refused", "granted in part")]
    months = _count_months(kept, judged, in_time, on)
    target = options.target
    if target is not None and not 0 <= target <= 100:
        raise MeasureError("A target for answers in time lies between 0 and 100 per cent.")
    standard = None if target is not None else find_standard("information requests in time", on)
    return RequestResult(
        options=options,
        on=on,
        first_on=min(row["received_on"] for row in kept),
        received=len(kept),
        judged=len(judged),
        in_time=len(in_time),
        answered=len(answered),
        waiting=len(live) - len(judged),
        withdrawn=len(withdrawn),
        overdue=tuple(sorted((on - _last_day_of(row)).days for row in late)),
        days=tuple(sorted(Counter(_count_days(row) for row in answered).items())),
        outcomes=count_sorts(row["outcome"] for row in answered if row["outcome"]),
        exemptions=count_sorts(section for row in refused for section in _list_sections(row["exemption"])),
        refused=len(refused),
        extended=sum(row["extended_to"] is not None for row in live),
        months=months,
        source=_find_deadline(kept[-1]["received_on"])[1],
        chart=_chart(months, on, standard.percent if standard else target),
        standard=standard,
        outcomes_missing=sum(not row["outcome"] for row in answered),
    )


def _last_day(rows: Sequence[Row]) -> dt.date:
    days: list[dt.date] = [row[name] for row in rows for name in ("received_on", "answered_on") if row[name]]
    if not days:
        raise MeasureError("There are no requests in the file.")
    return max(days)


def _as_known(row: Row, on: dt.date) -> dict[str, Any]:
    """A request as it stood on a day."""
    known = dict(row)
    if row["answered_on"] and row["answered_on"] > on:
        known |= {"answered_on": None, "outcome": None, "exemption": None}
    if row["clarified_on"] and row["clarified_on"] > on:
        known["clarified_on"] = None
    return known


def _last_day_of(row: Row) -> dt.date:
    counted = _find_deadline(max(row["received_on"], row["clarified_on"] or row["received_on"]))[0]
    extended: dt.date | None = row["extended_to"]
    return max(counted, extended or counted)


@cache
def _find_deadline(received: dt.date) -> tuple[dt.date, str]:
    from answerable.law.foi import request_deadline

    deadline = request_deadline(received)
    return deadline.day, deadline.source


def _count_days(row: Row) -> int:
    """Working days from the day the time ran from to the answer."""
    start = max(row["received_on"], row["clarified_on"] or row["received_on"])
    return _count_working_days(start, max(start, row["answered_on"]))


@cache
def _count_working_days(start: dt.date, end: dt.date) -> int:
    from answerable.law.deadline import NO_HOLIDAYS
    from answerable.law.holiday import EVERY_NATION, say_not_working

    days = (start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(not say_not_working(day, NO_HOLIDAYS, EVERY_NATION) for day in days)


def _list_sections(words: str | None) -> list[str]:
    """`s.31(1); 40` as `section 31`, `section 40`: subsections are one ground with their section."""
    found = re.findall(r"(?:^|[;,&/ ]|and|s\.?|section)\s*(\d{1,2})(?![\d])", (words or "").casefold())
    return list(dict.fromkeys(f"section {number}" for number in found))


def _count_months(
    kept: Sequence[Row], judged: Sequence[Row], in_time: Sequence[Row], on: dt.date
) -> tuple[RequestMonth, ...]:
    counts = [Counter(row["received_on"].replace(day=1) for row in part) for part in (kept, judged, in_time)]
    return tuple(
        RequestMonth(month=month, received=counts[0][month], judged=counts[1][month], in_time=counts[2][month])
        for month in list_months(min(counts[0]), on)
    )


def _chart(months: Sequence[RequestMonth], on: dt.date, percent: float | None) -> ControlChart | None:
    """The share in time by month of receipt, of months all of whose requests have had their time."""
    from answerable.measuring.control.charts import chart_shares

    # A month is drawn once its last possible request has had its time: before that, slow ones are still missing.
    ripe = [each for each in months if each.judged and _find_deadline(end_month(each.month))[0] < on]
    if len(ripe) < 2:
        return None
    return chart_shares(
        [each.month for each in ripe],
        [each.in_time for each in ripe],
        [each.judged for each in ripe],
        name="Information requests answered in time",
        better="higher",
        target=None if percent is None else percent / 100,
    )
