"""Which Acts are known, and of which years."""

import tomllib
from importlib.resources import files

import pytest

from answerable.law.statute import find_title, list_titles


def test_a_title_is_found_however_it_is_printed():
    title = find_title("POLICE, CRIME, SENTENCING AND COURTS ACT")
    assert title is not None
    assert title.years == (2022,)
    assert find_title("Police Crime Sentencing & Courts Act") is title


def test_a_title_of_several_years_has_them_all_in_order():
    title = find_title("Local Government Finance Act")
    assert title is not None
    assert title.years == (1982, 1988, 1992, 2012)


def test_an_unknown_title_is_not_found():
    assert find_title("Wexcombe Harbour Act") is None


@pytest.mark.parametrize(("year", "certain"), [(1969, False), (1982, True), (2024, True), (2025, False)])
def test_a_list_is_certain_only_of_the_years_it_covers(year: int, certain: bool):
    title = find_title("Local Government Act")
    assert title is not None
    assert title.is_certain(year) is certain


def test_every_act_has_a_source_of_its_own_year():
    """The path at legislation.gov.uk has the year in it, so a slip in the data shows."""
    acts = [act for title in list_titles().values() for act in title.acts]
    assert len(acts) >= 200
    assert [act for act in acts if not act.source.startswith(f"leg: ukpga/{act.year}/")] == []


def test_no_act_is_listed_twice():
    printed = files("answerable.law").joinpath("parameters", "statutes.toml").read_text(encoding="utf-8")
    entries = [(entry["title"], entry["year"]) for entry in tomllib.loads(printed)["statute"]]
    sources = [entry["source"] for entry in tomllib.loads(printed)["statute"]]
    assert len(entries) == len(set(entries)) == len(set(sources))
