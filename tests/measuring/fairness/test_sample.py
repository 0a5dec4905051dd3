"""A sample of videos that anybody can draw again."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.fairness.kind import SCRUTINY_SAMPLE
from answerable.measuring.fairness.sample import SampleOptions, allot_places, draw_sample, mark_list
from answerable.measuring.fairness.shapes import GRADINGS, VIDEOS
from answerable.measuring.refusal import MeasureError
from tests.measuring.fairness.files import take_file

VIDEO_ROWS = [
    {"reference": f"V{number}", "panel": "East" if number < 40 else "West", "stratum": "A" if number % 4 else "B"}
    for number in range(60)
]
OPTIONS = SampleOptions(seed="7 11 23", size=6)


def test_a_stranger_draws_the_same_videos_with_a_hash_alone():
    sample = draw_sample(VIDEO_ROWS, OPTIONS)
    east_a = [row["reference"] for row in VIDEO_ROWS if (row["panel"], row["stratum"]) == ("East", "A")]
    by_hand = sorted(east_a, key=lambda reference: hashlib.sha256(f"7 11 23\n{reference}".encode()).hexdigest())
    drawn = [pick.reference for pick in sample.picks if (pick.panel, pick.stratum) == ("East", "A")]
    assert drawn == by_hand[: len(drawn)]
    assert len(sample.picks) == 12


def test_order_of_the_list_does_not_matter_and_the_seed_does():
    sample = draw_sample(VIDEO_ROWS, OPTIONS)
    assert draw_sample(VIDEO_ROWS[::-1], OPTIONS) == sample
    other = draw_sample(VIDEO_ROWS, SampleOptions(seed="8 11 23", size=6))
    assert {pick.reference for pick in other.picks} != {pick.reference for pick in sample.picks}


def test_mark_of_the_list_shows_a_video_taken_away():
    references = [row["reference"] for row in VIDEO_ROWS]
    assert mark_list(references) == mark_list(references[::-1])
    assert mark_list(references) != mark_list(references[1:])


@pytest.mark.parametrize(
    ("size", "listed", "places"),
    [(10, [60, 30, 10], [6, 3, 1]), (4, [97, 2, 1], [2, 1, 1]), (2, [5, 5, 5], [1, 1, 0]), (9, [2, 1], [2, 1])],
)
def test_places_follow_the_list_and_no_stratum_is_unseen_while_there_are_enough(size, listed, places):
    assert allot_places(size, listed) == places


@given(st.integers(1, 60), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_places_add_up_and_none_is_more_than_listed(size, listed):
    places = allot_places(size, listed)
    assert sum(places) == min(size, sum(listed))
    assert all(0 <= place <= number for place, number in zip(places, listed, strict=True))


def test_each_video_is_as_likely_as_another_over_many_seeds():
    counts = dict.fromkeys((row["reference"] for row in VIDEO_ROWS[:20]), 0)
    rows = [row | {"stratum": "", "panel": ""} for row in VIDEO_ROWS[:20]]
    for seed in range(400):
        for pick in draw_sample(rows, SampleOptions(seed=str(seed), size=5)).picks:
            counts[pick.reference] += 1
    # 400 draws of 5 in 20: 100 each, standard deviation 8.7; four of them either side.
    assert all(65 <= count <= 135 for count in counts.values())


def test_without_a_seed_nothing_is_drawn():
    with pytest.raises(MeasureError, match="needs a seed"):
        draw_sample(VIDEO_ROWS, SampleOptions())


def test_grades_of_videos_that_were_not_drawn_count_in_nothing(tmp_path):
    videos = take_file(tmp_path, VIDEOS, "reference,panel", "V1,East", "V2,East", "V3,East")
    sample = SCRUTINY_SAMPLE.measure({"videos": videos}, SampleOptions(seed="1", size=2))
    drawn = [pick.reference for pick in sample.picks]
    (left,) = {"V1", "V2", "V3"} - set(drawn)
    lines = [f"{drawn[0]},1,proportionate,", f"{drawn[0]},2,concerns,Answered", f"{drawn[1]},1,proportionate,"]
    gradings = take_file(tmp_path, GRADINGS, "reference,member,grade,response", *lines, f"{left},1,concerns,")
    result = SCRUTINY_SAMPLE.measure({"videos": videos, "gradings": gradings}, SampleOptions(seed="1", size=2))
    grading = result.grading
    assert (grading.videos, grading.with_concern, grading.answered, grading.strangers) == (2, 1, 1, 1)
    shown = {each.slug: each for each in SCRUTINY_SAMPLE.tell(result).exhibits}
    assert shown["grades"].title == "A member had concerns about 50.0% (1 of 2) of videos graded"
    assert result.list_mark in " ".join(shown["sample"].notes)
