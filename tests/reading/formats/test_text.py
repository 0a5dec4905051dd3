"""Text papers: lines of a file to headings, paragraphs, list items and tables."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from answerable.reading.formats.text import read_text
from answerable.reading.layout import Block
from tests.gold.papers import SEEDS_ABSENT, find_seeds
from tests.reading.formats.printing import grid, outline


def read(paper: str) -> list[Block]:
    return list(read_text(dedent(paper).lstrip("\n").encode()).blocks)


def tables(paper: str) -> list[Block]:
    return [block for block in read(paper) if block.kind == "table"]


# --- lines and paragraphs


def test_lines_are_numbered_as_in_the_file_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        layout = read_text(end.join(["Title", "", "Some words.", "", "", "Last words."]).encode())
        assert [block.lines[0].number for block in layout.blocks] == [1, 3, 6]
        assert layout.lines == 6


def test_a_line_separator_inside_a_line_does_not_shift_the_numbers() -> None:
    layout = read_text("one\u2028still one\x0bthere\ntwo.\x85 still two\n".encode())

    assert [line.number for block in layout.blocks for line in block.lines] == [1, 2]


WRAPPED = """
    Performance statement

    Purpose of paper
    1. To set out how the force has performed against the national measures in a form
    that the public can follow, with the activity undertaken in the quarter
    2. This statement stands beside one by the Commissioner, who has set out in it what he
    makes of the figures and of the work that is still to be done before the year is out
    and the scorecard is drawn up.
    Measure: Reduce serious violence
    3. The measure counts hospital admissions, which rose for several years and have now
    fallen. They were 145, against 215 in the baseline year, and in the last quarter were

    lower still, at 30 in all the hospitals of the whole area for three months. Of these
    12. were repeat admissions, as the hospitals count them in the return that they send.
    4. Referrals rose
    5. Tests were paused for most of the year but have begun again - in October
    - 707 of them have been made since then, with a positive rate of 58% over the whole
    """


def test_hard_wrapped_lines_become_paragraphs_again() -> None:
    assert [text[:2] for kind, text in outline(read(WRAPPED)) if kind == "list_item"] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
    ]


def test_a_paragraph_goes_on_over_a_page_end_in_lower_case() -> None:
    third = next(block for block in read(WRAPPED) if block.text.startswith("3."))

    assert [line.number for line in third.lines] == [10, 11, 13, 14]


def test_a_wrapped_number_or_dash_does_not_begin_a_paragraph() -> None:
    texts = [block.text for block in read(WRAPPED)]

    assert sum("Of these 12. were repeat" in text for text in texts) == 1
    assert sum("in October - 707 of them" in text for text in texts) == 1


def test_a_short_line_over_a_numbered_paragraph_is_a_heading() -> None:
    headings = [text for kind, text in outline(read(WRAPPED)) if kind == "heading"]

    assert headings == ["Purpose of paper", "Measure: Reduce serious violence"]


def test_lines_that_the_author_ended_stay_apart() -> None:
    paper = "**Present:**\n\nCllr A Able – Dudley  \nCllr B Baker – Walsall  \nC Clerk - Independent\n"

    assert outline(read(paper)) == [
        ("heading", "Present:"),
        ("paragraph", "Cllr A Able – Dudley"),
        ("paragraph", "Cllr B Baker – Walsall"),
        ("paragraph", "C Clerk - Independent"),
    ]


def test_a_sentence_torn_by_a_page_number_is_joined_over_it() -> None:
    paper = "The Chief Constable said that the rate had\n\nPage 7 of 12\n\nfallen again in the last quarter.\n"

    assert outline(read(paper)) == [
        ("paragraph", "The Chief Constable said that the rate had fallen again in the last quarter."),
        ("furniture", "Page 7 of 12"),
    ]


def test_a_sentence_torn_inside_a_name_is_joined_where_the_paper_uses_the_name_elsewhere() -> None:
    half = "The panels look at footage and ask whether the powers were rightly used by the officers of West"
    paper = (
        f"West Midlands Police reported. West Midlands Police said so.\n\n{half}\n\nMidlands Police in the area.\n"
    )

    assert [block.text for block in read(paper)][1] == f"{half} Midlands Police in the area."


def test_bare_numbers_that_count_up_are_page_numbers_and_a_single_one_is_print() -> None:
    counting = read("One.\n\n1\n\nTwo.\n\n2\n\nThree.\n\n3\n")
    single = read("AGENDA ITEM\n\n7\n\nThe report.\n")

    assert [block.text for block in counting if block.kind == "furniture"] == ["1", "2", "3"]
    assert [block.kind for block in single] == ["heading", "paragraph", "paragraph"]


def test_a_running_head_that_counts_pages_is_furniture_after_its_first_page() -> None:
    paper = "WOLDEN TOWN COUNCIL   - 1 -\n\nThe Council met.\n\nWOLDEN TOWN COUNCIL   - 2 -\n\nIt closed at 8 p.m.\n"

    assert [kind for kind, _ in outline(read(paper))] == ["heading", "paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    ("source", "level", "printed"),
    [
        ("## 4 Legal Implications", 2, "4 Legal Implications"),
        ("#### **65. *Response to incidents***", 4, "65. Response to incidents"),
        ("**681 NOTICE OF RECORDING**", 2, "681 NOTICE OF RECORDING"),
        ("**1. Purpose of Report**", 2, "1. Purpose of Report"),
        ("APPENDIX ONE", 2, "APPENDIX ONE"),
        ("Work programme\n==============", 1, "Work programme"),
    ],
)
def test_headings_are_known_by_mark_boldness_or_capitals(source: str, level: int, printed: str) -> None:
    heading = read(f"{source}\n\nThe Panel noted it.\n")[0]

    assert (heading.kind, heading.level, heading.text) == ("heading", level, printed)


def test_a_bold_sentence_is_no_heading() -> None:
    (resolution,) = read("**That the minutes be confirmed and signed by the Chair.**\n")

    assert (resolution.kind, resolution.share("bold")) == ("paragraph", 1.0)


def test_bold_runs_over_lines_until_it_is_closed() -> None:
    blocks = read("**Action: the force to report\n- on vetting\n- on culture\nby the next meeting.**\n\nNoted.\n")

    assert [block.share("bold") for block in blocks] == [1.0, 1.0, 1.0, 1.0, 0.0]


def test_each_resolution_clause_that_only_closes_its_bold_is_bold_throughout() -> None:
    blocks = read("- i. That the report be noted.**\n- ii. That it be published:**\n  - Data on staff.**\n")

    assert [(block.level, block.bullet, block.share("bold")) for block in blocks] == [
        (1, "-", 1.0),
        (1, "-", 1.0),
        (2, "-", 1.0),
    ]


def test_printed_numbers_stay_and_bullets_are_taken_off() -> None:
    paper = "- 1.1 This report.\n- a) Visits\n• Noted\n1.\tApologies\niv) To prevent crime\n(b) To serve\n"

    assert [(block.bullet, block.text) for block in read(paper)] == [
        ("-", "1.1 This report."),
        ("-", "a) Visits"),
        ("•", "Noted"),
        (None, "1. Apologies"),
        (None, "iv) To prevent crime"),
        (None, "(b) To serve"),
    ]


# --- tables


def test_tab_separated_lines_are_a_table_of_flows() -> None:
    (table,) = tables("012/22\t<p>Item 1: Update</p> <ul> • One • Two\n013/22\t<p>Item 2: Notes</p>\n")

    assert grid(table) == [["012/22", "Item 1: Update One Two"], ["013/22", "Item 2: Notes"]]
    assert [block.kind for block in table.rows[0][1].blocks] == ["paragraph", "list_item", "list_item"]


def test_name_and_role_between_tabs_are_a_table() -> None:
    assert grid(tables("Ann ABLE\t:\tChair\nBob BAKER\t:\tClerk\n")[0]) == [
        ["Ann ABLE", ":", "Chair"],
        ["Bob BAKER", ":", "Clerk"],
    ]


TORN = """
    Date\tItem\tAims
    6 February 2023\tBudget\tTo review the proposed precept and to report to the Commissioner on it.
    20 March 2023\tConfidence Theme:\tTo understand how the Commissioner is

    Date\tItem\tAims
    \tSupporting Victims\tkept informed of what victims say of their treatment.
    20 March 2023\tPlan\tTo outline progress.
    """


def test_a_row_torn_by_a_page_end_is_joined_and_the_repeated_header_becomes_furniture() -> None:
    table, furniture = read(TORN)

    assert grid(table) == [
        ["Date", "Item", "Aims"],
        ["6 February 2023", "Budget", "To review the proposed precept and to report to the Commissioner on it."],
        [
            "20 March 2023",
            "Confidence Theme: Supporting Victims",
            "To understand how the Commissioner is kept informed of what victims say of their treatment.",
        ],
        ["20 March 2023", "Plan", "To outline progress."],
    ]
    assert (furniture.kind, furniture.text, furniture.lines[0].number) == ("furniture", "Date Item Aims", 5)
    assert all(cell.header for cell in table.rows[0])


def test_a_torn_sentence_in_a_cell_keeps_the_lines_of_both_its_halves() -> None:
    aims = tables(TORN)[0].rows[2][2].blocks

    assert [[line.number for line in block.lines] for block in aims] == [[3, 6]]


def test_an_empty_first_cell_before_an_item_number_begins_a_row_of_its_own() -> None:
    (table,) = tables(
        "Document\tItem\tTopic\tTime\n"
        "\t<b>1</b>\t<b>NOTICE OF RECORDING</b> The whole of it is filmed, but for what is exempt.\t14:00\n"
        "\t<b>2</b>\t<b>APOLOGIES</b>\t\n"
    )

    assert [row[1].text for row in table.rows] == ["Item", "1", "2"]


def test_money_tables_keep_rows_that_name_no_figure_and_headers_that_begin_empty() -> None:
    (table,) = tables("\tEstablishment\tStrength\nStaff\t788.8\t751.8\n<b>Funded by:</b>\t\t\nLoans\t\t5.0\n")

    assert grid(table) == [
        ["", "Establishment", "Strength"],
        ["Staff", "788.8", "751.8"],
        ["Funded by:", "", ""],
        ["Loans", "", "5.0"],
    ]
    assert [row[0].header for row in table.rows] == [True, False, False, False]


def test_two_tables_with_headers_of_their_own_are_not_joined() -> None:
    paper = "May-22\tForce\tRank\nCalls\t58,563\t3rd\n\nJun-22\tForce\tRank\nCalls\t59,347\t3rd\n"

    assert [grid(table)[0][0] for table in tables(paper)] == ["May-22", "Jun-22"]


def test_a_table_that_a_page_end_made_wider_keeps_its_columns() -> None:
    paper = "Activity\t(£)\nDudley\t£135,000\nSolihull\t£ 90,000\n\nWalsall\t£135,000\t\nTotal\t\t£360,000\n"

    assert grid(tables(paper)[0]) == [
        ["Activity", "(£)"],
        ["Dudley", "£135,000"],
        ["Solihull", "£ 90,000"],
        ["Walsall", "£135,000"],
        ["Total", "£360,000"],
    ]


def test_prose_in_a_row_without_a_key_goes_on_from_the_paragraph_before() -> None:
    paper = (
        "In summary the public can help the force best by\n\n"
        "\tproviding information to the police in confidence.\t\n"
        "106/17\tItem 7 – Substance Misuse\t106/17\n"
    )
    paragraph, table = read(paper)

    assert (
        paragraph.text
        == "In summary the public can help the force best by providing information to the police in confidence."
    )
    assert grid(table) == [["106/17", "Item 7 – Substance Misuse", "106/17"]]


def test_markdown_and_html_tables_are_tables() -> None:
    piped, tagged = tables(
        "| Name | Role |\n|------|:----:|\n| A \\| B | **Chair** |\n\n"
        "<table>\n<tr><th>Band</th></tr>\n<tr><td>A</td></tr>\n</table>\n"
    )

    assert grid(piped) == [["Name", "Role"], ["A | B", "Chair"]]
    assert piped.rows[0][0].header
    assert grid(tagged) == [["Band"], ["A"]]
    assert tagged.rows[1][0].blocks[0].lines[0].number == 7


def test_figures_set_in_columns_with_spaces_are_a_table() -> None:
    paper = (
        "The sergeant gave the figures.\n\n"
        "                      Sept 2010     Sept 2011\n"
        "    Theft                  29            21\n"
        "    Criminal damage ....... 33           25\n"
    )

    assert grid(tables(paper)[0]) == [
        ["", "Sept 2010", "Sept 2011"],
        ["Theft", "29", "21"],
        ["Criminal damage", "33", "25"],
    ]


def test_two_spaces_in_prose_make_no_column() -> None:
    assert tables("PRESENT:  Cllr A Able  (Chair)\n          Cllr B Baker\nPS 12/11  MINUTES\n") == []


def test_a_cell_of_digits_without_end_is_read_in_time_that_grows_with_its_length() -> None:
    assert grid(tables(f"A\tB\nx\t{'9' * 200_000}x\n")[0])[1][0] == "x"


def test_a_line_of_a_million_tabs_is_read_as_words() -> None:
    assert outline(read("before" + "\t" * 1_000_000 + "after\n")) == [("paragraph", "before after")]


# --- order


def test_lines_in_reverse_order_are_reported_and_left_as_printed() -> None:
    told = [
        "Claire Able opened the item and asked for",
        "assurances that those who fail are supported, what the",
        "role is about, and whether sessions are run in addition",
        "to signing up for the course. She added that the",
        "talent pools had all had letters and that help will be",
        "given to everybody who needs it.",
        "Bob Baker said that the difference in the year came of the",
        "posts being filled, and went on to the market, which",
        "might want to see a change of salaries.",
        "He was worried about the fall in officers and the",
        "reduction in staff from 3,486 to 3,476.",
    ]
    rows = [f"\t{line}\t" for line in told]

    assert read_text("\n".join(rows).encode()).pages[0].doubtful is None
    assert read_text("\n".join(rows[::-1]).encode()).pages[0].doubtful == "lines 3 to 11 may stand in reverse order"


def test_a_column_cut_to_single_letters_is_reported() -> None:
    rows = [
        "136/17\tThe item.",
        "o a s c\tDr A said that it was so.",
        "ti T ti\tThe DCC said it was not.",
        "c v h\tB asked why.",
    ]
    layout = read_text("\n".join(rows).encode())

    assert layout.pages[0].doubtful == "a column at lines 2 to 4 is cut to single letters"


@pytest.mark.skipif(find_seeds() is None, reason=SEEDS_ABSENT)
def test_seeds_are_doubted_only_where_their_order_is_wrong() -> None:
    seeds = sorted((find_seeds() or Path()).glob("*.txt"))
    doubts = [read_text(path.read_bytes()).pages[0].doubtful for path in seeds]

    assert [bool(doubt) for doubt in doubts] == [False, False, False, True, False]
