"""Papers damaged on purpose, the same on every run: cut short, bits turned, and written to harm their reader."""

from __future__ import annotations

import gzip
import random
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from tests.reading.formats.writing_docx import SPACES, listed, paragraph, run, write_docx, zip_files

SEED = 20220322
WHOLE = "whole"
"""What begins the name of a paper that is not damaged at all, only wrongly named: it must be read."""

TEXT = (
    "**Notes of the meeting held on 22 February 2022**\n\nAnn ABLE\t:\tChair\nBob BAKER\t:\tClerk\n\n"
    "012/22\t<p>Item 1: Update</p> <ul> • The Chair said that 34% of calls were answered. • He will report.\n\n"
    "- **Action: the Chief Constable to report £5.6m by 6 March 2023**\n\n1. The Panel noted the café’s report.\n"
).encode()
HTML = b"<!doctype html><html><h1>Minutes</h1><ol><li>Noted</ol><table><tr><th>Band<td>187.55</table></html>"
WORD = write_docx(
    f"{paragraph(run('Minutes'))}{listed('Noted')}<w:tbl><w:tr><w:tc>{paragraph(run('x'))}</w:tc></w:tr></w:tbl>",
    numbering=(
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    ),
)


def draw_pdf() -> bytes:
    held = BytesIO()
    canvas = Canvas(held, invariant=True)
    for page in range(3):
        canvas.drawString(72, 700, f"Minutes of the meeting, page {page + 1}")
        canvas.grid([72, 172, 272], [600, 620, 640])
        canvas.drawString(76, 605, "Band D")
        canvas.drawString(176, 605, "187.55")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


PDF = draw_pdf()
WHOLE_PAPERS = {"txt": TEXT, "html": HTML, "docx": WORD, "pdf": PDF}


def damaged_papers() -> Iterator[tuple[str, bytes]]:
    """File names and bytes."""
    for suffix, data in WHOLE_PAPERS.items():
        yield from _cut(suffix, data)
        yield from _turned(suffix, data)
        yield from _misnamed(suffix, data)
    yield from _named("txt", _hostile_texts())
    yield from _named("html", _hostile_pages())
    yield from _named("docx", _hostile_words())
    yield from _named("pdf", _hostile_pdfs())
    yield from _named("pdf", _no_papers())


def _named(suffix: str, papers: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((f"{name.replace(' ', '-')}.{suffix}", data) for name, data in papers.items())


def _cut(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    for part in range(1, 13):
        yield f"cut-{part:02}.{suffix}", data[: len(data) * part // 13]
    yield f"beheaded.{suffix}", data[len(data) // 3 :]
    yield f"hollow.{suffix}", data[: len(data) // 3] + bytes(len(data) // 3) + data[2 * len(data) // 3 :]
    yield f"doubled.{suffix}", data + data


def _turned(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(SEED)  # noqa: S311 -- the same damage on every run, nothing secret
    for trial in range(16):
        turned = bytearray(data)
        for _ in range(1 + trial * 2):
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
        yield f"turned-{trial:02}.{suffix}", bytes(turned)


def _misnamed(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    for other in (*WHOLE_PAPERS, "png", "doc"):
        if other != suffix:
            yield f"{WHOLE}-{suffix}.{other}", data


def _hostile_texts() -> dict[str, bytes]:
    return {
        "million tabs": b"before" + b"\t" * 1_000_000 + b"after",
        "tab lines": b"\t\n" * 100_000,
        "huge line": b"The Panel noted " * 50_000,
        "huge word": b"a" * 3_000_000,
        "huge number": b"It cost " + b"9" * 100_000 + b".5m, or 12e999999999%, by 99/99/9999.\n",
        "huge cell": b"012/22\t<p>" + b"The PCC said 5. " * 10_000,
        "many columns": b"\n".join(b"\t".join(b"%d" % n for n in range(90)) for _ in range(60)),
        "stars": b"**" * 200_000,
        "stars and words": b"**a " * 50_000,
        "brackets": b"[" * 200_000 + b"](" * 100_000,
        "links": b"[a](" * 100_000,
        "open tags": b"<p><ul><li><b>" * 30_000,
        "open tables": b"<table><tr><td>\n" * 3_000,
        "comments": b"<!--" * 100_000,
        "entities": b"&lt;&#1114112;&#xD800;&nope;" * 20_000,
        "backslashes": b"\\" * 300_000,
        "pipes": b"|" * 300_000,
        "pipe rows": b"| a | b |\n|---|---|\n" * 5_000,
        "numerals": b"ivxlcdm" * 50_000 + b". x\n",
        "numbered": b"".join(b"%d. Noted.\n" % n for n in range(5_000)),
        "headings": b"# Minutes of the meeting\n" * 5_000,
        "resolved": b"**RESOLVED: -**\n\n- i. That it be noted.**\n\n" * 3_000,
        "questions": b"Q1. Can the Chief Constable say why?\n\n- Yes.\n\n" * 3_000,
        "repeated header": b"Date\tItem\n6 March 2023\tBudget\n\n" * 1_000,
        "no line ends": b"\r" * 100_000,
        "form feeds": b"\f" * 100_000 + b"Noted.",
        "zeros": bytes(100_000),
        "some zeros": TEXT.replace(b" ", b"\x00"),
        "controls": bytes(range(1, 32)) * 3_000,
        "noise": random.Random(SEED).randbytes(200_000),  # noqa: S311 -- the same noise on every run
        "lone surrogates": "\ud800\udfff Noted".encode("utf-8", "surrogatepass") * 100,
        "utf-16 surrogates": b"\xff\xfe" + b"\x00\xd8" * 1_000,
        "utf-16 cut": TEXT.decode().encode("utf-16")[:-1],
        "utf-32": TEXT.decode().encode("utf-32"),
        "mark alone": b"\xef\xbb\xbf",
        "right to left": ("\u202e\u2066" * 1_000 + "Noted\u200b\u00ad.").encode(),
        "combining": ("a" + "\u0301" * 100_000).encode(),
        "spaces": b" " * 1_000_000 + b"Noted.",
    }


def _hostile_pages() -> dict[str, bytes]:
    start = b"<html><body>"
    return {
        "deep": start + b"<div>" * 100_000 + b"x",
        "deep tables": start + b"<table><tr><td>" * 20_000 + b"x",
        "deep lists": start + b"<ul><li>" * 50_000 + b"x",
        "closing": start + b"x" + b"</div></p></b>" * 50_000,
        "open comment": start + b"<!--" + b"-" * 200_000,
        "open script": start + b"Noted<script>" + b"x" * 200_000,
        "open tag": start + b"Noted<p " * 20_000,
        "open quotes": start + b'<a href="' * 20_000,
        "attributes": start + b"<p " + b"a=b " * 100_000 + b">x",
        "wide span": start + b"<table><tr><td colspan=999999999 rowspan=-5>x<td colspan=abc>y</table>",
        "long list": start + b"<ol start=-999999 type=i>" + b"<li>x" * 2_000,
        "entities": start + b"&amp;&#0;&#xFFFFFF;&#99999999999;" * 20_000,
        "declarations": b"<!doctype html>" + b"<!x" * 20_000 + b"<p>x",
        "zeros": start + b"<p\x00 \x00>No\x00ted",
        "strange charset": b'<html><meta charset="rot13"><p>Noted \xff',
        "wide charset": b'<html><meta charset="utf-16"><p>Noted \xff',
        "seven bit": b'<html><meta charset="utf-7"><p>+ADw-script+AD4- \xff',
        "nothing": b"<html><body></body></html>",
        "frames": b"<html><frameset><frame src=a.html></frameset></html>",
        "cells": start + b"<table>" + b"<tr><td>1" * 4_000,
        "angle": start + b"<" * 50_000,
        "cdata": start + b"<![CDATA[" * 5_000 + b"x",
        "processing": b"<?xml version='1.0'?><html>" + b"<?x " * 20_000,
    }


def _hostile_words() -> dict[str, bytes]:
    def document(body: str) -> bytes:
        return f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()

    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    outside = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    locked = bytearray(WORD)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.find(mark)
        while at >= 0:
            locked[at + (6 if mark[2] == 3 else 8)] |= 1
            at = locked.find(mark, at + 4)
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    style_loop = "".join(
        f'<w:style w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>' for name, base in ("AB", "BA")
    )
    number_loop = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/><w:styleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="x"><w:abstractNumId w:val="9"/></w:num>'
    )
    return {
        "no document": zip_files({"[Content_Types].xml": b"<Types/>", "word/other.xml": b"<x/>"}),
        "empty document": zip_files({"word/document.xml": b""}),
        "no body": zip_files({"word/document.xml": f"<w:document {SPACES}/>".encode()}),
        "no words": write_docx(paragraph()),
        "not xml": zip_files({"word/document.xml": b"\x00\x01\x02" * 500}),
        "wrong root": zip_files({"word/document.xml": b"<html><body><p>x</p></body></html>"}),
        "laughs": zip_files({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a11;</x>'.encode()}),
        "outside": zip_files({"word/document.xml": outside.encode() + document(paragraph(run("&x;")))}),
        "bomb": zip_files({"word/document.xml": b" " * (40 * 2**20)}),
        "styles bomb": zip_files({"word/document.xml": document("<w:p/>"), "word/styles.xml": b" " * (40 * 2**20)}),
        "many entries": zip_files({f"word/{n}": b"" for n in range(21_000)} | {"word/document.xml": document("")}),
        "deep tables": write_docx("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000),
        "deep runs": write_docx(f"<w:p>{'<w:ins>' * 5_000}{run('x')}{'</w:ins>' * 5_000}</w:p>"),
        "deep boxes": write_docx(
            paragraph("<w:r><w:pict><w:txbxContent><w:p>" * 200 + "</w:p></w:txbxContent></w:pict></w:r>" * 200)
        ),
        "deep elements": zip_files({"word/document.xml": document("<w:x>" * 100_000 + "</w:x>" * 100_000)}),
        "wide spans": write_docx(
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="-7"/>'
            f"<w:vMerge/></w:tcPr>{paragraph(run('x'))}</w:tc></w:tr></w:tbl>"
        ),
        "style loop": write_docx(paragraph(run("x"), properties='<w:pStyle w:val="A"/>'), styles=style_loop),
        "number loop": write_docx(listed("x") + listed("y", 99) + listed("z", list_id=77), numbering=number_loop),
        "strange numbers": write_docx(
            listed("x") * 3,
            numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="a"><w:start w:val="99999999999"/>'
            '<w:numFmt w:val="?"/><w:lvlText w:val="%9%%0"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "open field": write_docx(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 500, run("x"))),
        "stray ends": write_docx(paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 5, run("x"))),
        "note loop": write_docx(
            paragraph(run("x"), note), footnotes=f'<w:footnote w:id="1">{paragraph(note)}</w:footnote>'
        ),
        "strange symbols": write_docx(paragraph('<w:r><w:sym w:char="ZZZZ"/><w:sym w:char="FFFFFFFFF"/></w:r>')),
        "odd names": zip_files({"../../x": b"x", "/etc/x": b"x", "word/document.xml": document(paragraph(run("x")))}),
        "locked": bytes(locked),
        "two ends": WORD + b"PK\x05\x06" + bytes(18),
        "no directory": WORD[: WORD.find(b"PK\x01\x02")],
        "utf-16": zip_files({"word/document.xml": document(paragraph(run("x"))).decode().encode("utf-16")}),
        "lying size": WORD.replace(struct.pack("<L", zlib.crc32(b"")), b"\xff\xff\xff\xff"),
        "many paragraphs": write_docx(paragraph(run("The Panel noted 5.")) * 4_000),
    }


def _hostile_pdfs() -> dict[str, bytes]:
    return {
        "header alone": b"%PDF-1.7\n",
        "header and noise": b"%PDF-1.4\n" + random.Random(SEED).randbytes(50_000),  # noqa: S311 -- same on every run
        "led by junk": b"junk\n" * 100 + PDF,
        "no end": PDF.replace(b"%%EOF", b""),
        "start elsewhere": PDF.replace(b"startxref\n", b"startxref\n9"),
        "start loop": _with_table(b"<< /Size 3 /Root 1 0 R /Prev %d >>"),
        "root loop": _objects(b"<< /Type /Catalog /Pages 1 0 R >>"),
        "pages loop": _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
        ),
        "count lies": _objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 99999999 >>"),
        "many kids": _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + b"3 0 R " * 30_000 + b"] /Count 30000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ),
        "reference loop": _objects(b"2 0 R", b"1 0 R"),
        "length loop": _page(b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
        "form loop": _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
            b"/Resources << /XObject << /F 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/F Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 "
            b"/Resources << /XObject << /F 5 0 R >> >> >>\nstream\n/F Do /F Do\nendstream",
        ),
        "no pages": _objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"),
        "no size": _page(_stream(b"BT ET"), box=b"[0 0 0 0]"),
        "vast size": _page(_stream(b"BT ET"), box=b"[0 0 1e30 1e30]"),
        "strange size": _page(_stream(b"BT ET"), box=b"[(a) null /x]"),
        "operators": _page(_stream(b"q " * 200_000)),
        "lines": _page(_stream(b"0 0 m 9 9 l S " * 60_000)),
        "boxes": _page(_stream(b"1 1 5 5 re f " * 60_000)),
        "bomb": _page(_packed(b"q Q " * 20_000_000)),
        "packed noise": _page(b"<< /Filter /FlateDecode /Length 40 >>\nstream\n" + bytes(40) + b"\nendstream"),
        "filters": _page(b"<< /Filter [" + b"/FlateDecode " * 5_000 + b"] /Length 5 >>\nstream\nhello\nendstream"),
        "nested arrays": _objects(b"[" * 100_000 + b"]" * 100_000),
        "nested strings": _objects(b"(" * 100_000 + b")" * 100_000),
        "huge numbers": _objects(b"<< /Type /Catalog /Pages 99999999999999999999 0 R >>"),
        "glyphs": _page(_stream(b"BT /F1 9 Tf " + b"(Noted) Tj " * 50_000 + b"ET"), font=True),
        "far glyphs": _page(_stream(b"BT /F1 1e9 Tf 1e30 -1e30 Td (Noted) Tj ET"), font=True),
        "locked": _locked("secret"),
        "locked for its owner": _locked(""),
        "script": PDF.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (alert) >>"),
    }


def _no_papers() -> dict[str, bytes]:
    return {
        "nothing": b"",
        "blank": b"\n \t\n",
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "photograph": b"\xff\xd8\xff\xe0" + bytes(100),
        "packed": gzip.compress(TEXT, mtime=0),
        "packed paper": zip_files({"minutes.txt": TEXT}),
        "empty archive": b"PK\x05\x06" + bytes(18),
        "sheet": zip_files({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "open document": zip_files({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
        "rich text": b"{\\rtf1\\ansi The Panel noted.}",
        "program": b"\x7fELF" + bytes(200),
    }


def _objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the first its root."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table)


def _with_table(trailer: bytes) -> bytes:
    """A PDF whose cross-reference table names itself as the one before it."""
    data = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    table = len(data)
    return (
        data + b"xref\n0 1\n0000000000 65535 f \ntrailer\n" + trailer % table + b"\nstartxref\n%d\n%%%%EOF\n" % table
    )


def _page(content: bytes, box: bytes = b"[0 0 595 842]", font: bool = False) -> bytes:
    face = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>" if font else b""
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox %s %s >>" % (box, face),
        content,
    )


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _packed(content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _locked(password: str) -> bytes:
    held = BytesIO()
    with pikepdf.open(BytesIO(PDF)) as paper:
        paper.save(held, encryption=pikepdf.Encryption(user=password, owner="owner", R=4), deterministic_id=False)
    return held.getvalue()
