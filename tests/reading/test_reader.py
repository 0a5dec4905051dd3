"""The whole way of a paper, and that every citation is found at its place."""

from pathlib import Path

import msgspec
import pytest

from answerable.reading.conservation import conservation
from answerable.reading.formats.opening import open_layout
from answerable.reading.page_text import list_pages
from answerable.reading.reader import read_layout, read_paper
from answerable.reading.settling import PageText, settle_citations
from answerable.record import Cite, Line, Note, Page, Reading, Source
from tests.gold.papers import SEEDS_ABSENT, find_seeds
from tests.reading.extract.laying import lay, record_of
from tests.reading.extract.test_document import PACK


def seeds() -> Path:
    folder = find_seeds()
    assert folder is not None
    return folder


with_seeds = pytest.mark.skipif(find_seeds() is None, reason=SEEDS_ABSENT)


def cites_of(fact: object) -> list[Cite]:
    if isinstance(fact, Cite):
        return [fact]
    if isinstance(fact, msgspec.Struct):
        return [cite for name in fact.__struct_fields__ for cite in cites_of(getattr(fact, name))]
    if isinstance(fact, tuple):
        return [cite for part in fact for cite in cites_of(part)]
    return []


def lost_cites(reading: Reading) -> list[Cite]:
    text = PageText(reading.pages)
    return [
        cite
        for cite in cites_of(reading.record)
        if cite.quote not in text.from_line(cite.page or 1, cite.line or 1, len(cite.quote))
    ]


def test_reading_names_its_file_and_what_it_is(tmp_path):
    path = tmp_path / "pack.txt"
    path.write_text(PACK)

    source = read_paper(path).record.source

    assert (source.path, source.media_type, source.lines) == (str(path), "text/plain", PACK.count("\n"))
    assert len(source.sha256) == 64


def test_every_citation_of_a_pack_is_found_at_its_place():
    reading = read_layout(lay(PACK), Source(path="pack.txt"))

    assert len(cites_of(reading.record)) > 25
    assert lost_cites(reading) == []


def test_ids_count_through_the_paper():
    record = record_of(PACK)

    assert [meeting.id for meeting in record.meetings] == ["meeting-1", "meeting-2"]
    assert [action.id for action in record.actions] == ["action-1"]


def test_promise_of_a_minuted_answer_is_found_with_its_minute():
    record = record_of("""
        Minutes of the meeting of the Northshire Panel held on 5 May 2021

        Present: Cllr Ann Ash, Cllr Bob Beech

        1. POLICE REPORT

        Cllr Ash asked how many left. The Commissioner undertook to write to her by 30 June 2021.

        2. CLOSE

        The meeting closed at 8.25pm.
    """)

    assert [(promise.strength, promise.ref) for promise in record.promises] == [("firm", "1")]


def test_line_of_several_cells_is_one_line_of_the_page():
    (page,) = list_pages(lay("Name\tRole\nSimon Vale\tClerk"))

    assert [(line.number, line.text, line.look) for line in page.lines] == [
        (1, "Name Role", "cell"),
        (2, "Simon Vale Clerk", "cell"),
    ]


def test_quotation_over_other_print_keeps_its_beginning():
    page = Page(
        number=1,
        lines=(Line(number=3, text="one two 105/17"), Line(number=4, text="three four")),
    )
    torn = Note(text="one two three four", cite=Cite(line=3, line_end=4, quote="one two three four"))

    settled = settle_citations(torn, PageText([page]))

    assert settled.text == "one two three four"
    assert (settled.cite.quote, settled.cite.line, settled.cite.line_end) == ("one two", 3, None)


def test_citation_found_at_its_place_is_left_as_it_is():
    page = Page(number=1, lines=(Line(number=3, text="one two"), Line(number=4, text="three")))
    note = Note(text="one two three", cite=Cite(line=3, line_end=4, quote="one two three"))

    assert settle_citations(note, PageText([page])) is note


@with_seeds
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_citation_of_a_seed_is_found_at_its_place(name):
    (path,) = seeds().glob(f"{name}_*.txt")

    assert lost_cites(read_paper(path)) == []


@with_seeds
@pytest.mark.parametrize("name", ["000", "001", "002", "004"])
def test_nothing_of_a_seed_is_lost_or_doubled(name):
    (path,) = seeds().glob(f"{name}_*.txt")
    layout = open_layout(path)

    held = conservation(layout, read_layout(layout, Source(path=str(path))))

    assert (held.lost_numbers, held.doubled_numbers, held.lost_paragraphs) == ((), (), ())
