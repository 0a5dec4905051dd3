"""HTML papers, read as a browser would print them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.reading.formats.html import MAX_DEPTH, read_fragment, read_html
from answerable.reading.layout import Block, Span, UnreadableError
from tests.reading.formats.printing import WORD, grid, lines_in, outline, words_in


def read(page: str) -> list[Block]:
    return list(read_html(page.encode()).blocks)


def test_headings_paragraphs_and_breaks_are_blocks_with_lines_counted_through() -> None:
    layout = read_html(b"<h2>Minutes</h2><p>The Panel <b>met</b>.<br>It closed at 16:40.</p>tail")

    assert [(block.kind, block.level, block.lines[0].number, block.text) for block in layout.blocks] == [
        ("heading", 2, 1, "Minutes"),
        ("paragraph", 0, 2, "The Panel met."),
        ("paragraph", 0, 3, "It closed at 16:40."),
        ("paragraph", 0, 4, "tail"),
    ]
    assert (layout.media_type, layout.lines, layout.paged) == ("text/html", 4, False)


def test_tags_that_a_browser_closes_by_itself_are_closed() -> None:
    assert outline(read("<p>One<p>Two<ul><li>a<li>b</ul><table><tr><td>1<td>2<tr><td>3</table>")) == [
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("table", "1 2 3"),
    ]


@pytest.mark.parametrize(
    ("page", "span"),
    [
        ("<p><strong>x</strong>", Span("x", bold=True)),
        ("<p><em>x</em>", Span("x", italic=True)),
        ('<p><span style="font-weight: 700; font-style:italic">x</span>', Span("x", True, True)),
        ('<p><b><span style="font-weight:normal">x</span></b>', Span("x")),
    ],
)
def test_looks_come_from_tags_and_simple_styles(page: str, span: Span) -> None:
    assert list(read(page)[0].spans) == [span]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="4">', ["4.", "5."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol style="list-style-type: upper-roman">', ["I.", "II."]),
        ("<ol reversed start=2>", ["2.", "1."]),
    ],
)
def test_list_numbers_that_a_browser_prints_stand_in_the_text(opening: str, numbers: list[str]) -> None:
    assert [block.text.split()[0] for block in read(f"{opening}<li>x</li><li>y</li></ol>")] == numbers


def test_bullets_and_unmarked_lists_put_nothing_in_the_text() -> None:
    page = '<ul><li>a<ul><li>b</li></ul>c</li></ul><ol style="list-style:none"><li>1) d</li></ol>'

    assert [(block.level, block.bullet, block.text) for block in read(page)] == [
        (1, "•", "a"),
        (2, "•", "b"),
        (1, None, "c"),
        (1, None, "1) d"),
    ]


def test_tables_keep_spans_headers_and_the_flow_in_their_cells() -> None:
    (table,) = read(
        "<table><thead><tr><th rowspan=2>Band<th colspan=2>Precept</thead>"
        "<tr><td><p>2022/23</p><ul><li>£187.55</ul><td>2023/24</table>"
    )

    assert [[(c.text, c.column_span, c.row_span, c.header) for c in row] for row in table.rows] == [
        [("Band", 1, 2, True), ("Precept", 2, 1, True)],
        [("2022/23 £187.55", 1, 1, False), ("2023/24", 1, 1, False)],
    ]
    assert [block.kind for block in table.rows[1][0].blocks] == ["paragraph", "list_item"]


def test_a_table_in_a_table_and_a_caption_keep_their_places() -> None:
    caption, table = read("<table><caption>Table 1</caption><tr><td>a<table><tr><td>b</table>c</table>")

    assert caption.text == "Table 1"
    assert [block.kind for block in table.rows[0][0].blocks] == ["paragraph", "table", "paragraph"]


def test_a_definition_list_is_a_table_of_two_columns() -> None:
    (table,) = read("<dl><dt>Chair</dt><dd>A Able</dd><dt>Clerk<dd>B Baker</dl>")

    assert grid(table) == [["Chair", "A Able"], ["Clerk", "B Baker"]]


def test_scripts_styles_and_hidden_parts_are_left_out_and_navigation_is_furniture() -> None:
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Home</nav><script>x='<p>no</p>'</script>"
        '<main><header><h1>Decisions</h1></header><p hidden>no<p style="display:none">no</p><p>Yes</main>'
        "<footer><p>Contact us</footer></body></html>"
    )

    assert outline(read(page)) == [
        ("furniture", "Home"),
        ("heading", "Decisions"),
        ("paragraph", "Yes"),
        ("furniture", "Contact us"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>£5 – café'.encode("cp1252"),
        '<meta charset="iso-8859-15"><p>£5 - café'.encode("iso-8859-15"),
        '<meta charset="utf-8"><p>£5 – café'.encode("cp1252"),
        '<meta charset="windows-1252"><p>£5 – café'.encode(),
        "<p>£5 – café".encode("utf-16"),
        '<meta charset="no-such"><p>£5 – café'.encode(),
    ],
)
def test_the_characters_are_found_whatever_the_page_declares(data: bytes) -> None:
    (block,) = read_html(data).blocks

    assert block.text.replace("–", "-") == "£5 - café"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text in it"):
        read("<html><body><img src=scan.png></body></html>")


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table", "td", "blockquote", "dl", "ol", "li", "font", "p"])
def test_nesting_without_end_is_read_with_its_words(tag: str) -> None:
    depth = 20_000
    layout = read_html(f"<p>before {f'<{tag}>' * depth} deep {f'</{tag}>' * depth} after".encode())

    assert words_in(layout) == Counter(["before", "deep", "after"])


def test_tables_nested_without_end_do_not_nest_the_layout_without_end() -> None:
    layout = read_html(("<table><tr><td>x" * (3 * MAX_DEPTH)).encode())

    assert words_in(layout) == Counter({"x": 3 * MAX_DEPTH})


tags = st.sampled_from(
    ["p", "div", "b", "i", "ul", "li", "table", "tr", "td", "th", "h2", "dl", "dd", "span", "section"]
)
pieces = st.one_of(
    tags.map(lambda tag: f"<{tag}>"),
    tags.map(lambda tag: f"</{tag}>"),
    st.sampled_from([" word ", " £5.6m ", " 12% ", "<br>", "<hr/>", " &amp; "]),
)


@given(st.lists(pieces, max_size=60))
@settings(max_examples=400, deadline=None)
def test_words_are_printed_once_however_the_tags_are_tangled(page: list[str]) -> None:
    words = Counter(WORD.findall(" ".join(piece for piece in page if not piece.startswith(("<", " &")))))

    assert Counter(words_in(read_html(f"<p>start{''.join(page)}".encode()))) == words + Counter(["start"])


def test_a_fragment_is_numbered_by_the_lines_of_its_file() -> None:
    blocks = read_fragment("<table>\n<tr><td>a</td>\n<td>\nb</td></tr></table>", 10)

    assert [line.number for line in lines_in(blocks)] == [11, 13]
