"""A kind of analysis: which files it is computed from, what may be chosen, what it gives and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from answerable.drawing.exhibit import Told
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.shape import Shape


class Input(NamedTuple):
    """A file that an analysis takes: what it is called there, its shape, and whether it may be left out."""

    name: str
    shape: Shape
    is_optional: bool = False


class Kind(NamedTuple):
    """A kind of analysis.

    `options` is a frozen Struct whose fields, each with a default and a `meaning` in its `Meta`, are what a form and
    the command line ask for. `measure` takes `{input name: DataFile}` and the options and gives a `result`: a frozen
    Struct that JSON carries whole. `tell` takes that result alone, so that a page told again a year later is the
    same. Slow imports happen inside the functions.
    """

    name: str
    heading: str
    purpose: str
    inputs: tuple[Input, ...]
    options: type[Struct]
    result: type[Struct]
    measure: Callable[[Mapping[str, DataFile], Any], Struct]
    tell: Callable[[Any], Told]
