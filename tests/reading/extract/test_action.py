"""Actions minuted in notes."""

from __future__ import annotations

import datetime as dt

from answerable.reading.extract.action import find_actions
from tests.reading.extract.sections import print_passage


def test_a_marked_action_has_its_owner_its_number_and_its_due_date() -> None:
    passage = print_passage(
        "The chart was noted. ACTION EB/45: Chief Constable to bring a paper on burglary by 31 May 2023.",
        ref="12/23",
        date=dt.date(2023, 3, 13),
    )
    (action,) = find_actions([passage])
    assert (action.ref, action.owner, action.due, action.due_date) == (
        "EB/45",
        "Chief Constable",
        "31 May 2023",
        dt.date(2023, 5, 31),
    )
    assert action.text == "Chief Constable to bring a paper on burglary by 31 May 2023."


def test_a_name_behind_the_mark_owns_the_sentence_before_it() -> None:
    (action,) = find_actions([print_passage("The bench is broken. She will chase the council. (Action: Clerk)")])
    assert (action.text, action.owner) == ("She will chase the council.", "Clerk")


def test_bold_words_that_commit_are_an_action_and_italics_after_them_its_update() -> None:
    bold = print_passage(
        "The plan was noted. **The clerk will circulate the plan for the whole of next year.**", ref="7"
    )
    italic = print_passage("*Update: the plan was sent to members in May.*", ref="7")
    (action,) = find_actions([bold, italic])
    assert action.text == "The clerk will circulate the plan for the whole of next year."
    assert action.update == "the plan was sent to members in May."
    assert action.update_cite is not None


def test_bold_headings_and_wholly_plain_notes_are_no_actions() -> None:
    passages = [
        print_passage("**Item 3 – Notes of the last meeting**"),
        print_passage("The clerk will write to them."),
    ]
    assert find_actions(passages) == ()


def test_initials_in_an_action_column_own_what_is_minuted_beside_them() -> None:
    note = print_passage("The lamp was discussed. The council would be asked to mend it.")
    (action,) = find_actions([note, print_passage("JS", home="action column")])
    assert (action.text, action.owner) == ("The council would be asked to mend it.", "JS")


def test_a_list_headed_actions_gives_each_entry_with_its_reference() -> None:
    passages = [
        print_passage("Actions/further information to be provided:"),
        print_passage("R17/24 - The Commissioner will answer in writing on the recording."),
        print_passage("R18/24 - Superintendent Hill to share the dates of the events."),
    ]
    assert [(action.ref, action.owner) for action in find_actions(passages)] == [
        ("R17/24", "Commissioner"),
        ("R18/24", "Superintendent Hill"),
    ]


def test_a_name_behind_the_mark_below_a_resolution_owns_the_resolution() -> None:
    passages = [
        print_passage("The lamp was discussed."),
        print_passage("That the council be asked to mend the lamp.", home="resolution"),
        print_passage("Action: Clerk"),
    ]
    (action,) = find_actions(passages)
    assert (action.text, action.owner) == ("That the council be asked to mend the lamp.", "Clerk")


def test_an_owner_parted_by_a_colon_or_a_dash_is_read() -> None:
    passages = [
        print_passage("ACTION 7: All - send names for the visit to the Clerk"),
        print_passage("ACTION 8: Sgt Low: ring the school about the gate"),
    ]
    assert [action.owner for action in find_actions(passages)] == ["All", "Sgt Low"]


def test_labels_behind_an_action_give_its_owner_and_its_due_date() -> None:
    passage = print_passage(
        "**Action 687 iii a: Show where officers are placed. (Owner: Chief Executive; due: 31 May 2023)**", ref="687"
    )
    (action,) = find_actions([passage])
    assert (action.ref, action.owner, action.due, action.due_date) == (
        "687 iii a",
        "Chief Executive",
        "31 May 2023",
        dt.date(2023, 5, 31),
    )
    assert action.text == "Show where officers are placed."


def test_brackets_behind_an_action_that_label_nothing_are_its_own_words() -> None:
    (action,) = find_actions([print_passage("Action: Send the figures to members (all of them).")])
    assert action.text == "Send the figures to members (all of them)."
