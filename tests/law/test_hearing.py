"""Confirmation hearings, the veto of a chief constable, removals."""

import datetime as dt

from answerable.law.hearing import (
    hearing_deadline,
    judge_appointment,
    judge_chief_veto,
    judge_hearing,
    judge_removal,
    removal_deadline,
)

RECEIVED = dt.date(2022, 12, 19)
LAST = dt.date(2023, 1, 8)
AFTER = dt.date(2023, 1, 9)


def codes(rulings) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in rulings]


def test_the_panel_has_three_weeks_beginning_with_the_notice():
    assert hearing_deadline(RECEIVED).day == LAST
    assert hearing_deadline(dt.date(2022, 11, 21)).day == dt.date(2022, 12, 11)
    assert hearing_deadline(RECEIVED).rule == "21 days beginning with Monday 19 December 2022"


def test_the_period_after_an_election_does_not_count():
    after_election = (dt.date(2022, 12, 20), dt.date(2022, 12, 26), "post-election period")
    deadline = hearing_deadline(RECEIVED, left_out=[after_election])
    assert deadline.day == LAST + dt.timedelta(days=7)
    assert [step.why for step in deadline.steps].count("post-election period") == 7


def test_a_report_after_three_weeks_is_late_and_no_report_becomes_so():
    assert judge_hearing("chief_executive", RECEIVED, LAST, AFTER) == ()
    assert judge_hearing("chief_executive", RECEIVED, None, LAST) == ()
    for reported in (AFTER, None):
        assert codes(judge_hearing("chief_executive", RECEIVED, reported, AFTER)) == [("E-HEARING-LATE", True)]


def test_nobody_is_appointed_before_the_hearing_has_ended():
    def judged(appointed: dt.date, **given):
        return codes(judge_appointment("deputy", appointed, RECEIVED, **given))

    stopped = [("E-APPOINT-BEFORE-END", True)]
    reported = dt.date(2022, 12, 28)
    assert judged(LAST) == stopped
    assert judged(AFTER) == []
    assert judged(dt.date(2022, 12, 29), reported=reported) == stopped
    assert judged(dt.date(2022, 12, 29), reported=reported, responded=dt.date(2022, 12, 29)) == []
    assert judged(AFTER, reported=AFTER) == []


def test_a_candidate_who_was_vetoed_is_not_appointed_chief_constable():
    given = {"reported": LAST, "responded": AFTER, "vetoed": True}
    assert codes(judge_appointment("chief_constable", AFTER, RECEIVED, **given)) == [("E-APPOINT-BEFORE-END", True)]
    assert judge_appointment("chief_executive", AFTER, RECEIVED, **given) == ()


def test_a_chief_constable_is_vetoed_by_two_thirds_of_all_members_in_time():
    assert judge_chief_veto(14, 10, received=RECEIVED, reported=LAST).carried
    short = judge_chief_veto(14, 9, received=RECEIVED, reported=LAST)
    assert (short.carried, codes(short.rulings)) == (False, [("E-VETO-MAJORITY", True)])
    late = judge_chief_veto(14, 10, received=RECEIVED, reported=AFTER)
    assert (late.carried, codes(late.rulings)) == (False, [("E-HEARING-LATE", True)])


def test_a_second_veto_only_warns_because_that_rule_was_not_read():
    second = judge_chief_veto(14, 10, received=RECEIVED, reported=LAST, second=True)
    assert codes(second.rulings) == [("E-CC-SECOND-VETO", False)]


def test_a_removal_waits_for_reasons_and_the_panel_or_six_weeks():
    received = dt.date(2022, 11, 1)
    last = dt.date(2022, 12, 12)
    stopped = [("E-REMOVAL-BEFORE-SCRUTINY", True)]
    assert removal_deadline(received).day == last
    assert codes(judge_removal(last, received, reasons="")) == stopped
    assert codes(judge_removal(last, received, reasons="Given.")) == stopped
    assert judge_removal(last + dt.timedelta(days=1), received, reasons="Given.") == ()
    recommended = dt.date(2022, 11, 20)
    assert judge_removal(recommended, received, reasons="Given.", recommended=recommended) == ()
    early = dt.date(2022, 11, 19)
    assert codes(judge_removal(early, received, reasons="Given.", recommended=recommended)) == stopped
