"""Questions: who asks them, by what number, in which words."""

import pytest

from answerable.reading.extract.question import is_asking, manner_of, read_tabled, read_turns, split_reply


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Questions from Members of the Public", "public"),
        ("PUBLIC QUESTION TIME", "public"),
        ("Public participation", "public"),
        ("Questions from Members of the Board", "board"),
        ("Questions from Panel members", "panel"),
        ("Economic Crime", None),
    ],
)
def test_title_tells_whose_questions_an_item_takes(title, kind):
    assert manner_of(title, "Police Board") == kind


def test_attribution_behind_a_question_is_taken_off():
    asked = read_tabled("1) Will patrols go on? (Submitted by A Writer, Asked by PCC Jo Reader)", expected=True)

    assert (asked.number, asked.text, asked.submitted_by, asked.asker) == (
        "1",
        "Will patrols go on?",
        "A Writer",
        "PCC Jo Reader",
    )


@pytest.mark.parametrize(
    ("text", "number", "asker"),
    [
        ("Question 1 was raised by Waheed Moss. He asked,", "1", "Waheed Moss"),
        ("Question 3 was raised by Dr Cath Lane, who asked,", "3", "Dr Cath Lane"),
        ("Gurinder Singh Vale asked Question 5:", "5", "Gurinder Singh Vale"),
        ("Ernie Hope asked the second part of Question 4:", "4", "Ernie Hope"),
        ("Brendan Carr asked the first question:", None, "Brendan Carr"),
        ("Q2. From Councillor Petra Lind", "2", "Councillor Petra Lind"),
    ],
)
def test_announcement_names_the_asker_of_the_next_words(text, number, asker):
    asked = read_tabled(text, expected=True)

    assert (asked.text, asked.number, asked.asker) == ("", number, asker)


def test_supplementary_question_in_quotation_marks_is_read():
    asked = read_tabled("Waheed Moss asked a supplementary question: “What of the others?”", expected=True)

    assert (asked.supplementary, asked.asker, asked.text) == (True, "Waheed Moss", "What of the others?")


def test_plain_number_is_a_question_only_where_questions_are_taken():
    assert read_tabled("1) Two bikes were found?", expected=False) is None
    assert read_tabled("1) Were two bikes found?", expected=True).number == "1"


def test_reported_question_keeps_its_answer_apart():
    prelude, turns = read_turns("Liam Prior asked if peers had been consulted. Ben Tudor said that they had.")

    assert prelude == ""
    assert [(turn.asker, turn.text, turn.answered_by, turn.answer) for turn in turns] == [
        ("Liam Prior", "Liam Prior asked if peers had been consulted.", "Ben Tudor", "Ben Tudor said that they had.")
    ]


def test_words_before_the_question_are_no_part_of_it():
    prelude, turns = read_turns("Gurinder Vale called the figure low. He asked whether costs had been checked.")

    assert prelude == "Gurinder Vale called the figure low."
    assert [turn.text for turn in turns] == ["He asked whether costs had been checked."]


def test_pronoun_asks_for_the_person_named_last():
    _, turns = read_turns("Dr Kelly said it was slow. She asked if this would change.")

    assert turns[0].asker == "Dr Kelly"


def test_answer_in_the_same_sentence_is_parted():
    _, turns = read_turns("Ms Bertie asked what the priorities were and Ms Fuller advised that none were set.")

    assert (turns[0].text, turns[0].answered_by) == ("Ms Bertie asked what the priorities were", "Ms Fuller")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair asked that the report be circulated.",
        "The Commissioner asked Mark Lane to speak to the next item.",
        "The Board requested that a paper be brought.",
        "The PCC asked those presenting to pick out headlines only.",
    ],
)
def test_request_is_no_question(sentence):
    assert is_asking(sentence) is False


def test_request_to_explain_is_a_question():
    assert is_asking("Waheed Moss asked the Chief Constable to say what civilian investigators do.") is True


def test_reply_behind_a_question_mark_is_parted():
    assert split_reply("Would she meet them? The Commissioner answered that she would.") == (
        "Would she meet them?",
        "The Commissioner answered that she would.",
    )


@pytest.mark.parametrize(
    ("text", "kind", "number", "asker"),
    [
        (
            "Public question 2: Will patrols go on? (Submitted by A Writer, asked by Jo Reader)",
            "public",
            "2",
            "Jo Reader",
        ),
        ("Board question 1: Will patrols go on? (Asked by Jo Reader)", "board", "1", "Jo Reader"),
        ("Panel question: Will patrols go on?", "panel", None, None),
        ("Supplementary question: Will patrols go on? (Asked by Jo Reader)", "supplementary", None, "Jo Reader"),
    ],
)
def test_label_that_says_whose_question_it_is_holds_under_any_item(text, kind, number, asker):
    asked = read_tabled(text, expected=False)

    assert (asked.kind, asked.number, asked.asker, asked.text) == (kind, number, asker, "Will patrols go on?")


def test_prose_about_a_public_question_is_no_question():
    assert read_tabled("Public question: none had been received.", expected=False) is None
