"""The capital programme as it is shown: what is spent, and what funds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from answerable.costing.amount import NOTHING, Scale, add_by_year, add_up, choose_scale, say_amount, say_years
from answerable.costing.bounds import say_rounding
from answerable.costing.budget import Amounts, Budget
from answerable.costing.capital.programme import (
    FUNDING_NAMES,
    CapitalStatement,
    CapitalYear,
    name_programme,
    say_shortfall,
    work_out_capital,
)
from answerable.costing.capital.tie_exhibit import tell_ties
from answerable.costing.capital.wording import (
    badge_plan,
    divide_years,
    note_missing,
    note_unit,
    pick_planned,
    say_by_year,
)
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_QUERY = "answerable.costing.capital.programme.work_out_capital(budget)"
# More bars than this, end to end, cannot be told apart by their shades.
_MOST_BARS = 6


def tell_capital(budget: Budget) -> tuple[Exhibit, ...]:
    """The programme by scheme and year, what funds it, and its ties to the revenue budget; nothing without either."""
    statement = work_out_capital(budget)
    if not statement.years:
        return ()
    ties = tell_ties(budget, statement.ties, "revenue-contributions", "Revenue contributions", _QUERY)
    programme = (_tell_programme(budget, statement),) if budget.schemes else ()
    return (*programme, _tell_funding(budget, statement), *ties)


def _tell_programme(budget: Budget, statement: CapitalStatement) -> Exhibit:
    planned = pick_planned(budget, statement.covers)
    spent = say_amount(statement.sum_spent(planned), budget.unit)
    return Exhibit(
        slug="capital-programme",
        title=f"Capital programme: {spent} in {say_years(planned)}",
        sentence=_say_programme(budget, statement, planned),
        table=_tabulate_programme(statement),
        chart=_draw_programmes(statement),
        notes=(
            f"Totals are of {say_years(statement.covers)} unless they say another year.",
            *note_missing(budget.schemes, statement.covers),
            *note_unit(budget.unit),
        ),
        badges=badge_plan(budget, statement.covers),
        query=_QUERY,
    )


def _say_programme(budget: Budget, statement: CapitalStatement, planned: tuple[int, ...]) -> str:
    unit = budget.unit
    spent = {each.year: each.spent for each in statement.years}
    parts = [
        (name_programme(each.name), add_up(each.spent.get(year) for year in planned)) for each in statement.programmes
    ]
    shares = [f"{name} {say_amount(amount, unit)}" for name, amount in parts if amount]
    by = f": {say_list(shares)}" if len(shares) > 1 else ""
    said = [
        f"{budget.body} plans capital spending of {say_amount(statement.sum_spent(planned), unit)} in "
        f"{say_years(planned)}{by}.",
    ]
    if len(planned) > 1:
        said.append(f"That is {say_by_year({year: spent[year] for year in planned}, unit)}.")
    earlier = [year for year in statement.covers if year not in planned]
    if earlier:
        more = say_amount(statement.sum_spent(earlier), unit)
        whole = say_amount(statement.sum_spent(), unit)
        said.append(f"With {more} in {say_years(earlier)} it comes to {whole} in {say_years(statement.covers)}.")
    return " ".join(said)


def _tell_funding(budget: Budget, statement: CapitalStatement) -> Exhibit:
    return Exhibit(
        slug="capital-funding",
        title=_title_funding(statement),
        sentence=_say_funding(budget, statement),
        table=_tabulate_funding(budget, statement),
        chart=_draw_kinds(statement),
        notes=(
            "A programme's own funding pays for that programme alone; funding of any programme serves whichever is "
            "short. What is not funded is worked out by year: what one year spares is not carried to another.",
            *note_missing(budget.fundings, statement.covers),
            *note_unit(budget.unit),
        ),
        badges=badge_plan(budget, statement.covers),
        query=_QUERY,
    )


def _title_funding(statement: CapitalStatement) -> str:
    short = {each.year: each.shortfall for each in statement.years if each.is_short}
    if short:
        whole = f": {say_amount(add_up(short.values()), statement.unit)} in all" if len(short) > 1 else ""
        return f"Capital that is not funded: {say_by_year(short, statement.unit)}{whole}"
    spare = {each.year: each.unspent for each in statement.years if each.unspent > each.rounding}
    if spare:
        return f"Capital is funded, with funding that is not spent: {say_by_year(spare, statement.unit)}"
    apart = {each.year: max(each.shortfall, each.unspent) for each in statement.years if each.is_rounded}
    within = f", to within rounding ({say_by_year(apart, statement.unit)})" if apart else ""
    return f"Capital is funded in every year of {say_years(statement.covers)}{within}"


def _say_funding(budget: Budget, statement: CapitalStatement) -> str:
    unit = budget.unit
    planned = pick_planned(budget, statement.covers)
    kinds = _sum_kinds(year for year in statement.years if year.year in planned)
    by_kind = [f"{name.lower()} {say_amount(amount, unit)}" for name, amount in kinds.items() if amount]
    funded = say_amount(add_up(kinds.values()), unit)
    said = [f"Funding of {funded} in {say_years(planned)}{f': {say_list(by_kind)}' if by_kind else ''}."]
    said.append(f"Capital spending in those years is {say_amount(statement.sum_spent(planned), unit)}.")
    said += [_say_year(statement, each) for each in statement.years if each.shortfall or each.unspent]
    return " ".join(said)


def _say_year(statement: CapitalStatement, year: CapitalYear) -> str:
    named = say_financial_year(year.year)
    if year.is_rounded:
        apart = max(year.shortfall, year.unspent)
        why = say_rounding(year.count, statement.unit, year.rounding)
        return f"In {named} they are {say_amount(apart, statement.unit)} apart, within rounding: {why}."
    if year.shortfall:
        return say_shortfall(statement, year)
    return f"In {named} {say_amount(year.unspent, statement.unit)} of funding is not spent."


def _tabulate_programme(statement: CapitalStatement) -> Table:
    scale = _choose_scale(statement)
    rows: list[tuple[Cell, ...]] = []
    for each in statement.programmes:
        name = name_programme(each.name)
        rows += [_make_row(scale, statement, (scheme.name, name), scheme.amounts) for scheme in each.schemes]
        if len(each.schemes) != 1:
            rows.append(_make_row(scale, statement, (f"Total of {name}", name), each.spent))
    spent = {each.year: each.spent for each in statement.years}
    rows.append(_make_row(scale, statement, ("Total capital programme", ""), spent))
    return Table(columns=_head(scale, statement, "Scheme", "Programme"), rows=tuple(rows))


def _tabulate_funding(budget: Budget, statement: CapitalStatement) -> Table:
    scale = _choose_scale(statement)
    rows = [
        _make_row(scale, statement, (each.name, each.programme or "Any", FUNDING_NAMES[each.kind]), each.amounts)
        for each in budget.fundings
    ]
    sums: list[tuple[str, str, Amounts]] = [
        ("Total funding", "", {each.year: each.funded for each in statement.years}),
        ("Total capital programme", "", {each.year: each.spent for each in statement.years}),
        *(
            ("Own funding less spending", name_programme(each.name), each.balance)
            for each in statement.programmes
            if len(statement.programmes) > 1
        ),
        ("Not funded", "", {each.year: each.shortfall for each in statement.years}),
        ("Funding not spent", "", {each.year: each.unspent for each in statement.years}),
    ]
    rows += [_make_row(scale, statement, (name, programme, ""), amounts) for name, programme, amounts in sums]
    return Table(columns=_head(scale, statement, "Funding", "Programme", "Kind"), rows=tuple(rows))


def _head(scale: Scale, statement: CapitalStatement, *names: str) -> tuple[Column, ...]:
    years = [scale.head(say_financial_year(year)) for year in statement.covers]
    total = [scale.head(say_years(statement.covers))] if len(statement.covers) > 1 else []
    return (*(Column(name) for name in names), *years, *total)


def _make_row(
    scale: Scale, statement: CapitalStatement, names: tuple[str, ...], amounts: Amounts
) -> tuple[Cell, ...]:
    total = [scale.divide(add_up(amounts.values()) if amounts else None)] if len(statement.covers) > 1 else []
    return (*names, *divide_years(scale, amounts, statement.covers), *total)


def _choose_scale(statement: CapitalStatement) -> Scale:
    return choose_scale((max(each.spent, each.funded) for each in statement.years), statement.unit)


def _draw_programmes(statement: CapitalStatement) -> BarDrawing | None:
    series = [(name_programme(each.name), each.spent) for each in statement.programmes if each.spent]
    return _draw(statement, series, "Capital spending")


def _draw_kinds(statement: CapitalStatement) -> BarDrawing | None:
    kinds = dict.fromkeys(kind for each in statement.years for kind in each.by_kind)
    series: list[tuple[str, Amounts]] = [
        (FUNDING_NAMES[kind], {each.year: each.by_kind[kind] for each in statement.years if kind in each.by_kind})
        for kind in kinds
    ]
    short: Amounts = {each.year: each.shortfall for each in statement.years if each.is_short}
    return _draw(statement, [*series, *([("Not funded", short)] if short else [])], "What funds capital")


def _draw(statement: CapitalStatement, series: Sequence[tuple[str, Amounts]], title: str) -> BarDrawing | None:
    if not series:
        return None
    scale = _choose_scale(statement)
    bars = [
        Bar(name=name, values=tuple(scale.place(amounts.get(year, NOTHING)) for year in statement.covers))
        for name, amounts in _gather(series)
    ]
    return BarDrawing(
        x=Axis(title=f"{title}, {scale.words}"),
        categories=tuple(say_financial_year(year) for year in statement.covers),
        bars=tuple(bars),
        is_stacked=True,
    )


def _gather(series: Sequence[tuple[str, Amounts]]) -> list[tuple[str, Amounts]]:
    """The series in their order; where there are too many, the smaller ones together at the end."""
    if len(series) <= _MOST_BARS:
        return list(series)
    largest = sorted(series, key=lambda each: -add_up(each[1].values()))[: _MOST_BARS - 1]
    kept = [each for each in series if each in largest]
    return [*kept, ("All others", add_by_year(amounts for name, amounts in series if (name, amounts) not in kept))]


def _sum_kinds(years: Iterable[CapitalYear]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for year in years:
        for kind, amount in year.by_kind.items():
            sums[FUNDING_NAMES[kind]] = sums.get(FUNDING_NAMES[kind], NOTHING) + amount
    return sums
