"""A clean file of rows, kept as Parquet by its hash: what every analysis is computed from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct


class DataFile(Struct, frozen=True, kw_only=True):
    """A loaded file. `sha256` is of the clean Parquet at `path`, `name` is what the file given was called.

    `provenance` says in words who made it and from what; `is_invented` marks rows made for a demonstration, which
    every exhibit made of them says.
    """

    path: Path
    sha256: str
    shape: str
    name: str
    rows: int
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    provenance: str = ""
    is_invented: bool = False
