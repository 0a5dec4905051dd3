"""What every exhibit of forces and areas keeps to."""

import datetime as dt

import numpy as np
import pytest

from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.measuring.forces.area import Options as AreaOptions
from answerable.measuring.forces.area import read_areas
from answerable.measuring.forces.area_exhibit import tell_areas
from answerable.measuring.forces.force import list_forces
from answerable.measuring.forces.force_measure import Options, read_measures
from answerable.measuring.forces.force_measure_exhibit import tell_measures
from answerable.measuring.forces.national_999 import Options as NationalOptions
from answerable.measuring.forces.national_999 import read_national
from answerable.measuring.forces.national_exhibit import tell_national
from answerable.measuring.forces.wording import say_names, say_rank

FORCES = [force for force in list_forces() if force.code]


@pytest.fixture(scope="module")
def told():
    """All three analyses, of invented figures."""
    source = np.random.default_rng(6)
    day, last = dt.date(2022, 7, 1), dt.date(2022, 7, 31)
    answers = [
        {
            "force": force.name,
            "first_on": day,
            "last_on": last,
            "calls": int(source.integers(5_000, 60_000)),
            "under_10_percent": round(float(source.uniform(40, 90)), 1),
        }
        for force in FORCES
    ]
    crimes = [
        {
            "force": force.name,
            "measure": "Robbery",
            "first_on": day,
            "last_on": last,
            "numerator": int(source.poisson(40)),
            "denominator": float(source.integers(400_000, 3_000_000)),
        }
        for force in FORCES
    ]
    counts = [
        {"area": area, "measure": "Robbery", "first_on": dt.date(2020 + at // 12, at % 12 + 1, 1), "count": count}
        for area in ("Dudley", "Walsall")
        for at, count in enumerate(source.poisson(20, 30).tolist())
    ]
    return (
        tell_national(read_national(answers, NationalOptions(ours="WMP"))),
        tell_measures(read_measures(crimes, [], Options(ours="WMP", form="rate", better="lower"))),
        tell_areas(read_areas(counts, AreaOptions())),
    )


def test_exhibit_has_a_finding_a_sentence_a_table_that_fits_and_its_query(told):
    for exhibit in list_exhibits(told):
        assert exhibit.title
        assert exhibit.sentence.endswith(".")
        assert exhibit.query
        assert exhibit.table.rows
        assert all(len(row) == len(exhibit.table.columns) for row in say_rows(exhibit.table))


def test_exhibit_of_every_kind_of_chart_can_be_drawn(told):
    kinds = {type(exhibit.chart): exhibit for exhibit in list_exhibits(told) if exhibit.chart}
    assert len(kinds) == 4
    for exhibit in kinds.values():
        assert draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence).startswith("<svg")


def test_slugs_differ_within_an_analysis(told):
    for analysis in told:
        slugs = [exhibit.slug for exhibit in analysis.exhibits]
        assert len(slugs) == len(set(slugs))


def test_no_exhibit_of_forces_speaks_of_change(told):
    change = ("improv", "reduc", "increas", "decreas", "worse", " fell", " rose")
    for exhibit in list_exhibits(told[:2]):
        said = f"{exhibit.title} {exhibit.sentence}".casefold()
        assert not [word for word in change if word in said]


def list_exhibits(told):
    return [exhibit for analysis in told for exhibit in analysis.exhibits]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd"), (43, "43rd")],
)
def test_ranks_are_said_as_ordinals(number, said):
    assert say_rank(number, False) == said
    assert say_rank(number, True) == f"{said} equal"


def test_names_beyond_the_most_are_counted():
    assert say_names(["Kent"]) == "Kent"
    assert say_names(["Kent", "Essex", "Surrey"]) == "Kent, Essex and Surrey"
    assert say_names(["Kent", "Essex", "Surrey"], 2) == "Kent, Essex and 1 more"
