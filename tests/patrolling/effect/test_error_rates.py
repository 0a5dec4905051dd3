"""Every offered analysis cries wolf as often as it promises: held to what was measured, and measured again."""

import numpy as np
import pytest

from answerable.patrolling.effect.analyses import OFFERED, RANDOMISATION
from tests.patrolling.error_rates import HIGHEST, LOWEST, NOT_OFFERED, PAGE, find_rates, read_rates, write_page
from tests.patrolling.simulation import LEAN_SHAPES, SHAPES, TESTS, measure_shape

KEPT = read_rates()


def test_each_offered_analysis_is_measured_and_no_other_is_offered():
    assert {RANDOMISATION, *(each.slug for each in OFFERED)} < set(TESTS)
    assert not {each.slug for each in OFFERED} & set(NOT_OFFERED)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.slug)
def test_in_ten_thousand_trials_without_an_effect_each_is_wrong_in_about_one_of_twenty(shape):
    rates = find_rates(KEPT, shape.slug, 1.0)

    assert rates["runs"] == 10_000
    for slug in TESTS:
        if slug not in NOT_OFFERED:
            assert LOWEST <= rates["rejected"][slug][1] / rates["runs"] <= HIGHEST, slug


def test_what_is_not_offered_is_wrong_more_often():
    rates = [find_rates(KEPT, shape.slug, 1.0) for shape in SHAPES]

    assert max(each["rejected"]["poisson"][1] / each["runs"] for each in rates) > 0.1


@pytest.mark.parametrize("shape", [each for each in SHAPES if each.visited == 1.0], ids=lambda shape: shape.slug)
def test_the_registered_analysis_finds_what_the_trial_was_planned_to_detect(shape):
    rates = find_rates(KEPT, shape.slug, 1 - KEPT["plans"][shape.slug]["reduction"])

    assert rates["rejected"]["randomisation"][1] / rates["runs"] == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.slug)
def test_intervals_hold_the_effect_of_a_visit(shape):
    rates = find_rates(KEPT, shape.slug, 1 - KEPT["plans"][shape.slug]["reduction"])

    assert rates["covered"]["complier"] / rates["runs"] == pytest.approx(0.95, abs=0.01)


def test_looks_before_the_end_keep_the_level_in_all():
    none = KEPT["looks"][0]

    assert LOWEST <= sum(none["called"]) / none["runs"] <= HIGHEST


@pytest.mark.parametrize("shape", LEAN_SHAPES, ids=lambda shape: shape.slug)
def test_the_ratio_leans_by_less_than_a_hundredth_and_so_by_less_than_undivided(shape):
    leans = {each["ratio"]: each for each in KEPT["leans"] if each["shape"] == shape.slug}

    for ratio, each in leans.items():
        assert abs(each["lean"]) <= 0.01 + 2 * each["error"], ratio
    assert leans[0.7]["undivided"] - leans[0.7]["lean"] > (0.01 if shape.days == 30 else 0.001)
    assert leans[1.0]["undivided"] == pytest.approx(leans[1.0]["lean"], abs=0.001)


def test_the_page_prints_what_was_kept():
    page = PAGE.read_text(encoding="utf-8")

    assert write_page(KEPT, page) == page


def test_a_small_run_of_the_same_code_agrees():
    measured = measure_shape(SHAPES[0]._replace(hotspots=10, days=42), 1.0, 200, 3)
    rates = {slug: counts[1] / measured["runs"] for slug, counts in measured["rejected"].items()}

    for slug in TESTS:
        if slug not in NOT_OFFERED:
            assert rates[slug] == pytest.approx(0.05, abs=4 * np.sqrt(0.05 * 0.95 / 200)), slug
