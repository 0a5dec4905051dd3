"""Files that cannot be read end in one sentence, and none of them in a crash."""

from __future__ import annotations

import io
import random
import zlib

import pikepdf
import pytest

from answerable.reading.formats.pdf import limits, read_pdf
from answerable.reading.layout import UnreadableError
from tests.reading.formats.drawing_pdf import paint, read, typeset

GOOD = typeset("= Minutes\nThe chair opened the meeting at 10:00.\n#table(columns: 2)[1][2][3][4]")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data)
    return str(caught.value)


def assemble(*bodies: bytes) -> bytes:
    """A PDF of these numbered objects, the first of them its catalogue, with no table of where they stand."""
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1))
    return b"%PDF-1.7\n" + objects + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(bodies) + 1)


def stream(content: bytes, filters: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content)


def one_page(content: bytes, filters: bytes = b"", resources: bytes = b"") -> bytes:
    return assemble(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> %s >> >>" % resources,
        stream(content, filters),
    )


def test_empty_file_is_refused():
    assert refusal(b"") == "the file is empty: ask for it to be sent again"


def test_file_that_is_no_pdf_is_refused():
    assert refusal(b"Dear chair, here are the minutes.").startswith("the file is not a PDF, or is damaged")


def test_locked_file_is_refused_by_name():
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="owner", user="reader"))
    assert refusal(target.getvalue()) == "the PDF is locked with a password: save it without one and read it again"


def test_file_that_only_forbids_changes_is_read():
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert next(iter(read(target.getvalue()).blocks)).text == "Minutes"


def test_pdf_whose_pages_are_all_missing_is_refused():
    data = assemble(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>")
    assert refusal(data) == "the PDF is damaged, none of its pages can be read: ask for a new copy"


def test_blank_pdf_is_refused():
    assert refusal(paint(lambda canvas: None)) == (
        "the PDF has nothing printed on its pages: check that it is the right file"
    )


def test_file_over_the_size_limit_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 2**20)
    assert refusal(GOOD + b"\n" * 2**20) == "the file is larger than 1 MB: split it into smaller PDF files"


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableError, match=r"^the file cannot be opened: No such file or directory$"):
        read_pdf(tmp_path / "gone.pdf")


def test_pdf_with_too_many_pages_is_refused():
    kids = b"3 0 R " * (limits.MAX_PAGES + 1)
    data = assemble(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, limits.MAX_PAGES + 1),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    assert (
        refusal(data)
        == f"the PDF has {limits.MAX_PAGES + 1} pages, more than {limits.MAX_PAGES}: split it into smaller files"
    )


def test_page_with_more_glyphs_than_print_could_hold_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_GLYPHS_PER_PAGE", 40)
    assert "more than any page of print" in refusal(GOOD)


def test_compressed_bomb_ends_in_a_sentence():
    bomb = zlib.compress(b" " * 100_000_000, 9)
    assert refusal(one_page(bomb, b"/Filter /FlateDecode"))


def test_form_that_contains_itself_ends():
    form = stream(b"/X Do BT /F 9 Tf 50 700 Td (again) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                  b"/Resources << /XObject << /X 5 0 R >> >>")  # fmt: skip
    data = one_page(b"/X Do BT /F 12 Tf 50 500 Td (Printed once) Tj ET", b"", b"/XObject << /X 5 0 R >>")
    data = data.replace(b"trailer", b"5 0 obj\n" + form + b"\nendobj\ntrailer")
    assert "Printed once" in [block.text for block in read(data).blocks]


def test_drawing_of_too_many_lines_is_read_without_tables():
    lines = b"".join(b"%d %d m %d %d l S\n" % (x, y, x + 8, y) for x in range(0, 590, 10) for y in range(0, 840, 5))
    data = one_page(lines + b"BT /F 12 Tf 50 500 Td (Map of the area) Tj ET")
    [page] = read(data).pages
    assert [block.text for block in page.blocks] == ["Map of the area"]
    assert page.doubtful == "the page holds a drawing of very many lines: tables were not looked for on it"


def test_font_that_names_no_letters_makes_the_page_doubtful():
    secret = b"/Subtype /Type1 /BaseFont /ABCDEF+Secret /Encoding << /Type /Encoding /Differences [65 /g301 /g302] >>"
    data = one_page(b"BT /F 12 Tf 50 500 Td (AB) Tj /G 12 Tf (AB) Tj ET")
    data = data.replace(b"/Font <<", b"/Font << /G << /Type /Font %s >>" % secret)
    [page] = read(data).pages
    assert page.doubtful == (
        "the file does not say which letters some of its glyphs are: words may be wrong or missing"
    )


def test_page_of_absurd_size_is_read():
    data = one_page(b"BT /F 12 Tf 50 500 Td (Small words) Tj ET").replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")
    try:
        assert [block.text for block in read(data).blocks] == ["Small words"]
    except UnreadableError as error:
        assert str(error)  # noqa: PT017 -- either end is right: what is tested is that there is one


def test_damaged_page_is_doubtful_and_the_others_are_read():
    data = typeset("One.\n#pagebreak()\nTwo.")
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.pages[0].obj["/Type"] = pikepdf.Name("/Nothing")
        document.pages[0].obj["/Contents"] = pikepdf.Array([1, 2, 3])
        document.save(target)
    layout = read(target.getvalue())
    assert [block.text for block in layout.blocks][-1] == "Two."


@pytest.mark.parametrize("seed", range(80))
def test_file_with_random_damage_is_read_or_refused(seed):
    chance = random.Random(seed)  # noqa: S311 -- damage, not secrets
    data = bytearray(GOOD)
    for _ in range(chance.choice([1, 5, 50, 500])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        data = data[: chance.randrange(len(data))]
    try:
        assert read(bytes(data)).pages
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017 -- refusing is as right as reading
        assert len(str(error)) < 160  # noqa: PT017
