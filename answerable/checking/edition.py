"""Which checker checked a paper: so that a paper is checked again when, and only when, the checker has changed."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from answerable import __version__

# What a finding is worked out with.
ROOMS = ("law", "measuring", "costing", "tracking", "checking")


@cache
def checker_edition() -> str:
    """The version and a digest of the sources of checking and of what it calculates with: `0.1.0+3fa2c81e`."""
    house = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted(path for path in (house / room).rglob("*") if path.suffix in (".py", ".toml")):
            digest.update(path.relative_to(house).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"
