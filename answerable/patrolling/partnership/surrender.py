"""Bins for the surrender of weapons: which are to be emptied, which councils have none, what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from answerable.drawing.wording import say_day
from answerable.law.day import add_months
from answerable.measuring.period import begin_month, end_month, number_month
from answerable.measuring.verdict import Verdict, estimate_dispersion, judge_counts
from answerable.patrolling.partnership.lack import Lack
from answerable.patrolling.refusal import PatrolError

_QUARTER = 3
_YEAR_OF_QUARTERS = 4


class SurrenderOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of surrender bins."""

    on: Annotated[
        dt.date | None,
        Meta(description="The day on which bins are judged; blank for the last day they were emptied."),
    ] = None
    every_months: Annotated[
        int, Meta(ge=1, le=24, description="Within how many months each bin is to be emptied, as the programme says.")
    ] = 3
    councils: Annotated[
        str, Meta(description="The councils that are to have a bin, parted by semicolons; blank not to ask.")
    ] = ""


class SurrenderBin(Struct, frozen=True, kw_only=True):
    """A bin in a public place; what is found in it is destroyed."""

    code: str
    place: str = ""
    council: str = ""
    opened_on: dt.date | None = None
    closed_on: dt.date | None = None

    def is_open(self, on: dt.date) -> bool:
        """Whether it stands there on a day; one without a first day always has."""
        return (self.opened_on is None or self.opened_on <= on) and (self.closed_on is None or on <= self.closed_on)


class SurrenderCount(Struct, frozen=True, kw_only=True):
    """What was found when a bin was emptied; nothing where it was not counted, which is not nought."""

    bin: str
    emptied_on: dt.date
    knives: int | None = None
    firearms: int | None = None
    other: int | None = None
    weight_kg: Decimal | None = None


class BinState(Struct, frozen=True, kw_only=True):
    """An open bin on a day. `due_on` is nothing where neither an emptying nor its first day is known; `days_over` is
    nought while it is not overdue."""

    code: str
    place: str
    council: str
    last_emptied_on: dt.date | None
    due_on: dt.date | None
    days_over: int


class CouncilBins(Struct, frozen=True, kw_only=True):
    """How many bins stand in a council's area on a day."""

    council: str
    bins: int


class QuarterFound(Struct, frozen=True, kw_only=True):
    """What was found by emptyings within a quarter. `bin_days` are the days for which those bins had been open since
    they were last emptied; nothing where that is not known of one. `counted` are the emptyings in which knives
    were counted."""

    first_on: dt.date
    last_on: dt.date
    emptyings: int
    counted: int
    knives: int
    firearms: int
    other: int
    weight_kg: Decimal | None
    bin_days: int | None


class SurrenderResult(Struct, frozen=True, kw_only=True):
    """The bins on a day. `verdict` compares knives of the last quarter that was over by then with those of the same
    quarter a year before, for each day that a bin stood open; nothing where either is missing."""

    options: SurrenderOptions
    on: dt.date
    bins: tuple[BinState, ...]
    councils: tuple[CouncilBins, ...]
    without: tuple[str, ...]
    quarters: tuple[QuarterFound, ...]
    compared: tuple[dt.date, dt.date] | None
    verdict: Verdict | None
    lacks: tuple[Lack, ...]


def work_out_surrender(
    bins: Sequence[SurrenderBin], counts: Sequence[SurrenderCount], options: SurrenderOptions | None = None
) -> SurrenderResult:
    """The bins on a day, and what was found in them up to it. Without `bins`, those that the counts name.

    Raises `PatrolError` where there is neither, or a count names a bin that is not in the list.
    """
    chosen = options or SurrenderOptions()
    if not bins and not counts:
        raise PatrolError("There are no bins and no counts: load what was found when they were emptied.")
    listed = tuple(bins) or tuple(SurrenderBin(code=code) for code in sorted({each.bin for each in counts}))
    _refuse_unknown(listed, counts)
    on = chosen.on or max((each.emptied_on for each in counts), default=dt.datetime.now(dt.UTC).date())
    seen = sorted((each for each in counts if each.emptied_on <= on), key=lambda each: (each.emptied_on, each.bin))
    standing = sorted((each for each in listed if each.is_open(on)), key=lambda each: each.code)
    quarters = _sum_quarters(listed, seen)
    compared, verdict = _judge_last(quarters, on)
    councils = _count_councils(standing, chosen.councils)
    return SurrenderResult(
        options=chosen,
        on=on,
        bins=tuple(_find_state(each, seen, on, chosen.every_months) for each in standing),
        councils=councils,
        without=tuple(each.council for each in councils if each.bins == 0),
        quarters=quarters,
        compared=compared,
        verdict=verdict,
        lacks=judge_surrender(listed, seen),
    )


def judge_surrender(bins: Iterable[SurrenderBin], counts: Iterable[SurrenderCount]) -> tuple[Lack, ...]:
    """Emptyings on days when the bin did not stand there."""
    by_code = {each.code: each for each in bins}
    return tuple(
        Lack(
            "not there",
            each.bin,
            f"{each.bin} was emptied on {say_day(each.emptied_on)}, when by its own dates it was not there. Correct "
            "the day or the bin's dates.",
            is_fault=True,
        )
        for each in counts
        if each.bin in by_code and not by_code[each.bin].is_open(each.emptied_on)
    )


def _refuse_unknown(bins: Sequence[SurrenderBin], counts: Sequence[SurrenderCount]) -> None:
    unknown = sorted({each.bin for each in counts} - {each.code for each in bins})
    if unknown:
        raise PatrolError(
            f"The list of bins has no {', '.join(unknown[:5])}: add what is missing, or correct the code."
        )


def _find_state(each: SurrenderBin, counts: Sequence[SurrenderCount], on: dt.date, months: int) -> BinState:
    days = [count.emptied_on for count in counts if count.bin == each.code]
    last = max(days, default=None)
    since = last or each.opened_on
    due = add_months(since, months) if since else None
    return BinState(
        code=each.code,
        place=each.place,
        council=each.council,
        last_emptied_on=last,
        due_on=due,
        days_over=max(0, (on - due).days) if due else 0,
    )


def _count_councils(standing: Sequence[SurrenderBin], asked: str) -> tuple[CouncilBins, ...]:
    wanted = [name.strip() for name in asked.split(";") if name.strip()]
    known = {name.casefold() for name in wanted}
    others = sorted({each.council for each in standing if each.council and each.council.casefold() not in known})
    return tuple(
        CouncilBins(council=name, bins=sum(each.council.casefold() == name.casefold() for each in standing))
        for name in (*wanted, *others)
    )


def _sum_quarters(bins: Sequence[SurrenderBin], counts: Sequence[SurrenderCount]) -> tuple[QuarterFound, ...]:
    """Every quarter from the first emptying to the last, those without one too; `counts` in order of days."""
    if not counts:
        return ()
    since = {each.code: each.opened_on for each in bins}
    by_quarter: dict[int, list[tuple[SurrenderCount, int | None]]] = {}
    for each in counts:
        begun = since[each.bin]
        open_days = (each.emptied_on - begun).days if begun and begun <= each.emptied_on else None
        by_quarter.setdefault(number_month(each.emptied_on) // _QUARTER, []).append((each, open_days))
        since[each.bin] = each.emptied_on
    return tuple(
        _sum_quarter(number, by_quarter.get(number, [])) for number in range(min(by_quarter), max(by_quarter) + 1)
    )


def _sum_quarter(number: int, found: Sequence[tuple[SurrenderCount, int | None]]) -> QuarterFound:
    first = begin_month(_QUARTER * number)
    weights = [each.weight_kg for each, _ in found if each.weight_kg is not None]
    days = [open_days for each, open_days in found if each.knives is not None]
    return QuarterFound(
        first_on=first,
        last_on=end_month(add_months(first, _QUARTER - 1)),
        emptyings=len(found),
        counted=len(days),
        knives=sum(each.knives or 0 for each, _ in found),
        firearms=sum(each.firearms or 0 for each, _ in found),
        other=sum(each.other or 0 for each, _ in found),
        weight_kg=sum(weights, Decimal(0)) if weights else None,
        bin_days=sum(day for day in days if day is not None) if days and None not in days else None,
    )


def _judge_last(
    quarters: Sequence[QuarterFound], on: dt.date
) -> tuple[tuple[dt.date, dt.date] | None, Verdict | None]:
    """The last quarter that was over against the same a year before, by bin-days; spread as the quarters vary."""
    over = [each for each in quarters if each.last_on <= on]
    if len(over) <= _YEAR_OF_QUARTERS:
        return None, None
    before, after = over[-1 - _YEAR_OF_QUARTERS], over[-1]
    compared = (before.last_on, after.last_on)
    if not before.bin_days or not after.bin_days:
        return compared, None
    known = [(float(each.knives), float(each.bin_days)) for each in over if each.bin_days]
    verdict = judge_counts(
        before.knives,
        after.knives,
        better="neither",
        before_exposure=before.bin_days,
        after_exposure=after.bin_days,
        dispersion=estimate_dispersion([knives for knives, _ in known], [days for _, days in known]),
    )
    return compared, verdict
