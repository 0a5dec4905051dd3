"""The year of a precept, step by step, with and without a veto."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.notice import last_day_for_notice
from answerable.law.precept import Outcome, take
from answerable.law.precept_event import (
    Consulted,
    Event,
    FinalResponse,
    Issued,
    Notified,
    PanelReviewed,
    ReportIssued,
    Responded,
    RevisedNotified,
    SecondReport,
)
from answerable.law.precept_limit import limit_day, list_limits, list_timetable, statutory_day
from answerable.law.precept_state import PreceptYear, list_due

KEYS = ["notify", "report", "revise", "second_report", "respond"]


def day(month: int, number: int, year: int = 2023) -> dt.date:
    return dt.date(year, month, number)


def run(*events: Event, year: int = 2023, **precept) -> Outcome:
    """The outcome of the last event; each before it must be taken."""
    stands = PreceptYear(year=year, **precept)
    for event in events[:-1]:
        outcome = take(stands, event)
        assert [ruling for ruling in outcome.rulings if ruling.stops] == []
        stands = outcome.precept
    return take(stands, events[-1])


def codes(outcome: Outcome) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in outcome.rulings]


PROPOSED = Notified(day=day(2, 1), amount=Decimal("202.55"))
REVIEWED = PanelReviewed(day=day(2, 6), members=14)
VETOED = PanelReviewed(day=day(2, 6), members=14, veto_moved=True, veto_for=10, veto_against=2)
VETO_REPORT = ReportIssued(day=day(2, 8), veto=True, direction="too_high")
REVISED = RevisedNotified(day=day(2, 15), amount=Decimal("197.55"))
SECOND = SecondReport(day=day(2, 22))


# The limits


def test_the_limits_of_2023_are_those_that_the_regulations_print():
    assert [limit_day(key, 2023).day for key in KEYS] == [day(2, 1), day(2, 8), day(2, 15), day(2, 22), day(3, 1)]


@pytest.mark.parametrize(("year", "fridays"), [(2025, [31, 7, 14, 21, 28]), (2026, [30, 6, 13, 20, 27])])
def test_limits_at_a_weekend_are_kept_on_the_friday_before(year: int, fridays: list[int]):
    limits = [limit_day(key, year) for key in KEYS]
    assert [limit.day.day for limit in limits] == fridays
    assert {limit.day.weekday() for limit in limits} == {4}
    assert "so by the last working day before it" in limits[0].rule


def test_a_notice_at_the_weekend_of_the_limit_warns_and_the_day_after_it_stops():
    for event_day, expected in (
        (dt.date(2025, 1, 31), []),
        (dt.date(2025, 2, 1), [("W-LIMIT-AT-WEEKEND", False)]),
        (dt.date(2025, 2, 2), [("E-PRECEPT-NOTICE-LATE", True)]),
    ):
        assert codes(run(Notified(day=event_day, amount=Decimal(1)), year=2025)) == expected


@settings(deadline=None)
@given(st.integers(2013, 2060), st.sampled_from([limit.key for limit in list_limits()]))
def test_a_safe_day_is_never_after_the_statutory_one_nor_at_a_weekend(year, key):
    safe = limit_day(key, year).day
    assert dt.timedelta(0) <= statutory_day(key, year) - safe <= dt.timedelta(2)
    assert safe.weekday() < 5


def test_the_timetable_says_who_must_do_what_by_when():
    first = list_timetable(2023)[0]
    assert (first.who, first.must) == ("The policing body", "notifies the panel of the precept it proposes")
    assert first.by is not None
    assert (first.by.day, first.by.source) == (day(2, 1), "uksi/2012/2271 reg.3")


# The golden year: the West Midlands, 2023/24


def test_the_golden_year_without_a_veto():
    stands = PreceptYear(year=2023)

    # The settlement came on 14 December, and a consultation opened; it ends after the notice is due.
    outcome = take(stands, Consulted(day=day(12, 14, 2022), ends=day(2, 3)))
    assert codes(outcome) == [("W-CONSULT-ENDS-AFTER-NOTICE", False)]
    stands = outcome.precept
    assert stands.state == "awaiting_notice"

    # Papers for the panels of 9 January and 6 February.
    assert last_day_for_notice(day(1, 9)).day == day(12, 29, 2022)
    assert last_day_for_notice(day(1, 9), mode="calendar").day == day(1, 3)
    assert last_day_for_notice(day(2, 6)).day == day(1, 27)
    assert day(1, 27) < day(2, 3)  # and the consultation is still open then

    # 2 February would be too late; 1 February is not.
    late = take(stands, Notified(day=day(2, 2), amount=Decimal("202.55")))
    assert codes(late) == [("E-PRECEPT-NOTICE-LATE", True)]
    assert late.precept == stands
    assert [(due.who, due.by.day) for due in list_due(stands, day(1, 31))] == [("The policing body", day(2, 1))]
    stands = take(stands, PROPOSED).precept

    # The budget sub-group may prepare and not decide.
    delegated = take(stands, PanelReviewed(day=day(2, 1), members=14, by_sub_group=True))
    assert codes(delegated) == [("E-SPECIAL-FUNCTION-DELEGATED", True)]
    assert delegated.precept == stands

    # The panel reviews on 6 February and supports it.
    assert [(due.who, due.by.day) for due in list_due(stands, day(2, 6))] == [("The panel", day(2, 8))]
    stands = take(stands, REVIEWED).precept
    stands = take(stands, ReportIssued(day=day(2, 8))).precept
    assert stands.state == "reported"

    early = take(stands, Issued(day=day(2, 8), amount=Decimal("202.55")))
    assert codes(early) == [("E-ISSUE-BEFORE-SCRUTINY-END", True)]
    assert "responds to the panel's report" in early.rulings[0].words

    stands = take(stands, Responded(day=day(2, 10))).precept
    outcome = take(stands, Issued(day=day(2, 20), amount=Decimal("202.55")))
    assert codes(outcome) == []
    assert (outcome.precept.state, outcome.precept.issued) == ("issued", Decimal("202.55"))
    assert list_due(outcome.precept, day(2, 20)) == ()
    assert [type(event).__name__ for event in outcome.precept.events] == [
        "Consulted",
        "Notified",
        "PanelReviewed",
        "ReportIssued",
        "Responded",
        "Issued",
    ]


def test_the_golden_year_with_a_veto():
    # Nine of fourteen members are no veto, even with eleven in the room; ten are.
    nine = PanelReviewed(day=day(2, 6), members=14, veto_moved=True, veto_for=9, veto_against=2)
    failed = run(PROPOSED, nine, VETO_REPORT)
    assert codes(failed) == [("E-VETO-MAJORITY", True)]
    assert failed.rulings[0].words.startswith("No veto: 9 of 14 is below 10")
    assert failed.precept.state == "reviewed"

    # Reported on 9 February it has no effect, and the proposed precept may be issued.
    late = run(PROPOSED, VETOED, ReportIssued(day=day(2, 9), veto=True, direction="too_high"))
    assert codes(late) == [("E-PANEL-REPORT-LATE", True)]
    assert late.rulings[0].words == (
        "The panel reported on Thursday 9 February 2023: the limit was Wednesday 8 February 2023. "
        "A veto reported late has no effect: the proposed £202.55 may be issued."
    )
    assert codes(take(late.precept, Issued(day=day(2, 9), amount=Decimal("202.55")))) == []
    assert codes(take(late.precept, Issued(day=day(2, 8), amount=Decimal("202.55")))) == [
        ("E-ISSUE-BEFORE-SCRUTINY-END", True)
    ]

    # Reported on 8 February it holds, and the revised precept must be lower.
    stands = run(PROPOSED, VETOED, VETO_REPORT).precept
    assert [(due.who, due.by.day) for due in list_due(stands, day(2, 9))] == [("The policing body", day(2, 15))]
    same = take(stands, RevisedNotified(day=day(2, 15), amount=Decimal("202.55")))
    assert codes(same) == [("E-REVISED-DIRECTION", True)]
    assert codes(take(stands, RevisedNotified(day=day(2, 16), amount=Decimal("197.55")))) == [
        ("E-REVISED-LATE", True)
    ]
    stands = take(stands, REVISED).precept

    # Papers for the meeting of 20 February are due before the revised precept is: they need the way of a late paper.
    assert last_day_for_notice(day(2, 20)).day == day(2, 10) < limit_day("revise", 2023).day

    again = take(stands, SecondReport(day=day(2, 20), veto=True))
    assert codes(again) == [("E-SECOND-VETO", True)]
    assert codes(take(stands, SecondReport(day=day(2, 23)))) == [("E-PANEL-REPORT-LATE", True)]
    stands = take(stands, SecondReport(day=day(2, 20))).precept

    early = take(stands, Issued(day=day(2, 21), amount=Decimal("197.55")))
    assert codes(early) == [("E-ISSUE-BEFORE-SCRUTINY-END", True)]
    assert codes(take(stands, FinalResponse(day=day(3, 2)))) == [("E-FINAL-RESPONSE-LATE", True)]
    stands = take(stands, FinalResponse(day=day(2, 24))).precept

    assert take(stands, Issued(day=day(2, 27), amount=Decimal("197.55"))).precept.state == "issued"
    # Another amount may be issued if it does not move back towards the one vetoed: not read, so it warns.
    assert codes(take(stands, Issued(day=day(2, 27), amount=Decimal("195.00")))) == []
    back = take(stands, Issued(day=day(2, 27), amount=Decimal("200.00")))
    assert codes(back) == [("E-PRECEPT-NOT-RECOMMENDED", False)]
    assert back.precept.state == "issued"


def test_leicestershires_veto_of_2026_as_too_low():
    """A rise of £11 notified, vetoed by 12 votes on 4 February, £15 on 10 February, a special meeting on the 12th."""
    reviewed = PanelReviewed(day=dt.date(2026, 2, 4), members=15, veto_moved=True, veto_for=12)
    steps = [
        Notified(day=dt.date(2026, 1, 28), amount=Decimal(11)),
        reviewed,
        ReportIssued(day=dt.date(2026, 2, 4), veto=True, direction="too_low"),
    ]
    for amount in (Decimal(10), Decimal(11)):
        refused = run(*steps, RevisedNotified(day=dt.date(2026, 2, 10), amount=amount), year=2026)
        assert codes(refused) == [("E-REVISED-DIRECTION", True)]
    steps.append(RevisedNotified(day=dt.date(2026, 2, 10), amount=Decimal(15)))

    again = run(*steps, SecondReport(day=dt.date(2026, 2, 12), veto=True), year=2026)
    assert codes(again) == [("E-SECOND-VETO", True)]
    steps.append(SecondReport(day=dt.date(2026, 2, 12)))
    outcome = run(*steps, year=2026)
    assert (codes(outcome), outcome.precept.state) == ([], "second_reported")

    early = run(*steps, Issued(day=dt.date(2026, 2, 13), amount=Decimal(15)), year=2026)
    assert codes(early) == [("E-ISSUE-BEFORE-SCRUTINY-END", True)]
    steps.append(FinalResponse(day=dt.date(2026, 2, 16)))
    issued = run(*steps, Issued(day=dt.date(2026, 2, 20), amount=Decimal(15)), year=2026)
    assert (codes(issued), issued.precept.issued) == ([], Decimal(15))


# Single rules


def test_without_a_veto_only_the_proposed_or_a_recommended_precept_is_issued():
    report = ReportIssued(day=day(2, 8), recommended=(Decimal("200.00"),))
    stands = run(PROPOSED, REVIEWED, report, Responded(day=day(2, 9))).precept
    assert codes(take(stands, Issued(day=day(2, 10), amount=Decimal("200.00")))) == []
    other = take(stands, Issued(day=day(2, 10), amount=Decimal("201.00")))
    assert codes(other) == [("E-PRECEPT-NOT-RECOMMENDED", True)]
    assert other.rulings[0].words.endswith("what may be issued is £202.55 and £200.00.")


def test_a_veto_that_is_carried_must_be_stated_with_its_direction():
    assert codes(run(PROPOSED, VETOED, ReportIssued(day=day(2, 8)))) == [("E-VETO-NOT-STATED", True)]
    undirected = run(PROPOSED, VETOED, ReportIssued(day=day(2, 8), veto=True))
    assert codes(undirected) == [("W-VETO-NO-DIRECTION", False)]
    assert codes(take(undirected.precept, RevisedNotified(day=day(2, 9), amount=Decimal("202.55")))) == [
        ("E-REVISED-DIRECTION", True)
    ]


def test_a_veto_in_the_report_needs_a_vote():
    assert codes(run(PROPOSED, REVIEWED, VETO_REPORT)) == [("E-VETO-MAJORITY", True)]


def test_a_precept_that_the_panel_cannot_veto_is_not_put_to_a_veto():
    assert codes(run(PROPOSED, VETOED, can_veto=False)) == [("E-CAPABILITY", True)]
    assert codes(run(PROPOSED, REVIEWED, can_veto=False)) == []


def test_more_votes_than_members_stop_the_review():
    wrong = PanelReviewed(day=day(2, 6), members=5, veto_moved=True, veto_for=6)
    assert codes(run(PROPOSED, wrong)) == [("E-VOTE-COUNT", True)]


def test_steps_out_of_their_order_are_stopped():
    assert codes(run(PROPOSED, Responded(day=day(2, 7)))) == [("E-PRECEPT-ORDER", True)]
    before = PanelReviewed(day=day(1, 31), members=14)
    assert codes(run(PROPOSED, before)) == [("E-PRECEPT-ORDER", True)]
    assert codes(run(Issued(day=day(2, 1), amount=Decimal(1)))) == [("E-ISSUE-BEFORE-SCRUTINY-END", True)]


def test_a_panel_that_never_reports_lets_the_proposed_precept_be_issued():
    stands = run(PROPOSED).precept
    assert list_due(stands, day(2, 9))[0].must == "may issue £202.55 without the panel's report"
    assert codes(take(stands, Issued(day=day(2, 9), amount=Decimal("202.55")))) == []
    assert codes(take(stands, Issued(day=day(2, 9), amount=Decimal("199.00")))) == [
        ("E-PRECEPT-NOT-RECOMMENDED", True)
    ]


def test_a_panel_that_never_reports_again_lets_the_revised_precept_be_issued():
    stands = run(PROPOSED, VETOED, VETO_REPORT, REVISED).precept
    assert codes(take(stands, Issued(day=day(2, 22), amount=Decimal("197.55")))) == [
        ("E-ISSUE-BEFORE-SCRUTINY-END", True)
    ]
    assert codes(take(stands, Issued(day=day(2, 23), amount=Decimal("197.55")))) == []


def test_a_precept_issued_in_march_is_late_and_stands():
    stands = run(PROPOSED, VETOED, VETO_REPORT, REVISED, SECOND, FinalResponse(day=day(3, 1))).precept
    outcome = take(stands, Issued(day=day(3, 1), amount=Decimal("197.55")))
    assert codes(outcome) == [("W-PRECEPT-ISSUED-LATE", False)]
    assert outcome.precept.state == "issued"


def test_what_did_happen_late_can_be_recorded_by_who_may_overrule():
    late = Notified(day=day(2, 2), amount=Decimal("202.55"))
    outcome = take(PreceptYear(year=2023), late, overruled={"E-PRECEPT-NOTICE-LATE"})
    assert codes(outcome) == [("E-PRECEPT-NOTICE-LATE", False)]
    assert outcome.precept.state == "notified"


def test_a_late_veto_has_no_effect_even_when_it_is_recorded():
    stands = run(PROPOSED, VETOED).precept
    late = ReportIssued(day=day(2, 9), veto=True, direction="too_high")
    outcome = take(stands, late, overruled={"E-PANEL-REPORT-LATE"})
    assert outcome.precept.state == "reviewed"
    assert outcome.precept.events[-1] == late


EVENTS = st.one_of(
    st.builds(Notified, day=st.dates(day(1, 25), day(2, 3)), amount=st.sampled_from([Decimal(10), Decimal(15)])),
    st.builds(
        PanelReviewed,
        day=st.dates(day(2, 1), day(2, 10)),
        members=st.just(14),
        veto_moved=st.booleans(),
        veto_for=st.integers(8, 12),
    ),
    st.builds(
        ReportIssued,
        day=st.dates(day(2, 1), day(2, 10)),
        veto=st.booleans(),
        direction=st.sampled_from(["too_high", "too_low"]),
    ),
    st.builds(Responded, day=st.dates(day(2, 6), day(2, 20))),
    st.builds(
        RevisedNotified, day=st.dates(day(2, 8), day(2, 17)), amount=st.sampled_from([Decimal(9), Decimal(16)])
    ),
    st.builds(SecondReport, day=st.dates(day(2, 10), day(2, 24)), veto=st.booleans()),
    st.builds(FinalResponse, day=st.dates(day(2, 15), day(3, 3))),
    st.builds(Issued, day=st.dates(day(2, 6), day(3, 10)), amount=st.sampled_from([Decimal(10), Decimal(15)])),
)


@settings(deadline=None)
@given(st.lists(EVENTS, max_size=30))
def test_a_stopped_event_changes_nothing_and_what_is_issued_was_scrutinised(events):
    stands = PreceptYear(year=2023)
    for event in events:
        outcome = take(stands, event)
        if any(ruling.stops for ruling in outcome.rulings):
            assert outcome.precept == stands
        else:
            assert outcome.precept.events == (*stands.events, event)
        stands = outcome.precept
    days = [event.day for event in stands.events]
    assert days == sorted(days)
    if stands.state == "issued":
        kinds = {type(event) for event in stands.events}
        assert Notified in kinds
        assert {Responded, FinalResponse} & kinds or stands.events[-1].day > day(2, 8)
