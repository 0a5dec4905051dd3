"""Promises in prose: what binds, what announces, what only hopes, and what promises nothing."""

from __future__ import annotations

import pytest

from answerable.reading.extract.cue import read_cue
from answerable.reading.extract.promise import find_promises
from answerable.record import Action, Cite
from tests.reading.extract.sections import print_passage

FIRM = [
    "He undertook to write to members.",
    "The Deputy committed to providing the missing table.",
    "The Chief Constable committed the Force to taking part in the review.",
    "The Commissioner made a commitment to hold exit interviews.",
    "Jo Low offered to send a further briefing on pay.",
    "The Chief Constable confirmed he would bring the totals back in due course.",
    "It was noted that a chart would be added to the final paper.",
    "PCSO Hill agreed to patrol the street on Friday nights.",
    "The Force has agreed with the body that a trial will be undertaken.",
    "It was agreed that the Clerk would write to the council.",
    "She said that she would find out and let members know.",
    "The Clerk will contact the ambulance service.",
    "He had not read the report but would be doing so.",
    "Assurances were given that the scheme will be looked at every quarter.",
    "The Mayor gave her word that no sale would go ahead.",
    "She confirmed that the data can be provided separately.",
    "A written response would be provided to the member.",
    "JB to circulate the notes.",
    "PC Hill promised to put a card through every door.",
]
PLAN = [
    "The next intake is scheduled for September.",
    "The fourth phase is about to go live.",
    "The audit is due to conclude in May 2024.",
    "A workshop is set to take place in June.",
    "The plan is to look at three sites.",
    "A third hub will be built in the east.",
]
SOFT = [
    "It is hoped that the grant will be renewed.",
    "The Commissioner is considering hosting a summit.",
    "Further tables could probably be provided by post.",
    "The Force will look at whether it can be done.",
    "Further details can be provided if required.",
    "The Board was told that the guidance would come in June.",
    "It is the intention of the Force to publish its plans.",
]
NOTHING = [
    "Will the Chief Constable publish the figures?",
    "Cllr Low asked whether the Force would publish the figures.",
    "The Panel requested that the data be provided.",
    "This meeting will be recorded and webcast.",
    "The next meeting will be held on 4 May.",
    "This report will set out the position.",
    "He would not give a date.",
    "It would be useful to see the figures.",
    "The Commissioner would rather the Government had paid.",
    "The notes were agreed as a correct record.",
    "The resources committed to the event were large.",
    "The Chief Constable thanked the officers for their work.",
    "Members are reminded that they will be asked to declare interests.",
]


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        *((words, "firm") for words in FIRM),
        *((words, "plan") for words in PLAN),
        *((words, "soft") for words in SOFT),
    ],
)
def test_the_wording_gives_a_promise_its_strength(sentence: str, strength: str) -> None:
    cue = read_cue(sentence)
    assert cue is not None
    assert cue.strength == strength


@pytest.mark.parametrize("sentence", NOTHING)
def test_questions_boilerplate_and_refusals_promise_nothing(sentence: str) -> None:
    assert read_cue(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("I will be working with makers of cars.", "firm"),
        ("The leads agreed to commission a review in three prisons last year.", None),
        ("Further details will be presented to the Panel in February.", "plan"),
        ("The Assistant Chief Constable has given an undertaking to bring a plan to the Board.", "firm"),
    ],
)
def test_a_report_binds_its_author_and_announces_the_rest(sentence: str, strength: str | None) -> None:
    cue = read_cue(sentence, reported=True)
    assert (cue.strength if cue else None) == strength


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Chief Constable confirmed he would report soon.", "Chief Constable"),
        ("Jo Low, OPCC offered to provide a briefing.", "Jo Low"),
        ("CS Mark Payne apologised. He committed to providing the table.", "CS Mark Payne"),
        ("It was noted that a chart would be added.", None),
    ],
)
def test_a_promise_is_made_by_whoever_is_named_or_spoke_before(words: str, who: str | None) -> None:
    (promise,) = find_promises([print_passage(words)])
    assert promise.who == who


def test_the_printed_time_is_when_a_promise_is_due() -> None:
    passages = [
        print_passage("The Clerk will report back at the next meeting."),
        print_passage("She undertook to write by the end of May 2024."),
        print_passage("The Clerk will write to them."),
    ]
    assert [promise.due for promise in find_promises(passages)] == [
        "at the next meeting",
        "by the end of May 2024",
        None,
    ]


def test_a_promise_is_tracked_by_the_action_that_asks_for_the_same() -> None:
    cite = Cite(line=1, quote="x")
    actions = [
        Action(id="a-1", text="Provide a summary of support for student officers.", status="outstanding", cite=cite),
        Action(id="a-2", text="Provide the findings of the staff survey on morale.", status="outstanding", cite=cite),
        Action(id="a-3", text="Share the estates strategy with members.", status="outstanding", cite=cite),
    ]
    passage = print_passage(
        "Jo Low offered to provide a briefing on support for student officers and on the findings of the "
        "survey of morale."
    )
    (promise,) = find_promises([passage], actions)
    assert promise.tracked_by == ("a-1", "a-2")


def test_a_reply_minuted_in_the_same_breath_as_its_question_is_read() -> None:
    passage = print_passage(
        "Cllr Low asked if the helpline would open at weekends. The Treasurer confirmed that it would open daily.",
        home="question",
    )
    assert [(promise.strength, promise.text) for promise in find_promises([passage])] == [
        ("firm", "The Treasurer confirmed that it would open daily.")
    ]


def test_resolutions_and_trackers_are_no_prose_to_promise_in() -> None:
    passages = [
        print_passage("The Clerk will write to them.", home=home) for home in ("resolution", "action", "agenda item")
    ]
    assert find_promises(passages) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "I will put the list on my website.",
        "I shall publish a note of each visit.",
        "The Inspector gave an assurance that the patrols would not be moved before May.",
        "She pro- mised that the school would be visited each week.",
    ],
)
def test_first_persons_assurances_and_words_cut_by_a_line_end_bind(sentence: str) -> None:
    cue = read_cue(sentence)
    assert cue is not None
    assert cue.strength == "firm"


def test_an_office_that_commits_itself_in_a_report_is_bound() -> None:
    cue = read_cue("The Deputy Chief Constable committed to hold an open day before June.", reported=True)
    assert cue is not None
    assert cue.strength == "firm"


def test_paragraph_that_is_labelled_an_undertaking_promises_firmly_whatever_its_wording() -> None:
    (promise,) = find_promises([print_passage("Undertaking: The Force plans to publish the results in June.")])
    assert (promise.text, promise.strength, promise.who) == (
        "The Force plans to publish the results in June.",
        "firm",
        "Force",
    )
    assert promise.cite.quote == promise.text
