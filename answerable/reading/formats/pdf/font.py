"""What a font's name and flags say of its look."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

from answerable.reading.formats.pdf import pdfium

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|[-,]bd\b|medi$|^(?:cm|sf)bx", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq|slant", re.IGNORECASE)
_SYMBOL_NAME = re.compile(r"symbol|dingbat|wingding|webding|marlett", re.IGNORECASE)


class Font(NamedTuple):
    """The look of a font; `symbol` is true for those whose letters are pictures."""

    bold: bool
    italic: bool
    symbol: bool


def describe_font(font: int) -> Font:
    """The look of a font by its handle. Its stated weight is not asked: renderers leave it at 400."""
    buffer = ctypes.create_string_buffer(256)
    if not font:
        return Font(False, False, False)
    pdfium.font_name(font, ctypes.addressof(buffer), 255)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    flags = pdfium.font_flags(font)
    flags = flags if flags > 0 else 0
    return Font(
        bold=bool(_BOLD_NAME.search(name)) or bool(flags & pdfium.FONT_FORCE_BOLD),
        italic=bool(flags & pdfium.FONT_ITALIC) or bool(_ITALIC_NAME.search(name)),
        symbol=bool(_SYMBOL_NAME.search(name)),
    )
