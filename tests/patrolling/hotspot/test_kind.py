"""The out-of-time table of three real months, made by one call."""

from pathlib import Path

import pytest

from answerable import measuring
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.hotspot.kind import HOTSPOTS

PUBLISHED = Path(__file__).parents[3] / "examples" / "data" / "published"
FILES = {
    "street-crimes": PUBLISHED / "street-west-yorkshire-july.csv.gz",
    "areas": PUBLISHED / "areas-west-yorkshire.csv",
}
VIOLENCE = "street-violence-and-sexual-offences"


@pytest.fixture(scope="module")
def analysis():
    return measuring.measure(HOTSPOTS, FILES, categories=VIOLENCE)


def test_two_julys_hold_the_third_about_as_published(analysis):
    plain = analysis.result.methods[0]
    assert analysis.result.land_km == pytest.approx(2029, abs=2)
    assert 100 * plain.offences.share == pytest.approx(24.2, abs=0.2)
    assert plain.pai == pytest.approx(17.3, abs=0.15)
    assert plain.pei == pytest.approx(0.68, abs=0.01)


def test_where_the_grid_begins_is_said_to_move_the_share(analysis):
    low, high = analysis.result.shifted
    assert low < analysis.result.methods[0].offences.share < high
    assert any("Where the grid begins is a choice" in note for note in analysis.exhibit("out-of-time").notes)


def test_caveats_of_published_places_and_months_stand_under_every_exhibit(analysis):
    for exhibit in analysis.exhibits:
        assert any("fixed list of points" in note for note in exhibit.notes), exhibit.slug
        assert any("month of each offence" in note for note in exhibit.notes), exhibit.slug


def test_no_harm_is_told_of_a_type_that_mixes_grave_and_slight(analysis):
    assert analysis.result.methods[0].harm is None
    assert [each.slug for each in analysis.exhibits] == [
        "out-of-time", "accuracy", "concentration", "stability", "map",
    ]  # fmt: skip
    assert "nothing is said of harm" in analysis.told.lead


def test_every_method_that_is_no_better_is_said_to_be_none(analysis):
    sentence = analysis.exhibit("out-of-time").sentence
    assert "Persistence cannot be told from a plain count" in sentence
    assert "no method could be told to hold more" in analysis.exhibit("out-of-time").title
    assert "predict" not in str(analysis).casefold()


def test_changes_of_place_are_told_beside_what_small_numbers_alone_explain(analysis):
    stability = analysis.result.stability
    plain = [step.overlap for step in stability.steps if step.method == "count"]
    assert len(plain) == 2
    assert max(plain) < stability.unchanged_low
    assert "the worst places changed" in analysis.exhibit("stability").sentence


def test_a_file_of_offences_is_needed_and_one_is_enough():
    with pytest.raises(MeasureError, match="Give one file of offences"):
        measuring.measure(HOTSPOTS, {"areas": FILES["areas"]})


def test_offences_of_another_force_are_refused_in_a_sentence():
    elsewhere = FILES | {"areas": PUBLISHED / "areas-west-midlands.csv"}
    with pytest.raises(MeasureError, match="lies in the areas given"):
        measuring.measure(HOTSPOTS, elsewhere)
