"""What nobody placed is listed, with the reason."""

from __future__ import annotations

from answerable.reading.extract.unread import list_unread
from answerable.reading.formats.text import read_text
from answerable.reading.ledger import Ledger


def test_every_unclaimed_block_is_listed_in_order_with_its_reason() -> None:
    layout = read_text(b"## A heading\n\nThese words belong to nobody in the record.\n\n.....\n")
    assert [(unread.cite.line, unread.why) for unread in list_unread(layout, Ledger())] == [
        (1, "A heading with no words under it."),
        (3, "No fact of the record could be told from these words."),
        (5, "A place for a signature."),
    ]


def test_a_claimed_table_holds_its_cells_and_a_given_up_block_tells_why() -> None:
    layout = read_text(b"Area\tCalls\nNorth\t12\n\nThe end of it all.\n")
    ledger = Ledger()
    table, last = layout.blocks
    ledger.claim(table, "table")
    ledger.claim(last, "unread: the header of a table")
    assert [unread.why for unread in list_unread(layout, ledger)] == ["The header of a table."]


def test_cells_that_nobody_claimed_are_listed_each_for_itself() -> None:
    layout = read_text(b"Area\tCalls\nNorth\t12\n")
    ledger = Ledger()
    (table,) = layout.blocks
    ledger.claim(table.rows[0][0].blocks, "item")
    assert [unread.cite.quote for unread in list_unread(layout, ledger)] == ["Calls", "North", "12"]
