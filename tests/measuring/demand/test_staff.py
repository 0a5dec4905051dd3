"""How many people an hour needs, and what a roster achieves."""

import numpy as np
import pytest

from answerable.measuring.demand.erlang import serve
from answerable.measuring.demand.staff import Terms, find_agents, roster_for, serve_with_roster
from tests.measuring.demand.queue_run import run_queue


def test_hour_of_100_calls_in_thirty_minutes_needs_14_people_and_20_rostered():
    terms = Terms(handling=180, share=0.8, seconds=20, shrinkage=0.3)
    agents = find_agents(200.0, terms)
    assert int(agents) == 14
    assert int(roster_for(agents, 0.3)) == 20


def test_evening_hour_of_emergency_calls_needs_15_people():
    assert int(find_agents(157.7, Terms(handling=233, share=0.9, seconds=10))) == 15


@pytest.mark.parametrize("patience", [0.0, 90.0])
def test_needed_people_meet_the_standard_and_one_fewer_does_not(patience):
    rates = np.random.default_rng(3).uniform(0.2, 400, 500)
    terms = Terms(handling=233, share=0.9, seconds=10, patience=patience)
    agents = find_agents(rates, terms)
    assert (serve(rates, 233, agents, 10, patience).in_target >= 0.9 - 1e-9).all()
    assert (serve(rates, 233, agents - 1, 10, patience).in_target < 0.9).all()


def test_hour_without_calls_needs_nobody():
    assert find_agents(np.array([0.0, 12.0]), Terms(handling=60, share=0.9, seconds=10)).tolist()[0] == 0
    assert find_agents(np.zeros(3), Terms(handling=60, share=0.9, seconds=10)).tolist() == [0, 0, 0]


def test_part_of_a_person_lies_between_the_whole_numbers():
    terms = Terms(handling=180, share=0.8, seconds=20, shrinkage=0.25)
    # 18 rostered leave 13.5 on the phones.
    service = serve_with_roster(np.array([200.0]), np.array([18.0]), terms)
    fewer, more = (float(serve(200, 180, agents, 20).in_target) for agents in (13, 14))
    assert float(service.in_target[0]) == pytest.approx((fewer + more) / 2)


def test_roster_that_shrinks_to_a_whole_number_is_that_number():
    service = serve_with_roster(np.array([200.0]), np.array([20.0]), Terms(180, 0.8, 20, shrinkage=0.3))
    assert float(service.in_target[0]) == pytest.approx(0.88835, abs=1e-6)


@pytest.mark.parametrize(
    ("per_hour", "agents", "target", "patience"),
    [(200, 14, 20, 0), (157.7, 15, 10, 0), (157.7, 11, 10, 120), (300, 15, 180, 300)],
    ids=["a quiet queue", "emergencies", "emergencies who hang up", "more work than people"],
)
def test_formulas_agree_with_a_queue_run_caller_by_caller(per_hour, agents, target, patience):
    handling = 180 if agents == 14 else 233
    run = run_queue(per_hour, handling, agents, target, patience, callers=120_000, seed=7)
    service = serve(per_hour, handling, agents, target, patience)
    assert float(service.in_target) == pytest.approx(run.in_target, abs=0.012)
    assert float(service.abandoned) == pytest.approx(run.abandoned, abs=0.01)
    assert float(service.wait) == pytest.approx(run.wait, rel=0.12)
