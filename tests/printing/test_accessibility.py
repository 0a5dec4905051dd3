"""What a screen reader finds in a printed PDF: its structure tree, title and language."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pikepdf
import pytest

from answerable.printing.agenda import lay_out_agenda
from answerable.printing.minutes import lay_out_minutes
from answerable.printing.paper import Paper
from answerable.printing.rendering import render_paper
from answerable.printing.report import lay_out_report
from answerable.printing.tracker import lay_out_tracker
from tests.printing import test_agenda, test_minutes, test_report, test_tracker

PAPERS = {
    "agenda": lay_out_agenda(test_agenda.BOARD),
    "notes": lay_out_minutes(test_minutes.BOARD),
    "minutes": lay_out_minutes(test_minutes.PANEL),
    "report": lay_out_report(test_report.SHEET),
    "tracker": lay_out_tracker(test_tracker.SHEET),
}
EVERY = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())


def open_pdf(paper: Paper) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_paper(paper, "pdf")))


class Tag(NamedTuple):
    """An element of a structure tree with those within it, in reading order."""

    name: str
    within: tuple[Tag, ...]

    def walk(self) -> Iterator[Tag]:
        yield self
        for each in self.within:
            yield from each.walk()


def read_tags(kept: pikepdf.Object) -> tuple[Tag, ...]:
    found = kept if isinstance(kept, pikepdf.Array) else [kept]
    return tuple(
        Tag(str(each.S).removeprefix("/"), read_tags(each.get("/K", pikepdf.Array())))
        for each in found
        if isinstance(each, pikepdf.Dictionary) and "/S" in each
    )


def tags(paper: Paper) -> list[Tag]:
    with open_pdf(paper) as pdf:
        return [each for top in read_tags(pdf.Root.StructTreeRoot.K) for each in top.walk()]


@EVERY
def test_pdf_is_tagged_titled_in_english_and_claims_pdf_ua(paper: Paper) -> None:
    pdf = open_pdf(paper)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo.Title) == paper.title
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.open_metadata()["pdfuaid:part"] == "1"


@EVERY
def test_headings_begin_at_one_and_skip_none(paper: Paper) -> None:
    ranks = [int(tag.name[1:]) for tag in tags(paper) if tag.name[0] == "H" and tag.name[1:].isdigit()]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))


@EVERY
def test_every_table_has_header_cells(paper: Paper) -> None:
    tables = [tag for tag in tags(paper) if tag.name == "Table"]
    assert tables != []
    assert all("TH" in {each.name for each in table.walk()} for table in tables)


def test_every_minute_is_a_heading_and_its_rules_are_no_table() -> None:
    found = Counter(tag.name for tag in tags(PAPERS["notes"]))
    assert found["Table"] == 3  # present, also present, apologies
    # Body, day, three groups, two sections and the minutes.
    assert sum(count for name, count in found.items() if name[0] == "H") == 7 + len(test_minutes.BOARD.lines)


def test_points_and_clauses_are_entries_of_lists() -> None:
    found = Counter(tag.name for tag in tags(PAPERS["minutes"]))
    points = sum(len(each.points) for each in test_minutes.put(test_minutes.PANEL, test_minutes.AnswerGiven))
    clauses = [each for each in test_minutes.put(test_minutes.PANEL, test_minutes.ResolutionMade) if each.sub]
    assert found["LI"] == points + len(clauses)


def test_html_has_one_first_heading_header_cells_and_a_language() -> None:
    page = render_paper(PAPERS["tracker"], "html").decode()
    assert page.count("<h1>") == 1
    assert '<html lang="en-GB">' in page
    assert page.count('<th scope="col">') == 3 * 6
