"""What an analysis of serious youth violence gives: counts that may be published, and no others."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.verdict import Verdict
from answerable.patrolling.youth.definition import Definition, Lag

Whose = Literal["all", "knife", "no knife"]


class YouthOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of an analysis of serious youth violence."""

    first_on: Annotated[
        dt.date | None, Meta(description="The first day that the file covers; blank to take it from the offences.")
    ] = None
    last_on: Annotated[
        dt.date | None, Meta(description="The last day that the file covers; blank to take it from the offences.")
    ] = None
    mature_days: Annotated[
        int | None,
        Meta(description="How old an offence is, in days, before its outcome is asked for; blank for the usual 90."),
    ] = None
    months: Annotated[
        int, Meta(ge=13, le=37, description="How many months are shown of each unit, the last ones.")
    ] = 25
    break_on: Annotated[
        dt.date | None,
        Meta(description="The day on which recording changed, if it did: nothing is compared across it."),
    ] = None
    break_words: Annotated[str, Meta(description="What changed then, such as a new crime system.")] = ""
    area_kind: Annotated[
        str, Meta(description="Which kind of area, in a file of several: policing unit, council.")
    ] = ""


class Change(Struct, frozen=True, kw_only=True):
    """A month against an earlier one, each by its first day, with what may be said of it."""

    on: dt.date
    earlier_on: dt.date
    before: int
    after: int
    verdict: Verdict


class MonthCount(Struct, frozen=True, kw_only=True):
    """The offences of a month; nothing where they are hidden."""

    first_on: dt.date
    count: int | None


class YouthSeries(Struct, frozen=True, kw_only=True):
    """The whole area, month by month: all offences, those in which a knife was used, or those in which none was.

    The chart is of offences a day; nothing where a month is hidden or there are fewer than two. A change is nothing
    where there is no earlier month, or one of the two is hidden.
    """

    whose: Whose
    months: tuple[MonthCount, ...]
    dispersion: float
    chart: ControlChart | None = None
    month_change: Change | None = None
    year_change: Change | None = None


class UnitMonths(Struct, frozen=True, kw_only=True):
    """A unit's counts of the months shown, all and with a knife; what is nothing is hidden."""

    unit: str
    counts: tuple[int | None, ...]
    knife: tuple[int | None, ...]
    month_change: Change | None = None
    year_change: Change | None = None
    knife_month_change: Change | None = None
    knife_year_change: Change | None = None


class OutcomeShare(Struct, frozen=True, kw_only=True):
    """How many of so many offences had a positive outcome, with the share's interval (fractions of one).

    Hidden where the figures are nothing.
    """

    name: str
    positive: int | None = None
    whole: int | None = None
    low: float | None = None
    high: float | None = None


class MonthOutcome(Struct, frozen=True, kw_only=True):
    """The outcomes of the offences of a month."""

    first_on: dt.date
    positive: int | None
    whole: int | None


class YouthResult(Struct, frozen=True, kw_only=True):
    """Serious youth violence of a file.

    `shown` are the months of the units' tables; `mature_months` of them, the first ones, are old enough on
    `last_on` for their outcomes to be asked for: `outcomes` (all, knife, no knife), `unit_outcomes` and
    `month_outcomes` are of these. `outcome_chart` is of the share by month. `below` is the size under which a count
    is hidden. `comparisons` is how many verdicts of units there are.
    """

    options: YouthOptions
    definition: Definition
    lag: Lag
    mature_days: int
    first_on: dt.date
    last_on: dt.date
    series: tuple[YouthSeries, ...]
    shown: tuple[dt.date, ...]
    mature_months: int
    units: tuple[UnitMonths, ...]
    unit_dispersion: float
    knife_dispersion: float
    outcomes: tuple[OutcomeShare, ...]
    unit_outcomes: tuple[OutcomeShare, ...]
    month_outcomes: tuple[MonthOutcome, ...]
    outcome_chart: ControlChart | None
    below: int
    hides: bool
    comparisons: int
    notes: tuple[str, ...] = ()
