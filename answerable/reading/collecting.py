"""Python's cyclic garbage collector, which looks through everything again while a long paper is gathered."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the collector: a paper at work makes hardly any rubbish, and its rounds over what has been gathered so
    far would make long papers slower by the page."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
