"""Medians, means, rates and parts: what must be found, what must pass."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking.percent.check_text import check_text, messages

reading = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.integers(30, 3_600), st.integers(1, 59), st.integers(0, 100))
@reading
def test_a_median_and_a_share_disagree_only_where_they_exclude_each_other(tmp_path: Path, median, limit, share):
    text = (
        f"1. Of the P2 incidents attended, {share}% were reached within {limit} minutes, "
        f"with a median of {median // 60} minutes {median % 60} seconds."
    )
    if median // 60 == 0 or median % 60 == 0:
        return
    impossible = (median + 30 < limit * 60 - 30 and share < 49) or (median > limit * 60 + 31 and share > 51)
    possible = (median <= limit * 60 and share >= 50) or (median >= limit * 60 and share <= 50)
    found = messages(text, tmp_path, "STA302")
    assert not (possible and found)
    assert not impossible or len(found) == 1


@given(st.integers(3, 90), st.data())
@reading
def test_a_percentage_of_whole_cases_is_never_flagged(tmp_path: Path, total, data):
    cases = data.draw(st.integers(0, total))
    percent = round(Decimal(100 * cases) / total)
    assert messages(f"1. Of the {total} applicants, {percent}% were women.", tmp_path, "STA301") == []


@given(st.lists(st.tuples(st.integers(20, 3_000), st.integers(5, 95)), min_size=2, max_size=5))
@reading
def test_a_whole_weighed_by_its_parts_is_never_flagged_and_one_far_off_always_is(tmp_path: Path, parts):
    weights = [weight for weight, _ in parts]
    mean = round(sum(weight * rate for weight, rate in parts) / Decimal(sum(weights)), 0)
    lines = ["# Report of the analyst", "", "Cases by team:", "", "| Team | Cases | Closed in time |"]
    lines += [f"| Team {chr(65 + index)} | {weight:,} | {rate}% |" for index, (weight, rate) in enumerate(parts)]
    assert messages("\n".join([*lines, f"| All | {sum(weights):,} | {mean}% |"]), tmp_path, "STA") == []
    far = mean + 6 if mean < 90 else mean - 6
    assert len(messages("\n".join([*lines, f"| All | {sum(weights):,} | {far}% |"]), tmp_path, "STA304")) == 1


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("STA303", "1. Staff turnover was 14.1% overall (officers 9.8%, staff 12.2%)."),
        ("STA305", "1. Grants of £25,000 a year for three years (£85,000) were agreed."),
        ("STA305", "1. An average of 23 incidents per month was recorded; there were 476 incidents in the year."),
        ("STA306", "1. The panel heard 93 of the 84 appeals."),
        ("STA307", "1. The force answered 82.4% of 999 calls within 10 seconds, above the 90% target."),
    ],
)
def test_what_its_own_figures_exclude_is_found(tmp_path: Path, rule, text):
    assert len(messages(text, tmp_path, rule)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1. Staff turnover was 14.1% overall (officers 9.8%, staff 18.2%).",
        "1. Grants of £25,000 a year for three years (£75,000) were agreed.",
        "1. An average of 23 incidents per month was recorded; there were 276 incidents in the year.",
        "1. The charge rate was 9%, exceeding the national average of 7%, and exceeds the target of 8%.",
        "1. Levels have been stable at between 10 and 15 a month, with 145 in the year.",
        "1. The median time was 11 minutes for Grade 1, with 52% attended within 60 minutes for Grade 2.",
    ],
)
def test_what_its_own_figures_allow_passes(tmp_path: Path, text):
    assert messages(text, tmp_path, "PCT", "STA") == []


def test_a_rate_with_some_left_out_is_information_where_rounding_may_account_for_it(tmp_path: Path):
    text = """# Report of the analyst

Turnover by force:

| Force | Overall attrition rate | Attrition rate excluding leavers who joined as officers |
| North | 9.45% | {} |
| South | 11.4% | 10.6% |
"""
    severities = [
        [finding.severity for finding in check_text(text.format(rate), tmp_path, "STA306").findings]
        for rate in ("9.4%", "9.5%", "9.9%")
    ]
    assert severities == [[], ["info"], ["error"]]
