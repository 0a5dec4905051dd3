"""What a writer may say of change: what the test says, and nothing else goes without a warning."""

from __future__ import annotations

import pytest

from answerable.measuring.scorecard.claim import find_claims, split_sentences
from answerable.measuring.scorecard.scorecard import work_out_scorecard
from tests.measuring.scorecard.quarter import QUARTER, QUARTER_END

LINES = work_out_scorecard(QUARTER, QUARTER_END).lines


@pytest.mark.parametrize(
    ("sentence", "cue", "measure"),
    [
        ("I welcome the reduction in homicide.", "reduction", "homicide"),
        ("Homicides fell by six.", "fell", "homicide"),
        ("Firearm discharges are down 9%.", "are down", "discharges"),
        ("Discharges of firearms were up on last year.", "were up", "discharges"),
        ("Hospital admissions rose in spring.", "rose", "admissions"),
        ("Homicides have been stable for years.", "stable", "homicide"),
        ("There were fewer homicides than before.", "fewer", "homicide"),
    ],
)
def test_claim_that_the_test_does_not_bear_out_is_found(sentence: str, cue: str, measure: str) -> None:
    (claim,) = find_claims(sentence, LINES)
    assert (claim.sentence, claim.cue, claim.measure) == (sentence, cue, measure)
    assert f"{{{{{measure}}}}}" in claim.words


@pytest.mark.parametrize(
    "sentence",
    [
        "Hospital admissions have fallen.",
        "The reduction in admissions is welcome.",
        "Admissions of under 25s have improved.",
        "We have set up a team on homicide.",
        "Homicides are laid down in the national return.",
        "Up to 20 officers work on firearm discharges.",
        "The board is asked to note the report.",
        "Operation Larch recovered 53 weapons.",
        "The falling leaves are swept on Mondays.",
    ],
)
def test_what_is_borne_out_or_speaks_of_no_measure_is_left(sentence: str) -> None:
    assert find_claims(sentence, LINES) == ()


def test_claim_with_a_figure_beside_the_measures_is_found_though_it_names_none() -> None:
    (claim,) = find_claims("Volumes have dropped by 12%.", LINES, near=LINES[:1])
    assert (claim.cue, claim.measure) == ("dropped", "")
    assert find_claims("Volumes have dropped by 12%.", LINES) == ()


def test_generated_sentence_is_no_claim_of_the_writers() -> None:
    assert find_claims("{{homicide}}", LINES) == ()


def test_only_the_sentence_that_claims_is_named() -> None:
    text = "The team meets weekly. Homicides fell. It has nine members."
    assert [claim.sentence for claim in find_claims(text, LINES)] == ["Homicides fell."]


def test_sentences_end_at_stops_and_lines() -> None:
    text = "One thing. Another (said 4.5%) thing!\n\n- a point\n- another\n\n{{homicide}} Last."
    assert split_sentences(text) == ("One thing.", "Another (said 4.5%) thing!", "- a point", "- another", "Last.")
