"""What is said of any budget is what is shown: totals by plain arithmetic, and no amount in words out of nowhere."""

import re
from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from answerable.costing.budget import SPENT
from answerable.costing.capital.exhibits import tell_capital, tell_debt, tell_reserves
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.refusal import CostError
from answerable.costing.revenue.exhibits import tell_budget
from answerable.costing.revenue.statement import work_out_budget
from tests.costing.made_up import make_up

POUNDS = re.compile(r"£([\d,]+(?:\.\d+)?)(m)?")
SCALE = re.compile(r", (£m|£000|£)$")
TIMES = {"£m": 10**6, "£000": 1000, "£": 1}
NUMBERS = range(60)


def sum_lines(budget, year, *kinds):
    return sum(Fraction(line.amounts.get(year, 0)) for line in budget.lines if line.kind in kinds)


def work_out_by_hand(budget, year):
    """Costs, funding and savings of a year in fractions, with none of the program's own arithmetic."""
    costs = sum_lines(budget, year, *SPENT) - sum_lines(budget, year, "income")
    funding = sum_lines(budget, year, "grant", "from_reserves", "surplus")
    bases = [base for base in budget.tax_bases if base.year == year]
    if bases and year in budget.band_d:
        funding += Fraction(budget.band_d[year]) * sum(Fraction(base.dwellings) for base in bases)
    else:
        funding += sum_lines(budget, year, "precept")
    if not any(year in line.amounts for line in budget.lines if line.kind in ("surplus", "deficit")):
        funding += max(sum(Fraction(base.surplus) for base in bases), Fraction(0))
        costs -= min(sum(Fraction(base.surplus) for base in bases), Fraction(0))
    return costs, funding, sum(Fraction(saving.amounts.get(year, 0)) for saving in budget.savings)


@pytest.mark.parametrize("number", range(200))
def test_totals_are_those_of_plain_arithmetic(number):
    budget = make_up(number)
    for year in work_out_budget(budget).years:
        costs, funding, savings = work_out_by_hand(budget, year.year)
        worked = (year.total_costs, year.funding, year.savings, year.gap, year.gap_left)
        assert tuple(map(Fraction, worked)) == (costs, funding, savings, costs - funding, costs - funding - savings)


def list_tables(budget):
    """The exhibits of a budget, matter by matter."""
    for tell in (tell_budget, tell_precept, tell_capital, tell_reserves, tell_debt):
        try:
            yield tell(budget)
        except CostError:
            continue


def list_cells(exhibit):
    """The cells of a table row by row, amounts in pounds; nothing where a cell holds none."""
    scales = [SCALE.search(column.name) for column in exhibit.table.columns]
    times = [TIMES[scale[1]] if scale else 1 for scale in scales]
    return [
        [
            Decimal(str(cell)) * by if isinstance(cell, int | float | Decimal) else None
            for cell, by in zip(row, times, strict=True)
        ]
        for row in exhibit.table.rows
    ]


def list_lines(exhibit):
    """The amounts of each row, then those of each column."""
    cells = list_cells(exhibit)
    lines = [*cells, *zip(*cells, strict=True)]
    return [[amount for amount in line if amount is not None] for line in lines]


def list_runs(amounts):
    """Sums of amounts that stand side by side, and differences of any two."""
    for first in range(len(amounts)):
        total = Decimal(0)
        for amount in amounts[first:]:
            total += amount
            yield total
    yield from (one - other for one, other in combinations(amounts, 2))
    yield sum(amount for amount in amounts if amount > 0)


def list_shown(exhibit, exhibits):
    """What an exhibit shows, what follows from it, and what those beside it show."""
    shown = [amount for line in list_lines(exhibit) for amount in list_runs(line)]
    beside = [amount for other in exhibits for line in list_lines(other) for amount in (*line, sum(line))]
    words = [cell for row in exhibit.table.rows for cell in row if isinstance(cell, str)]
    said = [amount for each in words for amount, _ in read(each)]
    return sorted(abs(amount) for amount in (*shown, *beside, *said))


def read(words):
    """The amounts of a sentence with the unit they are said to."""
    for figures, million in POUNDS.findall(words):
        unit = Decimal(1).scaleb(-len(figures.partition(".")[2])) * (10**6 if million else 1)
        yield Decimal(figures.replace(",", "")) * (10**6 if million else 1), unit


def is_among(shown, amount, unit):
    at = bisect_left(shown, amount - unit / 2 - Decimal("1e-9"))
    return at < len(shown) and shown[at] <= amount + unit / 2 + Decimal("1e-9")


@pytest.mark.parametrize("number", NUMBERS)
def test_every_amount_of_a_title_stands_in_a_table_or_follows_from_it(number):
    budget = make_up(number)
    for exhibits in list_tables(budget):
        for exhibit in exhibits:
            shown = sorted([*list_shown(exhibit, exhibits), *budget.band_d.values()])
            nowhere = [str(amount) for amount, unit in read(exhibit.title) if not is_among(shown, amount, unit)]
            assert nowhere == [], (exhibit.slug, exhibit.title)
