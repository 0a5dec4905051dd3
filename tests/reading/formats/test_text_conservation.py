"""Nothing that a text paper prints is lost or said twice, and every word is cited at the line where it stands."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.reading.formats.text import read_text
from tests.gold.papers import SEEDS_ABSENT, find_seeds
from tests.reading.formats.printing import WORD, lines_in, words_in

SEEDS = sorted((find_seeds() or Path("absent")).glob("*.txt"))

words = st.sampled_from(
    ["panel", "Noted", "the", "resolved", "of", "Chair", "1,234", "£5.6m", "12%", "2022/23", "o'clock", "and", "café"]
)
phrases = st.lists(words, min_size=1, max_size=9).map(" ".join)


def bold(phrase: str) -> tuple[str, str]:
    return f"**{phrase}**", phrase


def tagged(phrase: str) -> tuple[str, str]:
    return f"<p><b>{phrase}</b></p>", phrase


def listed(phrase: str) -> tuple[str, str]:
    return f"<ul> <li>{phrase}</li> <li>again {phrase}", f"{phrase} again {phrase}"


def bulleted(phrase: str) -> tuple[str, str]:
    return f'<ul style="list-style-type: none"> • {phrase} • {phrase}', f"{phrase} {phrase}"


def linked(phrase: str) -> tuple[str, str]:
    return f"[{phrase}](https://example.org/a_(b)?c=1)", phrase


def italic(phrase: str) -> tuple[str, str]:
    return f"*{phrase}* _{phrase}_", f"{phrase} {phrase}"


def plain(phrase: str) -> tuple[str, str]:
    return phrase, phrase


def unbalanced(phrase: str) -> tuple[str, str]:
    return f"{phrase} end**", f"{phrase} end"


pieces = st.builds(
    lambda make, phrase: make(phrase),
    st.sampled_from([bold, tagged, listed, bulleted, linked, italic, plain, unbalanced]),
    phrases,
)
lines = st.one_of(
    pieces,
    st.tuples(st.just(""), st.just("")),
    pieces.map(lambda piece: (f"- {piece[0]}", piece[1])),
    pieces.map(lambda piece: (f"### {piece[0]}", piece[1])),
    st.integers(1, 99).flatmap(lambda n: pieces.map(lambda piece: (f"{n}. {piece[0]}", f"{n} {piece[1]}"))),
    st.lists(st.one_of(pieces, st.tuples(st.just(""), st.just(""))), min_size=2, max_size=4).map(
        lambda row: ("\t".join(source for source, _ in row), " ".join(printed for _, printed in row))
    ),
    st.lists(phrases, min_size=1, max_size=4).map(lambda row: (f"| {' | '.join(row)} |", " ".join(row))),
    phrases.map(lambda phrase: (f"<table><tr><th>{phrase}</th><td>7</td></tr></table>", f"{phrase} 7")),
)


@given(st.lists(lines, min_size=1, max_size=25))
@settings(max_examples=400, deadline=None)
def test_text_prints_every_word_once_whatever_marks_stand_around_it(paper: list[tuple[str, str]]) -> None:
    paper = [("Minutes.", "Minutes."), *paper]
    layout = read_text("\n".join(source for source, _ in paper).encode())

    assert words_in(layout) == Counter(WORD.findall(" ".join(printed for _, printed in paper)))


@given(st.lists(lines, min_size=1, max_size=25))
@settings(max_examples=200, deadline=None)
def test_text_words_stand_at_the_line_of_the_file_that_prints_them(paper: list[tuple[str, str]]) -> None:
    paper = [("Minutes.", "Minutes."), *paper]
    layout = read_text("\n".join(source for source, _ in paper).encode())

    for line in lines_in(layout.blocks):
        printed = Counter(WORD.findall(paper[line.number - 1][1]))
        assert Counter(WORD.findall(line.text)) <= printed


def printed_words(source: str) -> Counter[str]:
    """A text's words by rules of this test's own, so that it does not ask the reader what the reader should find."""
    source = re.sub(r"<(https?://[^>]+)>", r"\1", source)
    source = re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\\]|\\.)*)\)", r"\1", source)
    source = re.sub(r"<(?=sup|/sup)[^>]*>", "", source)
    source = re.sub(r"</?[a-zA-Z][^<>]*>", " ", source)
    return Counter(WORD.findall(html.unescape(source.replace("_", " "))))


@pytest.mark.skipif(not SEEDS, reason=SEEDS_ABSENT)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_seed_prints_every_word_once(seed: Path) -> None:
    source = seed.read_text(encoding="utf-8")

    assert words_in(read_text(seed.read_bytes())) == printed_words(source)


@pytest.mark.skipif(not SEEDS, reason=SEEDS_ABSENT)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_seed_words_stand_at_their_lines(seed: Path) -> None:
    source = seed.read_text(encoding="utf-8").split("\n")

    for line in lines_in(read_text(seed.read_bytes()).blocks):
        assert Counter(WORD.findall(line.text)) <= printed_words(source[line.number - 1])
