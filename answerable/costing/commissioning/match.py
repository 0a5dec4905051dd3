"""Match funding: what must be found beside a grant, year by year, and what was."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import HUNDRED, NOTHING, add_known, divide, round_to, say_amount, say_percent
from answerable.costing.fund import Fund, FundMatch
from answerable.costing.refusal import CostError
from answerable.law.day import say_financial_year


class MatchStep(Struct, frozen=True, kw_only=True):
    """What must be found beside a grant in a year.

    `required` is `percent` per cent OF THE GRANT, to the penny: 20% of £3.2m is £640,000. `of_project` is the other
    reading, so many per cent of the whole project, grant and match together (£800,000), nothing for 100% and more.
    Nothing is required to be found, nor short, where the grant of the year is not given; nothing is short where
    nobody has said yet what was found.
    """

    year: int
    percent: Decimal
    grant: Decimal | None
    required: Decimal | None
    of_project: Decimal | None
    found: Decimal | None
    short: Decimal | None
    sources: tuple[str, ...] = ()


def work_out_matches(fund: Fund) -> tuple[MatchStep, ...]:
    """A step for each year that asks for match funding, in order; what several sources give in a year is added up.

    Raises `CostError` where a year is given two rates, or one below nought.
    """
    by_year: dict[int, list[FundMatch]] = {}
    for match in fund.matches:
        by_year.setdefault(match.year, []).append(match)
    return tuple(_work_out_step(fund, year, by_year[year]) for year in sorted(by_year))


def find_match(fund: Fund, year: int) -> MatchStep | None:
    """The step of one year; nothing where none is asked."""
    return next((step for step in work_out_matches(fund) if step.year == year), None)


def _work_out_step(fund: Fund, year: int, matches: list[FundMatch]) -> MatchStep:
    percent = _read_percent(fund, year, matches)
    grant = fund.amounts.get(year)
    required = None if grant is None else round_to(grant * percent / HUNDRED)
    found = add_known(match.found for match in matches)
    return MatchStep(
        year=year,
        percent=percent,
        grant=grant,
        required=required,
        of_project=_read_of_project(grant, percent),
        found=found,
        short=None if required is None or found is None else max(NOTHING, required - found),
        sources=tuple(match.source for match in matches if match.source),
    )


def _read_percent(fund: Fund, year: int, matches: list[FundMatch]) -> Decimal:
    percents = {match.percent for match in matches}
    said = f"{fund.name}, match funding of {say_financial_year(year)}"
    if len(percents) > 1:
        rates = " and ".join(say_percent(percent) for percent in sorted(percents))
        raise CostError(f"{said}: {rates} are both asked. Give every row of the year the one rate of the grant.")
    percent = percents.pop()
    if percent < 0:
        raise CostError(f"{said}: {say_percent(percent)} is below nought. Give the rate as the grant's terms say it.")
    return percent


def _read_of_project(grant: Decimal | None, percent: Decimal) -> Decimal | None:
    """With a match of p per cent of the whole, the grant is the other 100 − p."""
    if grant is None or percent >= HUNDRED:
        return None
    return round_to(divide(grant * percent, HUNDRED - percent))


def say_match(step: MatchStep) -> str:
    """`30% of a grant of £3,200,000 is £960,000; £900,000 was found, £60,000 short`."""
    rate = say_percent(step.percent)
    if step.required is None or step.grant is None:
        return f"{rate} of the grant, which is not given"
    asked = f"{rate} of a grant of {say_amount(step.grant)} is {say_amount(step.required)}"
    if step.found is None:
        return f"{asked}; what was found has not been said"
    sources = f" ({'; '.join(step.sources)})" if step.sources else ""
    state = f"{say_amount(step.short)} short" if step.short else "enough"
    return f"{asked}; {say_amount(step.found)} was found{sources}, {state}"
