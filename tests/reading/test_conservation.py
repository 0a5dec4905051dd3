"""Every number and paragraph of a paper is in its record once, or is listed as unread: on every paper at hand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from answerable.reading.conservation import Conservation, conservation, list_lost
from answerable.reading.formats.opening import open_layout
from answerable.reading.formats.text import read_text
from answerable.reading.layout import Layout
from answerable.reading.reader import read_layout
from answerable.record import Reading, Source
from tests.gold.papers import SEEDS_ABSENT, find_seeds

CHECKOUT = Path(__file__).parents[2]
OTHERS = [CHECKOUT / "tests" / "gold" / folder for folder in ("unseen", "heldout")]
NAMES = [f"00{number}" for number in range(5)]

NOTES = b"""\
Notes of Meeting Held on Tuesday 22 February 2022

Present:

Ann Low\t:\tCommissioner
Bo Hill\t:\tClerk

012/22\t<p>Item 1: Update:</p> <p>The Commissioner reported that 44 sites were open and 12 were to follow.</p>
013/22\t<p>Item 2: Notes:</p> <p>The notes were accepted. There were 3 corrections to page 7.</p>
"""


def read(layout: Layout) -> Reading:
    return read_layout(layout, Source(path="paper"))


def faults(found: Conservation) -> tuple[tuple[str, ...], ...]:
    return found.lost_numbers, found.doubled_numbers, found.lost_paragraphs


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_seed_paper_is_lost_or_doubled(name: str) -> None:
    papers = sorted((find_seeds() or CHECKOUT / "none").glob(f"{name}_*.txt"))
    if not papers:
        pytest.skip(SEEDS_ABSENT)
    layout = open_layout(papers[0])
    reading = read(layout)
    assert faults(conservation(layout, reading)) == ((), (), ())
    assert [unread.cite.quote for unread in reading.record.unread if "no fact" in unread.why] == []


@pytest.mark.parametrize(
    "path",
    sorted(path for folder in OTHERS for path in folder.glob("*.*") if path.suffix != ".json"),
    ids=lambda path: path.stem,
)
def test_nothing_in_a_paper_of_another_body_is_lost_or_doubled(path: Path) -> None:
    layout = open_layout(path)
    assert faults(conservation(layout, read(layout))) == ((), (), ())


def test_words_that_no_fact_of_a_record_holds_are_listed_as_unread() -> None:
    layout = read_text(NOTES)
    record = read(layout).record
    meeting = msgspec.structs.replace(record.meetings[0], items=(), present=())
    emptied = msgspec.structs.replace(record, meetings=(meeting,), questions=(), resolutions=(), actions=())
    listed = [unread.cite.quote for unread in list_lost(layout, emptied)]
    assert "The notes were accepted. There were 3 corrections to page 7." in listed
    assert "Bo Hill" in listed
    assert list_lost(layout, record) == ()


def test_a_note_that_a_record_drops_is_found_lost_with_its_numbers() -> None:
    layout = read_text(NOTES)
    reading = read(layout)
    meeting = reading.record.meetings[0]
    first = msgspec.structs.replace(meeting.items[0], notes=())
    meeting = msgspec.structs.replace(meeting, items=(first, *meeting.items[1:]))
    record = msgspec.structs.replace(reading.record, meetings=(meeting,), questions=(), resolutions=(), actions=())
    found = conservation(layout, msgspec.structs.replace(reading, record=record))
    assert not found.holds
    assert [words.split(" in ")[0] for words in found.lost_numbers] == ["line 8: 44", "line 8: 12"]


def test_a_note_that_two_items_hold_is_found_doubled() -> None:
    layout = read_text(NOTES)
    reading = read(layout)
    meeting = reading.record.meetings[0]
    second = msgspec.structs.replace(meeting.items[1], notes=meeting.items[1].notes * 2)
    meeting = msgspec.structs.replace(meeting, items=(meeting.items[0], second))
    record = msgspec.structs.replace(reading.record, meetings=(meeting,))
    found = conservation(layout, msgspec.structs.replace(reading, record=record))
    assert not found.lost_numbers
    assert "line 9: 3" in [words.split(" in ")[0] for words in found.doubled_numbers]


def test_a_sound_reading_of_the_same_notes_holds() -> None:
    layout = read_text(NOTES)
    assert conservation(layout, read(layout)).holds
