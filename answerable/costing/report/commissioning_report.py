"""The report on grants and commissioning: each fund, each allocation as the publication order wants it, each bid."""

from __future__ import annotations

from answerable.costing.amount import NOTHING, add_up, say_amount
from answerable.costing.commissioning.allocation import list_allocations
from answerable.costing.commissioning.exhibits import tell_commissioning
from answerable.costing.commissioning.judgement import judge_commissioning
from answerable.costing.fund import Commissioning, Fund
from answerable.costing.report.held import HeldCommissioning
from answerable.drawing.report import Report, say_rulings, write_section
from answerable.drawing.wording import open_sentence
from answerable.law.day import say_financial_year
from answerable.law.words import say_count, say_list

_JUDGED = ("the allocations", "the match funding", "the conditions", "the payments", "what papers print")
_LEGAL = (
    "Section 9 of the Police Reform and Social Responsibility Act 2011 allows crime and disorder reduction grants. "
    "The Elected Local Policing Bodies (Specified Information) Order 2011 has each published with its conditions, "
    "its recipient, its purpose and the reasons for it."
)


def write_commissioning_report(held: HeldCommissioning) -> Report:
    """A body's funds of a year as a report."""
    commissioning, year = held.commissioning, held.year
    rulings = judge_commissioning(commissioning, year)
    spelled = say_financial_year(year)
    return Report(
        title=f"Grants and commissioning {spelled}",
        purpose=f"To show what {commissioning.body} grants and commissions in {spelled}: out of which funds, to "
        "whom, for what and on what conditions, and what is not allocated.",
        lead=_say_in_short(commissioning, year),
        sections=(
            *write_section("Funds and allocations", (), tell_commissioning(commissioning, year)),
            *write_section("What the rules say", say_rulings(rulings, _JUDGED)),
        ),
        rulings=rulings,
        asked=(f"That the grants and commissioning of {spelled} be noted.",),
        legal=_LEGAL,
    )


def _say_in_short(commissioning: Commissioning, year: int) -> str:
    """What the funds hold in the year, what of it is allocated, and what is not."""
    funds = [fund for fund in commissioning.funds if year in fund.amounts or list_allocations(fund, year)]
    if not funds:
        return f"No fund holds anything for {say_financial_year(year)}."
    given = add_up(fund.amounts.get(year) for fund in funds)
    allocations = [each for fund in funds for each in list_allocations(fund, year)]
    count = len(allocations)
    return (
        f"{_name_funds(funds)} {say_amount(given)} for {say_financial_year(year)}. "
        f"{open_sentence(say_count(count, 'allocation'))} {'comes' if count == 1 else 'come'} to "
        f"{say_amount(add_up(each.amount for each in allocations))}; {_say_left(funds, year)}."
    )


def _say_left(funds: list[Fund], year: int) -> str:
    """What is not allocated, and what is allocated over: what one fund has left does not pay for another."""
    lefts = [
        fund.amounts.get(year, NOTHING) - add_up(each.amount for each in list_allocations(fund, year))
        for fund in funds
    ]
    over, left = -add_up(each for each in lefts if each < 0), add_up(each for each in lefts if each > 0)
    said = [f"{say_amount(left)} is not allocated"] if left else []
    said += [f"{say_amount(over)} more is allocated than there is"] if over else []
    return say_list(said) if said else "nothing is left"


def _name_funds(funds: list[Fund]) -> str:
    """Who holds it: `The Community-safety fund holds`, `Two funds hold`."""
    if len(funds) == 1:
        return f"The {funds[0].name} holds"
    return f"{open_sentence(say_count(len(funds), 'fund'))} hold"
