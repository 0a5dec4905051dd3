"""Measuring from a program or a notebook: a file loaded, an analysis made of it, its exhibits shown."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from answerable.drawing.exhibit import Exhibit, Told
from answerable.measuring.kind import Kind, tell_whole
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.report import Loaded
from answerable.measuring.loading.shape import Shape
from answerable.measuring.refusal import MeasureError


class Analysis(Struct, frozen=True, kw_only=True):
    """An analysis as it was made: `result` is what was computed, `told` what may be said of it.

    A notebook shows it as a page; `print` as text.
    """

    kind: str
    options: Struct
    result: Struct
    told: Told

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        return self.told.exhibits

    def exhibit(self, slug: str) -> Exhibit:
        """The exhibit of that name. Raises `KeyError`, naming those that there are."""
        for each in self.told.exhibits:
            if each.slug == slug:
                return each
        raise KeyError(f"there is no exhibit {slug}: there are {', '.join(each.slug for each in self.exhibits)}")

    def __str__(self) -> str:
        from answerable.drawing.text import write_told

        return write_told(self.told)

    def _repr_html_(self) -> str:
        from answerable.drawing.html import write_article

        return "".join(write_article(exhibit) for exhibit in self.told.exhibits)


def load(
    path: Path | str, shape: str | Shape, *, rows: Path | None = None, provenance: str = "", progress: Any = None
) -> Loaded:
    """Load a file by its shape, or by the name of one of measuring's own; gives the clean file and the report on it.

    `rows` is the folder in which clean rows are kept: a file that was loaded into it is not loaded again. Without it
    they are kept until the program ends. Raises `MeasureError` in a sentence where the file cannot be used.
    """
    from answerable.measuring.kinds import find_shape
    from answerable.measuring.loading.load import load_file

    wanted = shape if isinstance(shape, Shape) else find_shape(shape)
    path, folder = Path(path), rows or _passing_folder()
    note = folder / f"{_mark_of(path, wanted.name, provenance)}.json" if path.is_file() else None
    if note is not None and note.exists():
        kept = msgspec.json.decode(note.read_bytes(), type=Loaded, dec_hook=_read_path)
        if kept.file is not None and kept.file.path.exists():
            return kept
    loaded = load_file(path, wanted, folder, provenance=provenance, progress=progress)
    if loaded.file is not None and note is not None:
        waiting = note.with_suffix(".waiting")
        waiting.write_bytes(msgspec.json.encode(loaded, enc_hook=str))
        waiting.replace(note)
    return loaded


def measure(kind: str | Kind, files: Mapping[str, DataFile | Path | str], **options: str) -> Analysis:
    """Make an analysis from its files, by what its kind calls them; `options` in words, as typed.

    `kind` is a kind, or the name of one of measuring's own.

    A path is loaded first, with no row rejected: load it yourself to go on without those rows. Raises `MeasureError`
    in a sentence for what is missing, strange or refused.
    """
    from answerable.measuring.option import read_options

    chosen = kind if isinstance(kind, Kind) else find_kind(kind)
    given = {name: _open(chosen, name, file) for name, file in files.items()}
    for wanted in chosen.inputs:
        if wanted.name not in given and not wanted.is_optional:
            raise MeasureError(f"“{chosen.name}” needs a file called “{wanted.name}”: {wanted.shape.meaning}")
    settings = read_options(chosen, options)
    result = chosen.measure(given, settings)
    told = tell_whole(chosen, result, given.values())
    return Analysis(kind=chosen.name, options=settings, result=result, told=told)


def find_kind(name: str) -> Kind:
    """The kind of that name; raises `MeasureError`, naming the nearest."""
    from answerable.measuring.kinds import KINDS

    if name in KINDS:
        return KINDS[name]
    near = get_close_matches(name, KINDS, 1)
    rest = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(KINDS)}."
    raise MeasureError(f"There is no analysis “{name}”. {rest}")


def _open(kind: Kind, name: str, file: DataFile | Path | str) -> DataFile:
    shapes = {wanted.name: wanted.shape for wanted in kind.inputs}
    if name not in shapes:
        raise MeasureError(f"“{kind.name}” takes no file called “{name}”. It takes: {', '.join(shapes)}.")
    if isinstance(file, DataFile):
        if file.shape != shapes[name].name:
            raise MeasureError(f"“{file.name}” holds {file.shape}; “{name}” of “{kind.name}” is {shapes[name].name}.")
        return file
    loaded = load(file, shapes[name])
    if loaded.file is None or loaded.report.rejected:
        first = loaded.report.rejections[0]
        raise MeasureError(f"{file}: {loaded.report.sentence} Line {first.line}: {first.words}")
    return loaded.file


def _mark_of(path: Path, shape: str, provenance: str) -> str:
    from answerable.measuring.loading.writer import hash_file

    said = f"{path.name}\n{shape}\n{provenance}\n{hash_file(path)}"
    return f"given-{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def _read_path(kind: type, words: Any) -> Any:
    return Path(words) if kind is Path else words


@cache
def _passing_folder() -> Path:
    folder = tempfile.mkdtemp(prefix="answerable-rows-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
