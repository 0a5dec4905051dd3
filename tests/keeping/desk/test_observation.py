"""Observations: loaded twice without doubling, revised and kept, taken back, taken from papers, released."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk.measure import publish_measure
from answerable.keeping.changes.desk.observation import (
    load_observations,
    release_observations,
    take_back_observations,
    take_figure,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Figure
from answerable.keeping.models.desk import Observation
from answerable.keeping.queries.desk.figure import find_figure, period_of, search_figures
from answerable.keeping.queries.desk.measure import areas_of, values_of
from answerable.keeping.queries.desk.observation import NEW, REVISED, SAME, compare_values
from answerable.measuring.refusal import MeasureError
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import ANALYST, load_values, make_measure, take_changes, take_values
from tests.keeping.readings import board_notes

pytestmark = pytest.mark.django_db
JANUARY = (dt.date(2024, 1, 1), dt.date(2024, 1, 31))


def numbers(measure, area=""):
    return [row.numerator for row in values_of(measure, area)]


def test_a_year_loaded_twice_is_not_doubled(tmp_path):
    measure = make_measure()
    rows = ("burglary,2024-01,640", "burglary,2024-02,650")
    assert load_observations(take_values(tmp_path, *rows), by=ANALYST) == (2, 0, 0)
    again = take_values(tmp_path, *rows, "burglary,2024-03,610", name="again.csv")
    assert load_observations(again, by=ANALYST) == (1, 0, 2)
    assert numbers(measure) == [610, 650, 640]


def test_a_load_that_changes_nothing_leaves_no_act(tmp_path):
    make_measure()
    file = take_values(tmp_path, "burglary,2024-01,640")
    load_observations(file, by=ANALYST)
    load_observations(file, by=ANALYST)
    assert AuditEntry.objects.filter(act="load observations").count() == 1


def test_a_revised_value_replaces_the_earlier_which_is_kept(tmp_path):
    measure = make_measure()
    load_observations(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
    revised = take_values(tmp_path, "burglary,2024-01,655", name="revised.csv")
    comparison = compare_values(revised)
    assert [len(comparison.of(state)) for state in (NEW, REVISED, SAME)] == [0, 1, 0]
    assert load_observations(revised, by=ANALYST) == (0, 1, 0)
    (now,) = values_of(measure)
    assert (now.numerator, now.number) == (655, 2)
    assert [(one.numerator, one.number) for one in now.earlier] == [(640, 1)]


def test_comparing_changes_nothing(tmp_path):
    measure = make_measure()
    comparison = compare_values(load_values(tmp_path, "burglary,2024-01,640"))
    assert len(comparison.of(NEW)) == 1
    assert values_of(measure) == []


def test_a_code_is_known_however_the_file_writes_it(tmp_path):
    measure = make_measure("vehicle-crime")
    load_observations(take_values(tmp_path, "Vehicle crime,2024-01,80"), by=ANALYST)
    assert numbers(measure) == [80]


def test_a_file_that_names_a_strange_measure_is_refused_whole(tmp_path):
    measure = make_measure()
    file = take_values(tmp_path, "burglary,2024-01,640", "arson,2024-01,12")
    with pytest.raises(RefusedError, match=r"has no measure “arson”: define it first"):
        load_observations(file, by=ANALYST)
    assert values_of(measure) == []


def test_a_file_of_another_body_finds_none_of_ours(tmp_path):
    make_measure()
    with pytest.raises(RefusedError, match="has no measure “burglary”"):
        load_observations(take_values(tmp_path, "burglary,2024-01,640", body=make_panel()), by=ANALYST)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("answered,2024-01,700,600", "more than all"),
        ("answered,2024-01,700", "neither a value nor the counts"),
        ("answered,2024-01,,,-3", "not below nought"),
        (f"answered,2024-01,500,600,,{'x' * 401}", "longer than 400 characters"),
    ],
)
def test_a_value_that_cannot_be_keeps_the_file_out(tmp_path, row, words):
    measure = make_measure("answered", form="percent")
    with pytest.raises(RefusedError, match=words):
        load_observations(take_values(tmp_path, "answered,2023-12,500,600", row), by=ANALYST)
    assert values_of(measure) == []


def test_two_values_for_one_place_keep_the_file_out(tmp_path):
    make_measure("vehicle-crime")
    file = take_values(tmp_path, "vehicle-crime,2024-01,80", "Vehicle crime,2024-01,81")
    with pytest.raises(RefusedError, match="two values"):
        load_observations(file, by=ANALYST)


def test_a_share_of_nobody_is_kept_as_it_is(tmp_path):
    measure = make_measure("answered", form="percent")
    load_observations(take_values(tmp_path, "answered,2024-01,0,0"), by=ANALYST)
    assert numbers(measure) == [0]


def test_values_of_areas_stand_beside_those_of_the_whole(tmp_path):
    measure = make_measure()
    heads = "measure,area,period,numerator"
    load_observations(
        take_values(tmp_path, "burglary,,2024-01,640", "burglary,Ashby,2024-01,64", heads=heads), by=ANALYST
    )
    assert areas_of(measure) == ["", "Ashby"]
    assert numbers(measure, "Ashby") == [64]


def test_only_a_file_of_values_that_was_taken_in_is_loaded(tmp_path):
    make_measure()
    with pytest.raises(RefusedError, match="does not hold values"):
        load_observations(take_changes(tmp_path), by=ANALYST)
    with pytest.raises(RefusedError, match="Take the file in first"):
        load_observations(load_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)


def test_a_load_is_taken_back_and_what_it_replaced_stands_again(tmp_path):
    measure = make_measure()
    load_observations(take_values(tmp_path, "burglary,2024-01,640", "burglary,2024-02,650"), by=ANALYST)
    wrong = take_values(tmp_path, "burglary,2024-01,6400", "burglary,2024-03,9", name="wrong.csv")
    load_observations(wrong, by=ANALYST)
    assert numbers(measure) == [9, 650, 6400]
    assert take_back_observations(wrong, by=ANALYST) == 2
    assert numbers(measure) == [650, 640]
    assert Observation.objects.count() == 2


def test_what_is_public_or_was_replaced_is_not_taken_back(tmp_path):
    measure = make_measure(numerator="Offences", source="The crime system")
    first = take_values(tmp_path, "burglary,2024-01,640")
    load_observations(first, by=ANALYST)
    second = take_values(tmp_path, "burglary,2024-01,650", name="second.csv")
    load_observations(second, by=ANALYST)
    with pytest.raises(RefusedError, match="replaced since"):
        take_back_observations(first, by=ANALYST)
    release_observations(publish_measure(measure, by=ANALYST), by=ANALYST)
    with pytest.raises(RefusedError, match="public"):
        take_back_observations(second, by=ANALYST)
    assert numbers(measure) == [650]


def test_values_are_released_once_and_only_of_a_public_measure(tmp_path):
    measure = make_measure(numerator="Offences", source="The crime system")
    load_observations(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
    with pytest.raises(RefusedError, match="Publish the measure first"):
        release_observations(measure, by=ANALYST)
    measure = publish_measure(measure, by=ANALYST)
    assert release_observations(measure, by=ANALYST) == 1
    assert release_observations(measure, by=ANALYST) == 0
    assert AuditEntry.objects.filter(act="release observations", is_public=True).count() == 1


def figure_of(**values):
    """A figure of a public paper, with some of its fields as given."""
    file_pack([board_notes()], by=ANALYST, confidentiality="open")
    Figure.objects.filter(pk=Figure.objects.first().pk).update(**values)
    return find_figure(Figure.objects.first().pk)


def test_a_figure_of_a_paper_stands_as_a_value_with_the_paper_as_its_origin():
    measure = make_measure("trained", better="higher")
    figure = figure_of(period="2021/22")
    assert search_figures("412") == [figure]
    first_on, last_on = period_of(figure)
    assert (first_on, last_on) == (dt.date(2021, 4, 1), dt.date(2022, 3, 31))
    taken = take_figure(measure, figure, by=ANALYST, first_on=first_on, last_on=last_on)
    assert (taken.numerator, taken.value, taken.figure_id) == (Decimal(412), None, figure.pk)
    assert "412" in taken.origin
    with pytest.raises(RefusedError, match="stands there already"):
        take_figure(measure, figure, by=ANALYST, first_on=first_on, last_on=last_on)


def test_a_figure_of_a_closed_paper_is_not_found():
    file_pack([board_notes()], by=ANALYST, confidentiality="exempt")
    assert Figure.objects.count() > 0
    assert search_figures("412") == []
    assert find_figure(Figure.objects.first().pk) is None


@pytest.mark.parametrize(
    ("form", "unit", "denominator", "words"),
    [
        ("count", "%", None, "a count is wanted"),
        ("percent", "", None, "give what it is out of"),
        ("percent", "%", 600, "a count is wanted"),
        ("seconds", "officers", None, "length of time"),
        ("percent", "", 400, "more than all"),
    ],
)
def test_a_figure_in_another_unit_is_refused(form, unit, denominator, words):
    measure, figure = make_measure(form=form), figure_of(unit=unit)
    with pytest.raises(RefusedError, match=words):
        take_figure(measure, figure, by=ANALYST, first_on=JANUARY[0], last_on=JANUARY[1], denominator=denominator)
    assert values_of(measure) == []


def test_a_figure_too_large_to_be_kept_is_refused():
    measure, figure = make_measure(), figure_of(value=Decimal(10) ** 18)
    with pytest.raises(RefusedError, match="larger than any"):
        take_figure(measure, figure, by=ANALYST, first_on=JANUARY[0], last_on=JANUARY[1])


def test_minutes_that_a_paper_prints_become_seconds():
    measure, figure = make_measure(form="seconds"), figure_of(unit="minutes")
    assert take_figure(measure, figure, by=ANALYST, first_on=JANUARY[0], last_on=JANUARY[1]).value == 412 * 60


def test_a_file_whose_rows_are_gone_is_refused_in_a_sentence(tmp_path):
    make_measure()
    file = take_values(tmp_path, "burglary,2024-01,640")
    file.sha256 = "0" * 64
    with pytest.raises(MeasureError, match="not where they were kept"):
        compare_values(file)
