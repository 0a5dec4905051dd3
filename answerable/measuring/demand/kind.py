"""Two kinds of analysis: a forecast of demand, and the staff that it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

import numpy as np
from msgspec import Meta, Struct

from answerable.drawing.exhibit import Told
from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.demand.calendar import Floats
from answerable.measuring.demand.counts import Account, read_demand
from answerable.measuring.demand.forecast import Forecast, forecast_demand
from answerable.measuring.demand.forecast_exhibits import tell_forecast_exhibits
from answerable.measuring.demand.profile import average_weekdays
from answerable.measuring.demand.shapes import HOURLY_COUNTS, ROSTER
from answerable.measuring.demand.staffing import (
    Assumed,
    StaffPlan,
    achieve,
    average_forecast,
    count_dated_shortfalls,
    plan_week,
    read_roster,
)
from answerable.measuring.demand.staffing_exhibits import tell_staffing_exhibits
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile

CHANNEL_MEANING = "The line to forecast, such as 999, where the file holds several."


class ForecastOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a forecast."""

    channel: Annotated[str, Meta(description=CHANNEL_MEANING)] = ""


class DemandForecast(Struct, frozen=True, kw_only=True):
    """A forecast, what it was made of, and the query that reduced the rows."""

    channel: str
    account: Account
    forecast: Forecast
    query: str


class StaffingOptions(Struct, frozen=True, kw_only=True):
    """What a staff plan takes as given. Nothing here is the standard of any force: say your own."""

    channel: Annotated[str, Meta(description=CHANNEL_MEANING)] = ""
    basis: Annotated[
        Literal["forecast", "forecast-high", "past"],
        Meta(description="The demand to plan for: forecast, the upper end of its 80% interval, or the past mean."),
    ] = "forecast"
    handling_seconds: Annotated[
        float, Meta(gt=0, description="Mean seconds that a call keeps somebody busy, wrap-up included.")
    ] = 240.0
    target_percent: Annotated[
        float, Meta(gt=0, lt=100, description="Per cent of all callers to be answered within the target.")
    ] = 90.0
    target_seconds: Annotated[float, Meta(gt=0, description="The target: seconds to an answer.")] = 10.0
    patience_seconds: Annotated[
        float,
        Meta(gt=0, description="Mean seconds that a caller waits before hanging up, of those not answered."),
    ] = 120.0
    callers: Annotated[
        Literal["queue", "leave"],
        Meta(description="Plan as if every caller waits (Erlang C, cautious) or as if some hang up (Erlang A)."),
    ] = "queue"
    shrinkage_percent: Annotated[
        float,
        Meta(
            ge=0,
            lt=100,
            description="Per cent of rostered time not on the phones: leave, sickness, training, breaks.",
        ),
    ] = 30.0


class Staffing(Struct, frozen=True, kw_only=True):
    """A staff plan, and what its demand was made of."""

    channel: str
    account: Account
    plan: StaffPlan
    query: str


def measure_forecast(files: Mapping[str, DataFile], options: ForecastOptions) -> DemandForecast:
    """The next 28 days' calls by the hour. Raises MeasureError where the files cannot give it."""
    demand, account, query = read_demand(files, options.channel)
    return DemandForecast(channel=options.channel, account=account, forecast=forecast_demand(demand), query=query)


def measure_staffing(files: Mapping[str, DataFile], options: StaffingOptions) -> Staffing:
    """Staff by hour of the week, and with a roster what that achieves. Raises MeasureError as the forecast does."""
    demand, account, query = read_demand(files, options.channel)
    assumed = _assume(options)
    forecast = None if options.basis == "past" else forecast_demand(demand)
    if forecast is None:
        rates = average_weekdays(demand.rates(), demand.calendar.weekdays, np.ones(len(demand.counts)))
    else:
        rates = average_forecast(forecast.hours, is_high=options.basis == "forecast-high")
    hours = plan_week(rates, assumed)
    short, dated = count_dated_shortfalls(forecast, hours, assumed) if forecast else (0, 0)
    rostered, left_out = _read_roster(files)
    achieved, is_run_on = ((), False) if rostered is None else achieve(rates, rostered, assumed)
    plan = StaffPlan(
        assumed=assumed,
        basis=_say_basis(options.basis, forecast),
        first_on=forecast.first_on if forecast else account.first_on,
        last_on=forecast.first_on + dt.timedelta(days=27) if forecast else account.last_on,
        hours=hours,
        achieved=achieved,
        is_run_on=is_run_on,
        unrostered_hours=left_out,
        short_hours=short,
        dated_hours=dated,
    )
    return Staffing(channel=options.channel, account=account, plan=plan, query=query)


def _assume(options: StaffingOptions) -> Assumed:
    return Assumed(
        handling=options.handling_seconds,
        share=options.target_percent / 100,
        seconds=options.target_seconds,
        patience=options.patience_seconds,
        shrinkage=options.shrinkage_percent / 100,
        is_leaving=options.callers == "leave",
    )


def _say_basis(basis: str, forecast: Forecast | None) -> str:
    if forecast is None:
        return "the mean of each hour of the week in the file"
    ends = ", at the upper end of the 80% interval" if basis == "forecast-high" else ""
    return f"the forecast by {forecast.model_words}{ends}"


def _read_roster(files: Mapping[str, DataFile]) -> tuple[Floats | None, int]:
    if "roster" not in files:
        return None, 0
    from answerable.measuring.loading.rows import read_rows

    return read_roster(read_rows(files["roster"]))


def tell_forecast(result: DemandForecast) -> Told:
    """The exhibits of a forecast."""
    return tell_forecast_exhibits(result.forecast, result.account, result.channel, result.query)


def tell_staffing(result: Staffing) -> Told:
    """The exhibits of a staff plan."""
    return tell_staffing_exhibits(result.plan, result.account, result.channel, result.query)


_DEMAND = (Input("calls", CALLS, is_optional=True), Input("counts", HOURLY_COUNTS, is_optional=True))

FORECAST = Kind(
    name="forecast",
    heading="Demand forecast",
    purpose="Calls by the hour for the next 28 days, from a file of calls or of counts by the hour.",
    inputs=_DEMAND,
    options=ForecastOptions,
    result=DemandForecast,
    measure=measure_forecast,
    tell=tell_forecast,
)

STAFFING = Kind(
    name="staffing",
    heading="Staff needed",
    purpose="How many people each hour of the week needs to answer in time, and what a roster would achieve.",
    inputs=(*_DEMAND, Input("roster", ROSTER, is_optional=True)),
    options=StaffingOptions,
    result=Staffing,
    measure=measure_staffing,
    tell=tell_staffing,
)
