"""Numbers as papers print them, and the digits that are no number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answerable.reading.extract.quantity import find_quantities, read_cell_number


@pytest.mark.parametrize(
    ("words", "text", "value", "unit"),
    [
        ("a gap of £28.1m is forecast", "£28.1m", "28100000", "GBP"),
        ("the cost is £1.4 billion", "£1.4 billion", "1400000000", "GBP"),
        ("at £5,945m the fund is large", "£5,945m", "5945000000", "GBP"),
        ("10, 579 young people were helped", "10, 579", "10579", None),
        ("income was (198.5) in all", "(198.5)", "-198.5", None),
        ("c.200 posts will go", "200", "200", None),
        ("a share of 3.0% was spent", "3.0%", "3.0", "%"),
        ("up by 5.9 percentage points", "5.9 percentage points", "5.9", "percentage points"),
        ("there are 939.6 FTE posts", "939.6 FTE", "939.6", "FTE"),
        ("the wait was 15 mins 18 seconds", "15 mins 18 seconds", "918", "seconds"),
        ("within 15 minutes", "15 minutes", "15", "minutes"),
        ("one in four were late", "one in four", "0.25", "share"),
        ("two-thirds of members agreed", "two-thirds", "0.666667", "share"),
        ("half of the calls were dropped", "half", "0.5", "share"),
        ("half a million pounds was cut", "half a million", "500000", "GBP"),
        ("twenty-two officers attended", "twenty-two", "22", None),
        ("almost a five-fold increase", "five-fold", "5", "times"),
        ("6 times as many sleep rough", "6 times", "6", "times"),
        ("volumes more than doubled", "doubled", "2", "times"),
        ("the third highest rate", "third", "3", "rank"),
        ("the force was 17th of them", "17th", None, None),
        ("it has the 17th highest rate", "17th", "17", "rank"),
        ("knife crime rose (+52%)", "+52%", "52", "%"),
        ("between 10-15 each month", "10", "10", None),
        ("600kg of drugs", "600kg", "600", "kg"),
        ("a fine of 48p", "48p", "48", "pence"),
    ],
)
def test_a_printed_number_is_found_with_its_value_and_unit(
    words: str, text: str, value: str | None, unit: str | None
) -> None:
    found = next((quantity for quantity in find_quantities(words) if quantity.text == text), None)
    assert (found and (found.value, found.unit)) == ((Decimal(value), unit) if value else None)


@pytest.mark.parametrize(
    "words",
    [
        "on 5 December 2017 at 1125 hrs in Room G2",
        "from 10:00 to 12.30pm on 7/8 July",
        "in 2022/23 and since 2019",
        "call 07927 665 829",
        "minute 012/22 and 687 iii a",
        "paragraphs 51 and 54 of section 149",
        "Priority 1 calls to 999 and 101",
        "CV1 5RR, 24x7, COVID-19 and 1-2-1",
        "see https://example.org/2022/10/page-5",
        "1) The first point",
        "the minutes (PDF 301 KB)",
        "no one in the room",
    ],
)
def test_dates_times_references_and_labels_are_no_numbers(words: str) -> None:
    assert [quantity.text for quantity in find_quantities(words)] == []


def test_a_number_at_full_scale_is_written_out() -> None:
    (found,) = find_quantities("a grant of £2.2 million")
    assert (str(found.value), found.scale, found.decimals) == ("2200000", "million", 1)


def test_circa_makes_a_number_approximate_and_a_word_that_ends_in_c_does_not() -> None:
    quantities = find_quantities("c. 200 reports, c 300 letters, in public 412 meetings, and ethnic 39")
    assert [quantity.approximate for quantity in quantities] == [True, True, False, False]


def test_about_and_over_make_a_number_approximate() -> None:
    assert [quantity.approximate for quantity in find_quantities("over 200 reports and 84 referrals")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("(198.5)", "-198.5", None),
        ("£ 652,108", "652108", "GBP"),
        ("-4%", "-4", "%"),
        ("176,035 MET", "176035", None),
        ("3rd", "3", "rank"),
        ("16 mins 36 seconds", "996", "seconds"),
        ("81% (latest figures, next audit planned)", "81", "%"),
        ("0.0", "0.0", None),
    ],
)
def test_a_cell_gives_the_number_it_begins_with(cell: str, value: str, unit: str | None) -> None:
    found = read_cell_number(cell)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("cell", ["", "-", "6/9", "2022/23", "May-22", "£000", "(£)", "14 November 2022", "Total"])
def test_a_label_or_a_date_in_a_cell_is_no_number(cell: str) -> None:
    assert read_cell_number(cell) is None


def test_a_number_after_a_time_is_no_name_of_it() -> None:
    assert [one.text for one in find_quantities("Of the 38 who began last year 24 finished in Year 7")] == [
        "38",
        "24",
    ]
