"""The smallest reduction that a trial can detect, before anything else."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.patrolling.protocol import Scheme
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.power import (
    Design,
    estimate_dispersion,
    find_careful_reduction,
    find_days,
    find_events,
    find_power,
    find_reduction,
    find_reduction_at_compliance,
    read_design,
    work_out_detectable,
)
from answerable.patrolling.trial.simulation import simulate_power
from tests.patrolling.trial.example import STARTS, make_hotspots, make_protocol

HISTORY_FROM = dt.date(2020, 9, 1)


def draw_history(per_day, hotspots=12, days=600, seed=7):
    return np.random.default_rng(seed).poisson(per_day / hotspots, (days, hotspots))


@pytest.mark.parametrize(
    ("expected", "percent", "percent_dispersed"),
    [(100, 43, 47), (143, 37, 41), (300, 28, 31), (600, 20, 23), (1000, 16, 18), (2000, 12, 13)],
)
def test_the_smallest_reduction_is_that_of_published_tables(expected, percent, percent_dispersed):
    assert round(100 * find_reduction(Design(expected=expected, days=76))) == percent
    assert round(100 * find_reduction(Design(expected=expected, dispersion=1.3, days=76))) == percent_dispersed


def test_compliance_divides_the_reduction():
    design = Design(expected=143, compliance=0.74, days=76)
    assert find_reduction_at_compliance(design) == pytest.approx(find_reduction(design) / 0.74)
    assert round(100 * find_reduction_at_compliance(design)) == 51


def test_nothing_is_detectable_where_not_even_the_end_of_all_violence_would_be():
    assert find_reduction_at_compliance(Design(expected=30, compliance=0.5, days=30)) is None
    assert find_careful_reduction(Design(expected=6, days=30)) is None


@given(st.floats(30, 20_000), st.floats(1, 3), st.floats(0.1, 0.9), st.floats(0.5, 1))
@settings(max_examples=100)
def test_the_careful_reduction_has_the_planned_power_and_its_own_number_of_events(expected, dispersion, share, power):
    design = Design(expected=expected, dispersion=dispersion, share=share, power=min(power + 0.05, 0.99), days=100)
    careful = find_careful_reduction(design)
    if careful is not None and careful < 0.999:
        assert find_power(design, careful) == pytest.approx(design.power, abs=0.001)
        assert find_events(design, careful) == pytest.approx(expected)
        assert careful >= find_reduction(design) - 1e-12 or expected < 50


@given(st.floats(50, 5000), st.floats(0.05, 0.95), st.floats(0.3, 1))
def test_more_events_never_make_a_reduction_harder_to_find(expected, reduction, compliance):
    few = Design(expected=expected, compliance=compliance, days=90)
    more = replace(few, expected=expected * 1.5)
    assert find_reduction(more) < find_reduction(few)
    assert find_power(more, reduction) >= find_power(few, reduction) - 1e-12


def test_an_even_split_detects_most_and_a_washout_costs_controls():
    even = Design(expected=300, days=90)
    assert find_reduction(replace(even, share=1 / 3)) > find_reduction(even)
    assert find_reduction(replace(even, kept=0.5)) > find_reduction(even)


def test_how_long_it_would_take_is_solved_for_days():
    design = Design(expected=143, compliance=0.74, days=76)
    days = find_days(design, 0.16)
    longer = replace(design, days=days, expected=143 / 76 * days)
    assert find_power(longer, 0.16) >= 0.8
    assert find_power(replace(longer, expected=143 / 76 * (days - 1)), 0.16) < 0.8
    assert find_days(design, 0.001) is None


@pytest.mark.parametrize(
    ("expected", "found_by_table", "found_by_root"), [(100, 0.69, 0.81), (300, 0.75, 0.81), (2000, 0.77, 0.80)]
)
def test_simulated_trials_bear_out_the_root_scale_and_find_the_tables_reduction_less_often(
    expected, found_by_table, found_by_root
):
    protocol = make_protocol(hotspots=make_hotspots(24, 3, 2), ends_on=STARTS + dt.timedelta(days=75))
    history = draw_history(expected / 76, hotspots=24, days=5000)
    design = Design(expected=expected, days=76)
    # 500 trials: a standard error of about 0.02
    table = simulate_power(protocol, history, find_reduction(design), trials=500)
    root = simulate_power(protocol, history, find_careful_reduction(design), trials=500)
    assert table == pytest.approx(found_by_table, abs=0.055)
    assert root == pytest.approx(found_by_root, abs=0.055)
    assert table < root


@pytest.mark.parametrize("scheme", [Scheme(), Scheme(patrolled=1, out_of=3), Scheme(within="hotspot", run_days=6)])
def test_simulated_trials_in_which_patrols_do_nothing_are_rarely_taken_for_an_effect(scheme):
    protocol = make_protocol(scheme=scheme)
    alarms = simulate_power(protocol, draw_history(2.0), 0.0, trials=800)
    # 0.05 with three standard errors of 800 trials
    assert 0.027 < alarms < 0.073


def test_the_same_simulation_gives_the_same_share():
    protocol, history = make_protocol(), draw_history(2.0)
    assert simulate_power(protocol, history, 0.4, trials=50) == simulate_power(protocol, history, 0.4, trials=50)


def test_dispersion_of_independent_events_is_one_and_of_clustered_ones_what_it_is():
    draw = np.random.default_rng(3)
    assert estimate_dispersion(draw.poisson(0.03, (3000, 40))) == pytest.approx(1, abs=0.03)
    clustered = draw.negative_binomial(0.1, 0.1 / (0.1 + 0.05), (4000, 40))
    # a negative binomial of mean 0.05 and size 0.1 varies 1 + 0.05/0.1 times as much
    assert estimate_dispersion(clustered) == pytest.approx(1.5, abs=0.06)


def test_a_busy_place_or_day_is_no_dispersion():
    draw = np.random.default_rng(4)
    means = np.outer(draw.gamma(2, 0.5, 1500), draw.gamma(1, 0.1, 30))
    assert estimate_dispersion(draw.poisson(means)) == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("shape", [(1, 5), (5, 1)])
def test_dispersion_is_one_where_there_is_nothing_to_measure_it_by(shape):
    assert estimate_dispersion(np.ones(shape, dtype=np.int64)) == 1.0


def test_what_a_protocol_can_detect_comes_from_its_hotspots_own_past():
    protocol = make_protocol(compliance=0.74)
    history = draw_history(2.0)
    found = work_out_detectable(protocol, history, HISTORY_FROM)
    assert found.history_last_on == dt.date(2022, 4, 23)
    assert found.history_events == history.sum()
    assert found.expected == pytest.approx(history.sum() / 600 * 91)
    assert 0.6 < found.simulated_power < 0.8
    design = read_design(replace(protocol, detectable=found))
    assert found.reduction == pytest.approx(find_reduction(design))
    assert found.reduction_at_compliance == pytest.approx(found.reduction / 0.74)


@pytest.mark.parametrize(
    ("history", "words"),
    [(np.zeros((300, 12), dtype=np.int64), "no event in the history"), (np.ones((300, 3)), "not of this protocol")],
)
def test_a_history_that_says_nothing_is_refused(history, words):
    with pytest.raises(PatrolError, match=words):
        work_out_detectable(make_protocol(), history, HISTORY_FROM)


def test_a_design_is_not_read_before_it_is_worked_out():
    with pytest.raises(PatrolError, match="before anything else"):
        read_design(make_protocol())
