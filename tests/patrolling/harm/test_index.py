"""The harm index: its editions, what an offence weighs, and the national harm of 2024/25."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.patrolling.harm.harm import tally_categories
from answerable.patrolling.harm.index import count_nationally, find_index, weigh
from answerable.patrolling.harm.street import find_widest_ratio, list_street_types
from answerable.patrolling.offence.category import CATEGORIES, HARM_CATEGORIES, STREET
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.harm.rows import make_offences

CHOICES = st.lists(st.sampled_from(HARM_CATEGORIES), min_size=1, max_size=40)


def test_every_category_of_offences_has_a_weight():
    index = find_index()
    weights = {each.category: each for each in index.weights}
    assert set(HARM_CATEGORIES) <= set(weights)
    assert all(each.lowest <= each.median <= each.highest for each in index.weights)


def test_the_table_says_that_it_was_read_second_hand():
    index = find_index("2026-02")
    assert not index.verified
    assert index.licence
    assert index.source


def test_an_edition_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(PatrolError, match="no edition “1999” of the harm index: give one of 2026-02"):
        find_index("1999")


def test_the_harm_of_england_and_wales_in_2024_25():
    year, counts = count_nationally()
    found = {each.category: each for each in tally_categories(counts, find_index(), "median")}
    total, harm = sum(counts.values()), sum(each.harm for each in found.values())
    assert (year.year, total, harm) == ("2024/25", 5_225_477, 531_326_242.25)
    assert round(harm / total, 2) == 101.68
    assert round(100 * found["violence-with-injury"].harm / harm, 1) == 35.5
    assert round(100 * found["rape"].harm / harm, 1) == 34.4
    assert round(100 * found["shoplifting"].count / total, 1) == 10.1
    assert round(100 * found["shoplifting"].harm / harm, 2) == 0.10


def test_the_same_harm_is_added_up_offence_by_offence():
    _, counts = count_nationally()
    every = [category for category, count in counts.items() for _ in range(count // 1000)]
    offences = make_offences(every, days=["2022-01-01"] * len(every))
    thousands = {category: count // 1000 for category, count in counts.items()}
    added = sum(each.harm for each in tally_categories(thousands, find_index(), "median"))
    assert weigh(offences, find_index()).sum() == added


def test_one_homicide_weighs_fifteen_robberies():
    offences = make_offences(["homicide", "robbery"])
    homicide, robbery = weigh(offences, find_index())
    assert homicide == 15 * robbery == 5475


def test_what_police_activity_found_weighs_nothing_unless_asked_for():
    offences = make_offences(["weapons-possession", "robbery"], proactive=[0])
    assert weigh(offences, find_index()).tolist() == [0, 365]
    assert weigh(offences, find_index(), with_proactive=True).tolist() == [273.75, 365]


def test_the_mean_is_another_choice_than_the_median():
    offences = make_offences(["violence-with-injury", "violence-without-injury", "homicide"])
    assert weigh(offences, find_index(), statistic="mean").tolist() == [943.5, 437.4, 3893.3]
    with pytest.raises(PatrolError, match="give median or mean"):
        weigh(offences, find_index(), statistic="mode")


@given(CHOICES, CHOICES)
def test_the_harm_of_two_files_together_is_the_sum_of_both(first, second):
    index = find_index()
    parts = weigh(make_offences(first), index).sum() + weigh(make_offences(second), index).sum()
    assert weigh(make_offences(first + second), index).sum() == pytest.approx(parts)


@given(CHOICES)
def test_harm_without_homicide_is_the_harm_less_its_homicides(categories):
    offences, index = make_offences(categories), find_index()
    every, others = weigh(offences, index), weigh(offences, index, with_homicide=False)
    assert (others <= every).all()
    assert every.sum() - others.sum() == pytest.approx(5475 * categories.count("homicide"))


@given(CHOICES, st.integers(1, 9))
def test_harm_grows_with_the_count(categories, times):
    index = find_index()
    once = weigh(make_offences(categories), index).sum()
    assert weigh(make_offences(categories * times), index).sum() == pytest.approx(times * once)


def test_street_types_cover_every_category_of_a_street_file():
    assert {each.slug for each in list_street_types()} == {each for each in CATEGORIES if each.startswith(STREET)}
    assert all(set(each.covers) <= set(HARM_CATEGORIES) for each in list_street_types())


def test_a_street_type_of_like_categories_weighs_their_mean_by_how_many_are_recorded():
    weight = find_index().find_weight("street-burglary")
    assert weight.median == pytest.approx((166_316 * 273.5 + 78_332 * 183.5) / (166_316 + 78_332))
    assert weight.is_estimate
    assert not find_index().find_weight("street-robbery").is_estimate


def test_a_street_type_that_mixes_rape_with_harassment_has_no_weight():
    unweighed = {each.slug for each in list_street_types() if find_index().find_weight(each.slug) is None}
    assert unweighed == {
        "street-violence-and-sexual-offences",
        "street-criminal-damage-and-arson",
        "street-anti-social-behaviour",
        "street-violent-crime",
        "street-public-disorder-and-weapons",
    }
    assert find_widest_ratio().ratio == 10
    offences = make_offences(["street-violence-and-sexual-offences", "street-robbery"])
    first, second = weigh(offences, find_index())
    assert np.isnan(first)
    assert second == 365


def test_no_offences_weigh_nothing():
    nobody = make_offences(["robbery"]).take(np.array([False]))
    assert weigh(nobody, find_index()).tolist() == []
    assert weigh(dataclasses.replace(nobody, categories=()), find_index()).tolist() == []
