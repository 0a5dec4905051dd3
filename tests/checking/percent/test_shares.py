"""Shares, changes and their tables at random: the correct are never flagged, the moved always are."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking.percent.check_text import check_text, messages

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
# Each example reads a paper, which takes longer than the usual limit; the folder is written anew each time.
reading = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
places = st.integers(0, 2)
roundings = st.sampled_from(ROUNDINGS)


def round_off(value: Decimal, decimals: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding)


def share_of(part: int, whole: int) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


# The numbers of telephone services are names, not counts.
SERVICES = (101, 105, 111, 112, 119, 999)
counts = st.integers(21, 9_999).filter(lambda number: number not in SERVICES)
exact_counts = counts.filter(lambda number: number % 100)
"""Without round numbers, which may stand for others."""


@st.composite
def parts_of_wholes(draw):
    whole = draw(exact_counts)
    return draw(st.integers(2, whole - 1).filter(lambda number: number not in SERVICES)), whole


@given(parts_of_wholes(), places, roundings)
@reading
def test_a_share_rounded_either_way_is_never_flagged(tmp_path: Path, of, decimals, rounding):
    part, whole = of
    percent = round_off(share_of(part, whole), decimals, rounding)
    text = f"1. Of the {whole:,} notices, {part:,} ({percent}%) were paid."
    found = check_text(text, tmp_path, "PCT201")
    assert found.checked["PCT201"] == 1
    assert found.findings == ()


@given(parts_of_wholes(), places, roundings, st.sampled_from([-1, 1]), st.integers(3, 40))
@reading
def test_a_share_moved_beyond_its_rounding_is_always_flagged(tmp_path: Path, of, decimals, rounding, way, steps):
    part, whole = of
    part -= 2 * (part % 100 == 0)  # no round number, nor 999
    percent = round_off(share_of(part, whole), decimals, rounding) + way * Decimal(steps).scaleb(-decimals)
    if percent < 0:
        return
    text = f"1. There were {whole:,} notices, of which {part:,} were paid ({percent}%)."
    assert len(messages(text, tmp_path, "PCT201")) == 1


@given(counts, counts, places, roundings)
@reading
def test_a_change_rounded_either_way_is_never_flagged(tmp_path: Path, before, after, decimals, rounding):
    change = round_off(abs(share_of(after - before, before)), decimals, rounding)
    word = "an increase" if after > before else "a reduction"
    text = f"1. There were {after:,} thefts, compared with {before:,} in the year before, {word} of {change}%."
    found = check_text(text, tmp_path, "PCT202", "PCT207")
    assert found.checked["PCT202"] == 1
    assert found.findings == ()


@given(exact_counts, exact_counts, places, st.integers(3, 40))
@reading
def test_a_change_moved_beyond_its_rounding_is_always_flagged(tmp_path: Path, before, after, decimals, steps):
    change = round_off(abs(share_of(after - before, before)), decimals, ROUND_HALF_UP) + Decimal(steps).scaleb(
        -decimals
    )
    text = f"1. Thefts went from {before:,} to {after:,}, a difference that is a fall of {change}%."
    assert len(messages(text, tmp_path, "PCT202")) == 1


@given(
    st.lists(
        st.tuples(st.integers(30, 500), st.integers(600, 9_999).filter(lambda number: number % 100)),
        min_size=4,
        max_size=7,
    ),
    roundings,
)
@reading
def test_a_table_of_changes_is_never_flagged_and_one_moved_cell_always_is(tmp_path: Path, rows, rounding):
    lines = ["# Report of the analyst", "", "Offences by year:", "", "| Offence | 2021/22 | 2022/23 | % change |"]
    changes = [round_off(share_of(after - before, before), 1, rounding) for before, after in rows]
    cells = [
        f"| Kind {chr(65 + index)} | {before:,} | {after:,} | {change:+}% |"
        for index, ((before, after), change) in enumerate(zip(rows, changes, strict=True))
    ]
    assert messages("\n".join(lines + cells), tmp_path, "PCT201", "PCT202", "STA303", "STA304") == []
    moved = cells[1].replace(f"{changes[1]:+}%", f"{changes[1] + 9:+}%")
    broken = "\n".join([*lines, cells[0], moved, *cells[2:]])
    assert len(messages(broken, tmp_path, "PCT202")) == 1


@given(st.lists(st.integers(20, 4_000), min_size=3, max_size=7), roundings)
@reading
def test_shares_of_a_total_are_never_flagged(tmp_path: Path, counts, rounding):
    total = sum(counts)
    lines = ["# Report of the analyst", "", "Calls by kind:", "", "| Kind | Calls | % of total |"]
    lines += [
        f"| Kind {chr(65 + index)} | {count:,} | {round_off(share_of(count, total), 1, rounding)}% |"
        for index, count in enumerate(counts)
    ]
    text = "\n".join([*lines, f"| Total | {total:,} | 100.0% |"])
    assert messages(text, tmp_path, "PCT", "STA") == []


SAME = (
    "1. Of the 1,204 notices, 312 (26%) were paid.",
    "1. Of the 1204 notices, 312 (26 per cent) were paid.",
    "1. Of the 1,204 notices, 312 ( 26% )\nwere paid.",
    "1. Of the 1,204 notices, 312 (26 %) were paid.",
)


@pytest.mark.parametrize("text", SAME)
def test_number_formats_and_white_space_change_nothing(tmp_path: Path, text):
    assert check_text(text, tmp_path, "PCT201").checked["PCT201"] == 1
    assert messages(text, tmp_path, "PCT201") == []
    assert len(messages(text.replace("26", "36"), tmp_path, "PCT201")) == 1


def test_a_hedged_share_may_lie_on_the_side_it_leaves_open(tmp_path: Path):
    assert messages("1. More than 60% (124 of 201) of the grants were small.", tmp_path, "PCT201") == []
    assert len(messages("1. More than 60% (114 of 201) of the grants were small.", tmp_path, "PCT201")) == 1


def test_a_share_of_the_others_is_explained(tmp_path: Path):
    [finding] = check_text("1. Of the 164 posts, 41 (75%) were filled.", tmp_path, "PCT201").findings
    assert finding.explanation == "The percentage is that of the others, 75%."
    assert finding.expected == "25%"


def test_a_change_worked_out_from_the_later_figure_is_explained(tmp_path: Path):
    [finding] = check_text("1. Thefts rose from 80 to 100, a rise of 20%.", tmp_path, "PCT202").findings
    assert finding.explanation == "The change seems to be worked out from the later figure, not from the earlier one."
