"""Stop and search from files to exhibits."""

import msgspec
import pytest

from answerable.measuring.fairness.force_used import ForceOptions
from answerable.measuring.fairness.kind import STOP_SEARCH, USE_OF_FORCE
from answerable.measuring.fairness.parameter import NOT_STATED, find_place_without_rate, find_target, name_group
from answerable.measuring.fairness.shapes import FORCE_USED, POPULATION, STOPS
from answerable.measuring.fairness.stop_search import StopOptions, StopResult
from answerable.measuring.refusal import MeasureError
from tests.measuring.fairness.files import take_file

HEADING = "month,area,self-defined ethnicity,officer-defined ethnicity,found,outcome,linked,count"
LINES = (
    "2022-01,North,White - British,White,yes,Arrest,yes,60",
    "2022-01,North,White,White,no,No further action,no,140",
    "2022-01,South,W1,White,no,No further action,no,100",
    "2022-01,North,B1 - Caribbean,Black,yes,Arrest,no,40",
    "2022-01,North,Black,Black,no,A no further action disposal,no,40",
    "2022-01,South,Black,White,no,Community resolution,yes,20",
    "2022-01,South,Asian,Asian,no,No further action,no,12",
    "2022-01,North,Not stated,Black,no,No further action,no,50",
)
PEOPLE = (
    "area,ethnicity,people,year",
    "North,White,20000,2021",
    "South,White,20000,2021",
    "North,Black,3000,2021",
    "South,Black,1000,2021",
    "North,Asian,2000,2021",
    "South,Asian,2000,2021",
)


def measure(folder, *lines, people=PEOPLE, **options):
    files = {"stops": take_file(folder, STOPS, HEADING, *lines)}
    if people:
        files["population"] = take_file(folder, POPULATION, *people)
    return STOP_SEARCH.measure(files, StopOptions(**options))


def exhibits(result):
    return {each.slug: each for each in STOP_SEARCH.tell(result).exhibits}


def test_rates_are_of_those_who_stated_their_group(tmp_path):
    result = measure(tmp_path, *LINES)
    rates = {each.group: each for each in result.comparison.rates}
    assert (result.total, result.not_stated) == (462, 50)
    assert (rates["White"].count, rates["White"].people) == (300, 40_000)
    assert rates["Black"].relative.ratio == pytest.approx((100 / 4_000) / (300 / 40_000))
    assert rates["Black"].highest == pytest.approx((150 / 4_000) / (300 / 40_000))
    assert rates["Asian"].relative is None, "twelve searches make no ratio"


def test_the_page_says_ratios_with_intervals_and_why_one_is_missing(tmp_path):
    shown = exhibits(measure(tmp_path, *LINES))
    assert shown["rates"].title == "Black people: 3.33 times the White rate of stops and searches"
    assert "(100 of 4,000): 3.33 times the White rate (95% interval 2.66 to 4.18)." in shown["rates"].sentence
    assert "No ratio is made with fewer than 30 records on either side: Asian." in shown["rates"].notes
    assert any("Race Disparity Unit" in note for note in shown["rates"].notes)


def test_areas_split_the_difference(tmp_path):
    (black,) = measure(tmp_path, *LINES).comparison.standardised
    assert black.areas == 2
    assert black.between + black.within == pytest.approx(black.difference)
    assert black.ratio.ratio < black.crude


def test_linked_outcomes_are_told_apart_from_outcomes(tmp_path):
    outcomes = {table.name: table for table in measure(tmp_path, *LINES).outcomes}
    black = {name: next(each for each in table.groups if each.group == "Black") for name, table in outcomes.items()}
    assert (black["something found"].part, black["something found"].whole) == (40, 100)
    assert (black["a positive outcome"].part, black["a positive outcome"].whole) == (60, 100)
    linked = black["an outcome linked to the object searched for"]
    assert (linked.part, linked.whole) == (20, 100)
    assert linked.difference == pytest.approx(0.2 - 60 / 300)


def test_the_share_of_positive_outcomes_is_held_to_the_target_of_its_day(tmp_path):
    found = exhibits(measure(tmp_path, *LINES, target_by="West Midlands"))["positive"]
    assert "The target is 50%, set by the West Midlands Police and Crime Commissioner" in found.sentence
    assert "below it by more than chance explains" in found.sentence
    own = exhibits(measure(tmp_path, *LINES, target=26.0, target_by="our body"))["positive"]
    assert "The target is 26%, set by our body: the share is not to be told from it." in own.sentence
    assert "target" not in exhibits(measure(tmp_path, *LINES))["positive"].sentence
    with pytest.raises(MeasureError, match="between 0 and 100"):
        measure(tmp_path, *LINES, target=126.0)


def test_no_target_holds_before_it_was_set():
    import datetime as dt

    assert find_target("positive outcome", dt.date(2020, 1, 1)) is None
    assert find_target("positive outcome", dt.date(2022, 1, 1), "another body") is None


def test_agreement_is_of_searches_with_both_groups(tmp_path):
    found = measure(tmp_path, *LINES).agreement
    assert found.total == 412
    assert found.share == pytest.approx(392 / 412)


def test_rates_need_a_file_of_people_and_outcomes_do_not(tmp_path):
    result = measure(tmp_path, *LINES, people=None)
    assert result.comparison is None
    assert "nothing is said of rates" in STOP_SEARCH.tell(result).lead
    assert "positive" in exhibits(result)


def test_small_counts_are_hidden_with_what_they_could_be_worked_out_from(tmp_path):
    lines = (*LINES, "2022-01,North,Mixed,Mixed,no,No further action,no,3")
    people = (*PEOPLE, "North,Mixed,500,2021")
    shown = exhibits(measure(tmp_path, *lines, people=people))
    rows = {row[0]: row for row in shown["rates"].table.rows}
    assert rows["Mixed"][1] == "hidden"
    assert rows["Asian"][1] == "hidden", "it is what is left of the total, so it goes with the small one"
    assert rows["Black"][1] == 100
    assert "(3 of 500)" not in shown["rates"].sentence


def test_city_of_london_is_never_divided_by_its_residents(tmp_path):
    lines = (*LINES, "2022-01,City of London,White,White,no,No further action,no,500")
    comparison = measure(tmp_path, *lines, people=(*PEOPLE, "City of London,White,8000,2021")).comparison
    assert comparison.rates[0].count == 300
    assert [(place.name, count) for place, count in comparison.places] == [("City of London", 500)]
    alone = ("City of London,White,8000,2021",)
    with pytest.raises(MeasureError, match="No rate is made for City of London"):
        measure(tmp_path, lines[-1], people=(PEOPLE[0], *alone))
    assert find_place_without_rate("city of london police").name == "City of London"
    assert find_place_without_rate("London") is None


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("White", "White"),
        ("W1", "White"),
        ("White - English/Welsh/Scottish/Northern Irish/British", "White"),
        ("Asian/Asian British - Indian", "Asian"),
        ("O1", "Asian"),
        ("Black/African/Caribbean/Black British - African", "Black"),
        ("Mixed/Multiple ethnic groups - White and Black Caribbean", "Mixed"),
        ("Other ethnic group - Not stated", NOT_STATED),
        ("NS", NOT_STATED),
        (None, NOT_STATED),
    ],
)
def test_printed_words_stand_for_a_broad_group(words, group):
    assert name_group(words, "ethnicity") == group


def test_words_that_are_no_group_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(MeasureError, match="“Purple” in the column self_defined is no ethnic group"):
        measure(tmp_path, "2022-01,North,Purple,White,no,Arrest,no,1")


def test_file_without_the_chosen_ethnicity_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="choose the other one"):
        measure(tmp_path, "2022-01,North,,White,no,Arrest,no,40")
    assert measure(tmp_path, "2022-01,North,,White,no,Arrest,no,40", ethnicity="officer_defined").total == 40


def test_reference_without_people_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="no people of the group Mixed"):
        measure(tmp_path, *LINES, reference="Mixed")


def test_result_is_carried_whole_by_json(tmp_path):
    result = measure(tmp_path, *LINES, LINES[0].replace("2022-01", "2022-02"))
    assert msgspec.json.decode(msgspec.json.encode(result), type=StopResult) == result
    assert exhibits(result)["months"].chart is not None


def test_use_of_force_says_that_records_are_not_people(tmp_path):
    files = {
        "force": take_file(
            tmp_path, FORCE_USED, "period,ethnicity,count", "2019/20,White,10868", "2019/20,Black,3512"
        ),
        "population": take_file(tmp_path, POPULATION, "ethnicity,people", "White,1919138", "Black,164069"),
    }
    (rates,) = USE_OF_FORCE.tell(USE_OF_FORCE.measure(files, ForceOptions())).exhibits
    assert "3.78 times the White rate (95% interval 3.64 to 3.93)" in rates.sentence
    assert "1 April 2019 to 31 March 2020" in rates.sentence
    assert rates.notes[0].startswith("Records are of force used, not of people")
