"""Sums in tables: a correct table is never flagged, a broken one always, and how it is printed changes nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from answerable.checking import Findings, check
from answerable.reading.reader import read_paper
from tests.checking.arithmetic.random_tables import Row, correct_tables, print_table

SUMS = ["ARI101", "ARI102", "ARI103", "ARI104", "ARI105", "ARI106"]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers") / "paper.txt"


def check_text(paper: Path, text: str) -> Findings:
    paper.write_text(text, encoding="utf-8")
    return check(read_paper(paper), select=SUMS)


def flagged(findings: Findings) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in findings.findings]


many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(table=correct_tables())
def test_a_correct_table_is_never_flagged_and_every_total_is_examined(paper: Path, table: tuple[list[Row], int]):
    rows, decimals = table
    result = check_text(paper, print_table(rows, decimals))
    assert flagged(result) == []
    assert result.checked["ARI102"] >= sum(row.total for row in rows) * len(rows[-1].values)
    assert result.coverage.tested == result.coverage.figures


@many
@given(table=correct_tables(), data=st.data())
def test_a_table_with_one_changed_digit_is_always_flagged(
    paper: Path, table: tuple[list[Row], int], data: st.DataObject
):
    rows, decimals = table
    at = data.draw(st.sampled_from([index for index, row in enumerate(rows) if row.values]))
    column = data.draw(st.integers(0, len(rows[at].values) - 1))
    unit = Decimal(1).scaleb(-decimals)
    changed = break_digit(rows[at].values[column], unit, data)
    if abs(changed - rows[at].values[column]) <= unit * (len(rows) + 2) / 2:
        return  # within what the rounding of the rows allows
    rows[at].values[column] = changed
    assert [rule for rule, _ in flagged(check_text(paper, print_table(rows, decimals)))]


def break_digit(value: Decimal, unit: Decimal, data: st.DataObject) -> Decimal:
    """A value with one of its printed digits changed."""
    digits = str(abs(int((value / unit).to_integral_value())))
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "123456789" if d != digits[place]]))
    made = Decimal(digits[:place] + other + digits[place + 1 :]) * unit
    return made.copy_sign(value)


@many
@given(table=correct_tables(), data=st.data())
def test_the_order_of_rows_white_space_and_number_format_change_nothing(
    paper: Path, table: tuple[list[Row], int], data: st.DataObject
):
    rows, decimals = table
    start = next(index for index, row in enumerate(rows) if row.values)
    end = next(index for index, row in enumerate(rows) if row.total)
    shuffled = [*rows[:start], *data.draw(st.permutations(rows[start:end])), *rows[end:]]
    broken = data.draw(st.booleans())
    if broken:
        assume(abs(rows[end].values[0]) > 200)
        rows[end].values[0] += abs(rows[end].values[0] * 3 // 8)
    # Without its comma, a number such as 1999 is read as a year.
    assume(not any(1899 <= abs(value) < 2101 for row in rows for value in row.values))
    plain = check_text(paper, print_table(rows, decimals))
    other = check_text(paper, print_table(shuffled, decimals, style="plain", space="   "))
    assert [finding.rule for finding in plain.findings] == [finding.rule for finding in other.findings]
    assert bool(plain.findings) == broken
    assert plain.coverage.tested == other.coverage.tested


PARTED = """# Report of the treasurer

The programme by heading:

Estate
Headquarters        4,200     380    4,580
Custody             1,850       0    1,850
Sub-total estate    6,050     380    6,430

Fleet
Marked              1,960     105    2,065
Unmarked              740      60      800
Sub-total fleet     2,700     165    2,865
Total programme     8,750     545    {total}
"""


def test_a_grand_total_under_the_last_of_several_headings_is_of_every_sub_total(paper: Path):
    assert flagged(check_text(paper, PARTED.format(total="9,295"))) == []
    found = flagged(check_text(paper, PARTED.format(total="9,925")))
    assert [rule for rule, _ in found] == ["ARI102"]
    assert "9,295" in found[0][1]
