"""The rise of band D beside the limit above which a referendum is held, as it is shown."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.budget import Budget
from answerable.costing.precept.judgement import find_country
from answerable.costing.precept.wording import badge_stage, say_share_of
from answerable.costing.referendum import ReferendumLimit, find_limit, judge_referendum, say_pounds
from answerable.costing.refusal import CostError
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.law.day import say_financial_year

_IN_ENGLAND = "Limits are set for England (Local Government Finance Act 1992, Part I, chapter 4ZA)."


def tell_limit(budget: Budget, year: int) -> Exhibit:
    """A year's rise beside its limit. Raises `CostError` where band D of it or of the year before is missing."""
    before, after = budget.band_d.get(year - 1), budget.band_d.get(year)
    if before is None or after is None:
        missing = say_financial_year(year - 1 if before is None else year)
        raise CostError(f"Band D of {missing} is not given: enter it, to hold the rise against the limit.")
    country = find_country(budget)
    limit = find_limit(say_financial_year(year)) if country == "England" else None
    title, sentence = _say_limit(limit, before, after, year, country)
    return Exhibit(
        slug="referendum-limit",
        title=title,
        sentence=sentence,
        table=_tabulate(limit, before, after, year),
        notes=_note(limit, before, after, year),
        badges=badge_stage(budget.stage),
        query=f"answerable.costing.referendum.judge_referendum({before}, {after}, {year}, country={country!r})",
    )


def _say_limit(
    limit: ReferendumLimit | None, before: Decimal, after: Decimal, year: int, country: str
) -> tuple[str, str]:
    """The finding, and the sentence that says it in full."""
    named, rise = say_financial_year(year), after - before
    share = say_share_of(rise, before, year - 1)
    said = (
        f"Band D goes from {say_pounds(before)} in {say_financial_year(year - 1)} to {say_pounds(after)} in {named}: "
        f"{say_pounds(abs(rise))} {'less' if rise < 0 else 'more'}{f', {share}' if share else ''}."
    )
    if country != "England":
        return f"No referendum limit holds in {country}", f"{said} No limit of a rise holds in {country}."
    if limit is None:
        return f"No referendum limit is known for {named}", f"{said} The limit of {named} is not known here."
    if rise <= 0:
        return f"Band D does not rise in {named}: there is no referendum", f"{said} The limit is of a rise only."
    if limit.is_passed(before, after):
        return (
            f"A rise of {say_pounds(rise)} is above the limit of {named}: it must go to a referendum",
            f"{said} The most for {named} without a referendum is {limit.words}. The voters decide, and a substitute "
            "budget that keeps to the limit is made for the case that they say no.",
        )
    if limit.cash_for and limit.passes_percent(before, after):
        return (
            f"A rise of {say_pounds(rise)} needs no referendum in {named} only from {limit.cash_for}",
            f"{said} In {named} {limit.cash_for} may raise it by {say_pounds(limit.cash_pounds or rise)} without a "
            f"referendum, all others by less than {limit.percent}%.",
        )
    at = "exactly the limit" if rise == limit.cash_pounds else "within the limit"
    return (
        f"A rise of {say_pounds(rise)} is {at} of {named}: there is no referendum",
        f"{said} The most for {named} without a referendum is {limit.words}.",
    )


def _tabulate(limit: ReferendumLimit | None, before: Decimal, after: Decimal, year: int) -> Table:
    """Band D of both years, the rise, the limit, and what a cash limit leaves; with as many places as were given."""
    cash = limit.cash_pounds if limit is not None else None
    rows: list[tuple[Cell, ...]] = [
        (f"Band D in {say_financial_year(year - 1)}", before),
        (f"Band D in {say_financial_year(year)}", after),
        ("Rise", after - before),
        (f"Limit of {say_financial_year(year)}", limit.words if limit else None),
    ]
    if cash is not None:
        room = cash - (after - before)
        rows.append(("Left below the limit" if room >= 0 else "Above the limit", abs(room)))
    places = max(2, *(-int(amount.normalize().as_tuple().exponent) for amount in (before, after)))
    return Table(columns=(Column("Amount of"), Column("Pounds a year", "money", places)), rows=tuple(rows))


def _note(limit: ReferendumLimit | None, before: Decimal, after: Decimal, year: int) -> tuple[str, ...]:
    if limit is None:
        return (_IN_ENGLAND,)
    warned = [ruling.words for ruling in judge_referendum(before, after, year)] if limit.cash_for else []
    unread = () if limit.verified else ("The limit of the year was not confirmed in print.",)
    return (
        "A cash limit is passed by more than it, a percentage by as much; amounts are compared unrounded. "
        f"Source of the limit: {limit.source}.",
        *unread,
        *warned,
    )
