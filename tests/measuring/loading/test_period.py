import datetime as dt

import pytest

from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.loading.period import read_period
from answerable.measuring.loading.rows import read_rows
from tests.measuring.loading.sample import load_lines


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2022-05", (2022, 5, 1), (2022, 5, 31)),
        ("2022/05", (2022, 5, 1), (2022, 5, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("May 2022", (2022, 5, 1), (2022, 5, 31)),
        ("Sept 2022", (2022, 9, 1), (2022, 9, 30)),
        ("2022 Q2", (2022, 4, 1), (2022, 6, 30)),
        ("Q4 2022", (2022, 10, 1), (2022, 12, 31)),
        ("2022/23 Q1", (2022, 4, 1), (2022, 6, 30)),
        ("Q4 2022/23", (2023, 1, 1), (2023, 3, 31)),
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2021/22", (2021, 4, 1), (2022, 3, 31)),
        ("2021–22", (2021, 4, 1), (2022, 3, 31)),
        ("FY 2021/2022", (2021, 4, 1), (2022, 3, 31)),
        ("2011/12", (2011, 4, 1), (2012, 3, 31)),
        ("2011-12", (2011, 12, 1), (2011, 12, 31)),
        ("1999/00", (1999, 4, 1), (2000, 3, 31)),
        ("year to March 2022", (2021, 4, 1), (2022, 3, 31)),
        ("12 months to Dec 2022", (2022, 1, 1), (2022, 12, 31)),
    ],
)
def test_period_in_words_has_a_first_and_a_last_day(words, first, last):
    assert read_period(words) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("words", ["", "Q5 2022", "2022/24", "Mayo 2022", "22", "2022-13", "1066", "2022/24 Q1"])
def test_words_that_are_no_period_are_none(words):
    assert read_period(words) is None


def test_observation_may_have_its_period_in_words_or_in_two_days(tmp_path):
    loaded = load_lines(
        tmp_path,
        "Measure code,Area,Period,Period start,Period end,Numerator,Denominator,Provisional",
        "homicide,,2022 Q2,,,7,,yes",
        "homicide,Dudley,,01/07/2022,30/09/2022,2,,",
        shape=OBSERVATIONS,
    )
    first, second = read_rows(loaded.file)
    assert (first["measure"], first["area"], first["numerator"], first["provisional"]) == (
        "homicide",
        None,
        7.0,
        True,
    )
    assert (first["first_on"], first["last_on"]) == (dt.date(2022, 4, 1), dt.date(2022, 6, 30))
    assert (second["first_on"], second["last_on"]) == (dt.date(2022, 7, 1), dt.date(2022, 9, 30))
    assert (loaded.file.first_on, loaded.file.last_on) == (dt.date(2022, 4, 1), dt.date(2022, 9, 30))


def test_observation_without_a_period_or_a_figure_is_rejected(tmp_path):
    loaded = load_lines(
        tmp_path,
        "measure,period,first_on,last_on,numerator,value",
        "a,,,,1,",
        "b,2022 Q2,,,,",
        "c,2022 Q7,,,1,",
        "d,,2022-06-01,2022-05-01,1,",
        "e,2022-05,,,x,",
        shape=OBSERVATIONS,
    )
    assert loaded.file is None
    assert [(rejection.line, rejection.words) for rejection in loaded.report.rejections] == [
        (2, "There is no period and no first_on, and no row is taken without."),
        (2, "There is no period and no last_on, and no row is taken without."),
        (3, "There is no numerator and no value, and no row is taken without."),
        (
            4,
            "“2022 Q7” in period is not a period: write a month (2022-05), a quarter (2022 Q2) or a year "
            "(2022, or 2021/22 from April).",
        ),
        (5, "The period ends before it begins."),
        (6, "“x” in numerator is not a number."),
    ]


def test_same_period_in_other_words_is_the_same_observation(tmp_path):
    loaded = load_lines(
        tmp_path, "measure,period,value", "a,2022 Q2,5", "a,2022/23 Q1,5", "b,2022-05,1", "b,May 2022,2",
        shape=OBSERVATIONS,
    )  # fmt: skip
    assert (loaded.report.taken, loaded.report.repeated, loaded.report.rejected) == (1, 1, 2)
