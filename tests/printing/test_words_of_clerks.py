"""No word that a clerk writes or pastes stops a paper from being printed."""

from __future__ import annotations

import datetime as dt
import io
from html import escape

import docx
import pikepdf
import pypdfium2
import pytest

from answerable.printing.paper import Minute, Minutes, Numbered, Paper, Run
from answerable.printing.rendering import render_paper
from answerable.printing.setting import head, say

FORMS = ("pdf", "docx", "html", "txt")
PASTED = {
    "other letters": "Tŷ Ŵyr, Łódź, Çelik, ½ ² € – “quoted” ≥ ✓",
    "script of another language": "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ, 中文, عربي",
    "picture": "Well done 😀",
    "ends of lines": "one\r\ntwo\x0bthree\rfour\u2028five",
    "control characters": "be\x00fore\x07 \x0cafter\ufffe",
    "half a character": "a\ud83db",
    "marks of other languages": '<b>&amp; {{x}} #let $x$ [a](b) \\n "quoted" %1',
}


def paper_of(words: str) -> Paper:
    minutes = Minutes((Minute("1/27", words, (say(words), Numbered("a)", (Run(words),)))),))
    return Paper(slug="p", title=words, date=dt.date(2027, 1, 1), blocks=(head(1, "Notes"), minutes), note=words)


def text_of(content: bytes, form: str) -> str:
    if form == "pdf":
        with pypdfium2.PdfDocument(content) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if form == "docx":
        paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
        )
        return "\n".join(each.text or "" for each in paragraphs)
    return content.decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", PASTED.values(), ids=PASTED.keys())
def test_paper_is_printed_whatever_is_pasted_into_it(words: str, form: str) -> None:
    assert "Notes" in text_of(render_paper(paper_of(words), form), form)


def test_ends_of_lines_are_kept_and_what_cannot_be_printed_is_left_out() -> None:
    assert Run(PASTED["ends of lines"]).text == "one\ntwo\nthree\nfour\nfive"
    assert Run(PASTED["control characters"]).text == "before after"


@pytest.mark.parametrize("form", FORMS)
def test_marks_of_other_languages_are_printed_as_they_stand(form: str) -> None:
    words = PASTED["marks of other languages"]
    printed = text_of(render_paper(paper_of(words), form), form)
    assert (escape(words, quote=False) if form == "html" else words) in printed


def test_paper_with_a_letter_that_no_font_has_does_not_claim_to_be_accessible() -> None:
    lacking = "\U0001f9ff\U00016a40"
    blocks = (head(1, "T"), say(lacking))
    content = render_paper(Paper(slug="p", title="T", date=dt.date(2027, 1, 1), blocks=blocks), "pdf")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.open_metadata().get("pdfuaid:part") is None
