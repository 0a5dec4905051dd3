"""A kind of analysis: the measures of a violence fund for a quarter, from offences and hospital admissions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from answerable.drawing.exhibit import Told
from answerable.law.day import add_months
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.period import begin_month, end_month, name_period, number_month
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.partnership.funding_return import FundingReturn, ReturnResult, work_out_return
from answerable.patrolling.partnership.return_count import (
    MetricCount,
    count_admissions,
    count_offences,
    read_admissions,
)
from answerable.patrolling.partnership.return_exhibit import tell_return
from answerable.patrolling.partnership.shapes import HOSPITAL_ADMISSIONS
from answerable.patrolling.refusal import PatrolError

_QUARTER, _YEAR = 3, 12
Days = tuple[dt.date, dt.date]


class ReturnOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the measures of a fund."""

    quarter: Annotated[
        dt.date | None, Meta(description="A day in the quarter; blank for the last whole one that the files reach.")
    ] = None
    fund: Annotated[str, Meta(description="The fund that asks for the return.")] = "Violence fund"
    body: Annotated[str, Meta(description="Whose return it is.")] = ""
    area: Annotated[str, Meta(description="The area of the admissions, where the file gives several.")] = ""


def measure_return(files: Mapping[str, DataFile], options: ReturnOptions) -> ReturnResult:
    """The measures of a quarter beside the same quarter a year before, small counts of people hidden. Either file
    may be left out; raises `MeasureError` where both are."""
    given = [file for file in files.values() if file.last_on is not None]
    if not given:
        raise MeasureError("Give the offences, the hospital admissions, or both.")
    days = _find_quarter(options.quarter, min(file.last_on for file in given if file.last_on is not None))
    before = (add_months(days[0], -_YEAR), end_month(add_months(days[1], -_YEAR)))
    try:
        counts = (*_count_offences(files, days, before), *_count_admissions(files, days, before, options.area))
        return work_out_return(
            FundingReturn(
                fund=options.fund, body=options.body, first_on=days[0], last_on=days[1], counts=tuple(counts)
            )
        )
    except PatrolError as refused:
        raise MeasureError(str(refused)) from None


def tell_return_whole(result: ReturnResult) -> Told:
    """The return under its heading."""
    period = name_period(result.first_on, result.last_on)
    whose = f"{result.body}, " if result.body else ""
    return Told(title=f"{result.fund}: return for {period}", lead=f"{whose}{period}.", exhibits=tell_return(result))


def _find_quarter(chosen: dt.date | None, last_on: dt.date) -> Days:
    """The quarter of the chosen day, else the last one that is over by the end of the month of `last_on`."""
    number = number_month(chosen) if chosen else number_month(last_on) + 1 - _QUARTER
    first = begin_month(number // _QUARTER * _QUARTER)
    return first, end_month(add_months(first, _QUARTER - 1))


def _count_offences(files: Mapping[str, DataFile], *periods: Days) -> tuple[MetricCount, ...]:
    if "offences" not in files:
        return ()
    from answerable.patrolling.offence.offences import read_offences

    offences = read_offences(files["offences"])
    return tuple(count for period in periods for count in count_offences(offences, *period))


def _count_admissions(files: Mapping[str, DataFile], days: Days, before: Days, area: str) -> tuple[MetricCount, ...]:
    if "admissions" not in files:
        return ()
    rows = read_admissions(read_rows(files["admissions"]))
    return tuple(count for period in (days, before) for count in count_admissions(rows, *period, area=area))


FUNDING_RETURN = Kind(
    name="funding-return",
    heading="Measures of a violence fund",
    purpose="Homicide, serious violence with a knife and admissions for sharp objects, beside the year before.",
    inputs=(
        Input("offences", OFFENCES, is_optional=True),
        Input("admissions", HOSPITAL_ADMISSIONS, is_optional=True),
    ),
    options=ReturnOptions,
    result=ReturnResult,
    measure=measure_return,
    tell=tell_return_whole,
)
