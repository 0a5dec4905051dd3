"""Borrowing as it is shown: what is owed by year, beside the boundary and the limit."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import Scale, add_up, choose_scale, round_to, say_amount, say_years
from answerable.costing.budget import Budget
from answerable.costing.capital.debt_limit import Headroom
from answerable.costing.capital.debt_run import DebtYear
from answerable.costing.capital.debts import DebtStatement, say_before, work_out_debt
from answerable.costing.capital.wording import badge_plan, note_unit, say_by_year, say_or_nothing
from answerable.drawing.chart import Axis, Bar, BarDrawing, Line, LineDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_value
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_QUERY = "answerable.costing.capital.debts.work_out_debt(budget)"
_HEADS = (
    "Opening",
    "New borrowing",
    "Repaid",
    "Closing",
    "Boundary",
    "Limit",
    "Below the limit",
    "Interest, estimated",
)
_ALL = "All borrowing"


def tell_debt(budget: Budget) -> tuple[Exhibit, ...]:
    """What is owed by year against its limits; new borrowing alone where no debt is given; nothing without either."""
    statement = work_out_debt(budget)
    if statement.runs:
        return (_tell_owed(budget, statement),)
    return (_tell_borrowing(budget, statement),) if add_up(statement.borrowed.values()) else ()


def _tell_owed(budget: Budget, statement: DebtStatement) -> Exhibit:
    guessed = any(each.interest is not None for run in statement.runs for each in run.years)
    estimate = Badge(
        "estimate", "Interest is estimated: the rate on the mean of what is owed at a year's start and end."
    )
    return Exhibit(
        slug="debt",
        title=_title(statement),
        sentence=" ".join([_say_owed(budget, statement), *(ruling.words for ruling in statement.rulings)]),
        table=_tabulate(statement),
        chart=_draw(statement),
        notes=_note(budget, statement),
        badges=(*badge_plan(budget, (each.year for each in statement.totals)), *((estimate,) if guessed else ())),
        query=_QUERY,
    )


def _title(statement: DebtStatement) -> str:
    unit, last = statement.unit, statement.totals[-1]
    over = [room for room in statement.headrooms if room.limit is not None and room.owed > room.limit]
    if over:
        most = max(over, key=lambda room: room.owed - (room.limit or room.owed))
        above = say_amount(most.owed - (most.limit or most.owed), unit)
        return f"Borrowing: {above} above the limit in {say_financial_year(most.year)}"
    ends = f"Borrowing: {say_amount(last.closing, unit)} at the end of {say_financial_year(last.year)}"
    limited = {room.year for room in statement.headrooms if room.limit is not None}
    every = limited and limited == {each.year for each in statement.totals}
    return f"{ends}, within its limit in every year" if every else ends


def _say_owed(budget: Budget, statement: DebtStatement) -> str:
    unit = statement.unit
    first, last = statement.totals[0], statement.totals[-1]
    owes = f"{budget.body} owes {say_amount(first.opening, unit)} at the start of {say_financial_year(first.year)}"
    borrowed, repaid = (
        add_up(amounts) for amounts in zip(*((y.borrowed, y.repaid) for y in statement.totals), strict=True)
    )
    moved = f"{say_or_nothing(borrowed, unit)} is borrowed and {say_or_nothing(repaid, unit)} repaid"
    ends = f"{say_amount(last.closing, unit)} at the end of {say_financial_year(last.year)}"
    if len({run.debt.from_year for run in statement.runs}) > 1:
        return f"{budget.body} owes {ends}."
    interests = [each for each in statement.totals if each.interest is not None]
    said = f" Interest is estimated at {_say_interests(interests, unit)}." if interests else ""
    return f"{owes} and {ends}: {moved}.{said}"


def _say_interests(years: list[DebtYear], unit: Decimal) -> str:
    return say_list(
        f"{say_amount(round_to(each.interest, Decimal(1)), unit)} in {say_financial_year(each.year)}"
        for each in years
        if each.interest is not None
    )


def _note(budget: Budget, statement: DebtStatement) -> tuple[str, ...]:
    notes = ["What is owed is held against the limit at its highest, at the start or the end of the year."]
    if len(statement.runs) > 1:
        name = statement.runs[0].debt.name
        notes.append(
            f"New borrowing is counted with {name}, the first debt given: the funding does not say with which."
        )
    if before := say_before(statement):
        notes.append(before)
    if any(not room.name for room in statement.headrooms) and len(statement.runs) > 1:
        notes.append("One debt alone gives a limit, which is taken to be the body's own, for all that it owes.")
    limited = {room.year for room in statement.headrooms if room.limit is not None}
    if unlimited := [each.year for each in statement.totals if each.year not in limited]:
        notes.append(f"No limit is given for {say_years(unlimited)}: whether borrowing is within it cannot be said.")
    rates = [
        f"{run.debt.name} {say_value(run.debt.rate_percent, 'percent', 2)}"
        for run in statement.runs
        if run.debt.rate_percent is not None
    ]
    if rates:
        notes.append(
            f"Rates: {say_list(rates)}. Borrowing and repayment are taken to be spread evenly over the year."
        )
    return (*notes, *note_unit(budget.unit))


def _tabulate(statement: DebtStatement) -> Table:
    scale = _choose_scale(statement)
    rooms = {(room.name, room.year): room for room in statement.headrooms}
    single = len(statement.runs) == 1
    rows = []
    for run in statement.runs:
        for each in run.years:
            room = rooms.get(("" if single else run.debt.name, each.year))
            rows.append(_make_row(scale, run.debt.name, each, room))
    if not single:
        rows += [_make_row(scale, _ALL, each, rooms.get(("", each.year))) for each in statement.totals]
    columns = (Column("Debt"), Column("Year"), *(scale.head(head) for head in _HEADS))
    return Table(columns=columns, rows=tuple(rows))


def _make_row(scale: Scale, name: str, each: DebtYear, room: Headroom | None) -> tuple[Cell, ...]:
    boundary, limit = (room.boundary, room.limit) if room else (None, None)
    below = None if limit is None else limit - each.highest
    moves = (each.opening, each.borrowed, each.repaid, each.closing, boundary, limit, below, each.interest)
    return (name, say_financial_year(each.year), *(scale.divide(amount) for amount in moves))


def _draw(statement: DebtStatement) -> LineDrawing:
    """What is owed in all at each year's end, and the limits where they hold for all of it."""
    scale = _choose_scale(statement)
    whole = {room.year: room for room in statement.headrooms if not room.name}
    places = tuple(say_financial_year(each.year) for each in statement.totals)
    lines = [
        Line(name="Owed at the year's end", at=places, values=tuple(scale.place(y.closing) for y in statement.totals))
    ]
    for name, limits in (
        ("Boundary", {year: room.boundary for year, room in whole.items()}),
        ("Limit", {year: room.limit for year, room in whole.items()}),
    ):
        values = tuple(scale.place(limits.get(each.year)) for each in statement.totals)
        if any(value is not None for value in values):
            lines.append(Line(name=name, at=places, values=values))
    return LineDrawing(
        x=Axis(title="Financial year", form="text"), y=Axis(title=f"Borrowing, {scale.words}"), lines=tuple(lines)
    )


def _tell_borrowing(budget: Budget, statement: DebtStatement) -> Exhibit:
    scale = choose_scale(statement.borrowed.values(), budget.unit)
    years = tuple(statement.borrowed)
    whole = f"{say_amount(add_up(statement.borrowed.values()), budget.unit)} in {say_years(years)}"
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (say_financial_year(year), scale.divide(amount)) for year, amount in statement.borrowed.items()
    )
    total = (say_years(years), scale.divide(add_up(statement.borrowed.values())))
    return Exhibit(
        slug="new-borrowing",
        title=f"New borrowing for capital: {whole}",
        sentence=f"New borrowing is to fund capital: {say_by_year(statement.borrowed, budget.unit)}.",
        table=Table(columns=(Column("Year"), scale.head("New borrowing")), rows=(*rows, total)),
        chart=BarDrawing(
            x=Axis(title=f"New borrowing, {scale.words}"),
            categories=tuple(say_financial_year(year) for year in years),
            bars=(
                Bar(name="New borrowing", values=tuple(scale.place(each) for each in statement.borrowed.values())),
            ),
        ),
        notes=(
            "What is owed already, and its limit, are not given: whether the borrowing is within it cannot be said.",
            *note_unit(budget.unit),
        ),
        badges=badge_plan(budget, years),
        query=_QUERY,
    )


def _choose_scale(statement: DebtStatement) -> Scale:
    return choose_scale((each.highest for each in statement.totals), statement.unit)
