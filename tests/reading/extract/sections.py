"""Short papers for the tests: text laid out by the real reader, as the section or passage an extractor is given."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

from answerable.reading.extract.citing import fold
from answerable.reading.extract.section import Passage, Section
from answerable.reading.formats.html import read_html
from answerable.reading.formats.text import read_text
from answerable.reading.layout import Block


def print_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text paper; `|` with a blank before it stands for a tab."""
    return tuple(read_text(re.sub(r" \| ?", "\t", dedent(text)).encode()).blocks)


def print_section(text: str, kind: str = "report", **facts: Any) -> Section:
    return Section(id="document-1", kind=kind, title="A paper", blocks=print_blocks(text), **facts)


def print_html_section(text: str, kind: str = "report", **facts: Any) -> Section:
    return Section(
        id="document-1", kind=kind, title="A paper", blocks=tuple(read_html(text.encode()).blocks), **facts
    )


def print_passage(text: str, home: str = "item note", **facts: Any) -> Passage:
    blocks = print_blocks(text)
    return Passage(blocks=blocks, text=fold(" ".join(block.text for block in blocks)), home=home, **facts)
