"""A large body's budget worked out, judged and told, beside adding its amounts up once.

    python -m benchmarks.costing [--lines 2000] [--councils 300] [--repeat 5]

The limit is the plain sum of every amount that is given, in the same exact decimals: nothing that is worked out can
take less. Notices are rounded so that they tie to the precept; the line beside them rounds each by itself, and says
how many pennies that leaks. Time is by the clock, the quickest of several runs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from answerable.costing.amount import add_up, round_to
from answerable.costing.budget import FUNDS, SPENT, Budget, BudgetLine, CapitalScheme, Funding, PrintedTotal, TaxBase
from answerable.costing.judgement import judge_budget
from answerable.costing.precept.notices import work_out_notices
from answerable.costing.precept.yields import work_out_precept
from answerable.costing.printed import hold_against_print
from answerable.costing.report.held import HeldBudget
from answerable.costing.report.write import write_report
from answerable.costing.revenue.statement import work_out_budget

YEARS = (2023, 2024, 2025, 2026, 2027)
KINDS = (*SPENT, "income", *(kind for kind in FUNDS if kind not in ("precept", "surplus")))
SEED = 1

Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--lines", type=int, default=2_000, help="lines of the revenue budget; a tenth as many schemes"
    )
    parser.add_argument("--councils", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=5, help="runs, of which the quickest counts")
    chosen = parser.parse_args()
    budget = make_budget(chosen.lines, chosen.councils)
    given: list[BudgetLine | CapitalScheme | Funding] = [*budget.lines, *budget.schemes, *budget.fundings]
    amounts = [amount for each in given for amount in each.amounts.values()]
    print(f"{len(amounts):,} amounts, {chosen.councils} councils, {len(budget.printed)} printed totals")
    once, _ = time_call(lambda: add_up(amounts), chosen.repeat)
    print_line("every amount added up once", once, once)
    for name, work in (
        ("the budget worked out (work_out_budget)", lambda: work_out_budget(budget)),
        ("all that stands against it (judge_budget)", lambda: judge_budget(budget, is_final=False)),
        ("printed totals held against it", lambda: hold_against_print(budget)),
        ("the report on it, with every exhibit", lambda: write_report(HeldBudget(budget=budget))),
    ):
        print_line(name, time_call(work, chosen.repeat)[0], once)
    seconds, notices = time_call(lambda: work_out_notices(budget, YEARS[0]), chosen.repeat)
    print_line(f"{chosen.councils} notices that tie to the precept", seconds, once)
    alone = add_up(round_to(notice.exact) for notice in notices.notices)
    tied = add_up(notice.amount for notice in notices.notices)
    whole = round_to(work_out_precept(budget, YEARS[0]) or Decimal(0))
    print(f"rounded each by itself they miss the precept by £{alone - whole}; as they are, by £{tied - whole}")


def print_line(name: str, seconds: float, once: float) -> None:
    print(f"{name:<46}{1000 * seconds:>9.1f} ms{seconds / once:>9.0f} times")


def make_budget(lines: int, councils: int) -> Budget:
    """A budget of made-up amounts, the same each time; its printed totals are those of half its schemes."""
    dice = random.Random(SEED)
    schemes = tuple(
        CapitalScheme(name=f"Scheme {at}", programme=f"Programme {at % 10}", amounts=make_amounts(dice))
        for at in range(lines // 10)
    )
    return Budget(
        body="The body",
        year=YEARS[0],
        lines=tuple(
            BudgetLine(
                code=f"line-{at}",
                name=f"Line {at}",
                section=f"Section {at % 20}",
                kind=KINDS[at % len(KINDS)],
                amounts=make_amounts(dice),
            )
            for at in range(lines)
        ),
        band_d={YEARS[0] - 1: Decimal("249.66"), YEARS[0]: Decimal("264.50")},
        tax_bases=tuple(
            TaxBase(
                council=f"Council {at}",
                year=YEARS[0],
                dwellings=Decimal(dice.randrange(1_000_000, 20_000_000)) / 100,
                declared_on=dt.date(YEARS[0], 1, 20),
            )
            for at in range(councils)
        ),
        schemes=schemes,
        fundings=tuple(
            Funding(name=f"Fund {at}", programme=f"Programme {at}", kind="borrowing", amounts=make_amounts(dice))
            for at in range(10)
        ),
        printed=tuple(
            PrintedTotal(table="capital", name=each.name, amount=add_up(each.amounts.values()))
            for each in schemes[::2]
        ),
    )


def make_amounts(dice: random.Random) -> dict[int, Decimal]:
    return {year: Decimal(dice.randrange(10**9)) / 100 for year in YEARS}


def time_call(call: Callable[[], Result], repeat: int) -> tuple[float, Result]:
    """Seconds of the quickest run, and what it gave."""
    best, result = float("inf"), call()
    for _ in range(repeat):
        started = time.perf_counter()
        result = call()
        best = min(best, time.perf_counter() - started)
    return best, result


if __name__ == "__main__":
    main()
