"""The door: a file on disk to its layout, by what the file is and not by what it is called."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Literal

from answerable.reading.layout import Layout, UnreadableError

Format = Literal["pdf", "docx", "html", "text"]

MAX_BYTES = 512 * 2**20
MAX_TEXT_BYTES = 64 * 2**20
SUFFIXES = {".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".tsv"}
"""What papers are called when a folder is walked. A file named on its own is read whatever its name."""

_SAVE_AS = "open it and save it as PDF, Word (.docx), HTML or plain text, then read that"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", f"this is a Rich Text (.rtf) file; {_SAVE_AS}"),
    (b"\x89PNG", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"\xff\xd8\xff", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"GIF8", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"II*\x00", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"MM\x00*", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"BM", "this is a picture; put it in a PDF and read that with --ocr"),
    (b"RIFF", "this is a picture, a sound or a film, not a paper"),
    (b"\x1f\x8b", "this is a compressed file; unpack it and read the papers inside"),
    (b"7z\xbc\xaf", "this is a compressed file; unpack it and read the papers inside"),
    (b"Rar!", "this is a compressed file; unpack it and read the papers inside"),
    (b"BZh", "this is a compressed file; unpack it and read the papers inside"),
    (b"\xfd7zXZ", "this is a compressed file; unpack it and read the papers inside"),
    (b"\x7fELF", "this is a program, not a paper"),
    (b"MZ\x90", "this is a program, not a paper"),
    (b"SQLite format 3", "this is a database, not a paper"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
_HTML_WITHIN = 4096
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|main|article|section|nav|header|div|table|h[1-6])\b",
    re.IGNORECASE,
)
_WORD_XML = re.compile(rb"<\?mso-application[^>]*Word|<pkg:package|<w:wordDocument", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(
    rb"^MIME-Version:[^\n]*\r?\n(?:.*\r?\n){0,20}Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE
)


def open_layout(path: str | os.PathLike[str], ocr: bool = False) -> Layout:
    """The layout of a paper on disk. With `ocr`, pages that are only pictures are recognised.

    Raises `UnreadableError` with one sentence when there is no such file, it may not be opened, or it is no paper.
    """
    return lay_out(read_bytes(path), ocr=ocr)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """A file's bytes, or `UnreadableError` with the reason in a sentence."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("this is a folder; name the papers in it, or a folder of papers to read")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("this is not an ordinary file; copy the paper to a folder and read it there")
        if status.st_size > MAX_BYTES:
            raise UnreadableError(f"this file is larger than {MAX_BYTES // 2**20} MB; split it and read the parts")
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("there is no such file; check its name and folder") from None
    except PermissionError:
        raise UnreadableError("this file may not be opened; ask its owner for leave to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        raise UnreadableError(
            f"this file cannot be opened ({reason.lower()}); check its name and copy it again"
        ) from None


def lay_out(data: bytes, ocr: bool = False) -> Layout:
    """The layout of a paper's bytes, whatever its format. Raises `UnreadableError` as `open_layout` does."""
    # Each format's reader is loaded when it is first needed: a folder of text never loads the PDF engine.
    kind = sniff(data)
    if kind == "pdf":
        from answerable.reading.formats.pdf import read_pdf

        return read_pdf(data, ocr=ocr)
    if kind == "docx":
        from answerable.reading.formats.docx import read_docx

        return read_docx(data)
    if len(data) > MAX_TEXT_BYTES:
        raise UnreadableError(f"this text is larger than {MAX_TEXT_BYTES // 2**20} MB; split it and read the parts")
    if kind == "html":
        from answerable.reading.formats.html import read_html

        return read_html(data)
    from answerable.reading.formats.text import read_text

    return read_text(data)


def sniff(data: bytes) -> Format:
    """What a file is, by its content. Raises `UnreadableError`, saying what to do, for what is not read."""
    if not data.strip(b"\x00\t\n\f\r "):
        raise UnreadableError("this file is empty; get a fresh copy of the paper")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data[:2] == b"PK" and data[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        raise UnreadableError(_ole_reason(data))
    for mark, reason in _REFUSED:
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:64]):
            raise UnreadableError(reason)
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise UnreadableError("this is a picture; put it in a PDF and read that with --ocr")
    if _WORD_XML.search(data[:_HTML_WITHIN]):
        raise UnreadableError(f"this is a Word file saved as XML; {_SAVE_AS}")
    if _WEB_ARCHIVE.search(data[:_HTML_WITHIN]):
        raise UnreadableError(f"this is a web archive (.mht); {_SAVE_AS}")
    return "html" if _looks_like_html(data) else "text"


def _sniff_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = (
                archive.read("mimetype")[:100]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, zlib.error):
        if b"word/document.xml" in data or b"[Content_Types].xml" in data[:4096]:
            raise UnreadableError("this Word file is damaged; get a fresh copy of the paper") from None
        raise UnreadableError("this compressed file is damaged; get a fresh copy of the paper") from None
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    ):
        return "docx"
    if kind.startswith(b"application/vnd.oasis") or any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableError(f"this is an OpenDocument, Excel or PowerPoint file; {_SAVE_AS}")
    if kind.startswith(b"application/epub"):
        raise UnreadableError(f"this is an e-book; {_SAVE_AS}")
    if "[Content_Types].xml" in names:
        raise UnreadableError("this Word file has no text in it; get a fresh copy of the paper")
    raise UnreadableError("this is a compressed file; unpack it and read the papers inside")


def _ole_reason(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "this Word file is locked with a password; save it without one and read that"
    if "WordDocument".encode("utf-16-le") in data:
        return f"this is a Word file of the old kind (.doc); {_SAVE_AS}"
    return f"this is an Office file of an old kind; {_SAVE_AS}"


def _looks_like_html(data: bytes) -> bool:
    head = data[:_HTML_WITHIN]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return bool(_HTML_START.match(head[2:].decode(encoding, "replace")))
    return bool(_HTML_START.match(head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")))
