"""Harm beside counts, of files as users give them."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.area import measure_areas
from answerable.patrolling.harm.index import find_index
from answerable.patrolling.harm.kind import HARM
from answerable.patrolling.harm.result import HarmOptions
from answerable.patrolling.place.place import Area
from tests.measuring.survey.rows import measure
from tests.patrolling.harm.rows import list_days, make_offences, write_table

MONTHS = list_days(dt.date(2021, 1, 1), 24)
LAST = dt.date(2022, 12, 31)
WHOLE = HarmOptions(first_on=MONTHS[0], last_on=LAST)


def make_rows(per_month=40, units=("North", "South"), months=MONTHS):
    """A steady file: each month so many shopliftings, a tenth as many robberies."""
    rows = []
    for begin in months:
        for at in range(per_month):
            day = begin + dt.timedelta(days=at % 28)
            category = "robbery" if at % 10 == 0 else "shoplifting"
            rows.append((day, category, units[at % len(units)], False, False, False, "none"))
    return rows


def add(rows, day, category, *, unit="North", proactive=False, times=1):
    return rows + [(day, category, unit, False, False, proactive, "none")] * times


def find(exhibits, slug):
    return next(each for each in exhibits if each.slug == slug)


def test_harm_stands_beside_the_count_and_with_homicide_beside_without(tmp_path):
    rows = add(make_rows(), dt.date(2022, 12, 3), "homicide")
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    robberies, thefts = 4 * 24, 36 * 24
    assert result.without_homicide.count == robberies + thefts
    assert result.without_homicide.harm == 365 * robberies + thefts
    assert result.with_homicide.harm == result.without_homicide.harm + 5475
    assert result.homicides == 1
    total = find(HARM.tell(result).exhibits, "total")
    assert [row[0] for row in total.table.rows] == ["With homicide", "Without homicide"]
    assert "1 homicide gave" in total.sentence


def test_months_add_up_to_the_whole_and_show_what_a_homicide_does(tmp_path):
    rows = add(make_rows(), dt.date(2022, 12, 3), "homicide")
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    assert sum(each.count for each in result.periods) == result.with_homicide.count
    assert sum(each.with_homicide for each in result.periods) == result.with_homicide.harm
    last = result.periods[-1]
    assert last.with_homicide - last.without_homicide == 5475
    assert result.verdict.direction == "no signal"
    told = find(HARM.tell(result).exhibits, "one-homicide")
    assert "15 robberies" in told.title
    assert "366.0% to a middling month" in told.sentence


def test_a_month_is_called_high_only_where_chance_does_not_explain_it(tmp_path):
    rows = add(make_rows(), dt.date(2022, 12, 3), "robbery", times=40)
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    assert (result.verdict.direction, result.verdict.better) == ("higher", False)
    told = find(HARM.tell(result).exhibits, "periods")
    assert "1 of 24 months lies beyond what chance leaves open" in told.title
    assert told.chart.points[-1].signal == "concern"


def test_of_few_months_none_is_called_high(tmp_path):
    options = HarmOptions(first_on=MONTHS[0], last_on=dt.date(2021, 6, 30))
    result = measure(HARM, tmp_path, options, offences=write_table(make_rows(months=MONTHS[:6])))
    assert result.verdict is None
    assert all(each.lower is None for each in result.periods)
    assert "too few months" in find(HARM.tell(result).exhibits, "periods").title


def test_no_month_is_judged_where_recording_changed(tmp_path):
    options = HarmOptions(first_on=MONTHS[0], last_on=LAST, break_on=dt.date(2021, 4, 15))
    rows = add(make_rows(), dt.date(2022, 12, 3), "robbery", times=40)
    result = measure(HARM, tmp_path, options, offences=write_table(rows))
    assert not result.verdict.is_comparable
    told = find(HARM.tell(result).exhibits, "periods")
    assert "recording changed, and no month is judged" in told.title
    assert "break" in {badge.name for badge in told.badges}


def test_what_the_police_found_stands_apart_from_every_sum(tmp_path):
    plain = measure(HARM, tmp_path, WHOLE, offences=write_table(make_rows()))
    rows = add(make_rows(), dt.date(2022, 5, 5), "weapons-possession", proactive=True, times=50)
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    assert result.with_homicide == plain.with_homicide
    assert result.periods == plain.periods
    assert [(each.category, each.count) for each in result.proactive] == [("weapons-possession", 50)]
    assert "in no sum of harm" in find(HARM.tell(result).exhibits, "found-by-police").title


def test_areas_have_their_spread_and_no_rank(tmp_path):
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(make_rows(units=("South", "North", "East"))))
    assert [each.name for each in result.areas] == ["East", "North", "South"]
    for each in result.areas:
        own = each.without_homicide
        assert own.mean_low < own.mean < own.mean_high
        assert each.with_homicide == own.harm
    assert sum(each.without_homicide.harm for each in result.areas) == result.without_homicide.harm


def test_an_area_does_not_show_how_many_homicides_it_had(tmp_path):
    rows = add(make_rows(), dt.date(2022, 5, 5), "homicide", unit="North")
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    assert all(each.with_homicide is None for each in result.areas)
    assert sum(each.count for each in result.areas) == result.without_homicide.count
    assert "homicide is not shown by area" in " ".join(result.areas_hidden)


def test_an_area_of_few_offences_shows_neither_its_harm_nor_by_difference(tmp_path):
    rows = add(make_rows(), dt.date(2022, 5, 5), "rape", unit="Small", times=3)
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows))
    shown = {each.name: (each.count, each.without_homicide is not None) for each in result.areas}
    assert shown["Small"] == (None, False)
    assert [is_shown for _, is_shown in shown.values()].count(False) == 2
    assert [count for count, _ in shown.values()].count(None) == 2


def test_a_file_of_few_offences_is_refused(tmp_path):
    rows = make_rows(months=MONTHS[:1], per_month=20)
    with pytest.raises(MeasureError, match="20 offences in these days: harm is added up of 30 or more"):
        measure(HARM, tmp_path, offences=write_table(rows))


def test_a_file_of_one_offence_is_refused_in_good_english(tmp_path):
    with pytest.raises(MeasureError, match="The file has 1 offence in these days"):
        measure(HARM, tmp_path, offences=write_table(make_rows(months=MONTHS[:1], per_month=1)[:1]))


def test_a_file_of_nothing_but_what_the_police_found_is_not_said_to_lack_weights(tmp_path):
    rows = add([], dt.date(2022, 5, 5), "weapons-possession", proactive=True, times=50)
    told = find(HARM.tell(measure(HARM, tmp_path, WHOLE, offences=write_table(rows))).exhibits, "categories")
    assert told.title == "Every offence of this file was found by police activity: none is weighed"
    assert told.sentence == "There is no offence to be weighed."


def test_a_single_officer_is_no_area(tmp_path):
    with pytest.raises(MeasureError, match="looks like one officer"):
        measure(HARM, tmp_path, WHOLE, offences=write_table(make_rows(units=("PC 4512", "South"))))


def test_the_choice_of_the_mean_is_printed(tmp_path):
    options = HarmOptions(statistic="mean")
    rows = add(make_rows(), dt.date(2022, 5, 5), "violence-without-injury", times=10)
    result = measure(HARM, tmp_path, options, offences=write_table(rows))
    found = next(each for each in result.categories if each.category == "violence-without-injury")
    assert found.harm == pytest.approx(4374)
    told = find(HARM.tell(result).exhibits, "weights")
    assert "mean of each category" in told.title
    assert "choice of policy" in " ".join(told.notes)


def test_a_table_of_ones_own_takes_the_place_of_the_one_that_ships(tmp_path):
    weights = "code,name,days,edition\nrobbery,Robbery,100,mine\nshoplifting,Shoplifting,2,mine\n"
    rows = add(make_rows(), dt.date(2022, 5, 5), "arson", times=7)
    result = measure(HARM, tmp_path, WHOLE, offences=write_table(rows), weights=weights)
    assert result.with_homicide.harm == 100 * 96 + 2 * 36 * 24
    assert (result.unweighed, result.index.is_given) == (7, True)
    badges = {badge.name for badge in HARM.tell(result).exhibits[0].badges}
    assert "not counted" in badges


def test_a_street_file_says_what_it_cannot_weigh(tmp_path):
    types = ["Violence and sexual offences", "Burglary", "Robbery"]
    rows = [f"2022-{month:02},-2.{at},52.5,{types[at % 3]}" for month in (1, 2) for at in range(60)]
    table = "\n".join(["Month,Longitude,Latitude,Crime type", *rows]) + "\n"
    result = measure(HARM, tmp_path, **{"street-crimes": table})
    assert (result.unweighed, result.with_homicide.count) == (40, 80)
    assert [each.harm is None for each in result.categories] == [False, False, True]
    told = HARM.tell(result)
    assert "33.3% (40 of 120) of the offences are in no sum of harm" in told.lead
    assert {"estimate", "not counted", "proxy"} <= {badge.name for badge in told.exhibits[0].badges}
    table = find(told.exhibits, "categories").table
    assert next(row for row in table.rows if row[0].startswith("Violence"))[2:] == (None,) * 5


def test_a_file_of_which_nothing_has_a_weight_says_so(tmp_path):
    rows = [f"2022-{month:02},-2.{at},52.5,Violence and sexual offences" for month in (1, 2) for at in range(20)]
    table = "\n".join(["Month,Longitude,Latitude,Crime type", *rows]) + "\n"
    told = HARM.tell(measure(HARM, tmp_path, **{"street-crimes": table}))
    assert "No category of this file has a weight" in find(told.exhibits, "categories").title
    assert "100.0% (40 of 40) of the offences are in no sum of harm" in told.lead


def test_areas_of_a_file_take_in_what_lies_in_them(tmp_path):
    rows = [f"2022-01-{1 + at % 28:02},robbery,{400_100 + 1000 * (at % 2)},300500" for at in range(90)]
    offences = "\n".join(["occurred_on,category,easting,northing", *rows, "2022-01-09,robbery,,"]) + "\n"
    square = "POLYGON (({0} 300000, {1} 300000, {1} 301000, {0} 301000, {0} 300000))"
    outlines = {name: square.format(start, start + 1000) for name, start in (("Elm", 400_000), ("Oak", 401_000))}
    areas = [f'{name},{name},council,"{outline}"' for name, outline in outlines.items()]
    options = HarmOptions(first_on=dt.date(2022, 1, 1), last_on=dt.date(2022, 1, 31))
    table = "\n".join(["code,name,kind,outline", *areas]) + "\n"
    result = measure(HARM, tmp_path, options, offences=offences, areas=table)
    assert [(each.name, each.square_km) for each in result.areas] == [
        ("Elm", 1.0),
        ("Oak", 1.0),
        ("In none of them, or without a place", None),
    ]
    assert [each.count for each in result.areas].count(None) == 2
    assert "Offences a square km" in [
        column.name for column in find(HARM.tell(result).exhibits, "areas").table.columns
    ]


def test_areas_of_one_name_have_each_its_own_size():
    square = "POLYGON (({0} 300000, {1} 300000, {1} 301000, {0} 301000, {0} 300000))"
    areas = [
        Area(code=code, name="Central", kind="council", outline=square.format(start, end))
        for code, start, end in (("a", 400_000, 401_000), ("b", 401_000, 403_000))
    ]
    offences = make_offences(["robbery"] * 90)
    offences = replace(offences, easting=np.repeat([400_500.0, 402_000.0], 45), northing=np.full(90, 300_500.0))
    found, _ = measure_areas(offences, find_index(), HarmOptions(), areas)
    assert [(each.name, each.square_km) for each in found] == [("Central", 1.0), ("Central", 2.0)]


def test_offences_whose_unit_was_left_blank_are_not_said_to_lie_in_none(tmp_path):
    rows = [*make_rows(), *([(dt.date(2022, 5, 5), "robbery", "", False, False, False, "")] * 40)]
    found = measure(HARM, tmp_path, WHOLE, offences=write_table(rows)).areas
    assert found[-1].name == "Not stated"


def test_one_file_of_offences_is_asked_for(tmp_path):
    with pytest.raises(MeasureError, match="Give one file of offences"):
        measure(HARM, tmp_path)


def test_every_exhibit_says_harm_by_a_scale_and_can_be_drawn(tmp_path):
    from answerable.drawing.svg import draw_chart

    rows = add(make_rows(), dt.date(2022, 12, 3), "homicide")
    told = HARM.tell(measure(HARM, tmp_path, WHOLE, offences=write_table(rows)))
    for exhibit in told.exhibits:
        assert any(badge.name == "proxy" for badge in exhibit.badges)
        assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)
        if exhibit.slug in ("periods", "areas"):
            assert "<svg" in draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)
