"""Names of lines, councils and forces, known again whatever their capitals and spaces."""

from __future__ import annotations

from collections.abc import Iterable


def fold_name(name: str) -> str:
    """A name without its capitals and spare spaces: two that fold to the same are one."""
    return " ".join(name.casefold().split())


def find_double(names: Iterable[str]) -> str:
    """The first name that stands a second time, as it stands first; empty where each stands once."""
    given = list(names)
    folded = [fold_name(name) for name in given]
    return next((name for name, known in zip(given, folded, strict=True) if folded.count(known) > 1), "")
