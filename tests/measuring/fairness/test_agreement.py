"""Agreement beyond chance."""

import pytest

from answerable.measuring.fairness.agreement import measure_agreement, measure_many


def test_kappa_and_its_interval_are_those_of_the_published_formula():
    """A table of 50 with 35 alike: observed 0.70, expected 0.50, kappa 0.40."""
    found = measure_agreement({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    assert found is not None
    assert (found.total, found.share) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.low == pytest.approx(0.151, abs=0.005)
    assert found.high == pytest.approx(0.649, abs=0.005)


def test_always_alike_is_one():
    found = measure_agreement({("White", "White"): 40, ("Black", "Black"): 10})
    assert found is not None
    assert found.kappa == 1
    assert (found.low, found.high) == (1, 1)


def test_all_of_one_sort_has_a_share_and_no_kappa():
    found = measure_agreement({("White", "White"): 40})
    assert found is not None
    assert (found.share, found.kappa) == (1, None)


def test_nothing_to_sort_gives_nothing():
    assert measure_agreement({}) is None


def test_several_graders_agree_as_in_the_published_example():
    """Fleiss (1971) as usually reproduced: 10 things, 14 graders, 5 grades; kappa 0.210."""
    table = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    gradings = [[str(grade) for grade, count in enumerate(row) for _ in range(count)] for row in table]
    assert measure_many(gradings) == pytest.approx(0.210, abs=0.0005)


@pytest.mark.parametrize("gradings", [[], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_agreement_of_several_is_nothing_where_it_cannot_be_told(gradings):
    assert measure_many(gradings) is None
