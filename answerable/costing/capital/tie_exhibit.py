"""What two parts of a budget give for the same money, side by side."""

from __future__ import annotations

from answerable.costing.amount import choose_scale
from answerable.costing.budget import Budget
from answerable.costing.capital.tie import Tie, judge_ties
from answerable.costing.capital.wording import badge_plan
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.day import say_financial_year


def tell_ties(budget: Budget, ties: tuple[Tie, ...], slug: str, matter: str, query: str) -> tuple[Exhibit, ...]:
    """The ties of a matter (`Reserves`) with both amounts; nothing where nothing is given twice."""
    if not ties:
        return ()
    apart = [tie for tie in ties if not tie.agrees]
    rounded = [tie for tie in ties if tie.agrees and tie.difference]
    scale = choose_scale((amount for tie in ties for amount in (tie.here_amount, tie.there_amount)), budget.unit)
    columns = (Column("Matter"), Column("Year"), Column("Given by"), scale.head("Amount"), Column("And by"))
    rows: list[tuple[Cell, ...]] = [
        (
            tie.what,
            say_financial_year(tie.year),
            open_sentence(tie.here),
            scale.divide(tie.here_amount),
            open_sentence(tie.there),
            scale.divide(tie.there_amount),
            scale.divide(tie.difference),
            "does not agree" if tie in apart else "within rounding" if tie in rounded else "agrees",
        )
        for tie in ties
    ]
    more = (scale.head("Amount there"), scale.head("Difference"), Column("Finding"))
    return (
        Exhibit(
            slug=slug,
            title=_title(matter, ties, apart),
            sentence=_say(ties, apart, rounded, budget),
            table=Table(columns=(*columns, *more), rows=tuple(rows)),
            notes=("Both amounts are shown as they were given; neither is put in place of the other.",),
            badges=badge_plan(budget, (tie.year for tie in ties)),
            query=query,
        ),
    )


def _title(matter: str, ties: tuple[Tie, ...], apart: list[Tie]) -> str:
    if not apart:
        return f"{matter}: what is given twice agrees"
    return f"{matter}: {len(apart)} of {say_count(len(ties), 'amount')} given twice {_agree(len(apart))}"


def _agree(count: int) -> str:
    return "does not agree" if count == 1 else "do not agree"


def _say(ties: tuple[Tie, ...], apart: list[Tie], rounded: list[Tie], budget: Budget) -> str:
    said = [ruling.words for ruling in judge_ties(apart, budget.unit)]
    agreeing = len(ties) - len(apart)
    if agreeing:
        within = f", {len(rounded)} of them within rounding" if rounded else ""
        subject = f"{agreeing} of {say_count(len(ties), 'amount')} given twice"
        said.append(f"{subject} {'agrees' if agreeing == 1 else 'agree'}{within}.")

    return " ".join(said)
