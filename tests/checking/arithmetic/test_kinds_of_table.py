"""Tables as papers really set them: headings that reset, parts of rows, rates among sums, totals first and last."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.checking import Findings, check
from answerable.reading.reader import read_paper
from tests.gold.papers import SEEDS_ABSENT, find_seeds

ARITHMETIC = ["ARI"]


def check_table(folder: Path, table: str, before: str = "The figures are set out below.") -> Findings:
    paper = folder / "paper.txt"
    rows = "\n".join(f"| {line.strip()} |" for line in table.strip().splitlines())
    paper.write_text(f"# Report of the treasurer\n\n{before}\n\n{rows}\n", encoding="utf-8")
    return check(read_paper(paper), select=ARITHMETIC)


def told(findings: Findings) -> list[tuple[str, str | None, str | None]]:
    return [(each.rule, each.printed, each.expected) for each in findings.findings]


AGREEING = {
    "a row that repeats part of another is not added": """
        Group | Posts
        Officers | 412
        of which part-time | 61
        Staff | 205
        Total | 617""",
    "a row of rates in a table of sums": """
        Measure | May | June
        North | 412 | 388
        South | 256 | 271
        Total | 668 | 659
        Average per office | 334 | 330
        Rate per 1,000 | 4.1 | 4.0""",
    "a charge called a rate is money": """
        Item | £
        Rent | 4,100
        Business rates | 1,250
        Total | 5,350""",
    "a total of sub-totals, with a gap at the end": """
        Budget, £m | 2022/23 | 2023/24
        Pay | 656.8 | 672.5
        Other | 244.2 | 176.3
        Income | (198.5) | (105.0)
        Force costs | 702.5 | 743.8
        Office | 2.9 | 3.0
        Grants | 6.0 | 6.0
        Office costs | 8.9 | 9.0
        Total costs | 711.4 | 752.8
        Grant | (563.7) | (569.7)
        Precept | (134.6) | (149.3)
        Reserves | (13.1) | (5.7)
        Funding gap | 0.0 | 28.1""",
    "an account that ends with what is left": """
        Account | £
        Opening balance | 12,208.73
        Receipts | 15,684.25
        Less: payments | 12,690.71
        Closing balance | 15,202.27""",
    "net, tax and gross along a row": """
        Payee | Net £ | VAT £ | Gross £
        Mowing | 155.00 | 31.00 | 186.00
        Signs | 240.00 | 48.00 | 288.00
        Clerk | 486.20 | | 486.20
        Total | 881.20 | 79.00 | 960.20""",
    "a total column that stands first": """
        Office | Total | May | June
        North | 800 | 412 | 388
        South | 527 | 256 | 271""",
    "a total of months beside a budget": """
        Heading | Budget | April | May | June | Total
        Salaries | 9,000 | 2,900 | 2,950 | 3,010 | 8,860
        Travel | 1,200 | 310 | 275 | 402 | 987""",
    "numbers of two scales in one column": """
        Funding | 2020/21
        Grant | £1.2m
        Victims | £664,000
        Total | £1.864m""",
    "a sub-total that leaves something out by its own words": """
        Receipts | £
        Precept | 11,458
        Interest | 160
        Footpaths | 694
        Sub-total excluding precept | 854
        Total | 12,312""",
}


@pytest.mark.parametrize("table", AGREEING.values(), ids=AGREEING.keys())
def test_a_table_that_agrees_passes(tmp_path: Path, table: str):
    findings = check_table(tmp_path, table)
    assert told(findings) == []
    assert findings.failed == ()


def test_an_amount_is_the_same_at_either_scale(tmp_path: Path):
    table = "Funding | £\nGrant | {}\nVictims | £664,000\nTotal | £1,865,000"
    millions = check_table(tmp_path, table.format("£1.201m"))
    thousands = check_table(tmp_path, table.format("£1,201k"))
    assert told(millions) == told(thousands) == []
    assert millions.coverage.tested == thousands.coverage.tested == 3


def test_a_misprinted_cell_is_named_where_row_and_column_are_out_by_the_same(tmp_path: Path):
    findings = check_table(
        tmp_path,
        """
        Line | April | May | Total
        Emergency | 20,118 | 19,876 | 39,994
        Routine | 36,402 | 34,275 | 71,127
        Total | 56,520 | 54,601 | 111,121
        """,
    )
    down = next(each for each in findings.findings if each.rule == "ARI102")
    assert down.explanation == (
        "Routine (34,275) is out by the same amount along its row, so it is likelier that this figure is misprinted "
        "than the total."
    )


def test_the_working_can_be_read_line_by_line(tmp_path: Path):
    finding = check_table(tmp_path, "Kind | Cases\nTheft | 410\nDamage | 305\nOther | 96\nTotal | 821").findings[0]
    assert finding.working.splitlines() == [
        "+ 410  Theft",
        "+ 305  Damage",
        "+ 96  Other",
        "= 811",
        "Total, as printed: 821",
    ]
    assert finding.tolerance == "None: every number is printed in full."


def test_whole_pounds_may_miss_by_rounding_and_counts_may_not(tmp_path: Path):
    rows = "North | 412\nSouth | 256\nWest | 197\nTotal | 866"
    assert told(check_table(tmp_path, f"Office | Spending (£)\n{rows}")) == []
    assert told(check_table(tmp_path, f"Office | Complaints\n{rows}")) == [("ARI102", "866", "865")]


def test_the_given_pack_has_these_sums_that_do_not_agree_and_no_others():
    seeds = find_seeds()
    if seeds is None:
        pytest.skip(SEEDS_ABSENT)
    paper = next(seeds.glob("001*.txt"))
    assert told(check(read_paper(paper), select=ARITHMETIC)) == [
        ("ARI103", "193.8", "216.1"),
        ("ARI101", "1223", "1,241"),
        ("ARI101", "£2,091,893", "2,363,303"),
        ("ARI104", "£3,591,893", "3,863,303"),
    ]
