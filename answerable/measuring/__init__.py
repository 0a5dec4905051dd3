"""Tables in, signals out: what figures are published with and checked against.

From a program or a notebook:

    from answerable import measuring
    calls = measuring.load("calls.csv", "calls")           # .file, and .report on what was not taken
    contact = measuring.measure("contact", {"calls": calls.file}, first_on="2022-05-01")
    print(contact)                                          # a notebook shows it with its drawings
"""

from __future__ import annotations

from typing import Any

__all__ = ["find_kind", "load", "measure"]


def __getattr__(name: str) -> Any:
    # Only when asked for: much of the house needs the arithmetic here, and none of what it takes to open files.
    if name in __all__:
        from answerable.measuring import analysis

        return getattr(analysis, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
