"""Items of business under each numbering that minutes use."""

from answerable.reading.extract.item import find_items
from tests.reading.extract.laying import strands_of


def items_of(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(item.ref, item.number, item.title) for item in find_items(strands_of(text))]


def test_reference_in_the_margin_with_an_item_number_in_the_title():
    items = items_of("""
        012/22\t<p>Item 1: Update:</p> <p>The Commissioner spoke about his plans for the coming year.</p>
        013/22\t<p>Item 2: Notes of the Last Meeting: 25th January 2022</p> <p>The notes were accepted as correct.</p>
    """)

    assert items == [
        ("012/22", "1", "Update"),
        ("013/22", "2", "Notes of the Last Meeting: 25th January 2022"),
    ]


def test_reference_on_both_sides_is_one_item():
    items = items_of("""
        100/17\t<p><b>Item 1 – Conflicts</b></p> <p>There were no conflicts of interest declared.</p>\t100/17
        101/17\t<p><b>Item 2 – Apologies</b></p> <p>Apologies were received from two members.</p>\t101/17
    """)

    assert items == [("100/17", "1", "Conflicts"), ("101/17", "2", "Apologies")]


def test_running_number_before_a_title_in_capitals_is_the_reference():
    items = items_of("""
        681 NOTICE OF RECORDING

        The Chair announced that the meeting would be recorded.

        682 APOLOGIES

        There were none.
    """)

    assert items == [("681", None, "NOTICE OF RECORDING"), ("682", None, "APOLOGIES")]


def test_numbers_of_points_within_an_item_begin_no_items():
    items = items_of("""
        1. APOLOGIES

        There were none.

        2. UPDATE

        1) He thanked the officers for their work over a very busy summer.

        2) He spoke about firearms and said that the number had come down.

        3. CLOSE

        The meeting closed.
    """)

    assert [title for _, _, title in items] == ["APOLOGIES", "UPDATE", "CLOSE"]


def test_lost_number_does_not_end_the_run():
    items = items_of("""
        1. APOLOGIES

        There were none.

        3. UPDATE

        He spoke.

        4. CLOSE

        The meeting closed.
    """)

    assert [number for _, number, _ in items] == ["1", "3", "4"]


def test_references_of_actions_are_not_taken_for_minutes():
    items = items_of("""
        1. RESPONSE TIMES

        They had come down.

        ACTION 24/09: GT to publish the figures

        2. FINANCE

        ACTION 24/10: OF to write to the treasurer
    """)

    assert [title for _, _, title in items] == ["RESPONSE TIMES", "FINANCE"]


def test_number_and_title_on_lines_of_their_own_are_one_item():
    items = items_of("""
        39/20

        APOLOGIES FOR ABSENCE

        There were none.

        40/20

        MINUTES OF THE PREVIOUS MEETING pdf icon PDF 135 KB

        They were agreed.
    """)

    assert items == [
        ("39/20", None, "APOLOGIES FOR ABSENCE"),
        ("40/20", None, "MINUTES OF THE PREVIOUS MEETING"),
    ]


def test_heading_between_items_is_the_section_of_those_below():
    found = find_items(
        strands_of("""
            012/22\t<p>Item 1: Update:</p> <p>The Commissioner spoke about his plans for the coming year.</p>
            Police and Crime Plan\t
            013/22\t<p>Item 2: Economic Crime:</p> <p>The report was introduced by the officer in charge of it.</p>
        """)
    )

    assert [item.section for item in found] == [None, "Police and Crime Plan"]


def test_paragraph_without_a_title_is_called_by_its_first_words():
    found = find_items(
        strands_of("""
            099/17\t<p>The Commissioner opened the meeting, and welcomed a guest who came for part only.</p>
            100/17\t<p><b>Item 1 – Apologies</b></p> <p>There were no apologies from any member.</p>
        """)
    )

    assert (found[0].whole, found[0].title) == (True, "The Commissioner opened the meeting")


def test_unnumbered_headings_are_items_where_nothing_is_numbered():
    items = items_of("""
        **Welcome**

        The Chair welcomed everyone to the meeting.

        **Police report**

        Burglary had fallen since the last meeting.
    """)

    assert items == [(None, None, "Welcome"), (None, None, "Police report")]
