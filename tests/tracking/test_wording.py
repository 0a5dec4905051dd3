"""Words weighed by how telling they are, and resolutions told apart by what they ask."""

import pytest

from answerable.tracking.asking import asks_somebody, asks_something, leads_in
from answerable.tracking.wording import Lexicon, stems_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("distributed", "distribution"),
        ("a quarterly statement", "statements every quarter"),
        ("£28.10m", "28,100,000"),
        ("recruiting", "recruitment"),
    ],
)
def test_forms_of_a_word_and_of_a_number_are_one(first: str, second: str) -> None:
    assert stems_of(first) & stems_of(second)


def test_a_word_that_every_text_has_weighs_less_than_a_rare_one() -> None:
    lexicon = Lexicon(["cost of drones", "cost of horses", "cost of dogs"])

    assert lexicon.weigh(stems_of("cost")) < lexicon.weigh(stems_of("drones"))


def test_the_words_of_a_bodys_name_tell_little() -> None:
    lexicon = Lexicon(["the Merchester survey"], ["Merchester Police and Crime Panel"])

    assert lexicon.weigh(stems_of("Merchester")) < lexicon.weigh(stems_of("survey"))
    assert not lexicon.is_telling("merchester")


def test_likeness_is_one_for_the_same_words_and_nought_for_none_shared() -> None:
    lexicon = Lexicon(["cost of drones", "names of horses"])

    assert lexicon.compare(stems_of("cost of drones"), stems_of("the drones' cost")).score == pytest.approx(1)
    assert lexicon.compare(stems_of("cost of drones"), stems_of("names of horses")).score == 0


@pytest.mark.parametrize(
    "text",
    [
        "That the Commissioner be asked to publish a summary in both languages.",
        "that the Treasurer bring a further report to the February meeting on the use of reserves; and",
        "to invite the union to the January meeting.",
        "That the report be noted and the Chief Constable be asked to attend.",
        "That a letter be sent to the Minister.",
        "that the Commissioner publishes the number of officers every quarter.",
    ],
)
def test_a_resolution_that_asks_is_owed(text: str) -> None:
    assert asks_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "That the report be noted.",
        "That the minutes of the meeting held on 8 July 2022 be approved as a correct record and signed.",
        "that the press and public be excluded under Schedule 12A.",
        "That Councillor Cope be appointed Vice-Chairman for 2019/20.",
        "That the Panel's thanks be recorded to the finance team.",
        "That actions 687 iii a and 687 iii b be closed.",
        "That the proposed precept be supported;",
    ],
)
def test_a_resolution_that_only_notes_approves_or_appoints_is_not_owed(text: str) -> None:
    assert not asks_something(text)


def test_what_is_asked_of_nobody_named_is_the_meetings_own_business() -> None:
    assert asks_somebody("That the Chief Constable be asked to attend.")
    assert not asks_somebody("That the report be published on the website.")


def test_a_clause_that_ends_in_a_colon_leads_in() -> None:
    assert leads_in("That the Commissioner provide the Panel with: -")
    assert not leads_in("That the Commissioner provide the figures.")
