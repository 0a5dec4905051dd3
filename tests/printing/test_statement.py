"""The quarterly statement is printed and read back: numbered paragraphs, figures and tables in every form."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import pairwise

import pytest
from msgspec.structs import replace

from answerable.measuring.scorecard.overview import tell_overview
from answerable.measuring.scorecard.scorecard import work_out_scorecard
from answerable.measuring.scorecard.statement import (
    Draft,
    Passage,
    list_body_sections,
    list_force_sections,
    write_purpose,
)
from answerable.printing.paper import Heading, Numbered, Picture, plain_text
from answerable.printing.statement import StatementSheet, lay_out_statement
from tests.measuring.scorecard.quarter import HOMICIDE, QUARTER, QUARTER_END, observe_months
from tests.measuring.scorecard.test_statement import DRAFT, EXPLAINED, OWN
from tests.printing.reading_back import read_back, unplaced
from tests.printing.test_accessibility import tags

MONTHS = observe_months(
    HOMICIDE, (4, 3, 6, 4, 5, 3, 4, 5, 2, 4, 5, 3, 5, 3, 4, 4, 2, 4, 5, 3, 4, 6, 2, 4), dt.date(2020, 1, 1)
)
OF_FORCE = Passage(
    part="force",
    about="homicide",
    after="Two matters take most of the unit's time:\n\n- domestic abuse, in 11 of the cases;\n- gangs, in 6.",
)


def print_statement(draft: Draft) -> StatementSheet:
    return StatementSheet(
        meeting_body="Midshire Policing Board",
        date=dt.date(2022, 2, 22),
        number="7",
        force=draft.force,
        policing_body=draft.body,
        presenter="Simon Fosdyke",
        purpose=write_purpose(draft),
        force_sections=list_force_sections(draft),
        body_sections=list_body_sections(draft),
        appendix=(tell_overview(draft.scorecard),),
    )


SCORECARD = work_out_scorecard(
    replace(QUARTER, absences=EXPLAINED, observations=(*MONTHS, *QUARTER.observations[1:])), QUARTER_END
)
SHEET = print_statement(replace(DRAFT, scorecard=SCORECARD, passages=(OWN, OF_FORCE)))
FORMS = pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])


@FORMS
def test_statement_read_back_is_a_report_with_its_front_and_no_word_lost(form: str) -> None:
    record = read_back(lay_out_statement(SHEET), form)
    report, *_ = record.reports
    assert (report.title, report.date, report.presented_by) == (SHEET.title, SHEET.date, (SHEET.presenter,))
    assert report.recommendations == SHEET.recommendations
    document, *_ = record.documents
    assert (document.kind, document.body) == ("report", SHEET.meeting_body)
    assert unplaced(record) == []


@FORMS
def test_paragraphs_read_back_are_numbered_through_all_parts(form: str) -> None:
    report, *_ = read_back(lay_out_statement(SHEET), form).reports
    numbered = [each for each in report.paragraphs if each.number]
    assert [each.number for each in numbered] == [str(at) for at in range(1, len(numbered) + 1)]
    homicide = next(each for each in numbered if "saw 46 homicides" in each.text)
    assert homicide.heading.endswith("Measure: Reduce murder and other homicide")
    assert numbered[-1].text == "The report is to be noted."


@FORMS
def test_figures_and_tables_read_back_are_those_of_the_scorecard(form: str) -> None:
    record = read_back(lay_out_statement(SHEET), form)
    tables = {each.header: each.rows for each in record.tables}
    overview = tell_overview(SCORECARD).table
    printed = tables[tuple(column.name for column in overview.columns)]
    assert [row[0] for row in printed] == [row[0] for row in overview.rows]
    assert ("Baseline, the 12 months to June 2019", "215") in tables[("Period", "Hospital admissions of under 25s")]
    quotes = " ".join(figure.cite.quote for figure in record.figures)
    assert "145" in quotes
    assert "52" in quotes


def test_every_measure_with_an_interval_or_a_series_is_drawn() -> None:
    pictures = [block.words for block in lay_out_statement(SHEET).blocks if isinstance(block, Picture)]
    assert len(pictures) == 4
    assert pictures[0].startswith("Homicides: no change that could be told from chance. The 12 months to")


def test_sentence_of_a_measure_is_printed_once_and_its_proxy_badge_with_the_exhibit() -> None:
    blocks = lay_out_statement(SHEET).blocks
    said = [plain_text(block.runs) for block in blocks if hasattr(block, "runs")]
    assert sum(words.startswith("The 12 months to October 2021 saw 145 admissions") for words in said) == 1
    assert any(words.startswith("Proxy: This measure stands in for the national one") for words in said)


def test_points_of_a_writer_have_no_number_and_headings_stand_below_the_priority() -> None:
    own = Passage(part="force", about="homicide", before="# Our own heading\n\nFirst.\n\n[99.] Second.\n\n- a point")
    sheet = print_statement(replace(DRAFT, scorecard=SCORECARD, passages=(OWN, own)))
    blocks = lay_out_statement(sheet).blocks
    labels = [block.label for block in blocks if isinstance(block, Numbered)]
    assert labels == [f"{at}." for at in range(1, len(labels) + 1)]
    (heading,) = (block for block in blocks if isinstance(block, Heading) and "own" in plain_text(block.runs))
    assert heading.level == 4


def test_parts_stand_in_the_order_of_a_statement() -> None:
    blocks = lay_out_statement(SHEET).blocks
    assert [plain_text(block.runs) for block in blocks if isinstance(block, Heading) and block.level <= 2] == [
        "National policing priorities and police and crime plan scorecard",
        "Purpose",
        "National policing priorities: statement of Midshire Police",
        "National policing priorities: statement of Midshire Police and Crime Commissioner",
        "Reporting frequency",
        "Recommendations",
        "Appendix A: scorecard",
    ]


def test_printed_statement_tags_its_pictures_and_skips_no_level_of_heading() -> None:
    found = [tag.name for tag in tags(lay_out_statement(SHEET))]
    assert found.count("Figure") == 4
    levels = [int(name[1]) for name in found if len(name) == 2 and name[0] == "H" and name[1].isdigit()]
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_statement_without_an_appendix_or_a_number_is_printed_without_them() -> None:
    paper = lay_out_statement(dataclasses.replace(SHEET, appendix=(), number=""))
    words = [plain_text(block.runs) for block in paper.blocks if hasattr(block, "runs")]
    assert not any(each.startswith(("Appendix", "Report no.")) for each in words)


def test_table_of_a_writer_that_is_not_whole_is_refused_with_its_section() -> None:
    own = Passage(part="force", about="homicide", before="{ruled 1,1}\n| one |")
    sheet = print_statement(replace(DRAFT, passages=(own,)))
    with pytest.raises(ValueError, match="the section Measure: Reduce murder and other homicide, line 1: 1 cells"):
        lay_out_statement(sheet)
