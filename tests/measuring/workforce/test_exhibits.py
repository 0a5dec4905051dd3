"""The workforce as it is shown: only what files were given, each exhibit with its own file and its caveats."""

import re

from answerable.measuring.kind import tell_whole
from answerable.measuring.loading.load import load_file
from answerable.measuring.workforce.kind import WORKFORCE
from answerable.measuring.workforce.telling import tell_workforce
from tests.measuring.survey.rows import measure
from tests.measuring.workforce.test_workforce import DIVERSITY, FORCES, LEAVERS, POSTS, write_attendance


def tell(folder, **tables):
    told = tell_workforce(measure(WORKFORCE, folder, **{"establishment": POSTS, **tables}))
    return {exhibit.slug: exhibit for exhibit in told.exhibits}


def test_only_posts_are_told_where_only_posts_are_given(tmp_path):
    assert list(tell(tmp_path)) == ["vacancies"]


def test_all_that_is_given_is_told_in_order(tmp_path):
    rates = [0.893, 0.897, 0.891, 0.889]
    told = tell(
        tmp_path,
        leavers=LEAVERS,
        comparators=FORCES,
        attendance=write_attendance(rates),
        diversity=DIVERSITY,
    )
    assert list(told) == [
        "vacancies",
        "attrition",
        "reasons-force-contact-staff",
        "compared-attrition",
        "attendance",
        "attendance-series-force-contact",
        "representation",
        "goal-ethnic-minority-officers",
    ]


def test_vacancies_are_told_by_role_and_in_all(tmp_path):
    exhibit = tell(tmp_path)["vacancies"]
    assert exhibit.title == "Force Contact: 4.7% of posts are vacant"
    assert "895.4 in 939.6 posts (full-time equivalent), 44.2 vacant or 4.7%" in exhibit.sentence
    assert "officers 143.6 in 150.8 posts" in exhibit.sentence


def test_figures_for_all_that_differ_from_the_sum_of_roles_are_said(tmp_path):
    rows = POSTS + "Force Contact,,2022-08-01,942.6,895.4\n"
    notes = tell(tmp_path, establishment=rows)["vacancies"].notes
    assert "Force Contact: the figures for all differ from the sum of the roles by 3." in notes


def test_more_people_than_posts_are_no_vacancies(tmp_path):
    rows = "unit,role,on,establishment,strength\nForce Contact,officer,2022-08-01,100,104\n"
    exhibit = tell(tmp_path, establishment=rows)["vacancies"]
    assert exhibit.title == "Force Contact: 4 more people than posts, 4.0% of them"


def test_attrition_says_which_strength_it_is_out_of(tmp_path):
    exhibit = tell(tmp_path, leavers=LEAVERS)["attrition"]
    assert exhibit.title == "Force Contact: 11.4% of the average strength left in the year"
    assert "86 left, 10.6% of an average strength of 811.3, 10.2% of an opening strength of 840" in exhibit.sentence
    assert "9.6% without those who became officers of the force" in exhibit.sentence


def test_hidden_leavers_stand_in_no_sentence(tmp_path):
    rows = (
        "unit,role,period,reason,leavers,average_strength\n"
        "Force Contact,staff,2021/22,Another job,2,811.3\nForce Contact,staff,2021/22,Moved away,1,811.3\n"
    )
    told = tell(tmp_path, leavers=rows)
    assert told["attrition"].title == "Force Contact: leavers are not shown, to keep small counts hidden"
    assert told["attrition"].chart is None
    assert set(told["reasons-force-contact-staff"].table.rows[0][1:]) == {"hidden"}
    assert not re.search(r"\d%|811", told["attrition"].sentence + told["reasons-force-contact-staff"].sentence)


def test_forces_of_unknown_size_are_not_ranked(tmp_path):
    exhibit = tell(tmp_path, comparators=FORCES)["compared-attrition"]
    assert exhibit.title.endswith("their sizes are not known, so none is ranked")
    assert exhibit.chart is None
    assert [row[0] for row in exhibit.table.rows] == [
        "West Midlands",
        "Greater Manchester",
        "Staffordshire",
        "Warwickshire",
        "West Mercia",
    ]
    assert exhibit.notes[-1].startswith("Warwickshire: the rate without those who became officers (9.5%) is printed")


def test_printed_places_are_kept(tmp_path):
    rows = tell(tmp_path, comparators=FORCES)["compared-attrition"].table.rows
    assert [row[1] for row in rows] == ["11.4%", "15.26%", "12.0%", "9.45%", "13.0%"]


def test_attendance_makes_no_word_of_change_but_that_of_its_chart(tmp_path):
    rates = [0.893, 0.897, 0.891, 0.889, 0.895, 0.899, 0.892, 0.888, 0.894, 0.896, 0.890, 0.887, 0.893, 0.891]
    told = tell(tmp_path, attendance=write_attendance(rates))
    sentence = told["attendance"].sentence
    assert "89.1% (2,049 of 18,800 days lost)" in sentence
    assert "that month is within what is usual here" in sentence
    assert not re.search(r"\b(fell|rose|lower|higher|better|worse|down|up)\b", sentence)


def test_three_months_are_too_few_to_say_what_is_usual(tmp_path):
    told = tell(tmp_path, attendance=write_attendance([0.89, 0.90, 0.80]))
    assert "too few points to say what is usual here" in told["attendance"].sentence


def test_goal_says_the_pace_it_needs(tmp_path):
    exhibit = tell(tmp_path, diversity=DIVERSITY)["goal-ethnic-minority-officers"]
    assert exhibit.title == "Ethnic minority officers: 329 of 1,000 reached by 31 March 2022"
    assert "The pace so far is 165 a year." in exhibit.sentence
    assert "takes 671 a year from then on, 4.1 times that" in exhibit.sentence
    assert "between 395 and 461 would (95% range); 301 do, fewer than chance explains" in exhibit.sentence


def test_goal_without_its_days_says_that_no_pace_can_be_worked_out(tmp_path):
    rows = "group,on,gained,goal\nEthnic minority officers,2022-03-31,329,1000\n"
    exhibit = tell(tmp_path, diversity=rows)["goal-ethnic-minority-officers"]
    assert exhibit.sentence == "By 31 March 2022: 32.9% (329 of 1,000) of the goal."
    assert len([note for note in exhibit.notes if "is not given" in note]) == 2
    assert exhibit.chart is None


def test_each_exhibit_rests_on_its_own_file(tmp_path):
    files = {}
    for name, table in (("establishment", POSTS), ("leavers", LEAVERS)):
        path = tmp_path / f"{name}.csv"
        path.write_text(table, encoding="utf-8")
        shape = next(given.shape for given in WORKFORCE.inputs if given.name == name)
        files[name] = load_file(path, shape, tmp_path, is_invented=True).file
    told = tell_whole(WORKFORCE, WORKFORCE.measure(files, WORKFORCE.options()), files.values())
    origins = {exhibit.slug: [origin.sha256 for origin in exhibit.origins] for exhibit in told.exhibits}
    assert origins["vacancies"] == [files["establishment"].sha256]
    assert origins["attrition"] == [files["leavers"].sha256]
    assert all("invented" in {badge.name for badge in exhibit.badges} for exhibit in told.exhibits)
