"""What the checker finds in a printed paper is what the costing says of the same figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from answerable.checking import Finding, check
from answerable.costing.budget import Budget, PrintedTotal
from answerable.costing.commissioning.statement import work_out_fund
from answerable.costing.precept.bands import BandTable, Convention, compare_conventions, work_out_bands
from answerable.costing.precept.judgement import judge_printed_bands
from answerable.costing.precept.yields import judge_yield
from answerable.costing.printed import hold_against_print
from answerable.reading.reader import read_paper
from tests.costing.given import (
    CAPITAL_TOTALS,
    COMMUNITY_SAFETY,
    FORCE_WIDE,
    PRINTED_BANDS,
    SCHEMES,
    WEST_MIDLANDS,
)

MILLION = 1_000_000


def find(folder: Path, *rows: str, rule: str, after: str = "") -> list[Finding]:
    """What a rule finds in a paper of one table, or of several parted by an empty row."""
    table = "\n".join(f"| {row} |" if row else "" for row in rows)
    paper = folder / "paper.txt"
    paper.write_text(f"# Report of the treasurer\n\nThe figures:\n\n{table}\n\n{after}\n", encoding="utf-8")
    found = check(read_paper(paper), select=[rule])
    assert found.failed == ()
    return list(found.findings)


def list_bands(table: BandTable) -> list[str]:
    return ["Band | 2022/23 £ | 2023/24 £", *(f"{row.band} | {row.before} | {row.bill}" for row in table.rows)]


def test_the_row_that_a_printed_total_leaves_out_is_the_same(tmp_path: Path) -> None:
    held = work_out_fund(COMMUNITY_SAFETY, 2022).printed[0]
    rows = [f"{each.recipient} | {each.amount:,}" for each in FORCE_WIDE]
    (finding,) = find(tmp_path, "Activity | £", *rows, f"Sub-total | {held.printed.amount:,}", rule="ARI101")
    (omitted,) = held.choices
    assert omitted == ("victims",)
    assert "without Victims fund (271,410)" in finding.message
    assert finding.expected == f"{held.worked_out:,}"


def test_the_year_that_a_column_of_totals_leaves_out_is_the_same(tmp_path: Path) -> None:
    def show(amount: Decimal) -> str:
        return f"{amount / MILLION:.1f}"

    rows = [" | ".join((each.name, *map(show, each.amounts.values()), CAPITAL_TOTALS[each.name])) for each in SCHEMES]
    heading = "Capital programme, £m | 2022/23 | 2023/24 | 2024/25 | 2025/26 | 2026/27 | Total"
    (finding,) = find(tmp_path, heading, *rows, rule="ARI103")
    assert "covers 2023/24 to 2026/27 only and leaves out 2022/23" in finding.message
    held = [each for each in hold_against_print(WEST_MIDLANDS) if each.printed.name == "Fleet"]
    assert [each.left_out for each in held] == [(2022,)]


def test_a_total_of_people_trained_leaves_out_its_last_row(tmp_path: Path) -> None:
    rows = ("Custody | 239", "Frontline | 287", "Investigators | 89", "New recruits | 309", "Senior leaders | 220",
            "Cadets | 79", "Volunteers | 18")  # fmt: skip
    (finding,) = find(tmp_path, "Strand | Total trained", *rows, "Total | 1223", rule="ARI101")
    assert (finding.printed, finding.expected) == ("1223", "1,241")
    assert "without Volunteers (18)" in finding.message


def test_the_published_bands_have_nothing_said_of_them(tmp_path: Path) -> None:
    rows = [f"Band {band} | {' | '.join(cells)}" for band, cells in PRINTED_BANDS.items()]
    heading = "Band | 2022/23 precept £ | 2023/24 precept £ | Change annual £ | Change weekly £"
    for rule in ("TAX651", "TAX653"):
        assert find(tmp_path, heading, *rows, rule=rule) == []


# Some pairs of band D at which the two conventions differ on one band or more, and some at which they agree.
PAIRS = [("106.55", "111.55"), ("187.55", "202.55"), ("249.66", "264.50"), ("240.20", "249.66"), ("90.00", "99.00"),
         ("131.11", "146.10"), ("213.37", "223.36")]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PAIRS)
@pytest.mark.parametrize("convention", ["direct", "rise"])
def test_a_table_by_either_convention_has_no_error(
    tmp_path: Path, before: str, after: str, convention: Convention
) -> None:
    """By the exact amounts nothing is said; by the rounded rise at most one warning, which gives both bills."""
    old, new = Decimal(before), Decimal(after)
    findings = find(tmp_path, *list_bands(work_out_bands(old, new, convention)), rule="TAX651")
    if convention == "direct":
        assert findings == []
    for finding in findings:
        told = [gap for gap in compare_conventions(old, new) if f"band {gap.band} is" in finding.message]
        assert finding.severity == "warning"
        assert told
        assert all(f"band {gap.band} is {gap.rise} or £{gap.direct}" in finding.message for gap in told)
    assert len(findings) <= 1


def test_bands_rounded_in_two_steps_are_warned_of_by_both(tmp_path: Path) -> None:
    old, new = Decimal("106.55"), Decimal("111.55")
    (finding,) = find(tmp_path, *list_bands(work_out_bands(old, new, "rise")), rule="TAX651")
    assert (finding.severity, finding.printed, finding.expected) == ("warning", "74.36", "£74.37")
    assert "band A is 74.36 or £74.37, band C is 99.15 or £99.16 and band G is 185.91 or £185.92" in finding.message


@pytest.mark.parametrize(("before", "after"), [("284.2681", "294.1263"), ("269.7588", "272.4023")])
def test_a_band_d_with_places_that_are_not_printed_explains_a_penny_as_well(
    tmp_path: Path, before: str, after: str
) -> None:
    """Some of these bills are what a rounded rise on the printed band D would give, and are the exact amounts."""
    table = work_out_bands(Decimal(before), Decimal(after))
    old, new = table.of("D").before, table.of("D").bill
    assert old is not None
    assert any(table.of(gap.band).bill == gap.rise for gap in compare_conventions(old, new))
    assert find(tmp_path, *list_bands(table), rule="TAX651") == []


def test_a_slip_in_a_table_of_rounded_rises_is_still_an_error(tmp_path: Path) -> None:
    rows = list_bands(work_out_bands(Decimal("106.55"), Decimal("111.55"), "rise"))
    slipped = [row.replace("86.76", "86.67") for row in rows]
    found = {finding.severity: finding for finding in find(tmp_path, *slipped, rule="TAX651")}
    assert sorted(found) == ["error", "warning"]
    assert "Band B" in found["error"].message


def test_a_band_that_is_not_its_ninths_is_an_error_in_both(tmp_path: Path) -> None:
    rows = list_bands(work_out_bands(Decimal("240.20"), Decimal("249.66")))
    (finding,) = find(tmp_path, *(row.replace("194.18", "191.18") for row in rows), rule="TAX651")
    band_b = PrintedTotal(table="bands", name="Band B", year=2023, amount=Decimal("191.18"))
    budget = Budget(body="The body", year=2023, band_d={2023: Decimal("249.66")}, printed=(band_b,))
    (ruling,) = judge_printed_bands(budget)
    assert (finding.severity, ruling.code) == ("error", "E-BAND-MISMATCH")
    assert finding.expected is not None
    assert finding.expected in ruling.words


def test_a_printed_yield_is_explained_in_the_same_words(tmp_path: Path) -> None:
    bands = [f"{band} | {cells[0]} | {cells[1]} | {cells[2]}" for band, cells in PRINTED_BANDS.items()]
    (finding,) = find(
        tmp_path,
        "£m | 2022/23 | 2023/24", "Grants | 563.7 | 569.7", "Precepts | 134.6 | 149.3", "",
        "Band | 2022/23 precept £ | 2023/24 precept £ | Change £", *bands,
        rule="TAX652", after="The increase in the precept would bring in £13.1m.",
    )  # fmt: skip
    (ruling,) = judge_yield(WEST_MIDLANDS, 2023)
    assert finding.explanation == ruling.words.replace(" (Report to the panel of 9 January 2023)", "")
