"""What the desk offers to load and to measure: all of measuring, costing and patrolling, under matters."""

import pytest

from answerable.costing.kinds import COST_KINDS
from answerable.keeping.kinds import KINDS, MATTERS, find_shape, list_shapes
from answerable.measuring import kinds as measured
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.kinds import PATROL_KINDS


def test_every_kind_of_measuring_costing_and_patrolling_is_offered_once():
    assert list(KINDS) == [*measured.KINDS, *COST_KINDS, *PATROL_KINDS]
    assert len(KINDS) == len(measured.KINDS) + len(COST_KINDS) + len(PATROL_KINDS)


def test_every_kind_stands_under_one_matter_and_money_comes_last():
    assert sorted(kind.name for kinds in MATTERS.values() for kind in kinds) == sorted(KINDS)
    assert list(MATTERS)[-1] == "Money"
    assert [kind.name for kind in MATTERS["Money"]] == ["spending", "contracts"]


def test_every_file_that_a_kind_takes_has_its_shape_by_name():
    shapes = list_shapes()
    for kind in KINDS.values():
        for given in kind.inputs:
            assert shapes[given.shape.name] is given.shape
    assert find_shape("spending").key == ("spender", "reference", "line_number")


def test_shape_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(MeasureError, match=r"No file has the shape “invoices”. There are: .*contracts.*spending"):
        find_shape("invoices")
