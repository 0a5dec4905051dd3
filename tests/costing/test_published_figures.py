"""Every figure of the published finance tables, worked out from what was given; and what the print has otherwise.

Two things are held here: that each printed figure which follows from the others does come out, and that one which
does not is shown to the reader with both amounts and the reason, and never used. Amounts are £m where a table is.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.amount import MILLION
from answerable.costing.budget import PrintedTotal
from answerable.costing.capital.exhibits import tell_capital
from answerable.costing.capital.programme import work_out_capital
from answerable.costing.commissioning.bid import work_out_bids
from answerable.costing.commissioning.exhibits import tell_commissioning
from answerable.costing.commissioning.judgement import judge_fund
from answerable.costing.commissioning.match import work_out_matches
from answerable.costing.commissioning.statement import work_out_fund
from answerable.costing.fund import Commissioning
from answerable.costing.judgement import judge_budget
from answerable.costing.precept.bands import work_out_bands
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.precept.notices import work_out_notices
from answerable.costing.precept.notices_exhibit import tell_notices
from answerable.costing.precept.yields import explain_yield
from answerable.costing.printed import hold_against_print, judge_print, tell_printed
from answerable.costing.referendum import count_poll, judge_referendum
from answerable.costing.revenue.exhibits import tell_budget
from answerable.costing.revenue.sensitivity import work_out_sensitivity
from answerable.costing.revenue.statement import work_out_budget
from answerable.drawing.exhibit import Exhibit
from answerable.law.precept import take
from answerable.law.precept_event import (
    FinalResponse,
    Issued,
    Notified,
    PanelReviewed,
    ReportIssued,
    RevisedNotified,
    SecondReport,
)
from answerable.law.precept_state import PreceptYear
from tests.costing.commissioning.given import PATROLS, headcount, paid, review, uplift
from tests.costing.given import (
    CAPITAL_TOTALS,
    COMMUNITY_SAFETY,
    FUNDING_TOTALS,
    LEICESTERSHIRE,
    PRINTED_BANDS,
    SAFER_STREETS,
    SAFER_STREETS_PRINTED,
    WEST_MERCIA,
    WEST_MIDLANDS,
)

PLAN = (2023, 2024, 2025, 2026)


def in_millions(amount: Decimal) -> str:
    """An amount as a table in £m to one place prints it."""
    return f"{amount / MILLION:.1f}"


def read_rows(exhibit: Exhibit, *columns: int) -> dict[str, tuple[str, ...]]:
    """Some of an exhibit's columns by the words of its rows, to one place."""
    return {str(row[0]): tuple(f"{row[at]:.1f}" for at in columns) for row in exhibit.table.rows}


def pick(exhibits: tuple[Exhibit, ...], slug: str) -> Exhibit:
    return next(each for each in exhibits if each.slug == slug)


class TestTheRevenueBudget:
    """The table of paragraph 1.7: two years, two sections, what pays for them and the gap."""

    def test_every_row_of_both_years_comes_out(self) -> None:
        as_printed = {
            "Pay costs": ("656.8", "672.5"),
            "Non-pay costs including projects": ("244.2", "176.3"),
            "External income": ("-198.5", "-105.0"),
            "Force costs": ("702.5", "743.8"),
            "Office of the commissioner": ("2.9", "3.0"),
            "Community safety": ("3.9", "3.9"),
            "External commissioning": ("2.1", "2.1"),
            "Commissioner's costs": ("8.9", "9.0"),
            "Total costs": ("711.4", "752.8"),
            "Police grants": ("-563.7", "-569.7"),
            "Precepts": ("-134.6", "-149.3"),
            "Planned use of reserves": ("-13.1", "-5.7"),
            # The one row of ours that the paper has not.
            "Total funding": ("-711.4", "-724.7"),
            "Funding gap": ("0.0", "28.1"),
        }
        assert list(read_rows(tell_budget(WEST_MIDLANDS)[0], 1, 2).values()) == list(as_printed.values())

    def test_the_gap_of_28_1_million_is_said_with_how_it_comes_about(self) -> None:
        told = tell_budget(WEST_MIDLANDS)[0]
        assert told.title == "2023/24: a funding gap of £28.1m"
        assert "costs come to £752.8m (£857.8m less £105.0m of income) and funding to £724.7m" in told.sentence
        assert work_out_budget(WEST_MIDLANDS).of(2022).standing == "balanced"

    def test_none_of_the_printed_totals_is_an_input(self) -> None:
        """The table comes out the same for a paper of which nothing printed is known."""
        silent = replace(WEST_MIDLANDS, printed=())
        assert tell_budget(silent)[0].table == tell_budget(WEST_MIDLANDS)[0].table

    def test_the_rise_of_the_grant_in_words_is_not_that_of_the_table(self) -> None:
        """£10.3m in paragraph 1.3, £6.0m in the table: £559.4m is implied where the table holds £563.7m."""
        conflict = judge_print(WEST_MIDLANDS)[-1]
        assert (conflict.code, conflict.stops) == ("W-SOURCE-CONFLICT", False)
        assert conflict.words == (
            "Rise of police grants in 2023/24, in the revenue budget, is printed as £10.3m (Report to the panel of "
            "9 January 2023) and comes to £6.0m. It is £4.3m more than is worked out. The print would take £559.4m "
            "in 2022/23, where £563.7m is given."
        )


class TestTheBands:
    """The table of paragraph 1.12: two bills of eight bands, the change a year and a week; and the month of 1.13."""

    TABLE = work_out_bands(Decimal("187.55"), Decimal("202.55"))

    @pytest.mark.parametrize("band", PRINTED_BANDS)
    @pytest.mark.parametrize(("column", "cell"), [*enumerate(("before", "bill", "change", "change_a_week"))])
    def test_each_of_the_32_cells_comes_out(self, band: str, column: int, cell: str) -> None:
        assert str(getattr(self.TABLE.of(band), cell)) == PRINTED_BANDS[band][column]

    def test_the_month_of_band_d_comes_out(self) -> None:
        assert str(self.TABLE.of("D").change_a_month) == "1.25"

    def test_all_sixteen_printed_bills_agree_and_not_one_by_another_way_of_rounding(self) -> None:
        prints = tuple(
            PrintedTotal(table="bands", name=f"Band {band}", year=year, amount=Decimal(cells[column]))
            for band, cells in PRINTED_BANDS.items()
            for column, year in enumerate((2022, 2023))
        )
        held = hold_against_print(replace(WEST_MIDLANDS, printed=prints))
        assert [each.finding for each in held] == ["agrees"] * 16

    def test_the_rise_of_exactly_15_pounds_is_at_the_limit_and_not_above_it(self) -> None:
        told = pick(tell_precept(WEST_MIDLANDS), "referendum-limit")
        assert told.title == "A rise of £15 is exactly the limit of 2023/24: there is no referendum"


class TestTheYield:
    """Paragraph 1.15 has £15 bring in £13.1m; the table's own precepts imply £11.1m."""

    def test_the_precepts_imply_two_tax_bases(self) -> None:
        found = explain_yield(WEST_MIDLANDS, 2023)
        assert (round(found.before.base), round(found.after.base)) == (717_675, 737_102)
        assert [in_millions(each) for each in (found.change, found.from_rise, found.from_base)] == [
            "14.7",
            "11.1",
            "3.6",
        ]

    def test_the_printed_yield_is_shown_beside_all_that_it_could_be(self) -> None:
        (ruling,) = (each for each in judge_budget(WEST_MIDLANDS, is_final=False) if each.code == "W-YIELD-MISMATCH")
        assert ruling.words == (
            "The rise of £15 is said to bring in £13.1m (Report to the panel of 9 January 2023). On a tax base of "
            "737,102 it brings in £11.1m. With £3.6m from the change of the tax base the precept changes by £14.7m "
            "in all. What is printed is neither; it may hold something else, such as a surplus on collection."
        )


class TestTheCapitalProgramme:
    """The table of paragraph 1.16: seven schemes, four fundings, five years and a column "Total"."""

    def test_every_year_and_both_sub_totals_come_out(self) -> None:
        rows = read_rows(pick(tell_capital(WEST_MIDLANDS), "capital-programme"), 2, 3, 4, 5, 6)
        assert rows["Total of Business as usual"] == ("15.8", "15.5", "17.2", "19.7", "19.1")
        assert rows["Estates strategy"] == ("6.6", "36.8", "33.0", "25.0", "27.5")
        # The last year is printed as 46.5.
        assert rows["Total capital programme"] == ("22.4", "52.3", "50.2", "44.7", "46.6")

    def test_every_programme_is_funded_in_every_year(self) -> None:
        statement = work_out_capital(WEST_MIDLANDS)
        assert [(programme.name, set(programme.balance.values())) for programme in statement.programmes] == [
            ("Business as usual", {0}),
            ("Estates strategy", {0}),
        ]
        assert [in_millions(year.funded) for year in statement.years] == ["22.4", "52.3", "50.2", "44.7", "46.6"]
        assert statement.rulings == ()

    @pytest.mark.parametrize(
        ("table", "totals"), [("capital", CAPITAL_TOTALS), ("funding", FUNDING_TOTALS)], ids=["spending", "funding"]
    )
    def test_every_total_of_a_row_agrees_for_the_years_that_were_found(self, table: str, totals: dict) -> None:
        """The column says no years. Without 2022/23 each row is its total, or 0.1 off as rounding may be."""
        held = {
            each.printed.name: each
            for each in hold_against_print(WEST_MIDLANDS)
            if each.printed.table == table and each.printed.year is None
        }
        assert {name: in_millions(each.printed.amount) for name, each in held.items()} == totals
        # Where nothing is spent in 2022/23 it makes no difference which years are meant.
        agreeing = {"Taser", "Borrowing"}
        for name, each in held.items():
            assert (each.finding, each.left_out) == (("agrees", ()) if name in agreeing else ("scope", (2022,)))
            assert abs(each.difference) <= MILLION / 10

    def test_the_reader_is_told_which_years_the_totals_cover(self) -> None:
        spending, funding, _ = judge_print(WEST_MIDLANDS)
        assert spending.code == funding.code == "W-TOTAL-SCOPE"
        assert spending.words == (
            "In the capital programme 8 printed totals are of 2023/24 to 2026/27, without 2022/23, which the print "
            "does not say: Fleet, Body-worn video, Mobility devices, Laptops and desktops, IT infrastructure, "
            "Business as usual, Estates strategy and Total."
        )
        assert "4 printed totals are of 2023/24 to 2026/27, without 2022/23" in funding.words

    def test_a_total_that_rounding_alone_explains_is_no_conflict_and_says_so(self) -> None:
        held = {
            (each.printed.table, each.printed.name, each.printed.year): each
            for each in hold_against_print(WEST_MIDLANDS)
        }
        whole, last = held["capital", "Total", None], held["capital", "Total", 2026]
        assert (in_millions(whole.worked), whole.years) == ("193.8", PLAN)
        assert whole.why == (
            "It is of 2023/24 to 2026/27, without 2022/23. The paper's own totals of those years add up to £193.7m."
        )
        assert (in_millions(last.printed.amount), in_millions(last.worked), last.finding) == (
            "46.5",
            "46.6",
            "rounding",
        )
        assert last.why == "It is £0.1m less than is worked out: rounding of 7 amounts can make up to £350,000."


class TestTheCommunitySafetyFund:
    """The allocation of 2022/23: eight force-wide lines, seven councils, two totals that leave a line out."""

    STATEMENT = work_out_fund(COMMUNITY_SAFETY, 2022)

    def test_what_is_allocated_is_the_whole_fund(self) -> None:
        found = self.STATEMENT
        assert (found.force_wide, found.by_councils) == (Decimal(2_363_303), Decimal(1_500_000))
        assert (found.allocated, found.remainder) == (Decimal(3_863_303), 0)

    def test_the_omitted_line_is_found_in_the_sub_total_and_in_the_total(self) -> None:
        sub_total, councils, total, _ = self.STATEMENT.printed
        assert (councils.state, councils.difference) == ("agrees", 0)
        assert sub_total.words == (
            "The print is £271,410 less than £2,363,303: it leaves out Victims fund (£271,410)."
        )
        assert total.words == "The print is £271,410 less than £3,863,303: it leaves out Victims fund (£271,410)."

    def test_the_fund_in_the_text_and_in_the_table_differ_by_five_pounds(self) -> None:
        held = self.STATEMENT.printed[-1]
        assert (held.printed.amount, held.worked_out) == (Decimal(3_863_308), Decimal(3_863_303))
        assert held.words == (
            "The print is £5 more than £3,863,303; nothing given explains it, and the two differ in one digit alone."
        )

    def test_no_printed_sum_is_used(self) -> None:
        silent = work_out_fund(replace(COMMUNITY_SAFETY, printed=()), 2022)
        assert replace(self.STATEMENT, printed=()) == silent


class TestOtherGrants:
    def test_three_bids_for_safer_streets_come_to_what_is_printed(self) -> None:
        assert work_out_bids(SAFER_STREETS).total.won == SAFER_STREETS_PRINTED == Decimal(1_051_312)
        told = pick(tell_commissioning(Commissioning(body="The body", bids=SAFER_STREETS), 2022), "bids-won")
        assert told.title == "£1,051,312 won from 3 bids"

    def test_the_match_of_the_patrols_rises_with_its_rate(self) -> None:
        steps = work_out_matches(PATROLS)
        assert [(int(step.percent), step.required) for step in steps] == [
            (20, 640_000),
            (30, 960_000),
            (40, 1_280_000),
        ]

    def test_a_review_is_paid_1222_pounds_in_arrears_and_beyond_the_number_expected(self) -> None:
        allocation = review(paid("17108", 14))
        assert (allocation.amount, allocation.in_arrears) == (Decimal(14_664), True)
        (statement,) = work_out_fund(replace(PATROLS, matches=(), allocations=(allocation,)), 2022).allocations
        assert (statement.beyond, statement.units_beyond, statement.beyond_units) == (2444, 2, 2444)

    @pytest.mark.parametrize(("counted", "said"), [(7909, ()), (7908, ("7,908 on 31 March 2024, 1 short",))])
    def test_16_8_million_hang_on_a_headcount_of_7909(self, counted: int, said: tuple[str, ...]) -> None:
        rulings = judge_fund(uplift(headcount(counted, dt.date(2024, 3, 31))), 2023)
        assert [ruling.code for ruling in rulings] == ["E-GRANT-CONDITION"] * len(said)
        assert all(words in ruling.words for ruling, words in zip(rulings, said, strict=True))
        assert all("£16,800,000 is at stake" in ruling.words for ruling in rulings)


def test_one_per_cent_of_pay_is_said_in_officers() -> None:
    """£4m was said to be 80 officers, so that one is £50,000; £6.7m, a hundredth of £672.5m, is then 135."""
    effect = work_out_sensitivity(WEST_MIDLANDS, 2023).of("officer_pay")
    assert (in_millions(effect.amount), effect.officers.whole) == ("6.7", 135)
    assert Decimal(4) * MILLION / WEST_MIDLANDS.officer_cost.amount == 80


def test_west_mercias_nine_notices_tie_to_its_precept() -> None:
    found = work_out_notices(WEST_MERCIA, 2023)
    assert found.of("Bromsgrove").amount == Decimal("10029691.88")
    assert found.dwellings * Decimal("264.50") == found.total == Decimal("122124490.35")
    assert sum(notice.amount for notice in found.notices) == found.total
    # Half a penny, rounded up, would have broken the total: the penny is placed, and the reader is told where.
    assert found.of("Herefordshire").amount == Decimal("18798837.59")
    assert "Herefordshire (£0.01 less)" in tell_notices(WEST_MERCIA, 2023).notes[0]


def test_leicestershires_four_places_are_rounded_only_in_its_bills() -> None:
    bills = {row.band: str(row.bill) for row in work_out_bands(None, LEICESTERSHIRE.band_d[2025]).rows}
    assert [bills[band] for band in "AEFH"] == ["200.15", "366.95", "433.67", "600.46"]


def test_leicestershires_vetoed_precept_of_2026_goes_from_11_to_15_pounds() -> None:
    """Vetoed as too low by 12 votes on 4 February; £15 on the 10th, heard on the 12th, and no second veto."""
    before, notified = LEICESTERSHIRE.band_d[2025], LEICESTERSHIRE.band_d[2026]
    revised = before + 15
    stands = PreceptYear(year=2026)
    for event in (
        Notified(day=dt.date(2026, 1, 28), amount=notified),
        PanelReviewed(day=dt.date(2026, 2, 4), members=15, veto_moved=True, veto_for=12),
        ReportIssued(day=dt.date(2026, 2, 4), veto=True, direction="too_low"),
        RevisedNotified(day=dt.date(2026, 2, 10), amount=revised),
        SecondReport(day=dt.date(2026, 2, 12)),
        FinalResponse(day=dt.date(2026, 2, 16)),
        Issued(day=dt.date(2026, 2, 20), amount=revised),
    ):
        outcome = take(stands, event)
        assert outcome.rulings == ()
        stands = outcome.precept
    assert stands.issued == Decimal("315.2302")
    # £15 is the limit of that year and not above it; the budget that stood on £11 has to follow.
    assert judge_referendum(before, revised, 2026) == ()
    (differs,) = (each for each in judge_budget(LEICESTERSHIRE, issued=stands.issued, is_final=False)
                  if each.code == "E-PRECEPT-DIFFERS")  # fmt: skip
    assert "£311.2302" in differs.words
    assert "£315.2302" in differs.words


def test_bedfordshires_referendum_of_2015_leaves_the_substitute_budget() -> None:
    """15.8% more, and 30.5% for it; a limit of 2% stood."""
    before, proposed, substitute = Decimal(100), Decimal("115.80"), Decimal("101.99")
    (triggered,) = judge_referendum(before, proposed, 2015, substitute=substitute)
    assert triggered.code == "E-REFERENDUM-TRIGGERED"
    poll = count_poll(proposed, substitute, 91_086, 207_551)
    assert (poll.is_approved, poll.band_d) == (False, substitute)
    assert "(30.5%) voted for a band D of £115.80: the substitute budget takes effect" in poll.words


def test_every_print_that_is_not_what_is_worked_out_stands_first_in_what_the_reader_sees() -> None:
    (told,) = tell_printed(WEST_MIDLANDS)
    assert (
        told.title == "39 printed totals: 2 do not agree, 12 are of other years, 2 agree within rounding and 23 agree"
    )
    names, findings = [row[0] for row in told.table.rows], [row[6] for row in told.table.rows]
    assert list(zip(names, findings, strict=True))[:3] == [
        ("Rise of police grants", "does not agree"),
        ("Yield of the rise", "does not agree"),
        ("Fleet", "is of other years"),
    ]
    assert all(row[7] for row, finding in zip(told.table.rows, findings, strict=True) if finding != "agrees")
