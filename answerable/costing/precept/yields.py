"""What a precept brings in, and how much of its change is due to the rise of band D and how much to the tax base."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import DIGITS, PENNY, add_known, add_up, round_to, say_amount
from answerable.costing.budget import Budget, PrintedTotal
from answerable.costing.council_tax import implied_tax_base, precept
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.drawing.wording import say_number
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling

YIELD_OF_THE_RISE = "Yield of the rise"
"""What a printed total of the table `precept` is called that says what the rise of band D brings in."""

Basis = Literal["bases", "implied"]


def sum_tax_base(budget: Budget, year: int) -> Decimal | None:
    """The tax bases of a year added up, as so many dwellings of band D; nothing where none is given.

    Councils that are given for other years and not for this one are not made up: `judge_tax_bases` names them.
    """
    return add_known(base.dwellings for base in budget.tax_bases if base.year == year)


def work_out_precept(budget: Budget, year: int) -> Decimal | None:
    """The precept of a year in pounds, unrounded: band D by the tax base (Local Government Finance Act 1992 s.48).

    Nothing where either is missing.
    """
    base, band_d = sum_tax_base(budget, year), budget.band_d.get(year)
    return None if base is None or band_d is None else precept(band_d, base)


class YearYield(Struct, frozen=True, kw_only=True):
    """A year's band D, tax base and precept, unrounded. Where no base was given it is the one that the estimate of
    the precept implies (`basis`); `known_to` is then half the unit that the estimate was rounded to, in pounds."""

    year: int
    band_d: Decimal
    base: Decimal
    precept: Decimal
    basis: Basis
    known_to: Decimal = Decimal(0)


class Yield(Struct, frozen=True, kw_only=True):
    """Why a precept changed: `change` is exactly `from_rise` (the rise of band D on this year's tax base) and
    `from_base` (the change of the tax base at last year's band D). In pounds, unrounded."""

    before: YearYield
    after: YearYield
    rise: Decimal
    change: Decimal
    from_rise: Decimal
    from_base: Decimal

    @property
    def is_implied(self) -> bool:
        """Whether a tax base had to be inferred from an estimate."""
        return "implied" in (self.before.basis, self.after.basis)

    @property
    def rise_known_to(self) -> Decimal:
        """How far off `from_rise` may be in pounds, by the rounding of the estimate behind the tax base."""
        return abs(self.rise) * self.after.known_to / self.after.band_d if self.after.band_d else Decimal(0)


def explain_yield(budget: Budget, year: int) -> Yield:
    """What the precept of a year brings in against the year before, and why.

    Raises `CostError` where band D, or both the tax bases and an estimate, are missing for either year.
    """
    before, after = _find_year(budget, year - 1), _find_year(budget, year)
    rise = after.band_d - before.band_d
    change = after.precept - before.precept
    with localcontext(prec=DIGITS):
        from_rise = precept(rise, after.base)
        return Yield(
            before=before,
            after=after,
            rise=rise,
            change=change,
            from_rise=from_rise,
            from_base=change - from_rise,
        )


def _find_year(budget: Budget, year: int) -> YearYield:
    said = say_financial_year(year)
    band_d = budget.band_d.get(year)
    if not band_d:
        raise CostError(f"Band D of {said} is not given: enter it, to see what the precept brings in and why.")
    base, found = sum_tax_base(budget, year), work_out_precept(budget, year)
    if base is not None and found is not None:
        return YearYield(year=year, band_d=band_d, base=base, precept=found, basis="bases")
    estimates = [line.amounts[year] for line in budget.lines if line.kind == "precept" and year in line.amounts]
    if not estimates:
        raise CostError(f"Neither tax bases nor an estimate of the precept are given for {said}: enter one of them.")
    estimate = add_up(estimates)
    return YearYield(
        year=year,
        band_d=band_d,
        base=implied_tax_base(estimate, band_d),
        precept=estimate,
        basis="implied",
        known_to=len(estimates) * budget.unit / 2,
    )


def judge_yield(budget: Budget, year: int) -> tuple[Ruling, ...]:
    """A warning for each printed yield of the year's rise that is not what the rise brings in."""
    prints = [
        each
        for each in budget.printed
        if each.table == "precept" and each.name == YIELD_OF_THE_RISE and each.year in (None, year)
    ]
    if not prints:
        return ()
    try:
        explained = explain_yield(budget, year)
    except CostError:
        return ()
    return tuple(
        make_ruling("W-YIELD-MISMATCH", explain_print(explained, each))
        for each in prints
        if abs(each.amount - explained.from_rise) > each.unit / 2 + explained.rise_known_to
    )


def explain_print(explained: Yield, printed: PrintedTotal) -> str:
    """What a printed yield is, beside the rise alone and the whole change: in one paragraph."""
    unit = max(printed.unit, PENNY)
    rise, base, whole = (
        _say(amount, unit) for amount in (explained.from_rise, explained.from_base, explained.change)
    )
    said = f"{say_amount(printed.amount, unit)}{f' ({printed.source})' if printed.source else ''}"
    return (
        f"The rise of {say_pounds(explained.rise)} is said to bring in {said}. On a tax base of "
        f"{say_number(explained.after.base)} it brings in {rise}. With {base} from the change of the tax base the "
        f"precept changes by {whole} in all. {_name_print(explained, printed)}"
    )


def _say(amount: Decimal, unit: Decimal) -> str:
    return say_amount(amount if unit > PENNY else round_to(amount), unit)


def _name_print(explained: Yield, printed: PrintedTotal) -> str:
    """Which of the amounts the print is, if any."""
    within = printed.unit / 2
    known = explained.rise_known_to
    whole_known = explained.before.known_to + explained.after.known_to
    if abs(printed.amount - explained.change) <= within + whole_known:
        return "What is printed is the whole change, not what the rise alone brings in."
    on_old = precept(explained.rise, explained.before.base)
    if abs(printed.amount - on_old) <= within + known:
        return "What is printed is the rise on last year's tax base."
    return "What is printed is neither; it may hold something else, such as a surplus on collection."
