"""Rates of groups as they are shown: the ratios, what those not stated could make of them, what place explains."""

from __future__ import annotations

import math

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_interval, say_level, say_number, say_share, say_value
from answerable.measuring.fairness.parameter import NOT_STATED
from answerable.measuring.fairness.rate import GroupRate, Standardised
from answerable.measuring.fairness.tally import Comparison
from answerable.measuring.suppression import HIDDEN, suppress

NO_GROUP = "Group without people"

CAVEATS = (
    "A ratio is not a proof of unfair treatment, nor its absence of fair treatment. Where people are met, how old "
    "they are, and how many do not state their group all move it (Race Disparity Unit, 31 March 2021).",
    "The people counted are residents. Who is out in public, when and where, is not known, and visitors are in the "
    "records but not among the people.",
)


def tell_rates(comparison: Comparison, what: str, days: str, query: str) -> Exhibit:
    """The rate of each group for 1,000 people and its ratio to the reference; `what` names the records."""
    hidden = find_hidden(comparison)
    ratios = [each for each in comparison.rates if each.relative and each.group not in hidden]
    return Exhibit(
        slug="rates",
        title=_title(comparison, ratios, what),
        sentence=f"{days}, {say_number(comparison.total)} {what}. {_say_ratios(comparison, ratios, hidden)}",
        table=_tabulate(comparison, hidden),
        chart=_draw(comparison, ratios),
        notes=(*_note_gaps(comparison), *CAVEATS),
        query=query,
    )


def tell_not_stated(comparison: Comparison, what: str, days: str, query: str) -> Exhibit | None:
    """What the ratios could be, whatever the groups of those who are not stated; nothing where all are stated."""
    hidden = find_hidden(comparison)
    ratios = [
        each for each in comparison.rates if each.relative and each.lowest is not None and each.group not in hidden
    ]
    if not comparison.not_stated or not ratios or NOT_STATED in hidden:
        return None
    share = say_share(comparison.not_stated, comparison.total)
    reference = comparison.reference
    said = "; ".join(f"{each.group}, {_ratio(each.lowest)} to {_ratio(each.highest)}" for each in ratios)
    is_left = all(each.lowest is not None and each.lowest > 1 for each in ratios)
    finding = (
        "every ratio stays above 1 whatever it was" if is_left else "not every ratio stays above 1 whatever it was"
    )
    rows: list[tuple[Cell, ...]] = [
        (each.group, each.lowest, each.relative.ratio if each.relative else None, each.highest) for each in ratios
    ]
    return Exhibit(
        slug="not-stated",
        title=f"The ethnic group is not stated in {share} of {what}: {finding}",
        sentence=(
            f"{days}, the ethnic group is not stated in {share} of {what}. If all of them were {reference}, or all "
            f"of the group itself, the ratio to {reference} would lie between: {said}."
        ),
        table=Table(
            columns=(
                Column("Group"),
                Column(f"Ratio if all not stated were {reference}", "ratio"),
                Column("Ratio as stated", "ratio"),
                Column("Ratio if all not stated were of this group", "ratio"),
            ),
            rows=tuple(rows),
        ),
        chart=SpanDrawing(
            x=Axis(title=f"Ratio to {reference}, all that those not stated leave open", form="ratio"),
            spans=tuple(
                Span(name=each.group, value=each.relative.ratio, low=each.lowest, high=each.highest)
                for each in ratios
                if each.relative and each.lowest and each.highest
            ),
            marks=(Mark(at=1.0, words="the same rate"),),
            is_log=True,
        ),
        notes=("These are the ends of what is possible, without an allowance for chance.",),
        query=query,
    )


def tell_areas(comparison: Comparison, what: str, days: str, query: str) -> Exhibit | None:
    """The ratios held area by area beside the crude ones; nothing where there are not two areas."""
    hidden = find_hidden(comparison)
    shown = [each for each in comparison.standardised if each.group not in hidden]
    if not shown or comparison.reference in hidden:
        return None
    reference, level = comparison.reference, comparison.level
    widest = max(shown, key=lambda each: abs(math.log(each.crude)))
    rows: list[tuple[Cell, ...]] = []
    for each in shown:
        figures = (each.crude, each.ratio.ratio, each.ratio.low, each.ratio.high)
        rows.append((each.group, each.areas, *figures, each.difference, each.between, each.within))
    return Exhibit(
        slug="areas",
        title=(
            f"{widest.group}: {_ratio(widest.crude)} times the {reference} rate over all areas, "
            f"{_ratio(widest.ratio.ratio)} area by area"
        ),
        sentence=f"{days}. {' '.join(_say_standardised(each, reference, level) for each in shown)}",
        table=Table(
            columns=(
                Column("Group"),
                Column("Areas", "count"),
                Column("Ratio over all areas", "ratio"),
                Column("Ratio area by area", "ratio"),
                Column("Lower end", "ratio"),
                Column("Upper end", "ratio"),
                Column("Difference for each 1,000", "number", 2),
                Column("Between areas", "number", 2),
                Column("Within areas", "number", 2),
            ),
            rows=tuple(rows),
        ),
        notes=(
            "Area by area: Mantel and Haenszel's ratio of rates, interval of Greenland and Robins (1985). The "
            "difference is split after Kitagawa (1955): between areas is what comes of where people live, within "
            "areas what is left where they live side by side; the two add up to the whole.",
            f"Only areas where both groups live count ({say_number(widest.areas)}). The larger an area, the more "
            f"hides inside it. {what.capitalize()} of people away from home are put to the area where they were met.",
        ),
        query=query,
    )


def find_hidden(comparison: Comparison) -> frozenset[str]:
    """The groups whose counts a public page hides, given that it prints the total and every other count."""
    counts = {each.group: each.count for each in comparison.rates}
    counts |= {NOT_STATED: comparison.not_stated, NO_GROUP: comparison.no_group}
    hidden = suppress([[count] for count in counts.values()]).cells
    return frozenset(group for group, (is_hidden,) in zip(counts, hidden, strict=True) if is_hidden)


def _title(comparison: Comparison, ratios: list[GroupRate], what: str) -> str:
    if not ratios:
        return f"Too few {what} for a ratio between ethnic groups"
    return "; ".join(
        f"{each.group} people: {_ratio(each.relative.ratio)} times the {comparison.reference} rate of {what}"
        if place == 0
        else f"{each.group} {_ratio(each.relative.ratio)}"
        for place, each in enumerate(ratios)
        if each.relative
    )


def _say_ratios(comparison: Comparison, ratios: list[GroupRate], hidden: frozenset[str]) -> str:
    base = comparison.rates[0]
    if base.group in hidden or not ratios:
        return f"No ratio is made with fewer than {comparison.smallest.below} records on either side."
    said = [f"{_say_rate(base)}."]
    for each in ratios:
        found = each.relative
        if found:
            interval = say_interval(found.low, found.high, "ratio", level=comparison.level)
            apart = "" if found.low > 1 or found.high < 1 else "; chance alone could explain the difference"
            said.append(
                f"{_say_rate(each)}: {_ratio(found.ratio)} times the {comparison.reference} rate ({interval}{apart})."
            )
    return " ".join(said)


def _say_rate(each: GroupRate) -> str:
    rate = say_value(each.rate, "number", 1)
    return f"{each.group}, {rate} for each 1,000 people ({say_number(each.count)} of {say_number(each.people)})"


def _tabulate(comparison: Comparison, hidden: frozenset[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in comparison.rates:
        is_hidden = each.group in hidden
        found = None if is_hidden else each.relative
        counted: tuple[Cell, ...] = (
            (HIDDEN, each.people, HIDDEN) if is_hidden else (each.count, each.people, each.rate)
        )
        ratio: tuple[Cell, ...] = (found.ratio, found.low, found.high) if found else (None, None, None)
        words = "" if found else f"hidden, or fewer than {comparison.smallest.below}"
        rows.append((each.group, *counted, *ratio, "held to" if each is comparison.rates[0] else words))
    return Table(
        columns=(
            Column("Group"),
            Column("Records", "count"),
            Column("People", "count"),
            Column("For each 1,000", "number", 2),
            Column(f"Ratio to {comparison.reference}", "ratio"),
            Column("Lower end", "ratio"),
            Column("Upper end", "ratio"),
            Column("Why no ratio"),
        ),
        rows=tuple(rows),
    )


def _draw(comparison: Comparison, ratios: list[GroupRate]) -> SpanDrawing | None:
    spans = tuple(
        Span(name=each.group, value=each.relative.ratio, low=each.relative.low, high=each.relative.high)
        for each in ratios
        if each.relative
    )
    if not spans:
        return None
    title = f"Ratio to the {comparison.reference} rate, {say_level(comparison.level)} interval"
    return SpanDrawing(
        x=Axis(title=title, form="ratio", starts_at_zero=False),
        spans=spans,
        marks=(Mark(at=1.0, words="the same rate"),),
        is_log=True,
    )


def _note_gaps(comparison: Comparison) -> tuple[str, ...]:
    """What is not in the ratios, and how sure the intervals are."""
    notes = []
    small = [each.group for each in comparison.rates[1:] if not each.relative]
    if small:
        notes.append(
            f"No ratio is made with fewer than {comparison.smallest.below} records on either side: "
            f"{', '.join(small)}."
        )
    if comparison.years:
        notes.append(f"People as counted in {' and '.join(map(str, comparison.years))}.")
    if find_hidden(comparison):
        notes.append("Counts that are small, and any from which they could be worked out, are hidden.")
    if comparison.no_group and NO_GROUP not in find_hidden(comparison):
        notes.append(f"{say_number(comparison.no_group)} records have a group that the population file has not.")
    if comparison.no_area:
        notes.append(
            f"{say_number(comparison.no_area)} records have an area that the population file has not: they are in "
            "the rates over all areas only."
        )
    for place, count in comparison.places:
        notes.append(f"{place.name} ({say_number(count)} records) is in no rate: {place.reason}.")
    if comparison.records_a_person > 1:
        records = say_number(comparison.records_a_person, 1)
        notes.append(f"The intervals allow for {records} records to each person met.")
    return tuple(notes)


def _say_standardised(each: Standardised, reference: str, level: float) -> str:
    found = each.ratio
    return (
        f"{each.group}: {_ratio(each.crude)} times the {reference} rate over all {say_number(each.areas)} areas, "
        f"and {_ratio(found.ratio)} times within them "
        f"({say_interval(found.low, found.high, 'ratio', level=level)}). Of a difference of "
        f"{say_number(each.difference, 2)} for each 1,000 people, {say_number(each.between, 2)} lies between areas "
        f"and {say_number(each.within, 2)} within them."
    )


def _ratio(value: float | None) -> str:
    return say_value(value, "ratio")
