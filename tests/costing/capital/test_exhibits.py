"""Capital, reserves and borrowing as they are shown."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.budget import CapitalScheme, Debt, Funding, Reserve
from answerable.costing.capital.exhibits import tell_capital, tell_debt, tell_reserves
from answerable.drawing.svg import draw_chart
from tests.costing.capital.plan import make_budget, pounds
from tests.costing.given import WEST_MIDLANDS, millions

GENERAL = Reserve(
    name="General reserve", is_general=True, purpose="What nobody foresaw", from_year=2023,
    opening=Decimal(12_000_000), used=millions("", "3.0"), least=Decimal(10_000_000),
)  # fmt: skip
PROJECTS = Reserve(name="Projects", from_year=2023, opening=Decimal(9_000_000), used=millions("", "2.7"))
LOANS = Debt(
    name="Loans", from_year=2023, opening=Decimal(60_000_000), rate_percent=Decimal("3.85"),
    limit=dict.fromkeys(range(2023, 2027), Decimal(200_000_000)),
)  # fmt: skip
WHOLE = replace(WEST_MIDLANDS, reserves=(GENERAL, PROJECTS), debts=(LOANS,))


def find(exhibits, slug):
    return next(each for each in exhibits if each.slug == slug)


def row_of(exhibit, name):
    return next(row for row in exhibit.table.rows if row[0] == name)


def test_the_capital_programme_says_which_years_its_total_covers():
    exhibit = find(tell_capital(WEST_MIDLANDS), "capital-programme")
    assert exhibit.title == "Capital programme: £193.8m in 2023/24 to 2026/27"
    assert "With £22.4m in 2022/23 it comes to £216.2m in 2022/23 to 2026/27." in exhibit.sentence
    assert exhibit.table.columns[-1].name == "2022/23 to 2026/27, £m"
    assert row_of(exhibit, "Fleet")[2:] == tuple(map(Decimal, ("4.7", "5.1", "5.7", "6.4", "6.6", "28.5")))
    assert row_of(exhibit, "Total capital programme")[-1] == Decimal("216.2")


def test_the_funding_table_ends_with_what_is_not_funded():
    short = replace(WEST_MIDLANDS, fundings=WEST_MIDLANDS.fundings[:-1])
    exhibit = find(tell_capital(short), "capital-funding")
    assert exhibit.title.startswith("Capital that is not funded: £4.6m in 2022/23, £3.2m in 2023/24")
    assert row_of(exhibit, "Not funded")[3:] == tuple(map(Decimal, ("4.6", "3.2", "3.0", "10.0", "15.2", "36.0")))
    assert exhibit.chart.bars[-1].name == "Not funded"


def test_what_is_apart_within_rounding_is_said():
    budget = make_budget(
        unit=Decimal(100_000),
        schemes=tuple(CapitalScheme(name=name, programme="Fleet", amounts=pounds(y2023="1200000")) for name in "ab"),
        fundings=(Funding(name="Receipts", kind="receipts", amounts=pounds(y2023="2300000")),),
    )
    exhibit = find(tell_capital(budget), "capital-funding")
    assert exhibit.title == "Capital is funded in every year of 2023/24, to within rounding (£0.1m in 2023/24)"
    assert "3 amounts given to £0.1m may together be £150,000 out" in exhibit.sentence


def test_an_amount_that_was_not_given_is_a_dash_and_named():
    scheme = CapitalScheme(name="Vans", programme="Fleet", amounts=pounds(y2023="5"))
    fund = Funding(name="Receipts", kind="receipts", amounts=pounds(y2023="5", y2024="0"))
    exhibit = find(tell_capital(make_budget(schemes=(scheme,), fundings=(fund,))), "capital-programme")
    assert row_of(exhibit, "Vans")[3] is None
    assert any("Vans (2024/25)" in note for note in exhibit.notes)


def test_many_programmes_are_drawn_in_six_bars_that_hold_all_of_them():
    programmes = tuple(
        CapitalScheme(name=name, programme=name, amounts={2023: Decimal(at + 1)})
        for at, name in enumerate("abcdefgh")
    )
    chart = find(tell_capital(make_budget(schemes=programmes)), "capital-programme").chart
    assert [bar.name for bar in chart.bars] == ["d", "e", "f", "g", "h", "All others"]
    assert sum(bar.values[0] for bar in chart.bars) == 36


def test_reserves_say_where_they_start_and_end_and_what_is_too_low():
    exhibit = find(tell_reserves(WHOLE), "reserves")
    assert exhibit.title == "Reserves: £15.3m at the end of 2026/27, with General reserve below what is needed"
    assert "£21.0m at the start of 2023/24 and £15.3m at the end of 2026/27, after £5.7m is used" in exhibit.sentence
    assert "falls below the £10.0m that is needed: £9.0m at the end of 2023/24 to 2026/27." in exhibit.sentence
    assert exhibit.chart.marks_y[0].at == 10.0
    assert row_of(exhibit, "General reserve") == ("General reserve", 12, 9, 9, 9, 9, 10)


def test_a_reserve_that_is_given_later_is_said_to_be_in_no_earlier_total():
    later = replace(PROJECTS, from_year=2024, used={})
    told = tell_reserves(replace(WHOLE, reserves=(GENERAL, later)))
    note = "Projects is given from 2024/25 on: its opening balance of £9.0m is in no total of the years before."
    assert note in find(told, "reserves").notes
    assert note in find(told, "reserve-movements").notes


def test_the_general_reserve_is_not_said_in_per_cent_without_its_amounts():
    exhibit = find(tell_reserves(WHOLE), "general-reserve")
    assert exhibit.title == "General reserve, of net costs: 1.2% at the end of 2023/24 (£9.0m of £752.8m)"


def test_what_reserves_and_budget_both_give_is_shown_side_by_side():
    exhibit = find(tell_reserves(WHOLE), "reserves-given-twice")
    assert exhibit.title == "Reserves: what is given twice agrees"
    less = replace(WHOLE, reserves=(GENERAL,))
    apart = find(tell_reserves(less), "reserves-given-twice")
    assert apart.title == "Reserves: 1 of 1 amount given twice does not agree"
    assert apart.table.rows[0][-1] == "does not agree"


def test_debt_says_its_limit_and_that_interest_is_an_estimate():
    (exhibit,) = tell_debt(WHOLE)
    assert exhibit.title == "Borrowing: £157.9m at the end of 2026/27, within its limit in every year"
    assert any(badge.name == "estimate" and "Interest" in badge.words for badge in exhibit.badges)
    assert [line.name for line in exhibit.chart.lines] == ["Owed at the year's end", "Limit"]
    assert any("£2.0m borrowed in 2022/23" in note for note in exhibit.notes)


def test_new_borrowing_without_a_debt_says_that_the_limit_cannot_be_told():
    (exhibit,) = tell_debt(WEST_MIDLANDS)
    assert exhibit.title == "New borrowing for capital: £99.9m in 2022/23 to 2026/27"
    assert "cannot be said" in exhibit.notes[0]


def test_nothing_given_makes_no_exhibit():
    empty = make_budget()
    assert tell_capital(empty) == tell_reserves(empty) == tell_debt(empty) == ()


ONE_YEAR = make_budget(
    fundings=(Funding(name="Loan", kind="borrowing", amounts=pounds(y2023="9")),),
    reserves=(Reserve(name="Projects", from_year=2023, opening=Decimal(5)),),
    debts=(Debt(name="Loans", from_year=2023, opening=Decimal(100)),),
)
WHOLE_EXHIBITS = (*tell_capital(WHOLE), *tell_reserves(WHOLE), *tell_debt(WHOLE), *tell_debt(WEST_MIDLANDS))
EXHIBITS = (*WHOLE_EXHIBITS, *tell_capital(ONE_YEAR), *tell_reserves(ONE_YEAR), *tell_debt(ONE_YEAR))


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.slug)
def test_every_row_fits_its_columns_and_every_chart_is_drawn(exhibit):
    assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)
    if exhibit.chart is not None:
        assert "<svg" in draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)
