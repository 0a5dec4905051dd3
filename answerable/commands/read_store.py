"""The folder in which `answerable read --out` keeps one record per paper, and finds what it has read before."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections import Counter
from pathlib import Path

from answerable.reading.edition import reader_edition


class Store:
    """A folder of records, one JSON file per paper. A file is there whole or not at all.

    Raises `OSError` when the folder cannot be made or written to.
    """

    def __init__(self, folder: Path, names: list[str]) -> None:
        self.folder = folder
        self._shared = {name for name, count in Counter(names).items() if count > 1}
        folder.mkdir(parents=True, exist_ok=True)
        # Made first, so that a folder that cannot be written to is known now and not after an hour's reading.
        self._unfinished = tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-")

    def holds(self, path: str, name: str) -> bool:
        """Whether this very paper, read by this very reader, is already there."""
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            kept = json.loads(self._place(path, name).read_bytes())[0]
            return bool(kept["reader"] == reader_edition() and kept["source"]["sha256"] == _sha256(path))
        return False

    def keep(self, path: str, name: str, record: bytes, version: str) -> None:
        """Write one paper's record (the contract's list of one), with the reader's version, in one step."""
        place = self._place(path, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = record.replace(b'"contract": 1,', f'"contract": 1,\n    "reader": {json.dumps(version)},'.encode(), 1)
        unfinished = Path(self._unfinished.name, "record")
        with unfinished.open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)

    def close(self) -> None:
        """Take away what an interrupt left unfinished."""
        self._unfinished.cleanup()

    def _place(self, path: str, name: str) -> Path:
        """Papers of one name from several folders are told apart by their path."""
        mark = (
            f".{hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:8]}" if name in self._shared else ""
        )
        return self.folder / f"{name}{mark}.json"


def _sha256(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
