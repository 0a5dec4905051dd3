"""What the rules say of a budget's precept: its tax bases, notices, bands as printed, yield, and its limit."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.costing.amount import NOTHING, PENNY
from answerable.costing.budget import Budget, PrintedTotal
from answerable.costing.council_tax import BAND_NINTHS
from answerable.costing.name import fold_name
from answerable.costing.precept.bands import work_out_bands
from answerable.costing.precept.notices import judge_notices
from answerable.costing.precept.yields import judge_yield
from answerable.costing.referendum import judge_referendum, say_pounds
from answerable.drawing.wording import say_money
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list
from answerable.measuring.forces.force import find_force

# What a body's name has besides that of its area: "Police and Crime Commissioner for Gwent".
_OFFICE = re.compile(
    r"\b(?:office|police|policing|and|crime|commissioner|board|authority|for|of|the)\b|&", re.IGNORECASE
)


def judge_precept(
    budget: Budget, *, issued: Decimal | None = None, substitute: Budget | None = None
) -> tuple[Ruling, ...]:
    """Everything there is to say of the precept of the budget's own year; nothing where nothing is wrong.

    `issued` is the band D that was issued once scrutiny had ended; `substitute` the budget that takes effect should a
    referendum be lost.
    """
    year = budget.year
    return (
        *judge_tax_bases(budget, year),
        *judge_notices(budget, year),
        *judge_limit(budget, substitute),
        *judge_printed_bands(budget),
        *judge_yield(budget, year),
        *_judge_issued(budget, issued),
    )


def judge_tax_bases(budget: Budget, year: int) -> tuple[Ruling, ...]:
    """A warning that names the councils whose tax base is not given, though it is for another year, or is given and
    not declared yet."""
    said = say_financial_year(year)
    given = [base for base in budget.tax_bases if base.year == year]
    here = {fold_name(base.council) for base in given}
    others = {fold_name(base.council): base.council for base in budget.tax_bases if base.year != year}
    absent = [name for key, name in others.items() if key not in here]
    undeclared = [base.council for base in given if base.declared_on is None]
    if not given:
        words = f"No council's tax base is given for {said}: what the precept brings in is an estimate."
        return (make_ruling("W-TAXBASE-MISSING", words),) if year in budget.band_d else ()
    rulings = []
    if absent:
        words = (
            f"No tax base is given for {said} of {say_list(absent)}, though another year has one, and the precept "
            "leaves them out. That is right only where a council is no more."
        )
        rulings.append(make_ruling("W-TAXBASE-MISSING", words))
    if undeclared:
        has = "has" if len(undeclared) == 1 else "have"
        words = f"{say_list(undeclared)} {has} not declared a tax base for {said}: what stands for it is an estimate."
        rulings.append(make_ruling("W-TAXBASE-MISSING", words))
    return tuple(rulings)


def judge_limit(budget: Budget, substitute: Budget | None = None) -> tuple[Ruling, ...]:
    """The rise of band D against the year's limit; nothing where either year's band D is missing."""
    before, after = budget.band_d.get(budget.year - 1), budget.band_d.get(budget.year)
    if before is None or after is None:
        return ()
    other = substitute.band_d.get(budget.year) if substitute is not None else None
    return judge_referendum(before, after, budget.year, country=find_country(budget), substitute=other)


def find_country(budget: Budget) -> str:
    """The country whose rules hold: that of the force, given or in the body's name; England where it is not known."""
    force = find_force(budget.force) or find_force(_OFFICE.sub(" ", budget.body))
    return force.country if force is not None and force.country else "England"


def judge_printed_bands(budget: Budget) -> tuple[Ruling, ...]:
    """Printed bills (`Band F`, or `F`) that are not band D by its ninths.

    A bill that is last year's and the rounded rise is the other convention, and only warned of.
    """
    return tuple(
        ruling
        for printed in budget.printed
        if printed.table == "bands" and (ruling := _judge_printed_band(budget, printed)) is not None
    )


def _judge_printed_band(budget: Budget, printed: PrintedTotal) -> Ruling | None:
    band, year = printed.name.strip().upper().removeprefix("BAND").strip(), printed.year or budget.year
    band_d = budget.band_d.get(year)
    if band not in BAND_NINTHS or band_d is None:
        return None
    before = budget.band_d.get(year - 1)
    row = work_out_bands(before, band_d).of(band)
    if abs(printed.amount - row.bill) <= (printed.unit / 2 if printed.unit > PENNY else NOTHING):
        return None
    words = (
        f"Band {band} of {say_financial_year(year)} is printed as {say_money(printed.amount, 2)}; {row.ninths}/9 of "
        f"{say_pounds(band_d)} is {say_money(row.bill, 2)}."
    )
    if before is not None and printed.amount == work_out_bands(before, band_d, "rise").of(band).bill:
        return make_ruling("W-ROUNDING-CONVENTION", f"{words} The print is last year's bill and the rounded rise.")
    return make_ruling("E-BAND-MISMATCH", words)


def _judge_issued(budget: Budget, issued: Decimal | None) -> tuple[Ruling, ...]:
    band_d = budget.band_d.get(budget.year)
    if issued is None or band_d is None or issued == band_d:
        return ()
    words = (
        f"The budget stands on a band D of {say_pounds(band_d)}, and the precept for "
        f"{say_financial_year(budget.year)} was issued at {say_pounds(issued)}: budget for what was issued."
    )
    return (make_ruling("E-PRECEPT-DIFFERS", words),)
