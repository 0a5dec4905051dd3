"""What the precept brings in and why it changed, as it is shown."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from answerable.costing.amount import PENNY, Scale, choose_scale, round_to, say_amount
from answerable.costing.budget import Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.precept.wording import badge_precept, say_base
from answerable.costing.precept.yields import YearYield, Yield, explain_yield, judge_yield
from answerable.costing.referendum import say_pounds
from answerable.costing.residual import place_residual
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.law.day import say_financial_year


def tell_yield(budget: Budget, year: int) -> Exhibit:
    """The precept of a year, that of the year before, and what the rise and the tax base make of the difference.

    Raises `CostError` where band D, or tax bases and an estimate both, are missing for either year.
    """
    found = _settle(explain_yield(budget, year))
    unit = budget.unit if found.is_implied else PENNY
    named = say_financial_year(year)
    return Exhibit(
        slug="precept-yield",
        title=f"The precept brings in {_say(found.after.precept, unit)} in {named}, {_say_change(found, unit)}",
        sentence=_say_yield(found, unit),
        table=_tabulate(found, choose_scale((found.before.precept, found.after.precept), unit)),
        chart=_draw(found),
        notes=(
            "The rise is counted on this year's tax base and the change of the tax base at last year's band D, so "
            "that the two are the whole change.",
            *_note_implied(found),
            *(ruling.words for ruling in judge_yield(budget, year)),
        ),
        badges=badge_precept(budget, year, is_implied=found.is_implied),
        query=f"answerable.costing.precept.yields.explain_yield(budget, {year})",
    )


def _settle(found: Yield) -> Yield:
    """The same to the penny, so that what is said adds up: the change is that of the precepts as they are shown."""
    before = replace(found.before, precept=round_to(found.before.precept))
    after = replace(found.after, precept=round_to(found.after.precept))
    change = after.precept - before.precept
    from_rise, from_base = place_residual((found.from_rise, found.from_base), change).amounts
    return replace(found, before=before, after=after, change=change, from_rise=from_rise, from_base=from_base)


def _say(amount: Decimal, unit: Decimal) -> str:
    return say_amount(amount, unit)


def _say_change(found: Yield, unit: Decimal) -> str:
    if not found.change:
        return "as much as the year before"
    return f"{_say(abs(found.change), unit)} {'more' if found.change > 0 else 'less'} than the year before"


def _say_yield(found: Yield, unit: Decimal) -> str:
    before, after = found.before, found.after
    return (
        f"A band D of {say_pounds(after.band_d)} on a tax base of {_say_base(after)} brings in "
        f"{_say(after.precept, unit)} in {say_financial_year(after.year)}; {say_pounds(before.band_d)} on "
        f"{_say_base(before)} brought in {_say(before.precept, unit)} in {say_financial_year(before.year)}. "
        f"Of the change, {_say(found.from_rise, unit)} is due to band D and {_say(found.from_base, unit)} to the tax "
        "base."
    )


def _say_base(year: YearYield) -> str:
    return say_base(year.base if year.basis == "bases" else round_to(year.base, Decimal(1)))


def _note_implied(found: Yield) -> tuple[str, ...]:
    implied = [each for each in (found.before, found.after) if each.basis == "implied"]
    return tuple(
        f"No tax base is given for {say_financial_year(each.year)}: {_say_base(each)} is what a precept estimated at "
        f"{say_amount(each.precept, 2 * each.known_to)} and a band D of {say_pounds(each.band_d)} imply."
        for each in implied
    )


def _tabulate(found: Yield, scale: Scale) -> Table:
    before, after = found.before, found.after
    base = Decimal(1) if found.is_implied else Decimal("0.01")
    bases = (round_to(before.base, base), round_to(after.base, base))
    return Table(
        columns=(
            Column("Precept of"),
            Column("Band D", "money", 2),
            Column("Tax base", "number", 0 if found.is_implied else 2),
            scale.head("It brings in"),
        ),
        rows=(
            (say_financial_year(before.year), before.band_d, bases[0], scale.divide(before.precept)),
            ("Due to the change of band D", found.rise, None, scale.divide(found.from_rise)),
            ("Due to the change of the tax base", None, bases[1] - bases[0], scale.divide(found.from_base)),
            (say_financial_year(after.year), after.band_d, bases[1], scale.divide(after.precept)),
        ),
    )


def _draw(found: Yield) -> BarDrawing:
    scale = choose_scale((found.from_rise, found.from_base))
    parts = (
        ("Due to the change of band D", found.from_rise),
        ("Due to the change of the tax base", found.from_base),
        ("The whole change", found.change),
    )
    return draw_amounts("Change of the precept", parts, scale)
