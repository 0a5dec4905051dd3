"""What a year's work programme must hold, and what a sub-group may not decide."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.day import span_financial_year
from answerable.law.programme import (
    Notice,
    Planned,
    judge_delegation,
    judge_programme,
    list_needs,
    list_special_functions,
)


def planned(**days: str | None) -> list[Planned]:
    return [Planned(key=key, day=dt.date.fromisoformat(day) if day else None) for key, day in days.items()]


PANEL_2022 = {
    "precept_review": "2023-02-06",
    "revised_precept": "2023-02-20",
    "annual_report": "2022-11-14",
    "workplan": "2022-11-14",
}


def test_a_panels_year_has_its_statutory_items_in_the_order_of_their_last_days():
    needs = list_needs(2022, "panel")
    assert [(need.key, need.latest) for need in needs] == [
        ("workplan", dt.date(2022, 11, 30)),
        ("precept_review", dt.date(2023, 2, 8)),
        ("revised_precept", dt.date(2023, 2, 22)),
        ("annual_report", dt.date(2023, 3, 31)),
    ]
    assert [need.key for need in needs if need.provisional] == ["revised_precept"]


def test_a_boards_year_has_its_own():
    assert [need.key for need in list_needs(2022, "board")] == ["workplan", "precept_proposal", "annual_report_draft"]


def test_the_plan_is_needed_in_the_financial_year_of_an_election():
    plan = next(need for need in list_needs(2021, "panel") if need.key == "plan")
    assert (plan.earliest, plan.latest) == (dt.date(2021, 5, 6), dt.date(2022, 3, 31))
    assert "plan" not in [need.key for need in list_needs(2022, "panel")]
    given = list_needs(2027, "panel", elections=[dt.date(2027, 5, 6)])
    assert "plan" in [need.key for need in given]


def test_a_notice_of_an_appointment_needs_a_hearing_in_three_weeks():
    notice = Notice(key="confirmation_hearing", received=dt.date(2022, 12, 19), title="Deputy: confirmation hearing")
    (hearing,) = [need for need in list_needs(2022, "panel", notices=[notice]) if need.key == notice.key]
    assert (hearing.title, hearing.earliest, hearing.latest) == (notice.title, notice.received, dt.date(2023, 1, 8))
    assert list_needs(2021, "panel", notices=[notice]) == list_needs(2021, "panel")


def test_a_programme_with_every_item_in_its_time_has_no_ruling():
    assert judge_programme(planned(**PANEL_2022), 2022, "panel") == ()


def test_an_item_that_is_missing_too_late_or_to_be_programmed_is_named():
    def words(**changed) -> list[str]:
        rulings = judge_programme(planned(**{**PANEL_2022, **changed}), 2022, "panel")
        assert {(ruling.code, ruling.stops) for ruling in rulings} == {("W-STATUTORY-ITEM-MISSING", False)}
        return [ruling.words for ruling in rulings]

    assert words(precept_review="2023-02-09") == [
        "“Review of the proposed precept” is programmed for Thursday 9 February 2023 in the programme of 2022/23: "
        "it is taken from Sunday 1 January 2023 to Wednesday 8 February 2023."
    ]
    assert "is still to be programmed" in words(annual_report=None)[0]
    (missing,) = judge_programme(planned(**PANEL_2022)[1:], 2022, "panel")
    assert missing.words.startswith("“Review of the proposed precept” is missing")
    assert "sch.5 para 3" in missing.source


def test_a_sub_group_may_not_decide_what_is_the_panels_own():
    (ruling,) = judge_delegation(["precept_review", "lines_of_questioning", "precept_review"])
    assert (ruling.code, ruling.stops) == ("E-SPECIAL-FUNCTION-DELEGATED", True)
    assert ruling.words == "A sub-group may prepare this and not decide it: Review of the proposed precept."
    assert judge_delegation(["workplan"]) == ()
    assert set(list_special_functions()) == {
        *("precept_review", "revised_precept", "annual_report", "plan"),
        *("confirmation_hearing", "chief_constable_hearing"),
    }


@settings(deadline=None)
@given(st.integers(2013, 2060), st.sampled_from(["panel", "board"]))
def test_every_need_lies_in_its_year_and_is_met_on_its_last_day(year, regime):
    first, last = span_financial_year(year)
    needs = list_needs(year, regime)
    assert all(first <= need.earliest <= need.latest <= last for need in needs)
    assert judge_programme([Planned(key=need.key, day=need.latest) for need in needs], year, regime) == ()
