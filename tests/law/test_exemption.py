"""What may be closed to the public, on what ground, and the words of the resolution."""

import datetime as dt

import pytest

from answerable.law.exemption import (
    ClosedItem,
    judge_exemption,
    judge_public_bundle,
    list_paragraphs,
    resolution_to_exclude,
)

ON = dt.date(2023, 1, 9)
GROUNDED = {
    "paragraph": 3,
    "public_interest_test": "A price would be lost before the contract is let.",
    "author": "Monitoring officer",
    "review_date": dt.date(2023, 7, 1),
}


def codes(**changed) -> list[tuple[str, bool]]:
    return [(r.code, r.stops) for r in judge_exemption("exempt", ON, **{**GROUNDED, **changed})]


def test_schedule_12a_has_seven_paragraphs_of_which_two_were_not_read():
    assert list(list_paragraphs(ON)) == [1, 2, 3, 4, 5, 6, 7]
    assert [number for number, row in list_paragraphs(ON).items() if not row.verified] == [6, 7]
    assert list_paragraphs(dt.date(2000, 1, 1)) == {}


def test_a_grounded_exemption_stands_and_an_open_paper_needs_nothing():
    assert codes() == []
    assert judge_exemption("open", ON) == ()


def test_a_paper_called_confidential_with_no_ground_cannot_be_closed():
    (ruling,) = judge_exemption("exempt", ON)
    assert (ruling.code, ruling.stops) == ("E-EXEMPT-NO-GROUND", True)
    assert ruling.words == (
        "This cannot be closed to the public yet: it lacks the paragraph of schedule 12A that it falls under, the "
        "public interest test, who decided it and the date on which it will be looked at again."
    )


@pytest.mark.parametrize(
    "lacking", [{"paragraph": 8}, {"public_interest_test": " "}, {"author": ""}, {"review_date": None}]
)
def test_each_part_of_a_ground_is_asked_for(lacking):
    assert codes(**lacking) == [("E-EXEMPT-NO-GROUND", True)]


def test_a_tie_of_the_public_interest_discloses():
    assert codes(balance="even") == codes(balance="disclosure") == [("E-EXEMPT-NO-GROUND", True)]


def test_what_must_be_registered_in_public_is_not_exempt_under_paragraph_3():
    assert codes(registrable=True) == [("E-EXEMPT-NO-GROUND", True)]
    assert codes(registrable=True, paragraph=5) == []


def test_a_paragraph_that_was_not_verified_only_warns():
    assert codes(paragraph=7, author="") == [("E-EXEMPT-NO-GROUND", False)]


def test_a_board_outside_the_act_is_only_warned():
    (ruling,) = judge_exemption("exempt", ON, binding=False)
    assert not ruling.stops


def test_an_exemption_past_its_review_is_due():
    assert codes(review_date=ON) == [("W-EXEMPT-REVIEW-DUE", False)]
    assert codes(review_date=ON + dt.timedelta(days=1)) == []


def test_confidential_information_needs_one_of_its_two_grounds():
    assert judge_exemption("confidential", ON, ground="government") == ()
    assert [(r.code, r.stops) for r in judge_exemption("confidential", ON)] == [("E-EXEMPT-NO-GROUND", False)]


def test_the_resolution_names_each_item_with_its_paragraphs():
    words = resolution_to_exclude(
        [
            ClosedItem(number="9", title="Estates contract", paragraphs=(3, 5)),
            ClosedItem(number="10", title="Dismissal appeal", paragraphs=(1,)),
            ClosedItem(number="11", title="Threat assessment", ground="government"),
        ],
        ON,
    )
    exempt, confidential = words.split("\n")
    assert "section 100A(4)" in exempt
    assert "item 9, Estates contract: paragraphs 3 (financial or business affairs" in exempt
    assert "; item 10, Dismissal appeal: paragraph 1 (information relating to an individual)." in exempt
    assert "section 100A(2)" in confidential
    assert "item 11, Threat assessment: given by a Government department" in confidential


def test_no_resolution_is_written_for_an_item_without_a_ground():
    for paragraphs in ((), (9,), (3, 9)):
        with pytest.raises(ValueError, match="Item 4 has no paragraph"):
            resolution_to_exclude([ClosedItem(number="4", title="Update", paragraphs=paragraphs)], ON)


def test_a_closed_paper_in_a_public_pack_is_named():
    assert judge_public_bundle([]) == ()
    (ruling,) = judge_public_bundle(["Estates contract"])
    assert ruling.stops
    assert "“Estates contract”" in ruling.words
