"""What givers ask, as it is shown: match funding step by step, and the conditions of a fund."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.amount import say_amount, say_percent
from answerable.costing.commissioning.column import head_money
from answerable.costing.commissioning.condition import ConditionStatement, judge_conditions, say_condition
from answerable.costing.commissioning.match import MatchStep, say_match, work_out_matches
from answerable.costing.fund import Fund
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def tell_matches(fund: Fund, year: int) -> Exhibit | None:
    """What must be found beside a grant in every year that asks for it; nothing where none does.

    Raises `CostError` where a year is given two rates.
    """
    steps = work_out_matches(fund)
    if not steps:
        return None
    amounts = [amount for step in steps for amount in (step.grant, step.required, step.found)]
    heads = head_money(["Grant", "To be found", "Found", "Short"], amounts)
    (project,) = head_money(["If of the whole project"], [step.of_project for step in steps])
    rows: list[tuple[Cell, ...]] = [
        (
            say_financial_year(step.year),
            say_percent(step.percent),
            *(step.grant, step.required, step.found, step.short),
            step.of_project,
        )
        for step in steps
    ]
    return Exhibit(
        slug=make_slug(fund.code, "match"),
        title=f"{fund.name}: {_say_finding(steps, year)}",
        sentence=" ".join(f"{say_financial_year(step.year)}: {say_match(step)}." for step in steps),
        table=Table(columns=(Column("Year"), Column("Rate"), *heads, project), rows=tuple(rows)),
        chart=_draw(steps),
        notes=(
            "The rate is read as a percentage of the grant. Read as a percentage of the whole project, grant and "
            "match together, it would ask for the larger amount in the last column; the grant's terms decide.",
        ),
        query="answerable.costing.commissioning.match.work_out_matches(fund)",
    )


def tell_conditions(fund: Fund) -> Exhibit | None:
    """Each condition of a fund and how it stands; nothing where there is none."""
    statements = judge_conditions(fund)
    if not statements:
        return None
    rows = tuple(_list_cells(each) for each in statements)
    (stake,) = head_money(["At stake"], [each.condition.at_stake for each in statements])
    return Exhibit(
        slug=make_slug(fund.code, "conditions"),
        title=f"{fund.name}: {_count_states(statements)}",
        sentence=" ".join(f"{open_sentence(say_condition(each))}." for each in statements),
        table=Table(
            columns=(
                *(Column("Condition"), Column("State"), Column("Measure")),
                *(Column(name, "number", _find_places(statements)) for name in ("At least", "Counted", "Short by")),
                *(Column("Counted on", "date"), Column("Due", "date"), stake, Column("Source")),
            ),
            rows=rows,
        ),
        query="answerable.costing.commissioning.condition.judge_conditions(fund)",
    )


def _say_finding(steps: Sequence[MatchStep], year: int) -> str:
    """What the year asks, and else what all years ask together."""
    step = next((step for step in steps if step.year == year), None)
    years = say_list(say_financial_year(each.year) for each in steps)
    if step is None or step.required is None:
        return f"match funding is asked in {years}"
    found = "what was found is not said" if step.found is None else f"{say_amount(step.found)} was found"
    short = f", {say_amount(step.short)} short" if step.short else ""
    return f"{say_amount(step.required)} to be found beside the grant in {say_financial_year(year)}; {found}{short}"


def _draw(steps: Sequence[MatchStep]) -> BarDrawing | None:
    """What was to be found beside what was, by year; nothing before the first of it was found."""
    if all(step.found is None for step in steps):
        return None
    asked = Bar(
        name="To be found", values=tuple(None if step.required is None else float(step.required) for step in steps)
    )
    found = Bar(name="Found", values=tuple(None if step.found is None else float(step.found) for step in steps))
    return BarDrawing(
        x=Axis(title="Beside the grant", form="money"),
        categories=tuple(say_financial_year(step.year) for step in steps),
        bars=(asked, found),
    )


def _list_cells(each: ConditionStatement) -> tuple[Cell, ...]:
    condition = each.condition
    state = f"{each.state}, so far" if each.is_early else each.state
    return (
        *(condition.words, state, condition.measure),
        *(condition.least, condition.actual, each.short_by),
        *(condition.counted_on, condition.due_on, condition.at_stake, condition.source),
    )


def _find_places(statements: Sequence[ConditionStatement]) -> int:
    """Whole heads are said whole; what is counted in parts keeps one place."""
    counts = [count for each in statements for count in (each.condition.least, each.condition.actual)]
    return int(any(count is not None and count != count.to_integral_value() for count in counts))


def _count_states(statements: Sequence[ConditionStatement]) -> str:
    states = ("short", "met", "not counted", "in words")
    counts = [(sum(each.state == state for each in statements), state) for state in states]
    said = say_list(f"{number} {state}" for number, state in counts if number)
    return f"{say_count(len(statements), 'condition')}, {said}"
