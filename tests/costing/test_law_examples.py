"""Each rule of the money with the tests that hold its worked examples; and the examples that have no other home.

34 Views before the precept
    tests/law/test_precept.py::test_the_golden_year_without_a_veto
35 The dates of a precept
    tests/law/test_precept.py::test_the_limits_of_2023_are_those_that_the_regulations_print
    tests/law/test_precept.py::test_limits_at_a_weekend_are_kept_on_the_friday_before
    tests/law/test_precept.py::test_the_golden_year_with_a_veto
36 No veto
    tests/law/test_precept.py::test_without_a_veto_only_the_proposed_or_a_recommended_precept_is_issued
37 A veto
    tests/law/test_precept.py::test_leicestershires_veto_of_2026_as_too_low
    tests/law/test_precept.py::test_the_golden_year_with_a_veto
    tests/costing/test_published_figures.py::test_leicestershires_vetoed_precept_of_2026_goes_from_11_to_15_pounds
    tests/costing/test_law_examples.py::test_a_veto_of_15_pounds_as_too_high_is_not_answered_by_15_pounds
38 The basic amount, and a budget that balances
    tests/costing/revenue/test_statement.py::test_a_published_budget_comes_to_its_printed_totals
    tests/costing/revenue/test_statement.py::test_the_year_before_it_balances
    tests/costing/revenue/test_requirement.py::test_a_balanced_budget_needs_the_band_d_that_it_proposes
    tests/costing/revenue/test_balance.py::test_a_draft_with_a_gap_is_warned_by_how_much
    tests/costing/revenue/test_balance.py::test_a_final_budget_with_a_gap_is_stopped
39 Bands
    tests/costing/test_council_tax.py::test_the_bands_are_their_ninths_of_band_d_rounded_half_up
    tests/costing/precept/test_judgement.py::test_a_printed_band_that_is_not_its_ninths_stops
40 Rounding
    tests/costing/test_published_figures.py::test_each_of_the_32_cells_comes_out
    tests/costing/precept/test_bands.py::test_the_change_is_the_difference_of_the_bills_and_not_the_rounded_rise
    tests/costing/precept/test_bands.py::test_a_year_printed_by_both_conventions_comes_out_by_both
    tests/costing/precept/test_bands.py::test_other_published_bands_come_out
    tests/checking/money/test_same_as_costing.py::test_a_table_by_either_convention_has_no_error
41 Notices to the councils
    tests/costing/precept/test_notices.py::test_nine_notices_come_to_the_published_precept
    tests/costing/precept/test_notices.py::test_the_penny_that_rounding_would_leave_over_is_placed_and_shown
42 Tax bases and the yield
    tests/costing/precept/test_yields.py::test_an_estimate_implies_the_tax_base_that_it_stands_on
    tests/costing/precept/test_yields.py::test_a_printed_yield_that_is_neither_is_warned_of_with_every_amount
    tests/costing/precept/test_judgement.py::test_councils_that_have_not_declared_are_named
    tests/law/test_precept.py::test_a_precept_issued_in_march_is_late_and_stands
43 The referendum limit
    tests/costing/test_law_examples.py::test_the_limit_of_each_year
    tests/costing/test_referendum.py::test_a_rise_of_exactly_the_limit_passes_and_a_penny_more_does_not
    tests/costing/test_referendum.py::test_the_percentage_test_is_as_much_or_more
    tests/costing/test_referendum.py::test_the_cash_test_is_more_than_and_takes_amounts_as_they_are
    tests/costing/test_referendum.py::test_wales_has_no_limit_and_an_unknown_year_none_that_is_known
44 A referendum and its substitute budget
    tests/costing/test_referendum.py::test_bedfordshires_lost_referendum_of_2015_leaves_the_substitute
45 The chief finance officer
    tests/costing/test_judgement.py::test_budget_without_the_chief_finance_officers_report_is_not_set
    tests/costing/test_law_examples.py::test_an_act_cited_with_another_year_is_left_to_a_person
46 Conditions of grants
    tests/costing/commissioning/test_condition.py::test_a_headcount_of_7909_is_met_by_7909_and_short_by_one_with_7908
    tests/costing/commissioning/test_match.py::test_20_30_and_40_per_cent_of_a_grant_of_3_2_million_are_to_be_found
    tests/costing/test_published_figures.py::test_the_rise_of_the_grant_in_words_is_not_that_of_the_table
    tests/costing/test_law_examples.py::test_a_flat_grant_of_seven_million_is_the_same_cash_each_year
47 Sums of the print that are never silently mended
    tests/costing/test_published_figures.py::test_every_total_of_a_row_agrees_for_the_years_that_were_found
    tests/costing/test_published_figures.py::test_the_reader_is_told_which_years_the_totals_cover
    tests/costing/test_published_figures.py::test_a_total_that_rounding_alone_explains_is_no_conflict_and_says_so
    tests/costing/test_published_figures.py::test_the_omitted_line_is_found_in_the_sub_total_and_in_the_total
    tests/costing/test_published_figures.py::test_the_fund_in_the_text_and_in_the_table_differ_by_five_pounds
    tests/costing/test_published_figures.py::test_three_bids_for_safer_streets_come_to_what_is_printed
    tests/checking/money/test_same_as_costing.py::test_the_row_that_a_printed_total_leaves_out_is_the_same
    tests/checking/money/test_same_as_costing.py::test_the_year_that_a_column_of_totals_leaves_out_is_the_same
    tests/checking/money/test_same_as_costing.py::test_a_total_of_people_trained_leaves_out_its_last_row
    tests/checking/unit/test_scale_error.py::test_a_comma_before_a_scale_word_is_found_where_all_else_is_smaller
    tests/checking/percent/test_wording.py::test_bands_of_two_sources_are_information_only
    tests/checking/statistics/test_rates.py::test_a_median_and_a_share_disagree_only_where_they_exclude_each_other
    tests/checking/test_rule_pages.py::test_the_flagged_examples_are_flagged_on_the_marked_lines
    tests/measuring/response/test_published_year.py::test_priority_response_is_as_reported_but_for_the_median_that_cannot_be
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from answerable.checking import check
from answerable.costing.budget import PrintedTotal
from answerable.costing.printed import hold_against_print
from answerable.costing.referendum import find_limit
from answerable.law.precept import take
from answerable.law.precept_event import Notified, PanelReviewed, ReportIssued, RevisedNotified
from answerable.law.precept_state import PreceptYear
from answerable.reading.reader import read_paper
from tests.costing.given import WEST_MIDLANDS, line

CHECKOUT = Path(__file__).parents[2]
RULES = range(34, 48)


def read_list() -> dict[int, list[tuple[str, str]]]:
    """The files and tests of the list above, by the number of their rule."""
    found: dict[int, list[tuple[str, str]]] = {}
    for words in (__doc__ or "").splitlines():
        if heading := re.match(r"(\d+) \w", words):
            found[int(heading[1])] = []
        elif named := re.fullmatch(r"    (tests/\S+\.py)::(\w+)", words):
            found[max(found)].append((named[1], named[2]))
    return found


def test_every_rule_is_in_the_list_with_a_test() -> None:
    assert list(read_list()) == list(RULES)
    assert all(read_list().values())


@pytest.mark.parametrize(("file", "name"), sorted({each for tests in read_list().values() for each in tests}))
def test_every_test_of_the_list_is_there(file: str, name: str) -> None:
    tree = ast.parse((CHECKOUT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("2017/18", "£5, or less than 2%"), ("2018/19", "£12"), ("2019/20", "£24"), ("2020/21", "£10"),
        ("2021/22", "£15"), ("2022/23", "£10"), ("2023/24", "£15"), ("2024/25", "£13"), ("2025/26", "£14"),
        ("2026/27", "£15"),
    ],
)  # fmt: skip
def test_the_limit_of_each_year(year: str, words: str) -> None:
    limit = find_limit(year)
    assert limit is not None
    assert limit.words == words


@pytest.mark.parametrize(("revised", "stopped"), [("202.55", True), ("203.00", True), ("202.54", False)])
def test_a_veto_of_15_pounds_as_too_high_is_not_answered_by_15_pounds(revised: str, stopped: bool) -> None:
    stands = PreceptYear(year=2023)
    for event in (
        Notified(day=dt.date(2023, 2, 1), amount=Decimal("202.55")),
        PanelReviewed(day=dt.date(2023, 2, 6), members=14, veto_moved=True, veto_for=10, veto_against=2),
        ReportIssued(day=dt.date(2023, 2, 8), veto=True, direction="too_high"),
    ):
        stands = take(stands, event).precept
    rulings = take(stands, RevisedNotified(day=dt.date(2023, 2, 15), amount=Decimal(revised))).rulings
    assert [ruling.code for ruling in rulings] == ["E-REVISED-DIRECTION"] * stopped
    assert all(ruling.stops for ruling in rulings)


def test_a_flat_grant_of_seven_million_is_the_same_cash_each_year() -> None:
    pension = line("pension", "Pension grant", "Funding", "grant", "7", "7", driver="grant")
    nought = PrintedTotal(table="budget", name="Rise of pension grant", year=2023, amount=Decimal(0))
    budget = replace(WEST_MIDLANDS, lines=(*WEST_MIDLANDS.lines, pension), printed=(nought,))
    (held,) = hold_against_print(budget)
    assert (held.finding, held.worked) == ("agrees", 0)


def test_an_act_cited_with_another_year_is_left_to_a_person(tmp_path: Path) -> None:
    """Accounts are not governed by an Act of 1982 of that title: the checker says so, and mends nothing."""
    paper = tmp_path / "paper.txt"
    paper.write_text("# Report of the treasurer\n\nThe Local Government Act 1982 governs the accounts.\n")
    (finding,) = check(read_paper(paper), select=["LAW851"]).findings
    assert finding.printed == "Local Government Act 1982"
    assert finding.severity in ("warning", "error")
