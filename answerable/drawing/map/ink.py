"""Elements of a drawing as they are written: words, boxes and lines, whose colours and sizes are attributes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2000/svg"
_UNDRAWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")


def add(parent: ET.Element, tag: str, words: str = "", /, **attributes: str | float) -> ET.Element:
    """An element within another: `stroke_width=2` is `stroke-width="2"`, numbers have no more than two places."""
    written = {name.rstrip("_").replace("_", "-"): _write(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, f"{{{NAMESPACE}}}{tag}", written)
    if words:
        element.text = clean_words(words)
    return element


def clean_words(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return _UNDRAWABLE.sub("", words)


def _write(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
