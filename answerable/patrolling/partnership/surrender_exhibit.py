"""Surrender bins as they are shown: what was found by quarter, bins due to be emptied, councils without one."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_day, say_number, say_period
from answerable.law.words import say_list
from answerable.patrolling.partnership.surrender import BinState, SurrenderResult

_PROXY = Badge(
    "proxy",
    "What is found in bins measures how bins are used. It does not measure knife crime, or how many carry knives.",
)
_FOUND = (
    "What was found counts in the quarter in which the bin was emptied, though it may have been put in before.",
    "One person may give up many items at once, so that quarters vary more than chance alone would make them.",
)
_NOT_OVER = "The last quarter is not over: its counts are of fewer days than the others'."


def tell_surrender(result: SurrenderResult) -> Told:
    """What was found by quarter, then the bins, then the councils where they are asked for or known."""
    told = [_tell_found(result), _tell_bins(result), _tell_councils(result), _tell_lacks(result)]
    return Told(
        title=f"Weapon surrender bins on {say_day(result.on)}",
        lead=f"{say_count(len(result.bins), 'bin')} in place on {say_day(result.on)}.",
        exhibits=tuple(each for each in told if each is not None),
    )


def _tell_found(result: SurrenderResult) -> Exhibit | None:
    if not result.quarters:
        return None
    knives = sum(each.knives for each in result.quarters)
    counted, emptyings = (sum(getattr(each, name) for each in result.quarters) for name in ("counted", "emptyings"))
    days = say_period(result.quarters[0].first_on, min(result.quarters[-1].last_on, result.on))
    return Exhibit(
        slug="surrender-found",
        title=f"{say_count(knives, 'knife', 'knives')} in {say_count(counted, 'emptying')} of bins",
        sentence=(
            f"{days}: bins were emptied {say_count(emptyings, 'time')} and knives were counted in "
            f"{say_number(counted)} of them, {say_number(knives)} in all. {_say_verdict(result)}"
        ),
        table=Table(
            columns=(
                Column("Quarter"),
                Column("Emptyings", "count"),
                Column("Knives counted in", "count"),
                Column("Knives", "count"),
                Column("Firearms", "count"),
                Column("Other", "count"),
                Column("Weight in kilograms", "number", 1),
                Column("Days that those bins stood open", "count"),
            ),
            rows=tuple(
                (
                    say_period(each.first_on, min(each.last_on, result.on)),
                    each.emptyings,
                    each.counted,
                    each.knives if each.counted else None,
                    each.firearms if each.counted else None,
                    each.other if each.counted else None,
                    each.weight_kg,
                    each.bin_days,
                )
                for each in result.quarters
            ),
        ),
        chart=BarDrawing(
            x=Axis(title="Knives found in bins, by quarter of emptying", form="count"),
            categories=tuple(
                f"{each.first_on:%b %Y} to {min(each.last_on, result.on):%b %Y}" for each in result.quarters
            ),
            bars=(
                Bar(
                    name="Knives",
                    values=tuple(float(each.knives) if each.counted else None for each in result.quarters),
                ),
            ),
        ),
        notes=(*_FOUND, *((_NOT_OVER,) if result.quarters[-1].last_on > result.on else ())),
        badges=(_PROXY,),
        query=f"answerable.patrolling.partnership.surrender.work_out_surrender(bins, counts, {result.options})",
    )


def _say_verdict(result: SurrenderResult) -> str:
    if result.compared is None:
        return "There is no quarter a year before the last whole one to compare it with."
    before, after = (say_day(day) for day in result.compared)
    if result.verdict is None:
        return (
            f"The quarters to {after} and to {before} are not compared: for how long the bins had stood open is not "
            "known."
        )
    return (
        f"The quarter to {after} beside that to {before}, for each day that a bin stood open: {result.verdict.words}."
    )


def _tell_bins(result: SurrenderResult) -> Exhibit:
    over = [each for each in result.bins if each.days_over]
    never = sum(each.last_emptied_on is None for each in result.bins)
    whole = say_count(len(result.bins), "bin")
    months = say_count(result.options.every_months, "month")
    said = f"{say_number(len(over))} of {whole} overdue to be emptied"
    unknown = f" Of {say_number(never)} no emptying is known." if never else ""
    return Exhibit(
        slug="surrender-bins",
        title=said,
        sentence=(
            f"On {say_day(result.on)}, {said}: the last time, or the day they were put there, "
            f"was more than {months} before.{unknown}"
        ),
        table=Table(
            columns=(
                Column("Bin"),
                Column("Place"),
                Column("Council"),
                Column("Last emptied", "date"),
                Column("Due", "date"),
                Column("Days overdue", "count"),
            ),
            rows=tuple(
                (
                    each.code,
                    each.place or None,
                    each.council or None,
                    each.last_emptied_on,
                    each.due_on,
                    each.days_over or None,
                )
                for each in sorted(result.bins, key=_order)
            ),
        ),
        notes=("The bins that are most overdue stand first.",),
    )


def _tell_councils(result: SurrenderResult) -> Exhibit | None:
    if not result.councils:
        return None
    said = (
        f"{say_list(result.without)} {'has' if len(result.without) == 1 else 'have'} no bin"
        if result.without
        else "Every council asked for has a bin"
        if result.options.councils
        else f"Bins in {say_count(len(result.councils), 'council')}"
    )
    return Exhibit(
        slug="surrender-councils",
        title=said,
        sentence=(
            f"{said}, on {say_day(result.on)}"
            + (f", of {say_count(len(result.councils), 'council')}." if result.options.councils else ".")
        ),
        table=Table(
            columns=(Column("Council"), Column("Bins", "count")),
            rows=tuple((each.council, each.bins) for each in result.councils),
        ),
    )


def _tell_lacks(result: SurrenderResult) -> Exhibit | None:
    if not result.lacks:
        return None
    said = f"{say_count(len(result.lacks), 'emptying')} on days when the bin was not there by its own dates"
    return Exhibit(
        slug="surrender-lacks",
        title=said,
        sentence=f"{said}; what was found is counted all the same.",
        table=Table(
            columns=(Column("Bin"), Column("What does not fit")),
            rows=tuple((lack.about, lack.words) for lack in result.lacks),
        ),
    )


def _order(each: BinState) -> tuple[int, str]:
    return -each.days_over, each.code
