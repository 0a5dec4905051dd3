"""From bytes to characters: the encodings that papers saved as text come in."""

from __future__ import annotations

import codecs
import re

from answerable.reading.layout import UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE = 65_536
_MOST_CONTROL = 0.02
"""Above this share of control characters a file is not text."""
_NOT_TEXT = "this is not a text file; save the paper as PDF, Word (.docx), HTML or plain text and read that"


def decode_text(data: bytes) -> str:
    """The characters of a text file; stray control characters become spaces.

    UTF-8, UTF-16 and UTF-32 by their marks, UTF-16 also by its zeros; then UTF-8 if it is that but for a few
    broken bytes; otherwise Windows-1252. Raises `UnreadableError` when the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _settle(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _settle(data.decode(wide, "replace"))
    try:
        return _settle(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 20 > sum(char > "\x7f" for char in text):
        text = data.decode("cp1252", "replace")
    return _settle(text)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as zeros in every other byte."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _settle(text: str) -> str:
    control = len(_CONTROL.findall(text))
    if control > _MOST_CONTROL * len(text) and control > 1:
        raise UnreadableError(_NOT_TEXT)
    return _CONTROL.sub(" ", text) if control else text
