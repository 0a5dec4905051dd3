"""What an analysis of harm gives: sums by category, period and area, harm always beside the count."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.verdict import Verdict


class HarmOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of an analysis of harm."""

    first_on: Annotated[
        dt.date | None, Meta(description="The first day that the file covers; blank to take it from the offences.")
    ] = None
    last_on: Annotated[
        dt.date | None, Meta(description="The last day that the file covers; blank to take it from the offences.")
    ] = None
    period: Annotated[Literal["month", "quarter"], Meta(description="What harm is added up by in time.")] = "month"
    statistic: Annotated[
        Literal["median", "mean"],
        Meta(
            description="Which days stand for a category: the median of its offence codes, or their mean, which "
            "gives rare grave codes more weight. A choice of policy, printed with the result."
        ),
    ] = "median"
    edition: Annotated[str, Meta(description="The edition of the harm index; blank for the newest.")] = ""
    break_on: Annotated[
        dt.date | None,
        Meta(description="The day on which recording changed, if it did: nothing is compared across it."),
    ] = None
    break_words: Annotated[str, Meta(description="What changed then, such as a new crime system.")] = ""
    area_kind: Annotated[
        str, Meta(description="Which kind of area, in a file of several: policing unit, council.")
    ] = ""
    seed: Annotated[int, Meta(ge=0, description="The seed of the random draws behind intervals and limits.")] = 1


class IndexUsed(Struct, frozen=True, kw_only=True):
    """The edition that was used: all that a page must print of it.

    `homicide`, `injury` and `robbery` are the days of one homicide, one violence with injury and one robbery by the
    statistic chosen.
    """

    edition: str
    name: str
    statistic: Literal["median", "mean"]
    licence: str
    source: str
    verified: bool
    is_given: bool
    valid_from: dt.date | None
    homicide: float | None
    injury: float | None
    robbery: float | None


class CategoryHarm(Struct, frozen=True, kw_only=True):
    """The offences of a category and their harm: nothing where the category has no weight.

    `days` are those of one offence, `lowest` and `highest` the range over its offence codes. `is_estimate` marks the
    weight of a coarser type, made of those of its categories.
    """

    category: str
    name: str
    count: int
    days: float | None
    harm: float | None
    lowest: float | None = None
    highest: float | None = None
    is_estimate: bool = False


class HarmSum(Struct, frozen=True, kw_only=True):
    """So many offences and their days of harm, with the ends of a 95% interval, and those of the mean of one."""

    count: int
    harm: float
    low: float
    high: float
    mean: float
    mean_low: float
    mean_high: float


class PeriodHarm(Struct, frozen=True, kw_only=True):
    """A month or quarter: its offences with a weight, its harm without and with homicide.

    `lower` and `upper` are what chance leaves open of the harm without homicide; nothing where too few periods say
    what is usual.
    """

    first_on: dt.date
    days: int
    count: int
    homicides: int
    without_homicide: float
    with_homicide: float
    lower: float | None = None
    upper: float | None = None


class AreaHarm(Struct, frozen=True, kw_only=True):
    """The offences of an area other than homicide. What is nothing is hidden, since it would be of too few."""

    name: str
    count: int | None
    without_homicide: HarmSum | None = None
    with_homicide: float | None = None
    square_km: float | None = None


class HarmResult(Struct, frozen=True, kw_only=True):
    """The harm of a file of offences.

    `categories` (most harm first) are of the offences that count; `proactive` those that police activity found, in
    no sum here; `unweighed` offences have no weight and are in no sum either. `with_homicide` and `without_homicide`
    are sums over the same file. `counts` is the control chart of offences a day, `verdict` what may be said of the
    harm of the last period. `areas_hidden` says why an area shows less.
    """

    options: HarmOptions
    first_on: dt.date
    last_on: dt.date
    index: IndexUsed
    categories: tuple[CategoryHarm, ...]
    proactive: tuple[CategoryHarm, ...]
    unweighed: int
    homicides: int
    with_homicide: HarmSum
    without_homicide: HarmSum
    periods: tuple[PeriodHarm, ...]
    counts: ControlChart | None = None
    verdict: Verdict | None = None
    areas: tuple[AreaHarm, ...] = ()
    areas_hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_street: bool = False
