"""The quarterly statement: tested sentences among the writers' words, and what keeps it from being published."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace

from answerable.measuring.scorecard.lack import list_missing, scan_words
from answerable.measuring.scorecard.measure import Absence, Measure
from answerable.measuring.scorecard.scorecard import work_out_scorecard
from answerable.measuring.scorecard.sentence import tell_change
from answerable.measuring.scorecard.statement import (
    Applicability,
    Draft,
    Passage,
    list_body_sections,
    list_force_sections,
    write_purpose,
)
from tests.measuring.scorecard.quarter import QUARTER, QUARTER_END

LACKING = ("drug-homicides", "drug-referrals", "neighbourhood-crime", "domestic-abuse-satisfaction")
EXPLAINED = tuple(
    Absence(measure=code, quarter_end=QUARTER_END, reason="Not published for one force.")
    for code in (*LACKING, "cyber-confidence", "cyber-breaches")
)
SCORECARD = work_out_scorecard(replace(QUARTER, absences=EXPLAINED), QUARTER_END)
EVERY = Applicability(reason="each of these harms is found in the area")
OWN = Passage(part="body", about="homicide", before="Each death is one too many. {{homicide}}")
DRAFT = Draft(
    scorecard=SCORECARD,
    force="Midshire Police",
    body="Midshire Police and Crime Commissioner",
    passages=(OWN,),
    applicability=(EVERY,),
)


def lacks(draft: Draft) -> list[str]:
    return [lack.about for lack in list_missing(draft)]


def test_statement_with_every_measure_or_its_reason_may_be_published() -> None:
    assert list_missing(DRAFT) == ()


def test_force_part_has_a_section_for_each_priority_with_its_tested_sentences() -> None:
    sections = list_force_sections(DRAFT)
    assert [section.about for section in sections] == [group.code for group in SCORECARD.priorities]
    violence = sections[1]
    assert violence.heading == "Measure: Reduce serious violence"
    assert "saw 145 admissions against 215" in violence.text
    assert "a fall greater than chance explains, for the better" in violence.text
    assert [exhibit.slug for exhibit in violence.exhibits] == ["admissions", "discharges"]


def test_writers_words_stand_before_and_after_what_is_generated() -> None:
    own = Passage(part="force", about="homicide", before="The unit has 40 detectives.", after="Work goes on.")
    text = list_force_sections(replace(DRAFT, passages=(OWN, own)))[0].text
    first, generated, last = text.split("\n\n")
    assert (first, last) == ("The unit has 40 detectives.", "Work goes on.")
    assert generated.startswith("The 12 months to December 2021 saw 46 homicides against 52")


def test_tested_sentence_takes_its_place_within_the_bodys_words() -> None:
    introduction, homicide = list_body_sections(DRAFT)
    assert introduction.heading == "Introduction"
    assert introduction.text == (
        "Each of the national priorities is assessed as one that applies to the area: "
        "each of these harms is found in the area."
    )
    assert homicide.text == f"Each death is one too many. {tell_change(SCORECARD.lines[0])}"


def test_purpose_names_the_order_and_the_quarter() -> None:
    words = write_purpose(DRAFT)
    assert "Elected Local Policing Bodies (Specified Information) (Amendment) Order 2021" in words
    assert "31 December 2021" in words


def test_national_measure_without_value_or_reason_refuses_publication() -> None:
    scorecard = work_out_scorecard(replace(QUARTER, absences=EXPLAINED[1:]), QUARTER_END)
    assert lacks(replace(DRAFT, scorecard=scorecard)) == ["drug-homicides"]


def test_measure_without_a_value_for_the_quarter_refuses_publication_until_it_is_explained() -> None:
    empty = replace(QUARTER, absences=EXPLAINED, observations=QUARTER.observations[1:])
    without = replace(DRAFT, scorecard=work_out_scorecard(empty, QUARTER_END))
    assert lacks(without) == ["homicide"]
    reason = Absence(measure="homicide", quarter_end=QUARTER_END, reason="The return is being audited.")
    held = replace(empty, absences=(*EXPLAINED, reason))
    explained = replace(DRAFT, scorecard=work_out_scorecard(held, QUARTER_END))
    assert lacks(explained) == []
    assert "The return is being audited." in list_force_sections(explained)[0].text


def test_local_measure_without_a_value_is_told_and_refuses_nothing() -> None:
    local = Measure(code="knives", title="Knife crime", unit="offences", priority="serious-violence")
    held = replace(QUARTER, measures=(*QUARTER.measures, local), absences=EXPLAINED)
    draft = replace(DRAFT, scorecard=work_out_scorecard(held, QUARTER_END))
    assert lacks(draft) == []
    assert "Knife crime: no value for this quarter." in list_force_sections(draft)[1].text


def test_priority_of_which_nobody_said_whether_it_applies_refuses_publication() -> None:
    some = Applicability(priority="homicide", reason="There were 46 in the year.")
    assert lacks(replace(DRAFT, applicability=(some,))) == [
        "serious-violence",
        "drugs",
        "neighbourhood-crime",
        "satisfaction",
        "cyber-crime",
    ]


def test_priority_that_does_not_apply_needs_its_reason_and_no_measures() -> None:
    scorecard = work_out_scorecard(replace(QUARTER, absences=EXPLAINED[2:]), QUARTER_END)
    not_here = Applicability(priority="drugs", applies=False, reason="no line has ever been found here")
    draft = replace(DRAFT, scorecard=scorecard, applicability=(EVERY, not_here))
    assert lacks(draft) == []
    assert list_force_sections(draft)[2].text == (
        "This priority is assessed not to apply to the area: no line has ever been found here."
    )
    assert "is assessed as one that does not apply" in list_body_sections(draft)[0].text


@pytest.mark.parametrize("passages", [(), (Passage(part="force", about="homicide", after="Work goes on."),)])
def test_statement_in_which_the_body_has_not_spoken_is_refused(passages: tuple[Passage, ...]) -> None:
    assert lacks(replace(DRAFT, passages=passages)) == ["body"]


def test_place_for_a_measure_that_does_not_exist_is_refused_and_stays_to_be_seen() -> None:
    draft = replace(DRAFT, passages=(Passage(part="body", about="homicide", before="So: {{homicides}}"),))
    (lack,) = list_missing(draft)
    assert lack.words == "{{homicides}} names no measure: correct it, or take it out."
    assert list_body_sections(draft)[1].text == "So: {{homicides}}"


def test_words_about_no_priority_are_refused() -> None:
    assert lacks(replace(DRAFT, passages=(OWN, Passage(part="body", about="knives", before="Hm.")))) == ["knives"]


def test_two_passages_in_one_place_are_refused_so_that_neither_is_lost() -> None:
    (lack,) = list_missing(replace(DRAFT, passages=(OWN, OWN)))
    assert lack.words == "The body's words about “homicide” stand in 2 passages: put them into one."


def test_applicability_of_no_priority_is_refused() -> None:
    strange = Applicability(priority="knives", reason="there are some")
    assert lacks(replace(DRAFT, applicability=(EVERY, strange))) == ["knives"]


def test_draft_goes_through_json_with_its_scorecard() -> None:
    assert msgspec.json.decode(msgspec.json.encode(DRAFT), type=Draft) == DRAFT


def test_untested_claim_warns_with_its_place_and_refuses_nothing() -> None:
    own = Passage(
        part="body", about="serious-violence", before="A first paragraph.\n\nI am glad that homicides have fallen."
    )
    draft = replace(DRAFT, passages=(OWN, own))
    (warned,) = scan_words(draft)
    assert (warned.part, warned.about, warned.place, warned.paragraph) == ("body", "serious-violence", "before", 2)
    assert (warned.claim.cue, warned.claim.measure) == ("fallen", "homicide")
    assert lacks(draft) == []


def test_statement_of_a_quarter_before_the_priorities_has_no_sections() -> None:
    early = work_out_scorecard(
        replace(
            QUARTER, measures=tuple(replace(each, national_measure="") for each in QUARTER.measures), baselines=()
        ),
        dt.date(2021, 3, 31),
    )
    assert list_force_sections(replace(DRAFT, scorecard=early)) == ()
