"""Rows of contacts reduced to counts: a few sums, each taken in one pass, from which the rest is worked out."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.contact.shapes import CHANNELS, OUTCOMES, RESOLUTIONS
from answerable.measuring.engine import fetch, fetch_columns, open_rows, show_query
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

NOT_RECORDED = -1
"""The wait, or the resolution, of a row that has none."""
HOURS_OF_WEEK = 168
MOST_SUBJECTS = 10
"""Subjects that are named; the rest of a channel's contacts are taken together."""
FEWEST_OF_SUBJECT = 30
"""Contacts that a subject needs to be named."""

Counts = dict[str, npt.NDArray[np.int64]]


class Tally(NamedTuple):
    """What a file was reduced to, and the queries that did it.

    `monthly` counts contacts by `line`, `month` and `wait`; `weekly` by `line`, `hour` (of the week, 0 is Monday
    00:00) and `wait`; `endings` by `line`, `month` and `resolution`, with the sum of `handled` seconds and how many
    had them (`timed`). `subjects` has, by channel, the commonest subjects with their counts. A line is a channel with
    an outcome, a month is 12 times the year and so many months.
    """

    monthly: Counts
    weekly: Counts
    endings: Counts
    subjects: dict[str, tuple[tuple[str, int], ...]]
    queries: tuple[str, ...]


def count_contacts(
    file: DataFile,
    *,
    first_on: dt.date | None = None,
    last_on: dt.date | None = None,
    force: str = "",
    engine: str = "",
) -> Tally:
    """Reduce a file of calls. The same expressions serve every engine; what they give is whole numbers only.

    Channels and outcomes are numbered before they are grouped by, which is three times as fast as grouping by their
    names. Raises MeasureError where a force is asked for that the file does not name.
    """
    tally = count_rows(_choose_rows(open_rows(file, engine), first_on, last_on, force))
    if not len(tally.monthly["count"]):
        raise MeasureError(f"'{file.name}' has no contacts for this choice of days and force.")
    return tally


def count_rows(rows: Any) -> Tally:
    """Reduce a table of calls, already opened, to its sums."""
    numbered = _number_rows(rows)
    asked = [_count_monthly(numbered), _count_weekly(numbered), _count_endings(numbered)]
    monthly, weekly, endings = (
        {name: np.asarray(of, dtype=np.int64) for name, of in fetch_columns(each).items()} for each in asked
    )
    asked += [_count_subjects(rows)] if "subject" in rows.columns else []
    subjects = _list_subjects(fetch(asked[-1])) if "subject" in rows.columns else {}
    return Tally(monthly, weekly, endings, subjects, tuple(show_query(each) for each in asked))


def _choose_rows(rows: Any, first_on: dt.date | None, last_on: dt.date | None, force: str) -> Any:
    if force:
        if "force" not in rows.columns:
            raise MeasureError(
                f"The file does not say which force a contact came to, so '{force}' cannot be picked out."
            )
        rows = rows.filter(rows.force == force)
    if first_on:
        rows = rows.filter(rows.received_at_date >= first_on)
    if last_on:
        rows = rows.filter(rows.received_at_date <= last_on)
    return rows


def _number_rows(rows: Any) -> Any:
    """The rows with the numbers that they are grouped by."""
    import ibis

    columns = rows.columns

    def number(name: str, names: tuple[str, ...]) -> Any:
        if name not in columns:
            return ibis.literal(NOT_RECORDED, type="int32")
        return (
            rows[name].cases(*((each, place) for place, each in enumerate(names)), else_=NOT_RECORDED).cast("int32")
        )

    day = rows.received_at_date
    return rows.select(
        line=number("channel", CHANNELS) * len(OUTCOMES) + number("outcome", OUTCOMES),
        month=day.year().cast("int32") * 12 + day.month().cast("int32") - 1,
        hour=rows.received_at_weekday.cast("int32") * 24 + rows.received_at_hour.cast("int32"),
        wait=rows.wait_seconds.cast("int64").fill_null(NOT_RECORDED),
        resolution=number("resolution", RESOLUTIONS),
        handled=rows.handled_seconds.cast("int64") if "handled_seconds" in columns else ibis.null("int64"),
    )


def _count_monthly(rows: Any) -> Any:
    return rows.group_by("line", "month", "wait").agg(count=rows.count())


def _count_weekly(rows: Any) -> Any:
    return rows.group_by("line", "hour", "wait").agg(count=rows.count())


def _count_endings(rows: Any) -> Any:
    return rows.group_by("line", "month", "resolution").agg(
        count=rows.count(), handled=rows.handled.sum().fill_null(0), timed=rows.handled.count()
    )


def _count_subjects(rows: Any) -> Any:
    """Subjects that many share. One of a few is left out here already: typed by hand, it may say who wrote what."""
    named = rows.filter(rows.subject.notnull())
    counted = named.group_by("channel", "subject").agg(count=named.count())
    return counted.filter(counted["count"] >= FEWEST_OF_SUBJECT).order_by("channel", "subject")


def _list_subjects(found: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By channel, the commonest subjects with their counts."""
    listed = {}
    for channel in sorted({row["channel"] for row in found}):
        mine = [(str(row["subject"]), int(row["count"])) for row in found if row["channel"] == channel]
        listed[channel] = tuple(sorted(mine, key=lambda each: (-each[1], each[0]))[:MOST_SUBJECTS])
    return listed
