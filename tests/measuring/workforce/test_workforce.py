"""The workforce: posts, leavers, attendance, other forces, diversity and goals, in figures that were published."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.refusal import MeasureError
from answerable.measuring.workforce.diversity import find_mirrored
from answerable.measuring.workforce.kind import WORKFORCE
from answerable.measuring.workforce.workforce import WorkforceOptions
from tests.measuring.survey.rows import measure

POSTS = """unit,role,on,establishment,strength
Force Contact,staff,2022-08-01,788.8,751.8
Force Contact,officer,2022-08-01,150.8,143.6
"""
LEAVERS = """unit,role,period,reason,leavers,moved,average_strength,opening_strength
Force Contact,staff,year to July 2022,Personal reasons,32,0,811.3,840
Force Contact,staff,year to July 2022,Another job,20,0,811.3,840
Force Contact,staff,year to July 2022,Became an officer,8,8,811.3,840
Force Contact,staff,year to July 2022,Other,26,0,811.3,840
Force Contact,officer,year to July 2022,,20,0,118.3,110
"""
FORCES = """force,measure,period,overall,excluding,is_ours
Greater Manchester,attrition,year to July 2022,15.26,13.34,no
Warwickshire,attrition,year to July 2022,9.45,9.5,no
West Mercia,attrition,year to July 2022,13.0,11.5,no
Staffordshire,attrition,year to July 2022,12.0,11.2,no
West Midlands,attrition,year to July 2022,11.4,10.6,yes
"""


def measure_all(folder, **tables):
    return measure(WORKFORCE, folder, **{"establishment": POSTS, **tables})


def find(lines, role):
    return next(each for each in lines if each.role == role)


def test_vacancies_are_what_the_establishment_lacks(tmp_path):
    posts = measure_all(tmp_path).posts
    assert [(each.role, round(each.vacant, 1), round(100 * each.vacancy, 2)) for each in posts] == [
        ("officer", 7.2, 4.77),
        ("staff", 37.0, 4.69),
        ("", 44.2, 4.70),
    ]
    whole = find(posts, "")
    assert (whole.establishment, whole.strength, whole.is_sum) == (939.6, 895.4, True)


def test_only_the_last_day_of_a_unit_counts(tmp_path):
    later = POSTS + "Force Contact,staff,2022-09-01,788.8,775.8\n"
    posts = measure_all(tmp_path, establishment=later).posts
    assert [(each.role, each.strength) for each in posts] == [("staff", 775.8), ("", 775.8)]


def test_attrition_is_told_on_both_strengths_with_and_without_movers(tmp_path):
    lines = measure_all(tmp_path, leavers=LEAVERS).attrition
    staff, officers, whole = (find(lines, role) for role in ("staff", "officer", ""))
    assert (staff.leavers, staff.moved) == (86, 8)
    assert round(100 * staff.on_average, 1) == 10.6
    assert round(100 * staff.without_moved, 1) == 9.6
    assert round(100 * staff.on_opening, 1) == 10.2, "the opening strength gives another rate"
    assert round(100 * officers.on_average, 1) == 16.9
    assert round(100 * whole.on_average, 1) == 11.4
    assert whole.leavers == 106


def test_change_of_attrition_is_judged_by_rates_of_both_periods(tmp_path):
    """86 of 811.3 after 80 of 800: told from chance neither way; 160 of 811.3 is."""
    rows = (
        "unit,role,first_on,last_on,leavers,average_strength\n"
        "Force Contact,staff,2020-08-01,2021-07-31,80,800\nForce Contact,staff,2021-08-01,2022-07-31,{},811.3\n"
    )
    staff = find(measure_all(tmp_path, leavers=rows.format(86)).attrition, "staff")
    assert staff.verdict.direction == "no signal"
    assert staff.verdict.ratio == pytest.approx(86 / 811.3 * 800 / 80)
    staff = find(measure_all(tmp_path, leavers=rows.format(160)).attrition, "staff")
    assert (staff.verdict.direction, staff.verdict.better) == ("higher", None)


def test_national_leavers_of_the_opening_strength_are_six_per_cent(tmp_path):
    leavers = "unit,role,period,leavers,opening_strength\nForce Contact,officer,2021/22,8117,135301\n"
    officers = find(measure_all(tmp_path, leavers=leavers).attrition, "officer")
    assert round(100 * officers.on_opening, 1) == 6.0
    assert officers.on_average is None
    assert officers.interval.low < officers.on_opening < officers.interval.high


def test_transfers_are_told_apart_from_those_who_became_officers(tmp_path):
    leavers = (
        "unit,role,period,leavers,moved,transferred,average_strength\nForce Contact,staff,2021/22,100,20,10,1000\n"
    )
    staff = find(measure_all(tmp_path, leavers=leavers).attrition, "staff")
    assert (staff.on_average, staff.without_moved, staff.without_any) == pytest.approx((0.10, 0.08, 0.07))


def test_reasons_are_shares_of_all_leavers_of_their_role(tmp_path):
    reasons = measure_all(tmp_path, leavers=LEAVERS).reasons
    assert [(each.name, each.leavers, round(100 * each.share, 1)) for each in reasons] == [
        ("Personal reasons", 32, 37.2),
        ("Other", 26, 30.2),
        ("Another job", 20, 23.3),
        ("Became an officer", 8, 9.3),
    ]


def test_few_who_became_officers_are_hidden_with_the_rate_that_gives_them_away(tmp_path):
    leavers = (
        "unit,role,period,leavers,moved,average_strength\n"
        "Force Contact,staff,2021/22,86,2,800\nForce Contact,officer,2021/22,20,0,120\n"
    )
    lines = measure_all(tmp_path, leavers=leavers).attrition
    staff, whole = find(lines, "staff"), find(lines, "")
    assert staff.moved is None
    assert staff.without_moved is None
    assert whole.moved is None, "the total of one role's movers is that role's"


def test_few_leavers_are_hidden_with_their_rates(tmp_path):
    leavers = (
        "unit,role,period,leavers,average_strength\n"
        "Force Contact,staff,2021/22,86,800\nForce Contact,officer,2021/22,3,120\n"
    )
    lines = measure_all(tmp_path, leavers=leavers).attrition
    hidden = [each for each in lines if each.is_hidden]
    assert {"officer"} < {each.role for each in hidden}, "with one of two roles hidden, another figure must be"
    assert all(each.leavers is None and each.on_average is None and each.interval is None for each in hidden)


def test_leavers_of_one_month_make_no_yearly_rate(tmp_path):
    leavers = "unit,role,period,leavers,average_strength\nForce Contact,staff,2022-05,30,800\n"
    with pytest.raises(MeasureError, match="1 May to 31 May 2022 are not those of twelve months"):
        measure_all(tmp_path, leavers=leavers)


def test_rate_without_movers_above_the_overall_one_is_flagged(tmp_path):
    forces = measure_all(tmp_path, comparators=FORCES).compared_attrition
    assert [each.force for each in forces][:2] == ["West Midlands", "Greater Manchester"]
    flagged = {each.force: each.contradiction for each in forces if each.contradiction}
    assert flagged == {"Warwickshire": "rounding"}


@pytest.mark.parametrize(
    ("overall", "excluding", "found"),
    [("9.45", "9.5", "rounding"), ("9.45", "9.6", "error"), ("9.4", "9.45", "rounding"), ("9.5", "9.45", "")],
)
def test_rounding_explains_only_what_the_printed_places_allow(tmp_path, overall, excluding, found):
    forces = f"force,measure,period,overall,excluding\nKent,attrition,2021/22,{overall},{excluding}\n"
    (kent,) = measure_all(tmp_path, comparators=forces).compared_attrition
    assert (kent.overall, kent.contradiction) == (Decimal(overall), found)


def test_force_of_known_size_has_an_interval_and_others_none(tmp_path):
    forces = (
        "force,measure,period,overall,size\nKent,attrition,2021/22,10,400\nEssex,attrition,2021/22,12,\n"
        "Kent,attendance,2021/22,91,9000\n"
    )
    result = measure_all(tmp_path, comparators=forces)
    essex, kent = result.compared_attrition
    assert essex.interval is None
    assert kent.interval[:2] == pytest.approx((7.19, 13.6), abs=0.1)
    assert result.compared_attendance[0].interval is None, "days of absence are no independent events"


def write_attendance(rates, unit="Force Contact", days=18_800):
    months = [dt.date(2021 + place // 12, place % 12 + 1, 1) for place in range(len(rates))]
    lines = [
        f"{unit},,{month:%Y-%m},{days},{days * (1 - rate):.1f}" for month, rate in zip(months, rates, strict=True)
    ]
    return "unit,role,month,available,lost\n" + "\n".join(lines) + "\n"


def test_attendance_is_days_not_lost_and_has_a_chart(tmp_path):
    rates = [0.893, 0.897, 0.891, 0.889, 0.895, 0.899, 0.892, 0.888, 0.894, 0.896, 0.890, 0.887, 0.893, 0.891]
    (line,) = measure_all(tmp_path, attendance=write_attendance(rates)).attendance.lines
    assert (line.on, line.months, round(line.rate, 3)) == (dt.date(2022, 2, 1), 14, 0.891)
    assert line.chart.method == "P′"
    assert not line.chart.last.rules


def test_printed_attendance_is_charted_by_its_rates(tmp_path):
    rows = "unit,role,month,rate\n" + "".join(f"Force,,2022-{month:02d},{94 + month / 10}\n" for month in range(1, 8))
    (line,) = measure_all(tmp_path, attendance=rows).attendance.lines
    assert (line.rate, line.available, line.chart.method) == (pytest.approx(0.947), None, "XmR")


def test_attendance_of_a_team_of_four_is_left_out(tmp_path):
    posts = POSTS + "Kennels,officer,2022-08-01,4,4\n"
    rows = "unit,role,month,available,lost\nKennels,officer,2022-07,84,30\nDog desk,,2022-07,60,10\n"
    series = measure_all(tmp_path, establishment=posts, attendance=rows).attendance
    assert (series.lines, series.small) == ((), 2)


def test_attendance_of_a_small_role_does_not_follow_from_the_others(tmp_path):
    """Officers, staff and both together would give the three PCSOs away: the next smallest role is left out too."""
    rows = "unit,role,month,available,lost\n" + "".join(
        f"Desk,{role},2022-07,{20 * people},{people}\n"
        for role, people in (("officer", 10), ("staff", 40), ("pcso", 3), ("", 53))
    )
    series = measure_all(tmp_path, attendance=rows).attendance
    assert [each.role for each in series.lines] == ["staff", ""]
    assert series.small == 2


DIVERSITY = """group,on,heads,whole,population,gained,goal,since,goal_by,hires,group_hires
Ethnic minority officers,2022-03-31,1020,7480,34.5,329,1000,2020-04-01,2023-03-31,1240,301
Women,2022-03-31,2560,7480,50.6,,,,,,
"""


def test_progress_to_a_goal_shows_the_pace_so_far_and_the_pace_it_needs(tmp_path):
    (goal,) = measure_all(tmp_path, diversity=DIVERSITY).progress
    assert (goal.gained, goal.goal) == (329, 1000)
    assert goal.pace == pytest.approx(329 / 2, rel=0.01)
    assert goal.pace_needed == pytest.approx(671, rel=0.01)
    assert goal.reached_at_pace == 494


def test_hires_drawn_from_the_population_have_a_range(tmp_path):
    (goal,) = measure_all(tmp_path, diversity=DIVERSITY).progress
    assert goal.mirrored == (395, 461)


@given(st.integers(1, 3_000), st.floats(0.01, 0.99))
def test_range_of_mirrored_hires_leaves_a_fortieth_at_each_end(hires, share):
    from scipy.special import bdtr

    low, high = find_mirrored(hires, share)
    assert 0 <= low <= high <= hires
    assert low == 0 or bdtr(low - 1, hires, share) < 0.025
    assert bdtr(high, hires, share) >= 0.975


def test_gap_to_the_population_has_an_interval(tmp_path):
    minority, women = measure_all(tmp_path, diversity=DIVERSITY).representation
    assert minority.gap == pytest.approx(1020 / 7480 - 0.345)
    assert minority.gap_interval.low < minority.gap < minority.gap_interval.high < 0
    assert women.heads == 2560


def test_small_group_of_officers_is_hidden_and_cannot_be_worked_out(tmp_path):
    rows = "group,on,heads,whole\nA,2022-03-31,3,200\nB,2022-03-31,40,200\nC,2022-03-31,150,200\n"
    groups = measure_all(tmp_path, diversity=rows).representation
    assert [(each.group, each.is_hidden) for each in groups] == [("A", True), ("B", False), ("C", False)]
    # With 7 others of no group the hidden pair holds 10 together: neither is known.
    assert groups[0].heads is None


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"leavers": LEAVERS.replace("8,8,811.3", "8,88,811.3")}, "more moved or transferred than left"),
        ({"leavers": LEAVERS.replace("20,0,811.3", "20,0,700")}, r"different strengths \(700, 811.3\)"),
        ({"attendance": "unit,month,available,lost\nForce,2022-07,100,120\n"}, "of only 100 to be worked"),
        ({"attendance": "unit,month,available\nForce,2022-07,100\n"}, "no days lost, and no rate"),
        ({"comparators": FORCES.replace("9.45", "about nine")}, "“about nine” of Warwickshire is no rate"),
        ({"establishment": POSTS.replace("Force Contact", "PC Archer")}, "looks like one officer"),
        ({"diversity": "group,on,heads,whole\nWomen,2022-03-31,30,20\n"}, "30 officers, but only 20 in all"),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence(tmp_path, tables, words):
    with pytest.raises(MeasureError, match=words):
        measure_all(tmp_path, **tables)


def test_unit_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(MeasureError, match="There is no unit “Kennels”"):
        measure(WORKFORCE, tmp_path, WorkforceOptions(unit="Kennels"), establishment=POSTS)
