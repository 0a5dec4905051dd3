"""A draw that anybody checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.registration import hash_protocol
from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv
from answerable.patrolling.trial.verification import Checked, verify_draw
from tests.patrolling.trial.example import ENDS, SEED, STARTS, make_protocol

PROTOCOL = make_protocol()


def write(folder: Path, *, last_on=ENDS, change=lambda text: text) -> Path:
    visits = list_visits(PROTOCOL, draw_allocation(PROTOCOL, SEED), STARTS, last_on)
    path = folder / "schedule.csv"
    path.write_text(change(write_schedule_csv(visits)), encoding="utf-8")
    return path


def check(folder: Path, schedule: Path | None = None, *, seed: str = SEED, published: str = "") -> Checked:
    return verify_draw(PROTOCOL, seed, schedule=schedule, published=published, folder=folder / "rows")


def test_a_schedule_that_the_seed_draws_agrees_in_every_day_and_time(tmp_path: Path) -> None:
    checked = check(tmp_path, write(tmp_path), published=hash_protocol(PROTOCOL).upper())

    assert checked.faults == ()
    assert checked.agreed[0] == "The protocol is the one whose hash was published."
    assert checked.agreed[-2].endswith("on 91 days of 91, 3 October 2022 to 1 January 2023.")
    assert checked.agreed[-1] == "Its visits begin at the times that the seed gives."


def test_a_week_of_a_schedule_is_checked_as_that_week(tmp_path: Path) -> None:
    checked = check(tmp_path, write(tmp_path, last_on=STARTS.replace(day=9)))

    assert checked.faults == ()
    assert "on 7 days of 91, " in checked.agreed[-2]


def test_another_seed_is_told_and_nothing_is_drawn_from_it(tmp_path: Path) -> None:
    checked = check(tmp_path, write(tmp_path), seed="another seed")

    assert checked.faults == ("The seed is not the one whose hash the protocol registers.",)
    assert len(checked.agreed) == 1


def test_another_protocol_than_the_published_one_is_told(tmp_path: Path) -> None:
    assert "is not the one whose hash was published" in check(tmp_path, published="0" * 64).faults[0]


def test_a_day_that_was_moved_is_named(tmp_path: Path) -> None:
    def drop_first_visit(text: str) -> str:
        head, _, rest = text.partition("\n")
        return f"{head}\n{rest.partition(chr(10))[2]}"

    faults = check(tmp_path, write(tmp_path, change=drop_first_visit)).faults

    assert len(faults) == 1
    assert faults[0].endswith("on 3 October 2022: the seed draws patrol.")


def test_another_time_of_the_same_day_is_said_and_is_no_fault(tmp_path: Path) -> None:
    def be_late(text: str) -> str:
        head, first, *rest = text.splitlines()
        code, on, *_ = first.split(",")
        return "\n".join((head, f"{code},{on},14:59,15:14,15", *rest))

    checked = check(tmp_path, write(tmp_path, change=be_late))

    assert checked.faults == ()
    assert checked.agreed[-1].startswith("1 visit of ")


def test_places_days_and_rows_that_are_not_the_trial_s_are_told(tmp_path: Path) -> None:
    strange = check(tmp_path, write(tmp_path, change=lambda text: text.replace("N01,", "X01,")))
    late = check(tmp_path, write(tmp_path, change=lambda text: text.replace("2022-10-03", "2022-09-03")))

    assert strange.faults == ("The schedule has places that the protocol has not: X01.",)
    assert late.faults == ("The schedule has days outside the trial.",)
    with pytest.raises(PatrolError, match="Nothing was checked"):
        check(tmp_path, write(tmp_path, change=lambda text: text.replace("2022-10-03", "a Monday")))
