"""A pack is one PDF: contents, typed and uploaded papers, page numbers that run through."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re

import docx
import pikepdf
import pypdfium2
import pytest

from answerable.printing.agenda import lay_out_agenda
from answerable.printing.minutes import lay_out_minutes
from answerable.printing.pack import Pack, PackPdf, Part, compose_pack, compose_word
from answerable.printing.paper import Paper
from answerable.printing.rendering import render_paper
from answerable.printing.report import lay_out_report
from answerable.printing.setting import head, say
from answerable.printing.tracker import lay_out_tracker
from tests.printing import test_agenda, test_minutes, test_report, test_tracker
from tests.printing.reading_back import read_bytes_back, unplaced
from tests.printing.test_accessibility import read_tags, tags

TYPED = (
    Part(title="Agenda", paper=lay_out_agenda(test_agenda.BOARD)),
    Part(title="Notes of the last meeting", item_number="3", paper=lay_out_minutes(test_minutes.BOARD)),
    Part(title="Tackling serious violence", item_number="6", paper=lay_out_report(test_report.SHEET)),
    Part(title="Action tracker", item_number="7", paper=lay_out_tracker(test_tracker.SHEET)),
)


def upload(*turns: int, size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF with a page of words for each turn, turned so."""
    made = pikepdf.new()
    for number, turn in enumerate(turns, 1):
        page = made.add_blank_page(page_size=size)
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
        page.contents_add(f"BT /F1 24 Tf 90 400 Td (Uploaded sheet {number}) Tj ET".encode())
        page.obj.StructParents = number
        if turn:
            page.rotate(turn, relative=True)
    return saved(made)


def without_size() -> bytes:
    made = pikepdf.open(io.BytesIO(upload(0)))
    del made.pages[0].obj.MediaBox
    return saved(made)


def saved(pdf: pikepdf.Pdf, **how: pikepdf.Encryption) -> bytes:
    packed = io.BytesIO()
    pdf.save(packed, **how)
    return packed.getvalue()


def make_pack(*parts: Part, first_page: int = 1, supplement: int = 0) -> Pack:
    return Pack(
        title="Papers for 23 March 2027",
        body="Strategic Policing and Crime Board",
        date=dt.date(2027, 3, 23),
        parts=parts,
        supplement=supplement,
        first_page=first_page,
    )


MIXED = make_pack(*TYPED[:2], Part(title="Performance", item_number="5", paper=upload(0, 90)), *TYPED[2:])


@pytest.fixture(scope="module")
def mixed() -> PackPdf:
    return compose_pack(MIXED)


def page_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_contents_name_each_paper_with_the_page_it_starts_on(mixed: PackPdf) -> None:
    pages = page_texts(mixed.bytes)
    assert mixed.pages == len(pages)
    assert [title for title, _ in mixed.contents] == [part.title for part in MIXED.parts]
    openings = (
        "Strategic Policing and Crime Board",
        "Notes of the",
        "Uploaded sheet 1",
        "Tackling",
        "Action tracker",
    )
    listed = " ".join(pages[0].split())
    for (title, page), opening in zip(mixed.contents, openings, strict=True):
        assert opening in pages[page - 1], title
        assert re.search(rf"{title}(?: \(item \d\))? {page}\b", listed), title


def test_every_page_bears_its_running_number_uploaded_ones_too(mixed: PackPdf) -> None:
    for number, text in enumerate(page_texts(mixed.bytes), 1):
        assert f"Page {number} of {mixed.pages}" in text
    assert [page.label for page in pikepdf.open(io.BytesIO(mixed.bytes)).pages] == [
        str(number) for number in range(1, mixed.pages + 1)
    ]


def test_uploaded_page_stays_as_it_is_with_its_turn_and_its_words(mixed: PackPdf) -> None:
    start = dict(mixed.contents)["Performance"] - 1
    pages = pikepdf.open(io.BytesIO(mixed.bytes)).pages
    assert [int(page.obj.get("/Rotate", 0)) for page in pages[start : start + 2]] == [0, 90]
    assert [tuple(map(float, page.mediabox)) for page in pages[start : start + 2]] == [(0, 0, 595, 842)] * 2
    assert "Uploaded sheet 2" in page_texts(mixed.bytes)[start + 1]


def test_stamp_stands_upright_at_the_foot_of_a_turned_page(mixed: PackPdf) -> None:
    start = dict(mixed.contents)["Performance"]
    with pypdfium2.PdfDocument(mixed.bytes) as document:
        page = document[start]
        words = page.get_textpage()
        found = words.search("Page ").get_next()
        assert found is not None
        boxes = [words.get_charbox(found[0] + at) for at in range(4)]
    # Turned by a quarter, the foot as seen is the right edge of the sheet, and words run up it.
    assert all(box[0] > 595 - 40 for box in boxes)
    assert boxes[0][1] < boxes[3][1]


def test_contents_and_bookmarks_lead_to_the_papers(mixed: PackPdf) -> None:
    pdf = pikepdf.open(io.BytesIO(mixed.bytes))
    places = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    links = [each for each in pdf.pages[0].Annots if each.Subtype == pikepdf.Name.Link]
    assert {places[each.Dest[0].objgen] for each in links} == {page for _, page in mixed.contents}
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Contents",
            "Agenda",
            "3 Notes of the last meeting",
            "5 Performance",
            "6 Tackling serious violence",
            "7 Action tracker",
        ]
        report = outline.root[4]
        assert "Recommendations" in [item.title for item in report.children]


def test_supplement_goes_on_counting_from_the_pack_it_supplements() -> None:
    made = compose_pack(make_pack(Part(title="Late report", item_number="9", paper=TYPED[2].paper), first_page=42))
    assert made.contents == (("Late report", 43),)
    assert "Page 42 of 43" in page_texts(made.bytes)[0]
    assert made.pages == 2


def test_pack_names_its_title_and_language_and_claims_accessibility_only_for_what_it_made(mixed: PackPdf) -> None:
    typed = pikepdf.open(io.BytesIO(compose_pack(make_pack(*TYPED)).bytes))
    with_upload = pikepdf.open(io.BytesIO(mixed.bytes))
    for pdf in (typed, with_upload):
        assert str(pdf.docinfo.Title) == "Strategic Policing and Crime Board: Papers for 23 March 2027"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
    assert typed.open_metadata().get("pdfuaid:part") == "1"
    assert with_upload.open_metadata().get("pdfuaid:part") is None


def test_untagged_upload_points_into_no_structure_of_the_pack(mixed: PackPdf) -> None:
    pages = pikepdf.open(io.BytesIO(mixed.bytes)).pages
    keys = [int(page.obj.StructParents) for page in pages if "/StructParents" in page.obj]
    assert len(keys) == len(set(keys)) == mixed.pages - 2


def test_tagged_upload_keeps_its_headings_and_tables_where_it_stands() -> None:
    content = render_paper(TYPED[2].paper, "pdf") if isinstance(TYPED[2].paper, Paper) else b""
    made = compose_pack(make_pack(TYPED[0], Part(title="Violence", item_number="6", paper=content), TYPED[3]))
    with pikepdf.open(io.BytesIO(made.bytes)) as pdf:
        tree = pdf.Root.StructTreeRoot
        tops = [(str(each.S), str(each.get("/T", ""))) for each in tree.K[0].K]
        at = tops.index(("/Part", "6 Violence"))
        titles = [title for _, title in tops]
        assert titles.index("Agenda") < at < titles.index("Action tracker January 2027")
        inside = [tag.name for top in read_tags(tree.K[0].K[at]) for tag in top.walk()]
        alone = [tag.name for tag in tags(TYPED[2].paper)] if isinstance(TYPED[2].paper, Paper) else []
        assert inside == ["Part", *alone]
        keys = pikepdf.NumberTree(tree.ParentTree)
        for page in pdf.pages:
            for element in (
                each for each in keys[int(page.obj.StructParents)] if isinstance(each, pikepdf.Dictionary)
            ):
                assert element.Pg.objgen == page.obj.objgen


def test_upload_whose_roles_are_at_odds_with_the_packs_keeps_no_tags() -> None:
    content = render_paper(TYPED[2].paper, "pdf") if isinstance(TYPED[2].paper, Paper) else b""
    odd = pikepdf.open(io.BytesIO(content))
    odd.Root.StructTreeRoot.RoleMap[pikepdf.Name.Strong] = pikepdf.Name.Figure
    made = compose_pack(make_pack(TYPED[0], Part(title="Violence", paper=saved(odd))))
    with pikepdf.open(io.BytesIO(made.bytes)) as pdf:
        start = dict(made.contents)["Violence"] - 1
        assert all("/StructParents" not in page.obj for page in pdf.pages[start:])
        assert "/Part" not in [str(each.S) for each in pdf.Root.StructTreeRoot.K[0].K]


def test_upload_with_a_broken_structure_tree_is_taken_in_without_its_tags() -> None:
    content = render_paper(TYPED[2].paper, "pdf") if isinstance(TYPED[2].paper, Paper) else b""
    broken = pikepdf.open(io.BytesIO(content))
    broken.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([pikepdf.Name.A, 1, 2]))
    made = compose_pack(make_pack(TYPED[0], Part(title="Violence", paper=saved(broken))))
    with pikepdf.open(io.BytesIO(made.bytes)) as pdf:
        assert "/StructParents" not in pdf.pages[dict(made.contents)["Violence"] - 1].obj


def test_pack_is_the_same_bytes_again(mixed: PackPdf) -> None:
    assert compose_pack(MIXED).bytes == mixed.bytes


def test_pack_read_back_has_every_typed_paper_of_it(mixed: PackPdf) -> None:
    record = read_bytes_back(mixed.bytes)
    kinds = [(document.kind, document.page_start) for document in record.documents]
    assert [kind for kind, _ in kinds if kind != "appendix"][:2] == ["agenda", "minutes"]
    assert {"report", "action_tracker"} <= {kind for kind, _ in kinds}
    assert [len(meeting.items) for meeting in record.meetings] == [8, 6]
    alone = [read_bytes_back(render_paper(part.paper, "pdf")) for part in TYPED if isinstance(part.paper, Paper)]
    assert [each.text for each in record.questions] == [each.text for each in alone[1].questions]
    assert {each.ref for each in alone[3].actions} <= {each.ref for each in record.actions}
    assert "Contents" not in unplaced(record)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Performance: the file is not a whole PDF"),
        (b"PK\x03\x04 a Word file", "Performance: the file is not a whole PDF"),
        (saved(pikepdf.new()), "Performance: the PDF has no pages"),
        (
            saved(pikepdf.open(io.BytesIO(upload(0))), encryption=pikepdf.Encryption(owner="a", user="b")),
            "Performance: the PDF needs a password",
        ),
    ],
    ids=["empty", "other", "no pages", "password"],
)
def test_upload_that_cannot_be_taken_in_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        compose_pack(make_pack(Part(title="Performance", paper=content)))
    assert "\n" not in str(refused.value)


def test_pack_without_papers_or_with_an_untitled_one_is_refused() -> None:
    with pytest.raises(ValueError, match="needs at least one paper"):
        compose_pack(make_pack())
    with pytest.raises(ValueError, match=r"Paper 2 of the pack has no title"):
        compose_word(make_pack(TYPED[0], dataclasses.replace(TYPED[1], title=" ")))
    blank = Paper(slug="b", title="Blank", date=dt.date(2027, 1, 1), blocks=())
    with pytest.raises(ValueError, match="Blank: the paper says nothing"):
        compose_pack(make_pack(TYPED[0], Part(title="Blank", paper=blank)))


@pytest.mark.parametrize("size", [(200, 150), (842, 1191), (1191, 842)], ids=["small", "A3", "A3 wide"])
def test_upload_of_any_size_is_taken_in_and_numbered(size: tuple[float, float]) -> None:
    made = compose_pack(make_pack(Part(title="Map", paper=upload(0, 180, 270, size=size))))
    assert made.pages == 4
    assert [f"Page {number} of 4" in text for number, text in enumerate(page_texts(made.bytes), 1)] == [True] * 4


def test_upload_whose_page_has_no_size_is_taken_in_all_the_same() -> None:
    made = compose_pack(make_pack(TYPED[0], Part(title="Scan", paper=without_size())))
    assert (made.pages, dict(made.contents)["Scan"]) == (3, 3)


def test_title_of_many_lines_and_parts_over_two_pages_of_contents_are_still_found() -> None:
    note = Paper(slug="n", title="Note", date=dt.date(2027, 1, 1), blocks=(head(1, "Note"), say("For information.")))
    parts = [
        Part(title=f"Paper {at} on the work of the partnership " + "and so on " * 12, paper=note) for at in range(40)
    ]
    made = compose_pack(make_pack(*parts))
    pages = [page for _, page in made.contents]
    assert pages == list(range(pages[0], pages[0] + 40))
    assert pages[0] > 2


def test_word_file_holds_the_typed_papers_and_names_the_uploaded() -> None:
    document = docx.Document(io.BytesIO(compose_word(MIXED)))
    titles = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert titles[1:] == [
        "Strategic Policing and Crime Board",
        "Notes of the Strategic Policing and Crime Board",
        "Tackling serious violence in the districts",
        "Action tracker January 2027",
    ]
    listed = [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]
    assert ("5", "Performance", "In the PDF of this pack") in listed
    assert ("6", "Tackling serious violence", "In this file") in listed
