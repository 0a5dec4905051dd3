"""What each billing authority is asked for, to the penny, so that the notices add up to the precept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, PENNY, add_up, round_to, say_amount
from answerable.costing.budget import Budget, PrintedTotal
from answerable.costing.council_tax import precept
from answerable.costing.name import find_double, fold_name
from answerable.costing.precept.yields import YIELD_OF_THE_RISE, sum_tax_base, work_out_precept
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.costing.residual import place_residual
from answerable.drawing.wording import say_number
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list

TOTALS = ("total", "precept", "precepts", "total precept")
"""What a printed total of the table `precept` is called, in any capitals, that is the whole of the notices."""


class Notice(Struct, frozen=True, kw_only=True):
    """One council's part of the precept, in pounds.

    `exact` is band D by its tax base, `amount` what it is asked for; `moved` is the penny, up or down, by which that
    is not the exact amount rounded, so that all notices tie. `surplus` is our share of its collection fund's surplus
    (a deficit below nought), which is paid beside the precept. Without `declared_on` its tax base is an estimate.
    """

    council: str
    dwellings: Decimal
    exact: Decimal
    amount: Decimal
    moved: Decimal
    surplus: Decimal
    declared_on: dt.date | None


class Notices(Struct, frozen=True, kw_only=True):
    """A year's notices: they add up to `total`, the precept to the penny. `residual` is by how much they would have
    missed it had each been rounded by itself."""

    year: int
    band_d: Decimal
    dwellings: Decimal
    notices: tuple[Notice, ...]
    total: Decimal
    residual: Decimal
    surplus: Decimal

    def of(self, council: str) -> Notice:
        """The notice of a council. Raises `CostError` for one without a tax base."""
        for notice in self.notices:
            if fold_name(notice.council) == fold_name(council):
                return notice
        named = say_list((notice.council for notice in self.notices), "or")
        raise CostError(f"No tax base of {council} is given for {say_financial_year(self.year)}: choose {named}.")


def work_out_notices(budget: Budget, year: int) -> Notices:
    """Each council's precept (Local Government Finance Act 1992 ss.40 and 48), in the order of the tax bases.

    Pennies are placed by largest remainders. Raises `CostError` where band D or the tax bases are missing, or a
    council stands twice.
    """
    said = say_financial_year(year)
    bases = [base for base in budget.tax_bases if base.year == year]
    band_d, whole, dwellings = budget.band_d.get(year), work_out_precept(budget, year), sum_tax_base(budget, year)
    if band_d is None or whole is None or dwellings is None:
        missing = f"Band D of {said} is" if band_d is None else f"The tax bases of {said} are"
        raise CostError(f"{missing} not given: enter what is missing, and each council's precept follows.")
    if twice := find_double(base.council for base in bases):
        raise CostError(f"{twice} has two tax bases for {said}: leave one of them.")
    exact = [precept(band_d, base.dwellings) for base in bases]
    placed = place_residual(exact, whole)
    notices = tuple(
        Notice(
            council=base.council,
            dwellings=base.dwellings,
            exact=amount,
            amount=asked,
            moved=asked - round_to(amount),
            surplus=base.surplus,
            declared_on=base.declared_on,
        )
        for base, amount, asked in zip(bases, exact, placed.amounts, strict=True)
    )
    return Notices(
        year=year,
        band_d=band_d,
        dwellings=dwellings,
        notices=notices,
        total=placed.total,
        residual=placed.residual,
        surplus=add_up(base.surplus for base in bases),
    )


def judge_notices(budget: Budget, year: int) -> tuple[Ruling, ...]:
    """Printed amounts of the table `precept` that are not what councils are asked for, or not their total.

    A print is a council's by its name, the whole by a name of `TOTALS`. Printed notices that do not add up to the
    printed total are said as well, since that is what a council would notice.
    """
    prints = [
        each
        for each in budget.printed
        if each.table == "precept" and each.year in (None, year) and each.name != YIELD_OF_THE_RISE
    ]
    if not prints or work_out_precept(budget, year) is None:
        return ()
    found = work_out_notices(budget, year)
    rulings = [ruling for each in prints if (ruling := _judge_print(each, found)) is not None]
    return (*rulings, *_judge_printed_sum(prints, found))


def _judge_print(printed: PrintedTotal, found: Notices) -> Ruling | None:
    notice = _find_notice(printed, found)
    is_total = fold_name(printed.name) in TOTALS
    if notice is None and not is_total:
        return None
    expected, base = (found.total, found.dwellings) if notice is None else (notice.amount, notice.dwellings)
    if abs(printed.amount - expected) <= (printed.unit / 2 if printed.unit > PENNY else NOTHING):
        return None
    whose = "The precept in all" if notice is None else f"The precept of {notice.council}"
    words = (
        f"{whose} is printed as {say_amount(printed.amount, printed.unit)}; band D of {say_pounds(found.band_d)} by "
        f"a tax base of {say_number(base, 2)} is {say_amount(expected)}."
    )
    return make_ruling("E-PRECEPT-TOTAL", words)


def _judge_printed_sum(prints: list[PrintedTotal], found: Notices) -> tuple[Ruling, ...]:
    """Printed notices of every council against the printed total, where all are printed to the penny."""
    totals = [each for each in prints if fold_name(each.name) in TOTALS and each.unit <= PENNY]
    notices = [each for each in prints if _find_notice(each, found) is not None and each.unit <= PENNY]
    if not totals or len(notices) != len(found.notices):
        return ()
    together = add_up(each.amount for each in notices)
    missed = totals[0].amount - together
    if not missed:
        return ()
    words = (
        f"The {len(notices)} printed notices come to {say_amount(together)}, and the precept is printed as "
        f"{say_amount(totals[0].amount)}: {say_amount(abs(missed))} {'more' if missed > 0 else 'less'}."
    )
    return (make_ruling("E-PRECEPT-TOTAL", words),)


def _find_notice(printed: PrintedTotal, found: Notices) -> Notice | None:
    name = fold_name(printed.name)
    return next((notice for notice in found.notices if fold_name(notice.council) == name), None)
