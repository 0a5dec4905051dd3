from collections import Counter

import pytest

from answerable.measuring.kinds import list_shapes
from answerable.measuring.loading.heading import Head, HeadRow, find_heading, plain_name
from answerable.measuring.loading.shape import FORMS
from answerable.measuring.loading.template import write_template
from tests.measuring.loading.sample import INCIDENTS

SHAPES = pytest.mark.parametrize("shape", [*list_shapes().values(), INCIDENTS], ids=lambda shape: shape.name)


def find(*cells):
    return find_heading([Head(",", (HeadRow(1, 1, cells),))], INCIDENTS)


def test_own_name_of_a_field_comes_before_its_other_names():
    assert find("priority", "Grade", "ref", "created").places == {"grade": 1, "ref": 2, "created_at": 3}


def test_heading_is_matched_without_case_and_marks():
    assert find("Incident-Number", "GRADE", "Created  At").places == {"ref": 0, "grade": 1, "created_at": 2}


def test_row_that_names_most_columns_is_the_heading():
    rows = (HeadRow(1, 1, ("Ref", "see below")), HeadRow(2, 3, ("ref", "grade", "created")))
    assert find_heading([Head(",", rows)], INCIDENTS).last_line == 3


@SHAPES
def test_no_heading_of_a_shape_names_two_of_its_fields(shape):
    names = Counter(
        name for field in shape.fields for name in {plain_name(each) for each in (field.name, *field.names)}
    )
    assert [name for name, count in names.items() if count > 1] == []


@SHAPES
def test_shape_speaks_of_its_own_fields_only(shape):
    names = {field.name for field in shape.fields}
    assert {field.form for field in shape.fields} <= set(FORMS)
    assert {*shape.key, *(name for order in shape.orders for name in (order.first, order.second))} <= names
    assert {name for group in shape.needs for name in group} <= names


@SHAPES
def test_template_of_every_shape_has_its_headings_within_reach(shape):
    lines = write_template(shape).splitlines()
    rows = tuple(HeadRow(at, at, tuple(line.split(","))) for at, line in enumerate(lines, 1))
    heading = find_heading([Head(",", rows[:50])], shape)
    assert heading.last_line == len(lines)
    assert set(heading.places) == {field.name for field in shape.fields}
