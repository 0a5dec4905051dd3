"""The folder in which `answerable read --out` keeps one record per paper, and finds what it has read before."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections import Counter
from pathlib import Path

import answerable.reading.reader as reader


class Store:
    """A folder of records, one JSON file per paper. A file is there whole or not at all.

    Raises `OSError` when the folder cannot be made or written to.
    """

    def __init__(self, folder: Path, names: list[str]) -> None:
        self.folder = folder
        self._shared = {name for name, count in Counter(names).items() if count > 1}
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass  # only to learn now, not after an hour's reading, that the folder can be written to

    def holds(self, path: str, name: str) -> bool:
        """Whether this very paper, read by this very reader, is already there."""
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            kept = json.loads(self._place(path, name).read_bytes())[0]
            return bool(kept["reader"] == reader.READER and kept["source"]["sha256"] == _sha256(path))
        return False

    def keep(self, path: str, name: str, record: bytes, version: str, sha256: str) -> None:
        """Write one paper's record (the contract's list of one), with the reader's version, in one step."""
        place = self._place(path, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = record.replace(b'"contract": 1,', f'"contract": 1,\n    "reader": {json.dumps(version)},'.encode(), 1)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o644)
            os.replace(temporary, place)
        except BaseException:
            os.unlink(temporary)
            raise

    def _place(self, path: str, name: str) -> Path:
        """Papers of one name from several folders are told apart by their path."""
        mark = (
            f".{hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:8]}" if name in self._shared else ""
        )
        return self.folder / f"{name}{mark}.json"


def _sha256(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
