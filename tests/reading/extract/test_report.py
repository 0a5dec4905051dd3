"""Reports in their parts."""

from __future__ import annotations

from answerable.reading.extract.report import list_passages, read_report
from answerable.reading.ledger import Ledger
from tests.reading.extract.sections import print_section

REPORT = """\
### Purpose

- 1.1 To set out the budget of the year.

### Background

- 1.2 The grant is flat. It has to pay for these:
  - pay awards
  - fuel
10.1 The act of 1988 binds the body, and it requires the treasurer to keep

proper accounts for every year.

### Recommendations

1.17 The Panel is asked to consider:

- a rise in the precept
- a cut in costs

### Finance Implications

1.18 None beyond the budget.

### Legal Implications

1.19 The act binds the body.

### Equality and Diversity Implications

1.20 None.
"""


def test_numbers_are_kept_as_printed_and_bullets_stand_for_themselves() -> None:
    report = read_report(print_section(REPORT), Ledger())
    assert [paragraph.number for paragraph in report.paragraphs] == [
        "1.1", "1.2", None, None, "10.1", "1.17", None, None, "1.18", "1.19", "1.20",
    ]  # fmt: skip


def test_a_paragraph_torn_by_a_page_break_is_one() -> None:
    report = read_report(print_section(REPORT), Ledger())
    (torn,) = [paragraph for paragraph in report.paragraphs if paragraph.number == "10.1"]
    assert torn.text.endswith("requires the treasurer to keep proper accounts for every year.")


def test_purpose_recommendations_and_implications_are_told_from_their_headings() -> None:
    report = read_report(print_section(REPORT), Ledger())
    assert report.purpose == "To set out the budget of the year."
    assert report.recommendations == ("a rise in the precept", "a cut in costs")
    assert report.implications.finance == "None beyond the budget."
    assert report.implications.legal == "The act binds the body."
    assert report.implications.equalities == "None."


def test_implications_run_in_behind_their_labels_are_told_apart() -> None:
    section = print_section(
        "## Implications\n\nFinance: It costs £3m.\n\nLegal: None.\n\nEquality: A text line is open.\n"
    )
    implications = read_report(section, Ledger()).implications
    assert (implications.finance, implications.legal, implications.equalities) == (
        "It costs £3m.",
        "None.",
        "A text line is open.",
    )


def test_a_quantity_at_the_start_is_no_paragraph_number() -> None:
    report = read_report(
        print_section("30% of calls were late.\n\n7 local groups met.\n\n2020 saw a rise.\n"), Ledger()
    )
    assert [paragraph.number for paragraph in report.paragraphs] == [None, None, None]


def test_a_heading_that_takes_its_turn_in_the_numbering_numbers_what_follows() -> None:
    section = print_section(
        "64. The board met.\n\n#### **65. *Response to incidents***\n\nThe force responds at once.\n"
    )
    report = read_report(section, Ledger())
    assert [(paragraph.number, paragraph.text) for paragraph in report.paragraphs] == [
        ("64", "The board met."),
        ("65", "The force responds at once."),
    ]


def test_every_block_is_claimed_and_a_heading_over_nothing_is_given_up() -> None:
    section, ledger = print_section(REPORT + "\n## 6 Appendices\n"), Ledger()
    read_report(section, ledger)
    homes = [ledger.home(block) for block in section.blocks]
    assert None not in homes
    assert homes[-1] == "unread: a heading with no words under it"


def test_the_passages_are_the_paragraphs() -> None:
    section, ledger = print_section(REPORT), Ledger()
    report = read_report(section, ledger)
    passages = list_passages(section, ledger)
    assert [passage.text for passage in passages] == [paragraph.text for paragraph in report.paragraphs]
    assert [passage.ref for passage in passages][:2] == ["1.1", "1.2"]


def test_a_report_for_an_item_of_an_agenda_has_the_title_of_the_item() -> None:
    section = print_section("## Agenda item 4: Report on the performance of the year\n\n1. It was good.\n")
    assert read_report(section, Ledger()).title == "Report on the performance of the year"


def test_a_financial_plan_is_a_chapter_and_no_implication() -> None:
    section = print_section("### Financial plan\n\n1. It is balanced.\n\n### Finance\n\n2. None.\n")
    assert read_report(section, Ledger()).implications.finance == "None."
