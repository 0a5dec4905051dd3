"""A citizen charter: how far each standard was met, out of how many cases looked at, and how old that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row, read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.nonresponse import bound_as_if, count_answers_needed
from answerable.measuring.survey.question import REACHES, SUPPOSED, AsIf, Need
from answerable.measuring.verdict import Verdict, judge_shares


class CharterOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a charter."""

    heading: Annotated[str, Meta(description="What the charter is called.")] = "Citizen charter"
    level: Annotated[float, Meta(description="The level of the intervals.", gt=0.5, lt=1)] = 0.95
    shown_on: Annotated[
        dt.date | None, Meta(description="The day on which the age of the figures is told; blank for the day itself.")
    ] = None


class Standard(Struct, frozen=True, kw_only=True):
    """The last audit of a standard. Shares are fractions of one.

    `interval` where the cases are known; else `as_if` and `needs` say what the share would be worth. `against` is
    where the interval stands to the target: `met`, `not met`, or `cannot be told`. `verdict` is of the audit before.
    """

    name: str
    audited_on: dt.date
    share: float
    met: int | None = None
    audited: int | None = None
    interval: Interval | None = None
    target: float | None = None
    against: str = ""
    next_on: dt.date | None = None
    verdict: Verdict | None = None
    needs: tuple[Need, ...] = ()
    as_if: tuple[AsIf, ...] = ()


class CharterResult(Struct, frozen=True, kw_only=True):
    """The standards in the order of the file, and the day on which their age is told."""

    options: CharterOptions
    shown_on: dt.date
    standards: tuple[Standard, ...]


def measure_charter(files: Mapping[str, DataFile], options: CharterOptions) -> CharterResult:
    """The last audit of every standard of a file. `MeasureError` where a row contradicts itself."""
    rows = read_rows(files["standards"])
    if not rows:
        raise MeasureError("There are no standards in the file.")
    names = list(dict.fromkeys(row["standard"] for row in rows))
    return CharterResult(
        options=options,
        shown_on=options.shown_on or dt.date.today(),  # noqa: DTZ011 -- the office's own day
        standards=tuple(
            measure_standard([row for row in rows if row["standard"] == name], options) for name in names
        ),
    )


def measure_standard(rows: Sequence[Row], options: CharterOptions) -> Standard:
    """The last of the audits of one standard, beside the one before it."""
    ordered = sorted(rows, key=lambda row: row["audited_on"])
    last = ordered[-1]
    for row in ordered:
        _refuse_row(row)
    target = None if last["target"] is None else last["target"] / 100
    if last["audited"] is None:
        return _take_print(last, target, options.level)
    met = _count_met(last)
    interval = bound_share(met, last["audited"], options.level)
    return Standard(
        name=last["standard"],
        audited_on=last["audited_on"],
        share=met / last["audited"],
        met=met,
        audited=last["audited"],
        interval=interval,
        target=target,
        against=_hold_against(interval, target),
        next_on=last["next_on"],
        verdict=_judge_before(ordered, met, options.level),
    )


def _take_print(row: Row, target: float | None, level: float) -> Standard:
    share = row["share"] / 100
    bounds = [(answers, bound_as_if(share, answers, level)) for answers in SUPPOSED]
    return Standard(
        name=row["standard"],
        audited_on=row["audited_on"],
        share=share,
        target=target,
        against="" if target is None else "cannot be told",
        next_on=row["next_on"],
        as_if=tuple(AsIf(answers=answers, low=bound.low, high=bound.high) for answers, bound in bounds),
        needs=tuple(Need(reach=reach, answers=count_answers_needed(share, reach, level)) for reach in REACHES),
    )


def _hold_against(interval: Interval, target: float | None) -> str:
    if target is None:
        return ""
    if interval.low >= target:
        return "met"
    return "not met" if interval.high < target else "cannot be told"


def _judge_before(ordered: Sequence[Row], met: int, level: float) -> Verdict | None:
    if len(ordered) < 2 or ordered[-2]["audited"] is None:
        return None
    before = ordered[-2]
    return judge_shares(
        _count_met(before), before["audited"], met, ordered[-1]["audited"], better="higher", level=level
    )


def _count_met(row: Row) -> int:
    """The cases met: as counted, or worked out from the share printed."""
    if row["met"] is not None:
        return int(row["met"])
    cases: float = row["audited"] * row["share"] / 100
    return round(cases)


def _refuse_row(row: Row) -> None:
    name = row["standard"]
    if row["audited"] is None and row["share"] is None:
        raise MeasureError(f"“{name}”: {row['met']:,} cases met the standard, but nobody says out of how many.")
    if row["audited"] is not None and row["met"] is not None and row["met"] > row["audited"]:
        raise MeasureError(
            f"“{name}”: {row['met']:,} cases met the standard, but only {row['audited']:,} were audited."
        )
