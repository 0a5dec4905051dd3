"""Tables: caption, header, rows, and the tables that only arrange prose."""

from __future__ import annotations

from answerable.reading.extract.action_tracker import read_tracker
from answerable.reading.extract.header import part_labels
from answerable.reading.extract.table import find_tables, list_cell_passages, part_titles
from answerable.reading.ledger import Ledger
from tests.reading.extract.sections import print_blocks, print_html_section, print_section


def test_text_over_numbers_is_a_header_and_the_sentence_before_the_caption() -> None:
    section = print_section(
        """\
        The force trains its staff. The table below sets out how many were trained:

        Strand | Total trained
        Custody | 239
        Frontline | 287
        """
    )
    (table,) = find_tables(section, Ledger())
    assert table.caption == "The table below sets out how many were trained:"
    assert table.header == ("Strand", "Total trained")
    assert table.rows == (("Custody", "239"), ("Frontline", "287"))
    assert [cite.line for cite in table.row_cites] == [4, 5]


def test_a_first_row_of_data_is_no_header() -> None:
    (table,) = find_tables(print_section("Custody | 239\nFrontline | 287\nCadets | 79\n"), Ledger())
    assert (table.header, len(table.rows)) == ((), 3)


def test_a_band_in_a_bold_first_row_heads_its_column() -> None:
    cells = ["Quarter", "Under 10 s", "10 to 60 s", "Over 60 s"]
    html = "<table><tr>" + "".join(f"<td><b>{cell}</b></td>" for cell in cells) + "</tr>"
    html += "<tr><td>Autumn</td><td>8,137</td><td>855</td><td>332</td></tr>"
    html += "<tr><td>Winter</td><td>7,914</td><td>727</td><td>283</td></tr></table>"
    (table,) = find_tables(print_html_section(html), Ledger())
    assert (table.header, len(table.rows)) == (tuple(cells), 2)


def test_a_header_in_two_rows_is_joined_over_each_column() -> None:
    section = print_html_section(
        "<table><tr><td>Area</td><td colspan=2>2023/24</td><td colspan=2>2024/25</td></tr>"
        "<tr><td>£000</td><td>Budget</td><td>Outturn</td><td>Budget</td><td>Change</td></tr>"
        "<tr><td>Officers</td><td>61,240</td><td>60,985</td><td>64,110</td><td>2,870</td></tr>"
        "<tr><td>Staff</td><td>24,310</td><td>24,905</td><td>25,780</td><td>1,470</td></tr></table>"
    )
    (table,) = find_tables(section, Ledger())
    assert table.header == ("Area £000", "2023/24 Budget", "2023/24 Outturn", "2024/25 Budget", "2024/25 Change")
    assert table.rows[0] == ("Officers", "61,240", "60,985", "64,110", "2,870")


def test_a_later_header_with_another_corner_begins_another_table() -> None:
    section = print_section(
        """\
        May-22 | Force | Best | Worst
        Calls | 58,563 | 176,035 | 4,883
        Median | 9 | 3 | 14

        Jun-22 | Force | Best | Worst
        Calls | 59,347 | 165,617 | 4,846
        """
    )
    first, second = find_tables(section, Ledger())
    assert (first.header[0], second.header[0]) == ("May-22", "Jun-22")
    assert second.rows == (("Calls", "59,347", "165,617", "4,846"),)


def test_rows_are_as_wide_as_their_header() -> None:
    section = print_section("Area | £\nNorth | £165,000 | \nSouth |  | £1,500,000\n")
    (table,) = find_tables(section, Ledger())
    assert table.rows == (("North", "£165,000"), ("South", "£1,500,000"))


def test_minutes_in_cells_are_a_layout_table_whose_words_are_left_to_others() -> None:
    section = print_section(
        "012/22 | Item 1: Update. The Commissioner thanked the officers who had taken part in the operation.\n"
        "013/22 | Item 2: Notes. The notes of the last meeting were accepted as a correct record by all.\n",
        kind="minutes",
    )
    ledger = Ledger()
    (table,) = find_tables(section, ledger)
    assert (table.kind, table.rows) == ("layout", ())
    assert [ledger.is_claimed(block) for block in section.blocks] == [False]


def test_a_data_table_is_claimed_with_its_cells() -> None:
    section = print_section("Strand | Total trained\nCustody | 239\nFrontline | 287\n")
    ledger = Ledger()
    find_tables(section, ledger)
    table = section.blocks[0]
    assert ledger.home(table) == ledger.home(table.rows[1][0].blocks[0]) == "table"


def test_the_sentences_in_a_tracker_are_passages_and_its_references_are_not() -> None:
    section = print_section(
        "Ref | Action | Lead | Update\n630 | The clerk shows where £28.1m of savings went. | Clerk | Open\n",
        kind="action_tracker",
    )
    ledger = Ledger()
    read_tracker(section, ledger)
    (passage,) = list_cell_passages(section, ledger)
    assert (passage.text, passage.home) == ("The clerk shows where £28.1m of savings went.", "action")


def test_an_item_title_over_a_table_is_parted_from_it() -> None:
    (block,) = print_blocks("5 | Decisions\nRef | Title | Signed\n1 | Lease | 2 May 2024\n2 | Grant | 3 May 2024\n")
    title, table = part_titles([block])
    assert [len(title.rows), len(table.rows)] == [1, 3]


def test_a_period_over_a_table_is_no_item_title() -> None:
    blocks = print_blocks("2023/24 | 2024/25\nBudget | Outturn | Budget\n61,240 | 60,985 | 64,110\n")
    assert part_titles(blocks) == blocks


def test_labels_set_close_are_parted_over_the_columns_after_them() -> None:
    labels = ["Measure", "2023/24 2024/25 Change Change %", "", "", ""]
    assert part_labels(labels) == ("Measure", "2023/24", "2024/25", "Change", "Change %")


def test_labels_that_do_not_match_their_columns_are_left_whole() -> None:
    for labels in (["Suite", "Visits Held Seen % seen", "", ""], ["Measure", "Change on the year", "", ""]):
        assert part_labels(labels) == tuple(labels)
