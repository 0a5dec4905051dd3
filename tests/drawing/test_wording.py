"""How values are said."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.drawing.exhibit import Cell
from answerable.drawing.wording import (
    open_sentence,
    say_count,
    say_interval,
    say_level,
    say_number,
    say_period,
    say_seconds,
    say_share,
    say_value,
)

MINUS = "\u2212"


@pytest.mark.parametrize(
    ("cell", "form", "places", "words"),
    [
        (885_504, "count", 0, "885,504"),
        (3.8, "number", 1, "3.8"),
        (-26.15, "number", 1, f"{MINUS}26.2"),
        (66.2, "percent", 1, "66.2%"),
        (7, "seconds", 0, "7 s"),
        (36.6, "seconds", 1, "36.6 s"),
        (233, "seconds", 0, "3 min 53 s"),
        (36_120, "seconds", 0, "10 h 2 min"),
        (0.884, "ratio", 0, "0.88"),
        (1200, "money", 0, "£1,200"),
        (Decimal("-3.5"), "money", 2, f"{MINUS}£3.50"),
        (dt.date(2022, 5, 1), "date", 0, "1 May 2022"),
        (0.61, "p", 0, "p = 0.61"),
        (0.034, "p", 0, "p = 0.034"),
        (0.0003, "p", 0, "p < 0.001"),
        ("fewer than 5", "count", 0, "fewer than 5"),
        (None, "count", 0, "–"),
        (float("nan"), "ratio", 0, "–"),
        (float("inf"), "ratio", 0, "no limit"),
        (np.float64(2.675), "number", 2, "2.68"),
        (np.int64(1200), "count", 0, "1,200"),
        (1234.5, "text", 0, "1,234.5"),
        (1e30, "number", 0, "1,000,000,000,000,000,000,000,000,000,000"),
    ],
)
def test_value_is_said_by_its_form(cell: Cell, form: str, places: int, words: str) -> None:
    assert say_value(cell, form, places) == words


def test_noun_is_in_the_plural_but_for_one() -> None:
    assert [say_count(number, "row") for number in (0, 1, 1204)] == ["0 rows", "1 row", "1,204 rows"]
    assert say_count(2, "child", "children") == "2 children"


def test_sentence_begins_with_a_capital_and_leaves_the_rest_as_it_is() -> None:
    assert open_sentence("within what NPUs know") == "Within what NPUs know"
    assert open_sentence("") == ""


def test_value_just_below_nought_is_not_said_as_minus_nought() -> None:
    assert say_number(-0.04, 1) == "0.0"


@pytest.mark.parametrize(("seconds", "words"), [(59.7, "1 min"), (3599.6, "1 h"), (60, "1 min"), (3660, "1 h 1 min")])
def test_seconds_that_round_to_a_larger_unit_are_said_in_it(seconds: float, words: str) -> None:
    assert say_seconds(seconds) == words


def test_share_is_said_with_its_n() -> None:
    assert say_share(585_318, 885_504) == "66.1% (585,318 of 885,504)"


def test_share_of_nothing_is_not_said() -> None:
    assert say_share(0, 0) == "–"


def test_interval_names_its_level() -> None:
    assert say_interval(0.60, 1.32, "ratio") == "95% interval 0.60 to 1.32"
    assert say_level(0.998) == "99.8%"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (dt.date(2022, 4, 1), "1 April 2022"),
        (dt.date(2022, 6, 30), "1 April to 30 June 2022"),
        (dt.date(2023, 3, 31), "1 April 2022 to 31 March 2023"),
    ],
)
def test_period_says_a_year_once(last: dt.date, words: str) -> None:
    assert say_period(dt.date(2022, 4, 1), last) == words


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(0, 4))
def test_number_said_is_within_half_a_unit_of_its_last_place(value: Decimal, places: int) -> None:
    read_back = Decimal(say_number(value, places).replace(",", "").replace(MINUS, "-"))
    assert abs(read_back - value) <= Decimal(5).scaleb(-places - 1)
