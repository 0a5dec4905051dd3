"""One quantity in two places with two values."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.checking.rules.agreement import same_quantity_differs, table_text_differs
from tests.checking.agreement.papers import write_paper, write_table

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LABELS = ["Domestic burglary", "Robbery of shops", "Vehicle theft", "Rural arson", "Public order"]


def find_messages(folder: Path, body: str) -> list[str]:
    paper = write_paper(folder, body)
    made = [*same_quantity_differs.find(paper), *table_text_differs.find(paper)]
    return [test.disagreement.message for test in made if test.disagreement]


def write_offences(rows: list[tuple[str, int, int]]) -> str:
    return write_table("Offence | 2023/24 | 2024/25", *(f"{name} | {old:,} | {new:,}" for name, old, new in rows))


@pytest.mark.parametrize("printed", ["2,161", "2,610", "2,671", "26,111"])
def test_a_slip_in_a_sentence_is_found_beside_the_cell_that_it_is_meant_for(tmp_path: Path, printed: str):
    rows = [("Domestic burglary", 2905, 2611), ("Robbery", 1118, 1204)]
    body = f"Domestic burglary stood at {printed} offences in 2024/25.\n\nBy year:\n\n{write_offences(rows)}"
    assert len(find_messages(tmp_path, body)) == 1


def test_a_slip_beside_a_figure_that_agrees_is_found_without_a_label(tmp_path: Path):
    rows = write_table("£000 | Budget | Forecast", "Wardens | 187.5 | 184.0", "Net | 598.0 | 612.4")
    body = f"The service is forecast to spend £612,400 against a budget of £589,000.\n\nPosition:\n\n{rows}"
    assert [message.split(" here")[0] for message in find_messages(tmp_path, body)] == ["£589,000"]


def test_a_figure_of_a_place_that_the_table_does_not_have_is_left_alone(tmp_path: Path):
    rows = write_offences([("Robbery", 1118, 1204), ("Arson", 77, 81)])
    assert (
        find_messages(tmp_path, f"Robbery in Marlham stood at 204 offences in 2024/25.\n\nBy year:\n\n{rows}") == []
    )


def test_the_same_slip_is_told_once_where_a_sentence_and_a_cell_agree(tmp_path: Path):
    rows = write_table("Community safety | (£)", "Allocation | 3,863,303", "Youth offending | 652,108")
    body = (
        "The community safety budget of the force is £3,863,303 from the main grant.\n\n"
        "The main grant pays the community safety budget of the force, £3,863,308 again.\n\n"
        f"The allocation of the community safety budget:\n\n{rows}"
    )
    assert len(find_messages(tmp_path, body)) == 1


@quick
@given(calls=st.lists(st.integers(10_000, 99_999), min_size=4, max_size=5, unique=True))
def test_places_that_each_have_their_own_count_never_differ(tmp_path: Path, calls: list[int]):
    places = ["Northam", "Southam", "Eastley", "Westley", "Marlham"]
    told = [
        f"{place} received {count:,} calls from the public in 2023/24."
        for place, count in zip(places, calls, strict=False)
    ]
    assert find_messages(tmp_path, "\n\n".join(told) + "\n") == []


@quick
@given(
    counts=st.lists(st.tuples(st.integers(1000, 9999), st.integers(1000, 9999)), min_size=3, max_size=5),
    told=st.data(),
)
def test_a_sentence_that_repeats_its_cell_is_never_flagged_in_any_form_or_order(tmp_path: Path, counts, told):
    rows = [(label, *pair) for label, pair in zip(LABELS, counts, strict=False)]
    name, _, new = told.draw(st.sampled_from(rows))
    space = told.draw(st.sampled_from([" ", "  ", "   "]))
    printed = told.draw(st.sampled_from([f"{new:,}", str(new)]))
    shuffled = told.draw(st.permutations(rows))
    body = f"{name} stood at{space}{printed}{space}offences in 2024/25.\n\nBy year:\n\n{write_offences(shuffled)}"
    assert find_messages(tmp_path, body) == []


@quick
@given(pounds=st.integers(11, 999), told=st.data())
def test_forms_of_one_sum_of_money_never_differ(tmp_path: Path, pounds: int, told):
    whole = pounds * 100_000
    forms = [f"£{whole:,}", f"£{pounds // 10}.{pounds % 10}m", f"£{whole // 1000:,}k", f"£{pounds / 10:.1f} million"]
    first, second = told.draw(st.sampled_from(forms)), told.draw(st.sampled_from(forms))
    body = (
        f"The community safety budget for the seven districts is {first} from the grant.\n\n"
        f"From the grant the community safety budget for the seven districts is {second}.\n"
    )
    assert find_messages(tmp_path, body) == []


@quick
@given(old=st.integers(10_000, 99_999), place=st.integers(0, 4), digit=st.integers(1, 9))
def test_a_changed_digit_of_a_repeated_figure_is_always_found(tmp_path: Path, old: int, place: int, digit: int):
    printed = str(old)
    if old % 10 == 0 or printed[place] == str(digit):
        return
    other = int(printed[:place] + str(digit) + printed[place + 1 :])
    body = (
        f"The community safety budget for the seven districts is £{old:,} from the grant.\n\n"
        f"From the grant the community safety budget for the seven districts is £{other:,}.\n"
    )
    assert len(find_messages(tmp_path, body)) == 1


@pytest.mark.parametrize("place", ["Ashby", "Oakley", "Upper Marle"])
def test_sentences_of_one_form_under_headings_of_their_own_are_of_two_places(tmp_path: Path, place: str):
    body = f"## {place}\n\nThere were 540 vehicle crimes here.\n\n## Brook\n\nThere were 640 vehicle crimes here.\n"
    assert find_messages(tmp_path, body) == []


def test_a_figure_beside_another_of_its_column_is_held_against_its_own_row(tmp_path: Path):
    table = write_table("Where | 2023 | 2025", "On trams | 69.0 | 69.8", "On buses | 71.6 | 72.2")
    body = f"On trams {{}}% feel safe and on buses 72.2%.\n\nFeel safe, %\n{table}"
    assert len(find_messages(tmp_path, body.format("73.8"))) == 1
    assert find_messages(tmp_path, body.format("69.8")) == []


def test_a_heading_names_the_row_of_the_figures_under_it(tmp_path: Path):
    table = write_table("District | Burglary | Vehicle crime", "Oakley | 1,197 | 302", "Marlham | 1,301 | 541")
    body = f"{table}\n## Oakley\n\nBurglary came to 1,197. There were {{}} vehicle crimes.\n"
    assert len(find_messages(tmp_path, body.format("320"))) == 1
    assert find_messages(tmp_path, body.format("302")) == []


def test_a_ratio_with_its_interval_and_p_is_no_value_of_the_row_that_it_tests(tmp_path: Path):
    rows = write_table(
        "Period | Firearm discharges",
        "Baseline, the 12 months to June 2019 | 162",
        "Now, the 12 months to December 2021 | 147",
    )
    body = (
        "The 12 months to December 2021 saw 147 discharges against 162 in the baseline, the 12 months to June 2019: "
        "no change that could be told from chance (ratio 0.91, 95% interval 0.72 to 1.14, p = 0.43).\n\n"
        f"Firearm discharges:\n\n{rows}"
    )
    assert find_messages(tmp_path, body) == []
