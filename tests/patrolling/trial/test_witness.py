"""Since when anybody can hold a trial to its protocol, and that it was abandoned, as both are told."""

import datetime as dt

import pytest

from answerable.patrolling.trial.witness import Abandoned, Witness, say_abandoned, say_witness

STARTS = dt.date(2025, 3, 3)
EARLY, LATE = dt.date(2025, 2, 20), dt.date(2025, 3, 8)


@pytest.mark.parametrize(("listed_on", "words"), [
    (EARLY, "public since 20 February 2025, 11 days before its first day."),
    (STARTS - dt.timedelta(days=1), "public since 2 March 2025, 1 day before its first day."),
    (STARTS, "public since 3 March 2025, the first day of the trial: before that nobody outside could hold the trial "
             "to them."),
    (LATE, "public since 8 March 2025, 5 days after its first day: before that nobody outside could hold the trial "
           "to them."),
])  # fmt: skip
def test_a_registration_says_how_long_before_or_after_the_first_day_it_was_public(listed_on, words):
    said, report = say_witness(Witness(listed_on=listed_on), STARTS)
    assert said == f"Its registration with the hashes is {words}"
    assert report == "No protocol report of it has been published."


def test_a_protocol_report_that_came_after_the_start_is_said_plainly():
    early = say_witness(Witness(listed_on=EARLY, told_on=EARLY), STARTS)[1]
    late = say_witness(Witness(listed_on=EARLY, told_on=LATE), STARTS)[1]
    assert early == "Its protocol report was published on 20 February 2025, 11 days before its first day."
    assert late == (
        "Its protocol report was published on 8 March 2025, 5 days after its first day: before that nobody outside "
        "could read what was planned."
    )


def test_an_abandoned_trial_says_when_why_and_whether_anybody_had_seen_a_result():
    blind = Abandoned(on=LATE, why="Too few officers were free.", recorded_on=LATE)
    seen = Abandoned(on=LATE, why="Too few officers were free", recorded_on=dt.date(2025, 3, 9), readings=2)
    assert say_abandoned(blind) == (
        "Abandoned on 8 March 2025, before any result of it was read: Too few officers were free."
    )
    assert say_abandoned(seen) == (
        "Abandoned on 8 March 2025, which was recorded on 9 March 2025, after 2 readings of its result: Too few "
        "officers were free."
    )
