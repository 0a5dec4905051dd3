"""Scenarios as they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from answerable.costing.amount import add_up, choose_scale, say_percent, say_years
from answerable.costing.budget import Budget
from answerable.costing.revenue.lever import LEVER_WORDS, note_officers, say_moved, say_officers
from answerable.costing.revenue.scenario import Outlook, Scenarios, ScenarioYear, compare_scenarios
from answerable.drawing.chart import Axis, Bar, BarDrawing, Line, LineDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_WHAT_IF: Final = Badge("estimate", "What would be if an assumption were so: no scenario is a forecast.")
# More names on one chart than a reader can tell apart.
_MOST_LINES: Final = 6


def tell_scenarios(budget: Budget) -> tuple[Exhibit, ...]:
    """The budget's year under each scenario, the gap year by year, all years in full, and what each assumes.

    Nothing where the budget has no scenario, or no line from its year on.
    """
    if not budget.scenarios or not _has_lines(budget):
        return ()
    compared = compare_scenarios(budget)
    told = [_tell_first_year(compared), _tell_course(compared), _tell_years(compared)] if compared.outlooks else []
    return tuple(each for each in (*told, _tell_assumptions(budget, compared)) if each is not None)


def _has_lines(budget: Budget) -> bool:
    return any(year >= budget.year for line in budget.lines for year in line.amounts)


def _tell_first_year(compared: Scenarios) -> Exhibit:
    """Each scenario in the first year, with costs, funding, gap, band D and officers."""
    year = compared.years[0]
    named, unit = say_financial_year(year), compared.unit
    ends = sorted(each.of(year).gap_left for each in compared.outlooks)
    stands = _say_left(compared.base.of(year), unit)
    if len(compared.outlooks) == 1:
        title = f"Under “{compared.outlooks[0].name}” {named} has {_say_gap(ends[0], unit)}; as it stands, {stands}"
    else:
        title = (
            f"Under {say_count(len(ends), 'scenario')} {named} is left with {_say_range(ends, unit)}; "
            f"as it stands, with {stands}"
        )
    said = [_say_outlook(each, each.of(year), unit) for each in compared.outlooks]
    return Exhibit(
        slug="scenarios",
        title=title,
        sentence=f"{named}, as the budget stands: {stands}. {' '.join(said)}",
        table=_tabulate(compared, [(each, each.of(year)) for each in (compared.base, *compared.outlooks)]),
        chart=_draw_gaps(compared, year),
        notes=(*_note_scenarios(compared), *note_officers(compared.officer_cost)),
        badges=(_WHAT_IF, *_badge_base(compared)),
        query="answerable.costing.revenue.scenario.compare_scenarios(budget)",
    )


def _badge_base(compared: Scenarios) -> tuple[Badge, ...]:
    if not compared.is_base_implied:
        return ()
    words = "No tax base is given: pounds of band D are taken on the one that the estimate of the precept implies."
    return (Badge("estimate", words),)


def _say_left(each: ScenarioYear, unit: Decimal) -> str:
    after = "" if each.gap == each.gap_left else " after savings"
    return f"{_say_gap(each.gap_left, unit)}{after}"


def _say_gap(gap: Decimal, unit: Decimal) -> str:
    """`a gap of £28.1m`, `no gap`, `£1.2m more than is needed`."""
    if gap > 0:
        return f"a gap of {say_moved(gap, unit)}"
    return f"{say_moved(-gap, unit)} more than is needed" if gap else "no gap"


def _say_range(ends: list[Decimal], unit: Decimal) -> str:
    """`a gap of £25.1m to £34.8m`, or both ends in full where one of them is no gap."""
    if ends[0] == ends[-1]:
        return _say_gap(ends[0], unit)
    if ends[0] > 0:
        return f"a gap of {say_moved(ends[0], unit)} to {say_moved(ends[-1], unit)}"
    return f"between {_say_gap(ends[0], unit)} and {_say_gap(ends[-1], unit)}"


def _say_outlook(outlook: Outlook, each: ScenarioYear, unit: Decimal) -> str:
    changes = f" ({say_list(outlook.changes)})" if outlook.changes else ""
    return f"“{outlook.name}”{changes}: {_say_left(each, unit)}, {_say_more(each, unit)}."


def _say_more(each: ScenarioYear, unit: Decimal) -> str:
    if not each.more:
        return "the same as it stands"
    more = "more" if each.more > 0 else "less"
    # A gap is said to be more or less than another gap; where there is none, it is the gap that is less.
    what = more if each.gap_left > 0 and each.gap_left > each.more else f"{more} of a gap"
    return f"{say_moved(abs(each.more), unit)} {what} than as it stands{say_officers(each.officers)}"


def _tabulate(compared: Scenarios, given: list[tuple[Outlook, ScenarioYear]], *, by_year: bool = False) -> Table:
    every = [each for outlook in (compared.base, *compared.outlooks) for each in outlook.years]
    scale = choose_scale([each.costs for each in every], compared.unit)
    has_savings = any(each.gap != each.gap_left for each in every)
    has_band_d = any(each.band_d is not None for each in every)
    columns = [Column("Scenario"), *([Column("Year")] if by_year else [])]
    columns += [scale.head(words) for words in ("Total costs", "Funding", "Gap")]
    columns += [scale.head("Gap after savings")] if has_savings else []
    columns += [scale.head("Gap against as it stands")]
    columns += [Column("In officers", "count")] if compared.officer_cost else []
    columns += [Column("Band D", "money", 2)] if has_band_d else []
    rows: list[tuple[Cell, ...]] = []
    for outlook, each in given:
        cells: list[Cell] = [outlook.name, *([say_financial_year(each.year)] if by_year else [])]
        cells += [scale.divide(amount) for amount in (each.costs, each.funding, each.gap)]
        cells += [scale.divide(each.gap_left)] if has_savings else []
        cells += [None if outlook is compared.base else scale.divide(each.more)]
        cells += [_count(outlook, each, compared)] if compared.officer_cost else []
        cells += [each.band_d] if has_band_d else []
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _count(outlook: Outlook, each: ScenarioYear, compared: Scenarios) -> int | None:
    return each.officers.whole if each.officers and outlook is not compared.base else None


def _draw_gaps(compared: Scenarios, year: int) -> BarDrawing:
    every = (compared.base, *compared.outlooks)
    gaps = [each.of(year).gap_left for each in every]
    scale = choose_scale(gaps, compared.unit)
    return BarDrawing(
        x=Axis(title=f"Gap of {say_financial_year(year)}{_after_savings(compared)}, {scale.words}"),
        categories=tuple(each.name for each in every),
        bars=(Bar(name="Gap", values=tuple(scale.place(gap) for gap in gaps)),),
    )


def _after_savings(compared: Scenarios) -> str:
    return " after savings" if any(each.gap != each.gap_left for each in compared.base.years) else ""


def _note_scenarios(compared: Scenarios) -> tuple[str, ...]:
    return (
        "Each scenario changes what it names and leaves all else as the budget has it. Per cents are of the budget's "
        "own amounts, last, and compound.",
        *(f"“{each.name}”: {ruling.words}" for each in compared.outlooks for ruling in each.rulings),
        *(f"“{each.name}” could not be worked out: {each.words}" for each in compared.unworkable),
    )


def _tell_course(compared: Scenarios) -> Exhibit | None:
    """The gap year by year; nothing where the budget has but one year."""
    if len(compared.years) == 1:
        return None
    every, last, unit = (compared.base, *compared.outlooks), compared.years[-1], compared.unit
    scale = choose_scale([each.gap_left for outlook in every for each in outlook.years], unit)
    rows: list[tuple[Cell, ...]] = [
        (outlook.name, *(scale.divide(each.gap_left) for each in outlook.years)) for outlook in every
    ]
    names = tuple(say_financial_year(year) for year in compared.years)
    ends = sorted(each.of(last).gap_left for each in compared.outlooks)
    after = _after_savings(compared)
    said = (f"“{each.name}”, {_say_gap(each.of(last).gap_left, unit)}" for each in compared.outlooks)
    return Exhibit(
        slug="scenarios-course",
        title=f"By {names[-1]} the scenarios leave {_say_range(ends, unit)}",
        sentence=(
            f"In {names[-1]}{after}, as the budget stands: {_say_gap(compared.base.of(last).gap_left, unit)}; under "
            f"{'; '.join(said)}."
        ),
        table=Table(columns=(Column("Scenario"), *(scale.head(name) for name in names)), rows=tuple(rows)),
        chart=LineDrawing(
            x=Axis(title="", form="text", starts_at_zero=False),
            y=Axis(title=f"Gap{after}, {scale.words}"),
            lines=tuple(
                Line(
                    name=outlook.name,
                    at=names,
                    values=tuple(scale.place(each.gap_left) for each in outlook.years),
                )
                for outlook in every[:_MOST_LINES]
            ),
        ),
        notes=_note_course(len(every)),
        badges=(_WHAT_IF,),
        query="answerable.costing.revenue.scenario.compare_scenarios(budget)",
    )


def _note_course(lines: int) -> tuple[str, ...]:
    shown = "Below nought is more than is needed. A change lasts into the years after the one in which it begins."
    more = f"The chart shows the first {_MOST_LINES} of {lines}; the table has them all."
    return (shown, more) if lines > _MOST_LINES else (shown,)


def _tell_years(compared: Scenarios) -> Exhibit | None:
    """Every scenario in every year in full, and what each comes to over all of them."""
    if len(compared.years) == 1:
        return None
    unit = compared.unit
    sums = [(each.name, add_up(year.more for year in each.years)) for each in compared.outlooks]
    most, amount_of_most = max(sums, key=lambda named: abs(named[1]))
    span = say_years(compared.years)
    given = [(outlook, each) for outlook in (compared.base, *compared.outlooks) for each in outlook.years]
    said = (f"“{name}”, {_say_sum(amount, unit)}" for name, amount in sums)
    return Exhibit(
        slug="scenarios-years",
        title=f"Over {span} “{most}” comes to {_say_sum(amount_of_most, unit)}",
        sentence=f"All years from {span} added up, against the budget as it stands: {'; '.join(said)}.",
        table=_tabulate(compared, given, by_year=True),
        notes=note_officers(compared.officer_cost),
        badges=(_WHAT_IF,),
        query="answerable.costing.revenue.scenario.compare_scenarios(budget)",
    )


def _say_sum(amount: Decimal, unit: Decimal) -> str:
    if not amount:
        return "no difference"
    return f"{say_moved(abs(amount), unit)} {'more' if amount > 0 else 'less'} of a gap"


def _tell_assumptions(budget: Budget, compared: Scenarios) -> Exhibit:
    """What the budget is built on, and what each scenario changes."""
    stands = "; ".join(_list_assumptions(budget)) or "no assumption is given"
    refused = {each.name: each.words for each in compared.unworkable}
    rows: list[tuple[Cell, ...]] = [(compared.base.name, open_sentence(stands), "")]
    for outlook in compared.outlooks:
        rows.append((outlook.name, open_sentence("; ".join(outlook.changes) or "nothing"), outlook.note))
    rows += [(name, "Could not be worked out", words) for name, words in refused.items()]
    count = say_count(len(budget.scenarios), "scenario")
    title = f"What {count} would change of the budget's assumptions"
    if not compared.outlooks:
        title = f"No scenario of {len(budget.scenarios)} can be worked out"
    return Exhibit(
        slug="scenarios-assumptions",
        title=title,
        sentence=f"The budget as it stands: {stands}. Beside it stands what each of {count} changes.",
        table=Table(columns=(Column("Scenario"), Column("What it assumes"), Column("Note")), rows=tuple(rows)),
        badges=(_WHAT_IF,),
        query="answerable.costing.revenue.scenario.describe_scenario(scenario)",
    )


def _list_assumptions(budget: Budget) -> Iterable[str]:
    for each in budget.assumptions:
        name = LEVER_WORDS.get(each.driver, "what nothing moves")
        said = [
            f"{say_percent(percent)} in {say_financial_year(year)}" for year, percent in sorted(each.percents.items())
        ]
        yield f"{name} {say_list(said)}{f' ({each.source})' if each.source else ''}"
