"""Stretches of time, as papers print them."""

from __future__ import annotations

import pytest

from answerable.reading.extract.period import find_periods, read_label_period


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("52 in the year ending June 2019", ["year ending June 2019"]),
        ("in the last 12 months", ["last 12 months"]),
        ("over the 12 month period", ["12 month period"]),
        ("in 2022/23 and 2023/24", ["2022/23", "2023/24"]),
        ("seen in July 2022", ["July 2022"]),
        ("the last 12 months (November 2020 to October 2021)", ["last 12 months", "November 2020 to October 2021"]),
        ("£1.25 per month", ["per month"]),
        ("year-to-date, five a week", ["year-to-date", "a week"]),
        ("no time is given", []),
        ("2000+ incidents", []),
    ],
)
def test_a_period_is_found_without_its_preposition(words: str, periods: list[str]) -> None:
    assert [period.text for period in find_periods(words)] == periods


@pytest.mark.parametrize(
    ("label", "period"),
    [("2022/23 Precept £: p", "2022/23"), ("Jan", "Jan"), ("May-22", "May-22"), ("Vacancy rate", None)],
)
def test_a_column_label_names_its_period(label: str, period: str | None) -> None:
    assert read_label_period(label) == period
