"""Every number and word of a page is in its layout once, whatever mixture of prose, lists and tables it has."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.formats.drawing_pdf import read, typeset
from tests.reading.formats.printing import WORD, words_in

numbers = st.one_of(
    st.integers(0, 10_000_000).map("{:,}".format),
    st.decimals(0, 1000, places=1).map("{:.1f}%".format),
    st.integers(2000, 2030).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
    st.integers(1, 99).map("({})".format),
    st.integers(1, 999).map("£{}m".format),
)
nouns = st.sampled_from(["officers", "burglary", "calls", "reserves", "victims", "The panel", "response", "plan"])
phrases = st.lists(st.one_of(nouns, numbers), min_size=1, max_size=30).map(" ".join)


def prose(phrase: str) -> str:
    return f"{phrase}."


def bullet(phrase: str) -> str:
    return f"- {phrase}"


def heading(phrase: str) -> str:
    return f"== {phrase}"


texts = st.builds(lambda make, phrase: (make(phrase), phrase), st.sampled_from([prose, bullet, heading]), phrases)


@st.composite
def tables(draw) -> tuple[str, str]:
    columns, rows = draw(st.integers(2, 5)), draw(st.integers(1, 8))
    cells = draw(st.lists(st.one_of(numbers, nouns), min_size=columns * rows, max_size=columns * rows))
    stroke = draw(st.sampled_from(["0.5pt", "none"]))
    align = draw(st.sampled_from(["left", "right", "center"]))
    written = ", ".join(f"[{cell}]" for cell in cells)
    return f"#table(columns: {columns}, stroke: {stroke}, align: {align}, {written})", " ".join(cells)


@st.composite
def columned(draw) -> tuple[str, str]:
    left, right = draw(phrases), draw(phrases)
    return f"#grid(columns: 2, gutter: 8mm)[{left * 3}][{right * 3}]", " ".join([left * 3, right * 3])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(texts, tables(), columned()), min_size=1, max_size=14))
def test_every_number_and_word_of_a_page_is_in_its_layout_once(parts):
    source = "\n\n".join(written for written, _ in parts)
    printed = Counter(word for _, plain in parts for word in WORD.findall(plain))
    assert words_in(read(typeset(source, 'paper: "a5", margin: 1cm'))) == printed
