"""From bytes to characters."""

from __future__ import annotations

import codecs

import pytest

from answerable.reading.formats.encoding import decode_text
from answerable.reading.layout import UnreadableError

PRINTED = "Café, £5m – “agreed” by the Panel"


@pytest.mark.parametrize(
    "data",
    [
        PRINTED.encode("utf-8"),
        codecs.BOM_UTF8 + PRINTED.encode("utf-8"),
        PRINTED.encode("utf-16"),
        codecs.BOM_UTF16_BE + PRINTED.encode("utf-16-be"),
        PRINTED.encode("utf-16-le"),
        PRINTED.encode("utf-16-be"),
        PRINTED.encode("utf-32"),
        PRINTED.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16-be bom", "utf-16-le bare", "utf-16-be bare", "utf-32", "cp1252"],
)
def test_text_is_the_same_in_every_encoding(data: bytes) -> None:
    assert decode_text(data) == PRINTED


def test_a_few_broken_bytes_do_not_turn_utf_8_into_windows_1252() -> None:
    data = ("é" * 50).encode() + b"\xe9" + b" end"

    assert decode_text(data) == "é" * 50 + "\ufffd end"


def test_a_lone_surrogate_is_replaced() -> None:
    assert decode_text(codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00") == "a\ufffdb"


def test_stray_control_characters_become_spaces() -> None:
    assert (
        decode_text(b"The Panel\x00 noted the report. " + b"x" * 100) == "The Panel  noted the report. " + "x" * 100
    )


def test_bytes_that_are_no_text_are_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableError, match=r"^this is not a text file; save the paper as PDF, Word"):
        decode_text(bytes(range(32)) * 50)
