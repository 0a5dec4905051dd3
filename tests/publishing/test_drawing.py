"""The report card as a drawing: true to its counts, whole, and readable without colour."""

import re
from xml.etree import ElementTree

import pytest

from answerable.publishing.drawing import HEIGHT, LEAST, WIDTH, draw_card, draw_card_alone, say_card


class Card:
    """As many figures as the test says."""

    def __init__(self, agree, disagree, untestable):
        self.agree, self.disagree, self.untestable = agree, disagree, untestable
        self.tested = agree + disagree
        self.figures = self.tested + untestable


def segments(card):
    pattern = rf'class="card__(agree|disagree|untestable)" d="M([\d.]+) 0h([\d.]+)v{HEIGHT}'
    return {name: (float(at), float(width)) for name, at, width in re.findall(pattern, draw_card(card))}


@pytest.mark.parametrize("counts", [(3, 1, 6), (1, 1, 100_000), (0, 1, 0), (700, 0, 1), (0, 0, 5)])
def test_the_segments_fill_the_bar_and_none_that_is_there_is_too_small_to_see(counts):
    drawn = list(segments(Card(*counts)).values())
    assert len(drawn) == sum(map(bool, counts))
    ends = [at + width for at, width in drawn]
    assert ends[-1] == pytest.approx(WIDTH, abs=0.05)
    assert [at for at, _ in drawn] == pytest.approx([0, *ends[:-1]])
    assert min(width for _, width in drawn) >= LEAST


def test_a_segment_is_as_wide_as_its_share():
    assert {name: width / WIDTH for name, (_, width) in segments(Card(3, 1, 6)).items()} == {
        "agree": 0.3,
        "disagree": 0.1,
        "untestable": 0.6,
    }


def test_each_segment_has_a_look_of_its_own_beside_its_colour():
    fills = re.findall(r'class="card__(?:agree|disagree|untestable)" [^>]*fill="([^"]+)"', draw_card(Card(1, 1, 1)))
    assert fills == ["#14564c", "url(#hatch)", "url(#dots)"]


def test_the_drawing_alone_is_well_formed_and_says_what_it_shows():
    drawing = ElementTree.fromstring(draw_card_alone(Card(3, 1, 6), "Report card: <Tables & totals>"))  # noqa: S314 -- ours
    space = "{http://www.w3.org/2000/svg}"
    assert drawing.find(f"{space}title").text == "Report card: <Tables & totals>"
    assert drawing.find(f"{space}desc").text == say_card(Card(3, 1, 6))
    assert [text.text for text in drawing.iter(f"{space}text")][2:] == [
        "3 agree",
        "1 do not agree",
        "6 cannot be tested",
    ]


def test_a_card_is_said_in_the_number_it_is():
    assert say_card(Card(1, 2, 0)) == "3 figures: 3 tested, of which 1 agrees and 2 do not; 0 cannot be tested."
    assert say_card(Card(0, 0, 1)) == "1 figure: 0 tested; 1 cannot be tested."
