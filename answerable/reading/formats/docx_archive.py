"""A Word file's parts, taken from its zip archive with care: nothing unfolds without end, no entity is followed."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from answerable.reading.layout import UnreadableError

MAX_PART_BYTES = 96 * 2**20
MAX_ARCHIVE_BYTES = 2 * 2**30
MAX_ENTRIES = 20_000
MAX_RATIO = 400
"""A part that unfolds to more than this many times its size, and is large, is no paper."""
_RATIO_MATTERS_BYTES = 16 * 2**20

DAMAGED = "this Word file is damaged; open it in Word, save it again, and read that"
_TOO_LARGE = "this Word file unfolds to more than can be read; split it and read the parts"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATED = "_rels/{name}.rels"

Element = ElementTree.Element


class Archive:
    """The parts of a Word file. Raises `UnreadableError` for an archive that is damaged, locked or hostile."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
            raise UnreadableError(DAMAGED) from None
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_ARCHIVE_BYTES:
            raise UnreadableError(_TOO_LARGE)
        self._names = {entry.filename for entry in entries}
        self.main = self._main_name()

    def part(self, name: str) -> Element | None:
        """A part's root element, or nothing if the file has no such part."""
        if name not in self._names:
            return None
        data = self._bytes(name)
        if _DOCTYPE.search(data) or _DOCTYPE.search(data.replace(b"\0", b"")):
            raise UnreadableError("this Word file holds a definition that Word never writes; it will not be read")
        try:
            return ElementTree.fromstring(data)  # noqa: S314 -- a document type, and so every entity, is refused above
        except (ElementTree.ParseError, ValueError, LookupError):
            raise UnreadableError(DAMAGED) from None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by id, the kind of the target and its name in the archive."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, _RELATED.format(name=file)))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], place)
        return found

    def _main_name(self) -> str:
        for kind, name in self.related("").values():
            if kind == "officeDocument" and name in self._names:
                return name
        return "word/document.xml"

    def _bytes(self, name: str) -> bytes:
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 1:
            raise UnreadableError("this Word file is locked with a password; save it without one and read that")
        if entry.file_size > MAX_PART_BYTES or (
            entry.file_size > _RATIO_MATTERS_BYTES and entry.file_size > MAX_RATIO * entry.compress_size
        ):
            raise UnreadableError(_TOO_LARGE)
        try:
            with self._zip.open(entry) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
            raise UnreadableError(DAMAGED) from None
        if len(data) > MAX_PART_BYTES:
            raise UnreadableError(_TOO_LARGE)
        return data


def local(element: Element) -> str:
    """An element's name without its namespace: the transitional and the strict forms of Word are read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return found
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def is_on(element: Element | None) -> bool | None:
    """A switch such as `<w:b/>`: on, off, or not said."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")
