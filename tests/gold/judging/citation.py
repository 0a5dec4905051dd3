"""Citations: each quote must stand in the paper at the line or page that it names, whatever the reader made of it."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

from tests.gold.pairing import Fact, Lines
from tests.gold.tally import Score, Tally

_TAG = re.compile(r"<(?!https?:)[^<>]*>")
_LINK_TARGET = re.compile(r"\]\([^()\s]*\)")
"""Where a Markdown link points: markup, as a tag is."""
_MARKS = re.compile(r"[\W_]+")
_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_TEXT_FORMATS = {"text"}
_MOST_COLUMNS = 4
_COUNTED_FORMATS = {"docx", "html"}


def judge_citations(path: Path, form: str, record: Fact, lines: Lines) -> Score:
    """A tally of citations whose quote the paper holds: at its line (text), on its page (PDF), in it (else).

    Of a Word or web paper the lines as read are searched too: the numbers of its lists stand in no text of the file.
    """
    tally = Tally()
    places = _read_places(path, form)
    if form in _COUNTED_FORMATS:
        places[0] += "\n" + _letters("".join(lines.values()))
    for cite in walk_cites(record):
        quote = _letters(cite.get("quote", ""))
        if not quote and cite.get("quote", "").strip():
            continue  # dots alone, as under a signature: no word to look for
        place = _place(cite, places, form)
        if quote and (quote in place or (form == "pdf" and _stands_in_pieces(cite["quote"], place))):
            tally.agree()
        else:
            tally.miss(f"line {cite.get('line')} page {cite.get('page')} {cite.get('quote', '')[:120]!r}")
            tally.found += 1
    return {"citations found": tally}


def walk_cites(fact: object) -> Iterator[Fact]:
    """Every citation in a record, wherever it hangs."""
    if isinstance(fact, dict):
        for name, inner in fact.items():
            if name == "cite" or name.endswith("_cite"):
                yield inner
            elif name == "row_cites" or name.endswith("_cites"):
                yield from inner
            else:
                yield from walk_cites(inner)
    elif isinstance(fact, list):
        for inner in fact:
            yield from walk_cites(inner)


def _stands_in_pieces(quote: str, place: str) -> bool:
    """Whether the quote is a printed row that the PDF draws column by column: a few runs of words, all there."""
    words, pieces = quote.split(), 0
    while words and pieces < _MOST_COLUMNS:
        end = next((end for end in range(len(words), 0, -1) if _letters("".join(words[:end])) in place), 0)
        if not end:
            return False
        words, pieces = words[end:], pieces + 1
    return not words


def _letters(text: str) -> str:
    """Letters and digits alone: spacing, bullets and emphasis marks are not compared, and no word is corrected."""
    return _MARKS.sub("", html.unescape(text))


def _read_places(path: Path, form: str) -> list[str]:
    if form in _TEXT_FORMATS:
        text = path.read_text(encoding="utf-8", errors="replace")
        return [_LINK_TARGET.sub("]", _TAG.sub(" ", line)) for line in text.split("\n")]
    if form == "pdf":
        paper = pypdfium2.PdfDocument(path)
        return [_letters(page.get_textpage().get_text_bounded()) for page in paper]
    return [_letters(_read_whole(path, form))]


def _read_whole(path: Path, form: str) -> str:
    if form == "docx":
        with zipfile.ZipFile(path) as packed:
            tree = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314 -- our own file
        return "".join(node.text or "" for node in tree.iter(_WORD_TEXT))
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return _TAG.sub("", markup)


def _place(cite: Fact, places: list[str], form: str) -> str:
    if form in _TEXT_FORMATS and cite.get("line"):
        return _letters(" ".join(places[cite["line"] - 1 : cite.get("line_end") or cite["line"]]))
    if form == "pdf":
        # A quote may run over the page end: it is looked for on its page and the next.
        page = cite.get("page")
        return "".join(places[page - 1 : page + 1]) if page else ""
    return "" if form in _TEXT_FORMATS else places[0]
