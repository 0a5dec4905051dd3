"""Published response figures held against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.refusal import MeasureError
from answerable.measuring.response.coherence import PublishedTimes, check_published
from answerable.measuring.response.kind import PUBLISHED_RESPONSE, PublishedOptions
from tests.measuring.response.incidents import take_published

P1 = PublishedTimes(
    grade="P1",
    incidents=180_334,
    attended_percent=91,
    within_percent=44,
    limit_seconds=900,
    median_seconds=16 * 60 + 36,
    mean_seconds=28 * 60 + 29,
)
P2 = PublishedTimes(
    grade="P2",
    incidents=93_103,
    attended_percent=75,
    within_percent=35,
    limit_seconds=3_600,
    median_seconds=10 * 60 + 49,
    mean_seconds=36_300,
)


def test_figures_of_one_population_pass():
    assert check_published(P1) == ()


def test_median_within_the_limit_with_less_than_half_within_it_is_impossible():
    assert check_published(P2) == (
        "P2: with a median of 10 min 49 s, at least half of the responses took 1 h or less, but only 35% is printed.",
    )


def test_median_beyond_the_limit_with_more_than_half_within_it_is_impossible():
    (words,) = check_published(PublishedTimes(grade="P1", within_percent=60, limit_seconds=900, median_seconds=1_000))

    assert words.endswith("at most half of the responses took 15 min or less, but 60% is printed.")


def test_mean_under_half_the_median_is_impossible():
    (words,) = check_published(PublishedTimes(grade="P1", median_seconds=1_000, mean_seconds=400))

    assert "less than half the median" in words


def test_mean_too_small_for_those_beyond_the_limit_is_impossible():
    # A quarter beyond 60 minutes alone makes a mean of 15 minutes; rounding of 75 % allows a few seconds less.
    shares = {"grade": "P2", "within_percent": 75, "limit_seconds": 3_600}

    assert check_published(PublishedTimes(**shares, mean_seconds=883)) == ()
    assert check_published(PublishedTimes(**shares, mean_seconds=880)) != ()


def test_half_within_and_a_median_just_at_the_limit_can_both_be_rounded():
    assert check_published(PublishedTimes(grade="P1", within_percent=50, limit_seconds=900, median_seconds=901)) == ()


@pytest.mark.parametrize(("published", "percent"), [(P1, 40.04), (P2, 26.25)])
def test_share_of_all_is_the_product_of_both_shares(published, percent):
    assert published.within_of_all_percent == pytest.approx(percent)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60), st.integers(1, 10_000))
def test_figures_worked_out_of_one_list_of_times_always_pass(times, limit):
    ordered = sorted(times)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    published = PublishedTimes(
        grade="P1",
        within_percent=round(100 * sum(each <= limit for each in times) / len(times)),
        limit_seconds=limit,
        median_seconds=round(median),
        mean_seconds=round(sum(times) / len(times)),
    )

    assert check_published(published) == ()


def test_lines_without_two_figures_to_hold_against_each_other_are_refused(tmp_path):
    file = take_published(tmp_path, "P1,2021-08-01,2022-07-31,180334,91,,,,")
    with pytest.raises(MeasureError, match="two figures that could exclude each other"):
        PUBLISHED_RESPONSE.measure({"published": file}, PublishedOptions())
