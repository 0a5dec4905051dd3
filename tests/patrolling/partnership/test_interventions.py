"""Commissioned services: funnels that add up, shares of those whose time has come, small counts hidden in public."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from answerable.drawing.exhibit import Exhibit, Told
from answerable.measuring.analysis import measure
from answerable.measuring.interval import bound_share
from answerable.patrolling.partnership.intervention import (
    Intervention,
    InterventionReturn,
    YearMoney,
    add_stages,
    judge_returns,
)
from answerable.patrolling.partnership.intervention_exhibit import tell_interventions
from answerable.patrolling.partnership.kind import COMMISSIONED_SERVICES
from answerable.patrolling.partnership.parameter import find_level
from answerable.patrolling.partnership.service import work_out_interventions
from answerable.patrolling.partnership.shapes import INTERVENTION_RETURNS, INTERVENTIONS
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.partnership.files import take_file

QUARTERS = (
    (dt.date(2022, 4, 1), dt.date(2022, 6, 30)),
    (dt.date(2022, 7, 1), dt.date(2022, 9, 30)),
    (dt.date(2022, 10, 1), dt.date(2022, 12, 31)),
    (dt.date(2023, 1, 1), dt.date(2023, 3, 31)),
)


def _return(quarter: int, counts: tuple[int, ...], name: str = "Ward Link", **more: object) -> InterventionReturn:
    names = ("referred", "declined", "started", "completed", "left_early", "outcomes_known", "outcomes_met")
    first_on, last_on = QUARTERS[quarter]
    given = dict(zip(names, counts, strict=True)) | more
    return InterventionReturn(intervention=name, first_on=first_on, last_on=last_on, **given)


WARD_LINK = (
    _return(0, (60, 12, 40, 8, 6, 7, 5), spent=Decimal(30_000)),
    _return(1, (50, 8, 42, 32, 9, 23, 15), spent=Decimal(32_000)),
)


def _find(told: Told, slug: str) -> Exhibit:
    return next(each for each in told.exhibits if each.slug == slug)


def test_everybody_the_returns_cover_stands_in_exactly_one_place() -> None:
    stages = add_stages(WARD_LINK)
    # 110 referred: 20 declined, 82 started, 8 wait; of 82, 40 completed, 15 left, 27 are still there
    assert stages.ways == (20, 8, 15, 27, 40)
    assert sum(stages.ways) == 110
    assert stages.outcomes == (10, 10, 20)


def test_shares_are_of_those_whose_time_has_come() -> None:
    (service,) = work_out_interventions((), WARD_LINK).services
    assert service.finished is not None
    assert (service.finished.part, service.finished.whole) == (40, 55)
    assert (service.finished.low, service.finished.high) == bound_share(40, 55)[:2]
    assert service.taken_up is not None
    assert (service.taken_up.part, service.taken_up.whole) == (82, 102)
    assert service.met is not None
    assert (service.met.part, service.met.whole) == (20, 30)


def test_outcomes_not_known_are_bounded_by_none_and_all_of_them_met() -> None:
    result = work_out_interventions((), WARD_LINK)
    assert (result.services[0].met_least, result.services[0].met_most) == (20 / 40, 30 / 40)
    sentence = _find(tell_interventions(result), "services-outcomes").sentence
    assert "66.7% (20 of 30) of the outcomes that are known were met" in sentence
    assert "it would be 50.0% or 75.0% of the 40 who completed" in sentence


def test_cost_is_of_each_start_and_each_completion_with_their_numbers() -> None:
    (service,) = work_out_interventions((), WARD_LINK).services
    assert (service.spent, service.is_granted) == (Decimal(62_000), False)
    assert service.cost_per_start == Decimal("756.10")
    assert service.cost_per_completion == Decimal("1550.00")


def test_grant_stands_for_the_spend_only_over_whole_financial_years() -> None:
    about = Intervention(name="ward link", money=(YearMoney(year=2022, amount=Decimal(100_000)),))
    returns = [_return(quarter, (30, 5, 25, 15, 5, 10, 5)) for quarter in range(4)]
    (whole,) = work_out_interventions([about], returns).services
    assert (whole.spent, whole.is_granted, whole.cost_per_start) == (Decimal(100_000), True, Decimal("1000.00"))
    (part,) = work_out_interventions([about], returns[:3]).services
    assert part.spent is None
    assert part.cost_per_start is None


def test_who_was_there_already_may_complete_and_is_no_start_of_the_period() -> None:
    (service,) = work_out_interventions((), [_return(0, (20, 5, 10, 18, 0, 10, 5), already_started=14)]).services
    assert (service.people, service.started, service.begun, service.completed) == (34, 24, 10, 18)
    few = work_out_interventions((), [_return(0, (20, 5, 10, 10, 0, 5, 0), already_started=3)]).services[0]
    assert few.begun is None
    assert few.taken_up is None


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((10, 4, 8, 0, 0, 0, 0), "more people started or were declined than had been referred"),
        ((20, 0, 10, 8, 3, 0, 0), "more people completed or left than had started"),
        ((20, 0, 10, 8, 0, 9, 0), "more outcomes are known than people had completed"),
        ((20, 0, 10, 8, 0, 5, 6), "more outcomes were met than are known"),
    ],
)
def test_return_that_cannot_be_is_told_and_left_out(counts: tuple[int, ...], words: str) -> None:
    (fault,) = judge_returns([_return(0, counts)])
    assert fault.is_fault
    assert words in fault.words
    result = work_out_interventions((), [_return(0, counts), _return(0, (30, 6, 20, 10, 5, 10, 5), "Open Door")])
    assert [each.name for each in result.services] == ["Open Door"]
    assert "1 service left out of every figure" in _find(tell_interventions(result), "services-lacks").sentence


def test_completing_in_a_later_quarter_than_starting_is_no_fault() -> None:
    assert judge_returns([_return(0, (20, 0, 20, 0, 0, 0, 0)), _return(1, (5, 0, 0, 15, 0, 12, 6))]) == ()


def test_quarter_without_a_return_is_missing_and_one_given_twice_is_a_fault() -> None:
    gap = judge_returns([_return(0, (5, 0, 5, 0, 0, 0, 0)), _return(2, (5, 0, 5, 0, 0, 0, 0))])
    assert [(lack.code, lack.is_fault) for lack in gap] == [("return missing", False)]
    assert gap[0].words == "Ward Link: there is no return for 1 July to 30 September 2022."
    twice = judge_returns([_return(0, (5, 0, 5, 0, 0, 0, 0)), _return(0, (6, 0, 5, 0, 0, 0, 0))])
    assert [(lack.code, lack.is_fault) for lack in twice] == [("days given twice", True)]


def test_small_counts_of_people_are_in_no_public_result_and_on_the_desk_they_are() -> None:
    returns = [_return(0, (40, 3, 30, 12, 6, 12, 7)), _return(0, (60, 10, 45, 20, 9, 15, 9), "Open Door")]
    public = work_out_interventions((), returns)
    link = next(each for each in public.services if each.name == "Ward Link")
    assert link.declined is None
    assert link.taken_up is None
    # Who left early is hidden with them, so that they cannot be worked out; what came of completions is not
    assert (link.left_early, link.completed, link.people) == (None, 12, 40)
    assert (link.outcome_not_met, link.outcome_met) == (5, 7)
    assert "hidden" in _find(tell_interventions(public), "services-people").table.rows[1]
    desk = work_out_interventions((), returns, is_public=False)
    assert next(each for each in desk.services if each.name == "Ward Link").declined == 3


_PART = some.integers(0, 12)


@settings(max_examples=15, deadline=None)
@example([(0, 0, 0, 0, 1, 0, 5), (0, 0, 0, 0, 6, 0, 0)])
@given(some.lists(some.tuples(_PART, _PART, _PART, _PART, _PART, _PART, _PART), min_size=1, max_size=3))
def test_no_public_result_holds_a_count_of_people_under_the_limit(people: list[tuple[int, ...]]) -> None:
    returns = []
    for number, (declined, waiting, left, there, unknown, unmet, met) in enumerate(people):
        completed = unknown + unmet + met
        started = left + there + completed
        counts = (declined + waiting + started, declined, started, completed, left, unmet + met, met)
        returns.append(_return(0, counts, f"Service {number}"))
    result = work_out_interventions((), returns)
    shown = (*result.services, *((result.together,) if result.together else ()))
    fields = ("declined", "waiting", "left_early", "there", "outcome_unknown", "outcome_not_met", "outcome_met")
    for each in shown:
        counts = [getattr(each, name) for name in (*fields, "people", "started", "completed", "begun")]
        assert all(count is None or count == 0 or count >= 5 for count in counts)
        parts = [getattr(each, name) for name in fields]
        if None not in parts and each.people is not None:
            assert sum(parts) == each.people
        # One hidden number beside a shown total can be worked out: it may hide others, and is never a small one
        for total, ways in ((each.people, [*parts[:4], each.completed]), (each.completed, parts[4:])):
            if total is not None and ways.count(None) == 1:
                assert total - sum(way for way in ways if way is not None) >= 5


def test_strength_of_evaluation_is_said_with_what_it_can_show() -> None:
    about = Intervention(name="Ward Link", provider="Harbour Trust", level=5, judged_by="A university")
    evidence = _find(tell_interventions(work_out_interventions([about], WARD_LINK)), "services-evidence")
    assert evidence.title == "Ward Link has an evaluation with a comparison group (level 3 or above)"
    assert evidence.sentence == f"{evidence.title}."
    assert evidence.table.rows[0][2] == "5, drawn by lot"
    unknown = _find(tell_interventions(work_out_interventions((), WARD_LINK)), "services-evidence")
    assert unknown.table.rows[0][2] == "not said"
    assert unknown.title.startswith("ward link has no evaluation") or "has no evaluation" in unknown.title
    assert unknown.sentence.endswith("Of 1 nobody has said how strong it is.")


def test_levels_are_six_each_with_a_source_and_a_level_that_is_none_is_not_found() -> None:
    assert all(find_level(level).source and find_level(level).shows for level in range(6))
    with pytest.raises(LookupError, match="level 6"):
        find_level(6)


def test_no_returns_are_refused() -> None:
    with pytest.raises(PatrolError, match="no returns"):
        work_out_interventions((), ())


def test_files_become_a_result_that_json_carries_whole(tmp_path: Path) -> None:
    returns = take_file(
        tmp_path,
        INTERVENTION_RETURNS,
        "quarter,service,referrals,declined,starts,completions,left early,outcomes known,outcomes met,spent",
        'Q1 2022/23,Ward Link,60,12,40,8,6,7,5,"£30,000"',
        'Q2 2022/23,Ward Link,50,8,42,32,9,23,15,"£32,000"',
    )
    services = take_file(
        tmp_path,
        INTERVENTIONS,
        "name,provider,sort,setting,council,starts_on,ends_on,evaluation level,judged_by,judged_on",
        "Ward Link,Harbour Trust,tertiary,hospital,Northfield,2022-04-01,2030-03-31,3,A university,2022-09-01",
    )
    made = measure(COMMISSIONED_SERVICES, {"returns": returns, "interventions": services})
    assert made.result.services[0].people == 110
    assert made.result.services[0].intervention.setting == "hospital"
    again = msgspec.json.decode(msgspec.json.encode(made.result), type=COMMISSIONED_SERVICES.result)
    assert tell_interventions(again) == tell_interventions(made.result)
    assert json.loads(msgspec.json.encode(made.result))["below"] == 5


def test_outcomes_of_few_completions_are_hidden_whole_though_the_completions_are_shown() -> None:
    returns = [_return(0, (40, 10, 25, 5, 8, 5, 4)), _return(0, (60, 10, 45, 20, 9, 15, 9), "Open Door")]
    result = work_out_interventions((), returns)
    link, door = (next(each for each in result.services if each.name == name) for name in ("Ward Link", "Open Door"))
    assert link.completed == 5
    assert (link.outcome_unknown, link.outcome_not_met, link.outcome_met) == (None, None, None)
    assert (link.met, link.met_least) == (None, None)
    assert door.outcome_met == 9
    assert result.together is not None
    # All together less Open Door would be what is hidden
    assert result.together.outcome_met is None


def test_desk_result_of_nothing_but_faulty_returns_tells_the_faults_alone() -> None:
    for is_public in (True, False):
        result = work_out_interventions((), [_return(0, (10, 4, 8, 0, 0, 0, 0))], is_public=is_public)
        assert [each.slug for each in tell_interventions(result).exhibits] == ["services-lacks"]
