"""Harm by category as it is shown: shares of the count and of the harm side by side, and the weights behind them."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_day, say_number, say_share
from answerable.measuring.percentage import take_percent
from answerable.patrolling.harm.index_note import note_index
from answerable.patrolling.harm.result import CategoryHarm, HarmResult

HOMICIDE = "homicide"
MOST_NAMED = 3


def tell_categories(result: HarmResult) -> Exhibit:
    """Each category's share of the count beside its share of the harm."""
    weighed = [each for each in result.categories if each.harm is not None]
    return Exhibit(
        slug="categories",
        title=_title(weighed, result),
        sentence=_say_categories(weighed, result),
        table=_tabulate(result),
        chart=_draw(weighed, result),
        notes=(
            "Shares are of offences that have a weight. The share without homicide leaves homicide out of the whole "
            "as well.",
            *(
                ["A dash stands where a category has no weight: nobody knows the harm, and it is not nought."]
                if result.unweighed
                else []
            ),
        ),
        query="answerable.patrolling.harm.harm.tally_categories(counts, index, statistic)",
    )


def _title(weighed: Sequence[CategoryHarm], result: HarmResult) -> str:
    if not result.categories:
        return "Every offence of this file was found by police activity: none is weighed"
    if not weighed:
        return "No category of this file has a weight"
    share = say_share(weighed[0].harm or 0.0, result.with_homicide.harm).partition(" (")[0]
    return f"{weighed[0].name} has the most harm: {share} of the days"


def _say_categories(weighed: Sequence[CategoryHarm], result: HarmResult) -> str:
    count, harm = result.with_homicide.count, result.with_homicide.harm
    said = [
        f"{each.name.casefold()}: {say_share(each.count, count)} of the offences, "
        f"{say_share(each.harm or 0.0, harm)} of the days"
        for each in weighed[:MOST_NAMED]
    ]
    if not said:
        return "No category has a weight." if result.categories else "There is no offence to be weighed."
    most = "category" if len(said) == 1 else "categories"
    return f"The {most} with the most harm, {'; '.join(said)}."


def _tabulate(result: HarmResult) -> Table:
    count, harm = result.with_homicide.count, result.with_homicide.harm
    without = result.without_homicide.harm
    columns = (
        Column("Category"),
        Column("Offences", "count"),
        Column("Of offences", "percent", 1),
        Column("Days each", "number", 2),
        Column("Days of harm", "number"),
        Column("Of harm", "percent", 2),
        Column("Of harm without homicide", "percent", 2),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in result.categories:
        if each.harm is None:
            rows.append((each.name, each.count, None, None, None, None, None))
            continue
        rest = None if each.category == HOMICIDE else take_percent(each.harm, without)
        share = take_percent(each.count, count)
        rows.append((each.name, each.count, share, each.days, each.harm, take_percent(each.harm, harm), rest))
    rows.append(("All with a weight", count, 100.0, None, harm, 100.0, None))
    rows.append(("Without homicide", result.without_homicide.count, None, None, without, None, 100.0))
    return Table(columns=columns, rows=tuple(rows))


def _draw(weighed: Sequence[CategoryHarm], result: HarmResult) -> BarDrawing | None:
    if not weighed:
        return None
    count, harm = result.with_homicide.count, result.with_homicide.harm
    return BarDrawing(
        x=Axis(title="Share of offences and of harm", form="percent"),
        categories=tuple(each.name for each in weighed),
        bars=(
            Bar(name="Of offences", values=tuple(take_percent(each.count, count) for each in weighed)),
            Bar(name="Of harm", values=tuple(take_percent(each.harm or 0.0, harm) for each in weighed)),
        ),
    )


def tell_proactive(result: HarmResult) -> Exhibit:
    """What police activity found: counted apart, in no sum of harm."""
    number = sum(each.count for each in result.proactive)
    days = sum(each.harm or 0.0 for each in result.proactive)
    columns = (
        Column("Category"),
        Column("Offences", "count"),
        Column("Days each", "number", 2),
        Column("Days that they would come to", "number"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.name, each.count, each.days, each.harm) for each in result.proactive
    )
    return Exhibit(
        slug="found-by-police",
        title=f"{say_count(number, 'offence')} found by police activity: in no sum of harm",
        sentence=(
            f"{say_count(number, 'offence')} came to light because the police looked (a search, a patrol, a "
            f"warrant). At their weights they would come to {say_number(days)} days; they are "
            "left out of every sum here."
        ),
        table=Table(columns=columns, rows=rows),
        notes=(
            "How many of these there are says where and how much the police looked, so that more of them is no more "
            "harm. A patrol that finds weapons would otherwise seem to have caused them.",
        ),
        query="answerable.patrolling.harm.harm.tally_categories(counts, index, statistic)",
    )


def tell_weights(result: HarmResult) -> Exhibit:
    """The days that were used, with edition, licence and source."""
    used = result.index
    columns = (
        Column("Category"),
        Column(f"Days each ({used.statistic})", "number", 2),
        Column("Least of its codes", "number", 2),
        Column("Most of its codes", "number", 2),
        Column("How known"),
    )
    present = {each.category: each for each in (*result.categories, *result.proactive)}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.name, each.days, each.lowest, each.highest, _say_known(each)) for each in present.values()
    )
    since = f", in force from {say_day(used.valid_from)}" if used.valid_from else ""
    return Exhibit(
        slug="weights",
        title=f"The weights: {used.name}, {used.statistic} of each category",
        sentence=(
            f"Harm was weighed by the edition {used.edition} of the index{since}, with the {used.statistic} of the "
            f"offence codes of each category."
        ),
        table=Table(columns=columns, rows=rows),
        notes=note_index(used),
        query="answerable.patrolling.harm.index.find_index(edition)",
    )


def _say_known(each: CategoryHarm) -> str:
    if each.days is None:
        return "no weight"
    return "estimate from its categories" if each.is_estimate else "from the table"
