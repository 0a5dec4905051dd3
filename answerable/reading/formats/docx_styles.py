"""What a Word file's styles say: bold, italic, heading level, numbering, each inherited as Word inherits it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.reading.formats.docx_archive import Element, child, is_on, local, value

_HEADING_NAME = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = {"title": 1, "subtitle": 2}
_NO_OUTLINE = 9
_MAX_ANCESTORS = 32
_SWITCHES = ("b", "i", "caps", "vanish")


@dataclass
class Look:
    """Switches of a run: each on, off, or not said."""

    switches: dict[str, bool] = field(default_factory=dict)
    raised: bool | None = None

    @classmethod
    def of(cls, properties: Element | None) -> Look:
        look = cls()
        for part in properties if properties is not None else ():
            name = local(part)
            if name in _SWITCHES:
                look.switches[name] = bool(is_on(part))
            elif name == "vertAlign":
                look.raised = value(part) == "superscript"
        return look

    def over(self, below: Look) -> Look:
        """These switches, and where they say nothing, those below."""
        raised = below.raised if self.raised is None else self.raised
        return Look({**below.switches, **self.switches}, raised)

    def is_on(self, name: str) -> bool:
        return self.switches.get(name, False)


@dataclass
class Style:
    """A style with all that it inherits."""

    look: Look = field(default_factory=Look)
    heading: int = 0
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The styles part of a Word file, which may be missing."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default_paragraph = ""
        self.default_look = Look.of(child(root, "docDefaults", "rPrDefault", "rPr"))
        for element in root if root is not None else ():
            if local(element) == "style" and (name := value(element, "styleId")):
                self._elements[name] = element
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                    self.default_paragraph = name

    def style(self, name: str | None) -> Style:
        """The style of that id, resolved; an empty one when there is none."""
        if not name or name not in self._elements:
            return Style()
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def look(self, paragraph: Style, character: str | None, own: Element | None) -> Look:
        """A run's look. A style that switches bold on inside a bold one switches it off, as Word does."""
        base = paragraph.look.over(self.default_look)
        styled = self.style(character).look
        combined = styled.over(base)
        for name in ("b", "i", "caps"):
            if styled.is_on(name) and paragraph.look.is_on(name):
                combined.switches[name] = False
        return Look.of(own).over(combined)

    def _resolve(self, name: str) -> Style:
        chain: list[Element] = []
        seen: set[str] = set()
        at: str | None = name
        while at and at in self._elements and at not in seen and len(chain) < _MAX_ANCESTORS:
            seen.add(at)
            chain.append(self._elements[at])
            at = value(child(self._elements[at], "basedOn"))
        style = Style()
        for element in reversed(chain):
            style.look = Look.of(child(element, "rPr")).over(style.look)
            style.heading = _heading_level(element, style.heading)
            numbering = child(element, "pPr", "numPr")
            style.list_id = value(child(numbering, "numId")) or style.list_id
            level = value(child(numbering, "ilvl"))
            style.list_level = int(level) if level and level.isdigit() else style.list_level
        return style


def _heading_level(element: Element, inherited: int) -> int:
    name = (value(child(element, "name")) or "").strip()
    named = _HEADING_NAME.fullmatch(name)
    if named:
        return min(6, int(named[1]))
    if name.lower() in _TITLE_NAMES:
        return _TITLE_NAMES[name.lower()]
    return outline_level(child(element, "pPr"), inherited)


def outline_level(properties: Element | None, inherited: int) -> int:
    """A paragraph's heading level by its outline level; 0 is body text."""
    level = value(child(properties, "outlineLvl"))
    if level is None or not level.isdigit():
        return inherited
    return 0 if int(level) >= _NO_OUTLINE else min(6, int(level) + 1)
