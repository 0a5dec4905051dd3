"""The contents of a pack, which are none of its documents."""

from __future__ import annotations

import msgspec

from answerable.reading.extract.contents import list_contents
from answerable.reading.layout import Block
from tests.reading.extract.sections import print_blocks


def paged(text: str) -> list[Block]:
    """Blocks of a text as if they stood on the first page of a paper."""
    return [
        msgspec.structs.replace(block, lines=tuple(msgspec.structs.replace(line, page=1) for line in block.lines))
        for block in print_blocks(text)
    ]


def test_list_of_papers_with_their_pages_below_the_heading_is_the_contents() -> None:
    blocks = paged("# Papers\n\n# Contents\n\nAgenda 2\n\nNotes of the last meeting (item 3) 5\n")
    assert [block.text for block in list_contents(blocks)] == [
        "Contents",
        "Agenda 2",
        "Notes of the last meeting (item 3) 5",
    ]


def test_prose_below_such_a_heading_is_no_contents() -> None:
    assert list_contents(paged("# Contents\n\nThe box was empty.\n\nIt was sealed in 2019 again.\n")) == []


def test_paper_without_pages_has_no_contents() -> None:
    assert list_contents(print_blocks("# Contents\n\nAgenda 2\n\nNotes 5\n")) == []
