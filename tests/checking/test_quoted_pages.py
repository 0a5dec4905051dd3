"""A record without its text is checked by the words that its facts quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.checking import check, find_rule
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.quoted_pages import piece_pages_together
from answerable.reading.reader import read_paper
from answerable.record import (
    Cite,
    Figure,
    Item,
    Meeting,
    Note,
    Reading,
    Record,
    Source,
    Table,
    from_json,
    to_json,
)
from tests.gold.papers import GoldPaper, list_papers

NOTE = "The panel met on Monday 9 January 2023 and will meet on Wednesday 7 February 2023 to hear of 12 cases."


def hold(*notes: Note, **facts: object) -> Record:
    meeting = Meeting(
        id="meeting-1",
        source="minutes",
        items=(Item(title="Dates", notes=notes, cite=Cite(line=3, quote="4. Dates")),),
        cite=Cite(line=1, quote="Minutes"),
    )
    return Record(source=Source(path="minutes.txt", lines=9), meetings=(meeting,), **facts)  # type: ignore[arg-type]


def lines(record: Record) -> list[tuple[int, str, str, bool]]:
    return [
        (line.number, line.text, line.look, line.opens)
        for page in piece_pages_together(record)
        for line in page.lines
    ]


def figure(line: int, quote: str, **place: str) -> Figure:
    return Figure(id=f"figure-{line}", text="12", value=12, cite=Cite(line=line, quote=quote), **place)  # type: ignore[arg-type]


def test_quotations_stand_in_the_order_of_their_places() -> None:
    record = hold(
        Note(text="b", cite=Cite(line=5, quote="Second.")), Note(text="a", cite=Cite(line=4, quote="First."))
    )

    assert lines(record) == [
        (1, "Minutes", "paragraph", True),
        (3, "4. Dates", "heading", True),
        (4, "First.", "paragraph", True),
        (5, "Second.", "paragraph", True),
    ]


def test_words_quoted_by_two_facts_stand_once() -> None:
    record = hold(
        Note(text=NOTE, cite=Cite(line=4, line_end=6, quote=NOTE)), figures=(figure(4, "hear of 12 cases."),)
    )

    assert [text for _, text, _, _ in lines(record)] == ["Minutes", "4. Dates", NOTE]


def test_a_quotation_is_divided_where_another_fact_says_on_which_line_its_words_stand() -> None:
    record = hold(
        Note(text=NOTE, cite=Cite(line=4, line_end=6, quote=NOTE)), figures=(figure(6, "to hear of 12 cases."),)
    )

    assert lines(record)[2:] == [
        (4, NOTE.removesuffix(" to hear of 12 cases."), "paragraph", True),
        (6, "to hear of 12 cases.", "paragraph", False),
    ]
    (paragraph,) = [paragraph for paragraph in Paper(record).paragraphs if paragraph.amounts]
    assert paragraph.text == NOTE
    assert paragraph.amounts[0].cite == Cite(line=6, quote="12")


def test_a_row_of_a_data_table_stands_at_its_place_and_its_figures_in_it() -> None:
    row = Cite(line=8, quote="North 12")
    table = Table(
        id="table-1", header=("Area", "Calls"), rows=(("North", "12"),), kind="data", row_cites=(row,), cite=row
    )
    record = hold(tables=(table,), figures=(Figure(id="f", text="12", value=12, table="table-1", cite=row),))  # type: ignore[arg-type]

    assert lines(record)[2:] == [(8, "North 12", "cell", True)]
    assert [cell.amount.text for cell in Paper(record).grids[0].rows[0].cells if cell.amount] == ["12"]


def test_the_pages_of_a_paged_paper_are_kept_apart() -> None:
    notes = (
        Note(text="b", cite=Cite(page=2, line=1, quote="Same.")),
        Note(text="a", cite=Cite(page=1, line=1, quote="Same.")),
    )
    pages = piece_pages_together(hold(*notes))

    assert [(page.number, page.lines[-1].text) for page in pages] == [(1, "4. Dates"), (2, "Same.")]


def test_a_finding_in_prose_is_found_at_its_line() -> None:
    (finding,) = check(hold(Note(text=NOTE, cite=Cite(line=4, quote=NOTE))), select=["DAT501"]).findings

    assert (finding.cite, finding.printed) == (Cite(line=4, quote="Wednesday 7 February 2023"), "Wednesday")


PAPERS = [paper for paper in list_papers() if paper.split in ("examples", "unseen")]


@pytest.fixture(scope="module", params=PAPERS, ids=lambda paper: paper.name)
def reading(request: pytest.FixtureRequest) -> Reading:
    paper: GoldPaper = request.param
    return read_paper(Path(paper.path))


def test_a_record_from_its_json_has_the_findings_of_its_reading(reading: Reading) -> None:
    (record,) = from_json(to_json([reading.record]))
    assert isinstance(record, Record)
    whole, quoted = check(reading), check(record)

    assert quoted.failed == whole.failed
    assert [finding.key for finding in quoted.findings if finding.rule[:3] in TABLES] == [
        finding.key for finding in whole.findings if finding.rule[:3] in TABLES
    ]
    other = {finding.key for finding in whole.findings if not find_rule(finding.rule).needs_text} ^ {
        finding.key for finding in quoted.findings
    }
    assert len(other) <= max(1, 0.1 * len(whole.findings))


def test_a_rule_that_goes_by_what_is_not_printed_does_not_check_a_record_without_its_text(reading: Reading) -> None:
    assert "NUM801" in check(reading).checked
    assert "NUM801" not in check(reading.record).checked


TABLES = ("ARI",)
"""The families whose rules look at tables alone."""


def test_a_record_from_its_json_has_its_figures_in_their_paragraphs(reading: Reading) -> None:
    whole, quoted = (
        {amount.figure.id for paragraph in paper.paragraphs for amount in paragraph.amounts}
        for paper in (Paper(reading), Paper(reading.record))
    )

    assert len(whole - quoted) <= 0.05 * len(whole)
