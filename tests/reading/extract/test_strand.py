"""The thread of a paper: tables that arrange prose unrolled, tears mended, data left whole."""

from answerable.reading.extract.strand import part_tables
from tests.reading.extract.laying import lay, strands_of


def test_margin_number_stays_beside_the_first_words_of_its_row():
    strands = strands_of("""
        100/17\t<p>Item 1 – Conflicts of interest</p> <p>There were no conflicts of interest declared.</p>\t100/17
        101/17\t<p>Item 2 – Apologies for absence</p> <p>There were no apologies from any member.</p>\t101/17
    """)

    assert [(strand.margin.printed if strand.margin else None, strand.text) for strand in strands] == [
        ("100/17", "Item 1 – Conflicts of interest"),
        (None, "There were no conflicts of interest declared."),
        ("101/17", "Item 2 – Apologies for absence"),
        (None, "There were no apologies from any member."),
    ]


def test_sentence_torn_at_the_edge_of_a_table_is_one_strand():
    strands = strands_of("""
        105/17\t<p>Grooming is not a category in itself; there are some types of sexual</p>
        106/17\t<p>Item 7 – Substance Misuse, which was the report of the policy officer</p>

        offences without violence.
    """)

    assert strands[-1].text != "offences without violence."


def test_table_of_figures_stays_whole():
    strands = strands_of("""
        Strand\tTotal
        Custody\t239
        Frontline\t287
    """)

    assert [strand.block.kind for strand in strands] == ["table"]


def test_short_cell_at_the_right_is_told_as_an_aside():
    strands = strands_of("""
        1\tThe figures for shoplifting would be brought to the next meeting of the forum.\tPL
        2\tThe Clerk would write to the county council about the light on Mill Lane.\tClerk
    """)

    assert [strand.text for strand in strands if strand.aside] == ["PL", "Clerk"]


def test_row_that_titles_an_item_is_cut_from_the_table_below_it():
    tables = part_tables(
        lay("""
            2\tOutstanding actions
            Action no\tFrom\tWhat
            EB/41\t9 Jan 2023\tPublish the report
            EB/43\t9 Jan 2023\tCost a drone team
        """).blocks
    )

    assert [len(table.rows) for table in tables] == [1, 3]
