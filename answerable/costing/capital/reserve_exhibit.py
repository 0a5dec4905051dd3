"""Reserves as they are shown: balances, movements, the general reserve beside costs, and what is given twice."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import Scale, add_up, choose_scale, say_amount
from answerable.costing.budget import Budget
from answerable.costing.capital.reserves import ReserveRun, ReserveStatement, ReserveYear, work_out_reserves
from answerable.costing.capital.tie_exhibit import tell_ties
from answerable.costing.capital.wording import badge_plan, note_unit, say_or_nothing
from answerable.drawing.chart import Axis, Line, LineDrawing, Mark
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_value
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_QUERY = "answerable.costing.capital.reserves.work_out_reserves(budget)"
# With more lines than these beside their total, none can be followed.
_MOST_LINES = 5
_PLANNED = "What is added and used is what the plan gives; where it gives nothing for a year, no movement is counted."


def tell_reserves(budget: Budget) -> tuple[Exhibit, ...]:
    """Balances by year, movements, the general reserve beside net costs, and ties; nothing without a reserve."""
    if not budget.reserves:
        return ()
    statement = work_out_reserves(budget)
    return (
        _tell_balances(budget, statement),
        *((_tell_movements(budget, statement),) if any(map(_moves, statement.totals)) else ()),
        *_tell_general(budget, statement),
        *tell_ties(budget, statement.ties, "reserves-given-twice", "Reserves", _QUERY),
    )


def _tell_balances(budget: Budget, statement: ReserveStatement) -> Exhibit:
    lacking = [ruling.words for ruling in statement.rulings if "RESERVES" in ruling.code]
    return Exhibit(
        slug="reserves",
        title=_title(statement),
        sentence=" ".join([_say_balances(budget, statement), *lacking]),
        table=_tabulate_balances(statement),
        chart=_draw(statement),
        notes=(_PLANNED, *_note_later(statement), *_note_purposes(statement), *note_unit(budget.unit)),
        badges=badge_plan(budget, (each.year for each in statement.totals)),
        query=_QUERY,
    )


def _note_later(statement: ReserveStatement) -> tuple[str, ...]:
    """Which reserves are not in the first totals, because they are given from a later year on."""
    first = statement.totals[0].year
    later = [run.reserve for run in statement.runs if run.reserve.from_year > first]
    return tuple(
        f"{each.name} is given from {say_financial_year(each.from_year)} on: its opening balance of "
        f"{say_amount(each.opening, statement.unit)} is in no total of the years before."
        for each in later
    )


def _title(statement: ReserveStatement) -> str:
    overdrawn = [run.reserve.name for run in statement.runs if any(each.closing < 0 for each in run.years)]
    last = statement.totals[-1]
    ends = f"{say_amount(last.closing, statement.unit)} at the end of {say_financial_year(last.year)}"
    if overdrawn:
        return f"Reserves: {ends}, with {say_list(overdrawn)} overdrawn"
    low = [run.reserve.name for run in statement.runs if any(_is_low(run, each) for each in run.years)]
    return f"Reserves: {ends}, with {say_list(low)} below what is needed" if low else f"Reserves: {ends}"


def _is_low(run: ReserveRun, year: ReserveYear) -> bool:
    return run.reserve.least is not None and year.closing < run.reserve.least


def _say_balances(budget: Budget, statement: ReserveStatement) -> str:
    unit = statement.unit
    first, last = statement.totals[0], statement.totals[-1]
    held = f"{budget.body} holds {say_count(len(statement.runs), 'reserve')}"
    ends = f"{say_amount(last.closing, unit)} at the end of {say_financial_year(last.year)}"
    if first.count != last.count:
        return f"{held}, with {ends}."
    totals = statement.totals
    moved = [
        f"{say_amount(add_up(amounts), unit)} is {words}"
        for words, amounts in (
            ("added", [each.added for each in totals]),
            ("used for revenue", [each.used for each in totals]),
            ("used for capital", [each.used_for_capital for each in totals]),
        )
        if any(amounts)
    ]
    starts = f"{say_amount(first.opening, unit)} at the start of {say_financial_year(first.year)}"
    return f"{held}: {starts} and {ends}, after {say_list(moved)}." if moved else f"{held}: {starts} and {ends}."


def _tabulate_balances(statement: ReserveStatement) -> Table:
    scale = _choose_scale(statement)
    years = [each.year for each in statement.totals]
    columns = (
        Column("Reserve"),
        scale.head(f"Start of {say_financial_year(years[0])}"),
        *(scale.head(f"End of {say_financial_year(year)}") for year in years),
        scale.head("Least needed"),
    )
    rows = [_make_row(scale, run.reserve.name, run.years, years, run.reserve.least) for run in statement.runs]
    if len(rows) > 1:
        rows.append(_make_row(scale, "All reserves", statement.totals, years, None))
    return Table(columns=columns, rows=tuple(rows))


def _make_row(
    scale: Scale, name: str, run: tuple[ReserveYear, ...], years: list[int], least: Decimal | None
) -> tuple[Cell, ...]:
    by_year = {each.year: each for each in run}
    opening = by_year[years[0]].opening if years[0] in by_year else None
    closings = [scale.divide(by_year[year].closing) if year in by_year else None for year in years]
    return (name, scale.divide(opening), *closings, scale.divide(least))


def _tell_movements(budget: Budget, statement: ReserveStatement) -> Exhibit:
    scale = _choose_scale(statement)
    heads = ("Opening", "Added", "Used for revenue", "Used for capital", "Closing")
    rows: list[tuple[Cell, ...]] = [
        _tabulate_year(scale, run.reserve.name, each) for run in statement.runs for each in run.years
    ]
    if len(statement.runs) > 1:
        rows += [_tabulate_year(scale, "All reserves", each) for each in statement.totals]
    year = next((each for each in statement.totals if each.year == budget.year), statement.totals[0])
    unit, named = statement.unit, say_financial_year(year.year)
    added, used, revenue, capital = (
        say_or_nothing(amount, unit)
        for amount in (year.added, year.used + year.used_for_capital, year.used, year.used_for_capital)
    )
    return Exhibit(
        slug="reserve-movements",
        title=f"Into reserves in {named}: {added}; out of them: {used}",
        sentence=(
            f"In {named} reserves open with {say_amount(year.opening, unit)}; {added} is added, {revenue} is "
            f"used for revenue, {capital} for capital, and they close with {say_amount(year.closing, unit)}."
        ),
        table=Table(
            columns=(Column("Reserve"), Column("Year"), *(scale.head(head) for head in heads)), rows=tuple(rows)
        ),
        notes=(_PLANNED, *_note_later(statement), *note_unit(unit)),
        badges=badge_plan(budget, (each.year for each in statement.totals)),
        query=_QUERY,
    )


def _moves(year: ReserveYear) -> bool:
    return any((year.added, year.used, year.used_for_capital))


def _tabulate_year(scale: Scale, name: str, each: ReserveYear) -> tuple[Cell, ...]:
    amounts = (each.opening, each.added, each.used, each.used_for_capital, each.closing)
    return (name, say_financial_year(each.year), *(scale.divide(amount) for amount in amounts))


def _tell_general(budget: Budget, statement: ReserveStatement) -> tuple[Exhibit, ...]:
    if not statement.general:
        return ()
    unit = statement.unit
    scale = choose_scale((each.costs for each in statement.general), unit)
    said = [
        f"{say_value(each.percent, 'percent', 1)} at the end of {say_financial_year(each.year)} "
        f"({say_amount(each.balance, unit)} of {say_amount(each.costs, unit)})"
        for each in statement.general
    ]
    shown = next((at for at, each in enumerate(statement.general) if each.year == budget.year), 0)
    columns = (
        Column("Year"),
        scale.head("General reserve at the end"),
        scale.head("Net costs of the year"),
        Column("General reserve, % of net costs", "percent", 1),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (say_financial_year(each.year), scale.divide(each.balance), scale.divide(each.costs), each.percent)
        for each in statement.general
    )
    return (
        Exhibit(
            slug="general-reserve",
            title=f"General reserve, of net costs: {said[shown]}",
            sentence=f"The general reserve is, of the net costs of the same year, {say_list(said)}.",
            table=Table(columns=columns, rows=rows),
            notes=("Net costs are what is spent less income of its own, before grants, precept and reserves.",),
            badges=badge_plan(budget, (each.year for each in statement.general)),
            query=_QUERY,
        ),
    )


def _draw(statement: ReserveStatement) -> LineDrawing:
    scale = _choose_scale(statement)
    runs: list[tuple[str, tuple[ReserveYear, ...]]] = [(run.reserve.name, run.years) for run in statement.runs]
    if len(runs) > _MOST_LINES:
        runs = [(run.reserve.name, run.years) for run in statement.runs if run.reserve.is_general][:_MOST_LINES]
    if len(statement.runs) > 1:
        runs.append(("All reserves", statement.totals))
    marks = [
        Mark(at=scale.place(run.reserve.least), words=f"Least: {run.reserve.name}")
        for run in statement.runs
        if run.reserve.least is not None and any(name == run.reserve.name for name, _ in runs)
    ]
    first = statement.totals[0].year
    places = tuple(f"March {year}" for year in (first, *(each.year + 1 for each in statement.totals)))
    return LineDrawing(
        x=Axis(title="At the end of", form="text"),
        y=Axis(title=f"Balance, {scale.words}"),
        lines=tuple(_draw_line(scale, name, run, places) for name, run in runs),
        marks_y=tuple(marks),
    )


def _draw_line(scale: Scale, name: str, run: tuple[ReserveYear, ...], places: tuple[str, ...]) -> Line:
    balances = {f"March {run[0].year}": run[0].opening}
    balances |= {f"March {each.year + 1}": each.closing for each in run}
    values = tuple(scale.place(balances[place]) if place in balances else None for place in places)
    return Line(name=name, at=places, values=values)


def _note_purposes(statement: ReserveStatement) -> tuple[str, ...]:
    said = [f"{run.reserve.name}: {run.reserve.purpose}" for run in statement.runs if run.reserve.purpose]
    return (f"What they are for. {'; '.join(said)}.",) if said else ()


def _choose_scale(statement: ReserveStatement) -> Scale:
    return choose_scale((max(each.opening, each.closing) for each in statement.totals), statement.unit)
