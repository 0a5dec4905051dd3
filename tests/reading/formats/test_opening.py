"""The door: a file is read by what it is, or refused in one sentence that says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from answerable.reading.formats.opening import MAX_BYTES, open_layout, sniff
from answerable.reading.layout import UnreadableError
from tests.reading.formats.writing_docx import paragraph, run, write_docx, zip_files

NOBODY = 65534
TEXT = "The Panel noted the report.\n"
HTML = "<!DOCTYPE html><html><body><p>The Panel noted the report.</p></body></html>"
WORD = write_docx(paragraph(run("The Panel noted the report.")))


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.pdf", "minutes.docx", "minutes.html", "minutes"])
@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (TEXT.encode(), "text/plain"),
        (HTML.encode(), "text/html"),
        (HTML.encode("utf-16"), "text/html"),
        (b"\n <!-- made by hand --> <p>x", "text/plain"),
        (WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
    ids=["text", "html", "html in utf-16", "a fragment", "word"],
)
def test_a_file_is_read_by_what_it_is_and_not_by_its_name(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    paper = tmp_path / name
    paper.write_bytes(data)

    assert open_layout(paper).media_type == media_type


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "this file is empty; get a fresh copy of the paper"),
        (b"\x00 \n\t" * 50, "this file is empty; get a fresh copy of the paper"),
        (b"{\\rtf1 hello}", "this is a Rich Text (.rtf) file; open it and save it as PDF, Word"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "this is a picture; put it in a PDF and read that with --ocr"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "this is a picture; put it in a PDF and read that with --ocr"),
        (b"\x1f\x8b\x08" + bytes(20), "this is a compressed file; unpack it and read the papers inside"),
        (zip_files({"minutes.txt": b"x"}), "this is a compressed file; unpack it and read the papers inside"),
        (zip_files({"[Content_Types].xml": b"x"}), "this Word file has no text in it; get a fresh copy of the paper"),
        (
            zip_files({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}),
            "this is an OpenDocument, Excel or PowerPoint",
        ),
        (
            zip_files({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}),
            "this is an OpenDocument, Excel or PowerPoint file; open it and save it as PDF, Word",
        ),
        (WORD[:200], "this Word file is damaged; get a fresh copy of the paper"),
        (
            OLD_OFFICE + "WordDocument".encode("utf-16-le"),
            "this is a Word file of the old kind (.doc); open it and save",
        ),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "this Word file is locked with a password; save it without",
        ),
        (b"\x7fELF" + bytes(100), "this is a program, not a paper"),
        (b'<?mso-application progid="Word.Document"?><w:wordDocument/>', "this is a Word file saved as XML; open it"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n\n",
            "this is a web archive (.mht); open it and save",
        ),
        (bytes(range(256)) * 20, "this is not a text file; save the paper as PDF, Word (.docx), HTML or plain text"),
    ],
)
def test_what_is_no_paper_is_refused_with_what_to_do(tmp_path: Path, data: bytes, sentence: str) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(data)

    with pytest.raises(UnreadableError) as refusal:
        open_layout(paper)
    assert str(refusal.value).startswith(sentence)
    assert "\n" not in str(refusal.value)


def test_a_minute_that_begins_with_bm_is_no_picture() -> None:
    assert sniff(b"BM moved the motion.") == "text"
    assert sniff(b"{ \\rtf } is what the clerk typed") == "text"


def test_what_is_not_there_or_may_not_be_opened_is_said_plainly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge.txt").touch()
    os.truncate(tmp_path / "huge.txt", MAX_BYTES + 1)
    sentences = {}
    for name in ("absent.pdf", ".", "pipe", "huge.txt", "x" * 300, "a\0b", "absent/deeper"):
        with pytest.raises(UnreadableError) as refusal:
            open_layout(tmp_path / name)
        sentences[name] = str(refusal.value)

    assert sentences == {
        "absent.pdf": "there is no such file; check its name and folder",
        ".": "this is a folder; name the papers in it, or a folder of papers to read",
        "pipe": "this is not an ordinary file; copy the paper to a folder and read it there",
        "huge.txt": "this file is larger than 512 MB; split it and read the parts",
        "x" * 300: "this file cannot be opened (file name too long); check its name and copy it again",
        "a\0b": "this file cannot be opened (its name is not a file name); check its name and copy it again",
        "absent/deeper": "there is no such file; check its name and folder",
    }


def test_a_file_without_leave_to_read_is_refused(tmp_path: Path) -> None:
    paper = tmp_path / "closed.txt"
    paper.write_text(TEXT)
    paper.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(NOBODY)  # the superuser may open every file
        with pytest.raises(UnreadableError, match="may not be opened; ask its owner"):
            open_layout(paper)
    finally:
        os.seteuid(user)
