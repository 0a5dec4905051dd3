"""The numbers that Word prints before the paragraphs of its lists: counted, because the file does not hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from answerable.reading.formats.docx_archive import Element, child, is_on, local, value
from answerable.reading.formats.numeral import spell_number

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FORMATS = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
# What the symbol fonts draw at the places where Word puts its bullets.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf06f": "o", "\uf0d8": "▸", "\uf0fc": "✓", "\uf02d": "-", "\uf0a8": "□"}


class ListMark(NamedTuple):
    """What stands before a list paragraph: a bullet, or a printed number, or neither; and the list's depth from 1."""

    bullet: str | None
    number: str | None
    level: int


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """The numbering part of a Word file, which may be missing, and how far each list has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._add_abstract(element)
        for element in root if root is not None else ():
            if local(element) == "num":
                self._add_list(element)

    def mark(self, list_id: str, level: int) -> ListMark | None:
        """Count one paragraph of a list and give what is printed before it; nothing if there is no such list."""
        held = self._lists.get(list_id)
        if held is None:
            return None
        level = min(max(0, level), _LEVELS - 1)
        levels = self._abstract.get(held.abstract, {})
        shape = held.levels.get(level) or levels.get(level) or _Level()
        self._count(list_id, held, level, levels)
        if shape.form == "bullet":
            return ListMark(_bullet(shape.text), None, level + 1)
        if shape.form == "none" or not shape.text:
            return ListMark(None, None, level + 1)
        return ListMark(None, self._spell(held, shape, levels), level + 1)

    def _add_abstract(self, element: Element) -> None:
        name = value(element, "abstractNumId") or ""
        self._abstract[name] = dict(_levels(element))
        style = value(child(element, "styleLink"))
        if style:
            self._by_style[style] = name
        linked = value(child(element, "numStyleLink"))
        if linked:
            self._by_style.setdefault(f"link {name}", linked)

    def _add_list(self, element: Element) -> None:
        abstract = value(child(element, "abstractNumId")) or ""
        linked = self._by_style.get(f"link {abstract}")
        held = _List(self._by_style.get(linked, abstract) if linked else abstract)
        for override in element:
            if local(override) != "lvlOverride":
                continue
            level = _number(value(override, "ilvl"), 0)
            start = value(child(override, "startOverride"))
            if start is not None:
                held.starts[level] = _number(start, 1)
            held.levels.update(_levels(override))
        self._lists[value(element, "numId") or ""] = held

    def _count(self, list_id: str, held: _List, level: int, levels: dict[int, _Level]) -> None:
        counts = self._counts.setdefault(held.abstract, [None] * _LEVELS)
        shape = held.levels.get(level) or levels.get(level) or _Level()
        before = counts[level]
        if level in held.starts and (list_id, level) not in self._begun:
            counts[level] = held.starts[level]
            self._begun.add((list_id, level))
        else:
            counts[level] = shape.start if before is None else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = (levels.get(above) or _Level()).start
        for below in range(level + 1, _LEVELS):
            restart = (levels.get(below) or _Level()).restart
            if restart is None or (restart and level < restart):
                counts[below] = None

    def _spell(self, held: _List, shape: _Level, levels: dict[int, _Level]) -> str:
        counts = self._counts[held.abstract]

        def spell(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            form = (held.levels.get(place) or levels.get(place) or _Level()).form
            return _spell_count(counts[place] or 0, "decimal" if shape.legal else form)

        return _PLACE.sub(spell, shape.text).strip()


def _levels(element: Element) -> list[tuple[int, _Level]]:
    found = []
    for part in element:
        if local(part) == "lvl":
            restart = value(child(part, "lvlRestart"))
            level = _Level(
                form=value(child(part, "numFmt")) or "decimal",
                text=value(child(part, "lvlText")) or "",
                start=_number(value(child(part, "start")), 1),
                restart=_number(restart, 0) if restart is not None else None,
                legal=bool(is_on(child(part, "isLgl"))),
            )
            found.append((_number(value(part, "ilvl"), 0), level))
    return found


def _spell_count(count: int, form: str) -> str:
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return spell_number(count, _FORMATS.get(form, "decimal"))


def _bullet(text: str) -> str:
    mark = text.strip()[:1]
    if not mark:
        return "•"
    return _BULLETS.get(mark, "•" if "\ue000" <= mark <= "\uf8ff" else mark)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
