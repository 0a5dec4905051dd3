"""Word papers: what is read is what Word would print."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import docx
import pytest

from answerable.reading.formats.docx import read_docx
from answerable.reading.layout import Block, Span, UnreadableError
from tests.reading.formats.printing import grid, outline, words_in
from tests.reading.formats.writing_docx import listed, paragraph, run, write_docx, zip_files


def read(body: str, **parts: str) -> list[Block]:
    return list(read_docx(write_docx(body, **parts)).blocks)


def level(number: int, form: str, text: str) -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{shape}</w:lvl>'


def numbering(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


# --- a file that a library writes


@pytest.fixture(scope="module")
def minutes() -> list[Block]:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Panel minutes"
    document.sections[0].footer.paragraphs[0].text = "Page"
    document.add_heading("Minutes", 1)
    for name, role in (("Ann ABLE", "Chair"), ("Bob BAKER", "Clerk")):
        document.add_paragraph(f"{name}\t:\t{role}")
    resolved = document.add_paragraph("The Panel ")
    resolved.add_run("RESOLVED").bold = True
    resolved.add_run(" to note it.").italic = True
    for text in ("First", "Second"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Point", style="List Bullet")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Band"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Precept"
    table.cell(1, 1).text = "187.55"
    table.cell(1, 2).paragraphs[0].add_run("202.55\n£15 more")
    held = BytesIO()
    document.save(held)
    return list(read_docx(held.getvalue()).blocks)


def test_a_paper_is_read_in_the_order_of_its_print(minutes: list[Block]) -> None:
    assert outline(minutes) == [
        ("furniture", "Panel minutes"),
        ("heading", "Minutes"),
        ("table", "Ann ABLE : Chair Bob BAKER : Clerk"),
        ("paragraph", "The Panel RESOLVED to note it."),
        ("list_item", "1. First"),
        ("list_item", "2. Second"),
        ("list_item", "Point"),
        ("table", "Band Precept 187.55 202.55 £15 more"),
        ("furniture", "Page"),
    ]


def test_runs_keep_their_looks_and_bullets_are_taken_off(minutes: list[Block]) -> None:
    assert list(minutes[3].spans) == [
        Span("The Panel "),
        Span("RESOLVED", bold=True),
        Span(" to note it.", italic=True),
    ]
    assert minutes[6].bullet == "•"


def test_merged_cells_are_one_cell_that_spans(minutes: list[Block]) -> None:
    assert [[(cell.text, cell.column_span, cell.row_span) for cell in row] for row in minutes[7].rows] == [
        [("Band", 1, 2), ("Precept", 2, 1)],
        [("187.55", 1, 1), ("202.55 £15 more", 1, 1)],
    ]


# --- numbers that Word counts


def test_multi_level_numbers_are_counted_as_word_prints_them() -> None:
    levels = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"))
    body = "".join([listed("a"), listed("b", 1), listed("c", 1), listed("d", 2), listed("e"), listed("f", 1)])

    assert [(block.level, block.text) for block in read(body, numbering=levels)] == [
        (1, "1. a"),
        (2, "1.1 b"),
        (2, "1.2 c"),
        (3, "(a) d"),
        (1, "2. e"),
        (2, "2.1 f"),
    ]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)", "iv)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("decimalZero", "%1", ["01", "02", "03", "04"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd", "4th"]),
        ("decimal", "Item %1:", ["Item 1:", "Item 2:", "Item 3:", "Item 4:"]),
    ],
)
def test_numbers_are_spelt_in_the_form_of_their_list(form: str, text: str, printed: list[str]) -> None:
    blocks = read(listed("x") * 4, numbering=numbering(level(0, form, text)))

    assert [block.text for block in blocks] == [f"{number} x" for number in printed]


def test_a_second_list_of_the_same_kind_goes_on_unless_it_is_told_to_begin_again() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("a") + listed("b", list_id=2) + listed("c", list_id=3) + listed("d", list_id=3)

    assert [block.text for block in read(body, numbering=numbering(level(0, "decimal", "%1."), lists=lists))] == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
    ]


def test_symbol_font_bullets_are_bullets() -> None:
    (block,) = read(listed("x"), numbering=numbering(level(0, "bullet", "\uf0b7")))

    assert (block.kind, block.bullet, block.text) == ("list_item", "•", "x")


def test_a_numbered_heading_prints_its_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph(run("Purpose"), properties='<w:pStyle w:val="H1"/>')
    (block,) = read(body, styles=styles, numbering=numbering(level(0, "decimal", "%1.")))

    assert (block.kind, block.level, block.text) == ("heading", 1, "1. Purpose")


def test_an_empty_list_paragraph_counts_but_prints_nothing() -> None:
    empty = listed("").replace("<w:t", "<w:x").replace("</w:t", "</w:x")
    blocks = read(listed("a") + empty + listed("b"), numbering=numbering(level(0, "decimal", "%1.")))

    assert [block.text for block in blocks] == ["1. a", "3. b"]


# --- styles


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "properties", "span"),
    [
        ("", "", Span("x", italic=True)),
        ("Base", "", Span("x", bold=True)),
        ("Child", "", Span("x", bold=True)),
        ("Child", '<w:b w:val="0"/>', Span("x")),
        ("Base", '<w:rStyle w:val="Strong"/>', Span("x")),
        ("", '<w:rStyle w:val="Strong"/>', Span("x", bold=True, italic=True)),
        ("Loop", "", Span("x", italic=True)),
    ],
)
def test_looks_are_inherited_as_word_inherits_them(style: str, properties: str, span: Span) -> None:
    body = paragraph(run("x", properties), properties=f'<w:pStyle w:val="{style}"/>')

    assert list(read(body, styles=STYLES)[0].spans) == [span]


def test_a_style_with_an_outline_level_is_a_heading() -> None:
    (block,) = read(paragraph(run("x"), properties='<w:pStyle w:val="Child"/>'), styles=STYLES)

    assert (block.kind, block.level) == ("heading", 3)


def test_a_short_bold_paragraph_is_a_heading_and_a_bold_sentence_is_not() -> None:
    blocks = read(paragraph(run("Attendees:", "<w:b/>")) + paragraph(run("That the report be noted.", "<w:b/>")))

    assert [block.kind for block in blocks] == ["heading", "paragraph"]


# --- what is printed and what is not

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("<w:ins>" + run("kept") + "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        ("<w:moveFrom>" + run("gone") + "</w:moveFrom><w:moveTo>" + run("kept") + "</w:moveTo>", "kept"),
        ("<w:hyperlink>" + run("the portal") + "</w:hyperlink>", "the portal"),
        (run("hidden", "<w:vanish/>") + run("shown"), "shown"),
        (run("Foster", "<w:caps/>"), "FOSTER"),
        (run("5") + run("2", '<w:vertAlign w:val="superscript"/>'), "5²"),
        (run("22") + run("nd", '<w:vertAlign w:val="superscript"/>'), "22nd"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "co-opted"),
        (
            FIELD.format("REF x", "Table 4"),
            "Table 4",
        ),
        ("<w:sdt><w:sdtContent>" + run("9 January 2023") + "</w:sdtContent></w:sdt>", "9 January 2023"),
    ],
)
def test_runs_print_what_word_prints(content: str, printed: str) -> None:
    assert [block.text for block in read(paragraph(content))] == [printed]


def test_a_page_number_field_is_no_print() -> None:
    footer = paragraph(run("Page ") + '<w:fldSimple w:instr=" PAGE ">' + run("7") + "</w:fldSimple>")
    blocks = read(paragraph(run("Noted.")), footer=footer)

    assert outline(blocks) == [("paragraph", "Noted."), ("furniture", "Page")]


def test_a_text_box_written_twice_for_older_programs_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert [block.text for block in read(paragraph(run("Beside it"), drawing))] == ["Beside it", "In the box"]


def test_footnotes_stand_at_the_end_with_the_numbers_that_refer_to_them() -> None:
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{paragraph()}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph(run("Home Office, 2021."))}</w:footnote>'
    )
    blocks = read(paragraph(run("offences"), '<w:r><w:footnoteReference w:id="7"/></w:r>'), footnotes=notes)

    assert [block.text for block in blocks] == ["offences1", "1 Home Office, 2021."]


def test_a_forced_break_ends_a_line_and_a_page_break_does_not() -> None:
    blocks = read(paragraph('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type="page"/><w:t>c</w:t></w:r>'))

    assert [(block.lines[0].number, block.text) for block in blocks] == [(1, "a"), (2, "bc")]


def test_one_tabbed_paragraph_alone_is_a_paragraph_and_numbers_typed_by_hand_are_list_items_in_text() -> None:
    tab = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>"
    alone = read(paragraph(tab.format("Date:", "9 January")) + paragraph(run("x")))
    typed = read("".join(paragraph(tab.format(f"{n}.", "words")) for n in (1, 2)))

    assert [block.kind for block in alone] == ["paragraph", "paragraph"]
    assert [(block.kind, block.text) for block in typed] == [("paragraph", "1. words"), ("paragraph", "2. words")]


def test_table_header_rows_deleted_rows_and_nested_tables() -> None:
    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph(run('in')))}</w:tbl>"
    body = (
        f"<w:tbl>{row(paragraph(run('Head')), properties='<w:tblHeader/>')}"
        f"{row(paragraph(run('gone')), properties='<w:del/>')}"
        f"<w:sdt><w:sdtContent>{row(inner + paragraph(run('out')))}</w:sdtContent></w:sdt></w:tbl>"
    )
    (table,) = read(body)

    assert grid(table) == [["Head"], ["in out"]]
    assert [cell.header for row in table.rows for cell in row] == [True, False]
    assert [block.kind for block in table.rows[1][0].blocks] == ["table", "paragraph"]


def test_the_strict_form_of_word_is_read_like_the_common_one() -> None:
    files = {
        "word/document.xml": (
            b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            b"<w:p><w:r><w:t>Noted.</w:t></w:r></w:p></w:body></w:document>"
        )
    }

    assert outline(read_docx(zip_files(files)).blocks) == outline(read(paragraph(run("Noted."))))


def test_every_word_is_printed_once() -> None:
    words = [f"w{number}" for number in range(300)]
    body = "".join(paragraph(run(" ".join(words[at : at + 7]))) for at in range(0, 300, 7))

    assert words_in(read_docx(write_docx(body))) == Counter(words)


# --- damaged and hostile files


def test_a_document_type_is_refused() -> None:
    entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
    laughs = f'<!DOCTYPE x [{entities}]><w:document xmlns:w="urn:x"><w:body>&b;</w:body></w:document>'
    for data in (laughs.encode(), laughs.encode("utf-16")):
        with pytest.raises(UnreadableError, match="a definition that Word never writes"):
            read_docx(zip_files({"word/document.xml": data}))


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    with pytest.raises(UnreadableError, match="unfolds to more than can be read"):
        read_docx(zip_files({"word/document.xml": b" " * (20 * 2**20)}))


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 400 + paragraph(run("x")) + "</w:tc></w:tr></w:tbl>" * 400

    with pytest.raises(UnreadableError, match="nested too deeply"):
        read(deep)


@pytest.mark.parametrize(
    "files",
    [
        {"word/document.xml": b"<w:document"},
        {"word/document.xml": b""},
        {"word/document.xml": b"<nothing/>"},
        {"word/other.xml": b"<x/>"},
    ],
)
def test_a_word_file_without_a_whole_document_is_called_damaged(files: dict[str, bytes]) -> None:
    with pytest.raises(UnreadableError, match="this Word file is damaged"):
        read_docx(zip_files(files))
