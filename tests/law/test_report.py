"""What reports, annual reports and plans must have."""

import datetime as dt

import pytest

from answerable.law.report import (
    ReportParts,
    judge_implications,
    judge_parts,
    judge_period,
    judge_plan,
    judge_publication,
    plan_deadline,
)

EQUALITY = (
    "An assessment was made. The change of opening hours affects disabled people most, so the lift stays in use and "
    "appointments by telephone are kept."
)
WHOLE = {
    "title": "Custody",
    "recommendations": ["That the board note the report."],
    "finance": "None.",
    "legal": "None.",
    "equality": EQUALITY,
    "background_papers": [],
}


def judged(**changed) -> list[tuple[str, bool]]:
    return [(r.code, r.stops) for r in judge_parts(ReportParts(**{**WHOLE, **changed}))]


def codes(rulings) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in rulings]


def test_a_report_with_all_its_parts_passes_and_a_verbal_one_needs_none():
    assert judged() == []
    assert judge_parts(ReportParts(title="Update", delivery="verbal")) == ()


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ({"recommendations": [" "]}, "E-REPORT-NO-RECOMMENDATION"),
        ({"finance": ""}, "E-IMPLICATIONS-BLANK"),
        ({"legal": "\n"}, "E-IMPLICATIONS-BLANK"),
        ({"background_papers": None}, "E-NO-BACKGROUND-LIST"),
    ],
)
def test_a_part_that_is_lacking_stops_a_report(lacking, code):
    assert judged(**lacking) == [(code, True)]


def test_blank_implications_are_named_together():
    (ruling,) = judge_implications("", "None.", " ")
    assert ruling.words.startswith("The implications for finance and equality are blank")


@pytest.mark.parametrize("thin", ["This paper is about money alone.", "None.", "The budget is balanced. " * 10])
def test_an_equality_part_that_shows_no_thought_of_anybody_is_thin(thin):
    assert judged(equality=thin) == [("W-PSED-THIN", False)]


def test_a_board_outside_the_act_is_only_warned_of_background_papers():
    (ruling,) = judge_parts(ReportParts(**{**WHOLE, "background_papers": None}), binding=False)
    assert not ruling.stops


FIRST, LAST = dt.date(2021, 4, 1), dt.date(2022, 3, 31)


@pytest.mark.parametrize("label", ["2021-22", "2021/22", "Annual Report 2021–2022", "Annual report", ""])
def test_an_annual_report_of_one_financial_year_passes(label):
    assert judge_period(FIRST, LAST, months_stated=12, label=label) == ()


@pytest.mark.parametrize("label", ["2020/2021", "2020-2022", "2021-23"])
def test_a_label_of_another_year_or_of_two_is_stopped(label):
    (ruling,) = judge_period(FIRST, LAST, label=label)
    assert (ruling.code, ruling.stops) == ("E-REPORT-PERIOD", True)
    assert ruling.words.endswith(f"it is labelled “{label}”, and its year is 2021/22.")


def test_a_year_called_ten_months_is_stopped():
    (ruling,) = judge_period(FIRST, LAST, months_stated=10)
    assert "it calls its period 10 months, and a financial year has 12" in ruling.words


def test_a_period_that_is_no_financial_year_is_stopped():
    (ruling,) = judge_period(dt.date(2021, 5, 13), LAST)
    assert "it covers Thursday 13 May 2021 to Thursday 31 March 2022" in ruling.words


def test_a_plan_is_issued_within_the_financial_year_of_the_election():
    election = dt.date(2021, 5, 6)
    assert plan_deadline(election).day == LAST
    scrutinised = {"panel_reported": dt.date(2021, 10, 1)}
    assert judge_plan(election, ON, issued=dt.date(2021, 11, 1), **scrutinised) == ()
    assert codes(judge_plan(election, ON, issued=dt.date(2022, 4, 1), **scrutinised)) == [("E-PLAN-OVERDUE", True)]
    assert judge_plan(election, LAST) == ()
    assert codes(judge_plan(election, LAST + dt.timedelta(days=1))) == [("E-PLAN-OVERDUE", True)]


ON = dt.date(2023, 1, 9)


@pytest.mark.parametrize("reported", [None, dt.date(2021, 11, 2)])
def test_a_plan_issued_before_the_panels_report_was_not_scrutinised(reported):
    rulings = judge_plan(dt.date(2021, 5, 6), ON, issued=dt.date(2021, 11, 1), panel_reported=reported)
    assert codes(rulings) == [("E-PLAN-NOT-SCRUTINISED", True)]


def test_the_response_to_the_panels_report_must_be_public():
    day = dt.date(2022, 11, 14)
    assert judge_publication(None, None, None) == judge_publication(day, day, day) == ()
    assert codes(judge_publication(day, None, None)) == [("E-RESPONSE-UNPUBLISHED", True)]
    (ruling,) = judge_publication(day, day, None)
    assert "has not been published" in ruling.words
